// What goes out to the repository is looked at once more: in a pull request Sveltia puts a whole file in the place of
// another, and does not look whether somebody changed that since the form was opened. Their change would be taken back.

const REFUSED = 'Iemand anders heeft dit bestand intussen veranderd. Er is niets opgeslagen: haal de pagina opnieuw op, en doe je wijziging nog eens.';

/** What each text that a form made was made from. White space at their ends and line ends are lost on the way there. */
export class Origins {
  #origins = new Map();
  #sent = new Set();

  remember(made, origin) {
    this.#origins.set(bare(made), bare(origin));
  }

  /** Whether `now`, which stands in the repository (null for nothing), is what `made` was made from, or was ours. */
  allow(made, now) {
    const here = bare(now ?? '');
    return here === this.#origins.get(bare(made)) || this.#sent.has(here);
  }

  sent(made) {
    this.#sent.add(bare(made));
  }
}

function bare(text) {
  return text.replace(/\r\n/g, '\n').trim();
}

/** A `fetch` that lets no commit through of a file that is another by now. */
export function guarded(fetch, origins) {
  return async (address, options = {}) => {
    const commit = typeof options.body === 'string' ? readCommit(String(address), options.body) : null;
    if (!commit) return fetch(address, options);
    for (const { path, text, write } of commit.files) {
      const now = await commit.now(fetch, options, path);
      // Whoever is logged out by now gets that answer: Sveltia renews the token, and asks again.
      if (now instanceof Response) return now;
      if (!origins.allow(text, now)) return commit.refusal();
      if (now?.includes('\r\n')) write(text.replace(/\r?\n/g, '\r\n')); // as the file has them, which the form cannot know
    }
    const answer = await fetch(address, { ...options, body: JSON.stringify(commit.body) });
    if (answer.ok) commit.files.forEach(({ text }) => origins.sent(text));
    return answer;
  };
}

/** What a request would change; null where it changes no files. Logging in asks by other hosts' forms, which are no JSON. */
function readCommit(address, body) {
  if (body.includes('createCommitOnBranch')) return onGitHub(address, JSON.parse(body));
  if (/\/repository\/commits$/.test(address)) return onGitLab(address, JSON.parse(body));
  return null;
}

function onGitHub(address, body) {
  const { branch, expectedHeadOid, fileChanges } = body.variables.input;
  const [owner, name] = branch.repositoryNameWithOwner.split('/');
  const query = 'query($owner: String!, $name: String!, $at: String!) { repository(owner: $owner, name: $name) { object(expression: $at) { ... on Blob { text } } } }';
  return {
    body,
    files: ours(fileChanges.additions, 'path').map((file) => ({
      path: file.path,
      text: decoded(file.contents),
      write: (text) => Object.assign(file, { contents: encoded(text) }),
    })),
    now: async (fetch, options, path) => {
      const variables = { owner, name, at: `${expectedHeadOid}:${path}` };
      const answer = await fetch(address, { ...options, body: JSON.stringify({ query, variables }) });
      return answer.ok ? ((await answer.json()).data.repository.object?.text ?? null) : answer;
    },
    refusal: () => Response.json({ errors: [{ message: REFUSED }] }),
  };
}

function onGitLab(address, body) {
  const { branch, start_branch: start, actions } = body;
  const written = actions.filter(({ action }) => ['create', 'update'].includes(action));
  return {
    body,
    files: ours(written, 'file_path').map((file) => ({
      path: file.file_path,
      text: file.content,
      write: (content) => Object.assign(file, { content }),
    })),
    now: async (fetch, { headers }, path) => {
      const file = address.replace(/commits$/, `files/${encodeURIComponent(path)}/raw?ref=${encodeURIComponent(start || branch)}`);
      const answer = await fetch(file, { headers });
      if (answer.status === 404) return null;
      return answer.ok ? answer.text() : answer;
    },
    refusal: () => Response.json({ message: REFUSED }, { status: 409 }),
  };
}

/** Of facts and texts; a picture has no form, and takes the place of none. */
function ours(files, key) {
  return files.filter((file) => /\.(?:yaml|md)$/.test(file[key]));
}

function decoded(contents) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(atob(contents), (letter) => letter.charCodeAt(0)));
}

function encoded(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
}
