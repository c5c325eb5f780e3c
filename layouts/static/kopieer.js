// Beside every address field comes a button that copies it. Without this script people select the address by hand.
import { all, make } from './elementen.js';

const said = make('p', { className: 'unseen', role: 'status' });
document.body.append(said);

const addresses = (source) => source.value ?? all('code', source).map((code) => code.textContent).join('\n');

// For browsers and pages (plain http) without a clipboard of their own.
const copyBySelecting = (text) => {
  const area = make('textarea', { className: 'unseen', value: text, readOnly: true });
  document.body.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  return copied;
};

const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelecting(text);
  }
};

for (const field of all('.address input')) {
  const button = make('button', { type: 'button', className: 'button button-line', textContent: 'Kopieer' });
  button.dataset.copy = field.id;
  button.setAttribute('aria-describedby', field.labels[0].id);
  field.after(button);
  field.addEventListener('focus', () => field.select());
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const label = (button.dataset.label ??= button.textContent);
  const copied = await copy(addresses(document.getElementById(button.dataset.copy)));
  button.focus();
  button.textContent = copied ? 'Gekopieerd' : 'Lukt niet';
  said.textContent = copied ? 'Gekopieerd.' : 'Kopiëren lukt niet. Selecteer het adres en kopieer het zelf.';
  setTimeout(() => {
    button.textContent = label;
    said.textContent = '';
  }, 4000);
});
