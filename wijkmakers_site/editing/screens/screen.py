"""The screens that staff see in the preview alone: HTML of the templates beside this file, with a script and a style.

They lie here and not in `layouts/`: nothing of them may come into `output/`, and no template maker can break them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from wijkmakers_site.regex import regex
from wijkmakers_site.text.words import dutch
from wijkmakers_site.text.words.quotation import typeset

FOLDER = Path(__file__).parent
_CODE = regex("`([^`]+)`")
SCREENS = "/_voorbeeld/"  # no page of the site can have this address: ids hold no `_`


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"counted": dutch.counted, "first_up": dutch.first_up, "marked": _marked, "typeset": typeset}
    environment.globals["screens"] = SCREENS
    return environment


def _marked(text: str) -> Markup:
    """A Dutch sentence whose `code` between backticks becomes code of the page."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


def screen(name: str, **values: object) -> str:
    """The HTML of the template `name`, with `values` escaped in it."""
    return _environment().get_template(name).render(values)
