// One article: what is known of it, its text if the report has it, and the articles nearest to it.

view("article", {
  title: "article.title",
  within: "similarity",
  render(main, parameters) {
    const doc = articleOf(parameters.join(","));
    if (doc === undefined) return nothingHere(main);
    furnish(main, {}, [
      el("p", { class: "kicker" }, own(articles().id[doc])),
      heading(own(articleTitle(doc))),
      el("p", { class: "lead" }, outletMark(doc), " · ", moment(articles().time[doc]), " · ",
        count("words", articles().words[doc])),
      articleFacts(doc),
      el("div", { class: "article-columns" },
        el("section", {}, el("h2", {}, t("article.text")), readableText(doc)),
        el("section", {}, el("h2", {}, t("article.nearest")), nearestList(doc))),
    ]);
    return harmless(articleTitle(doc));
  },
});

/** Family, event and topic of an article. */
function articleFacts(doc) {
  const { family, role, from, share, event, topic } = articles();
  const isMember = familyMembers(family[doc]).length > 1;
  const fact = (name, ...content) => [el("dt", {}, name), el("dd", {}, content)];
  return el("dl", { class: "facts" },
    fact(t("article.role"), t(roleNames[role[doc]]),
      share[doc] > 0 ? [" · ", t("article.copied", percent(share[doc] / 100))] : null),
    from[doc] === doc ? null : fact(t("article.from"), articleLink(from[doc]), " ",
      compareLink(from[doc], doc)),
    isMember ? fact(t("article.family"), link(t("article.familyOf", number(family[doc]),
      count("articles", familyMembers(family[doc]).length)), "family", family[doc])) : null,
    fact(t("article.event"),
      event[doc] < summary.events.length ? eventLink(event[doc]) : t("article.alone")),
    topic[doc] >= 0 ? fact(t("article.topic"), topicLink(topic[doc])) : null);
}

/** The text of an article in paragraphs, or that it is not here. */
function readableText(doc) {
  const text = textOf(doc);
  if (text === null) return el("p", { class: "missing" }, t("article.noText"));
  return el("div", { class: "reading" }, text.split(/\n+/).filter((line) => line.trim())
    .map((line) => el("p", asWritten(line), harmless(line))));
}

/** The articles nearest to one, with bars of their cosines. */
function nearestList(doc) {
  if (!hasNearest()) return el("p", { class: "missing" }, t("similarity.none"));
  const found = nearest(doc);
  if (!found.length) return el("p", { class: "missing" }, t("article.noNearest", leastCosine()));
  const { event, family, time } = articles();
  return el("ol", { class: "nearest" }, found.map(({ doc: other, cosine }) => {
    const bar = el("span", { class: "bar" });
    bar.style.inlineSize = `${100 * cosine}%`;
    const isSame = (column) => column[other] === column[doc];
    return el("li", {},
      el("div", { class: "cosine" }, el("span", { class: "bar-track", "aria-hidden": "true" }, bar),
        el("span", {}, cosineText(cosine))),
      articleLink(other),
      el("div", { class: "quiet" }, outletMark(other), " · ", moment(time[other]),
        isSame(family) ? ` · ${t("similarity.sameFamily")}`
          : isSame(event) ? ` · ${t("similarity.sameEvent")}` : null,
        compareLink(doc, other) ? [" · ", compareLink(doc, other)] : null));
  }));
}
