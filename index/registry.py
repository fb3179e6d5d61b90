"""The registry of one generation: its targets and tasks, found by region, year, department and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from index.thesaurus import Thesaurus
from index.types import CatalogEntry
from index.words import fold, stop_words, words
from ingest.types import Document, Section, Span, Target, Task

_SUFFIX = re.compile(r"(?:部门|单位|机构|委员会|办公室|局|部|办|委)$")


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A target with what a reader wants to see of its document: heading path, sentence and clause, verbatim."""

    document_id: str
    path: tuple[str, ...]
    quote: str
    clause: str
    target: Target


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """A task with the heading path of its document and its own stretch of it, verbatim."""

    document_id: str
    path: tuple[str, ...]
    quote: str
    task: Task


@dataclass(frozen=True, slots=True)
class TargetEntry:
    """A target of the registry (指标); `lead` and `supporting` are of the task that it stands in, if it does."""

    document: CatalogEntry
    record: TargetRecord
    lead: tuple[str, ...]
    supporting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """A task of the registry (任务)."""

    document: CatalogEntry
    record: TaskRecord


def records_of(document: Document) -> tuple[tuple[TargetRecord, ...], tuple[TaskRecord, ...]]:
    """The registry rows of one document, in its order."""
    targets = tuple(
        TargetRecord(
            document.id,
            _path(document, document.sections[target.section]),
            _cut(document, target.span),
            _cut(document, target.clause),
            target,
        )
        for target in document.targets
    )
    tasks = tuple(
        TaskRecord(document.id, _path(document, _section(document, task)), _cut(document, task.span), task)
        for task in document.tasks
    )
    return targets, tasks


class Registry:
    """The targets and tasks of one generation, in the order of its catalogue."""

    def __init__(
        self,
        catalog: Sequence[CatalogEntry],
        targets: Iterable[TargetRecord],
        tasks: Iterable[TaskRecord],
        thesaurus: Thesaurus,
    ) -> None:
        order = {entry.id: place for place, entry in enumerate(catalog)}
        self._thesaurus = thesaurus
        self._tasks = sorted(
            (TaskEntry(catalog[order[one.document_id]], one) for one in tasks if one.document_id in order),
            key=lambda entry: (order[entry.document.id], entry.record.task.span.start),
        )
        within: dict[str, list[Task]] = {}
        for entry in self._tasks:
            within.setdefault(entry.document.id, []).append(entry.record.task)
        self._targets = sorted(
            (
                TargetEntry(
                    catalog[order[one.document_id]], one, *_departments(one.target, within.get(one.document_id, ()))
                )
                for one in targets
                if one.document_id in order
            ),
            key=lambda entry: (order[entry.document.id], entry.record.target.figure.start),
        )

    def targets(
        self, document_ids: Collection[str], year: int | None = None, department: str = "", query: str = ""
    ) -> tuple[TargetEntry, ...]:
        """The targets of these documents: with a deadline in `year`, in a task of `department`, about all of `query`.

        A word of the query may stand in the heading path too, and a word of the thesaurus in its place.
        """
        is_named, speaks = self._is_named(department), self._speaks(query)
        return tuple(
            entry
            for entry in self._targets
            if entry.document.id in document_ids
            and (year is None or entry.record.target.year == year)
            and is_named((*entry.lead, *entry.supporting))
            and speaks(
                (entry.record.target.subject, entry.record.target.indicator, entry.record.clause, *entry.record.path)
            )
        )

    def tasks(
        self, document_ids: Collection[str], year: int | None = None, department: str = "", query: str = ""
    ) -> tuple[TaskEntry, ...]:
        """The tasks of these documents, by the deadline's year, a department in charge or supporting, and words."""
        is_named, speaks = self._is_named(department), self._speaks(query)
        return tuple(
            entry
            for entry in self._tasks
            if entry.document.id in document_ids
            and (year is None or entry.record.task.year == year)
            and is_named((*entry.record.task.lead, *entry.record.task.supporting))
            and speaks(
                (entry.record.task.name, entry.record.task.text, entry.record.task.responsible, *entry.record.path)
            )
        )

    def _is_named(self, department: str) -> Callable[[Iterable[str]], bool]:
        """Whether a department is among some: by its name, or by another of its names (卫健部门: 卫生健康局)."""
        asked = fold(department).strip()
        if not asked:
            return lambda names: True
        stem = _SUFFIX.sub("", asked)
        stems = [
            stem,
            *(word for one in self._thesaurus.groups_in(stem) for word in one.alternatives if one.term == stem),
        ]
        suffix = asked[len(stem) :]
        forms = [form + suffix for form in stems] if suffix not in ("", "部门", "单位", "机构") else stems
        return lambda names: any(form in fold(name) for name in names for form in forms)

    def _speaks(self, query: str) -> Callable[[Iterable[str]], bool]:
        """Whether texts hold each word of a query, or a word of the thesaurus in its place."""
        wanted: list[tuple[str, ...]] = []
        rest = fold(query)
        for one in self._thesaurus.groups_in(query):
            wanted.append((one.term, *one.alternatives))
            rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
        wanted += [(word,) for word in words(rest) if word not in stop_words()]

        def speaks(texts: Iterable[str]) -> bool:
            folded = fold("\n".join(texts)) if wanted else ""
            return all(any(word in folded for word in group) for group in wanted)

        return speaks


def _departments(target: Target, tasks: Sequence[Task]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for task in tasks:
        if task.span.start <= target.figure.start < task.span.end:
            return task.lead, task.supporting
    return (), ()


def _section(document: Document, task: Task) -> Section:
    if task.section is not None:
        return document.sections[task.section]
    around = [one for one in document.sections if one.start <= task.span.start < one.end]
    return max(around, key=lambda section: section.depth, default=document.sections[0])


def _path(document: Document, section: Section) -> tuple[str, ...]:
    """The titles of a section and of those above it below the root, outermost first."""
    titles: list[str] = []
    while section.parent is not None:
        titles.append(section.title)
        section = document.sections[section.parent]
    return tuple(reversed(titles))


def _cut(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]
