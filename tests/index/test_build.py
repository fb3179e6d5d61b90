"""The writer of the index."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from index.build import Builder, Progress
from index.corpus import Corpus
from index.doctor import check
from index.embedding import HashedEmbedding
from index.errors import DataDirUnwritable, DocumentNotFound, IndexBusy, IndexMissing
from index.records import Records
from index.update import Outcome


def statuses(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def sources_of(corpus: Corpus, phrase: str) -> list[str]:
    """The sources of the passages found that hold a phrase."""
    hits = corpus.snapshot().search(phrase, k=50)
    return sorted({hit.document.source for hit in hits if phrase in hit.passage.text})


# ------------------------------------------------------------------------------------------------------------- ingest


def test_a_second_ingest_changes_nothing(builder: Builder, corpus: Corpus, data_dir: Path, plans: Path) -> None:
    first = builder.ingest([plans])
    generation = corpus.snapshot().generation
    second = builder.ingest([plans])
    assert statuses(first) == ["added"] * 3
    assert statuses(second) == ["unchanged"] * 3
    assert [outcome.document_id for outcome in second] == [outcome.document_id for outcome in first]
    assert corpus.snapshot().generation == generation
    assert [path.name for path in (data_dir / "generations").iterdir()] == [str(generation)]


def test_a_changed_file_is_replaced_and_keeps_its_id(builder: Builder, corpus: Corpus, plans: Path) -> None:
    (_, before, _) = builder.ingest([plans])
    (plans / "2.txt").write_text("阳西县教育行动重点任务\n\n加强心理健康教育。\n", encoding="utf-8")
    outcomes = builder.ingest([plans])
    assert statuses(outcomes) == ["unchanged", "updated", "unchanged"]
    assert outcomes[1].document_id == before.document_id
    assert sources_of(corpus, "控辍保学") == []
    assert str(plans / "2.txt") in sources_of(corpus, "心理健康")
    assert not [hit for hit in corpus.snapshot().search("控辍保学", k=50) if "控辍保学" in hit.passage.text]


def test_the_id_of_a_former_version_is_not_given_again(builder: Builder, corpus: Corpus, plans: Path) -> None:
    text = (plans / "2.txt").read_text(encoding="utf-8")
    builder.ingest([plans])
    (plans / "2.txt").write_text("新的内容\n\n加强心理健康教育。\n", encoding="utf-8")
    (plans / "4.txt").write_text(text, encoding="utf-8")
    outcomes = builder.ingest([plans])
    assert statuses(outcomes) == ["unchanged", "updated", "unchanged", "added"]
    assert len({outcome.document_id for outcome in outcomes}) == 4
    assert sources_of(corpus, "控辍保学") == [str(plans / "4.txt")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_is_no_regular_file_is_refused(builder: Builder, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (outcome,) = builder.ingest([tmp_path / "pipe.txt"])
    assert (outcome.status, outcome.document_id) == ("refused", None)
    assert "不是普通文件" in outcome.reason
    assert outcome.hint


def test_the_same_content_elsewhere_is_the_same_document(builder: Builder, corpus: Corpus, plans: Path) -> None:
    (plans / "9.txt").write_bytes((plans / "1.txt").read_bytes())
    outcomes = builder.ingest([plans])
    assert statuses(outcomes) == ["added", "added", "added", "unchanged"]
    assert outcomes[3].document_id == outcomes[0].document_id
    assert str(outcomes[0].document_id) in outcomes[3].reason
    assert "清远市教育提升行动方案" in outcomes[3].reason
    assert len(corpus.snapshot().catalog) == 3


def test_a_file_that_becomes_a_copy_of_another_leaves(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    (plans / "2.txt").write_bytes((plans / "1.txt").read_bytes())
    outcomes = builder.ingest([plans])
    assert statuses(outcomes) == ["unchanged", "updated", "unchanged"]
    assert outcomes[1].document_id == outcomes[0].document_id
    assert [entry.source for entry in corpus.snapshot().catalog] == [str(plans / "1.txt"), str(plans / "3.txt")]


def test_a_moved_file_keeps_its_id(builder: Builder, corpus: Corpus, plans: Path) -> None:
    (_, before, _) = builder.ingest([plans])
    (plans / "2.txt").rename(plans / "moved.txt")
    outcomes = builder.ingest([plans])
    assert statuses(outcomes) == ["unchanged", "unchanged", "updated"]
    assert outcomes[2].document_id == before.document_id
    assert "2.txt" in outcomes[2].reason
    assert sources_of(corpus, "控辍保学") == [str(plans / "moved.txt")]


def test_a_file_that_cannot_be_read_is_refused_and_the_others_go_on(
    builder: Builder, corpus: Corpus, plans: Path
) -> None:
    (plans / "0.txt").write_bytes(b"")
    (plans / "2b.txt").write_bytes(bytes(range(256)) * 8)
    absent = plans / "absent.txt"
    outcomes = builder.ingest([plans, absent])
    assert statuses(outcomes) == ["refused", "added", "added", "refused", "added", "refused"]
    assert all(outcome.reason and outcome.hint for outcome in outcomes if outcome.status == "refused")
    assert outcomes[-1].source == str(absent)
    assert len(corpus.snapshot().catalog) == 3


def test_a_file_that_becomes_unreadable_keeps_its_last_version(builder: Builder, corpus: Corpus, plans: Path) -> None:
    (_, before, _) = builder.ingest([plans])
    (plans / "2.txt").write_bytes(b"")
    outcomes = builder.ingest([plans])
    assert (outcomes[1].status, outcomes[1].document_id) == ("refused", before.document_id)
    assert sources_of(corpus, "控辍保学") == [str(plans / "2.txt")]


def test_only_refused_files_make_no_index(builder: Builder, corpus: Corpus, tmp_path: Path) -> None:
    assert statuses(builder.ingest([tmp_path / "absent"])) == ["refused"]
    assert builder.ingest([]) == []
    with pytest.raises(IndexMissing):
        corpus.snapshot()


def test_progress_tells_each_file_before_and_after(builder: Builder, plans: Path) -> None:
    told: list[Progress] = []
    outcomes = builder.ingest([plans], told.append)
    assert [(one.done, one.total) for one in told] == [(0, 3), (1, 3), (1, 3), (2, 3), (2, 3), (3, 3)]
    assert [one.outcome for one in told[::2]] == [None] * 3
    assert [one.outcome for one in told[1::2]] == outcomes
    assert [one.source for one in told[::2]] == [outcome.source for outcome in outcomes]


def test_an_outcome_is_published_when_readers_have_it(records: Records, data_dir: Path, plans: Path) -> None:
    embedding = HashedEmbedding()
    corpus = Corpus(records, data_dir, embedding)
    told: list[tuple[str, int]] = []

    def published(outcome: Outcome) -> None:
        told.append((Path(outcome.source).name, len(corpus.snapshot().catalog)))

    Builder(records, data_dir, embedding, batch=2).ingest([plans], on_published=published)
    assert told == [("1.txt", 2), ("2.txt", 2), ("3.txt", 3)]


def test_two_generations_are_kept(builder: Builder, corpus: Corpus, data_dir: Path, plans: Path) -> None:
    for turn in range(4):
        (plans / "3.txt").write_text(f"第{turn}号通知\n\n第{turn}次检查食堂。\n", encoding="utf-8")
        builder.ingest([plans])
    assert {path.name for path in (data_dir / "generations").iterdir()} == {"3", "4"}
    assert len(list((data_dir / "originals").iterdir())) == 4
    assert corpus.snapshot().generation == 4


# ----------------------------------------------------------------------------------------------- uploads and removal


def test_an_upload_is_kept_and_can_be_replaced_and_removed(builder: Builder, corpus: Corpus, data_dir: Path) -> None:
    first = builder.add("../../通知.txt", "校车通知\n\n加强校车安全管理。\n".encode())
    kept = data_dir / "uploads" / "通知.txt"
    assert (first.status, first.source) == ("added", str(kept))
    assert kept.read_text(encoding="utf-8").startswith("校车通知")
    second = builder.add("通知.txt", "校车通知\n\n加强食堂管理。\n".encode())
    assert (second.status, second.document_id) == ("updated", first.document_id)
    assert sources_of(corpus, "校车安全") == []
    assert builder.add("通知.txt", kept.read_bytes()).status == "unchanged"
    builder.remove(str(first.document_id))
    assert not kept.exists()
    assert corpus.snapshot().catalog == ()


def test_uploads_of_one_name_for_two_regions_are_two_documents(builder: Builder, corpus: Corpus) -> None:
    text = "{}教育发展规划\n\n到2025年，新增公办学位{}个。\n"
    first = builder.add("plan.txt", text.format("醴陵市", 300).encode())
    second = builder.add("plan.txt", text.format("浏阳市", 500).encode())
    assert (second.status, Path(second.source).name) == ("added", "plan-2.txt")
    changed = builder.add("plan.txt", text.format("浏阳市", 600).encode())
    assert (changed.status, changed.document_id) == ("updated", second.document_id)
    assert builder.add("plan.txt", text.format("醴陵市", 300).encode()).status == "unchanged"
    assert {entry.id for entry in corpus.snapshot().catalog} == {first.document_id, second.document_id}


def test_a_refused_upload_leaves_nothing(builder: Builder, data_dir: Path, records: Records) -> None:
    outcome = builder.add("空.txt", b"")
    assert outcome.status == "refused"
    assert outcome.reason
    assert not (data_dir / "uploads").exists()
    assert records.state() is None


def test_a_removed_document_is_gone_and_can_come_back(builder: Builder, corpus: Corpus, plans: Path) -> None:
    (_, outcome, _) = builder.ingest([plans])
    builder.remove(str(outcome.document_id))
    assert sources_of(corpus, "控辍保学") == []
    assert len(corpus.snapshot().catalog) == 2
    assert (plans / "2.txt").exists()
    assert statuses(builder.ingest([plans])) == ["unchanged", "added", "unchanged"]
    assert sources_of(corpus, "控辍保学") == [str(plans / "2.txt")]


def test_removing_what_is_not_there(builder: Builder, corpus: Corpus, plans: Path) -> None:
    with pytest.raises(DocumentNotFound):
        builder.remove("000000000000")
    builder.ingest([plans])
    with pytest.raises(DocumentNotFound):
        builder.remove("000000000000")
    assert corpus.snapshot().generation == 1


# ------------------------------------------------------------------------------------------- interruption and writers


@pytest.mark.parametrize("stop_at", [0, 1, 3, 5])
def test_an_interrupted_ingest_leaves_the_index_as_it_was(
    builder: Builder, corpus: Corpus, data_dir: Path, plans: Path, tmp_path: Path, stop_at: int
) -> None:
    upload = builder.add("先.txt", "校车通知\n\n加强校车安全管理。\n".encode())
    told: list[Progress] = []

    def stop(progress: Progress) -> None:
        told.append(progress)
        if len(told) > stop_at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        builder.ingest([plans], stop)
    assert [entry.id for entry in corpus.snapshot().catalog] == [upload.document_id]
    assert sources_of(corpus, "校车") == [upload.source]
    assert {path.name for path in (data_dir / "generations").iterdir()} == {"1"}
    assert statuses(builder.ingest([plans])) == ["added"] * 3


KILLED = """
import os, signal, sys
from pathlib import Path
from index.build import Builder
from index.doctor import check
from index.embedding import HashedEmbedding
from index.records import Records

data_dir, plans, batch, stop_at = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])

def stop(progress):
    if progress.outcome is not None and progress.done == stop_at:
        os.kill(os.getpid(), signal.SIGKILL)

records = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
Builder(records, data_dir, HashedEmbedding(), batch=batch).ingest([plans], stop)
"""


def killed(data_dir: Path, plans: Path, batch: int, stop_at: int) -> None:
    command = [sys.executable, "-c", KILLED, str(data_dir), str(plans), str(batch), str(stop_at)]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL


def test_a_killed_ingest_loses_no_more_than_its_batch(
    builder: Builder, corpus: Corpus, data_dir: Path, plans: Path
) -> None:
    killed(data_dir, plans, batch=2, stop_at=3)
    assert [entry.source for entry in corpus.snapshot().catalog] == [str(plans / "1.txt"), str(plans / "2.txt")]
    assert {path.name for path in (data_dir / "generations").iterdir()} == {"1", "2"}
    assert statuses(builder.ingest([plans])) == ["unchanged", "unchanged", "added"]
    assert corpus.snapshot().generation == 2
    assert sources_of(corpus, "食品安全") == [str(plans / "3.txt")]
    assert len(corpus.snapshot().search("学校", k=50)) == sum(entry.passages for entry in corpus.snapshot().catalog)


def test_a_first_ingest_killed_before_its_end_leaves_no_index(
    builder: Builder, corpus: Corpus, data_dir: Path, plans: Path
) -> None:
    killed(data_dir, plans, batch=200, stop_at=2)
    with pytest.raises(IndexMissing):
        corpus.snapshot()
    assert statuses(builder.ingest([plans])) == ["added"] * 3


def test_a_second_writer_is_told_to_wait(
    builder: Builder, records: Records, data_dir: Path, embedding: HashedEmbedding, plans: Path
) -> None:
    other = Builder(records, data_dir, embedding)
    caught: list[IndexBusy] = []

    def write_too(_progress: Progress) -> None:
        def write() -> None:
            with pytest.raises(IndexBusy) as raised:
                other.add("另.txt", b"x")
            caught.append(raised.value)

        thread = threading.Thread(target=write)
        thread.start()
        thread.join()

    builder.ingest([plans], write_too)
    assert caught
    assert (caught[0].status, caught[0].code) == (409, "index_busy")
    assert caught[0].hint
    assert statuses(other.ingest([plans])) == ["unchanged"] * 3


@pytest.mark.skipif(os.name != "posix", reason="a file cannot be a folder anywhere, but the error differs")
def test_a_data_folder_that_cannot_be_made_is_an_error_with_a_hint(
    records: Records, embedding: HashedEmbedding, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(DataDirUnwritable) as caught:
        Builder(records, tmp_path / "file" / "var", embedding).ingest([])
    assert "EDUPLAN_DATA_DIR" in caught.value.hint


# ------------------------------------------------------------------------------------------------------------ rebuild


def test_other_settings_rebuild_everything_even_what_has_lost_its_source(
    builder: Builder, records: Records, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    (plans / "2.txt").unlink()
    other = HashedEmbedding(dimensions=64)
    told: list[Progress] = []
    outcomes = Builder(records, data_dir, other).ingest([plans], told.append)
    assert [(Path(outcome.source).name, outcome.status) for outcome in outcomes] == [
        ("2.txt", "updated"),
        ("1.txt", "updated"),
        ("3.txt", "updated"),
    ]
    assert {one.total for one in told} == {5}
    assert [one.done for one in told] == sorted(one.done for one in told)
    corpus = Corpus(records, data_dir, other)
    assert sources_of(corpus, "控辍保学") == [str(plans / "2.txt")]
    assert statuses(Builder(records, data_dir, other).ingest([plans])) == ["unchanged", "unchanged"]


def test_an_upload_or_a_removal_rebuilds_too(builder: Builder, records: Records, data_dir: Path, plans: Path) -> None:
    (first, *_) = builder.ingest([plans])
    other = HashedEmbedding(dimensions=64)
    Builder(records, data_dir, other).remove(str(first.document_id))
    assert len(Corpus(records, data_dir, other).snapshot().catalog) == 2
    builder.add("新.txt", "校车通知\n\n加强校车安全管理。\n".encode())
    assert len(Corpus(records, data_dir, HashedEmbedding()).snapshot().catalog) == 3


def test_a_document_without_its_original_leaves_the_catalogue_and_is_named(
    builder: Builder, records: Records, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    for original in (data_dir / "originals").iterdir():
        original.unlink()
    (plans / "2.txt").unlink()
    other = HashedEmbedding(dimensions=64)
    outcomes = Builder(records, data_dir, other).ingest([plans])
    assert [(Path(outcome.source).name, outcome.status) for outcome in outcomes] == [
        ("2.txt", "refused"),
        ("1.txt", "added"),
        ("3.txt", "added"),
    ]
    assert "2.txt" not in {Path(entry.source).name for entry in Corpus(records, data_dir, other).snapshot().catalog}


# ------------------------------------------------------------------------------------------------------ Chroma server


def test_the_vectors_can_be_on_a_chroma_server(
    records: Records, data_dir: Path, embedding: HashedEmbedding, plans: Path, chroma_server: str
) -> None:
    builder = Builder(records, data_dir, embedding, chroma_server)
    corpus = Corpus(records, data_dir, embedding, chroma_server)
    builder.ingest([plans])
    before = corpus.snapshot()
    (plans / "3.txt").write_text("关于校车的通知\n\n加强校车安全管理。\n", encoding="utf-8")
    assert statuses(builder.ingest([plans])) == ["unchanged", "unchanged", "updated"]
    assert before.search("食品安全")[0].dense > 0
    assert before.search("食品安全")[0].document.source == str(plans / "3.txt")
    assert sources_of(corpus, "食堂") == []
    assert corpus.snapshot().search("校车安全管理", document_ids=[before.catalog[2].id])[0].dense > 0
    assert not (data_dir / "generations" / "2" / "chroma").exists()
    assert {finding.level for finding in check(records, data_dir, embedding, chroma_server)} == {"ok"}
    (plans / "3.txt").unlink()
    builder.remove(before.catalog[2].id)
    with pytest.raises(IndexMissing):
        before.search("食品安全")
