"""Feature hashing, with which the index is read without LlamaIndex."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.build import Builder
from index.corpus import Corpus
from index.embedding import HashedEmbedding
from index.hashing import DIMENSIONS, FeatureHashing
from index.records import Records


@pytest.mark.parametrize("text", ["教师交流轮岗的比例不低于10%", "一把手能干几年", "鄉村教師", "？！", ""])
def test_it_gives_what_the_embedding_gives(embedding: HashedEmbedding, text: str) -> None:
    hashing = FeatureHashing()
    assert hashing.get_query_embedding(text) == embedding.get_query_embedding(text)
    assert hashing.vector(text) == embedding.get_text_embedding(text)
    assert len(hashing.vector(text)) == DIMENSIONS


@pytest.mark.parametrize("dimensions", [64, 512])
def test_it_has_the_name_of_the_embedding(dimensions: int) -> None:
    assert FeatureHashing(dimensions).model_name == HashedEmbedding(dimensions).model_name


def test_it_reads_what_the_embedding_wrote(
    builder: Builder, corpus: Corpus, records: Records, data_dir: Path, plans: Path
) -> None:
    builder.ingest([plans])
    plain = Corpus(records, data_dir, FeatureHashing()).snapshot()
    for query in ("校长最多能连续干几年", "新增多少学位", "食堂"):
        assert plain.search(query, k=5) == corpus.snapshot().search(query, k=5)


def test_reading_the_index_imports_no_llama_index(builder: Builder, data_dir: Path, plans: Path) -> None:
    builder.ingest([plans])
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from index.corpus import Corpus\n"
        "from index.hashing import FeatureHashing\n"
        "from index.records import Records\n"
        "url, folder = sys.argv[1:]\n"
        "snapshot = Corpus(Records(url), Path(folder), FeatureHashing()).snapshot()\n"
        "print(len(snapshot.search('学位', k=2)), 'llama_index' in sys.modules)\n"
    )
    url = f"sqlite:///{data_dir / 'eduplan.db'}"
    command = [sys.executable, "-c", program, url, str(data_dir)]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "2 False\n"
