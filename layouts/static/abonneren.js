// Turns the list of calendars into a chooser: tick what you want, get the addresses. kopieer.js copies them.
import { all, make } from './elementen.js';

const chooser = document.getElementById('chooser');
const boxes = [];

const list = make('ol', { id: 'gekozen' });
const count = make('p', { role: 'status' });
const button = make('button', { type: 'button', className: 'button', textContent: 'Kopieer deze adressen' });
button.dataset.copy = list.id;

const row = (box) => {
  const calendar = box.closest('[data-calendar]');
  const address = calendar.querySelector('.feed').cloneNode(true);
  return make('li', {}, make('p', { textContent: calendar.dataset.calendar }), address);
};

const show = () => {
  const chosen = boxes.filter((box) => box.checked);
  const words = chosen.length === 1 ? '1 agenda gekozen.' : `${chosen.length} agenda’s gekozen.`;
  count.textContent = chosen.length ? words : 'Nog niets gekozen. Vink aan wat je wilt volgen.';
  list.replaceChildren(...chosen.map(row));
  list.hidden = button.hidden = !chosen.length;
};

for (const name of all('.name', chooser)) {
  const box = make('input', { type: 'checkbox', autocomplete: 'off' });
  boxes.push(box);
  name.replaceChildren(make('label', {}, box, make('span', { textContent: name.textContent })));
}

const title = make('h3', { id: 'keuze', textContent: 'Jouw keuze' });
const panel = make('section', { className: 'panel chosen' }, title, count, list, make('p', {}, button));
panel.setAttribute('aria-labelledby', title.id);
chooser.classList.add('live');
chooser.append(panel);
chooser.addEventListener('change', show);
show();
