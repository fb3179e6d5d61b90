"""Snapshots of the index."""

from __future__ import annotations

import gc
import shutil
import threading
from pathlib import Path

import pytest

from index.build import Builder
from index.corpus import Corpus
from index.embedding import HashedEmbedding
from index.errors import DocumentNotFound, IndexMismatch, IndexMissing
from index.records import Records
from index.types import Hit


def best(hits: list[Hit]) -> str:
    return hits[0].passage.text


def test_without_an_index_the_hint_is_to_ingest(corpus: Corpus) -> None:
    with pytest.raises(IndexMissing) as caught:
        corpus.snapshot()
    assert (caught.value.status, caught.value.code) == (503, "index_missing")
    assert "eduplan ingest" in caught.value.hint


def test_a_snapshot_finds_passages_with_their_documents(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    snapshot = corpus.snapshot()
    assert [entry.source for entry in snapshot.catalog] == [str(plans / name) for name in ("1.txt", "2.txt", "3.txt")]
    hits = snapshot.search("校长最多能连续干几年", k=2)
    assert len(hits) == 2
    assert "12年" in best(hits)
    document = snapshot.document(hits[0].document.id)
    passage = hits[0].passage
    assert document.text[passage.start : passage.end] == passage.text
    assert document.passages[passage.index] == passage
    assert hits[0].score >= hits[1].score
    assert hits[0].lexical > 0


@pytest.mark.parametrize("query", ["九年義務教育鞏固率", "九年义务教育巩固率", "９年 义务教育 巩固率"])
def test_other_ways_of_writing_find_the_same(builder: Builder, corpus: Corpus, plans: Path, query: str) -> None:
    builder.ingest([plans])
    assert "96%" in best(corpus.snapshot().search(query))


def test_filters(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    snapshot = corpus.snapshot()
    first, second, third = (entry.id for entry in snapshot.catalog)

    def found(**filters: list[str]) -> set[str]:
        return {hit.document.id for hit in snapshot.search("学校 教育", k=50, **filters)}

    assert found() == {first, second, third}
    assert found(regions=["清远市"]) == found(regions=["清远"]) == {first}
    assert found(regions=["清远市", "阳西"]) == {first, second}
    assert found(document_ids=[third]) == {third}
    assert found(regions=["清远市"], document_ids=[second]) == set()
    assert found(regions=["火星市"]) == found(document_ids=["nothing"]) == set()
    assert found(regions=["火星市", "阳西县"]) == {second}
    assert snapshot.search("学校", k=0) == []


def test_the_name_of_the_only_region_searched_does_not_count(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    snapshot = corpus.snapshot()
    bare = snapshot.search("教师交流", regions=["清远市"])
    assert snapshot.search("清远市教师交流", regions=["清远市"]) == bare
    assert snapshot.search("教师交流清遠", document_ids=[snapshot.catalog[0].id]) == bare
    assert snapshot.rarity("食堂") > snapshot.rarity("教育")


def test_everyday_words_find_official_ones(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    assert "教师交流轮岗" in best(corpus.snapshot().search("老师"))


def test_a_document_that_is_not_there(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    with pytest.raises(DocumentNotFound) as caught:
        corpus.snapshot().document("000000000000")
    assert caught.value.status == 404


def test_a_new_generation_is_noticed_and_an_old_snapshot_stays_as_it_was(
    builder: Builder, corpus: Corpus, plans: Path
) -> None:
    builder.ingest([plans])
    before = corpus.snapshot()
    assert corpus.snapshot() is before
    (plans / "3.txt").write_text("关于校车的通知\n\n加强校车安全管理。\n", encoding="utf-8")
    builder.ingest([plans])
    after = corpus.snapshot()
    assert (before.generation, after.generation) == (1, 2)
    third = before.catalog[2].id
    assert "食堂" in before.document(third).text
    assert "食品安全" in best(before.search("食品安全", document_ids=[third]))
    assert "校车" in after.document(third).text
    assert "校车" in best(after.search("校车安全"))
    assert not [hit for hit in after.search("营养改善计划", k=50) if "营养" in hit.passage.text]


def test_a_corpus_of_its_own_database_connection_reads_what_was_written(
    builder: Builder, data_dir: Path, plans: Path, embedding: HashedEmbedding
) -> None:
    builder.ingest([plans])
    records = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
    assert len(Corpus(records, data_dir, embedding).snapshot().catalog) == 3
    records.close()


def test_another_embedding_is_a_mismatch_that_ingest_mends(
    builder: Builder, records: Records, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    other = HashedEmbedding(dimensions=64)
    with pytest.raises(IndexMismatch) as caught:
        Corpus(records, data_dir, other).snapshot()
    assert "embedding" in caught.value.message
    assert "eduplan ingest" in caught.value.hint
    Builder(records, data_dir, other).ingest([plans])
    assert "12年" in best(Corpus(records, data_dir, other).snapshot().search("校长连续任职"))


def test_lost_files_are_missing_until_ingest_mends_them(
    builder: Builder, corpus: Corpus, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    shutil.rmtree(data_dir / "generations")
    with pytest.raises(IndexMissing):
        corpus.snapshot()
    builder.ingest([plans])
    assert "12年" in best(corpus.snapshot().search("校长连续任职"))


def test_threads_search_while_an_ingest_runs(builder: Builder, corpus: Corpus, plans: Path) -> None:
    builder.ingest([plans])
    done = threading.Event()
    seen: set[int] = set()
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            while not done.is_set():
                snapshot = corpus.snapshot()
                hits = snapshot.search("校长连续任职不超过几年", k=5)
                assert "12年" in best(hits)
                assert all(hit.passage in snapshot.document(hit.document.id).passages for hit in hits)
                seen.add(snapshot.generation)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(6):
        (plans / "3.txt").write_text(f"第{turn}号通知\n\n第{turn}次检查学校食堂。\n", encoding="utf-8")
        builder.ingest([plans])
    last = corpus.snapshot()
    done.set()
    for thread in threads:
        thread.join()
    assert not faults
    assert last.generation == 7
    assert seen
    assert "第5次" in best(last.search("检查学校食堂"))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux lists the open files of a process")
def test_an_old_snapshot_gives_its_files_back(builder: Builder, corpus: Corpus, data_dir: Path, plans: Path) -> None:
    builder.ingest([plans])
    generation = corpus.snapshot().generation
    (plans / "3.txt").unlink()
    builder.remove(corpus.snapshot().catalog[2].id)
    assert corpus.snapshot().generation == generation + 1
    gc.collect()
    opened = [str(link.resolve()) for link in Path("/proc/self/fd").iterdir()]
    generations = data_dir.resolve() / "generations"
    assert not [name for name in opened if name.startswith(f"{generations / str(generation)}/")]
    assert [name for name in opened if name.startswith(f"{generations / str(generation + 1)}/")]
