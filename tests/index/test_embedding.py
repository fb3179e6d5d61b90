"""The embedding that ships."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys

import pytest

from index.embedding import HashedEmbedding, make_embedding
from index.errors import UnknownEmbedding
from index.hashing import DIMENSIONS
from index.thesaurus import Thesaurus


def cosine(first: list[float], second: list[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True))


def test_a_text_becomes_a_unit_vector(embedding: HashedEmbedding) -> None:
    vector = embedding.get_text_embedding("推进县管校聘")
    assert len(vector) == DIMENSIONS
    assert math.isclose(cosine(vector, vector), 1.0, abs_tol=1e-9)


@pytest.mark.parametrize("text", ["", "，。！", "\n"])
def test_a_text_without_features_is_the_zero_vector(embedding: HashedEmbedding, text: str) -> None:
    assert embedding.get_text_embedding(text) == [0.0] * DIMENSIONS


def test_near_texts_are_nearer_than_others(embedding: HashedEmbedding) -> None:
    query = embedding.get_query_embedding("教师交流轮岗的比例")
    near = embedding.get_text_embedding("每学年教师交流轮岗比例不低于10%")
    far = embedding.get_text_embedding("加强学校食堂和校园食品安全管理")
    assert cosine(query, near) > 0.3
    assert cosine(query, near) > 2 * cosine(query, far)


def test_everyday_and_official_words_of_one_concept_are_near() -> None:
    embedding = HashedEmbedding(thesaurus=Thesaurus([("连续任职", "干几年"), ("校长", "一把手")]))
    query = embedding.get_query_embedding("一把手能干几年")
    near = embedding.get_text_embedding("校长连续任职")
    assert cosine(query, near) > 0.5 > cosine(query, embedding.get_text_embedding("校车安全管理"))


def test_the_name_changes_with_dimensions_and_thesaurus() -> None:
    names = {
        HashedEmbedding().model_name,
        HashedEmbedding(dimensions=64).model_name,
        HashedEmbedding(thesaurus=Thesaurus([])).model_name,
        HashedEmbedding(thesaurus=Thesaurus([("校长", "一把手")])).model_name,
    }
    assert len(names) == 4
    assert not [name for name in names if " " in name]


def test_traditional_and_simplified_are_the_same(embedding: HashedEmbedding) -> None:
    assert embedding.get_text_embedding("鄉村教師") == embedding.get_text_embedding("乡村教师")


def test_a_batch_gives_what_single_texts_give(embedding: HashedEmbedding) -> None:
    texts = ["学位建设", "控辍保学", ""]
    assert embedding.get_text_embedding_batch(texts) == [embedding.get_text_embedding(text) for text in texts]


def test_processes_agree(embedding: HashedEmbedding) -> None:
    program = "from index.embedding import HashedEmbedding as E; print(E().get_text_embedding('教师交流轮岗10%'))"
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == embedding.get_text_embedding("教师交流轮岗10%")


def test_make_embedding() -> None:
    assert make_embedding("offline").model_name == HashedEmbedding().model_name


def test_an_unknown_name_is_an_error_that_says_what_to_write() -> None:
    with pytest.raises(UnknownEmbedding) as caught:
        make_embedding("bge")
    assert "bge" in caught.value.message
    assert "offline" in caught.value.hint
