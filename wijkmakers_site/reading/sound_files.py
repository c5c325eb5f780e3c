"""Files in which the rules found nothing before: those that look at each file by itself need not look at them again.

Most files stay as they are for years, and to look at all of them was a quarter of a build after a change. What is kept
lies in `.cache/`; where it is lost or damaged, every file is looked at.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state
from wijkmakers_site.problems.problem import MAX_TOLD, Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.registry import ALONE
from wijkmakers_site.reading.schema.fields import Record

_SIZE = 16  # bytes of a digest
_FILE = "sound"


class SoundFiles:
    """What `cache` knows of the files of `content`; nothing where it is None."""

    def __init__(self, cache: Path | None, content: Content) -> None:
        self._cache = FolderCache(cache) if cache else None
        self._content = content
        # Besides the file itself, rules go by the program and the site's own address; those of facts by the day, too.
        around = program_state() if cache else (), content.site and content.site.record.url
        self._of_texts, self._of_facts = _digest(repr(around)), _digest(repr((*around, content.day)))
        self._known = self._read()

    def is_sound(self, filed: FiledRecord[Record]) -> bool:
        """Whether rules that look at it alone found nothing in it before."""
        return bool(self._known and filed.digest) and _name(filed, self._of_facts) in self._known

    def has_sound_texts(self, filed: FiledRecord[Record]) -> bool:
        """Whether rules of texts found nothing in its texts before."""
        return bool(self._known and filed.digest) and _name(filed, self._of_texts) in self._known

    def keep(self, found: Iterable[Problem]) -> None:
        """For the next run: all that the rules found now is `found`."""
        problems = list(found)
        if self._cache is None or max(Counter(problem.code for problem in problems).values(), default=0) > MAX_TOLD:
            return  # of so many, the rule that told of them did not look at all files
        sound = set(self._sound(problems))
        if sound != self._known:
            self._cache.put(_FILE, json.dumps(sorted(sound)).encode())

    def _sound(self, found: list[Problem]) -> Iterator[str]:
        told, told_of_one = {each.path for each in found}, {each.path for each in found if each.code in ALONE}
        for filed in self._content.all_files():
            texts = [prose.source for prose in filed.prose.values()]
            if filed.digest and told.isdisjoint(texts):
                yield _name(filed, self._of_texts)
            if filed.digest and told_of_one.isdisjoint([filed.document.path, *texts]):
                yield _name(filed, self._of_facts)

    def _read(self) -> set[str]:
        try:
            stored = json.loads(self._cache.get(_FILE) or b"[]") if self._cache else []
            return {each for each in stored if isinstance(each, str)}
        except (ValueError, TypeError):  # of another version, which may have kept anything
            return set()


def _name(filed: FiledRecord[Record], around: bytes) -> str:
    return blake2b(filed.digest, digest_size=_SIZE, key=around).hexdigest()


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=_SIZE).digest()
