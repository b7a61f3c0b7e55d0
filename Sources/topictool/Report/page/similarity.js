// The view of the matrix: moving about in it, and what is said of the pair that is pointed at.

/** The pixels an article has at most. */
const largestSquare = 56;

/** The pixels an article needs so that a click means it alone; a finger needs more. */
const pointable = (pointer) => (pointer === "touch" ? 16 : 3);

/** The part of the matrix that is all of it: no square is smaller than there is room for. */
const whole = { scale: 0, left: 0, top: 0 };

/** The part of the matrix last looked at, and the pair, kept for coming back. */
let lastPart = whole;
let lastPlace = null;

view("similarity", {
  title: "similarity.title",
  inNavigation: true,
  render(main) {
    const size = articles().id.length;
    main.append(heading(t("similarity.title")));
    if (!hasNearest() || size < 2) {
      main.append(el("p", { class: "missing" },
        t(size < 2 ? "similarity.tooFew" : "similarity.none")));
      return;
    }
    const help = el("p", { class: "quiet", id: "map-help" }, t("similarity.help"));
    const named = el("div", { class: "pair-named", "aria-live": "polite" },
      el("p", { class: "quiet" }, t("similarity.point")));
    const { box, buttons } = heatMap(named);
    main.append(
      el("p", { class: "lead" }, t("similarity.lead", number(block("nearest").count), leastCosine())),
      el("div", { class: "map" },
        el("div", { class: "map-picture" }, box, buttons),
        el("div", { class: "map-side" }, heatLegend(), named, help)),
      el("p", { class: "quiet" }, t("similarity.order")),
      el("h2", {}, t("similarity.pairs")), el("p", { class: "quiet" }, t("similarity.pairsText")),
      pairTable());
  },
});

/** What the colours mean. */
function heatLegend() {
  return el("div", { class: "heat-legend" },
    el("span", {}, t("similarity.legend")),
    el("div", { class: "heat-ramp", "aria-hidden": "true" }),
    el("div", { class: "heat-ends" }, el("span", {}, number(0)), el("span", {}, number(0.5, 1)),
      el("span", {}, number(1))),
    el("span", { class: "heat-key" }, el("span", { class: "heat-self", "aria-hidden": "true" }),
      t("similarity.self")));
}

/** The map with its buttons; `named` is where the pair under the pointer is told. */
function heatMap(named) {
  const { size } = matrix();
  const canvas = el("canvas", { tabindex: 0, role: "application", "aria-describedby": "map-help",
    "aria-label": t("similarity.label", number(size)) });
  const box = el("div", { class: "map-box", dir: "ltr" }, canvas);
  const cursor = el("span", { class: "map-cursor", "aria-hidden": "true", hidden: true });
  box.append(cursor);
  const frame = el("span", {});
  const map = { canvas, box, cursor, named, frame, side: 0, place: null,
    part: lastPart };
  fitted(box, (width) => {
    map.side = Math.min(width, Math.max(320, window.innerHeight - 140));
    canvas.width = Math.round(map.side * window.devicePixelRatio);
    canvas.height = canvas.width;
    canvas.style.inlineSize = `${map.side}px`;
    canvas.style.blockSize = `${map.side}px`;
    showPart(map, map.part);
  });
  if (lastPlace) goToPlace(map, lastPlace);
  redrawnInColours(map);
  canvas.addEventListener("keydown", (event) => keyInMap(map, event));
  listenToPointer(map);
  const button = (label, text, action) =>
    el("button", { type: "button", "aria-label": label, title: label, onclick: action }, text);
  const buttons = el("div", { class: "controls map-buttons" },
    button(t("similarity.zoomIn"), "+", () => zoomPart(map, 2)),
    button(t("similarity.zoomOut"), "−", () => zoomPart(map, 0.5)),
    button(t("similarity.whole"), t("similarity.whole"), () => showPart(map, whole)),
    el("span", { class: "map-where", "aria-hidden": "true", dir: "ltr" }, frame));
  return { box, buttons };
}

/** Draws the map again when its colours change: in the other appearance, and on paper. */
function redrawnInColours(map) {
  const paper = window.matchMedia("print");
  const redraw = () => {
    if (map.canvas.isConnected) {
      paintPart(map);
      return;
    }
    document.removeEventListener("themechange", redraw);
    paper.removeEventListener("change", redraw);
  };
  document.addEventListener("themechange", redraw);
  paper.addEventListener("change", redraw);
}

/** Shows a part, as far as the matrix reaches, with the next picture of the screen. */
function showPart(map, { scale, left, top }) {
  const { size } = matrix();
  const least = map.side / size;
  const kept = Math.min(Math.max(scale, least), Math.max(least, largestSquare));
  const within = (at) => Math.max(0, Math.min(at, size - map.side / kept));
  map.part = lastPart = { scale: kept, left: within(left), top: within(top) };
  // At its whole the map lets a finger scroll the page.
  map.canvas.style.touchAction = kept > least * 1.01 ? "none" : "pan-y";
  map.waiting ??= requestAnimationFrame(() => {
    map.waiting = null;
    if (map.canvas.isConnected) paintPart(map);
  });
}

/** Draws the part that is shown. */
function paintPart(map) {
  const density = map.canvas.width / map.side;
  drawMatrix(map.canvas, { ...map.part, scale: map.part.scale * density }, density);
  markPlace(map);
  frameWhole(map);
}

/** Makes squares larger by a factor; what is at (x, y) of the map stays there. */
function zoomPart(map, factor, x = map.side / 2, y = map.side / 2) {
  const { scale, left, top } = map.part;
  const least = map.side / matrix().size;
  const next = Math.min(Math.max(scale * factor, least), Math.max(least, largestSquare));
  showPart(map, { scale: next, left: left + x / scale - x / next, top: top + y / scale - y / next });
}

/** The frame of the part that is shown, in a small picture of the whole with its diagonal. */
function frameWhole({ frame, side, part: { scale, left, top } }) {
  const share = (at) => `${(100 * at) / matrix().size}%`;
  Object.assign(frame.style, {
    insetInlineStart: share(left), insetBlockStart: share(top),
    inlineSize: share(side / scale), blockSize: share(side / scale),
  });
}

/** The frame around the place of the keyboard or the pointer. */
function markPlace({ cursor, place, part: { scale, left, top }, side }) {
  const extent = Math.max(scale, 9);
  const [x, y] = place
    ? [(place.column + 0.5 - left) * scale, (place.row + 0.5 - top) * scale] : [-1, -1];
  cursor.hidden = x < 0 || y < 0 || x > side || y > side;
  Object.assign(cursor.style, {
    insetInlineStart: `${x - extent / 2}px`, insetBlockStart: `${y - extent / 2}px`,
    inlineSize: `${extent}px`, blockSize: `${extent}px`,
  });
}

/** What is drawn within reach of a row and column: the smaller the squares, the farther. */
function pairAt({ part: { scale } }, row, column, pointer) {
  const needed = pointable(pointer);
  const pair = pairNear(matrix(), row, column, scale >= needed ? 0 : Math.ceil(needed / scale));
  return pair ?? (row === column ? { row, column, cosine: selfLevel } : null);
}

/** Goes to a place and says which pair it is. */
function goToPlace(map, place) {
  if (map.place?.row === place.row && map.place.column === place.column) return;
  map.place = lastPlace = place;
  markPlace(map);
  clear(map.named).append(...namedPair(map.place));
}

/** What is said of a pair: both articles, how similar, and what they have in common. */
function namedPair({ row, column, cosine }) {
  const { order } = matrix();
  const { event, topic, family, time } = articles();
  const [a, b] = [order[row], order[column]];
  const article = (doc) => el("p", {}, articleLink(doc), el("br"),
    el("span", { class: "quiet" }, outletMark(doc), " · ", moment(time[doc])));
  if (a === b) return [article(a)];
  const shared = [
    family[a] === family[b] && link(t("similarity.sameFamily"), "family", family[a]),
    event[a] === event[b] && event[a] < summary.events.length
      && link(t("similarity.sameEvent"), "event", event[a]),
    topic[a] === topic[b] && topic[a] >= 0
      && link(t("similarity.sameTopic"), "topic", topic[a]),
  ].filter(Boolean);
  return [
    el("p", { class: "cosine" }, cosine === null ? t("similarity.notDrawn")
      : [el("strong", {}, cosineText(cosine / 100)), " ", t("similarity.cosine")]),
    article(a), article(b),
    shared.length ? el("p", {}, shared.flatMap((node, i) => (i ? [" · ", node] : [node]))) : "",
    compareLink(a, b) ?? "",
  ];
}

/** How many of the most similar pairs are listed. */
const listedPairs = 200;

/** The most similar pairs that are not of one family: reports alike without being copies. */
function pairTable() {
  const { order, columns } = matrix();
  if (!columns.length) return el("p", { class: "missing" }, t("similarity.noneAlike", leastCosine()));
  const { event, topic, family } = articles();
  const rows = strongestPairs(matrix(), listedPairs, (row, column) =>
    family[order[row]] !== family[order[column]])
    .map(({ row, column, cosine }) => ({ a: order[row], b: order[column], cosine }));
  if (!rows.length) return el("p", { class: "missing" }, t("similarity.noPairs"));
  const cell = (doc) => [articleLink(doc), el("div", { class: "quiet" }, outletMark(doc))];
  const shared = ({ a, b }) => (event[a] === event[b] ? t("similarity.sameEvent")
    : topic[a] === topic[b] && topic[a] >= 0 ? t("similarity.sameTopic") : t("none"));
  return table([
    { title: t("similarity.legend"), numeric: true, descending: true, value: (row) => row.cosine,
      cell: (row) => cosineText(row.cosine / 100) },
    { title: t("article"), cell: (row) => cell(row.a), value: (row) => articleTitle(row.a) },
    { title: t("similarity.other"), cell: (row) => cell(row.b),
      value: (row) => articleTitle(row.b) },
    { title: t("similarity.shared"), cell: (row) => el("span", { class: "one-line" }, shared(row)),
      value: shared, minor: true },
  ], rows, {
    name: "pairs", caption: t("similarity.pairs"), sort: [0, true], pageSize: 20,
    text: ({ a, b }) => `${articleText(a)} ${articleText(b)}`,
  });
}

/** From which cosine on articles are kept as near: in large batches fewer are looked for. */
const leastCosine = () => number(block("nearest").minimum, 2);

/** A cosine with both of its decimals. */
const cosineText = (cosine) => format(Intl.NumberFormat, {
  minimumFractionDigits: 2, maximumFractionDigits: 2,
}).format(cosine);

/** Whether the report has the texts of two articles. */
const hasBothTexts = (a, b) => articles().chunk[a] >= 0 && articles().chunk[b] >= 0;

/** A link to the comparison of two texts, where the report has both. */
function compareLink(a, b) {
  return hasBothTexts(a, b)
    ? el("a", { href: address("pair", a, b),
        "aria-label": `${t("compare")}: ${harmless(articleTitle(a))} – ${harmless(articleTitle(b))}`,
      }, t("compare"))
    : null;
}

/** Opens the pair of a place, or its article. */
function openPlace({ row, column }) {
  const [a, b] = [row, column].map((at) => matrix().order[at]);
  if (a !== b && hasBothTexts(a, b)) go(address("pair", a, b));
  else go(address("article", articles().id[a]));
}

/**
 * Arrows go about, + and - zoom, 0 shows the whole, n goes to the next pair of the row, Enter
 * opens.
 */
function keyInMap(map, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { size, starts, columns } = matrix();
  const { scale, left, top } = map.part;
  const middle = (at) => Math.floor(at + map.side / scale / 2);
  const from = map.place ?? { row: middle(top), column: middle(left) };
  const far = Math.max(1, Math.ceil(6 / scale)) * (event.shiftKey ? 10 : 1);
  const visit = (place) => {
    goToPlace(map, place);
    follow(map);
  };
  const move = (...place) => {
    const [row, column] = place.map((at) => Math.min(size - 1, Math.max(0, at)));
    visit(pairAt(map, row, column) ?? { row, column, cosine: null });
  };
  const keys = {
    ArrowLeft: () => move(from.row, from.column - far),
    ArrowRight: () => move(from.row, from.column + far),
    ArrowUp: () => move(from.row - far, from.column),
    ArrowDown: () => move(from.row + far, from.column),
    n: () => {
      const drawn = [...columns.subarray(starts[from.row], starts[from.row + 1])];
      const next = drawn.filter((column) => column > from.column);
      if (!drawn.length) return;
      const column = (next.length ? next : drawn).reduce((a, b) => Math.min(a, b));
      visit(pairNear(matrix(), from.row, column, 0));
    },
    "+": () => zoomAtPlace(map, 2),
    "=": () => zoomAtPlace(map, 2),
    "-": () => zoomAtPlace(map, 0.5),
    0: () => showPart(map, whole),
    Enter: () => map.place && openPlace(map.place),
  };
  const typed = event.key === "N" ? "n" : event.key;
  // On an Arabic keyboard these keys have other letters.
  const isForeign = !Object.hasOwn(keys, typed) && !/^[\p{Script=Latin}0-9]$/u.test(typed);
  const key = (isForeign && { KeyN: "n", Digit0: "0" }[event.code]) || typed;
  if (!Object.hasOwn(keys, key)) return;
  event.preventDefault();
  keys[key]();
}

/** Zooms about the place of the keyboard, if it is in sight. */
function zoomAtPlace(map, factor) {
  const { place, part: { scale, left, top } } = map;
  if (!place || map.cursor.hidden) zoomPart(map, factor);
  else zoomPart(map, factor, (place.column + 0.5 - left) * scale, (place.row + 0.5 - top) * scale);
}

/** Moves the part so that the place is in sight. */
function follow(map) {
  const { place, side, part: { scale, left, top } } = map;
  const room = side / scale;
  const shift = (at, from) => (at < from ? at : at + 1 > from + room ? at + 1 - room : from);
  showPart(map, { scale, left: shift(place.column, left), top: shift(place.row, top) });
}

/** Wheel, drag, pinch and click. */
function listenToPointer(map) {
  const { canvas } = map;
  const pointers = new Map();
  let moved = 0;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const rowAt = ([x, y]) => [Math.floor(map.part.top + y / map.part.scale),
    Math.floor(map.part.left + x / map.part.scale)];

  // A page that is scrolled past the map scrolls on: the wheel zooms once the map has the focus.
  canvas.addEventListener("wheel", (event) => {
    const isAll = map.part.scale <= map.side / matrix().size;
    if (event.deltaY > 0 && isAll) return;
    if (!event.ctrlKey && document.activeElement !== canvas) return;
    event.preventDefault();
    zoomPart(map, 2 ** (-event.deltaY * (event.deltaMode ? 0.1 : 0.004)), ...at(event));
  }, { passive: false });
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    const before = pointers.get(event.pointerId);
    if (!before) {
      const pair = pairAt(map, ...rowAt(now));
      if (pair) goToPlace(map, pair);
      return;
    }
    const others = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    pointers.set(event.pointerId, now);
    moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    const { scale, left, top } = map.part;
    if (others.length) {
      const apart = (point) => Math.hypot(point[0] - others[0][0], point[1] - others[0][1]);
      zoomPart(map, apart(now) / Math.max(1, apart(before)), ...others[0]);
    } else if (moved > 4) {
      showPart(map, { scale, left: left - (now[0] - before[0]) / scale,
        top: top - (now[1] - before[1]) / scale });
    }
  });
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, (event) => pointers.delete(event.pointerId));
  }
  canvas.addEventListener("click", (event) => {
    if (moved > 4) return;
    const point = at(event);
    const pair = pairAt(map, ...rowAt(point), event.pointerType);
    if (pair) goToPlace(map, pair);
    if (map.part.scale < pointable(event.pointerType)) zoomPart(map, 4, ...point);
    else if (pair) openPlace(pair);
  });
}

