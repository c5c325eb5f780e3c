"""The list of rules: what holds between files."""

from __future__ import annotations

from wijkmakers_site.problems import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules import dates, identities, references

EVERY = (
    references.unknown_speaker,
    references.unknown_venue,
    references.unknown_organisation,
    references.unknown_theme,
    references.unknown_group,
    references.unknown_image,
    references.unknown_menu_target,
    references.part_of_itself,
    dates.end_before_start,
    dates.outside_programme,
    dates.time_without_day,
    dates.missing_hour,
    dates.sessions_in_order,
    dates.too_long,
    identities.duplicate_id,
    identities.former_id_in_use,
    identities.reserved_page,
    identities.reserved_module,
    identities.prose_without_module,
    identities.reason_missing,
)


def broken_rules(content: Content) -> list[Problem]:
    return [problem for rule in EVERY for problem in rule(content)]
