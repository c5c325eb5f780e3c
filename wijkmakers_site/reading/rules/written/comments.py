"""A `#` behind a text: what follows is a comment, whether or not somebody meant one."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.written.written_values import Written, written_values
from wijkmakers_site.reading.schema.value_types import LINK_TARGET, SITE_ADDRESS, SITE_LINK, WEB_ADDRESS
from wijkmakers_site.regex import regex

_SUPPRESSION = regex(r"#\s*WM[0-9]{3}\b")
_ADDRESSES = (WEB_ADDRESS, LINK_TARGET, SITE_ADDRESS, SITE_LINK)


def comment_in_text(content: Content) -> Iterator[Problem]:
    """A text does not end in a comment that may belong to it; behind a date, a number or an id one is clear."""
    for written in written_values(content):
        if _is_doubtful(written):
            comment = written.how.comment
            message = f'"{comment}" telt als opmerking en komt niet op de site.'
            text = f"{written.joined}{' ' * written.how.gap}{comment}".strip()
            whole = written.on_one_line(text)
            cure = f"Schrijf `{whole}`" if whole else "Zet aanhalingstekens om de hele tekst"
            cure += ", of zet de opmerking op een eigen regel."
            yield written.problem(written.last_line, written.how.comment_column, message, cure)


def _is_doubtful(written: Written) -> bool:
    how, declared = written.how, written.declared
    if not how.comment or how.style or _SUPPRESSION.match(how.comment):
        return False
    glued = not how.comment[1:2].isspace()  # `#2`, `#samen`: who makes a remark types a space
    if how.is_empty:  # a required key says so itself (`validate`)
        return glued and not declared.field.required
    if declared.is_text:
        return glued or how.gap < 2  # two spaces and `# `: set apart as YAML's own examples do
    return glued and declared.type_of_text in _ADDRESSES
