"""What people type in a text that shows as text or breaks: each is told at its place, and code may hold all of it.

`prose_mistakes.txt` holds the mistakes: `%%%` and a name, the text, and behind `=>` what is said of it. After a change
of words, `PYTHONPATH=. python tests/test_prose_mistakes.py` writes it anew, to be read in full before it is kept.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from dutch import english
from sites import DAY, minimal, write

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.rules.registry import RULES, broken_rules
from wijkmakers_site.reading.walk.reader import Reader

FILE = Path(__file__).with_name("prose_mistakes.txt")


def _mistakes() -> Iterator[tuple[str, str, list[str]]]:
    """(name, text, what is said of it)."""
    for block in re.split(r"^%%% ", FILE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, *lines = block.split("\n")
        text = "\n".join(line for line in lines if not line.startswith("=> "))
        yield name, text, [line.removeprefix("=> ") for line in lines if line.startswith("=> ")]


MISTAKES = {name: (text, told) for name, text, told in _mistakes()}

# Each of these looks a little like a mistake.
GOOD = {
    "sums and notes": "Het is 3 * 4 meter. Dat kost 450 euro*, voor alle collega*s.",
    "names with underscores": "Het bestand heet een_naam_met_streepjes, het account @wijk_makers.",
    "emphasis": "**a**, *b*, ***c***, __d__, _e_, **f *g* h**, **[i](/agenda/)**, *`j`*.",
    "a hard-wrapped paragraph": (
        "Een sterke wijk maak je samen, met iedereen die er woont en werkt, en\n"
        "Daarom is er Wijkmakers, de academie voor dorps- en wijkontwikkeling in\n"
        "Groningen en omgeving."
    ),
    "lines that break": "Wijkmakers  \nMolenpad 1  \n9711 AB Groningen",
    "numbers and dates": "In 2024 kwamen er 12.500 bezoekers.\n2024. Dat was het jaar.\nHet begint om 13.30 uur.",
    "a dash in a sentence": "De wijk – en dat is mooi –\nis van iedereen.",
    "lists": "- een\n  - a\n    - x\n- twee\n\n1. een\n2. twee",
    "tables": "| Naam | Dag |\n|:--|--:|\n| Jet \\| Jan | maandag |\n\nA | B\n--|--\n1 | 2",
    "words with a bar": "Kies: koffie | thee.",
    "times and ratios": "Van 10:00:30 tot 11:00, in een verhouding van 1:2:3. Let op: dit geldt.",
    "brackets": "De wijk [sic] is groot (zie boven) [en mooi].",
    "references": "Zie [Platform31][p], [KAW] en [LEF][].\n\n[p]: https://p.nl/\n[kaw]: https://k.nl/\n[lef]: https://l.nl/",
    "lines across": "Tekst.\n\n---\n\nMeer.\n\n***\n\nNog meer.",
    "a heading by a line below": "Voor wie\n--------\n\nVoor iedereen.",
    "bold at the beginning": "**Let op:** dit gaat door.\n\n**Dit is een hele zin, en die is vet.**",
    "addresses": "[a](https://p.nl/a_b/(x)?p=1#k) <https://k.nl/> <a@b.nl> [b](mailto:a@b.nl) [c](tel:+31501234567)",
    "forms and meetings": (
        "[aa](https://forms.office.com/e/x) [bb](https://teams.microsoft.com/l/meetup-join/x) "
        "[cc](https://docs.google.com/forms/d/e/x/viewform)"
    ),
    "HTML": '<span lang="en">community</span>, H<sub>2</sub>O, <abbr title="x">y</abbr>, 5 < 6 en 7 > 6, a<b.',
    "entities": "Wonen &amp; werken, caf&eacute;, 5 &euro;, AT&T, &copy; wij",
    "notes": "Een zin.[^a] En nog een.[^2]\n\n[^a]: De noot.\n[^2]: De tweede.\n\n    Met nog een alinea.",
    "two short lines": "Wijkmakers\nde academie",
    "code": "    git push --force\n\nTyp `**niet vet**` of ``een ` accent``.",
}  # fmt: skip


def told_of(root: Path, texts: Iterable[str]) -> list[list[Problem]]:
    """What is said of each text, when each is a page of one site."""
    write(minimal(root), "content/beelden/plein.jpg", b"")
    for at, text in enumerate(texts):
        write(root, f"content/paginas/p{at}.yaml", "titel: Proef\n")
        write(root, f"content/paginas/p{at}.md", text.encode())
    found = defaultdict[str, list[Problem]](list)
    for problem in sorted(broken_rules(Reader(root / "content", DAY).read(), RULES)):
        found[problem.path].append(problem)
    return [found[f"content/paginas/p{at}.md"] for at, _ in enumerate(texts)]


@pytest.fixture(scope="module")
def mistakes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Problem]]:
    told = told_of(tmp_path_factory.mktemp("mistakes"), [text for text, _ in MISTAKES.values()])
    return dict(zip(MISTAKES, told, strict=True))


def _line(problem: Problem) -> str:
    return f"{problem.code} {problem.line}:{problem.column} {problem.message} {problem.cure}"


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_text_is_told_once_at_its_place(name: str, mistakes: Mapping[str, list[Problem]]) -> None:
    _, told = MISTAKES[name]
    assert told
    assert list(map(_line, mistakes[name])) == told
    assert [problem for problem in mistakes[name] if english(problem) or not problem.cure] == []


def test_what_only_looks_like_a_mistake_is_not_told(tmp_path: Path) -> None:
    told = told_of(tmp_path, GOOD.values())
    assert {name: list(map(_line, each)) for name, each in zip(GOOD, told, strict=True) if each} == {}


@pytest.mark.parametrize(
    "around", [("~~~~\n", "\n~~~~\n"), ("<!--\n", "\n-->\n"), ("- punt\n\n  ````\n", "\n  ````\n")]
)
def test_code_and_comments_may_hold_every_mistake(tmp_path: Path, around: tuple[str, str]) -> None:
    # A comment ends at the first `-->`, and begins at the last `<!--` before it.
    held = [text for text, _ in MISTAKES.values() if "<!--" not in text or "<!--" not in around[0]]
    texts = [f"Zo doe je dat:\n\n{around[0]}{text.strip()}{around[1]}" for text in held]
    told = told_of(tmp_path, texts)
    assert {text: list(map(_line, each)) for text, each in zip(held, told, strict=True) if each} == {}


def test_what_a_cure_says_to_write_is_right_itself(tmp_path: Path, mistakes: Mapping[str, list[Problem]]) -> None:
    """`/agenda/` and `https://…` are addresses, and stand in a link; one row is no table yet."""
    cures = {problem.cure for each in mistakes.values() for problem in each}
    cures = {match[1] for cure in cures if (match := re.match(r"Schrijf `([^|].+?)`", cure))}
    texts = [f"Zie [de woorden]({cure})." if re.match(r"/|https?:", cure) else cure for cure in sorted(cures)]
    told = told_of(tmp_path, texts)
    assert {text: list(map(_line, each)) for text, each in zip(texts, told, strict=True) if each} == {}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = told_of(Path(folder), [text for text, _ in MISTAKES.values()])
    blocks = (
        f"%%% {name}\n{text.rstrip()}\n" + "".join(f"=> {_line(problem)}\n" for problem in each)
        for (name, (text, _)), each in zip(MISTAKES.items(), told, strict=True)
    )
    FILE.write_text("".join(blocks), "utf-8")


if __name__ == "__main__":
    main()
