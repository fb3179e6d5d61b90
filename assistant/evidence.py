"""Statements weighed against a question: which of them carry its terms, its figures and its years."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from assistant.agents import agent_in
from assistant.enumerations import sorts_in
from assistant.figure_fit import figure_fit
from assistant.figures import Figure
from assistant.matching import match
from assistant.names import has_proper_name
from assistant.question import Reading
from assistant.runs import Run, run_in
from assistant.statements import Clause, Statement, deadline_before, deadlines_in, is_ahead
from assistant.terms import Term
from index.words import fold, part_of_speech, words

# How much of a term's weight counts when it stands not in the clause itself but before or after it in the sentence,
# in the rest of the paragraph, in the headings above, or in the title of the document.
_BEFORE, _AFTER, _PARAGRAPH, _HEADING, _DOCUMENT = 0.88, 0.72, 0.3, 0.6, 0.5
# A unit that counts all sorts of things does not tell which thing its figure counts; 栋, 岁 and 学时 do.
_COMMON_UNITS = frozenset(["", *"%元个人名位次项所年月天县市区镇级类校"])
# A deadline that no calendar date gives: 自受理之日起30日内, 届满前, 每年12月.
_NUMBER = r"[\d一二两三四五六七八九十百半]+"
_RELATIVE = re.compile(
    rf"{_NUMBER}个?(?:工作日|日|天|月|年|小时|周|星期|季度|学期)(?:[之以]?内|[之以]?前|[之以]?后|为限)"
    rf"|之日起(?:{_NUMBER}|计?算)|{_NUMBER}月{_NUMBER}日|每(?:年|季度|月|周|学期|学年)的?(?:第?{_NUMBER}[月日季]|[上下]旬|[初末底])|届满|当日|即日|次日|当天"
)
# What is drafted by a date tells what is to come; when that comes, the date does not say.
_DRAFTING = re.compile(
    r"(?:制定|制订|出台|印发|编制|完善|修订|起草|拟定|形成|提出|建立)[^，,]*(?:规划|方案|办法|计划|意见|清单|台账|制度)"
)
_DATED, _OF_ANOTHER_DEED = 0.2, 0.15
_BARE_CLAUSE = 14
_FOOTNOTE = re.compile(r"\d{1,2}[“\"]")  # ¹“三全两高一大”即…, of folded text
_OF_NAMES = ("n", "c", "u")
_HAS = 0.5  # how far a clause carries a term that it is said to have
_OF_ONE_THING = 4.0  # the weight of a name so rare that a statement with it is of that thing
_MEASURE = re.compile(
    r"[\u4e00-\u9fff]{2}(?:期限?|周期|年限|率|比例|占比|人数|数量|总量|规模|时间|时长)(?:为|是|约|[不超达高低至在]|\d)"
)
_AGENT, _DEED = 0.15, 0.15  # what a clause that says who, and one that says who does what is asked, gains
_RETRIEVED = 0.15  # what the search says of a passage counts so much for its best statements
# A section whose own heading names what is asked for is about it, whatever words its sentences use.
_HEADING_NAMES, _NAMED_BY_HEADING = 0.85, 0.2
_LISTED = 0.24  # for the lead-in of a list, or an item, where a list is asked for that it announces
_EXPLAINED = 0.35  # for the statement that says what a name asked about stands for
_NAMES_IT = 0.15  # and for one that says what something is called
_RUN, _MANY = 0.3, 4  # for a clause that names things of what is asked, in full for so many of them
_OF_SORT = 0.15  # and for things of the sort that is asked for
_AS_MANY = 0.1  # and more where they are as many as asked for
_OF_ANOTHER_SHARE = 0.15  # what a statement loses without a percentage that the question names
_NOT_ITS_YEAR = re.compile(r"《[^》]*》|20\d{2}年的?基础")
_PERCENTAGE = re.compile(r"\d+(?:\.\d+)?%")
_PROBLEM_HEADING = re.compile(r"问题|难点|不足|短板|挑战|困难|薄弱")
_MENDING = re.compile(r"解决|[补弥]|破解|消除|化解|改善|改造|加强|提升|提高|强化|攻坚|工程|行动|措施|对策|帮扶")
_RULING = re.compile(
    r"严禁|禁止|不得|不能|不再|不设|不予|不准|杜绝|严控|原则上|可以|可采取|允许|应当|必须|[内者前]须|一律|免予|除外"
    r"|^(?:并|或|还)?(?:鼓励|支持)"
)
_NAMING = re.compile(r"(?:即|名为|叫做?|取名|命名为|名称[是为])[“《]")
_RULED = 0.3  # what the clause that rules on all that is asked gains
_BY_MEANS = 0.1  # and what a statement gains by saying by what means
_LACK = re.compile(
    r"不足|缺乏|缺少|薄弱|滞后|落后|紧张|紧缺|匮乏|失衡|难以|短板|弱项|老化|老龄|流失|缺员|缺失"
    r"|未能|淡薄|靠后|过度|过于|单一|脱节|流于形式|挤占|不充分|不平衡|不合理|不规范|不理想|不高|仍存在|断层|不均衡|偏低|尚未|有待|严重|不健全|不完善|不够|不强|不深|差距|问题|不到位|受限"
)
_NO_LACK = re.compile(
    r"缩小[^，。；]{0,16}差距|薄弱(?:学校|高中|县中|初中|普通高中)|补[齐强][^，。；]{0,8}(?:短板|弱项)"
)
_MEANS = re.compile(
    r"通过.{2,80}(?:等|方式|形式|模式|举措|措施|办法)|采取|采用|多渠道|多种形式|[^，]{2}等(?:方式|形式|途径)"
)
# What is or was, in a clause itself; and at its beginning also for the clauses after it: 目前，全市有…
_PRESENT = re.compile(r"目前|现有|现已|截至|已经|已建成|已达|只有|仅有|仅为|仅\d|仍然?(?!要|需|应)|尚未")
_PRESENT_FROM = re.compile(r"^(?:目前|现已|截至|当前)")
# 盘活现有闲置校舍: what there is already is a means.
_AT_HAND = re.compile(
    r"(?:盘活|利用|整合|依托|挖掘|优化|改造|调整|立足|基于|完善|用好|把|将|对|在|从)[^，。；]{0,4}现有"
    r"|现有[^，。；]{0,12}基础上"
)
_DEFINING = re.compile(r"是指|即|指的是|简称|以下称|^[¹²³⁴⁵⁶⁷⁸⁹①②③④⑤]")
_NAME_DEFINED = re.compile(
    r"以下(?:简|统)?称[\"“‘]([^\"”’]{2,20})[\"”’]|[\"“‘]([^\"”’]{2,20})[\"”’][^,。;\"“]{0,6}?[(,]?(?:是指|即指?|指的是|系指)"
)
# 本条例所称古树后续资源,是指…: what stands before the defining word, back to the comma before.
_DEFINED = re.compile(r"(?P<name>[^,:]{2,24}?)[,:]?(?:是指|即指|指的是|系指)")
# Where nothing says what it is, an attribute may: 兼具人才培养和创新创业功能的产教联合体.
_DESCRIBED = re.compile(
    r"(?:兼具|具有|具备|集.{2,40}于一体|由.{2,40}(?:组成|构成)|以.{2,20}为(?:主|主体|核心|纽带|龙头|载体|平台|支撑)).*?的(?P<name>[^的]{2,20})$"
)
_DESCRIBES, _OF_ITS_NAME = 0.25, 0.8


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
        return _PROBLEM_HEADING.search(self.statement.heading) is not None

    @property
    def lacks(self) -> bool:
        """Whether the statement says what is wrong or wanting, or stands in a chapter that does."""
        return self.of_problems or _says_lack(self.statement.text)

    @property
    def only_lacks(self) -> bool:
        """Whether the statement says what is wanting in a chapter on problems, and no means against it."""
        chapters = (part for part in self.statement.heading.split("/") if not _MENDING.search(part))
        return any(map(_PROBLEM_HEADING.search, chapters)) and _says_lack(self.statement.text) and not self.says_means

    @property
    def says_means(self) -> bool:
        """Whether the statement says by what means something is done."""
        return _MEANS.search(self.statement.text) is not None

    @property
    def rules(self) -> bool:
        """Whether the clause that answers says what is permitted or required."""
        return _RULING.search(self.statement.clauses[self.anchor].text) is not None

    @property
    def of_present(self) -> bool:
        """Whether the clause that answers tells what is or was, and no deadline ahead governs it."""
        return _is_of_present(self.statement, self.anchor)

    @property
    def dated(self) -> bool:
        """Whether a deadline stands in the clause that answers, or governs it."""
        return _has_deadline(self.statement, self.statement.clauses[self.anchor])


def weigh(
    reading: Reading, statements: Iterable[Statement], ranked: Mapping[tuple[str, int], float] | None = None
) -> list[Evidence]:
    """All statements that say something on the question, best first.

    `ranked` says how well a search found each passage, by document id and index: 1 the best, less the others.
    """
    bigrams = _bigrams(reading)

    @cache
    def around(text: str) -> tuple[float, ...]:
        # Headings, titles and paragraphs surround many statements.
        return tuple(match(term, text) for term in reading.terms)

    found = [
        evidence for statement in statements if (evidence := _weigh(reading, bigrams, around, statement)) is not None
    ]
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


def _weigh(
    reading: Reading, bigrams: frozenset[str], carried_by: Callable[[str], tuple[float, ...]], statement: Statement
) -> Evidence | None:
    clauses = statement.clauses
    if not clauses or not reading.terms:
        return None
    matches = [[match(term, clause.folded) for clause in clauses] for term in reading.terms]
    if statement.text.startswith("即") or _FOOTNOTE.match(statement.paragraph):
        # 实施雁阵计划。即“新雁计划”…, and what a footnote goes on to say: such a sentence is of what those before name.
        before = statement.paragraph.partition(clauses[0].folded)[0]
        for term, row in zip(reading.terms, matches, strict=True):
            row[0] = max(row[0], _BEFORE * match(term, before))
    if not any(score for row in matches for score in row):
        return None
    title = fold(statement.document.title)
    around = [
        max(_HEADING * heading, _DOCUMENT * document, _PARAGRAPH * paragraph)
        for heading, document, paragraph in zip(
            carried_by(statement.heading), carried_by(title), carried_by(statement.paragraph), strict=True
        )
    ]
    last = carried_by(fold(statement.passage.path[-1]) if statement.passage.path else "")
    best: Evidence | None = None
    carried = [
        sum(term.weight * row[index] for term, row in zip(reading.terms, matches, strict=True))
        for index in range(len(clauses))
    ]
    for anchor, figure, fit in _anchors(reading, statement, carried):
        evidence = _at(reading, bigrams, statement, matches, around, last, anchor, figure, fit)
        if best is None or evidence.score > best.score:
            best = evidence
    return best


def _at(
    reading: Reading,
    bigrams: frozenset[str],
    statement: Statement,
    matches: Sequence[Sequence[float]],
    around: Sequence[float],
    last_heading: Sequence[float],
    anchor: int,
    figure: Figure | None,
    fit: float,
) -> Evidence:
    near = reading.kind in ("number", "deadline")
    total = carried = own = hollow = 0.0
    used = {anchor}
    missing: list[Term] = []
    for term, row, outside in zip(reading.terms, matches, around, strict=True):
        place, inside = anchor, row[anchor]
        for position, matched in enumerate(row):
            if matched:
                value = matched * (_decay(position - anchor) if near else 1.0)
                if value > inside:
                    place, inside = position, value
        if inside > 0.3:
            used.add(place)
        # The rest of a paragraph may be of another thing, so a word that only it has is still missing for a figure.
        if max(inside, outside if not near or outside > _PARAGRAPH else 0.0) < (0.5 if near else 0.3):
            missing.append(term)
            hollow += term.weight * inside
        total += term.weight
        carried += term.weight * max(inside, outside)
        own += term.weight * inside
    coverage, own = carried / total, own / total
    named = sum(term.weight * value for term, value in zip(reading.terms, last_heading, strict=True))
    leading = named >= _HEADING_NAMES * total
    clause = statement.clauses[anchor].text
    beside = (
        any(row[anchor] for row in matches)
        or (anchor == 1 and _is_topic(statement.clauses[0].folded) and any(row[0] for row in matches))
        or _is_bare(clause)
        or (len(clause) < _BARE_CLAUSE and any(map(_names_one_thing, reading.terms, matches)))
        or (figure is not None and figure.unit == reading.unit and figure.unit not in _COMMON_UNITS)
    )
    text = "".join(clause.folded for clause in statement.clauses)
    likeness = sum(1 for bigram in bigrams if bigram in text) / max(1, len(bigrams))
    score = (
        0.6 * coverage
        + 0.25 * own
        + 0.15 * likeness
        + fit
        - (0.3 if near and not beside else 0.0)
        - (_OF_ANOTHER_SHARE if near and any(_names_percentage(term) for term in missing) else 0.0)
        + _year_fit(reading, statement, anchor)
        + _kind_fit(reading, statement, anchor)
        + (_NAMED_BY_HEADING if leading and not near else 0.0)
        - (0.3 if statement.is_title else 0.0)
        - 0.0004 * max(0, len(statement.text) - 60)
    )
    return Evidence(
        statement,
        score,
        coverage,
        own,
        anchor,
        min(used),
        max(used),
        figure,
        tuple(missing),
        beside,
        leading,
        coverage - hollow / total,
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


def _anchors(
    reading: Reading, statement: Statement, carried: Sequence[float]
) -> Iterable[tuple[int, Figure | None, float]]:
    """The clauses an answer could stand in, each with its figure and a bonus for how well it fits the question.

    `carried` is the weight of the question's terms in each clause; what asks for no figure, date or ruling stands
    where most of it is.
    """
    clauses = statement.clauses
    if reading.kind == "number":
        fitting = [
            (index, figure, fit)
            for index, clause in enumerate(clauses)
            for figure in clause.figures
            if (fit := figure_fit(reading, clause, figure, statement)) > 0
        ]
        return fitting or [(0, None, -0.35)]
    if reading.kind == "deadline":
        return [(index, None, _deadline_fit(statement, clause, carried[index])) for index, clause in enumerate(clauses)]
    if reading.kind == "department":
        return [(index, None, _agent_fit(reading, clause)) for index, clause in enumerate(clauses)]
    if reading.ruling:
        # The more of what is asked a ruling clause names itself, the more it is of that.
        total = sum(term.weight for term in reading.terms)
        ruling = [
            (index, None, _RULED * carried[index] / total)
            for index, clause in enumerate(clauses)
            if _RULING.search(clause.text)
        ]
        if any(fit for _, _, fit in ruling):
            return ruling
    if reading.kind == "list" and not (statement.enumeration and statement.enumeration.is_announced):
        total = sum(term.weight for term in reading.terms)
        fits = [_run_fit(reading, clause) for clause in clauses]
        best = max(range(len(clauses)), key=lambda index: carried[index] / total + fits[index])
        return [(best, None, fits[best])]
    return [(max(range(len(clauses)), key=lambda index: carried[index]), None, 0.0)]


def _agent_fit(reading: Reading, clause: Clause) -> float:
    """What a clause gains by saying who does something, and more where it is what the question asks to be done."""
    if not agent_in(clause.text):
        return 0.0
    return _AGENT + (_DEED if any(deed in clause.folded for deed in reading.deeds) else 0.0)


def _deadline_fit(statement: Statement, clause: Clause, carried: float) -> float:
    """What a clause brings by its deadline: less where it is that of a draft: 3月前制定规划,聚焦大班额."""
    if not _has_deadline(statement, clause):
        return -0.3
    if not carried or deadlines_in(clause.text) or _RELATIVE.search(clause.folded):
        return _DATED
    before = deadline_before(statement, clause.start)
    opening = next((one for one in statement.clauses if before and one.start <= before.start < one.end), None)
    return _DATED - _OF_ANOTHER_DEED if opening and _DRAFTING.search(opening.text) else _DATED


def _has_deadline(statement: Statement, clause: Clause) -> bool:
    return (
        bool(deadlines_in(clause.text))
        or _RELATIVE.search(clause.folded) is not None
        or deadline_before(statement, clause.start) is not None
    )


def years_of(statement: Statement, anchor: int) -> frozenset[int]:
    """The years a clause speaks of: its own, the columns of its table, or the deadline that governs it."""
    text = _NOT_ITS_YEAR.sub("", statement.clauses[anchor].folded)
    if not re.search(r"20\d{2}", text):
        governing = deadline_before(statement, statement.clauses[anchor].end)
        text = statement.document.text[governing.start : governing.end] if governing else ""
    named = {int(year) for year in re.findall(r"20\d{2}", text)}
    for first, last in re.findall(r"(20\d{2})年?[—\-–~至到]+(20\d{2})", text):
        named |= set(range(int(first), int(last) + 1))
    return frozenset(named)


def names_year(statement: Statement, years: Collection[int]) -> bool:
    """Whether a statement names one of these years itself, not in a title, nor as what it starts from (2020年基础)."""
    text = _NOT_ITS_YEAR.sub("", statement.text)
    return any(str(year) in text for year in years)


def _year_fit(reading: Reading, statement: Statement, anchor: int) -> float:
    if not reading.years:
        return 0.0
    named = years_of(statement, anchor)
    if not named:
        return 0.0
    return 0.15 if named & set(reading.years) else -0.25


def _is_of_present(statement: Statement, anchor: int) -> bool:
    """Whether a clause tells what is or was, by its own words or by those that open one before it."""
    clauses = statement.clauses
    if is_ahead(deadline_before(statement, clauses[anchor].end), statement.document.text):
        return False
    return _PRESENT.search(_AT_HAND.sub("", clauses[anchor].folded)) is not None or any(
        _PRESENT_FROM.search(clause.folded) for clause in clauses[:anchor]
    )


def _kind_fit(reading: Reading, statement: Statement, anchor: int) -> float:
    if reading.target and (_PROBLEM_HEADING.search(statement.heading) or _is_of_present(statement, anchor)):
        return -0.3
    if reading.kind == "problem":
        return 0.35 if _PROBLEM_HEADING.search(statement.heading) else 0.1 if _says_lack(statement.text) else 0.0
    if reading.kind == "method" and _MEANS.search(statement.text):
        return _BY_MEANS
    if reading.kind == "definition" or (reading.kind == "list" and reading.quoted):
        return _defines(reading, statement)
    if reading.allowed and _RULING.search(statement.clauses_text):
        return 0.12
    if reading.kind == "list" and statement.enumeration is not None and statement.enumeration.is_announced:
        return _LISTED if _announces(reading, statement) else _LISTED / 2
    if reading.kind == "list":
        if any(name in reading.core for name in names_defined(statement.clauses_text)):
            return _EXPLAINED
        if reading.called and _NAMING.search(statement.text):
            return _NAMES_IT
        return min(0.12, 0.03 * statement.text.count("、") + 0.03 * statement.text.count("“"))
    return 0.0


def _are_named(run: Run, core: str) -> bool:
    """Whether two things of a run at least are institutions or places by name."""
    return sum(has_proper_name(thing, core) for thing in run.things) > 1


def _run_fit(reading: Reading, clause: Clause) -> float:
    """What a clause brings by naming several things of what is asked, of the sort and as many as are asked for."""
    run = run_in(clause.folded)
    if run is None or len(run.things) < (reading.count or 0):
        return 0.0
    total = sum(term.weight for term in reading.terms)
    share = sum(term.weight * match(term, run.around) for term in reading.terms) / total
    of_sort = (bool(reading.sort) and run.are(reading.sort)) or (reading.names and _are_named(run, reading.core))
    as_many = reading.count is not None and len(run.things) == reading.count > 2
    many = min(1.0, len(run.things) / _MANY)
    return _RUN * many * share + _OF_SORT * many * of_sort + _AS_MANY * as_many * max(share, of_sort)


def _announces(reading: Reading, statement: Statement) -> bool:
    """Whether the lead-in of a statement's enumeration announces what the question calls its items."""
    assert statement.enumeration is not None
    lead = statement.enumeration.lead
    return bool(sorts_in(statement.document.text[lead.start : lead.end]) & sorts_in(reading.core))


def _says_lack(text: str) -> bool:
    return _LACK.search(_NO_LACK.sub("", text)) is not None


def _defines(reading: Reading, statement: Statement) -> float:
    """How plainly a statement says what a quoted or named thing is: （以下称“…”）, …是指, …即, a footnote."""
    if any(name in reading.core for name in names_defined(statement.clauses_text)):
        return 0.35
    for name in reading.quoted:
        if re.search(
            rf"以下(?:简|统)?称[“\"]?{re.escape(name)}|{re.escape(name)}[”\"]?\d?(?:是指|即|指的是|：)",
            statement.clauses_text,
        ):
            return 0.35
    defined = _DEFINED.search(statement.clauses_text)
    if defined and any(term.text in defined["name"] and not term.manner for term in reading.terms):
        return 0.35
    described = (found["name"] for clause in statement.clauses for found in _DESCRIBED.finditer(clause.folded))
    if any(match(term, name) > _OF_ITS_NAME for name in described for term in reading.terms if not term.manner):
        return _DESCRIBES
    return 0.15 if _DEFINING.search(statement.text) else 0.0


def names_defined(folded: str) -> list[str]:
    """The names in quotes that a folded text explains: 以下称"X", "X"即…, "X"计划(即…)."""
    return [found for match in _NAME_DEFINED.finditer(folded) for found in match.groups() if found]


def _bigrams(reading: Reading) -> frozenset[str]:
    text = "".join(term.text if not term.alternatives else "" for term in reading.terms) or "".join(
        term.text for term in reading.terms
    )
    runs = re.findall(r"[\u4e00-\u9fff]+", text)
    return frozenset(run[i : i + 2] for run in runs for i in range(len(run) - 1))
