"""Which function carries out a verb: each in a module that is imported for it alone, so that quick verbs are quick."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from pathlib import Path

# The module in this folder, and its function of (arguments, root) that gives the exit code.
VERBS = {
    "bench": ("own_tests", "measure"),
    "build": ("building", "build_site"),
    "check": ("checking", "check_site"),
    "diff": ("differing", "show_differences"),
    "drukwerk": ("handouts", "write_handouts"),
    "hernoem": ("ids", "rename"),
    "hosts": ("for_hosts", "show_for_host"),
    "jaaroverzicht": ("year", "show_year"),
    "new": ("new.new_files", "new"),
    "publish": ("publishing", "publish_site"),
    "serve": ("preview", "show_preview"),
    "test": ("own_tests", "run_tests"),
    "wie": ("ids", "show_uses"),
}


def carry_out(arguments: Namespace, root: Path) -> int:
    """Do what the verb says for the project in `root`, and give the exit code."""
    module, function = VERBS[arguments.verb]
    return int(getattr(import_module(f"wijkmakers_site.cli.verbs.{module}"), function)(arguments, root))
