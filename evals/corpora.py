"""What the benchmarks over other corpora share: their faults, an index of their own, and how a run ends."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from assistant.settings import Settings, load_settings
from evals.cases import BadCases
from evals.results import BadResults
from ingest.errors import EduplanError


class BadCorpus(EduplanError):
    """A file that is missing, is not the corpus of a benchmark or lacks a part of it, or an index of another."""

    status = 422
    code = "bad_corpus"


def fault_of(error: ValidationError) -> str:
    """The first fault that pydantic found, as where and what."""
    fault = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in fault["loc"])
    what = fault["msg"][:1].lower() + fault["msg"][1:]
    return f"{where}: {what}" if where else what


@contextmanager
def own_index(kept: Path | None = None) -> Iterator[tuple[Settings, Path]]:
    """Settings of an index in a folder that is kept, or in a temporary one, and nowhere else; and a folder for texts.

    Raises BadSetting.
    """
    with tempfile.TemporaryDirectory(prefix="eduplan-corpus-") as temporary:
        folder = kept or Path(temporary)
        settings = load_settings(data_dir=folder / "index", database_url=None, chroma_url=None)
        texts = folder / "texts"
        texts.mkdir(parents=True, exist_ok=True)
        yield settings, texts


def report(measure: Callable[[], str]) -> int:
    """Print what is measured, or why it is not: 0 done, 1 it could not be measured, 2 a file is bad."""
    try:
        print(measure())
    except EduplanError as error:
        print(error.message, error.hint, file=sys.stderr)
        return 2 if isinstance(error, BadCorpus | BadCases | BadResults) else 1
    return 0
