"""Asks whether something took place (WM346): it is over, and content says something else of it than calendars did."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.model import academy
from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.text import dutch


def ask_after_the_past(read: academy.Site, shown: academy.Site, known: set[str]) -> Iterator[Question]:
    """`read` is the site as content says it, `shown` with what is over as it was (`as_it_was`). `known` are the ids of
    the programmes that were ever published.
    """
    for old, new in zip(read.programmes, shown.programmes, strict=True):
        for said, was in zip(old.modules, new.modules, strict=True):
            for before, after in zip(said.sessions, was.sessions, strict=True):
                if before.state.is_off == after.state.is_off or (before.state.is_off and old.id in known):
                    continue
                title = f'"{said.title}" ({dutch.when(before)})'
                place = FieldPlace(old.id, said.id, before.id, "datum")
                yield Question("WM346", *(_was_off(title) if after.state.is_off else _never_shown(title)), place, "")


def _was_off(title: str) -> tuple[str, str]:
    return (
        f"{title} is als geannuleerd gepubliceerd en nu voorbij: op de site blijft dat zo.",
        "Zet erbij: `status: geannuleerd` en de `reden`. Ging het toch door? Zet erbij: `status: gepland`.",
    )


def _never_shown(title: str) -> tuple[str, str]:
    return (
        f"Of {title} doorging, staat nergens: de site zegt nu van wel.",
        "Zet erbij: `status: gepland`. Ging het niet door? Zet erbij: `status: geannuleerd`.",
    )
