"""Files in which the rules found nothing before: those that look at each file by itself need not look at them again.

Most files stay as they are for years, and to look at all of them was a quarter of a build after a change. What is kept
lies in `.cache/`; where it is lost or damaged, every file is looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state
from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.disk.file_names import PROSE
from wijkmakers_site.reading.rules.registry import ALONE, AMONG_NAMES
from wijkmakers_site.reading.schema.fields import Record

_SIZE = 16  # bytes of a digest
_FILE = "sound"


class _Sound(NamedTuple):
    """What is known: the digests of `texts` in which no rule of texts found anything, and of files; of those in `facts`
    each with the codes of what rules that look at a file by itself found, and of those in which all `names` are known.
    """

    texts: dict[str, list[str]]
    facts: dict[str, list[str]]
    names: dict[str, list[str]]


class SoundFiles:
    """What `cache` knows of the files of `content`; nothing where it is None."""

    def __init__(self, cache: Path | None, content: Content) -> None:
        self._cache = FolderCache(cache) if cache else None
        self._content = content
        # Besides the file itself, rules go by the program and the site's own address; those of facts by the day, too.
        around = (program_state(), content.site and content.site.record.url) if cache else ()
        self._around = [_digest(each) for each in (around, (around, content.day), (around, _names(content)))]
        self._known = self._read()
        self._told = {code for codes in self._known.facts.values() for code in codes}
        self._texts = {
            prose.source: filed.prose_digests.get(name, "")
            for filed in content.all_files()
            for name, prose in filed.prose.items()
        }

    def doubtful(self, code: str) -> Content:
        """What a rule of one file is to look at: what was not there before, and where it found something then."""
        if code in AMONG_NAMES:
            return self._unknown_among_names
        if code not in self._told:
            return self._unknown
        facts = self._known.facts
        return self._content.without(lambda filed: code not in facts.get(filed.digest, (code,)))

    def is_sound_text(self, source: str) -> bool:
        """Whether rules of texts found nothing before in what stands at a path."""
        return self._texts.get(source) in self._known.texts

    def keep(self, found: Iterable[Problem]) -> None:
        """For the next run: all that the rules found now is `found`."""
        if self._cache:
            known = self._found(list(found))
            if known != self._known:
                self._cache.put(_FILE, json.dumps([self._around, known]).encode())

    @cached_property
    def _unknown(self) -> Content:
        return self._content.without(lambda filed: filed.digest in self._known.facts)

    @cached_property
    def _unknown_among_names(self) -> Content:
        return self._content.without(lambda filed: filed.digest in self._known.names)

    def _found(self, problems: list[Problem]) -> _Sound:
        # A rule that found too much to tell did not come to all files.
        broken_off = {code for code, count in Counter(each.code for each in problems).items() if count > MAX_TOLD}
        are_texts_seen = not any(each.path.endswith(PROSE) for each in problems if each.code in broken_off)
        told: dict[str, set[str]] = {}
        for problem in problems:
            told.setdefault(problem.path, set()).add(problem.code)
        # Of what nobody knows one problem tells, for all files that name it.
        are_names_known = AMONG_NAMES.isdisjoint(each.code for each in problems)
        texts = (prose.source for prose in self._content.published_prose() if prose.source not in told)
        files = [filed for filed in self._content.all_files() if filed.digest]
        return _Sound(
            {digest: [] for source in texts if are_texts_seen and (digest := self._texts.get(source))},
            {filed.digest: sorted(ALONE & broken_off.union(*_told_of(filed, told))) for filed in files},
            {filed.digest: [] for filed in files if are_names_known},
        )

    def _read(self) -> _Sound:
        try:
            around, parts = json.loads(self._cache.get(_FILE) or b"[[], []]") if self._cache else ([], [])
            same = [
                part if now == before else {} for part, now, before in zip(parts, self._around, around, strict=True)
            ]
            texts, facts, names = ({name: list(map(str, each)) for name, each in part.items()} for part in same)
            return _Sound(texts, facts, names)
        except (ValueError, TypeError, AttributeError):  # nothing, or of another version, which may have kept anything
            return _Sound({}, {}, {})


def _told_of(filed: FiledRecord[Record], told: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """The codes of what was found in a file, by each of its paths."""
    yield told.get(filed.document.path, set())
    yield from (told.get(prose.source, set()) for prose in filed.prose.values())


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=_SIZE).hexdigest()


def _names(content: Content) -> tuple[object, ...]:
    """All that files can name."""
    ids = [(kind.folder, sorted(ids)) for kind, ids in content.ids.items()]
    pictures = sorted(content.images), sorted(content.misplaced_images)
    documents = sorted((file, each.name) for file, each in content.downloads.items())
    return ids, sorted(content.themes), pictures, documents, sorted(content.refused_downloads)
