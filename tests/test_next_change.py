"""The next day on which the site changes by itself: told by build and publish, and true of every file."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import ACADEMY, COMPLETE, PROGRAMME, project, run, with_kept_photos, with_layouts, write

from wijkmakers_site.made import Made
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.pages.next_change import NextChange, next_change
from wijkmakers_site.pipeline import make, publish
from wijkmakers_site.text.clock import at_start_of
from wijkmakers_site.text.words.dutch import short_date

BUSY = """\
    titel: Proef
    samenvatting: Kort.
    thema: [leren]
    begindatum: 2025-01-09
    einddatum: 2025-03-20
    aanmelden: {vanaf: 2024-11-15, tot: 2024-12-15, link: https://voorbeeld.nl/}
    modules:
      - {id: start, titel: De start, datum: 2025-01-09, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]}
      - {id: feest, titel: Het feest, datum: 2025-02-06, status: geannuleerd, reden: Te koud}
      - {id: nacht, titel: De nacht, datum: 2025-02-13, einddatum: 2025-02-14}
      - {id: geheim, titel: Nog geheim, datum: 2025-02-20, status: concept}
    """
CHANGES = [
    ("2024-11-15", "het aanmelden voor ‘Proef’ gaat open"),
    ("2024-12-16", "het aanmelden voor ‘Proef’ is gesloten"),
    ("2025-01-09", "‘Proef’ begint"),
    ("2025-01-10", "‘De start’ is geweest"),
    ("2025-02-01", "het beeld van ‘Jet Proef’ mag er niet meer op"),
    ("2025-02-07", "de dag van ‘Het feest’ is om"),
    ("2025-02-15", "‘De nacht’ is geweest"),
    ("2025-03-09", "de afgezegde afspraak ‘Het feest’ gaat uit de agenda’s"),
    ("2025-03-21", "‘Proef’ is afgerond"),
]


def busy(root: Path) -> Path:
    """A published site on which something of every sort is to come."""
    write(with_layouts(root), PROGRAMME, BUSY)
    picture = BytesIO()
    Image.new("RGB", (40, 50), "teal").save(picture, "JPEG")
    write(root, "content/beelden/jet.jpg", picture.getvalue())
    photo = "foto: {bestand: jet.jpg, alt: Jet, toestemming_tot: 2025-01-31}"
    write(root, "content/sprekers/jet.yaml", f"naam: Jet Proef\n{photo}\n")
    publish(root, at_start_of(date(2024, 11, 1)))
    return root


def academy(root: Path) -> Path:
    return project(root, ACADEMY)


def complete(root: Path) -> Path:
    """The site with everything, published."""
    project(with_kept_photos(root), COMPLETE)
    publish(root, at_start_of(date(2024, 10, 1)))
    return root


def following(made: Made) -> NextChange | None:
    return next_change(published(made.site, date.max), made.rendered.ledger, made.day)


def course(root: Path, day: date) -> list[NextChange]:
    """All changes after `day`, each found by a build of the one before."""
    found = []
    while next_one := following(make(root, at_start_of(day))):
        found.append(next_one)
        day = next_one.day
    return found


def test_everything_that_changes_by_itself_is_foreseen_in_its_order(tmp_path: Path) -> None:
    assert [(each.day.isoformat(), *each.reasons) for each in course(busy(tmp_path), date(2024, 11, 1))] == CHANGES


def test_the_end_of_consent_is_foreseen_for_every_sort_of_picture(tmp_path: Path) -> None:
    root, picture = with_layouts(tmp_path), BytesIO()
    Image.new("RGB", (40, 50), "teal").save(picture, "PNG")
    holders = (
        (PROGRAMME, "titel: Proef\nsamenvatting: Kort.\nbegindatum: 2024-10-01\neinddatum: 2025-12-01\nafbeelding"),
        ("content/sprekers/jet.yaml", "naam: Jet\nfoto"),
        ("content/locaties/molen.yaml", "naam: De Molen\nafbeelding"),
        ("content/organisaties/academie.yaml", "naam: De Academie\nlogo"),
    )
    for month, (path, facts) in enumerate(holders, 1):
        write(root, f"content/beelden/{month}.png", picture.getvalue())
        image = f"{{bestand: {month}.png, alt: Een beeld, toestemming_tot: 2025-0{month}-15}}"
        write(root, path, f"{facts}: {image}\n")
    (root / "content/leergangen/proef/start.md").unlink()
    names = ("Proef", "Jet", "De Molen", "De Academie")
    assert course(root, date(2024, 11, 1))[:4] == [
        NextChange(date(2025, month, 16), (f"het beeld van ‘{name}’ mag er niet meer op",))
        for month, name in enumerate(names, 1)
    ]


def test_what_falls_on_one_day_is_told_together(tmp_path: Path) -> None:
    facts = "titel: Proef\nsamenvatting: Kort.\nmodules:\n  - {id: start, titel: De start, datum: 2025-01-09}\n"
    write(with_layouts(tmp_path), PROGRAMME, facts)
    assert following(make(tmp_path, at_start_of(date(2025, 1, 9)))) == NextChange(
        date(2025, 1, 10), ("‘Proef’ is afgerond", "‘De start’ is geweest")
    )


def changed(before: Made, after: Made, *days: date) -> list[str]:
    """The files that differ, also without the words for these days: the only ones that another day may change."""
    words = "|".join(f"{short_date(day)}|{day}" for day in days)
    named = re.compile(rf"(?<!\d)(?:{words})".encode())
    old, new = ({each.path: each.content for each in made.rendered.artifacts} for made in (before, after))
    differing = [path for path in old.keys() | new.keys() if old.get(path) != new.get(path)]
    return [
        path for path in differing if named.sub(b"DAG", old.get(path, b"")) != named.sub(b"DAG", new.get(path, b""))
    ]


@pytest.mark.parametrize(
    "site",
    [
        busy,
        *(pytest.param(site, marks=pytest.mark.slow) for site in (academy, complete)),
    ],  # built for each of their days
)
def test_until_the_next_change_every_build_is_the_same_and_then_it_is_not(tmp_path: Path, site: object) -> None:
    """Through a winter, which holds every kind of change: the last day before it, and it."""
    root, day = site(tmp_path), date(2024, 10, 1)  # type: ignore[operator]
    made = make(root, at_start_of(day))
    while True:
        change = following(made)
        last = change.day - timedelta(1) if change else day + timedelta(4000)
        for other in {last} if last > day else set():
            later = make(root, at_start_of(other))
            assert changed(made, later, day, other) == [], (day, other)
        if change is None or change.day > date(2025, 2, 1):
            return
        later = make(root, at_start_of(change.day))
        assert changed(made, later, day, change.day), change
        day, made = change.day, later


def test_build_and_publish_tell_the_next_change_also_when_nothing_changed(tmp_path: Path) -> None:
    root = busy(tmp_path)
    told = "Op 16 december 2024 verandert de site vanzelf: het aanmelden voor ‘Proef’ is gesloten. Bouw dan opnieuw.\n"
    for words in (["publish"], ["build"], ["build"]):
        assert told in run(root, *words, "--op", "2024-12-01").stdout, words


def test_more_reasons_on_one_day_are_counted(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    for id in ("een", "twee"):
        facts = f"titel: {id}\nsamenvatting: Kort.\nbegindatum: 2025-01-09\neinddatum: 2025-02-09\n"
        write(root, f"content/leergangen/{id}/leergang.yaml", facts)
    told = run(root, "build", "--op", "2025-01-01").stdout
    assert "verandert de site vanzelf: ‘een’ begint (en nog 2 andere redenen). Bouw dan opnieuw.\n" in told


def test_where_nothing_is_to_come_nothing_is_told(tmp_path: Path) -> None:
    assert "vanzelf" not in run(with_layouts(tmp_path), "build", "--op", "2026-01-01").stdout


def test_build_shows_the_site_of_the_day_that_is_asked_for(tmp_path: Path) -> None:
    root = busy(tmp_path)
    shown = {}
    for day in ("2024-12-01", "2025-02-01", "2025-06-01"):
        assert run(root, "build", "--op", day).returncode == 0
        html = (root / "output/leergangen/proef/index.html").read_text(encoding="utf-8")
        shown[day] = [words for words in ("Aanmelden kan tot", "Loopt tot en met", "Afgerond") if f">{words}" in html]
    assert shown == {
        "2024-12-01": ["Aanmelden kan tot"],
        "2025-02-01": ["Loopt tot en met"],
        "2025-06-01": ["Afgerond"],
    }
