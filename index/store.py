"""The vector store: Chroma, through LlamaIndex's adapter; no other file knows Chroma."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api.client import Client
from chromadb.config import Settings
from chromadb.errors import ChromaError, NotFoundError

from index.errors import IndexMissing, StoreUnreachable

if TYPE_CHECKING:
    from llama_index.core.schema import BaseNode
    from llama_index.vector_stores.chroma import ChromaVectorStore

_PAGE = 1000
_PREFIX = "plans-"
_ON_SERVER = re.compile(rf"{_PREFIX}\d+")
_CONFIGURATION: Any = {"hnsw": {"space": "cosine"}}


class VectorStore:
    """The passages of one generation as vectors: a Chroma collection; for reading, safe in threads."""

    def __init__(self, client: Client, collection: chromadb.Collection) -> None:
        self._client = client
        self._collection = collection

    @cached_property
    def llama(self) -> ChromaVectorStore:
        """The collection as LlamaIndex writes it; imported here, for a search has no use for it."""
        from llama_index.vector_stores.chroma import ChromaVectorStore

        return ChromaVectorStore(chroma_collection=self._collection)

    def nearest(
        self, embedding: Sequence[float], k: int, regions: Collection[str] = (), document_ids: Collection[str] = ()
    ) -> list[tuple[str, float]]:
        """The k nearest passages as (passage id, cosine similarity), best first.

        Asks the collection for ids only: LlamaIndex's own query reads a whole node a hit, at several times the cost.
        Raises IndexMissing, StoreUnreachable where a server has lost the collection or is gone.
        """
        query: list[Sequence[float] | Sequence[int]] = [embedding]
        try:
            found = self._collection.query(
                query_embeddings=query, n_results=k, where=_where(regions, document_ids), include=["distances"]
            )
        except NotFoundError as error:
            raise IndexMissing("这一代索引已被移走", "再问一次") from error
        except httpx.TransportError as error:
            raise StoreUnreachable("Chroma 服务没有应答") from error
        distances = found["distances"] or [[]]
        return [(name, 1.0 - float(far)) for name, far in zip(found["ids"][0], distances[0], strict=True)]

    def add(self, nodes: Sequence[BaseNode]) -> None:
        """Add nodes that carry their embedding."""
        size = self._client.get_max_batch_size()
        for start in range(0, len(nodes), size):
            self.llama.add(list(nodes[start : start + size]))

    def remove(self, document_id: str) -> None:
        """Take out all passages of a document."""
        self.llama.delete(document_id)

    def add_all(self, other: VectorStore) -> None:
        """Add everything that another store holds, a page at a time."""
        size = min(_PAGE, self._client.get_max_batch_size())
        for start in range(0, other._collection.count(), size):
            page = other._collection.get(limit=size, offset=start, include=["embeddings", "metadatas", "documents"])
            self._collection.add(
                ids=page["ids"],
                embeddings=page["embeddings"],
                metadatas=page["metadatas"],
                documents=page["documents"],
            )

    def counts(self) -> dict[str, int]:
        """How many passages the store holds of each document."""
        counts: Counter[str] = Counter()
        for start in range(0, self._collection.count(), _PAGE):
            page = self._collection.get(limit=_PAGE, offset=start, include=["metadatas"])
            counts.update(str(metadata["document_id"]) for metadata in page["metadatas"] or ())
        return dict(counts)

    def close(self) -> None:
        """Give files and connections back."""
        _close(self._client)


class VectorStores:
    """Where the generations' vectors are: in each generation's own folder, or on a Chroma server (`chroma_url`).

    On a server, a generation is a collection named plans-<number>; one server serves one data folder.
    """

    def __init__(self, chroma_url: str | None = None) -> None:
        self._url = chroma_url

    def has(self, folder: Path, generation: int) -> bool:
        """Whether there are vectors of a generation."""
        return folder.is_dir() if self._url is None else generation in self.on_server()

    def open(self, folder: Path, generation: int) -> VectorStore:
        """The vectors of a generation; `folder` is where local ones are. Raises IndexMissing, StoreUnreachable."""
        if self._url is None and not folder.is_dir():
            raise IndexMissing("索引文件缺失")
        client = self._client(folder)
        try:
            return VectorStore(client, client.get_collection(self._name(generation), embedding_function=None))
        except NotFoundError as error:
            _close(client)
            raise IndexMissing("向量库里没有当前的索引") from error

    def create(self, folder: Path, generation: int) -> VectorStore:
        """An empty store for a new generation, in place of any that a killed writer left."""
        client = self._client(folder)
        name = self._name(generation)
        if name in _names(client):
            client.delete_collection(name)
        collection = client.create_collection(name, configuration=_CONFIGURATION, embedding_function=None)
        return VectorStore(client, collection)

    def copy(self, source: Path, base: int, target: Path, generation: int) -> VectorStore:
        """A new generation that begins with the vectors of generation `base`."""
        if self._url is None:
            if not source.is_dir():
                raise IndexMissing("索引文件缺失")
            shutil.copytree(source, target)
            return self.open(target, generation)
        old, new = self.open(source, base), self.create(target, generation)
        try:
            new.add_all(old)
        finally:
            old.close()
        return new

    def on_server(self) -> set[int]:
        """The generations that a server holds; none where the vectors are local."""
        if self._url is None:
            return set()
        client = self._client(Path())
        try:
            return {int(name[len(_PREFIX) :]) for name in _names(client) if _ON_SERVER.fullmatch(name)}
        finally:
            _close(client)

    def drop_from_server(self, generations: Collection[int]) -> None:
        """Drop generations from the server; local ones go with their folders."""
        if not generations:
            return
        client = self._client(Path())
        try:
            for generation in generations:
                client.delete_collection(self._name(generation))
        finally:
            _close(client)

    def _name(self, generation: int) -> str:
        return _PREFIX.rstrip("-") if self._url is None else f"{_PREFIX}{generation}"

    def _client(self, folder: Path) -> Client:
        settings = Settings(anonymized_telemetry=False)
        if self._url is None:
            folder.mkdir(parents=True, exist_ok=True)
            return cast(Client, chromadb.PersistentClient(folder, settings))
        url = urlsplit(self._url)
        try:
            client = chromadb.HttpClient(
                host=url.hostname or "localhost", port=url.port or 8000, ssl=url.scheme == "https", settings=settings
            )
        except (ValueError, ChromaError) as error:
            raise StoreUnreachable(f"连不上 Chroma 服务 {self._url}") from error
        return cast(Client, client)


def _close(client: Client) -> None:
    client.close()
    # Over HTTP, Chroma's client leaves its own connections and those of its inner client open.
    for part in (client, client._admin_client):
        session = getattr(getattr(part, "_server", None), "_session", None)
        if session is not None:
            session.close()


def _names(client: Client) -> set[str]:
    return {collection.name for collection in client.list_collections()}


def _where(regions: Collection[str], document_ids: Collection[str]) -> Any:
    clauses = [
        {field: {"$in": sorted(values)}}
        for field, values in (("region", regions), ("document_id", document_ids))
        if values
    ]
    return {"$and": clauses} if len(clauses) > 1 else clauses[0] if clauses else None
