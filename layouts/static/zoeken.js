// The search field: MiniSearch and the index are fetched when it is used. Until then, and when that fails, the
// register is what the page has. Words are folded as wijkmakers_site/rendering/letters.py does.
'use strict';
{
  const SHOWN = 6; // results of a kind, before the button that shows all
  const SMALL = new Set('aan bij de een en het in is met of om op te van voor'.split(' ')); // say little beside others
  const OFF = ['Geannuleerd', 'Uitgesteld'];
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const UNDIVIDED = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss' };
  const FIELDS = { title: 6, people: 3, note: 2, place: 2, when: 2, summary: 2, words: 1 };

  const [form, status, found, nothing, meant, register] = ['zoeken', 'uitslag', 'gevonden', 'niets', 'bedoelde', 'register']
    .map((id) => document.getElementById(id));
  const field = form.elements.q;

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const fold = (text) =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[æœøłđðþß]/g, (letter) => UNDIVIDED[letter]);
  const split = (text) => text.match(WORD) ?? [];
  const asked = () => field.value.trim();

  // ---- Searching ----
  const fetchEngine = async () => {
    const [{ default: MiniSearch }, answer] = await Promise.all([import(form.dataset.library), fetch(form.dataset.index, { cache: 'no-cache' })]);
    if (!answer.ok) throw new Error(answer.statusText);
    const { documents, words } = await answer.json();
    for (const [word, gaps] of Object.entries(words)) {
      let at = -1;
      for (const gap of gaps) documents[at += gap].words = `${documents[at].words ?? ''} ${word}`;
    }
    const vocabulary = new Set();
    const note = (word) => {
      vocabulary.add(fold(word));
      return fold(word);
    };
    const index = new MiniSearch({
      idField: 'address',
      fields: Object.keys(FIELDS),
      tokenize: split,
      processTerm: note,
      searchOptions: { processTerm: fold, boost: FIELDS },
    });
    await index.addAllAsync(documents, { chunkSize: 500 });
    return { index, vocabulary, documents: new Map(documents.map((each) => [each.address, each])) };
  };
  let loading;
  const load = () =>
    (loading ??= fetchEngine().catch((error) => {
      loading = undefined; // the next letter tries again
      throw error;
    }));

  // Dutch writes words together: 'vernieuwing' is in 'wijkvernieuwing'. A slip often is two letters that changed places.
  const inside = (word, vocabulary) => (word.length > 3 ? [...vocabulary].filter((each) => each.includes(word, 1)) : []);
  const swapped = (word, vocabulary) =>
    word.length > 3
      ? [...word].map((_, at) => word.slice(0, at) + word.slice(at, at + 2).split('').reverse().join('') + word.slice(at + 2))
          .filter((each) => vocabulary.has(each))
      : [];

  const search = (query, { index, vocabulary, documents }) => {
    const every = split(fold(query));
    const telling = every.filter((word) => !SMALL.has(word));
    const today = new Date().toLocaleDateString('sv'); // 2024-11-01
    const exact = ({ id }) => fold(documents.get(id).title) === fold(query);
    const ask = (combineWith, slips) => {
      const oneWord = (word) => ({
        combineWith: 'OR',
        queries: [
          word,
          ...inside(word, vocabulary).map((each) => ({ queries: [each], prefix: false, fuzzy: false, boostTerm: () => 0.3 })),
          ...(slips ? swapped(word, vocabulary) : []),
        ],
      });
      const options = {
        prefix: (word) => word.length > 1,
        fuzzy: (word) => (slips && word.length > 3 && !/\d/.test(word) ? 1 : false),
        boostDocument: (id) => (documents.get(id).last < today ? 0.9 : 1),
      };
      const words = telling.length ? telling : every;
      return index.search({ combineWith, queries: words.map(oneWord) }, options);
    };
    // All words as they were typed; else with a slip in them; else some of the words.
    for (const [way, ...asking] of [['all', 'AND'], ['near', 'AND', true], ['some', 'OR'], ['some', 'OR', true]]) {
      const ranked = ask(...asking).sort((one, other) => exact(other) - exact(one));
      if (ranked.length) {
        return { way, results: ranked.map(({ id, terms }) => ({ ...documents.get(id), terms: new Set(terms) })) };
      }
    }
    return { way: 'none', results: [], suggestion: index.autoSuggest(query, { fuzzy: 2 })[0]?.suggestion };
  };

  // ---- Showing ----
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
    if (fold(query).length > 1) {
      try {
        const slow = setTimeout(() => (status.textContent = 'De zoeklijst wordt geladen.'), 300);
        const engine = await load().finally(() => clearTimeout(slow));
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
  field.addEventListener('focus', () => load().catch(() => {})); // update() tells of a failure
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
}
