"""The catalogue over HTTP: /v1/documents, one document, its text, upload and removal."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, fields, replace
from pathlib import PurePath
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Response, UploadFile
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from assistant.errors import BadRequest
from assistant.middleware import MAX_UPLOAD, too_large
from assistant.service import Assistant
from index.build import Builder
from index.corpus import Snapshot
from index.errors import DocumentNotFound
from index.types import CatalogEntry
from ingest.errors import UnreadableFile
from ingest.types import Section

MAX_NAME: Final = 200
"""Characters of an uploaded file's name."""


class Documents(BaseModel):
    """The catalogue of one generation of the index."""

    generation: int
    documents: tuple[CatalogEntry, ...]


@dataclass(frozen=True, slots=True)
class DocumentDetails(CatalogEntry):
    """A catalogue entry with the outline of the document."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Uploaded(CatalogEntry):
    """The catalogue entry of an uploaded file and what became of it."""

    status: Literal["added", "updated", "unchanged"]


def documents_router(assistant: Assistant, builder: Builder) -> APIRouter:
    """The routes of the catalogue."""
    router = APIRouter(prefix="/v1/documents", tags=["documents"])

    @router.get("")
    def documents() -> Documents:
        """All documents."""
        snapshot = assistant.snapshot()
        documents = tuple(CatalogEntry(**_fields(entry)) for entry in snapshot.catalog)
        return Documents(generation=snapshot.generation, documents=documents)

    @router.post("", status_code=201, responses={200: {"description": "The file was there already, unchanged."}})
    def upload(file: UploadFile, response: Response) -> Uploaded:
        """Take one file in; it answers from the next question on."""
        data = file.file.read(MAX_UPLOAD + 1)
        if len(data) > MAX_UPLOAD:
            raise too_large(MAX_UPLOAD)
        outcome = builder.add(_file_name(file.filename), data)
        if outcome.status == "refused" or outcome.document_id is None:
            raise UnreadableFile(outcome.reason, outcome.hint)
        if outcome.status == "unchanged":
            response.status_code = 200
        entry = _entry(assistant.snapshot(), outcome.document_id)
        return Uploaded(**_fields(entry), status=outcome.status)

    @router.get("/{document_id}")
    def document(document_id: str) -> DocumentDetails:
        """One document: its catalogue entry and its outline."""
        snapshot = assistant.snapshot()
        entry = _entry(snapshot, document_id)
        return DocumentDetails(**_fields(entry), sections=snapshot.document(document_id).sections)

    @router.delete("/{document_id}", status_code=204)
    def remove(document_id: str) -> None:
        """Take one document out."""
        builder.remove(document_id)

    @router.get("/{document_id}/text", response_class=PlainTextResponse)
    def text(
        document_id: str,
        start: Annotated[int, Query(ge=0)] = 0,
        end: Annotated[int | None, Query(ge=0)] = None,
    ) -> PlainTextResponse:
        """The canonical text, or its characters from `start` up to `end`: what citations count in."""
        whole = assistant.snapshot().document(document_id).text
        end = len(whole) if end is None else end
        if not start <= end <= len(whole):
            raise BadRequest(f"没有 {start} 到 {end} 这一段", f"全文 {len(whole)} 字；start 不能大于 end")
        return PlainTextResponse(whole[start:end])

    return router


def _entry(snapshot: Snapshot, document_id: str) -> CatalogEntry:
    for entry in snapshot.catalog:
        if entry.id == document_id:
            return entry
    raise DocumentNotFound(document_id)


def _fields(entry: CatalogEntry) -> dict[str, Any]:
    """What HTTP shows of an entry: all but the folders of this machine in which its file lies."""
    shown = replace(entry, source=PurePath(entry.source).name)
    return {field.name: getattr(shown, field.name) for field in fields(shown)}


def _file_name(given: str | None) -> str:
    """The name without folders and control characters: what the catalogue shows, never a path that is written to."""
    last = (given or "").replace("\\", "/").rpartition("/")[2]
    name = "".join(char for char in unicodedata.normalize("NFC", last) if char.isprintable()).strip()
    if not name.strip("."):
        raise BadRequest("上传的文件没有名字", "用 multipart 的字段 file 上传，并带上文件名")
    if len(name) > MAX_NAME:
        raise BadRequest(f"文件名太长：{len(name)} 字，上限 {MAX_NAME} 字", "改短文件名再上传")
    return name
