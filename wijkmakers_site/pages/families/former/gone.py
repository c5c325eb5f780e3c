"""A page at every address whose page is no more: who kept it, or finds it in an entry of the calendar, is told so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from wijkmakers_site.calendars.entries.entry import Entry, EntryState
from wijkmakers_site.calendars.feeds.limits import is_shown_on
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.pages.context import HOME, WebPage
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.pages import Gone
from wijkmakers_site.pages.views.parts import CalledOff
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.words import dutch

_TITLE = "Deze pagina is er niet meer"
_WORDS = {EntryState.CANCELLED: "gaat niet door", EntryState.POSTPONED: "is uitgesteld"}


def gone_pages(ledger: Ledger, present: Mapping[str, str], root: Root, day: date) -> Iterator[WebPage]:
    """`present` gives the title of every page that there is, by its path; `day` is the local day of the site."""
    rows: dict[str, list[Row]] = {}
    for row in sorted(ledger.rows.values(), key=lambda row: (row.entry.sort_key, row.uid)):
        programme, own = (f"{'/'.join(row.path.split('/')[:depth])}/" for depth in (2, 3))
        # An entry that nobody planned since still leads to where its page was when it was written.
        for page in dict.fromkeys((own, root.path(row.entry.link) or own)):
            rows.setdefault(page, []).append(row)
        if is_shown_on(row, day):
            rows.setdefault(programme, []).append(row)
    # From the ledger, not from `voorheen`: nobody writes that of what was deleted. Rows name addresses, too, of which
    # a ledger from before they were kept has no line: behind every UID there is a page.
    kept = [path for path, is_gone in ledger.addresses.items() if is_gone and path.endswith("/")]
    for path in dict.fromkeys([*kept, *rows]):
        if path not in present:
            called_off = tuple(_called_off(row) for row in rows.get(path, []) if _is_known(row.entry))
            title = _title(called_off)
            head = Head(title, f"{title}.", path, indexed=False)
            yield WebPage(head, Gone(called_off, _way_back(path, present)))


def _is_known(entry: Entry) -> bool:
    """Whether it is off, and what it was is known: of what a ledger made anew holds its id alone, no day is."""
    return entry.state.is_off and entry.link != ""


def _called_off(row: Row) -> CalledOff:
    entry = row.entry
    return CalledOff(entry.title, dutch.when(entry), _WORDS[entry.state], entry.reason)


def _title(called_off: tuple[CalledOff, ...]) -> str:
    match called_off:
        case ():
            return _TITLE
        case (one,):
            return f"{one.title} {one.words}"
        case _:
            return "Deze bijeenkomsten gaan niet door"


def _way_back(path: str, present: Mapping[str, str]) -> Crumb:
    """The nearest page above it that there is."""
    while path := path.rstrip("/").rpartition("/")[0]:
        if f"{path}/" in present:
            return Crumb(present[f"{path}/"], f"{path}/")
    return HOME
