"""Curated questions with their keys: the files of cases, read and checked line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, ValidationError, model_validator

from assistant.limits import MAX_QUESTION
from assistant.types import RefusalReason
from ingest.errors import EduplanError

Half = Literal["dev", "test"]

CASES = Path(__file__).parent / "cases"
PLANS = Path(__file__).parent.parent / "plans"
_FAULTS_SHOWN = 20

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Asked = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_QUESTION)]
Group = Annotated[tuple[Words, ...], Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Gold(_Strict):
    """Words of a document that carry the answer, verbatim but for white space; `region` is the document's own."""

    region: Words | None = None
    quote: Words


class Case(_Strict):
    """One question with its key, a line of a file of cases.

    `turns` are the user's earlier questions of the conversation. Of each group of `must` one string has to be in the
    answer, and no string of `must_not` may be. A question that is not `answerable` has to be refused, for one of
    `reason` where given. `regions` are the regions that the answer may speak of, `answer` is a right one.
    """

    id: Words
    type: Words
    question: Asked
    answerable: StrictBool
    turns: tuple[Asked, ...] = ()
    regions: tuple[Words, ...] = ()
    answer: str = ""
    must: tuple[Group, ...] = ()
    must_not: tuple[Words, ...] = ()
    gold: tuple[Gold, ...] = ()
    reason: tuple[RefusalReason, ...] = ()
    difficulty: str = ""
    why: str = ""
    source: str = Field(default="", exclude=True)
    """The file and line that the case was read from."""

    @model_validator(mode="before")
    @classmethod
    def _one_reason_is_a_list(cls, fields: Any) -> Any:
        if isinstance(fields, dict) and isinstance(fields.get("reason"), str):
            return {**fields, "reason": [fields["reason"]]}
        return fields

    @model_validator(mode="after")
    def _has_a_key(self) -> Case:
        if self.answerable and not self.must:
            raise ValueError("an answerable question needs `must`: the strings that a right answer contains")
        if not self.answerable and (self.must or self.gold):
            raise ValueError("an unanswerable question has neither `must` nor `gold`: empty them, or set answerable")
        return self

    @property
    def half(self) -> Half:
        """The half of the suite that the case belongs to, by its id alone: a third of all ids is of the test half."""
        return "test" if int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 3 == 0 else "dev"

    @property
    def digest(self) -> str:
        """A short hash of the question and its key, to tell whether two runs were asked the same."""
        return hashlib.sha256(self.model_dump_json(exclude={"why", "difficulty"}).encode()).hexdigest()[:12]


C = TypeVar("C", bound=Case)


class BadCases(EduplanError):
    """A file of cases that cannot be used; `faults` holds every fault with its file and line."""

    status = 422
    code = "bad_cases"

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        shown = list(self.faults[:_FAULTS_SHOWN])
        if len(self.faults) > len(shown):
            shown.append(f"… and {len(self.faults) - len(shown)} more")
        super().__init__("\n".join(shown), "Mend these lines; nothing was asked.")


def load_cases(*paths: Path) -> list[Case]:
    """Read files of cases, JSON Lines. Raises BadCases with every line that cannot be used and how to mend it."""
    return load_cases_of(Case, *paths)


def load_cases_of(kind: type[C], *paths: Path) -> list[C]:
    """Read files of cases that have fields of their own. Raises BadCases like `load_cases`."""
    cases: dict[str, C] = {}
    faults: list[str] = []
    for path in paths:
        read = 0
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{path}: cannot be read ({_brief(error)}): name a UTF-8 text file, a JSON object a line")
            continue
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            read += 1
            source = f"{path.name}:{number}"
            try:
                case = kind.model_validate({**_object(line), "source": source})
            except ValidationError as error:
                faults += [f"{source}: {_told(fault)}" for fault in error.errors(include_url=False)]
            except ValueError as error:
                faults.append(f"{source}: {error}")
            else:
                if case.id in cases:
                    faults.append(f"{source}: the id {case.id} is taken by {cases[case.id].source}: give it another")
                cases.setdefault(case.id, case)
        if not read:
            faults.append(f"{path}: holds no case: write a JSON object a line, as in evals/cases/dev.jsonl")
    if faults:
        raise BadCases(faults)
    return list(cases.values())


def _object(line: str) -> dict[str, Any]:
    try:
        fields = json.loads(line)
    except RecursionError:
        raise ValueError("JSON nested too deeply: write the fields of a case, nothing more") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"no JSON ({error.msg}, column {error.colno}): write one object on one line") from None
    if not isinstance(fields, dict):
        raise ValueError("JSON, but no object: write {…} with the fields of a case")
    return fields


def _told(fault: Any) -> str:
    """A fault that pydantic found, as where, what and cure."""
    where = ".".join(str(part) for part in fault["loc"])
    match fault["type"]:
        case "missing":
            return f"no field `{where}`: add it"
        case "extra_forbidden":
            return f"an unknown field `{where}`: correct its name, or take it out"
        case "too_short" if where.startswith("must.") and not fault["input"]:
            return (
                f"`{where}` is an empty group: write the strings of which one has to be in the answer, or take it out"
            )
        case "string_too_long":
            return f"`{where}` is too long: write at most {fault['ctx']['max_length']} characters"
        case "tuple_type":
            return f"`{where}` is {fault['input']!r}: write a list, […]"
        case "string_type":
            return f"`{where}` is {fault['input']!r}: write a string, in quotes"
        case "bool_type":
            return f"`{where}` is {fault['input']!r}: write true or false"
        case "string_too_short":
            return f"`{where}` is empty: write it, or take it out"
        case "value_error":
            return str(fault["ctx"]["error"])
        case "literal_error":
            return f"`{where}` is {fault['input']!r}: write {fault['ctx']['expected']}"
    return f"`{where}` is {fault['input']!r}: {fault['msg'].lower()}"


def _brief(error: Exception) -> str:
    return "no such file" if isinstance(error, FileNotFoundError) else type(error).__name__
