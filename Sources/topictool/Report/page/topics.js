// Topics: what the batch is about, how much of it when, and a page of each.

/** How many events a topic's page shows at first. */
const eventsOfTopic = 15;

/** The topics in order, with what a list shows of each. */
const topicRows = lazy(() => summary.topics.map((topic, number) => {
  const members = topicMembers(number);
  return { number, ...topic, members, size: members.length };
}));

/** The events of each topic, the largest first. */
const eventsByTopic = lazy(() => grouped(eventRows().map((row) => row.topic)));
const eventsOf = (topic) => (eventsByTopic().get(topic) ?? []).map((number) => eventRows()[number]);

/** A link to a topic by its labels. */
function topicLink(number) {
  return el("a", { href: address("topic", number) }, own(groupName(summary.topics[number])));
}

/** The colours of topics. */
function topicLegend(topics) {
  return legend(topics.slice(0, 12).map((topic) =>
    [groupName(summary.topics[topic], 2), topic, address("topic", topic)]));
}

view("topics", {
  title: "topics.title",
  inNavigation: true,
  render(main) {
    const rows = topicRows().filter((row) => row.size).sort((a, b) => b.size - a.size);
    const { time } = articles();
    const without = topicMembers(-1).length;
    main.append(heading(t("topics.title")));
    if (!rows.length) {
      const key = articles().id.length ? "topics.none" : "noArticles";
      main.append(el("p", { class: "missing" }, t(key)));
      return;
    }
    main.append(
      el("p", { class: "lead" }, t("topics.lead", count("topics", rows.length)),
        without ? ` ${count("topics.without", without)}` : ""),
      el("p", { class: "quiet" }, t("topics.area")),
      treemap(rows.map((row) => ({
        name: groupName(row), value: row.size, text: count("articles", row.size),
        more: eventsOf(row.number).slice(0, 3)
          .map((event) => harmless(articleTitle(event.headline))).join(" · "),
        href: address("topic", row.number), colour: row.number,
      })), t("topics.title")),
      el("h2", {}, t("topics.overTime")),
      multiples(rows.map((row) => ({
        name: groupName(row), href: address("topic", row.number), colour: row.number,
        times: row.members.map((doc) => time[doc]),
      }))));
  },
});

view("topic", {
  title: "topic.title",
  within: "topics",
  render(main, parameters) {
    const index = indexIn(parameters, summary.topics.length);
    if (index < 0) return nothingHere(main);
    const { members, labels, headline, size } = topicRows()[index];
    const events = eventsOf(index);
    furnish(main, {}, [
      el("p", { class: "kicker" }, t("topic.kicker", number(index))),
      heading(own(groupName(summary.topics[index]))),
      labelList(labels),
      el("p", { class: "lead" }, groupLine(count("articles", size),
        percent(size / Math.max(1, articles().id.length)), outletsLine(outletsOf(members)),
        count("events", events.length), timeSpan(span(members)))),
      size ? el("p", {}, t("topic.headline"), " ", articleLink(headline)) : null,
      el("h2", {}, t("event.timeline")),
      roleTimeline(members, t("event.timeline")),
      el("h2", {}, t("topic.events")),
      events.length > 3
        ? eventTreemap(events.slice(0, eventsInTreemap() / 2), t("topic.events")) : null,
      events.length
        ? eventTable(events, { name: `topic-${index}-events`, pageSize: eventsOfTopic })
        : el("p", { class: "missing" }, t("topic.noEvents")),
      outletsOf(members) !== 1 && size ? outletShares(members) : null,
      el("h2", {}, t("topic.articles")),
      articleTable(members, { name: `topic-${index}`, caption: t("topic.articles") }),
      groupNeighbours("topic", index, topicRows()),
    ]);
    return groupName(summary.topics[index]);
  },
});
