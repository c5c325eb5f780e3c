"""Which row of the ledger each planned entry continues: by its id where nothing speaks against it, else by evidence.

A pure function of rows and plans. A UID never comes to mean another meeting unasked: where only the id fits, the entry
is a new one until staff say that it is the same. Most programmes have nothing to decide, and cost a look at each path.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from wijkmakers_site.calendars.ledger.identity.component import components
from wijkmakers_site.calendars.ledger.identity.doubts import Doubt, DoubtKind, Pairing
from wijkmakers_site.calendars.ledger.identity.evidence import has_taken_place
from wijkmakers_site.calendars.ledger.identity.likeness import Fit, places
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry, module_of, programme_of
from wijkmakers_site.calendars.ledger.rows import Row


def paired(rows: Iterable[Row], plans: Sequence[PlannedEntry], today: datetime, renamed: Mapping[str, str]) -> Pairing:
    """`today` (UTC): what ended before it is over. `renamed`: a programme's former id -> its present one."""
    pairing = Pairing()
    left: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.end, row.uid)):
        left[row.path].append(row)
    loose = []
    for plan in plans:
        untouched = [row for row in left.get(plan.path, ()) if _is_untouched(row, plan)]
        if untouched:
            pairing.rows[plan.path] = untouched[-1]
            left[plan.path].remove(untouched[-1])
        else:
            loose.append(plan)
    if loose:
        used = {plan.path for plan in plans}
        for plans_there, rows_there in _by_programme(loose, left, set(map(module_of, used)), renamed):
            for component in components(plans_there, rows_there, used, today):
                component.decide(pairing)
            for plan in plans_there:
                if plan.path not in pairing.rows:
                    _again(plan, left.get(plan.path, ()), pairing, today)
    return pairing


def _is_untouched(row: Row, plan: PlannedEntry) -> bool:
    """Whether all that tells one meeting from another is as it was."""
    old, new = row.entry, plan.entry
    same = old.title == new.title and old.begin == new.begin and old.group == new.group
    return same and places(old, new) is not Fit.OTHER


def _by_programme(
    loose: Iterable[PlannedEntry], left: Mapping[str, list[Row]], present: set[str], renamed: Mapping[str, str]
) -> Iterator[tuple[list[PlannedEntry], list[Row]]]:
    """The entries of each programme, with the rows that they may continue: its own, and those of modules that moved."""
    plans: dict[str, list[PlannedEntry]] = defaultdict(list)
    moved: dict[str, str] = {}
    for plan in loose:
        programme = programme_of(plan.path)
        plans[programme].append(plan)
        moved |= dict.fromkeys(plan.modules - present, programme)
    rows: dict[str, list[Row]] = defaultdict(list)
    for path, rows_there in left.items():
        home = programme_of(path)
        rows[moved.get(module_of(path), renamed.get(home, home))] += rows_there
    return ((plans_there, rows[programme]) for programme, plans_there in plans.items())


def _again(plan: PlannedEntry, rows: Sequence[Row], pairing: Pairing, today: datetime) -> None:
    """What took place under the id of an entry to come is another meeting, unless staff say that it is this one."""
    if not rows or plan.end <= today:
        return
    used = {row.uid for row in pairing.rows.values()}
    over = [row for row in rows if has_taken_place(row, today) and row.uid not in used]
    if not over:
        return
    known = over[-1]
    if plan.answers.moved_from == known.entry.first_day:
        pairing.rows[plan.path] = known
    elif plan.answers.other_than != known.entry.first_day and not known.superseded:
        pairing.doubts.append(Doubt(DoubtKind.AGAIN, plan, known))
