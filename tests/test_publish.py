"""What subscribers see over a year of publishing: identities, versions and addresses that they can trust."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from published import (
    LEDGER,
    Shown,
    academy,
    build,
    feeds,
    git,
    ledger,
    on,
    programme,
    publish,
    row_at,
    shown,
    stamp,
    the_entry,
)
from sites import REPOSITORY, run, run_apart, write

from wijkmakers_site import pipeline
from wijkmakers_site.cli import main
from wijkmakers_site.text.clock import Clock

START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"
MIDDEN = "id: midden, titel: Het midden, datum: 2025-07-10, tijd: 13:00-17:00, locatie: molen"
EXTRA = "id: extra, titel: De extra, datum: 2025-12-04, tijd: 19:00-21:00, locatie: huis"
SLOT = "id: slot, titel: Het slot, datum: 2026-01-15, tijd: 13:00-17:00, locatie: huis"
OTHER = "id: los, titel: Het losse, datum: 2025-09-18, tijd: 10:00-12:00"
LATER = MIDDEN.replace("2025-07-10", "2025-08-14")
OPENING = START.replace("id: start", "id: opening, voorheen: [start]")
ILL = "status: geannuleerd, reden: De spreker is ziek"


@dataclass
class Subscriber:
    """Somebody who fetches every feed after each publication, and notices all that differs from the last time."""

    root: Path
    seen: Shown = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    untouched: dict[str, bytes] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)  # former addresses -> present ones

    def fetch(self, day: str, *, new: str = "", changed: str = "") -> None:
        """Publish, and assert what holds after every publication; `new` and `changed` are titles' last words."""
        report = publish(self.root, day)
        assert report.unpublished == len(new.split()) + len(changed.split())
        now = shown(self.root)
        self._keeps_identities(now, new.split())
        self._counts_versions(now, {self.names[name] for name in changed.split()}, stamp(day))
        self._leaves_the_other_programme_alone()
        self._answers_at_former_addresses()
        self._is_said_again_by_every_later_build(day)
        self._changes_nothing_when_repeated(day)
        self.seen = now

    def _keeps_identities(self, now: Shown, new: list[str]) -> None:
        assert self.seen.keys() <= now.keys(), "an entry disappeared"
        begun = {entry["SUMMARY"].split()[-1]: uid for uid, entry in now.items() if uid not in self.seen}
        assert begun.keys() == set(new)
        assert not begun.keys() & self.names.keys()
        self.names |= begun
        assert now.keys() <= ledger(self.root).rows.keys()

    def _counts_versions(self, now: Shown, changed: set[str], stamped: str) -> None:
        for uid, entry in now.items():
            assert entry["DTSTAMP"] == entry["LAST-MODIFIED"]
            before = self.seen.get(uid)
            if before is None:
                assert (entry["SEQUENCE"], entry["DTSTAMP"]) == ("0", stamped)
            elif uid in changed:
                assert int(entry["SEQUENCE"]) == int(before["SEQUENCE"]) + 1
                assert entry["DTSTAMP"] == stamped > before["DTSTAMP"]
            else:
                assert entry == before

    def _leaves_the_other_programme_alone(self) -> None:
        own = {path: content for path, content in feeds(self.root).items() if path.startswith("leergangen/ander/")}
        assert own.keys() == {"leergangen/ander/agenda.ics", "leergangen/ander/los/agenda.ics"}
        self.untouched = self.untouched or own
        assert own == self.untouched

    def _answers_at_former_addresses(self) -> None:
        served = feeds(self.root)
        for old, new in self.moved.items():
            assert served[old] == served[new], old

    def _is_said_again_by_every_later_build(self, day: str) -> None:
        content = _bytes(self.root / "content")
        for days in (0, 1, 10):
            later = (date.fromisoformat(day) + timedelta(days)).isoformat()
            assert build(self.root, later, "later").unpublished == 0
            assert feeds(self.root, "later") == feeds(self.root), later
        assert _bytes(self.root / "content") == content, "build wrote into content/"

    def _changes_nothing_when_repeated(self, day: str) -> None:
        before = _times(self.root)
        report = publish(self.root, day)
        assert (report.changed, report.unpublished) == (0, 0)
        assert _times(self.root) == before


def _bytes(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def _times(root: Path) -> dict[Path, tuple[bytes, int]]:
    """All that publishing may write, with its times."""
    files = [root / LEDGER, *(file for file in (root / "output").rglob("*") if file.is_file())]
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@pytest.mark.slow  # twelve publications, all files compared after each
def test_a_year_of_publishing(tmp_path: Path) -> None:
    """Twelve publications; the subscriber asserts what holds after each, the parts assert what each one shows."""
    subscriber = Subscriber(academy(tmp_path))
    _planned(subscriber, subscriber.root)
    _renamed(subscriber, subscriber.root)
    _cancelled_restored_cancelled(subscriber, subscriber.root)
    _deleted_postponed_split(subscriber, subscriber.root)


def _planned(subscriber: Subscriber, root: Path) -> None:
    programme(root, "ander", OTHER)
    programme(root, "proef", START, MIDDEN, EXTRA, SLOT)
    subscriber.fetch("2025-01-06", new="start midden extra slot losse")
    assert the_entry(root, "De start")["DESCRIPTION"].startswith("Proef\\n")

    programme(root, "proef", START, LATER, EXTRA, SLOT)
    subscriber.fetch("2025-02-03", changed="midden")
    entry = the_entry(root, "Het midden")
    assert entry["DTSTART"] == "20250814T130000"
    assert entry["DESCRIPTION"].startswith("Gewijzigd op 3 februari 2025: nieuwe datum\\nProef\\n")

    write(root, "content/locaties/molen.yaml", "naam: De Molen\nadres: Molenpad 20\nplaats: Groningen\n")
    subscriber.fetch("2025-03-03", changed="start midden")
    moved = "Gewijzigd op 3 maart 2025: adres of zaal bijgewerkt\\n"
    notices = {"De start": f"{moved}Proef\\n", "Het midden": f"{moved}Proef\\n"}  # a date of a month ago is known
    for title in ("De start", "Het midden"):
        entry = the_entry(root, title)
        assert entry["LOCATION"] == "De Molen\\, Molenpad 20\\, Groningen"
        assert entry["DESCRIPTION"].startswith(notices[title])


def _renamed(subscriber: Subscriber, root: Path) -> None:
    programme(root, "proef", OPENING, LATER, EXTRA, SLOT)
    subscriber.moved["leergangen/proef/start/agenda.ics"] = "leergangen/proef/opening/agenda.ics"
    subscriber.fetch("2025-04-01", changed="start")
    assert the_entry(root, "De start")["URL"] == "https://voorbeeld.nl/leergangen/proef/opening/"

    (root / "content/leergangen/proef").rename(root / "content/leergangen/kern")
    _kern(root, OPENING, LATER, EXTRA, SLOT)
    subscriber.moved = {
        "leergangen/proef/agenda.ics": "leergangen/kern/agenda.ics",
        "leergangen/proef/start/agenda.ics": "leergangen/kern/opening/agenda.ics",
        "leergangen/proef/opening/agenda.ics": "leergangen/kern/opening/agenda.ics",
        "leergangen/kern/start/agenda.ics": "leergangen/kern/opening/agenda.ics",
        "leergangen/proef/midden/agenda.ics": "leergangen/kern/midden/agenda.ics",
        "leergangen/proef/extra/agenda.ics": "leergangen/kern/extra/agenda.ics",
        "leergangen/proef/slot/agenda.ics": "leergangen/kern/slot/agenda.ics",
    }
    subscriber.fetch("2025-05-05", changed="start midden extra slot")
    assert the_entry(root, "Het slot")["URL"] == "https://voorbeeld.nl/leergangen/kern/slot/"


def _cancelled_restored_cancelled(subscriber: Subscriber, root: Path) -> None:
    _kern(root, OPENING, f"{LATER}, {ILL}", EXTRA, SLOT)
    subscriber.fetch("2025-06-02", changed="midden")
    cancelled = the_entry(root, "Het midden")
    assert cancelled["SUMMARY"] == "GEANNULEERD: Het midden"
    assert (cancelled["STATUS"], cancelled["TRANSP"]) == ("CANCELLED", "TRANSPARENT")
    assert cancelled["DTSTART"] == "20250814T130000"
    notice = "Reden: De spreker is ziek\\nGewijzigd op 2 juni 2025: geannuleerd\\nKern\\n"
    assert cancelled["DESCRIPTION"].startswith(notice)

    _kern(root, OPENING, LATER, EXTRA, SLOT)
    subscriber.fetch("2025-06-16", changed="midden")
    restored = the_entry(root, "Het midden")
    assert restored["SUMMARY"] == "Het midden"
    assert (restored["STATUS"], restored["TRANSP"]) == ("CONFIRMED", "OPAQUE")
    assert restored["DESCRIPTION"].startswith("Gewijzigd op 16 juni 2025: gaat weer door\\nKern\\n")

    _kern(root, OPENING, f"{LATER}, {ILL}", EXTRA, SLOT)
    subscriber.fetch("2025-07-07", changed="midden")
    again = the_entry(root, "Het midden")
    assert again["SUMMARY"] == "GEANNULEERD: Het midden"
    assert again["DESCRIPTION"] == cancelled["DESCRIPTION"].replace("2 juni", "7 juli")


def _deleted_postponed_split(subscriber: Subscriber, root: Path) -> None:
    _kern(root, OPENING, f"{LATER}, {ILL}", SLOT)
    subscriber.fetch("2025-08-04", changed="extra")
    gone = the_entry(root, "De extra")
    assert gone["SUMMARY"] == "GEANNULEERD: De extra"
    assert (gone["STATUS"], gone["TRANSP"], gone["DTSTART"]) == ("CANCELLED", "TRANSPARENT", "20251204T190000")
    assert gone["DESCRIPTION"].startswith("Gewijzigd op 4 augustus 2025: geannuleerd\\nKern\\n")

    undated = "id: slot, titel: Het slot, status: uitgesteld, reden: We zoeken een zaal"
    _kern(root, OPENING, f"{LATER}, {ILL}", undated)
    subscriber.fetch("2025-08-11", changed="slot")
    postponed = the_entry(root, "Het slot")
    assert postponed["SUMMARY"] == "UITGESTELD: Het slot"
    assert (postponed["STATUS"], postponed["DTSTART"]) == ("CANCELLED", "20260115T130000")
    notice = "Reden: We zoeken een zaal\\nGewijzigd op 11 augustus 2025: uitgesteld\\nKern\\n"
    assert postponed["DESCRIPTION"].startswith(notice)

    _kern(root, OPENING, f"{LATER}, {ILL}", SLOT.replace("2026-01-15", "2026-02-12"))
    subscriber.fetch("2025-08-18", changed="slot")
    entry = the_entry(root, "Het slot")
    assert (entry["SUMMARY"], entry["STATUS"], entry["DTSTART"]) == ("Het slot", "CONFIRMED", "20260212T130000")
    assert entry["DESCRIPTION"].startswith("Gewijzigd op 18 augustus 2025: gaat weer door en nieuwe datum\\nKern\\n")

    days = "[{id: dag-1, datum: 2026-02-12, titel: Dag een}, {id: dag-2, datum: 2026-02-13, titel: Dag twee}]"
    split = f"id: slot, titel: Het slot, tijd: 13:00-17:00, locatie: huis, bijeenkomsten: {days}"
    _kern(root, OPENING, f"{LATER}, {ILL}", split)
    subscriber.fetch("2025-08-25", new="twee", changed="slot")
    first, second = (shown(root)[subscriber.names[name]] for name in ("slot", "twee"))
    assert (first["SUMMARY"], first["DTSTART"]) == ("Het slot: Dag een", "20260212T130000")
    assert (second["SUMMARY"], second["DTSTART"]) == ("Het slot: Dag twee", "20260213T130000")


def _kern(root: Path, *modules: str) -> None:
    programme(root, "kern", *modules, facts="voorheen: [proef]\n")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """One command line within this process: exit code, what it printed, what it complained of."""

    def run_here(root: Path, *words: str) -> tuple[int, str, str]:
        code = main.run(words, root)
        return code, *capsys.readouterr()

    return run_here


Told = Callable[..., tuple[int, str, str]]


def one(root: Path, module: str, day: str = "2025-01-06") -> Path:
    """A site with one module, published."""
    programme(academy(root), "proef", module)
    publish(root, day)
    return root


def test_a_cancelled_entry_stays_until_30_days_after_its_end_and_then_goes(tmp_path: Path) -> None:
    root = one(tmp_path, f"{START}, {ILL}")
    [uid] = shown(root)
    for day, expected in (("2025-06-05", {uid}), ("2025-07-05", {uid}), ("2025-07-06", set())):
        assert build(root, day).unpublished == 0
        for path in feeds(root):
            assert shown(root, path).keys() == (expected if path not in EMPTY else set()), (day, path)


EMPTY = {f"{folder}/agenda.ics" for folder in ("leergangen/proef/groepen/a", "sprekers/ali", "locaties/huis")} | {
    f"themas/{theme}/agenda.ics" for theme in ("wonen", "leren")
}


def test_what_took_place_stays_for_ever(tmp_path: Path) -> None:
    """Who looks up last year's evening finds it, whether its file still has it or not."""
    root = one(tmp_path, START)
    before = the_entry(root, "De start")
    programme(root, "proef")
    publish(root, "2031-01-06")
    assert the_entry(root, "De start") == before


def test_a_deleted_entry_that_comes_back_is_the_same_one(tmp_path: Path) -> None:
    root = one(tmp_path, START)
    [uid] = shown(root)
    programme(root, "proef")
    publish(root, "2025-02-03")
    programme(root, "proef", START)
    publish(root, "2025-03-03")
    assert shown(root).keys() == {uid}
    entry = shown(root)[uid]
    assert (entry["SUMMARY"], entry["STATUS"], entry["SEQUENCE"]) == ("De start", "CONFIRMED", "2")
    assert entry["DESCRIPTION"].startswith("Gewijzigd op 3 maart 2025: gaat weer door\\nProef\\n")


def test_a_cancelled_entry_that_is_deleted_keeps_saying_why(tmp_path: Path) -> None:
    """It was called off already: nothing changes for subscribers, and there is nothing to ask."""
    root = one(tmp_path, f"{START}, {ILL}")
    before = feeds(root)["agenda.ics"]
    programme(root, "proef")
    assert [each for each in pipeline.check(root, on("2025-02-03")) if each.code == "WM340"] == []
    assert publish(root, "2025-02-03").unpublished == 0
    assert feeds(root)["agenda.ics"] == before


def test_a_module_may_be_renamed_and_lose_its_date_at_once(tmp_path: Path) -> None:
    root = one(tmp_path, START)
    [uid] = shown(root)
    programme(root, "proef", "id: opening, voorheen: [start], titel: De opening, status: uitgesteld, reden: Geen zaal")
    assert [each for each in pipeline.check(root, on("2025-02-03")) if each.code == "WM340"] == []
    publish(root, "2025-02-03")
    entry = shown(root)[uid]
    assert entry["SUMMARY"] == "UITGESTELD: De start"
    assert entry["DESCRIPTION"].startswith("Reden: Geen zaal\\n")
    served = feeds(root)
    assert served["leergangen/proef/start/agenda.ics"] == served["leergangen/proef/opening/agenda.ics"]
    assert shown(root, "leergangen/proef/opening/agenda.ics").keys() == {uid}


def test_a_rename_that_was_published_without_voorheen_can_be_mended(tmp_path: Path) -> None:
    """The first entries stay called off, the second ones go on, and every later publication works."""
    root = one(tmp_path, START)
    [first] = shown(root)
    (root / "content/leergangen/proef").rename(root / "content/leergangen/kern")
    programme(root, "kern", START)
    publish(root, "2025-02-03")
    [second] = shown(root).keys() - {first}
    for day, module in (("2025-02-10", START), ("2025-02-17", START.replace("2025-06-05", "2025-06-12"))):
        _kern(root, module)
        publish(root, day)
        entries = shown(root, "leergangen/proef/agenda.ics")
        assert {uid: entry["STATUS"] for uid, entry in entries.items()} == {first: "CANCELLED", second: "CONFIRMED"}
    assert entries[second]["DTSTART"] == "20250612T130000"


def test_a_former_address_serves_what_is_gone_too(tmp_path: Path) -> None:
    """A speaker gets another id after an evening with them was deleted: their feed still says it is off."""
    root = one(tmp_path, START)
    programme(root, "proef")
    publish(root, "2025-02-03")
    (root / "content/sprekers/jet.yaml").rename(root / "content/sprekers/jet-proef.yaml")
    write(root, "content/sprekers/jet-proef.yaml", "naam: Jet Proef\nvoorheen: [jet]\n")
    publish(root, "2025-02-10")
    served = feeds(root)
    assert served["sprekers/jet/agenda.ics"] == served["sprekers/jet-proef/agenda.ics"]
    [entry] = shown(root, "sprekers/jet/agenda.ics").values()
    assert entry["SUMMARY"] == "GEANNULEERD: De start"


def test_site_and_ledger_are_of_one_publication_whatever_happens() -> None:
    """Killed before every step on the disk, and with a disk that is full from every step on; see `faults.py`."""
    faults = Path(__file__).with_name("faults.py")
    paths = os.pathsep.join(map(str, (faults.parent, faults.parent.parent)))
    ended = subprocess.run(
        [sys.executable, faults], env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=True
    )
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    assert {(kind, code) for kind, _, code, *_ in rows} == {("killed", -9), ("killed", 0), ("full", 3), ("full", 0)}
    assert {tuple(versions) for _, _, _, *versions in rows} == {("old",) * 4, ("new",) * 4}


def test_what_is_deleted_on_its_own_day_is_the_same_to_publish_and_build(tmp_path: Path) -> None:
    """Publishing happens at a moment, building for a day: both must take the same entries for past."""
    root = one(tmp_path, START)
    programme(root, "proef")
    evening = Clock(datetime(2025, 6, 5, 20, 0, tzinfo=UTC))
    pipeline.publish(root, evening)
    assert build(root, "2025-06-05", "later").unpublished == 0
    assert feeds(root, "later") == feeds(root)


def test_build_tells_what_is_not_published_and_leaves_content_alone(tmp_path: Path, told: Told) -> None:
    root = one(tmp_path, START)
    programme(root, "proef", START.replace("13:00", "14:00"), MIDDEN)
    before = _bytes(root / "content")
    code, out, _ = told(root, "build", "--op", "2025-02-03")
    assert code == 0
    assert (
        "Nog niet vastgelegd voor abonnees: 2 nieuwe of veranderde afspraken. Bekijk: diff. Leg vast: publish.\n" in out
    )
    assert _bytes(root / "content") == before
    told(root, "publish", "--op", "2025-02-03")
    code, out, _ = told(root, "build", "--op", "2025-02-04")
    assert code == 0
    assert "vastgelegd" not in out


def test_publish_says_what_it_wrote_down(tmp_path: Path, told: Told) -> None:
    root = one(tmp_path, START)
    programme(root, "proef", START, MIDDEN)
    code, out, err = told(root, "publish", "--op", "2025-02-03")
    assert (code, err) == (0, "")
    assert "Vastgelegd in content/agenda.lock: 1 nieuwe of veranderde afspraak. Bewaar dat bestand in git.\n" in out
    assert "niet vastgelegd" not in out


def test_publishing_again_where_nothing_changed_says_so_and_does_nothing(
    tmp_path: Path, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another day, other content, and a site that was touched are published."""
    root = one(tmp_path, START)
    programme(root, "proef", START, MIDDEN)
    _, first, _ = told(root, "publish", "--op", "2025-02-03")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "make", None)
        before = _times(root)
        code, again, err = told(root, "publish", "--op", "2025-02-03")
        assert (code, err, _times(root)) == (0, "", before)
    assert again.startswith("Niets veranderd sinds de vorige publicatie: 1 leergang,")
    assert again.splitlines()[1:] == first.splitlines()[-1:]
    assert told(root, "publish", "--op", "2025-02-04")[1].startswith("Gepubliceerd")
    (root / "output/agenda.ics").write_text("leeg")
    assert "1 nieuw of veranderd" in told(root, "publish", "--op", "2025-02-04")[1]
    programme(root, "proef", START)
    assert "geannuleerd: Het midden" in told(root, "publish", "--op", "2025-02-04", "--ja")[1]
    assert told(root, "publish", "--op", "2025-02-04", "--ja")[1].startswith("Niets veranderd")


def test_a_first_publication_without_entries_remembers_addresses_only(tmp_path: Path) -> None:
    root = academy(tmp_path)
    publish(root, "2025-01-06")
    assert ledger(root).rows == {}
    assert not any(ledger(root).addresses.values())
    assert publish(root, "2025-01-07").unpublished == 0


DAMAGE = "Deze regel is beschadigd of met de hand veranderd."
RESTORE = (
    "Haal de vorige versie terug: git checkout HEAD -- content/agenda.lock. Kan dat niet? Maak het opnieuw uit de site "
    "zelf: python3 build.py publish --herstel. Verander dit bestand nooit met de hand."
)


@pytest.mark.parametrize("verb", ["publish", "build", "diff", "check"])
def test_a_damaged_ledger_stops_every_verb_and_nothing_is_written(tmp_path: Path, told: Told, verb: str) -> None:
    root = one(tmp_path, START)
    file = root / LEDGER
    row, rest = file.read_bytes().split(b"\n", 1)
    file.write_bytes(row[:-20] + b"\n" + rest)
    before = _times(root)
    code, out, err = told(root, verb, "--op", "2025-02-03")
    assert (code, out) == (1, "")
    assert err.startswith(f"content/agenda.lock:1:1: fout WM601: {DAMAGE} {RESTORE}\n")
    assert err.endswith("De site in output/ is niet veranderd. Uitleg bij elke code staat in content/LEESMIJ.md.\n")
    assert "1 fout en 2 waarschuwingen gevonden." in err, "what files warn of is told beside it"
    assert _times(root) == before


def test_a_damaged_ledger_does_not_hide_mistakes_in_content(tmp_path: Path, told: Told) -> None:
    root = one(tmp_path, START)
    (root / LEDGER).write_text("{}\n")
    programme(root, "proef", "id: start, titel: De start, datum: 2025-02-30")
    code, _, err = told(root, "publish", "--op", "2025-02-03")
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()[:-1]] == [LEDGER, "content/leergangen/proef/leergang.yaml"]


def test_a_mistake_in_content_leaves_the_ledger_as_it_was(tmp_path: Path, told: Told) -> None:
    root = one(tmp_path, START)
    before = _times(root)
    programme(root, "proef", "id: start, titel: De start, datum: 2025-06-05, locatie: nergens")
    assert told(root, "publish", "--op", "2025-02-03")[0] == 1
    assert _times(root) == before


def test_op_sets_the_clock(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    assert run(tmp_path, "publish", "--op", "2025-07-01").returncode == 0
    assert row_at(tmp_path, "leergangen/proef/start").modified == datetime(2025, 6, 30, 22, tzinfo=UTC)
    assert the_entry(tmp_path, "De start")["DTSTAMP"] == "20250630T220000Z"


def test_source_date_epoch_sets_the_clock(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    moment = datetime(2025, 1, 6, 12, 34, 56, tzinfo=UTC)
    environment = {"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    assert run_apart(tmp_path, "publish", environment=environment).returncode == 0
    assert row_at(tmp_path, "leergangen/proef/start").modified == moment


def test_a_clock_that_runs_behind_never_makes_an_entry_older(tmp_path: Path) -> None:
    root = one(tmp_path, START, "2025-02-03")
    programme(root, "proef", START.replace("13:00", "14:00"))
    publish(root, "2025-01-06")
    entry = the_entry(root, "De start")
    assert (entry["SEQUENCE"], entry["DTSTAMP"]) == ("1", stamp("2025-02-03"))
    told = "Let op: volgens het logboek is er op 3 februari 2025 iets gewijzigd. Staat de klok van deze computer goed?"
    assert told in run(root, "publish", "--op", "2025-01-06").stdout
    assert "Let op" not in run(root, "publish", "--op", "2025-02-03").stdout


def test_two_people_who_publish_at_the_same_time_can_merge(tmp_path: Path) -> None:
    """Each changes the programme of their own; the lines of both stand side by side in the ledger."""
    root = academy(tmp_path / "own")
    shutil.copy(REPOSITORY / ".gitattributes", root)
    write(root, ".gitignore", "output/\n.cache/\n")
    programme(root, "ander", OTHER)
    programme(root, "proef", START)
    publish(root, "2025-01-06")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "base")
    colleague = shutil.copytree(root, root.parent / "colleague", symlinks=True)
    programme(colleague, "ander", OTHER.replace("10:00", "11:00"), EXTRA)
    publish(colleague, "2025-02-03")
    git(colleague, "commit", "-q", "-a", "-m", "ander")
    programme(root, "proef", START.replace("13:00", "14:00"), MIDDEN)
    publish(root, "2025-02-04")
    git(root, "commit", "-q", "-a", "-m", "proef")
    git(root, "fetch", "-q", str(colleague))
    git(root, "merge", "-q", "--no-edit", "FETCH_HEAD")

    rows = {row.path.split("/")[-1]: row.sequence for row in ledger(root).rows.values()}
    assert rows == {"los": 1, "extra": 0, "start": 1, "midden": 0}
    assert build(root, "2025-02-05").unpublished == 0
    assert {entry["SEQUENCE"] for entry in shown(root, "leergangen/ander/agenda.ics").values()} == {"1", "0"}
    programme(root, "ander", OTHER.replace("10:00", "11:30"), EXTRA)
    publish(root, "2025-02-06")
    lines = [line for line in (root / LEDGER).read_text().splitlines() if "uid" in line]
    assert len(lines) == len(ledger(root).rows) == 4, "publishing tidies what the merge left double"


def test_a_publication_that_was_broken_off_takes_back_nothing_that_came_since(tmp_path: Path) -> None:
    """A colleague's may have been fetched before the next command: no entry falls back behind what was shown."""
    root = one(tmp_path, START)
    old = ledger(root)
    programme(root, "proef", START.replace("13:00", "14:00"))
    publish(root, "2025-02-02")
    new = ledger(root)
    assert old.rows != new.rows
    assert old.followed_by(new).rows == new.followed_by(old).rows == new.rows
