// Time in charts: bins of hours, days and longer, bars over them, and small multiples.

const hourLength = 3600;
const dayLength = 24 * hourLength;

/** The beginning of a stretch of time; `offset` is where one of them begins. */
const stretch = (length, offset) => (seconds) =>
  Math.floor((seconds - offset) / length) * length + offset;

/** The beginning of a month, or of one of so many years, `ahead` of the one of a time. */
function calendar(seconds, years, ahead) {
  const date = new Date(seconds * 1000);
  const year = date.getUTCFullYear();
  const start = new Date(0);
  if (years) start.setUTCFullYear(Math.floor(year / years) * years + ahead * years);
  else start.setUTCFullYear(year, date.getUTCMonth() + ahead);
  return start.getTime() / 1000;
}

/** A step of the calendar, of so many years, or of a month. */
const calendarStep = (name, years) => ({
  name, floor: (seconds) => calendar(seconds, years, 0), next: (start) => calendar(start, years, 1),
});

/** The steps a timeline may have; weeks begin on Mondays, as the fifth of January 1970 was. */
const timeSteps = [
  ...[["hour", hourLength, 0], ["day", dayLength, 0], ["week", 7 * dayLength, 4 * dayLength]]
    .map(([name, length, offset]) => (
      { name, floor: stretch(length, offset), next: (start) => start + length })),
  calendarStep("month", 0), calendarStep("year", 1), calendarStep("decade", 10),
  calendarStep("century", 100),
];

/** The most bins a timeline may have. */
const mostBins = 100;

/**
 * The bins of the time from the first to the last of `times`, of which some may be null: the
 * shortest step that makes few enough, and not hours where many articles say only their day.
 * Null where no time is known.
 */
function binsOf(times) {
  let [first, last, known, days] = [Infinity, -Infinity, 0, 0];
  for (const time of times) {
    if (time === null) continue;
    first = Math.min(first, time);
    last = Math.max(last, time);
    known += 1;
    if (isDay(time)) days += 1;
  }
  if (!known) return null;
  for (const step of timeSteps.slice(days * 10 > known ? 1 : 0)) {
    const starts = [];
    for (let at = step.floor(first); at <= last && starts.length <= mostBins; at = step.next(at)) {
      starts.push(at);
    }
    if (starts.length <= mostBins || step === timeSteps.at(-1)) {
      return { step: step.name, starts, unknown: times.length - known };
    }
  }
}

/** How many of `times` are in each of the bins. */
function countsIn(times, { starts }) {
  const counts = new Array(starts.length).fill(0);
  for (const time of times) {
    if (time === null) continue;
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= time) low = middle;
      else high = middle;
    }
    counts[low] += 1;
  }
  return counts;
}

/** What a bin is called: in full, or as short as an axis needs. */
function binName(step, seconds, isShort) {
  const date = { day: "numeric", month: "short" };
  const clock = { hour: "2-digit", minute: "2-digit" };
  const forms = {
    hour: isShort ? clock : { ...date, ...clock },
    month: { month: "short", year: "numeric" },
    year: { year: "numeric" }, decade: { year: "numeric" }, century: { year: "numeric" },
  };
  const form = forms[step] ?? (isShort ? date : { ...date, year: "numeric" });
  return format(Intl.DateTimeFormat, { timeZone: "UTC", hourCycle: "h23", ...form })
    .format(seconds * 1000);
}

/** When most was reported. */
function peakOf(counts, { step, starts }) {
  const most = Math.max(...counts);
  return most ? t("chart.peak", binName(step, starts[counts.indexOf(most)]), number(most))
    : t("noDate");
}

/** The bins and what is in them as a table. */
const binTable = ({ step, starts }, names, counts) =>
  numbersOf([t("chart.time"), ...names], () => starts
    .map((start, bin) => [binName(step, start), ...counts.map((row) => number(row[bin]))])
    .filter((_, bin) => counts.some((row) => row[bin])));

/** Time goes from left to right in charts; in a page that does not, that is said. */
const timeDirection = () =>
  document.documentElement.dir === "rtl" ? ` · ${t("chart.direction")}` : null;

/** A drawing as wide as there is room, made by `draw(width)`. */
const drawing = (attributes, draw) =>
  fitted(el("div", { dir: "ltr", ...attributes }), (width, box) => clear(box).append(draw(width)));

/** Bars over time, stacked: series of {name, className, times}. Says so if no time is known. */
function timeline(series, label) {
  const bins = binsOf(series.flatMap((one) => one.times));
  if (!bins) return el("p", { class: "missing" }, t("chart.noTimes"));
  const counts = series.map((one) => countsIn(one.times, bins));
  const sums = bins.starts.map((_, bin) => counts.reduce((sum, row) => sum + row[bin], 0));
  const said = [t(`chart.by.${bins.step}`), peakOf(sums, bins)].join(" · ");
  const columns = sums.map((sum, bin) => ({
    name: `${binName(bins.step, bins.starts[bin])}: ${number(sum)}`,
    parts: series.map((one, row) => [one.className, counts[row][bin]]),
  }));
  return el("figure", {},
    el("figcaption", {}, said, timeDirection(),
      bins.unknown ? ` · ${t("chart.undated", number(bins.unknown))}` : null),
    series.length > 1 ? legend(series.map((one) => [one.name, one.className])) : null,
    drawing({ class: "chart" }, (width) => timelineDrawing({
      columns, bins, most: Math.max(...sums), said: `${label}. ${said}`, width,
    })),
    binTable(bins, series.map((one) => one.name), counts));
}

/** A round step that cuts a number into at most four. */
function tickStep(most) {
  const least = Math.max(1, most / 4);
  const ten = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * ten).find((step) => step >= least);
}

function timelineDrawing({ columns, bins, most, said, width }) {
  const [height, left, bottom, top] = [170, 38, 24, 8];
  const step = tickStep(most);
  const ceiling = Math.ceil(most / step) * step;
  const across = (width - left - 4) / columns.length;
  const y = (value) => top + (height - top - bottom) * (1 - value / ceiling);
  const ticks = Array.from({ length: ceiling / step + 1 }, (_, i) => y(i * step));
  const thickness = Math.min(48, Math.max(0.75, across - (across > 4 ? 1 : 0)));
  const bar = (className, x, from, value) => svg("rect", {
    class: className, x: x - thickness / 2, y: y(from + value), width: thickness,
    height: Math.max(1, y(from) - y(from + value)),
  });
  return svg("svg", { role: "img", "aria-label": said, width, height },
    ticks.map((at, i) => [svg("line", { class: "grid", x1: left, x2: width, y1: at, y2: at }),
      svg("text", { x: left - 6, y: at + 4, "text-anchor": "end" }, number(i * step))]),
    columns.map(({ name, parts }, bin) => {
      let from = 0;
      return svg("g", {}, svg("title", {}, name), parts.filter(([, value]) => value)
        .map(([className, value]) => {
          from += value;
          return bar(className, left + (bin + 0.5) * across, from - value, value);
        }));
    }),
    timeAxis(bins, { left, across, y: height - 6, width }));
}

/** As many names of bins as there is room for; a day is named where hours pass midnight. */
function timeAxis({ step, starts }, { left, across, y, width }) {
  const every = Math.max(1, Math.ceil(84 / across));
  const dayOf = (bin) => Math.floor(starts[bin] / dayLength);
  return starts.map((start, bin) => {
    const x = left + (bin + 0.5) * across;
    if (bin % every || (bin && x > width - 32)) return null;
    const isNewDay = step === "hour" && (!bin || dayOf(bin) !== dayOf(bin - every));
    return [svg("line", { class: "grid", x1: x, x2: x, y1: y - 18, y2: y - 13 }),
      svg("text", { x, y, "text-anchor": "middle", class: isNewDay ? "new-day" : null },
        binName(isNewDay ? "day" : step, start, true))];
  });
}

/** Small multiples: rows of {name, href, colour, times} over one time, each of its own height. */
function multiples(rows) {
  const bins = binsOf(rows.flatMap((row) => row.times));
  if (!bins) return el("p", { class: "missing" }, t("chart.noTimes"));
  const counts = rows.map((row) => countsIn(row.times, bins));
  const ends = [bins.starts[0], bins.starts.at(-1)].map((start) => binName(bins.step, start));
  return el("figure", {},
    el("figcaption", {}, [t(`chart.by.${bins.step}`), t("period", ...ends), t("chart.ownHeight")]
      .join(" · "), timeDirection()),
    el("ul", { class: "multiples" }, rows.map((row, index) => {
      const peak = peakOf(counts[index], bins);
      return el("li", {}, el("a", { href: row.href }, own(row.name)),
        coloured(drawing({}, (width) => spark(counts[index], width, `${row.name}. ${peak}`)),
          row.colour),
        el("span", { class: "quiet" }, peak));
    })),
    binTable(bins, rows.map((row) => row.name), counts));
}

/** An area over time, in steps so that a time with nothing is seen to have nothing. */
function spark(counts, width, said) {
  const height = 44;
  const most = Math.max(1, ...counts);
  const y = (value) => (height - 1 - ((height - 4) * value) / most).toFixed(1);
  const x = (bin) => ((bin * width) / counts.length).toFixed(1);
  const steps = counts.map((value, bin) => `V${y(value)}H${x(bin + 1)}`).join("");
  return svg("svg", { role: "img", "aria-label": said, width, height },
    svg("path", { class: "area", d: `M0,${y(0)}${steps}V${y(0)}Z` }));
}
