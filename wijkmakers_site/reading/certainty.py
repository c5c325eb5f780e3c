"""Which warnings can be given although other things are wrong: those whose facts are all there."""

from __future__ import annotations

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.source.document import DataPath

# Of what nobody names: that is sure once every file that might name it could be read.
_OF_ALL_FILES = {"WM320", "WM321", "WM322"}
_OF_WHOLE_RECORD = {"concept", "status"}  # on these depends whether anything of a programme is to come at all


class Certainty:
    """Asks of each warning whether what it says is sure. `whole`: every file could be read, to its last value."""

    def __init__(self, content: Content, *, whole: bool) -> None:
        self._whole = whole
        filed = content.every_file()
        self._partial = {each.document.path: each for each in filed if each.partial}

    def is_sure(self, warning: Problem) -> bool:
        if warning.code in _OF_ALL_FILES:
            return self._whole
        filed = self._partial.get(warning.path)
        return filed is None or not any(_affects(lost, _path_of(warning, filed)) for lost in filed.document.lost)


def _path_of(warning: Problem, filed: FiledRecord[Record]) -> DataPath:
    """The path of the value, or the key, at the place of a warning."""
    place = warning.place[1:]
    document = filed.document
    found = [path for places in (document.values, document.keys) for path, at in places.items() if at == place]
    return max(found, key=len, default=())


def _affects(lost: DataPath, at: DataPath) -> bool:
    """Whether a warning at the path `at` may owe itself to the value that is not known at `lost`.

    What stands in a module is judged by that module; what stands at the top of a file, by all that stands there.
    """
    if len(lost) >= 2 and len(at) >= 2:
        return lost[:2] == at[:2]
    return len(lost) < 2 and (len(at) < 2 or lost in {(key,) for key in _OF_WHOLE_RECORD})
