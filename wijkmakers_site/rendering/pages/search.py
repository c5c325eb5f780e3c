"""The page for searching: a register of everything by letter, and for browsers with JavaScript a field above it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from wijkmakers_site.rendering import letters, search, urls
from wijkmakers_site.rendering.pages.frame import SEARCH, Sheet, Workshop, head
from wijkmakers_site.rendering.search import Document
from wijkmakers_site.rendering.views import pages as views
from wijkmakers_site.rendering.views.parts import Entry, Letter


def documents(sheets: Iterable[Sheet]) -> list[Document]:
    """What can be found of those pages that anyone may find."""
    found = (search.document(sheet.head, sheet.view) for sheet in sheets if sheet.head.indexed)
    return [each for each in found if each]


def search_page(shop: Workshop, found: Iterable[Document]) -> Sheet:
    about = "Alle leergangen, modules, sprekers, locaties en organisaties van A tot Z."
    return Sheet(head(shop, [SEARCH], about), views.Search(urls.SEARCH_INDEX, _register(found)))


def _register(found: Iterable[Document]) -> tuple[Letter, ...]:
    """By title as it is written, speakers too: where a surname begins is not in the files."""
    entries = [Entry(each.title, each.path, each.note) for each in found if each.kind != search.PAGES]
    entries.sort(key=lambda entry: (letters.order(entry.title), entry.path))
    by_letter = groupby(entries, key=lambda entry: letters.initial(entry.title))
    return tuple(Letter(letter, f"letter-{letter.lower()}", tuple(under)) for letter, under in by_letter)
