"""Who goes with whom: of all ways to pair some with others, one that gains the most together."""

from __future__ import annotations

from collections.abc import Sequence

_NEVER = 1 << 60  # more than any way costs


def best_pairs(gains: Sequence[Sequence[int]]) -> dict[int, int]:
    """The columns of rows of `gains`: at most one each, and the most gain together; of equal ways always the same one.

    `gains[row][column]` >= 0 is what a pair is worth; one that is worth nothing is none. All rows have one length.
    """
    if not gains or not gains[0]:
        return {}
    if len(gains) > len(gains[0]):  # every row gets a column, so there must be enough of them
        turned = best_pairs(list(zip(*gains, strict=True)))
        return {row: column for column, row in turned.items()}
    assignment = _Assignment(gains)
    for row in range(len(gains)):
        assignment.admit(row)
    return {row: column for row, column in assignment.column_of.items() if gains[row][column]}


class _Assignment:
    """The Hungarian method (Kuhn 1955) in the form with prices, rows² · columns steps.

    Rows come in one by one. Each takes the cheapest way to a free column: it may take one from another row, which takes
    one from the next. A pair costs what it does not gain, and that counts against a price of its row and one of its
    column, which are such that no pair costs less than nothing: so the cheapest way is found as Dijkstra finds one.
    """

    def __init__(self, gains: Sequence[Sequence[int]]) -> None:
        self.gains = gains
        self.columns = range(len(gains[0]))
        self.row_prices, self.column_prices = [0] * len(gains), [0] * len(self.columns)
        self.column_of: dict[int, int] = {}
        self.row_of: dict[int, int] = {}

    def admit(self, newcomer: int) -> None:
        """Give a row a column."""
        self.row_prices[newcomer] = min(-self.gains[newcomer][each] - self.column_prices[each] for each in self.columns)
        column, before = self._cheapest_way(newcomer)
        row = -1
        while row != newcomer:
            row = before[column]
            given_up = self.column_of.get(row, -1)
            self.column_of[row], self.row_of[column] = column, row
            column = given_up

    def _cheapest_way(self, newcomer: int) -> tuple[int, list[int]]:
        """The free column at its end, and for each column the row that would take it. Prices go along."""
        distances, before = [_NEVER] * len(self.columns), [-1] * len(self.columns)
        passed: list[int] = []
        row, walked = newcomer, 0
        while True:
            for column in self.columns:
                cost = walked - self.gains[row][column] - self.row_prices[row] - self.column_prices[column]
                if column not in passed and cost < distances[column]:
                    distances[column], before[column] = cost, row
            # The first of equal ones: the order of content decides then.
            nearest = min((each for each in self.columns if each not in passed), key=distances.__getitem__)
            walked = distances[nearest]
            if nearest not in self.row_of:
                break
            passed.append(nearest)
            row = self.row_of[nearest]
        self.row_prices[newcomer] += walked
        for column in passed:
            self.row_prices[self.row_of[column]] += walked - distances[column]
            self.column_prices[column] -= walked - distances[column]
        return nearest, before
