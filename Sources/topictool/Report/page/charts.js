// Charts of our own. Each has its numbers in words or in a table as well, takes its colours
// from the page's style and is drawn again when its width changes. What a click does, a link
// does.

/** Calls `draw` with the width of a box once it is in the page and when that width changes. */
function fitted(box, draw) {
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(box.clientWidth);
    if (width <= 0 || width === drawn) return;
    drawn = width;
    draw(width, box);
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
    if (typeof colour === "number") coloured(swatch, colour).classList.add("hue");
    else swatch.classList.add(colour);
    return el("li", {}, swatch, href ? el("a", { href }, own(name)) : own(name));
  }));
}

/** The numbers of a chart as a table, made when it is asked for; rows are arrays of texts. */
function numbersOf(titles, rows) {
  return el("details", {}, el("summary", {}, t("asTable")), lazily(() =>
    table(titles.map((title, i) => ({ title, cell: (row) => row[i], numeric: i > 0 })), rows(),
      { caption: t("asTable"), pageSize: 31 })));
}

/** Horizontal bars: rows of {name, value, text, href}; `most` is the value of a full bar. */
function bars(rows, label, most) {
  return el("ol", { class: "bars", "aria-label": label }, rows.map((row) => {
    const bar = el("span", { class: "bar" });
    bar.style.inlineSize = `${Math.max(0.5, 100 * row.value / most)}%`;
    return el("li", {},
      el("span", {}, row.href ? el("a", { href: row.href }, own(row.name)) : own(row.name)),
      el("span", { class: "bar-track", "aria-hidden": "true" }, bar),
      el("span", { class: "bar-value" }, row.text));
  }));
}

// Treemap

/**
 * Boxes of areas in the ratio of `values`, which descend, as square as can be: rows are filled
 * along the shorter side for as long as that makes their worst box squarer (Bruls, Huizing and
 * van Wijk 2000, "Squarified treemaps").
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
    while (end < values.length
      && worst(sum + values[end], values[end]) <= worst(sum, values[end - 1])) {
      sum += values[end];
      end += 1;
    }
    const thickness = side > 0 ? sum * area / side : 0;
    let along = 0;
    for (; first < end; first += 1) {
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
 * A treemap of links: items of {name, more, value, text, href, colour}. It is one stop of the
 * tab key; arrows go through its boxes, the largest first.
 */
function treemap(items, label) {
  const sorted = [...items].sort((a, b) => b.value - a.value);
  const cells = sorted.map(treemapCell);
  const map = el("div", { class: "treemap", role: "group", "aria-label": label }, cells);
  cells[0].tabIndex = 0;
  map.addEventListener("keydown", (event) => stepThrough(cells, event));
  return fitted(map, (width) => {
    const height = Math.round(Math.min(620, Math.max(260, width * (width < 600 ? 1.25 : 0.46))));
    map.style.blockSize = `${height}px`;
    squarified(sorted.map((item) => item.value), width, height)
      .forEach((box, index) => placeCell(cells[index], box));
  });
}

/** A box; its words have a direction of their own and it that of the page, by which it is placed. */
function treemapCell({ name, more, value, text, href, colour }) {
  return coloured(el("a", {
    class: "cell", href, tabindex: -1, title: `${name} · ${text}`, "aria-label": `${name}, ${text}`,
  }, el("span", { class: "cell-words", ...asWritten(name) },
    el("span", { class: "cell-name" }, name),
    more ? el("span", { class: "cell-more" }, more) : null,
    el("span", { class: "cell-count" }, number(value)))), colour);
}

/** Puts a box where it belongs, with as many of its words as there is room for. */
function placeCell(cell, [x, y, w, h]) {
  const letters = Math.min(22, Math.max(11, Math.sqrt(w * h) / 10));
  const lines = Math.floor((h - 10 - letters) / (letters * 1.3));
  const isRoomy = lines > 4 && w > 110;
  Object.assign(cell.style, {
    insetInlineStart: `${x}px`, insetBlockStart: `${y}px`,
    inlineSize: `${w}px`, blockSize: `${h}px`, fontSize: `${letters}px`,
  });
  cell.style.setProperty("--lines", isRoomy ? Math.ceil(lines / 2) : lines);
  cell.style.setProperty("--more", Math.floor(lines / 2));
  cell.classList.toggle("roomy", isRoomy);
  cell.classList.toggle("unnamed", lines < 1 || w < letters * 4.5);
  cell.classList.toggle("bare", w < 20 || h < 18);
}

/** Moves the focus among links of which only one is a stop of the tab key. */
function stepThrough(links, event) {
  const from = links.indexOf(document.activeElement);
  const isLeftward = document.documentElement.dir === "rtl";
  const [next, previous] = isLeftward ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const to = {
    ArrowDown: from + 1, [next]: from + 1, ArrowUp: from - 1, [previous]: from - 1,
    Home: 0, End: links.length - 1,
  }[event.key];
  if (from < 0 || to === undefined) return;
  event.preventDefault();
  links[from].tabIndex = -1;
  const reached = links[Math.min(links.length - 1, Math.max(0, to))];
  reached.tabIndex = 0;
  reached.focus();
}
