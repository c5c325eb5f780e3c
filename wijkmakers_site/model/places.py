"""Where a field of a programme stands, said by ids: for what knows the model, and not the files."""

from __future__ import annotations

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """The field `key` of a programme, of a module of it, or of a day of that, each named by its id; "" for none.

    Without `key` it is the whole of it.
    """

    programme: str
    module: str = ""
    session: str = ""
    key: str = ""
