// Copy families: the list of them, and one with its spread, its source and its members.

view("families", {
  title: "familiesTitle",
  inNavigation: true,
  render(main) {
    const all = families();
    add(main, heading(t("familiesTitle")));
    if (!all.length) {
      add(main, el("p", {}, t("missingFamilies")));
      return;
    }
    add(main, el("p", { class: "quiet" }, t("familiesText")), familyTable(all));
  },
});

/** The list of families. */
function familyTable(all) {
  const when = (seconds) => el("time", {}, seconds === null ? t("none") : day(seconds));
  const has = (test) => all.some(test);
  const columns = columnsThat(
    { title: t("familyNumber"), numeric: true, minor: true, value: (family) => family.number, cell: (family) => String(family.number) },
    {
      title: t("sourceTitle"), width: "wide", value: (family) => articleTitle(family.source),
      cell: (family) => headlineLink(articleTitle(family.source), "family", family.number),
    },
    { title: t("figureArticles"), numeric: true, descending: true, value: (family) => family.size, cell: (family) => number(family.size) },
    has((family) => family.outlets) &&
      { title: t("figureOutlets"), numeric: true, minor: true, descending: true, value: (family) => family.outlets, cell: (family) => number(family.outlets) },
    has((family) => family.first !== null) && [
      { title: t("firstDay"), value: (family) => family.first, cell: (family) => when(family.first) },
      { title: t("lastDay"), minor: true, value: (family) => family.last, cell: (family) => when(family.last) },
    ],
    has((family) => family.outlets) &&
      { title: t("sourceOutlet"), minor: true, value: (family) => outletName(family.source) || null, cell: (family) => outletMark(family.source) },
    has((family) => family.agency) &&
      { title: t("agency"), minor: true, value: (family) => family.agency || null, cell: (family) => family.agency ? own(family.agency) : t("none") });
  return table(columns, all, {
    name: "families", caption: t("familiesTitle"), sort: [2, true],
    text: ({ number, agency }) =>
      [number, agency, ...familyMembers(number).map(articleText)].join(" "),
  });
}

view("family", {
  title: "familiesTitle",
  within: "families",
  render(main, [given]) {
    const index = families().findIndex(({ number }) => String(number) === given);
    if (index < 0) return nothingHere(main);
    const family = families()[index];
    const members = inOrderOfTime(familyMembers(family.number));
    const takers = inOrderOfTime(partialTakers(family.number));
    const title = articleTitle(family.source);
    add(main,
      el("p", { class: "kicker" }, t("familyKicker", family.number)),
      heading(own(title)),
      familySummary(family),
      el("h2", {}, t("spreadHeading")), spread(family, members),
      el("h2", {}, t("whyHeading")), sourceReasons(family, members),
      el("h2", {}, t("membersHeading")), memberTable(family, members));
    if (takers.length) {
      add(main, el("h2", {}, t("takersHeading")), el("p", { class: "quiet" }, t("takersText")),
        takerTable(family, takers));
    }
    add(main, neighbours(index));
    return `${t("familyKicker", family.number)}: ${harmless(title)}`;
  },
});

/** How many articles of how many outlets a family has. */
const familySize = ({ size, outlets }) =>
  count("articles", size) + (outlets ? ` · ${count("outlets", outlets)}` : "");

/** Size, outlets, days and agency of a family in a line. */
function familySummary({ size, outlets, first, last, agency }) {
  const parts = [
    familySize({ size, outlets }),
    first === null ? t("noDate") : day(first) === day(last) ? day(first) : t("period", day(first), day(last)),
  ];
  return el("p", { class: "lead quiet" }, parts.join(" · "),
    agency ? [" · ", phrase("agencyOf", own(agency))] : null);
}

/** How long after another a time is, as precisely as both are known. */
function delay(seconds, since) {
  const unit = (unit, n) => format(Intl.NumberFormat, {
    style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0,
  }).format(n);
  if (isDay(seconds) || isDay(since)) {
    const days = Math.floor(seconds / 86400) - Math.floor(since / 86400);
    return days < 2 ? t(days < 1 ? "sameDay" : "nextDay") : t("later", unit("day", days));
  }
  const minutes = Math.round((seconds - since) / 60);
  if (minutes === 0) return t("sameTime");
  if (minutes < 100) return t("later", unit("minute", minutes));
  return minutes < 48 * 60
    ? t("later", unit("hour", Math.round(minutes / 60)))
    : t("later", unit("day", Math.round(minutes / 1440)));
}

/**
 * Times for a timeline: a day without an hour that holds the time of the source counts as
 * that time, since nothing says that it was before it.
 */
function timesBeside(source) {
  const { time } = articles();
  return (doc) => {
    const isSameDay = time[doc] !== null && isDay(time[doc])
      && time[source] >= time[doc] && time[source] < time[doc] + 86400;
    return isSameDay ? time[source] : time[doc];
  };
}

/** How long after the source an article appeared, or when it did where that is before. */
function following(doc, source) {
  const { time } = articles();
  const isLater = time[source] !== null && timesBeside(source)(doc) >= time[source];
  return isLater ? delay(time[doc], time[source]) : moment(time[doc]);
}

/** How many outlets a timeline shows by themselves. */
const outletsOnTimeline = 14;

/** Who came first and who followed: a line for each outlet, a mark for each article. */
function spread(family, members) {
  const { outlet } = articles();
  const time = timesBeside(family.source);
  const dated = members.filter((doc) => time(doc) !== null)
    .sort((a, b) => time(a) - time(b) || (b === family.source) - (a === family.source));
  if (!dated.length) return el("p", {}, t("spreadNoDates"));
  const [first, last] = [time(dated[0]), time(dated.at(-1))];
  const lines = [...grouped(dated.map((doc) => outlet[doc])).values()]
    .map((places) => places.map((place) => dated[place]));
  const shown = lines.length > outletsOnTimeline + 1 ? lines.slice(0, outletsOnTimeline) : lines;
  const others = lines.slice(shown.length);
  const marks = (documents) => {
    const places = new Map();
    for (const doc of documents) {
      const place = last === first ? 0 : Math.round(((time(doc) - first) / (last - first)) * 200) / 2;
      const isSource = doc === family.source;
      if (!places.has(place) || isSource) places.set(place, isSource);
    }
    return [...places].map(([place, isSource]) =>
      el("i", { class: isSource ? "dot dot-source" : "dot", style: { "inset-inline-start": `${place}%` } }));
  };
  const line = (name, documents) => el("li", {},
    el("span", { class: "spread-name" }, name,
      documents.length > 1 ? el("span", { class: "quiet" }, ` ×\u2009${number(documents.length)}`) : null),
    el("span", { class: "spread-track", "aria-hidden": "true" }, marks(documents)),
    el("span", { class: "spread-delay quiet" },
      documents.includes(family.source) ? el("strong", {}, t("source")) : following(documents[0], family.source)));
  const undated = members.length - dated.length;
  return el("div", { class: "spread" },
    el("ol", {}, shown.map((documents) => line(outletMark(documents[0]), documents)),
      others.length ? line(count("otherOutlets", others.length), others.flat()) : null),
    el("p", { class: "spread-axis quiet", "aria-hidden": "true" },
      el("span", {}, moment(first)), last === first ? null : el("span", {}, moment(last))),
    undated ? el("p", { class: "quiet" }, count("undated", undated)) : null);
}

/** The probable source and what speaks for it, the last reason being the one that settled it. */
function sourceReasons(family, members) {
  const { time } = articles();
  const { evidence, source, agency } = family;
  const at = timesBeside(source);
  const reason = (name) => name === "credit" && agency
    ? phrase("evidence credit of", own(agency)) : t(`evidence ${name}`);
  return el("div", {},
    el("p", {}, articleLink(source), " — ", outletMark(source), " · ", el("time", {}, moment(time[source]))),
    evidence.length === 1 ? el("p", {}, t("oneReason"), " ", reason(evidence[0])) : null,
    evidence.length > 1
      ? [el("p", {}, t("reasons")), el("ol", { class: "reasons" }, evidence.map((name, i) =>
          el("li", {}, reason(name), i === evidence.length - 1 ? el("strong", {}, " ", t("settled")) : null)))]
      : null,
    time[source] !== null && members.some((doc) => at(doc) !== null && at(doc) < time[source])
      ? el("p", { class: "quiet" }, t("earlierMember")) : null,
    el("p", { class: "quiet" }, t("probableOnly")));
}

/** Columns that every list of articles of a family has, as far as there is something in them. */
function memberColumns(documents) {
  const { share, role } = articles();
  const { headline, outlet, published } = articleColumns(documents, (doc) =>
    el("span", { class: `part part-${roleNames[role[doc]]}` }, t(roleNames[role[doc]])));
  return columnsThat(headline, outlet, published, {
    title: t("shareCopied"), numeric: true, descending: true, value: (doc) => share[doc],
    cell: (doc) => role[doc] === roles.source && !share[doc] ? t("none") : percent(share[doc] / 100),
  });
}

/** A table of articles that belong to a family or take from it, by time where they have one. */
function kinTable(columns, documents, options) {
  return table(columns, documents, {
    sort: [columns.findIndex(({ title }) => title === t("when")), false],
    text: documents.length > 8 ? articleText : null, ...options,
  });
}

/** What the filter of a list of articles looks in. */
const articleText = (doc) => `${articleTitle(doc)} ${articles().id[doc]} ${outletName(doc)}`;

/** The members of a family, any two of which can be chosen for comparison. */
function memberTable(family, members) {
  const chosen = [family.source, members.find((doc) => doc !== family.source)];
  const choice = (side, label) => ({
    title: label, width: "choice",
    cell: (doc) => el("input", {
      type: "radio", name: `side-${side}`, checked: chosen[side] === doc,
      "aria-label": `${label}: ${harmless(articleTitle(doc))}`,
      onchange: () => {
        chosen[side] = doc;
        compare.disabled = chosen[0] === chosen[1];
      },
    }),
  });
  const compare = el("button", {
    type: "button", class: "main", onclick: () => go(address("pair", ...chosen)),
  }, t("compareChosen"));
  return [
    el("p", { class: "controls" }, compare, el("span", { class: "quiet" }, t("chooseTwo"))),
    kinTable(
      [choice(0, t("firstSide")), choice(1, t("secondSide")), ...memberColumns(members)],
      members, { name: `family-${family.number}`, caption: t("membersHeading") }),
  ];
}

/** Articles that take a part from a family, each beside the one it is taken from. */
function takerTable(family, takers) {
  const { from } = articles();
  return kinTable([
    ...memberColumns(takers),
    { title: t("compare"), cell: (doc) => link(t("withWhatItTook"), "pair", from[doc], doc) },
  ], takers, { name: `takers-${family.number}`, caption: t("takersHeading") });
}

/** Links to the families before and after one, by size. */
function neighbours(index) {
  const to = (family, label) => family
    ? el("a", { href: address("family", family.number) }, t(label)) : el("span", {});
  return el("nav", { class: "neighbours", "aria-label": t("familiesTitle") },
    to(families()[index - 1], "previousFamily"), to(families()[index + 1], "nextFamily"));
}
