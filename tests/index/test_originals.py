"""The ingested files as they were."""

from __future__ import annotations

import hashlib
from pathlib import Path

from index.originals import Originals


def test_bytes_come_back_by_their_hash(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    sha256 = originals.keep(b"plan")
    assert sha256 == hashlib.sha256(b"plan").hexdigest() == originals.keep(b"plan")
    assert originals.read(sha256) == b"plan"
    assert [path.name for path in (tmp_path / "originals").iterdir()] == [sha256]


def test_bytes_that_are_gone_or_changed_are_none(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    sha256 = originals.keep(b"plan")
    (tmp_path / "originals" / sha256).write_bytes(b"pla")
    assert originals.read(sha256) is None
    assert originals.read("0" * 64) is None


def test_what_is_not_kept_is_dropped(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.drop_all_but(())
    kept, dropped = originals.keep(b"a"), originals.keep(b"b")
    originals.drop_all_but({kept})
    assert originals.read(kept) == b"a"
    assert originals.read(dropped) is None
