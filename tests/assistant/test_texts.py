from __future__ import annotations

from assistant.question import QuestionReader
from assistant.texts import Texts
from index.corpus import Corpus


def test_a_name_is_in_a_text_by_whatever_punctuation(plans_corpus: Corpus) -> None:
    snapshot = plans_corpus.snapshot()
    ids = {entry.region.short: entry.id for entry in snapshot.catalog if entry.region}
    texts = Texts(snapshot)
    assert texts.have([ids["龙川"]], "雁阵计划")
    assert texts.have([ids["龙川"], ids["清远"]], "“新雁计划” “青雁计划”")
    assert not texts.have([ids["清远"]], "雁阵计划")


def test_a_name_is_in_a_text_that_puts_a_word_in_it(plans_corpus: Corpus) -> None:
    snapshot = plans_corpus.snapshot()
    ids = {entry.region.short: entry.id for entry in snapshot.catalog if entry.region}
    texts = Texts(snapshot)
    assert texts.have([ids["清远"]], "实验县")
    assert texts.have([ids["清远"]], "实验（示范）县")
    assert not texts.have([ids["清远"]], "实验的县")


def test_the_share_of_terms_that_a_text_has(plans_corpus: Corpus, reader: QuestionReader) -> None:
    snapshot = plans_corpus.snapshot()
    ids = {entry.region.short: entry.id for entry in snapshot.catalog if entry.region}
    texts = Texts(snapshot)
    terms = reader.read("九年义务教育巩固率").terms
    assert texts.share([ids["清远"]], terms) == 1.0
    assert texts.share([ids["龙川"]], terms) < 0.75
    assert texts.share([ids["龙川"]], ()) == 0.0
