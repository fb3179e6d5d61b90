"""The segmenter against jieba's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.segmenter import Segmenter, jieba


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    return Segmenter(["县管校聘", "stem教育"])


def test_it_cuts_as_jieba_does(segmenter: Segmenter, plans_dir: Path, tmp_path: Path) -> None:
    original = jieba.Tokenizer()
    original.tmp_dir = str(tmp_path)
    for word in ("县管校聘", "stem教育"):
        original.add_word(word)
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(plans_dir.glob("*.txt")))
    assert len(text) > 50_000
    assert list(segmenter.cut(text)) == list(original.cut(text))


def test_own_words_stay_whole(segmenter: Segmenter) -> None:
    assert list(segmenter.cut("推进县管校聘和stem教育")) == ["推进", "县管校聘", "和", "stem教育"]
    assert list(Segmenter([]).cut("推进县管校聘")) != list(segmenter.cut("推进县管校聘"))


def test_it_knows_words_and_no_mere_beginnings(segmenter: Segmenter) -> None:
    assert segmenter.knows("县管校聘")
    assert segmenter.knows("校长")
    assert not segmenter.knows("县管校")
    assert not segmenter.knows("")


def test_frequent_words_are_probable(segmenter: Segmenter) -> None:
    assert 1 > segmenter.probability("学校") > segmenter.probability("辍学") > segmenter.probability("校学") == 0
