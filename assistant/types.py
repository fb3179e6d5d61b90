"""The nouns of answering, in the shape that the command line, HTTP and the chat page share."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

RefusalReason = Literal["no_evidence", "region_not_covered", "period_not_covered", "false_premise", "out_of_scope"]
Mode = Literal["extractive", "model"]


class Frozen(BaseModel):
    """A value: compared by content, never changed after it is made."""

    model_config = ConfigDict(frozen=True)


class Question(Frozen):
    """What a user asks; `turns` are the earlier questions of the conversation, oldest first."""

    text: str
    turns: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()


class Citation(Frozen):
    """A numbered source: `quote` is exactly `text[start:end]` of the document's canonical text."""

    mark: int
    document_id: str
    document_title: str
    region: str | None
    section_path: tuple[str, ...]
    page: int | None
    quote: str
    start: int
    end: int
    document_sha256: str


class Refusal(Frozen):
    """Why there is no answer; `message` is for the reader and may cite the nearest facts."""

    reason: RefusalReason
    message: str


class TableCell(Frozen):
    """One cell of a comparison, with the marks of its sources."""

    text: str
    marks: tuple[int, ...] = ()


class AnswerTable(Frozen):
    """A comparison: one row a region, one column an aspect."""

    columns: tuple[str, ...]
    rows: tuple[tuple[TableCell, ...], ...]


class Answer(Frozen):
    """An answer or a refusal; every statement in `answer` carries marks [n], each with its citation."""

    id: str
    question: str
    standalone_question: str
    answer: str
    answerable: bool
    refusal: Refusal | None = None
    mode: Mode = "extractive"
    citations: tuple[Citation, ...] = ()
    table: AnswerTable | None = None
    follow_ups: tuple[str, ...] = ()
    latency_ms: float = Field(ge=0)


class TextDelta(Frozen):
    """A piece of the answer's text as it becomes known."""

    text: str


class Done(Frozen):
    """The end of a stream: the whole answer."""

    answer: Answer


class ChatMessage(Frozen):
    """One message as a language model would get it."""

    role: Literal["system", "user", "assistant"]
    content: str
