"""The resolver with the shipped reference data, loaded once."""

from __future__ import annotations

import pytest

from pactgraph.actors import Gazetteer, Resolver


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def resolver(gazetteer: Gazetteer) -> Resolver:
    return Resolver(gazetteer)
