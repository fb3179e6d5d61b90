"""The registry of one generation: its targets and tasks, found by region, year, department and words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from index.thesaurus import Thesaurus
from index.types import CatalogEntry
from index.words import fold, stop_words, words
from ingest.types import Document, Section, Span, Target, Task

_SUFFIX = re.compile(r"(?:部门|单位|机构|委员会|办公室|局|部|办|委)$")

_BRACKETED = re.compile(r"\([^()]*\)")


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
        documents = {entry.id: entry for entry in catalog}
        order = {entry.id: place for place, entry in enumerate(catalog)}
        self._thesaurus = thesaurus
        self._tasks = sorted(
            (TaskEntry(documents[one.document_id], one) for one in tasks),
            key=lambda entry: (order[entry.document.id], entry.record.task.span.start),
        )
        within: dict[str, list[Task]] = {}
        for entry in self._tasks:
            within.setdefault(entry.document.id, []).append(entry.record.task)
        self._targets = sorted(
            (
                TargetEntry(documents[one.document_id], one, *_departments(one.target, within.get(one.document_id, ())))
                for one in targets
            ),
            key=lambda entry: (order[entry.document.id], entry.record.target.figure.start),
        )
        self._words_of_targets = [
            _searched(one.target.subject, one.target.indicator, one.clause, *one.path)
            for one in (entry.record for entry in self._targets)
        ]
        self._words_of_tasks = [
            _searched(one.task.name, one.task.text, one.task.responsible, *one.path)
            for one in (entry.record for entry in self._tasks)
        ]

    def targets(
        self, document_ids: Collection[str], year: int | None = None, department: str = "", query: str = ""
    ) -> tuple[TargetEntry, ...]:
        """The targets of these documents: with a deadline in `year`, in a task of `department`, about all of `query`.

        A word of the query may stand in the heading path too, and a word of the thesaurus in its place.
        """
        names, groups = self._names(department), self._groups(query)
        return tuple(
            entry
            for entry, text in zip(self._targets, self._words_of_targets, strict=True)
            if entry.document.id in document_ids
            and (year is None or entry.record.target.year == year)
            and _are_named(names, (*entry.lead, *entry.supporting))
            and all(any(word in text for word in group) for group in groups)
        )

    def tasks(
        self, document_ids: Collection[str], year: int | None = None, department: str = "", query: str = ""
    ) -> tuple[TaskEntry, ...]:
        """The tasks of these documents, by the deadline's year, a department in charge or supporting, and words."""
        names, groups = self._names(department), self._groups(query)
        return tuple(
            entry
            for entry, text in zip(self._tasks, self._words_of_tasks, strict=True)
            if entry.document.id in document_ids
            and (year is None or entry.record.task.year == year)
            and _are_named(names, (*entry.record.task.lead, *entry.record.task.supporting))
            and all(any(word in text for word in group) for group in groups)
        )

    def _names(self, department: str) -> tuple[str, ...]:
        """What a department may be called: 卫健局 and 卫健部门 are 卫生健康局 too. Empty where none is asked for."""
        asked = fold(department).strip()
        stem = _SUFFIX.sub("", asked)
        if not stem:
            return (asked,) if asked else ()
        suffix = asked[len(stem) :].removeprefix("部门").removeprefix("单位").removeprefix("机构")
        alike = [
            other
            for text, end in ((asked, ""), (stem, suffix))
            for group in self._thesaurus.groups_in(text)
            if group.term == text
            for other in (word + end for word in group.alternatives)
        ]
        return tuple(dict.fromkeys((asked if suffix or asked == stem else stem, *alike)))

    def _groups(self, query: str) -> list[tuple[str, ...]]:
        """The words of a query, each with those that may stand in its place."""
        groups: list[tuple[str, ...]] = []
        rest = fold(query)
        for one in self._thesaurus.groups_in(query):
            groups.append((one.term, *one.alternatives))
            rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
        return [*groups, *((word,) for word in words(rest) if word not in stop_words())]


def _are_named(names: tuple[str, ...], departments: Iterable[str]) -> bool:
    return not names or any(name in fold(department) for department in departments for name in names)


def _searched(*texts: str) -> str:
    """Texts as they are searched: folded, and once more without what stands in brackets (校（园）长 is 校长 too)."""
    folded = fold("\n".join(texts))
    return f"{folded}\n{_BRACKETED.sub('', folded)}"


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
