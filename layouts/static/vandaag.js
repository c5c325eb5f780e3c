// Makes a page right at the moment it is read: what has been, what is today, where programmes stand, who can still join.
// Without this script dates tell. Days are those of the academy, wherever the reader is.
import { all, make } from './elementen.js';

const zone = { timeZone: 'Europe/Amsterdam' };
const iso = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short' }); // 2024-12-16
const words = new Intl.DateTimeFormat('nl-NL', { ...zone, dateStyle: 'long' }); // 16 december 2024

// A moment is an instant with its offset, or a whole day.
const isDay = (moment) => moment.length === 10;
const dayOf = (moment) => (isDay(moment) ? moment : iso.format(Date.parse(moment)));

const update = () => {
  const now = Date.now();
  const today = iso.format(now);
  const over = (ends) => (isDay(ends) ? ends < today : Date.parse(ends) <= now);

  for (const each of all('.said')) each.remove();

  for (const each of all('[data-ends]')) {
    const time = each.querySelector('time');
    const past = over(each.dataset.ends);
    each.classList.toggle('past', past);
    if (time.closest('s') || (!past && dayOf(time.dateTime) > today)) continue;
    time.after(' ', make('span', { className: `said chip${past ? '' : ' chip-today'}` }, past ? 'Geweest' : 'Vandaag'));
  }

  for (const each of all('[data-states]')) {
    for (const state of each.dataset.states.split(';')) {
      const [since, key, ...label] = state.split(' ');
      if (since > today) break;
      each.dataset.status = key;
      each.textContent = label.join(' ');
      each.hidden = !each.textContent;
    }
  }

  for (const each of all('[data-from], [data-until]')) {
    const { from = today, until = today } = each.dataset;
    each.hidden = today < from || until < today;
  }

  for (const each of all('[data-since]')) {
    if (each.dateTime >= today) continue;
    each.dateTime = today;
    each.textContent = words.format(now);
  }

  const day = words.format(now);
  for (const steps of all('.steps')) mark(all('.step', steps), day);
  putAside(day);
};

// In the time line: before the first step that is not over, once anything has been.
const mark = (steps, day) => {
  for (const step of steps) {
    // Of days that are struck through nothing waits, unless all are.
    const known = all('.when', step);
    const going = known.filter((each) => !each.querySelector('s'));
    const moments = (going.length ? going : known).filter((each) => each.dataset.ends);
    if (moments.length) step.classList.toggle('past', moments.every((each) => each.classList.contains('past')));
    step.removeAttribute('aria-current');
  }
  const dated = steps.filter((step) => step.querySelector('.when > time'));
  const next = dated.find((step) => !step.classList.contains('past'));
  if (!next || (next === dated[0] && !next.querySelector('.chip-today'))) return;
  next.setAttribute('aria-current', 'step');
  const begun = next.querySelector('.chip-today');
  const text = begun ? `Nu: ${day}` : `Nu: ${day}. Hierna komt:`;
  next.querySelector('h3').before(make('p', { className: 'said now' }, text));
};

// From lists of what comes, what has been goes to the end.
const putAside = (day) => {
  const lists = all('[data-coming]');
  const rows = lists.flatMap((list) => all('.row.past', list));
  let been = document.querySelector('.been');
  if (rows.length && !been) {
    const title = make('summary', {}, 'Kortgeleden geweest');
    been = make('details', { className: 'been' }, title, make('ul', { className: 'rows schedule' }));
    lists.at(-1).after(been);
  }
  been?.lastChild.append(...rows);
  for (const list of lists) if (!list.querySelector('.row')) list.hidden = true;
  if (!been || lists.some((list) => list.querySelector('.row'))) return;
  been.before(make('p', { className: 'said' }, `Vanaf ${day} staan hier geen bijeenkomsten.`));
};

update();
document.addEventListener('visibilitychange', update); // a page may stay open for days
