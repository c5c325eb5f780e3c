"""The ledger's file: read back as it was written, and refused, with its line, when anybody else wrote in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from ledgers import AFTERWARDS, JET, LATER, after, before, planned, says
from published import academy, programme
from sites import run

from wijkmakers_site.calendars.ledger import proven
from wijkmakers_site.calendars.ledger.changes import Aspect
from wijkmakers_site.calendars.ledger.file import read_ledger, write_ledger
from wijkmakers_site.calendars.ledger.proven import Proven
from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Change, Ledger, Row
from wijkmakers_site.calendars.ledger.written.json_lines import VERSION, Address, address_line, row_line
from wijkmakers_site.calendars.ledger.written.sound import is_sound
from wijkmakers_site.problems.errors import InvalidContentError


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "agenda.lock"


def complaints(file: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as raised:
        read_ledger(file, "content/agenda.lock")
    return str(raised.value).splitlines()


_SETTLED = after(
    before(
        planned("p/een"),
        planned("p/twee"),
        planned("p/drie", entry=says("Café; \u2028 \\, 😀", details=("twee\nregels",))),
    ),
    planned("p/een", entry=says(venue="huis", place="Het Huis")),
    planned("p/drie", entry=says("Café; \u2028 \\, 😀", details=("twee\nregels",))),
)

FULL = Ledger(
    {
        uid: replace(row, superseded=True, corrected=date(2025, 2, 1)) if row.absent else row
        for uid, row in _SETTLED.rows.items()
    }
)


def test_what_is_written_is_read_back_the_same(file: Path) -> None:
    write_ledger(file, FULL)
    assert read_ledger(file, "x") == FULL


def test_the_file_holds_one_line_an_entry_sorted_by_uid(file: Path) -> None:
    write_ledger(file, FULL)
    written = file.read_bytes()
    assert written.endswith(b"\n")
    assert b"\r" not in written
    uids = [json.loads(line)["uid"] for line in written.decode().split("\n")[:-1]]
    assert uids == sorted(FULL.rows)


def test_the_same_ledger_gives_the_same_bytes_in_whatever_order_it_was_made(file: Path) -> None:
    write_ledger(file, FULL)
    first = file.read_bytes()
    write_ledger(file, Ledger(dict(reversed(FULL.rows.items()))))
    assert file.read_bytes() == first


def test_a_line_to_the_letter(file: Path) -> None:
    entry = says("Café, één", speakers=(JET, replace(JET, role="gids")), reason=None)
    row = Row(
        uid="f985fc89-9ec4-5c05-8ec1-3fd0f391eaef",
        path="leergangen/p/een",
        sequence=1,
        modified=LATER,
        entry=entry,
        lines=("DTSTART;VALUE=DATE:20250109", "DTEND;VALUE=DATE:20250110", "SUMMARY:Café\\, één"),
        feeds=("agenda.ics",),
        changes=(Change(LATER, 1, (Aspect.DATE, Aspect.TITLE), "2025-01-08"),),
    )
    write_ledger(file, Ledger({row.uid: row}))
    facts = (
        '{"uid":"f985fc89-9ec4-5c05-8ec1-3fd0f391eaef","version":3,"path":"leergangen/p/een","sequence":1,'
        '"modified":"2024-12-24T08:00:00Z","feeds":["agenda.ics"],"absent":false,"superseded":false,'
        '"corrected":null,"changes":[{"on":"2024-12-24T08:00:00Z","sequence":1,"aspects":["date","title"],"start":"2025-01-08"}],'
        '"entry":{"title":"Café, één","first_day":"2025-01-09","last_day":"2025-01-09","hours":["13:00","17:00"],'
        '"state":"confirmed","reason":null,"venue":"molen","place":"De Molen","position":null,"online":null,'
        '"programme":"Proef","group":null,"summary":null,'
        '"speakers":[["jet","Jet Proef",null],["jet","Jet Proef","gids"]],"parts":[],"arrival":[],'
        '"preparation":null,"details":[],'
        '"link":"https://voorbeeld.nl/","categories":[],"color":"teal"},'
        '"lines":["DTSTART;VALUE=DATE:20250109","DTEND;VALUE=DATE:20250110","SUMMARY:Café\\\\, één"]'
    )
    checksum = sha256(f"{facts}}}".encode()).hexdigest()
    assert file.read_text(encoding="utf-8") == f'{facts},"checksum":"{checksum}"}}\n'


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The UIDs of the rows that are judged."""
    uids: list[str] = []

    def judge(row: Row) -> bool:
        uids.append(row.uid)
        return is_sound(row)

    monkeypatch.setattr("wijkmakers_site.calendars.ledger.written.json_lines.is_sound", judge)
    return uids


def test_what_was_found_sound_is_judged_again_only_where_it_is_another(file: Path, judged: list[str]) -> None:
    write_ledger(file, FULL)
    cache = file.parent / ".cache"
    assert read_ledger(file, "x", Proven(cache)) == read_ledger(file, "x", Proven(cache)) == FULL
    assert len(judged) == len(FULL.rows)
    file.write_bytes(file.read_bytes().replace(b'"sequence":0', b'"sequence":7', 1))
    for _ in range(2):  # nor is the fault taken for proven
        with pytest.raises(InvalidContentError, match="beschadigd of met de hand veranderd"):
            read_ledger(file, "x", Proven(cache))


def test_nothing_proven_is_believed_of_another_program_from_nowhere_or_once_it_is_damaged(
    file: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_ledger(file, FULL)
    cache = file.parent / ".cache"
    read_ledger(file, "x", Proven(cache))
    [kept] = (each for each in cache.rglob("*") if each.is_file())
    whole = kept.read_bytes()
    for at in range(len(whole)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert not Proven(cache).holds(file.read_bytes())
    kept.write_bytes(whole)
    assert Proven(cache).holds(file.read_bytes())
    read_ledger(file, "x", Proven(None))
    monkeypatch.setattr(proven, "program_state", lambda: "another")
    read_ledger(file, "x", Proven(cache))
    assert len(judged) == 3 * len(FULL.rows)


def test_writing_leaves_no_half_file_behind(file: Path) -> None:
    write_ledger(file, FULL)
    assert [each.name for each in file.parent.iterdir()] == ["agenda.lock"]


def test_a_missing_file_is_an_empty_ledger(file: Path) -> None:
    assert read_ledger(file, "x") == Ledger()


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\n\r\n"])
def test_an_empty_file_is_an_empty_ledger(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert read_ledger(file, "x") == Ledger()


def test_windows_line_ends_are_read(file: Path) -> None:
    write_ledger(file, FULL)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_ledger(file, "x") == FULL


def test_the_order_of_lines_does_not_matter(file: Path) -> None:
    write_ledger(file, FULL)
    file.write_bytes(b"".join(reversed(file.read_bytes().splitlines(keepends=True))))
    assert read_ledger(file, "x") == FULL


def test_of_two_lines_for_one_entry_the_later_counts(file: Path) -> None:
    """So a merge may keep both: the higher version, then the later moment, in whatever order they stand."""
    old, new = before(planned("p/een")), after(before(planned("p/een")), planned("p/een", entry=says(place="Het Huis")))
    [row] = new.rows.values()
    newest = Ledger({row.uid: replace(row, modified=AFTERWARDS)})
    written = []
    for ledger in (newest, old, new):
        write_ledger(file, ledger)
        written.append(file.read_bytes())
    for order in (written, written[::-1], written[1:] + written[:1]):
        file.write_bytes(b"".join(order))
        assert read_ledger(file, "x") == newest


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_lines_for_one_entry_the_higher_version_counts_though_it_is_older(file: Path, order: int) -> None:
    """Clients keep the highest SEQUENCE, whatever the clocks of two publishers said."""
    [row] = before(planned("p/een")).rows.values()
    higher, later = replace(row, sequence=2), replace(row, sequence=1, modified=LATER)
    written = []
    for one in (higher, later)[::order]:
        write_ledger(file, Ledger({row.uid: one}))
        written.append(file.read_bytes())
    file.write_bytes(b"".join(written))
    assert read_ledger(file, "x").rows == {row.uid: higher}


def test_one_number_with_two_texts_becomes_one_more(file: Path) -> None:
    """Two people published the same entry otherwise: subscribers know that number with the one text or the other."""
    first = before(planned("p/een"))
    sides = [after(first, planned("p/een", entry=says(place=place))) for place in ("Het Huis", "De Kerk")]
    [[one], [other]] = [list(side.rows.values()) for side in sides]
    later = replace(other, modified=AFTERWARDS)
    written = []
    for row in (one, later, *first.rows.values()):
        write_ledger(file, Ledger({row.uid: row}))
        written.append(file.read_bytes())
    expected = {one.uid: replace(later, sequence=2)}
    for order in (written, written[::-1], [*written, *written]):
        file.write_bytes(b"".join(order))
        assert read_ledger(file, "x").rows == expected
    for a, b in ((one, later), (later, one)):
        assert Ledger({a.uid: a}).followed_by(Ledger({b.uid: b})).rows == expected


SPACE = UUID("0e4a3dbb-9d9c-5e35-8e5d-0e6f6a1f3c11")
SPACE_FACTS = '{"namespace":"0e4a3dbb-9d9c-5e35-8e5d-0e6f6a1f3c11","version":3'
SPACE_LINE = f'{SPACE_FACTS},"checksum":"{sha256(f"{SPACE_FACTS}}}".encode()).hexdigest()}"}}\n'


def test_the_namespace_has_a_line_of_its_own(file: Path) -> None:
    write_ledger(file, Ledger(namespace=SPACE))
    assert file.read_text() == SPACE_LINE
    assert read_ledger(file, "x") == Ledger(namespace=SPACE)


def test_of_two_first_publications_everybody_takes_the_same_namespace(file: Path) -> None:
    other = UUID("ffffffff-9d9c-5e35-8e5d-0e6f6a1f3c11")
    lines = []
    for each in (SPACE, other):
        write_ledger(file, Ledger(namespace=each))
        lines.append(file.read_text())
    for order in (lines, lines[::-1]):
        file.write_text("".join(order))
        assert read_ledger(file, "x").namespace == SPACE


@pytest.mark.parametrize("wrong", ["x", "0E4A3DBB-9D9C-5E35-8E5D-0E6F6A1F3C11", f"{{{SPACE}}}", f"urn:uuid:{SPACE}", 1])
def test_a_namespace_of_a_stranger_is_refused(file: Path, wrong: object) -> None:
    write_ledger(file, Ledger(namespace=SPACE))
    file.write_text(_with_value(file.read_text().rstrip("\n"), "namespace", wrong))
    assert complaints(file) == [f"content/agenda.lock:1:1: {DAMAGE}"]


def test_a_file_of_the_form_before_is_read_and_rises(file: Path) -> None:
    """Version 2 had no namespace, and fewer facts: its UIDs stay, and what it did not tell is not known."""
    rows = {
        uid: replace(row, entry=replace(row.entry, venue=None), superseded=False, corrected=None)
        for uid, row in FULL.rows.items()
    }
    old = Ledger(rows, {"themas/leren/": False, "sprekers/weg/": True})
    lines = [
        *(row_line(row, 2) for row in rows.values()),
        *(address_line(Address(*each), 2) for each in old.addresses.items()),
    ]
    assert not any('"superseded"' in line or '"venue"' in line for line in lines)
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="")
    assert read_ledger(file, "x") == old
    assert read_ledger(file, "x").with_namespace("https://voorbeeld.nl/").namespace == FIRST_NAMESPACE


DAMAGE = (
    "Deze regel is beschadigd of met de hand veranderd. "
    "Haal de vorige versie terug: git checkout HEAD -- content/agenda.lock. Kan dat niet? Maak het opnieuw uit de site "
    "zelf: python3 build.py publish --herstel. Verander dit bestand nooit met de hand."
)
DAMAGES: list[tuple[str, Callable[[str], str]]] = [
    ("no JSON", lambda _: "kapot"),
    ("truncated", lambda line: line[:-7]),
    ("no object", lambda _: "[]"),
    ("nothing in it", lambda _: "{}"),
    ("nested beyond reason", lambda _: "[" * 100_000),
    ("a number beyond reason", lambda line: line.replace('"sequence":0', f'"sequence":{"9" * 5000}')),
    ("an edited UID", lambda line: line.replace('{"uid":"', '{"uid":"0').replace(line[9:12], line[9:11])),
    ("an edited version of the entry", lambda line: line.replace('"sequence":0', '"sequence":1')),
    ("an edited fact", lambda line: line.replace('"place":"De Molen"', '"place":"De molen"')),
    ("an edited line", lambda line: line.replace("LOCATION:De Molen", "LOCATION:De molen")),
    ("an edited checksum", lambda line: line.replace('"checksum":"', '"checksum":"0')),
    ("a line of the entry taken out", lambda line: line.replace('"LOCATION:De Molen",', "")),
    ("spaces put in", lambda line: line.replace('","', '", "')),
    ("a key too many", lambda line: line.replace("{", '{"x":1,', 1)),
    ("a key missing", lambda line: line.replace('"absent":false,', "")),
    ("two lines in one", lambda line: line + line),
]


def sealed(line: str, change: Callable[[dict[str, Any]], object]) -> str:
    """A row that somebody wrote on purpose: changed, and with the checksum that goes with it."""
    row = json.loads(line)
    change(row)
    del row["checksum"]
    row["checksum"] = sha256(_json(row).encode()).hexdigest()
    return _json(row)


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _forged(name: str, key: str, *values: object) -> list[tuple[str, Callable[[str], str]]]:
    return [(f"{name}: {value!r:.40}", partial(_with_value, key=key, value=value)) for value in values]


def _forged_fact(key: str, *values: object) -> list[tuple[str, Callable[[str], str]]]:
    return [(f"{key}: {value!r:.40}", partial(_with_fact, key=key, value=value)) for value in values]


def _with_value(line: str, key: str, value: object) -> str:
    return sealed(line, lambda row: row.update({key: value}))


def _with_fact(line: str, key: str, value: object) -> str:
    return sealed(line, lambda row: row["entry"].update({key: value}))


def _entry_with(*lines: str) -> list[str]:
    return [*_TIMES, "SUMMARY:x", *lines]


def _changed(**values: object) -> list[dict[str, object]]:
    return [{"on": "2024-12-01T12:00:00Z", "aspects": ["date"], "start": "", **values}]


_TIMES = ("DTSTART;VALUE=DATE:20250109", "DTEND;VALUE=DATE:20250110")
ELSEWHERE = (
    "../agenda.ics", "/tmp/agenda.ics", "leergangen/../../x/agenda.ics", "index.html", "leergangen/p/index.html",
    "x.pth", "../wijkmakers_site/cli/main.py", "leergangen/p/agenda.ics/../../x", "leergangen//agenda.ics",
    "Leergangen/p/agenda.ics", "leergangen/p/agenda.ics\n", "c:/agenda.ics", "leergangen\\p\\agenda.ics",
    "sprekers/.x/agenda.ics", "", "agenda.json",
)  # fmt: skip
STARTS = (
    "DTSTART:zzz", "DTSTART;VALUE=DATE:20250230", "DTSTART;VALUE=DATE:99990101", "DTSTART;VALUE=DATE:२०२५०१०९",
    "DTSTART;TZID=Mars:20250109T130000", "DTSTART;TZID=Europe/Amsterdam:20250109T130000Z",
)  # fmt: skip
FORGERIES = [
    *_forged("a UID", "uid", "x", "F985FC89-9EC4-5C05-8EC1-3FD0F391EAEF", 1, None),
    *_forged("a form", "version", 0, 1, 1.0, 2.0, 3.0, "2", None),
    *_forged("a feed elsewhere", "feeds", *([each] for each in ELSEWHERE), [1], "a", None),
    *_forged("a path", "path", "leergangen/../x", "leergangen/p/een/../..", "leergangen/p/een\n", "x/a", 1),
    *_forged("a version out of range", "sequence", *(2**31, 10**4000, -1, 1.0, True, "0", False)),
    *_forged("a moment", "modified", "2200-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2024-13-01T00:00:00Z"),
    *_forged("an absence that is no yes or no", "absent", 0, "false", None),
    *_forged("a mark that is no yes or no", "superseded", 0, "false", None),
    *_forged("a day that is none", "corrected", "x", "20250109", "9999-01-01", 1, ""),
    *_forged("a change", "changes", _changed(aspects=["x"]), _changed(aspects=[]), _changed(aspects=["a\rb"]),
        _changed(aspects="date"), _changed(start="20250230"), _changed(start="2025-02-30"), _changed(start=1),
        _changed(start="9999-01-01"), _changed(start="2025-01-09T13:00"), _changed(on="x"), _changed(more=1), [[]]),
    *_forged("a line that no entry of ours has", "lines", *map(_entry_with, (
        "BEGIN:VALARM", "ATTACH:http://x", "X-ALT-DESC:x", "ORGANIZER:mailto:x", "UID:x", "SEQUENCE:9", "END:VEVENT",
        "DESCRIPTION:a\r\nATTACH:x", "DESCRIPTION:a\nb", "DESCRIPTION:a\x00", "LOCATION;ALTREP=x:y", "STATUS:zzz",
        "TRANSP:x", "CONFERENCE:x", "SUMMARY:y", "zomaar", "",
    ))),
    *_forged("a time that is none", "lines", *([start, _TIMES[1], "SUMMARY:x"] for start in STARTS)),
    *_forged("times that are lacking", "lines", [_TIMES[0], "SUMMARY:x"], [_TIMES[1], _TIMES[0]], []),
    *_forged("facts that are none", "entry", None, [], {}, "x"),
    *_forged_fact("title", 1, None, "a\x1b[31m", "a\rb"), *_forged_fact("state", "x", None, 1),
    *_forged_fact("first_day", "20250109", "2025-02-30", "9999-01-01", "2025-01-10", 1),
    *_forged_fact("last_day", "2025-01-08", "9999-12-31", None),
    *_forged_fact("venue", "../x", "De Molen", "", 1),
    *_forged_fact("hours", ["13:00"], ["13:00", "17:00", "18:00"], ["13:00:00", "17:00"], ["x", "y"], [], "", 0),
    *_forged_fact("reason", 1, "\x00"), *_forged_fact("place", [], "\x85"),
    *_forged_fact("group", 1), *_forged_fact("summary", {}),
    *_forged_fact("position", "x", "53.22;6.56", "53.220000;6.560000\r\nATTACH:x"),
    *_forged_fact("online", "https://x\nATTACH:x", 1), *_forged_fact("link", "https://x\nATTACH:x", None),
    *_forged_fact("color", "teal\nATTACH:x", None), *_forged_fact("categories", [1], "x", None, ["\x07"]),
    *_forged_fact("speakers", [["jet"]], [["jet", 1, None]], [["jet", "Jet", None, "x"]],
        [["jet", "J\x07", None]], "x"),
    *_forged_fact("details", [1], "x", None, ["\x07"]), *_forged_fact("more", 1),
]  # fmt: skip


@pytest.mark.parametrize("forge", [pytest.param(change, id=name) for name, change in FORGERIES])
def test_a_row_of_a_stranger_is_refused(file: Path, forge: Callable[[str], str]) -> None:
    """A checksum that fits proves nothing: what a row holds has to be what a publication writes."""
    write_ledger(file, before(planned("p/een")))
    forged = forge(file.read_text(encoding="utf-8").rstrip("\n"))
    file.write_text(f"{forged}\n", encoding="utf-8", newline="")
    assert complaints(file) == [f"content/agenda.lock:1:1: {DAMAGE}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("sequence", 2**31 - 1), ("modified", "2000-01-01T00:00:00Z"), ("modified", "2199-12-31T23:59:59Z")],
)
def test_a_row_with_the_least_or_the_most_that_may_be_is_read(file: Path, key: str, value: object) -> None:
    write_ledger(file, before(planned("p/een")))
    line = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{_with_value(line, key, value)}\n", encoding="utf-8", newline="")
    assert len(read_ledger(file, "x").rows) == 1


@pytest.mark.parametrize(
    "feed", ["../../gestolen/agenda.ics", "../wijkmakers_site/x.py", "index.html", "{root}/weg.ics"]
)
@pytest.mark.parametrize("verb", ["check", "build", "publish", "diff"])
def test_a_row_of_a_stranger_writes_nothing_anywhere(tmp_path: Path, verb: str, feed: str) -> None:
    root = academy(tmp_path / "site")
    programme(root, "proef", "id: een, titel: Een, datum: 2025-01-09")
    assert run(root, "publish", "--op", "2024-12-01").returncode == 0
    ledger, named = root / "content/agenda.lock", feed.format(root=root)
    row, rest = ledger.read_text(encoding="utf-8").split("\n", 1)
    ledger.write_text(f"{sealed(row, lambda row: row['feeds'].append(named))}\n{rest}", encoding="utf-8")
    untouched = {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file() and ".cache" not in each.parts
    }
    ended = run(root, verb, "--op", "2024-12-02")
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, f"content/agenda.lock:1:1: fout WM601: {DAMAGE}")
    assert untouched == {
        each: each.read_bytes() for each in tmp_path.rglob("*") if each.is_file() and ".cache" not in each.parts
    }


@pytest.mark.parametrize("damage", [pytest.param(change, id=name) for name, change in DAMAGES])
def test_a_damaged_line_is_refused_with_its_number(file: Path, damage: Callable[[str], str]) -> None:
    write_ledger(file, before(planned("p/een"), planned("q/een")))
    good, line = sorted(file.read_text(encoding="utf-8").splitlines(), key=lambda each: "leergangen/p/een" in each)
    assert damage(line) != line
    file.write_text(f"{good}\n{damage(line)}\n", encoding="utf-8")
    assert complaints(file) == [f"content/agenda.lock:2:1: {DAMAGE}"]


def test_all_damaged_lines_are_told_of(file: Path) -> None:
    file.write_text("x\n\ny\n")
    assert complaints(file) == [f"content/agenda.lock:1:1: {DAMAGE}", f"content/agenda.lock:3:1: {DAMAGE}"]


def test_a_conflict_says_which_lines_to_take_out(file: Path) -> None:
    write_ledger(file, before(planned("p/een")))
    line = file.read_text()
    file.write_text(f"<<<<<<< HEAD\n{line}||||||| base\n=======\n{line}>>>>>>> ander\n")
    (told,) = complaints(file)
    place, lines = "content/agenda.lock:1:1: ", "regels 1, 3, 4 en 6."
    cure = "Haal alleen de regels met <<<<<<<, |||||||, ======= en >>>>>>> weg; alle andere regels blijven staan."
    assert (told.startswith(place), told.endswith(f": {lines} {cure}")) == (True, True)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"\xe9"])
def test_a_file_that_is_no_text_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    restore = DAMAGE.partition("veranderd. ")[2]
    assert complaints(file) == [f"content/agenda.lock:1:1: Dit bestand kan niet gelezen worden. {restore}"]


def test_a_folder_of_that_name_is_refused(file: Path) -> None:
    file.mkdir()
    assert "kan niet gelezen worden" in complaints(file)[0]


@pytest.mark.parametrize("version", [VERSION + 1, 10**9])
def test_a_newer_form_asks_for_a_newer_program(file: Path, version: int) -> None:
    """Never for an older file: what is told there is true. Once, however many rows there are."""
    write_ledger(file, before(planned("p/een"), planned("p/twee")))
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(f"{_with_value(line, 'version', version)}\n" for line in lines), encoding="utf-8")
    cure = "Werk het programma bij (git pull) en probeer het nog eens. Verander dit bestand nooit met de hand."
    newer = "Dit bestand is geschreven door een nieuwere versie van het programma."
    assert complaints(file) == [f"content/agenda.lock:1:1: {newer} {cure}"]
