"""How long a programme lasts, in words (`duur`), beside what its modules say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.rules.days.slots import MAIN_KINDS, is_over
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import WEEKDAYS, listing

_NUMBERS = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien",
)  # fmt: skip
_COUNTED = regex(
    r"\b([0-9]{1,2}|" + "|".join(_NUMBERS) + r") (?:[a-z]+e )?"
    r"(modules?|bijeenkomst(?:en)?|dagdelen|middagen|avonden|ochtenden|dagen|lessen|sessies|workshops|lezingen|keer)\b"
)
_WEEKDAY = regex(r"\b(" + "|".join(WEEKDAYS) + r")(?:en|s)?(?:ochtend|middag|avond)?(?:en|s)?\b")


def not_as_long(content: Content) -> Iterator[Problem]:
    """The words of `duur` say the days of the week and the number of modules that the dates show."""
    for programme in content.programmes:
        record = programme.record
        unread = programme.lost(("modules",)) or any(path[:1] == ("modules",) for path in programme.document.lost)
        if record.duration and not unread and not is_over(record, content.day):
            words = record.duration.lower()
            yield from _weekdays(programme, words)
            yield from _number(programme, words)


def _weekdays(programme: FiledRecord[ProgrammeRecord], words: str) -> Iterator[Problem]:
    said = {WEEKDAYS.index(match[1]) for match in _WEEKDAY.finditer(words)}
    days = [module.day or module.sessions[0].day for module in _main(programme.record) if module.day or module.sessions]
    other = [day for day in days if day and day.weekday() not in said]
    # One of several on another day is told where it stands (`planning.other_weekday`); so many are another plan.
    if said and other and 2 * len(other) > len(days):
        usual = Counter(day.weekday() for day in other).most_common(1)[0][0]
        named = listing([WEEKDAYS[number] for number in sorted(said)])
        message = f"Volgens `duur` is het op {named}, maar {len(other)} van de {len(days)} modules niet."
        cure = f"Verbeter de data. Of schrijf hier `{WEEKDAYS[usual]}`."
        yield programme.problem(("duur",), message, cure)


def _number(programme: FiledRecord[ProgrammeRecord], words: str) -> Iterator[Problem]:
    """Only where all that will come stands there: with a date, and none announced beside it."""
    record, match = programme.record, _COUNTED.search(words)
    if not match:
        return
    said = int(match[1]) if match[1].isdecimal() else _NUMBERS.index(match[1]) + 1
    if match[2].startswith("module") and record.announced_modules not in (None, said):
        message = f"Volgens `duur` zijn het er {said}, volgens `aantal_modules` {record.announced_modules}."
        yield programme.problem(("duur",), message, "Verbeter een van de twee.")
        return
    main = _main(record)
    dated = [module for module in main if module.day or module.sessions]
    if len(main) < 2 or dated != main or record.dates_to_follow or record.announced_modules:
        return
    counted = {len(main), sum(len(module.sessions) or 1 for module in main), len(record.modules)}
    counted |= {len([module for module in main if module.state is None or not module.state.is_off])}
    counted |= {len([module for module in main if module.kind == "module"])}
    if said not in counted:
        message = f"Volgens `duur` zijn het er {said}, maar hier staan {len(main)} modules."
        yield programme.problem(("duur",), message, "Verbeter `duur`, of zet de andere modules erbij.")


def _main(record: ProgrammeRecord) -> list[ModuleRecord]:
    return [module for module in record.modules if module.kind in MAIN_KINDS]
