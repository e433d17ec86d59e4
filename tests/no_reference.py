"""Reference data that know nothing, for tests of names."""

from __future__ import annotations

__all__ = ["Nothing"]


class Nothing:
    """Reference data that know nothing."""

    def state_of(self, entity: str) -> str | None:
        return None

    speaks_for = code_of = label_of = organ_of = state_of
