"""Facts and texts get the same Dutch quotes and apostrophes wherever a visitor reads them; calendars what was typed."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from markupsafe import Markup
from sites import FILES, PROGRAMME, with_layouts, write
from webpage import built, webpage

from wijkmakers_site.model.people import Prose
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.html import ProseRenderer, text_of
from wijkmakers_site.text.words.quotation import typeset

SET = {
    "programma's en thema's": "programma’s en thema’s",
    "'s avonds en 's-Gravenhage, in '68": "’s avonds en ’s-Gravenhage, in ’68",
    "het 't Hart en d'Ancona": "het ’t Hart en d’Ancona",
    "hoogleraar 'Polarisatie en veerkracht'": "hoogleraar ‘Polarisatie en veerkracht’",
    '"Dicht de kloof!", zei hij': "“Dicht de kloof!”, zei hij",
    "'Dicht de kloof!'": "‘Dicht de kloof!’",
    "(\"een 'klein' woord\")": "(“een ‘klein’ woord”)",
    "'\"Ja\", zei hij.'": "‘“Ja”, zei hij.’",
    "al ‘gezet’ en ’s nachts": "al ‘gezet’ en ’s nachts",
    "de jongens' fiets": "de jongens’ fiets",
}


@pytest.mark.parametrize(("typed", "shown"), SET.items())
def test_quotes_and_apostrophes_are_set(typed: str, shown: str) -> None:
    assert typeset(typed) == shown


@pytest.mark.parametrize("typed", SET)
def test_a_text_gets_the_same(typed: str) -> None:
    prose = ProseRenderer(Root("https://voorbeeld.nl/"), {})
    assert text_of(prose.html(Prose("over.md", typed)) or Markup("")) == typeset(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "https://voorbeeld.nl/d'arc",
        "mail o'neill@voorbeeld.nl",
        "/bestanden/d'arc.pdf",
        "<b>&\"'</b>",
        "geen aanhalingsteken",
    ],
)
def test_an_address_and_what_may_be_markup_stay_as_they_are(typed: str) -> None:
    assert typeset(typed) == typed


def test_pages_search_and_answers_show_them_and_calendars_what_was_typed(tmp_path: Path) -> None:
    """So nothing changes for who follows a calendar."""
    facts = dedent(FILES[PROGRAMME]).replace("De start", "Thema's 's avonds")
    facts += "aanmelden: {toelichting: \"Kom met collega's, of kijk op https://voorbeeld.nl/d'arc.\"}\n"
    write(with_layouts(tmp_path), PROGRAMME, facts)
    site = built(tmp_path)
    page = webpage(site, "leergangen/proef/start/")
    assert page.one("h1").words == "Thema’s ’s avonds"
    assert page.one("title").words.startswith("Thema’s ’s avonds")
    assert "Kom met collega’s, of kijk op https://voorbeeld.nl/d'arc." in webpage(site, "leergangen/proef/").main
    assert "Thema’s ’s avonds" in (site / "zoeken/index.json").read_text("utf-8")
    assert "SUMMARY:Thema's 's avonds" in (site / "agenda.ics").read_text("utf-8")
