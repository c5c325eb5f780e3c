"""Calendar files as a test looks at them: by their lines (RFC 5545 section 3.1), and as the library icalendar does."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar, Event
from sites import PROGRAMME, with_layouts, write
from webpage import built

Line = tuple[str, dict[str, str], str]
FEED = "leergangen/proef/agenda.ics"


def logical(content: bytes) -> list[Line]:
    """The unfolded lines as (name, parameters, value); asserts the form of RFC 5545 section 3.1 on the way."""
    assert content.endswith(b"\r\n")
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    physical = content[:-2].split(b"\r\n")
    for each in physical:
        assert each.strip(), "an empty line"
        assert len(each) <= 75, each
        each.decode()  # a fold in the middle of a character would not decode
    return [_parts(each) for each in content[:-2].decode().replace("\r\n ", "").split("\r\n")]


def _parts(line: str) -> Line:
    head, _, value = line.partition(":")
    name, *parameters = head.split(";")
    return name, dict(each.split("=", 1) for each in parameters), value


def events(site: Path, path: str = FEED) -> list[dict[str, Line]]:
    """The lines of each VEVENT by name; asserts that no name occurs twice in one."""
    found: list[dict[str, Line]] = []
    inside = False
    for line in logical((site / path).read_bytes()):
        if line[::2] == ("BEGIN", "VEVENT"):
            found.append({})
            inside = True
        elif line[::2] == ("END", "VEVENT"):
            inside = False
        elif inside:
            assert line[0] not in found[-1], line
            found[-1][line[0]] = line
    return found


def parsed(site: Path, path: str = FEED) -> list[Event]:
    return [each for each in Calendar.from_ical((site / path).read_bytes()).walk() if isinstance(each, Event)]


def project(root: Path, *modules: str, facts: str = "") -> Path:
    """A site whose one programme has these modules, each the text of a YAML mapping."""
    (with_layouts(root) / "content/leergangen/proef/start.md").unlink()
    rows = "".join(f"  - {{{module}}}\n" for module in modules)
    write(root, PROGRAMME, f"titel: Proef\nsamenvatting: Kort.\n{facts}" + (f"modules:\n{rows}" if rows else ""))
    return root


def only(root: Path, module: str, facts: str = "") -> dict[str, Line]:
    """The one entry of a programme with one module."""
    [event] = events(built(project(root, module, facts=facts)))
    return event


DAY_1 = "id: een, titel: De eerste, datum: 2025-01-09, tijd: 13:00-17:00"
