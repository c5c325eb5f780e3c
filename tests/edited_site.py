"""Whatever can become of the files of a site, and of what a build leaves beside them: one random edit at a time."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from damaged_files import damage
from edited_fields import Way, declared, mappings
from sites import DAY

from wijkmakers_site.reading.schema.fields import Record

_TITLE = re.compile(r"(?<=titel: )[^,}\"'\n]+")
_NAME = re.compile(r"(?<=naam: )[^,}\"'\n]+")
_BEFORE_DAY = re.compile(r"(?<=\n)(?= +datum: )")
_PARAGRAPH = re.compile(r"(?<=<p)(?=[ >])")
_ADDRESS = re.compile(r"(?m)(?<=^adres: )\S+")
_DAY = re.compile(r"(?<=datum: \d{4}-\d\d-)\d\d")
_LETTER = re.compile(r"(?<=[a-z])[a-z](?=[a-z]{2})")
_AFTER = {".css": "\nmain { --proef: %d; }\n", ".js": "\n// %d\n", ".html": "{# %d #}", ".svg": "<!-- %d -->\n"}
_OTHERS_FOLDERS = {"preview", "ongedaan"}  # of `.cache/`: no cache


@dataclass
class EditedSite:
    """The site in `root`, the `day` on which it is built, and who edits it at random, by `dice`.

    `fields` counts what was done to each field; `turn` leads round all of them. `before` and `links` tell how to take
    things back.
    """

    root: Path
    dice: Random
    turn: int = 0
    day: date = DAY
    before: dict[Path, bytes | None] = field(default_factory=dict)
    links: dict[Path, Path] = field(default_factory=dict)
    fields: Counter[str] = field(default_factory=Counter)

    def edit(self) -> str:
        """Make one edit; gives its name."""
        change = self.dice.choice(EDITS)
        with suppress(IndexError):  # there is no such file left to choose
            change(self)
        return change.__name__

    def file(self, pattern: str) -> Path:
        return self.dice.choice(sorted(file for file in self.root.glob(pattern) if is_plain(file)))

    def number(self) -> int:
        return self.dice.randint(2, 99)

    def write(self, file: Path, content: bytes | None) -> None:
        """Replace a file of the site, or take it away; `undo` brings it back."""
        self._remember(file)
        if content is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.dice.random() < 0.5:
            file.write_bytes(content)
            return
        other = file.with_name(f".{file.name}.swp")  # as editors do: a new file in the place of the old one
        other.write_bytes(content)
        if file.exists() and self.dice.random() < 0.3:  # and as who puts a copy of last week back: with its time
            os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns - 10**15))
        other.replace(file)

    def _remember(self, file: Path) -> None:
        self.before.setdefault(file, file.read_bytes() if is_plain(file) else None)

    def replace(self, pattern: str, what: re.Pattern[str], new: Callable[[str], str]) -> None:
        file = self.file(pattern)
        text = file.read_text("utf-8", errors="replace")
        if found := list(what.finditer(text)):
            match = self.dice.choice(found)
            self.write(file, f"{text[: match.start()]}{new(match[0])}{text[match.end() :]}".encode())

    def undo(self) -> None:
        """Take back what was written since the last good build."""
        for folder, elsewhere in self.links.items():
            folder.unlink()
            elsewhere.rename(folder)
        self.links.clear()
        for file, content in self.before.items():
            clear(file)
            if content is not None:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        self.before.clear()


def is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()


def clear(file: Path) -> None:
    """Nothing stands there any more."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def retitle(site: EditedSite) -> None:
    site.replace("content/*/**/*.yaml", _TITLE, lambda old: f"{old.rstrip()} {site.number()}")


def rename_somebody(site: EditedSite) -> None:
    site.replace("content/*/*.yaml", _NAME, lambda old: f"{old.rstrip()} {site.number()}")


def rename_the_site(site: EditedSite) -> None:
    site.replace("content/site.yaml", _NAME, lambda old: f"{old.rstrip()} {site.number()}")


def rehouse(site: EditedSite) -> None:
    """The site gets another address."""
    folder = site.dice.choice(["", "", "academie/"])
    site.replace("content/site.yaml", _ADDRESS, lambda _: f"https://proef{site.number()}.nl/{folder}")


def move(site: EditedSite) -> None:
    site.replace("content/leergangen/*/*.yaml", _DAY, lambda _: f"{site.dice.randint(1, 28):02}")


def doubt(site: EditedSite) -> None:
    site.replace("content/leergangen/*/*.yaml", _BEFORE_DAY, lambda _: "    status: voorlopig\n")


def change_a_field(site: EditedSite) -> str:
    """The next one of the schema, in the next way; gives which, and how."""
    record, key, way = declared()[site.turn % len(declared())]
    site.turn += 1
    return edit_field(site, record, key, way)


def change_any_field(site: EditedSite) -> None:
    edit_field(site, *site.dice.choice([each for each in declared() if each[2] is not Way.WRONG]))


def edit_field(site: EditedSite, record: type[Record], key: str, way: Way) -> str:
    found = [each for each in mappings(site.root) if each.record is record]
    made = [(each.file, text) for each in found if (text := each.edited(key, way, site.dice)) is not None]
    if made:
        file, text = site.dice.choice(made)
        site.write(file, text.encode())
        site.fields[f"{record.__name__}.{key} {way}"] += 1
    return f"{record.__name__}.{key} {way}{'' if made else ' (nowhere)'}"


def write_on(site: EditedSite) -> None:
    file = site.file("content/**/*.md")
    more = site.dice.choice(["zie [de agenda](/agenda/)", "zie ![Een plein](wandeling.jpg)", "zie [niets](/niets/)"])
    site.write(file, file.read_bytes() + f"\n\nEn nog iets, {more} {site.dice.random()}.\n".encode())


def write_another_letter(site: EditedSite) -> None:
    """In the place of one, with the time set back: as long and as old as before, in the same file."""
    file = site.file(
        f"{site.dice.choice(['content', 'layouts'])}/**/*.{site.dice.choice(['yaml', 'md', 'html', 'css'])}"
    )
    stat, text = file.stat(), file.read_bytes()
    if places := [found.start() for found in re.finditer(_LETTER.pattern.encode(), text)]:
        site._remember(file)
        at = site.dice.choice(places)
        with file.open("r+b") as opened:
            opened.seek(at)
            opened.write(site.dice.choice([b"e", b"n", b"a"]))
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def touch(site: EditedSite) -> None:
    for file in site.dice.choice([[site.file("content/**/*.*")], sorted(site.root.glob("content/**/*.*"))]):
        os.utime(file)


def delete(site: EditedSite) -> None:
    pattern = site.dice.choice(["content/*/**/*.*", "content/*/**/*.*", "content/*.*", "layouts/**/*.*"])
    site.write(site.file(pattern), None)


def copy(site: EditedSite) -> None:
    """Somebody, a picture, a document, news, a file for the root: anything there may be more than one of."""
    source = site.file("content/*/**/*.*")
    site.write(source.with_name(f"{source.stem}-{site.number()}{source.suffix}"), source.read_bytes())


def rename(site: EditedSite) -> None:
    source = site.file("content/*/**/*.*")
    target = source.with_name(f"{source.stem}-{site.number()}{source.suffix}")
    site.write(target, source.read_bytes())
    site.write(source, None)


def copy_a_programme(site: EditedSite) -> None:
    folder = site.file("content/leergangen/*/leergang.yaml").parent
    for file in sorted(filter(is_plain, folder.iterdir())):
        site.write(folder.with_name(f"{folder.name}-{site.turn % 7 + 2}") / file.name, file.read_bytes())


def rename_a_programme(site: EditedSite) -> None:
    folder, number = site.file("content/leergangen/*/leergang.yaml").parent, site.number()
    for file in sorted(filter(is_plain, folder.iterdir())):
        site.write(folder.with_name(f"{folder.name}-{number}") / file.name, file.read_bytes())
        site.write(file, None)
    with suppress(OSError):
        folder.rmdir()


def swap(site: EditedSite) -> None:
    """Two files of a kind: pictures, templates, fonts, drawings, texts, facts."""
    pattern = site.dice.choice(["content/beelden/*.jpg", "content/*/*.yaml", "content/**/*.md", "layouts/**/*.woff2"])
    one, other = site.file(pattern), site.file(pattern)
    content, others = one.read_bytes(), other.read_bytes()
    site.write(one, others)
    site.write(other, content)


def replace_by_something_odd(site: EditedSite) -> None:
    """A link to itself elsewhere, a folder, an empty file, bytes that are no text."""
    file = site.file(site.dice.choice(["content/**/*.*", "content/**/*.*", "layouts/**/*.*"]))
    site._remember(file)
    way = site.dice.choice(["link", "folder", "empty", "bytes"])
    content = file.read_bytes()
    file.unlink()
    if way == "link":
        elsewhere = site.root / f"elders-{file.name}"
        elsewhere.write_bytes(content)
        file.symlink_to(elsewhere)
    elif way == "folder":
        file.mkdir()
    else:
        file.write_bytes(b"" if way == "empty" else b"\xff\x00" + content)


def link_a_folder(site: EditedSite) -> None:
    """All files stay the very same ones: only the folder around them is one no more."""
    folder = site.file(f"{site.dice.choice(['content', 'layouts'])}/**/*.*").parent
    elsewhere = site.root / f"elders-{folder.name}"
    if folder.parent != site.root and not elsewhere.exists() and not site.before and not site.links:
        folder.rename(elsewhere)
        folder.symlink_to(elsewhere)
        site.links[folder] = elsewhere


def add_what_nobody_reads(site: EditedSite) -> None:
    place = site.dice.choice(["sprekers/kladje.txt", "Thumbs.db", "leergangen/los.yaml", "vreemd/x.yaml", ".DS_Store"])
    site.write(site.root / "content" / place, b"naam: Niemand\n")


def change_a_template(site: EditedSite) -> None:
    site.replace("layouts/**/*.html", _PARAGRAPH, lambda _: f' data-proef="{site.dice.random()}"')


def break_a_template(site: EditedSite) -> None:
    file = site.file("layouts/**/*.html")
    fault = site.dice.choice(["{{ view.bestaat_niet }}", "{% if %}", "{{ 1|bestaat_niet }}", "{% include 'x' %}"])
    site.write(file, file.read_bytes() + fault.encode())


def change_a_layout(site: EditedSite) -> None:
    """Any file of `layouts/`: styles, scripts, drawings, templates."""
    file = site.file("layouts/**/*.*")
    if more := _AFTER.get(file.suffix):
        site.write(file, file.read_bytes() + (more % site.number()).encode())


def wait(site: EditedSite) -> None:
    site.day += timedelta(days=site.dice.choice([1, 1, 40, 300, -200, 4000, -4000]))
    site.day = min(max(site.day, date(2000, 1, 1)), date(2060, 1, 1))


def tamper(site: EditedSite) -> None:
    """Change a letter of a file of the site, and set the time back as if nothing had happened."""
    page = site.file("output/**/*.*")
    stat, content = page.stat(), bytearray(page.read_bytes() or b"?")
    content[site.dice.randrange(len(content))] ^= 1
    with page.open("r+b") as opened:  # the same file, and no new one under its name
        opened.write(content)
    os.utime(page, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def lose(site: EditedSite) -> None:
    site.file("output/**/*.*").unlink()


def lose_everything(site: EditedSite) -> None:
    for name in site.dice.choice([["output"], [".cache"], [".output-new"], ["output", ".output-new"]]):
        shutil.rmtree(site.root / name, ignore_errors=True)


def leave_something(site: EditedSite) -> None:
    (site.root / "output/agenda").mkdir(parents=True, exist_ok=True)
    (site.root / "output/agenda/kladje.html").write_text("<p>Weg ermee</p>")


def damage_a_cache(site: EditedSite) -> None:
    """Any file of any kind: kinds are found by looking, so that one that is new is damaged too."""
    files = [file for file in kept_files(site.root) if is_plain(file)]
    kinds = sorted({kind_of(site.root, file) for file in files})
    kind = site.dice.choice(kinds)
    damage(site.dice.choice([file for file in files if kind_of(site.root, file) == kind]), site.dice)


def kept_files(root: Path) -> list[Path]:
    """All that is kept from build to build."""
    found = (file for file in (root / ".cache").rglob("*") if not file.is_dir() or file.is_symlink())
    return sorted(file for file in found if kind_of(root, file) not in _OTHERS_FOLDERS)


def kind_of(root: Path, file: Path) -> str:
    return file.relative_to(root / ".cache").parts[0]


def harm_the_stage(site: EditedSite) -> None:
    """The folder in which the next site is made ready: what somebody did to it never comes onto the site."""
    file = site.file(".output-new/**/*.*")
    way = site.dice.choice(["in place", "other", "gone", "folder", "link"])
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
        file.symlink_to(site.root / "content/site.yaml")


def nothing(_site: EditedSite) -> None:
    pass


EDITS = (
    retitle, rename_somebody, rename_the_site, rehouse, move, doubt, change_any_field, change_any_field,
    change_any_field, change_any_field, write_on, write_on, write_another_letter, touch, delete, copy, copy, rename,
    copy_a_programme, rename_a_programme, swap, swap, replace_by_something_odd, link_a_folder, add_what_nobody_reads,
    change_a_template, break_a_template, change_a_layout, wait, wait, tamper, lose, lose_everything, leave_something,
    damage_a_cache, damage_a_cache, damage_a_cache, harm_the_stage, nothing,
)  # fmt: skip
