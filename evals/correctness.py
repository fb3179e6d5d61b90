"""Whether an answer is right by the case's key: what it must say, must not say, and how long it may be."""

from __future__ import annotations

import re
import unicodedata

from assistant.types import Answer
from evals.cases import Case
from evals.figures import NUMERALS

# Characters that a right answer of each type may take for each region that it tells of: pasting a page is no answer.
_LIMITS = {
    "number": 160,
    "deadline": 160,
    "table": 160,
    "compare": 180,
    "region-unspecified": 180,
    "department": 240,
    "definition": 260,
    "policy": 260,
    "followup": 260,
    "list": 400,
    "method": 360,
    "problem": 360,
}
_LIMIT = 300
_MARK = re.compile(r"\[\d+\]")


def fold(text: str) -> str:
    """The text without white space, full-width characters as half-width ones, 1,000 as 1000."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded)


def holds(text: str, words: str) -> bool:
    """Whether a folded text has these words; a figure at their edge is a whole figure (95% does not hold 5%)."""
    words = fold(words)
    before = after = ""
    if words[0].isdigit():
        before = r"(?<!\d)(?<!\d\.)"
    elif words[0] in NUMERALS:
        before = rf"(?<![{NUMERALS}])"
    if words[-1].isdigit():
        after = r"(?!\.?\d)"
    elif words[-1] in NUMERALS:
        after = rf"(?![{NUMERALS}])"
    return re.search(before + re.escape(words) + after, text) is not None


def without_marks(text: str) -> str:
    """The text of an answer without the marks of its citations."""
    return _MARK.sub("", text)


def parts_of(answer: Answer) -> tuple[list[str], list[str]]:
    """All that a reader of the answer sees: the lines of its text without marks, and the cells of its table."""
    cells = [cell.text for row in answer.table.rows for cell in row] if answer.table else []
    return without_marks(answer.answer).split("\n"), cells


def limit_of(case: Case) -> int:
    """How many characters the text of the answer may have, and its table: by type, for each region of the key."""
    return _LIMITS.get(case.type, _LIMIT) * max(1, len(case.regions))


def faults(case: Case, answer: Answer) -> list[str]:
    """What is wrong with the answer by the case's key; an empty list says that it is right."""
    lines, cells = parts_of(answer)
    texts = [fold(part) for part in (*lines, *cells)]

    def says(words: str) -> bool:
        return any(holds(text, words) for text in texts)

    found = [f"says {words}" for words in case.must_not if says(words)]
    if answer.answerable != case.answerable:
        found.append("refused" if case.answerable else "answered what no document answers")
    elif case.answerable:
        for group in case.must:
            if not any(says(words) for words in group):
                found.append(f"lacks {' / '.join(group)}")
        length, limit = max(len("".join(part)) for part in (lines, cells)), limit_of(case)
        if length > limit:
            found.append(f"is {length} characters long, at most {limit} are an answer")
    return found
