"""The manual's list of all fields, from the one declaration of each.

`python -m wijkmakers_site.reading.schema.reference` writes it into `content/LEESMIJ.md`, between the two marks there;
a test says so when that was forgotten.
"""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.records import RECORDS

BEGIN, END = "<!-- velden:begin -->", "<!-- velden:einde -->"


def reference() -> str:
    """Markdown: a section a kind of file, and one below it for every list or group of keys in it."""
    return "\n".join(part for kind, record in RECORDS.items() for part in _section(f"`{kind.path('…')}`", record, 3))


def with_reference(manual: str) -> str:
    """The manual with the present list between its marks."""
    before, _, rest = manual.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def _section(title: str, record: type[Record], level: int) -> list[str]:
    rows = []
    for key, field in record.fields.items():
        duty = " (verplicht)" if field.required else ""
        rows.append(f"| `{key}`{duty} | {field.explanation} | `{field.example}` |")
    lines = [f"{'#' * level} {title}", "", "| sleutel | wat het is | voorbeeld |", "|---|---|---|", *rows, ""]
    for key, field in record.fields.items():
        if field.inner:
            lines += _section(f"`{key}`", field.inner, min(level + 1, 6))
    return lines


def main() -> None:
    manual = Path("content/LEESMIJ.md")
    manual.write_text(with_reference(manual.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
