"""The facts that bear the fixed sentences of a site: read off its files, and never asked of the program, which may be
wrong in the same way as its pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from sentence_sites import Little

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What the files of a little site say: `site` is `site.yaml`, `programmes` are those that visitors see, `keys` are
    all that are written anywhere in it, and `kinds` the folders that hold something.
    """

    little: Little
    site: Tree
    programmes: list[Tree]
    keys: frozenset[str]
    kinds: frozenset[str]

    @property
    def day(self) -> date:
        return date.fromisoformat(self.little.day)

    def own(self, programme: Tree) -> bool:
        return "organisatie" not in self.site or "zij" not in programme.get("organisatoren", ())

    def modules(self, programme: Tree) -> list[Tree]:
        found: list[Tree] = programme.get("modules") or []
        return found

    def sessions(self, programme: Tree) -> Iterator[tuple[date, str, Tree]]:
        """Each with its last day, its state, and its module."""
        for module in self.modules(programme):
            for each in module.get("bijeenkomsten") or ([module] if "datum" in module else []):
                state = each.get("status") or module.get("status") or programme.get("status", "gepland")
                yield each.get("einddatum", each["datum"]), state, module

    @property
    def dates(self) -> list[tuple[date, str]]:
        return [(day, state) for each in self.programmes for day, state, _ in self.sessions(each)]

    def over(self, programme: Tree) -> bool:
        """Whether all its days have been."""
        days = [day for day, _, _ in self.sessions(programme)]
        return (
            bool(days)
            and max(days) < self.day
            and not any("datum" not in each and "bijeenkomsten" not in each for each in self.modules(programme))
        )


_THINGS = {"sprekers", "locaties", "organisaties"}
_OFF = ("geannuleerd", "uitgesteld")
_Fact = Callable[[Content], bool]


# The facts of the table that are more than a key of the files; those are called as the key itself, `status: voorlopig`
# and `aanmelden.link` too.
FACTS: dict[str, _Fact] = {
    "this program": lambda _: True,  # what the site can do, whatever it is about
    "nothing": lambda it: not it.programmes,
    "a programme": lambda it: bool(it.programmes),
    "a module": lambda it: any(map(it.modules, it.programmes)),
    "two modules": lambda it: any(len(it.modules(each)) > 1 for each in it.programmes),
    "a date": lambda it: bool(it.dates),
    "a date to come": lambda it: any(day >= it.day for day, _ in it.dates),
    "a date to come that holds": lambda it: any(day >= it.day and state not in _OFF for day, state in it.dates),
    "a date that has been": lambda it: any(day < it.day and state not in _OFF for day, state in it.dates),
    "a date that was called off": lambda it: any(state in _OFF for _, state in it.dates),
    "a date, or the promise of one": lambda it: bool(it.dates) or "datums_volgen" in it.keys,
    "dates of several kinds": lambda it: max(len(it.programmes), len(it.little.before or ())) > 1 or "thema" in it.keys,
    "a list without a date to come": lambda it: (
        not it.programmes or any(not any(day >= it.day for day, _, _ in it.sessions(each)) for each in it.programmes)
    ),
    "a programme without dates": lambda it: any(not [*it.sessions(each)] for each in it.programmes),
    "a programme that goes on": lambda it: any(not it.over(each) for each in it.programmes),
    "a programme that has begun": lambda it: (
        bool(it.keys & {"loopt", "gestart"})
        or any(
            day < it.day and not it.over(programme)
            for programme in it.programmes
            for day, _, _ in it.sessions(programme)
        )
    ),
    "a programme that is over, as far as is known": lambda it: any(
        it.over(each) and "alleen_aangekondigd" not in each for each in it.programmes
    ),
    "a programme that is over or off": lambda it: any(
        it.over(each) or each.get("status") in _OFF for each in it.programmes
    ),
    "an own programme that is not over": lambda it: any(it.own(each) and not it.over(each) for each in it.programmes),
    "a programme of others": lambda it: not all(map(it.own, it.programmes)),
    "programmes of both": lambda it: any(map(it.own, it.programmes)) and not all(map(it.own, it.programmes)),
    "own programmes alone": lambda it: "organisatie" in it.site and all(map(it.own, it.programmes)),
    "nobody says whose the site is": lambda it: "organisatie" not in it.site,
    "what taking part asks or gives": lambda it: bool(
        it.keys & {"studielast", "studiepunten", "aanwezigheidsplicht", "certificaat", "extra_bijeenkomsten", "taal"}
    ),
    "a speaker": lambda it: "sprekers" in it.kinds,
    "no things of a kind": lambda it: not it.kinds >= _THINGS,
    "a venue": lambda it: "locaties" in it.kinds,
    "an organisation": lambda it: "organisaties" in it.kinds,
    "a session with a speaker": lambda it: any("sprekers" in each for one in it.programmes for each in it.modules(one)),
    "no way to reach the academy": lambda it: "contact" not in it.site,
    "something in the register": lambda it: bool(it.programmes or it.kinds & _THINGS),
    "a speaker, venue or organisation": lambda it: bool(it.kinds & _THINGS),
    "no accessibility statement": lambda it: "toegankelijkheid" not in it.site,
    "a statement without examinations": lambda it: "toegankelijkheid" in it.site and "onderzoeken" not in it.keys,
    "a statement without a whole examination": lambda it: "toegankelijkheid" in it.site and "volledig" not in it.keys,
    "a statement without limitations": lambda it: "toegankelijkheid" in it.site and "beperkingen" not in it.keys,
    "a statement that nobody signed": lambda it: "toegankelijkheid" in it.site and "akkoord" not in it.keys,
    "a change since it was published": lambda it: it.little.before is not None,
    "news": lambda it: "nieuws" in it.kinds,
    "more than fits on a page, or news": lambda it: it.little.few or "nieuws" in it.kinds,
    "more news than fits on a page": lambda it: "nieuws" in it.kinds and it.little.few,
    "a picture within a text": lambda it: any(path.endswith(".md") for path in it.little.files),
    "more than fits on a page": lambda it: it.little.few,
    "a promised date": lambda it: bool(it.keys & {"datums_volgen", "datum_volgt"}),
    "the preview": lambda it: it.little.preview,
}


def bears(content: Content, fact: str) -> bool:
    return FACTS[fact](content) if fact in FACTS else fact in content.keys


def content_of(root: Path, little: Little) -> Content:
    trees = {file: yaml.safe_load(file.read_text("utf-8")) for file in sorted((root / "content").rglob("*.yaml"))}
    shown = [
        tree for file, tree in trees.items()
        if file.name == "leergang.yaml" and (little.preview or not tree.get("concept"))
    ]  # fmt: skip
    read = [(file.parent.name, tree) for file, tree in trees.items() if file.name != "leergang.yaml"]
    keys = frozenset(key for folder, tree in (*(("", tree) for tree in shown), *read) for key in _keys(tree, folder))
    kinds = frozenset(file.parent.name for file in trees)
    return Content(little, trees[root / "content/site.yaml"], shown, keys, kinds)


def _keys(tree: Any, above: str = "") -> Iterator[str]:
    """Every key by itself, behind the one above it (`aanmelden.link`), and with its word (`soort: lezing`)."""
    if isinstance(tree, list):
        for each in tree:
            yield from _keys(each, above)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from (key, f"{above}.{key}")
            if isinstance(value, str):
                yield f"{key}: {value}"
            yield from _keys(value, key)
