"""Any edit to any file of a site, and what it must not matter whether a site stood there already.

    python tests/edits.py 500        # so many sequences of edits; a second number says with which to begin
    python tests/edits.py --program 100    # so many changes of the program itself; a second number is that of the dice
    python tests/edits.py --damage 20      # every file of `.cache/`, at so many places and in every other way

Each build is held against one of which nothing was kept, byte for byte and message for message. What is made follows
from its number: what fails can be made again by itself.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random

from built_sites import PREVIEW, Answers, Asked, alike, begun, files, standing
from changed_program import change_the_program
from damaged_caches import damage_everything
from edited_site import EditedSite, change_a_field
from sites import COMPLETE, Completed, project

from wijkmakers_site.files.text_cache import TextCache

_SCHEMAS = ".cache/schema"
KEPT = ("beelden", "kaarten", "iconen")  # caches of pictures, whose making costs seconds


@dataclass
class Editor:
    """Somebody who edits `site` at random, and builds it in every way there is. `builds` counts those alike.

    Where a `preview` stands open, most of what is made is made there.
    """

    site: EditedSite
    preview: Callable[[Asked], Answers] | None = None
    builds: int = 0

    def build(self) -> str:
        """Build into the site that stands, and from nothing elsewhere: both say or make the same. Gives the commands.

        What was written since the last good build is taken back, as a rule, where nothing could be made of it.
        """
        dice, root = self.site.dice, self.site.root
        commands, environment = self._commands()
        elsewhere = self._as_if_it_were_new()
        new = begun(Asked(str(elsewhere), commands, fresh=True, environment=environment))()
        self._compare(elsewhere, commands, new, environment)
        self.builds += 1
        if new[0].returncode == 0:
            self.site.before.clear()
        elif dice.random() < 0.7:
            self.site.undo()
        assert all(each.returncode != 3 for each in new), new
        assert root.exists()
        return " + ".join(command[0] for command in commands)

    def _compare(
        self, elsewhere: Path, commands: list[list[str]], new: list[Completed], environment: dict[str, str]
    ) -> None:
        root = self.site.root
        at_once = 2 if commands[0][0] == "build" and self.site.dice.random() < 0.15 else 1
        is_read = (elsewhere / _SCHEMAS).exists()
        for command, wanted in zip(commands, new, strict=True):
            asked = Asked(str(root), [command], environment=environment)
            if self.preview and command[0] == PREVIEW:
                assert self.preview(asked) == [wanted]
                continue
            for told in [begun(asked) for _ in range(at_once)]:
                answer = told()[0]
                assert alike(answer) == alike(wanted)
                is_read = is_read and not answer.stdout.startswith("Niets veranderd")
            at_once = 1
        if new[0].returncode == 0:
            folder = _made_by(commands[0])
            _assert_same(files(root / folder), files(elsewhere / folder))
        assert _ledger(root) == _ledger(elsewhere)
        if is_read:  # then editors are helped, beside mistakes too
            _assert_same(files(root / _SCHEMAS), files(elsewhere / _SCHEMAS))

    def _commands(self) -> tuple[list[list[str]], dict[str, str]]:
        """What makes something, and perhaps what only says something; and by which clock."""
        dice, day = self.site.dice, self.site.day.isoformat()
        clock, environment = ["--op", day], dict[str, str]()
        if dice.random() < 0.2:  # not only at midnight
            clock, environment = [], {"SOURCE_DATE_EPOCH": str(_seconds(self.site) + dice.randrange(86_400))}
        cores = dice.choice([[], ["--kernen", "1"], ["--kernen", "2"]])
        maker = dice.choice(
            [["build", *cores, *clock]] * 6
            + [["publish", "--ja", *cores, *clock]] * 2
            + [[PREVIEW, day]] * (12 if self.preview else 1)
            + [["build", "--concepten", "--naar", "proef", "--adres", "https://a.nl/b/", *clock]]
        )
        sayers = [["check", *clock], ["check", "--formaat", "json", *clock], ["diff", *clock]]
        return [maker, *dice.choice([[], [sayers[0]], [dice.choice(sayers)], [maker, sayers[0]]])], environment

    def _as_if_it_were_new(self) -> Path:
        """The project without anything that was made of it, but for the receipt of what was published, and pictures
        and compiled templates: what those cost is not asked here, and nobody damages these.
        """
        root = self.site.root
        elsewhere = root.with_name(f"{root.name}-new")
        shutil.rmtree(elsewhere, ignore_errors=True)
        for name in ("content", "layouts"):
            shutil.copytree(root / name, elsewhere / name, symlinks=True)
        (elsewhere / ".cache").mkdir()
        for name in (*KEPT, "templates"):
            (elsewhere / ".cache" / name).symlink_to(root.parent / "kept" / name)
        shutil.copy(root.parent / "kept" / "texts", elsewhere / ".cache")
        if (receipt := root / "output/publicatie.json").is_file():
            (elsewhere / "output").mkdir()
            shutil.copy(receipt, elsewhere / "output")
        return elsewhere


def _made_by(command: Sequence[str]) -> str:
    return {PREVIEW: ".cache/preview"}.get(command[0], "proef" if "--naar" in command else "output")


def _ledger(root: Path) -> bytes | None:
    file = root / "content/agenda.lock"
    return file.read_bytes() if file.is_file() else None


def _seconds(site: EditedSite) -> int:
    return (site.day.toordinal() - 719_163) * 86_400  # since 1970


def _assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    differing = sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
    assert not differing, differing[:9]


def story(root: Path, number: int, length: int) -> Editor:
    """Let an editor make `length` times one to four edits, and build after each, in a site that was built before."""
    with standing() if number % 4 == 3 else nullcontext() as preview:
        return _story(Editor(EditedSite(root, Random(number), number * length), preview), length)


def _story(editor: Editor, length: int) -> Editor:
    root, number = editor.site.root, editor.site.turn // length
    keep_pictures(root)
    (first,) = begun(Asked(str(root), [["build", "--op", editor.site.day.isoformat()]]))()
    assert first.returncode == 0, first.stderr
    keep_pictures(root)
    made = list[str]()
    for _ in range(length):
        made += [editor.site.edit() for _ in range(editor.site.dice.randint(1, 3))]
        if editor.site.dice.random() < 0.6:
            made.append(change_a_field(editor.site))
        try:
            made.append(f"[{editor.build()}]")
        except AssertionError as error:
            raise AssertionError(f"sequence {number}, after {', '.join(made)}: {error}") from error
    return editor


def keep_pictures(root: Path) -> None:
    """Pictures and compiled templates are made once, for all sites beside `root`: in the folder `kept`, so that nobody
    damages them there. Drawings and codes are pictures too, and lie among the texts.
    """
    for name in (*KEPT, "templates"):
        kept, own = root.with_name("kept") / name, root / ".cache" / name
        if not own.exists() and kept.exists():
            shutil.copytree(kept, own)
        elif own.exists() and not kept.exists():
            shutil.copytree(own, kept)
    if not (root.parent / "kept/texts").exists() and (root / ".cache/texts").exists():
        with TextCache(root / ".cache") as texts, TextCache(root.parent / "kept") as drawn:
            drawn.update({key: texts[key] for key in list(texts) if texts[key].startswith(("<svg", "<?xml"))})


def damage(places: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, scene in enumerate(damage_everything(Path(folder) / "site", places)):
            print(f"\r{number + 1} builds, {sum(scene.trials.values())} files damaged", end="", flush=True)
    print("", *(f"{kind}: {count}" for kind, count in sorted(scene.trials.items())), sep="\n")


def change_program(count: int, first: int = 0) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number, what in enumerate(change_the_program(Path(folder), count, first)):
            print(f"{number + 1} {what}", flush=True)


def main(count: int, first: int = 0) -> None:
    builds, failed, fields = 0, 0, Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(first, first + count):
            project(folder / str(number), COMPLETE)
            (folder / str(number) / ".cache/templates").unlink()  # those of all tests, which nobody may damage
            try:
                editor = story(folder / str(number), number, 4)
            except AssertionError as error:
                failed += 1
                print(f"\n{error}", flush=True)
                continue
            builds, fields = builds + editor.builds, fields + editor.site.fields
            print(f"\r{number + 1 - first} sequences, {builds} builds alike", end="", flush=True)
            for left in folder.glob(f"{number}*"):
                shutil.rmtree(left)
    print(f"\n{failed} failed; {len(fields)} fields changed in some way, {sum(fields.values())} times")


if __name__ == "__main__":
    modes: dict[str, Callable[..., None]] = {"--damage": damage, "--program": change_program}
    modes.get(sys.argv[1], main)(*(int(word) for word in sys.argv[1:] if word not in modes))
