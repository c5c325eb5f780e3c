"""Words as a part of an address."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode (NFKD) does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def as_id(title: str) -> str:
    """An id from a title: "Één dag in Selwerd" -> "een-dag-in-selwerd"; empty where it has no letters or digits."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
