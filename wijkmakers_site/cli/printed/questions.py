"""Questions to somebody at a terminal."""

from __future__ import annotations


def answer(question: str) -> bool:
    """What somebody at a terminal says; who closes the input says no."""
    said = ""
    while said not in ("j", "ja", "n", "nee"):
        try:
            said = input(question).strip().lower()
        except EOFError:
            said = "nee"
    return said in ("j", "ja")
