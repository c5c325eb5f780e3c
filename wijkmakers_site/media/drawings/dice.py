"""Choices that follow from an id: the same on every machine, in every year."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Throws that `seed` alone decides. `apart` gives a part its own, so that a change in one leaves others be."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._numbers: list[int] = []
        self._rounds = 0

    def _throw(self) -> int:
        if not self._numbers:
            digest = sha256(f"{self._seed}\0{self._rounds}".encode()).digest()
            self._rounds += 1
            self._numbers = [int.from_bytes(digest[start : start + 4]) for start in range(0, 32, 4)]
        return self._numbers.pop()

    def apart(self, name: str) -> Dice:
        return Dice(f"{self._seed}/{name}")

    def pick(self, options: Sequence[T]) -> T:
        return options[self._throw() % len(options)]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """`count` different ones, in any order."""
        left = list(options)
        return [left.pop(self._throw() % len(left)) for _ in range(count)]

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + self._throw() % (high - low + 1)

    def chance(self, percent: int) -> bool:
        return self._throw() % 100 < percent
