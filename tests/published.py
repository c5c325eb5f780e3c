"""A site that is published again and again, and its calendars as subscribers find them after each time."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

from feeds import events
from sites import minimal, with_layouts, write

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.ledger.file import read_ledger
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.made import Report
from wijkmakers_site.text.clock import Clock, at_start_of

LEDGER = "content/agenda.lock"
Shown = dict[str, dict[str, str]]


def on(day: str) -> Clock:
    """The clock at the start of a day: `on("2025-03-01")`."""
    return at_start_of(date.fromisoformat(day))


def stamp(day: str) -> str:
    """DTSTAMP of what was published on `day`."""
    return f"{on(day).now:%Y%m%dT%H%M%SZ}"


def publish(root: Path, day: str) -> Report:
    return pipeline.publish(root, on(day))


def build(root: Path, day: str, target: str = "output") -> Report:
    return pipeline.build(root, on(day), root / target)


def ledger(root: Path) -> Ledger:
    return read_ledger(root / LEDGER, LEDGER)


def row_at(root: Path, path: str) -> Row:
    """The only row of the ledger with this id path."""
    [found] = [row for row in ledger(root).rows.values() if row.path == path]
    return found


def academy(root: Path, *, looks: bool = True) -> Path:
    """A site without modules yet, with two venues and two speakers; without `looks` it can only be read."""
    project = with_layouts(root) if looks else minimal(root)
    (project / "content/leergangen/proef/start.md").unlink()
    write(project, "content/locaties/huis.yaml", "naam: Het Huis\nplaats: Assen\n")
    write(project, "content/sprekers/ali.yaml", "naam: Ali Proef\n")
    programme(project, "proef")
    return project


def programme(root: Path, id: str, *modules: str, facts: str = "") -> None:
    """Write a programme called as its id; each module is the text of a YAML mapping."""
    rows = "".join(f"  - {{{module}}}\n" for module in modules)
    text = f"titel: {id.capitalize()}\nsamenvatting: Kort.\n{facts}"
    write(root, f"content/leergangen/{id}/leergang.yaml", text + (f"modules:\n{rows}" if rows else ""))


def everything(root: Path) -> Path:
    """A published site with all that can stand in a calendar, and a programme without anything."""
    days = "[{id: a, datum: 2025-03-29}, {id: b, datum: 2025-03-30, locatie: huis}, {id: c, datum: 2025-10-26}]"
    programme(
        academy(root),
        "proef",
        "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]",
        "id: eigen, titel: Het eigene, datum: 2025-06-12, locatie: huis, thema: [wonen], groep: a",
        "id: winter, titel: De winter, datum: 2025-01-09, tijd: 13:00-17:00",
        "id: nacht, titel: De nacht, datum: 2025-10-25, einddatum: 2025-10-26, tijd: 22:00-03:30, thema: [wonen]",
        "id: dubbel, titel: Het dubbele uur, datum: 2025-10-26, tijd: '02:15-02:45'",
        "id: lente, titel: De lente, datum: 2025-03-30, tijd: 01:30-03:00",
        f"id: dagen, titel: Dagen, tijd: 10:00-12:00, sprekers: [jet], bijeenkomsten: {days}",
        "id: heel, titel: Hele dagen, datum: 2025-12-30, einddatum: 2026-01-02, status: voorlopig",
        "id: af, titel: Niet, datum: 2025-05-01, status: geannuleerd, reden: Ziek",
        "id: ooit, titel: Zonder datum",
        "id: lijn, titel: Op afstand, datum: 2025-05-02, tijd: 09:00-10:00, online: 'https://voorbeeld.nl/a;b,c'",
        f"id: tekens, titel: '{'😀é; , <b>&amp;</b> {{ x }} END:VEVENT ' * 4}', datum: 2025-05-03",
        facts="thema: [leren]\ngroepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n",
    )
    programme(root, "leeg")
    publish(root, "2025-01-06")
    return root


def shown(root: Path, path: str = "agenda.ics", target: str = "output") -> Shown:
    """What a feed holds: by UID, the value of each property as it stands in its line."""
    found = events(root / target, path)
    result = {event["UID"][2]: {name: line[2] for name, line in event.items()} for event in found}
    assert len(result) == len(found), "a UID stands twice in one feed"
    return result


def the_entry(root: Path, title: str, path: str = "agenda.ics") -> dict[str, str]:
    """The only entry of a feed whose SUMMARY ends so."""
    [found] = [entry for entry in shown(root, path).values() if entry["SUMMARY"].endswith(title)]
    return found


def feeds(root: Path, target: str = "output") -> dict[str, bytes]:
    """Every calendar file by its path."""
    site = root / target
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*.ics"))}


def git(root: Path, *words: str) -> None:
    settings = ("-c", "user.name=Proef", "-c", "user.email=proef@voorbeeld.nl", "-c", "commit.gpgsign=false")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    ended = subprocess.run(
        ["git", *settings, *words], cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
