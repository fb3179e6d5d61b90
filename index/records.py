"""The database: every version of every document, the state of the index, and saved answers.

A document's version is valid from the generation that brought it until the generation that replaced or removed it, so
one generation always reads the same catalogue and the same texts, whatever a writer does meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Engine, Index, Text, bindparam, create_engine, delete, event, insert, or_, select, update
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import CreateIndex, CreateTable

from index.errors import DatabaseUnreachable, DocumentNotFound
from index.types import CatalogEntry
from ingest.types import Document

_ENTRY = TypeAdapter(CatalogEntry)
_DOCUMENT = TypeAdapter(Document)


class Base(DeclarativeBase):
    """The tables."""


class StateRow(Base):
    """One row: the generation that is served and what it was made with."""

    __tablename__ = "index_state"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    generation: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(Text)


class VersionRow(Base):
    """One version of a document: catalogue entry and body as JSON, valid in generations `since` ≤ g < `until`."""

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
        return _DOCUMENT.validate_json(row.body)

    def publish(self, state: IndexState, added: Iterable[Document], removed: Collection[str]) -> None:
        """Make `state` the one that is served, in one transaction with the documents that changed.

        A document of `added` replaces the one of the same id; those named in `removed` end.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        rows = [_row_of(document, state.generation, now) for document in added]
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
            connection.execute(delete(StateRow))
            connection.execute(
                insert(StateRow).values(id=1, generation=state.generation, fingerprint=state.fingerprint)
            )

    def forget_before(self, generation: int) -> set[str]:
        """Drop the versions that ended at or before `generation`; return the sha256 of all that stay."""
        with self._writing() as connection:
            connection.execute(delete(VersionRow).where(VersionRow.until <= generation))
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


def _row_of(document: Document, generation: int, now: str) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "since": generation,
        "until": None,
        "entry": _ENTRY.dump_json(entry_of(document, now)).decode(),
        "body": _DOCUMENT.dump_json(document).decode(),
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
