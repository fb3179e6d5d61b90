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
_ORGANISATION = re.compile(
    r"负责|牵头|[\u4e00-\u9fff]{2}(?:(?<![布格结])局|委员会|办公室|督导室|教研室|管委会|妇联|残联|团委|政府|部门|发展中心|大学|学院|集团)"
)
_DOING = re.compile(r"(?:都|要|还|主要|具体|只)*(?:管|负责|牵头|参与|配合|承担|分管|负有)")
_SUFFIX = re.compile(r"(?:部门|单位|机构|局|委员会|办公室|部)$")


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
    """The tasks that a department named in the question is responsible for."""
    names = department_names(reading)
    return tuple(Piece(task.plain_name, task.quotes(), is_name=True) for task in tasks if task.involves(names))


def department_names(reading: Reading) -> tuple[str, ...]:
    """What the department a question names may be called, without its suffix: 卫健部门 → 卫健, 卫生健康."""
    doing = _DOING.search(reading.core)
    before = reading.core[: doing.start()] if doing else reading.core
    forms = [form for term in reading.terms if term.text in before for form in (term.text, *term.alternatives)]
    stems = [_SUFFIX.sub("", form) for form in forms]
    return tuple(dict.fromkeys(stem for stem in stems if len(stem) >= 2))


def _named(reading: Reading, task: Task) -> float:
    """The share of the question's weight that stands in the task's name."""
    total = sum(term.weight for term in reading.terms)
    return sum(term.weight * match(term, task.plain_name) for term in reading.terms) / total if total else 0.0
