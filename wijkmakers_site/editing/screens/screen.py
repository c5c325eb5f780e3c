"""The screens that staff see in the preview alone: HTML of the templates beside this file, with a script and a style.

They lie here and not in `layouts/`: nothing of them may come into `output/`, and no template maker can break them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from wijkmakers_site.text import dutch

FOLDER = Path(__file__).parent
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
    environment.filters["counted"] = dutch.counted
    environment.globals["screens"] = SCREENS
    return environment


def screen(name: str, **values: object) -> str:
    """The HTML of the template `name`, with `values` escaped in it."""
    return _environment().get_template(name).render(values)
