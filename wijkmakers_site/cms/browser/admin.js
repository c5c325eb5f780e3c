// Starts Sveltia CMS with what `config.json` says, in Dutch, and lets it read and write our files by `facts.js`.
import { toFile, toForm } from './facts.js';
import { guarded, Origins } from './guard.js';

// Else it speaks the language of the browser; as a setting of its own it would offer the browser's again and again.
Object.defineProperties(navigator, { language: { value: 'nl' }, languages: { value: ['nl'] } });

const origins = new Origins();
window.fetch = guarded(window.fetch.bind(window), origins);

const [{ default: CMS }, { config, formats, texts }] = await Promise.all([
  import('./vendor/sveltia-cms/npm/index.js'),
  fetch('config.json').then((answer) => answer.json()),
]);
for (const [name, fields] of Object.entries(formats)) {
  register(name, 'yaml', (text) => toForm(text, fields), (form) => toFile(form, fields));
}
register(texts, 'md', (text) => ({ body: text, _bron: text }), ({ body = '' }) => `${body.trimEnd()}\n`);
CMS.init({ config });

function register(name, extension, fromFile, write) {
  CMS.registerCustomFormat(name, extension, {
    fromFile,
    toFile: (form) => {
      const text = write(form);
      origins.remember(text, form._bron || '');
      return text;
    },
  });
}
