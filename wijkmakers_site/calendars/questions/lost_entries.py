"""Asks what became of entries that people have and content names no more (WM340), where its cause stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.fact_words import when
from wijkmakers_site.calendars.ledger.planned_entry import is_day
from wijkmakers_site.calendars.ledger.rows import Ledger, Row
from wijkmakers_site.calendars.questions.causes import Cause, Lost, find_lost
from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.model import academy
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words import dutch

_PLAIN = regex(r"[^\W\d_][\w .'’()–-]*(?<![ .'])")  # what YAML takes for a text within braces, whatever stands in it
_WORDS = frozenset({"ja", "nee", "yes", "no", "true", "false", "null", "on", "off"})


def ask_after_entries(before: Ledger, after: Ledger, site: academy.Site) -> Iterator[Question]:
    """One question a cause. `site` is as content has it, with its concepts."""
    for lost in find_lost(before, after, site):
        message, cure = _TOLD[lost.cause](lost, _module_rows(lost.rows[0], before))
        yield Question("WM340", message, cure, lost.place, lost.rows[0].uid)


def _module_rows(row: Row, before: Ledger) -> list[Row]:
    """All entries of its module, those that have been too, in order of time."""
    module = row.path.split("/")[:3]
    rows = [each for each in before.rows.values() if each.path.split("/")[:3] == module and not each.superseded]
    return sorted(rows, key=lambda each: (each.entry.sort_key, each.uid))


def _what(rows: tuple[Row, ...]) -> str:
    """Title and moment, or how many there are and those of the first."""
    first = f'"{rows[0].entry.title}" ({when(rows[0].entry)})'
    return first if len(rows) == 1 else f"{dutch.counted(len(rows), 'afspraak', 'afspraken')}, zoals {first},"


def _ids(row: Row) -> list[str]:
    return row.path.split("/")[1:]


_Told = Callable[[Lost, list[Row]], tuple[str, str]]
_SEEN = "deelnemers zien {} nu als geannuleerd."
_OR_CANCELLED = "Gaat het niet door? Maak er `status: geannuleerd` van, met een `reden`."


def _programme_draft(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    message = f"De leergang is weer een concept: {_SEEN.format(_what(lost.rows))}"
    return message, f"Gaat het door? Haal `concept: ja` weg. {_OR_CANCELLED}"


def _module_draft(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    message = f"De module is weer een concept: {_SEEN.format(_what(lost.rows))}"
    return message, f"Gaat het door? Haal `status: concept` weg. {_OR_CANCELLED}"


def _module_gone(lost: Lost, rows: list[Row]) -> tuple[str, str]:
    id = _ids(lost.rows[0])[1]
    message = f"De module `{id}` is weg: {_SEEN.format(_what(lost.rows))}"
    return message, f"Gaat het niet door? Zet de module terug: `- {_module(rows)}`. {_renamed(lost.rows[0])}"


def _replaced(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    message = f"Dit id is nu van een andere bijeenkomst: {_SEEN.format(_what(lost.rows))}"
    return message, f"Gaat die niet door? Zet die erbij: `- {_module([*lost.rows])}`."


def _renamed(row: Row) -> str:
    programme, module = _ids(row)[:2]
    return f"Heet de module nu anders, of is die verhuisd? Zet daarbij: `voorheen: [{programme}/{module}]`."


def _module_renamed(lost: Lost, rows: list[Row]) -> tuple[str, str]:
    assert lost.new
    (programme, module, *_), new_programme = _ids(lost.rows[0]), _ids(lost.new)[0]
    old = module if programme == new_programme else f"{programme}/{module}"
    message = f"De module `{old}` is weg en deze is nieuw: {_SEEN.format(_what(lost.rows))}"
    cure = f"Is het dezelfde? Zet erbij: `voorheen: [{old}]`. Anders zet je de oude terug: `- {_module(rows)}`."
    return message, cure


def _programme_gone(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    id = _ids(lost.rows[0])[0]
    message = f"De leergang `{id}` is weg: {_SEEN.format(_what(lost.rows))}"
    cure = (
        "Gaat het niet door? Zet de map terug, met `status: geannuleerd` en een `reden` in `leergang.yaml`. "
        f"Heet de leergang nu anders? Zet daarbij: `voorheen: [{id}]`."
    )
    return message, cure


def _programme_renamed(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    id = _ids(lost.rows[0])[0]
    message = f"De leergang `{id}` is weg en deze is nieuw: {_SEEN.format(_what(lost.rows))}"
    cure = f"Is het dezelfde? Zet erbij: `voorheen: [{id}]`. Anders zet je de map van de oude terug."
    return message, cure


def _day_gone(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    row = lost.rows[0]
    message = f"De dag {_what(lost.rows)} is weg: deelnemers zien die nu als geannuleerd."
    return message, f"Gaat die niet door? Zet de dag terug: `- {_day(row)}`."


def _day_renamed(lost: Lost, _rows: list[Row]) -> tuple[str, str]:
    row = lost.rows[0]
    message = f"De dag {_what(lost.rows)} is weg en deze is nieuw: deelnemers zien de oude als geannuleerd."
    cure = f"Is het dezelfde? Maak er `{_ids(row)[2]}` van. Anders zet je de oude terug: `- {_day(row)}`."
    return message, cure


_TOLD: dict[Cause, _Told] = {
    Cause.REPLACED: _replaced,
    Cause.PROGRAMME_GONE: _programme_gone,
    Cause.PROGRAMME_RENAMED: _programme_renamed,
    Cause.PROGRAMME_DRAFT: _programme_draft,
    Cause.MODULE_GONE: _module_gone,
    Cause.MODULE_RENAMED: _module_renamed,
    Cause.MODULE_DRAFT: _module_draft,
    Cause.DAY_GONE: _day_gone,
    Cause.DAY_RENAMED: _day_renamed,
}
_OFF = "status: geannuleerd, reden: De spreker is ziek"


def _module(rows: list[Row]) -> str:
    """A module as YAML that brings its entries back as cancelled: those facts that participants see."""
    first, day, id = rows[0].entry, is_day(rows[0].path), _free(rows[0], _ids(rows[0])[1])
    titles = {each.entry.title for each in rows}
    title = first.title if len(titles) == 1 else first.title.partition(": ")[0]
    venues = {each.entry.venue for each in rows}
    facts = [f"id: {id}", f"titel: {_text(title)}"]
    facts += [] if day else list(_moment(first))
    facts += [f"locatie: {venue}" for venue in venues if venue and len(venues) == 1]
    facts += [f"sprekers: [{', '.join(speaker.id for speaker in first.speakers)}]"] if first.speakers else []
    facts.append(_OFF)
    if day:
        facts.append(f"bijeenkomsten: [{', '.join(_bare_day(each) for each in rows)}]")
    return f"{{{', '.join(facts)}}}"


def _bare_day(row: Row) -> str:
    return f"{{id: {_ids(row)[2]}, {', '.join(_moment(row.entry))}}}"


def _day(row: Row) -> str:
    return f"{{id: {_free(row, _ids(row)[2])}, {', '.join(_moment(row.entry))}, {_OFF}}}"


def _free(row: Row, id: str) -> str:
    """The id that it had, or one that nothing else has by now."""
    return f"{id}-vervallen" if row.superseded else id


def _moment(entry: Entry) -> Iterator[str]:
    yield f"datum: {entry.first_day}"
    if entry.last_day != entry.first_day:
        yield f"einddatum: {entry.last_day}"
    if entry.hours:
        yield f"tijd: {entry.hours.start:%H:%M}-{entry.hours.end:%H:%M}"


def _text(text: str) -> str:
    """A text as it may stand within braces in YAML."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
