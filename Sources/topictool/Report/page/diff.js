// Words of texts, as the searches for copies and for words fold them, and what differs
// between two runs.

/** Scripts that write no spaces count by the character, others by letters and digits. */
const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}\u0640]+/gu;

/** A text for comparison: case, vowel signs and the forms of Arabic letters folded away. */
function folded(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]/g, "")
    .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
    .replace(/[\u0649\u06cc\u0626]/g, "\u064a")
    .replace(/\u0629/g, "\u0647")
    .replace(/\u0624/g, "\u0648")
    .replace(/\u06a9/g, "\u0643")
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15);
}

/** A text for search: as for the comparison of texts, and without Latin accents. */
const searchable = (text) =>
  folded(text).normalize("NFD").replace(/[\p{Mn}\p{Cf}]/gu, "")
    .replace(/ς/g, "σ").replace(/ß/g, "ss");

/** Folded forms of words that were met, since the same ones come again and again. */
const foldedWords = new Map();

function foldedWord(word) {
  let form = foldedWords.get(word);
  if (form === undefined) {
    form = folded(word);
    if (foldedWords.size > 50000) foldedWords.clear();
    foldedWords.set(word, form);
  }
  return form;
}

/** The words of a text as {form, start, end}, in UTF-16 units. */
function wordsOf(text) {
  const found = [];
  for (const match of text.matchAll(wordPattern)) {
    const form = foldedWord(match[0]);
    if (form) found.push({ form, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** How many steps an edit is followed; what differs more is marked as changed whole. */
const mostSteps = 1500;

/**
 * Which words of two lists have no counterpart in the other: two arrays of booleans.
 *
 * The shortest edit, by Myers, "An O(ND) Difference Algorithm and Its Variations" (1986).
 */
function changedWords(first, second) {
  const changed = [Array(first.length).fill(false), Array(second.length).fill(false)];
  let start = 0;
  let [endA, endB] = [first.length, second.length];
  while (start < endA && start < endB && first[start] === second[start]) start += 1;
  while (endA > start && endB > start && first[endA - 1] === second[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [n, m] = [endA - start, endB - start];
  const reached = edit((x, y) => first[start + x] === second[start + y], n, m);
  if (!reached) {
    changed[0].fill(true, start, endA);
    changed[1].fill(true, start, endB);
    return changed;
  }
  let [x, y] = [n, m];
  for (let steps = reached.length - 1; steps > 0; steps -= 1) {
    const before = reached[steps - 1];
    const at = (k) => before[k + steps - 1] ?? -1;
    const k = x - y;
    const isDown = k === -steps || (k !== steps && at(k - 1) < at(k + 1));
    const from = isDown ? k + 1 : k - 1;
    if (isDown) {
      y = at(from) - from;
      x = at(from);
      changed[1][start + y] = true;
    } else {
      x = at(from);
      y = x - from;
      changed[0][start + x] = true;
    }
  }
  return changed;
}

/**
 * How far each diagonal is reached with 0, 1, 2… edits, until the end is: diagonal k of d
 * edits stands at k + d. Null where that takes too many.
 */
function edit(isEqual, n, m) {
  const reached = [];
  for (let steps = 0; steps <= Math.min(n + m, mostSteps); steps += 1) {
    const before = reached[steps - 1];
    const row = new Int32Array(2 * steps + 1).fill(-1);
    const at = (k) => before?.[k + steps - 1] ?? -1;
    for (let k = -steps; k <= steps; k += 2) {
      const isDown = k === -steps || (k !== steps && at(k - 1) < at(k + 1));
      let x = steps === 0 ? 0 : isDown ? at(k + 1) : at(k - 1) + 1;
      let y = x - k;
      while (x < n && y < m && isEqual(x, y)) {
        x += 1;
        y += 1;
      }
      row[k + steps] = x;
      if (x >= n && y >= m) return [...reached, row];
    }
    reached.push(row);
  }
  return null;
}

/** The least run of equal words that counts as a passage where no pair was verified. */
const leastRun = 8;

/**
 * Runs of at least eight equal words of two texts, as passages in Unicode scalars: the
 * longest that begins at each word of the second, each word of the first used once.
 */
function sharedRuns(firstText, secondText) {
  const [first, second] = [wordsOf(firstText), wordsOf(secondText)];
  const openings = new Map();
  const ids = new Map();
  for (const { form } of [...first, ...second]) if (!ids.has(form)) ids.set(form, ids.size);
  // A hash will do: whether the words are equal is looked at below.
  const opening = (list, i) => {
    let hash = 0;
    for (let k = i; k < i + leastRun; k += 1) hash = Math.imul(hash, 31) + ids.get(list[k].form);
    return hash | 0;
  };
  for (let i = 0; i + leastRun <= first.length; i += 1) {
    const key = opening(first, i);
    const places = openings.get(key);
    if (!places) openings.set(key, [i]);
    else if (places.length < 8) places.push(i);
  }
  const used = new Uint8Array(first.length);
  const [inFirst, inSecond] = [scalarOffsets(firstText), scalarOffsets(secondText)];
  const found = [];
  for (let j = 0; j + leastRun <= second.length; j += 1) {
    let [best, length] = [-1, 0];
    for (const i of openings.get(opening(second, j)) ?? []) {
      let run = 0;
      while (i + run < first.length && j + run < second.length && !used[i + run]
        && first[i + run].form === second[j + run].form) run += 1;
      if (run > length) [best, length] = [i, run];
    }
    if (length < leastRun) continue;
    used.fill(1, best, best + length);
    found.push({
      first: [inFirst(first[best].start), inFirst(first[best + length - 1].end)],
      second: [inSecond(second[j].start), inSecond(second[j + length - 1].end)],
      words: length,
    });
    j += length - 1;
  }
  return found;
}

/** A function from offsets in UTF-16 units, asked for in any order, to Unicode scalars. */
function scalarOffsets(text) {
  const pairs = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(match.index);
  return (offset) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
