"""Each programme has a street of its own: from its id alone, in the site's colours, small and harmless."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from published import programme
from sites import REPOSITORY, with_layouts
from webpage import built, webpage

from wijkmakers_site.media.drawings.grounds import LEFT, RIGHT
from wijkmakers_site.media.drawings.scene import drawing, scene
from wijkmakers_site.media.drawings.shapes import Polygon, Shape, disc, line, rect, svg
from wijkmakers_site.model.enums import ProgrammeKind

SVG = "{http://www.w3.org/2000/svg}"
KINDS = list(ProgrammeKind)
MANY = [scene(f"proef-{number}", KINDS[number % 4]) for number in range(60)]


def test_the_same_id_gives_the_same_bytes_in_another_process_with_another_hash_seed() -> None:
    code = (
        "from wijkmakers_site.media.drawings import scene as s\nprint(s.scene('proef', s.ProgrammeKind.COURSE).svg())"
    )
    ended = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert ended[0] == ended[1] == scene("proef", ProgrammeKind.COURSE).svg() + "\n"


def test_no_two_programmes_have_the_same_drawing() -> None:
    assert len({each.svg() for each in MANY}) == len(MANY)


def test_the_hour_of_the_day_differs() -> None:
    """What tells two drawings apart at a glance: each sky serves some programmes, none serves most."""
    skies = [each.weather.sky for each in MANY]
    assert len(set(skies)) == 6
    assert max(map(skies.count, skies)) < len(skies) / 2


def test_the_kind_of_programme_decides_what_people_do() -> None:
    course, lecture = (scene("proef", kind) for kind in (ProgrammeKind.COURSE, ProgrammeKind.LECTURE))
    assert course.weather == lecture.weather
    assert course.svg() != lecture.svg()


def test_a_drawing_is_plain_shapes_in_the_colours_of_the_street_on_the_home_page() -> None:
    palette = set(re.findall(r"#[0-9a-f]{6}\b", (REPOSITORY / "layouts/static/gevels.svg").read_text()))
    for each in MANY:
        root = ET.fromstring(each.svg())
        assert root.tag == f"{SVG}svg"
        assert root.attrib == {"viewBox": "0 0 800 400", "width": "800", "height": "400"}
        assert {(child.tag, *child.attrib) for child in root} == {(f"{SVG}path", "fill", "d")}
        assert {child.attrib["fill"] for child in root} <= palette


def test_a_drawing_is_small() -> None:
    sizes = sorted(len(each.svg()) for each in MANY)
    assert sizes[len(sizes) // 2] < 11_000
    assert sizes[-1] < 14_000


def test_a_street_reaches_both_ends_of_the_widest_picture() -> None:
    """Cards are wider than the SVG: houses go on to the left and the right of it."""
    for each in MANY:
        walls = [
            point for shape in each.street if isinstance(shape, Polygon) for point in shape.points if point[1] < 300
        ]
        assert min(walls)[0] <= LEFT
        assert max(walls)[0] >= RIGHT


def test_shapes_as_svg() -> None:
    shapes: list[Shape] = [
        rect("#000000", 1, 2, 30, 4.5),
        disc("#ffffff", 10, 10, 5),
        *line("#ffffff", 2, (0, 0), (10, 0)),
    ]
    assert svg(shapes, 40, 20) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        '<path fill="#000000" d="m1 2h30v4.5h-30z"/>'
        '<path fill="#ffffff" d="m10 15a5 5 0 1 1 .1 0zm-10-16h10v2h-10z"/></svg>\n'
    )


def test_what_is_out_of_sight_is_not_in_the_svg() -> None:
    assert svg([rect("#000000", -20, 0, 10, 10), rect("#000000", 41, 0, 10, 10)], 40, 20).count("<path") == 0


def test_overlapping_shapes_of_one_colour_leave_no_hole() -> None:
    """Whichever way their points go round, they are written clockwise."""
    there = Polygon("#000000", ((0, 0), (10, 0), (5, 10)))
    back = Polygon("#000000", tuple(reversed(there.points)))
    assert svg([there], 40, 20) == svg([back], 40, 20)


def test_a_drawing_is_made_once() -> None:
    """What was kept is used as it is, so a second build draws nothing."""
    kept: dict[str, str] = {}
    first = drawing("proef", ProgrammeKind.COURSE, kept)
    [key] = kept
    kept[key] = "<svg/>"
    assert first != drawing("proef", ProgrammeKind.COURSE, kept) == b"<svg/>"


@pytest.mark.parametrize("page", ["", "leergangen/"])
def test_a_card_of_a_programme_without_a_photo_shows_its_drawing(tmp_path: Path, page: str) -> None:
    site = built(with_layouts(tmp_path))
    shown = webpage(site, page).one("img", class_="drawing")
    assert shown.attributes == {
        "class": "drawing", "src": shown["src"], "alt": "", "width": "800", "height": "400", "loading": "lazy",
    }  # fmt: skip
    assert re.fullmatch(r"/static/tekeningen/proef\.[0-9a-f]{10}\.svg", shown["src"])
    assert (site / shown["src"][1:]).read_text() == scene("proef", ProgrammeKind.COURSE).svg()


def test_each_programme_has_a_drawing_of_its_own(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    programme(root, "tweede")
    drawn = {file.name.split(".")[0]: file.read_bytes() for file in built(root).glob("static/tekeningen/*.svg")}
    assert sorted(drawn) == ["proef", "tweede"]
    assert drawn["proef"] != drawn["tweede"]
