"""The check-up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import Builder, Progress
from index.doctor import Finding, check
from index.embedding import HashedEmbedding
from index.generations import Generations
from index.records import Records

Examine = Callable[[], list[Finding]]


@pytest.fixture
def examine(records: Records, data_dir: Path, embedding: HashedEmbedding) -> Examine:
    return lambda: check(records, data_dir, embedding)


def wrong(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level != "ok"]


def test_a_sound_index(builder: Builder, examine: Examine, plans: Path) -> None:
    builder.ingest([plans])
    findings = examine()
    assert wrong(findings) == []
    assert any("3 份文件" in finding.message for finding in findings)


def test_no_index(examine: Examine) -> None:
    (finding,) = wrong(examine())
    assert finding.level == "error"
    assert "eduplan ingest" in finding.hint


def test_a_database_that_cannot_be_opened(data_dir: Path, embedding: HashedEmbedding) -> None:
    (finding,) = check(Records("nosuchdatabase://x"), data_dir, embedding)
    assert finding.level == "error"
    assert "EDUPLAN_DATABASE_URL" in finding.hint


def test_another_embedding(builder: Builder, records: Records, data_dir: Path, plans: Path) -> None:
    builder.ingest([plans])
    (finding,) = wrong(check(records, data_dir, HashedEmbedding(dimensions=64)))
    assert finding.level == "error"
    assert "embedding" in finding.message
    assert "eduplan ingest" in finding.hint


def test_lost_files_of_the_index(builder: Builder, examine: Examine, data_dir: Path, plans: Path) -> None:
    builder.ingest([plans])
    shutil.rmtree(data_dir / "generations")
    (finding,) = wrong(examine())
    assert finding.level == "error"
    assert "eduplan ingest" in finding.hint


def test_an_index_that_lacks_a_document(builder: Builder, examine: Examine, data_dir: Path, plans: Path) -> None:
    (first, *_) = builder.ingest([plans])
    vectors, lexical = Generations(data_dir).begin(2, 1)
    vectors.remove(str(first.document_id))
    lexical.remove(str(first.document_id))
    vectors.close()
    lexical.close()
    shutil.rmtree(data_dir / "generations" / "1")
    (data_dir / "generations" / "2").rename(data_dir / "generations" / "1")
    findings = wrong(examine())
    assert [finding.level for finding in findings] == ["error", "error"]
    assert all(str(first.document_id) in finding.message for finding in findings)
    shutil.rmtree(data_dir / "generations")
    builder.ingest([plans])
    assert wrong(examine()) == []


def test_sources_that_changed_or_went_and_originals_that_are_lost(
    builder: Builder, examine: Examine, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    (plans / "1.txt").write_text("别的", encoding="utf-8")
    (plans / "2.txt").unlink()
    findings = wrong(examine())
    assert [finding.level for finding in findings] == ["warning", "warning"]
    assert "1.txt" in findings[0].message
    assert "2.txt" in findings[1].message
    shutil.rmtree(data_dir / "originals")
    assert [finding.level for finding in wrong(examine())] == ["warning"] * 5


def test_what_a_killed_writer_left(builder: Builder, examine: Examine, data_dir: Path, plans: Path) -> None:
    builder.ingest([plans])
    (data_dir / "generations" / "2" / "chroma").mkdir(parents=True)
    (finding,) = wrong(examine())
    assert finding.level == "warning"
    assert "2" in finding.message
    builder.ingest([plans])
    assert wrong(examine()) == []


def test_a_writer_at_work_leaves_nothing_behind_yet(builder: Builder, examine: Examine, plans: Path) -> None:
    builder.ingest([plans])
    (plans / "3.txt").write_text("关于校车的通知\n\n加强校车安全管理。\n", encoding="utf-8")
    seen: list[list[Finding]] = []

    def look(progress: Progress) -> None:
        if progress.done == progress.total:
            seen.append(wrong(examine()))

    builder.ingest([plans], look)
    ((finding,),) = seen
    assert "3.txt" in finding.message
