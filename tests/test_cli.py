"""The verbs as somebody at a terminal meets them: exit codes, Dutch, and a site that only ever gets better."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from sites import (
    PROGRAMME,
    REPOSITORY,
    Completed,
    minimal,
    run,
    run_apart,
    share_compiled_templates,
    with_layouts,
    write,
)

from wijkmakers_site.cli.command_line.new_kinds import NEW_KINDS
from wijkmakers_site.cli.verbs.new.new_files import new
from wijkmakers_site.delivery import output as output_writer

GOOD, PROBLEMS, WRONG_USE, FAULT = 0, 1, 2, 3
ON = ("--op", "2025-01-01")
MAIN = "gebruik: python3 build.py [-h] opdracht ..."
BUILD = (
    "gebruik: python3 build.py build [-h] [--onvertrouwd MAP] [--concepten]\n"
    "                                [--naar MAP] [--adres ADRES] [--op DATUM]\n"
    "                                [--kernen AANTAL]"
)
NEW = (
    "gebruik: python3 build.py new [-h] [--start DATUM] [--ja] [--uit BESTAND]\n"
    "                              [soort] [naam ...]"
)
HOSTS = "gebruik: python3 build.py hosts [-h] host"
NEW_WHAT = (
    "Zeg erbij wat je wilt maken: leergang, module, spreker, locatie, organisatie, nieuwsbericht, pagina, editie, "
    "omleidingen. "
    'Zoals: python3 build.py new spreker "Hans Boutellier"'
)
UNTOUCHED = "De site in output/ is niet veranderd."
UNPUBLISHED = "Nog niet vastgelegd voor abonnees: 1 nieuwe of veranderde afspraak. Bekijk: diff. Leg vast: publish.\n"
TURN = "Op 9 januari 2025 verandert de site vanzelf: ‘Proefleergang’ begint. Bouw dan opnieuw.\n"
MANUAL = "Uitleg bij elke code staat in content/LEESMIJ.md."
ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|shows?|help message|exit|errors?|invalid|choose|required|expected|"
    r"unrecognized|ambiguous|traceback|file|line)\b",
    re.IGNORECASE,
)

Output = dict[str, tuple[bytes, int]]


def output(root: Path) -> Output:
    """Every file of `output/` with its bytes and its time."""
    files = (file for file in (root / "output").rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


def build(root: Path, *words: str) -> Completed:
    """A build on 1 January 2025, or what the words say."""
    return run(root, *(words or ON))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The folder of the minimal site, built on 1 January 2025."""
    assert build(with_layouts(tmp_path)).returncode == GOOD
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [["--help"], ["-h"], ["build", "--help"], ["check", "-h"], ["serve", "-h"], ["new", "-h"], ["test", "-h"]],
    ids=" ".join,
)
def test_help_is_dutch(tmp_path: Path, words: list[str]) -> None:
    completed = run(tmp_path, *words)
    assert (completed.returncode, completed.stderr) == (GOOD, "")
    assert completed.stdout.startswith("gebruik: python3 build.py")
    assert ENGLISH.findall(completed.stdout) == []


def test_help_names_every_verb(tmp_path: Path) -> None:
    verbs = re.findall(r"^    (\w+)", run(tmp_path, "--help").stdout, re.MULTILINE)
    assert verbs == [
        "build",
        "publish",
        "check",
        "diff",
        "serve",
        "drukwerk",
        "jaaroverzicht",
        "new",
        "hernoem",
        "wie",
        "hosts",
        "test",
        "bench",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bouw"],
         "opdracht: bouw kennen we niet; kies uit build, publish, check, diff, serve, drukwerk, "
         "jaaroverzicht, new, hernoem, wie, hosts, test, bench\n" + MAIN),
        (["build", "alles"], f"dit kennen we niet: alles\n{MAIN}"),
        (["check", "--snel"], f"dit kennen we niet: --snel\n{MAIN}"),
        (["build", "--o", "2025-01-01"], f"dit kennen we niet: --o 2025-01-01\n{MAIN}"),
        (["--op"], f"--op: hier hoort één waarde achter\n{BUILD}"),
        (["--help=nee"], f"-h/--help: nee hoort hier niet\n{BUILD}"),
        (["--op", "morgen"], '--op: "morgen" is geen datum. Schrijf jaar-maand-dag, zoals `2024-09-19`.'),
        (["check", "--op="], '--op: "" is geen datum. Schrijf jaar-maand-dag, zoals `2024-09-19`.'),
        (["serve", "--poort", "80"], "--poort: 80 kan niet; kies een getal van 1024 tot en met 65535, zoals 8000."),
        (["serve", "--poort", "٨٠٠٠"], "--poort: ٨٠٠٠ kan niet; kies een getal van 1024 tot en met 65535, zoals 8000."),
        (["hosts", "iis"],
         "host: iis kennen we niet; kies uit netlify, cloudflare, apache, nginx, caddy, github, gitlab\n" + HOSTS),
        (["new"], NEW_WHAT),
        (["new", "boek"],
         "soort: boek kennen we niet; kies uit leergang, module, spreker, locatie, organisatie, nieuwsbericht, pagina, "
         "editie, omleidingen\n" + NEW),
        (["new", "spreker"],
         'Zeg erbij hoe het heet, zoals: python3 build.py new spreker "Een goede naam"'),
        (["new", "module", "proef"],
         'Noem de leergang en de titel: python3 build.py new module <id van de leergang> "De titel"'),
    ],
)  # fmt: skip
def test_wrong_use_is_told_in_dutch(tmp_path: Path, words: list[str], message: str) -> None:
    completed = run(minimal(tmp_path), *words)
    # Some Pythons put the choices in quotes and some do not.
    assert (completed.returncode, completed.stdout, completed.stderr.replace("'", "")) == (
        WRONG_USE,
        "",
        f"{message}\n",
    )


def test_a_verb_with_a_slip_is_told_in_dutch_without_colours(tmp_path: Path) -> None:
    """Newer Pythons guess what was meant, and colour how it is used."""
    completed = run_apart(minimal(tmp_path), "buidl", environment={"FORCE_COLOR": "1"})
    assert completed.stderr.startswith("opdracht: 'buidl' kennen we niet; ")
    assert (ENGLISH.findall(completed.stderr), "\x1b" in completed.stderr) == ([], False)


def test_outside_the_project_nothing_is_done(tmp_path: Path) -> None:
    completed = run(tmp_path, "build")
    assert (completed.returncode, completed.stdout) == (WRONG_USE, "")
    assert completed.stderr == f"Hier staat geen map content/: {tmp_path}. Ga eerst naar de map van de site.\n"
    assert list(tmp_path.iterdir()) == []


def test_dutch_letters_survive_a_terminal_that_only_knows_ascii(tmp_path: Path) -> None:
    completed = run_apart(
        minimal(tmp_path), "--op", environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert completed.stderr == f"--op: hier hoort één waarde achter\n{BUILD}\n"


@pytest.mark.parametrize("verb", ["build", "check"])
def test_all_problems_are_printed_together_by_file_and_line(tmp_path: Path, verb: str) -> None:
    write(with_layouts(tmp_path), "content/sprekers/piet.yaml", "naam: Piet\nfuncti: x\nnaam: Piet\n")
    write(tmp_path, "content/notities.txt", "")
    write(tmp_path, "content/leergangen/proef/start.md", "a\u2028b")
    completed = run(tmp_path, verb)
    assert (completed.returncode, completed.stdout) == (PROBLEMS, "")
    assert completed.stderr == (
        "content/leergangen/proef/start.md:1:2: fout WM002: Hier staat een onzichtbaar teken (U+2028), waarschijnlijk "
        "meegekomen met plakken. Haal het weg: wis de tekens rond deze plek en typ ze opnieuw.\n"
        'content/notities.txt:1:1: fout WM020: "notities.txt" hoort niet in `content/` zelf. Zet het in een van de '
        "mappen, of haal het weg.\n"
        "content/sprekers/piet.yaml:2:1: fout WM101: `functi` kennen we hier niet. Bedoelde je `functie`?\n"
        "content/sprekers/piet.yaml:3:1: fout WM010: `naam` staat hier voor de tweede keer (eerst op regel 1). "
        "Haal een van de twee weg.\n"
        f"4 fouten gevonden. {UNTOUCHED} {MANUAL}\n"
    )


def test_check_is_silent_and_leaves_the_site_alone(tmp_path: Path) -> None:
    before = output(with_layouts(tmp_path))
    completed = run(tmp_path, "check")
    assert (completed.returncode, completed.stdout, completed.stderr) == (GOOD, "", "")
    assert output(tmp_path) == before


@pytest.mark.parametrize("host", ["", "host: netlify\n"])
def test_a_build_says_what_it_made(tmp_path: Path, host: str) -> None:
    """What the host of the site reads counts too."""
    site = with_layouts(tmp_path) / "content/site.yaml"
    site.write_text(site.read_text(encoding="utf-8") + host, encoding="utf-8")
    completed = run(tmp_path, *ON)
    made = len(output(tmp_path)) - 1
    assert (completed.returncode, completed.stderr) == (GOOD, "")
    assert completed.stdout == (
        "Gebouwd: 1 leergang, 1 module en 1 bijeenkomst staan in output/, voor 1 januari 2025 "
        f"({made} bestanden); {made} nieuw of veranderd.\n"
        f"{UNPUBLISHED}{TURN}Bekijken: python3 build.py serve\n"
    )


def test_a_second_build_finds_nothing_changed(tmp_path: Path) -> None:
    first = run(with_layouts(tmp_path), *ON)
    before = output(tmp_path)
    second = run(tmp_path, *ON)
    summary = first.stdout.removeprefix("Gebouwd: ").partition(";")[0]
    assert (second.returncode, second.stderr) == (GOOD, "")
    assert second.stdout == f"Niets veranderd: {summary}.\n{UNPUBLISHED}{TURN}Bekijken: python3 build.py serve\n"
    assert output(tmp_path) == before


def _edit_keeping_size_and_time(root: Path) -> None:
    file = root / "content/sprekers/jet.yaml"
    stat = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Jet", b"Pim"))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _swap_two_files(root: Path) -> None:
    """Their times and sizes travel along; only the names tell."""
    one, other = root / "content/paginas/over.md", root / "content/leergangen/proef/start.md"
    aside = one.rename(root / "aside")
    other.rename(one)
    aside.rename(other)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda root: write(root, "content/sprekers/jet.yaml", "naam: Pim Proef\n"),
    "an edit that keeps size and time": _edit_keeping_size_and_time,
    "two files swapped": _swap_two_files,
    "a new file": lambda root: write(root, "content/sprekers/piet.yaml", "naam: Piet\n"),
    "a file gone": lambda root: (root / "content/leergangen/proef/start.md").unlink(),
    "a template": lambda root: write(root, "layouts/static/site.css", "body {}\n"),
    "output gone": lambda root: (root / "output/index.html").unlink(),
    "output edited": lambda root: write(root, "output/index.html", "mijn eigen pagina"),
    "output added": lambda root: write(root, "output/extra.html", "blijft niet"),
    "manifest damaged": lambda root: write(root, ".cache/manifest.json", '{"key":'),
    "manifest of another kind": lambda root: write(root, ".cache/manifest.json", "[]"),
    "caches gone": lambda root: (root / ".cache/manifest.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_seen_and_built_as_if_from_nothing(built: Path, change: Callable[[Path], object]) -> None:
    change(built)
    again = build(built)
    assert again.returncode == GOOD
    assert again.stdout.startswith("Gebouwd: ")
    kept = output(built)
    for folder in (".cache", "output"):
        shutil.rmtree(built / folder)
    share_compiled_templates(built)
    assert build(built).returncode == GOOD
    kept.pop("output/.gitignore")
    assert {path: raw for path, (raw, _) in kept.items()} == {path: raw for path, (raw, _) in output(built).items()}


def test_another_day_is_another_build(built: Path) -> None:
    completed = build(built, "--op", "2 januari 2025")
    assert completed.stdout.startswith("Gebouwd: ")
    assert "voor 2 januari 2025 (" in completed.stdout


def test_files_that_stay_the_same_keep_their_time(built: Path) -> None:
    before = output(built)
    write(built, "content/sprekers/jet.yaml", "naam: Pim Proef\n")
    build(built)
    after = output(built)
    same = [path for path in before if path in after and before[path][0] == after[path][0]]
    assert "output/404.html" in same
    assert [path for path in same if before[path][1] != after[path][1]] == []


def test_damaged_caches_do_no_harm(built: Path) -> None:
    """The output of a build with caches full of nonsense is that of a build without caches."""
    before = output(built)
    for file in (built / ".cache").rglob("*"):
        if file.is_file():
            file.write_bytes(b"\x00nonsense" + file.read_bytes()[:40])
    (built / "output/index.html").unlink()
    completed = build(built)
    assert (completed.returncode, completed.stderr) == (GOOD, "")
    after = output(built)
    assert {path: raw for path, (raw, _) in after.items()} == {path: raw for path, (raw, _) in before.items()}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (PROGRAMME, "titel: ["),
        ("content/leergangen/proef/leergang.md", "[weg](/bestaat-niet/)"),
        ("layouts/home.html", "{% if %}"),
        ("layouts/home.html", "{{ onbekend.naam }}"),
    ],
    ids=["content", "link", "template", "template value"],
)
def test_a_failed_build_leaves_the_site_byte_for_byte(built: Path, path: str, text: str) -> None:
    before = output(built)
    write(built, path, text)
    completed = build(built)
    assert (completed.returncode, completed.stdout) == (PROBLEMS, "")
    assert completed.stderr.startswith(f"{path}:1:")
    assert completed.stderr.endswith(f"\n1 fout gevonden. {UNTOUCHED} {MANUAL}\n")
    assert output(built) == before


def test_after_a_failed_build_the_next_one_fails_too(built: Path) -> None:
    """Not "nothing changed" because the input is the same as in the failed one."""
    write(built, PROGRAMME, "titel: [")
    assert [build(built).returncode for _ in range(2)] == [PROBLEMS, PROBLEMS]


def test_a_lost_template_is_named(built: Path) -> None:
    """By each that asks for it."""
    before = output(built)
    (built / "layouts/base.html").unlink()
    completed = build(built)
    assert (completed.returncode, completed.stdout) == (PROBLEMS, "")
    *told, last = completed.stderr.splitlines()
    for line in told:
        assert re.fullmatch(
            r"layouts/\w+\.html:1:13: fout WM501: De template `base.html` is er niet\. "
            r"Bedoelde je `page.html`\? Zet anders layouts/base.html terug\.",
            line,
        )
    assert last == f"{len(told)} fouten gevonden. {UNTOUCHED} {MANUAL}"
    assert output(built) == before


def test_a_fault_of_the_program_is_an_apology_and_a_log(built: Path) -> None:
    before = output(built)
    write(built, "content/sprekers/jet.yaml", "naam: Pim Proef\n")
    write(built, "kapot/jinja2.py", "raise RuntimeError('broken on purpose')\n")
    completed = run_apart(built, *ON, environment={"PYTHONPATH": f"{built / 'kapot'}{os.pathsep}{REPOSITORY}"})
    assert (completed.returncode, completed.stdout) == (FAULT, "")
    assert completed.stderr == (
        f"Er ging iets mis in het programma zelf. {UNTOUCHED} "
        "Stuur .cache/fout.log naar wie het programma onderhoudt.\n"
    )
    log = (built / ".cache/fout.log").read_text("utf-8")
    assert log.startswith("Traceback")
    assert log.endswith("RuntimeError: broken on purpose\n")
    assert output(built) == before


@pytest.mark.parametrize("place", [".cache", ".cache/manifest.json", ".cache/texts", ".cache/begin"])
def test_a_cache_that_cannot_be_written_spoils_no_build(tmp_path: Path, place: str) -> None:
    """A file in its place stands in for a full or read-only disk. A folder in that of a kept file makes room."""
    root = with_layouts(tmp_path)
    shutil.rmtree(root / ".cache")
    write(root, place if place == ".cache" else f"{place}/folder", b"")
    for _ in range(2):
        completed = run(root, "build", "--op", "2024-11-01")
        assert (completed.returncode, completed.stderr) == (0, "")
        is_told = "In .cache/ kan niet geschreven worden: de site is goed" in completed.stdout
        assert is_told == (place == ".cache")
    assert (root / "output/index.html").exists()


def test_a_full_disk_leaves_the_site_byte_for_byte(built: Path) -> None:
    """A limit on the size of files stands in for it: both fail in the middle of a write."""
    before = output(built)
    write(built, "content/leergangen/proef/leergang.md", "Een lang verhaal. " * 1000)
    completed = subprocess.run(
        [sys.executable, "-m", "wijkmakers_site", *ON],
        cwd=built,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        preexec_fn=_no_file_over_10_kb,
        check=False,
    )
    assert (completed.returncode, completed.stdout) == (FAULT, "")
    assert completed.stderr == (f"Een bestand is te groot voor deze schijf. {UNTOUCHED}\n")
    assert output(built) == before
    assert sorted(path.name for path in built.iterdir()) == [".cache", "content", "layouts", "output"]


def _no_file_over_10_kb() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))


def test_a_disk_that_forbids_writing_leaves_the_site_alone(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To root nothing is forbidden: that no folder can be made stands in for it."""
    before = output(built)
    write(built, "content/sprekers/jet.yaml", "naam: Pim Proef\n")
    forbidden = PermissionError(errno.EACCES, os.strerror(errno.EACCES), f"{built}/.output-new")
    monkeypatch.setattr(output_writer, "Stage", mock.Mock(side_effect=forbidden))
    completed = build(built)
    assert (completed.returncode, completed.stdout) == (FAULT, "")
    assert completed.stderr == f"Je mag hier niet schrijven. ({built}/.output-new) {UNTOUCHED}\n"
    assert output(built) == before


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1735689600", "1 januari 2025"),
        ("1735687800", "1 januari 2025"),  # half past eleven in the evening, UTC
        ("0", "1 januari 1970"),
    ],
)
def test_source_date_epoch_is_the_day_in_the_academys_time_zone(tmp_path: Path, epoch: str, day: str) -> None:
    completed = run_apart(with_layouts(tmp_path), environment={"SOURCE_DATE_EPOCH": epoch, "TZ": "America/New_York"})
    assert f"voor {day} (" in completed.stdout


def test_a_day_that_is_asked_for_goes_before_source_date_epoch(tmp_path: Path) -> None:
    completed = run_apart(with_layouts(tmp_path), *ON, environment={"SOURCE_DATE_EPOCH": "0"})
    assert "voor 1 januari 2025 (" in completed.stdout


@pytest.mark.parametrize("epoch", ["", "gisteren", "1.5", "9" * 30])
def test_a_source_date_epoch_that_is_no_number_is_refused(tmp_path: Path, epoch: str) -> None:
    completed = run_apart(minimal(tmp_path), "check", environment={"SOURCE_DATE_EPOCH": epoch})
    assert (completed.returncode, completed.stdout) == (WRONG_USE, "")
    assert completed.stderr == f"SOURCE_DATE_EPOCH is geen aantal seconden: '{epoch}'\n"


def test_new_says_what_it_made_and_what_now(tmp_path: Path) -> None:
    completed = run(minimal(tmp_path), "new", "leergang", "Een dag")
    assert (completed.returncode, completed.stderr) == (GOOD, "")
    assert completed.stdout == (
        "Gemaakt: content/leergangen/een-dag/leergang.yaml\n"
        "Gemaakt: content/leergangen/een-dag/leergang.md\n"
        'Vul in wat je weet. Maak een eerste module: python3 build.py new module een-dag "De titel"\n'
        "Kijk het na met: python3 build.py check. Bekijk het met: python3 build.py serve\n"
    )


def test_new_asks_at_a_terminal_what_it_needs_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    minimal(tmp_path)
    asked: list[str] = []
    answers = iter(["Module", "proef", "Het slot", "/oud", "/over/"])

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(
        "wijkmakers_site.cli.verbs.new.new_files.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True))
    )
    for kind in (None, "omleidingen"):
        new(Namespace(kind=kind, names=[], uit=None), tmp_path)
    assert asked == [
        f"Wat wil je maken? ({', '.join(NEW_KINDS)}) ",
        "Bij welke hoort de module? ", "Hoe heet de module? ",
        "Wat is het oude adres? (zoals /nieuws/feest) ", "Waar leidt het heen? ",
    ]  # fmt: skip
    assert "Deze leergangen zijn er:\n  proef\n" in capsys.readouterr().out
    assert (tmp_path / "content/leergangen/proef/het-slot.md").exists()
    assert "van: /oud\n    naar: /over/\n" in (tmp_path / "content/omleidingen.yaml").read_text()


def test_a_reader_that_stops_listening_is_no_fault(tmp_path: Path) -> None:
    """`build.py | head -1`: the site stands, and nothing is said of a mistake."""
    with_layouts(tmp_path)
    started = subprocess.Popen(
        [sys.executable, "-m", "wijkmakers_site", "build", "--op", "2024-11-01"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert started.stdout
    assert started.stderr
    started.stdout.close()
    said = started.stderr.read()
    started.stderr.close()
    assert (started.wait(), said) == (0, b"")
    assert (tmp_path / "output" / "index.html").exists()


def test_a_file_where_the_site_belongs_is_named_and_left_alone(tmp_path: Path) -> None:
    shutil.rmtree(with_layouts(tmp_path) / "output", ignore_errors=True)
    file = write(tmp_path, "output", "van mij")
    ended = run(tmp_path, "build", "--op", "2024-11-01")
    assert ended.returncode == 3
    assert f"({file})" in ended.stderr
    assert file.read_text() == "van mij"


@pytest.mark.parametrize(
    ("redirected", "code"), [("<&- >&- 2>&-", 0), (">&-", 0), ("2>&-", 0), (">/dev/full", 3), (">/dev/full 2>&1", 3)]
)
def test_whoever_cannot_be_told_gets_the_site_and_an_honest_code(tmp_path: Path, redirected: str, code: int) -> None:
    with_layouts(tmp_path)
    command = f"{sys.executable} -m wijkmakers_site build --op 2024-11-01 {redirected}"
    # Unbuffered, the first line that is printed would fail, and not the end of all.
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": ""}
    words = ["bash", "-c", command]
    ended = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == code
    assert "niet veranderd" not in ended.stderr
    assert "Traceback" not in ended.stderr
    assert (tmp_path / "output" / "index.html").exists()


@pytest.mark.parametrize("door", ["run_path('build.py'", "run_module('wijkmakers_site'"])
def test_ctrl_c_is_heard_before_the_program_is_read(door: str) -> None:
    """Whoever sees at once that it was the wrong command is shown nothing of Python."""
    stopped = (
        "import os, runpy, sys\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "os.path.exists = stop\n"  # by which build.py begins
        "find = lambda _, name, *__: stop() if 'cli' in name else None\n"
        "sys.meta_path.insert(0, type('', (), {'find_spec': find})())\n"
    )
    words = [sys.executable, "-c", stopped + f"runpy.{door}, run_name='__main__')"]
    ended = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Gestopt.\n")
