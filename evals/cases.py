"""Questions with keys: reading them from a file and judging an answer by them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from assistant.types import Answer

DEV_QUESTIONS = Path(__file__).parent / "cases" / "dev.jsonl"
"""240 questions over the bundled plans, written from the plans alone; the answer engine is developed on them."""

SHARED_QUESTIONS = Path(__file__).parent.parent.parent / "shared" / "examples" / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """One question with its key.

    Of each group of `must` one string has to be in the answer, and no string of `must_not` may be. A question that is
    not `answerable` has to be refused.
    """

    id: str
    type: str
    question: str
    turns: tuple[str, ...]
    answerable: bool
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]


def load_cases(path: Path) -> list[Case]:
    """Read a JSON Lines file with the fields of Case; other fields are passed over."""
    with path.open(encoding="utf-8") as lines:
        return [_case(json.loads(line)) for line in lines if line.strip()]


def _case(fields: dict[str, object]) -> Case:
    def strings(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise TypeError(f"question {fields['id']}: {value!r} should be a list of strings")
        return tuple(str(item) for item in value)

    groups = fields["must"]
    if not isinstance(groups, list):
        raise TypeError(f"question {fields['id']}: must should be a list of lists of strings")
    return Case(
        id=str(fields["id"]),
        type=str(fields["type"]),
        question=str(fields["question"]),
        turns=strings(fields["turns"]),
        answerable=bool(fields["answerable"]),
        must=tuple(strings(group) for group in groups),
        must_not=strings(fields["must_not"]),
    )


def fold(text: str) -> str:
    """The text without white space, full-width characters as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def words_of(answer: Answer) -> str:
    """All that a reader of the answer sees: its text and the cells of its table."""
    cells = [cell.text for row in answer.table.rows for cell in row] if answer.table else []
    return "\n".join([answer.answer, *cells])


def faults(case: Case, answer: Answer) -> list[str]:
    """What is wrong with the answer by the case's key; an empty list says that it is right."""
    text = fold(words_of(answer))
    found = [f"says {words}" for words in case.must_not if fold(words) in text]
    if answer.answerable != case.answerable:
        found.append("refused" if case.answerable else "answered what no document answers")
    elif case.answerable:
        for group in case.must:
            if not any(fold(words) in text for words in group):
                found.append(f"lacks {' / '.join(group)}")
    return found
