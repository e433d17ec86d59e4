"""Where the knowledge that ships with the code lies: ontology, rules, shapes, queries, reference data.

In a wheel it is package data (``pactgraph/_knowledge``); in an editable install it is the checkout
itself, where a researcher finds the same folders at the top.
"""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "checks_folder",
    "claim_schema",
    "frames_folder",
    "gazetteer_file",
    "lexicon_file",
    "ontology_files",
    "policy_file",
    "query_folder",
    "reference_files",
    "reference_folder",
    "register_folder",
    "relative",
    "rule_folder",
    "shape_files",
    "vocabulary_file",
]


def _root() -> Path:
    package = Path(__file__).resolve().parent
    shipped = package / "_knowledge"
    return shipped if shipped.is_dir() else package.parents[1]


def ontology_files() -> list[Path]:
    """The Turtle files of the ontology graph: terms, vocabularies, alignments and policies."""
    folder = _root() / "ontology"
    return sorted([*folder.glob("*.ttl"), *folder.glob("vocabularies/*.ttl"), *folder.glob("policies/*.ttl")])


def vocabulary_file(name: str) -> Path:
    """The Turtle file of one vocabulary."""
    return _root() / "ontology" / "vocabularies" / f"{name}.ttl"


def policy_file(name: str = "default") -> Path:
    """The acceptance policy of this name."""
    return _root() / "ontology" / "policies" / f"{name}.ttl"


def rule_folder() -> Path:
    """The folder of CONSTRUCT rules, one file a rule."""
    return _root() / "ontology" / "rules"


def checks_folder() -> Path:
    """The folder of checks of the ontology, one SELECT of faults a file."""
    return _root() / "ontology" / "checks"


def shape_files() -> list[Path]:
    """The SHACL shapes, one Turtle file a class family."""
    return sorted((_root() / "shapes").glob("*.ttl"))


def claim_schema() -> Path:
    """The JSON Schema that every claim obeys."""
    return _root() / "ontology" / "claim.schema.json"


def query_folder() -> Path:
    """The folder of saved questions, one file a question, grouped by theme."""
    return _root() / "queries"


def reference_folder() -> Path:
    """The folder of curated reference data."""
    return _root() / "graph" / "reference"


def reference_files(folder: Path | None = None) -> list[Path]:
    """The Turtle files of reference data that every store loads; those of another folder than ours, if one is given."""
    return sorted((folder or reference_folder()).glob("*.ttl"))


def register_folder(folder: Path | None = None) -> Path:
    """The folder of the records that a store loads only where its articles name them; that of another reference folder, if one is given."""
    return (folder or reference_folder()) / "register"


def gazetteer_file() -> Path:
    """All names of the reference data, compiled for looking up."""
    return reference_folder() / "gazetteer.json"


def frames_folder() -> Path:
    """The folder of frames, one file a frame, grouped by claim type."""
    return _root() / "ontology" / "frames"


def lexicon_file(name: str) -> Path:
    """A lexicon: lists of words that a reader of texts interprets."""
    return _root() / "ontology" / "lexicons" / f"{name}.toml"


def relative(path: Path) -> str:
    """The path of a file of the knowledge below its root, with slashes: ``ontology/rules/party-to.rq``.

    Raises:
        ValueError: the file lies elsewhere.
    """
    return path.resolve().relative_to(_root()).as_posix()
