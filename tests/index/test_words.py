"""Folding, segmentation and index terms."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import fold, segmentation_version, stop_words, terms, words, words_at


@given(st.text())
def test_fold_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_fold_of_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(min_size=1), st.text())
def test_fold_works_on_each_character_by_itself(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("２０２５年", "2025年"),
        ("（一）ＳＴＥＭ教育：５％", "(一)stem教育:5%"),
        ("教師輪崗與學區", "教师轮岗与学区"),
        ("鄉村振興", "乡村振兴"),
        ("a\u3000b", "a b"),
        ("“三所学校”‘一人一案’", "“三所学校”‘一人一案’"),
        ("㎡…", "㎡…"),
        ("①Ⅰ", "1i"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("推进县管校聘，做好控辍保学。", ["推进", "县管校聘", "做好", "控辍保学"]),
        ("實施百千萬工程", ["实施", "百千万工程"]),
        ("城 乡 均衡", ["城乡", "均衡"]),
        ("校（园）长", ["校长", "园长"]),
        ("……、，！ \n", []),
        ("", []),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增学位不少于7.5万个", "7.5万个"),
        ("连续任职不超过12 年", "12年"),
        ("每年交流５％", "5%"),
        ("到2025年", "2025年"),
        ("县管校聘", "县管校聘"),
        ("县管校聘", "管校"),
        ("副校（园）长", "园长"),
        ("農村學校", "农村"),
    ],
)
def test_terms_hold_words_bigrams_and_figures_with_their_unit(text: str, expected: str) -> None:
    assert expected in terms(text)


def test_terms_leave_stop_words_out_and_hold_no_white_space() -> None:
    found = terms("请问清远的\t校长 能干几年？")
    assert not stop_words().intersection(found)
    assert {"清远", "校长"} <= set(found)
    assert all(term.strip() == term and " " not in term for term in found)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_terms_of_any_text_have_no_white_space(text: str) -> None:
    assert not [term for term in terms(text) if term.split() != [term]]


def test_a_bracket_that_shortens_no_two_words_stays_a_boundary() -> None:
    assert "镇人" not in terms("各镇（街）人民政府")


def test_words_in_many_threads_from_the_first_call() -> None:
    program = (
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from index.words import words\n"
        "with ThreadPoolExecutor(8) as pool:\n"
        "    found = list(pool.map(words, ['推进县管校聘'] * 64))\n"
        "assert found == [['推进', '县管校聘']] * 64, found\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_same_text_gives_the_same_terms_in_threads() -> None:
    text = "到2027年，城乡教育融合发展体制机制基本建立" * 20
    with ThreadPoolExecutor(4) as pool:
        assert {tuple(found) for found in pool.map(terms, [text] * 16)} == {tuple(terms(text))}


def test_segmentation_version_names_dictionary_and_rules() -> None:
    version = segmentation_version()
    assert version == segmentation_version()
    assert "jieba-" in version
    assert " " not in version


def test_words_at_are_where_they_stand() -> None:
    text = fold("老师的編制，１２年")
    placed = words_at("老师的編制，１２年")
    assert [word for _, word in placed] == ["老师", "的", "编制", "12", "年"]
    assert all(text.startswith(word, start) for start, word in placed)
    assert words_at("") == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("校（园）长的任期由谁定，老师和校长怎么轮岗", ["的", "任期", "由", "谁", "定"]),
        ("城 乡 教 师 队 伍 建 设 的任期多长，城乡怎么定", ["的", "任期"]),
    ],
)
def test_a_word_that_segmentation_rewrote_takes_no_later_place(text: str, after: list[str]) -> None:
    placed = [word for _, word in words_at(text)]
    at = placed.index(after[0])
    assert placed[at : at + len(after)] == after
