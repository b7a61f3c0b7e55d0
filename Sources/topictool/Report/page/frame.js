// The frame of the page: its views and their addresses, languages and appearance.

/** The views by name, in the order in which the navigation lists them. */
const views = new Map();

/**
 * Registers a view under the address `#name` or `#name=parameter,parameter`.
 *
 * `title` is the key of its words; `render(main, parameters)` fills the page and may return
 * a title of its own for the window; `inNavigation` lists it, and `within` names the view
 * that the navigation marks instead of one that it does not list.
 */
function view(name, options) {
  views.set(name, options);
}

/** The address of a view. */
function address(name, ...parameters) {
  return `#${name}${parameters.length ? "=" : ""}${parameters.map(encodeURIComponent).join(",")}`;
}

/** A link to a view. */
function link(content, name, ...parameters) {
  return el("a", { href: address(name, ...parameters) }, content);
}

/** A link to a view, by a headline of an article. */
function headlineLink(title, name, ...parameters) {
  return el("a", { href: address(name, ...parameters), class: "headline", ...asWritten(title) },
    harmless(title));
}

/** A link to an article, by its headline. */
function articleLink(doc) {
  return headlineLink(articleTitle(doc), "article", articles().id[doc]);
}

/** An article's outlet, or that it has none. */
function outletMark(doc) {
  const name = outletName(doc);
  return name ? own(name) : el("span", { class: "quiet" }, t("noOutlet"));
}

/** The heading of a view; the focus goes there when the view changes. */
function heading(...content) {
  return el("h1", { tabindex: -1 }, content);
}

/** Goes to an address. */
function go(hash) {
  location.hash = hash;
}

/** Says something to those who hear the page. */
function announce(text) {
  document.getElementById("announcement").textContent = text;
}

/** Name and parameters of the address that is looked at. */
function currentRoute() {
  const [, name, rest] = /^#?([^=]*)=?(.*)$/s.exec(location.hash);
  const parameters = rest ? rest.split(",").map(decoded) : [];
  return { name: name || "overview", parameters };
}

/** A parameter as it was before it stood in an address; as it is where that is broken. */
function decoded(parameter) {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}

/** Where each entry of the history was scrolled to, by the name this page gave it. */
const scrolled = new Map();
let entry = "";
let shownHash = "";

/** Names the entry of the history that is new; a reload before it has left other names. */
function nameEntry() {
  entry = `${performance.timeOrigin}-${scrolled.size}`;
  scrolled.set(entry, 0);
  attempt(() => history.replaceState({ entry }, ""));
}

/** Draws the view of the address. */
function show() {
  const { name, parameters } = currentRoute();
  const main = clear(document.getElementById("main"));
  const chosen = views.get(name);
  let title;
  if (chosen) {
    main.dataset.view = name;
    title = chosen.render(main, parameters) ?? t(chosen.title);
  } else {
    title = nothingHere(main);
  }
  document.title = [title, batchTitle()].filter(Boolean).join(" · ");
  const marked = chosen?.inNavigation ? name : chosen?.within;
  for (const anchor of document.querySelectorAll("#navigation a")) {
    const isMarked = anchor.dataset.view === marked;
    if (isMarked) anchor.setAttribute("aria-current", marked === name ? "page" : "true");
    else anchor.removeAttribute("aria-current");
  }
}

/** What stands where an address leads to nothing; views use it too. */
function nothingHere(main) {
  main.append(heading(t("notFound")), el("p", {}, t("notFoundText")),
    el("p", {}, link(t("backToOverview"), "overview")));
  return t("notFound");
}

/** The view of another address: focus on its heading, scrolled to where it was left. */
function change() {
  const before = shownHash;
  shownHash = location.hash;
  const known = scrolled.has(history.state?.entry);
  if (known) entry = history.state.entry;
  else nameEntry();
  const top = scrolled.get(entry);
  show();
  const main = document.getElementById("main");
  // Coming back, the link that was followed is where the reader was.
  const followed = known && [...main.querySelectorAll("a[href]")]
    .find((anchor) => anchor.getAttribute("href") === before);
  (followed || main.querySelector("h1") || main).focus({ preventScroll: true });
  window.scrollTo({ top, behavior: "instant" });
}

/** Does what a browser may refuse a page that was opened from disk. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}

/** What the batch is called. */
const batchTitle = () => summary.title || t("untitled");

/** The language of the page from now on. */
function useLanguage(chosen) {
  speak(chosen);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
}

/** Dark or light from now on; what is painted rather than styled hears of it. */
function useTheme(theme) {
  document.documentElement.dataset.theme = theme;
  const button = document.getElementById("theme");
  if (button) button.textContent = otherTheme();
  document.dispatchEvent(new Event("themechange"));
}

/** What the appearance is called that the switch leads to. */
const otherTheme = () =>
  t(document.documentElement.dataset.theme === "dark" ? "lightTheme" : "darkTheme");

/** The language to begin with: the reader's choice, the report's, the browser's. */
function firstLanguage() {
  const kept = attempt(() => localStorage.getItem("topictool-language"));
  if (Object.hasOwn(words, kept)) return kept;
  if (Object.hasOwn(words, summary.language)) return summary.language;
  const preferred = navigator.languages ?? [navigator.language];
  return preferred.map((tag) => tag.split("-")[0]).find((tag) => Object.hasOwn(words, tag)) ?? "en";
}

/** Draws what stands around the views. */
function drawFrame() {
  document.getElementById("skip").textContent = t("skip");
  const navigation = [...views]
    .filter(([, options]) => options.inNavigation)
    .map(([name, options]) =>
      el("li", {}, el("a", { href: address(name), "data-view": name }, t(options.title))));
  const search = views.has("search")
    ? el("form", {
        role: "search", class: "search",
        onsubmit: (event) => {
          event.preventDefault();
          go(address("search", event.target.elements.words.value.trim()));
        },
      },
      el("input", {
        type: "search", name: "words", dir: "auto", autocomplete: "off",
        "aria-label": t("searchLabel"), placeholder: t("searchLabel"),
      }),
      el("button", { type: "submit" }, t("searchButton")))
    : null;
  clear(document.getElementById("header")).append(
    el("div", { class: "masthead" },
      el("p", { class: "batch" }, own(batchTitle())),
      search,
      el("div", { class: "switches" }, languageSwitch(), themeSwitch())),
    el("nav", { id: "navigation", "aria-label": t("navigation") }, el("ul", {}, navigation)));
  clear(document.getElementById("footer")).append(
    el("p", {}, t("madeBy", summary.version), " · ", t("selfContained")));
}

/** Where words to search for are written. */
const searchField = () => document.querySelector("#header input[type=search]");

/** A button to the other language, in that language. */
function languageSwitch() {
  const other = language === "ar" ? "en" : "ar";
  return el("button", {
    type: "button", lang: other, id: "language",
    onclick: () => {
      attempt(() => localStorage.setItem("topictool-language", other));
      useLanguage(other);
      const typed = searchField()?.value;
      drawFrame();
      show();
      if (searchField()) searchField().value = typed;
      document.getElementById("language").focus();
    },
  }, words[other].languageName);
}

/** A button to the other appearance. */
function themeSwitch() {
  return el("button", {
    type: "button", id: "theme", title: t("themeLabel"),
    onclick: () => {
      const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      attempt(() => localStorage.setItem("topictool-theme", theme));
      useTheme(theme);
    },
  }, otherTheme());
}

/** Begins, once all views are registered. */
function start() {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const kept = attempt(() => localStorage.getItem("topictool-theme"));
  useTheme(kept === "dark" || kept === "light" ? kept : system.matches ? "dark" : "light");
  system.addEventListener("change", () => {
    const isChosen = attempt(() => localStorage.getItem("topictool-theme"));
    if (!isChosen) useTheme(system.matches ? "dark" : "light");
  });
  useLanguage(firstLanguage());
  attempt(() => {
    history.scrollRestoration = "manual";
  });
  document.getElementById("skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });
  drawFrame();
  shownHash = location.hash;
  nameEntry();
  window.addEventListener("scroll", () => scrolled.set(entry, window.scrollY), { passive: true });
  window.addEventListener("hashchange", change);
  show();
}
