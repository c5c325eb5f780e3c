"""The agenda on sites of others: agenda.json, the page that goes into a frame, and the page that tells of both."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from published import academy, build, everything, programme, publish, row_at, shown
from sites import DAY, write
from webpage import built, webpage
from webserver import STRICT

EMBED, SHARE = "agenda/insluiten/", "agenda/op-je-site/"
START = "id: start, titel: 'De <start> & meer', datum: 2025-01-09, tijd: 13:00-17:00"


def data(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / "agenda.json").read_text(encoding="utf-8"))
    return found


def sessions(site: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data(site)["bijeenkomsten"]
    return found


def test_a_session_in_the_data_to_the_letter(tmp_path: Path) -> None:
    module = f"{START}, locatie: molen, online: https://voorbeeld.nl/mee, sprekers: [{{spreker: jet, rol: gids}}]"
    programme(academy(tmp_path), "proef", f"{module}, status: voorlopig, reden: Wachten", facts="thema: [leren]\n")
    publish(tmp_path, "2024-11-01")
    assert (tmp_path / "output/agenda.json").read_text(encoding="utf-8") == (
        '{"versie":1,"naam":"Proefsite","pagina":"https://voorbeeld.nl/agenda/",'
        '"uitleg":"https://voorbeeld.nl/agenda/op-je-site/","tijdzone":"Europe/Amsterdam","archief":[],"bijeenkomsten":['
        f'{{"id":"{row_at(tmp_path, "leergangen/proef/start").uid}","titel":"De <start> & meer","samenvatting":null,'
        '"soort":"module","nummer":1,"leergang":{"titel":"Proef","soort":"leergang",'
        '"pagina":"https://voorbeeld.nl/leergangen/proef/"},"groep":null,"begin":"2025-01-09T13:00:00+01:00",'
        '"einde":"2025-01-09T17:00:00+01:00","hele_dag":false,"status":"voorlopig","reden":"Wachten",'
        '"locatie":{"naam":"De Molen","zaal":null,"adres":"Molenpad 1","postcode":null,"plaats":"Groningen",'
        '"land":null,"positie":null,"pagina":"https://voorbeeld.nl/locaties/molen/"},"online":true,'
        '"online_link":"https://voorbeeld.nl/mee","sprekers":[{"naam":"Jet Proef","rol":"gids",'
        '"pagina":"https://voorbeeld.nl/sprekers/jet/"}],"themas":["Leren"],'
        '"pagina":"https://voorbeeld.nl/leergangen/proef/start/","gewijzigd":"2024-10-31T23:00:00+00:00"}]}\n'
    )


def test_the_data_hold_all_sessions_of_the_calendars_in_order_of_time(tmp_path: Path) -> None:
    """Past and coming, with the UIDs of the calendars; whole days are plain dates, the last one inclusive."""
    site = everything(tmp_path) / "output"
    found = sessions(site)
    assert {each["id"] for each in found} == shown(tmp_path).keys() | shown(tmp_path, OWN_GROUP).keys()
    assert [each["begin"][:10] for each in found] == sorted(each["begin"][:10] for each in found)
    whole = next(each for each in found if each["titel"] == "Hele dagen")
    assert (whole["begin"], whole["einde"], whole["hele_dag"]) == ("2025-12-30", "2026-01-02", True)
    [off] = [each for each in found if each["status"] == "geannuleerd"]
    assert (off["titel"], off["reden"]) == ("Niet", "Ziek")
    [own] = [each for each in found if each["groep"]]
    assert (own["titel"], own["groep"]) == ("Het eigene", "Groep A")


OWN_GROUP = "leergangen/proef/groepen/a/agenda.ics"


def test_a_concept_is_not_in_the_data_even_of_the_preview(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", f"{START}, status: concept")
    assert sessions(built(tmp_path, preview=True)) == []


def test_the_data_of_another_day_differ_in_nothing(tmp_path: Path) -> None:
    """What has been and what comes is for the reader to tell."""
    everything(tmp_path)
    before = (tmp_path / "output/agenda.json").read_bytes()
    build(tmp_path, "2027-01-01")
    assert (tmp_path / "output/agenda.json").read_bytes() == before


def test_the_page_explains_every_field_and_gives_the_lines_to_copy(tmp_path: Path) -> None:
    site = everything(tmp_path) / "output"
    page = webpage(site, SHARE)
    explained = {
        each.words: after.words for each, after in zip(page.all("th", scope="row"), page.all("td"), strict=True)
    }
    for each in sessions(site):
        assert list(each) == list(explained)
        for name, value in each.items():
            for inner in value if isinstance(value, list) else [value]:
                assert not isinstance(inner, dict) or all(key in explained[name].lower() for key in inner), name
    line, address = (field["value"] for field in page.all("input"))
    assert address == "https://voorbeeld.nl/agenda.json"
    assert line == (
        '<iframe src="https://voorbeeld.nl/agenda/insluiten/" title="Agenda van Proefsite" '
        'width="100%" height="600" loading="lazy"></iframe>'
    )
    assert f"/{SHARE}" in {each["href"] for each in webpage(site, "agenda/abonneren/").all("a")}


def test_a_name_of_a_site_stays_text_in_the_line_to_copy(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef")
    text = "naam: 'Wij \"en\" <zij>'\nadres: https://voorbeeld.nl/\nsamenvatting: S.\nthemas: []\n"
    write(tmp_path, "content/site.yaml", text)
    line = webpage(built(tmp_path), SHARE).all("input")[0]["value"]
    assert 'title="Agenda van Wij &#34;en&#34; &lt;zij&gt;" ' in line


def test_the_frame_shows_the_first_ten_that_come_and_where_they_are_from(tmp_path: Path) -> None:
    modules = [f"id: m{day}, titel: Dag {day}, datum: 2025-03-{day}" for day in range(10, 23)]
    programme(academy(tmp_path), "proef", *modules)
    page = webpage(built(tmp_path, date(2025, 3, 12)), EMBED)
    titles = [each.words for each in page.all("p", class_="title")]
    assert titles == [f"Dag {day}" for day in range(12, 22)]
    assert page.one("base")["target"] == "_blank"
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert page.one("link", rel="canonical")["href"] == "https://voorbeeld.nl/agenda/"
    assert page.one("h1").words == "Agenda van Proefsite"
    assert [each["href"] for each in (page.all("a")[0], page.all("a")[-1])] == ["/", "/agenda/"]
    assert page.all("nav") == page.all("footer") == []


@pytest.mark.parametrize(
    ("count", "words"), [(0, "De hele agenda"), (10, "Meer over de agenda"), (11, "De hele agenda")]
)
def test_the_frame_promises_the_rest_of_the_agenda_where_it_does_not_hold_it_all(
    tmp_path: Path, count: int, words: str
) -> None:
    programme(academy(tmp_path), "proef", *(f"id: m{day}, titel: D, datum: 2025-03-{day + 10}" for day in range(count)))
    assert webpage(built(tmp_path, date(2025, 3, 1)), EMBED).one("a", class_="more").words == words


def test_an_empty_frame_says_so_with_its_date(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef")
    page = webpage(built(tmp_path, date(2025, 3, 12)), EMBED)
    assert "Vanaf 12 maart 2025 Vanaf deze dag staan hier geen bijeenkomsten." in page.main


def test_the_frame_works_on_another_site_at_300_pixels(
    browser: Browser, web: Callable[..., str], academy_site: Path, tmp_path: Path
) -> None:
    """Under a strict policy of ours, without asking anything of others; a link opens a window of its own."""
    ours = web(academy_site, headers=STRICT)
    line = webpage(academy_site, SHARE).all("input")[0]["value"].replace("https://wijkmakers.nl/", ours)
    write(
        tmp_path,
        "index.html",
        f"<!doctype html><link rel=icon href=data:,><title>Wijk</title><div style='width: 300px'>{line}</div>",
    )
    theirs = web(tmp_path)
    page = browser.new_context(locale="nl-NL", color_scheme="dark").new_page()
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text))
    page.on("request", lambda each: None if each.url.startswith((ours, theirs, "data:")) else trouble.append(each.url))
    page.clock.set_fixed_time(f"{DAY}T12:00:00+01:00")
    page.goto(theirs)
    frame = page.frame_locator("iframe")
    frame.get_by_role("link", name="Data-gedreven").wait_for()
    inner = page.frames[1]
    inner.wait_for_load_state()  # a link is there before the style sheet is
    assert inner.evaluate("[innerWidth <= 300, document.scrollingElement.scrollWidth <= innerWidth]") == [True, True]
    colour = inner.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, colour[4:-1].split(","))) < 64, "dark as its visitor asks"
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Data-gedreven").click()
    popup = opened.value
    popup.wait_for_load_state()
    assert popup.url == f"{ours}leergangen/wijkontwikkeling-2024-2025/data-gedreven/"
    assert popup.evaluate("window.opener") is None
    assert page.url == theirs
    page.context.close()
    assert trouble == []
