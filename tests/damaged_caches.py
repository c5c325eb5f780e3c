"""Every kind of file that is kept in `.cache/`, and the stage beside the site, damaged in every way and at many places.

Kinds are found by looking: whatever is kept from now on is damaged too. What a site is, and what is told of it, must
not differ by it, nothing may end in a fault, and what was damaged must be good or gone after a few builds.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from built_sites import Answers, Asked, alike, begun, files
from damaged_files import Damage, spoil
from edited_site import is_plain, kept_files, kind_of
from sites import COMPLETE, DAY, share_compiled_templates, with_layouts, write

_COMMANDS = [[verb, "--op", DAY.isoformat()] for verb in ("build", "check", "diff")]
_STAGE = ".output-new"
_SOON = 6  # builds after which what was damaged must be good or gone
_WHOLE = [way for way in Damage if way not in (Damage.BIT, Damage.CUT)]  # those for which no place is to be chosen
STATES = ((0, 0), (0, 1), (1, 0), (1, 1))
Golden = tuple[dict[str, bytes], Answers]


@dataclass(frozen=True)
class Trial:
    """All files of a `kind`, or one where `alone`, damaged in a `way` at a `share` of their length; "" is all."""

    kind: str
    way: Damage
    share: float = 0.0
    alone: bool = False


@dataclass
class Scene:
    """A small site in `root` that stands, and what it must be in each of its `states`: texts and styles differ in them.

    `trials` counts damaged files by kind; `waiting` are those not seen mended yet, with the number of builds since.
    """

    root: Path
    dice: Random
    states: Sequence[tuple[int, int]] = STATES
    state: tuple[int, int] = (0, 0)
    golden: dict[tuple[int, int], Golden] = field(default_factory=dict)
    older: dict[Path, bytes] = field(default_factory=dict)
    trials: Counter[str] = field(default_factory=Counter)
    waiting: dict[Path, tuple[Trial, bytes | None, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        begin(self.root)
        self._asked((0, 1, 2))
        self.older = {file: file.read_bytes() for file in self._kept() if is_plain(file)}
        self._become((1, 1))
        self._asked((0, 1, 2))

    def _become(self, state: tuple[int, int]) -> None:
        self.state = state
        _write_state(self.root, state)

    def _asked(self, numbers: Sequence[int]) -> Answers:
        """What some of the commands say."""
        return [answer for number in numbers for answer in begun(Asked(str(self.root), [_COMMANDS[number]]))()]

    def _kept(self) -> list[Path]:
        return [*kept_files(self.root), *sorted((self.root / _STAGE).rglob("*.*"))]

    def kinds(self) -> dict[str, list[Path]]:
        """All plain files that are kept, by kind."""
        kinds = dict[str, list[Path]]()
        for file in filter(is_plain, self._kept()):
            kinds.setdefault(self._kind_of(file), []).append(file)
        return kinds

    def _kind_of(self, file: Path) -> str:
        return _STAGE if _STAGE in file.parts else kind_of(self.root, file)

    def damage(self, trial: Trial) -> None:
        """Damage, change something or nothing, build, and hold it against what is made of nothing."""
        kinds = self.kinds()
        found = kinds.get(trial.kind, []) if trial.kind else [file for files in kinds.values() for file in files]
        for file in [self.dice.choice(found)] if trial.alone and found else found:
            before = file.read_bytes()
            spoil(file, trial.way, self.dice, self.older.get(file), int(len(before) * trial.share))
            self.trials[self._kind_of(file)] += 1
            if not is_plain(file) or file.read_bytes() != before:
                self.waiting[file] = trial, file.read_bytes() if is_plain(file) else None, 0
        self._become(self.dice.choice(self.states))
        self._compare(trial)

    def _compare(self, trial: Trial) -> None:
        if self.state not in self.golden:
            self.golden[self.state] = _made_of_nothing(self.root.with_name("new"), self.state)
        made, told = self.golden[self.state]
        numbers = (0, self.dice.choice([1, 2]))
        assert list(map(alike, self._asked(numbers))) == [alike(told[number]) for number in numbers], trial
        assert files(self.root / "output") == made, trial
        for file, (cause, bad, builds) in list(self.waiting.items()):
            if not os.path.lexists(file) or (is_plain(file) and file.read_bytes() != bad):
                del self.waiting[file]
            else:
                self.waiting[file] = cause, bad, builds + 1

    def never_mended(self) -> list[tuple[str, Trial]]:
        return sorted((str(file), trial) for file, (trial, _, builds) in self.waiting.items() if builds > _SOON)


def begin(root: Path) -> None:
    """The small site, with compiled templates of its own: those of all tests are nobody's to damage."""
    with_layouts(root)
    (root / ".cache/templates").unlink()  # those of all tests
    _write_state(root, (0, 0))
    write(root, "content/beelden/foto.png", (COMPLETE / "content/beelden/rond.png").read_bytes())
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\nfoto: {bestand: foto.png, alt: Jet}\n")


def _write_state(root: Path, state: tuple[int, int]) -> None:
    files = {
        "content/paginas/over.md": f"Wie we zijn: {state[0]}.\n",
        "layouts/static/style/a.css": f"a {{ --a: {state[1]}; }}\n",
    }
    for file, text in files.items():
        if not (root / file).exists() or (root / file).read_text() != text:
            write(root, file, text)


def _made_of_nothing(root: Path, state: tuple[int, int]) -> Golden:
    shutil.rmtree(root, ignore_errors=True)
    begin(root)
    _write_state(root, state)
    share_compiled_templates(root)
    told = begun(Asked(str(root), _COMMANDS, fresh=True))()
    return files(root / "output"), told


def trials(scene: Scene, places: int) -> Iterator[Trial]:
    """Every kind, at so many places, and in every other way."""
    for kind in sorted(scene.kinds()):
        for way in (Damage.BIT, Damage.CUT):
            for place in range(places):
                yield Trial(kind, way, (place + scene.dice.random()) / places, alone=bool(place % 2))
        yield from (Trial(kind, way, scene.dice.random(), alone) for way in _WHOLE for alone in (False, True))


def damage_everything(root: Path, places: int) -> Iterator[Scene]:
    """After each trial, what came of it. Raises AssertionError with the first that makes a difference."""
    scene = Scene(root, Random(places))
    for trial in trials(scene, places):
        scene.damage(trial)
        yield scene
    scene.damage(Trial("site", Damage.GONE))  # of cards and photos that stand nothing is read
    for _ in range(_SOON + 2):
        scene.damage(Trial("nothing", Damage.GONE))
    assert not scene.never_mended(), scene.never_mended()
    yield scene
