"""YAML with line numbers: what was read, and where each value stands; and YAML that reads as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pactgraph.errors import InputError

__all__ = ["LocatedYaml", "dump_yaml", "load_yaml", "parse_yaml"]

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml is slower and otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_TIMESTAMP = "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True)
class LocatedYaml:
    """Data of a YAML file and the line (from 1) of each value, by its path of keys and indices.

    Dates stay strings, as in JSON.
    """

    path: Path
    data: Any
    lines: dict[tuple[str | int, ...], int]

    def line(self, *keys: str | int) -> int:
        """The line of a value, or of the nearest value around it that stands in the file."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1

    def error(self, found: str, expected: str, *keys: str | int) -> InputError:
        """An error at the value with this path."""
        return InputError(self.path, found, expected, self.line(*keys))


def load_yaml(path: Path) -> LocatedYaml:
    """Read a YAML file.

    Raises:
        InputError: the file is missing, not UTF-8, not YAML, or has a key twice.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise InputError(path, "no such file", "a YAML file") from None
    except UnicodeDecodeError as error:
        raise InputError(path, "a byte that is not UTF-8", "UTF-8 text", error.object.count(b"\n", 0, error.start) + 1) from None
    return parse_yaml(path, text)


def parse_yaml(path: Path, text: str, before: int = 0) -> LocatedYaml:
    """Read YAML that stands in a file.

    Args:
        path: the file, for messages.
        text: the YAML.
        before: lines of the file before it.

    Raises:
        InputError: it is not YAML, or has a key twice.
    """
    try:
        loader = _Loader(text)
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        raise InputError(path, f"broken YAML ({getattr(error, 'reason', error)})", "YAML", before + text.count("\n", 0, position) + 1) from None
    try:
        node = loader.get_single_node()
        lines: dict[tuple[str | int, ...], int] = {}
        data = _construct(loader, node, (), lines, path, before) if node is not None else None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(path, f"broken YAML ({type(error).__name__}: {error})", "YAML of plain values, nested a few levels deep") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error)
        raise InputError(path, f"broken YAML ({problem})", "YAML", before + mark.line + 1 if mark else None) from None
    finally:
        loader.dispose()
    return LocatedYaml(path, data, lines)


def _construct(loader: Any, node: yaml.Node, keys: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], path: Path, before: int) -> Any:
    lines[keys] = before + node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(loader.construct_object(key_node))
            if key in mapping:
                raise InputError(path, f"the key {key!r} twice", "each key once", before + key_node.start_mark.line + 1)
            mapping[key] = _construct(loader, value_node, (*keys, key), lines, path, before)
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_construct(loader, item, (*keys, index), lines, path, before) for index, item in enumerate(node.value)]
    if node.tag == _TIMESTAMP:
        return node.value
    return loader.construct_object(node)


def dump_yaml(data: Any) -> str:
    """YAML of plain data in our layout, with keys in their order; reading it gives the same data."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=140)


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_OTHER_BREAKS = frozenset("\r\x85\u2028\u2029")
"""Line breaks of YAML 1.1 beside the line feed: a reader makes line feeds or spaces of them, unless they are escaped."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _OTHER_BREAKS & set(text) else None)


_Dumper.add_representer(str, _text)
