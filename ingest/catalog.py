"""What the catalogue says of a document: title, issuer, number, date, region and period, from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath

from ingest.blocks import Block
from ingest.marks import mark_of
from ingest.regions import region_most_named, region_of_title
from ingest.sentences import is_ended
from ingest.types import Period, Region

_NUMBER = re.compile(r"[^（(，。]{1,20}[〔\[（(【]\d{4}[〕\]）)】]第?\d{1,4}号")
_DATE = re.compile(
    r"(\d{4}|[二〇○零一三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_NOTICE = re.compile(r"(?P<issuer>.*?)(?:关于)?(?:印发|转发|公布|发布|批转)(?P<plan>.+?)的?(?:通知|公告|通告|函)$")
_ISSUER = re.compile(r"(?:政府|办公[室厅]|委员会|[局厅部院委会])$")
_RANGE = re.compile(r"(20\d{2})年?\s*[—–―－\-~～至到]+\s*(20\d{2})")
_OWN_RANGE = re.compile(_RANGE.pattern + "年?期间")
_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五六七八九])五[”\"]?")
_IN_TITLE_MARKS = re.compile(r"《[^》]*》")
_BARE_TITLE = 6
_HEAD = 40  # blocks in which title, number, issuer and date of a document are looked for
_FIVE_YEARS_EPOCH = 1951  # the nth five-year plan begins in 1951 + 5 n: 十四五 in 2021


@dataclass(frozen=True, slots=True)
class Description:
    """The catalogue's part of a document."""

    title: str
    issuer: str | None
    number: str | None
    date: str | None
    region: Region | None
    period: Period | None


def describe(blocks: Sequence[Block], name: str) -> Description:
    """Title, issuer and so on of a document; `name` is its file name, which helps where the words are silent."""
    head = blocks[:_HEAD]
    titles = [block.text for block in head if block.kind == "title"]
    notice = next((match for title in titles if (match := _NOTICE.fullmatch(title))), None)
    title = _title(titles, notice, head, name)
    issuer = _issuer(notice, head)
    stem = PurePath(name).stem
    region = (
        region_of_title(title)
        or (region_of_title(issuer) if issuer else None)
        or region_of_title(stem)
        or region_most_named([block.text for block in blocks])
    )
    number = next((block.text for block in head[:6] if _NUMBER.fullmatch(block.text)), None)
    date = next((found.group() for block in head if (found := _DATE.fullmatch(block.text.strip("（）()")))), None)
    period = _period(title) or _period(stem) or _only_period([block.text for block in blocks])
    return Description(title, issuer, number, date, region, period)


def _title(titles: Sequence[str], notice: re.Match[str] | None, head: Sequence[Block], name: str) -> str:
    """The document's own title; behind a covering notice that of the plan it brings."""
    if notice:
        plan = notice["plan"].strip("《》")
        return next((title for title in titles if title.replace("《", "").replace("》", "") == plan), plan)
    if titles and len(titles[0]) > _BARE_TITLE:
        return titles[0]
    lines = (block.text for block in head[:8] if block.table is None and 4 <= len(block.text) <= 120)
    stem = PurePath(name).stem.replace("_", " ")
    first = next((line for line in lines if not (_reads_on(line) or mark_of(line) or _is_imprint(line))), stem)
    # A short title such as 办理指引 says of what it is only by the line above it.
    return titles[0] if titles and titles[0] in first else first


def _reads_on(line: str) -> bool:
    """Whether a line is a sentence of the text; a headline may call out or ask."""
    return is_ended(line) and line[-1] not in "！？!?"


def _is_imprint(line: str) -> bool:
    return bool(_NUMBER.fullmatch(line) or _DATE.search(line))


def _issuer(notice: re.Match[str] | None, head: Sequence[Block]) -> str | None:
    if notice and _ISSUER.search(notice["issuer"]):
        return notice["issuer"]
    for block, following in pairwise(head):
        if _ISSUER.search(block.text) and len(block.text) <= 30 and _DATE.fullmatch(following.text):
            return block.text
    return None


def _period(words: str) -> Period | None:
    """（2023—2027年） → 2023 to 2027, 十四五 → 2021 to 2025."""
    years = _RANGE.search(words)
    if years and int(years[1]) < int(years[2]) <= int(years[1]) + 30:
        return Period(int(years[1]), int(years[2]))
    five = _FIVE_YEARS.search(words)
    if five:
        start = _FIVE_YEARS_EPOCH + 5 * (11 + "一二三四五六七八九".index(five[1]))
        return Period(start, start + 4)
    return None


def _only_period(texts: Sequence[str]) -> Period | None:
    """The years a text sets itself (2023—2027年期间), where it names just one such span outside titles of others."""
    texts = [_IN_TITLE_MARKS.sub("", text) for text in texts]
    found = {(int(years[1]), int(years[2])) for text in texts for years in _OWN_RANGE.finditer(text)}
    return Period(*found.pop()) if len(found) == 1 else None
