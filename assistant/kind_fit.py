"""How well a statement fits the kind of answer a question wants, by the signs of what it tells."""

from __future__ import annotations

from assistant.dates import is_of_present
from assistant.definitions import definition_fit, names_defined
from assistant.enumerations import sorts_in
from assistant.question import Reading
from assistant.signs import names_something, of_problems, rules, says_lack, says_means
from assistant.statements import Statement

_NOT_AHEAD = -0.3  # for what is, or is wrong, where a target is asked for
_OF_PROBLEMS, _LACKS = 0.35, 0.1  # for a chapter on problems, and for a statement of what is wanting elsewhere
_BY_MEANS = 0.1  # for a statement that says by what means
_RULES = 0.12  # and for one that says what is permitted or required
_LISTED = 0.24  # for the lead-in of a list, or an item, where a list is asked for that it announces
_EXPLAINED = 0.35  # for the statement that says what a name asked about stands for
_NAMES_IT = 0.15  # and for one that says what something is called
_MARKED, _MARKED_AT_MOST = 0.03, 0.12  # for each 、 and each quoted name


def kind_fit(reading: Reading, statement: Statement, anchor: int) -> float:
    """What a statement gains by telling what the kind of question asks for; the clause at `anchor` answers."""
    if reading.target and (of_problems(statement) or is_of_present(statement, anchor)):
        return _NOT_AHEAD
    if reading.kind == "problem":
        return _OF_PROBLEMS if of_problems(statement) else _LACKS if says_lack(statement.text) else 0.0
    if reading.kind == "method" and says_means(statement.text):
        return _BY_MEANS
    if reading.kind == "definition" or (reading.kind == "list" and reading.quoted):
        return definition_fit(reading, statement)
    if reading.allowed and rules(statement.clauses_text):
        return _RULES
    return _list_fit(reading, statement) if reading.kind == "list" else 0.0


def _list_fit(reading: Reading, statement: Statement) -> float:
    if statement.enumeration is not None and statement.enumeration.is_announced:
        return _LISTED if _announces(reading, statement) else _LISTED / 2
    if any(name in reading.core for name in names_defined(statement.clauses_text)):
        return _EXPLAINED
    if reading.called and names_something(statement.text):
        return _NAMES_IT
    return min(_MARKED_AT_MOST, _MARKED * statement.text.count("、") + _MARKED * statement.text.count("“"))


def _announces(reading: Reading, statement: Statement) -> bool:
    """Whether the lead-in of a statement's enumeration announces what the question calls its items."""
    assert statement.enumeration is not None
    lead = statement.enumeration.lead
    return bool(sorts_in(statement.document.text[lead.start : lead.end]) & sorts_in(reading.core))
