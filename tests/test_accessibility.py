"""Every kind of page, judged by axe-core: on a phone and on a desk, light and dark; all rules but experimental ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import opened
from pagekinds import page_kinds, sample
from playwright.sync_api import Browser, Page
from sites import DAY
from webpage import webpages
from webserver import STRICT

from wijkmakers_site.pipeline import build
from wijkmakers_site.text.clock import at_start_of

# In the dark only colours differ, so only what is about colours is judged again.
_JUDGE = """async (scheme) => {
  for (const each of document.querySelectorAll('details')) each.open = true;
  const rules = axe.getRules()
    .filter(({tags}) => !tags.includes('experimental') && !tags.includes('deprecated'))
    .filter(({tags}) => scheme === 'light' || tags.includes('cat.color'));
  const values = rules.map(({ruleId}) => ruleId);
  const found = await axe.run({runOnly: {type: 'rule', values}, resultTypes: ['violations']});
  return found.violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`));
}"""
EDGES = [f"leergangen/alles-2024-2025/{id}/" for id in ("voorlopig", "dagen", "gemengd", "geannuleerd", "uitgesteld")]
_BAD = "document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/x.svg\"><a href=\"/\"></a>')"


def judgements(page: Page) -> Iterator[tuple[int, str, str]]:
    """What axe holds against the page that is open, folded parts unfolded, with the width and the scheme."""
    schemes: tuple[Any, ...] = ("light", "dark")
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            for violation in page.evaluate(_JUDGE, scheme):
                yield width, scheme, violation


def violations(browser: Browser, address: str, paths: list[str], axe: str) -> list[tuple[object, ...]]:
    with opened(browser, address, reduced_motion="reduce") as page:
        page.add_init_script(axe)
        found: list[tuple[object, ...]] = []
        for path in paths:
            page.goto(address + path)
            found += [(path, *each) for each in judgements(page)]
        return found


def test_a_site_with_everything(browser: Browser, web: Callable[..., str], complete_project: Path, axe: str) -> None:
    address = web(complete_project / "output", base="/academie/", headers=STRICT)
    assert violations(browser, address, [*sample(complete_project), *EDGES], axe) == []


def test_the_preview_with_its_concepts(
    browser: Browser, web: Callable[..., str], complete_project: Path, tmp_path: Path, axe: str
) -> None:
    build(complete_project, at_start_of(DAY), tmp_path / "preview", preview=True)
    address = web(tmp_path / "preview", base="/academie/", headers=STRICT)
    paths = ["", "leergangen/een-concept/", "leergangen/een-concept/tweede/", "leergangen/alles-2024-2025/concept/"]
    assert violations(browser, address, paths, axe) == []


def test_axe_does_judge(browser: Browser, web: Callable[..., str], complete_project: Path, axe: str) -> None:
    """On a page with a picture and a link that say nothing."""
    page = browser.new_page()
    page.add_init_script(axe)
    page.goto(web(complete_project / "output", base="/academie/", headers=STRICT))
    page.evaluate(_BAD)
    found = [violation.split(":")[0] for _, _, violation in judgements(page)]
    page.close()
    assert {"image-alt", "link-name"} <= set(found)


@pytest.mark.parametrize("project", ["academy_project", "complete_project"])
@pytest.mark.slow  # renders two whole sites
def test_the_kinds_hold_every_page_there_is(request: pytest.FixtureRequest, project: str) -> None:
    root: Path = request.getfixturevalue(project)
    paths = {path for pages in page_kinds(root).values() for path in pages}
    assert paths == {path for path, _ in webpages(root / "output")}
