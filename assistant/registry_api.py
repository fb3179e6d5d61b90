"""The registry over HTTP: GET /v1/targets and GET /v1/tasks, as JSON or as a sheet."""

from __future__ import annotations

from typing import Annotated, Any, Final

from fastapi import APIRouter, Header, Query, Response
from pydantic import BaseModel, Field

from assistant.ask_api import Body
from assistant.registry import TARGET_COLUMNS, TASK_COLUMNS, TargetRow, TaskRow, sheet, target_rows, task_rows
from assistant.service import Assistant

CSV: Final = "text/csv"

_SHEET: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "content": {CSV: {"schema": {"type": "string"}}},
        "description": "JSON, or CSV where Accept asks for text/csv",
    }
}


class Filters(Body):
    """What narrows the registry: all that is given has to fit."""

    region: tuple[str, ...] = Field(default=(), max_length=100, description="a region by its name; may be repeated")
    year: int | None = Field(default=None, ge=1900, le=2999, description="the year of the deadline")
    department: str = Field(default="", max_length=100, description="one of those in charge or supporting")
    q: str = Field(default="", max_length=200, description="words, all of which count")


class Targets(BaseModel):
    """The targets of one generation of the index that fit the filters."""

    generation: int
    targets: tuple[TargetRow, ...]


class Tasks(BaseModel):
    """The tasks of one generation of the index that fit the filters."""

    generation: int
    tasks: tuple[TaskRow, ...]


def registry_router(assistant: Assistant) -> APIRouter:
    """The routes of the registry."""
    router = APIRouter(prefix="/v1", tags=["registry"])

    @router.get("/targets", response_model=Targets, responses=_SHEET)
    def targets(filters: Annotated[Filters, Query()], accept: Annotated[str, Header()] = "") -> Targets | Response:
        """Goals with a figure (指标): from indicator tables, and from sentences."""
        snapshot = assistant.snapshot()
        rows = target_rows(snapshot, filters.region, filters.year, filters.department, filters.q)
        if _wants_sheet(accept):
            return _sheet("targets", sheet(TARGET_COLUMNS, rows))
        return Targets(generation=snapshot.generation, targets=rows)

    @router.get("/tasks", response_model=Tasks, responses=_SHEET)
    def tasks(filters: Annotated[Filters, Query()], accept: Annotated[str, Header()] = "") -> Tasks | Response:
        """Tasks with those responsible for them (任务与责任单位)."""
        snapshot = assistant.snapshot()
        rows = task_rows(snapshot, filters.region, filters.year, filters.department, filters.q)
        if _wants_sheet(accept):
            return _sheet("tasks", sheet(TASK_COLUMNS, rows))
        return Tasks(generation=snapshot.generation, tasks=rows)

    return router


def _wants_sheet(accept: str) -> bool:
    """Whether a request names text/csv, and JSON not before it."""
    named = [part.partition(";")[0].strip().lower() for part in accept.split(",")]
    return CSV in named and "application/json" not in named[: named.index(CSV)]


def _sheet(name: str, text: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.encode(), media_type="text/csv; charset=utf-8", headers=headers)
