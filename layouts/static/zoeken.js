// The search field: MiniSearch and the index are fetched when it is used. Until then, and when that fails, the
// register is what the page has.
import { make } from './elementen.js';
import { WORD, fold, load, search } from './zoekmachine.js';

const SHOWN = 6; // results of a kind, before the button that shows all
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

const item = ({ title, address, note, summary, when, place, people, state, terms }) => {
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

const group = ([kind, results], number) => {
  const list = make('ul', { className: 'entries' }, ...results.slice(0, SHOWN).map(item));
  const title = make('h2', { id: `soort-${number}`, textContent: kind });
  const section = make('section', {}, title, list);
  section.setAttribute('aria-labelledby', title.id);
  if (results.length > SHOWN) {
    const button = make('button', { type: 'button', className: 'button button-line' });
    button.textContent = `Toon alle ${results.length} ${kind.toLowerCase()}`;
    button.addEventListener('click', () => {
      const more = results.slice(SHOWN).map(item);
      list.append(...more);
      more[0].querySelector('a').focus();
      button.parentElement.remove();
    });
    section.append(make('p', { className: 'actions' }, button));
  }
  return section;
};

const show = (results) => {
  const kinds = new Map(); // the kind of the best result comes first
  for (const each of results) kinds.set(each.kind, [...(kinds.get(each.kind) ?? []), each]);
  found.replaceChildren(...[...kinds].map(group));
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
const update = async (wait = 600) => {
  const query = asked();
  let text = '';
  let result = { results: [] };
  clearTimeout(later);
  status.textContent = ''; // of these results nothing is said yet, and of the last ones no more
  if (fold(query)) {
    try {
      const slow = setTimeout(() => (status.textContent = 'De zoeklijst wordt geladen.'), 300);
      const engine = await load(form.dataset.index).finally(() => clearTimeout(slow));
      if (query !== asked()) return; // more was typed meanwhile
      result = search(query, engine);
      const count = result.results.length;
      text = words[result.way](count === 1 ? '1 resultaat' : `${count} resultaten`, query);
    } catch {
      text = 'Zoeken lukt nu niet: de zoeklijst kwam niet binnen. Laad de pagina opnieuw, of kijk in het register hieronder.';
    }
  }
  show(result.results);
  nothing.hidden = result.way !== 'none';
  meant.hidden = !result.suggestion;
  if (result.suggestion) {
    Object.assign(meant.querySelector('a'), { textContent: result.suggestion, search: new URLSearchParams({ q: result.suggestion }) });
  }
  clearTimeout(later);
  later = setTimeout(say, wait, text);
};

form.hidden = false;
field.value = new URLSearchParams(location.search).get('q') ?? '';
field.addEventListener('focus', () => load(form.dataset.index).catch(() => {})); // update() tells of a failure
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
