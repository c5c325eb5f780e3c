"""Words of a state in a title, such as "AFGELAST - Avond".

Words alone say nothing: "Volwaardig meedoen" and "Een geannuleerde toekomst?" are titles. What tells is how they stand
there: before or behind a dash, in brackets, behind "let op", in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from wijkmakers_site.model.enums import State
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading import states
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import is_over
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass


class Meaning(Enum):
    """What words in a title say; the value is a pattern of all that say so."""

    OFF = (
        r"(?:(?:gaat|ging) )?(?:helaas |toch )*niet door|komt te vervallen|vervallen|vervalt"
        r"|(?:is |wordt )?(?:helaas )?(?:afgelast|geannuleerd|gecanceld|gecancelled|cancelled|canceled|afgezegd)"
    )
    LATER = r"(?:is |wordt )?(?:helaas )?uitgesteld|nieuwe datum volgt"
    MOVED = r"(?:is |wordt )?(?:verplaatst|verschoven|verzet(?= naar))"
    OTHER = r"(?:nieuwe|andere|gewijzigde) (?:datum|dag|tijd|tijden|locatie|zaal|plek)"
    MAYBE = r"onder voorbehoud|o\.?v\.?b\.?|voorlopig|optie|nog niet zeker"
    FULL = r"vol|volgeboekt|volzet|uitverkocht|geen plek(?:ken)? meer"
    DRAFT = r"concept"


class _Mark(Enum):
    """What sets a part of a title apart from the rest."""

    BRACKETS = 1
    DASH = 2
    COLON = 3
    COMMA = 4
    CALLING = 5  # "let op" before it


_ALWAYS = frozenset({_Mark.BRACKETS, _Mark.DASH, _Mark.CALLING})
# In small letters. "Andere tijden - vijftig jaar wijk" and "Concept: de stad" are titles.
_MARKS = {
    Meaning.OFF: _ALWAYS | {_Mark.COLON},
    Meaning.LATER: _ALWAYS | {_Mark.COLON},
    Meaning.MOVED: _ALWAYS,
    Meaning.OTHER: frozenset({_Mark.BRACKETS, _Mark.CALLING}),
    Meaning.MAYBE: frozenset({_Mark.BRACKETS, _Mark.DASH}),
    Meaning.FULL: frozenset({_Mark.BRACKETS, _Mark.DASH}),
    Meaning.DRAFT: frozenset({_Mark.BRACKETS}),
}
_TRAIL = r"(?:[!.?*]+|[,:;.!] ?.*| (?:naar|tot|wegens|vanwege|door|om|op|i\.?v\.?m\.?|in verband)\b.*)?"
_SAID = {meaning: regex(f"(?:{meaning.value}){_TRAIL}", re.IGNORECASE) for meaning in Meaning}
_BRACKETS = regex(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_BETWEEN = regex(r"(?P<dash>\s*[–—|]+\s*|\s+-+\s*|-+\s+)|(?P<colon>\s*[:!]+\s+)|(?P<comma>,\s+)")
_CALLING = regex(r"(?:let op|nb|n\.b\.|belangrijk|update)\b\W*", re.IGNORECASE)
# Without anything that sets them apart: what nobody writes for another reason.
_ANYWHERE = (
    (Meaning.OFF, regex(r"\b(?:AFGELAST|GEANNULEERD|GECANCELD|VERVALT|GAAT NIET DOOR)\b")),
    (Meaning.OFF, regex(r"\b(?:gaat (?:helaas )?niet door|komt te vervallen)[!.]*$", re.IGNORECASE)),
    (Meaning.OFF, regex(r"\bis (?:helaas )?(?:afgelast|geannuleerd)[!.]*$", re.IGNORECASE)),
    (Meaning.LATER, regex(r"\bUITGESTELD\b")),
    (Meaning.MOVED, regex(r"\b(?:verplaatst|verschoven|verzet) naar (?:[a-z]+dag\b|\d).*$", re.IGNORECASE)),
    (Meaning.FULL, regex(r"\b(?:VOLGEBOEKT|UITVERKOCHT)\b|\bVOL[!.]*$")),
)
_IN_ANYWHERE = (  # in capitals, one of the words of each
    "AFGELAST", "GEANNULEERD", "GECANCELD", "VERVAL", "NIET DOOR", "UITGESTELD", " NAAR ", "VOL", "UITVERKOCHT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a title, and what sets it apart."""

    text: str
    marks: frozenset[_Mark]


def state_in(title: str) -> tuple[Meaning, str] | None:
    """What a title says of a state, and the words that say so; None where it says nothing of one."""
    for part in _parts(title):
        for meaning, said in _SAID.items():
            in_capitals = part.text.upper() == part.text and part.marks
            if (in_capitals or part.marks & _MARKS[meaning]) and said.fullmatch(part.text):
                return meaning, part.text
    capitals = title.upper()
    if not any(word in capitals for word in _IN_ANYWHERE):  # a first look
        return None
    found = ((meaning, pattern.search(title)) for meaning, pattern in _ANYWHERE)
    return next(((meaning, match[0]) for meaning, match in found if match), None)


def _parts(title: str) -> Iterator[_Part]:
    for brackets in _BRACKETS.finditer(title):
        yield _Part(_CALLING.sub("", brackets[1].strip(), count=1), frozenset({_Mark.BRACKETS}))
    title = _BRACKETS.sub(" ", title).strip(" *!")
    start, before = 0, set[_Mark]()
    marks: list[re.Match[str] | None] = [*_BETWEEN.finditer(title), None]
    for match in marks:
        end = match.start() if match else len(title)
        behind = {_Mark[(match.lastgroup or "").upper()]} if match else set()
        text = title[start:end].strip()
        bare = _CALLING.sub("", text, count=1) if _CALLING.match(text) else text
        calling = {_Mark.CALLING} if bare != text else set()
        yield _Part(bare.strip(" *!"), frozenset(before | behind | calling))
        # "LET OP: gaat niet door": the call is a part of its own, and holds for the next.
        before = behind | (calling if not bare else set())
        start = match.end() if match else end


@dataclass(frozen=True, slots=True)
class _Title:
    """A `text` that is to come, at `at` in the file of its `programme`, of something of which staff say `state`."""

    programme: FiledRecord[ProgrammeRecord]
    at: DataPath
    text: str
    state: State


def state_in_title(content: Content) -> Iterator[Problem]:
    """A title is a title: whether something takes place calendars, lists and machines learn from `status`."""
    for title in _titles(content):
        if found := state_in(title.text):
            meaning, words = found
            message, cure = _told(meaning, title)
            yield title.programme.problem(title.at, f'In de titel staat "{words}"{message}', cure)


def _titles(content: Content) -> Iterator[_Title]:
    """Of programmes, modules and days that are public and not over."""
    for programme in content.programmes:
        record = programme.record
        if record.draft or is_over(record, content.day):
            continue
        yield _Title(programme, ("titel",), record.title, states.of_programme(record)[0])
        for index, module in enumerate(record.modules):
            last = module.last_day or module.day
            if module.state is State.DRAFT or (last and last < content.day):
                continue
            at: DataPath = ("modules", index)
            yield _Title(programme, (*at, "titel"), module.title, states.of_module(record, module)[0])
            for place, session in enumerate(module.sessions):
                if session.title and (session.last_day or session.day) >= content.day:
                    state = states.of_session(record, module, session)[0]
                    yield _Title(programme, (*at, "bijeenkomsten", place, "titel"), session.title, state)


_STATES = {Meaning.OFF: State.CANCELLED, Meaning.LATER: State.POSTPONED, Meaning.MAYBE: State.TENTATIVE}

# By the length of the title's path: of a programme, a module, a day.
_HIDDEN = {
    1: "Zet erbij: `concept: ja`.",
    3: "Zet erbij: `status: concept`.",
    5: "Zet een `#` voor de regels van deze dag.",
}


def _told(meaning: Meaning, title: _Title) -> tuple[str, str]:
    """The rest of the message, and the cure."""
    state, registration = _STATES.get(meaning), title.programme.record.registration
    if state is title.state or (meaning is Meaning.FULL and registration and registration.full):
        return ".", "Haal het uit de titel: dat staat er al vanzelf bij."
    match meaning:
        case Meaning.OFF | Meaning.LATER:
            message = ", maar volgens de `status` gaat dit gewoon door."
            return message, f"Haal het uit de titel. Zet erbij: `status: {state}` en een `reden`."
        case Meaning.MAYBE:
            message = ", maar volgens de `status` is dit zeker."
            return message, f"Haal het uit de titel. Zet erbij: `status: {state}`."
        case Meaning.MOVED | Meaning.OTHER:
            cure = "Haal het uit de titel, en verbeter zo nodig `datum`, `tijd` of `locatie`."
            return ". Wie de agenda volgt, ziet een wijziging vanzelf.", cure
        case Meaning.FULL:
            cure = "Haal het uit de titel. Zet bij `aanmelden` van de leergang: `vol: ja`."
            return ", maar bij `aanmelden` niet.", cure
        case Meaning.DRAFT:
            return ", maar iedereen kan dit zien.", f"Haal het uit de titel. {_HIDDEN[len(title.at)]}"
