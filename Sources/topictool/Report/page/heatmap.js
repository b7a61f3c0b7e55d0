// The matrix of similarities as a picture: what is in it, and how a part of it is drawn.

/** The level of an article and itself, above the cosines in percent. */
const selfLevel = 101;

/**
 * The articles in the order of rows and columns, by topic, then event, then time; and runs of
 * one event or topic in it, as [number, start, end].
 */
function matrixOrder() {
  const { topic } = articles();
  const groups = [...byEvent()].map(([event, members]) => ({
    event, topic: topic[members[0]] < 0 ? Infinity : topic[members[0]],
    members: members.length > 1 ? inOrderOfTime(members) : members,
  }));
  groups.sort((a, b) => (a.topic !== b.topic && a.topic - b.topic) || a.event - b.event);
  const order = [];
  const [eventRuns, topicRuns] = [[], []];
  for (const { event, topic, members } of groups) {
    const start = order.length;
    for (const doc of members) order.push(doc);
    if (members.length > 1) eventRuns.push([event, start, order.length]);
    if (topicRuns.at(-1)?.[0] === topic) topicRuns.at(-1)[2] = order.length;
    else topicRuns.push([topic, start, order.length]);
  }
  return { order, eventRuns, topicRuns };
}

/**
 * The matrix: of each row the columns that are drawn, with their cosines in percent. A pair is
 * drawn if one is among the nearest of the other. Row `r` has the entries
 * `starts[r] ..< starts[r + 1]`; `order` has the article of each row.
 */
const matrix = lazy(() => {
  const { order, ...groups } = matrixOrder();
  const size = order.length;
  const place = new Uint32Array(size);
  order.forEach((doc, row) => { place[doc] = row; });

  const perArticle = block("nearest")?.count ?? 0;
  const numbers = nearestNumbers();
  const eachPair = (use) => {
    for (let doc = 0, at = 0; doc < size; doc += 1) {
      for (let i = 0; i < perArticle && at < numbers.byteLength; i += 1, at += 4) {
        const value = numbers.getUint32(at, true);
        if (value !== 0xffffffff) use(place[doc], place[value & 0xffffff], value >>> 24);
      }
    }
  };
  const starts = new Uint32Array(size + 1);
  eachPair((a, b) => {
    starts[a + 1] += 1;
    starts[b + 1] += 1;
  });
  for (let row = 0; row < size; row += 1) starts[row + 1] += starts[row];
  const ends = starts.slice(0, size);
  const columns = new Uint32Array(starts[size]);
  const cosines = new Uint8Array(starts[size]);
  eachPair((a, b, cosine) => {
    columns[ends[a]] = b;
    cosines[ends[a]++] = cosine;
    columns[ends[b]] = a;
    cosines[ends[b]++] = cosine;
  });
  return { size, order, starts, columns, cosines, ...groups };
});

/** The pixels of each article along a side: where it begins and where it ends. */
function pixelsAlong(size, pixels, corner, scale) {
  const first = Math.floor(corner);
  const last = Math.min(size, Math.ceil(corner + pixels / scale));
  const [begins, ends] = [new Int32Array(last - first), new Int32Array(last - first)];
  const gap = scale >= 8 ? 1 : 0;
  for (let index = first; index < last; index += 1) {
    const begin = Math.max(0, Math.floor((index - corner) * scale));
    begins[index - first] = Math.min(pixels - 1, begin);
    ends[index - first] =
      Math.min(pixels, Math.max(begin + 1, Math.floor((index + 1 - corner) * scale) - gap));
  }
  return { first, last, begins, ends };
}

/**
 * The levels of a square part of the matrix: of each pixel the highest cosine in it.
 *
 * `left` and `top` are the column and row at the corner, in articles and parts of them, and
 * `scale` the pixels an article has.
 */
function paintedLevels({ size, starts, columns, cosines }, pixels, { left, top, scale }) {
  const levels = new Uint8Array(pixels * pixels);
  const down = pixelsAlong(size, pixels, top, scale);
  const across = pixelsAlong(size, pixels, left, scale);
  const fill = (row, column, level) => {
    const [y1, x0, x1] = [down.ends[row], across.begins[column], across.ends[column]];
    for (let y = down.begins[row]; y < y1; y += 1) {
      for (let i = y * pixels + x0, last = y * pixels + x1; i < last; i += 1) {
        if (levels[i] < level) levels[i] = level;
      }
    }
  };
  for (let row = down.first; row < down.last; row += 1) {
    if (row >= across.first && row < across.last) {
      fill(row - down.first, row - across.first, selfLevel);
    }
    for (let i = starts[row]; i < starts[row + 1]; i += 1) {
      if (columns[i] >= across.first && columns[i] < across.last) {
        fill(row - down.first, columns[i] - across.first, cosines[i]);
      }
    }
  }
  return levels;
}

/** The most similar pair within `radius` rows and columns of a place, or null. */
function pairNear({ size, starts, columns, cosines }, row, column, radius) {
  let best = null;
  const last = Math.min(size - 1, row + radius);
  for (let r = Math.max(0, row - radius); r <= last; r += 1) {
    for (let i = starts[r]; i < starts[r + 1]; i += 1) {
      if (Math.abs(columns[i] - column) > radius) continue;
      if (best && cosines[i] <= best.cosine) continue;
      best = { row: r, column: columns[i], cosine: cosines[i] };
    }
  }
  return best;
}

/** The most similar pairs of those wanted, at most so many, in the order of rows. */
function strongestPairs({ size, starts, columns, cosines }, limit, isWanted) {
  const byCosine = Array.from({ length: selfLevel }, () => []);
  for (let row = 0; row < size; row += 1) {
    const seen = new Set();
    for (let i = starts[row]; i < starts[row + 1]; i += 1) {
      const column = columns[i];
      const places = byCosine[cosines[i]];
      if (column <= row || places.length >= limit || seen.has(column)) continue;
      seen.add(column);
      if (isWanted(row, column)) places.push({ row, column, cosine: cosines[i] });
    }
  }
  return byCosine.reverse().flat().slice(0, limit);
}

/** The parts of a colour `#rrggbb`. */
const colourParts = (colour) => [1, 3, 5].map((at) => parseInt(colour.trim().slice(at, at + 2), 16));

/** The colours of levels as pixels, between those that the style names for the map. */
function shades(style) {
  const stops = style.getPropertyValue("--heat").split(",").map(colourParts);
  const pixels = new Uint32Array(selfLevel + 1);
  const write = (level, parts) =>
    new Uint8Array(pixels.buffer, level * 4, 4).set([...parts, 255]);
  for (let level = 1; level < selfLevel; level += 1) {
    const along = (level / 100) * (stops.length - 1);
    const stop = Math.min(stops.length - 2, Math.floor(along));
    write(level, stops[stop].map((part, i) => part + (stops[stop + 1][i] - part) * (along - stop)));
  }
  write(0, colourParts(style.getPropertyValue("--heat-paper")));
  write(selfLevel, colourParts(style.getPropertyValue("--heat-self")));
  return pixels;
}

/** Draws a part of the matrix with lines between its groups; all measures in device pixels. */
function drawMatrix(canvas, part, density) {
  const pixels = canvas.width;
  const context = canvas.getContext("2d");
  const style = getComputedStyle(canvas);
  const colours = shades(style);
  const image = context.createImageData(pixels, pixels);
  const target = new Uint32Array(image.data.buffer);
  const levels = paintedLevels(matrix(), pixels, part);
  for (let i = 0; i < levels.length; i += 1) target[i] = colours[levels[i]];
  context.putImageData(image, 0, 0);
  const { topicRuns, eventRuns } = matrix();
  const ink = style.getPropertyValue("--heat-line");
  drawRuns(context, part, eventRuns, { ink, density, alpha: 0.22, least: 24 });
  if (topicRuns.length > 1) {
    drawRuns(context, part, topicRuns, { ink, density, alpha: 0.7, least: 3 });
  }
  const named = (runs, groups, least, most) => runs
    .filter(([number, start, end]) => groups[number] && (end - start) * part.scale >= least * density
      && (end - start) * part.scale <= most)
    .map(([number, start, end]) => ({ name: groupName(groups[number]), start, end }));
  nameRuns(context, part, density, style, [
    ...named(topicRuns, summary.topics, 26, pixels), ...named(eventRuns, summary.events, 22, Infinity),
  ]);
}

/** Lines between groups that are long enough to be told apart. */
function drawRuns(context, { left, top, scale }, groups, { ink, density, alpha, least }) {
  const pixels = context.canvas.width;
  context.save();
  context.globalAlpha = alpha;
  context.strokeStyle = ink;
  context.lineWidth = Math.max(1, Math.round(density));
  context.beginPath();
  for (const [, start, end] of groups) {
    if ((end - start) * scale < least * density || end - start < 2) continue;
    for (const at of [start, end]) {
      const x = Math.round((at - left) * scale) + 0.5;
      const y = Math.round((at - top) * scale) + 0.5;
      context.moveTo(x, 0);
      context.lineTo(x, pixels);
      context.moveTo(0, y);
      context.lineTo(pixels, y);
    }
  }
  context.stroke();
  context.restore();
}

/** The names of groups whose rows are in sight, beside their squares or at the edge. */
function nameRuns(context, { left, top, scale }, density, style, groups) {
  const pixels = context.canvas.width;
  const letters = 12 * density;
  const pad = 4 * density;
  context.font = `${letters}px ${style.fontFamily}`;
  context.textBaseline = "middle";
  const taken = [];
  for (const { name, start, end } of groups) {
    const y = ((start + end) / 2 - top) * scale;
    const [before, after] = [(start - left) * scale, (end - left) * scale];
    if (y < letters / 2 || y > pixels - letters / 2) continue;
    // On the side of the square that has more room; at the edge where the square is out of sight.
    const isAfter = pixels - after > before;
    const room = (isAfter ? pixels - Math.max(0, after) : Math.min(pixels, before)) - 4 * pad;
    if (room < letters * 4) continue;
    const shown = fittingText(context, name, room);
    const width = context.measureText(shown).width;
    const x = isAfter ? Math.max(0, after) + 2 * pad : Math.min(pixels, before) - 2 * pad - width;
    // A name that would hide another is left out.
    const isFree = taken.every((other) => Math.abs(other.y - y) > letters * 1.5
      || other.x > x + width + pad || x > other.x + other.width + pad);
    if (!isFree) continue;
    taken.push({ x, y, width });
    context.fillStyle = style.getPropertyValue("--heat-paper");
    context.globalAlpha = 0.85;
    context.fillRect(x - pad, y - letters * 0.75, width + 2 * pad, letters * 1.5);
    context.globalAlpha = 1;
    context.fillStyle = style.color;
    context.fillText(shown, x, y);
  }
}

/** As much of a text as there is room for. */
function fittingText(context, text, room) {
  // What is left out is left out at the end of the text, wherever its writing ends.
  context.direction = asWritten(text).lang === "ar" ? "rtl" : "ltr";
  context.textAlign = "left";
  const letters = Array.from(text).slice(0, 80);
  if (letters.length === text.length && context.measureText(text).width <= room) return text;
  let [low, high] = [0, letters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${letters.slice(0, middle).join("")}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join("").trimEnd()}…`;
}
