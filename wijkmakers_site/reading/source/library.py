"""The library that reads YAML, of which nothing is used here but the events of libyaml.

For what it can do besides it compiles a dozen regular expressions when it is imported. One holds nearly every letter
that there is, and takes a third of the import; here they wait until somebody uses them.
"""

from __future__ import annotations

import re

from wijkmakers_site.regex import regex

_compile = re.compile
re.compile = regex  # type: ignore[assignment]
try:
    import yaml
finally:
    re.compile = _compile

__all__ = ["yaml"]
