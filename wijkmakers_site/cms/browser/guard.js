// What goes out to the repository is looked at once more: in a pull request Sveltia puts a whole file in the place of
// another, and does not look whether somebody changed that since the form was opened. Their change would be taken back.

const REFUSED = 'Iemand anders heeft dit bestand intussen veranderd. Er is niets opgeslagen: haal de pagina opnieuw op, en doe je wijziging nog eens.';

/** What each text that a form made was made from. Sveltia takes white space off the ends of both, so it does not count. */
export class Origins {
  #origins = new Map();
  #sent = new Set();

  remember(made, origin) {
    this.#origins.set(made.trim(), origin.trim());
  }

  /** Whether `now`, which stands in the repository (null for nothing), is what `made` was made from, or was ours. */
  allow(made, now) {
    const here = (now ?? '').trim();
    return here === this.#origins.get(made.trim()) || this.#sent.has(here);
  }

  sent(made) {
    this.#sent.add(made.trim());
  }
}

/** A `fetch` that lets no commit through of a file that is another by now. */
export function guarded(fetch, origins) {
  return async (address, options = {}) => {
    const commit = typeof options.body === 'string' ? readCommit(String(address), JSON.parse(options.body)) : null;
    if (!commit) return fetch(address, options);
    for (const { path, text } of commit.files) {
      if (!origins.allow(text, await commit.now(fetch, options, path))) return commit.refusal();
    }
    const answer = await fetch(address, options);
    if (answer.ok) commit.files.forEach(({ text }) => origins.sent(text));
    return answer;
  };
}

function readCommit(address, body) {
  if (body.query?.includes('createCommitOnBranch')) return onGitHub(address, body.variables.input);
  if (/\/repository\/commits$/.test(address) && body.actions) return onGitLab(address, body);
  return null;
}

function onGitHub(address, { branch, expectedHeadOid, fileChanges }) {
  const [owner, name] = branch.repositoryNameWithOwner.split('/');
  const query = 'query($owner: String!, $name: String!, $at: String!) { repository(owner: $owner, name: $name) { object(expression: $at) { ... on Blob { text } } } }';
  return {
    files: ours(fileChanges.additions).map(({ path, contents }) => ({ path, text: decoded(contents) })),
    now: async (fetch, options, path) => {
      const variables = { owner, name, at: `${expectedHeadOid}:${path}` };
      const answer = await fetch(address, { ...options, body: JSON.stringify({ query, variables }) });
      return (await answer.json()).data.repository.object?.text ?? null;
    },
    refusal: () => Response.json({ errors: [{ message: REFUSED }] }),
  };
}

function onGitLab(address, { branch, start_branch: start, actions }) {
  const written = actions.filter(({ action }) => ['create', 'update'].includes(action));
  return {
    files: ours(written.map(({ file_path: path, content }) => ({ path, text: content }))),
    now: async (fetch, { headers }, path) => {
      const file = address.replace(/commits$/, `files/${encodeURIComponent(path)}/raw?ref=${encodeURIComponent(start || branch)}`);
      const answer = await fetch(file, { headers });
      if (!answer.ok && answer.status !== 404) throw new Error(`${answer.status}`);
      return answer.ok ? answer.text() : null;
    },
    refusal: () => Response.json({ message: REFUSED }, { status: 409 }),
  };
}

/** Of facts and texts; a picture has no form, and takes the place of none. */
function ours(files) {
  return files.filter(({ path }) => /\.(?:yaml|md)$/.test(path));
}

function decoded(contents) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(atob(contents), (letter) => letter.charCodeAt(0)));
}
