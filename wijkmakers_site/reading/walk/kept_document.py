"""A document that was kept: where everything stands in a file is unpickled when somebody asks for it.

That is seldom, since only problems have places; the documents of a large academy take a tenth of its memory.
"""

from __future__ import annotations

import pickle
from dataclasses import fields
from typing import Any

from wijkmakers_site.incremental.kept_values import PROTOCOL
from wijkmakers_site.reading.source.document import Document

_FAULTLESS = {"guessed_lines": frozenset[int](), "is_truncated": False, "lost": frozenset[Any]()}


class KeptDocument(Document):
    """A document without faults; what is not yet there of it, is pickled."""

    __slots__ = ("_pickled",)
    _pickled: bytes

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):  # `copy` and `pickle` ask for methods that there are none of
            raise AttributeError(name)
        for key, value in pickle.loads(self._pickled).items():  # noqa: S301 - as `KeptFiles` does, for its reasons
            object.__setattr__(self, key, value)
        return object.__getattribute__(self, name)

    def __reduce__(self) -> tuple[object, ...]:
        return _unread, (self.path, self._pickled)


def kept_document(document: Document) -> KeptDocument:
    """What can be kept of a document without faults."""
    names = [field.name for field in fields(document) if field.name not in ("path", *_FAULTLESS)]
    return _unread(document.path, pickle.dumps({name: getattr(document, name) for name in names}, PROTOCOL))


def _unread(path: str, pickled: bytes) -> KeptDocument:
    document = KeptDocument.__new__(KeptDocument)
    for name, value in {"path": path, "_pickled": pickled, **_FAULTLESS}.items():
        object.__setattr__(document, name, value)
    return document
