// Two articles side by side: what one has from the other, and what was changed in it.

/** How many tints tell passages apart; neighbours never share one. */
const tints = 6;

view("pair", {
  title: "pairTitle",
  within: "families",
  render(main, parameters) {
    const [first, second] = parameters.map((given) => (/^\d+$/.test(given) ? Number(given) : -1));
    const isThere = (doc) => doc >= 0 && doc < summary.articles;
    if (!isThere(first) || !isThere(second) || first === second) return nothingHere(main);
    const texts = [textOf(first), textOf(second)];
    const stored = pairOf(first, second);
    const isReadable = texts[0] !== null && texts[1] !== null;
    const passages = stored?.passages ?? (isReadable ? sharedRuns(...texts) : []);
    add(main,
      familyLink(first, second), heading(t("pairTitle")),
      stored ? pairFigures(stored) : null,
      isReadable ? passageControls(passages, !stored, [first, second]) : el("p", {}, t("textLeftOut")),
      sideBySide([first, second], texts, passages));
    return `${harmless(articleTitle(first))} – ${harmless(articleTitle(second))}`;
  },
});

/** Back to the family that the two, or the first of them, belong to. */
function familyLink(first, second) {
  const { family } = articles();
  const number = [family[first], family[second]]
    .find((candidate) => families().some((known) => known.number === candidate));
  return number === undefined ? null
    : el("p", { class: "kicker" }, link(t("familyKicker", number), "family", number));
}

/** What was counted of a verified pair, in words. */
function pairFigures(pair) {
  const figure = (value, label) => el("div", {}, el("dt", {}, label), el("dd", {}, value));
  return el("div", {},
    el("p", {}, t(`relation ${pair.relation}`)),
    el("dl", { class: "figures small" },
      figure(percent(pair.firstInSecond), t("firstInSecond")),
      figure(percent(pair.secondInFirst), t("secondInFirst")),
      figure(number(pair.sharedWords), t("sharedWords")),
      figure(number(pair.longestRun), t("longestRun")),
      figure(number(pair.jaccard, 2), t("jaccard"))));
}

/** Legend, steps from passage to passage, and the sides changed over. */
function passageControls(passages, isFoundHere, [first, second]) {
  let current = -1;
  const step = (by) => {
    current = (current + by + passages.length) % passages.length;
    const [mark, other] = ["first", "second"].map((side) => document.querySelector(
      `.side[data-side="${side}"] mark[data-passage="${current}"]`));
    announce(t("passageOf", number(current + 1), number(passages.length)));
    if (mark && other) showTogether(other, mark);
  };
  const stepper = (by, label) => el("button", {
    type: "button", disabled: !passages.length, onclick: () => step(current < 0 && by < 0 ? 0 : by),
  }, label);
  return [
    isFoundHere ? el("p", { class: "quiet" },
      passages.length ? t("foundHere", number(leastRun)) : t("nothingFoundHere", number(leastRun))) : null,
    el("p", { class: "key" },
      count("passages", passages.length),
      el("span", {}, el("mark", { class: "tint-1" }, t("legendShared"))),
      el("span", {}, el("del", {}, t("legendRemoved"))),
      el("span", {}, el("ins", {}, t("legendAdded")))),
    el("p", { class: "controls steps" }, stepper(-1, t("previousPassage")), stepper(1, t("nextPassage")),
      el("a", { href: address("pair", second, first) }, t("swapSides"))),
  ];
}

/** From how many units on a text takes one direction as a whole; by paragraph it takes seconds. */
const longText = 50000;

/** The two texts with their passages marked. */
function sideBySide(pair, texts, passages) {
  const changes = texts[0] === null || texts[1] === null ? [] : changesWithin(texts, passages);
  const side = (index) => {
    const key = index === 0 ? "first" : "second";
    const doc = pair[index];
    const { time, role, words: lengths } = articles();
    const title = el("h2", {}, articleLink(doc));
    return el("article", { class: "side", "data-side": key, "data-doc": doc, "aria-label": t(`${key}Side`) },
      el("header", {},
        el("p", { class: "kicker" }, t(roleNames[role[doc]])), title,
        el("p", { class: "quiet" }, outletMark(doc), " · ", el("time", {}, moment(time[doc])), " · ",
          count("words", lengths[doc]))),
      texts[index] === null ? el("p", { class: "quiet" }, t("textLeftOut"))
        : el("div", {
            class: texts[index].length > longText ? "text long" : "text", ...asWritten(texts[index]),
            tabindex: 0, role: "region",
            "aria-label": harmless(articleTitle(doc)),
            onclick: (event) => {
              const mark = event.target.closest("mark");
              // A click that ends a selection is not a wish to go anywhere.
              if (mark && (event.target.closest("button") || getSelection().isCollapsed)) {
                goToCounterpart(mark);
              }
            },
          }, markedText(texts[index], passages, key, changes)));
  };
  return el("div", { class: "sides" }, side(0), side(1));
}

/** The words of each passage that were changed on the way, as runs of UTF-16 units in it. */
function changesWithin(texts, passages) {
  const slicers = texts.map(scalarSlicer);
  return passages.map((passage) => {
    const parts = [slicers[0](...passage.first), slicers[1](...passage.second)];
    const lists = parts.map(wordsOf);
    const changed = changedWords(...lists.map((list) => list.map(({ form }) => form)));
    return { first: runs(lists[0], changed[0]), second: runs(lists[1], changed[1]) };
  });
}

/** Neighbouring words that are all changed, from the start of the first to the end of the last. */
function runs(list, changed) {
  const found = [];
  list.forEach(({ start, end }, i) => {
    if (!changed[i]) return;
    if (i > 0 && changed[i - 1]) found.at(-1)[1] = end;
    else found.push([start, end]);
  });
  return found;
}

/** A function that cuts a text at offsets in Unicode scalars. */
function scalarSlicer(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (start, end) => text.slice(start, end);
  const scalars = Array.from(text);
  return (start, end) => scalars.slice(start, end).join("");
}

/** A text with the passages of one side marked, and in them what the other side lacks. */
function markedText(text, passages, side, changes) {
  const slice = scalarSlicer(text);
  const order = passages.map((_, i) => i).sort((a, b) => passages[a][side][0] - passages[b][side][0]);
  const parts = [];
  let position = 0;
  for (const index of order) {
    const [start, end] = passages[index][side];
    // Where two passages overlap the later one is marked from where the first ends.
    const from = Math.max(start, position);
    if (from >= end) continue;
    parts.push(harmless(slice(position, from)));
    const content = from === start && changes[index]
      ? markedChanges(slice(start, end), changes[index][side], side)
      : harmless(slice(from, end));
    const label = t("goToCounterpart", number(index + 1));
    parts.push(el("mark", {
      class: `tint-${(index % tints) + 1}`, "data-passage": index, "data-start": start, "data-end": end,
    },
    el("button", { type: "button", "data-number": number(index + 1), "aria-label": label, title: label }),
    content));
    position = end;
  }
  parts.push(harmless(slice(position, Infinity)));
  return parts;
}

/** A passage with the runs of words that are this side's alone. */
function markedChanges(passage, changed, side) {
  const name = side === "first" ? "del" : "ins";
  let position = 0;
  const parts = changed.flatMap(([start, end]) => {
    const before = harmless(passage.slice(position, start));
    position = end;
    return [before, el(name, {}, harmless(passage.slice(start, end)))];
  });
  return [...parts, harmless(passage.slice(position))];
}

/** The counterpart of a passage on the other side, if it is marked there. */
const counterpart = (mark) => document.querySelector(
  `.side:not([data-side="${mark.closest(".side").dataset.side}"]) mark[data-passage="${mark.dataset.passage}"]`);

/** Shows a passage and its counterpart, and puts the focus on the counterpart. */
function goToCounterpart(mark) {
  const other = counterpart(mark);
  if (!other) return;
  showTogether(mark, other);
  other.querySelector("button").focus({ preventScroll: true });
}

/** Brings a passage and its counterpart beside each other, or the latter alone into view. */
function showTogether(mark, other) {
  for (const chosen of document.querySelectorAll("mark.chosen")) chosen.classList.remove("chosen");
  mark.classList.add("chosen");
  other.classList.add("chosen");
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const [here, there] = [mark, other].map((node) => node.closest(".text"));
  const within = (node, text) =>
    node.getClientRects()[0].top - text.getBoundingClientRect().top;
  if (Math.abs(here.getBoundingClientRect().top - there.getBoundingClientRect().top) > 200) {
    other.scrollIntoView({ block: "center", behavior });
    return;
  }
  let height = within(mark, here);
  if (height < 0 || height > here.clientHeight * 0.8) {
    const by = height - here.clientHeight * 0.2;
    here.scrollBy({ top: by, behavior });
    height -= by;
  }
  there.scrollBy({ top: within(other, there) - height, behavior });
  here.scrollIntoView({ block: "nearest", behavior });
}
