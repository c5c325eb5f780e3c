"""Choices that follow from a seed: the same on every machine and in every year."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class SeededRandom:
    """Built on `Random.random()` alone: the one method of which Python promises that its numbers never change."""

    def __init__(self, seed: str) -> None:
        self._random = Random(seed).random  # noqa: S311  # a drawing keeps no secrets

    def pick(self, options: Sequence[T]) -> T:
        """One of `options`, each as likely."""
        return options[int(self._random() * len(options))]

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random() * (high - low + 1))

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self._random() * 100 < percent
