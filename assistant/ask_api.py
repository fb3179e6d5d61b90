"""Asking over HTTP: POST /v1/ask, POST /v1/search, GET /v1/conversations/{id}."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.errors import ConversationNotFound
from assistant.limits import check_documents, check_question, check_regions
from assistant.service import Assistant
from assistant.streaming import server_sent_events
from assistant.types import Answer, Done, Question, TextDelta
from index.records import Records
from index.types import Hit
from ingest.types import PassageKind

ID = r"^[A-Za-z0-9._:-]{1,64}$"


class Body(BaseModel):
    """A request body: a field it does not know is refused, with the nearest it does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _name_the_nearest(cls, data: Any) -> Any:
        for name in data if isinstance(data, dict) else ():
            if name not in cls.model_fields:
                shown = str(name).encode("utf-8", "backslashreplace").decode()
                (nearest,) = difflib.get_close_matches(shown, list(cls.model_fields), n=1, cutoff=0.0)
                raise PydanticCustomError("unknown_field", "不认识的字段 {name}", {"name": shown, "nearest": nearest})
        return data


class HistoryMessage(Body):
    """One earlier message of a conversation that the client keeps itself."""

    role: Literal["system", "user", "assistant"]
    content: str


class AskBody(Body):
    """What is asked: `conversation_id` has the service keep the turns, `history` brings them along."""

    question: str = Field(examples=["清远的校长最多能连任几年？"])
    conversation_id: str | None = Field(default=None, pattern=ID)
    history: tuple[HistoryMessage, ...] = Field(default=(), max_length=200)
    regions: tuple[str, ...] = Field(default=(), max_length=100)
    document_ids: tuple[str, ...] = Field(default=(), max_length=1000)
    stream: bool = False


class SearchBody(Body):
    """A search for passages; `k` is how many at most."""

    query: str = Field(examples=["校长 任职 年限"])
    k: int = Field(default=10, ge=1, le=100)
    regions: tuple[str, ...] = Field(default=(), max_length=100)
    document_ids: tuple[str, ...] = Field(default=(), max_length=1000)


class FoundPassage(BaseModel):
    """A passage found: `text` is `text[start:end]` of the document's canonical text."""

    document_id: str
    document_title: str
    region: str | None
    section_path: tuple[str, ...]
    kind: PassageKind
    page: int | None
    text: str
    start: int
    end: int
    score: float
    lexical: float
    dense: float

    @classmethod
    def from_hit(cls, hit: Hit) -> FoundPassage:
        """A hit in the shape that HTTP shows."""
        document, passage = hit.document, hit.passage
        return cls(
            document_id=document.id,
            document_title=document.title,
            region=document.region.name if document.region else None,
            section_path=passage.path,
            kind=passage.kind,
            page=passage.page,
            text=passage.text,
            start=passage.start,
            end=passage.end,
            score=hit.score,
            lexical=hit.lexical,
            dense=hit.dense,
        )


class SearchResult(BaseModel):
    """The passages found, best first."""

    query: str
    hits: list[FoundPassage]


class Conversation(BaseModel):
    """A conversation: its answers with their questions and citations, oldest first."""

    id: str
    turns: list[Answer]


def ask_router(assistant: Assistant, records: Records) -> APIRouter:
    """The routes that answer."""
    router = APIRouter(prefix="/v1", tags=["ask"])

    @router.post("/ask", response_model=Answer)
    def ask(body: AskBody, request: Request) -> Answer | Response:
        """Answer a question; with `stream` as server-sent events `delta` …, then `done` with the answer object."""
        question = _question(body)
        if not body.stream:
            answer = assistant.ask(question)
            _keep(answer, body.conversation_id)
            return answer
        events = _kept(assistant.stream(question), body.conversation_id)
        # The first event is made before the response begins, so that what is wrong from the start gets its own status.
        first = next(events)
        return StreamingResponse(
            server_sent_events(chain([first], events), request.state.request_id),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
        )

    @router.post("/search")
    def search(body: SearchBody) -> SearchResult:
        """Find passages, without an answer."""
        query = check_question(Question(text=body.query)).text
        catalog = assistant.snapshot().catalog
        hits = assistant.search(
            query,
            k=body.k,
            regions=check_regions(body.regions, catalog),
            document_ids=check_documents(body.document_ids, catalog),
        )
        return SearchResult(query=query, hits=[FoundPassage.from_hit(hit) for hit in hits])

    @router.get("/conversations/{conversation_id}")
    def conversation(conversation_id: Annotated[str, Path(pattern=ID)]) -> Conversation:
        """The turns of a conversation that was begun with this id."""
        turns = _turns(conversation_id)
        if not turns:
            raise ConversationNotFound(f"没有编号为 {conversation_id} 的对话", "在 POST /v1/ask 里用这个编号提一个问题")
        return Conversation(id=conversation_id, turns=turns)

    def _question(body: AskBody) -> Question:
        kept = _turns(body.conversation_id) if body.conversation_id else []
        brought = [message.content for message in body.history if message.role == "user"]
        return Question(
            text=body.question,
            turns=(*(answer.question for answer in kept), *brought),
            regions=body.regions,
            document_ids=body.document_ids,
        )

    def _turns(conversation_id: str) -> list[Answer]:
        return [Answer.model_validate_json(turn) for turn in records.conversation(conversation_id)]

    def _keep(answer: Answer, conversation_id: str | None) -> None:
        if conversation_id is not None:
            records.save_answer(answer.id, answer.model_dump_json(), conversation_id)

    def _kept(events: Iterator[TextDelta | Done], conversation_id: str | None) -> Iterator[TextDelta | Done]:
        for event in events:
            if isinstance(event, Done):
                _keep(event.answer, conversation_id)
            yield event

    return router
