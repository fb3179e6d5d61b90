"""What a question takes for the number of a plan's tasks, or of one of them, and is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import number_of
from assistant.compose import Piece
from assistant.question import Reading
from assistant.tasks import Task

_TASK_WORD = "(?:任务|工程|项目|行动)"
_OF_TASKS = re.compile(rf"{_TASK_WORD}|附件|附表|清单")
_NTH = r"第[一二三四五六七八九十\d]+"
_ITEM = re.compile(rf"{_NTH}[项个条号]")
# 第3项由谁负责: of tasks where a plan numbers them; 第三条第二项 and 第一项指标 are of something else.
_BARE_ITEM = re.compile(
    rf"(?<![条款章节]){_NTH}项(?=$|[由的是归谁要啥什怎叫牵哪边讲说,，。？?\s]|负责|需要|包括|工作|内容|到底|具体)"
)
_ITEM_OF_TASKS = re.compile(
    rf"{_NTH}[项个条号](?:的|重点|主要|教育)*{_TASK_WORD}|{_TASK_WORD}[^，。？?]{{0,4}}{_NTH}[项号]|{_BARE_ITEM.pattern}"
)
_NUMBER = r"(?P<number>\d{1,2}|[一二两三四五六七八九十]{1,3})"
_CLAIMED = re.compile(
    rf"(?<![第\d年]){_NUMBER}(?:个|项|大项?|条|类)?(?:的|重点|主要|核心|教育|具体){{0,2}}{_TASK_WORD}"
    rf"|{_TASK_WORD}[^，。？?]{{0,4}}哪{_NUMBER.replace('number', 'asked')}(?:个|项|大)"
)
_SAID = re.compile(rf"{_NUMBER}[个项大]?[^，。；\d]{{0,4}}{_TASK_WORD}")
_FEWEST = 2  # 一个工程 and 一项任务 count nothing


@dataclass(frozen=True, slots=True)
class Miscount:
    """What a question says of a plan's tasks that is not so, in its words, with all tasks by name."""

    said: str
    tasks: tuple[Piece, ...]


def asks_for_item(reading: Reading, tasks: Sequence[Task]) -> bool:
    """Whether a question asks for a task by its number; 第3项 alone does where there are numbered tasks."""
    if reading.item is None:
        return False
    return _OF_TASKS.search(reading.core) is not None or (
        bool(_numbered(tasks)) and _BARE_ITEM.search(reading.core) is not None
    )


def all_counted(reading: Reading, tasks: Sequence[Task]) -> tuple[Piece, ...]:
    """All tasks by name, where a question asks what they are by their right number: 十二个工程是什么."""
    listed, claim = _numbered(tasks), _claim(reading)
    return _named(listed) if claim and listed and _number(claim) == len(listed) else ()


def miscount(reading: Reading, tasks: Sequence[Task]) -> Miscount | None:
    """The number of tasks, or of one of them, that a question takes for given where the plan's one list has others."""
    listed = _numbered(tasks)
    if not listed:
        return None
    if reading.item is not None:
        found = _ITEM_OF_TASKS.search(reading.core) and _ITEM.search(reading.core)
        beyond = not any(task.number == reading.item for task in listed)
        return Miscount(found.group(), _named(listed)) if found and beyond else None
    claim = _claim(reading)
    if claim is None or _number(claim) == len(listed) or _speaks_of(listed[0], claim):
        return None
    return Miscount(claim.group(), _named(listed))


def _named(listed: Sequence[Task]) -> tuple[Piece, ...]:
    return tuple(Piece(task.plain_name, task.name_quotes(), is_name=True) for task in listed)


def _claim(reading: Reading) -> re.Match[str] | None:
    """The words for a number of tasks, where nothing but these is asked."""
    claim = _CLAIMED.search(reading.core)
    asks = reading.kind in ("list", "definition", "open", "number") and _asks_for_all(reading)
    return claim if claim and asks and _number(claim) >= _FEWEST else None


def _number(claim: re.Match[str]) -> int:
    return number_of(claim["number"] or claim["asked"])


def _speaks_of(task: Task, claim: re.Match[str]) -> bool:
    """Whether a task's document speaks of so many tasks, though it lists others: 实施五大工程."""
    return any(number_of(said["number"]) == _number(claim) for said in _SAID.finditer(task.document.text))


def _asks_for_all(reading: Reading) -> bool:
    """Whether a question names nothing but tasks, so that it is after all of them."""
    number = re.compile(r"[一二两三四五六七八九十\d]+[个项大条类]?")
    return not any(
        term.known and not (_OF_TASKS.search(term.text) or number.fullmatch(term.text)) for term in reading.terms
    )


def _numbered(tasks: Sequence[Task]) -> list[Task]:
    """The tasks of the one list that a plan numbers through, empty where it has none or several."""
    listed = [task for task in tasks if task.number is not None]
    return listed if [task.number for task in listed] == list(range(1, len(listed) + 1)) else []
