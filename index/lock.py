"""One writer of the index at a time, across threads and processes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import DataDirUnwritable, IndexBusy


@contextmanager
def write_lock(data_dir: Path) -> Iterator[None]:
    """Hold the data folder, made where it is missing, for writing. Raises IndexBusy, DataDirUnwritable."""
    # A lock object of its own for each writer: filelock lets the holder of one object in again.
    lock = FileLock(data_dir / "write.lock", timeout=0)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy from error
    except OSError as error:
        raise DataDirUnwritable(f"数据目录 {data_dir} 不可写：{error.strerror}") from error
    try:
        yield
    finally:
        lock.release()
