"""Mistakes in `layouts/`: told with file and line, in Dutch, and never a half page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import REPOSITORY, run, with_layouts, write
from webpage import built, webpage

from wijkmakers_site.problems.problem import InvalidContentError

HEAD = "{% extends 'base.html' %}\n{% block main %}\n"


def problems(root: Path, page: str) -> list[str]:
    """What a build says when `page.html` reads like this."""
    write(with_layouts(root), "layouts/page.html", page)
    with pytest.raises(InvalidContentError) as caught:
        built(root)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("body", "place", "message"),
    [
        ("<h1>{{ view.title }</h1>\n", "layouts/page.html:3:1", "In deze template staat een fout."),
        ("{% if view.page %}\n<p>\n", "layouts/page.html:", "In deze template staat een fout."),
        ("<p>\n{{ view.nope }}\n", "layouts/page.html:4:1", "Deze template vraagt iets wat er niet is."),
        ("{{ nope }}", "layouts/page.html:3:1", "Deze template vraagt iets wat er niet is."),
        ("{{ head.title|nope }}", "layouts/page.html:3:1", "In deze template staat een fout."),
        ("{% include 'parts/nope.html' %}", "layouts/parts/nope.html:1:1", "Deze template is er niet."),
        ("\n{{ head.title + 1 }}", "layouts/page.html:4:1", "Deze template vraagt iets wat niet kan."),
        ("{{ 1 / 0 }}", "layouts/page.html:3:1", "Deze template vraagt iets wat niet kan."),
        ("{{ none|date }}", "layouts/page.html:3:1", "Deze template vraagt iets wat niet kan."),
        ("{{ assets['weg.css'] }}", "layouts/page.html:3:1", "Deze template vraagt iets wat er niet is."),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_file_and_line(
    tmp_path: Path, body: str, place: str, message: str
) -> None:
    end = "" if body.startswith("{% if") else "{% endblock %}\n"
    [line] = problems(tmp_path, f"{HEAD}{body}{end}")
    assert line.startswith(place)
    assert message in line


def test_a_mistake_in_an_included_part_is_told_there(tmp_path: Path) -> None:
    write(with_layouts(tmp_path), "layouts/parts/crumbs.html", "\n\n{{ nope }}\n")
    with pytest.raises(InvalidContentError) as caught:
        built(tmp_path)
    assert str(caught.value).startswith("layouts/parts/crumbs.html:3:1: ")


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
    assert ended.stderr.startswith("layouts/home.html:1:1: ")
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "output/index.html").read_bytes() == before


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
