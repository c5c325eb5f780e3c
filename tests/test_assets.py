"""Style sheets and scripts: what one imports of another, and the names they have on the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sites import write

from wijkmakers_site.files.held import Held
from wijkmakers_site.media.assets import Assets, static_assets
from wijkmakers_site.problems.errors import InvalidContentError


def published(root: Path) -> dict[str, str]:
    """The text of each published file, by its path without fingerprints."""
    artifacts = static_assets(root, Assets(Held(root)), {}).artifacts
    return {re.sub(r"\.\w{10}\.", ".", artifact.path): artifact.content.decode() for artifact in artifacts}


def test_a_style_sheet_holds_what_it_imports_in_its_layer(tmp_path: Path) -> None:
    """The parts have no address of their own, and what they refer to is found from where they now stand."""
    write(tmp_path, "site.css", '@layer one, two;\n@import "parts/fonts.css";\n@import "parts/two.css" layer(two);\n')
    write(tmp_path, "parts/fonts.css", '@font-face { src: url("../vendor/font.woff2"); }\n')
    write(tmp_path, "parts/two.css", "/* why */\na { color: red; }\n")
    write(tmp_path, "vendor/font.woff2", b"font")
    found = published(tmp_path)
    assert found.keys() == {"static/site.css", "static/vendor/font.woff2"}
    style = re.sub(r"\.\w{10}\.", ".", found["static/site.css"])
    assert style == '@layer one,two;@font-face{src:url("vendor/font.woff2")}@layer two{a{color:red}}'


def test_a_script_imports_by_the_published_name_and_changes_its_own_with_it(tmp_path: Path) -> None:
    write(tmp_path, "a.js", "import { make } from './b.js';\nconst later = () => import('./vendor/c.js');\n")
    write(tmp_path, "b.js", "export const make = 1;\n")
    write(tmp_path, "vendor/c.js", "import './b.js';\n")
    before = static_assets(tmp_path, Assets(Held(tmp_path)), {}).paths
    b, c = (before[name].removeprefix("static/") for name in ("b.js", "vendor/c.js"))
    assert published(tmp_path)["static/a.js"] == (
        f"import {{ make }} from './{b}';\nconst later = () => import('./{c}');\n"
    )
    write(tmp_path, "b.js", "export const make = 2;\n")
    assert static_assets(tmp_path, Assets(Held(tmp_path)), {}).paths["a.js"] != before["a.js"]


def test_code_of_others_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, "vendor/c.css", "a { b: url(d.svg) } /* theirs */\n")
    write(tmp_path, "vendor/d.svg", "<svg/>")
    assert published(tmp_path)["static/vendor/c.css"] == "a { b: url(d.svg) } /* theirs */\n"


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.js", "// why\nimport { b } from './weg.js';\n", "layouts/static/a.js:2:"),
        ("a.css", '@import "weg.css" layer(b);\n', "layouts/static/a.css:1:1: "),
        ("a.js", "import { b } from './a.js';\n", "layouts/static/a.js:1:"),
        ("a.css", '@import "a.css";\n', "layouts/static/a.css:1:1: "),
    ],
)
def test_an_import_that_leads_nowhere_or_round_is_told(tmp_path: Path, name: str, text: str, place: str) -> None:
    write(tmp_path, name, text)
    write(tmp_path, "b.css", '@import "a.css";\n')
    with pytest.raises(InvalidContentError) as caught:
        static_assets(tmp_path, Assets(Held(tmp_path)), {})
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize("name", ["a.js", "a.css"])
def test_text_that_is_no_utf_8_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, b"\xff\xfe")
    with pytest.raises(InvalidContentError, match=f"layouts/static/{name}:1:1: .* geen UTF-8"):
        static_assets(tmp_path, Assets(Held(tmp_path)), {})
