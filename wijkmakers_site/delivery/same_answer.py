"""What a verb said last, where nothing that it goes by has changed: `check` and `diff` write nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.files.committed import committed
from wijkmakers_site.files.plain import read_plain

# Beside content, layouts and program: what git and the site in `output/` remember of the calendars. The pages there do
# not count, so that a build between two checks costs the second one nothing.
_LEDGER = "content/agenda.lock"
_REMEMBERED = ("publicatie.json", ".agenda.lock")
_MAX_BYTES = 100_000_000


def same_answer(root: Path, question: str, answer: Callable[[], Any]) -> Any:
    """What `answer` gives, which must be good for JSON, or what it gave when the same was asked of the same files.

    `question` is a verb and all that decides its answer besides those files, such as the day. What `answer` raises is
    not kept: whoever makes mistakes is about to change something.
    """
    # Who could write into the cache that CI took over could say there that all is well; and there all files are new.
    if os.environ.get("CI") == "true":
        return json.loads(json.dumps(answer()))
    key = f"{question} {_calendar_memory(root)}"
    freshness = Freshness(root, key, f"{question.partition(' ')[0]}.json", outputs=())
    if (said := freshness.unchanged()) is not None:
        return json.loads(said)
    freshness.begin()
    # By way of JSON this time too: so both roads give the same types.
    said = json.dumps(answer())
    freshness.commit(said)
    return json.loads(said)


def _calendar_memory(root: Path) -> str:
    """A hash of what `refuse_behind` and a publication that was cut off go by."""
    kept = [committed(root / _LEDGER)]
    for name in _REMEMBERED:
        with suppress(OSError):
            kept.append(read_plain(root / "output" / name, root / "output", _MAX_BYTES))
            continue
        kept.append(None)
    return sha256(repr([each and sha256(each).digest() for each in kept]).encode()).hexdigest()
