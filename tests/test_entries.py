"""Calendar entries: the right hours, the right words, the right place, whatever was typed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from feeds import DAY_1, FEED, events, only, parsed, project
from sites import PROGRAMME, write
from webpage import built


@pytest.mark.parametrize(
    ("when", "starts", "ends"),
    [
        ("datum: 2025-01-09, tijd: 13:00-17:00", "2025-01-09T12:00", "2025-01-09T16:00"),
        ("datum: 2025-07-10, tijd: 13:00-17:00", "2025-07-10T11:00", "2025-07-10T15:00"),
        ("datum: 2025-03-29, einddatum: 2025-03-30, tijd: 23:00-04:00", "2025-03-29T22:00", "2025-03-30T02:00"),
        ("datum: 2025-10-25, einddatum: 2025-10-26, tijd: 23:00-04:00", "2025-10-25T21:00", "2025-10-26T03:00"),
        ("datum: 2025-03-30, tijd: 01:30-03:30", "2025-03-30T00:30", "2025-03-30T01:30"),
        ("datum: 2025-01-09, einddatum: 2025-01-10, tijd: 20:00-00:30", "2025-01-09T19:00", "2025-01-09T23:30"),
    ],
)
def test_hours_are_the_right_instants(tmp_path: Path, when: str, starts: str, ends: str) -> None:
    """Winter, summer, the two nights in which the clock changes, and past midnight."""
    [event] = parsed(built(project(tmp_path, f"id: een, titel: T, {when}")))
    instants = [datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (starts, ends)]
    assert [event.decoded(name).astimezone(UTC) for name in ("DTSTART", "DTEND")] == instants


def test_times_are_local_with_their_zone(tmp_path: Path) -> None:
    event = only(tmp_path, DAY_1)
    assert event["DTSTART"] == ("DTSTART", {"TZID": "Europe/Amsterdam"}, "20250109T130000")
    assert event["DTEND"] == ("DTEND", {"TZID": "Europe/Amsterdam"}, "20250109T170000")


@pytest.mark.parametrize(
    ("tijd", "starts", "ends"),
    [
        ("02:30-04:00", "20251026T003000Z", "20251026T030000Z"),
        ("01:00-02:00", "20251025T230000Z", "20251026T000000Z"),
        ("02:59-03:00", "20251026T005900Z", "20251026T020000Z"),
    ],
)
def test_an_hour_that_comes_twice_is_written_in_utc(tmp_path: Path, tijd: str, starts: str, ends: str) -> None:
    """Its first time, as the page says; by the clock time some clients take the second."""
    site = built(project(tmp_path, f"id: een, titel: T, datum: 2025-10-26, tijd: '{tijd}'"))
    [event] = events(site)
    assert (event["DTSTART"], event["DTEND"]) == (("DTSTART", {}, starts), ("DTEND", {}, ends))
    page = (site / "leergangen/proef/een/index.html").read_text(encoding="utf-8")
    assert f'datetime="2025-10-26T{tijd[:5]}+02:00"' in page


@pytest.mark.parametrize("tijd", ["01:30-03:00", "03:00-04:00"])
def test_beside_the_hour_that_comes_twice_times_stay_local(tmp_path: Path, tijd: str) -> None:
    event = only(tmp_path, f"id: een, titel: T, datum: 2025-10-26, tijd: '{tijd}'")
    assert event["DTSTART"][1:] == ({"TZID": "Europe/Amsterdam"}, f"20251026T{tijd[:2]}{tijd[3:5]}00")


@pytest.mark.parametrize(
    ("when", "last"), [("datum: 2025-01-09", "20250110"), ("datum: 2025-01-09, einddatum: 2025-01-11", "20250112")]
)
def test_whole_days_end_on_the_day_after_the_last(tmp_path: Path, when: str, last: str) -> None:
    event = only(tmp_path, f"id: een, titel: T, {when}")
    assert event["DTSTART"] == ("DTSTART", {"VALUE": "DATE"}, "20250109")
    assert event["DTEND"] == ("DTEND", {"VALUE": "DATE"}, last)


def test_several_sessions_are_several_entries_in_order(tmp_path: Path) -> None:
    days = "{id: a, datum: 2025-01-09, titel: Dag een}, {id: b, datum: 2025-02-06}"
    site = built(project(tmp_path, f"id: een, titel: De eerste, bijeenkomsten: [{days}]"))
    for path in (FEED, "leergangen/proef/een/agenda.ics", "agenda.ics"):
        found = events(site, path)
        assert [event["SUMMARY"][2] for event in found] == ["De eerste: Dag een", "De eerste"]
        assert len({event["UID"][2] for event in found}) == 2


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("", ("De eerste", "CONFIRMED", "OPAQUE")),
        (", status: voorlopig", ("VOORLOPIG: De eerste", "TENTATIVE", "OPAQUE")),
        (", status: geannuleerd, reden: Ziek", ("GEANNULEERD: De eerste", "CANCELLED", "TRANSPARENT")),
        (", status: uitgesteld, reden: Ziek", ("UITGESTELD: De eerste", "CANCELLED", "TRANSPARENT")),
    ],
)
def test_the_state_of_a_module_is_seen_in_every_client(
    tmp_path: Path, status: str, expected: tuple[str, str, str]
) -> None:
    event = only(tmp_path, DAY_1 + status)
    assert (event["SUMMARY"][2], event["STATUS"][2], event["TRANSP"][2]) == expected
    assert event["DESCRIPTION"][2].startswith("Reden: Ziek\\n") == ("reden" in status)


def test_a_cancelled_entry_keeps_its_uid_and_its_time(tmp_path: Path) -> None:
    before = only(tmp_path / "before", DAY_1)
    after = only(tmp_path / "after", f"{DAY_1}, status: geannuleerd, reden: Ziek")
    assert [before[name] for name in ("UID", "DTSTART", "DTEND")] == [
        after[name] for name in ("UID", "DTSTART", "DTEND")
    ]


def test_a_title_that_says_cancelled_itself_gets_the_prefix_once(tmp_path: Path) -> None:
    event = only(
        tmp_path, "id: een, titel: 'GEANNULEERD: De eerste', datum: 2025-01-09, status: geannuleerd, reden: Ziek"
    )
    assert event["SUMMARY"][2] == "GEANNULEERD: De eerste"


@pytest.mark.parametrize(
    "title",
    [
        "a;b,c\\d",
        "END:VEVENT",
        "è" * 80,
        "👩‍👩‍👧 " * 30,
        "x" * 200,
        "\u200f\u05e9\u05dc\u05d5\u05dd\u200f",
        "{{ 7*7 }} ]]> <b>",
        'A "quote" \\n',
    ],
)
def test_any_text_arrives_as_it_was_written(tmp_path: Path, title: str) -> None:
    quoted = title.replace("'", "''").strip()
    site = built(project(tmp_path, f"id: een, titel: '{quoted}', datum: 2025-01-09"))
    assert len(events(site)) == 1
    assert str(parsed(site)[0]["SUMMARY"]) == " ".join(quoted.split())


def test_lines_of_a_text_stay_within_its_property(tmp_path: Path) -> None:
    project(tmp_path)
    write(tmp_path, PROGRAMME, """\
        titel: Proef
        samenvatting: Kort.
        modules:
          - id: een
            titel: De eerste
            datum: 2025-01-09
            voorbereiding: |
              Lees dit.
              END:VEVENT
              BEGIN:VALARM
        """)  # fmt: skip
    site = built(tmp_path)
    [event] = events(site)
    assert r"Voorbereiding: Lees dit.\nEND:VEVENT\nBEGIN:VALARM" in event["DESCRIPTION"][2]
    assert "Lees dit.\nEND:VEVENT\nBEGIN:VALARM" in str(parsed(site)[0]["DESCRIPTION"])


def test_the_description_tells_reason_programme_speakers_and_link_in_that_order(tmp_path: Path) -> None:
    event = only(
        tmp_path,
        f"{DAY_1}, samenvatting: Waarover., sprekers: [{{spreker: jet, rol: gastvrouw}}], onderdelen: [Lunch, Werk]",
    )
    assert event["DESCRIPTION"][2].split("\\n") == [
        "Proef", "Waarover.", "Met Jet Proef (gastvrouw)", "Programma: Lunch en Werk",
        "Meer weten: https://voorbeeld.nl/leergangen/proef/een/",
    ]  # fmt: skip


def test_a_place_stands_on_one_line_with_its_position(tmp_path: Path) -> None:
    project(tmp_path, f"{DAY_1}, locatie: molen")
    write(tmp_path, "content/locaties/molen.yaml", """\
        naam: De Molen
        zaal: Zaal 2
        adres: Molenpad 1
        postcode: 9711AB
        plaats: Groningen
        positie: 53.219170123, 6.56667
        """.replace("0123", ""))  # fmt: skip
    [event] = events(built(tmp_path))
    assert event["LOCATION"][2] == r"De Molen\, Zaal 2\, Molenpad 1\, 9711 AB Groningen"
    assert event["GEO"][2] == "53.219170;6.566670"


@pytest.mark.parametrize(
    ("where", "location"),
    [("online: https://meet.voorbeeld.nl/x", "https://meet.voorbeeld.nl/x"), ("locatie: thuis", "Online")],
)
def test_a_session_that_is_online_has_its_link_or_its_name_as_place(tmp_path: Path, where: str, location: str) -> None:
    project(tmp_path, f"{DAY_1}, {where}")
    write(tmp_path, "content/locaties/thuis.yaml", "naam: Online\nonline: ja\n")
    [event] = events(built(tmp_path))
    assert event["LOCATION"][2] == location
    assert "GEO" not in event


def test_a_session_that_is_online_alone_does_not_tell_its_link_twice(tmp_path: Path) -> None:
    """The link is its place; the description says how to join from afar only where there is a hall too."""
    project(tmp_path, f"{DAY_1}, locatie: thuis, online: https://meet.voorbeeld.nl/x")
    write(tmp_path, "content/locaties/thuis.yaml", "naam: Online\nonline: ja\n")
    [event] = events(built(tmp_path))
    assert event["LOCATION"][2] == "https://meet.voorbeeld.nl/x"
    assert "meet.voorbeeld.nl" not in event["DESCRIPTION"][2]


@pytest.mark.parametrize(
    ("themes", "categories"), [("", "Leergang,Leren"), (", thema: [wonen]", "Leergang,Wonen")], ids=["none", "own"]
)
def test_the_categories_are_the_kind_and_the_themes_of_the_module_or_else_of_its_programme(
    tmp_path: Path, themes: str, categories: str
) -> None:
    assert only(tmp_path, DAY_1 + themes, facts="thema: [leren]\n")["CATEGORIES"][2] == categories


def test_a_session_in_a_hall_and_online_tells_both(tmp_path: Path) -> None:
    event = only(tmp_path, f"{DAY_1}, locatie: molen, online: https://meet.voorbeeld.nl/x")
    assert event["LOCATION"][2] == r"De Molen\, Molenpad 1\, Groningen"
    assert "Online meedoen: https://meet.voorbeeld.nl/x" in event["DESCRIPTION"][2]
