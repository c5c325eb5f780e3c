"""The page for searching: a register of everything by letter, and for browsers with JavaScript a field above it.

A register that is too long for one page has a page for each letter, and for a long letter more: `zoeken/l/pagina-2/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from wijkmakers_site.data import search_index
from wijkmakers_site.data.search_index import Document
from wijkmakers_site.pages.context import SEARCH, Sheet, Workshop, head
from wijkmakers_site.pages.pagination import leaves
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.parts import Entry, Letter
from wijkmakers_site.text import collation, urls

ENTRIES = 200  # on one page: some 40 kB


def documents(sheets: Iterable[Sheet]) -> list[Document]:
    """What can be found of those pages that anyone may find."""
    found = (search_index.document(sheet.head, sheet.view) for sheet in sheets if sheet.head.indexed)
    return [each for each in found if each]


def search_pages(shop: Workshop, found: Iterable[Document]) -> Iterator[Sheet]:
    about = "Alle leergangen, modules, sprekers, locaties en organisaties van A tot Z."
    register = _register(found)
    apart = sum(len(letter.entries) for letter in register) > ENTRIES
    if apart:
        register = tuple(replace(each, path=f"{urls.SEARCH}{each.title.lower()}/") for each in register)
    shown = tuple(replace(letter, entries=()) for letter in register) if apart else register
    yield Sheet(head(shop, [SEARCH], about), views.Search(urls.SEARCH_INDEX, shown))
    if apart:
        for letter in register:
            yield from _letter_pages(shop, letter, shown)


def _letter_pages(shop: Workshop, letter: Letter, letters: tuple[Letter, ...]) -> Iterator[Sheet]:
    """The entries of one letter, over as many pages as they need."""
    for leaf in leaves(f"Register: {letter.title}", letter.path or "", letter.entries, ENTRIES):
        view = views.Register(replace(letter, entries=tuple(leaf.items)), letters, leaf.previous, leaf.following)
        yield Sheet(head(shop, [SEARCH, leaf.here], f"Alles onder {letter.title}, op alfabet."), view)


def _register(found: Iterable[Document]) -> tuple[Letter, ...]:
    """By title as it is written, speakers too: where a surname begins is not in the files."""
    entries = [Entry(each.title, each.path, each.note) for each in found if each.kind != search_index.PAGES]
    entries.sort(key=lambda entry: (collation.order(entry.title), entry.path))
    by_letter = groupby(entries, key=lambda entry: collation.initial(entry.title))
    return tuple(Letter(letter, f"letter-{letter.lower()}", None, tuple(under)) for letter, under in by_letter)
