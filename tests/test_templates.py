"""Mistakes in `layouts/`: told with file and line, in Dutch, and never a half page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup, escape
from sites import COMPLETE, DAY, REPOSITORY, minimal, project, run, with_kept_photos, with_layouts, write
from webpage import built, webpage

from wijkmakers_site.pages.templating.quick_code import shown
from wijkmakers_site.pages.templating.templates import Missing, Templates, _shown
from wijkmakers_site.pages.views import reference
from wijkmakers_site.pages.views.head import Around, Head, site_facts
from wijkmakers_site.pipeline import make
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.clock import at_start_of

HEAD = "{% extends 'base.html' %}\n{% block main %}\n"


def problems(root: Path, page: str) -> list[str]:
    """What a build says when `page.html` reads like this."""
    write(with_layouts(root), "layouts/page.html", page)
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    return [str(problem) for problem in caught.value.problems]


LOOK = "Kijk of `{{` en `}}`, `{%` en `%}`, haakjes en aanhalingstekens hier bij elkaar passen."
README = "Wat er wel is, staat in layouts/README.md."


@dataclass(frozen=True)
class Page:
    title: str = "Over"


def _templates(folder: Path) -> Templates:
    """Those in `folder`, for a site."""
    site = read(minimal(folder) / "content", DAY).loaded().site
    return Templates(folder, None, Around(site_facts(site, {}), DAY, preview=False, assets={"site.css": "x"}))


def test_a_mistake_in_a_template_is_told_in_dutch_with_its_file_line_and_column(tmp_path: Path) -> None:
    """None of Jinja's or Python's own English; the body begins at line 3 of the page."""
    write(tmp_path, "base.html", "{% block main %}{% endblock %}")
    write(tmp_path, "parts/crumbs.html", "")
    told = []
    for body, _, _ in MISTAKES:
        end = "" if "zonder einde" in body else "{% endblock %}\n"
        write(tmp_path, "page.html", f"{HEAD}{body}\n{end}")
        with pytest.raises(InvalidContentError) as caught:
            _templates(tmp_path).page(Head("Over", "", "over/"), Page())
        told += [str(problem) for problem in caught.value.problems]
    assert told == [f"layouts/page.html:{place}: {message}" for _, place, message in MISTAKES]


FILTERS = "Kijk of elk filter en elke macro hier krijgt wat het kan lezen; toets met `{% if %}` of er iets is."
MISTAKES = (
    ("<h1>{{ view.title }</h1>", "3:19", f"Hier staat `}}`, en dat kan hier niet. {LOOK}"),
    ("<p>\n{{ view.titel }}", "4:9", "Er is geen `titel` in `Page`. Bedoelde je `title`?"),
    ("{{ nope }}", "3:4", f"`nope` is hier niet bekend. {README}"),
    ("{{ heat.title }}", "3:4", "`heat` is hier niet bekend. Bedoelde je `head`?"),
    ("{{ head.title|adress }}", "3:15", "Het filter `adress` bestaat niet. Bedoelde je `address`?"),
    ("{% if false %}{{ head.title|adress }}{% endif %}\n{{ nope }}", "4:4", f"`nope` is hier niet bekend. {README}"),
    ("{% if true %}{{ 1|adress }}{% endif %}", "3:19", "Het filter `adress` bestaat niet. Bedoelde je `address`?"),
    ("{{ 1 is defind }}", "3:9", "De toets `defind` bestaat niet. Bedoelde je `defined`?"),
    ("{% include 'parts/crmbs.html' %}", "3:13",
     ("De template `parts/crmbs.html` is er niet. Bedoelde je `parts/crumbs.html`? "
     "Zet anders layouts/parts/crmbs.html terug.")),
    ("{% include 'zoek.xml' %}", "3:13",
     "De template `zoek.xml` is er niet. Zet layouts/zoek.xml terug, of schrijf hier de naam van een andere."),
    ("{% include '../x.html' %}", "3:13",
     "De template `../x.html` is er niet. Zet layouts/../x.html terug, of schrijf hier de naam van een andere."),
    ("\n{{ head.title + 1 }}", "4:1",
     f"Deze template vraagt iets wat niet kan. {FILTERS}"),
    ("{{ 1 / 0 }}", "3:1", "Hier wordt door nul gedeeld. Toets eerst met `{% if %}` of het nul is."),
    ("{% include 'page.html' %}", "3:1",
     "Deze template haalt zichzelf op, en dat houdt nooit op. Haal die `include` weg."),
    ("{{ assets['site.cs'] }}", "3:12", "`site.cs` is er niet bij. Bedoelde je `site.css`?"),
    ("{{ none.naam }}", "3:9", f"Er is geen `naam` in `none`: niets. {README}"),
    ("{% if view %}\n<p>\n{# zonder einde #}{% endblock %}", "5:22",
     "Hier staat `endblock`, maar `if` van regel 3 is nog niet gesloten. Zet er `{% endif %}` voor."),
    ("{% for x in [] %}\n{% if view %}{# zonder einde #}", "4:4",
     "`{% if %}` is niet gesloten. Zet `{% endif %}` waar het ophoudt."),
    ("{% endfor %}", "3:4",
     "Hier staat `endfor`, maar `block` van regel 2 is nog niet gesloten. Zet er `{% endblock %}` voor."),
    ("{% endblock %}{% endblock %}{# zonder einde #}", "3:4",
     "De tag `endblock` hoort hier niet. Haal hem weg, of zet ervoor wat hij sluit."),
    ("{% ifs view %}", "3:4", "De tag `ifs` bestaat niet. Bedoelde je `if`?"),
    ("{% %}", "3:1", "Na `{%` staat geen woord. Zet er een woord als `if`, `for` of `include` achter."),
    ("{% for view.x %}{% endfor %}", "3:12", f"Hier staat `.`, maar er moet `in` staan. {LOOK}"),
    ("{{ }}", "3:4", f"Hier staat `}}}}`, en dat kan hier niet. {LOOK}"),
    ("{{ head.title ? }}", "3:15", f"Het teken `?` kan hier niet staan. {LOOK}"),
    ("{{ (head.title] }}", "3:15", f"Hier staat `]`, maar eerst moet `)` komen. {LOOK}"),
    ("{# opmerking", "3:1", "Deze opmerking is niet gesloten. Zet er `#}` achter."),
    ("{% block main %}{% endblock %}", "3:10",
     "Het blok `main` staat hier twee keer. Geef een van de twee een andere naam."),
    ("{% macro m(a) %}{% endmacro %}{{ m(b=1) }}", "3:36",
     "De macro `m` kent geen `b`. Kijk in het bestand van de macro welke waarden hij krijgt."),
)  # fmt: skip


def test_a_mistake_in_an_included_part_is_told_there(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "layouts/parts/crumbs.html", "\n\n{{ nope }}\n")
    with pytest.raises(InvalidContentError) as caught:
        built(tmp_path)
    assert str(caught.value).startswith("layouts/parts/crumbs.html:3:4: ")


def test_a_template_that_is_no_utf_8_is_told(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "layouts/page.html", b"\xff\xfe")
    with pytest.raises(InvalidContentError) as caught:
        built(tmp_path)
    assert str(caught.value).startswith("layouts/page.html:1:1: ")


def test_a_mistake_in_a_template_leaves_the_site_as_it_was_and_ends_with_1(tmp_path: Path) -> None:
    before = (built(with_layouts(tmp_path)) / "index.html").read_bytes()
    write(tmp_path, "layouts/home.html", "{{ nope }}")
    ended = run(tmp_path, "build", "--op", "2024-11-01")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.startswith("layouts/home.html:1:4: ")
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "output/index.html").read_bytes() == before


@pytest.mark.parametrize(("part", "template"), [("days", "module"), ("occasions", "speaker")])
def test_a_template_that_hides_when_a_session_is_is_told(tmp_path: Path, part: str, template: str) -> None:
    """Calendars tell it, and nobody is to see two different things."""
    write(project(with_kept_photos(tmp_path), COMPLETE), f"layouts/parts/{part}.html", "")
    (told,) = [problem for problem in _told(tmp_path) if problem.path == f"layouts/{template}.html"]
    assert re.fullmatch(r"De pagina /\S+/ toont niet wanneer ‘.+’ is\.", told.message)
    assert told.cure == "Zet `{{ words.when(occasion) }}` terug, hier of in een template die deze ophaalt."


def test_no_template_of_a_page_can_be_emptied_unnoticed(tmp_path: Path) -> None:
    """Those of pages with words to be found are told together, and then those of the others."""
    whole = {
        path.name: path.read_text()
        for path in (project(with_kept_photos(tmp_path), COMPLETE) / "layouts").glob("*.html")
    }
    for name in whole.keys() - {"base.html"}:
        write(tmp_path, f"layouts/{name}", "")
    noticed, times = set[str](), 0
    while told := _told(tmp_path):
        times += 1
        for problem in told:
            assert problem.message.endswith(" heeft geen titel.")
            noticed.add(name := problem.path.removeprefix("layouts/"))
            write(tmp_path, problem.path, whole[name])
    assert times == 2
    assert whole.keys() - noticed == {"base.html", *(f"{name}.html" for name in OF_LARGE_SITES)}


OF_LARGE_SITES = ("calendars", "moredays", "moremodules", "register")


def _told(root: Path) -> tuple[Problem, ...]:
    try:
        make(root, at_start_of(DAY))
    except InvalidContentError as error:
        return error.problems
    return ()


def test_templates_only_show() -> None:
    """What takes a computation is a field or a property of the view; here a `set` shortens a name, and no more."""
    computing = re.compile(
        r"\{% set (?!\w+ = [\w.]+ %\})|\bnamespace\(|\|(?:select|reject|sum|min|max|replace|unique)|"
        r"\.(?:split|partition|removeprefix|removesuffix|replace)\(|\[-?\d*:"
    )
    templates = sorted((REPOSITORY / "layouts").rglob("*.html"))
    found = {(file.name, part) for file in templates for part in computing.findall(file.read_text(encoding="utf-8"))}
    assert templates
    assert found == set()


class Hostile(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "<script>"


class Html(str):
    __slots__ = ()

    def __html__(self) -> str:
        return "<b>"


class Word(StrEnum):
    HOSTILE = "'<b>' & \"c\""


TEXTS = ("", "Molen", "foto's", "'<'", "&", '"a"', ">", "é <", " \xa0")
VALUES: tuple[object, ...] = (
    *TEXTS, *map(Markup, TEXTS), *map(Hostile, TEXTS), *map(Html, TEXTS), Word.HOSTILE, 12, True, None, 1.5, DAY,
    ["<"], {"'": '"'}, date,
)  # fmt: skip


def test_what_is_shown_is_set_and_escaped_as_jinja_would() -> None:
    assert [shown(value) for value in VALUES] == [str(escape(_shown(value))) for value in VALUES]
    assert {type(shown(value)) for value in VALUES} == {str, Markup}
    with pytest.raises(UndefinedError):
        shown(Missing(name="nope"))


MACRO = "{% macro m(a, b='<') %}<i>{{ a }}</i>{{ b }}{% endmacro %}"


@pytest.mark.parametrize(
    "text",
    [
        "<p>{{ hostile }}{{ html }}{{ hostile|upper }}{{ hostile ~ html }}{{ (1, hostile)|join('<') }}</p>",
        "{{ \"foto's\" }}{{ 'a' if hostile else 'b' }}{{ '<' if not hostile }}{{ 1 if hostile }}{{ 1.5 }}{{ '&' }}",
        MACRO + "{{ m(hostile) }}{{ m(html, hostile) }}{{ m(b=html, a=1) }}{{ m(m(hostile)) }}{{ m('<')|length }}",
        MACRO
        + "{% autoescape false %}{{ m(hostile) }}{{ hostile }}{% endautoescape %}{% set x = m('<') ~ '<' %}{{ x }}",
        "{% autoescape html %}{{ hostile }}{{ html }}{% endautoescape %}",
        "{% macro m() %}{{ varargs|join }}{{ caller('<') }}{% endmacro %}{% call(x) m('<') %}{{ x }}{% endcall %}",
        "{% filter upper %}<b>{{ hostile }}</b>{% endfilter %}{% set x %}<b>{{ hostile }}{% endset %}{{ x }}",
        "{% for a in (1, hostile, html) if a %}{{ loop.index }}{{ a }}{{ ', ' if not loop.last }}{% endfor %}",
        "{% for a in [] %}{% else %}{% block inner %}{{ hostile }}{% endblock %}{% endfor %}{{ self.inner() }}",
        "{% extends 'outer.html' %}{% set x = hostile %}{% block main %}[{{ super() }}{{ x }}]{% endblock %}",
        "{% for a in 'ab' %}{% include 'part.html' %}{% include 'same.html' without context %}{% endfor %}",
        "{% include 'same.html' without context %}{% import 'same.html' as same %}{{ same.m(hostile) }}{{ day.year }}",
        "{% include 'lost.html' ignore missing %}{% set x = namespace(a=hostile) %}{% set x.a = html %}{{ x.a }}&",
        "{{ range(*(1, 3))|list }}{{ dict(a=hostile, **{'class': html}) }}{{ hostile.replace('a', '<') }}",
    ],
)
def test_the_quick_code_shows_what_jinja_shows(tmp_path: Path, text: str) -> None:
    write(tmp_path, "outer.html", "<b>{% block main %}{{ hostile }}{{ html }}{% endblock %}</b>{{ hostile }}")
    write(tmp_path, "part.html", "{{ a }}{% for a in '<>' %}{{ a }}{% endfor %}{{ hostile }}")
    write(tmp_path, "same.html", "{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ site.name }}{{ m('<') }}")
    templates = _templates(tmp_path)
    values = {"hostile": "<a href='x'>&\"", "html": Markup("<br>")}
    quick, plain = (each.from_string(text).render(values) for each in (templates._quick, templates._plain))
    assert quick == plain
    assert "&" in quick


def test_what_the_quick_code_cannot_do_jinja_does(tmp_path: Path) -> None:
    write(tmp_path, "page.html", "{{ head.nope is defined }} {{ {'a': 'b'}.a }} {{ view.nope|default('<') }}")
    assert _templates(tmp_path).page(Head("Over", "", "over/"), Page()) == b"False b &lt;\n"


def test_none_of_our_own_pages_is_made_twice(complete_project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a template asks what the quick code cannot do, its pages cost three times as much, and nobody tells."""

    def asked(_templates: Templates) -> None:
        pytest.fail("Jinja's own code is asked for a page")

    monkeypatch.setattr(Templates, "_plain", property(asked))
    for preview in (False, True):
        make(complete_project, at_start_of(DAY), complete_project / "elders", preview=preview)


def test_a_part_without_context_knows_no_page(tmp_path: Path) -> None:
    """It is made once for all pages: what it says of one it would say of each."""
    text = "<p>\n{{ head.title }}</p>\n"
    write(with_layouts(tmp_path), "layouts/parts/footer.html", text)
    with pytest.raises(InvalidContentError) as caught:
        built(tmp_path)
    assert str(caught.value).startswith("layouts/parts/footer.html:2:4: `head` is hier niet bekend.")


def test_a_damaged_cache_of_templates_is_made_anew(tmp_path: Path) -> None:
    before = (built(with_layouts(tmp_path)) / "index.html").read_bytes()
    for file in (tmp_path / ".cache" / "templates").iterdir():
        file.write_bytes(b"kapot")
    assert (built(tmp_path) / "index.html").read_bytes() == before


def test_compiled_templates_hold_nothing_of_the_address_of_the_site(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    text = (tmp_path / "content/site.yaml").read_text(encoding="utf-8")
    write(tmp_path, "content/site.yaml", text.replace("voorbeeld.nl/", "voorbeeld.nl/academie/"))
    built(tmp_path)
    places = [each["href"] for each in webpage(site).all("a") + webpage(site).all("link")]
    assert [each for each in places if each.startswith("/") and not each.startswith("/academie/")] == []


def test_compiled_templates_hold_nothing_of_what_filters_make(tmp_path: Path) -> None:
    """They are kept for as long as they and what compiles them stay as they are; filters stand elsewhere."""
    environment = _templates(tmp_path)._quick
    compiled = environment.from_string("{{ 'a'|dial }}{% if 'a'|dial == 'b' %}c{% endif %}")
    environment.filters["dial"] = lambda _text: "b"
    assert compiled.render() == "bc"


def test_pages_go_out_without_indents_but_typed_text_keeps_its_own(tmp_path: Path) -> None:
    text = "Eerst.\n\n    een\n      <b>twee</b>\n\n    drie\n\nDan `a`.\n"
    write(with_layouts(tmp_path), "content/paginas/over.md", text)
    html = (built(tmp_path) / "over" / "index.html").read_text(encoding="utf-8")
    typed = "<pre><code>een\n  &lt;b&gt;twee&lt;/b&gt;\n\ndrie\n</code></pre>"
    assert typed in html
    assert not re.search(r"\n\s", html.replace(typed, "x"))


def test_a_long_line_of_spaces_comes_through(tmp_path: Path) -> None:
    """Looked through once; from each space to the end again, it would take minutes."""
    page = HEAD + "<h1>Over</h1><p class='lead'>Een{{ ' ' * 60_000 }}eind.</p>{% endblock %}\n"
    write(with_layouts(tmp_path), "layouts/page.html", page)
    assert webpage(built(tmp_path), "over/").one("p", class_="lead").words == "Een eind."


def test_the_readme_says_which_view_each_template_gets() -> None:
    """Otherwise: `python -m wijkmakers_site.pages.views.reference`."""
    readme = (REPOSITORY / "layouts/README.md").read_text(encoding="utf-8")
    assert reference.with_reference(readme) == readme
    named = {file.name for file in (REPOSITORY / "layouts").glob("*.html")} - {"base.html"}
    assert [name for name in sorted(named) if f"| `{name}` |" not in readme] == []
