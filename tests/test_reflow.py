"""The text is all there, without scrolling sideways: on small screens, at twice its size, in colours of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import opened
from pagekinds import sample
from playwright.sync_api import Browser
from test_keyboard import SITES
from webserver import STRICT

# The sizes of the text with which the page is wider than the window.
_WIDER = """() => ['', '200%'].filter((size) => {
  document.documentElement.style.fontSize = size;
  return document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth;
})"""


@pytest.mark.parametrize(("project", "base"), SITES)
def test_no_page_is_wider_than_the_screen_also_with_text_twice_as_large(
    browser: Browser, web: Callable[..., str], request: pytest.FixtureRequest, project: str, base: str
) -> None:
    """WCAG 1.4.10 and 1.4.4."""
    root: Path = request.getfixturevalue(project)
    address, wide = web(root / "output", base=base, headers=STRICT), []
    with opened(browser, address) as page:
        for path in sample(root):
            page.goto(address + path)
            for width in (320, 390, 1280):
                page.set_viewport_size({"width": width, "height": 700})
                wide += [f"{path} at {width} with text of {size or 'its own size'}" for size in page.evaluate(_WIDER)]
    assert wide == []


def test_nothing_is_lost_in_colours_of_one_s_own_or_without_motion(
    browser: Browser, web: Callable[..., str], complete_project: Path
) -> None:
    address = web(complete_project / "output", base="/academie/", headers=STRICT)
    with opened(browser, address) as page:
        for path in sample(complete_project):
            page.emulate_media(forced_colors="none", reduced_motion="no-preference")
            page.goto(address + path)
            usual = page.inner_text("body")
            page.emulate_media(forced_colors="active", reduced_motion="reduce")
            assert page.inner_text("body") == usual, path


_HOLES = """() => [...document.querySelectorAll('.cards')].filter((list) => {
  const edge = Math.max(...[...list.children].map((card) => card.getBoundingClientRect().right));
  return edge < list.getBoundingClientRect().right - 1
    || list.lastElementChild.getBoundingClientRect().right < edge - 1;
}).length"""


def test_no_row_of_cards_ends_in_a_hole(browser: Browser, web: Callable[..., str], academy_site: Path) -> None:
    """However many cards there are, and however many stand side by side."""
    with opened(browser, web(academy_site)) as page:
        page.add_style_tag(content="* { scroll-behavior: auto }")
        for count in (1, 2, 3, 4, 5, 7):
            page.evaluate(
                """(count) => document.querySelectorAll('.cards').forEach((list) => list.replaceChildren(
                  ...Array.from({length: count}, () => list.firstElementChild.cloneNode(true))))""",
                count,
            )
            for width in (360, 768, 1000, 1280):
                page.set_viewport_size({"width": width, "height": 700})
                assert page.evaluate(_HOLES) == 0, (count, width)


def test_a_picture_in_a_text_is_as_wide_as_it_is_and_its_caption_no_wider(
    browser: Browser, web: Callable[..., str], academy_site: Path
) -> None:
    figure = "<figure class=text><img src=/favicon.ico width=300 height=10><figcaption>{}</figcaption></figure>"
    with opened(browser, web(academy_site)) as page:
        page.goto(f"{page.url}over/")
        page.evaluate(
            "(html) => document.querySelector('.prose').insertAdjacentHTML('beforeend', html)",
            figure.format("Een lang onderschrift. " * 20).replace("src=/favicon.ico ", ""),
        )
        assert page.evaluate("document.querySelector('figure.text').offsetWidth") == 300


_HEAD = """() => {
  const box = (name) => document.querySelector(name)?.getBoundingClientRect();
  const [title, drawing, header] = ['h1', '.pictured > :is(.drawing, figure)', '.site-header'].map(box);
  const crumb = document.querySelector('.crumbs [aria-current]');
  return {title: title.bottom, above: !drawing || title.top <= drawing.top + 100, header: header.height,
    cut: Boolean(crumb && crumb.scrollWidth > crumb.clientWidth)};
}"""
# WCAG 1.4.12
_SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
_SCREENS = ((360, 740), (640, 400), (768, 1024))  # a phone; 1280 by 800 at 200 %; a tablet


def test_the_title_is_on_the_first_screen_before_the_drawing_and_no_crumb_is_cut(
    browser: Browser, web: Callable[..., str], academy_site: Path
) -> None:
    """Of a header of two rows on a phone, and of every crumb with the spacing that WCAG lets readers ask for."""
    programme = "leergangen/wijkontwikkeling-2024-2025/"
    with opened(browser, web(academy_site)) as page:
        address = page.url
        for path in (programme, f"{programme}gebouwen-gevels-ruimte/"):
            page.goto(address + path)
            for width, height in _SCREENS:
                page.set_viewport_size({"width": width, "height": height})
                seen = page.evaluate(_HEAD)
                assert seen["title"] < height, (path, width)
                assert seen["above"], (path, width)
                assert seen["header"] < 110, (path, width)
            page.add_style_tag(content=_SPACED)
            for width, _height in _SCREENS:
                page.set_viewport_size({"width": width, "height": 700})
                assert not page.evaluate(_HEAD)["cut"], (path, width)
