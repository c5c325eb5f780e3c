"""A planned module as it is written in `leergang.yaml`, and as it is read back."""

from __future__ import annotations

from typing import Any

from wijkmakers_site.editing.begun import programme_head
from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.editing.planning.rows import PlannedModule, Value

ORDER = (
    "titel", "soort", "fase", "samenvatting", "datum", "einddatum", "tijd", "locatie", "online", "sprekers", "groep",
    "status", "voorbereiding",
)  # fmt: skip


def module_lines(module: PlannedModule, id: str) -> list[str]:
    """Without the dash of the list, and without indentation."""
    lines = [f"id: {id}", *(f"{key}: {as_yaml(module.values[key])}" for key in ORDER if key in module.values)]
    if module.days:
        lines.append("bijeenkomsten:")
        lines += [f"  - {{id: dag-{number}, {_pairs(day)}}}" for number, day in enumerate(module.days, 1)]
    return lines


def _pairs(day: dict[str, str]) -> str:
    return ", ".join(f"{key}: {as_yaml(value, braced=True)}" for key, value in day.items())


def module_data(module: PlannedModule, id: str) -> dict[str, Any]:
    """What is read of those lines."""
    data: dict[str, Any] = {"id": id, **{key: module.values[key] for key in ORDER if key in module.values}}
    if module.days:
        data["bijeenkomsten"] = [{"id": f"dag-{number}", **day} for number, day in enumerate(module.days, 1)]
    return data


def programme_text(title: str, groups: dict[str, str], modules: list[tuple[str, PlannedModule]]) -> str:
    """A whole new `leergang.yaml`."""
    lines = [programme_head(title).rstrip("\n")]
    if groups:
        lines += [
            "groepen:",
            *(f"  - {{id: {id}, titel: {as_yaml(name, braced=True)}}}" for id, name in groups.items()),
        ]
    lines.append("modules:")
    for id, module in modules:
        first, *rest = module_lines(module, id)
        lines += [f"  - {first}", *(f"    {line}" for line in rest), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def same(key: str, written: Any, planned: Value) -> bool:
    """Whether a file says already what the sheet says, in whatever form."""
    if key == "sprekers":
        listed = written if isinstance(written, list) else [written]
        return [_speaker(each) for each in listed] == [_speaker(each) for each in planned]
    return isinstance(written, str) and " ".join(written.split()) == " ".join(str(planned).split())


def _speaker(value: Any) -> tuple[str, str]:
    return (value.get("spreker", ""), value.get("rol", "")) if isinstance(value, dict) else (str(value), "")
