"""The way to an evaluation: on pages from the last day on, true on the day of the build without any script."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from published import academy, programme
from webpage import Webpage, built, webpage

from wijkmakers_site.model.derived.published import published
from wijkmakers_site.pages.next_change import NextChange, next_change
from wijkmakers_site.pipeline import make
from wijkmakers_site.text.clock import at_start_of

PROOF = "leergangen/proef/"
LINK = "https://voorbeeld.nl/evaluatie"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One module whose last day is off, one that is off whole, and one without a last day for its evaluation."""
    root = academy(tmp_path_factory.mktemp("evaluatie"))
    days = "[{id: a, datum: 2025-01-09}, {id: b, datum: 2025-01-16, status: geannuleerd, reden: Storm}]"
    asked = f"evaluatie: {{link: {LINK!r}, tot: 2025-01-20}}"
    programme(
        root,
        "proef",
        f"id: dagen, titel: Dagen, bijeenkomsten: {days}, {asked}",
        f"id: af, titel: Af, datum: 2025-01-10, status: geannuleerd, reden: Ziek, {asked}",
        f"id: slot, titel: Slot, datum: 2025-03-06, tijd: 13:00-17:00, evaluatie: {{link: {LINK!r}}}",
        facts=f"evaluatie: {{link: {LINK!r}, tot: 2025-03-31}}\n",
    )
    programme(root, "open", "id: ooit, titel: Ooit", facts=f"begindatum: 2025-01-01\nevaluatie: {{link: {LINK!r}}}\n")
    return root


def asked(page: Webpage) -> bool | None:
    """Whether the page shows the way, or holds it for later; None where neither."""
    found = page.all("section", aria_labelledby="deel-evaluatie")
    return "hidden" not in found[0].attributes if found else None


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 1, 8), (False, False, None, False)),
        (date(2025, 1, 9), (False, True, None, False)),  # the last day of the first module that takes place
        (date(2025, 1, 21), (False, None, None, False)),
        (date(2025, 3, 6), (True, None, None, True)),
        (date(2025, 4, 1), (None, None, None, True)),  # eight weeks where nobody says
        (date(2025, 5, 2), (None, None, None, None)),
    ],
)
def test_each_page_asks_from_its_last_day_until_it_closes(
    root: Path, day: date, shown: tuple[bool | None, ...]
) -> None:
    site = built(root, day)
    assert tuple(asked(webpage(site, f"{PROOF}{path}")) for path in ("", "dagen/", "af/", "slot/")) == shown
    assert asked(webpage(site, "leergangen/open/")) is None, "nobody knows its last day"
    assert b"evaluatie" not in (site / "agenda.ics").read_bytes()
    if shown[0]:
        words = webpage(site, PROOF).one("section", aria_labelledby="deel-evaluatie").words
        assert words == "Evaluatie Invullen kan tot en met 31 maart 2025. Vul de evaluatie in"


@pytest.mark.parametrize(
    ("after", "change"),
    [
        (date(2025, 1, 19), NextChange(date(2025, 1, 21), ("de evaluatie van ‘Dagen’ is gesloten",))),
        (
            date(2025, 3, 1),
            NextChange(date(2025, 3, 6), ("de evaluatie van ‘Proef’ gaat open", "de evaluatie van ‘Slot’ gaat open")),
        ),
        (date(2025, 3, 30), NextChange(date(2025, 4, 1), ("de evaluatie van ‘Proef’ is gesloten",))),
        (date(2025, 4, 2), NextChange(date(2025, 5, 2), ("de evaluatie van ‘Slot’ is gesloten",))),
    ],
)
def test_the_days_on_which_it_turns_are_foreseen(root: Path, after: date, change: NextChange) -> None:
    made = make(root, at_start_of(after))
    assert next_change(published(made.site, date.max), made.rendered.ledger, made.day) == change
