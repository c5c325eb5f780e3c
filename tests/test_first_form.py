"""A ledger as the program wrote it until version 2: it is read, and rises to facts without anybody noticing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from published import academy, ledger, programme, publish, row_at, shown
from sites import run

from wijkmakers_site.calendars.entries.entry import EntryState
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Change, Ledger
from wijkmakers_site.model.academy import Hours
from wijkmakers_site.problems.errors import InvalidContentError

UID = "04fda196-11d5-510c-8f47-eeb348e3f5ae"
LINES = [
    "DTSTART;TZID=Europe/Amsterdam:20250109T130000",
    "DTEND;TZID=Europe/Amsterdam:20250109T170000",
    "SUMMARY:GEANNULEERD: De eerste\\, echt",
    "DESCRIPTION:Reden: Ziek\\nProef\\nMet de hele wijk aan tafel\\nMeer weten: https://voorbeeld.nl/x/",
    "LOCATION:De Molen\\, Groningen",
    "GEO:53.220000;6.560000",
    "CONFERENCE;VALUE=URI;LABEL=Online meedoen:https://voorbeeld.nl/mee",
    "URL:https://voorbeeld.nl/x/",
    "CATEGORIES:Leergang,Wonen\\, leven",
    "COLOR:teal",
    "CLASS:PUBLIC",
    "STATUS:CANCELLED",
    "TRANSP:TRANSPARENT",
]


def row(**values: object) -> str:
    """A line of the first form."""
    lines = values.get("entry", LINES)
    assert isinstance(lines, list)
    known: dict[str, object] = {
        "uid": UID,
        "path": "leergangen/proef/een",
        "hash": sha256("\n".join(lines).encode()).hexdigest(),
        "sequence": 3,
        "modified": "2024-12-24T08:00:00Z",
        "end": "2025-01-09T16:00:00Z",
        "feeds": ["leergangen/proef/agenda.ics"],
        "absent": False,
        "changes": [
            ["2024-12-23T08:00:00Z", "nieuwe tijd, nieuwe locatie en nieuwe titel", "20250109T120000"],
            ["2024-12-24T08:00:00Z", "geannuleerd"],
        ],
        "entry": lines,
    }
    return json.dumps(known | values, ensure_ascii=False, separators=(",", ":"))


def read(file: Path, line: str) -> Ledger:
    file.write_text(f"{line}\n", encoding="utf-8")
    return read_ledger(file, "content/agenda.lock")


def test_it_rises_to_facts_with_its_uid_its_version_and_its_moments(tmp_path: Path) -> None:
    """Who speaks, its lines do not tell: a summary may begin as the line of the speakers did."""
    read_back = read(tmp_path / "agenda.lock", row()).rows[UID]
    entry = read_back.entry
    assert (read_back.sequence, read_back.modified) == (3, datetime(2024, 12, 24, 8, tzinfo=UTC))
    assert (read_back.lines, read_back.end) == (tuple(LINES), datetime(2025, 1, 9, 16, tzinfo=UTC))
    assert read_back.changes == (
        Change(
            datetime(2024, 12, 23, 8, tzinfo=UTC),
            2,
            (Aspect.TIME, Aspect.PLACE, Aspect.TITLE),
            "2025-01-09T12:00+01:00",
        ),
        Change(datetime(2024, 12, 24, 8, tzinfo=UTC), 3, (Aspect.CANCELLED,)),
    )
    assert (entry.title, entry.state, entry.reason) == ("De eerste, echt", EntryState.CANCELLED, "Ziek")
    assert (entry.first_day, entry.last_day) == (date(2025, 1, 9), date(2025, 1, 9))
    assert entry.hours == Hours(time(13), time(17))
    assert (entry.programme, entry.speakers, entry.details) == ("Proef", None, ("Met de hele wijk aan tafel",))
    assert (entry.place, entry.position) == ("De Molen, Groningen", "53.220000;6.560000")
    assert (entry.online, entry.link) == ("https://voorbeeld.nl/mee", "https://voorbeeld.nl/x/")
    assert (entry.categories, entry.color) == (("Leergang", "Wonen, leven"), "teal")


@pytest.mark.parametrize(
    ("times", "end", "last"),
    [
        (["DTSTART;VALUE=DATE:20250109", "DTEND;VALUE=DATE:20250111"], "2025-01-10T23:00:00Z", date(2025, 1, 10)),
        (
            ["DTSTART;TZID=Europe/Amsterdam:20250109T220000", "DTEND;TZID=Europe/Amsterdam:20250110T013000"],
            "2025-01-10T00:30:00Z",
            date(2025, 1, 10),
        ),
    ],
)
def test_its_times_are_local_and_its_last_day_inclusive(tmp_path: Path, times: list[str], end: str, last: date) -> None:
    entry = read(tmp_path / "agenda.lock", row(entry=times + LINES[2:], end=end)).rows[UID].entry
    assert (entry.first_day, entry.last_day) == (date(2025, 1, 9), last)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace("De Molen", "De molen"),
        lambda line: line.replace('"hash":"', '"hash":"0'),
        lambda line: line.replace('"sequence":3', '"sequence":3.0'),
        lambda line: line.replace('","', '", "'),
        lambda line: line.replace("{", '{"x":1,', 1),
        lambda _: row(end="2025-01-09T17:00:00Z"),
        lambda _: row(changes=[["2024-12-24T08:00:00Z", "zomaar iets"]]),
        lambda _: row(changes=[["2024-12-24T08:00:00Z", "nieuwe datum", "20250230"]]),
        lambda _: row(changes=[["2024-12-24T08:00:00Z", "nieuwe datum", ""]]),
        lambda _: row(changes=[["2024-12-24T08:00:00Z"]]),
        lambda _: row(feeds=["../agenda.ics"]),
        lambda _: row(entry=[*LINES, "ATTACH:x"]),
        lambda _: row(entry=[]),
        lambda _: row(uid="x"),
        lambda _: row(absent=0),
    ],
)
def test_what_was_never_written_so_is_refused(tmp_path: Path, change: Callable[[str], str]) -> None:
    with pytest.raises(InvalidContentError, match="beschadigd of met de hand veranderd"):
        read(tmp_path / "agenda.lock", change(row()))


def in_first_form(root: Path) -> dict[str, Any]:
    """Write the ledger of a published site as the first form had it; gives its only row, as it was."""
    [known] = ledger(root).rows.values()
    values = {
        "uid": known.uid,
        "path": known.path,
        "sequence": known.sequence,
        "modified": f"{known.modified:%Y-%m-%dT%H:%M:%SZ}",
        "end": f"{known.end:%Y-%m-%dT%H:%M:%SZ}",
        "feeds": list(known.feeds),
        "changes": [],
        "entry": list(known.lines),
    }
    (root / "content/agenda.lock").write_text(f"{row(**values)}\n", encoding="utf-8")  # it knew no addresses
    (root / "output/publicatie.json").unlink()  # nor was there one
    return values


START = "id: een, titel: Een, datum: 2025-06-05, sprekers: [jet]"


def test_publishing_raises_it_and_participants_see_nothing(tmp_path: Path) -> None:
    root = academy(tmp_path)
    programme(root, "proef", START)
    publish(root, "2025-01-06")
    before, written = shown(root), ledger(root)
    in_first_form(root)
    assert "niets" in run(root, "diff", "--op", "2025-02-01").stdout
    assert publish(root, "2025-02-01").unpublished == 0
    assert ledger(root) == replace(written, namespace=FIRST_NAMESPACE)
    assert shown(root) == before


def test_what_changed_since_is_told_by_what_is_known(tmp_path: Path) -> None:
    """Which line names the speakers is not known until the first publication in the new form."""
    root = academy(tmp_path)
    programme(root, "proef", START)
    publish(root, "2025-01-06")
    values = in_first_form(root)
    programme(root, "proef", START.replace("[jet]", "[ali]").replace("06-05", "06-12"))
    publish(root, "2025-02-01")
    changed = row_at(root, "leergangen/proef/een")
    assert (changed.uid, changed.sequence) == (values["uid"], 1)
    assert [each.aspects for each in changed.changes] == [(Aspect.DATE, Aspect.DETAILS)]
    programme(root, "proef", START.replace("06-05", "06-12"))
    publish(root, "2025-03-01")
    assert row_at(root, "leergangen/proef/een").changes[-1].aspects == (Aspect.SPEAKERS,)
