"""What an index was made with."""

from __future__ import annotations

import pytest

from index.embedding import HashedEmbedding
from index.fingerprint import differences, fingerprint


def test_a_fingerprint_names_what_an_index_depends_on() -> None:
    parts = [part.split("=")[0] for part in fingerprint(HashedEmbedding()).split()]
    assert parts == ["layout", "embedding", "segmentation", "passages", "registry"]
    assert fingerprint(HashedEmbedding()) == fingerprint(HashedEmbedding())
    assert differences(fingerprint(HashedEmbedding()), fingerprint(HashedEmbedding(dimensions=64))) == ["embedding"]


@pytest.mark.parametrize(
    ("made_with", "in_use", "expected"),
    [
        ("a=1 b=2", "a=1 b=2", []),
        ("a=1 b=2", "b=3 a=1", ["b"]),
        ("a=1", "b=1", ["a", "b"]),
        ("", "a=x=y", ["a"]),
    ],
)
def test_differences(made_with: str, in_use: str, expected: list[str]) -> None:
    assert differences(made_with, in_use) == expected
