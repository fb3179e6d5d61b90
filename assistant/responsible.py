"""Who is responsible for what: the departments of a task, and the tasks of a department."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.agents import opens_with_agent
from assistant.compose import Piece, departments_piece, pieces_of
from assistant.evidence import Evidence
from assistant.matching import match
from assistant.question import Reading
from assistant.refusal import carries, lacks_heaviest
from assistant.tasks import Task, holds
from assistant.terms import Term

_NAME_CARRIES = 0.62
_TEXT_CARRIES = 0.7
_TEXT = 0.9  # what a word of the task's text counts against one of its name
_NEARLY = 0.95
_LOOKED_AT = 6
_OWN = 0.6  # of the question's weight in the sentence itself that says who
_SENTENCE_CARRIES = 0.75
_HELD = 0.55  # and of a sentence that only tells in which task the thing is
_MORE = 0.15
_CLAUSES = re.compile(r"[^,。;:\n]+")
_NAMING = 1.0  # words of less weight together name no task
_SUFFIX = re.compile(r"(?:部门|局|委员会|办公室|(?<=[\u4e00-\u9fff]{2})部)$")
_DEPARTMENT = re.compile(rf"{_SUFFIX.pattern}|(?:办|委|联|政府|中心)$")
_PART = re.compile(r"牵头|带头|领头|打头|配合|协助|负责|参与|参加")
_LEVEL = re.compile(r"^[省市县区镇]委?(?=[\u4e00-\u9fff]{3})")
_LEADING = re.compile(r"牵头|带头|领头|打头|主抓|主责")
_ALL = re.compile(r"除|哪些|哪几|牵头|带头|领头|配合|协助|参与|有份|冇份|都有|还有|还要|责任(?:单位|部门)|拉了")
_WITHOUT = re.compile(r"没份|没有份|没(?:有)?(?:参与|参加|掺和|列入|份)|不(?:参与|参加|在内|沾边)")
_SHARE_IN = re.compile(r"负责|牵头|主管|承担|参与|配合|有份")
_TASK_WORD = "(?:项目|工程|任务|行动|项|摊子)"
_WHO = "[一几些两二三四五六七八]?(?:家|个?(?:市直|县直)?(?:部门|单位|局|机构))"
_WHICH_TASKS = re.compile(
    rf"(?:哪|那(?=[几些])|边|什么|啥|咩)[^，。？?]{{0,6}}{_TASK_WORD}|几[个条]?{_TASK_WORD}"
    rf"|{_TASK_WORD}[^，。？?]{{0,10}}(?:哪(?!{_WHO})|边|什么|啥|咩)|{_TASK_WORD}(?:一共|总共|共)?有?(?:几|多少)[个项]"
)


def responsible_pieces(
    reading: Reading, tasks: Sequence[Task], evidence: Sequence[Evidence]
) -> tuple[tuple[Piece, ...], float]:
    """Who is responsible, by the task's name, else by what the task says, else by a sentence that names them.

    With the score that tells how well the question is met.
    """
    named, score = _named_tasks(reading, tasks)
    told = [one for one in evidence[:_LOOKED_AT] if carries(reading, one) and not lacks_heaviest(reading, one)]
    doing = next((one for one in told if one.acts and _fits(reading, one)), None)
    if doing is not None and not (named and not reading.deeds) and not _asks_all(reading, doing, tasks):
        return _sentence_pieces(reading, doing, tasks), doing.score
    if named:
        return tuple(departments_piece(task) for task in named), score
    for one in told:
        if reading.deeds and not any(deed in one.statement.clauses_text for deed in reading.deeds):
            continue
        task = _holder(tasks, one)
        if task is not None and one.coverage >= _HELD:
            return (departments_piece(_better(reading, task, tasks)),), one.score
        if one.acts and _of_the_thing(one) and not lacks_heaviest(reading, one, _SENTENCE_CARRIES):
            return tuple(pieces_of(reading, [one])), one.score
    best, score = ([], 0.0) if reading.deeds else _told_of(reading, tasks)
    return tuple(departments_piece(task) for task in best), score


def _better(reading: Reading, held: Task, tasks: Sequence[Task]) -> Task:
    """The task whose text has more of what the question asks about than the one that holds the best sentence."""
    best = max(tasks, key=lambda task: _named(reading, task, task.words))
    much = _named(reading, best, best.words) - _named(reading, held, held.words)
    return best if much >= _MORE else held


def _of_the_thing(one: Evidence) -> bool:
    """Whether the clause that says who is of what is asked: it names it, or opens the sentence that does."""
    return one.beside or (one.anchor == 0 and opens_with_agent(one.statement.clauses[0].text))


def _fits(reading: Reading, one: Evidence) -> bool:
    """Whether the clause that says who is of what the question asks: its deed, or most of its words."""
    if reading.deeds:
        return any(deed in one.statement.clauses[one.anchor].folded for deed in reading.deeds)
    return _of_the_thing(one) and one.own >= _OWN


def _asks_all(reading: Reading, one: Evidence, tasks: Sequence[Task]) -> bool:
    """Whether all that take part are wanted, and the sentence stands in a task, which names them."""
    return _ALL.search(reading.core) is not None and _holder(tasks, one) is not None


def _sentence_pieces(reading: Reading, one: Evidence, tasks: Sequence[Task]) -> tuple[Piece, ...]:
    task = _holder(tasks, one)
    pieces = pieces_of(reading, [replace(one, first=min(one.first, one.anchor), last=max(one.last, one.anchor))])
    return (*pieces, departments_piece(task)) if task is not None else tuple(pieces)


def _holder(tasks: Sequence[Task], one: Evidence) -> Task | None:
    return next((task for task in tasks if holds(task, one.statement)), None)


def _named_tasks(reading: Reading, tasks: Sequence[Task]) -> tuple[list[Task], float]:
    """The tasks whose name has what the question asks about, and how much of it."""
    best = max((_named(reading, task) for task in tasks), default=0.0)
    if best < _NAME_CARRIES:
        return [], 0.0
    return [task for task in tasks if _named(reading, task) >= _NEARLY * best][:3], best


def _told_of(reading: Reading, tasks: Sequence[Task]) -> tuple[list[Task], float]:
    """The task whose name and text together have what the question asks about, where no other has as much."""
    best = max((_named(reading, task, task.words) for task in tasks), default=0.0)
    found = [task for task in tasks if _named(reading, task, task.words) >= _NEARLY * best]
    return (found, best) if best >= _TEXT_CARRIES and len(found) == 1 else ([], 0.0)


def duty_pieces(reading: Reading, tasks: Sequence[Task]) -> tuple[Piece, ...]:
    """The tasks that a department named in the question is responsible for; those it leads, where that is asked.

    Where the question is which it has no part in, the others. Empty where it names no department of the tasks.
    """
    names = department_names(reading)
    leads = _LEADING.search(reading.core) is not None
    held = [task for task in tasks if task.involves(names, leading=leads)]
    if held and _WITHOUT.search(reading.core):
        held = [task for task in tasks if not task.involves(names)]
    return tuple(Piece(task.plain_name, task.quotes(), is_name=True) for task in held)


def asks_for_tasks(reading: Reading) -> bool:
    """Whether a question wants the tasks of a department: 财政局要参与哪几项, 编办跟哪个项目沾边."""
    return reading.kind == "duties" or _WHICH_TASKS.search(reading.core) is not None


def lacks_tasks(reading: Reading, tasks: Sequence[Task]) -> bool:
    """Whether a question wants a department's tasks of documents that say of no task who is responsible."""
    asked = asks_for_tasks(reading) and _SHARE_IN.search(reading.core) and department_names(reading)
    return bool(asked) and not any(task.who for task in tasks)


def department_names(reading: Reading) -> tuple[str, ...]:
    """What the department a question names may be called, without its suffix: 卫健部门 → 卫健, 卫生健康."""
    forms = [form for term in reading.terms for form in (term.text, *term.alternatives) if _DEPARTMENT.search(form)]
    stems = [_SUFFIX.sub("", _LEVEL.sub("", form)) for form in forms]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= 2))


def _named(reading: Reading, task: Task, words: str = "") -> float:
    """The share of the question's weight in the task's name, departments and their part aside; less in its words."""
    terms = [
        term
        for term in reading.terms
        if not _DEPARTMENT.search(term.text) and not _PART.search(term.text) and term.text not in reading.deeds
    ]
    total = sum(term.weight for term in terms)
    if total < _NAMING:
        return 0.0
    return sum(term.weight * max(match(term, task.plain_name), _TEXT * _said(term, words)) for term in terms) / total


def _said(term: Term, words: str) -> float:
    """How far the words of a task carry a term: its parts say it only within one clause."""
    return max((match(term, clause) for clause in _CLAUSES.findall(words)), default=0.0)
