"""When the evidence does not carry an answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.asking import Kind, asks_each
from assistant.dates import names_year, years_of
from assistant.enumerated import is_of_another_item
from assistant.evidence import Evidence
from assistant.figures import figures_in, stands_in
from assistant.matching import match
from assistant.names import has_proper_name
from assistant.problems import names_lack
from assistant.question import Reading
from assistant.stages import is_of_another, is_of_other_stages
from index.words import fold
from ingest.indicators import indicator_of
from ingest.types import Period

# The share of a question's weight that evidence has to carry, by kind; the first by its own words and surroundings,
# the second by its own words alone.
_NEEDED: dict[Kind, tuple[float, float]] = {"number": (0.45, 0.3), "deadline": (0.4, 0.25), "problem": (0.3, 0.15)}
_NEEDED_OTHERWISE = (0.42, 0.3)
_NEEDED_RULED, _NEEDED_UNRULED = (0.29, 0.25), (0.5, 0.4)
_NEEDED_BY_MEANS = (0.37, 0.28)
_LESS_NEEDED, _NEARLY_HEAVIEST = 0.6, 0.9
_NAMED = 0.5
_WELL_CARRIED = 0.45
_MAIN = 1 / 3
_SHARE = re.compile("比例|占比|比重|百分比|比率")
_WELL_LED, _LED_OWN = 0.55, 0.12
_OF_ANOTHER_FIELD = 0.75
_COUNTED_THING = re.compile(r"(?<![\d.])\d{1,3}(?:个|所|间|家|名|位|项|门|栋|支|条|对|座)")
_ASKS_FOR_ITS_NUMBER = re.compile(
    r"(?:哪个|什么|第?几|多少)(?:发?文号|文件号|号文)|(?:发?文号|文件号)(?:是|为|叫|[?？]|$)"
)
_ITS_NUMBER = re.compile(r"[〔\[(（]\d{4}[〕\])）]\d+号")
_TITLE = re.compile(r"《[^》]*》")
_OF_DOCUMENTS = re.compile(r"文件|通知|法律|法规|依据|根据|按照|办法|规定|政策|意见|方案|规划|条例|《")
_REVIEW = re.compile(r"成绩|成效|成就|亮点|回顾|现状")
_CAUSE = re.compile(r"因为|由于|为了|因此|导致|原因|以便|从而|制约|影响|为.{2,20}，")


def carries(reading: Reading, evidence: Evidence) -> bool:
    """Whether a statement is evidence enough to answer from: nothing that an answer needs is lacking."""
    return not any(lacks(reading, evidence) for lacks in _LACKING)


# Each of these is true where evidence lacks what its docstring names.
def _is_title(reading: Reading, evidence: Evidence) -> bool:
    """A sentence of its own: the title of a document is none."""
    return evidence.statement.is_title


def _lacks_words(reading: Reading, evidence: Evidence) -> bool:
    """Enough of what is asked: in it and around it, and in it alone where no heading says what it is about."""
    coverage, own = _needed(reading, evidence)
    return evidence.coverage < coverage or (evidence.own < own and not _told_by_headings(reading, evidence))


def _lacks_deadline(reading: Reading, evidence: Evidence) -> bool:
    """A deadline, where one is asked for."""
    return reading.kind == "deadline" and not evidence.dated


def _lacks_figure(reading: Reading, evidence: Evidence) -> bool:
    """A figure beside the words of the question, and the word that weighs most, where a number is asked for."""
    if reading.kind != "number":
        return False
    return evidence.figure is None or not evidence.beside or lacks_heaviest(reading, evidence)


def _names_nothing(reading: Reading, evidence: Evidence) -> bool:
    """A thing that the question names; words for how it is done are none.

    A question that names no region and a thing that no document knows is mostly of another field altogether.
    """
    names = [term for term in reading.terms if not term.manner]
    unknown = [term for term in names if not term.known and term.weight >= 1]
    if not reading.regions and unknown and evidence.coverage < _OF_ANOTHER_FIELD:
        return True
    return bool(unknown) and all(term in evidence.missing for term in names)


def _lacks_year(reading: Reading, evidence: Evidence) -> bool:
    """An asked year."""
    return bool(reading.years) and not _of_the_year(reading, evidence)


def _lacks_goal(reading: Reading, evidence: Evidence) -> bool:
    """What is to be reached, where that is asked for."""
    return reading.target and reading.kind in ("number", "open") and _looks_back(evidence)


def _lacks_problem(reading: Reading, evidence: Evidence) -> bool:
    """What is wrong, where problems are asked for."""
    return reading.kind == "problem" and not evidence.lacks


def _lacks_cause(reading: Reading, evidence: Evidence) -> bool:
    """A reason, where one is asked for."""
    return reading.why and reading.kind != "problem" and not _CAUSE.search(evidence.statement.text)


def _lacks_means(reading: Reading, evidence: Evidence) -> bool:
    """A means against what the question says is wanting."""
    return reading.kind == "method" and evidence.only_lacks and names_lack(reading.core)


def _lacks_quoted(reading: Reading, evidence: Evidence) -> bool:
    """A name that the question quotes."""
    title = fold(evidence.statement.document.title)
    return any(name not in title and not _speaks_of(reading, evidence, name) for name in reading.quoted)


def _lacks_figures_named(reading: Reading, evidence: Evidence) -> bool:
    """The figures that a question takes for given, in the statement or around it, in either spelling.

    Of several places a figure is mostly said of one: 甲地12年，乙地呢.
    """
    given = reading.named if len(reading.regions) < 2 else ()
    return not all(stands_in(named, evidence.statement.around) for named in given)


def _lacks_document_number(reading: Reading, evidence: Evidence) -> bool:
    """The number of a document, 粤教〔2023〕5号, where that is asked for."""
    asked = _ASKS_FOR_ITS_NUMBER.search(reading.core) is not None
    return asked and not _ITS_NUMBER.search(fold(evidence.statement.text))


def _lacks_counted(reading: Reading, evidence: Evidence) -> bool:
    """The things of which the question takes a number for given: 那5个共同体."""
    return any(
        term.known and re.match(rf"的?{re.escape(term.text)}", reading.core[counted.end() :])
        for counted in _COUNTED_THING.finditer(reading.core)
        for term in evidence.missing
    )


def _in_titles_only(reading: Reading, evidence: Evidence) -> bool:
    """What is to be explained or listed, elsewhere than in the titles of documents that the statement names."""
    if reading.kind not in ("definition", "list") or _OF_DOCUMENTS.search(reading.core):
        return False
    text = evidence.statement.clauses_text
    bare = _TITLE.sub("", text)
    named = [term for term in reading.terms if not term.manner and match(term, text) >= _NAMED]
    return bare != text and bool(named) and not match(max(named, key=lambda term: term.weight), bare)


def _lacks_items(reading: Reading, evidence: Evidence) -> bool:
    """As many things as are to be listed."""
    return reading.count is not None and reading.kind in ("list", "definition") and _items(evidence) < reading.count


def _lacks_names(reading: Reading, evidence: Evidence) -> bool:
    """Institutions or places by name, where these are asked for."""
    asked = reading.names and reading.kind in ("list", "open")
    return asked and not has_proper_name(evidence.statement.text, reading.core)


def _is_of_another_item(reading: Reading, evidence: Evidence) -> bool:
    """The item of a list that the question is about: a figure or a date of another one is none of it."""
    return reading.kind in ("number", "deadline") and is_of_another_item(reading, evidence)


def _is_of_another_stage(reading: Reading, evidence: Evidence) -> bool:
    """A figure of the asked stage or degree, by the label of its row, or by its sentence and headings."""
    if reading.kind != "number":
        return False
    statement = evidence.statement
    if statement.row is None or statement.table is None:
        return is_of_other_stages(reading.core, f"{statement.clauses_text} {statement.heading}")
    indicator = indicator_of(statement.table, statement.row)
    return bool(indicator.values) and is_of_another(reading.core, fold(indicator.group + indicator.name))


def _lacks_each(reading: Reading, evidence: Evidence) -> bool:
    """A figure for each of several things."""
    return reading.kind == "number" and asks_each(reading.core) and _alike(evidence) < 2


# What evidence may lack to be answered from; the cheap ones that turn most away come first.
_LACKING: tuple[Callable[[Reading, Evidence], bool], ...] = (
    _is_title,
    _lacks_words,
    _lacks_deadline,
    _lacks_figure,
    _names_nothing,
    _lacks_year,
    _lacks_goal,
    _lacks_problem,
    _lacks_cause,
    _lacks_means,
    _lacks_quoted,
    _lacks_figures_named,
    _lacks_document_number,
    _lacks_counted,
    _in_titles_only,
    _lacks_items,
    _lacks_names,
    _is_of_another_item,
    _is_of_another_stage,
    _lacks_each,
)


def _needed(reading: Reading, evidence: Evidence) -> tuple[float, float]:
    """The shares wanted of evidence: less where it has the words that weigh most, unless a case is to be ruled on."""
    coverage, own = _needed_by_kind(reading, evidence)
    if reading.ruling:
        return coverage, own
    heaviest = max((term.weight for term in reading.terms), default=0.0)
    if any(term.weight >= _NEARLY_HEAVIEST * heaviest for term in evidence.missing):
        return coverage, own
    return _LESS_NEEDED * coverage, _LESS_NEEDED * own


def _needed_by_kind(reading: Reading, evidence: Evidence) -> tuple[float, float]:
    """The shares wanted: less of a clause that rules on two things of the case, more where no clause rules on any."""
    if reading.kind == "problem" and (reading.why or not evidence.of_problems):
        return _NEEDED_OTHERWISE
    if reading.kind == "method" and evidence.says_means and not lacks_heaviest(reading, evidence):
        return _NEEDED_BY_MEANS
    if not reading.ruling:
        return _NEEDED.get(reading.kind, _NEEDED_OTHERWISE)
    if not (evidence.rules and evidence.beside):
        return _NEEDED_UNRULED
    clause = evidence.statement.clauses[evidence.anchor]
    named = sum(1 for term in reading.terms if term.weight >= 1 and match(term, clause.folded) >= _NAMED)
    return _NEEDED_RULED if named > 1 else _NEEDED_OTHERWISE


def _speaks_of(reading: Reading, evidence: Evidence, name: str) -> bool:
    """Whether a quoted name stands in a statement or around it, by itself or by another name of it."""
    called = [term for term in reading.terms if term.text == name and term.alternatives]
    return name in evidence.statement.around or any(match(term, evidence.statement.clauses_text) for term in called)


def _told_by_headings(reading: Reading, evidence: Evidence) -> bool:
    """Whether the headings above say what a statement is about, so that its own words need not."""
    if reading.kind in ("number", "deadline"):
        return not evidence.missing and evidence.coverage >= _WELL_LED and evidence.own >= _LED_OWN
    return evidence.leading


def _looks_back(evidence: Evidence) -> bool:
    """Whether a statement tells what is or was, by its words or by the chapter it stands in, and no goal."""
    return evidence.of_present or _REVIEW.search(evidence.statement.heading) is not None


def _alike(evidence: Evidence) -> int:
    """How many figures of the statement, or its enumeration, are of the kind and unit of the one that answers."""
    figure, listing = evidence.figure, evidence.statement.enumeration
    figures = [other for clause in evidence.statement.clauses for other in clause.figures]
    for item in listing.items if listing else ():
        figures += figures_in(evidence.statement.document.text[item.start : item.end])
    return sum(1 for other in figures if figure is not None and (other.kind, other.unit) == (figure.kind, figure.unit))


def lacks_heaviest(reading: Reading, evidence: Evidence, carried: float = _WELL_CARRIED) -> bool:
    """Whether the word that weighs most is missing: then the evidence is of some other thing, if not well `carried`."""
    known = [term for term in reading.terms if term.known and not term.manner]
    heaviest = max(known, key=lambda term: term.weight, default=None)
    if heaviest is None or heaviest not in evidence.missing:
        return False
    # A sentence on teachers is none on 教师轮岗; a row, of few words, has to name another thing of the question.
    main = heaviest.weight >= _MAIN * sum(term.weight for term in reading.terms)
    named = evidence.statement.row is not None and any(
        term not in evidence.missing and not _SHARE.fullmatch(term.text) for term in known
    )
    exact = main and reading.kind in ("number", "deadline") and not named
    return (evidence.solid if exact else evidence.coverage) < carried


def _of_the_year(reading: Reading, evidence: Evidence) -> bool:
    """Whether evidence speaks of an asked year: by its words, its deadline, or as a target of a plan for it."""
    named = years_of(evidence.statement, evidence.anchor)
    if named:
        return bool(named & set(reading.years))
    if names_year(evidence.statement, reading.years):
        return True
    if _looks_back(evidence):
        return False
    return any(is_for(evidence.statement.document.period, year) for year in reading.years)


def is_for(period: Period | None, year: int) -> bool:
    """Whether a document of a period is for a year; one without a period, such as a law, is for any."""
    return period is None or period.start <= year <= period.end


def _items(evidence: Evidence) -> int:
    """How many things a statement lists: items of its enumeration, quoted names, parts between 、, 一是 二是."""
    text, listing = evidence.statement.text, evidence.statement.enumeration
    longest = max((len(re.split(r"[、和与及]", run)) for run in re.split(r"[，。；：]", text)), default=1)
    return max(
        longest,
        len(listing.items) if listing else 0,
        len(re.findall(r"“[^”]+”", text)),
        len(re.findall(r"[一二三四五六]是", text)),
    )
