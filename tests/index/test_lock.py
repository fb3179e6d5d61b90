"""One writer at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexBusy
from index.lock import write_lock

LOCKING = """
import sys
from pathlib import Path
from index.lock import write_lock

with write_lock(Path(sys.argv[1])):
    pass
"""


def test_a_second_writer_in_the_same_thread_is_refused_and_the_next_let_in(tmp_path: Path) -> None:
    with write_lock(tmp_path), pytest.raises(IndexBusy), write_lock(tmp_path):
        pass
    with write_lock(tmp_path):
        pass


def test_a_writer_in_another_process_is_refused(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOCKING, str(tmp_path)]
    with write_lock(tmp_path):
        held = subprocess.run(command, capture_output=True, text=True, check=False)
    assert held.returncode == 1
    assert "IndexBusy" in held.stderr
    assert subprocess.run(command, check=False).returncode == 0


def test_an_error_inside_lets_go(tmp_path: Path) -> None:
    with pytest.raises(KeyError), write_lock(tmp_path):
        raise KeyError
    with write_lock(tmp_path):
        pass
