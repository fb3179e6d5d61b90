"""The registry (登记册) of a document: its targets and its tasks."""

from __future__ import annotations

from dataclasses import replace

from ingest.targets import targets_of
from ingest.tasks import tasks_of
from ingest.types import Document


def registered(document: Document) -> Document:
    """The document with its targets and tasks."""
    return replace(document, targets=targets_of(document), tasks=tasks_of(document))
