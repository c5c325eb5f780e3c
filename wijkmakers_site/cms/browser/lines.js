// The lines of a text: what a change did to its tidied form, done to the text as it is written.

/**
 * `source` as people wrote it, `before` its tidied form, `after` that form with changes: gives `source` with those
 * changes. A stretch of lines that tidying rewrote stays as it was written, unless a change is in it; what is new stands
 * as far to the right as what is above it.
 */
export function likeSource(source, before, after) {
  if (source === before) return after;
  const [written, tidied, changed] = [source, before, after].map((text) => text.split('\n'));
  const kept = new Map(common(tidied, changed));
  const output = [];
  let next = 0; // the line of `changed` that comes now
  let shift = 0; // how much further to the right the lines stand here than tidied ones
  const add = (lines) => output.push(...lines.map((line) => shifted(line, shift)));
  for (const [from, to, lines] of stretches(written, tidied)) {
    const places = Array.from({ length: to - from }, (_, step) => kept.get(from + step));
    const whole = places.length && places.every((place, step) => place !== undefined && place === places[0] + step);
    const end = places.findLast((place) => place !== undefined);
    if (whole) {
      add(changed.slice(next, places[0]));
      output.push(...lines);
      next = end + 1;
    }
    if (lines[0]?.trim() && lines.length === to - from) shift = indent(lines[0]) - indent(tidied[from]);
    if (!whole && end !== undefined) {
      add(changed.slice(next, end + 1));
      next = end + 1;
    }
  }
  add(changed.slice(next));
  return output.join('\n');
}

function indent(line) {
  return line.search(/\S|$/);
}

function shifted(line, shift) {
  return line && shift > 0 ? ' '.repeat(shift) + line : line.slice(Math.min(-Math.min(shift, 0), indent(line)));
}

/** Stretches of `tidied` (from, to) with the lines of `written` that each stands for: one equal line, or what differs. */
function stretches(written, tidied) {
  const equal = [...common(tidied, written), [tidied.length, written.length]];
  const found = [];
  let [tidy, own] = [0, 0];
  for (const [nextTidy, nextOwn] of equal) {
    const differs = written.slice(own, nextOwn);
    if (nextTidy - tidy === differs.length) {
      differs.forEach((line, step) => found.push([tidy + step, tidy + step + 1, [line]]));
    } else if (nextTidy > tidy) found.push([tidy, nextTidy, differs]);
    else if (differs.length && found.length) found.at(-1)[2].push(...differs);
    if (nextTidy < tidied.length) found.push([nextTidy, nextTidy + 1, [tidied[nextTidy]]]);
    [tidy, own] = [nextTidy + 1, nextOwn + 1];
  }
  return found;
}

const MOST = 4_000_000; // comparisons; a table larger than that is a browser's memory

/** The longest common subsequence of lines, as pairs of their places; of very much that differs only its two ends. */
function common(one, other) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const between = left.length * right.length > MOST ? [] : compared(left, right);
  return [
    ...Array.from({ length: start }, (_, place) => [place, place]),
    ...between.map(([i, j]) => [i + start, j + start]),
    ...Array.from({ length: end }, (_, step) => [one.length - end + step, other.length - end + step]),
  ];
}

function compared(one, other) {
  const longest = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i][j] = one[i] === other[j] ? longest[i + 1][j + 1] + 1 : Math.max(longest[i + 1][j], longest[i][j + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) pairs.push([i++, j++]);
    else if (longest[i + 1][j] >= longest[i][j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
