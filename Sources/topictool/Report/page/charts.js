// Charts of our own. Each has its numbers in words or in a table as well, takes its colours from the page's style and
// is drawn again when its width changes. What a click does, a link does.

/** Calls `draw` with the width of `box` as soon as it is in the page, and whenever that width changes. */
function fitted(box, draw) {
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(box.clientWidth);
    if (width > 0 && width !== drawn) draw(drawn = width);
  }).observe(box);
  return box;
}

/** The golden angle keeps the hues of neighbouring numbers far apart, however many there are. */
function coloured(node, index) {
  if (index < 0) node.classList.add("no-hue");
  else node.style.setProperty("--hue", String(Math.round((index * 137.508 + 245) % 360)));
  return node;
}

/** Names beside their colours: [[name, index of the colour or class, href], ...]. */
function legend(entries) {
  return el("ul", { class: "legend" }, entries.map(([name, colour, href]) => {
    const swatch = el("span", { class: "swatch", "aria-hidden": "true" });
    if (typeof colour === "number") coloured(swatch, colour);
    else swatch.classList.add(colour);
    return el("li", {}, swatch, href ? el("a", { href }, own(name)) : own(name));
  }));
}

/** The numbers of a chart as a table, folded away. */
function numbersOf(columns, rows) {
  const row = (tag, cells) => el("tr", {}, cells.map((cell) => el(tag, { dir: "auto" }, cell)));
  const fold = el("details", { class: "numbers" }, el("summary", {}, t("chart.numbers")));
  // A chart of many bins is opened seldom: its table is made then.
  fold.addEventListener("toggle", () => {
    fold.append(el("div", { class: "sideways", tabindex: "0", role: "region", "aria-label": t("chart.numbers") },
      el("table", {}, el("thead", {}, row("th", columns)), el("tbody", {}, rows().map((cells) => row("td", cells))))));
  }, { once: true });
  return fold;
}

/** Horizontal bars: rows of {name, value, text, href, colour}; `most` is the value of a full bar. */
function bars(rows, label, most = Math.max(1, ...rows.map((row) => row.value))) {
  return el("ol", { class: "bars", "aria-label": label }, rows.map((row) => {
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${Math.max(0.5, 100 * row.value / most)}%`;
    if (row.colour !== undefined) coloured(bar, row.colour);
    return el("li", {},
      el("span", { class: "bar-name" }, row.href ? el("a", { href: row.href }, own(row.name)) : own(row.name)),
      el("span", { class: "bar-track", "aria-hidden": "true" }, bar),
      el("span", { class: "bar-value" }, row.text ?? number(row.value)));
  }));
}

// Treemap

/**
 * Boxes of areas in the ratio of `values`, which descend, as square as can be: rows are filled along the shorter side
 * for as long as that makes their worst box squarer (Bruls, Huizing and van Wijk 2000, "Squarified treemaps").
 */
function squarified(values, width, height) {
  const boxes = [];
  let [x, y, w, h] = [0, 0, width, height];
  let left = values.reduce((sum, value) => sum + value, 0);
  for (let first = 0; first < values.length;) {
    const side = Math.min(w, h);
    const area = w * h / left;
    const worst = (sum, least) => Math.max(
      side * side * values[first] / (sum * sum * area), sum * sum * area / (side * side * least));
    let end = first + 1;
    let sum = values[first];
    while (end < values.length && worst(sum + values[end], values[end]) <= worst(sum, values[end - 1])) {
      sum += values[end++];
    }
    const thickness = side > 0 ? sum * area / side : 0;
    let along = 0;
    for (; first < end; first++) {
      const length = values[first] / sum * side;
      boxes.push(w >= h ? [x, y + along, thickness, length] : [x + along, y, length, thickness]);
      along += length;
    }
    if (w >= h) [x, w] = [x + thickness, w - thickness];
    else [y, h] = [y + thickness, h - thickness];
    left -= sum;
  }
  return boxes;
}

/**
 * A treemap of links: items of {name, more, value, text, href, colour}. It is one stop of the tab key;
 * arrows go through its cells.
 */
function treemap(items, label) {
  const sorted = [...items].sort((a, b) => b.value - a.value);
  const box = el("div", { class: "treemap", role: "group", "aria-label": label });
  // The words have the direction of their own and the box that of the page, by which it is placed.
  const cells = sorted.map((item, index) => coloured(el("a", {
    class: "cell", href: item.href, tabindex: index ? "-1" : "0",
    title: `${item.name} · ${item.text}`, "aria-label": `${item.name}, ${item.text}`,
  }, el("span", { class: "cell-words", dir: "auto" },
    el("span", { class: "cell-name" }, item.name),
    item.more ? el("span", { class: "cell-more" }, item.more) : null,
    el("span", { class: "cell-count" }, number(item.value)))), item.colour ?? -1));
  box.append(...cells);
  box.addEventListener("keydown", (event) => {
    const from = cells.indexOf(document.activeElement);
    const last = cells.length - 1;
    const forward = getComputedStyle(box).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: last, ArrowLeft: from - 1, ArrowRight: from - 1,
      [forward]: from + 1 }[event.key];
    if (from < 0 || to === undefined) return;
    event.preventDefault();
    const next = cells[Math.min(last, Math.max(0, to))];
    cells[from].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return fitted(box, (width) => {
    const height = Math.round(Math.min(620, Math.max(260, width * (width < 600 ? 1.25 : 0.46))));
    box.style.blockSize = `${height}px`;
    squarified(sorted.map((item) => item.value), width, height).forEach(([x, y, w, h], index) => {
      const style = cells[index].style;
      style.insetInlineStart = `${x}px`;
      style.insetBlockStart = `${y}px`;
      style.inlineSize = `${w}px`;
      style.blockSize = `${h}px`;
      // Letters grow with the box; a name that would not have room for a word and its count is left to the title.
      const size = Math.min(22, Math.max(11, Math.sqrt(w * h) / 10));
      const lines = Math.floor((h - 10 - size) / (size * 1.3));
      style.fontSize = `${size}px`;
      cells[index].classList.toggle("unnamed", lines < 1 || w < size * 4.5);
      cells[index].classList.toggle("bare", w < 20 || h < 18);
      cells[index].classList.toggle("roomy", lines > 4 && w > 110);
      style.setProperty("--lines", String(lines > 4 ? Math.ceil(lines / 2) : lines));
      style.setProperty("--more", String(Math.floor(lines / 2)));
    });
  });
}

// Time

const hourLength = 3600;
const dayLength = 24 * hourLength;

/** The steps a timeline may have. A week begins on the Monday before; months and years are those of the calendar. */
const timeSteps = [
  { name: "hour", floor: (s) => s - s % hourLength, next: (s) => s + hourLength },
  { name: "day", floor: (s) => s - ((s % dayLength) + dayLength) % dayLength, next: (s) => s + dayLength },
  { name: "week", floor: (s) => s - (((s - 4 * dayLength) % (7 * dayLength)) + 7 * dayLength) % (7 * dayLength),
    next: (s) => s + 7 * dayLength },
  { name: "month", floor: (s) => calendar(s, 0, false), next: (s) => calendar(s, 1, false) },
  { name: "year", floor: (s) => calendar(s, 0, true), next: (s) => calendar(s, 1, true) },
];

function calendar(seconds, ahead, whole) {
  const date = new Date(seconds * 1000);
  const month = whole ? 12 * ahead : date.getUTCMonth() + ahead;
  return Date.UTC(date.getUTCFullYear(), month) / 1000;
}

/**
 * The bins of the time from the first to the last of `times` (some may be null): the shortest step that makes no more
 * than a hundred, and not hours where many articles say only their day. Null where no time is known.
 */
function binsOf(times) {
  let [first, last, known, days] = [Infinity, -Infinity, 0, 0];
  for (const time of times) {
    if (time === null) continue;
    [first, last] = [Math.min(first, time), Math.max(last, time)];
    known += 1;
    if (time % dayLength === 0) days += 1;
  }
  if (!known) return null;
  const starts = [];
  const least = days * 10 > known ? 1 : 0;
  const step = timeSteps.find((step, index) => {
    if (index < least) return false;
    starts.length = 0;
    for (let at = step.floor(first); at <= last && starts.length <= 100; at = step.next(at)) starts.push(at);
    return starts.length <= 100;
  }) ?? timeSteps.at(-1);
  return { step: step.name, starts, unknown: times.length - known };
}

/** How many of `times` are in each of the bins. */
function countsIn(times, bins) {
  const counts = new Array(bins.starts.length).fill(0);
  for (const time of times) {
    if (time === null) continue;
    let [low, high] = [0, counts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (bins.starts[middle] <= time) low = middle;
      else high = middle;
    }
    counts[low] += 1;
  }
  return counts;
}

/** What a bin is called: in full, or as short as an axis needs. */
function binName(step, seconds, short) {
  const long = short ? {} : { year: "numeric" };
  const form = {
    hour: short ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
    month: { month: "short", year: "numeric" },
    year: { year: "numeric" },
  }[step] ?? { day: "numeric", month: "short", ...long };
  return format(Intl.DateTimeFormat, { timeZone: "UTC", hourCycle: "h23", ...form }).format(seconds * 1000);
}

/** A round step that cuts `most` into at most four. */
function tickStep(most) {
  const raw = Math.max(1, most / 4);
  const ten = 10 ** Math.floor(Math.log10(raw));
  return [1, 2, 5, 10].map((factor) => factor * ten).find((step) => step >= raw);
}

/** Bars over time, stacked: series of {name, className, times}. Says so where no time is known. */
function timeline(series, label) {
  const bins = binsOf(series.flatMap((one) => one.times));
  if (!bins) return el("p", { class: "missing" }, t("chart.noTimes"));
  const counts = series.map((one) => countsIn(one.times, bins));
  const sums = bins.starts.map((_, bin) => counts.reduce((sum, row) => sum + row[bin], 0));
  const most = Math.max(...sums);
  const peak = bins.starts[sums.indexOf(most)];
  const said = `${label}. ${t(`chart.by.${bins.step}`)}. ${t("chart.peak", binName(bins.step, peak), number(most))}`;
  const box = fitted(el("div", { class: "chart", dir: "ltr" }), (width) => {
    clear(box).append(timelineDrawing({ series, bins, counts, sums, most, said, width }));
  });
  return el("figure", { class: "timeline" },
    el("figcaption", {}, t(`chart.by.${bins.step}`), " · ", t("chart.peak", binName(bins.step, peak), number(most)),
      bins.unknown ? ` · ${t("chart.undated", number(bins.unknown))}` : null, leftToRight()),
    series.length > 1 ? legend(series.map((one) => [one.name, one.className])) : null,
    box,
    numbersOf([t("chart.time"), ...series.map((one) => one.name)],
      () => bins.starts.map((start, bin) => [binName(bins.step, start), ...counts.map((row) => number(row[bin]))])
        .filter((_, bin) => sums[bin] > 0)));
}

function timelineDrawing({ series, bins, counts, sums, most, said, width }) {
  const [height, left, bottom, top] = [170, 38, 24, 8];
  const step = tickStep(most);
  const ceiling = Math.ceil(most / step) * step;
  const across = (width - left - 4) / sums.length;
  const y = (value) => top + (height - top - bottom) * (1 - value / ceiling);
  const drawing = svg("svg", { role: "img", "aria-label": said, width, height, viewBox: `0 0 ${width} ${height}` });
  for (let value = 0; value <= ceiling; value += step) {
    drawing.append(svg("line", { class: "grid", x1: left, x2: width, y1: y(value), y2: y(value) }),
      svg("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)));
  }
  sums.forEach((sum, bin) => {
    const thickness = Math.min(48, Math.max(0.75, across - (across > 4 ? 1 : 0)));
    let base = 0;
    const column = svg("g", {}, svg("title", {}, `${binName(bins.step, bins.starts[bin])}: ${number(sum)}`));
    series.forEach((one, row) => {
      const value = counts[row][bin];
      if (!value) return;
      column.append(svg("rect", { class: one.className, x: left + (bin + 0.5) * across - thickness / 2,
        y: y(base + value), width: thickness, height: Math.max(1, y(base) - y(base + value)) }));
      base += value;
    });
    if (sum) drawing.append(column);
  });
  drawing.append(...timeAxis(bins, left, across, height - 6, width));
  return drawing;
}

/** As many names of bins as there is room for; a day is named where hours pass midnight. */
function timeAxis(bins, left, across, y, width) {
  const every = Math.max(1, Math.ceil(84 / across));
  const names = [];
  for (let bin = 0; bin < bins.starts.length; bin += every) {
    const start = bins.starts[bin];
    const newDay = bins.step === "hour" && (bin === 0 || Math.floor(start / dayLength) !== Math.floor(bins.starts[bin - every] / dayLength));
    const x = left + (bin + 0.5) * across;
    if (x > width - 32 && bin) continue;
    names.push(svg("line", { class: "grid", x1: x, x2: x, y1: y - 18, y2: y - 13 }),
      svg("text", { x: Math.max(x, left), y, "text-anchor": "middle", class: newDay ? "new-day" : null }, binName(newDay ? "day" : bins.step, start, true)));
  }
  return names;
}

/** Time goes from left to right in charts; in a page that does not, that is said. */
const leftToRight = () =>
  document.documentElement.dir === "rtl" ? ` · ${t("chart.direction")}` : null;

/** Small multiples: rows of {name, href, colour, times}, each with its own height, over one time. */
function multiples(rows, label) {
  const bins = binsOf(rows.flatMap((row) => row.times));
  if (!bins) return el("p", { class: "missing" }, t("chart.noTimes"));
  const counts = rows.map((row) => countsIn(row.times, bins));
  const list = el("ul", { class: "multiples" }, rows.map((row, index) => {
    const most = Math.max(...counts[index]);
    const peak = t("chart.peak", binName(bins.step, bins.starts[counts[index].indexOf(most)]), number(most));
    const drawing = coloured(el("div", { class: "spark", dir: "ltr" }), row.colour);
    return el("li", {}, el("a", { href: row.href }, own(row.name)),
      fitted(drawing, (width) => clear(drawing).append(spark(counts[index], most, width, `${row.name}. ${peak}`))),
      el("span", { class: "note" }, peak));
  }));
  return el("figure", {}, el("figcaption", {}, t(`chart.by.${bins.step}`), " · ",
    binName(bins.step, bins.starts[0]), " – ", binName(bins.step, bins.starts.at(-1)), " · ", t("chart.ownHeight"), leftToRight()),
  list,
  numbersOf([t("chart.time"), ...rows.map((row) => row.name)],
    () => bins.starts.map((start, bin) => [binName(bins.step, start), ...counts.map((row) => number(row[bin]))])));
}

/** An area over time, in steps so that an hour with nothing is seen to have nothing. */
function spark(counts, most, width, said) {
  const height = 44;
  const across = width / counts.length;
  const y = (value) => height - 1 - (height - 4) * value / most;
  const path = counts.map((value, bin) => `V${y(value).toFixed(1)}H${((bin + 1) * across).toFixed(1)}`).join("");
  return svg("svg", { role: "img", "aria-label": said, width, height, viewBox: `0 0 ${width} ${height}` },
    svg("path", { class: "area", d: `M0,${height - 1}${path}V${height - 1}Z` }));
}
