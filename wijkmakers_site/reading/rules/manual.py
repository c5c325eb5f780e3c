"""The manual's section on all messages, from their codes and from the rules' examples.

`python -m wijkmakers_site.reading.rules.manual` writes it into `content/LEESMIJ.md`, between the two marks there; a
test says so when that was forgotten.
"""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.problems.codes import CODES
from wijkmakers_site.reading.rules.examples import EXAMPLES
from wijkmakers_site.reading.rules.registry import WARNINGS

BEGIN, END = "<!-- meldingen:begin -->", "<!-- meldingen:einde -->"
_OTHER_WARNINGS = {"WM340", "WM341", "WM342", "WM343", "WM345", "WM346", "WM606"}


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
    if example := EXAMPLES.get(code):
        lines += [f"- goed: {example.good}", f"- fout: {example.bad}", ""]
    return lines


def main() -> None:
    manual = Path("content/LEESMIJ.md")
    manual.write_text(with_messages(manual.read_text("utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
