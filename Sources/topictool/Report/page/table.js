// Tables that sort, filter and are drawn a page at a time, so that 100,000 rows are as
// quick as ten.

/** What a reader made of each named table, kept when a view is left and come back to. */
const tableStates = new Map();

/**
 * A table of rows.
 *
 * A column is `{title, cell, value, numeric, minor, descending, width}`: `title` the text of its header,
 * `cell(row)` what stands in it (nodes or text), `value(row)` what it sorts by (no `value`,
 * no sorting; null goes last), `numeric` for figures at the end of the line, `minor` for what
 * a phone leaves out, `descending` for what is sorted from the largest on at first, `width`
 * for a class that says how wide it is: `wide` for headlines.
 *
 * Options: `name` under which sorting, filter and page are kept; `caption` for those who
 * hear the page; `sort` as [column, descending]; `text(row)` what the filter looks
 * in (without it there is no filter); `pageSize`.
 */
function table(columns, rows, options = {}) {
  const pageSize = options.pageSize ?? 50;
  const state = tableStates.get(options.name) ?? {
    sort: options.sort ?? [-1, false], filter: "", page: 0,
  };
  if (options.name) tableStates.set(options.name, state);

  const body = el("tbody");
  const status = el("span", { role: "status" });
  const turns = [
    el("button", { type: "button", onclick: () => turn(-1) }, t("previous")),
    el("button", { type: "button", onclick: () => turn(1) }, t("next")),
  ];
  const pager = el("nav", {
    class: "pager", "aria-label": [t("pages"), options.caption].filter(Boolean).join(": "),
  }, turns[0], status, turns[1]);
  const heads = columns.map((column, index) => {
    const sorter = column.value
      ? el("button", { type: "button", class: "sorter", onclick: () => sortBy(index) }, column.title)
      : column.title;
    return el("th", { scope: "col", class: columnClass(column) }, sorter);
  });
  let texts = null;
  let shown = [];

  /** The rows that fit the filter, in order. */
  function arrange() {
    const wanted = searchable(state.filter).split(/\s+/).filter(Boolean);
    let order = rows.map((_, index) => index);
    if (wanted.length && options.text) {
      texts ??= rows.map((row) => searchable(options.text(row)));
      order = order.filter((index) => wanted.every((word) => texts[index].includes(word)));
    }
    const [index, descending] = state.sort;
    const column = columns[index];
    if (column?.value) {
      const keys = rows.map(column.value);
      const compare = keys.some((key) => typeof key === "string")
        ? compareNames
        : (a, b) => a - b;
      const sign = descending ? -1 : 1;
      order.sort((a, b) => {
        if (keys[a] === null || keys[b] === null) {
          return (keys[a] === null) - (keys[b] === null) || a - b;
        }
        return sign * compare(keys[a], keys[b]) || a - b;
      });
    }
    shown = order;
    heads.forEach((head, i) => {
      if (!columns[i].value) return;
      head.setAttribute("aria-sort",
        i !== index ? "none" : descending ? "descending" : "ascending");
    });
    draw();
  }

  /** The rows of the page that is looked at. */
  function draw() {
    const last = Math.max(0, Math.ceil(shown.length / pageSize) - 1);
    state.page = Math.min(state.page, last);
    const start = state.page * pageSize;
    const page = shown.slice(start, start + pageSize);
    body.replaceChildren(...page.map((index) => drawnRow(rows[index])));
    if (!page.length) {
      body.append(el("tr", {}, el("td", { colspan: columns.length, class: "quiet" }, t("noRows"))));
    }
    status.textContent =
      t("rowsShown", number(page.length && start + 1), number(start + page.length),
        number(shown.length));
    pager.hidden = shown.length <= pageSize && !state.filter;
    turns[0].disabled = state.page === 0;
    turns[1].disabled = state.page === last;
  }

  function drawnRow(row) {
    return el("tr", {}, columns.map((column) =>
      el("td", { class: columnClass(column) }, column.cell(row))));
  }

  function sortBy(index) {
    const [current, descending] = state.sort;
    state.sort = [index, index === current ? !descending : Boolean(columns[index].descending)];
    state.page = 0;
    arrange();
  }

  function turn(step) {
    state.page += step;
    draw();
    // A button that has just been disabled would lose the focus to nowhere.
    if (turns[step < 0 ? 0 : 1].disabled) turns[step < 0 ? 1 : 0].focus();
    const top = node.getBoundingClientRect().top;
    if (top < 0) node.scrollIntoView();
  }

  let waiting = 0;
  const filter = options.text && rows.length > 1
    ? el("label", { class: "filter" }, el("span", {}, t("filter")),
        el("input", {
          type: "search", value: state.filter, "aria-label": t("filterRows"), dir: "auto",
          oninput: (event) => {
            clearTimeout(waiting);
            waiting = setTimeout(() => {
              state.filter = event.target.value;
              state.page = 0;
              arrange();
            }, rows.length > 5000 ? 250 : 60);
          },
        }))
    : null;
  const node = el("div", { class: "table" }, filter,
    el("div", { class: "sideways", role: "region", "aria-label": options.caption, tabindex: 0 },
      el("table", {},
        options.caption ? el("caption", { class: "unseen" }, options.caption) : null,
        el("thead", {}, el("tr", {}, heads)), body)),
    pager);
  arrange();
  return node;
}

function columnClass(column) {
  return [column.numeric && "numeric", column.minor && "minor", column.width].filter(Boolean).join(" ") || null;
}
