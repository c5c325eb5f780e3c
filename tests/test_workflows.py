"""What `hosts github` and `hosts gitlab` print: YAML that is parsed, and steps that are run in a clone of a project."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from sites import PROGRAMME, REPOSITORY, run, with_layouts

LEDGER = "content/agenda.lock"
_LATER = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")


@pytest.fixture(scope="module")
def workflows(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    root = with_layouts(tmp_path_factory.mktemp("printed"))
    return {host: yaml.load(run(root, "hosts", host).stdout, yaml.BaseLoader) for host in ("github", "gitlab")}


class Clone:
    """A project with a remote, and the machine of a host that runs steps in a fresh clone of it."""

    def __init__(self, folder: Path) -> None:
        self.remote, self.work, self.temp, self.bin = (folder / name for name in ("remote", "work", "temp", "bin"))
        self.temp.mkdir()
        self.bin.mkdir()
        # `python3 build.py check` without making an environment first.
        program = f'PYTHONPATH={REPOSITORY} exec {sys.executable} -m wijkmakers_site "$@"'
        (self.bin / "python3").write_text(f'#!/bin/sh\nshift\n[ "$1" = --help ] && exit\n{program}\n')
        (self.bin / "python3").chmod(0o755)
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", self.remote)
        self.git(folder, "clone", "--quiet", self.remote, self.work)
        with_layouts(self.work)
        (self.work / ".gitignore").write_text(".cache/\n")
        self.commit("begin")

    def git(self, folder: Path, *words: str | Path) -> str:
        names = ["-c", "user.name=iemand", "-c", "user.email=iemand@voorbeeld.nl"]
        done = subprocess.run(["git", *names, *words], cwd=folder, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, message: str) -> None:
        self.git(self.work, "add", ".")
        self.git(self.work, "commit", "--quiet", "--message", message)
        self.git(self.work, "push", "--quiet", "origin", "HEAD:main")

    def run(self, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """As hosts do: one shell that stops at the first error."""
        files = {name: str(self.temp / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        environment = os.environ | files | {"RUNNER_TEMP": str(self.temp), "CI": "true"} | variables
        environment["PATH"] = f"{self.bin}:{environment['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.work, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture(scope="module")
def first_clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """Published once, with a change since that participants will notice."""
    clone = Clone(tmp_path_factory.mktemp("first"))
    file = clone.work / PROGRAMME
    file.write_text(file.read_text().replace("datum: 2025-", "datum: 2098-"))
    done = clone.run("python3 build.py publish --eerste")
    assert done.returncode == 0, done.stderr
    clone.commit("publish")
    file.write_text(file.read_text().replace("13:00-17:00", "14:00-17:00"))
    clone.commit("een uur later")
    return clone


@pytest.fixture
def clone(first_clone: Clone, tmp_path: Path) -> Clone:
    """A copy of it, and of its remote."""
    folder = tmp_path / "copy"
    shutil.copytree(first_clone.work.parent, folder, symlinks=True)
    clone = copy(first_clone)
    clone.remote, clone.work, clone.temp, clone.bin = (folder / name for name in ("remote", "work", "temp", "bin"))
    clone.git(clone.work, "remote", "set-url", "origin", clone.remote)
    return clone


def _steps(job: dict[str, Any]) -> Iterator[str]:
    yield from (step["run"] for step in job["steps"] if "run" in step)


def test_no_secret_is_named_and_no_job_may_do_more_than_it_needs(workflows: dict[str, Any]) -> None:
    github = workflows["github"]
    assert "secrets" not in json.dumps(workflows)
    assert github["permissions"] == {}
    assert {name: job["permissions"] for name, job in github["jobs"].items()} == {
        "check": {"contents": "read"},
        "comment": {"pull-requests": "write"},
        "publish": {"contents": "write"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    # Whatever a stranger can name (a branch, a title) never becomes a word of a script.
    assert not [step for job in github["jobs"].values() for step in _steps(job) if "${{" in step]


def test_actions_are_pinned_by_their_major_version(workflows: dict[str, Any]) -> None:
    used = [step["uses"] for job in workflows["github"]["jobs"].values() for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", each) for each in used)


def test_every_step_and_job_that_is_named_is_there(workflows: dict[str, Any]) -> None:
    for jobs in (workflows["github"]["jobs"], workflows["gitlab"]):
        for job in jobs.values():
            needs = job.get("needs", []) if isinstance(job, dict) else []
            assert {needs} if isinstance(needs, str) else set(needs) <= jobs.keys()
    for job in workflows["github"]["jobs"].values():
        steps = {step.get("id") for step in job["steps"]}
        named = re.findall(r"(?<!\w)steps\.(\w+)\.", json.dumps(job))
        assert set(named) <= steps


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_pull_request_gets_its_mistakes_and_what_participants_will_notice(
    workflows: dict[str, Any], clone: Clone, host: str
) -> None:
    if host == "github":
        check, text = "\n".join(_steps(workflows[host]["jobs"]["check"])), clone.temp / "diff/diff.md"
    else:
        check, text = "\n".join(workflows[host]["check"]["script"]), clone.work / "diff.md"
    done = clone.run(check)
    assert done.returncode == 0, done.stderr
    assert "\n    " in text.read_text()
    assert "14.00" in text.read_text()
    file = clone.work / PROGRAMME
    file.write_text(file.read_text().replace("titel:", "tittel:", 1))
    failed = clone.run(next(line for line in check.splitlines() if "--formaat" in line))
    if host == "github":
        assert failed.returncode != 0
        assert "::error file=content/" in failed.stdout
    else:
        report = json.loads((clone.work / "codequality.json").read_text())
        assert [each["severity"] for each in report if "tittel" in each["description"]] == ["major"]


def _publish(workflows: dict[str, Any], host: str, clone: Clone) -> subprocess.CompletedProcess[str]:
    if host == "github":
        return clone.run("\n".join(_steps(workflows[host]["jobs"]["publish"])))
    script = "\n".join(workflows[host]["pages"]["script"])
    address = "https://gitlab-ci-token:$CI_JOB_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git"
    assert address in script
    script = script.replace(address, str(clone.remote))
    return clone.run(script, CI_DEFAULT_BRANCH="main", CI_SERVER_HOST="voorbeeld.nl")


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_a_push_is_published_its_ledger_kept_and_the_whole_site_shown(
    workflows: dict[str, Any], clone: Clone, host: str
) -> None:
    clone.git(clone.remote, "config", "receive.advertisePushOptions", "true")
    done = _publish(workflows, host, clone)
    assert done.returncode == 0, done.stderr
    kept = clone.git(clone.remote, "show", f"main:{LEDGER}")
    assert kept == (clone.work / LEDGER).read_text().strip()
    if host == "github":
        assert (clone.temp / "GITHUB_OUTPUT").read_text() == "deploy=true\n"
        with tarfile.open(clone.temp / "artifact.tar") as packed:
            shown = {name.removeprefix("./") for name in packed.getnames()}
            assert not any(member.islnk() or member.issym() for member in packed.getmembers())
    else:
        shown = {path.relative_to(clone.work / "public").as_posix() for path in (clone.work / "public").rglob("*")}
    made = {path.relative_to(clone.work / "output").as_posix() for path in (clone.work / "output").rglob("*")}
    assert shown - {"."} == made - {".gitignore"}
    if host == "github":
        commits = clone.git(clone.remote, "rev-list", "--count", "main")
        again = _publish(workflows, host, clone)  # as the next night, when nothing changed
        assert (again.returncode, clone.git(clone.remote, "rev-list", "--count", "main")) == (0, commits)


@pytest.mark.parametrize("host", ["github", "gitlab"])
def test_who_was_overtaken_shows_nothing(workflows: dict[str, Any], clone: Clone, host: str, tmp_path: Path) -> None:
    """The ledger of what is on show always stands in git; the run of the later change publishes both."""
    other = tmp_path / "other"
    clone.git(tmp_path, "clone", "--quiet", clone.remote, other)
    (other / "later.txt").write_text("")
    clone.git(other, "add", ".")
    clone.git(other, "commit", "--quiet", "--message", "later")
    # Comes in while the site is being made.
    git = clone.bin / "git"
    push = f"/usr/bin/env -i PATH=/usr/bin:/bin git -C {other} push --quiet origin HEAD:main"
    git.write_text(f'#!/bin/sh\n[ "$1" = push ] && {push}\nexec /usr/bin/git "$@"\n')
    git.chmod(0o755)
    done = _publish(workflows, host, clone)
    if host == "github":
        assert (done.returncode, (clone.temp / "GITHUB_OUTPUT").read_text()) == (0, "deploy=false\n"), done.stderr
    else:
        assert done.returncode != 0
        assert not (clone.work / "public").exists()
