// Searches the files of wijkmakers_site/data/search_files.py, which explains their form. Words are folded as
// wijkmakers_site/text/words/collation.py does. All weighing was done there: here weights are only added up.

export const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const UNDIVIDED = { æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss' };
const PAST = 0.9; // what has been, beside what comes

export const fold = (text) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[æœøłđðþß]/g, (letter) => UNDIVIDED[letter]);
const split = (text) => [...new Set(text.match(WORD) ?? [])];

const get = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
};
// Each part once. `parts` are [first, address] in order; of a site with one file [first, content].
const store = (parts) => {
  const kept = new Map();
  const part = (at) => {
    if (!kept.has(at)) kept.set(at, typeof parts[at][1] === 'string' ? get(parts[at][1]) : parts[at][1]);
    return kept.get(at);
  };
  // That in which `key` stands, if anywhere.
  const place = (key) => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (parts[middle][0] <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { part, place, first: (at) => parts[at][0] };
};
const unrolled = (runs) => runs.flatMap(([value, count]) => Array(count).fill(value));

const fetchEngine = async (address) => {
  const guide = await get(address, { cache: 'no-cache' });
  const words = store(guide.word_parts ?? [['', guide.words]]);
  const rows = store(guide.document_parts ?? [[0, guide.documents]]);
  const vocabulary = store([['', guide.vocabulary ?? Object.keys(guide.words)]]);
  return {
    kinds: unrolled(guide.kinds),
    days: unrolled(guide.days),
    small: new Set(guide.small),
    alike: (word) => guide.synonyms.filter((group) => group.includes(word)).flat().filter((each) => each !== word),
    isWhole: 'words' in guide,
    vocabulary: async () => vocabulary.part(0),
    // The words of the index that begin so, without its vocabulary.
    beginning: async (start) => {
      const parts = [];
      for (let at = words.place(start); at <= words.place(`${start}\uffff`); at += 1) parts.push(words.part(at));
      return (await Promise.all(parts)).flatMap((part) => Object.keys(part).filter((word) => word.startsWith(start)));
    },
    // word -> where it stands; without those that are not in the index
    posted: async (asked) => {
      const found = await Promise.all(asked.map(async (word) => [word, await words.part(words.place(word))]));
      return new Map(found.filter(([word, part]) => Object.hasOwn(part, word)).map(([word, part]) => [word, part[word]]));
    },
    documents: (numbers) =>
      Promise.all(numbers.map(async (number) => {
        const at = rows.place(number);
        return (await rows.part(at))[number - rows.first(at)];
      })),
  };
};
// The engine on the index at `address`: fetched once.
let loading;
export const load = (address) => (loading ??= fetchEngine(address));
// After a failure: the next letter tries again. Of a site that was made anew meanwhile, the parts of before are gone.
export const forget = () => {
  loading = undefined;
};

// How many slips lie between two words: a letter more, less or another, or two that changed places.
const slips = (one, other) => {
  let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const swap = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      line[at] = Math.min(line[at - 1] + 1, last[at] + 1, last[at - 1] + (one[row - 1] !== other[at - 1]),
        swap ? before[at - 2] + 1 : Infinity);
    }
    [before, last] = [last, line];
  }
  return last[other.length];
};
const near = (word, vocabulary, most) =>
  vocabulary.filter((each) => Math.abs(each.length - word.length) <= most && slips(word, each) <= most);
const likest = (word, vocabulary) => {
  for (const most of word.length > 7 ? [0, 1, 2] : [0, 1]) {
    const [found] = near(word, vocabulary, most);
    if (found) return found;
  }
  return undefined;
};

// What a word of the reader may stand for: a map for each way, of words of the index to how much they count. `begins`
// has, for the word and for each that means the same, the words of the index that begin so.
const meanings = (word, begins, vocabulary, withSlips) => {
  const ways = begins.map(([start, words]) => new Map(words.map((each) => {
    const rest = each.length - start.length;
    const counts = rest ? (0.375 * each.length) / (each.length + 0.3 * rest) : 1;
    return [each, start === word ? counts : 0.4 * counts];
  })));
  const others = (found, counts) => ways.push(new Map(found.map((each) => [each, counts])));
  // Dutch writes words together: 'vernieuwing' is in 'wijkvernieuwing'.
  if (word.length > 3) others(vocabulary.filter((each) => each.includes(word, 1)), 0.3);
  if (withSlips && word.length > 3 && !/\d/.test(word)) others(near(word, vocabulary, 1), 0.4);
  return ways;
};

// The numbers of the documents that hold all words, or any: the best first. `asked` has the meanings of each word.
const ranked = (asked, posted, all, { days, kinds }) => {
  const size = kinds.length;
  const today = new Date().toLocaleDateString('sv'); // 2024-11-01
  const [scores, hits, titles] = [new Float64Array(size), new Uint16Array(size), new Uint16Array(size)];
  for (const [word, meant] of asked) {
    const [sums, ways] = [new Float64Array(size), new Uint16Array(size)];
    for (const way of meant) {
      const own = new Float64Array(size);
      for (const [each, counts] of way) {
        const codes = posted.get(each) ?? [];
        const rare = Math.log(1 + (size - codes.length + 0.5) / (codes.length + 0.5));
        let at = -1;
        for (const code of codes) {
          at += code >> 8;
          own[at] += counts * rare * (code & 63);
          if (each === word && ((code >> 6) & 3) === asked.size) titles[at] += 1;
        }
      }
      own.forEach((score, at) => {
        sums[at] += score;
        ways[at] += score > 0;
      });
    }
    sums.forEach((score, at) => {
      hits[at] += score > 0;
      scores[at] += score * ways[at]; // who holds a word and what means the same is about it
    });
  }
  const found = [...kinds.keys()].filter((at) => (all ? hits[at] === asked.size : hits[at]));
  for (const at of found) {
    scores[at] *= hits[at] * (days[at] < today ? PAST : 1);
    if (titles[at] === asked.size) scores[at] += 1e6; // its title is just what was typed
  }
  // Of equals what comes soonest, or was last: their numbers go back in time.
  const isTurned = (one, other) => days[one] !== days[other] && !(days[one] < today);
  return found.sort((one, other) => scores[other] - scores[one] || (isTurned(one, other) ? other - one : one - other));
};

// What is found, and how: `results` are the numbers of documents, of `kinds`; `terms` the words to be marked in them.
// Of a large site it comes twice: what words begin with at once, and with what is inside words, for which all parts may
// be asked, a moment later.
export async function* search(query, engine) {
  const every = split(fold(query));
  const telling = every.filter((word) => !engine.small.has(word));
  const words = telling.length ? telling : every;
  const begins = new Map(await Promise.all(words.map(async (word) =>
    [word, await Promise.all([word, ...engine.alike(word)].map(async (start) => {
      // A letter alone is a beginning, beside others a word.
      const found = start.length > 1 || every.length === 1 ? await engine.beginning(start) : [start];
      return [start, found];
    }))])));
  const ask = async (way, all, withSlips, vocabulary) => {
    const asked = new Map(words.map((word) =>
      [word, meanings(word, begins.get(word), vocabulary, withSlips)]));
    const posted = await engine.posted([...asked.values()].flat().flatMap((each) => [...each.keys()]));
    return { way, terms: new Set(posted.keys()), results: ranked(asked, posted, all, engine) };
  };
  const first = engine.isWhole ? undefined : await ask('all', true, false, []);
  if (first?.results.length) yield first;
  const vocabulary = await engine.vocabulary();
  // All words as they were typed; else with a slip in them; else some of the words.
  for (const [way, all, withSlips] of [['all', true], ['near', true, true], ['some', false], ['some', false, true]]) {
    const found = await ask(way, all, withSlips, vocabulary);
    if (found.results.length) {
      const isSame = way === 'all' && found.results.join() === first?.results.join();
      if (!isSame) yield found;
      return;
    }
  }
  const meant = words.map((word) => likest(word, vocabulary));
  yield { way: 'none', terms: new Set(), results: [], suggestion: meant.every(Boolean) ? meant.join(' ') : undefined };
}
