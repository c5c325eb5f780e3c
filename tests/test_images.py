"""Photos and logos: in formats and widths for every browser, upright, cropped where it matters, without hidden data."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import pytest
import sites
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from sites import COMPLETE, with_layouts, write
from webpage import Element, built, webpage

from wijkmakers_site.files.cache import FolderCache
from wijkmakers_site.files.held import Held
from wijkmakers_site.files.image_size import image_size
from wijkmakers_site.media import of_site, pixels
from wijkmakers_site.media.assets import Assets
from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.pictures import IN_TEXT, PORTRAIT, WIDE, PictureShape
from wijkmakers_site.model import people
from wijkmakers_site.model.people import Focus
from wijkmakers_site.problems import codes
from wijkmakers_site.problems.errors import InvalidContentError

GPS, ORIENTATION = 0x8825, 0x0112
CURE = "Open het in een fotoprogramma en sla het op als JPEG, hooguit 4000 pixels breed."
PUT_BACK = "Zet het origineel terug, of open het in een fotoprogramma en sla het op als JPEG."
UNKNOWN = f"Dit beeld is beschadigd, of het is geen JPEG, PNG of WebP. {CURE}"
TOO_LARGE = f"Dit beeld is te groot: het heeft meer dan 60 miljoen pixels. {CURE}"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>53,13N</exif:GPSLatitude></x:xmpmeta>'
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def saved(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    result = BytesIO()
    picture.save(result, kind, **options)
    return result.getvalue()


def photo(size: tuple[int, int] = (40, 20), kind: str = "JPEG", *, rotated: bool = False) -> bytes:
    """A picture, red on its left half and blue on its right, with the place where it was taken."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[GPS] = {1: "N", 2: (53.0, 13.0, 9.0)}
    if rotated:
        exif[ORIENTATION] = 6
    return saved(picture, kind, exif=exif, xmp=XMP, quality=95, icc_profile=SRGB)


def project(root: Path, *names_and_bytes: tuple[str, bytes], facts: str = "") -> Path:
    """A site with one speaker for each portrait, in that order: `sprekers/s0`, `sprekers/s1`."""
    with_layouts(root)
    for number, (name, content) in enumerate(names_and_bytes):
        write(root, f"content/beelden/{name}", content)
        portrait = f"foto:\n  bestand: {name}\n  alt: Een gezicht\n{facts}"
        write(root, f"content/sprekers/s{number}.yaml", f"naam: Spreker {number}\n{portrait}")
    return root


def venue(root: Path, content: bytes, facts: str = "") -> Path:
    """A site whose venue has a photo."""
    write(with_layouts(root), "content/beelden/molen.jpg", content)
    image = f"afbeelding:\n  bestand: molen.jpg\n  alt: Een molen\n{facts}"
    write(root, "content/locaties/molen.yaml", f"naam: De Molen\nadres: Molenpad 1\nplaats: Groningen\n{image}")
    return root


def organisation(root: Path, content: bytes) -> Path:
    """A site whose organisation has a logo."""
    write(with_layouts(root), "content/beelden/logo.png", content)
    logo = "logo:\n  bestand: logo.png\n  alt: Een molen met De Academie eronder\n"
    write(root, "content/organisaties/academie.yaml", f"naam: De Academie\n{logo}")
    return root


def shown(site: Path, page: str = "sprekers/s0/") -> Element:
    """The photo of a page."""
    [image] = [img for img in webpage(site, page).all("img") if "picture" in img.inside]
    return image


def opened(site: Path, path: str) -> Image.Image:
    return Image.open(BytesIO((site / path.removeprefix("/")).read_bytes()))


def published(site: Path, number: int = 0) -> Image.Image:
    """The portrait on the page of a speaker, in the format for every browser."""
    return opened(site, shown(site, f"sprekers/s{number}/")["src"])


def candidates(element: Element) -> list[tuple[str, int]]:
    """The files of a `srcset`, or the only one, each with the width it claims."""
    if element["src"]:
        return [(element["src"], int(element["width"]))]
    return [(path, int(width.removesuffix("w"))) for path, width in map(str.split, element["srcset"].split(","))]


def offers(site: Path, page: str) -> list[tuple[str, str, list[int]]]:
    """What a page offers to browsers, in order: kind, for which screens, and widths; the last is for all."""
    kinds = webpage(site, page).all("source")
    offered = [(source["type"], source["media"], [width for _, width in candidates(source)]) for source in kinds]
    return [*offered, ("", "", [width for _, width in candidates(shown(site, page))])]


def problems(root: Path) -> list[str]:
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    return [str(problem) for problem in caught.value.problems]


def colour(picture: Image.Image, at: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    value = picture.convert("RGB").getpixel((int(at[0] * picture.width), int(at[1] * picture.height)))
    assert isinstance(value, tuple)
    return tuple(map(int, value))


def test_a_portrait_is_offered_in_three_widths_and_the_largest_to_every_browser(tmp_path: Path) -> None:
    site = built(project(tmp_path, ("a.jpg", photo((1200, 1200)))))
    assert offers(site, "sprekers/s0/") == [("image/webp", "", [160, 384, 576]), ("", "", [576])]


def test_a_leading_photo_has_a_crop_of_its_own_for_narrow_screens(tmp_path: Path) -> None:
    """There it is higher: 3:2 instead of 2:1."""
    site = built(venue(tmp_path, photo((1800, 1200))))
    assert offers(site, "locaties/molen/") == [
        ("image/webp", "(max-width: 39.99rem)", [720, 1080]),
        ("image/webp", "", [480, 840, 1600]),
        ("", "", [1600]),
    ]
    sources = webpage(site, "locaties/molen/").all("source")
    sizes = [(element["width"], element["height"]) for element in [*sources, shown(site, "locaties/molen/")]]
    assert sizes == [("1080", "720"), ("1600", "800"), ("1600", "800")]


def test_every_file_is_what_the_page_says_it_is(tmp_path: Path) -> None:
    """Format, width and the height to keep room for, so that nothing shifts while it loads."""
    site = built(venue(tmp_path, photo((1801, 1207))))
    for source in [*webpage(site, "locaties/molen/").all("source"), shown(site, "locaties/molen/")]:
        for path, width in candidates(source):
            picture = opened(site, path)
            assert picture.width == width
            assert abs(picture.height - width * int(source["height"]) / int(source["width"])) < 1
            assert picture.format == source["type"].removeprefix("image/").upper() or source.tag == "img"


@pytest.mark.parametrize(
    ("size", "widths"), [((300, 375), [160, 300]), ((170, 2000), [170]), ((700, 500), [160, 400]), ((1, 1), [1])]
)
def test_no_file_is_larger_than_the_original_and_no_two_are_nearly_the_same(
    tmp_path: Path, size: tuple[int, int], widths: list[int]
) -> None:
    site = built(project(tmp_path, ("a.png", saved(Image.new("RGB", size)))))
    assert [offered for _, _, offered in offers(site, "sprekers/s0/")] == [widths, widths[-1:]]


def test_a_photo_loses_its_place_and_all_else_that_is_hidden_in_every_format(tmp_path: Path) -> None:
    site = built(project(tmp_path, ("a.jpg", photo()), ("b.png", photo(kind="PNG")), ("c.webp", photo(kind="WEBP"))))
    files = list(site.glob("static/beelden/*"))
    assert {file.suffix for file in files} == {".webp", ".jpeg"}
    for file in files:
        content = file.read_bytes()
        picture = Image.open(BytesIO(content))
        assert dict(picture.getexif()) == {}
        assert not {"exif", "xmp", "icc_profile"} & {key for key, value in picture.info.items() if value}
        assert not any(trace in content for trace in (b"Exif", b"xmpmeta", b"GPS", b"ICC_PROFILE", b"ICCP"))


def test_a_photo_that_lies_on_its_side_is_set_upright(tmp_path: Path) -> None:
    """Orientation 6: the left of the file is the top of the picture."""
    picture = published(built(project(tmp_path, ("a.jpg", photo((50, 40), rotated=True)))))
    assert picture.size == (40, 50)
    assert colour(picture, (0.5, 0.1))[0] > 200, "red is not above"
    assert colour(picture, (0.5, 0.9))[2] > 200, "blue is not below"


@pytest.mark.parametrize("rotated", [False, True])
@pytest.mark.parametrize("size", [(3300, 2210), (1700, 4100)])
@pytest.mark.parametrize("shape", [WIDE, PORTRAIT], ids=lambda shape: shape.name)
def test_a_photo_much_larger_than_asked_is_read_smaller_and_offered_as_wide(
    size: tuple[int, int],
    rotated: bool,  # noqa: FBT001
    shape: PictureShape,
) -> None:
    content = photo(size, rotated=rotated)
    whole, read = pixels.read_picture(content), pixels.read_picture(content, shape)
    for crop in shape.crops:
        boxes = [pixels.crop_box(each.size, crop.ratio, None) for each in (whole, read)]
        widths, read_widths = (crop.widths_of(right - left) for left, _, right, _ in boxes)
        assert read_widths == widths
    assert (read.width < whole.width) is (shape is PORTRAIT or whole.width > 3200)


def striped(size: tuple[int, int]) -> bytes:
    """Ten upright stripes, of which the fourth from the left is white."""
    picture = Image.new("RGB", size)
    picture.paste("white", (size[0] * 3 // 10, 0, size[0] * 4 // 10, size[1]))
    return saved(picture)


@pytest.mark.parametrize(
    ("facts", "middle"), [("", False), ("  focus: 35% 50%\n", True), ("  focus: 50% 50%\n", False)]
)
def test_a_photo_is_cropped_around_its_focus(tmp_path: Path, facts: str, middle: bool) -> None:  # noqa: FBT001
    picture = published(built(project(tmp_path, ("a.png", striped((1000, 250))), facts=facts)))
    assert picture.size == (200, 250)
    assert (colour(picture)[0] > 200) is middle
    assert (colour(picture, (0.02, 0.5))[0] > 200) is False


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "box"),
    [
        ((400, 100), 2, Focus(50, 50), (100, 0, 300, 100)),
        ((400, 100), 2, Focus(0, 0), (0, 0, 200, 100)),
        ((400, 100), 2, Focus(100, 100), (200, 0, 400, 100)),
        ((100, 400), 2, Focus(50, 20), (0, 55, 100, 105)),
        ((100, 50), 2, Focus(90, 10), (0, 0, 100, 50)),
        ((100, 400), None, Focus(90, 10), (0, 0, 100, 400)),
        ((400, 100), 2, None, (100, 0, 300, 100)),
        ((300, 400), 2, None, (0, 45, 300, 195)),  # upright: where heads are
        ((300, 400), 0.8, None, (0, 0, 300, 375)),
    ],
)
def test_a_crop_is_as_large_as_it_can_be_and_stays_inside(
    size: tuple[int, int], ratio: float | None, focus: Focus, box: tuple[float, ...]
) -> None:
    assert pixels.crop_box(size, ratio, focus) == box


def adobe_rgb() -> bytes:
    """The profile of a wide gamut: sRGB with the primaries of Adobe RGB (1998), adapted to D50."""
    primaries = {
        b"rXYZ": (0.60974, 0.31111, 0.01947),
        b"gXYZ": (0.20528, 0.62567, 0.06087),
        b"bXYZ": (0.14919, 0.06322, 0.74457),
    }
    profile = bytearray(SRGB)
    for index in range(int.from_bytes(profile[128:132])):
        tag, offset, _ = struct.unpack_from(">4sII", profile, 132 + 12 * index)
        if tag in primaries:
            struct.pack_into(">3i", profile, offset + 8, *(round(value * 65536) for value in primaries[tag]))
    return bytes(profile)


def test_the_colours_of_a_wide_gamut_become_those_of_the_web(tmp_path: Path) -> None:
    """(150, 100, 50) there is (165, 100, 46) in sRGB."""
    flat = saved(Image.new("RGB", (40, 50), (150, 100, 50)), icc_profile=adobe_rgb())
    measured = colour(published(built(project(tmp_path, ("a.png", flat)))))
    assert all(abs(value - target) <= 3 for value, target in zip(measured, (165, 100, 46), strict=True)), measured


@pytest.mark.parametrize("profile", [b"onzin", SRGB[:200], SRGB[:16] + b"CMYK" + SRGB[20:]])
def test_a_broken_profile_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    flat = saved(Image.new("RGB", (40, 50), (150, 100, 50)), icc_profile=profile)
    measured = colour(published(built(project(tmp_path, ("a.png", flat)))))
    assert all(abs(value - target) <= 3 for value, target in zip(measured, (150, 100, 50), strict=True)), measured


@pytest.mark.parametrize(
    ("picture", "kind", "expected"),
    [
        (Image.new("L", (8, 10), 100), "PNG", (100, 100, 100)),
        (Image.new("L", (8, 10), 100), "JPEG", (100, 100, 100)),
        (Image.new("LA", (8, 10), (100, 255)), "PNG", (100, 100, 100)),
        (Image.new("P", (8, 10), 3), "PNG", (30, 60, 90)),
        (Image.new("CMYK", (8, 10), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("1", (8, 10), 1), "PNG", (255, 255, 255)),
        (Image.new("I;16", (8, 10), 100 << 8), "PNG", (100, 100, 100)),
    ],
    ids=lambda value: f"{value.mode}" if isinstance(value, Image.Image) else None,
)
def test_every_colour_mode_keeps_its_colours(
    tmp_path: Path, picture: Image.Image, kind: str, expected: tuple[int, int, int]
) -> None:
    if picture.mode == "P":
        picture.putpalette([0] * 9 + [30, 60, 90])
    for profile in ({}, {"icc_profile": SRGB}):
        root = tmp_path / str(len(profile))
        measured = colour(published(built(project(root, ("a.jpg", saved(picture, kind, **profile))))))
        assert all(abs(value - target) <= 4 for value, target in zip(measured, expected, strict=True)), measured


@pytest.mark.parametrize(("alpha", "mode"), [(0, "RGBA"), (255, "RGB")])
def test_what_is_transparent_stays_so_and_the_rest_becomes_a_jpeg(tmp_path: Path, alpha: int, mode: str) -> None:
    picture = Image.new("RGBA", (40, 50), (255, 0, 0, 255))
    picture.putpixel((0, 0), (255, 0, 0, alpha))
    site = built(project(tmp_path, ("a.png", saved(picture))))
    assert (published(site).mode, published(site).format) == (mode, "PNG" if alpha == 0 else "JPEG")


def test_a_logo_is_neither_cropped_nor_blurred(tmp_path: Path) -> None:
    """All of it, to the pixel, also where the browser gets WebP."""
    picture = Image.effect_noise((170, 40), 80).convert("RGBA")
    site = built(organisation(tmp_path, saved(picture)))
    page = "organisaties/academie/"
    assert [kind for kind, _, _ in offers(site, page)] == ["image/webp", ""]
    for path in (shown(site, page)["src"], candidates(webpage(site, page).one("source"))[0][0]):
        assert opened(site, path).convert("RGB").tobytes() == picture.convert("RGB").tobytes()


def test_an_animation_is_shown_as_its_first_picture(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour_name) for colour_name in ("red", "blue")]
    animation = saved(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    picture = published(built(project(tmp_path, ("a.webp", animation))))
    assert getattr(picture, "n_frames", 1) == 1
    assert colour(picture)[0] > 200


def test_two_photos_whose_names_differ_little_are_both_published(tmp_path: Path) -> None:
    """`foto-1.jpg`, `Foto 1.jpg` and `foto-1.png` all become `foto-1-….jpeg`."""
    wide, high, square = photo((40, 20)), photo((20, 40)), photo((20, 20), "PNG")
    site = built(project(tmp_path, ("foto-1.jpg", wide), ("Foto 1.jpg", high), ("foto-1.png", square)))
    assert [published(site, number).size for number in range(3)] == [(16, 20), (20, 25), (16, 20)]


def test_a_leading_photo_is_fetched_first_and_any_other_when_it_comes_in_sight(tmp_path: Path) -> None:
    root = project(tmp_path, ("a.jpg", photo()))
    leading = shown(built(root))
    template = root / "layouts/speaker.html"
    template.write_text(template.read_text("utf-8").replace("leads=true", "leads=false"), "utf-8")
    other = shown(built(root))
    assert (leading["fetchpriority"], leading["loading"]) == ("high", "")
    assert (other["fetchpriority"], other["loading"], other["decoding"]) == ("", "lazy", "async")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", UNKNOWN),
        (b"geen beeld", UNKNOWN),
        (b"GIF89a" + b"\0" * 40, UNKNOWN),
        (photo()[:100], f"Dit beeld is beschadigd. {PUT_BACK}"),
        (photo()[:-200], f"Dit beeld is beschadigd. {PUT_BACK}"),
        (photo((300, 200), kind="PNG")[:-60], f"Dit beeld is beschadigd. {PUT_BACK}"),
    ],
    ids=["empty", "text", "another kind", "only a head", "cut off", "PNG cut off"],
)
def test_a_damaged_photo_is_told_at_its_file(tmp_path: Path, content: bytes, told: str) -> None:
    assert problems(project(tmp_path, ("a.jpg", content))) == [f"content/beelden/a.jpg:1:1: {told}"]


@given(st.sampled_from(["JPEG", "PNG", "WEBP"]), st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4))))
def test_no_damage_is_a_fault_of_the_program(kind: str, damage: list[tuple[float, bytes]]) -> None:
    content = bytearray(photo(kind=kind, rotated=True))
    for place, junk in damage:
        start = int(place * len(content))
        content[start : start + len(junk)] = junk
    with suppress(pixels.UnreadablePictureError):
        pixels.read_picture(bytes(content))


def bomb(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and holds nothing: unpacking it would be another mistake."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(10_000, 10_000), (16_320, 12_240), (2**31 - 1, 2**31 - 1)])
def test_a_photo_of_too_many_pixels_is_told_before_it_is_unpacked(tmp_path: Path, size: tuple[int, int]) -> None:
    assert problems(project(tmp_path, ("a.png", bomb(*size)))) == [f"content/beelden/a.png:1:1: {TOO_LARGE}"]


def test_of_a_png_or_webp_fewer_pixels_are_taken_than_of_a_jpeg(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take many times the memory and time: what a stranger sends may not fill the machine."""
    assert pixels.MAX_PIXELS_OF_OTHERS < pixels.MAX_PIXELS / 2
    monkeypatch.setattr(pixels, "MAX_PIXELS_OF_OTHERS", 99)
    picture = Image.new("RGB", (10, 10), "teal")
    assert pixels.read_picture(saved(picture, "JPEG")).size == (10, 10)
    for kind in ("PNG", "WEBP"):
        with pytest.raises(pixels.UnreadablePictureError, match="Dit beeld is te groot"):
            pixels.read_picture(saved(picture, kind))


def test_all_damaged_photos_are_told_together_and_each_once(tmp_path: Path) -> None:
    root = project(tmp_path, ("a.jpg", b"x"), ("b.jpg", photo()), ("c.jpg", b"y"))
    write(root, "content/sprekers/s9.yaml", "naam: Nog een\nfoto:\n  bestand: a.jpg\n  alt: Een gezicht\n")
    assert [line.split(":")[0] for line in problems(root)] == ["content/beelden/a.jpg", "content/beelden/c.jpg"]


def test_what_is_told_of_a_photo_has_a_title_in_the_manual(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError) as caught:
        built(project(tmp_path, ("a.jpg", b"x")))
    assert caught.value.problems[0].code in codes.CODES


@pytest.mark.parametrize(
    ("brand", "says"),
    [
        *((brand, "is een HEIC-foto") for brand in ("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1")),
        *((brand, "is geen JPEG, PNG of WebP") for brand in ("avif", "isom")),
    ],
)
def test_a_photo_of_an_iphone_is_known_by_its_brand_and_nothing_else_is_taken_for_one(
    tmp_path: Path, brand: str, says: str
) -> None:
    """An AVIF or a film begins the same way; what to do about it is another thing."""
    found = problems(project(tmp_path, ("a.jpg", b"\0\0\0\x18ftyp" + brand.encode() + b"\0" * 12)))
    [told] = [each for each in found if "a.jpg" in each]
    assert says in told


@pytest.mark.parametrize(("day", "seen"), [(date(2024, 12, 31), True), (date(2025, 1, 1), False)])
def test_a_portrait_is_kept_up_to_the_last_day_of_consent_and_nowhere_after_it(
    tmp_path: Path,
    day: date,
    seen: bool,  # noqa: FBT001
) -> None:
    root = project(tmp_path, ("a.jpg", photo()), facts="  toestemming_tot: 2024-12-31\n")
    built(root, date(2024, 12, 30))
    site = built(root, day)
    assert (
        "Een gezicht" in [photo_element["alt"] for photo_element in webpage(site, "sprekers/s0/").all("img")]
    ) is seen
    assert bool(list(site.glob("static/beelden/*"))) is seen
    assert bool(list((root / ".cache/beelden").iterdir())) is seen


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("  bijschrift: Jet\n", "Jet"),
        ("  maker: Bo\n", "Foto: Bo"),
        ("  bijschrift: Jet\n  maker: Bo\n", "Jet. Foto: Bo"),
        ("  bijschrift: Wie is Jet?\n  maker: Bo\n", "Wie is Jet? Foto: Bo"),
    ],
)
def test_alt_caption_and_maker_stand_with_the_photo(tmp_path: Path, facts: str, words: str) -> None:
    site = built(project(tmp_path, ("a.jpg", photo()), facts=facts))
    assert webpage(site, "sprekers/s0/").one("figcaption").words == words
    assert shown(site)["alt"] == "Een gezicht"


def test_who_shares_a_page_shares_its_photo_as_jpeg(tmp_path: Path) -> None:
    site = built(project(tmp_path, ("a.jpg", photo())))
    card = webpage(site, "sprekers/s0/").one("meta", property="og:image")["content"]
    assert opened(site, card.removeprefix("https://voorbeeld.nl")).format == "JPEG"


def kept(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (root / ".cache/beelden").iterdir()}


def pictures(site: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in site.glob("static/beelden/*")}


def test_a_second_build_unpacks_and_encodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, ("a.jpg", photo((400, 500))))
    first = pictures(built(root))
    for work in ("read_picture", "resize", "encode"):
        monkeypatch.delattr(pixels, work)
    assert pictures(built(root)) == first


def test_what_is_made_ahead_a_second_build_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures and cards that no page asks for would be made ahead each time."""
    begun = list[int]()

    def shared_out(works: Iterable[object]) -> list[object]:
        begun.append(len([*works]))
        return []

    monkeypatch.setattr(of_site, "shared_out", shared_out)
    root = sites.project(tmp_path, COMPLETE)
    built(root)
    rmtree(root / "output")
    built(root)
    assert begun[0] > 0
    assert begun[1] == 0


def _cut_off(content: bytes) -> bytes:
    return content[:-9]


def _flipped(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


def _empty(_: bytes) -> bytes:
    return b""


def test_a_photo_that_is_saved_anew_while_a_build_reads_it_is_not_kept_as_the_old_one(tmp_path: Path) -> None:
    old, new = photo((40, 20)), photo((80, 40))

    def width(read: bytes) -> int:
        content = people.FileContent(sha256(old).digest(), lambda: read)
        image = people.Image("a.jpg", "", None, None, None, None, content)
        publisher = PicturePublisher(Assets(Held(tmp_path)), date(2026, 11, 28), FolderCache(tmp_path))
        shown = publisher.publish(image, IN_TEXT)
        assert shown
        return shown.fallback.width

    assert [width(new), width(old), width(new)] == [80, 40, 40]


@pytest.mark.parametrize("damage", [_cut_off, _flipped, _empty])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    root = project(tmp_path, ("a.jpg", photo((400, 500))))
    first, whole = pictures(built(root)), kept(root)
    for name, content in whole.items():
        write(root, f".cache/beelden/{name}", damage(content))
    rmtree(root / "output")  # of what stands there nothing is read
    assert pictures(built(root)) == first
    assert kept(root) == whole


def test_the_same_photo_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    noise = saved(Image.effect_noise((330, 420), 60))
    one, other = (pictures(built(project(tmp_path / name, ("a.png", noise)))) for name in ("een", "twee"))
    assert one == other


def test_the_cache_holds_only_what_the_last_build_used(tmp_path: Path) -> None:
    root = project(tmp_path, ("a.jpg", photo()))
    built(root)
    old = kept(root)
    write(root, "content/beelden/a.jpg", photo((60, 60)))
    built(root)
    assert len(kept(root)) == 1
    assert not old.keys() & kept(root).keys()


def test_a_build_that_stops_forgets_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, ("a.jpg", photo()), ("b.jpg", photo((60, 60))))
    built(root)
    before = kept(root)
    write(root, "content/beelden/a.jpg", b"x")
    problems(root)
    assert kept(root) == before


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, ("a.jpg", photo()))
    write(root, ".cache/beelden", "a file where the folder should be")
    assert published(built(root)).size == (16, 20)


def _rotated(kind: str = "JPEG") -> bytes:
    return photo((30, 20), kind, rotated=True)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (photo((30, 20)), (30, 20)),
        (_rotated(), (20, 30)),
        (saved(Image.new("RGB", (30, 20)), "JPEG", progressive=True), (30, 20)),
        (saved(Image.new("RGBA", (30, 20))), (30, 20)),
        (saved(Image.new("RGB", (30, 20)), "WEBP"), (30, 20)),
        (saved(Image.new("RGB", (30, 20)), "WEBP", lossless=True), (30, 20)),
        (saved(Image.new("RGBA", (30, 20), (1, 2, 3, 4)), "WEBP"), (30, 20)),
        (photo((30, 20), "WEBP"), (30, 20)),
        (b"", None),
        (b"\xff\xd8\xff\xe1\x00\x00", None),
        (b"RIFF0000WEBPabcd", None),
        (b"<svg/>", None),
    ],
)
def test_the_size_of_a_photo_is_read_without_unpacking_it(content: bytes, size: tuple[int, int] | None) -> None:
    """As one sees it: a photo that lies on its side counts as upright."""
    assert image_size(content) == size
