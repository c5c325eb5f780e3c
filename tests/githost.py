"""A GitHub of one repository, as far as Sveltia CMS asks it: who somebody is, files, a commit, a pull request.

Stands between a browser and the web (`page.route`): whatever goes elsewhere is noted, and gets no answer.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from hashlib import sha1
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Request, Route

API = "api.github.com"
_OPEN = {f"Access-Control-Allow-{what}": "*" for what in ("Origin", "Headers", "Methods")}
_WHEN = "2024-11-01T10:00:00Z"
_JET = {
    "id": 1, "login": "jet", "name": "Jet", "email": "jet@voorbeeld.nl", "html_url": f"https://{API}/jet",
    "avatar_url": "https://avatars.githubusercontent.com/u/1",
}  # fmt: skip


class GitHub:
    """`files` are those of main, by path. `commits` holds what each commit says, `pulls` what each pull request does;
    `foreign` are the requests that went past it and the site at `own`.
    """

    def __init__(self, files: dict[str, str], own: str) -> None:
        self.files, self.own = files, own
        self.head = "b" * 40
        self.commits: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.foreign: list[str] = []

    def route(self, route: Route) -> None:
        request = route.request
        if request.url.startswith((self.own, "data:", "blob:")):
            route.continue_()
        elif urlsplit(request.url).netloc != API:
            self.foreign.append(request.url)
            route.abort()
        elif request.method == "OPTIONS":
            route.fulfill(status=204, headers=_OPEN)
        else:
            answer = self._answer(request)
            status = 404 if answer is None else 200
            route.fulfill(status=status, headers=_OPEN, content_type="application/json", body=json.dumps(answer or {}))

    def written(self, commit: int = -1) -> dict[str, str]:
        """The files that a commit changes, by path."""
        additions = self.commits[commit]["fileChanges"]["additions"]
        return {each["path"]: base64.b64decode(each["contents"]).decode() for each in additions}

    def _answer(self, request: Request) -> Any:
        path = unquote(urlsplit(request.url).path).removeprefix("/repos/academie/site")
        said = json.loads(request.post_data or "{}")
        match path.split("/")[1:]:
            case ["user"]:
                return _JET
            case ["collaborators", _]:
                return {}
            case ["git", "trees", _]:
                return {"sha": self.head, "truncated": False, "tree": [*self._tree()]}
            case ["graphql"]:
                return {"data": self._asked(said["query"], said["variables"])}
            case ["pulls"]:
                self.pulls.append(said)
                made = {"node_id": "PR", "title": said["title"], "created_at": _WHEN, "updated_at": _WHEN}
                return {
                    "number": len(self.pulls),
                    "html_url": f"https://{API}/pull",
                    "head": {"sha": self.head},
                    **made,
                }
            case ["issues", *_]:
                return {"labels": []}
        return None

    def _tree(self) -> Iterator[dict[str, Any]]:
        for path, text in self.files.items():
            yield {"path": path, "mode": "100644", "type": "blob", "sha": _sha(text), "size": len(text.encode())}

    def _asked(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        if "createCommitOnBranch" in query:
            self.commits.append(variables["input"])
            ids = {name: {"oid": "d" * 40} for name in re.findall(r"(file_\d+):", query)}
            return {"createCommitOnBranch": {"commit": {"oid": "c" * 40, "committedDate": _WHEN, **ids}}}
        if "createRef" in query:
            return {"createRef": {"ref": {"name": variables["input"]["name"]}}}
        if "expression: $at" in query:
            text = self.files.get(variables["at"].partition(":")[2])
            return {"repository": {"object": None if text is None else {"text": text}}}
        if "fork: repository" in query:
            return {"fork": {"id": "R"}, "base": {"ref": {"target": {"oid": self.head}}}}
        if "pullRequests(" in query:
            return {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}
        return {"repository": self._repository(query)}

    def _repository(self, query: str) -> dict[str, Any]:
        texts = {_sha(text): text for text in self.files.values()}
        blobs = re.findall(r'(\w+): object\(oid: "([0-9a-f]+)"\)', query)
        author = {"name": "Jet", "email": "jet@voorbeeld.nl", "avatarUrl": "", "user": {"id": 1, "login": "jet"}}
        last = {"oid": self.head, "message": "Begin", "committedDate": _WHEN, "author": author}
        found = {name: {"text": texts.get(sha, ""), "isTruncated": False} for name, sha in blobs}
        ref = {"target": {"oid": self.head, "history": {"nodes": [last]}}}
        histories = dict.fromkeys(re.findall(r"(\w+):\s+ref\(", query), ref)
        return {"defaultBranchRef": {"name": "main"}, "ref": ref, **found, **histories}


def _sha(text: str) -> str:
    """As git names a file's content."""
    content = text.encode()
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
