"""Which files an ingest reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources import files_of, upload_name


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_folders_are_walked_in_sorted_order_without_what_is_no_document(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/1.txt", "README.txt", "README", "notes.md", ".hidden", ".git/x.txt")
    found = files_of([tmp_path], tmp_path / "var")
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a/1.txt", "a/2.txt", "b.txt"]


def test_a_file_that_is_named_is_read_whatever_it_is_called_and_once(tmp_path: Path) -> None:
    make(tmp_path, "notes.md", "b.txt")
    paths = [tmp_path / "notes.md", tmp_path / "b.txt", tmp_path, tmp_path / "." / "notes.md"]
    assert files_of(paths, tmp_path / "var") == [tmp_path / "notes.md", tmp_path / "b.txt"]


def test_the_data_folder_is_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "var/originals/0123", "var/write.lock")
    assert files_of([tmp_path], tmp_path / "var") == [tmp_path / "b.txt"]


def test_an_absent_path_stands_for_itself(tmp_path: Path) -> None:
    assert files_of([tmp_path / "absent"], tmp_path) == [tmp_path / "absent"]


def test_a_link_leads_to_its_file_and_no_link_leads_round(tmp_path: Path) -> None:
    make(tmp_path, "folder/a.txt")
    (tmp_path / "folder" / "round").symlink_to(tmp_path / "folder")
    (tmp_path / "folder" / "b.txt").symlink_to(tmp_path / "folder" / "a.txt")
    assert files_of([tmp_path], tmp_path / "var") == [tmp_path / "folder" / "a.txt"]


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("通知.txt", "通知.txt"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("C:\\plans\\计划.docx", "计划.docx"),
        (".env", "env"),
        ("..", "未命名"),
        ("", "未命名"),
        ("a\x00b\n.txt", "ab.txt"),
        ("长" * 100 + ".txt", "长" * 65 + ".txt"),
    ],
)
def test_upload_name(given_name: str, name: str) -> None:
    assert upload_name(given_name) == name


@given(st.text())
def test_an_upload_never_leaves_its_folder(name: str) -> None:
    safe = upload_name(name)
    assert safe == Path(safe).name
    assert not safe.startswith(".")
    assert 0 < len(safe.encode("utf-8", "surrogatepass")) <= 255


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_in_a_folder_only_regular_files_are_documents(tmp_path: Path) -> None:
    make(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "a.txt")
    assert files_of([tmp_path], tmp_path / "var") == [tmp_path / "b.txt"]
    assert files_of([tmp_path / "a.txt"], tmp_path / "var") == [tmp_path / "a.txt"]
