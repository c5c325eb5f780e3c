"""Help while typing: what the language server of VS Code's YAML extension makes of our schemas and settings."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from languageserver import LanguageServer
from sites import REPOSITORY

from wijkmakers_site.model.enums import ProgrammeKind

SETTINGS = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))
NEW = "Is het bestand net nieuw?"
Typing = Callable[[str], tuple[Path, int, int]]


@pytest.fixture(scope="module")
def server(
    node_packages: Callable[[str], Path], program: Callable[[str], str], academy_project: Path
) -> Iterator[LanguageServer]:
    """The language server of the YAML extension, in the academy's project with the repository's settings."""
    script = node_packages("node-yaml") / "yaml-language-server/bin/yaml-language-server"
    started = LanguageServer([program("node"), str(script), "--stdio"], academy_project, SETTINGS)
    yield started
    started.stop()


@pytest.fixture
def typing(server: LanguageServer, academy_project: Path) -> Typing:
    """Open a new `leergang.yaml` with a text in which `|` is the cursor; gives its file, line and column."""

    def opened(text: str) -> tuple[Path, int, int]:
        file = academy_project / "content/leergangen/proef/leergang.yaml"
        before, _, after = f"titel: Proef\nsamenvatting: Proef.\n{text}".partition("|")
        server.open(file, before + after)
        return file, before.count("\n"), len(before) - before.rfind("\n") - 1

    return opened


def test_an_editor_has_nothing_against_the_content_of_the_academy(
    server: LanguageServer, academy_project: Path
) -> None:
    files = sorted((academy_project / "content").rglob("*.yaml"))
    for file in files:
        server.open(file, file.read_text("utf-8"))
    assert {file.name: problems for file in files if (problems := server.problems(file))} == {}


def test_an_editor_offers_keys(server: LanguageServer, typing: Typing) -> None:
    offered = {item["label"]: item for item in server.at("completion", *typing("|\n"))["items"]}
    assert offered["ondertitel"]["insertText"] == "ondertitel: "
    assert "De zin onder de titel." in offered["ondertitel"]["documentation"]["value"]
    assert "titel" not in offered, "it is there already"


@pytest.mark.parametrize(
    "text",
    [
        "sprekers: [|]",
        "sprekers:\n  - |",
        "modules:\n  - id: a\n    titel: b\n    sprekers: [|]",
        "modules:\n  - id: a\n    titel: b\n    sprekers:\n      - spreker: |",
    ],
)
def test_an_editor_offers_the_speakers_there_are(
    server: LanguageServer, typing: Typing, academy_project: Path, text: str
) -> None:
    offered = {item["label"]: item for item in server.at("completion", *typing(text))["items"]}
    assert {file.stem for file in (academy_project / "content/sprekers").glob("*.yaml")} <= set(offered)
    assert "Hans Boutellier" in str(offered["hans-boutellier"]["documentation"])
    assert not {"null", "true", "false"} & set(offered)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("thema: [|]", {"leren", "meedoen", "veiligheid", "werken", "wonen"}),
        ("soort: |", {str(kind) for kind in ProgrammeKind}),
        ("concept: |", {"ja", "nee"}),
        ("ondertitel: |", set()),
        ("begindatum: |", {"jaar-maand-dag"}),
        ("modules:\n  - id: a\n    tijd: |", {"begin-einde"}),
        ("reeks: |", {"wijkontwikkeling"}),
    ],
)
def test_an_editor_offers_just_what_can_stand_there(
    server: LanguageServer, typing: Typing, text: str, words: set[str]
) -> None:
    assert {item["label"] for item in server.at("completion", *typing(text))["items"]} == words


def test_an_editor_begins_a_module(server: LanguageServer, typing: Typing) -> None:
    offered = server.at("completion", *typing("modules:\n  - |\n"))["items"]
    (new,) = [item["insertText"] for item in offered if item["label"].startswith("nieuw: id, titel, datum")]
    assert re.sub(r"\$\d", "x", new).split("\n")[:3] == ["id: x", "  titel: x", "  datum: x"]


def test_an_editor_explains_in_dutch(server: LanguageServer, typing: Typing) -> None:
    file, _, _ = typing("|")
    explanation = server.at("hover", file, 0, 2)["contents"]["value"]
    assert explanation.split("\n\n")[1].startswith("De titel. Bijvoorbeeld `titel: ")
    assert not re.search("Example|Allowed|Source", explanation)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("ondertitl: x", 2, "Deze sleutel kennen we hier niet. Druk op Ctrl+spatie voor wat hier kan."),
        (
            "prijs:\n  bedrag: 3\n  xyz: 3",
            4,
            "Deze sleutel kennen we hier niet. Hier kan: `bedrag`, `tarieven`, `vroeg`, ",
        ),
        ("modules:\n  - id: a", 3, "`titel` ontbreekt. Vul in, bijvoorbeeld `titel: Kennismaking met elkaar`."),
        ("soort: cursus", 2, "Kies `leergang`, `traineeship`, `workshop`, `lezing`, "),
        ("begindatum: 19-09-2024", 2, "Schrijf een datum die bestaat als jaar-maand-dag, zoals `2024-09-19`."),
        ("begindatum: 2025-02-30", 2, "Schrijf een datum die bestaat als jaar-maand-dag, zoals `2024-09-19`."),
        ("begindatum: 31 februari 2025", 2, "Schrijf een datum die bestaat als jaar-maand-dag, zoals `2024-09-19`."),
        ("modules:\n  - id: a\n    titel: b\n    tijd: 13.00", 5, "Schrijf begin-einde, zoals `13:00-19:30`."),
        ("sprekers:\n  - niemand", 3, f"Deze spreker kennen we niet. {NEW}"),
        ("sprekers: niemand", 2, f"Deze spreker kennen we niet. {NEW}"),
        ("thema: [leren, niets]", 2, "Dit thema staat niet in `content/site.yaml`."),
        ("opdrachtgever: niemand", 2, f"Deze organisatie kennen we niet. {NEW}"),
        ("labels: {a: b}", 2, "Vul hier gewone tekst in, of haal de regel weg."),
        ("groepen: a", 2, "Hier hoort een lijst. Begin elk onderdeel op een eigen regel met `- `."),
        ("prijs: 3", 2, "Hier horen sleutels met een waarde, zoals `bedrag`, `tarieven` of `vroeg`."),
    ],
)
def test_an_editor_flags_a_mistake_once_in_dutch_at_its_line(
    server: LanguageServer, typing: Typing, text: str, line: int, message: str
) -> None:
    file, _, _ = typing(f"{text}\n")
    problems = [(problem["range"]["start"]["line"], problem["message"]) for problem in server.problems(file)]
    assert [(at, text[: len(message)]) for at, text in problems] == [(line, message)]


def test_the_lock_of_the_server_names_no_host() -> None:
    assert "://" not in (REPOSITORY / "tests/node-yaml/package-lock.json").read_text("utf-8")
