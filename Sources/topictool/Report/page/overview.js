// The overview: what is in the batch, how much of it is copied, and what is missing.

/** Sums of the rows of outlets. */
const totals = lazy(() => {
  const sum = (column) => summary.outletRows.reduce((total, row) => total + row[column], 0);
  return { copied: sum(1), words: sum(2), copiedWords: sum(3) };
});

/** Days that have articles, in order. */
const days = lazy(() => {
  const starts = articles().time.filter((seconds) => seconds !== null)
    .map((seconds) => Math.floor(seconds / 86400) * 86400);
  return [...new Set(starts)].sort((a, b) => a - b);
});

view("overview", {
  title: "overview",
  inNavigation: true,
  render(main) {
    if (summary.articles === 0) {
      add(main, heading(t("emptyBatch")), el("p", {}, t("emptyBatchText")), skippedRecords());
      return;
    }
    const share = totals().copied / summary.articles;
    add(main,
      heading(totals().copied ? t("overviewHeading", percent(share)) : t("overviewNoCopies")),
      period(), figures(), missing(), skippedRecords());
    if (days().length > 1) add(main, copiesOverTime());
    if (summary.families.length) add(main, el("h2", {}, t("reprintedHeading")), mostReprinted());
    if (summary.outlets.length) {
      add(main, el("h2", {}, t("outletsHeading")), el("p", { class: "quiet" },
        t("outletsText")), outletTable());
    }
  },
});

/** From which day to which the batch goes. */
function period() {
  if (!days().length) return null;
  const [first, last] = [days()[0], days().at(-1)];
  return el("p", { class: "lead quiet" }, first === last ? day(first) : t("period", day(first), day(last)));
}

/** The figures of the batch, each a link to what it counts. */
function figures() {
  const { words: all, copiedWords } = totals();
  const figure = (value, label, view) =>
    el("div", {}, el("dt", {}, label), el("dd", {}, view && views.has(view) ? link(value, view) : value));
  return el("dl", { class: "figures" },
    figure(number(summary.articles), t("figureArticles"), "search"),
    figure(percent(all ? copiedWords / all : 0), t("figureWords")),
    figure(number(summary.families.length), t("figureFamilies"), "families"),
    figure(number(summary.outlets.length), t("figureOutlets")),
    figure(number(days().length), t("figureDays")),
    figure(number(summary.events.length), t("figureEvents"), "events"),
    figure(number(summary.topics.length), t("figureTopics"), "topics"));
}

/** What the batch lacks, and what the report therefore cannot show. */
function missing() {
  const { time, outlet } = articles();
  const undated = time.filter((seconds) => seconds === null).length;
  const nameless = outlet.filter((index) => index < 0).length;
  const notes = [
    summary.articles === 1 && t("missingOthers"),
    undated === summary.articles ? t("missingDates") : undated && count("undated", undated),
    nameless === summary.articles ? t("missingOutlets") : nameless && count("nameless", nameless),
    summary.articles > 1 && !summary.families.length && t("missingFamilies"),
    summary.articles > 1 && !summary.events.length && t("missingEvents"),
    summary.articles > 1 && !summary.topics.length && t("missingTopics"),
    summary.textsLeftOut > 0 && count("textsLeftOut", summary.textsLeftOut),
  ].filter(Boolean);
  return notes.length ? el("ul", { class: "notes" }, notes.map((note) => el("li", {}, note))) : null;
}

/** What was not read, or not as it is, and why. */
function skippedRecords() {
  const skipped = summary.skipped.reduce((sum, [, n]) => sum + n, 0);
  if (!summary.problems.length) return null;
  const reason = ([name, n], i) => [i ? ", " : " ", number(n), " ",
    Object.hasOwn(words[language], `skipped ${name}`) ? t(`skipped ${name}`) : own(name)];
  return el("section", { class: "skipped" },
    el("p", {}, skipped
      ? [t("skipped", number(skipped), number(summary.records)), summary.skipped.map(reason)]
      : t("mended")),
    el("details", {}, el("summary", {}, t("firstProblems")),
      el("ul", { class: "problems" }, summary.problems.map((line) =>
        el("li", { dir: "auto", lang: "en" }, harmless(line))))));
}

/** Articles over time: those that copy on those that do not. */
function copiesOverTime() {
  const { time, role } = articles();
  const isCopied = (doc) => role[doc] === roles.copy || role[doc] === roles.partial;
  return el("section", {}, el("h2", {}, t("overTime")), timeline([
    { name: t("originals"), className: "part-single",
      times: time.filter((_, doc) => !isCopied(doc)) },
    { name: t("copies"), className: "part-copy", times: time.filter((_, doc) => isCopied(doc)) },
  ], t("overTime")));
}

/** What is made when the <details> around it opens. */
function lazily(make) {
  const place = el("div", {});
  // The element has no parent yet.
  queueMicrotask(() => place.parentElement?.addEventListener("toggle", () => {
    if (!place.firstChild) place.append(make());
  }));
  return place;
}

/** The largest families, by the headlines of their sources. */
function mostReprinted() {
  return el("ol", { class: "reprinted" }, families().slice(0, 5).map((family) =>
    el("li", {}, headlineLink(articleTitle(family.source), "family", family.number),
      el("span", { class: "quiet" }, " ", familySize(family)))));
}

/** The outlets, with how much of each is copied. */
function outletTable() {
  const rows = summary.outletRows.map(([total, copied, all, copiedWords], index) => ({
    name: summary.outlets[index] ?? "", total, copied, all, share: all ? copiedWords / all : 0,
  }));
  return table([
    {
      title: t("outlet"), value: (row) => row.name || null,
      cell: (row) => row.name ? own(row.name) : el("span", { class: "quiet" }, t("noOutlet")),
    },
    { title: t("figureArticles"), numeric: true, descending: true, value: (row) => row.total, cell: (row) => number(row.total) },
    { title: t("copiedArticles"), numeric: true, descending: true, value: (row) => row.copied, cell: (row) => number(row.copied) },
    { title: t("figureAllWords"), numeric: true, minor: true, descending: true, value: (row) => row.all, cell: (row) => number(row.all) },
    { title: t("shareOfWords"), numeric: true, descending: true, value: (row) => row.share, cell: (row) => [meter(row.share), el("span", { class: "share" }, percent(row.share))] },
  ], rows, { name: "outlets", caption: t("outletsHeading"), sort: [1, true], text: rows.length > 8 ? (row) => row.name : null });
}

/** A bar as long as a share, beside the figure that says it. */
function meter(share) {
  return el("span", { class: "meter", "aria-hidden": "true" },
    el("i", { style: { "inline-size": `${Math.round(share * 100)}%` } }));
}
