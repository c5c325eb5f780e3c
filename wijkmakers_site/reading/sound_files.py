"""Files in which the rules found nothing before: those that look at each file by itself need not look at them again.

Most files stay as they are for years, and to look at all of them was a quarter of a build after a change. What is kept
lies in `.cache/`; where it is lost or damaged, every file is looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state
from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.disk.file_names import PROSE
from wijkmakers_site.reading.rules.registry import ALONE, AMONG_NAMES
from wijkmakers_site.reading.schema.fields import Record

T = TypeVar("T")
_SIZE = 16  # bytes of a digest
_FILE = "sound"


class SoundFiles:
    """What `cache` knows of the files of `content`; nothing where it is None."""

    def __init__(self, cache: Path | None, content: Content) -> None:
        self._cache = FolderCache(cache) if cache else None
        self._content = content
        # Besides the file itself, rules go by the program and the site's own address; those of facts by the day, too.
        around = program_state() if cache else "", content.site and content.site.record.url
        self._of_texts, self._of_facts = _digest(repr(around)), _digest(repr((*around, content.day)))
        self._of_names = _digest(repr((*around, _names(content))))
        self._known = self._read()  # by what `_name` says of a file, the codes of what was found in it
        self._told = {code for codes in self._known.values() for code in codes}

    def doubtful(self, code: str) -> Content:
        """What a rule of one file is to look at: what was not there before, and where it found something then."""
        if code in AMONG_NAMES:
            return self._unknown_among_names
        if code not in self._told:
            return self._unknown
        return self._content.without(lambda filed: code not in self._codes(filed, self._of_facts, (code,)))

    def has_sound_texts(self, filed: FiledRecord[Record]) -> bool:
        """Whether rules of texts found nothing in its texts before."""
        return not self._codes(filed, self._of_texts, ("",))

    def keep(self, found: Iterable[Problem]) -> None:
        """For the next run: all that the rules found now is `found`."""
        if self._cache:
            known = dict(self._found(list(found)))
            if known != self._known:
                self._cache.put(_FILE, json.dumps(known).encode())

    @cached_property
    def _unknown(self) -> Content:
        return self._content.without(lambda filed: self._codes(filed, self._of_facts, None) is not None)

    @cached_property
    def _unknown_among_names(self) -> Content:
        return self._content.without(lambda filed: self._codes(filed, self._of_names, None) is not None)

    def _codes(self, filed: FiledRecord[Record], around: bytes, unknown: T) -> Sequence[str] | T:
        """The codes of what was found in a file; `unknown` where that is not known."""
        return self._known.get(_name(filed, around), unknown) if self._known and filed.digest else unknown

    def _found(self, problems: list[Problem]) -> Iterator[tuple[str, list[str]]]:
        # A rule that found too much to tell did not come to all files.
        broken_off = {code for code, count in Counter(each.code for each in problems).items() if count > MAX_TOLD}
        are_texts_seen = not any(each.path.endswith(PROSE) for each in problems if each.code in broken_off)
        told, told_codes = dict[str, set[str]](), {each.code for each in problems}
        for problem in problems:
            told.setdefault(problem.path, set()).add(problem.code)
        for filed in self._content.all_files():
            if not filed.digest:
                continue
            texts = [prose.source for prose in filed.prose.values()]
            if are_texts_seen and told.keys().isdisjoint(texts):
                yield _name(filed, self._of_texts), []
            if told_codes.isdisjoint(AMONG_NAMES):  # one problem tells of all files that name what is not there
                yield _name(filed, self._of_names), []
            codes = broken_off.union(*(told.get(path, ()) for path in (filed.document.path, *texts)))
            yield _name(filed, self._of_facts), sorted(codes & ALONE)

    def _read(self) -> dict[str, list[str]]:
        try:
            stored = json.loads(self._cache.get(_FILE) or b"{}") if self._cache else {}
            return {str(name): list(map(str, codes)) for name, codes in stored.items()}
        except (ValueError, TypeError, AttributeError):  # of another version, which may have kept anything
            return {}


def _name(filed: FiledRecord[Record], around: bytes) -> str:
    return blake2b(filed.digest, digest_size=_SIZE, key=around).hexdigest()


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_SIZE).digest()


def _names(content: Content) -> tuple[object, ...]:
    """All that files can name."""
    ids = [(kind.folder, sorted(ids)) for kind, ids in content.ids.items()]
    pictures = sorted(content.images), sorted(content.misplaced_images)
    documents = sorted((file, each.name) for file, each in content.downloads.items())
    return ids, sorted(content.themes), pictures, documents, sorted(content.refused_downloads)
