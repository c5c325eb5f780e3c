// What a form gains by a script; all of it works without. Weekday and holiday of a date are told as it changes, and who
// leaves with something unsaved is asked.
const form = document.getElementById('feiten');

for (const day of document.querySelectorAll('input[type=date]')) {
  const note = document.querySelector(`output[for="${CSS.escape(day.id)}"]`);
  const tell = async () => {
    const answer = await fetch(`/bewerken/dag?datum=${encodeURIComponent(day.value)}`);
    if (note) note.textContent = await answer.text();
  };
  day.addEventListener('input', tell);
  if (day.value !== day.defaultValue) tell(); // who was faster than this script, or came back to what was typed
}

const look = document.getElementById('zo');
if (look) {
  look.hidden = false;
  const seen = document.createElement('div');
  seen.className = 'seen';
  seen.tabIndex = -1;
  seen.hidden = true;
  look.after(seen);
  const show = async () => {
    const body = new URLSearchParams({ bewijs: form.elements.bewijs.value, tekst: form.elements.tekst.value });
    const answer = await fetch('/bewerken/tekst', { method: 'POST', body });
    const text = await answer.text();
    // What comes back was sanitised where it was made, and this page runs no script but its own.
    if (answer.headers.get('Content-Type').startsWith('text/html')) seen.innerHTML = text;
    else seen.textContent = text;
  };
  document.getElementById('zo-knop').addEventListener('click', async () => {
    await show();
    seen.hidden = false;
    seen.focus();
  });
  let waiting; // until nobody typed for a moment
  form.elements.tekst.addEventListener('input', () => {
    clearTimeout(waiting);
    if (!seen.hidden) waiting = setTimeout(show, 300);
  });
}

for (const file of document.querySelectorAll('input[type=file]')) {
  const around = file.closest('form');
  around.addEventListener('dragover', (event) => event.preventDefault());
  around.addEventListener('drop', (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) file.files = event.dataTransfer.files;
  });
}

// Who made a speaker in another window finds them among the choices on coming back.
addEventListener('focus', async () => {
  const chosen = document.querySelectorAll('select[data-kind]');
  if (!chosen.length) return;
  const fresh = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
  for (const select of chosen) {
    const known = new Set([...select.options].map((option) => option.value));
    for (const option of fresh.getElementById(select.id)?.options ?? []) {
      if (!known.has(option.value)) select.add(new Option(option.text, option.value));
    }
  }
});

if (form) {
  const filled = () => new URLSearchParams(new FormData(form)).toString();
  const before = filled();
  let leaving = false;
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('beforeunload', (event) => { if (!leaving && filled() !== before) event.preventDefault(); });
}
