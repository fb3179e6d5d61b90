"""The asking words of a question: what kind of answer it wants, in which unit, of which year, of how many things."""

from __future__ import annotations

import re
from typing import Literal

from assistant.blanks import blank
from assistant.involvement import asks_involvement, without_asides, without_involvement
from assistant.problems import FAULT, asks_what_fails, without_problem_words
from index.words import fold
from ingest.numerals import value_of

Kind = Literal["number", "deadline", "department", "duties", "list", "definition", "method", "problem", "open"]

_THINGS_COUNTED = re.compile(r"[一二两三四五六七八九十\d]+(?:个|类|种|样|级|方面|条|步|点|件|家|间|头|大类|块)")
_COUNTED = (
    "个(?!亿)|所|名(?![额单称])|位(?!置)|人次|人|次|项(?!目)|门|栋|间|套|家|批|类|级|对|场|节|支|条|种|件|台|册|倍|学时|课时|镇|县|市"
    "|区(?!域)|校|班|岁|点|辆|平方米|平米|亩|公里|米|(?<!一)样|回|趟|幢|座"
)
_SCALE = "(?:万|亿|千|百)?"
_SOME = "[两二三四五六七八九十几]"
_SPAN = "(?:月|天|日|周|星期|小时|分钟|工作日|学期)"
_HOW_MANY = re.compile(rf"(?:几多|多少|(?<![哪那这好十])几){_SCALE}(?P<unit>{_COUNTED})")
_HOW_OFTEN = re.compile(
    r"多久[^，。？?]{0,5}(?:一次|一回)"
    r"|几年一次|多长时间一次"
)
_SOME_YEARS = (
    "(?:(?<![到在于])(?:几|多少|几多)(?:学年|年)(?!级|底|份|一次|前)|(?:几|多少|几多)(?:学年|年)(?=[以之]?内))"
)
# 前几天 is the past, 提前几天 and 期满前几天 are not.
_HOW_LONG = re.compile(
    rf"几年级|(?P<long>(?<![哪那这近后十])(?<!(?<![提满期])前)(?:{_SOME_YEARS}|(?:几|多少|几多)个?(?P<span>{_SPAN})(?!底|份|一次))"
    r"|多久|多长时间|多长)"
)
_SPANS = {"周": "天", "星期": "天", "日": "天", "工作日": "天", "分钟": "小时", "学期": "月"}
# 缺几个点, 占多少课时: a share, whatever is counted.
_SHARE = re.compile(r"(?:几|几多|多少)个(?:百分)?点|占(?:到|了|比|的比例)*(?:多少|几多|几)(?!%)")
_HALF = re.compile("一半|过半")
# 多少学位, 名额有多少: what is asked for says how it is counted.
_THINGS = tuple(
    (
        re.compile(
            rf"(?:多少|几多)(?:万|亿)?(?:{things})|(?:{things})(?:一共|总共|有|要|是|到|达|能)*(?:多少|几多)(?![\u4e00-\u9fff])"
        ),
        unit,
    )
    for things, unit in (
        ("学位|位子", "个"),
        ("学时", "学时"),
        ("(?<![一每班])人(?:数|员)?(?!次|均)|学生|老师|教师|孩子|娃娃?|校长|园长|干部", "人"),
        ("学校|幼儿园|中学|小学|高中|校舍", "所"),
    )
)
_HOW_MUCH = re.compile(
    r"多少|几多|多大|多高|[百千万]分之几|[百千万]分之多少|几成|第几|各几|几分之几|占比|多重|多远|(?<!哪)几[千百万亿]?[元块]|几(?=[？?]|$)"
    r"|(?:比例|率)(?=[？? ，,\d]|$)|哪(?:个|些|里|儿)?(?:地方|地区|市|县)?.{0,16}最(?:长|多|高|大|短|少|低)"
)
_TEN_THOUSANDS = re.compile(r"(?:多少|几多|几)万(?![\u4e00-\u9fff])")
_FIGURES = re.compile(r"多少(?:钱|比例|%)?|几多|百分之几|几成")
_NAMED = re.compile(rf"(?<![\d.第])(?P<number>\d{{1,3}}(?:\.\d+)?)(?:{_COUNTED}|年(?!级|底|末|初|度|[以之]?前)|%)")
_CLAIM = re.compile(
    rf"(?P<figure>(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百]+){_SCALE}(?P<unit>{_COUNTED}|年|%))(?!级|初|底|\d)"
    r"(?=.{0,12}(?:对吗|对不对|是吗|是不是|没错吧|是真的吗|吗)[？?]?$)"
)
_PERCENT = re.compile(
    r"[百千万]分之|比例|占比|比率|几成|[入园学固成标盖额频]率|率(?=要|是|达|目|保|多|几|为|到|20|[？?]|$)"
)
_MONEY = re.compile(r"(?:多少|几多|几)个?亿|钱|元|块|资金|经费|金额|投入|拨款|花费|费|罚|补贴|补助|津贴|工资|价")
_NAMES = re.compile(rf"名字|名称|叫(?:什么|啥|咩|乜)|是哪{_SOME}?[个所项类种]")
_WHICH_ONES = re.compile(
    rf"(?:哪|边)(?:一|几|些|{_SOME})?(?:所|家|个?(?:镇|县|区|市|村|街道|学校|园|幼儿园|中学|小学|高中|高校|城市|企业|银行))(?!.{{0,2}}[项类])"
    rf"|校(?:是|在|选|定|挑|用|叫|设|放)[^，。？?]{{0,3}}(?:哪|边)(?:一|几|{_SOME})?间"
    rf"|(?:哪|边)(?:一|几|些|{_SOME})?间(?=[^，,。？?]{{0,8}}(?:学校|高中|初中|小学|中学|校|园))"
)
_OF_EACH = re.compile(r"[\u4e00-\u9fff]{2}[和、跟与同][\u4e00-\u9fff]{2,24}各[^，。？?]{0,4}(?:多少|几多|几)")
_WHY = re.compile(r"为什么|为何|为啥|什么原因|啥原因")
# A modal asked both ways, or a question mark behind one: 准不准, 得唔得, 能自己招人吗, 行不？
_MODAL = "可以|可|能够|能|行|准|许|让|批|得|要|用|会|肯|需要|必须|须|应该"
_EITHER_WAY = rf"(?:[还仲重][系是]?)?(?P<modal>{_MODAL})[不唔](?:(?P=modal)|可以|能够|需要|应该)"
_OBLIGED = "(?:是不是|是否|系唔系)?(?:一定|必须|非)(?:都?要|得)?"
_PERMITTED = re.compile(
    rf"{_EITHER_WAY}|(?P<deed>[收招办开发给补报算管])[不唔](?P=deed)|是不是.{{0,16}}(?:都得|都要|必须|一定|得|要)|可不可以|可唔可以|能否|可否|允不允许|许可|(?:行|可以|得|准)(?:吗|么|嘛|不|咩)[？?]?$"
    r"|(?:可以|能|允许|准许?|需要|必须|一定|要).{0,20}(?:吗|么|嘛|不|咩)[？?]?$"
)
_MODAL_ASKED = re.compile(
    rf"{_EITHER_WAY}|可不可以|可唔可以|能否|可否|允不允许|{_OBLIGED}|(?:行|可以|得|准)(?:吗|么|嘛|不|咩)(?=[？?]?$)|[还仲]要"
)
_PERMITTED_AT_LAST = re.compile(rf"(?:{_EITHER_WAY}|(?:行|可以|得|准)(?:吗|么|嘛|不|咩))的?[？?]?$")
_ALLOWED = re.compile(
    r"可不可以|能不能|行不行|准不准|许不许|让不让|批不批|收不收|要不要|是不是|有没有|会不会"
    r"|(?:可以|能|允许|准|行|许可|还).{0,20}(?:吗|么)[？?]?$"
)
# 第十四个五年 is a plan, no item.
_ITEM = re.compile(
    r"(?:排|位列|列)(?:名|在)?第(?P<rank>[一二三四五六七八九十\d]+)"
    r"|第(?P<number>[一二三四五六七八九十\d]+)(?:[项条号](?!五)|个(?!五)(?=任务|工程|项目|行动|重点|措施|目标|要求|原则|问题|[是叫，,？?]|$))"
)
# Where in a document something is told, 18条那里提的: no figure to look for.
_CITED = re.compile(r"(?<![\d.])\d{1,2}[条点](?=那里|那儿|里[提讲说写]|[提讲说写]的|那[条点])")
_WHEN = re.compile(
    r"什么时候|啥时候?|何时|几时|(?:哪|边)一?年|哪个月|几月|几号|哪一?天|期限|时限|截止(?!到|至|目前|现在|20)|几年底|什么时间|哪个时间|多会儿|何年"
    r"|(?:哪个?|什么|啥)年[份头度]|(?:目标|完成|达标|截止)年[份度]?(?=[是为定在呢？?]|$)|年份(?=[是为定呢？?]|$)|时间(?:节点|点|表)"
    r"|(?:完成|建成|达成|达标|实现|到位|落实|结束)的?时间"
    r"|(?:谁|哪(?:个|边|里|家|一?个?[市县区]))(?:会|要|能|得|定)?(?:更|最)?(?:先|早)(?!进)"
    r"|(?:到|在|于)几年(?![以之]?内)"
)
_TERM = re.compile(r"期限|时限|截止")
_WHO = re.compile(
    r"由?(?:谁|边个|哪个)(?:来)?(?:统一|统筹|具体|主要|共同)*"
    r"(?:负责|牵头|管|抓|主抓|主管|落实|承担|做|干|配合|参与|查|监督|监管|管理|调配|安排|组织|协调|审批|验收|考核|承办|主办)"
    r"|(?:牵头|带头|领头)的?(?:是|还是)|是(?:牵头|带头|领头)|归谁|谁来|和谁|跟谁|同谁|(?:负责|牵头|责任|主管|配合|单位|部门|机构)[^，。？?]{0,4}是谁"
    rf"|(?:哪个|哪些|什么|啥|哪{_SOME}个|哪几家|哪)(?:部门|单位|局|机构|委办局)"
)
# 主管部门 may be what a question is about, not what it wants.
_WHO_NAMED = re.compile(r"(?:责任|牵头|配合|主管|负责|主责)(?:单位|部门)")
_FIGURE_ASKED = re.compile(r"几个?(?:工作|自然)?(?:日|天|月|年)|多少(?!个?(?:部门|单位))|多久|什么时候|怎么|怎样")
_WHO_AT_ALL = re.compile(
    r"(?<![谁为给])谁(?!都|跟谁|和谁|的(?![责事活呢啊吗]|工作|分工)[\u4e00-\u9fff])(?:说了算)?|边个(?=[来管搞做负牵帮])|哪一?(?:家|些|几家|个)?(?:市直)?(?:单位|部门)"
    r"|归(?:哪|边)[几些一两三]?(?:家|个|头|边)?(?:来|去)?管|哪[里儿]出(?=[的钱？?]|$)|还是[^，。？?]{1,10}(?:牵头|负责|管|承担|赔|审批|批)"
)
_DUTIES = re.compile(
    r"(?:局|委|办|部|联|政府|部门|管委会|中心|团委|组织)(?:都|要|还|主要|具体|只)*"
    r"(?:管|负责|牵头|参与|配合|承担|分管|负有)(?:着|了|的|到|有)*(?:是|有|都)*(?:的)?(?:哪|什么|啥|几)"
)
_DEFINE = re.compile(
    r"[是系]?个?(?:什么|啥|咩|乜)(?:意思|东西|玩意儿?)|[是系]?[咩乜]来[嘅㗎]?"
    r"|是指(?:什么|啥)|指的?是?(?:什么|啥|哪)|(?:是|叫|系)个?(?:什么|啥|咩)(?:[？?来呢啊]|$)"
    r"|怎么理解|(?:怎么|咋|点样?)一?回事|含义|定义|何谓|什么叫|什么是|是(?:哪种|怎样的|怎么样的|个?什么样的|一种什么)|解释"
)
_BY_RULE = "(?:按照?|根据|依据|看着?)(?:什么|啥|咩|哪些)"
_FROM_WHERE = "从(?:哪|边)(?:里|儿|度|些|几个)?(?:方面|地方|渠道|途径|路子)?(?:筹|来|找|凑|弄|挤|补|进|招|下手|入手)"
_METHOD = re.compile(
    r"(?:怎么|如何|怎样|咋|点样)(?:去|来)?(?:解决|应对|破解|化解|缓解)?|(?:什么|啥|哪些|有咩)(?:法子|路子|招)|靠(?:什么|啥)|凭什么|什么办法|啥办法|哪些办法"
    rf"|{_BY_RULE}|{_FROM_WHERE}"
    r"|(?:什么|啥|哪些|哪几项|哪几种|哪几条|[咩乜])(?:渠道|途径|路(?!线|段)|法子|路子|措施|举措|制度|做法|方式|手段|安排|支持|政策)|通过什么|打算怎"
)
CONSEQUENCE = re.compile(r"(?:怎么|如何|怎样|什么|啥|点样?|何种)(?:处[理置罚分]|惩[罚治]|追究|问责|追责|后果)")
_HOW_COME = re.compile(r"(?:怎么|咋|点样?)一?回事|怎么理解")
_HOW_TOLD = re.compile(rf"{_HOW_COME.pattern}|(?:怎么|怎样|如何|咋)(?:讲|说|写|提(?!高|升)|描述|看)")
_WORST = "最(?:缺|紧缺|紧张|紧|挤|不够|不足|薄弱|弱|差|难)"
_BY_WHAT = re.compile(
    r"(?:靠|用|凭|通过)(?:什么|啥|哪些|咩)(?:法子|办法|路子|方式|手段|招)?|(?:什么|啥|哪些)(?:法子|路子|招|渠道|途径)"
    rf"|{_BY_RULE}|{_FROM_WHERE}"
)
_PROBLEM = re.compile(
    rf"(?:什么|啥|哪些|哪|突出|存在|面临|遇到|碰到|有咩|老(?!师|年|家))(?:[^，。？?]{{0,6}}){FAULT}"
    rf"|{FAULT}(?:是|有|在)(?:什么|啥|哪|咩)|(?:差|弱|难|缺)在哪|缺什么|缺啥|差在什么|卡在哪"
    rf"|(?:哪|什么|啥|边).{{0,14}}{_WORST}|{_WORST}.{{0,8}}(?:哪|什么|啥|边)|(?:够|缺|差)[不唔](?:够|缺|差)|够用?吗"
    r"|(?:短板|不足|难点|问题)[？?]?$"
)
_PROBLEM_WORDS = re.compile(
    rf"(?:差|弱|难|缺)在哪[儿里]?|{FAULT}|{_WORST}|卡在|缺(?=什么|啥)|够[不唔]够|缺[不唔]缺|够用?吗"
)
_LIST = re.compile(
    r"(?:哪|那|(?<![周旁身海])边)(?P<count>[两二三四五六七八九十几\d]+)"
    r"(?:个|项|所|间|家|门|位|名|样|类|种|大|条|方面|点|步|支|级|对)"
    r"|哪些|哪几|那几个|有(?:什么|啥|咩)|包括|包含|分别|叫(?:什么|啥)|名字|都有谁|几样|各(?:是|叫)"
    r"|(?:什么|啥|咩)(?:内容|项目|工程|行动|任务|目标|要求|活动|课程|功能|作用|荣誉|称号|学校|计划)"
)
_SORT_ASKED = re.compile(
    r"(?:哪|那|边|什么|啥|咩)(?:[两二三四五六七八九十几些\d]+)?(?:个|项|所|间|家|门|位|名|样|类|种|大|条|方面|支|级|对)?"
    r"(?P<sort>[\u4e00-\u9fff]{2,8}?)(?=[？?，, ]|$|[是叫要有能可该得会用作去来在应]|分别|包括|需要|负责|属于|参加)"
)
_ALSO_ASKED = re.compile(
    r"不(?:能|得|可|要)?(?:少于|低于|高于|超过|多于)|几多|多少|多大|百分之几|几成|可不可以|能不能|行不行|批不批|是不是|有没有|会不会|还有|一共|总共|拢共|统共|到头来|除了|不能"
    r"|最多|最少|至少|一样|不低于|那几年|这几年|(?:怎么|怎样|如何|咋)(?:安排|规定|说|讲|写|定)的?|做得好不好|到底|究竟|目前|现在|以后|今后|接下来"
)
_EXCEPT = re.compile(
    r"(?<![消解排清免根扣开废])除了?[^，,。？?]{1,14}?(?:还|以外|之外|外|，|,)|[^，,。？?]{2,4}(?:之外|以外)(?=[，,]?[^，,。？?]{0,6}[还又再可])"
)
_DIFFERENCE = re.compile(
    r"(?:多|少|高|低|增加|提高|增长|减少|下降|提升|新增|上升|升|涨)(?:出|了)?(?:多少|几多|几|了多少)"
    r"(?:万|亿|千|百)?[个所名人元]?|(?:差|相差)(?:多少|几多|几)|净增"
)
_TARGET = re.compile(r"要达到|要到|目标|打算|力争|将要|至少要|要(?=有|占|配|建|新|创|搞|办|保持|保证|多少|几多)")
_STATUS_ASKED = re.compile(r"目前|现在|现有|已经|眼下|如今|实际|差距|与.{0,6}要求")
# 2000人以上, 2000多名: amounts, no years.
_AMOUNT = (
    "[余万亿]|多(?:人|名|所|个|元|户|家)|人次?(?![均大口才工们社民文])|名(?!额)|所(?![有属在需谓])|个(?![别体人])|元(?![旦月宵])|户|亩|册|套"
    "|平方?米|公里|学时|课时|小时"
)
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?!\d|{_AMOUNT})")
# 25年目标, 20年多少 are years; 20年以上, 满20年 and 20年教龄 are spans. In 20和25年 both are years.
_SHORT_YEAR = re.compile(
    r"(?<![\d.第满近了够约])(?<![从执]教|教书|连续|工作|超过|累计|长达|教龄|工龄)([123]\d)"
    r"(?:年(?!级|[内来间龄]|以(?!前)|之(?!前)|多(?=[的来前没不都,，。？?]|时间|$)|左右|教龄|工龄|一贯|义务|免费|的?老)"
    r"|(?=年?(?:[和跟与同、/]|对?比)[123]\d年(?!级|[内来间龄]|以(?!前))))"
)
_SHORT_YEARS = range(15, 40)
_CLAUSE = re.compile(r"[^，,；;？?。]+[，,；;？?。]*")
_ASKING = re.compile(
    r"多少|几多|(?<![那这十好上下前近])几(?!乎|年来|年级)|什么|啥|咩|谁|边个|边[几些度]|哪|怎[么样](?![讲说写个])|如何|咋|点样|多久|多长|多大|何时"
    r"|为何|.[吗呢](?:[？?]|$)|可不可以|能不能|准不准|要不要|是不是"
)
# 一共几个，叫什么: the second part says in which form the first is to be answered.
_CALLED = re.compile(r"(?:都|各|又|分别)*(?:叫|是)(?:做|作)?(?:什么|啥|咩|哪)")
_NOT_SUBJECT = (
    _EXCEPT, _DIFFERENCE, _HOW_OFTEN, _HOW_MANY, _HOW_LONG, _WHEN, _WHO, _WHO_NAMED, _WHO_AT_ALL, _DEFINE, CONSEQUENCE,
    _METHOD,
    _LIST, _NAMES, _WHY, _ITEM, _CITED, _ALSO_ASKED, _YEAR, _SHORT_YEAR,
)  # fmt: skip


def kind_of(core: str) -> Kind:
    """The kind of answer a question wants; `core` is its folded text without the regions."""
    core = without_asides(_EXCEPT.sub(blank, core))
    if _DUTIES.search(core):
        return "duties"
    if CONSEQUENCE.search(core):
        return "method"
    if _WHO.search(core) or ((_WHO_NAMED.search(core) or asks_involvement(core)) and not _FIGURE_ASKED.search(core)):
        return "department"
    if _WHEN.search(_TERM.sub("", core) if _how_long(core) else core):
        return "deadline"
    measured = _HOW_MANY.search(core) or _how_long(core) or _HOW_MUCH.search(core) or _claimed(core)
    if _PERMITTED_AT_LAST.search(core) and not _HOW_MUCH.search(core):
        return "open"  # 请几个代课的行吗
    if measured and not _NAMES.search(core) and not _BY_WHAT.search(core):
        return "number"
    # 怎么解决突出问题 wants the way, not the problems
    if (_PROBLEM.search(core) and not _METHOD.search(_HOW_TOLD.sub("", core))) or asks_what_fails(core):
        return "problem"
    if _METHOD.search(_HOW_COME.sub("", core)):
        return "method"
    if _DEFINE.search(core) and not _NAMES.search(core):
        return "definition"
    if _WHO_AT_ALL.search(core) and not _FIGURE_ASKED.search(core):
        return "department"
    return "list" if _LIST.search(core) or _NAMES.search(core) else "open"


def unit_of(core: str) -> str | None:
    """The unit asked for: a measure word, %, 元, 每 (how often), 年, 月, 天, 小时 or 久 (how long), or None."""
    if _HOW_OFTEN.search(core):
        return "每"
    if long := _how_long(core):
        if long.group("span"):
            return _SPANS.get(long.group("span"), long.group("span"))
        return "年" if "年" in long.group() else "久"
    if _SHARE.search(core):
        return "%"
    match = _HOW_MANY.search(core) or _claimed(core)
    if match:
        return match.group("unit")
    if _HALF.search(core):
        return "%"
    if not _HOW_MUCH.search(core):
        return None
    if _PERCENT.search(core):
        return "%"
    if _MONEY.search(core):
        return "元"
    if _TEN_THOUSANDS.search(core):
        return "万"
    return next((unit for things, unit in _THINGS if things.search(core)), None)


def figures_named(core: str) -> tuple[str, ...]:
    """The numbers that a question takes for given, 20 of 20人以下的教学点; not those it wants confirmed, nor years."""
    bare = _CITED.sub(blank, _CLAIM.sub(blank, core))
    named = (match["number"] for match in _NAMED.finditer(_SHORT_YEAR.sub(_blank_year, bare)))
    return tuple(dict.fromkeys(named))


def years_in(core: str) -> tuple[int, ...]:
    """The years a question names, each once: 2025, 25年."""
    short = (2000 + int(year) for year in _SHORT_YEAR.findall(core) if int(year) in _SHORT_YEARS)
    named = (int(year) for year in _YEAR.findall(core))
    return tuple(dict.fromkeys((*named, *short)))


def count_of(core: str) -> int | None:
    """How many things a list should have: 4 of 哪四个; 哪几个 wants at least 2."""
    return next((number_of(match["count"]) for match in _LIST.finditer(core) if match["count"]), None)


def sort_of(core: str) -> str:
    """What the things asked for are called, by its last two characters: 计划 of 哪四个小计划; empty where not said."""
    match = _SORT_ASKED.search(core)
    return match["sort"][-2:] if match else ""


def is_count(word: str) -> bool:
    """Whether a word only says how many things there are: 五样, 三类."""
    return _THINGS_COUNTED.fullmatch(word) is not None


def item_of(core: str) -> int | None:
    """The place in a numbered list that a question names: 8 of 第8项."""
    match = _ITEM.search(core)
    return number_of(match["rank"] or match["number"]) if match else None


def figures_asked(core: str) -> int:
    """How many figures a question asks for: 2 of 编制几个、实际几个人."""
    return len(_HOW_MANY.findall(core)) + len(_FIGURES.findall(_HOW_MANY.sub("", core)))


def asks_names(core: str) -> bool:
    """Whether a question wants institutions or places by their names: 哪两所, 哪个镇."""
    return _WHICH_ONES.search(core) is not None


def asks_called(core: str) -> bool:
    """Whether a question wants what something is called: 叫什么名, 名称是."""
    return _NAMES.search(core) is not None


def asks_each(core: str) -> bool:
    """Whether a question wants a figure for each of several things: 小学和初中各占多少."""
    return _OF_EACH.search(core) is not None


def asks_difference(core: str) -> bool:
    """Whether a question wants the difference of two figures."""
    return bool(_DIFFERENCE.search(core))


def asks_target(core: str) -> bool:
    """Whether a question wants what is to be reached, not what is."""
    return bool(_TARGET.search(core)) and not _STATUS_ASKED.search(core)


def asks_status(core: str) -> bool:
    """Whether a question wants what is now, be it beside what is to be."""
    return bool(_STATUS_ASKED.search(core))


def asks_why(core: str) -> bool:
    """Whether a question wants a reason."""
    return bool(_WHY.search(core))


def asks_permission(core: str) -> bool:
    """Whether a question wants to know if something is allowed or so."""
    return bool(_ALLOWED.search(core))


def asks_ruling(core: str) -> bool:
    """Whether a question wants to know what is permitted or required: 准不准, 一定要…吗."""
    return bool(_PERMITTED.search(core))


def subject_of(core: str, kind: Kind) -> str:
    """What is left of a question without its asking words, in place: they become blanks."""
    bare = _PROBLEM_WORDS.sub(blank, without_problem_words(core)) if kind == "problem" else core
    if kind == "department":
        bare = without_involvement(bare)
    if asks_ruling(core):
        bare = _MODAL_ASKED.sub(blank, bare)
    if claimed := _claimed(bare):
        bare = bare[: claimed.start()] + blank(claimed) + bare[claimed.end() :]
    for pattern in _NOT_SUBJECT:
        bare = pattern.sub(blank, bare)
    return bare


def number_of(text: str) -> int:
    """The number that a numeral writes, 几 taken for two; 0 for other text."""
    try:
        return int(value_of(text.replace("几", "二")))
    except KeyError:
        return 0


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a text that asks for several things, in order, each with the clauses before it that ask nothing.

    一年招几个人，什么时候报名 asks two; 除了教育局，还有谁负责 asks one.
    """
    found: list[str] = []
    opening = ""
    for clause in _CLAUSE.findall(text):
        opening += clause
        if asks(fold(clause)):
            found.append(opening)
            opening = ""
    if found and opening:
        found[-1] += opening
    return tuple(found)


def asks(clause: str) -> bool:
    """Whether a folded clause asks something of its own."""
    return bool(_ASKING.search(clause)) and not _CALLED.match(clause)


def _blank_year(match: re.Match[str]) -> str:
    return blank(match) if int(match.group(1)) in _SHORT_YEARS else match.group()


def _claimed(core: str) -> re.Match[str] | None:
    """The figure that a question wants confirmed: 最多12年对吗; a year such as 2025年 is none."""
    return next((match for match in _CLAIM.finditer(core) if not _YEAR.match(match["figure"])), None)


def _how_long(core: str) -> re.Match[str] | None:
    return next((match for match in _HOW_LONG.finditer(core) if match.group("long")), None)
