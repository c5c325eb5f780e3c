"""The next edition without a terminal: its first day, its planning, and made after a yes to just that planning."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import minimal, write
from test_new_edition import NEW, OLD, TODAY, files, with_programme
from webform import Screen, sent

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.text.clock import at_start_of

FORM = "/bewerken/editie"
ASKED = {"leergang": "wijk-2024-2025", "eerste_dag": "2025-09-18", "id": ""}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return with_programme(minimal(tmp_path))


def edition(root: Path, **fields: object) -> Screen:
    return sent(root, TODAY, FORM, {**ASKED, **fields})  # type: ignore[dict-item]


def test_it_shows_the_planning_with_holidays_and_makes_just_that_and_it_can_be_undone(site: Path) -> None:
    before = files(site)
    assert "Wat is de eerste dag?" in sent(site, TODAY, f"{FORM}?leergang=wijk-2024-2025").words
    planned = edition(site)
    assert "do 24-10-2024 do 23-10-2025 13:00-17:00 De tweede Let op: 23 oktober 2025: herfstvakantie." in planned.words
    assert "Nog te bevestigen met sprekers: Jet Proef: De start en De tweede" in planned.words
    assert files(site) == before
    again = edition(site, **planned.filled(FORM), vrij=["modules/1/datum"])
    assert "do 24-10-2024 do 30-10-2025 13:00-17:00 De tweede 23 oktober 2025: herfstvakantie. Daarom" in again.words
    assert files(site) == before
    made = edition(site, **again.filled(FORM), vrij=["modules/1/datum"])
    assert (made.status, "Wijkleergang 2025-2026 is er" in made.words) == (200, True)
    assert "datum: 2025-10-30" in (site / NEW / "leergang.yaml").read_text("utf-8")
    assert "datum: 2026-05-14" in (site / NEW / "leergang.yaml").read_text("utf-8"), "no box was checked for it"
    assert FormEditor(site, lambda: at_start_of(TODAY)).undo(), "by a preview that was started again, too"
    assert files(site) == before


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"eerste_dag": ""}, "Vul de eerste dag in"),
        ({"eerste_dag": "2024-01-01"}, "Kies een dag die later is."),
        ({"leergang": "niets"}, "Er is geen leergang"),
        ({"leergang": "proef", "id": "wijk-2024-2025"}, "De leergang wijk-2024-2025 is er al"),
        ({"vrij": "../x"}, "Ja, maak deze editie"),
        ({"akkoord": "zomaar"}, "Ja, maak deze editie"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(site: Path, fields: dict[str, str], says: str) -> None:
    before = files(site)
    assert says in edition(site, **fields).words
    assert files(site) == before


def test_of_a_programme_with_faults_the_faults_are_shown(site: Path) -> None:
    write(site, f"{OLD}/leergang.yaml", (site / OLD / "leergang.yaml").read_bytes() + b"onbekend: ja\n")
    shown = edition(site)
    assert (shown.status, "onbekend" in shown.words) == (422, True)
