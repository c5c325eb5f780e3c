"""The page for searching: a register of everything by letter, and for browsers with JavaScript a field above it.

A register that is too long for one page has a page for each letter, and for a long letter more: `zoeken/l/pagina-2/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from wijkmakers_site.pages.context import SEARCH, Context, WebPage, head
from wijkmakers_site.pages.lists.pagination import paginated
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.pages.views.parts import Entry, Letter
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words import collation

ENTRIES = 200  # on one page: some 40 kB


def search_pages(context: Context, entries: Iterable[Entry]) -> Iterator[WebPage]:
    """`entries` are all things that have a page."""
    about = "Alle leergangen, modules, sprekers, locaties en organisaties van A tot Z."
    register = _register(entries)
    apart = sum(len(letter.entries) for letter in register) > ENTRIES
    if apart:
        register = tuple(replace(each, path=f"{urls.SEARCH}{each.title.lower()}/") for each in register)
    shown = tuple(replace(letter, entries=()) for letter in register) if apart else register
    yield WebPage(head(context, [SEARCH], about), views.Search(urls.SEARCH_INDEX, shown))
    if apart:
        for letter in register:
            yield from _letter_pages(context, letter, shown)


def _letter_pages(context: Context, letter: Letter, letters: tuple[Letter, ...]) -> Iterator[WebPage]:
    """The entries of one letter, over as many pages as they need."""
    for part in paginated(f"Register: {letter.title}", letter.path or "", letter.entries, ENTRIES):
        view = views.Register(replace(letter, entries=tuple(part.items)), letters, part.previous, part.following)
        yield WebPage(head(context, [SEARCH, part.here], f"Alles onder {letter.title}, op alfabet."), view)


def _register(entries: Iterable[Entry]) -> tuple[Letter, ...]:
    """By title, and people by surname, as in the list of speakers: the same name stands under one letter everywhere."""
    ordered = sorted(
        entries, key=lambda entry: (*map(collation.sort_key, (entry.filed_under, entry.title)), entry.path)
    )
    by_letter = groupby(ordered, key=lambda entry: collation.initial(entry.filed_under))
    return tuple(Letter(letter, f"letter-{letter.lower()}", None, tuple(under)) for letter, under in by_letter)
