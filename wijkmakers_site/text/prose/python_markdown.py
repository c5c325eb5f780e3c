"""A text as Python-Markdown must get it, where that library reads it otherwise than its writer meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import BACKTICK_RE, LINK_RE
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from wijkmakers_site.regex import regex
from wijkmakers_site.text.prose.lines import DELIMITER_ROW, Line, LineKind, lines_of

_APOSTROPHES = regex(r"(?<![\w'])\\?'(?=(?:s|t|n|r|k|m|er|[0-9]{2})\b)", re.IGNORECASE)
_PICTURES = regex(r"\s*(?:!\[[^\[\]]*\]\([^()]*(?:\([^()]*\)[^()]*)*\)\s*)+")
# What each pattern of the library for parts of a line has in it, and each of those for quotes and dots: one of these
# letters, for which one look is a tenth of the work, or of the words behind them.
_MARKS = regex(r"[\\`\[!<&*_'\"\x02]"), ("  \n", "...")
_QUOTES = regex(r"['\"]"), ("...",)
# Patterns of the library that look behind at every letter of a line; these find the same where a mark stands.
_QUICKER = {BACKTICK_RE: r"(?:(\\(?<!\\\\)\\(?:\\{2})*)(?=`+)|`(?<!\\`))", LINK_RE: r"\[(?<!!\[)"}
_TAB = "    "  # what the library takes for one level


class Preparation(Preprocessor):
    """Between the library's own steps: after it dropped what could pass for one of its marks, before it looks at HTML.

    Code between fences is put away as HTML, so that nothing in it is read as Markdown.
    """

    PRIORITY = 25  # `normalize_whitespace` has 30, `html_block` 20

    def run(self, lines: list[str]) -> list[str]:
        return list(_Writer(lines_of("\n".join(lines)), self._put_away).lines())

    def _put_away(self, code: str) -> str:
        return str(self.md.htmlStash.store(f"<pre><code>{escape(code, quote=False)}\n</code></pre>"))


class PlainTexts(Treeprocessor):
    """Takes the texts of a page without any of the `marks` out of what is done next: the library would look in each for
    every pattern that it knows, which is more than half of its work.
    """

    def __init__(self, markdown: Markdown, marks: tuple[re.Pattern[str], tuple[str, ...]]) -> None:
        super().__init__(markdown)
        self._letters, self._words = marks

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and self._is_plain(element.text):
                element.text = AtomicString(element.text)
            if element.tail and self._is_plain(element.tail):
                element.tail = AtomicString(element.tail)

    def _is_plain(self, text: str) -> bool:
        return not self._letters.search(text) and not any(word in text for word in self._words)


def converter(footnotes: Mapping[str, object]) -> Markdown:
    """What converts any text, with these options for its notes."""
    # By their names the library would look for them among all that is installed, which takes as long as some texts do.
    extensions = [
        TableExtension(),
        SaneListExtension(),
        SmartyExtension(smart_dashes=False),
        FootnoteExtension(**footnotes),
    ]
    markdown = Markdown(extensions=extensions, output_format="html")
    # A backslash before any of these is gone in CommonMark (2.4), and so in what other programs write.
    markdown.ESCAPED_CHARS.extend("'\"~$@^=%&,/:;?")
    for pattern in markdown.inlinePatterns:
        if quicker := _QUICKER.get(pattern.pattern):
            pattern.compiled_re = re.compile(quicker, re.DOTALL)
    markdown.preprocessors.register(Preparation(markdown), "preparation", Preparation.PRIORITY)
    markdown.treeprocessors.register(PlainTexts(markdown, _MARKS), "plain", 21)  # `inline` has 20
    markdown.treeprocessors.register(PlainTexts(markdown, _QUOTES), "unquoted", 7)  # `smarty` has 6
    return markdown


class _Writer:
    """`_depth` and `_mark` are those of the last list item, `_loose` that a paragraph of it stood apart."""

    def __init__(self, lines: list[Line], put_away: Callable[[str], str]) -> None:
        self._lines = lines
        self._put_away = put_away
        self._depth = 0
        self._marks = dict[int, str]()
        self._loose = False

    def lines(self) -> Iterator[str]:
        code: list[str] = []  # the lines since a fence
        before = LineKind.BLANK
        for at, line in enumerate(self._lines):
            if line.kind is LineKind.FENCED:
                code.append(line.text)
            elif line.kind is LineKind.FENCE_END:
                yield from self._code(line, code)
                code = []
            elif line.kind is not LineKind.FENCE:
                if self._stands_apart(at, line, before):
                    yield ""
                yield self._broken(self._written(line))
            before = line.kind
        if code:  # nobody ended it
            yield from self._code(self._lines[-1], code)
            yield ""

    def _code(self, fence: Line, code: list[str]) -> Iterator[str]:
        while code and not code[-1].strip():  # the library adds some at the end of the text
            code = code[:-1]
        indent = min((len(text) - len(text.lstrip(" ")) for text in code if text.strip()), default=0)
        shift = min(indent, 4 * fence.depth)
        yield ""
        yield _TAB * fence.depth + self._put_away("\n".join(text[shift:] for text in code))
        yield ""
        self._loose = fence.depth > 0

    def _stands_apart(self, at: int, line: Line, before: LineKind) -> bool:
        """Whether a blank line must stand above: the library would take it for more of what is there."""
        if line.kind is LineKind.ITEM:
            other_list = self._marks.get(line.depth, "") not in ("", _mark(line))
            return before is LineKind.TEXT or (before is not LineKind.BLANK and (self._loose or other_list))
        if line.kind is LineKind.TEXT and before is LineKind.TEXT:
            if any(_PICTURES.fullmatch(each.text) for each in (line, self._lines[at - 1])):
                return True  # a picture on a line of its own has a caption below it
            below = self._lines[at + 1].text.strip() if at + 1 < len(self._lines) else ""
            return "|" in line.text and "|" in below and bool(DELIMITER_ROW.fullmatch(below)) and not line.opens
        return False

    def _broken(self, text: str) -> str:
        """A line that ends in a backslash breaks there (CommonMark, 6.7), as one with two spaces does."""
        return f"{text[:-1]}  " if text.endswith("\\") and not text.endswith("\\\\") else text

    def _written(self, line: Line) -> str:
        if line.kind.is_code:
            return line.text
        text = _APOSTROPHES.sub("’", line.text) if "'" in line.text else line.text
        if line.kind is LineKind.ITEM:
            self._depth, self._loose = line.depth, False
            self._marks = {depth: mark for depth, mark in self._marks.items() if depth < line.depth}
            self._marks[line.depth] = _mark(line)
            return _TAB * (line.depth - 1) + text.lstrip()
        if line.kind is LineKind.MORE and line.opens:
            self._loose = True
            return _TAB * line.depth + text.lstrip()
        if line.kind is LineKind.MORE and self._depth > 1:
            return _TAB * (self._depth - 1) + text.lstrip()
        return text


def _mark(line: Line) -> str:
    """What kind of list an item is of."""
    return "1" if line.text.strip()[0].isdigit() else "-"
