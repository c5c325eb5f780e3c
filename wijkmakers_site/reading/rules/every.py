"""The list of rules: what holds between files, each under the code of its message (`codes.CODES`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules import dates, identities, references

Rule = Callable[[Content], Iterator[Problem]]

ERRORS: Mapping[str, Rule] = {
    "WM201": references.unknown_speaker,
    "WM202": references.unknown_venue,
    "WM203": references.unknown_organisation,
    "WM204": references.unknown_theme,
    "WM205": references.unknown_group,
    "WM206": references.unknown_image,
    "WM207": references.unknown_menu_target,
    "WM208": references.part_of_itself,
    "WM210": dates.end_before_start,
    "WM211": dates.outside_programme,
    "WM212": dates.time_without_day,
    "WM213": dates.missing_hour,
    "WM214": dates.sessions_in_order,
    "WM215": dates.too_long,
    "WM220": identities.duplicate_id,
    "WM221": identities.former_id_in_use,
    "WM222": identities.reserved_page,
    "WM223": identities.reserved_module,
    "WM224": identities.prose_without_module,
    "WM225": identities.reason_missing,
}
WARNINGS: Mapping[str, Rule] = {}
EVERY: Mapping[str, Rule] = {**ERRORS, **WARNINGS}


def broken_rules(content: Content) -> Iterator[Problem]:
    """What the rules say, errors and warnings."""
    for code, rule in EVERY.items():
        for problem in rule(content):
            yield replace(problem, code=code, warning=code in WARNINGS)
