"""What staff may write for a date, a time, an amount or an address, and what they hear of anything else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wijkmakers_site.model.academy import Hours, ModuleAddress
from wijkmakers_site.model.enrolment import Load
from wijkmakers_site.model.people import Focus, Position
from wijkmakers_site.reading.notation import addresses, amounts, clock, days, ids, spots, words
from wijkmakers_site.reading.notation.errors import NotationError

Notation = Callable[[str], Any]

NOTATIONS: tuple[Notation, ...] = (
    days.day, clock.hours, amounts.number, amounts.amount, amounts.load, amounts.length, spots.position,
    addresses.web_address, addresses.email_address, addresses.phone_number, addresses.postcode, ids.slug,
    ids.module_address,
    words.flag, amounts.count, words.language, words.time_zone, addresses.site_link, addresses.site_address,
    spots.focus,
)  # fmt: skip

BY_NAME = {f"{parse.__module__.rpartition('.')[2]}.{parse.__name__}": parse for parse in NOTATIONS}
REFUSED = Path(__file__).with_name("refused.txt")


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (days.day, "2024-09-19", date(2024, 9, 19)),
        (days.day, "2024-9-9", date(2024, 9, 9)),
        (days.day, "2024-02-29", date(2024, 2, 29)),
        (days.day, "1990-01-01", date(1990, 1, 1)),
        (days.day, "2100-12-31", date(2100, 12, 31)),
        (days.day, "19 september 2024", date(2024, 9, 19)),
        (days.day, "1 MEI 2025", date(2025, 5, 1)),
        (days.day, "donderdag 19 september 2024", date(2024, 9, 19)),
        (days.day, "Donderdag, 19 September 2024", date(2024, 9, 19)),
        (clock.hours, "13:00-19:30", Hours(time(13), time(19, 30))),
        (clock.hours, "13.00 - 19.30 uur", Hours(time(13), time(19, 30))),
        (clock.hours, "13.00 - 19.30 u.", Hours(time(13), time(19, 30))),
        (clock.hours, "9:00-9:05", Hours(time(9), time(9, 5))),
        (clock.hours, "13:00–19:30", Hours(time(13), time(19, 30))),
        (clock.hours, "13:00 — 19:30", Hours(time(13), time(19, 30))),
        (clock.hours, "13:00 tot 19:30", Hours(time(13), time(19, 30))),
        (clock.hours, "13:00 t/m 19:30 uur", Hours(time(13), time(19, 30))),
        (clock.hours, "22:00-01:00", Hours(time(22), time(1))),
        (clock.hours, "00:00-23:59", Hours(time(0), time(23, 59))),
        (ids.module_address, "start", ModuleAddress("", "start")),
        (ids.module_address, "ander/start", ModuleAddress("ander", "start")),
        (ids.module_address, "/leergangen/ander/start/", ModuleAddress("ander", "start")),
        (ids.module_address, "https://voorbeeld.nl/leergangen/ander/start/", ModuleAddress("ander", "start")),
        (amounts.number, "12", Decimal(12)),
        (amounts.number, "2,5", Decimal("2.5")),
        (amounts.number, "2.5", Decimal("2.5")),
        (amounts.amount, "0", Decimal(0)),
        (amounts.amount, "450", Decimal(450)),
        (amounts.amount, "450,00", Decimal("450.00")),
        (amounts.amount, "€ 1.250,50", Decimal("1250.50")),
        (amounts.amount, "€1250", Decimal(1250)),
        (amounts.amount, "450,-", Decimal(450)),
        (amounts.amount, "450 euro", Decimal(450)),
        (amounts.load, "10-15 uur", Load(Decimal(10), Decimal(15))),
        (amounts.load, "10 tot 15 uur", Load(Decimal(10), Decimal(15))),
        (amounts.load, "10–15", Load(Decimal(10), Decimal(15))),
        (amounts.load, "10 — 15 Uur", Load(Decimal(10), Decimal(15))),
        (amounts.load, "2,5 uur", Load(Decimal("2.5"), Decimal("2.5"))),
        (amounts.length, "2,5 uur", Decimal("2.5")),
        (amounts.length, "3u", Decimal(3)),
        (spots.position, "53.21917, 6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (spots.position, "53.21917,6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (spots.position, "53.21917 6.56667", Position(Decimal("53.21917"), Decimal("6.56667"))),
        (spots.position, "-33.9, -151.2", Position(Decimal("-33.9"), Decimal("-151.2"))),
        (spots.focus, "40% 20%", Focus(40, 20)),
        (spots.focus, "40%, 20%", Focus(40, 20)),
        (spots.focus, "0%,100%", Focus(0, 100)),
        (addresses.web_address, "https://wijkmakers.nl/", "https://wijkmakers.nl/"),
        (addresses.web_address, "http://voorbeeld.nl:8080/a?b=c&d#e", "http://voorbeeld.nl:8080/a?b=c&d#e"),
        (addresses.web_address, "HTTPS://Voorbeeld.NL", "HTTPS://Voorbeeld.NL"),
        (addresses.web_address, "https://café.nl/menú", "https://café.nl/menú"),
        (addresses.site_address, "https://wijkmakers.nl/", "https://wijkmakers.nl/"),
        (addresses.site_address, "https://voorbeeld.nl/een/academie", "https://voorbeeld.nl/een/academie"),
        (addresses.site_address, "https://voorbeeld.nl:8443/~wijk/", "https://voorbeeld.nl:8443/~wijk/"),
        (addresses.site_address, "http://localhost:8000/", "http://localhost:8000/"),
        (addresses.site_address, "http://[::1]/", "http://[::1]/"),
        (addresses.site_link, "/", "/"),
        (addresses.site_link, "/agenda/", "/agenda/"),
        (addresses.site_link, "/over/#contact", "/over/#contact"),
        (addresses.site_link, "https://voorbeeld.nl/", "https://voorbeeld.nl/"),
        (addresses.email_address, "naam+wijk@post.voorbeeld.nl", "naam+wijk@post.voorbeeld.nl"),
        (addresses.phone_number, "050 123 45 67", "050 123 45 67"),
        (addresses.phone_number, "+31 (0)50-123 45 67", "+31 (0)50-123 45 67"),
        (addresses.phone_number, "14 050", "14 050"),
        (addresses.postcode, "9711ab", "9711 AB"),
        (addresses.postcode, "9711 AB", "9711 AB"),
        (addresses.postcode, "26122", "26122"),
        (addresses.postcode, "SW1A 1AA", "SW1A 1AA"),
        (ids.slug, "dag-1", "dag-1"),
        (ids.slug, "a" * 80, "a" * 80),
        (words.flag, "ja", True),
        (words.flag, "Nee", False),
        (words.flag, "true", True),
        (amounts.count, "1", 1),
        (amounts.count, "99999", 99999),
        (words.language, "nl", "nl"),
        (words.time_zone, "Europe/Amsterdam", "Europe/Amsterdam"),
    ],
)
def test_what_people_may_write(parse: Notation, text: str, value: object) -> None:
    assert parse(text) == value


def _refused() -> Iterator[tuple[str, str, str, str, str]]:
    """(notation, text, message, cure, certain) of every line of `refused.txt`."""
    notation = ""
    for line in REFUSED.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            notation = line.strip("[]")
        elif line:
            text, _, said = line.partition(" -> ")
            message, cure, *certain = said.split(" | ")
            yield notation, json.loads(text), message, cure, "".join(certain)


@pytest.mark.parametrize(("notation", "text", "message", "cure", "certain"), list(_refused()))
def test_what_is_refused_with_its_cure(notation: str, text: str, message: str, cure: str, certain: str) -> None:
    """What is certain is what the cure says to write, and that is accepted."""
    parse = BY_NAME[notation]
    with pytest.raises(NotationError) as refused:
        parse(text)
    error = refused.value
    assert (error.message, error.cure, "certain" if error.meant else "") == (message, cure, certain)
    if certain:
        assert cure == f"Schrijf `{error.meant}`."
        parse(error.meant)


@pytest.mark.parametrize("parse", NOTATIONS, ids=lambda parse: parse.__name__)
def test_what_is_endless_is_refused_at_once(parse: Notation) -> None:
    for text in ("9" * 5000, "a" * 5000, "1-" * 2500, "?" * 5000, "1:" * 2500, " en " * 1000, "a@" * 2500):
        with suppress(NotationError):
            parse(text)


@pytest.mark.parametrize(
    "text",
    ["n.n.b.", "nnb", "N.t.b.", "volgt", "volgt nog", "datum volgt", "nog niet bekend", "nog onbekend", "onbekend", "?",
     "??", "-", "...", "n.v.t.", "TBA", "tbd", "nader te bepalen", "nog te bepalen", "wordt nog bekend gemaakt",
     "in overleg", "nog in te vullen", "onder voorbehoud", "later", "geen"],
)  # fmt: skip
def test_many_words_say_that_it_is_not_known(text: str) -> None:
    assert words.says_not_known(text)


@pytest.mark.parametrize("text", ["Volgtijdelijk", "2024", "ja", "gratis", "de start", "Bekende gezichten", "x" * 100])
def test_a_word_that_only_resembles_them_does_not(text: str) -> None:
    assert not words.says_not_known(text)


@pytest.mark.parametrize("parse", NOTATIONS, ids=lambda parse: parse.__name__)
@given(st.text(max_size=40) | st.text("0123456789-–:., €uTtotm/[]@", max_size=24))
@example("-" * 20_000 + " x")
@example("0" * 20_000 + " x")
@example("a." * 20_000 + " x")
@example("@" + "." * 20_000 + " x")
def test_any_text_is_read_or_refused_in_whole_sentences(parse: Notation, text: str) -> None:
    """Nothing but a NotationError ever comes out, however long or odd the text is."""
    assert [sentence for sentence in _refusal(parse, text) if not sentence.endswith((".", "?"))] == []


def _refusal(parse: Notation, text: str) -> list[str]:
    try:
        parse(text)
    except NotationError as error:
        return [error.message, error.cure]
    return []
