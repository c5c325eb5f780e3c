"""Asks whether something took place (WM346): it is over, and content says something else of it than calendars did."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import State
from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.text.words import dutch


def ask_after_the_past(read: academy.Site, shown: academy.Site, known: set[str], day: date) -> Iterator[Question]:
    """`read` is the site as content says it, `shown` with what is over on `day` as it was (`as_it_was`). `known` are
    the ids of the programmes that were ever published.
    """
    yield from _too_late(read, shown)
    for old, new in zip(read.programmes, shown.programmes, strict=True):
        for said, was in zip(old.modules, new.modules, strict=True):
            for before, after in zip(said.sessions, was.sessions, strict=True):
                if before.state.is_off == after.state.is_off or (before.state.is_off and old.id in known):
                    continue
                title = f'"{said.title}" ({dutch.when(before)})'
                place = FieldPlace(old.id, said.id, before.id, "datum")
                told = _was_off(title, day) if after.state.is_off else _never_shown(title)
                yield Question("WM346", *told, place, "")


def _too_late(read: academy.Site, shown: academy.Site) -> Iterator[Question]:
    """Of a programme, or of a module of several days, that is called off when all of it has taken place."""
    for old, new in zip(read.programmes, shown.programmes, strict=True):
        if old.state.is_off and _took_place(old.modules, new.modules):
            yield Question("WM346", *_has_been("De leergang", old.state), FieldPlace(old.id, key="status"), "")
        elif not old.state.is_off:
            for said, was in zip(old.modules, new.modules, strict=True):
                if said.state.is_off and _took_place((said,), (was,)):
                    place = FieldPlace(old.id, said.id, key="status")
                    yield Question("WM346", *_has_been("De module", said.state), place, "")


def _took_place(read: tuple[academy.Module, ...], shown: tuple[academy.Module, ...]) -> bool:
    """Whether all sessions of modules did, although content says of each that it is off."""
    said = [session for module in read for session in module.sessions]
    is_off = any(module.state.is_off or module.going != module.sessions for module in shown)
    return bool(said) and all(each.state.is_off for each in said) and not is_off


def _has_been(what: str, state: State) -> tuple[str, str]:
    return (
        f"{what} is {state}, maar alles is al geweest en doorgegaan: op de site verandert dat niet.",
        "Haal `status` en `reden` weg. Ging er iets niet door? Zet `status: geannuleerd` bij die dag zelf.",
    )


def _was_off(title: str, day: date) -> tuple[str, str]:
    cure = (
        "Zet erbij: `status: geannuleerd` en de `reden`. Ging het toch door? Zet erbij: `status: gepland`, en bij de "
        f"module: `agenda_verbeterd: {day}`."
    )
    return f"{title} is als geannuleerd gepubliceerd en nu voorbij: op de site blijft dat zo.", cure


def _never_shown(title: str) -> tuple[str, str]:
    return (
        f"Of {title} doorging, staat nergens: de site zegt nu van wel.",
        "Zet erbij: `status: gepland`. Ging het niet door? Zet erbij: `status: geannuleerd`.",
    )
