"""What can be told of a site although some of its files are wrong: the rest of it is made, and judged, all the same."""

from __future__ import annotations

from dataclasses import replace

from wijkmakers_site.asked import Compared, ask
from wijkmakers_site.calendars.history.as_it_was import as_it_was
from wijkmakers_site.calendars.ledger.identity.doubts import DoubtKind
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.files.text_cache import TextCache
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.load import Reading
from wijkmakers_site.reading.sound_part import SoundPart, sound_part
from wijkmakers_site.render import Settings, judge


def judge_beside(reading: Reading, ledger: Ledger, settings: Settings) -> list[Problem]:
    """What is wrong with all that is sound in what was read, and what is asked of it.

    Of what hangs on files that are wrong nothing is said: an entry of a programme that cannot be read is not lost.
    """
    sound = sound_part(reading.content, reading.errors, ledger.moved)
    if sound is None:
        return []
    before = _known(ledger, sound)
    site = as_it_was(sound.site, before, settings.day)
    with TextCache(settings.cache) as text_cache:
        problems, settled = judge(site, before, settings, text_cache, sound.texts, sound.knows)
    if sound.left_out:  # whether what is over was changed, or lacks a speaker whose file is wrong, cannot be told
        settled = replace(settled, doubts=tuple(each for each in settled.doubts if each.kind is not DoubtKind.PAST))
    return [*problems, *ask(Compared(sound.site, site, settings.day, before, settled), reading, ledger)]


def _known(ledger: Ledger, sound: SoundPart) -> Ledger:
    """The ledger without what it holds of that which cannot be read."""
    rows = {uid: row for uid, row in ledger.rows.items() if sound.knows(f"{row.path}/")}
    addresses = {path: is_gone for path, is_gone in ledger.addresses.items() if sound.knows(path)}
    return replace(ledger, rows=rows, addresses=addresses)
