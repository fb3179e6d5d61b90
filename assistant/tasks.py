"""Tasks of a document as answers cite them: their words, and the places of name and departments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.citations import Quote, flowing
from assistant.statements import Statement
from index.words import fold
from ingest import types as ingested
from ingest.types import Document, Passage, Span

_SENTENCES = re.compile(r"[。；;]\s*(?=\S)|\s+(?=\w{2,8}[:：])")
_LEVEL = re.compile(r"^(?:省|市|县|区|镇)?委?(?=.{2})")


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the registry with its document."""

    document: Document
    entry: ingested.Task

    @property
    def who(self) -> str:
        """The departments as a sentence part, separated by 、 where the source only sets them apart."""
        return re.sub(r"\s+", "、", _SENTENCES.sub("；", flowing(self.entry.responsible)).rstrip("。；"))

    @property
    def plain_name(self) -> str:
        """The name without its number."""
        return flowing(self.entry.name)

    @property
    def words(self) -> str:
        """What the task says, folded."""
        return fold(self.entry.text)

    @property
    def number(self) -> int | None:
        """The number the task stands under."""
        return int(self.entry.number) if self.entry.number.isdecimal() else None

    def quotes(self) -> tuple[Quote, ...]:
        """The name and the departments, each part of a cell by itself."""
        return (*self.name_quotes(), *_quoted(self.document, self.entry.department_spans))

    def name_quotes(self) -> tuple[Quote, ...]:
        """The name, part by part."""
        return _quoted(self.document, self.entry.name_spans)

    def involves(self, names: tuple[str, ...], leading: bool = False) -> bool:
        """Whether a department of one of these names, without its suffix, is among those responsible, or `leading`."""
        departments = self.entry.lead if leading else (*self.entry.lead, *self.entry.supporting)
        held = [_LEVEL.sub("", fold(name)) for name in departments]
        return any(one.startswith(name) or one.endswith(name) for one in held if one for name in names)


def tasks_of(document: Document) -> Iterator[Task]:
    """Every task of the document, in the order of its text."""
    return (Task(document, entry) for entry in document.tasks)


def passage_at(document: Document, span: Span) -> Passage:
    """The passage that holds a span, or the one nearest to it."""
    return min(
        document.passages,
        key=lambda passage: (
            max(0, passage.start - span.start) + max(0, span.end - passage.end),
            passage.end - passage.start,
        ),
    )


def holds(task: Task, statement: Statement) -> bool:
    """Whether a statement stands in a task."""
    span = task.entry.span
    return task.document.id == statement.document.id and span.start <= statement.start < span.end


def _quoted(document: Document, spans: tuple[Span, ...]) -> tuple[Quote, ...]:
    return tuple(Quote(document, passage_at(document, span), span.start, span.end) for span in spans)
