"""The parts of the benchmark of speed that need no parser."""

from __future__ import annotations

from tests_support import load_benchmark

benchmark = load_benchmark("resolve_speed")


def test_a_long_text_is_the_short_ones_again_and_again() -> None:
    assert benchmark.long_text(["One two.", "Three."], [3, 2], 30) == ("One two.\n\nThree.\n\nOne two.\n\nThree.", 10)
    text, tokens = benchmark.long_text(["One two.", "Three."], [3, 2])
    assert len(text) + 2 >= benchmark.LONG > len(text) - 10
    assert tokens == 5 * text.count("One") - 2 * text.endswith("two.")
