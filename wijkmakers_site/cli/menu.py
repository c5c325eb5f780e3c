"""The menu of who starts `build.py` with a double click on Windows: a window of its own, which stays open.

Only Python's own library is used: the menu stands before anything is installed.
"""

from __future__ import annotations

import ctypes
import ntpath
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

_CHOICES = (
    ("Bekijk de site (stoppen: Ctrl+C)", ("serve", "--open")),
    ("Kijk alles na", ("check",)),
    ("Wat merken deelnemers?", ("diff",)),
    ("Publiceer", ("publish",)),
)
_QUERY_LIMITED_INFORMATION = 0x1000  # of winnt.h: enough to ask for the name of a program, also of another user's


def was_double_clicked() -> bool:
    """Whether this window was opened for us and closes with us.

    `PROMPT` does not tell: cmd.exe sets it, PowerShell and Git Bash do not. The number of programs that share the
    window does not either: a double click gives two where the launcher `py` starts Python, and so does typing
    `python build.py` in cmd.exe. Who those are does: where all of them are Python, nobody has a prompt to go back to.
    """
    if os.environ.get("CI") or not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        return False
    programs = _programs_in_window()
    return bool(programs) and all(name.startswith("py") for name in programs)


def _is_terminal(stream: Any) -> bool:
    return stream is not None and stream.isatty()


def _programs_in_window() -> list[str]:
    """The names of the programs in this window, in small letters: ["py.exe", "python.exe"]; [] where nobody knows."""
    try:
        windows = vars(ctypes)["windll"].kernel32
        ids = (ctypes.c_uint32 * 64)()
        return [_program(windows, id) for id in ids[: windows.GetConsoleProcessList(ids, 64)]]
    except (KeyError, OSError, AttributeError):
        return []


def _program(windows: Any, id: int) -> str:
    """The name of the program with an id; "" where Windows does not tell."""
    process = windows.OpenProcess(_QUERY_LIMITED_INFORMATION, False, id)  # noqa: FBT003  # the function's own form
    if not process:
        return ""
    name, size = ctypes.create_unicode_buffer(1024), ctypes.c_uint32(1024)
    told = windows.QueryFullProcessImageNameW(process, 0, name, ctypes.byref(size))
    windows.CloseHandle(process)
    return ntpath.basename(name.value).lower() if told else ""


def show(carry_out: Callable[[Sequence[str]], int]) -> None:
    """Ask what to do, do it, and ask again, until somebody stops; `carry_out` gives the exit code of a command."""
    while (words := _chosen()) is not None:
        print()
        try:
            code = carry_out(words)
        except SystemExit as stop:  # it was said already why nothing can be done
            code = int(stop.code or 0)
        except KeyboardInterrupt:  # both we and the command hear of it: that is how one leaves the preview
            code = 0
        print("\nKlaar." if not code else "\nEr is nog iets te doen: lees wat hierboven staat.")


def _chosen() -> Sequence[str] | None:
    """The words of the command that was chosen; None for who wants to stop."""
    print("\nWat wil je doen?")
    for number, (title, _) in enumerate(_CHOICES, 1):
        print(f"  {number}  {title}")
    print(f"  {len(_CHOICES) + 1}  Stoppen")
    while True:
        try:
            answer = input("Typ een cijfer en druk op Enter: ").strip()
        except (EOFError, KeyboardInterrupt):
            return None
        if answer == str(len(_CHOICES) + 1):
            return None
        if answer.isdecimal() and 1 <= int(answer) <= len(_CHOICES):
            return _CHOICES[int(answer) - 1][1]
