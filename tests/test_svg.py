"""Logos as designers send them: shown as they are drawn, without anything that runs, loads, links or hangs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import opened
from dutch import english
from playwright.sync_api import Browser
from sites import run, with_layouts, write
from webpage import built, webpage
from webserver import STRICT

from wijkmakers_site.files.svg.allowed import ATTRIBUTES, ELEMENTS, UnusableSvgError
from wijkmakers_site.files.svg.drawing import MAX_BYTES, read_drawing
from wijkmakers_site.problems.problem import Problem

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
OPEN = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 90 30">'
HTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'


def drawn(inside: str) -> str:
    return read_drawing(f"{OPEN}{inside}</svg>".encode()).content.decode()


def refused(content: bytes | str) -> UnusableSvgError:
    with pytest.raises(UnusableSvgError) as caught:
        read_drawing(content if isinstance(content, bytes) else content.encode())
    return caught.value


def tenfold(depth: int) -> str:
    """A group of ten of a group of ten of …"""
    groups = (f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, depth))
    return '<g id="a0"><path d="M0 0"/></g>' + "".join(groups)


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        ("<script>alert(1)</script>", "programma"),
        ("<script href='https://example.org/x.js'/>", "programma"),
        ("<metadata><script/></metadata>", "programma"),
        ("<rect onclick='alert(1)'/>", "programma"),
        ("<rect ONLOAD='alert(1)'/>", "programma"),
        ("<g><foreignObject><p>Hoi</p></foreignObject></g>", "webpagina"),
        (f"<h:script {HTML}>alert(1)</h:script>", "webpagina"),
        (f"<metadata><h:iframe {HTML}/></metadata>", "webpagina"),
        ("<a href='https://example.org/'><rect/></a>", "link"),
        ("<a href='javascript:alert(1)'><rect/></a>", "link"),
        ("<image href='https://example.org/x.png'/>", "foto"),
        ("<image xlink:href='data:image/png;base64,AAAA'/>", "foto"),
        ("<use href='other.svg#a'/>", "buiten"),
        ("<use xlink:href='https://example.org/x.svg#a'/>", "buiten"),
        ("<use href='data:image/svg+xml,x#a'/>", "buiten"),
        ("<rect fill='url(https://example.org/x#a)'/>", "buiten"),
        ("<rect fill='URL( //example.org/x )'/>", "buiten"),
        (r"<rect fill='u\72l(https://example.org/x)'/>", "buiten"),
        ("<rect fill='image-set(&quot;x.png&quot; 1x)'/>", "buiten"),
        ("<rect style='fill: url(https://example.org/x)'/>", "buiten"),
        ("<style>rect { fill: url(https://example.org/x) }</style>", "buiten"),
        ("<style>@import 'https://example.org/x.css';</style>", "buiten"),
        ("<style><![CDATA[@font-face { src: url(x) }]]></style>", "buiten"),
        ("<style>@media print { rect { fill: red } }</style>", "opmaak"),
        ("<style>g > rect { fill: red }</style>", "opmaak"),
        ("<animate attributeName='href' to='javascript:alert(1)'/>", "animatie"),
        ("<set attributeName='onmouseover' to='alert(1)'/>", "animatie"),
        ("<text>Wijkmakers</text>", "lettertype"),
        ("<filter id='a'><feImage href='https://example.org/x'/></filter>", "effect"),
        ("<handler>alert(1)</handler>", "kennen"),
        ("<g>" * 70 + "</g>" * 70, "te veel"),
        ("<g/>" * 6000, "te veel"),
        (tenfold(9), "te vaak"),
        ("<g id='a'><use href='#a'/></g>", "te vaak"),
        ("<mask id='a' mask='url(#a)'/>", "te vaak"),
        ("<style>#a { mask: url(#a) }</style><mask id='a'/>", "te vaak"),
        ("<g>", "beschadigd"),
    ],
)
def test_what_could_run_load_link_or_hang_is_refused_in_dutch_at_its_line(inside: str, says: str) -> None:
    fault = refused(f"{OPEN}\n{inside}\n</svg>")
    assert says in fault.message
    assert fault.cure
    assert not english(Problem("content/beelden/logo.svg", 1, 1, fault.message, fault.cure, "WM380"))
    assert fault.line == (3 if "beschadigd" in says else 1 if "te vaak" in says else 2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f'<!DOCTYPE svg [<!ENTITY a "{"x" * 99}"><!ENTITY b "&a;&a;">]>{OPEN}<path d="&b;"/></svg>', "afkorting"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{OPEN}&a;</svg>', "afkorting"),
        (f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://example.org/x.dtd">%a;]>{OPEN}</svg>', "afkorting"),
        (f'<?xml-stylesheet href="https://example.org/x.css"?>{OPEN}</svg>', "buiten"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><script/></html>', "webpagina"),
        (OPEN.replace("viewBox", "data-box") + "</svg>", "hoe breed"),
        (OPEN.replace("0 0 90 30", "0 0 0 30") + "</svg>", "hoe breed"),
        (OPEN + " " * MAX_BYTES + "</svg>", "te groot"),
        ("", "beschadigd"),
        (b"\x89PNG\r\n\x1a\n", "beschadigd"),
        (f'<?xml version="1.0" encoding="klingon"?>{OPEN}</svg>', "beschadigd"),
        ("<g/>", "geen SVG"),
    ],
)
def test_a_file_that_is_more_or_less_than_a_drawing_is_refused(content: bytes | str, says: str) -> None:
    assert says in refused(content).message


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        ("<title>Logo</title><desc>x</desc><metadata/><!-- door Jet -->", ""),
        ("<i:layer xmlns:i='urn:program'><rect/></i:layer><rect i:label='x' xmlns:i='urn:program'/>", "<rect></rect>"),
        ("<rect data-name='x' xml:space='preserve' font-family='x' filter='url(#a)'/>", "<rect></rect>"),
        ("<rect fill=\"url('#a')\"/>", '<rect fill="url(#a)"></rect>'),
        ("<use xlink:href='#a'/>", '<use href="#a"></use>'),
        ("<style>.a{fill:#f00;font:x}/*b*/</style><rect class='b a'/>", '<rect fill="#f00"></rect>'),
        ("<style>rect,.b{fill:red}.a{fill:blue}</style><rect class='a'/>", '<rect fill="blue"></rect>'),
        ("<style>#a{fill:red}.a{fill:blue}</style><rect id='a' class='a'/>", '<rect fill="red" id="a"></rect>'),
        ("<style>rect{fill:red!important}</style><rect style='fill : green'/>", '<rect fill="green"></rect>'),
        ("<rect fill='&quot;>&lt;script>'/>", '<rect fill="&quot;&gt;&lt;script&gt;"></rect>'),
    ],
)
def test_what_programs_note_is_left_out_and_styles_become_attributes(inside: str, written: str) -> None:
    start = '<svg xmlns="http://www.w3.org/2000/svg" height="30" viewBox="0 0 90 30" width="90">'
    assert drawn(inside) == f"{start}{written}</svg>\n"


def test_nothing_comes_out_that_is_not_on_a_list() -> None:
    text = drawn("<defs><linearGradient id='a'><stop offset='0' style='stop-color:red'/></linearGradient></defs><g/>")
    for element in ET.fromstring(text).iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 90 30"', (90, 30)),
        ('viewBox="0,0,90,30" width="100%" height="100%"', (90, 30)),
        ('width="200" height="100"', (200, 100)),
        ('width="25.4mm" height="1in" viewBox="0 0 9 9"', (96, 96)),
    ],
)
def test_a_drawing_says_how_large_it_is(attributes: str, size: tuple[int, int]) -> None:
    read = read_drawing(f"<svg {attributes}/>".encode())
    assert (round(read.width), round(read.height)) == size


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = with_layouts(tmp_path_factory.mktemp("svg"))
    write(root, "content/beelden/Ons Logo.svg", f"{OPEN}<style>.a{{fill:red}}</style><rect class='a' width='9'/></svg>")
    logo = "logo:\n  bestand: Ons Logo.svg\n  alt: Een rood vlak\n"
    write(root, "content/organisaties/academie.yaml", f"naam: De Academie\n{logo}")
    write(root, "content/paginas/over.md", 'Tekst.\n\n![Een rood vlak](<Ons Logo.svg> "Het logo")\n')
    return built(root)


def test_a_logo_is_one_file_with_room_kept_for_it(site: Path) -> None:
    """As large as its place asks, whatever size it was drawn in."""
    page = webpage(site, "organisaties/academie/")
    [logo] = [each for each in page.all("img") if each["alt"] == "Een rood vlak"]
    assert re.fullmatch(r"/static/beelden/ons-logo\.[0-9a-f]{10}\.svg", logo["src"])
    assert (logo["width"], logo["height"]) == ("192", "64")
    assert 'fill="red"' in (site / logo["src"][1:]).read_text()
    [inside] = [each for each in webpage(site, "over/").all("img") if each["alt"] == "Een rood vlak"]
    assert (inside["width"], inside["height"]) == ("90", "30")


def test_no_network_gets_an_svg_for_its_preview(site: Path) -> None:
    image = webpage(site, "organisaties/academie/").one("meta", property="og:image")["content"]
    assert image.endswith((".png", ".jpeg"))


def test_a_logo_shows_in_a_browser_and_asks_for_nothing(browser: Browser, web: Callable[..., str], site: Path) -> None:
    """Also opened by itself, under the strict policy."""
    with opened(browser, web(site, headers=STRICT)) as page:
        home = page.url
        page.goto(f"{home}organisaties/academie/")
        assert page.evaluate("document.querySelector('.logo img').naturalWidth") > 0
        address = page.get_attribute(".logo img", "src")
        page.goto(f"{home}{str(address).removeprefix('/')}")
        assert page.evaluate("getComputedStyle(document.querySelector('rect')).fill") == "rgb(255, 0, 0)"


def test_a_logo_that_is_not_there_yet_keeps_its_name_in_the_cure(tmp_path: Path) -> None:
    """No JPEG of it is asked for."""
    root = with_layouts(tmp_path)
    write(root, "content/organisaties/academie.yaml", "naam: De Academie\nlogo: {bestand: nieuw.svg, alt: Vlak}\n")
    assert "Zet `nieuw.svg` in `content/beelden/`." in run(root, "check").stderr


def test_what_is_refused_stops_a_build_at_its_line(tmp_path: Path) -> None:
    root = with_layouts(tmp_path)
    write(root, "content/beelden/logo.svg", f"{OPEN}\n<script/></svg>")
    write(root, "content/organisaties/academie.yaml", "naam: De Academie\nlogo: {bestand: logo.svg, alt: Vlak}\n")
    done = run(root, "build")
    assert done.returncode == 1
    assert (
        "content/beelden/logo.svg:2:1: fout WM380: In deze SVG zit een programma (`script`)."
        in done.stdout + done.stderr
    )
