"""What the bytes of a PDF tell of its accessibility (ISO 32000-1): a title, a language, tags. No more is read of it.

Most of a PDF is objects in plain sight; since version 1.5 many stand in compressed streams. Those are unpacked within
bounds, because the file may be anybody's.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import islice

from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_MAX_STREAM, _MAX_UNPACKED = 5_000_000, 30_000_000  # bytes, of one stream and of all together
_COST = 10_000  # what a stream counts for at least, or a million empty ones would cost nothing
_MAX_PLACES = 20
_MAX_TEXT = 4_000  # bytes of an object that are looked at for a title
_STREAM = regex(rb"/Type\s*/ObjStm\b(?P<rest>[^>]{0,300})>>\s*stream\r?\n")
_NUMBER, _FIRST = regex(rb"/N\s+(\d{1,6})\b"), regex(rb"/First\s+(\d{1,9})\b")
_INFO = regex(rb"/Info\s+(\d{1,10})\s+\d{1,5}\s+R")
_TITLE = regex(
    rb"/Title\s*(?:\((?P<text>(?:[^()\\]|\\.|\([^()]{0,200}\)){0,500})\)|<(?P<hex>[0-9A-Fa-f\s]{0,2000})>)", re.DOTALL
)
_XMP_TITLE = regex(rb"<dc:title>.{0,500}?<rdf:li[^>]{0,100}>\s*(?P<text>[^<]{0,500})", re.DOTALL)
_LANGUAGE = regex(rb"/Lang\s*(?:\(\s*[^)\s]|<\s*[0-9A-Fa-f]{2})")
_TAGGED = regex(rb"/Marked\s+true\b")
# What programs write who were given no title.
_NO_TITLE = regex(
    r"microsoft word\s*-.*|.*\.(?:docx?|pptx?|xlsx?|indd|pdf)|untitled.*|about:blank|document ?\d*|naamloos.*|",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """Whether a PDF has a `title`, says its `language`, and is `tagged`: says what is a heading, what a list."""

    title: bool
    language: bool
    tagged: bool


def pdf_facts(content: bytes) -> PdfFacts | None:
    """None for a PDF of which the bytes tell nothing, because it is encrypted."""
    if b"/Encrypt" in content:
        return None
    streams = list(_unpacked(content))
    everything = [content, *(body for _, body in streams)]
    return PdfFacts(
        title=_has_title(content, streams),
        language=any(_LANGUAGE.search(part) for part in everything),
        tagged=any(map(_TAGGED.search, everything)) and any(b"/StructTreeRoot" in part for part in everything),
    )


_Stream = tuple[dict[int, int], bytes]


def _unpacked(content: bytes) -> Iterator[_Stream]:
    """The streams of objects: where each object begins, by its number, and the bytes."""
    left = _MAX_UNPACKED
    for found in _STREAM.finditer(content):
        head = found["rest"] + content[max(0, found.start() - 300) : found.start()].rpartition(b"obj")[2]
        number, first = _NUMBER.search(head), _FIRST.search(head)
        if left <= 0:
            return
        end = content.find(b"endstream", found.end(), found.end() + _MAX_STREAM)
        left -= _COST if end >= 0 else _MAX_STREAM
        if not number or not first or end < 0:
            continue
        try:
            body = zlib.decompressobj().decompress(content[found.end() : end], _MAX_STREAM)
        except zlib.error:
            continue
        left -= len(body)
        pairs = body[: int(first[1])].split()
        starts = {
            int(id): int(first[1]) + int(at)
            for id, at in zip(pairs[::2], pairs[1::2], strict=False)
            if id.isdigit() and at.isdigit() and len(id) < 10 and len(at) < 10
        }
        yield starts, body


def _has_title(content: bytes, streams: list[_Stream]) -> bool:
    # Bookmarks have titles too: only the document's own counts, which the trailer leads to.
    numbers = {int(found[1]) for at in _places(content, b"/Info") if (found := _INFO.match(content, at))}
    for number in numbers:
        for written in islice(_object(content, streams, number), _MAX_PLACES):
            if (title := _TITLE.search(written)) and not _NO_TITLE.fullmatch(_text(title)):
                return True
    titles = (_XMP_TITLE.match(content, at) for at in _places(content, b"<dc:title>"))
    return any(title and not _NO_TITLE.fullmatch(title["text"].decode("utf-8", "replace").strip()) for title in titles)


def _places(content: bytes, mark: bytes) -> Iterator[int]:
    """Where a mark stands, from the end: what was added last counts. Not more often than any program writes it."""
    at = len(content)
    for _ in range(_MAX_PLACES):
        if (at := content.rfind(mark, 0, at)) < 0:
            return
        yield at


def _object(content: bytes, streams: list[_Stream], number: int) -> Iterator[bytes]:
    for found in re.finditer(rb"(?<!\d)%d\s+\d{1,5}\s+obj\b" % number, content):
        yield content[found.end() : found.end() + _MAX_TEXT].partition(b"endobj")[0]
    for starts, body in streams:
        if number in starts:
            later = [start for start in starts.values() if start > starts[number]]
            yield body[starts[number] : min([*later, starts[number] + _MAX_TEXT])]


def _text(title: re.Match[bytes]) -> str:
    """A string of a PDF: UTF-16 behind its mark, else near enough to Latin-1."""
    raw = title["text"] or b""
    if title["hex"]:
        digits = re.sub(rb"\s", b"", title["hex"]).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    encoding = "utf-16" if raw.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1"
    return raw.decode(encoding, "replace").strip("\x00 ")
