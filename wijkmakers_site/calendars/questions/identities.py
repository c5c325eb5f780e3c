"""Asks whether two meetings are one, and whether a correction of the past is for calendars too: with the line to write.

Each answer is one line of content. Until it stands there, what happens keeps the meaning of every UID, and where that
would call a meeting off by a guess, nothing is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from wijkmakers_site.calendars.entries.entry import Entry
from wijkmakers_site.calendars.fact_words import in_dutch, when
from wijkmakers_site.calendars.ledger.changes import Aspect, FactChange
from wijkmakers_site.calendars.ledger.closed import edits
from wijkmakers_site.calendars.ledger.identity.doubts import Doubt, DoubtKind, Pair
from wijkmakers_site.calendars.ledger.planned_entry import is_day, module_of
from wijkmakers_site.calendars.questions.question import Question
from wijkmakers_site.model.places import FieldPlace
from wijkmakers_site.text.words import dutch

_MOVED, _OTHER, _CORRECTED = "verplaatst_van", "niet_die_van", "agenda_verbeterd"
_BLOCKS = "WM344"
_TOLD_PAIRS = 6  # more of them nobody reads; the first say what is meant


def ask_about(doubts: Iterable[Doubt]) -> Iterator[Question]:
    """A question for each doubt; of what is over one a module."""
    past: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        if doubt.kind is DoubtKind.PAST:
            past[module_of(doubt.plan.path)].append(doubt)
        else:
            code, tell = _QUESTIONS[doubt.kind]
            message, cure = tell(doubt)
            code = _BLOCKS if doubt.blocks else code
            yield Question(code, message, cure, _place(doubt.plan.path), doubt.known.uid, blocks=doubt.blocks)
    for module, of_module in past.items():
        yield Question("WM345", *_past(of_module), _place(module), of_module[0].known.uid)


def _place(path: str) -> FieldPlace:
    """The id of a module or a day: what is to be written belongs below that."""
    _, programme, module, *session = path.split("/")
    return FieldPlace(programme, module, "".join(session), key="id")


def _renamed(doubt: Doubt) -> tuple[str, str]:
    old = _id(doubt.known.path)
    told = _told(doubt.known.entry)
    message = f"De module `{old}` is weg en deze is nieuw: {told} blijft in agenda's dezelfde afspraak."
    return (
        message,
        f"Is het dezelfde? Zet erbij: `voorheen: [{old}]`. Een andere? Dan: `{_line(_OTHER, doubt)}`.",
    )


def _renumbered(doubt: Doubt) -> tuple[str, str]:
    pairs = [_pair(each) for each in doubt.pairs[:_TOLD_PAIRS]]
    more = [f"{len(doubt.pairs) - _TOLD_PAIRS} meer"] if len(doubt.pairs) > _TOLD_PAIRS else []
    message = (
        "Verplaatst of nieuw? Bij deze id's staan nu andere bijeenkomsten. In agenda's wordt het zo: "
        f"{dutch.listing([*pairs, *more])}."
    )
    cure = f"Klopt dat? Zet erbij: `{_line(_OTHER, doubt)}`. Zijn ze verplaatst? Dan: `{_line(_MOVED, doubt)}`."
    return message, cure


def _pair(pair: Pair) -> str:
    day = dutch.short_date(pair.plan.entry.first_day)
    if pair.row is None:
        return f"`{_id(pair.plan.path)}` ({day}) is nieuw"
    return f"`{_id(pair.plan.path)}` ({day}) was `{_id(pair.row.path)}`"


def _another(doubt: Doubt) -> tuple[str, str]:
    message = f"Verplaatst of nieuw? Dit was {_told(doubt.known.entry)}; nu is het {_told(doubt.plan.entry)}."
    off = "" if doubt.known.entry.state.is_off else ", en de oude is geannuleerd"
    cure = (
        f"Is het dezelfde bijeenkomst? Zet erbij: `{_line(_MOVED, doubt)}`. "
        f"Is het een andere{off}? Dan: `{_line(_OTHER, doubt)}`."
    )
    return message, cure


def _again(doubt: Doubt) -> tuple[str, str]:
    message = (
        f"Verplaatst of nieuw? {_told(doubt.known.entry)} is geweest. In agenda's blijft dat staan, en komt dit er als "
        "nieuwe afspraak bij."
    )
    cure = (
        f"Klopt dat? Zet erbij: `{_line(_OTHER, doubt)}`. Is het dezelfde, verplaatst? Dan: `{_line(_MOVED, doubt)}`."
    )
    return message, cure


_QUESTIONS: dict[DoubtKind, tuple[str, Callable[[Doubt], tuple[str, str]]]] = {
    DoubtKind.RENAMED: ("WM340", _renamed),
    DoubtKind.RENUMBERED: ("WM343", _renumbered),
    DoubtKind.ANOTHER: ("WM343", _another),
    DoubtKind.AGAIN: ("WM343", _again),
}


def _past(doubts: Sequence[Doubt]) -> tuple[str, str]:
    """Of all days of a module that are over, in the words of the first."""
    old, new = doubts[0].known.entry, doubts[0].plan.entry
    changed = dutch.listing([_edit(change) for change in edits(old, new)])
    also = f" Zo ook van {dutch.counted(len(doubts) - 1, 'andere dag', 'andere dagen')}." if len(doubts) > 1 else ""
    message = f"{_told(old)} is geweest, dus in agenda's blijft staan wat er stond: {changed}.{also}"
    day = max(doubt.correctable for doubt in doubts if doubt.correctable)
    cure = (
        f"Was dat fout? Zet bij de module: `{_CORRECTED}: {day}`; dan verandert het ook in agenda's. "
        f"Anders: `{_CORRECTED}: nee`."
    )
    return message, cure


def _line(key: str, doubt: Doubt) -> str:
    return f"{key}: {doubt.known.entry.first_day}"


def _id(path: str) -> str:
    """The ids within the programme: of a module, or of it and its day."""
    return "/".join(path.split("/")[2:]) if is_day(path) else path.rpartition("/")[2]


def _told(entry: Entry) -> str:
    return f'"{entry.title}" ({when(entry)})'


def _edit(change: FactChange) -> str:
    """What stands in calendars, and here; of longer texts no more than which."""
    if change.aspect in _LONG:
        return _LONG[change.aspect]
    old, new = (in_dutch(fact) or _NONE.get(change.aspect, "niets") for fact in (change.old, change.new))
    if change.aspect is Aspect.TITLE:
        old, new = f'"{old}"', f'"{new}"'
    return f"{old} (hier: {new})"


_LONG = {
    Aspect.ONLINE: "de link van toen",
    Aspect.SUMMARY: "de samenvatting van toen",
    Aspect.PARTS: "de onderdelen van toen",
    Aspect.PREPARATION: "de voorbereiding van toen",
}
_NONE = {Aspect.PLACE: "geen locatie", Aspect.SPEAKERS: "geen sprekers", Aspect.REASON: "geen reden"}
