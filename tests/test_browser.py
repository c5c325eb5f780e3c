"""The site in a real browser, from a real server: small screens, keyboard, no JavaScript, dark, print, strict CSP."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import opened, revisited
from playwright.sync_api import Browser, Page
from sites import REPOSITORY, with_layouts, write
from webpage import built
from webserver import STRICT

MAIN = "leergangen/wijkontwikkeling-2024-2025/"
KINDS = [
    "", "leergangen/", MAIN, f"{MAIN}data-gedreven/", "leergangen/traineeship-wijkmakers/", "themas/leren/",
    "soorten/leergangen/", "agenda/", "agenda/2021-2022/", "agenda/op-je-site/", "agenda/insluiten/",
    "sprekers/", "sprekers/hans-boutellier/", "locaties/",
    "locaties/molen-de-ster/", "organisaties/", "organisaties/wijkmakers/", "over/", "zoeken/", "toegankelijkheid/",
    "404.html",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(web: Callable[..., str], academy_site: Path) -> str:
    """The academy's site on a server that forbids all that is not the site's own."""
    return web(academy_site, headers=STRICT)


@pytest.mark.parametrize("path", KINDS)
def test_a_page_has_no_errors_no_foreign_requests_and_fits_a_strict_csp(
    browser: Browser, address: str, path: str
) -> None:
    with revisited(browser, address + path) as page:
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.styleSheets.length") == 1


_RULES = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style.replace(/url\\([^)]*\\)/g, 'url(x)'));
  const all = rules => [...rules].flatMap(rule => rule.name && rule.cssRules ? all(rule.cssRules) : [rule]);
  return all(sheet.cssRules).map(rule => rule.cssText.replace(/,\\s+/g, ','));
}"""


def written_style() -> str:
    """The style sheet as a browser would join it that followed its imports."""
    static = REPOSITORY / "layouts" / "static"
    joined = static.joinpath("site.css").read_text(encoding="utf-8")
    for found in re.finditer(r'@import "(.*?)"(?: layer\((.*?)\))?;', joined):
        part = static.joinpath(found[1]).read_text(encoding="utf-8")
        joined = joined.replace(found[0], f"@layer {found[2]} {{{part}}}" if found[2] else part)
    return joined


def test_a_lean_style_sheet_says_the_same_as_the_written_one(
    browser: Browser, address: str, academy_site: Path
) -> None:
    [published] = (academy_site / "static").glob("site.*.css")
    with revisited(browser, address) as page:
        rules = [page.evaluate(_RULES, style) for style in (written_style(), published.read_text(encoding="utf-8"))]
    assert len(rules[0]) > 200
    assert rules[0] == rules[1]


def test_without_javascript_a_visitor_walks_from_home_to_the_next_module(browser: Browser, address: str) -> None:
    with revisited(browser, address, java_script_enabled=False) as page:
        for name in (
            "Leergangen",
            "Leergang Wijkontwikkeling 2024-2025",
            re.compile("Data-gedreven wijkvernieuwing"),
            re.compile("^Volgende"),
        ):
            page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()
        assert page.url == f"{address}{MAIN}speelveld/"
        assert page.locator("h1").inner_text() == "Het speelveld van de wijkvernieuwing"


def test_the_site_works_below_a_base_path(browser: Browser, web: Callable[..., str], tmp_path: Path) -> None:
    """Links, styles and pictures all find their files there."""
    root = with_layouts(tmp_path)
    site = root / "content/site.yaml"
    site.write_text(
        site.read_text(encoding="utf-8").replace("voorbeeld.nl/", "voorbeeld.nl/academie/"), encoding="utf-8"
    )
    below = web(built(root), base="/academie/", headers=STRICT)
    with revisited(browser, below) as page:
        page.get_by_role("link", name="Proefleergang").first.click()
        assert page.url == f"{below}leergangen/proef/"
        page.get_by_role("link", name="De start").first.click()
        assert page.locator("h1").inner_text() == "De start"


def test_an_old_address_takes_its_visitor_along_without_javascript(
    browser: Browser, web: Callable[..., str], tmp_path: Path
) -> None:
    write(with_layouts(tmp_path), "content/paginas/over.yaml", "titel: Over ons\nvoorheen: [wie-we-zijn]\n")
    place = web(built(tmp_path))
    with revisited(browser, place, java_script_enabled=False) as page:
        page.goto(f"{place}wie-we-zijn/", wait_until="commit")
        page.wait_for_url(f"{place}over/")


def test_the_skip_link_is_the_first_stop_and_leads_past_the_menu(browser: Browser, address: str) -> None:
    with revisited(browser, f"{address}{MAIN}") as page:
        page.keyboard.press("Tab")
        skip = page.locator(":focus")
        assert skip.inner_text() == "Naar de inhoud"
        box = skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0, "it is seen when it has the focus"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")


@pytest.fixture(scope="module")
def paper(browser: Browser, address: str) -> Iterator[Page]:
    """A window that shows pages as they are printed."""
    with opened(browser, address) as page:
        page.emulate_media(media="print")
        yield page


@pytest.mark.parametrize("path", ["", MAIN, f"{MAIN}data-gedreven/", "agenda/"])
def test_paper_has_the_text_without_navigation(paper: Page, address: str, path: str) -> None:
    paper.goto(address + path)
    assert paper.locator("h1").is_visible()
    assert [each.get_attribute("aria-label") for each in paper.locator("nav").all() if each.is_visible()] == []
    assert not paper.locator(".skip").is_visible()
    assert paper.locator(".source").is_visible()


_DARK_GROUNDS = """() => [...document.querySelectorAll('body, body *')].filter(each => {
  const [red, green, blue, alpha = 1] = getComputedStyle(each).backgroundColor.match(/[\\d.]+/g).map(Number);
  return each.checkVisibility() && alpha > 0 && red + green + blue < 600;
}).map(each => each.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("path", ["", MAIN, "sprekers/hans-boutellier/", "agenda/2021-2022/", "agenda/abonneren/"])
def test_paper_has_no_dark_grounds(paper: Page, address: str, path: str) -> None:
    """What has been has a grey house on a screen; on paper that would be black upon grey."""
    paper.goto(address + path)
    assert paper.evaluate(_DARK_GROUNDS) == []


def test_the_dark_scheme_is_dark(browser: Browser, address: str) -> None:
    with opened(browser, address, color_scheme="dark") as page:
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(int(each) for each in re.findall(r"\d+", colour)[:3]) < 64
