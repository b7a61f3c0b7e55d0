// The blocks of data in the page, parsed when they are first looked at.

/** Parsed blocks; those of texts are large, and only the last few are kept. */
const parsedBlocks = new Map();

/** How many blocks of texts stay parsed. */
const keptTextBlocks = 6;

/** The block of data of this name, or null where the report has none. */
function block(name) {
  if (parsedBlocks.has(name)) return parsedBlocks.get(name);
  const node = document.getElementById(name);
  const value = node ? JSON.parse(node.textContent) : null;
  if (name.startsWith("texts-")) {
    const texts = [...parsedBlocks.keys()].filter((key) => key.startsWith("texts-"));
    if (texts.length >= keptTextBlocks) parsedBlocks.delete(texts[0]);
  }
  parsedBlocks.set(name, value);
  return value;
}

/** A function that works its value out when it is first called. */
function lazy(make) {
  let value;
  return () => (value ??= make());
}

/** What the batch is, without its articles. */
const summary = block("summary");

/** The columns of the articles. */
const articles = lazy(() => block("articles"));

/** The documents of each value of a column. */
function grouped(column) {
  return groupedBy(column.map((_, doc) => doc), (doc) => column[doc]);
}

/** Documents by what `value` has for each. */
function groupedBy(some, value) {
  const documents = new Map();
  for (const doc of some) {
    const key = value(doc);
    const list = documents.get(key);
    if (list) list.push(doc);
    else documents.set(key, [doc]);
  }
  return documents;
}

const byFamily = lazy(() => grouped(articles().family));
const byEvent = lazy(() => grouped(articles().event));
const byTopic = lazy(() => grouped(articles().topic));
const byTaken = lazy(() => {
  const { role, from, family } = articles();
  const takers = role.map((_, doc) => doc)
    .filter((doc) => role[doc] === roles.partial && from[doc] !== doc);
  // A taker's source may be a taker itself; it stands with the article both go back to.
  const origin = (doc) => {
    let source = from[doc];
    for (let left = takers.length; left && role[source] === roles.partial; left -= 1) {
      source = from[source];
    }
    return source;
  };
  return groupedBy(takers, (doc) => family[origin(doc)]);
});
const byId = lazy(() => new Map(articles().id.map((id, doc) => [id, doc])));

/** What the numbers in the column `role` stand for. */
const roles = { source: 0, copy: 1, partial: 2, single: 3 };

/** The names of roles, as keys of words. */
const roleNames = ["source", "copy", "partial", "single"];

/** The articles of a family, an event, a topic, in order of input. */
const familyMembers = (number) => byFamily().get(number) ?? [];
const eventMembers = (number) => byEvent().get(number) ?? [];
const topicMembers = (number) => byTopic().get(number) ?? [];

/** The articles that take a part of theirs from a family without belonging to it. */
const partialTakers = (family) => byTaken().get(family) ?? [];

/** The article of this id, or undefined. */
const articleOf = (id) => byId().get(id);

/** The headline of an article, or its id where it has none. */
const articleTitle = (doc) => articles().title[doc] || articles().id[doc];

/** The name of an article's outlet, or an empty string. */
const outletName = (doc) => summary.outlets[articles().outlet[doc]] ?? "";

/** Orders articles by time, those without one last, and those of one time as in the input. */
function inOrderOfTime(documents) {
  const { time } = articles();
  return [...documents].sort((a, b) => (time[a] ?? Infinity) - (time[b] ?? Infinity) || a - b);
}

/** The families of two articles or more, the largest first, with what a list shows of each. */
const families = lazy(() => {
  const { role, time } = articles();
  return summary.families.map(([number, agency, evidence]) => {
    const members = familyMembers(number);
    const times = members.map((doc) => time[doc]).filter((value) => value !== null);
    return {
      number,
      agency: summary.agencies[agency] ?? "",
      evidence: evidence ? evidence.split(";") : [],
      size: members.length,
      outlets: outletsOf(members),
      first: times.length ? times.reduce((a, b) => Math.min(a, b)) : null,
      last: times.length ? times.reduce((a, b) => Math.max(a, b)) : null,
      source: members.find((doc) => role[doc] === roles.source) ?? members[0],
    };
  });
});

/** The text of an article, or null where the report leaves it out. */
function textOf(doc) {
  const chunk = articles().chunk[doc];
  const pieces = chunk >= 0 ? block(`texts-${chunk}`)?.texts[doc] : undefined;
  if (!pieces) return null;
  if (pieces.every((piece) => typeof piece === "string")) return pieces.join("");
  const source = articles().from[doc];
  const bytes = new TextEncoder().encode(source === doc ? "" : textOf(source) ?? "");
  // A mark at the start of a piece belongs to the text.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return pieces
    .map((piece) =>
      typeof piece === "string"
        ? piece
        : decoder.decode(bytes.subarray(piece[0], piece[0] + piece[1])),
    )
    .join("");
}

/** The verified pair of two articles, seen from the first, or null where there is none. */
function pairOf(first, second) {
  const [a, b] = first < second ? [first, second] : [second, first];
  const chunk = articles().chunk[a];
  const stored = chunk >= 0 ? block(`texts-${chunk}`) : null;
  const found = stored?.pairs.find((pair) => pair[0] === a && pair[1] === b);
  if (!found) return null;
  const [, , relation, jaccard, inA, inB, sharedWords, longestRun, places] = found;
  const passages = [];
  for (let i = 0; i + 4 < places.length; i += 5) {
    const [a0, a1, b0, b1, words] = places.slice(i, i + 5);
    passages.push(
      a === first
        ? { first: [a0, a1], second: [b0, b1], words }
        : { first: [b0, b1], second: [a0, a1], words },
    );
  }
  return {
    relation: ["copy", "partial", "template"][relation],
    jaccard: jaccard / 1000,
    firstInSecond: (a === first ? inA : inB) / 1000,
    secondInFirst: (a === first ? inB : inA) / 1000,
    sharedWords,
    longestRun,
    passages,
  };
}

const nearestNumbers = lazy(() => {
  const stored = block("nearest");
  if (!stored) return new DataView(new ArrayBuffer(0));
  const characters = atob(stored.data);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return new DataView(bytes.buffer);
});

/** Whether any were kept: a reader may want none, and the largest batches have none. */
const hasNearest = () => block("nearest")?.count > 0;

/** The articles nearest to one, with their cosines, the nearest first. */
function nearest(doc) {
  const { count } = block("nearest") ?? { count: 0 };
  const numbers = nearestNumbers();
  const found = [];
  for (let i = doc * count; i < (doc + 1) * count && i * 4 < numbers.byteLength; i += 1) {
    const value = numbers.getUint32(i * 4, true);
    if (value === 0xffffffff) break;
    found.push({ doc: value & 0xffffff, cosine: (value >>> 24) / 100 });
  }
  return found;
}
