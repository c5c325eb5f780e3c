"""The files in which a browser searches: one for most sites; for a large one a small file to begin with, and parts.

Every word leads to the documents that hold it, weighed here and not in the browser: a telephone took three seconds to
weigh what two hundred programmes say, and fourteen for a thousand. Of texts that a result does not show only their
distinct words are told: enough to find, not to read.

A document has a number: by kind, what ends last (or is not known to end) first, then by address. So kinds and last days
are told in runs, and what a reader most likely asks for lies together. A word's documents stand as gaps between their
numbers, each times 256, plus its weight (up to 63), plus 64 times the number of words in the title, where that holds
the word and has no more than three of them that say something: who types just these means that one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from wijkmakers_site.data.search_index import Document
from wijkmakers_site.data.synonyms import SMALL_WORDS, SYNONYMS
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.words import collation
from wijkmakers_site.text.words.quotation import typeset

# Bytes before compression, which leaves some third. Of a large site three to twenty parts answer one question.
WHOLE, WORDS_PART, DOCUMENTS_PART = 350_000, 40_000, 7_000
# How much a word in a field says, and how many words such a field usually has: in a longer one each says less (BM25).
# The usual length is fixed and no average, so that a document's weights follow from that document alone.
_SHOWN_FIELDS = {
    "title": (6, 4),
    "people": (3, 4),
    "note": (2, 5),
    "place": (2, 3),
    "when": (2, 7),
    "summary": (2, 12),
}
_HIDDEN_FIELD = (1, 90)
_SHOWN = ("title", "note", "summary", "when", "place", "people", "state")


def search_files(documents: Iterable[Document], root: Root, synonyms: Iterable[Sequence[str]] = ()) -> list[Artifact]:
    """The file that the search page asks for first, and its parts where one would be too large; `synonyms` are words
    that mean the same, besides our own. The parts have a fingerprint in their name: one of before never answers.
    """
    ordered = sorted(documents, key=_order)
    rows, postings = [_row(each, root) for each in ordered], _postings(ordered)
    guide = {
        "kinds": _runs(each.kind for each in ordered),
        "days": _runs(each.last for each in ordered),
        "small": sorted(SMALL_WORDS),
        "synonyms": [collation.words(" ".join(words)) for words in (*SYNONYMS, *synonyms)],
    }
    # Nothing is written twice where its texts and numbers (256 at least, and a comma) are too much for one file alone.
    least = sum(len(text) for row in rows for text in row.values()) + 4 * sum(map(len, postings.values()))
    if least <= WHOLE and len(whole := _json(guide | {"documents": rows, "words": postings})) <= WHOLE:
        return [Artifact(urls.SEARCH_INDEX, whole)]
    parts = list[Artifact]()

    def part(name: str, content: object) -> str:
        octets = _json(content)
        path = f"{urls.SEARCH_PARTS}{name}.{sha256(octets).hexdigest()[:10]}.json"
        parts.append(Artifact(path, octets))
        return root.address(path)

    guide["document_parts"] = [
        [first, part(f"pagina-{first}", found)] for first, found in _document_parts(rows, DOCUMENTS_PART)
    ]
    guide["word_parts"] = [
        # By number: a word may be as long as a name of a file may not be.
        [next(iter(found)), part(f"woorden-{number}", found)]
        for number, found in enumerate(_word_parts(postings, WORDS_PART))
    ]
    guide["vocabulary"] = part("woordenlijst", [*postings])
    return [Artifact(urls.SEARCH_INDEX, _json(guide)), *parts]


def _json(value: object) -> bytes:
    # Sorted: sets of words come in another order in every process.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _order(document: Document) -> tuple[str, int, str]:
    return document.kind, -int((document.last or "9999-12-31").replace("-", "")), document.path


def _runs(values: Iterable[str | None]) -> list[tuple[str | None, int]]:
    return [(value, len(list(run))) for value, run in groupby(values)]


def _row(document: Document, root: Root) -> dict[str, Any]:
    """What a result shows. Its kind and last day are told in runs."""
    values = ((name, getattr(document, name)) for name in _SHOWN)
    shown = {name: typeset(value) for name, value in values if value}
    return shown | {"address": root.address(document.path)}


def _postings(documents: Iterable[Document]) -> dict[str, list[int]]:
    """For each word the documents that hold it, in order: JavaScript has the same one for all that Dutch texts have."""
    found = defaultdict[str, list[int]](list)
    for number, document in enumerate(documents, 1):
        for word, code in _codes(document).items():
            found[word].append((number << 8) + code)
    return {word: _gaps(found[word]) for word in sorted(found)}


def _gaps(codes: list[int]) -> list[int]:
    """Numbers of documents, each with its code, by how far each is from the one before it."""
    return [code - (before & ~255) for before, code in zip([0, *codes], codes, strict=False)]


def _codes(document: Document) -> dict[str, int]:
    """The words of a document, each with its weight and, where its title has few, their number."""
    weights = defaultdict[str, float](float)
    for name, field in _SHOWN_FIELDS.items():
        words = collation.words(getattr(document, name) or "")
        weight = _weight(words, field)
        for word in set(words):
            weights[word] += weight
    hidden = collation.words(document.words)
    # Most words are hidden, and all of these weigh the same. One that is shown too says no more by being repeated.
    codes = dict.fromkeys(hidden, round(2 * _weight(hidden, _HIDDEN_FIELD)))
    codes |= {word: min(round(2 * weight), 63) for word, weight in weights.items()}
    title = _telling(collation.words(document.title))
    for word in title if len(title) <= 3 else ():
        codes[word] += 64 * len(title)
    return codes


def _weight(words: Sequence[str], field: tuple[int, int]) -> float:
    """What each word of a field says, that has so many."""
    boost, usual = field
    return boost * (0.5 + 2.2 / (1 + 1.2 * (0.3 + 0.7 * len(words) / usual)))


def _telling(words: Collection[str]) -> set[str]:
    return set(words) - SMALL_WORDS or set(words)


def _document_parts(rows: Sequence[dict[str, Any]], most: int) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """The rows in parts of some `most` bytes, each with the number of its first."""
    first, size = 0, 0
    for number, row in enumerate(rows):
        if size > most:
            yield first, list(rows[first:number])
            first, size = number, 0
        size += sum(map(len, row.values())) + 9 * len(row)
    yield first, list(rows[first:])


def _word_parts(postings: Mapping[str, list[int]], most: int) -> Iterator[dict[str, list[int]]]:
    """The words in parts of some `most` bytes; one that has more has a part of its own."""
    part, size = dict[str, list[int]](), 0
    for word, codes in postings.items():
        own = len(word) + 5 * len(codes)
        if part and size + own > most:
            yield part
            part, size = {}, 0
        part[word] = codes
        size += own
    yield part
