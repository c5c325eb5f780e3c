// A file of facts <-> what the form of Sveltia CMS holds of it, so that all the form does not change stays to the letter.
//
// Left alone, Sveltia writes a file anew of the fields it knows: comments, order and quotes are gone, and `13:00` or `ja`
// come back as numbers and booleans. Here every scalar is text, the form carries the file's own text along (`_bron`) and
// of each item of a list the place it came from (`_plek`), and only what differs is changed in that text.
import YAML from './vendor/yaml/index.js';
import { likeSource } from './lines.js';
import { changeReasons, isSilencing, reasonsOf } from './reasons.js';

const SOURCE = '_bron';
const PLACE = '_plek';
const REASONS = '_hoort_zo';
const IMAGES = '/content/beelden/'; // Sveltia names a picture by its whole path, our files by its name
const { Document, Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq } = YAML;

/** What the form gets of the text of a file; `fields` say what each key holds. Throws where the file has mistakes. */
export function toForm(text, fields) {
  const document = parsed(plain(text));
  if (document.errors.length || !isMap(document.contents)) throw new Error('Dit bestand heeft een fout: maak het eerst in orde.');
  return { ...mapping(document.contents, fields), [SOURCE]: text };
}

/** The text of the file that the form means. Throws where it cannot be written so that it reads back the same. */
export function toFile(given, fields) {
  const form = JSON.parse(JSON.stringify(given)); // Sveltia's own goes on living in its form
  const source = form[SOURCE] || '';
  const text = plain(source);
  const document = parsed(text);
  if (!isMap(document.contents)) document.contents = new YAMLMap();
  const style = styleOf(text);
  const before = text && document.toString(style);
  change(document.contents, form, fields);
  const after = document.toString(style);
  const written = [likeSource(text, before, after), after].find((each) => reads(each, cleanMapping(form, fields), fields));
  if (written === undefined) throw new Error('Dit kan niet bewaard worden zoals het bedoeld is. Er is niets veranderd.');
  return source.startsWith('\ufeff') ? `\ufeff${ended(written, source)}` : ended(written, source);
}

/** How somebody writes: how far to the right things stand, and whether lists do. Long lines stay long. */
function styleOf(text) {
  const step = /:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*( {2,8})\S/.exec(text);
  const atLeft = /^[^\s#-].*:[ \t]*(?:#.*)?\n(?:[ \t]*(?:#.*)?\n)*- /m.test(text);
  return { lineWidth: 0, flowCollectionPadding: false, indent: step ? step[1].length : 2, indentSeq: !atLeft };
}

function reads(text, wanted, fields) {
  try {
    return same(cleanMapping(toForm(text, fields), fields), wanted);
  } catch {
    return false;
  }
}

function plain(text) {
  return text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
}

function ended(text, source) {
  return source.includes('\r\n') ? text.replace(/\n/g, '\r\n') : text;
}

function parsed(text) {
  // `failsafe`: no numbers, booleans or dates, as our own reader has it.
  return YAML.parseDocument(text, { schema: 'failsafe', prettyErrors: false });
}

function isEmpty(node) {
  return !node || (isScalar(node) && (node.value === null || String(node.value).trim() === ''));
}

function mapping(map, fields) {
  const known = map.items.map((pair) => [String(pair.key.value), pair.value]).filter(([key]) => key in fields);
  const data = known.map(([key, node]) => [key, content(node, fields[key])]).filter(([, value]) => value !== undefined);
  if (REASONS in fields) data.push([REASONS, reasonsOf(map)]);
  return Object.fromEntries(data);
}

/** What stands behind a key; undefined for nothing, and for what does not belong there: that stays as it is. */
function content(node, field) {
  if (isEmpty(node)) return undefined;
  if (field.list) return once((isSeq(node) ? node.items : [node]).map((item, place) => listed(item, field, place)));
  if (field.fields) return isMap(node) ? mapping(node, field.fields) : undefined;
  return isScalar(node) ? chosen(String(node.value), field) : undefined;
}

/** The choice that a word stands for: a list shows nothing else, and what it does not show would be lost. */
function chosen(text, field) {
  if (field.image) return text.includes('/') ? text : IMAGES + text.trim();
  const folded = text.trim().toLowerCase().normalize('NFD').replace(/\p{Mark}/gu, '');
  return field.words?.[folded] ?? text;
}

/** Each text once: of two that are alike Sveltia makes one choice, and no form at all. */
function once(items) {
  return [...new Set(items)];
}

function listed(item, field, place) {
  if (!field.fields) return isScalar(item) ? String(item.value) : '';
  const data = isMap(item) ? mapping(item, field.fields) : { [field.short]: isScalar(item) ? String(item.value) : '' };
  return { ...data, [PLACE]: String(place) };
}

/** A value of a form without what is empty; undefined where nothing is left. Spaces at the ends say nothing. */
function clean(value, field) {
  if (field.list) {
    const items = (Array.isArray(value) ? value : []).map((item) => clean(item, { ...field, list: false }));
    const filled = once(items.filter((item) => item !== undefined));
    return filled.length ? filled : undefined;
  }
  if (field.fields) {
    const data = cleanMapping(value, field.fields);
    return Object.keys(data).length ? data : undefined;
  }
  const text = typed(value ?? '');
  return (field.image ? text.replace(IMAGES, '') : text) || undefined;
}

/** Without what came along with pasting, is not seen, and may stand in no file (`reading/source/text.py`). */
function typed(value) {
  const lines = String(value).replace(/\r\n|[\x85\u2028\u2029]/g, '\n');
  return lines.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/g, '').trim();
}

function cleanMapping(data, fields) {
  const cleaned = Object.entries(fields).map(([key, field]) => [key, clean(data?.[key], field)]);
  return Object.fromEntries(cleaned.filter(([, value]) => value !== undefined));
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function change(map, form, fields) {
  const before = REASONS in fields ? reasonsOf(map) : [];
  const changed = Object.keys(fields).filter((key) => key !== REASONS && changeKey(map, key, form, fields));
  if (!(REASONS in fields)) return;
  // A reason was about the value that stood there (the same in `editing/changes/facts.py`); a new one is about this one.
  const old = new Set(before.filter(({ veld }) => changed.includes(veld)).map((each) => JSON.stringify(each)));
  form[REASONS] = (clean(form[REASONS], fields[REASONS]) || []).filter((each) => !old.has(JSON.stringify(each)));
  changeReasons(map, form[REASONS]);
}

/** Whether what stands behind a key became another. */
function changeKey(map, key, form, fields) {
  const [node, field] = [map.get(key, true), fields[key]];
  const now = clean(form?.[key], field);
  if (same(clean(content(node, field), field), now)) return false;
  if (now === undefined) remove(map, key);
  else if (isEmpty(node)) insert(map, key, created(now, field), Object.keys(fields));
  else if (field.list) changeList(map, key, node, form[key], field);
  else if (field.fields && isMap(node)) change(node, form[key], field.fields);
  else if (isScalar(node) && !field.fields) changeText(node, now);
  else map.set(key, created(now, field));
  return true;
}

function changeText(node, text) {
  node.value = text;
  node.type = typeOf(text, node.type);
  if (isSilencing(node.comment)) node.comment = undefined;
}

function typeOf(text, before) {
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL;
  if (before?.startsWith('QUOTE')) return before;
  // Right, and read by us as the beginning of a list, a key or a value: `-a`, `?a`, `:a`.
  return /^[-?:]/.test(text) ? Scalar.QUOTE_DOUBLE : Scalar.PLAIN;
}

/** Comments above the key are people's: they stay, but for those that silence a warning of it. */
function remove(map, key) {
  const place = map.items.findIndex((pair) => pair.key.value === key);
  const said = (map.items[place].key.commentBefore || '').split('\n').filter((line) => line && !isSilencing(line)).join('\n');
  map.items.splice(place, 1);
  const next = map.items[place]?.key;
  if (said && next) next.commentBefore = [said, next.commentBefore].filter(Boolean).join('\n');
  else if (said) map.comment = [said, map.comment].filter(Boolean).join('\n');
}

/** A key comes behind the last of those that are declared before it. */
function insert(map, key, node, order) {
  const there = map.items.findIndex((pair) => pair.key.value === key);
  if (there >= 0) {
    const empty = map.items[there].value;
    node.comment = empty?.comment;
    map.items[there].value = node;
    return;
  }
  const before = new Set(order.slice(0, order.indexOf(key)));
  const place = map.items.findLastIndex((pair) => before.has(pair.key.value));
  map.items.splice(place + 1, 0, new Pair(new Scalar(key), node));
}

function changeList(map, key, node, form, field) {
  const old = isSeq(node) ? node.items : [node];
  const forms = form.filter((item) => clean(item, { ...field, list: false }) !== undefined);
  // What stands below the last item is said of the list, though it goes by that item.
  const [items, said] = field.fields ? records(old, forms, field) : [texts(old, forms.map((item) => clean(item, {}))), []];
  if (isSeq(node)) Object.assign(node, { items, comment: [node.comment, ...said].filter(Boolean).join('\n') || undefined });
  else map.set(key, sequence(items, true));
}

/** An item that says where it stood is that one still, wherever it stands now; of a copy the first is. */
function records(old, forms, field) {
  const left = new Map(old.map((item, place) => [String(place), item]));
  const items = forms.map((form) => {
    const origin = left.get(String(form[PLACE]));
    left.delete(String(form[PLACE]));
    const now = clean(form, { ...field, list: false });
    if (isMap(origin)) change(origin, form, field.fields);
    else if (isScalar(origin) && isShort(now, field)) {
      if (String(origin.value).trim() !== now[field.short]) changeText(origin, now[field.short]);
    } else return record(now, field);
    return origin;
  });
  return [items, [...left.values()].map((item) => item.comment).filter(Boolean)];
}

/** A text that stood there is that item still; one that is new takes the place of the one that it replaces. */
function texts(old, now) {
  const left = [...old];
  const kept = now.map((text) => {
    const place = left.findIndex((item) => isScalar(item) && String(item.value).trim() === text);
    return place < 0 ? undefined : left.splice(place, 1)[0];
  });
  return now.map((text, place) => {
    if (kept[place]) return kept[place];
    const origin = now.length === old.length && left.includes(old[place]) ? old[place] : new Scalar('');
    changeText(origin, text);
    return origin;
  });
}

function isShort(data, field) {
  return Boolean(field.short) && Object.keys(data).every((key) => key === field.short);
}

function created(now, field) {
  if (field.list) {
    const items = now.map((item) => record(item, field));
    return sequence(items, !field.fields || Boolean(field.short));
  }
  return record(now, field);
}

function record(now, field) {
  if (!field.fields || isShort(now, field)) {
    const node = new Scalar('');
    changeText(node, field.fields ? now[field.short] : now);
    return node;
  }
  const map = new YAMLMap();
  for (const [key, inner] of Object.entries(field.fields)) {
    if (key !== REASONS && now[key] !== undefined) map.items.push(new Pair(new Scalar(key), created(now[key], inner)));
  }
  changeReasons(map, now[REASONS] || []);
  return map;
}

function sequence(items, flow) {
  const made = new YAMLSeq();
  made.items = items;
  made.flow = flow;
  return made;
}
