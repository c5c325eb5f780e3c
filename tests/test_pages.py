"""Every page of a site: its skeleton, its links, its addresses, and what it may not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from published import everything, programme, publish
from sites import ACADEMY, PROGRAMME, project, with_layouts, write
from webpage import Webpage, built, dead_links, files, webpage, webpages

from wijkmakers_site.text.words.dutch import truncated

PAGE_KINDS = {
    "": "home",
    "404.html": "not found",
    "agenda/": "agenda",
    "agenda/2024-2025/": "a past school year",
    "agenda/insluiten/": "the agenda in a frame",
    "agenda/op-je-site/": "how to show the agenda elsewhere",
    "leergangen/": "programmes",
    "leergangen/proef/": "programme",
    "leergangen/proef/start/": "module",
    "soorten/leergangen/": "one kind of programme",
    "themas/leren/": "one theme",
    "vandaag/scherm/": "the screen in the hall",
    "sprekers/": "speakers",
    "sprekers/jet/": "speaker",
    "locaties/": "venues",
    "locaties/molen/": "venue",
    "organisaties/": "organisations",
    "organisaties/academie/": "organisation",
    "over/": "a page of staff's own",
    "zoeken/": "search",
}
# In a frame on another site, and on a screen in a hall: without all that stands around the other pages.
BARE = ("agenda/insluiten/", "vandaag/scherm/")


def framed(site: Path) -> Iterator[tuple[str, Webpage]]:
    """Every page that has a header, a footer and a place of its own."""
    return ((path, page) for path, page in webpages(site) if path not in BARE)


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The academy's site, published for the first time, below a base path."""
    root = project(tmp_path_factory.mktemp("base"), ACADEMY)
    (root / "content/agenda.lock").unlink()  # what is over stays as it was published: at another address
    site = root / "content" / "site.yaml"
    site.write_text(re.sub(r"(?m)^adres: .*$", "adres: https://host.nl/academie/", site.read_text()))
    return built(root)


def test_every_kind_of_page_is_made_and_reached_by_links(tmp_path: Path) -> None:
    """A visitor who starts at home and follows links finds every page but the one for wrong addresses."""
    write(with_layouts(tmp_path), "content/site.yaml", _with_menu(tmp_path))
    site = built(tmp_path, date(2025, 2, 1))
    assert {path for path, _page in webpages(site)} >= PAGE_KINDS.keys()
    seen, ahead = set[str](), [""]
    while ahead:
        path = ahead.pop()
        if path not in seen and (site / path / "index.html").exists():
            seen.add(path)
            ahead += [each["href"].partition("#")[0].removeprefix("/") for each in webpage(site, path).all("a")]
    assert {path for path, _page in webpages(site)} - seen == {"404.html"}


def _with_menu(root: Path) -> str:
    text = (root / "content/site.yaml").read_text(encoding="utf-8")
    places = ("leergangen", "agenda", "sprekers", "locaties", "over")
    return text + "menu:\n" + "".join(f"  - {{titel: {place}, link: /{place}/}}\n" for place in places)


def test_every_page_has_its_skeleton(academy_site: Path) -> None:
    for path, page in framed(academy_site):
        assert page.html.startswith("<!doctype html>") or page.html.lstrip().startswith("<!doctype html>"), path
        assert page.one("html")["lang"] == "nl", path
        assert page.one("h1").words, path
        assert page.one("title").words, path
        assert page.one("meta", name="description")["content"], path
        assert page.one("meta", name="viewport"), path
        assert page.one("link", rel="canonical")["href"] == f"https://wijkmakers.nl/{path}", path
        for name in ("title", "description", "url", "type", "locale", "site_name"):
            assert page.one("meta", property=f"og:{name}")["content"], path


def test_titles_tell_pages_apart(academy_site: Path) -> None:
    titles = [page.one("title").words for _path, page in webpages(academy_site)]
    assert sorted(titles) == sorted(set(titles))


def test_every_page_has_landmarks_and_a_skip_link_to_its_main_part(academy_site: Path) -> None:
    for path, page in framed(academy_site):
        main = page.one("main")
        first = page.all("a")[0]
        assert first["href"] == f"#{main['id']}", path
        assert page.one("header", class_="site-header"), path
        assert page.one("footer", class_="site-footer"), path
        assert page.all("nav"), path
        assert all(each["aria-label"] or each["aria-labelledby"] for each in page.all("nav")), path


def test_every_page_below_home_has_breadcrumbs_in_html_and_json_ld(academy_site: Path) -> None:
    for path, page in framed(academy_site):
        if path in ("", "404.html"):
            continue
        crumbs = [each for each in page.all("li") if each.inside[-2:] == ("nav", "ol")]
        [trail] = page.things("BreadcrumbList")
        names = [each["name"] for each in trail["itemListElement"]]
        assert [each.words for each in crumbs[: len(names)]] == names, path
        assert names[0] == "Home", path
        assert trail["itemListElement"][-1]["item"] == f"https://wijkmakers.nl/{path}", path


def test_json_ld_names_what_the_page_is_about(academy_site: Path) -> None:
    programme = webpage(academy_site, "leergangen/wijkontwikkeling-2024-2025/")
    [course] = programme.things("Course")
    assert course["name"] == "Leergang Wijkontwikkeling 2024-2025"
    assert (course["hasCourseInstance"]["startDate"], course["hasCourseInstance"]["endDate"]) == (
        "2024-09-19",
        "2025-06-19",
    )
    assert len(programme.things("EducationEvent")) == 10
    [person] = webpage(academy_site, "sprekers/hans-boutellier/").things("Person")
    assert person["name"] == "Hans Boutellier"
    [place] = webpage(academy_site, "locaties/molen-de-ster/").things("Place")
    assert place["address"]["streetAddress"] == "Molenpark 2-1"
    assert webpage(academy_site).things("WebSite")[0]["url"] == "https://wijkmakers.nl/"


def test_headings_skip_no_level_and_ids_are_unique(academy_site: Path) -> None:
    for path, page in webpages(academy_site):
        levels = [int(each.tag[1]) for each in page.elements if re.fullmatch("h[1-6]", each.tag)]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        ids = [each["id"] for each in page.elements if each["id"]]
        assert sorted(ids) == sorted(set(ids)), path


def test_every_link_and_source_within_the_site_leads_somewhere(academy_site: Path) -> None:
    assert dead_links(academy_site, "/") == []


def test_every_link_and_source_leads_somewhere_below_a_base_path(academy: Path) -> None:
    assert dead_links(academy, "/academie/") == []
    for _path, page in webpages(academy):
        assert page.one("link", rel="canonical")["href"].startswith("https://host.nl/academie/")
    assert b"https://host.nl/academie/leergangen/" in (academy / "agenda.ics").read_bytes().replace(b"\r\n ", b"")


def test_style_sheets_find_their_neighbours(academy_site: Path) -> None:
    for file in academy_site.rglob("*.css"):
        for address in re.findall(r"url\(\"?([^)\"]+)\"?\)", file.read_text(encoding="utf-8")):
            assert address.startswith("data:") or (file.parent / address).is_file(), address


def test_style_sheets_go_out_without_what_only_writers_need(academy_site: Path) -> None:
    """Comments and white space."""
    [published] = (academy_site / "static").glob("site.*.css")
    lean = published.read_text("utf-8")
    assert "/*" not in lean
    assert not re.search(r"\n|\s[{};,]|[{};,]\s", re.sub('"[^"]*"', "x", lean))
    assert len(lean.encode()) < 30_000


def test_no_page_holds_inline_script_or_style_or_asks_anything_of_another_site(academy_site: Path) -> None:
    for path, page in webpages(academy_site):
        inline = [each for each in page.all("script") if not each["src"] and each["type"] != "application/ld+json"]
        assert inline == [], path
        assert page.all("style") == [], path
        assert page.all("iframe") == [], path
        for each in page.elements:
            assert "style" not in each.attributes, path
            assert not [name for name in each.attributes if name.startswith("on")], path
            resource = each["src"] or (each["href"] if each.tag == "link" and each["rel"] != "canonical" else "")
            assert not urlsplit(resource).netloc, (path, resource)
    for file in academy_site.rglob("*.css"):
        assert not re.search(r"@import|url\([\"']?(https?:|//)", file.read_text(encoding="utf-8"))


def test_modules_lead_to_the_previous_and_the_next(academy_site: Path) -> None:
    ids = [
        "kennismaking", "wat-speelt-er", "gemeenschap", "data-gedreven", "speelveld", "positieve-gezondheid",
        "gebouwen-gevels-ruimte", "duurzame-wijk", "ga-er-maar-staan", "eindpresentaties",
    ]  # fmt: skip
    folder = "/leergangen/wijkontwikkeling-2024-2025"
    for before, id, after in zip(["", *ids], ids, [*ids[1:], ""], strict=False):
        page = webpage(academy_site, f"{folder[1:]}/{id}/")
        assert [each["href"] for each in page.all("a", rel="prev")] == ([f"{folder}/{before}/"] if before else [])
        assert [each["href"] for each in page.all("a", rel="next")] == ([f"{folder}/{after}/"] if after else [])


def test_the_site_map_lists_exactly_the_pages_that_may_be_found(academy_site: Path) -> None:
    rows = ET.parse(academy_site / "sitemap.xml").getroot()
    listed = [each.text for each in rows.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    pages = [path for path, page in webpages(academy_site) if not page.all("meta", name="robots")]
    assert listed == sorted(f"https://wijkmakers.nl/{path}" for path in pages)
    assert "https://wijkmakers.nl/404.html" not in listed


def test_the_site_map_dates_what_the_calendars_date(tmp_path: Path) -> None:
    """A programme's page and its modules' say when their sessions last changed; of other pages nobody knows."""
    root = everything(tmp_path)
    programme(root, "ander", "id: los, titel: Los, datum: 2025-09-18")
    publish(root, "2025-03-03")
    rows = ET.parse(root / "output/sitemap.xml").getroot()
    names = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    dated = {
        str(row.findtext(f"{names}loc")).removeprefix("https://voorbeeld.nl/"): row.findtext(f"{names}lastmod")
        for row in rows
    }
    assert (dated["leergangen/ander/"], dated["leergangen/ander/los/"]) == ("2025-03-02T23:00:00Z",) * 2
    assert (dated["leergangen/proef/"], dated["leergangen/proef/dagen/"]) == ("2025-01-05T23:00:00Z",) * 2
    assert dated["leergangen/proef/ooit/"] is None, "it has no date yet"
    assert {path for path, moment in dated.items() if moment and not path.startswith("leergangen/")} == set()


def test_titles_and_descriptions_have_the_length_that_search_engines_show(academy_site: Path) -> None:
    """A title goes without the name of the site, a description on with what the site is about, where that is needed."""
    for path, page in framed(academy_site):
        assert len(page.one("title").words) < 70, path
        described = [page.one("meta", name="description"), page.one("meta", property="og:description")]
        assert all(50 <= len(each["content"]) <= 160 for each in described), path
    assert truncated("a  b\nc") == "a b c"
    assert truncated("woord " * 26 + "1234") == "woord " * 26 + "1234"
    assert truncated("woord, " * 24) == "woord, " * 21 + "woord…"
    assert truncated("w" * 161) == "w" * 159 + "…"


def test_robots_may_come_in_and_find_the_site_map(academy_site: Path) -> None:
    text = (academy_site / "robots.txt").read_text(encoding="utf-8")
    assert text == "User-agent: *\nAllow: /\n\nSitemap: https://wijkmakers.nl/sitemap.xml\n"


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """`voorheen` of every kind of thing; a renamed programme takes the addresses of its modules along."""
    with_layouts(tmp_path)
    text = (tmp_path / PROGRAMME).read_text(encoding="utf-8")
    text = text.replace("    titel: De start", "    titel: De start\n    voorheen: [begin]")
    write(tmp_path, PROGRAMME, f"voorheen: [eerste]\n{text}")
    things = {"sprekers/jet": "j", "locaties/molen": "m", "organisaties/academie": "a", "paginas/over": "o"}
    for file, old in things.items():
        path = tmp_path / "content" / f"{file}.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}voorheen: [{old}]\n", encoding="utf-8")
    site = built(tmp_path)
    moved = {
        "leergangen/eerste/": "leergangen/proef/",
        "leergangen/proef/begin/": "leergangen/proef/start/",
        "leergangen/eerste/start/": "leergangen/proef/start/",
        "leergangen/eerste/begin/": "leergangen/proef/start/",
        "sprekers/j/": "sprekers/jet/",
        "locaties/m/": "locaties/molen/",
        "organisaties/a/": "organisaties/academie/",
        "o/": "over/",
    }
    for old, new in moved.items():
        page = webpage(site, old)
        assert page.one("meta", http_equiv="refresh")["content"] == f"0; url=/{new}", old
        assert page.one("a")["href"] == f"/{new}", old
        assert page.all("link", rel="icon"), "else a browser asks for /favicon.ico"
        assert page.one("link", rel="canonical")["href"] == f"https://voorbeeld.nl/{new}", old
        assert old not in (site / "sitemap.xml").read_text(encoding="utf-8"), old


def test_every_feed_address_of_before_serves_the_same_bytes(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    text = (tmp_path / PROGRAMME).read_text(encoding="utf-8")
    text = text.replace("    titel: De start", "    titel: De start\n    voorheen: [begin]")
    write(tmp_path, PROGRAMME, f"voorheen: [eerste]\n{text}")
    made = files(built(tmp_path))
    assert made["leergangen/eerste/agenda.ics"] == made["leergangen/proef/agenda.ics"]
    single = made["leergangen/proef/start/agenda.ics"]
    for old in ("proef/begin", "eerste/start", "eerste/begin"):
        assert made[f"leergangen/{old}/agenda.ics"] == single, old
