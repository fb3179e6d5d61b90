"""Statements weighed against a question: which of them carry its terms, its figures and its years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.agents import agent_in
from assistant.anchors import Anchor, anchors_in
from assistant.dates import has_deadline, is_of_present, years_of
from assistant.figures import Figure
from assistant.kind_fit import kind_fit
from assistant.matching import match
from assistant.question import Reading
from assistant.signs import of_problems, only_of_problems, rules, says_lack, says_means
from assistant.statements import Statement
from assistant.terms import Term
from index.words import fold, part_of_speech, words

# How much of a term's weight counts when it stands not in the clause itself but before or after it in the sentence,
# in the rest of the paragraph, in the headings above, or in the title of the document.
_BEFORE, _AFTER, _PARAGRAPH, _HEADING, _DOCUMENT = 0.88, 0.72, 0.3, 0.6, 0.5
# A unit that counts all sorts of things does not tell which thing its figure counts; 栋, 岁 and 学时 do.
_COMMON_UNITS = frozenset(["", *"%元个人名位次项所年月天县市区镇级类校"])
# How much of a term a clause has at least that is used, and a statement that does not miss it, more for a figure.
_USED, _PRESENT, _PRESENT_NEAR = 0.3, 0.3, 0.5
_BARE_CLAUSE = 14
_FOOTNOTE = re.compile(r"\d{1,2}[“\"]")  # ¹“三全两高一大”即…, of folded text
_OF_NAMES = ("n", "c", "u")
_HAS = 0.5  # how far a clause carries a term that it is said to have
_OF_ONE_THING = 4.0  # the weight of a name so rare that a statement with it is of that thing
_MEASURE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:期限?|周期|年限|率|比例|占比|人数|数量|总量|规模|时间|时长)(?:为|是|约|[不超达高低至在]|\d)"
)
_RETRIEVED = 0.15  # what the search says of a passage counts so much for its best statements
# A section whose own heading names what is asked for is about it, whatever words its sentences use.
_HEADING_NAMES, _NAMED_BY_HEADING = 0.85, 0.2
_OF_ANOTHER_SHARE = 0.15  # what a statement loses without a percentage that the question names
_PERCENTAGE = re.compile(r"\d+(?:\.\d+)?%")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement weighed: `coverage` is the share of the question's weight it carries, `score` adds the fit.

    `first` and `last` bound the clauses that carry it, `anchor` is the clause that answers; `own` is the coverage by
    the statement's own words alone; `missing` are the terms found neither in it nor around it; `beside` says
    whether the clause that answers has a word of the question, or too few words to be of another thing;
    `leading` whether the heading right above names what is asked for; `solid` is the coverage without what the
    statement has of missing terms.
    """

    statement: Statement
    score: float
    coverage: float
    own: float
    anchor: int
    first: int
    last: int
    figure: Figure | None
    missing: tuple[Term, ...]
    beside: bool
    leading: bool
    solid: float

    @property
    def acts(self) -> bool:
        """Whether the clause that answers says who does something."""
        return agent_in(self.statement.clauses[self.anchor].text)

    @property
    def of_problems(self) -> bool:
        """Whether the statement stands in a chapter on problems."""
        return of_problems(self.statement)

    @property
    def lacks(self) -> bool:
        """Whether the statement says what is wrong or wanting, or stands in a chapter that does."""
        return self.of_problems or says_lack(self.statement.text)

    @property
    def only_lacks(self) -> bool:
        """Whether the statement says what is wanting in a chapter on problems, and no means against it."""
        return only_of_problems(self.statement) and says_lack(self.statement.text) and not self.says_means

    @property
    def says_means(self) -> bool:
        """Whether the statement says by what means something is done."""
        return says_means(self.statement.text)

    @property
    def rules(self) -> bool:
        """Whether the clause that answers says what is permitted or required."""
        return rules(self.statement.clauses[self.anchor].text)

    @property
    def of_present(self) -> bool:
        """Whether the clause that answers tells what is or was, and no deadline ahead governs it."""
        return is_of_present(self.statement, self.anchor)

    @property
    def dated(self) -> bool:
        """Whether a deadline stands in the clause that answers, or governs it."""
        return has_deadline(self.statement, self.statement.clauses[self.anchor])


@dataclass(frozen=True, slots=True)
class _Matches:
    """How far a statement carries the terms of a question, one by one in their order.

    `clauses` has a row for each term, with a share for each clause; `around` is what the surroundings bring, `heading`
    what the heading right above has; `likeness` is the share of the question's pairs of characters in the statement.
    """

    reading: Reading
    statement: Statement
    clauses: Sequence[Sequence[float]]
    around: Sequence[float]
    heading: Sequence[float]
    likeness: float


@dataclass(frozen=True, slots=True)
class _Carried:
    """What a statement carries of a question as seen from one clause; `total` is the weight of all terms.

    The other fields are those of the evidence.
    """

    total: float
    coverage: float
    own: float
    solid: float
    first: int
    last: int
    missing: tuple[Term, ...]


def weigh(
    reading: Reading, statements: Iterable[Statement], ranked: Mapping[tuple[str, int], float] | None = None
) -> list[Evidence]:
    """All statements that say something on the question, best first.

    `ranked` says how well a search found each passage, by document id and index: 1 the best, less the others.
    """
    bigrams = _bigrams(reading)

    @cache
    def carried_by(text: str) -> tuple[float, ...]:
        # Headings, titles and paragraphs surround many statements.
        return tuple(match(term, text) for term in reading.terms)

    matched = (_matches(reading, bigrams, carried_by, statement) for statement in statements)
    found = [_weigh(matches) for matches in matched if matches is not None]
    if ranked:
        found = [
            replace(
                one,
                score=one.score
                + _RETRIEVED * ranked.get((one.statement.document.id, one.statement.passage.index), 0.0),
            )
            for one in found
        ]
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.statement.start))


def _matches(
    reading: Reading, bigrams: frozenset[str], carried_by: Callable[[str], tuple[float, ...]], statement: Statement
) -> _Matches | None:
    """What a statement has of a question, None where no clause has anything of it."""
    clauses = statement.clauses
    rows = [[match(term, clause.folded) for clause in clauses] for term in reading.terms]
    if clauses and (statement.text.startswith("即") or _FOOTNOTE.match(statement.paragraph)):
        # 实施雁阵计划。即“新雁计划”…, and what a footnote goes on to say: such a sentence is of what those before name.
        before = statement.paragraph.partition(clauses[0].folded)[0]
        for term, row in zip(reading.terms, rows, strict=True):
            row[0] = max(row[0], _BEFORE * match(term, before))
    if not any(share for row in rows for share in row):
        return None
    title, path = fold(statement.document.title), statement.passage.path
    around = [
        max(_HEADING * heading, _DOCUMENT * document, _PARAGRAPH * paragraph)
        for heading, document, paragraph in zip(
            carried_by(statement.heading), carried_by(title), carried_by(statement.paragraph), strict=True
        )
    ]
    text = "".join(clause.folded for clause in clauses)
    likeness = sum(1 for bigram in bigrams if bigram in text) / max(1, len(bigrams))
    return _Matches(reading, statement, rows, around, carried_by(fold(path[-1]) if path else ""), likeness)


def _weigh(matches: _Matches) -> Evidence:
    """The statement as seen from the clause that answers best."""
    terms = matches.reading.terms
    carried = [
        sum(term.weight * row[place] for term, row in zip(terms, matches.clauses, strict=True))
        for place in range(len(matches.statement.clauses))
    ]
    anchors = anchors_in(matches.reading, matches.statement, carried)
    return max((_at(matches, anchor) for anchor in anchors), key=lambda evidence: evidence.score)


def _at(matches: _Matches, anchor: Anchor) -> Evidence:
    carried = _carried(matches, anchor.place)
    beside = _is_beside(matches, anchor)
    leading = _is_leading(matches, carried.total)
    return Evidence(
        matches.statement,
        _score(matches, anchor, carried, beside, leading),
        carried.coverage,
        carried.own,
        anchor.place,
        carried.first,
        carried.last,
        anchor.figure,
        carried.missing,
        beside,
        leading,
        carried.solid,
    )


def _carried(matches: _Matches, anchor: int) -> _Carried:
    near = _wants_nearness(matches.reading)
    total = carried = own = hollow = 0.0
    used = {anchor}
    missing: list[Term] = []
    for term, row, outside in zip(matches.reading.terms, matches.clauses, matches.around, strict=True):
        place, inside = _seen_from(anchor, row, near)
        if inside > _USED:
            used.add(place)
        # The rest of a paragraph may be of another thing, so a word that only it has is still missing for a figure.
        if max(inside, outside if not near or outside > _PARAGRAPH else 0.0) < (_PRESENT_NEAR if near else _PRESENT):
            missing.append(term)
            hollow += term.weight * inside
        total += term.weight
        carried += term.weight * max(inside, outside)
        own += term.weight * inside
    coverage = carried / total
    return _Carried(total, coverage, own / total, coverage - hollow / total, min(used), max(used), tuple(missing))


def _seen_from(anchor: int, row: Sequence[float], near: bool) -> tuple[int, float]:
    """The clause that has most of a term, and how much: where nearness is wanted, less the farther it stands."""
    place, inside = anchor, row[anchor]
    for position, share in enumerate(row):
        if share:
            value = share * (_decay(position - anchor) if near else 1.0)
            if value > inside:
                place, inside = position, value
    return place, inside


def _score(matches: _Matches, anchor: Anchor, carried: _Carried, beside: bool, leading: bool) -> float:
    reading, statement, near = matches.reading, matches.statement, _wants_nearness(matches.reading)
    return (
        0.6 * carried.coverage
        + 0.25 * carried.own
        + 0.15 * matches.likeness
        + anchor.fit
        - (0.3 if near and not beside else 0.0)
        - (_OF_ANOTHER_SHARE if near and any(_names_percentage(term) for term in carried.missing) else 0.0)
        + _year_fit(reading, statement, anchor.place)
        + kind_fit(reading, statement, anchor.place)
        + (_NAMED_BY_HEADING if leading and not near else 0.0)
        - (0.3 if statement.is_title else 0.0)
        - 0.0004 * max(0, len(statement.text) - 60)
    )


def _wants_nearness(reading: Reading) -> bool:
    """Whether what is asked has to stand near the words of the question, as a figure and a date have to."""
    return reading.kind in ("number", "deadline")


def _is_leading(matches: _Matches, total: float) -> bool:
    """Whether the heading right above names what is asked for."""
    named = sum(term.weight * share for term, share in zip(matches.reading.terms, matches.heading, strict=True))
    return named >= _HEADING_NAMES * total


def _is_beside(matches: _Matches, anchor: Anchor) -> bool:
    """Whether the clause that answers has a word of the question, or cannot well be of another thing."""
    terms, rows, clauses = matches.reading.terms, matches.clauses, matches.statement.clauses
    clause, figure = clauses[anchor.place].text, anchor.figure
    return (
        any(row[anchor.place] for row in rows)
        or (anchor.place == 1 and _is_topic(clauses[0].folded) and any(row[0] for row in rows))
        or _is_bare(clause)
        or (len(clause) < _BARE_CLAUSE and any(map(_names_one_thing, terms, rows)))
        or (figure is not None and figure.unit == matches.reading.unit and figure.unit not in _COMMON_UNITS)
    )


@lru_cache(maxsize=4096)
def _is_topic(folded: str) -> bool:
    """Whether a clause only names what the next one is of: 村小、教学点新招聘的教师."""
    cut = words(folded.rpartition("的")[2])
    return bool(cut) and all(part_of_speech(word)[:1] in _OF_NAMES for word in cut)


def _is_bare(clause: str) -> bool:
    """Whether a clause is too short to be of another thing than those beside it: 不超过5年 is, 培育期限为5年 is not."""
    return len(clause) < _BARE_CLAUSE and _MEASURE.search(clause) is None


def _names_one_thing(term: Term, carried: Sequence[float]) -> bool:
    return term.weight >= _OF_ONE_THING and max(carried) >= _HAS


def _names_percentage(term: Term) -> bool:
    return any(_PERCENTAGE.fullmatch(name) for name in (term.text, *term.alternatives))


def _decay(distance: int) -> float:
    if distance == 0:
        return 1.0
    base = _BEFORE if distance < 0 else _AFTER
    return max(0.5, base - 0.08 * (abs(distance) - 1))


def _year_fit(reading: Reading, statement: Statement, anchor: int) -> float:
    if not reading.years:
        return 0.0
    named = years_of(statement, anchor)
    if not named:
        return 0.0
    return 0.15 if named & set(reading.years) else -0.25


def _bigrams(reading: Reading) -> frozenset[str]:
    text = "".join(term.text if not term.alternatives else "" for term in reading.terms) or "".join(
        term.text for term in reading.terms
    )
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
