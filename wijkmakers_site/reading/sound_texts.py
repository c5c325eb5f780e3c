"""Texts in which the rules found nothing before: they need not look at them again.

Most texts stay as they are for years, and to look at all of them was a tenth of a build after a change. What is kept
lies in `.cache/`; where it is lost or damaged, every text is looked at.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.incremental.program import program_state
from wijkmakers_site.reading.content import Content

_SIZE = 16  # bytes of a digest
_FILE = "sound"


class SoundTexts:
    """What `cache` knows of the texts of `content`; nothing where it is None."""

    def __init__(self, cache: Path | None, content: Content) -> None:
        # Besides the text itself, the rules of texts go by the program and by the site's own address.
        around = repr((program_state(), content.site and content.site.record.url))
        self._around = blake2b(around.encode(), digest_size=_SIZE).digest() if cache else b""
        self._cache = FolderCache(cache) if cache else None
        self._known = self._read()

    def knows(self, text: str) -> bool:
        return bool(self._known) and self._digest(text) in self._known

    def keep(self, texts: Collection[str]) -> None:
        """For the next run: in these, and in no others of the content, the rules found nothing."""
        if self._cache:
            sound = {self._digest(text) for text in texts}
            if sound != self._known:
                self._cache.put(_FILE, json.dumps(sorted(sound)).encode())

    def _read(self) -> set[str]:
        try:
            stored = json.loads(self._cache.get(_FILE) or b"[]") if self._cache else []
            return {each for each in stored if isinstance(each, str)}
        except (ValueError, TypeError):  # of another version, which may have kept anything
            return set()

    def _digest(self, text: str) -> str:
        return blake2b(text.encode(), digest_size=_SIZE, key=self._around).hexdigest()
