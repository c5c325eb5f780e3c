"""Entries and rows of which one may be another: weighed together, because what one takes another cannot have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from functools import cached_property

from wijkmakers_site.calendars.ledger.identity.assignment import best_pairs
from wijkmakers_site.calendars.ledger.identity.doubts import Doubt, DoubtKind, Pair, Pairing
from wijkmakers_site.calendars.ledger.identity.evidence import Name, gain, has_taken_place, name
from wijkmakers_site.calendars.ledger.identity.likeness import vouched
from wijkmakers_site.calendars.ledger.planned_entry import PlannedEntry, is_day, module_of
from wijkmakers_site.calendars.ledger.rows import Row
from wijkmakers_site.values import dataclass

_LARGEST = 80  # entries that are weighed against each other: more than any programme has that is not made anew
_Gains = Mapping[int, Mapping[int, int]]


def components(
    plans: Sequence[PlannedEntry], rows: Sequence[Row], used: Set[str], today: datetime
) -> Iterator[Component]:
    """The parts of one programme that have nothing to do with each other."""
    gains = _gains(plans, rows, today)
    wanted: dict[int, list[int]] = defaultdict(list)
    for plan, row_gains in gains.items():
        for row in row_gains:
            wanted[row].append(plan)
    seen: set[int] = set()
    for first in gains:
        if first not in seen:
            group = _reached(first, gains, wanted)
            seen |= group
            reached = sorted({row for plan in group for row in gains[plan]})
            matrix = [[gains[plan].get(row, 0) for row in reached] for plan in sorted(group)]
            those = [plans[each] for each in sorted(group)]
            yield Component(those, [rows[each] for each in reached], matrix, used, today)


def _gains(plans: Sequence[PlannedEntry], rows: Sequence[Row], today: datetime) -> dict[int, dict[int, int]]:
    """What speaks for a plan and a row, by their places; only what could speak for them at all is looked at."""
    by_module, by_moment = defaultdict(set), defaultdict(set)
    for place, row in enumerate(rows):
        by_module[module_of(row.path)].add(place)
        by_moment[row.entry.begin].add(place)
    found = {}
    for number, plan in enumerate(plans):
        near = by_moment[plan.entry.begin].union(*(by_module[module] for module in plan.modules))
        gains = {place: gain(rows[place], plan, today) for place in sorted(near)}
        found[number] = {place: worth for place, worth in gains.items() if worth}
    return found


def _reached(first: int, gains: _Gains, wanted: Mapping[int, Sequence[int]]) -> set[int]:
    """All plans that want a row that another of them wants."""
    group, ahead = {first}, [first]
    while ahead:
        more = {plan for row in gains[ahead.pop()] for plan in wanted[row]} - group
        group |= more
        ahead += more
    return group


@dataclass()
class Component:
    """The `gains` of all pairs of `plans` and `rows`, in their order. `used` are the id paths that content has; what
    ended before `today` (UTC) is over.
    """

    plans: list[PlannedEntry]
    rows: list[Row]
    gains: list[list[int]]
    used: Set[str]
    today: datetime

    def decide(self, pairing: Pairing) -> None:
        """Add to `pairing` what its plans continue, and what is to be asked."""
        pairs = self.known if len(self.plans) > _LARGEST else best_pairs(self.gains)
        others = [plan for plan, row in self.known.items() if pairs.get(plan) != row]
        by_ids = any(self._is_moved(plan) for plan in others)
        if by_ids:
            pairs = self.known
        elif others and not any(self._is_another(plan) for plan in others):
            pairing.doubts.append(self._renumbered(others, pairs))
        for plan, row in pairs.items():
            if by_ids or self._is_certain(plan, row, pairing):
                pairing.rows[self.plans[plan].path] = self.rows[row]
        taken = set(pairs.values())
        pairing.replaced |= {row.uid for place, row in enumerate(self.rows) if place not in taken and self._merged(row)}

    @cached_property
    def known(self) -> dict[int, int]:
        """The row that each plan continues by its id alone, where there is one."""
        found: dict[int, int] = {}
        for plan, worth in enumerate(self.gains):
            same = [row for row in range(len(self.rows)) if worth[row] and self._name(plan, row) is Name.SAME]
            if free := [row for row in same if row not in found.values()]:
                found[plan] = max(free, key=worth.__getitem__)
        return found

    def _name(self, plan: int, row: int) -> Name:
        return name(self.rows[row], self.plans[plan])

    def _is_moved(self, plan: int) -> bool:
        """Whether staff say that it is what had its id."""
        return self.plans[plan].answers.moved_from == self.rows[self.known[plan]].entry.first_day

    def _is_another(self, plan: int) -> bool:
        return self.plans[plan].answers.other_than == self.rows[self.known[plan]].entry.first_day

    def _renumbered(self, others: Sequence[int], pairs: Mapping[int, int]) -> Doubt:
        told = tuple(Pair(self.plans[each], self.rows[pairs[each]] if each in pairs else None) for each in others)
        return Doubt(DoubtKind.RENUMBERED, self.plans[others[0]], self.rows[self.known[others[0]]], told)

    def _is_certain(self, plan: int, row: int, pairing: Pairing) -> bool:
        """Whether an entry goes on with a row; what only its id, or everything but its id, says is asked."""
        planned, known, said = self.plans[plan], self.rows[row], self._name(plan, row)
        other = planned.answers.other_than == known.entry.first_day
        if said is Name.NONE:
            if other:
                pairing.replaced.add(known.uid)
            elif plan in self.known:  # one of those that got other ids, which is asked of all together
                pairing.explained.add(known.path)
            elif known.path not in self.used and not is_day(known.path) and not is_day(planned.path):
                pairing.doubts.append(Doubt(DoubtKind.RENAMED, planned, known))
            return not other
        # What is over stays as it is, whatever content says of it by now: nothing can come to mean another thing.
        is_over = has_taken_place(known, self.today)
        if said is not Name.SAME or is_over or vouched(known.entry, planned.entry):
            return True
        if planned.answers.moved_from == known.entry.first_day:
            return True
        pairing.replaced.add(known.uid)
        if not other:
            pairing.doubts.append(Doubt(DoubtKind.ANOTHER, planned, known))
        return False

    def _merged(self, row: Row) -> bool:
        """Whether staff say with `voorheen` that its module is another one by now."""
        return not is_day(row.path) and any(
            row.path in plan.modules and row.path.rpartition("/")[2] != module_of(plan.path).rpartition("/")[2]
            for plan in self.plans
        )
