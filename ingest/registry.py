"""The registry (登记册) of a document: its targets and its tasks."""

from __future__ import annotations

from dataclasses import replace

from ingest.targets import targets_of
from ingest.tasks import tasks_of
from ingest.types import Document, Target, Task

VERSION = "2"
"""Changes with every rule that makes the same file give other targets or tasks; the index is then rebuilt."""


def registered(document: Document) -> Document:
    """The document with its targets and tasks."""
    tasks = tasks_of(document)
    return replace(document, targets=tuple(_dated(one, tasks) for one in targets_of(document)), tasks=tasks)


def _dated(target: Target, tasks: tuple[Task, ...]) -> Target:
    """A target under the deadline of the task that it stands in, where its sentence has none.

    A deadline out of the task's text may be that of another sentence, and is not taken.
    """
    around = (task for task in tasks if task.span.start <= target.span.start and target.span.end <= task.span.end)
    task = next((task for task in around if task.year and task.deadline and task.deadline not in task.text), None)
    return replace(target, deadline=task.deadline, year=task.year) if task and target.year is None else target
