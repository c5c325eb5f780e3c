"""Who follows a cure to the letter is rid of the message, and gets no other one for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cures import cured
from test_broken import CASES, broken_site

# Those of which the cures do not yet do what they say.
WRONG_TODAY = {
    "alleen-opmerkingen",
    "backslash-tussen-aanhalingstekens",
    "dag-zonder-datum",
    "datum-jaar-in-twee-cijfers",
    "datum-zonder-jaar",
    "focus-buiten-het-beeld",
    "focus-zonder-procenten",
    "foto-zonder-alt",
    "gevolg-van-groep-zonder-id",
    "gevolg-van-onbekende-sleutel-voor-modules",
    "gevolg-van-thema-zonder-id",
    "id-en-datum-ontbreken",
    "ja-of-nee",
    "latin-1",
    "leeg-bestand",
    "lijst-als-tekst",
    "lijst-verwacht",
    "online-zonder-link",
    "opmerking-die-niets-stilzet",
    "plek-na-weggelaten-spreker",
    "positie-buiten-de-aarde",
    "positie-met-kommas",
    "rol-ontbreekt",
    "sleutel-zonder-raad",
    "sleutels-uit-een-andere-taal",
    "streepje-vergeten-bij-eerste",
    "streepje-zonder-spatie",
    "tab",
    "tekst-zonder-module",
    "thema-zonder-id",
    "tweede-document",
    "utf-16",
    "vreemde-map",
    "waarden-die-niet-kunnen",
}


@pytest.mark.parametrize("case", sorted(set(CASES) - WRONG_TODAY))
def test_every_cure_that_is_followed_works(tmp_path: Path, case: str) -> None:
    outcome = cured(broken_site(tmp_path, case))
    assert outcome.new == []
    assert [problem for problem in outcome.applied if problem not in outcome.gone] == []
