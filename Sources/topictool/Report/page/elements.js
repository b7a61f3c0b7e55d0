// Elements are made of names, attributes and children; what comes from an article only
// ever becomes a text node.

/** An HTML element; children are nodes, strings, arrays of them, or nothing. */
function el(name, attributes, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** An SVG element, as `el` makes one. */
function svg(name, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  return furnish(node, attributes, children);
}

/**
 * Gives a node its attributes and children. A function under `on…` becomes a listener, an
 * object under `style` goes through the CSSOM, which the page's policy allows, and an
 * address can only be one within the page.
 */
function furnish(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      node.addEventListener(key.slice(2), value);
    } else if (key === "style") {
      for (const [property, given] of Object.entries(value)) {
        node.style.setProperty(property, given);
      }
    } else if (key.startsWith("on")) {
      throw new TypeError(`${key} takes a function`);
    } else if (key === "href" && !String(value).startsWith("#")) {
      throw new TypeError("a link leads out of the report");
    } else {
      node.setAttribute(key, value === true ? "" : String(value));
    }
  }
  return add(node, ...children);
}

/** Puts children at the end of a node: nodes, strings, arrays of them, or nothing. */
function add(node, ...children) {
  const isThere = (child) => child !== null && child !== undefined && child !== false;
  node.append(...children.flat(Infinity).filter(isThere));
  return node;
}

/** Takes all children out of a node, and returns it. */
function clear(node) {
  node.replaceChildren();
  return node;
}

/**
 * Text of an article as it can be shown: control characters as their pictures, the
 * overrides of direction as a replacement character. As many UTF-16 units as before.
 */
function harmless(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202d\u202e]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x0d) return " ";
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : code === 0x7f ? "\u2421" : "\ufffd";
  });
}

/** What an article or a reader of the batch wrote, in a direction of its own. */
function own(text) {
  return el("bdi", asWritten(String(text)), harmless(String(text)));
}

/**
 * Direction and language of what an article says, which are not those of the page: Arabic
 * if most of its letters are, else unknown. The beginning of a long text tells it.
 */
function asWritten(text) {
  const letters = text.slice(0, 2000).replace(/[^\p{L}]/gu, "");
  const others = letters.replace(/\p{Script=Arabic}/gu, "");
  return { dir: "auto", lang: letters.length > 2 * others.length ? "ar" : "" };
}
