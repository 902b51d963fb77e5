"""A SpeechBrain folder's hyperparams.yaml read as plain data: nothing in it is built, called or included."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_REFERENCE = re.compile(r"<(\w+)>")


def read(path: Path) -> dict[str, Any]:
    """The file's top level. A tagged value (``!new:module.Class``, ``!ref <name>``) is what stands under the tag:
    a dict, a list or a text.

    Raises ValueError for what is no YAML mapping, OSError for what cannot be read.
    """
    import yaml

    class Plain(yaml.SafeLoader):  # type: ignore[misc]
        pass

    def plain(loader: Any, _: str, node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            return loader.construct_mapping(node, deep=True)
        if isinstance(node, yaml.SequenceNode):
            return loader.construct_sequence(node, deep=True)
        return loader.construct_scalar(node)

    Plain.add_multi_constructor("!", plain)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Plain)
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, RecursionError) as error:
        raise ValueError(f"{path.name} is no plain YAML") from error
    if not isinstance(content, dict):
        raise ValueError(f"{path.name} is no mapping")
    return content


def find(content: Mapping[str, Any], key: str) -> Any:
    """The first plain value of ``key`` at the top or in a mapping below it, None without one.

    A reference (``<name>``) is looked up at the top.
    """
    for place in (content, *(value for value in content.values() if isinstance(value, dict))):
        value = place.get(key)
        if isinstance(value, str) and (found := _REFERENCE.fullmatch(value)):
            value = content.get(found[1])
        if isinstance(value, bool | int | float | str):
            return value
    return None
