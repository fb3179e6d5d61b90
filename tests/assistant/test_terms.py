from __future__ import annotations

import pytest

from assistant.terms import Term, TermReader
from index.thesaurus import load_thesaurus

UNKNOWN = ("\N{REPLACEMENT CHARACTER}", "钢琴", "游泳馆", "xyz")


@pytest.fixture(scope="module")
def terms() -> TermReader:
    """A reader of terms to which passages have all words but a few."""
    return TermReader(load_thesaurus(), lambda word: 8.0 if word in UNKNOWN else 2.0)


def by_text(terms: TermReader, subject: str) -> dict[str, Term]:
    return {term.text: term for term in terms.read(subject)}


def test_a_term_brings_its_official_names(terms: TermReader) -> None:
    assert "教师" in by_text(terms, "老师的名单")["老师"].alternatives


def test_a_term_comes_once(terms: TermReader) -> None:
    assert [term.text for term in terms.read("老师和老师")] == ["老师"]


def test_nothing_carries_no_terms(terms: TermReader) -> None:
    assert terms.read("") == ()
    assert terms.read("，？ ") == ()
    assert terms.read("的了吗") == ()


def test_a_long_word_has_parts_with_their_names(terms: TermReader) -> None:
    parts = by_text(terms, "小学老师的待遇")["小学老师"].parts
    assert parts[0].names == ("小学",)
    assert {"老师", "教师"} <= {*parts[1].names}
    assert sum(part.share for part in parts) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("subject", "text", "other"), [("五年以上教龄", "五年", "5年"), ("十二年的任期", "十二年", "12年")]
)
def test_numerals_in_either_script(terms: TermReader, subject: str, text: str, other: str) -> None:
    assert other in by_text(terms, subject)[text].alternatives


def test_what_no_passage_has_is_not_known(terms: TermReader) -> None:
    found = by_text(terms, "教师的钢琴")
    assert found["教师"].known
    assert not found["钢琴"].known


def test_a_common_word_that_no_passage_has_weighs_less_than_a_rare_one(terms: TermReader) -> None:
    found = TermReader(load_thesaurus(), lambda word: 8.0).read("钢琴 昨天")
    weights = {term.text: term.weight for term in found}
    assert set(weights) == {"钢琴", "昨天"}
    assert weights["钢琴"] > weights["昨天"] >= 0.3


def test_a_word_of_general_chinese_weighs_less_than_one_of_the_field(terms: TermReader) -> None:
    found = by_text(terms, "学校的教师")
    assert found["学校"].weight < found["教师"].weight


def test_no_word_outweighs_all_others() -> None:
    (term,) = TermReader(load_thesaurus(), lambda word: 99.0 if word == "\N{REPLACEMENT CHARACTER}" else 50.0).read(
        "教师"
    )
    assert term.known
    assert term.weight <= 4.5


def test_latin_letters_that_no_passage_has_weigh_the_most(terms: TermReader) -> None:
    assert by_text(terms, "xyz的教师")["xyz"].weight == 4.5


def test_a_short_name_that_neighbouring_words_make_up_by_chance_is_no_term(terms: TermReader) -> None:
    assert "天天" not in by_text(terms, "今天天气")


def test_a_word_for_how_something_is_done_is_a_manner(terms: TermReader) -> None:
    found = by_text(terms, "彻底清掉编制")
    assert found["编制"].manner is False
    assert all(term.manner for text, term in found.items() if text != "编制")


def test_numerals_of_a_manner_of_speaking_have_no_other_spelling(terms: TermReader) -> None:
    assert "1起" not in [name for term in terms.read("学校一起办") for name in term.alternatives]
    assert "5年" in [name for term in terms.read("五年学位") for name in (term.text, *term.alternatives)]


def test_a_single_character_stays_with_its_word(terms: TermReader) -> None:
    assert "地方课" in by_text(terms, "有地方课吗")


def test_a_period_weighs_little(terms: TermReader) -> None:
    (period,) = (term for term in terms.read("十三五") if term.text == "十三五")
    (thing,) = (term for term in terms.read("校舍") if term.text == "校舍")
    assert period.weight < thing.weight


def test_a_bare_number_is_no_term(terms: TermReader) -> None:
    assert "12" not in by_text(terms, "12 工程")
    assert "xyz" in by_text(terms, "xyz 工程")
