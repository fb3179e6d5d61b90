"""The nouns of ingestion: a document, its sections, passages and tables, all positions in one text.

Every `start`/`end` is a character offset into `Document.text`, the canonical text: the file's own words in the
file's own order, which differ from the file only in white space, page furniture and line joins.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

SectionKind = Literal["document", "heading", "annex", "box", "row", "footnote"]
PassageKind = Literal["text", "row", "table", "footnote"]
RegionLevel = Literal["province", "city", "county", "town"]
Bound = Literal["=", "≥", "≤", ">", "<", "≈"]
Binding = Literal["约束性", "预期性"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters in the canonical text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division (行政区) such as 清远市: `short` is 清远, `ancestors` go from province down."""

    name: str
    short: str
    level: RegionLevel
    ancestors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """The years a plan is for, both ends included; 十四五 is 2021 to 2025."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the outline; `index` is its place in `Document.sections`, the root being 0.

    `title` is the heading as a reader sees it, mark included: 一、主要目标, 专栏3 …, 6 选优配强乡村校（园）长工程.
    `start`/`end` take in the heading and all that stands below it.
    """

    index: int
    parent: int | None
    kind: SectionKind
    depth: int
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section, the unit of retrieval: `text` is exactly `Document.text[start:end]`.

    `path` holds the titles of the section and of its ancestors below the root, outermost first.
    """

    index: int
    section: int
    kind: PassageKind
    path: tuple[str, ...]
    text: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a page break can part it, so it may have several spans. Merged cells repeat their text."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: one cell a column of its table; `section` is its own section where the row has one."""

    cells: tuple[Cell, ...]
    section: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header: `columns` are names such as 序号, 项目名称, 目标任务, 责任部门 or 2020年."""

    section: int
    caption: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A goal with a figure (指标): what is to be reached, how much of it, and by when.

    `subject` is whom or what it is set for: the group of a table's row, or the words before the verb. `value` is as
    written, in `unit`: 7.5 and 万个; `value_to` is the upper end of 1～2所. `deadline` is in the source's words, `year`
    its year. `base`, `base_bound` and `base_year` are what a table starts from. `span` is the sentence or the table's
    row, `clause` the part of it that sets the goal, `figure` the number with its unit and bound.
    """

    subject: str
    indicator: str
    bound: Bound
    value: Decimal
    value_to: Decimal | None
    unit: str
    base: Decimal | None
    base_bound: Bound | None
    base_year: int | None
    deadline: str | None
    year: int | None
    binding: Binding | None
    section: int
    span: Span
    clause: Span
    figure: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task (任务) with those responsible for it: a row of a task table, or a measure that ends with 责任单位.

    `number` is as written, `name` without it; `section` is the task's own where it has one. Where the source does not
    tell 牵头 from 配合, all departments stand in `lead`; `responsible` has its own words. `span` takes in all of it;
    `name_spans` and `department_spans` are the places of the name and of the departments.
    """

    number: str
    name: str
    text: str
    lead: tuple[str, ...]
    supporting: tuple[str, ...]
    responsible: str
    deadline: str | None
    year: int | None
    section: int | None
    span: Span
    name_spans: tuple[Span, ...]
    department_spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A file read: catalogue entry, canonical text and structure.

    `id` is the beginning of `sha256`, so the same file has the same id wherever it lies.
    """

    id: str
    source: str
    sha256: str
    title: str
    issuer: str | None
    number: str | None
    date: str | None
    region: Region | None
    period: Period | None
    text: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    tables: tuple[Table, ...]
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
