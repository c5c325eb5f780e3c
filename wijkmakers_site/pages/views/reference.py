"""The part of `layouts/README.md` that says what each template gets, from the types of the views.

`python -m wijkmakers_site.pages.views.reference` writes it there, between the two marks; a test says so when that was
forgotten.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

from wijkmakers_site.pages.views import agenda, hall, head, news, pages, parts, programmes

BEGIN, END = "<!-- views:begin -->", "<!-- views:end -->"


def views(module: ModuleType) -> Iterator[type]:
    """The views that a module declares, in order of their names."""
    for _, declared in inspect.getmembers(module, inspect.isclass):
        if is_dataclass(declared) and declared.__module__ == module.__name__:
            yield declared


def template_of(view: type) -> str:
    """The template that draws a view."""
    return f"{view.__name__.lower()}.html"


def reference() -> str:
    """Markdown: a row a template with the fields of its view, and a row for each type that stands in those."""
    pages_of = [*views(programmes), *views(news), *views(agenda), *views(pages), *views(hall)]
    by_template = {template_of(view): view for view in pages_of if (_LAYOUTS / template_of(view)).exists()}
    inner = [view for view in pages_of if view not in by_template.values()]
    rows = [f"| `{template}` | `{view.__name__}` | {_fields(view)} |" for template, view in sorted(by_template.items())]
    further = [f"| `{view.__name__}` | {_fields(view)} |" for view in [*inner, *views(parts), *views(head)]]
    return "\n".join(
        [
            "| template | view | fields |",
            "|---|---|---|",
            *rows,
            "",
            "| in several | fields |",
            "|---|---|",
            *further,
            "",
        ]
    )


_LAYOUTS = Path(__file__).parents[3] / "layouts"


def with_reference(readme: str) -> str:
    """The README with the present tables between its marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def _fields(view: type) -> str:
    """Each field with its type, and the names of what is computed from them."""
    written = [f"`{name}: {of}`".replace("|", "\\|") for name, of in inspect.get_annotations(view).items()]
    computed = [name for name, value in vars(view).items() if isinstance(value, property)]
    asked = [
        f"{name}(…)" for name, value in vars(view).items() if inspect.isfunction(value) and not name.startswith("_")
    ]
    return ", ".join([*written, *(f"`{name}`" for name in [*computed, *asked])]) or "nothing"


def main() -> None:
    readme = _LAYOUTS / "README.md"
    readme.write_text(with_reference(readme.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
