"""Pictures within texts go by the road of all others: formats and widths, words for who does not see them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sites import run, with_layouts, write
from webpage import built

TEXT = """\
Een alinea.
![Een plein met "bomen"](plein.jpg "Het plein in 1968")
Daarna.

![Een toren](../../beelden/toren%20hoog.png)

In een zin staat ![een plein](/beelden/plein.jpg "Weg") ook.

- een punt

  ![een toren](beelden/toren%20hoog.png)

[![Naar de agenda](plein.jpg)](/agenda/)

![Een portret](jet.jpg)
"""


def picture(width: int, height: int, format: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, format)
    return file.getvalue()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page with `TEXT`."""
    root = with_layouts(tmp_path_factory.mktemp("pictures"))
    for name, content in (
        ("plein.jpg", picture(1000, 500, "JPEG")),
        ("toren hoog.png", picture(300, 600, "PNG")),
        ("jet.jpg", picture(200, 250, "JPEG")),
    ):
        write(root, f"content/beelden/{name}", content)
    portrait = "{bestand: jet.jpg, alt: Jet lacht, toestemming_tot: 2024-10-01}"
    write(root, "content/sprekers/jet.yaml", f"naam: Jet Proef\norganisatie: academie\nfoto: {portrait}\n")
    plein = "{bestand: plein.jpg, alt: Een plein, maker: Kim Foto}"
    write(root, "content/organisaties/academie.yaml", f"naam: De Academie\nlogo: {plein}\n")
    write(root, "content/paginas/over.md", TEXT)
    return (built(root) / "over/index.html").read_text("utf-8")


def test_a_picture_on_a_line_of_its_own_is_a_figure_with_its_caption(page: str) -> None:
    """Who made it, a file of facts says."""
    first = page[page.index("<figure") : page.index("</figure>")]
    assert "<p>Een alinea.</p>" in page
    assert 'alt="Een plein met “bomen”"' in first
    assert "<figcaption>Het plein in 1968. Foto: Kim Foto</figcaption>" in first
    assert "<p>Daarna.</p>" in page


def test_it_has_the_formats_widths_and_dimensions_of_all_pictures(page: str) -> None:
    first = page[page.index("<figure") : page.index("</figure>")]
    assert re.findall(r'type="image/(\w+)"', first) == ["webp"]
    assert re.findall(r"plein-(\d+)\.\w+\.webp (\d+)w", first) == [("480", "480"), ("768", "768"), ("1000", "1000")]
    assert 'width="1000" height="500"' in first
    assert 'loading="lazy" decoding="async"' in first


def test_each_way_to_name_a_file_leads_to_it(page: str) -> None:
    """An editor writes the whole road when one drops a file into a text."""
    assert len(re.findall(r'<img [^>]*toren-hoog-300[^>]* alt="[Ee]en toren"', page)) == 2
    assert len(re.findall(r'<img [^>]*plein-1000[^>]* alt="', page)) == 3


def test_a_picture_in_a_sentence_or_link_stays_there(page: str) -> None:
    assert "<p>In een zin staat <span" in page
    assert "</span> ook.</p>" in page
    assert "Weg" not in page
    assert re.search(r'<p><a href="/agenda/"><span class="text">\s*<picture>', page)


def test_a_picture_without_consent_is_not_shown_in_a_text_either(page: str) -> None:
    assert "Een portret" not in page
    assert "jet-" not in page


def test_a_damaged_picture_of_a_text_is_told_by_its_name(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "content/beelden/plein.jpg", b"kapot")
    write(tmp_path, "content/paginas/over.md", "![Een plein](plein.jpg)\n")
    done = run(tmp_path, "check")
    assert done.returncode == 1
    assert "content/beelden/plein.jpg:1:1: fout WM402: Dit beeld is beschadigd" in done.stdout + done.stderr
