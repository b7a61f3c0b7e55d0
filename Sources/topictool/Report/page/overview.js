// The overview: what is in the batch, how much of it is copied, and what is missing.

/** Sums of the rows of outlets. */
const totals = lazy(() => {
  const sum = (column) => summary.outletRows.reduce((total, row) => total + row[column], 0);
  return { copied: sum(1), words: sum(2), copiedWords: sum(3) };
});

/** Days that have articles, with how many of them are copied and how many are not. */
const days = lazy(() => {
  const { time, role } = articles();
  const counts = new Map();
  time.forEach((seconds, doc) => {
    if (seconds === null) return;
    const start = Math.floor(seconds / 86400) * 86400;
    if (!counts.has(start)) counts.set(start, [0, 0]);
    const isCopied = role[doc] === roles.copy || role[doc] === roles.partial;
    counts.get(start)[isCopied ? 1 : 0] += 1;
  });
  return [...counts].sort(([a], [b]) => a - b);
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
    if (days().length > 1) add(main, daysChart());
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
  const [first, last] = [days()[0][0], days().at(-1)[0]];
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

/** What was not read, and why. */
function skippedRecords() {
  const skipped = summary.skipped.reduce((sum, [, n]) => sum + n, 0);
  if (!skipped) return null;
  const reason = ([name, n], i) => [i ? ", " : " ", number(n), " ",
    `skipped ${name}` in words[language] ? t(`skipped ${name}`) : own(name)];
  return el("section", { class: "skipped" },
    el("p", {}, t("skipped", number(skipped), number(summary.records)), summary.skipped.map(reason)),
    summary.problems.length
      ? el("details", {}, el("summary", {}, t("firstProblems")),
          el("ul", { class: "problems" }, summary.problems.map((line) =>
            el("li", { dir: "auto" }, harmless(line)))))
      : null);
}

/** The days of a chart in bins of a day, a week, a month or a year, as [start, originals, copies]. */
function binned(rows) {
  const span = (rows.at(-1)[0] - rows[0][0]) / 86400 + 1;
  const unit = span <= 150 ? "day" : span <= 1000 ? "week" : span <= 15000 ? "month" : "year";
  const startOf = (seconds) => {
    if (unit === "day") return seconds;
    // The first of January 1970 was a Thursday; weeks start on Mondays.
    if (unit === "week") return seconds - ((((seconds / 86400 + 3) % 7) + 7) % 7) * 86400;
    const date = new Date(seconds * 1000);
    return date.setUTCMonth(unit === "month" ? date.getUTCMonth() : 0, 1) / 1000;
  };
  const bins = new Map();
  for (const [seconds, [originals, copies]] of rows) {
    const start = startOf(seconds);
    const bin = bins.get(start) ?? [start, 0, 0];
    bins.set(start, [start, bin[1] + originals, bin[2] + copies]);
  }
  return { unit, bins: [...bins.values()] };
}

/** Articles over time: bars of copies on bars of what is not copied. */
function daysChart() {
  const { unit, bins } = binned(days());
  const first = bins[0][0];
  const step = { day: 86400, week: 7 * 86400, month: 30.44 * 86400, year: 365.25 * 86400 }[unit];
  const places = Math.round((bins.at(-1)[0] - first) / step) + 1;
  const most = bins.reduce((top, [, originals, copies]) => Math.max(top, originals + copies), 0);
  const bars = bins.map(([start, originals, copies]) => {
    const x = Math.round((start - first) / step);
    const bar = (from, height, name) => height
      ? svg("rect", { x: x + 0.1, y: most - from - height, width: 0.8, height, class: name })
      : null;
    return svg("g", {}, svg("title", {}, binText(unit, start, originals, copies)),
      svg("rect", { x, y: 0, width: 1, height: most, class: "reach" }),
      bar(0, originals, "bar-original"), bar(originals, copies, "bar-copy"));
  });
  const key = (name, label) => el("span", {}, el("i", { class: `swatch ${name}` }), label);
  const heading = t(`articlesA${unit[0].toUpperCase()}${unit.slice(1)}`);
  return el("section", {},
    el("h2", {}, heading),
    el("p", { class: "key" }, key("bar-original", t("originals")), key("bar-copy", t("copies"))),
    el("figure", { class: "days" },
      el("div", { class: "days-top quiet" }, number(most)),
      svg("svg", {
        viewBox: `0 0 ${places} ${most}`, preserveAspectRatio: "none", role: "img",
        "aria-label": t("daysChartLabel", number(most)),
      }, bars),
      el("figcaption", { class: "quiet" },
        el("span", {}, day(first)), el("span", {}, day(bins.at(-1)[0])))),
    el("details", {}, el("summary", {}, t("asTable")), lazily(() =>
      table([
        { title: t("date"), cell: ([start]) => el("time", {}, day(start)), value: ([start]) => start },
        { title: t("originals"), numeric: true, cell: ([, n]) => number(n), value: ([, n]) => n, descending: true },
        { title: t("copies"), numeric: true, cell: ([, , n]) => number(n), value: ([, , n]) => n, descending: true },
      ], bins, { name: "days", caption: heading, sort: [0, false], pageSize: 31 }))));
}

function binText(unit, start, originals, copies) {
  const from = unit === "day" ? day(start) : t(`${unit}Of`, day(start));
  return t("binText", from, number(originals), number(copies));
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
    el("li", {}, el("a", { href: address("family", family.number), class: "headline", dir: "auto" },
      harmless(articleTitle(family.source))),
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
