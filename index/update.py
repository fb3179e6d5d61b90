"""One update of the index: what becomes of each file offered, and the generation that comes of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.draft import Draft
from index.errors import DocumentNotFound
from index.fingerprint import fingerprint
from index.generations import Generations
from index.originals import Originals
from index.records import IndexState, Records
from index.types import CatalogEntry
from ingest.errors import EduplanError, UnreadableFile
from ingest.parse import parse
from ingest.types import Document

_Known = CatalogEntry | Document
Status = Literal["added", "updated", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `reason` says why it was refused, left as it was, or updated beyond its own change."""

    source: str
    status: Status
    document_id: str | None = None
    reason: str = ""
    hint: str = ""


class Update:
    """Changes collected into a draft of the next generation; only `publish` makes them visible.

    The draft is begun with the first change, so that an update without one leaves the generation as it is. Its maker
    holds the write lock.
    """

    def __init__(self, records: Records, data_dir: Path, embedding: BaseEmbedding, chroma_url: str | None) -> None:
        self._records = records
        self._generations = Generations(data_dir, chroma_url)
        self._originals = Originals(data_dir)
        self._embedding = embedding
        self._fingerprint = fingerprint(embedding)
        self._draft: Draft | None = None
        self._rebuilt: set[str] = set()
        state = records.state()
        self._generation = 0 if state is None else state.generation
        catalog = () if state is None else records.catalog(state.generation)
        self._by_id: dict[str, _Known] = {}
        self._by_source: dict[str, _Known] = {}
        self._by_sha256: dict[str, _Known] = {}
        for entry in catalog:
            self._note(entry)
        self._base = self._generation if self._generations.is_whole(self._generation) else None
        self._stale = state is not None and (self._base is None or state.fingerprint != self._fingerprint)
        self._generations.drop(self._generations.present() - {self._generation, self._generation - 1})

    @property
    def stale(self) -> int:
        """How many documents have to be rebuilt, because they were made with other settings or their files are gone."""
        return len(self._by_id) if self._stale else 0

    @property
    def pending(self) -> int:
        """How many documents wait to be published."""
        return 0 if self._draft is None else len(self._draft.added)

    def rebuild(self) -> Iterator[Outcome]:
        """Rebuild every stale document from its original; one that cannot be read any more leaves the catalogue."""
        if not self._stale:
            return
        self._base, self._stale = None, False
        self._changing()
        for known in list(self._by_id.values()):
            data = self._originals.read(known.sha256)
            try:
                if data is None:
                    raise UnreadableFile("原件已不在，无法重建", "再次运行 eduplan ingest 并给出这个文件")
                self._put(data, known.source, known.id)
            except EduplanError as error:
                self.take_out(known.id)
                yield Outcome(known.source, "refused", reason=error.message, hint=error.hint)
            else:
                self._rebuilt.add(known.id)
                yield Outcome(known.source, "updated", known.id, "按现行设置重建")

    def offer(self, source: str, data: bytes) -> Outcome:
        """Bring a file in, unless the catalogue has it already.

        The same source keeps its id, whatever its content; the same content elsewhere is the same document.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        mine, twin = self._by_source.get(source), self._by_sha256.get(sha256)
        if mine is not None and mine is twin:
            if mine.id in self._rebuilt:
                return Outcome(source, "updated", mine.id, "按现行设置重建")
            return Outcome(source, "unchanged", mine.id)
        if twin is not None:
            named = f"《{twin.title}》（{twin.id}）"
            if mine is not None:
                self.take_out(mine.id)
                return Outcome(source, "updated", twin.id, f"内容变得与{named}相同，原来的版本已移除")
            if Path(twin.source).exists():
                return Outcome(source, "unchanged", twin.id, f"内容与{named}相同")
        before = mine or twin
        document_id = self._new_id(sha256) if before is None else before.id
        try:
            self._put(data, source, document_id)
        except EduplanError as error:
            return Outcome(source, "refused", None if before is None else before.id, error.message, error.hint)
        if before is None:
            return Outcome(source, "added", document_id)
        return Outcome(source, "updated", document_id, "" if twin is None else f"文件已从 {twin.source} 移来")

    def may_replace(self, source: str, data: bytes) -> bool:
        """Whether a file may take the place of what the catalogue has from `source`: nothing, or an older version.

        An older version has the same title or speaks for the same region. What cannot be read may, as it is refused.
        """
        known = self._by_source.get(source)
        if known is None:
            return True
        try:
            document = parse(data, Path(source).name, source)
        except EduplanError:
            return True
        same_region = document.region is not None and document.region == known.region
        return document.title == known.title or same_region

    def take_out(self, document_id: str) -> str:
        """Remove a document and return its source. Raises DocumentNotFound."""
        known = self._by_id.get(document_id)
        if known is None:
            raise DocumentNotFound(document_id)
        self._forget(known)
        self._changing().take_out(document_id)
        return known.source

    def publish(self) -> None:
        """Make the changes so far the current generation, and drop what no reader can want any more."""
        if self._draft is None:
            return
        draft = self._draft
        draft.close()
        self._records.publish(IndexState(draft.number, self._fingerprint), draft.added.values(), draft.removed)
        before, self._base, self._draft = self._generation, draft.number, None
        self._generation = draft.number
        self._generations.drop(self._generations.present() - {before, self._generation})
        self._originals.drop_all_but(self._records.forget_before(before))

    def abandon(self) -> None:
        """Drop what is not published."""
        if self._draft is not None:
            draft, self._draft = self._draft, None
            draft.abandon()

    def _put(self, data: bytes, source: str, document_id: str) -> None:
        document = replace(parse(data, Path(source).name, source), id=document_id)
        if document_id in self._by_id:
            self.take_out(document_id)
        self._originals.keep(data)
        self._changing().put(document)
        self._note(document)

    def _changing(self) -> Draft:
        if self._draft is None:
            self._draft = Draft(self._generations, self._generation + 1, self._base, self._embedding)
        return self._draft

    def _new_id(self, sha256: str) -> str:
        """The first 12 digits of the hash, or more of them where a document that has changed since holds these."""
        return next(sha256[:length] for length in range(12, 65) if sha256[:length] not in self._by_id)

    def _note(self, known: _Known) -> None:
        self._by_id[known.id] = self._by_source[known.source] = self._by_sha256[known.sha256] = known

    def _forget(self, known: _Known) -> None:
        del self._by_id[known.id], self._by_source[known.source], self._by_sha256[known.sha256]
