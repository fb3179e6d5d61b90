"""The ingested files as they were (原件), so that the index can be rebuilt when a source is gone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path


class Originals:
    """The folder `originals/` of a data folder: each file under the SHA-256 of its bytes."""

    def __init__(self, data_dir: Path) -> None:
        self._root = data_dir / "originals"

    def keep(self, data: bytes) -> str:
        """Store a file's bytes and return their SHA-256."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._root / sha256
        if not path.exists():
            self._root.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """A file's bytes, None where they are gone or no longer what they were."""
        try:
            data = (self._root / sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def drop_all_but(self, kept: Collection[str]) -> None:
        """Remove every file not named in `kept`."""
        if self._root.is_dir():
            for path in self._root.iterdir():
                if path.name not in kept:
                    path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
