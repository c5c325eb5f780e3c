"""Each programme has a street of its own: from its id alone, in the site's colours, small and harmless."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from published import programme
from sites import REPOSITORY, with_layouts
from webpage import built, webpage

from wijkmakers_site.media.drawings import figures
from wijkmakers_site.media.drawings.drawn import programme_drawing
from wijkmakers_site.media.drawings.figures import Drawing
from wijkmakers_site.media.drawings.palette import palette
from wijkmakers_site.media.drawings.scene import scene
from wijkmakers_site.media.drawings.seeded_random import SeededRandom
from wijkmakers_site.media.drawings.shapes import Ellipse, Polygon, Rect, Shape, svg
from wijkmakers_site.media.drawings.street import LEFT, RIGHT
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
    assert len({drawn_scene.svg() for drawn_scene in MANY}) == len(MANY)


def test_the_hour_of_the_day_differs() -> None:
    """What tells two drawings apart at a glance: each sky serves some programmes, none serves most."""
    skies = [drawn_scene.palette.hour.sky for drawn_scene in MANY]
    assert len(set(skies)) == 6
    assert max(map(skies.count, skies)) < len(skies) / 2


def test_the_kind_of_programme_decides_what_people_do() -> None:
    course, lecture = (scene("proef", kind) for kind in (ProgrammeKind.COURSE, ProgrammeKind.LECTURE))
    assert course.palette == lecture.palette
    assert course.svg() != lecture.svg()


def test_a_drawing_is_plain_shapes_in_the_colours_of_the_street_on_the_home_page() -> None:
    palette = set(re.findall(r"#[0-9a-f]{6}\b", (REPOSITORY / "layouts/static/gevels.svg").read_text()))
    for drawn_scene in MANY:
        root = ET.fromstring(drawn_scene.svg())
        assert root.tag == f"{SVG}svg"
        assert root.attrib == {"viewBox": "0 0 800 400", "width": "800", "height": "400"}
        assert {(child.tag, *child.attrib) for child in root} == {(f"{SVG}path", "fill", "d")}
        assert {child.attrib["fill"] for child in root} <= palette


def test_a_drawing_is_small() -> None:
    sizes = sorted(len(drawn_scene.svg()) for drawn_scene in MANY)
    assert sizes[len(sizes) // 2] < 11_000
    assert sizes[-1] < 14_000


def test_a_street_reaches_both_ends_of_the_widest_picture() -> None:
    """Cards are wider than the SVG: houses go on to the left and the right of it."""
    for drawn_scene in MANY:
        walls = [shape.across for shape in drawn_scene.shapes if shape.role in {"wall", "mist", "leaf"}]
        assert min(walls)[0] <= LEFT
        assert max(right for _, right in walls) >= RIGHT


def test_a_street_is_lived_in() -> None:
    """Some windows are lit and others dark, and somebody is there."""
    for drawn_scene in MANY:
        assert {shape.role for shape in drawn_scene.shapes} >= {"lit", "glass", "clothes", "hair"}


def test_no_street_has_two_blocks_of_flats() -> None:
    blocks = [sum(shape.role == "mist" for shape in drawn_scene.shapes) for drawn_scene in MANY]
    assert set(blocks) == {0, 1}


# ---- Figures ----


def drawn(monkeypatch: pytest.MonkeyPatch, *, stretch: float = 1, **shapes: str) -> list[Shape]:
    """The shapes of the figure `it`, its origin at (100, 50)."""
    read = {name: code.split("; ") for name, code in shapes.items()}
    monkeypatch.setattr(figures, "figures", lambda: {"-": [], **read})
    random = SeededRandom("proef")
    drawing = Drawing(palette(random), random)
    drawing.draw("it", 100, 50, stretch)
    return drawing.shapes


def test_every_figure_can_be_drawn_by_itself() -> None:
    """Also one that chance seldom chooses: a slip of the pen in it does not wait for the programme that gets it."""
    random = SeededRandom("proef")
    for name in sorted(figures.figures().keys() - {"-"}):
        drawing = Drawing(palette(random), random)
        for _ in range(20):
            drawing.draw(name, 0, 0)
        assert drawing.shapes, name


def test_every_figure_is_used() -> None:
    code = "".join(file.read_text() for file in (REPOSITORY / "wijkmakers_site/media").rglob("*.py"))
    asked = set(re.findall(r"[\w-]+", " ".join(re.findall(r'"([\w|-]+)"', code))))
    for words in (command.split() for commands in figures.figures().values() for command in commands):
        if "draw" in words:
            asked |= set(words[words.index("draw") + 1].split("|"))
    assert figures.figures().keys() - asked == set()


def test_a_figure_stands_where_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    [rect, disc, ring] = drawn(monkeypatch, it="rect wood -10 -5 20 5; disc ink 1 2 3 4; ring ink 1 2 3 4")
    assert rect == Rect("wood", "#3b2a22", 90, 45, 20, 5)
    assert disc == Ellipse("ink", "#0a252e", 101, 52, 3, 4)
    assert ring == Ellipse("ink", "#0a252e", 101, 52, 3, 3, edge=4)


def test_a_figure_can_be_wider_or_mirrored(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rectangle is never of negative width: it would leave a hole in what it overlaps."""
    shapes = {"it": "rect wood 10 0 20 5; draw dot 5 0", "dot": "disc wood 1 0 3"}
    [rect, dot] = drawn(monkeypatch, stretch=-2, **shapes)
    assert (rect.across, dot.across) == ((40, 80), (85, 91))


def test_both_draws_a_shape_and_its_mirror_image(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [shape.across for shape in drawn(monkeypatch, it="both rect wood 10 0 20 5")] == [(110, 130), (70, 90)]


def test_a_row_of_figures_in_equal_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = drawn(monkeypatch, it="draw dot 0 0 3 10 -5", dot="rect wood 0 0 1 1")
    assert [shape[2:4] for shape in shapes] == [(100, 50), (110, 45), (120, 40)]


def test_a_symmetric_outline_is_given_by_its_left_half(monkeypatch: pytest.MonkeyPatch) -> None:
    [gable] = drawn(monkeypatch, it="symmetric wood -10,0 -10,-20 0,-30")
    assert gable[2] == [(90, 50), (90, 30), (100, 20), (110, 30), (110, 50)]


def test_a_bent_outline_keeps_to_the_side_of_its_bend(monkeypatch: pytest.MonkeyPatch) -> None:
    [arch] = drawn(monkeypatch, it="polygon wood -10,0 ~0,-20 10,0")
    assert isinstance(arch, Polygon)
    assert (arch.points[0], arch.points[-1]) == ((90, 50), (110, 50))
    assert 40 <= min(y for _, y in arch.points) < 41


def test_a_line_is_as_thick_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    [first, second] = drawn(monkeypatch, it="line wood 4 0,0 0,10 20,10")
    assert (first.across, second.across) == ((98, 102), (100, 120))


def test_a_number_or_figure_by_chance_is_chosen_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = drawn(monkeypatch, it="draw dot|- 1..3 0 99 0 0", dot="rect wood 0 0 1 1")
    assert {shape.across[0] for shape in shapes} == {101, 102, 103}
    assert 20 < len(shapes) < 80


def test_neighbours_differ_in_what_they_pick(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = drawn(monkeypatch, it="draw coat 0 0 50 9 0", coat="pick clothes; rect clothes 0 0 1 1")
    colours = [shape.colour for shape in shapes]
    assert all(one != other for one, other in pairwise(colours))
    assert len(set(colours)) == 7


def test_an_unknown_word_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="square wood 1 2 3"):
        drawn(monkeypatch, it="square wood 1 2 3")


# ---- SVG ----


def test_shapes_as_svg() -> None:
    shapes: list[Shape] = [
        Rect("wall", "#000000", 1, 2, 30, 4.5),
        Ellipse("sun", "#ffffff", 10, 10, 5, 5),
        Ellipse("tyre", "#ffffff", 10, 10, 5, 5, edge=2),
        Polygon("roof", "#ffffff", [(0, 0), (10, 0), (5, 10)]),
    ]
    assert svg(shapes, 40, 20) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        '<path fill="#000000" d="m1 2h30v4.5h-30z"/>'
        '<path fill="#ffffff" d="m10 15a5 5 0 1 1 .1 0zm0 0a5 5 0 1 1 .1 0zm0-2a3 3 0 1 0-.1 0z'
        'm-10-15l10 0-5 10z"/></svg>\n'
    )


def test_what_is_out_of_sight_is_not_in_the_svg() -> None:
    beside = [Rect("wall", "#000000", -20, 0, 10, 10), Rect("wall", "#000000", 41, 0, 10, 10)]
    assert svg(beside, 40, 20).count("<path") == 0


def test_overlapping_shapes_of_one_colour_leave_no_hole() -> None:
    """Whichever way their points go round, they are written clockwise."""
    there = Polygon("roof", "#000000", [(0, 0), (10, 0), (5, 10)])
    back = Polygon("roof", "#000000", there.points[::-1])
    assert svg([there], 40, 20) == svg([back], 40, 20)


# ---- On the site ----


def test_a_drawing_is_made_once() -> None:
    """What was kept is used as it is, so a second build draws nothing."""
    kept: dict[str, str] = {}
    first = programme_drawing("proef", ProgrammeKind.COURSE, kept)
    [key] = kept
    kept[key] = "<svg/>"
    assert first != programme_drawing("proef", ProgrammeKind.COURSE, kept) == b"<svg/>"


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
