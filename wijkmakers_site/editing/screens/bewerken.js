// What a form gains by a script; all of it works without. Weekday and holiday of a date are told as it changes, and who
// leaves with something unsaved is asked.
const form = document.getElementById('feiten');

for (const day of document.querySelectorAll('input[type=date]')) {
  const note = document.querySelector(`output[for="${CSS.escape(day.id)}"]`);
  day.addEventListener('input', async () => {
    const answer = await fetch(`/bewerken/dag?datum=${encodeURIComponent(day.value)}`);
    if (note) note.textContent = await answer.text();
  });
}

if (form) {
  const filled = () => new URLSearchParams(new FormData(form)).toString();
  const before = filled();
  let leaving = false;
  form.addEventListener('submit', () => { leaving = true; });
  addEventListener('beforeunload', (event) => { if (!leaving && filled() !== before) event.preventDefault(); });
}
