"""The example of docs/extraction.md is a frame that loads, and every key and step that it describes is one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path as FilePath

import pytest

from conftest import ROOT
from pactgraph.errors import InputError
from pactgraph.extraction.frames import Frames
from pactgraph.extraction.paths import Path

DOCUMENT = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")


def frame(folder: FilePath, text: str, claim: str = "agreement") -> FilePath:
    """A folder with one frame."""
    (folder / claim).mkdir()
    (folder / claim / "shelve.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_example_loads(tmp_path: FilePath) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)
    (found,) = Frames.load(frame(tmp_path, example)).all
    assert (found.name, found.weight, len(found.examples)) == ("agreement/shelve", 5, 2)
    assert {slot: [path.text for _, path in paths] for slot, paths in found.slots.items()} == {"parties": ["agent", "pp(with|between)"]}


def test_every_key_that_is_used_is_described() -> None:
    cells = re.findall(r"^\| (`[^|]*) \|", DOCUMENT, re.MULTILINE)
    described = {word for cell in cells for word in re.findall(r"`(\w+)`", cell)}
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in (ROOT / "ontology" / "frames").glob("*/*.toml")]
    assert {key for file in files for key in file} - described == set()


@pytest.mark.parametrize(
    "text", ["colour = 'red'", "verbs = 'sign'", "thing = ['nowhere']", "[slots]\nimposers = ['agent']", "[reading]\nunknown = 'x'", "not toml"]
)
def test_a_wrong_frame_names_its_file(text: str, tmp_path: FilePath) -> None:
    with pytest.raises(InputError, match=r"shelve\.toml"):
        Frames.load(frame(tmp_path, text))


def test_a_folder_that_is_no_claim_type(tmp_path: FilePath) -> None:
    with pytest.raises(InputError, match="claim type"):
        Frames.load(frame(tmp_path, "[slots]\nparties = ['agent']", "agreements"))


STEPS = "agent patient subject pp(a|b) pp*(a) mod poss appos flat acl(to) advcl xcomp ccomp up(obj) adv cop self case(a) passive agent[a|b]"


@pytest.mark.parametrize("step", STEPS.split())
def test_steps_are_described(step: str) -> None:
    assert Path.read(step).text == step
    assert f"`{re.split(r'[(*[]', step)[0]}" in DOCUMENT
