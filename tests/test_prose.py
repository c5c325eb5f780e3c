"""Texts in Markdown: headings, Dutch habits, safety, and links that must lead somewhere."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sites import REPOSITORY, with_layouts, write
from webpage import built, webpage

from wijkmakers_site.model.people import Prose
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.source.prose import invisible_codes
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.prose.html import ProseRenderer, paragraphs
from wijkmakers_site.text.prose.parts.headings import RESERVED, RESERVED_START

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def html(text: str, url: str = "https://voorbeeld.nl/") -> str:
    """The HTML of one text."""
    return str(ProseRenderer(Root(url), {}).html(Prose("content/over.md", text)))


def problems(root: Path, text: str) -> list[str]:
    """What a build says of a page with this text."""
    write(with_layouts(root), "content/paginas/over.md", text)
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# A\n\n## B\n\n# C\n", ["h2", "h3", "h2"]),
        ("## A\n\n## B\n\n### C\n", ["h2", "h2", "h3"]),
        ("#### A\n\n###### B\n\n## C\n\n#### D\n", ["h2", "h3", "h2", "h3"]),
        ("A\n===\n\nB\n---\n", ["h2", "h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F\n", ["h2", "h3", "h4", "h5", "h6", "h6"]),
        ("## A\n\n<h5>B</h5>\n\n<h1>C</h1>\n", ["h2", "h3", "h2"]),
    ],
)
def test_headings_start_at_h2_and_skip_no_level(tmp_path: Path, written: str, levels: list[str]) -> None:
    write(with_layouts(tmp_path), "content/paginas/over.md", written)
    page = webpage(built(tmp_path), "over/")
    headings = [element.tag for element in page.elements if element.tag in HEADINGS and "main" in element.inside]
    assert headings == ["h1", *levels]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("'s Avonds en 's nachts.", "<p>’s Avonds en ’s nachts.</p>"),
        ("Kom 's ochtends, in '68 of op 't plein.", "<p>Kom ’s ochtends, in ’68 of op ’t plein.</p>"),
        ("Het manifest 'Dicht de kloof!' is er.", "<p>Het manifest ‘Dicht de kloof!’ is er.</p>"),
        ('Ze zei: "Ga er maar staan!"', "<p>Ze zei: “Ga er maar staan!”</p>"),
        ("Thema's en foto's van 's-Hertogenbosch.", "<p>Thema’s en foto’s van ’s-Hertogenbosch.</p>"),
        ("Wacht...", "<p>Wacht…</p>"),
        ("Van 2024-2025 -- nee", "<p>Van 2024-2025 -- nee</p>"),
    ],
)
def test_quotes_and_apostrophes_are_dutch(written: str, shown: str) -> None:
    assert html(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Drie dingen:\n- een\n- twee", "<p>Drie dingen:</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("Twee dingen:\n1. een\n2. twee", "<p>Twee dingen:</p>\n<ol>\n<li>een</li>\n<li>twee</li>\n</ol>"),
        (
            "- een die\n  verder gaat\n- twee",
            "<ul>\n<li>een die\n  verder gaat</li>\n<li>twee</li>\n</ul>",
        ),
        ("Het is\n- 5 graden", "<p>Het is</p>\n<ul>\n<li>5 graden</li>\n</ul>"),
    ],
)
def test_a_list_right_below_a_line_is_a_list(written: str, shown: str) -> None:
    assert html(written) == shown


_TWO_LEVELS = "<ul>\n<li>een<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</li>\n<li>twee</li>\n</ul>"


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_a_list_in_a_list_is_set_in_by_two_spaces_or_more(indent: str) -> None:
    """Two is what most people type."""
    assert html(f"- een\n{indent}- a\n{indent}- b\n- twee") == _TWO_LEVELS


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("1. een\n  - a\n2. twee", "<ol>\n<li>een<ul>\n<li>a</li>\n</ul>\n</li>\n<li>twee</li>\n</ol>"),
        ("- a\n  - b\n    - c", "<ul>\n<li>a<ul>\n<li>b<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n  - b\n    verder", "<ul>\n<li>a<ul>\n<li>b\nverder</li>\n</ul>\n</li>\n</ul>"),
        ("- a\n\n  meer\n- b", "<ul>\n<li>\n<p>a</p>\n<p>meer</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>"),
        ("1. a\n- b", "<ol>\n<li>a</li>\n</ol>\n<ul>\n<li>b</li>\n</ul>"),
        ("- a\n- b\n## Kop", '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<h2 id="kop">Kop</h2>'),
        ("Zo:\n| a |\n|---|\n| b |", html("Zo:\n\n| a |\n|---|\n| b |")),
    ],
)
def test_lists_and_tables_read_as_they_were_meant(written: str, shown: str) -> None:
    assert html(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A\n```yaml\nb: 's <b>\n\n- c\n```\nD",
         "<p>A</p>\n<pre><code>b: 's &lt;b&gt;\n\n- c\n</code></pre>\n<p>D</p>"),
        ("~~~\na\n~~~\n\n```\nb\n```", "<pre><code>a\n</code></pre>\n<pre><code>b\n</code></pre>"),
        ("- a\n  ```\n  b\n    c\n  ```", "<ul>\n<li>\n<p>a</p>\n<pre><code>b\n  c\n</code></pre>\n</li>\n</ul>"),
        ("```\nniet gesloten", "<pre><code>niet gesloten\n</code></pre>"),
    ],
)  # fmt: skip
def test_code_between_fences_stays_as_it_was_typed(written: str, shown: str) -> None:
    assert html(written) == shown


@pytest.mark.parametrize(
    ("written", "lost"),
    [
        ("<script>alert(1)</script>", "alert"),
        ('<p onclick="alert(1)">a</p>', "onclick"),
        ('<p style="color:red">a</p>', "style"),
        ('<iframe src="https://voorbeeld.nl/"></iframe>', "iframe"),
        ("<style>p{}</style>", "p{}"),
        ("[a](javascript:alert(1))", "javascript"),
        ('<a href="JaVaScRiPt:alert(1)">a</a>', "alert"),
        ('<a href="data:text/html,<b>">a</a>', "data:"),
        ("<form action='/x'><input></form>", "<input"),
        ('<svg><a href="x">a</a></svg>', "svg"),
        ("<!-- geheim -->", "geheim"),
    ],
)
def test_what_could_do_harm_is_taken_out(written: str, lost: str) -> None:
    assert lost not in html(written)


def test_templates_are_text_in_prose() -> None:
    assert html("{{ 7*7 }} {% raw %}") == "<p>{{ 7*7 }} {% raw %}</p>"


def test_tables_and_emphasis_are_kept() -> None:
    shown = html("| a | b |\n|---|---|\n| **c** | *d* |")
    assert "<th>a</th>" in shown
    assert "<td><strong>c</strong></td>" in shown
    assert "<td><em>d</em></td>" in shown


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches() -> None:
    """Each frame has a name of its own; a table within a table has none."""
    table = "| a |\n|---|\n| b |\n"
    frame = '<div class="scrolling" role="region" aria-label="{}" tabindex="0"><table>'
    shown = html(f"{table}\ntussen\n\n{table}")
    assert shown.count("</table></div>") == 2
    assert [frame.format("Tabel") in shown, frame.format("Tabel 2") in shown] == [True, True]
    nested = html("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>")
    assert nested.count('class="scrolling"') == nested.count("</table></div>") == 1


def test_links_within_the_site_get_the_base_path() -> None:
    assert html("[a](/agenda/#x)", "https://h.nl/academie/") == '<p><a href="/academie/agenda/#x">a</a></p>'


@pytest.mark.parametrize("address", ["https://h.nl/a?b=1&amp;c=2", "mailto:a@b.nl", "tel:+3150", "#kop"])
def test_links_elsewhere_stay_as_they_are(address: str) -> None:
    assert html(f"[a]({address})", "https://h.nl/academie/") == f'<p><a href="{address}">a</a></p>'


def test_a_broken_link_is_told_at_its_place_with_the_nearest_page(tmp_path: Path) -> None:
    assert problems(tmp_path, "Eerste regel.\n\nKijk [hier](/agendas/) of [daar](/agenda/).\n") == [
        'content/paginas/over.md:3:13: Het adres "/agendas/" is er niet op deze site. Bedoelde je `/agenda/`?'
    ]


def test_all_broken_links_are_told_together(tmp_path: Path) -> None:
    found = problems(tmp_path, "[a](/weg/)\n\n[b](/weg/naar/)\n[c](/weg/)\n")
    assert [line.split(": ")[0] for line in found] == [f"content/paginas/over.md:{line}:5" for line in (1, 3, 4)]


def test_a_link_that_does_not_begin_at_the_root_is_told(tmp_path: Path) -> None:
    """`agenda/` would lead to another page from every page it is read on."""
    [line] = problems(tmp_path, "Kijk in [de agenda](agenda/).\n")
    assert line.startswith('content/paginas/over.md:1:21: Het adres "agenda/" ')
    assert line.endswith("`/agenda/`?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("www.platform31.nl", "https://www.platform31.nl"),
        ("platform31.nl/kaart", "https://platform31.nl/kaart"),
        ("info@wijkmakers.nl", "mailto:info@wijkmakers.nl"),
        ("tel 06 - 123 456 78", "tel:0612345678"),
        ("+31 (0)50 123 45 67", "tel:+31501234567"),
    ],
)
def test_an_address_without_its_beginning_is_told_with_it(tmp_path: Path, written: str, meant: str) -> None:
    (told,) = problems(tmp_path, f"Zie [Platform31]({written}).\n")
    assert told == f'content/paginas/over.md:1:18: Het adres "{written}" is niet af. Schrijf `{meant}`.'


def test_words_without_an_address_are_told(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, "Zie [de agenda]().\n")
    assert told.startswith("content/paginas/over.md:1:17: Achter deze woorden staat geen adres. Zet het ")


def test_a_link_to_the_page_of_a_concept_is_told(tmp_path: Path) -> None:
    write(tmp_path, "content/leergangen/geheim/leergang.yaml", "titel: G\nsamenvatting: Kort.\nconcept: ja\n")
    assert problems(tmp_path, "[a](/leergangen/geheim/)\n")[0].startswith("content/paginas/over.md:1:5: Het adres")


def test_a_picture_from_another_site_is_told(tmp_path: Path) -> None:
    """A page asks nothing of other sites: not for its visitors' sake, and not for the strict CSP's."""
    [line] = problems(tmp_path, "Zie ![een plein](https://elders.nl/plein.jpg)\n")
    assert line.startswith('content/paginas/over.md:1:18: Het beeld "https://elders.nl/plein.jpg" ')


def test_the_same_text_gives_the_same_html_from_the_cache_and_anew(tmp_path: Path) -> None:
    with_layouts(tmp_path)
    write(tmp_path, "content/paginas/over.md", "## Kop\n\nMet [een link](/agenda/).\n")
    first = (built(tmp_path) / "over/index.html").read_bytes()
    write(tmp_path, "content/site.yaml", (tmp_path / "content/site.yaml").read_text().replace("nl/", "nl/academie/"))
    assert b'href="/academie/agenda/"' in (built(tmp_path) / "over/index.html").read_bytes()
    write(tmp_path, "content/site.yaml", (tmp_path / "content/site.yaml").read_text().replace("academie/", ""))
    write(tmp_path, ".cache/texts", "kapot")
    assert (built(tmp_path) / "over/index.html").read_bytes() == first


def test_plain_text_becomes_paragraphs_with_its_web_addresses_as_links() -> None:
    shown = paragraphs("Zie https://h.nl/a?b=1&c=2.\n\n<b>Twee</b>")
    assert shown == (
        '<p>Zie <a href="https://h.nl/a?b=1&amp;c=2">https://h.nl/a?b=1&amp;c=2</a>.</p>\n'
        "<p>&lt;b&gt;Twee&lt;/b&gt;</p>"
    )


@pytest.mark.parametrize("link", ["//evil.example/", "https:evil.example", "HTTP:/evil.example", "/\\evil.example/"])
def test_a_link_that_browsers_complete_to_another_site_is_told(tmp_path: Path, link: str) -> None:
    """Nobody who reads the text would think so."""
    (told,) = problems(tmp_path, f'Zie <a href="{link}">de agenda</a>.\n')
    assert told.startswith(f'content/paginas/over.md:1:14: Het adres "{link}" is niet af: een browser zoekt het op een')


@pytest.mark.parametrize("link", ["https://voorbeeld.org", "mailto:naam@voorbeeld.nl", "TEL:050-1234567", "#kop"])
def test_a_link_that_leads_out_of_the_site_in_full_is_no_problem(link: str) -> None:
    assert f'href="{link}"' in html(f"[de woorden]({link})")


def test_a_code_that_turns_the_direction_of_text_is_told_and_one_of_windows_is_not() -> None:
    told = [str(each) for each in invisible_codes("over.md", "Wij\nen &#x202E;jij&#8236;, 9&#150;12 &amp;#8238;\n")]
    assert told == [
        "over.md:2:4: Hier staat een onzichtbaar teken (U+202E) als code. Haal `&#x202E;` weg.",
        "over.md:2:15: Hier staat een onzichtbaar teken (U+202C) als code. Haal `&#8236;` weg.",
    ]


def test_a_heading_can_be_linked_to(tmp_path: Path) -> None:
    """By its words; the second of the same words ends in a number, and none takes an id of the page itself."""
    assert html("## Voor *wie*\n\n## Voor wie\n\n## Inhoud\n\n## !\n") == (
        '<h2 id="voor-wie">Voor <em>wie</em></h2>\n<h2 id="voor-wie-2">Voor wie</h2>\n'
        '<h2 id="kop-inhoud">Inhoud</h2>\n<h2>!</h2>'
    )
    text = "[a](#voor-wie) [b](/over/#voor-wie) [c](#voorwie) [d](/agenda/#nergens) [e](#)\n\n## Voor wie\n"
    near, none = problems(tmp_path, text)
    assert (
        near == 'content/paginas/over.md:1:41: Een plek "#voorwie" is er niet op deze pagina. Bedoelde je `#voor-wie`?'
    )
    assert none.startswith(
        'content/paginas/over.md:1:55: Een plek "#nergens" is er niet op /agenda/. Link naar een kop: '
    )


def test_a_thousand_headings_of_the_same_words_have_each_an_id() -> None:
    assert '<h2 id="a-2000">' in html("## A\n\n" * 2000)


def test_no_heading_takes_an_id_of_a_template() -> None:
    """Of the pages that have a text: what a page has twice, no link can lead to."""
    pages = ["base", "page", "programme", "module", "speaker", "venue", "organisation"]
    templates = [REPOSITORY / f"layouts/{name}.html" for name in pages]
    elsewhere = {"apps.html", "reach.html", "themes.html"}
    templates += [each for each in (REPOSITORY / "layouts/parts").glob("*.html") if each.name not in elsewhere]
    ids = {id for each in templates for id in re.findall(r'\bid="([^"{]+)"', each.read_text("utf-8"))}
    assert {id for id in ids if id not in RESERVED and not id.startswith(RESERVED_START)} == set()


def test_an_address_of_the_site_itself_is_judged_and_leads_within_it(tmp_path: Path) -> None:
    assert html("[a](https://www.h.nl/academie/agenda/#x)", "https://h.nl/academie/") == (
        '<p><a href="/academie/agenda/#x">a</a></p>'
    )
    assert html("[a](https://h.nl/academie)", "https://h.nl/academie/") == '<p><a href="/academie/">a</a></p>'
    assert 'href="https://h.nl/ander/"' in html("[a](https://h.nl/ander/)", "https://h.nl/academie/")
    (told,) = problems(tmp_path, "Zie [de agenda](http://voorbeeld.nl/agendas/).\n")
    assert told == (
        'content/paginas/over.md:1:17: Het adres "/agendas/" is er niet op deze site. Bedoelde je `/agenda/`?'
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Mail naar info@h.nl.", '<p>Mail naar <a href="mailto:info@h.nl">info@h.nl</a>.</p>'),
        ("Zie www.h.nl/a_b?c=1&d=2,", '<p>Zie <a href="https://www.h.nl/a_b?c=1&amp;d=2">www.h.nl/a_b?c=1&amp;d=2</a>,</p>'),
        ("**https://h.nl/a**", '<p><strong><a href="https://h.nl/a">https://h.nl/a</a></strong></p>'),
        ("`www.h.nl` [i@h.nl](mailto:i@h.nl)", '<p><code>www.h.nl</code> <a href="mailto:i@h.nl">i@h.nl</a></p>'),
        ("@wijkmakers, a@b", "<p>@wijkmakers, a@b</p>"),
    ],
)  # fmt: skip
def test_an_address_in_a_sentence_can_be_clicked(written: str, shown: str) -> None:
    assert html(written) == shown


def test_a_backslash_before_a_mark_is_not_shown() -> None:
    """Other programs put one before every mark."""
    assert html(r"\'s Avonds \"a\" \~ \$5 \@b 50\% C:\Users") == '<p>’s Avonds "a" ~ $5 @b 50% C:\\Users</p>'


def test_a_backslash_breaks_a_line() -> None:
    assert html("Molenpad 1\\\n9711 AB Groningen") == "<p>Molenpad 1<br>\n9711 AB Groningen</p>"


def test_footnotes_lead_there_and_back_in_dutch() -> None:
    """They are numbered in the order in which a reader meets them, whatever they were called."""
    shown = html("Een[^b] twee[^een bron] drie[^b].\n\n[^een bron]: De *bron*.\n[^b]: De ander.\n")
    assert shown == (
        '<p>Een<sup id="bij-noot-1"><a href="#noot-1" aria-label="Noot 1">1</a></sup>'
        ' twee<sup id="bij-noot-2"><a href="#noot-2" aria-label="Noot 2">2</a></sup>'
        ' drie<sup id="bij-noot-1-2"><a href="#noot-1" aria-label="Noot 1">1</a></sup>.</p>\n'
        '<section aria-labelledby="noten">\n<h2 id="noten">Noten</h2>\n<ol>\n'
        '<li id="noot-1">\n<p>De ander.&nbsp;<a href="#bij-noot-1" aria-label="Terug naar noot 1 in de tekst">↩</a>'
        '<a href="#bij-noot-1-2" aria-label="Terug naar noot 1 in de tekst, plek 2">↩</a></p>\n</li>\n'
        '<li id="noot-2">\n<p>De <em>bron</em>.&nbsp;'
        '<a href="#bij-noot-2" aria-label="Terug naar noot 2 in de tekst">↩</a></p>\n</li>\n</ol>\n</section>'
    )


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("> Kom eens langs.\n> — Jet, buurtbewoner\n", "— Jet, buurtbewoner"),
        ("> Kom eens langs.\n>\n> – Jet\n", "– Jet"),
        ("> Kom.  \n> — [Jet](https://jet.nl/)\n", '— <a href="https://jet.nl/">Jet</a>'),
    ],
)
def test_a_quote_that_ends_with_a_name_is_a_figure_with_the_name_as_caption(written: str, name: str) -> None:
    shown = html(written)
    assert shown.startswith("<figure>\n<blockquote>\n<p>Kom")
    assert shown.endswith(f"</p>\n</blockquote>\n<figcaption>{name}</figcaption>\n</figure>")


@pytest.mark.parametrize(
    "written",
    [
        "> Kom eens langs.\n",
        "> — Jet\n",  # no words
        "> — Kom je?\n> — Ja.\n",  # a dialogue
        "> *Kom\n> — Jet*\n",  # emphasis over both
        f"> Kom.\n> — {'en toen ' * 20}\n",  # a sentence
    ],
)
def test_any_other_quote_stays_as_it_is(written: str) -> None:
    assert "<figure>" not in html(written)


_PIECES = [
    "woord", " ", "  \n", "\n", "\n\n", "*", "**", "_", "`", "[", "]", "(/over/)", "![a](b.jpg)", "[^1]",
    "\n[^1]: noot\n", "<b>", "</b>", "<https://a.nl>", "&amp;", "&", "'", '"', "...", ".", "\\", "- ", "# ", "> ",
    "| a | b |\n|---|---|\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_a_text_is_the_same_where_the_library_looks_in_every_part_for_every_pattern(text: str) -> None:
    quick, thorough = (ProseRenderer(Root("https://voorbeeld.nl/"), {}) for _ in range(2))
    for name in ("plain", "unquoted"):
        thorough._markdown.treeprocessors.deregister(name)
    assert quick._convert(Prose("a.md", text)) == thorough._convert(Prose("a.md", text))


def test_quicker_patterns_find_what_those_of_the_library_find() -> None:
    patterns = ProseRenderer(Root("https://voorbeeld.nl/"), {})._markdown.inlinePatterns
    pairs = [(each.compiled_re, re.compile(each.pattern, re.DOTALL)) for each in patterns]
    quicker = [(ours, theirs) for ours, theirs in pairs if ours.pattern != theirs.pattern]
    assert len(quicker) == 4  # code, and what begins with a bracket
    for text in map("".join, product("\\`![a", repeat=6)):
        for ours, theirs in quicker:
            found, meant = ([(each.span(), each.groups()) for each in one.finditer(text)] for one in (ours, theirs))
            assert found == meant, text
