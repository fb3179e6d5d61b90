"""Which files an ingest reads, and what an uploaded file is called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath

_NAME_BYTES = 200


def files_of(paths: Iterable[Path], data_dir: Path) -> list[Path]:
    """The files that paths stand for, resolved, each once, folders walked in sorted order.

    In folders, hidden files, README*, *.md and what is no regular file (a pipe, a socket, a device) are no documents,
    and `data_dir` itself is passed over. A path that does not exist, or a folder that cannot be read, stands for
    itself, so that reading it says why.
    """
    found: dict[Path, None] = {}
    passed = {data_dir.resolve()}
    for path in paths:
        resolved = path.resolve()
        found.update(dict.fromkeys(_walk(resolved, passed) if resolved.is_dir() else (resolved,)))
    return list(found)


def upload_name(name: str) -> str:
    """A safe file name for an upload: its last part without control characters, leading dots or excess length."""
    base = PureWindowsPath(name.replace("/", "\\")).name
    base = "".join(char for char in unicodedata.normalize("NFC", base) if unicodedata.category(char)[0] != "C")
    base = base.strip().lstrip(".").strip() or "未命名"
    stem, dot, suffix = base.rpartition(".")
    if not dot or len(suffix.encode()) > 20:
        stem, dot, suffix = base, "", ""
    room = _NAME_BYTES - len(f"{dot}{suffix}".encode())
    return stem.encode()[:room].decode(errors="ignore") + dot + suffix


def _walk(folder: Path, passed: set[Path]) -> Iterator[Path]:
    """The documents in a folder, unless it has been passed, as where a link leads round."""
    if folder in passed:
        return
    passed.add(folder)
    try:
        children = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    for child in children:
        path = child.resolve()
        if child.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, passed)
        elif not child.name.startswith("README") and child.suffix != ".md" and (path.is_file() or not path.exists()):
            yield path
