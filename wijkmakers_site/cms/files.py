"""All files of the CMS, below `/admin/`: Sveltia's program, what starts it, and what it is told of our files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from wijkmakers_site.cms.configuration import configuration
from wijkmakers_site.delivery.hosts.headers import cms_policy
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.text.addresses.urls import ADMIN
from wijkmakers_site.text.artifacts import Artifact

_HERE = Path(__file__).parent
_POLICY = b"{{policy}}"
_LOCALE = b"../locales/nl.json"  # in Sveltia's program, which a bundler would read: browsers import only scripts
_SHIPPED = (".js", ".woff2", ".txt")


def cms_files(cms: Cms, url: str) -> Iterator[Artifact]:
    """For the site at `url`: the page with its policy, the configuration, and the program as it was vendored, but for
    one import.
    """
    page = (_HERE / "browser/index.html").read_bytes()
    yield Artifact(f"{ADMIN}index.html", page.replace(_POLICY, escape(cms_policy(cms)).encode()))
    yield Artifact(f"{ADMIN}config.json", json.dumps(configuration(cms, url), ensure_ascii=False).encode())
    for script in sorted(_HERE.glob("browser/*.js")):
        yield Artifact(f"{ADMIN}{script.name}", script.read_bytes())
    yield from _vendored()


def _vendored() -> Iterator[Artifact]:
    for file in sorted((_HERE / "vendor").rglob("*")):
        path = f"{ADMIN}{file.relative_to(_HERE).as_posix()}"
        if file.name == "LICENSE":
            yield Artifact(f"{path}.txt", file.read_bytes())
        elif file.suffix in _SHIPPED:
            yield Artifact(path, file.read_bytes().replace(_LOCALE, _LOCALE.replace(b".json", b".js")))
        elif file.suffix == ".json":
            words = _with_missing(
                json.loads(file.read_bytes()), json.loads((_HERE / "browser" / file.name).read_bytes())
            )
            script = f"export default {json.dumps(words, ensure_ascii=False)};\n"
            yield Artifact(path.removesuffix("on"), script.encode())


def _with_missing(words: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    """Sveltia's words in a language, with ours for those that it has in English only."""
    missing = {key: _with_missing(words.get(key, {}), each) for key, each in ours.items() if isinstance(each, dict)}
    return {**ours, **words, **missing}
