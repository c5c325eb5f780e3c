// The search field: the index is fetched when it is used. Until then, and when that fails, the register is what the page
// has.
import { make } from './elementen.js';
import { WORD, fold, forget, load, search } from './zoekmachine.js';

const SHOWN = 6; // results of a kind, before the button that shows more
const MORE = 100; // at one press
const OFF = ['Geannuleerd', 'Uitgesteld'];

const [form, status, found, nothing, meant, register] = ['zoeken', 'uitslag', 'gevonden', 'niets', 'bedoelde', 'register']
  .map((id) => document.getElementById(id));
const field = form.elements.q;

const asked = () => field.value.trim();

const marked = (text, terms) => {
  const parts = [];
  let end = 0;
  for (const word of text.matchAll(WORD)) {
    if (terms.has(fold(word[0]))) {
      parts.push(text.slice(end, word.index), make('mark', {}, word[0]));
      end = word.index + word[0].length;
    }
  }
  return [...parts, text.slice(end)];
};

const item = (terms) => ({ title, address, note, summary, when, place, people, state }) => {
  const line = (className, text, before = '') => (text ? [make('p', { className }, before, ...marked(text, terms))] : []);
  const moment = line('when', when);
  if (OFF.includes(state)) moment.forEach((each) => each.replaceChildren(make('s', {}, ...each.childNodes)));
  return make('li', {},
    make('a', { href: address }, ...marked(title, terms)),
    ...line('quiet', note),
    ...(state ? [make('p', { className: 'chips' }, make('span', { className: 'chip chip-off', textContent: state }))] : []),
    ...moment,
    ...line('quiet', place),
    ...line('', summary),
    ...line('quiet', people, 'Met '));
};

// A kind of results: the first ones, and a button for the others.
const group = async (kind, numbers, terms, engine, id) => {
  const rows = async (from, to) => (await engine.documents(numbers.slice(from, to))).map(item(terms));
  const list = make('ul', { className: 'entries' }, ...(await rows(0, SHOWN)));
  const title = make('h2', { id, textContent: kind });
  const section = make('section', {}, title, list);
  section.setAttribute('aria-labelledby', title.id);
  const rest = () => numbers.length - list.children.length;
  if (rest() > 0) {
    const button = make('button', { type: 'button', className: 'button button-line' });
    const label = () => {
      const count = rest() > MORE ? `nog ${MORE} van de ${numbers.length}` : `alle ${numbers.length}`;
      button.textContent = `Toon ${count} ${kind.toLowerCase()}`;
    };
    label();
    button.addEventListener('click', async () => {
      const from = list.children.length;
      const more = await rows(from, from + MORE).catch(() => []);
      if (!more.length || list.children.length > from) return; // pressed twice
      list.append(...more);
      more[0].querySelector('a').focus();
      if (rest()) label();
      else button.parentElement.remove();
    });
    section.append(make('p', { className: 'actions' }, button));
  }
  return section;
};

const show = async ({ results, terms }, engine, stillAsked) => {
  const kinds = new Map(); // the kind of the best result comes first
  for (const number of results) {
    const kind = engine.kinds[number];
    if (kinds.has(kind)) kinds.get(kind).push(number);
    else kinds.set(kind, [number]);
  }
  const groups = await Promise.all([...kinds].map(([kind, numbers], at) => group(kind, numbers, terms, engine, `soort-${at}`)));
  if (!stillAsked()) return;
  found.replaceChildren(...groups);
  register.hidden = results.length > 0;
};

const words = { // what is said of `count` results for `query`
  all: (count, query) => `${count} voor ‘${query}’.`,
  near: (count, query) => `Niets gevonden voor ‘${query}’. Wel ${count} met woorden die erop lijken.`,
  some: (count, query) => `Niets gevonden met alle woorden van ‘${query}’. Wel ${count} met een deel ervan.`,
  none: (_, query) => `Niets gevonden voor ‘${query}’.`,
};

let later;
const say = (text) => {
  status.textContent = text;
  const address = new URL(location.href);
  if (asked()) address.searchParams.set('q', asked());
  else address.searchParams.delete('q');
  history.replaceState(null, '', address);
};
// Results show at every letter; a screen reader, and the address, wait until the typing stops.
const tell = ({ way, suggestion }, text, wait) => {
  nothing.hidden = way !== 'none';
  meant.hidden = !suggestion;
  if (suggestion) {
    Object.assign(meant.querySelector('a'), { textContent: suggestion, search: new URLSearchParams({ q: suggestion }) });
  }
  clearTimeout(later);
  later = setTimeout(say, wait, text);
};
const NO_ANSWER = 'Zoeken lukt nu niet: de zoeklijst kwam niet binnen. Laad de pagina opnieuw, of kijk in het register hieronder.';
const update = async (wait = 600) => {
  const query = asked();
  const stillAsked = () => query === asked(); // else more was typed meanwhile
  const answer = async (result, text, engine) => {
    if (stillAsked()) await show(result, engine, stillAsked);
    if (stillAsked()) tell(result, text, wait);
  };
  clearTimeout(later);
  status.textContent = ''; // of these results nothing is said yet, and of the last ones no more
  const slow = setTimeout(() => stillAsked() && (status.textContent = 'De zoeklijst wordt geladen.'), 300);
  try {
    if (!fold(query)) return await answer({ results: [] }, '');
    const engine = await load(form.dataset.index);
    for await (const result of search(query, engine)) {
      clearTimeout(slow);
      const count = result.results.length;
      await answer(result, words[result.way](count === 1 ? '1 resultaat' : `${count} resultaten`, query), engine);
      if (!stillAsked()) return;
    }
  } catch {
    forget();
    await answer({ results: [] }, NO_ANSWER);
  } finally {
    clearTimeout(slow);
  }
};

form.hidden = false;
field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('focus', () => load(form.dataset.index).catch(forget)); // update() tells of a failure
field.addEventListener('input', () => update());
field.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  field.value = '';
  update(0);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  update(0);
});
if (asked()) update(0);
