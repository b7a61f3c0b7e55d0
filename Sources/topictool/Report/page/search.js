// Search over the titles and ids of articles.

/** Results on a page. */
const resultsPage = 50;

/** Titles and ids as they are searched, filled in slices once, and who waits for them. */
const searchIndex = { texts: [], waiting: null };

/** Fills the index in slices of a few milliseconds, so that the page goes on answering. */
function indexed() {
  searchIndex.waiting ??= new Promise((resolve) => {
    const { id, title } = articles();
    const slice = () => {
      const until = performance.now() + 12;
      while (searchIndex.texts.length < id.length && performance.now() < until) {
        for (let left = 100; left && searchIndex.texts.length < id.length; left -= 1) {
          const doc = searchIndex.texts.length;
          searchIndex.texts.push(searchable(`${title[doc]}\n${id[doc]}`));
        }
      }
      if (searchIndex.texts.length < id.length) setTimeout(slice);
      else resolve(searchIndex.texts);
    };
    slice();
  });
  return searchIndex.waiting;
}

/** A word without the quotes or commas around it, unless that is all there is. */
const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "") || word;

/** The words of a query as they are searched, longest first so that marks do not break. */
const queryWords = (query) =>
  [...new Set(searchable(query).split(/\s+/).filter(Boolean).map(bare))]
    .sort((a, b) => b.length - a.length);

/**
 * The articles that hold every word, in their order, but first the one of this very id and
 * those in which every word begins a word.
 */
function matchesIn(texts, query) {
  const wanted = queryWords(query);
  if (!wanted.length) return [];
  const whole = searchable(query).trim();
  const ranks = [[], [], []];
  texts.forEach((text, doc) => {
    if (!wanted.every((word) => text.includes(word))) return;
    const isId = text.endsWith(`\n${whole}`);
    const begins = (word) => {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return true;
      }
      return false;
    };
    ranks[isId ? 0 : wanted.every(begins) ? 1 : 2].push(doc);
  });
  return ranks.flat();
}

/** A text with the words marked, wherever its letters fold to them. */
function marked(text, wanted) {
  const shown = Array.from(harmless(text));
  // One letter may fold to none or several; each place in the folded text knows its letter.
  let plain = "";
  const letters = [];
  shown.forEach((letter, index) => {
    for (const unit of searchable(letter).split("")) {
      plain += unit;
      letters.push(index);
    }
  });
  const isMarked = new Array(shown.length).fill(false);
  for (const word of wanted) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      isMarked.fill(true, letters[at], letters[at + word.length - 1] + 1);
    }
  }
  const parts = [];
  shown.forEach((letter, index) => {
    if (index && isMarked[index] === isMarked[index - 1]) parts.at(-1)[1] += letter;
    else parts.push([isMarked[index], letter]);
  });
  return parts.map(([is, part]) => (is ? el("mark", {}, part) : part));
}

/** One article among the results. */
function result(doc, wanted) {
  const { id, time, event } = articles();
  return el("li", {},
    el("a", { href: address("article", id[doc]), class: "headline", ...asWritten(articleTitle(doc)) },
      marked(articleTitle(doc), wanted)),
    el("div", { class: "quiet" }, outletMark(doc), " · ", moment(time[doc]), " · ",
      el("bdi", { class: "id", ...asWritten(id[doc]) }, marked(id[doc], wanted)), " · ", roleMark(doc),
      event[doc] < summary.events.length
        ? [" · ", link(t("search.event"), "event", event[doc])] : null));
}

/** Results and a button for more of them; the focus follows to the first new one. */
function resultList(found, wanted) {
  const list = el("ol", { class: "results" });
  let shown = 0;
  const more = el("button", { type: "button", onclick: () => add(true) }, t("showMore"));
  const status = el("p", { class: "quiet" });
  function add(isFollowed) {
    const next = found.slice(shown, shown + resultsPage).map((doc) => result(doc, wanted));
    list.append(...next);
    shown += next.length;
    more.hidden = shown >= found.length;
    status.textContent = t("rowsShown", number(1), number(shown), number(found.length));
    if (isFollowed) next[0].querySelector("a").focus();
  }
  add(false);
  return [list, el("div", { class: "controls" }, more, status)];
}

view("search", {
  title: "search.title",
  render(main, parameters) {
    const query = parameters.join(",").trim();
    const wanted = queryWords(query);
    const status = el("p", { role: "status", class: "lead" });
    const results = el("div");
    main.append(heading(t("search.title")), status, results);
    const field = searchField();
    if (field && document.activeElement !== field) field.value = query;
    if (!wanted.length) {
      const all = articles().id.map((_, doc) => doc);
      status.textContent = t("search.empty", count("articles", all.length));
      if (all.length) results.append(...resultList(all, wanted));
      return;
    }
    status.textContent = t("loading");
    indexed().then((texts) => {
      // The view may have been left while the index was filled.
      if (!main.contains(status)) return;
      const found = matchesIn(texts, query);
      clear(status).append(...phrase("search.found", count("articles", found.length), own(query)));
      if (found.length) results.append(...resultList(found, wanted));
      else results.append(el("p", { class: "quiet" }, t("search.nothing")));
    });
    return `${t("search.title")}: ${harmless(query)}`;
  },
});
