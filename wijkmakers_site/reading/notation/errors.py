"""A text that cannot be read, with what is known of what was meant."""

from __future__ import annotations

from datetime import date


class NotationError(ValueError):
    """`message` says what is wrong with the text, `cure` what to write instead; both Dutch.

    `meant` is what must be written where only one thing can have been meant, else empty. `days` are the days of which
    one was meant where the text leaves open which: files know more of it than a text. `span` is a first and a last day
    where the text names several. `unknown`: it says that nobody knows yet.
    """

    def __init__(
        self,
        message: str,
        cure: str,
        *,
        meant: str = "",
        days: tuple[date, ...] = (),
        span: tuple[date, date] | None = None,
        unknown: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.meant = meant
        self.days = days
        self.span = span
        self.unknown = unknown


def meaning(message: str, meant: str, remark: str = "") -> NotationError:
    """The error of a text that can mean one thing only; with a `remark` of what else it says, it is not certain."""
    return NotationError(message, f"Schrijf `{meant}`.{remark}", meant="" if remark else meant)
