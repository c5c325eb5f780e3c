"""A file that is no YAML, or not what it seems: read as its writer meant it, line by line, and each fault told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import yaml

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.source.builder import Builder, LimitExceededError
from wijkmakers_site.reading.source.diagnosis.fault import Fault
from wijkmakers_site.reading.source.diagnosis.line_repairs import Keys, with_quotes
from wijkmakers_site.reading.source.diagnosis.yaml_diagnosis import diagnose
from wijkmakers_site.reading.source.diagnosis.yaml_messages import Wording, with_repair
from wijkmakers_site.reading.source.presentation import DataPath
from wijkmakers_site.regex import regex

_MAX_REPAIRS = 20  # each reads the whole file again
_FOLLOWING_FROM_TAB = {
    "WM005",
    "WM006",
    "WM008",
}  # on a line where a tab or no-break space was reported
_TAG = regex(r"!!\w+")  # of YAML's own types: nobody writes two exclamation marks before a word


def read_with_repairs(
    path: str, lines: list[str], problems: list[Problem], keys: Keys
) -> tuple[Builder | None, frozenset[int]]:
    """What libyaml reads, and the lines (from 1) that had to be repaired; None where a fault has no certain repair.

    After a fault whose repair is certain the file is read again with the line repaired, to find the next fault.
    """
    reported_lines = {problem.line for problem in problems}
    guessed_lines: set[int] = set()
    dropped: set[tuple[int, str]] = set()
    for _ in range(_MAX_REPAIRS):
        builder = Builder(path)
        try:
            builder.read("\n".join(lines))
        except yaml.MarkedYAMLError as error:
            fault = diagnose(error, lines, builder.last_scalar, keys)
            if guessed_lines and fault.line + 1 <= max(guessed_lines):
                break  # no new fault: the repair was not what the writer meant
            if fault.line + 1 not in reported_lines or fault.wording[2] not in _FOLLOWING_FROM_TAB:
                problems.append(Problem(path, fault.line + 1, fault.column + 1, *_told(fault)))
            if fault.repair is None:
                break
            dropped |= fault.dropped
            for repaired_line, repaired in (fault.repair, *fault.further):
                lines[repaired_line] = repaired
                guessed_lines |= {fault.line + 1, repaired_line + 1}
        except LimitExceededError:
            break
        else:
            builder.lost |= _lost_paths(builder, dropped)
            problems += _of_builder(builder, lines, guessed_lines)
            return builder, frozenset(guessed_lines)
    problems += _of_builder(builder, lines, guessed_lines)
    return None, frozenset(guessed_lines)


def _lost_paths(builder: Builder, dropped: set[tuple[int, str]]) -> set[DataPath]:
    """The paths of keys that a repair left out of the mapping in which a line (from 0) stands."""
    return {
        (*path[:-1], key)
        for line, key in dropped
        for path, place in builder.keys.items()
        if place[0] == line + 1 and path
    }


def _of_builder(builder: Builder, lines: list[str], guessed_lines: set[int]) -> Iterator[Problem]:
    """What is wrong although it can be read; a character with a meaning, with the line as it was meant."""
    for problem in builder.problems:
        if problem.line in guessed_lines:
            continue
        yield (
            replace(problem, cure=_with_line(problem, lines[problem.line - 1])) if problem.code == "WM009" else problem
        )


def _with_line(problem: Problem, line: str) -> str:
    """The cure of a character with a meaning, with its own line as it was meant."""
    if tag := _TAG.match(line, problem.column - 1):
        return f"Haal `{tag[0]}` weg."
    repair = with_quotes([line], 0)
    return with_repair((problem.message, problem.cure, problem.code), repair[1])[1] if repair else problem.cure


def _told(fault: Fault) -> Wording:
    """What to tell of a fault; the repair of another line would be an odd answer at this one."""
    if fault.repair is None or fault.repair[0] != fault.line:
        return fault.wording
    return with_repair(fault.wording, fault.repair[1])
