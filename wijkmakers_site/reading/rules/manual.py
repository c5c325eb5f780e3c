"""The manual's section on all messages, from their codes and from the examples in the rules' docstrings.

`python -m wijkmakers_site.reading.rules.manual` writes it into `content/LEESMIJ.md`, between the two marks there; a
test says so when that was forgotten.
"""

from __future__ import annotations

import re
from inspect import getdoc
from pathlib import Path

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.reading.rules.registry import EVERY, WARNINGS

BEGIN, END = "<!-- meldingen:begin -->", "<!-- meldingen:einde -->"
_EXAMPLES = re.compile(r"Good:(?P<good>.*?)Bad:(?P<bad>.*)", re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_BETWEEN = {
    "with": "met", "without": "zonder", "in": "in", "beside": "naast", "below": "onder", "above": "boven", "and": "en",
}  # fmt: skip
_OTHER_WARNINGS = {"WM340", "WM341"}


def messages() -> str:
    """Markdown: a heading a code, with its anchor, what is behind it, and examples of right and wrong."""
    return "\n".join(line for code in sorted(CODES) for line in _section(code))


def with_messages(manual: str) -> str:
    """The manual with the present list between its marks."""
    before, _, rest = manual.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{messages()}\n{END}{after}"


def _section(code: str) -> list[str]:
    title, explanation = CODES[code]
    kind = "Waarschuwing" if code in WARNINGS or code in _OTHER_WARNINGS else "Fout"
    lines = [f'<a id="{code.lower()}"></a>', "", f"### {code}: {title}", "", f"{kind}. {explanation}", ""]
    found = _EXAMPLES.search(getdoc(EVERY[code]) or "") if code in EVERY else None
    if found and "`" in found["good"] and "`" in found["bad"]:
        lines += [f"- goed: {_shown(found['good'])}", f"- fout: {_shown(found['bad'])}", ""]
    return lines


def _shown(examples: str) -> str:
    """What stands in backticks, and in Dutch the single word that may stand between two of them."""
    parts = _CODE.split(examples)
    shown = [f"`{code}`" for code in parts[1::2]]
    between = [f" {_BETWEEN[word.strip()]} " if word.strip() in _BETWEEN else ", " for word in parts[2:-1:2]]
    return "".join(part for pair in zip(shown, [*between, ""], strict=True) for part in pair)


def main() -> None:
    manual = Path("content/LEESMIJ.md")
    manual.write_text(with_messages(manual.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
