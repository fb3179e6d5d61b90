"""The database: every version of every document, the state of the index, and saved answers.

A document's version is valid from the generation that brought it until the generation that replaced or removed it, so
one generation always reads the same catalogue and the same texts, whatever a writer does meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    ColumnElement,
    Engine,
    Index,
    Text,
    and_,
    bindparam,
    create_engine,
    delete,
    event,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable

from index.errors import DatabaseUnreachable, DocumentNotFound
from index.registry import TargetRecord, TaskRecord, records_of
from index.types import CatalogEntry
from ingest.types import Document

_ENTRY = TypeAdapter(CatalogEntry)
_DOCUMENT = TypeAdapter(Document)
_TARGET = TypeAdapter(TargetRecord)
_TASK = TypeAdapter(TaskRecord)


class Base(DeclarativeBase):
    """The tables."""


class StateRow(Base):
    """One row: the generation that is served and what it was made with."""

    __tablename__ = "index_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    generation: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(Text)


class VersionRow(Base):
    """One version of a document: catalogue entry and body as JSON, valid in generations `since` ≤ g < `until`.

    Its targets and tasks lie in the registry.
    """

    __tablename__ = "document_versions"
    __table_args__ = (Index("ix_document_versions_document", "document_id", "since"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    since: Mapped[int] = mapped_column(index=True)
    until: Mapped[int | None] = mapped_column(index=True)
    entry: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)


class RegistryRow(Base):
    """A target or a task of a document's version as JSON: the version that has the same id and `since`."""

    __tablename__ = "registry"
    __table_args__ = (Index("ix_registry_version", "document_id", "since"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(Text)
    since: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)


class AnswerRow(Base):
    """One answer as JSON, in its conversation where it has one; `key` orders the turns."""

    __tablename__ = "answers"

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    conversation_id: Mapped[str | None] = mapped_column(Text, index=True)
    created_at: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)


@dataclass(frozen=True, slots=True)
class IndexState:
    """The generation that is served, and the fingerprint of what it was made with."""

    generation: int
    fingerprint: str


def entry_of(document: Document, ingested_at: str) -> CatalogEntry:
    """The catalogue entry (目录条目) of a document."""
    return CatalogEntry(
        id=document.id,
        source=document.source,
        sha256=document.sha256,
        title=document.title,
        issuer=document.issuer,
        number=document.number,
        date=document.date,
        region=document.region,
        period=document.period,
        characters=len(document.text),
        passages=len(document.passages),
        ingested_at=ingested_at,
    )


class Records:
    """The database at `url`; its tables are made on first use. Raises DatabaseUnreachable."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._opening = threading.Lock()
        self._engine: Engine | None = None

    def close(self) -> None:
        """Give the connections back; the next call opens them again."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None

    # -------------------------------------------------------------------------------------------------- documents

    def state(self) -> IndexState | None:
        """The state of the index, None before the first ingest."""
        with self._reading() as connection:
            row = connection.execute(select(StateRow.generation, StateRow.fingerprint)).first()
        return None if row is None else IndexState(row.generation, row.fingerprint)

    def catalog(self, generation: int) -> tuple[CatalogEntry, ...]:
        """The documents of a generation in the order of their sources."""
        query = select(VersionRow.entry).where(*_valid_in(generation)).order_by(VersionRow.source, VersionRow.key)
        with self._reading() as connection:
            return tuple(_ENTRY.validate_json(row.entry) for row in connection.execute(query))

    def document(self, document_id: str, generation: int) -> Document:
        """A document as it was in a generation. Raises DocumentNotFound."""
        query = select(VersionRow.body).where(VersionRow.document_id == document_id, *_valid_in(generation))
        with self._reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise DocumentNotFound(document_id)
            targets, tasks = _read_registry(connection, generation, RegistryRow.document_id == document_id)
        return replace(
            _DOCUMENT.validate_json(row.body),
            targets=tuple(one.target for one in targets),
            tasks=tuple(one.task for one in tasks),
        )

    def registry(self, generation: int) -> tuple[list[TargetRecord], list[TaskRecord]]:
        """The targets and the tasks of all documents of a generation."""
        with self._reading() as connection:
            return _read_registry(connection, generation)

    def publish(self, state: IndexState, added: Iterable[Document], removed: Collection[str]) -> None:
        """Make `state` the one that is served, in one transaction with the documents that changed.

        A document of `added` replaces the one of the same id; those named in `removed` end.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        added = list(added)
        rows = [_row_of(document, state.generation, now) for document in added]
        registered = [row for document in added for row in _registry_rows(document, state.generation)]
        ended = {row["document_id"] for row in rows}.union(removed)
        with self._writing() as connection:
            if ended:
                connection.execute(
                    update(VersionRow)
                    .where(VersionRow.document_id == bindparam("ended"), VersionRow.until.is_(None))
                    .values(until=state.generation),
                    [{"ended": document_id} for document_id in sorted(ended)],
                )
            if rows:
                connection.execute(insert(VersionRow), rows)
            if registered:
                connection.execute(insert(RegistryRow), registered)
            connection.execute(delete(StateRow))
            connection.execute(
                insert(StateRow).values(id=1, generation=state.generation, fingerprint=state.fingerprint)
            )

    def forget_before(self, generation: int) -> set[str]:
        """Drop the versions that ended at or before `generation`; return the sha256 of all that stay."""
        with self._writing() as connection:
            connection.execute(delete(VersionRow).where(VersionRow.until <= generation))
            connection.execute(delete(RegistryRow).where(~exists().where(_OF_VERSION)))
            return set(connection.execute(select(VersionRow.sha256).distinct()).scalars())

    # ---------------------------------------------------------------------------------------------------- answers

    def save_answer(self, answer_id: str, body: str, conversation_id: str | None = None) -> None:
        """Keep an answer, given as JSON, as the last turn of its conversation."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._writing() as connection:
            connection.execute(
                insert(AnswerRow).values(id=answer_id, conversation_id=conversation_id, created_at=now, body=body)
            )

    def answer(self, answer_id: str) -> str | None:
        """A saved answer as JSON, None where there is none of this id."""
        with self._reading() as connection:
            return connection.execute(select(AnswerRow.body).where(AnswerRow.id == answer_id)).scalar()

    def conversation(self, conversation_id: str) -> list[str]:
        """The answers of a conversation as JSON, oldest first; empty where it is unknown."""
        query = select(AnswerRow.body).where(AnswerRow.conversation_id == conversation_id).order_by(AnswerRow.key)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    # --------------------------------------------------------------------------------------------------- connections

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._opened().connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _unreachable(error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._opened().begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise _unreachable(error) from error

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = _engine(self._url)
                _make_tables(engine)
                self._engine = engine
            return self._engine


def _valid_in(generation: int) -> tuple[Any, Any]:
    return VersionRow.since <= generation, or_(VersionRow.until.is_(None), VersionRow.until > generation)


_OF_VERSION = and_(RegistryRow.document_id == VersionRow.document_id, RegistryRow.since == VersionRow.since)


def _read_registry(
    connection: Connection, generation: int, *document: ColumnElement[bool]
) -> tuple[list[TargetRecord], list[TaskRecord]]:
    rows = select(RegistryRow.kind, RegistryRow.body).join(VersionRow, _OF_VERSION)
    query = rows.where(*_valid_in(generation), *document).order_by(RegistryRow.key)
    targets: list[TargetRecord] = []
    tasks: list[TaskRecord] = []
    for row in connection.execute(query):
        if row.kind == "target":
            targets.append(_TARGET.validate_json(row.body))
        else:
            tasks.append(_TASK.validate_json(row.body))
    return targets, tasks


def _registry_rows(document: Document, generation: int) -> Iterator[dict[str, Any]]:
    targets, tasks = records_of(document)
    version = {"document_id": document.id, "since": generation}
    for target in targets:
        yield {**version, "kind": "target", "body": _TARGET.dump_json(target).decode()}
    for task in tasks:
        yield {**version, "kind": "task", "body": _TASK.dump_json(task).decode()}


def _row_of(document: Document, generation: int, now: str) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "since": generation,
        "until": None,
        "entry": _ENTRY.dump_json(entry_of(document, now)).decode(),
        "body": _DOCUMENT.dump_json(document, exclude={"targets", "tasks"}).decode(),
    }


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnreachable("数据库地址无法识别") from error
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database:
        try:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseUnreachable(f"数据库的文件夹无法建立：{error.strerror}") from error
    engine = create_engine(parsed, connect_args={"timeout": 30})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        # Readers go on while a writer commits.
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _make_tables(engine: Engine) -> None:
    # Not create_all, which looks first: two processes that both find nothing would make the same table.
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for one in sorted(table.indexes, key=lambda index: str(index.name)):
                connection.execute(CreateIndex(one, if_not_exists=True))


def _unreachable(error: SQLAlchemyError) -> DatabaseUnreachable:
    cause = getattr(error, "orig", None) or error
    return DatabaseUnreachable(f"数据库出错：{type(cause).__name__}: {cause}")
