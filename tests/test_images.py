"""Photos and logos: upright, not too large, without hidden data; a damaged one is told, not published."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import with_layouts, write
from webpage import built, webpage

from wijkmakers_site.problems import InvalidContentError

GPS, ORIENTATION = 0x8825, 0x0112
CURE = "Sla het opnieuw op als JPEG, hooguit 4000 pixels breed."
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>53,13N</exif:GPSLatitude></x:xmpmeta>'


def photo(size: tuple[int, int] = (40, 20), kind: str = "JPEG", *, rotated: bool = False) -> bytes:
    """A picture, red on its left half and blue on its right, with the place where it was taken."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (53.0, 13.0, 9.0)}
    if rotated:
        exif[ORIENTATION] = 6
    result = BytesIO()
    picture.save(result, kind, exif=exif, xmp=XMP, quality=95)
    return result.getvalue()


def project(root: Path, *names_and_bytes: tuple[str, bytes], facts: str = "") -> Path:
    """A site with one speaker for each portrait, in that order: `sprekers/s0`, `sprekers/s1`."""
    with_layouts(root)
    for number, (name, content) in enumerate(names_and_bytes):
        write(root, f"content/beelden/{name}", content)
        portrait = f"foto:\n  bestand: {name}\n  alt: Een gezicht\n{facts}"
        write(root, f"content/sprekers/s{number}.yaml", f"naam: Spreker {number}\n{portrait}")
    return root


def published(site: Path, number: int = 0) -> Image.Image:
    """The portrait on the page of a speaker, as a picture."""
    [shown] = [each for each in webpage(site, f"sprekers/s{number}/").all("img") if each["alt"] == "Een gezicht"]
    return Image.open(BytesIO((site / shown["src"].removeprefix("/")).read_bytes()))


def problems(root: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    return [str(problem) for problem in caught.value.problems]


def test_a_photo_loses_its_place_and_all_else_that_is_hidden(tmp_path: Path) -> None:
    picture = published(built(project(tmp_path, ("a.jpg", photo()))))
    assert dict(picture.getexif()) == {}
    assert "xmp" not in picture.info
    assert "exif" not in picture.info


def test_a_photo_that_lies_on_its_side_is_set_upright(tmp_path: Path) -> None:
    """Orientation 6: the left of the file is the top of the picture."""
    picture = published(built(project(tmp_path, ("a.jpg", photo(rotated=True))))).convert("RGB")
    assert picture.size == (20, 40)
    top, bottom = picture.getpixel((10, 5)), picture.getpixel((10, 35))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 2 * top[2], "red is not above"
    assert bottom[2] > 2 * bottom[0], "blue is not below"


def test_a_large_photo_is_made_smaller(tmp_path: Path) -> None:
    assert published(built(project(tmp_path, ("a.jpg", photo((3200, 100)))))).size == (1600, 50)


def test_a_page_keeps_room_for_an_image(tmp_path: Path) -> None:
    """So that nothing shifts while it loads: the numbers in the page are those of the file."""
    site = built(project(tmp_path, ("a.jpg", photo((400, 300), rotated=True))))
    [shown] = [each for each in webpage(site, "sprekers/s0/").all("img") if each["alt"] == "Een gezicht"]
    assert (shown["width"], shown["height"]) == ("300", "400")
    assert published(site).size == (300, 400)


def test_a_transparent_logo_stays_transparent(tmp_path: Path) -> None:
    result = BytesIO()
    Image.new("RGBA", (20, 20), (255, 0, 0, 0)).save(result, "PNG")
    assert published(built(project(tmp_path, ("a.png", result.getvalue())))).mode == "RGBA"


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "1"])
def test_every_colour_mode_is_published(tmp_path: Path, mode: str) -> None:
    result = BytesIO()
    Image.new(mode, (20, 20)).save(result, "JPEG" if mode == "CMYK" else "PNG")
    assert published(built(project(tmp_path, ("a.jpg", result.getvalue())))).size == (20, 20)


def test_an_animation_is_shown_as_its_first_picture(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    result = BytesIO()
    frames[0].save(result, "WEBP", save_all=True, append_images=frames[1:])
    picture = published(built(project(tmp_path, ("a.webp", result.getvalue()))))
    assert getattr(picture, "n_frames", 1) == 1


def test_two_photos_whose_names_differ_little_are_both_published(tmp_path: Path) -> None:
    """`foto-1.jpg`, `Foto 1.jpg` and `foto-1.png` all become `foto-1…webp`."""
    wide, high, square = photo((40, 20)), photo((20, 40)), photo((20, 20), "PNG")
    site = built(project(tmp_path, ("foto-1.jpg", wide), ("Foto 1.jpg", high), ("foto-1.png", square)))
    assert [published(site, number).size for number in range(3)] == [(40, 20), (20, 40), (20, 20)]


@pytest.mark.parametrize(
    "content",
    [b"", b"geen beeld", photo()[:-200], photo()[:100], b"GIF89a" + b"\0" * 40],
    ids=["empty", "text", "cut off", "only a head", "another kind"],
)
def test_a_damaged_photo_is_told_at_its_file(tmp_path: Path, content: bytes) -> None:
    [line] = problems(project(tmp_path, ("a.jpg", content)))
    assert line == f"content/beelden/a.jpg:1:1: Dit beeld is beschadigd of van een andere soort. {CURE}"


def test_a_photo_of_too_many_pixels_is_told_before_it_is_unpacked(tmp_path: Path) -> None:
    result = BytesIO()
    Image.new("1", (20_000, 20_000)).save(result, "PNG")
    [line] = problems(project(tmp_path, ("a.png", result.getvalue())))
    assert line == f"content/beelden/a.png:1:1: Dit beeld is te groot. {CURE}"


def test_all_damaged_photos_are_told_together(tmp_path: Path) -> None:
    found = problems(project(tmp_path, ("a.jpg", b"x"), ("b.jpg", photo()), ("c.jpg", b"y")))
    assert [line.split(":")[0] for line in found] == ["content/beelden/a.jpg", "content/beelden/c.jpg"]


@pytest.mark.parametrize(("day", "shown"), [(date(2024, 12, 31), True), (date(2025, 1, 1), False)])
def test_a_portrait_is_shown_up_to_the_last_day_of_consent(tmp_path: Path, day: date, shown: bool) -> None:  # noqa: FBT001
    site = built(project(tmp_path, ("a.jpg", photo()), facts="  toestemming_tot: 2024-12-31\n"), day)
    assert ("Een gezicht" in [each["alt"] for each in webpage(site, "sprekers/s0/").all("img")]) is shown
    assert bool(list(site.glob("static/beelden/*.webp"))) is shown


def test_alt_caption_and_maker_stand_with_the_photo(tmp_path: Path) -> None:
    page = webpage(
        built(project(tmp_path, ("a.jpg", photo()), facts="  bijschrift: Jet\n  maker: Bo\n")), "sprekers/s0/"
    )
    assert page.one("figcaption").words == "Jet Foto: Bo"
    assert page.one("meta", property="og:image")["content"].startswith("https://voorbeeld.nl/static/beelden/a.")
