"""Files of `layouts/`: how they are read, and what is said of one that cannot be."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.conflict import conflict

FOLDER = "layouts/"  # what problems and compiled templates call the folder, wherever the project lies
_TEXTS = (".html", ".css", ".js", ".svg", ".txt")
_MAX_BYTES = 5_000_000  # the largest font we know of is a fifth of it


def read_layout(layouts: Path, name: str) -> bytes:
    """The content of the file `name` below `layouts/`. Raises FileNotFoundError where there is none, and
    InvalidContentError for one that cannot be used.
    """
    try:
        content = read_plain(layouts / name, layouts, _MAX_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(name) from None
    except OddFileError as error:
        message, cure, code = error.message, error.cure, "WM016"
    except TooLargeError as error:
        message = f"Dit bestand is te groot ({error.size // 1_000_000} MB)."
        cure, code = f"Houd het onder {_MAX_BYTES // 1_000_000} MB.", "WM001"
    except OSError:
        message, cure, code = "Dit bestand gaat niet open.", "Controleer of het van jou is.", "WM001"
    else:
        if name.endswith(_TEXTS) and (told := conflict(f"{FOLDER}{name}", content.decode("utf-8", "replace"))):
            raise InvalidContentError([told])
        return content
    raise InvalidContentError([Problem(f"{FOLDER}{name}", 1, 1, message, cure, code)])
