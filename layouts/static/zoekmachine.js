// Searches the index of the site with MiniSearch. Words are folded as wijkmakers_site/text/collation.py does.

const SMALL = new Set('aan bij de een en het in is met of om op te van voor'.split(' ')); // say little beside others
export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNDIVIDED = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss' };
const FIELDS = { title: 6, people: 3, note: 2, place: 2, when: 2, summary: 2, words: 1 };

export const fold = (text) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[æœøłđðþß]/g, (letter) => UNDIVIDED[letter]);
const split = (text) => text.match(WORD) ?? [];

const fetchEngine = async (address) => {
  const [{ default: MiniSearch }, answer] = await Promise.all([
    import('./vendor/minisearch/minisearch.js'),
    fetch(address, { cache: 'no-cache' }),
  ]);
  if (!answer.ok) throw new Error(answer.statusText);
  const { documents, words, synonyms } = await answer.json();
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
  const alike = (word) => synonyms.filter((group) => group.includes(word)).flat().filter((each) => each !== word);
  return { index, vocabulary, alike, documents: new Map(documents.map((each) => [each.address, each])) };
};
// The engine on the index at `address`: fetched once.
let loading;
export const load = (address) =>
  (loading ??= fetchEngine(address).catch((error) => {
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

export const search = (query, { index, vocabulary, alike, documents }) => {
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
        ...alike(word).map((each) => ({ queries: [each], fuzzy: false, boostTerm: () => 0.4 })),
        ...(slips ? swapped(word, vocabulary) : []),
      ],
    });
    const options = {
      prefix: (word) => word.length > 1 || every.length === 1, // a letter alone is a beginning, beside others a word
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
