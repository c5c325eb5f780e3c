// Keeps the page up to date at every save: new styles at once, another page by loading it again, mistakes over it.
// It speaks the protocol of livereload, whose own script reloads every page for a change to any.
const host = document.querySelector('wijkmakers-voorbeeld');
let hidden = ''; // the mistakes that were put away, as text: other ones are shown again
let asking = false;
let missed = false;
let shown = asItCame();
let leaving = false; // for another page: to load this one again would take that back

// The bar of this page, whatever somebody opened before this script was there.
function asItCame() {
  const copy = document.createElement('template');
  copy.innerHTML = host?.shadowRoot?.innerHTML ?? '';
  copy.content.querySelectorAll('details').forEach(each => each.removeAttribute('open'));
  return copy.innerHTML;
}

function showMistakes() {
  const dialog = host.shadowRoot.getElementById('fout');
  if (!dialog) return;
  dialog.removeAttribute('open'); // which is there for who has no scripts; close() would tell of itself later
  dialog.addEventListener('close', () => { hidden = dialog.textContent; });
  host.shadowRoot.getElementById('toon')?.addEventListener('click', () => dialog.showModal());
  if (dialog.textContent !== hidden) dialog.showModal();
}

// The part of the bar that stands open stays so when the bar or the page comes anew.
const OPEN = `open op ${location.pathname}`;

function keepOpen({ target }) {
  if (target.localName !== 'details') return;
  if (target.open) sessionStorage.setItem(OPEN, target.id);
  else if (sessionStorage.getItem(OPEN) === target.id) sessionStorage.removeItem(OPEN);
}

function openAgain() {
  host.shadowRoot.getElementById(sessionStorage.getItem(OPEN) ?? '')?.setAttribute('open', '');
}

// The sheets of a page, by their place: a new one stands beside the old one until it is there.
function useSheets(sheets) {
  const links = [...document.head.querySelectorAll('link[rel=stylesheet]')];
  sheets.forEach((address, place) => {
    const old = links[place];
    if (!old || old.getAttribute('href') === address) return;
    const fresh = old.cloneNode();
    fresh.href = address;
    fresh.addEventListener('load', () => old.remove());
    old.after(fresh);
  });
}

async function refresh() {
  if (asking) { missed = true; return; }
  asking = true;
  try {
    const answer = await fetch(`/_voorbeeld/balk?pagina=${encodeURIComponent(location.pathname)}`);
    const { page, sheets, bar } = await answer.json();
    if (page !== host.dataset.page) {
      if (!leaving) location.reload();
      return;
    }
    useSheets(sheets.split('\n'));
    const next = document.createElement('template');
    next.innerHTML = bar;
    if (next.innerHTML === shown) return; // who is on it by keyboard stays where they are
    shown = next.innerHTML;
    const at = host.shadowRoot.activeElement?.closest('details')?.id;
    host.shadowRoot.innerHTML = bar;
    openAgain();
    host.shadowRoot.getElementById(at ?? '')?.querySelector('summary').focus();
    showMistakes();
  } finally {
    asking = false;
  }
  if (missed) { missed = false; await refresh(); }
}

function listen() {
  const socket = new WebSocket(`ws://${location.host}/livereload`);
  socket.addEventListener('open', () => {
    socket.send(JSON.stringify({ command: 'hello', protocols: ['http://livereload.com/protocols/official-7'] }));
    socket.send(JSON.stringify({ command: 'info', url: location.href }));
    refresh(); // what was saved between loading this page and listening
  });
  socket.addEventListener('message', ({ data }) => { if (JSON.parse(data).command === 'reload') refresh(); });
  socket.addEventListener('close', () => setTimeout(listen, 1000));
}

addEventListener('beforeunload', () => {
  leaving = true;
  setTimeout(() => { leaving = false; }, 2000); // it may have been a download
});
if (host?.shadowRoot) {
  // What was opened before this script was there tells of itself no more.
  host.shadowRoot.querySelectorAll('details[open]').forEach(target => keepOpen({ target }));
  host.shadowRoot.addEventListener('toggle', keepOpen, true); // it does not bubble
  openAgain();
  showMistakes();
  listen();
}
