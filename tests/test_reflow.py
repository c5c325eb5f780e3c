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

_WIDER = "document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"
_TWICE = "document.documentElement.style.fontSize = '200%'"


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
            for scale, script in (("", "0"), (" with large text", _TWICE)):
                page.evaluate(script)
                for width in (320, 390, 1280):
                    page.set_viewport_size({"width": width, "height": 700})
                    if page.evaluate(_WIDER):
                        wide.append(f"{path} at {width}{scale}")
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
