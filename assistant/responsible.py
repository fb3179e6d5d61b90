"""Who is responsible for what: the departments of a task, and the tasks of a department."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.compose import Piece, departments_piece, pieces_of
from assistant.evidence import Evidence, match
from assistant.question import Reading
from assistant.refusal import carries, lacks_heaviest
from assistant.tasks import Task, holds

_NAME_CARRIES = 0.62
_NAMING = 1.0  # words of less weight together name no task
_ORGANISATION = re.compile(
    r"负责|牵头|[\u4e00-\u9fff]{2}(?:(?<![布格结])局|委员会|办公室|督导室|教研室|管委会|妇联|残联|团委|政府|部门|发展中心|大学|学院|集团|小组|指挥部|专班|联席会议|协会|银行|公司|医院|学会)"
)
_SUFFIX = re.compile(r"(?:部门|局|委员会|办公室|(?<=[\u4e00-\u9fff]{2})部)$")
_DEPARTMENT = re.compile(rf"{_SUFFIX.pattern}|(?:办|委|联|政府|中心)$")
_PART = re.compile(r"牵头|带头|领头|打头|配合|协助|负责|参与|参加")
_LEVEL = re.compile(r"^[省市县区镇]委?(?=[\u4e00-\u9fff]{3})")
_LEADING = re.compile(r"牵头|带头|领头|打头|主抓|主责")
_WITHOUT = re.compile(r"没份|没有份|没(?:有)?(?:参与|参加|掺和|列入|份)|不(?:参与|参加|在内|沾边)")
_TASK_WORD = "(?:项目|工程|任务|行动|项|摊子)"
_WHICH_TASKS = re.compile(
    rf"(?:哪|那|边|什么|啥|咩)[^，。？?]{{0,6}}{_TASK_WORD}|几[个条]?{_TASK_WORD}"
    rf"|{_TASK_WORD}[^，。？?]{{0,10}}(?:哪|边|什么|啥|咩)|{_TASK_WORD}(?:一共|总共|共)?有?(?:几|多少)[个项]"
)


def responsible_pieces(
    reading: Reading, tasks: Sequence[Task], evidence: Sequence[Evidence]
) -> tuple[tuple[Piece, ...], float]:
    """Who is responsible, by the task's name, else by what the task says, else by a sentence that names them.

    With the score that tells how well the question is met.
    """
    by_name = sorted(((_named(reading, task), task) for task in tasks), key=lambda pair: -pair[0])
    if by_name and by_name[0][0] >= _NAME_CARRIES:
        best = [task for score, task in by_name if score >= 0.95 * by_name[0][0]]
        return tuple(departments_piece(task) for task in best[:3]), by_name[0][0]
    for one in evidence[:6]:
        if not carries(reading, one) or lacks_heaviest(reading, one):
            continue
        task = next((task for task in tasks if holds(task, one.statement)), None)
        if task is not None:
            return (departments_piece(task),), one.score
        if _ORGANISATION.search(one.statement.text):
            return tuple(pieces_of(reading, [one])), one.score
    return (), 0.0


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


def department_names(reading: Reading) -> tuple[str, ...]:
    """What the department a question names may be called, without its suffix: 卫健部门 → 卫健, 卫生健康."""
    forms = [form for term in reading.terms for form in (term.text, *term.alternatives) if _DEPARTMENT.search(form)]
    stems = [_SUFFIX.sub("", _LEVEL.sub("", form)) for form in forms]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= 2))


def _named(reading: Reading, task: Task) -> float:
    """The share of the question's weight that stands in the task's name, departments and their part in it aside."""
    terms = [term for term in reading.terms if not _DEPARTMENT.search(term.text) and not _PART.search(term.text)]
    total = sum(term.weight for term in terms)
    if total < _NAMING:
        return 0.0
    return sum(term.weight * match(term, task.plain_name) for term in terms) / total
