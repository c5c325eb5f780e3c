// Why a warning is silenced (`# WM306: iedereen wilde juist dan`): comments of one key each, which the form shows as a list.
import YAML from './vendor/yaml/index.js';

const { Scalar, isScalar } = YAML;
// As `reading/source/suppressions.py` has it: behind a value for its own line, on a line above for the next.
const SILENCING = /^\s*WM\d{3}\b/;

export function isSilencing(comment) {
  return SILENCING.test(comment || '');
}

/** Each reason in a mapping with the key that it is of. What stands in braces shows none: it stays where it is. */
export function reasonsOf(map) {
  if (map.flow) return [];
  return map.items.flatMap((pair) => {
    const lines = [...linesOf(pair.key.commentBefore), ...(behind(pair.value) ? linesOf(pair.value.comment) : [])];
    return lines.filter(isSilencing).map((line) => ({ veld: String(pair.key.value), reden: line.trim() }));
  });
}

/** Lets a mapping have the reasons `now` in the place of those that it has. Throws where one has no place. */
export function changeReasons(map, now) {
  const before = reasonsOf(map);
  const among = (each, list) => list.some(({ veld, reden }) => veld === each.veld && reden === each.reden);
  before.filter((each) => !among(each, now)).forEach((each) => removeReason(map, each));
  now.filter((each) => !among(each, before)).forEach((each) => addReason(map, each));
}

function removeReason(map, { veld, reden }) {
  const { key, value } = pairOf(map, veld);
  const without = (comment) => linesOf(comment).filter((line) => line.trim() !== reden).join('\n') || undefined;
  key.commentBefore = without(key.commentBefore);
  if (behind(value)) value.comment = without(value.comment);
}

function addReason(map, { veld, reden }) {
  const pair = pairOf(map, veld);
  if (!pair) throw new Error(`Bij “${veld}” staat nog niets: vul dat eerst in, dan kan de reden erbij.`);
  map.flow = false; // no line of its own to say it on
  const { key, value } = pair;
  if (behind(value) && !value.comment) value.comment = ` ${reden}`;
  else if (!linesOf(key.commentBefore).some(isSilencing)) key.commentBefore = [key.commentBefore, ` ${reden}`].filter(Boolean).join('\n');
  else throw new Error(`Bij “${veld}” staan al twee redenen, en meer passen er niet.`);
}

function pairOf(map, key) {
  return map.items.find((pair) => String(pair.key.value) === key);
}

function linesOf(comment) {
  return (comment || '').split('\n').filter(Boolean);
}

/** Whether a comment can stand behind a value, on the line of its key. */
function behind(value) {
  return isScalar(value) ? ![Scalar.BLOCK_LITERAL, Scalar.BLOCK_FOLDED].includes(value.type) : Boolean(value?.flow);
}
