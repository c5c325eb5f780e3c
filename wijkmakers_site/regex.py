"""`regex(...)` is `re.compile(...)` for the top of a module: it is compiled when it is used for the first time.

To compile all our regular expressions took a quarter of the time that a build imports, and a build after a change uses
one in three of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The regular expression `text`. A mistake in it is raised at first use, and by `tests/test_start.py`.

    Functions of `re` do not take it as a `re.Pattern`: ask the pattern itself (`pattern.sub`).
    """
    return cast("re.Pattern[AnyStr]", Regex(text, flags))


class Regex:
    """What is asked of it stands in the instance from then on, so that using it costs no more than a `re.Pattern`."""

    def __init__(self, text: Any, flags: int) -> None:
        self.written = text, flags

    def __getattr__(self, name: str) -> Any:  # asked for what is not there yet alone
        if name.startswith("__"):  # `copy` and `pickle` ask for methods that there may be
            raise AttributeError(name)
        found = getattr(re.compile(*self.written), name)  # `re` keeps it for the next method that is asked for
        setattr(self, name, found)
        return found
