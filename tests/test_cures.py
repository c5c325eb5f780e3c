"""Who follows a cure to the letter is rid of the message, and gets no other one for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cures import cured
from test_broken import CASES, broken_site

# Those of which the cures do not yet do what they say.
WRONG_TODAY = {
    "accent-grave-vooraan",
    "alleen-opmerkingen",
    "alles-tegelijk",
    "backslash-tussen-aanhalingstekens",
    "beschrijving-die-niets-zegt",
    "bestand-tussen-de-leergangen",
    "dag-zonder-datum",
    "eindtijd-voor-begintijd",
    "foto-als-tekst",
    "foto-zonder-alt",
    "gevolg-van-groep-zonder-id",
    "gevolg-van-onbekende-sleutel-voor-modules",
    "gevolg-van-thema-zonder-id",
    "gevolg-van-twee-keer-modules",
    "groepje-verwacht",
    "html-die-eruit-gaat",
    "id-en-datum-ontbreken",
    "id-met-accent",
    "id-met-hoofdletters",
    "ja-of-nee",
    "latin-1",
    "leeg-bestand",
    "lijst-als-bestand",
    "lijst-als-tekst",
    "map-tussen-de-sprekers",
    "naam-die-geen-id-is",
    "onbekende-spreker-met-rol",
    "onderdeel-van-elkaar",
    "onderdeel-van-zichzelf",
    "online-zonder-link",
    "opmerking-die-niets-stilzet",
    "plek-na-weggelaten-dag",
    "plek-na-weggelaten-spreker",
    "postcode-met-drie-letters",
    "rol-ontbreekt",
    "sleutel-zonder-raad",
    "sleutels-uit-een-andere-taal",
    "streepje-vergeten-bij-eerste",
    "streepje-vergeten-bij-tweede",
    "streepje-zonder-spatie",
    "streepjes-zonder-spatie",
    "tab",
    "tekst-verwacht",
    "tekst-zonder-module",
    "thema-zonder-id",
    "twee-adressen-voor-een-module",
    "tweede-document",
    "utf-16",
    "verkeerd-uiteinde",
    "vol-en-toch-open",
    "vreemde-map",
    "waarden-die-niet-kunnen",
}


@pytest.mark.parametrize("case", sorted(set(CASES) - WRONG_TODAY))
def test_every_cure_that_is_followed_works(tmp_path: Path, case: str) -> None:
    outcome = cured(broken_site(tmp_path, case))
    assert outcome.new == []
    assert [problem for problem in outcome.applied if problem not in outcome.gone] == []
