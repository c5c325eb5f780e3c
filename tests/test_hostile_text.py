"""Text that looks like code stays text wherever it comes out: HTML, JSON-LD, calendars, site map."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from feeds import logical
from icalendar import Calendar, Event
from sites import PROGRAMME, with_layouts, write
from webpage import Webpage, built, files, webpages

NASTY = (
    """</script><script>alert(1)</script>"'{{ 7*7 }}{% x %}]]>&lt;&amp;<!--\N{RIGHT-TO-LEFT MARK}\N{WAVING HAND SIGN}"""
)
YAML = NASTY.replace("'", "''")


def nasty(text: str) -> str:
    """Every `@` becomes the hostile text in YAML's single quotes."""
    return text.replace("@", f"'{YAML}'")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose every text field holds the hostile text."""
    root = with_layouts(tmp_path_factory.mktemp("hostile"))
    things = {
        "site": "naam: @\nmotto: @\nsamenvatting: @\nadres: https://voorbeeld.nl/\ncontact: {naam: @}\n"
        "menu: [{titel: @, link: /over/}]\nthemas: [{id: leren, titel: @, uitleg: @}]\n",
        "sprekers/jet": "naam: @\nfunctie: @\norganisatie: academie\nwerk: [{titel: @, soort: @}]\n"
        "links: [{titel: @, link: \"https://voorbeeld.nl/?a=1&b='onclick='\"}]\n",
        "locaties/molen": "naam: @\nadres: @\nplaats: @\nland: @\nzaal: @\ntoegankelijkheid: @\n"
        "bereikbaar: {fiets: @, bus: @, auto: @}\n",
        "organisaties/academie": "naam: @\nsamenvatting: @\n",
        "paginas/over": "titel: @\nsamenvatting: @\n",
        "leergangen/proef/leergang": "titel: @\nsamenvatting: @\nondertitel: @\nlabels: [@]\neditie: @\ngebied: @\n"
        "thema: [leren]\ndoelgroep: [@]\ntoelatingseisen: [@]\nopbrengst: [@]\norganisatoren: [academie]\n"
        "betrokkenen: [{rol: coach, naam: @}]\nsprekers: [{spreker: jet, rol: @}]\nduur: @\ncertificaat: @\n"
        "aanmelden: {toelichting: @, link: 'https://voorbeeld.nl/'}\nprijs: {bedrag: 10, toelichting: @}\n"
        "extra_bijeenkomsten: [{soort: intervisie, toelichting: @}]\ngroepen: [{id: a, titel: @}]\n"
        "veelgestelde_vragen: [{vraag: @, antwoord: @}]\nmodules:\n"
        "  - {id: start, titel: @, samenvatting: @, fase: @, onderdelen: [@], locatie: molen, groep: a, punten: [@],\n"
        "     sprekers: [{spreker: jet, rol: @}], status: geannuleerd, reden: @, voorbereiding: @,\n"
        "     materiaal: [{titel: @, link: 'https://voorbeeld.nl/'}],\n"
        "     bijeenkomsten: [{id: dag-1, titel: @, datum: 2025-01-09, tijd: '13:00-17:00'}]}\n",
    }
    for name, text in things.items():
        write(root, f"content/{name}.yaml", nasty(text))
    for prose in ("leergangen/proef/leergang", "leergangen/proef/start", "paginas/over"):
        write(root, f"content/{prose}.md", f"## {NASTY}\n\n{NASTY}\n")
    assert YAML in (root / PROGRAMME).read_text(encoding="utf-8")
    return built(root)


def test_pages_stay_whole_and_nothing_runs(site: Path) -> None:
    for path, page in webpages(site):
        for script in page.all("script"):
            assert script["type"] == "application/ld+json" or script["src"].startswith("/static/"), path
        assert not [each for each in page.elements for name in each.attributes if name.startswith("on")], path
        assert "49" not in page.one("h1").words, path


def test_titles_are_shown_as_they_were_written(site: Path) -> None:
    pages: dict[str, Webpage] = dict(webpages(site))
    for path in ("leergangen/proef/", "leergangen/proef/start/", "sprekers/jet/", "locaties/molen/", "over/"):
        assert pages[path].one("h1").text == NASTY, path
        assert NASTY.startswith(pages[path].one("title").text.rstrip("…")), f"{path}: longer than a title may be"
        assert pages[path].one("meta", property="og:title")["content"] == NASTY, path


def test_json_ld_holds_the_text_and_cannot_close_its_script(site: Path) -> None:
    pages = dict(webpages(site))
    [course] = pages["leergangen/proef/"].things("Course")
    assert (course["name"], course["description"]) == (NASTY, NASTY)
    for path, page in pages.items():
        for script in page.all("script"):
            assert "<" not in script.text, path


def test_feeds_hold_the_text_and_one_entry(site: Path) -> None:
    for path, content in files(site).items():
        if path.endswith(("start/agenda.ics", "groepen/a/agenda.ics")):
            assert [value for name, _, value in logical(content) if name == "BEGIN"].count("VEVENT") == 1, path
            [event] = [each for each in Calendar.from_ical(content).walk() if isinstance(each, Event)]
            assert str(event["SUMMARY"]) == f"GEANNULEERD: {NASTY}: {NASTY}", path
            assert str(event["DESCRIPTION"]).startswith(f"Reden: {NASTY}\n"), path


def test_the_site_map_is_xml(site: Path) -> None:
    listed = [path for path, page in webpages(site) if not page.all("meta", name="robots")]
    assert len(ET.parse(site / "sitemap.xml").getroot()) == len(listed)
