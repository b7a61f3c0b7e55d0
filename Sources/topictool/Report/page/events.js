// Events: what was reported by two articles or more, each with a page of its own.

/** How many labels name a group in a chart or a list. */
const shownLabels = 3;

/** What a group is called by its labels, or else by its headline. */
function groupName(group, labels = shownLabels) {
  const name = group.labels.slice(0, labels).join("\u00a0· ");
  return harmless(name || articleTitle(group.headline));
}

/** The labels of a group, each on its own. */
function labelList(labels) {
  return labels.length
    ? el("ul", { class: "labels" }, labels.map((label) => el("li", {}, own(label))))
    : null;
}

/** First and last of the known times of documents, or nulls. */
function span(documents) {
  const { time } = articles();
  let [first, last] = [null, null];
  for (const doc of documents) {
    if (time[doc] === null) continue;
    if (first === null || time[doc] < first) first = time[doc];
    if (last === null || time[doc] > last) last = time[doc];
  }
  return { first, last };
}

/** How many outlets documents are from; those that do not say are not counted. */
function outletsOf(documents) {
  const { outlet } = articles();
  return new Set(documents.map((doc) => outlet[doc]).filter((index) => index >= 0)).size;
}

/** The events in order, with what a list shows of each; an event is of one topic. */
const eventRows = lazy(() => {
  const { topic } = articles();
  return summary.events.map((event, number) => {
    const members = eventMembers(number);
    return {
      number, ...event, ...span(members),
      size: members.length,
      outlets: outletsOf(members),
      topic: topic[members[0]],
    };
  });
});

/** A link to an event by its labels. */
function eventLink(number, labels = shownLabels) {
  return el("a", { href: address("event", number) }, own(groupName(summary.events[number], labels)));
}

/** The days from the first to the last, in as few words as they need; null without a date. */
function timeSpan({ first, last }) {
  if (first === null) return null;
  return day(first) === day(last) ? day(first) : t("period", day(first), day(last));
}

/** What is known of a group in a line: how much, of how many outlets and when. */
const groupLine = (...parts) => parts.filter(Boolean).join(" · ");
const outletsLine = (outlets) => (outlets ? count("outlets", outlets) : null);

/** A time in a table, on one line. */
const when = (seconds) => el("time", {}, moment(seconds));

/** The columns of a table that have something to show. */
const columnsThat = (...columns) => columns.filter(Boolean).flat();

/** A table of events; on a phone all but the size stands under the headline. */
function eventTable(rows, options) {
  const columns = columnsThat(
    { title: t("event.size"), cell: (row) => number(row.size), value: (row) => row.size,
      numeric: true, descending: true },
    { title: t("event.headline"), value: (row) => articleTitle(row.headline),
      cell: (row) => [
        headlineLink(articleTitle(row.headline), "event", row.number),
        labelList(row.labels.slice(0, 5)),
        el("div", { class: "quiet narrow" }, groupLine(outletsLine(row.outlets), timeSpan(row))),
      ] },
    rows.some((row) => row.outlets) && { title: t("event.outlets"), cell: (row) => number(row.outlets),
      value: (row) => row.outlets, numeric: true, descending: true, minor: true },
    rows.some((row) => row.first !== null) && [
      { title: t("event.first"), cell: (row) => when(row.first), value: (row) => row.first,
        minor: true },
      { title: t("event.last"), cell: (row) => when(row.last), value: (row) => row.last,
        minor: true },
    ]);
  return table(columns, rows, {
    caption: t("events.title"), sort: [0, true],
    text: (row) => `${articleTitle(row.headline)} ${row.labels.join(" ")}`, ...options,
  });
}

/** A treemap of rows of events, coloured by topic. */
function eventTreemap(rows, label) {
  return treemap(rows.map((row) => ({
    name: harmless(articleTitle(row.headline)), more: groupName(row, 5), value: row.size,
    text: count("articles", row.size), href: address("event", row.number), colour: row.topic,
  })), label);
}

/** How many events a treemap shows: boxes of more would be too small to read. */
const eventsInTreemap = () => (window.innerWidth < 640 ? 24 : 60);

view("events", {
  title: "events.title",
  inNavigation: true,
  render(main) {
    const rows = eventRows();
    const total = articles().id.length;
    const inEvents = rows.reduce((sum, row) => sum + row.size, 0);
    main.append(heading(t("events.title")));
    if (!rows.length) {
      main.append(el("p", { class: "missing" },
        total ? [t("events.none"), " ", count("events.alone", total)] : t("noArticles")));
      return;
    }
    main.append(el("p", { class: "lead" },
      t("events.lead", count("events", rows.length), count("articles", inEvents)), " ",
      count("events.alone", total - inEvents)));
    const shown = rows.slice(0, eventsInTreemap());
    const topics = [...new Set(shown.map((row) => row.topic))].filter((topic) => topic >= 0);
    main.append(
      el("p", { class: "quiet" },
        rows.length > shown.length
          ? t("events.largest", count("events", shown.length)) : t("events.area"),
        topics.length > 1 ? ` ${t("events.colours")}` : ""),
      topics.length > 1 ? topicLegend(topics) : "",
      eventTreemap(shown, t("events.title")),
      el("h2", {}, t("events.all")),
      eventTable(rows, { name: "events" }));
  },
});

/** How many outlets are shown before one asks for the others. */
const outletsShown = 12;

/** The articles of an event or topic by outlet, the largest share first. */
function outletShares(documents) {
  const { outlet } = articles();
  const rows = [...grouped(documents.map((doc) => outlet[doc]))]
    .map(([index, places]) => ({
      index, value: places.length, name: index < 0 ? t("noOutlet") : summary.outlets[index],
      text: `${number(places.length)} · ${percent(places.length / documents.length)}`,
    }))
    .sort((a, b) => b.value - a.value || a.index - b.index);
  const label = t("event.byOutlet");
  const chart = (some) => bars(some, label, rows[0].value);
  const rest = rows.slice(outletsShown);
  return el("section", {}, el("h2", {}, label),
    rows.some(({ index }) => index >= 0)
      ? chart(rows.slice(0, outletsShown)) : el("p", { class: "missing" }, t("noOutlets")),
    rest.length
      ? el("details", {},
          el("summary", {}, t("outlets.more", count("outlets", rest.length))), chart(rest))
      : null);
}

/** A timeline of documents by the part each has in copying. */
function roleTimeline(documents, label) {
  const { role, time } = articles();
  const series = roleNames.map((name, index) => ({
    name: t(name), className: `part-${name}`,
    times: documents.filter((doc) => role[doc] === index).map((doc) => time[doc]),
  }));
  return timeline(series.filter((one) => one.times.length), label);
}

/** An article's part in copying, with a link to its family or to what it takes a part of. */
function roleMark(doc) {
  const { role, family, from } = articles();
  const name = t(roleNames[role[doc]]);
  const isMember = familyMembers(family[doc]).length > 1;
  const isPart = !isMember && from[doc] !== doc && hasBothTexts(from[doc], doc);
  return el("span", { class: `part part-${roleNames[role[doc]]}` },
    isMember ? link(name, "family", family[doc])
      : isPart ? link(name, "pair", from[doc], doc) : name);
}

/**
 * The columns that lists of articles have: headline, and outlet and time as far as any of
 * them has one. On a phone those two stand under the headline. `mark(doc)` stands beside it.
 */
function articleColumns(documents, mark = () => null) {
  const { time } = articles();
  const outlet = outletsOf(documents) > 0
    && { title: t("outlet"), minor: true, value: (doc) => outletName(doc) || null, cell: outletMark };
  const published = documents.some((doc) => time[doc] !== null)
    && { title: t("when"), minor: true, value: (doc) => time[doc], cell: (doc) => when(time[doc]) };
  const headline = {
    title: t("article"), width: "wide", value: articleTitle,
    cell: (doc) => [articleLink(doc), " ", mark(doc),
      el("div", { class: "quiet narrow" }, outlet && outletMark(doc),
        outlet && published && " · ", published && when(time[doc]))],
  };
  return { headline, outlet, published };
}

/** A table of articles in order of time. */
function articleTable(documents, options) {
  const { headline, outlet, published } = articleColumns(documents);
  const columns = columnsThat(published, outlet, headline,
    { title: t("article.role"), cell: roleMark, value: (doc) => articles().role[doc] });
  return table(columns, inOrderOfTime(documents), {
    sort: [published ? 0 : -1, false], text: articleText, ...options,
  });
}

/** Links to the groups before and after one by size. */
function groupNeighbours(name, number, rows) {
  const order = [...rows].sort((a, b) => b.size - a.size || a.number - b.number);
  const place = order.findIndex((row) => row.number === number);
  const to = (row, key) => (row ? el("a", { href: address(name, row.number) }, t(key)) : null);
  return el("nav", { class: "neighbours", "aria-label": t("neighbours") },
    to(order[place - 1], `${name}.larger`), link(t(`${name}s.title`), `${name}s`),
    to(order[place + 1], `${name}.smaller`));
}

/** The number in an address, where it is one of so many. */
function indexIn(parameters, length) {
  const index = /^\d+$/.test(parameters[0] ?? "") ? Number(parameters[0]) : -1;
  return index < length ? index : -1;
}

view("event", {
  title: "event.title",
  within: "events",
  render(main, parameters) {
    const index = indexIn(parameters, summary.events.length);
    if (index < 0) return nothingHere(main);
    const row = eventRows()[index];
    const members = eventMembers(index);
    furnish(main, {}, [
      el("p", { class: "kicker" }, t("event.kicker", number(index))),
      heading(own(articleTitle(row.headline))),
      labelList(row.labels),
      el("p", { class: "lead" },
        groupLine(count("articles", row.size), outletsLine(row.outlets), timeSpan(row))),
      row.topic >= 0
        ? el("p", {}, t("event.topic"), " ", topicLink(row.topic)) : null,
      el("h2", {}, t("event.timeline")),
      roleTimeline(members, t("event.timeline")),
      el("h2", {}, t(row.first === null ? "topic.articles" : "event.articles")),
      articleTable(members, { name: `event-${index}`, caption: t("topic.articles") }),
      // Of one outlet, or of one article each, the table has said it all.
      row.outlets !== 1 && row.outlets < row.size ? outletShares(members) : null,
      groupNeighbours("event", index, eventRows()),
    ]);
    return harmless(articleTitle(row.headline));
  },
});
