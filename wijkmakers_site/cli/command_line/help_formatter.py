"""How help and usage are laid out, at little cost for a run that shows neither."""

from __future__ import annotations

import argparse
import os

_COLUMNS = 80  # where there is no terminal


def help_formatter(prog: str) -> argparse.HelpFormatter:
    """As argparse makes one for each option, which to measure the terminal imports half a dozen kinds of archives: a
    twentieth of a run that finds nothing changed.
    """
    try:
        width = int(os.environ.get("COLUMNS") or os.get_terminal_size(1).columns)
    except (ValueError, OSError):  # it is no terminal
        width = _COLUMNS
    return _HelpFormatter(prog, width=max(width, 1) - 2)


class _NoColours:
    def __getattr__(self, _name: str) -> str:
        return ""


class _HelpFormatter(argparse.HelpFormatter):
    """Without the colours of Python 3.14 and newer: to look whether there are any, 3.14 takes a sixth of a run that
    finds nothing changed, and a mistake that is told in a file would have them too.
    """

    _theme = _NoColours()
    _decolor = staticmethod(str)

    def _set_color(self, *_color: object, **_file: object) -> None:
        pass
