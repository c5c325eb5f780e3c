"""Any edit to any file of a site, and what it must not matter whether a site stood there already.

`python tests/edits.py 500` makes so many sequences of edits on the complete site, and prints how many builds were held
against one from nothing; a second number says with which to begin. The sequences follow from their number: one that
fails can be made again by itself.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sites import COMPLETE, DAY, project

from wijkmakers_site import pipeline
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.text.clock import at_start_of

KEPT = ("beelden", "kaarten", "iconen")  # caches of pictures
SHARED = {"templates"}  # by all tests
_TITLE = re.compile(r"(?<=titel: )[^,}\"'\n]+")
_NAME = re.compile(r"(?<=naam: )[^,}\"'\n]+")
_BEFORE_DAY = re.compile(r"(?<=\n)(?= +datum: )")
_PARAGRAPH = re.compile(r"(?<=<p)(?=[ >])")
_ADDRESS = re.compile(r"(?m)(?<=^adres: )\S+")
_DAY = re.compile(r"(?<=datum: \d{4}-\d\d-)\d\d")


@dataclass
class Editor:
    """Somebody who edits the site in `root` at random, and builds it."""

    root: Path
    dice: random.Random
    day: date = DAY
    builds: int = 0
    before: dict[Path, bytes] = field(default_factory=dict)

    def edit(self) -> str:
        """Make one edit; gives its name."""
        change = self.dice.choice(EDITS)
        with suppress(IndexError):  # there is no such file left to choose
            change(self)
        return change.__name__

    def file(self, pattern: str) -> Path:
        return self.dice.choice(sorted(file for file in self.root.glob(pattern) if file.is_file()))

    def write(self, file: Path, content: bytes | None) -> None:
        """Replace a file of the site, or take it away; `undo` brings it back."""
        self.before.setdefault(file, file.read_bytes() if file.exists() else b"")
        if content is None:
            file.unlink()
        else:
            file.write_bytes(content)

    def replace(self, pattern: str, what: re.Pattern[str], new: Callable[[str], str]) -> None:
        file = self.file(pattern)
        text = file.read_text("utf-8")
        if found := list(what.finditer(text)):
            match = self.dice.choice(found)
            self.write(file, f"{text[: match.start()]}{new(match[0])}{text[match.end() :]}".encode())

    def undo(self) -> None:
        """Take back what was written since the last good build."""
        for file, content in self.before.items():
            if content:
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
            else:
                file.unlink(missing_ok=True)

    def build(self) -> None:
        """Build into the site that stands, and from nothing elsewhere: both say or make the same."""
        elsewhere = self._as_if_it_were_new()
        told = self._built(self.root), self._built(elsewhere)
        assert told[0] == told[1]
        if "not made" in told[0]:
            self.undo()
        else:
            assert files(self.root / "output") == files(elsewhere / "output")
            self.builds += 1
        self.before.clear()

    def _as_if_it_were_new(self) -> Path:
        """The project without anything that was made of it, but for pictures: what those cost is not asked here."""
        elsewhere = self.root.with_name(f"{self.root.name}-new")
        shutil.rmtree(elsewhere, ignore_errors=True)
        for name in ("content", "layouts"):
            shutil.copytree(self.root / name, elsewhere / name)
        (elsewhere / ".cache").mkdir()
        pictures = self.root.with_name(f"{self.root.name}-pictures")
        for name in KEPT:
            if not (pictures / name).exists() and (self.root / ".cache" / name).exists():
                shutil.copytree(self.root / ".cache" / name, pictures / name)  # nobody damages these
            (pictures / name).mkdir(parents=True, exist_ok=True)
            (elsewhere / ".cache" / name).symlink_to(pictures / name)
        (elsewhere / ".cache/templates").symlink_to((self.root / ".cache/templates").resolve())
        return elsewhere

    def _built(self, root: Path) -> list[str]:
        """What is told of a site that cannot be made, and the warnings of one that can."""
        clock = at_start_of(self.day)
        try:
            pipeline.build(root, clock, root / "output")
            return sorted(map(str, pipeline.check(root, clock)))
        except InvalidContentError as error:
            return ["not made", *sorted(map(str, error.problems))]


def files(folder: Path) -> dict[str, bytes]:
    """Those that a build makes."""
    found = (file for file in folder.rglob("*") if file.is_file() and file.name != ".gitignore")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def retitle(editor: Editor) -> None:
    editor.replace("content/*/**/*.yaml", _TITLE, lambda old: f"{old.rstrip()} {editor.dice.randint(2, 99)}")


def rename_somebody(editor: Editor) -> None:
    editor.replace("content/*/*.yaml", _NAME, lambda old: f"{old.rstrip()} {editor.dice.randint(2, 99)}")


def rename_the_site(editor: Editor) -> None:
    editor.replace("content/site.yaml", _NAME, lambda old: f"{old.rstrip()} {editor.dice.randint(2, 99)}")


def rehouse(editor: Editor) -> None:
    """The site gets another address."""
    editor.replace("content/site.yaml", _ADDRESS, lambda _: f"https://proef{editor.dice.randint(2, 99)}.nl/")


def move(editor: Editor) -> None:
    editor.replace("content/leergangen/*/*.yaml", _DAY, lambda _: f"{editor.dice.randint(1, 28):02}")


def doubt(editor: Editor) -> None:
    editor.replace("content/leergangen/*/*.yaml", _BEFORE_DAY, lambda _: "    status: voorlopig\n")


def write_on(editor: Editor) -> None:
    file = editor.file("content/**/*.md")
    editor.write(
        file, file.read_bytes() + f"\n\nEn nog iets, zie [de agenda](/agenda/) {editor.dice.random()}.\n".encode()
    )


def delete(editor: Editor) -> None:
    editor.write(editor.file("content/*/**/*.*"), None)


def copy_somebody(editor: Editor) -> None:
    source = editor.file("content/[slo]*/*.yaml")
    editor.write(source.with_name(f"kopie-{editor.dice.randint(2, 99)}.yaml"), source.read_bytes())


def swap_photos(editor: Editor) -> None:
    one, other = editor.file("content/beelden/*.jpg"), editor.file("content/beelden/*.jpg")
    content = one.read_bytes()
    editor.write(one, other.read_bytes())
    editor.write(other, content)


def change_a_template(editor: Editor) -> None:
    editor.replace("layouts/**/*.html", _PARAGRAPH, lambda _: f' data-proef="{editor.dice.random()}"')


def change_a_style(editor: Editor) -> None:
    file = editor.file("layouts/static/style/*.css")
    editor.write(file, file.read_bytes() + f"\nmain {{ --proef: {editor.dice.randint(2, 999)}; }}\n".encode())


def wait(editor: Editor) -> None:
    editor.day += timedelta(days=editor.dice.choice([1, 40, 300, -200]))


def publish(editor: Editor) -> None:
    try:
        pipeline.publish(editor.root, at_start_of(editor.day), first=not (editor.root / "content/agenda.lock").exists())
    except InvalidContentError:
        return


def tamper(editor: Editor) -> None:
    """Change a letter of a page, and set the time back as if nothing had happened."""
    page = editor.file("output/**/*.html")
    stat, content = page.stat(), bytearray(page.read_bytes())
    content[editor.dice.randrange(len(content))] ^= 1
    with page.open("r+b") as opened:  # the same file, and no new one under its name
        opened.write(content)
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def lose(editor: Editor) -> None:
    editor.file("output/**/*.*").unlink()


def leave_something(editor: Editor) -> None:
    (editor.root / "output/agenda/kladje.html").write_text("<p>Weg ermee</p>")


def damage_a_cache(editor: Editor) -> None:
    """Of any kind, at any byte: a bit, an end, everything, or another file of its folder in its place."""
    kinds = {file.relative_to(editor.root).parts[1] for file in editor.root.glob(".cache/**/*") if file.is_file()}
    kind = editor.dice.choice(sorted(kinds - SHARED))
    is_folder = (editor.root / ".cache" / kind).is_dir()
    damage(editor.file(f".cache/{kind}/**/*" if is_folder else f".cache/{kind}"), editor.dice)


def damage_the_record(editor: Editor) -> None:
    damage(editor.file(".cache/site/output"), editor.dice)


def damage(file: Path, dice: random.Random) -> None:
    content = bytearray(file.read_bytes())
    way = dice.choice(["bit", "bit", "end", "gone", "empty", "other"])
    if way == "bit" and content:
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    elif way == "end":
        del content[dice.randrange(len(content) + 1) :]
    elif way == "other":
        content[:] = dice.choice(sorted(other for other in file.parent.iterdir() if other.is_file())).read_bytes()
    if way == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if way == "empty" else content)


def harm_the_stage(editor: Editor) -> None:
    """The folder in which the next site is made ready: what somebody did to it never comes onto the site."""
    file = editor.file(".output-new/**/*.*")
    way = editor.dice.choice(["in place", "other", "gone", "folder", "link"])
    if way == "in place":  # the same file as on the site
        with file.open("r+b") as opened:
            opened.write(b"?")
        return
    file.unlink()
    if way == "other":
        file.write_bytes(b"?")
    elif way == "folder":
        file.mkdir()
    elif way == "link":
        file.symlink_to(editor.root / "content/site.yaml")


def nothing(_editor: Editor) -> None:
    pass


EDITS = (
    retitle, rename_somebody, rename_the_site, move, doubt, write_on, delete, copy_somebody, swap_photos,
    change_a_template, change_a_style, wait, publish, tamper, lose, leave_something, damage_a_cache,
    damage_the_record, harm_the_stage, rehouse, nothing,
)  # fmt: skip


def story(root: Path, number: int, length: int) -> Editor:
    """Let an editor make `length` edits, one or two between two builds, to a site that was built before."""
    editor = Editor(root, random.Random(number))
    editor.build()
    for _ in range(length):
        made = [editor.edit() for _ in range(editor.dice.randint(1, 2))]
        try:
            editor.build()
        except AssertionError as error:
            raise AssertionError(f"sequence {number}, after {', '.join(made)}") from error
    return editor


def main(count: int, first: int = 0) -> None:
    os.environ["CI"] = ""
    total = 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            root = Path(folder) / str(number)
            project(root, COMPLETE)
            if number != first:
                for name in KEPT:
                    shutil.copytree(Path(folder) / str(first) / ".cache" / name, root / ".cache" / name)
            total += story(root, number, 3).builds
            for left in Path(folder).glob(f"{number}*" if number != first else f"{number}-new"):
                shutil.rmtree(left)
            print(f"\r{number + 1 - first} sequences, {total} builds alike", end="", flush=True)
    print()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
