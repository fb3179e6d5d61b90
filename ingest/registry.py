"""The registry (登记册) of a document: its targets and its tasks."""

from __future__ import annotations

from dataclasses import replace

from ingest.targets import targets_of
from ingest.tasks import tasks_of
from ingest.types import Document

VERSION = "1"
"""Changes with every rule that makes the same file give other targets or tasks; the index is then rebuilt."""


def registered(document: Document) -> Document:
    """The document with its targets and tasks."""
    return replace(document, targets=targets_of(document), tasks=tasks_of(document))
