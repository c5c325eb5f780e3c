// The screen in the hall: shows of the days on the page the one that it is, by the academy's clock, in letters that fit.
// It stays open for weeks: it goes on to the next day, takes what is new, and says when it no longer can.
import { all, make } from './elementen.js';

const zone = { timeZone: 'Europe/Amsterdam' };
const iso = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short' }); // 2024-12-16
const words = new Intl.DateTimeFormat('nl-NL', { ...zone, dateStyle: 'full' }); // maandag 16 december 2024
const clock = new Intl.DateTimeFormat('nl-NL', { ...zone, timeStyle: 'short' });
const hour = (moment) => clock.format(moment).replace(':', '.');

const TICK = 15_000; // ms: how long one part of a full day stays
const RENEWED = 5 * 60_000; // ms: so often the site is asked
const SILENT = 30 * 60_000; // ms without an answer before the screen says so
const STILL = 60_000; // ms after a touch: who reads does it in their own time
const LARGE = matchMedia('(min-width: 60rem) and (min-height: 36rem), (min-width: 40rem) and (min-height: 60rem)');

let tick = 0;
let asked = Date.now();
let heard = asked;
let isSilent = false; // whether the last question had no answer
let touched = 0;
let written = document.querySelector('main').innerHTML; // as it came, before this script changed it

const heads = (page) => all('link[rel=stylesheet], script[src]', page).map((each) => each.getAttribute('href') ?? each.getAttribute('src')).join();

const update = () => {
  const now = Date.now();
  const today = iso.format(now);
  const main = document.querySelector('main');
  for (const each of all('.said')) each.remove();
  const rows = all('.row');
  for (const row of rows) show(row, now, today);
  let present = rows.filter((row) => !row.hidden);
  main.classList.toggle('today', present.length > 0);
  document.querySelector('h1').textContent = `Vandaag, ${words.format(now)}`;
  document.querySelector('header').append(make('p', { className: 'said clock' }, hour(now)));
  for (const each of all('[data-nothing]')) each.hidden = true;
  if (!present.length) present = nothing(main, rows, today);
  for (const each of all('section')) each.hidden = !all('.row:not([hidden])', each).length;
  if (isSilent && now - heard > SILENT) {
    const text = `Geen verbinding sinds ${iso.format(heard) === today ? '' : `${words.format(heard)}, `}${hour(heard)} uur. Wat daarna veranderde, staat hier niet.`;
    document.querySelector('footer').prepend(make('p', { className: 'said warning' }, text));
  }
  fit(present, now);
};

const show = (row, now, today) => {
  const { first, last, ends } = row.dataset;
  row.hidden = today < first || last < today;
  const over = !row.matches('.off, .old') && ends.length > 10 && Date.parse(ends) <= now;
  row.classList.toggle('over', over);
  if (over) row.querySelector('h3').after(make('p', { className: 'said' }, make('span', { className: 'chip' }, 'Geweest')));
};

// Where today holds nothing: that, and the next day that does. Of days beyond those it holds a screen knows nothing.
const nothing = (main, rows, today) => {
  const { complete = today } = main.dataset;
  const next = rows.find((row) => row.dataset.first > today && !row.matches('.old'))?.dataset.first;
  const none = `Voor vandaag staan hier geen bijeenkomsten.${next ? ' De volgende dag die hier staat:' : ''}`;
  const text = complete < today ? 'Dit scherm is te lang niet bijgewerkt. Wat er vandaag is, staat er niet op.' : none;
  document.querySelector('header').after(make('p', { className: 'said' }, text));
  const shown = rows.filter((row) => row.dataset.first === next);
  for (const row of shown) row.hidden = false;
  return shown;
};

// Smaller letters until all fits; then without what is over; then in turns. A phone and a page that is zoomed in scroll.
const fit = (rows, now) => {
  const root = document.documentElement;
  const main = document.querySelector('main'); // alone: the preview puts a bar below it
  const fits = () => main.offsetHeight <= innerHeight;
  for (const scale of LARGE.matches ? [1.5, 1.2, 1, 0.85, 0.7, 0.6, 0.5] : [1]) {
    root.style.setProperty('--scale', scale);
    if (fits()) return;
  }
  if (!LARGE.matches || now - touched < STILL) return;
  let left = rows;
  if (rows.some((row) => !row.matches('.over'))) {
    left = rows.filter((row) => !row.matches('.over'));
    for (const row of rows) row.hidden = row.hidden || row.matches('.over');
  }
  if (fits()) return;
  const part = make('p', { className: 'said' }, 'Deel 1 van 1');
  document.querySelector('footer').prepend(part);
  let room = left.length;
  while (room > 1 && !fits()) left[--room].hidden = true;
  const parts = Math.ceil(left.length / room);
  const turn = tick % parts;
  for (const [place, row] of left.entries()) row.hidden = Math.floor(place / room) !== turn;
  for (const each of all('section')) each.hidden = !all('.row:not([hidden])', each).length;
  part.textContent = `Deel ${turn + 1} van ${parts}`;
};

// A new page goes into the place of the old one, so that nothing flickers; only with a new style or script it is loaded.
// What is no screen (the page of a router, a page for what is not there) is no answer.
const renew = async () => {
  asked = Date.now();
  const page = await answered();
  isSilent = !page;
  if (page) {
    heard = asked;
    if (heads(page) !== heads(document)) location.reload();
    const main = page.querySelector('main');
    if (main.innerHTML !== written) {
      written = main.innerHTML;
      document.querySelector('main').replaceWith(document.adoptNode(main));
    }
  }
  update();
};

const answered = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-cache' });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    return answer.ok && page.querySelector('script[src*="scherm"]') ? page : undefined;
  } catch {
    return undefined; // no connection
  }
};

for (const kind of ['pointermove', 'keydown', 'wheel', 'touchstart']) {
  addEventListener(kind, () => {
    const wasStill = Date.now() - touched < STILL;
    touched = Date.now();
    if (!wasStill) update();
  }, { passive: true });
}
addEventListener('resize', update);
addEventListener('online', renew);
document.addEventListener('visibilitychange', update);
setInterval(() => {
  tick += 1;
  update();
  if (Date.now() - asked >= RENEWED) renew();
}, TICK);
update();
