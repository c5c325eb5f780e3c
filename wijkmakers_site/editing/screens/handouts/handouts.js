// Beside every text comes a button that copies it, beside every sheet one that prints it. Without this script people
// select and print by hand.
const status = document.querySelector('[role=status]');
const button = (words, what, beside, select) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = words;
  made.setAttribute('aria-label', `${words}: ${what}`);
  made.addEventListener('click', () => {
    select();
    // Not the clipboard of newer browsers: a file that is opened from a folder is not given one.
    const copied = document.execCommand('copy');
    made.focus();
    made.textContent = copied ? 'Gekopieerd' : 'Lukt niet: druk op Ctrl+C';
    status.textContent = `${made.textContent}.`;
    setTimeout(() => {
      made.textContent = words;
      status.textContent = '';
    }, 4000);
  });
  beside.after(made);
};
for (const area of document.querySelectorAll('textarea')) {
  area.addEventListener('focus', () => area.select());
  button('Kopieer', area.labels[0].textContent, area, () => area.select());
}
for (const letter of document.querySelectorAll('[data-copy]')) {
  button('Kopieer met opmaak', letter.dataset.copy, letter, () => getSelection().selectAllChildren(letter));
}
if (document.querySelector('.sheet')) {
  const print = document.createElement('button');
  print.type = 'button';
  print.textContent = 'Print';
  print.addEventListener('click', () => window.print());
  document.querySelector('nav').append(print);
}
