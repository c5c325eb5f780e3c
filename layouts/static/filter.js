// Turns the filters of the agenda, which are links to pages, into selects that filter the rows of this page at once.
import { all, make } from './elementen.js';

const box = document.getElementById('filter');
const nav = box.querySelector('nav');
const rows = all('[data-keys]').map((row) => [row, new Set(row.dataset.keys.split(' '))]);
const links = new Map(); // the link that each option was

const select = (group) => {
  const { name, every } = group.dataset;
  const options = all('a', group).map((link) => {
    const option = make('option', { value: link.dataset.value, textContent: link.textContent });
    links.set(option, link);
    return option;
  });
  const field = make('select', { id: `kies-${name}`, name, autocomplete: 'off' });
  field.append(make('option', { value: '', textContent: every }), ...options);
  return field;
};

const groups = all('[data-name]', nav);
const fields = groups.map(select);
const labels = groups.map((group, index) => {
  return make('label', { htmlFor: fields[index].id, textContent: group.querySelector('.label').textContent });
});
const clear = make('button', { type: 'button', className: 'button button-line', textContent: 'Wis filters' });
const count = make('p', { role: 'status' });
const whole = make('a', { className: 'more' });
const form = make('form', { className: 'selects' });
form.append(...fields.map((field, index) => make('p', {}, labels[index], field)), make('p', {}, clear));

const show = () => {
  const chosen = fields.flatMap((field) => links.get(field.selectedOptions[0]) ?? []);
  for (const [row, keys] of rows) row.hidden = !chosen.every((link) => keys.has(link.dataset.key));
  for (const list of all('[data-coming], .been')) {
    list.hidden = !list.querySelector('.row:not([hidden])');
  }
  const found = all('[data-coming] .row:not([hidden])').length;
  const words = found === 1 ? '1 bijeenkomst' : `${found} bijeenkomsten`;
  count.textContent = found ? `${words}.` : 'Geen bijeenkomsten bij deze keuze. Kies iets anders of wis de filters.';
  clear.hidden = !chosen.length;
  whole.hidden = chosen.length !== 1;
  if (chosen.length === 1) {
    whole.href = chosen[0].href;
    whole.textContent = `Ook wat is geweest: ${chosen[0].textContent}`;
  }
};

const remember = () => {
  const address = new URL(location);
  for (const { name, value } of fields) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  history.replaceState(null, '', address);
};

const asked = new URLSearchParams(location.search);
for (const field of fields) {
  const value = asked.get(field.name);
  if ([...field.options].some((option) => option.value === value)) field.value = value;
}
box.open = fields.some((field) => field.value);
nav.replaceWith(form, count, whole);
show();

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', () => {
  show();
  remember();
});
clear.addEventListener('click', () => {
  for (const field of fields) field.value = '';
  show();
  remember();
  fields[0].focus();
});
