"""The vector store, local and on a Chroma server."""

from __future__ import annotations

from pathlib import Path

import pytest
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode

from index.errors import IndexMissing, StoreUnreachable
from index.store import VectorStore, VectorStores

AXES = {"a:0": [1.0, 0.0, 0.0], "a:1": [0.8, 0.6, 0.0], "b:0": [0.0, 1.0, 0.0]}
REGIONS = {"a": "清远市", "b": "阳西县"}


def nodes() -> list[TextNode]:
    return [
        TextNode(
            id_=name,
            text="文",
            metadata={"region": REGIONS[name[0]]},
            relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=name[0])},
            embedding=vector,
        )
        for name, vector in AXES.items()
    ]


def names(store: VectorStore, **filters: list[str]) -> list[str]:
    return [name for name, _similarity in store.nearest([1.0, 0.1, 0.0], 10, **filters)]


@pytest.fixture(params=["local", "server"])
def stores(request: pytest.FixtureRequest) -> VectorStores:
    return VectorStores(None if request.param == "local" else request.getfixturevalue("chroma_server"))


def test_nearest_orders_by_similarity_and_filters(tmp_path: Path, stores: VectorStores) -> None:
    store = stores.create(tmp_path / "1", 1)
    store.add(nodes())
    (best, similarity), *_ = store.nearest([2.0, 0.0, 0.0], 2)
    assert (best, round(similarity, 5)) == ("a:0", 1.0)
    assert names(store) == ["a:0", "a:1", "b:0"]
    assert names(store, regions=["阳西县"]) == ["b:0"]
    assert names(store, document_ids=["a"]) == ["a:0", "a:1"]
    assert names(store, regions=["阳西县"], document_ids=["a"]) == []
    assert store.counts() == {"a": 2, "b": 1}
    store.close()


def test_a_copy_changes_by_itself(tmp_path: Path, stores: VectorStores) -> None:
    first = stores.create(tmp_path / "1", 1)
    first.add(nodes())
    first.close()
    second = stores.copy(tmp_path / "1", 1, tmp_path / "2", 2)
    assert names(second) == ["a:0", "a:1", "b:0"]
    second.remove("a")
    assert names(second) == ["b:0"]
    second.close()
    reopened = stores.open(tmp_path / "1", 1)
    assert names(reopened) == ["a:0", "a:1", "b:0"]
    reopened.close()
    assert stores.has(tmp_path / "2", 2)


def test_create_begins_empty_again(tmp_path: Path, stores: VectorStores) -> None:
    store = stores.create(tmp_path / "3", 3)
    store.add(nodes())
    store.close()
    again = stores.create(tmp_path / "3", 3)
    assert names(again) == []
    again.close()


def test_an_absent_generation_is_missing(tmp_path: Path, stores: VectorStores) -> None:
    assert not stores.has(tmp_path / "99", 99)
    with pytest.raises(IndexMissing):
        stores.open(tmp_path / "99", 99)
    with pytest.raises(IndexMissing):
        stores.copy(tmp_path / "99", 99, tmp_path / "100", 100)


def test_generations_on_a_server_are_listed_and_dropped(tmp_path: Path, chroma_server: str) -> None:
    stores = VectorStores(chroma_server)
    for generation in (7, 8):
        stores.create(tmp_path, generation).close()
    stores.drop_from_server({7})
    assert 7 not in stores.on_server()
    assert 8 in stores.on_server()


def test_a_server_that_does_not_answer_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable) as caught:
        VectorStores("http://127.0.0.1:9").open(tmp_path, 1)
    assert "EDUPLAN_CHROMA_URL" in caught.value.hint
