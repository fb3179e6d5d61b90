"""`eduplan ask --batch`: a question a line in, an answer object a line out, in the same order."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from assistant.settings import Settings
from assistant.types import Question
from assistant.wiring import build_assistant
from ingest.errors import EduplanError
from ui.asking import messages

log = logging.getLogger("eduplan.batch")

Reply = Callable[[Question], dict[str, Any]]


class BadLine(EduplanError):
    """A line that is not a question in JSON."""

    status = 422
    code = "bad_line"


class SameFile(EduplanError):
    """Input and output of a batch are one file."""

    status = 422
    code = "same_file"


class Line(BaseModel):
    """One line of a batch; keys beyond these are left alone, so that a file may carry notes."""

    model_config = ConfigDict(frozen=True)

    id: str | int | None = None
    question: str
    turns: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    document_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the output; `failed` where it holds an error."""

    value: dict[str, Any]
    failed: bool


def run_batch(settings: Settings, source: str, target: str | None, regions: Sequence[str], show_prompt: bool) -> int:
    """Answer every line of `source` into `target` (None or "-": standard output); 1 where a line failed.

    Each line is written as soon as it is answered. `regions` hold for the lines that name none.
    """
    with ExitStack() as stack:
        lines = sys.stdin.buffer if source == "-" else stack.enter_context(Path(source).open("rb"))
        if target not in (None, "-") and source != "-" and Path(target).exists() and Path(source).samefile(target):
            raise SameFile("输入和输出是同一个文件", "用 --output 写到另一个文件")
        assistant = build_assistant(settings)
        assistant.snapshot()  # without an index no line has an answer: say so once, and leave the target alone

        def reply(question: Question) -> dict[str, Any]:
            if show_prompt:
                return {"messages": messages(assistant.prompt(question))}
            return assistant.ask(question).model_dump(mode="json")

        output: TextIO = sys.stdout
        if target not in (None, "-"):
            output = stack.enter_context(Path(target).open("w", encoding="utf-8"))
        total = failed = 0
        for result in answer_lines(lines, reply, tuple(regions)):
            output.write(json.dumps(result.value, ensure_ascii=False) + "\n")
            output.flush()
            total += 1
            failed += result.failed
    if failed:
        print(f"共 {total} 行，其中 {failed} 行出错，见输出里的 error", file=sys.stderr)
    return 1 if failed else 0


def answer_lines(lines: Iterable[bytes], reply: Reply, regions: tuple[str, ...] = ()) -> Iterator[Result]:
    """One result for each line that is not blank; a fault of one line is its own and the rest goes on."""
    for number, raw in enumerate(lines, 1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        line_id: str | int | None = None
        try:
            data = _parsed(raw)
            if isinstance(data.get("id"), str | int):
                line_id = data["id"]
            line = _line(data)
            answer = reply(
                Question(
                    text=line.question,
                    turns=line.turns,
                    regions=line.regions or regions,
                    document_ids=line.document_ids,
                )
            )
        except EduplanError as error:
            yield _failure(number, line_id, error)
        except Exception:
            log.exception("line %d failed", number)
            yield _failure(number, line_id, EduplanError("程序内部出错", "标准错误里有详情，请报告给开发者"))
        else:
            yield Result({**answer, "id": answer.get("id") if line_id is None else line_id}, failed=False)


def _parsed(raw: bytes) -> dict[str, Any]:
    try:
        data = from_json(raw, allow_inf_nan=False)
    except ValueError:
        raise BadLine("这一行不是合法的 JSON", "每行一个 JSON 对象，编码为 UTF-8") from None
    if not isinstance(data, dict):
        raise BadLine("这一行不是 JSON 对象", '每行要像 {"id": "q1", "question": "…"}')
    return data


def _line(data: dict[str, Any]) -> Line:
    try:
        return Line.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] == "missing":
            raise BadLine("缺少 question", '每行要像 {"id": "q1", "question": "…"}') from None
        raise BadLine(f"{first['loc'][0]} 不合要求", first["msg"]) from None


def _failure(number: int, line_id: str | int | None, error: EduplanError) -> Result:
    value: dict[str, Any] = {} if line_id is None else {"id": line_id}
    described = {"code": error.code, "message": error.message, "hint": error.hint}
    return Result({**value, "line": number, "error": described}, failed=True)
