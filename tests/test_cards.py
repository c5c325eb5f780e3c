"""The picture that goes along with a link: the right words, all of them inside, in every Latin letter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from unicodedata import category, name

import pytest
from PIL import Image, ImageColor, ImageDraw
from published import academy, programme
from sites import REPOSITORY, with_layouts, write
from test_images import photo
from webpage import built, files, webpage

from wijkmakers_site.media.drawings import colours as drawn_in
from wijkmakers_site.media.drawings.palette import HOURS, Hour
from wijkmakers_site.media.drawings.scene import scene
from wijkmakers_site.media.pictures import ShareCardText
from wijkmakers_site.media.share_cards import painter
from wijkmakers_site.media.share_cards.font_family import FontFamily
from wijkmakers_site.media.share_cards.painter import Painter
from wijkmakers_site.media.share_cards.text_layout import fit_line, fit_title
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.problems.errors import InvalidContentError

VENDOR = REPOSITORY / "layouts/static/vendor"
DISPLAY, TEXT = (
    tuple(VENDOR / family / f"{family}-{script}-wght-normal.woff2" for script in ("latin", "latin-ext"))
    for family in ("bricolage-grotesque", "figtree")
)
COLOURS = scene("proef", ProgrammeKind.COURSE).palette.colours
LONG = "Hoe bewoners, professionals en bestuurders samen werken aan wijken waar het goed wonen is. " * 5


def card_text(
    title: str = "Een titel", moment: str = "Datum volgt", over: str = "Leergang", id: str = "proef"
) -> ShareCardText:
    return ShareCardText(id, ProgrammeKind.COURSE, "Wijkmakers", over, title, moment)


def picture(text: ShareCardText) -> Image.Image:
    opened = Image.open(BytesIO(Painter(DISPLAY, TEXT).png(text)))
    opened.load()
    return opened


def letters(text: str, size: int) -> float:
    """A measure in which each letter is half as wide as its size."""
    return len(text) * size / 2


def cards(site: Path) -> dict[str, bytes]:
    """Each card by its name below `static/kaarten/`, the fingerprint left out."""
    cards = files(site / "static/kaarten")
    return {f"{path.rsplit('.', 2)[0]}": content for path, content in cards.items()}


# ---- Words ----


def test_a_short_title_stands_large_on_one_line() -> None:
    fitted = fit_title("Wonen", letters, 1000)
    assert (fitted.size, fitted.lines) == (72, ["Wonen"])


def test_a_longer_title_takes_more_lines_then_smaller_type() -> None:
    """Lines are of about one width: no word is left alone at the end."""
    fitted = [fit_title(" ".join(["woorden"] * count), letters, 1000) for count in (4, 9, 14, 20, 22)]
    assert [(title.size, len(title.lines)) for title in fitted] == [(72, 2), (64, 3), (50, 3), (50, 4), (42, 4)]
    assert [line.count("woorden") for line in fitted[0].lines] == [2, 2]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    fitted = fit_title("woorden " * 60, letters, 1000)
    assert (fitted.size, len(fitted.lines)) == (42, 4)
    assert fitted.lines[3].endswith("woorden…")
    assert all(letters(line, 42) <= 1000 for line in fitted.lines)


def test_an_endless_word_is_broken_and_loses_no_letter() -> None:
    fitted = fit_title("abcdefghij" * 12, letters, 1000)
    assert len(fitted.lines) == 3
    assert [line[-1] for line in fitted.lines] == ["-", "-", "j"]
    assert "".join(line.rstrip("-") for line in fitted.lines) == "abcdefghij" * 12


def test_a_title_without_words_is_no_line() -> None:
    assert fit_title("", letters, 1000).lines == []


def test_a_line_that_does_not_fit_ends_after_a_whole_word() -> None:
    """Without what parted it from the next."""
    assert fit_line("wonen, werken", letters, 100, (20,)).lines == ["wonen…"]


def test_a_line_becomes_smaller_before_it_is_cut() -> None:
    assert fit_line("abcdefgh", letters, 100, (32, 24)).size == 24
    assert fit_line("abcdefgh", letters, 60, (32, 24)).lines == ["abcd…"]


# ---- Letters ----


@pytest.mark.parametrize(
    "family", [FontFamily(DISPLAY + TEXT, 700), FontFamily(TEXT + DISPLAY, 600)], ids=["display", "text"]
)
def test_the_letters_of_european_languages_are_drawn_as_they_are(family: FontFamily) -> None:
    """Latin-1 and Latin Extended-A; the few that both fonts lack keep their base letter."""
    wanted = [chr(code) for code in range(0xC0, 0x180) if category(chr(code)).startswith("L")]
    changed = {letter: family.drawable(letter) for letter in wanted if family.drawable(letter) != letter}
    assert changed == {
        "Ĕ": "E",
        "ĕ": "e",
        "Ĭ": "I",
        "ĭ": "i",
        "Ŏ": "O",
        "ŏ": "o",
        "Ţ": "Ț",
        "ţ": "ț",
        "Ŧ": "T",
        "ŧ": "t",
        "ĸ": "",
        "Ŀ": "L·",
        "ŀ": "l·",
        "ŉ": "n",
        "ſ": "s",
    }


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ștefan, GROẞ, Łódź, Őrség, Þór", "Ștefan, GROẞ, Łódź, Őrség, Þór"),
        ("Nguyễn Thị, Ǻrhus", "Nguyên Thi, Århus"),
        ("Cafe\u0301", "Café"),
        ("ﬁets, №5", "fiets, No5"),
        ("weten‑schap\u00ad\u200b", "weten-schap"),
        ("Wij 日本 en 😀 jij", "Wij en jij"),
        ("\u202eمرحبا", ""),
    ],
)
def test_what_the_fonts_lack_comes_as_near_as_they_can(text: str, drawn: str) -> None:
    assert FontFamily(DISPLAY, 700).drawable(text) == drawn


def test_no_letter_is_drawn_as_the_box_of_a_missing_one() -> None:
    family = FontFamily(DISPLAY + TEXT, 700)
    box = _painted(family, "\U0010fffd")
    latin = [chr(code) for code in range(0x21, 0x250) if "LATIN" in name(chr(code), "")]
    assert [letter for letter in latin if (shown := family.drawable(letter)) and _painted(family, shown) == box] == []


def test_letters_of_two_files_stand_side_by_side() -> None:
    """`ł` is in another file than `o`: the line is as wide as its parts."""
    family = FontFamily(DISPLAY, 700)
    assert family.width("łoł", 64) == 2 * family.width("ł", 64) + family.width("o", 64)


def _painted(family: FontFamily, text: str) -> bytes:
    mask = Image.new("L", (200, 100))
    family.paint(ImageDraw.Draw(mask), (20, 70), text, 48)
    return mask.tobytes()


# ---- The picture ----


def test_a_card_is_a_small_png_of_the_size_that_networks_ask() -> None:
    content = Painter(DISPLAY, TEXT).png(card_text(LONG, LONG, LONG))
    assert content.startswith(b"\x89PNG")
    assert Image.open(BytesIO(content)).size == (1200, 630)
    assert len(content) < 40_000


@pytest.mark.parametrize("title", [LONG, "W" * 300, "Ǘ" * 80, "g", "j" * 60, "Wonen en werken in de wijk"])
def test_no_words_are_drawn_outside_their_room(title: str) -> None:
    """Against a card without them, only pixels between the margins and above the highest roofs differ."""
    bare, full = picture(card_text("", "", "")).convert("RGB"), picture(card_text(title, LONG, LONG)).convert("RGB")
    box = _difference(bare, full)
    assert box[0] >= 70
    assert box[1] >= 46
    assert box[2] <= 1200 - 70
    assert box[3] <= 410


def test_the_sky_behind_the_words_is_of_one_colour() -> None:
    bare = picture(card_text("", "", "")).convert("RGB").crop((400, 0, 1200, 384))
    assert bare.getcolors() == [(800 * 384, ImageColor.getrgb(COLOURS["sky"]))]


def test_the_mark_of_the_site_stands_in_its_own_colours() -> None:
    mark = picture(card_text("", "", "")).convert("RGB").crop((72, 46, 132, 106)).getcolors() or []
    wanted = [drawn_in.COLOURS[name] for name in ("tile", "white", "lit", "night")]
    assert {ImageColor.getrgb(colour) for colour in wanted} <= {colour for _, colour in mark}


@pytest.mark.parametrize(
    ("text", "ink"),
    [(card_text("Titel", "", ""), "text"), (card_text("", "Nu", ""), "accent"), (card_text("", "", "O"), "accent")],
    ids=["title", "moment", "over"],
)
def test_the_title_is_in_one_ink_and_what_stands_around_it_in_another(text: ShareCardText, ink: str) -> None:
    counts = picture(text).convert("RGB").crop((350 if text.over else 0, 40, 1200, 380)).getcolors() or []
    colours = {colour for _, colour in counts} & {ImageColor.getrgb(COLOURS[name]) for name in ("text", "accent")}
    assert ImageColor.getrgb(COLOURS[ink]) in colours


@pytest.mark.parametrize("hour", HOURS, ids=lambda hour: hour.sky)
def test_words_can_be_read_on_every_sky(hour: Hour) -> None:
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    sky, *inks = (_luminance(drawn_in.COLOURS[name]) for name in (hour.sky, hour.text, hour.accent))
    assert all((max(sky, ink) + 0.05) / (min(sky, ink) + 0.05) >= 4.5 for ink in inks)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in ImageColor.getrgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _difference(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    from PIL import ImageChops

    box = ImageChops.difference(one, other).getbbox()
    assert box, "nothing is drawn"
    return box


def test_cards_of_two_programmes_differ_in_more_than_words() -> None:
    assert picture(card_text("", "", "", id="een")).tobytes() != picture(card_text("", "", "", id="twee")).tobytes()


@pytest.mark.slow  # processes of their own
def test_a_card_is_the_same_in_another_process_with_another_hash_seed() -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests'); import test_cards as t; "
        "sys.stdout.buffer.write(t.Painter(t.DISPLAY, t.TEXT).png(t.card_text()))"
    )
    ended = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=REPOSITORY,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert ended[0] == ended[1] == Painter(DISPLAY, TEXT).png(card_text())


# ---- On the site ----


def og(site: Path, path: str = "") -> dict[str, str]:
    """Every Open Graph picture property of a page."""
    metas = webpage(site, path).all("meta")
    return {meta["property"]: meta["content"] for meta in metas if meta["property"].startswith("og:image")}


def test_a_page_names_its_card_with_size_and_words(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    shown = og(site, "leergangen/proef/start/")
    path = shown.pop("og:image").removeprefix("https://voorbeeld.nl/")
    assert path.startswith("static/kaarten/leergangen/proef.")
    assert Image.open(BytesIO((site / path).read_bytes())).size == (1200, 630)
    assert shown == {
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Proefleergang, 9 januari tot en met 26 juni 2025",
    }
    assert webpage(site, "leergangen/proef/start/").one("meta", name="twitter:card")["content"] == "summary_large_image"


def test_a_programme_has_a_card_for_all_of_its_pages_and_other_pages_share_one(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    assert sorted(cards(site)) == ["leergangen/proef", "site"]
    assert og(site, "leergangen/proef/start/") == og(site, "leergangen/proef/")
    shared = {
        og(site, path)["og:image"] for path in ("", "over/", "agenda/", "sprekers/jet/", "leergangen/", "404.html")
    }
    assert len(shared) == 1


def test_a_page_with_a_photo_shows_that(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/beelden/jet.jpg", photo())
    write(root, "content/sprekers/jet.yaml", "naam: Jet\nfoto:\n  bestand: jet.jpg\n  alt: Jet\n")
    [shown] = og(built(root), "sprekers/jet/").values()
    assert "/static/beelden/jet-" in shown


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("begindatum: 2025-01-09\neinddatum: 2025-06-26\n", "9 januari tot en met 26 juni 2025"),
        ("datums_volgen: ja\n", "Data volgen"),
    ],
)
def test_the_card_of_a_programme_says_when_it_is(tmp_path: Path, facts: str, words: str) -> None:
    root = academy(tmp_path)
    programme(root, "proef", facts=facts)
    assert og(built(root), "leergangen/proef/")["og:image:alt"] == f"Proef, {words}"


def test_a_second_build_paints_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = with_layouts(tmp_path)
    before = cards(built(root))
    shutil.rmtree(root / "output")
    monkeypatch.setattr(painter, "Painter", _not_to_be_called)
    assert cards(built(root)) == before


def _not_to_be_called(*_: object) -> None:
    raise AssertionError("a card was painted again")


def _cut(content: bytes) -> bytes:
    return content[:-10]


def _empty(_content: bytes) -> bytes:
    return b""


def _bent(content: bytes) -> bytes:
    return content[:200] + b"?" + content[201:]


@pytest.mark.parametrize("damage", [_cut, _empty, _bent])
def test_a_damaged_card_in_the_cache_is_painted_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    root = with_layouts(tmp_path)
    before = cards(built(root))
    kept = list((root / ".cache/kaarten").iterdir())
    for file in kept:
        file.write_bytes(damage(file.read_bytes()))
    assert cards(built(root)) == before
    assert sorted(kept) == sorted((root / ".cache/kaarten").iterdir())


def test_what_is_used_no_more_leaves_the_cache(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    built(root)
    before = {file.name for file in (root / ".cache/kaarten").iterdir()}
    programme(root, "proef", "id: start, titel: Een ander begin, datum: 2025-01-09")
    built(root)
    after = {file.name for file in (root / ".cache/kaarten").iterdir()}
    assert (len(before), len(after), len(before & after)) == (2, 2, 1)


def test_a_build_without_a_cache_folder_of_its_own_makes_the_same_cards(tmp_path: Path) -> None:
    """A file stands where the folder should be: slower, not wrong."""
    root = with_layouts(tmp_path)
    before = cards(built(root))
    shutil.rmtree(root / ".cache/kaarten")
    write(root, ".cache/kaarten", "geen map")
    assert cards(built(root)) == before


def test_a_preview_makes_no_cards_and_keeps_those_of_the_site(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    built(root)
    kept = sorted((root / ".cache/kaarten").iterdir())
    site = built(root, preview=True)
    assert og(site, "leergangen/proef/") == {}
    assert not (site / "static/kaarten").exists()
    assert sorted((root / ".cache/kaarten").iterdir()) == kept


def test_a_damaged_font_is_told(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    font = "layouts/static/vendor/figtree/figtree-latin-ext-wght-normal.woff2"
    write(root, font, b"geen letters")
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    [problem] = map(str, caught.value.problems)
    assert problem == (
        "layouts/static/vendor:1:1: Een lettertype ontbreekt of is beschadigd. "
        "Zet de bestanden van layouts/static/vendor/ terug."
    )
