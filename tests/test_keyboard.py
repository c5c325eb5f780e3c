"""The keyboard reaches everything, in order, and shows where it is; what can be touched is as large as a finger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browsing import revisited
from pagekinds import largest
from playwright.sync_api import Browser, Page
from webserver import STRICT

SITES = (("academy_project", "/"), ("complete_project", "/academie/"))
_SEEN = "each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true, opacityProperty: true})"
_STOPS = f"""() => {{
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
  stops = [...document.querySelectorAll(all)].filter(each => !each.disabled && each.tabIndex >= 0 && {_SEEN});
  return stops.map(each => each.outerHTML.slice(0, 120));
}}"""
# Where the focus is: its number, whether it is drawn, on screen and on top, and how large a target it is. A target in
# a line of text may be smaller (WCAG 2.5.8, inline).
_STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const parts = ['', '::before', '::after'].map(part => getComputedStyle(at, part || null));
  const drawn = ({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const middle = () => {
    const box = [...at.getClientRects()].find(each => each.width && each.height) ?? at.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const hit = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return !!top && (at.contains(top) || top.closest('label')?.control === at);
  };
  const line = at.closest('p, li, dd, dt, td, th, h2, h3, figcaption, label') ?? at.parentElement;
  const inline = getComputedStyle(at).display === 'inline' && line.textContent.trim() !== at.textContent.trim();
  const around = [[-11, 0], [11, 0], [0, -11], [0, 11]]; // pixels are round
  const [x, y] = middle();
  const seen = x >= 0 && y >= 0 && x <= innerWidth && y <= innerHeight && hit(x, y);
  // Who tabs has it just on screen; what the edge of the window cuts off is none of its size.
  at.scrollIntoView({block: 'center', behavior: 'instant'});
  const [left, top] = middle();
  return {
    number: stops.indexOf(at),
    html: at.outerHTML.slice(0, 120),
    outlined: parts.some(drawn),
    seen,
    large: inline || around.every(([dx, dy]) => hit(left + dx, top + dy)),
    scrolls: at.scrollWidth > at.clientWidth || at.scrollHeight > at.clientHeight,
  };
}"""
Stop = dict[str, Any]


def walk(page: Page, count: int) -> list[Stop]:
    """Every stop of the Tab key from the top of the page up to the end of the page."""
    found: list[Stop] = []
    while len(found) <= 2 * count:
        page.keyboard.press("Tab")
        stop: Stop | None = page.evaluate(_STOP)
        if stop is None or (found and stop["number"] == 0):
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("kind", ["Home", "Programme", "Module", "Agenda", "Subscribe"])
@pytest.mark.parametrize(("project", "base"), SITES)
def test_the_tab_key_reaches_everything_and_is_seen_everywhere(
    browser: Browser, web: Callable[..., str], request: pytest.FixtureRequest, project: str, base: str, kind: str
) -> None:
    root: Path = request.getfixturevalue(project)
    address = web(root / "output", base=base, headers=STRICT) + largest(root, kind)
    with revisited(browser, address, viewport={"width": 390, "height": 844}, reduced_motion="reduce") as page:
        expected = page.evaluate(_STOPS)
        found = walk(page, len(expected))
    assert [stop["html"] for stop in found if stop["number"] < 0 and not stop["scrolls"]] == []
    assert [stop["html"] for stop in found if stop["number"] >= 0] == expected
    for fault in ("outlined", "seen", "large"):
        assert [stop["html"] for stop in found if not stop[fault]] == [], f"not {fault}"
