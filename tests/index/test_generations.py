"""Generations on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from index.draft import Draft
from index.embedding import HashedEmbedding
from index.errors import IndexMissing
from index.generations import Generations
from tests.index.conftest import MakeDocument


def test_a_draft_begins_as_a_copy_and_leaves_its_base_alone(
    tmp_path: Path, embedding: HashedEmbedding, make_document: MakeDocument
) -> None:
    generations = Generations(tmp_path)
    old, new = make_document("旧", "教师交流轮岗。"), make_document("新", "教师交流比例。")
    first = Draft(generations, 1, None, embedding)
    first.put(old)
    first.close()
    second = Draft(generations, 2, 1, embedding)
    second.take_out(old.id)
    second.put(new)
    second.close()
    assert (second.added, second.removed) == ({new.id: new}, {old.id})
    for number, document in ((1, old), (2, new)):
        vectors, lexical = generations.open(number)
        assert vectors.counts() == lexical.counts() == {document.id: 1}
        assert [name for name, _ in lexical.search({"教师": 1.0}, 5)] == [f"{document.id}:0"]
        vectors.close()


def test_a_document_put_and_taken_out_again_is_in_neither_index(
    tmp_path: Path, embedding: HashedEmbedding, make_document: MakeDocument
) -> None:
    generations = Generations(tmp_path)
    document = make_document("旧", "教师交流轮岗。")
    draft = Draft(generations, 1, None, embedding)
    draft.put(document)
    draft.take_out(document.id)
    draft.put(document)
    draft.take_out(document.id)
    draft.close()
    vectors, lexical = generations.open(1)
    assert vectors.counts() == lexical.counts() == {}
    vectors.close()


def test_an_abandoned_draft_leaves_nothing(
    tmp_path: Path, embedding: HashedEmbedding, make_document: MakeDocument
) -> None:
    generations = Generations(tmp_path)
    draft = Draft(generations, 1, None, embedding)
    draft.put(make_document("旧", "教师交流轮岗。"))
    draft.abandon()
    assert generations.present() == set()


@pytest.mark.parametrize("lost", ["chroma", "lexical", "."])
def test_a_generation_that_has_lost_a_part_is_missing(tmp_path: Path, embedding: HashedEmbedding, lost: str) -> None:
    generations = Generations(tmp_path)
    Draft(generations, 1, None, embedding).close()
    assert generations.is_whole(1)
    shutil.rmtree(tmp_path / "generations" / "1" / lost)
    assert not generations.is_whole(1)
    with pytest.raises(IndexMissing):
        generations.open(1)


def test_drop_takes_only_what_it_is_told(tmp_path: Path, embedding: HashedEmbedding) -> None:
    generations = Generations(tmp_path)
    for number in (1, 2, 3):
        Draft(generations, number, None, embedding).close()
    (tmp_path / "generations" / "notes.txt").write_text("x", encoding="utf-8")
    generations.drop({1, 3, 9})
    assert generations.present() == {2}
