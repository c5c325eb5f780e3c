"""A seeded academy of any size, as content of ours and as content of Hugo: the same texts, titles, speakers and pages.

Lengths are those of the real content: ten modules a programme, three paragraphs of prose each, one to three speakers,
twenty venues for a hundred programmes. Half of all programmes is over, a quarter goes on. One in fifty modules is
cancelled, one in twenty is tentative, and one programme in ten has a photo.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

DAY = date(2026, 3, 2)  # the day for which the site is made
_WORDS = [
    "wijk", "dorp", "buurt", "bewoners", "samen", "plein", "huis", "straat", "school", "zorg", "werk", "energie",
    "water", "groen", "markt", "verhaal", "plan", "dialoog", "vertrouwen", "opgave", "netwerk", "aanpak", "gemeente",
    "vrijwilliger", "ontmoeting", "geschiedenis", "toekomst", "veiligheid", "jeugd",
]  # fmt: skip
_MODULES = 10


@dataclass(frozen=True, slots=True)
class Size:
    """A name for tables, and how many programmes."""

    name: str
    programmes: int


SIZES = {size.name: size for size in (Size("S", 10), Size("M", 100), Size("L", 1000))}


def write_corpus(root: Path, programmes: int, seed: int = 1) -> None:
    """`content/` in `root`."""
    dice, content = random.Random(seed), root / "content"
    speakers, venues = max(20, programmes * 2), max(5, programmes // 5)
    _write(content / "site.yaml", _SITE)
    for number in range(speakers):
        facts = f"naam: Spreker {_title(dice, 1)} {number}\nfunctie: {_title(dice, 3)}\n"
        _write(content / f"sprekers/spreker-{number}.yaml", facts)
    for number in range(venues):
        facts = f"naam: Het {_title(dice, 1)} {number}\nadres: {_title(dice, 1)}straat {number}\nplaats: Groningen\n"
        _write(content / f"locaties/locatie-{number}.yaml", facts)
    _write(content / "organisaties/academie.yaml", "naam: De academie\n")
    _write(content / "paginas/over.yaml", "titel: Over ons\n")
    _write(content / "paginas/over.md", _prose(dice))
    for number in range(programmes):
        _programme(content, dice, number, speakers, venues)


def _programme(content: Path, dice: random.Random, number: int, speakers: int, venues: int) -> None:
    folder = content / f"leergangen/leergang-{number}"
    begins = DAY + timedelta(dice.randint(-900, 500))
    facts = [
        f"titel: {_title(dice, 4)} {number}",
        f"samenvatting: {_title(dice, 12)}.",
        f"thema: [{dice.choice(['wonen', 'leren', 'werken'])}]",
        "organisatoren: [academie]",
        f"reeks: reeks-{number % max(1, number // 3 + 1)}",
    ]
    if number % 10 == 0:
        _photo(content / f"beelden/foto-{number}.jpg", number)
        facts.append(f"afbeelding: {{bestand: foto-{number}.jpg, alt: Mensen op een plein in de wijk}}")
    facts.append("modules:")
    for module in range(_MODULES):
        day = begins + timedelta(28 * module)
        named = dice.sample(range(speakers), dice.randint(1, 3))
        facts += [
            f"  - id: module-{module}",
            f"    titel: {_title(dice, 4)} {module}",
            f"    samenvatting: {_title(dice, 10)} {number} {module}.",
            f"    datum: {day}",
            "    tijd: 13:00-17:00",
            f"    locatie: locatie-{dice.randrange(venues)}",
            f"    sprekers: [{', '.join(f'spreker-{each}' for each in named)}]",
        ]
        if (state := dice.random()) < 0.02:
            facts += ["    status: geannuleerd", "    reden: De spreker is ziek"]
        elif state < 0.07 and day > DAY:
            facts.append("    status: voorlopig")
        _write(folder / f"module-{module}.md", _prose(dice))
    _write(folder / "leergang.yaml", "\n".join(facts) + "\n")
    _write(folder / "leergang.md", _prose(dice))


def write_hugo(root: Path, content: Path) -> None:
    """The pages of `content` for Hugo, with templates that show the same: lists of modules, speakers and venues."""
    _write(root / "hugo.toml", 'baseURL = "https://voorbeeld.nl/"\ntitle = "Academie"\ndisableKinds = ["RSS"]\n')
    for name, template in _HUGO_TEMPLATES.items():
        _write(root / "layouts" / name, template)
    for folder in sorted((content / "leergangen").iterdir()):
        facts = (folder / "leergang.yaml").read_text("utf-8")
        title = facts.partition("\n")[0].removeprefix("titel: ")
        _write(root / f"content/leergangen/{folder.name}/_index.md", _page(title, (folder / "leergang.md").read_text()))
        for text in folder.glob("module-*.md"):
            _write(root / f"content/leergangen/{folder.name}/{text.name}", _page(text.stem, text.read_text("utf-8")))
    for kind in ("sprekers", "locaties"):
        for facts_file in (content / kind).glob("*.yaml"):
            title = facts_file.read_text("utf-8").partition("\n")[0].removeprefix("naam: ")
            _write(root / f"content/{kind}/{facts_file.stem}.md", _page(title, ""))


def _page(title: str, text: str) -> str:
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{text}"


def _title(dice: random.Random, words: int) -> str:
    return " ".join(dice.choices(_WORDS, k=words)).capitalize()


def _prose(dice: random.Random) -> str:
    paragraphs = [f"{_title(dice, 40)}. {_title(dice, 20)}, met **{dice.choice(_WORDS)}**." for _ in range(3)]
    points = "\n".join(f"- {_title(dice, 6)}" for _ in range(3))
    return f"{paragraphs[0]}\n\n## {_title(dice, 3)}\n\n{paragraphs[1]}\n\n{points}\n\n{paragraphs[2]}\n"


def _photo(path: Path, number: int) -> None:
    picture = BytesIO()
    # As smooth as a photo: noise of single pixels takes encoders many times as long.
    Image.effect_noise((64, 40), 90 + number % 9).resize((1600, 1000), Image.Resampling.BICUBIC).convert("RGB").save(
        picture, "JPEG"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture.getvalue())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


_SITE = """\
naam: De proefacademie
adres: https://voorbeeld.nl/
samenvatting: Leren in en van de wijk.
themas:
  - {id: wonen, titel: Wonen}
  - {id: leren, titel: Leren}
  - {id: werken, titel: Werken}
"""
_HEAD = "<!doctype html><html lang=nl><head><meta charset=utf-8><title>{{ .Title }}</title></head><body>"
_HUGO_TEMPLATES = {
    "index.html": _HEAD + "<h1>{{ .Title }}</h1>{{ range .Site.RegularPages }}"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
    "_default/list.html": _HEAD + "<h1>{{ .Title }}</h1>{{ .Content }}{{ range .Pages }}"
    '<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>',
    "_default/single.html": _HEAD + "<h1>{{ .Title }}</h1>{{ .Content }}</body></html>",
}
