"""A page at every address whose page is no more: who kept it, or finds it in an entry of the calendar, is told so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.pages.context import HOME, WebPage
from wijkmakers_site.pages.views.head import Crumb, Head
from wijkmakers_site.pages.views.pages import Gone
from wijkmakers_site.pages.views.parts import CalledOff
from wijkmakers_site.text import dutch

_TITLE = "Deze pagina is er niet meer"


def gone_pages(ledger: Ledger, present: Mapping[str, str]) -> Iterator[WebPage]:
    """`present` gives the title of every page that there is, by its path."""
    off: dict[str, list[CalledOff]] = {}
    for row in sorted(ledger.rows.values(), key=lambda row: (row.entry.sort_key, row.uid)):
        if row.entry.state.is_off:
            page = f"{'/'.join(row.path.split('/')[:3])}/"
            off.setdefault(page, []).append(CalledOff(row.entry.title, dutch.when(row.entry), row.entry.reason))
    # From the ledger, not from `voorheen`: nobody writes that of what was deleted.
    for path, is_gone in ledger.addresses.items():
        if is_gone and path.endswith("/") and path not in present:
            head = Head(_TITLE, f"{_TITLE}.", path, indexed=False)
            yield WebPage(head, Gone(tuple(off.get(path, ())), _way_back(path, present)))


def _way_back(path: str, present: Mapping[str, str]) -> Crumb:
    """The nearest page above it that there is."""
    while path := path.rstrip("/").rpartition("/")[0]:
        if f"{path}/" in present:
            return Crumb(present[f"{path}/"], f"{path}/")
    return HOME
