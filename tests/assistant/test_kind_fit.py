from __future__ import annotations

from tests.assistant.conftest import MakePlan, Weighed


def test_the_statement_that_says_what_a_thing_is_called(weighed: Weighed, make_plan: MakePlan) -> None:
    document = make_plan("组建新的教育集团并开展教研。\n组建新的教育集团即“春苗教育集团”并开展教研。")
    _, (best, *_) = weighed("新的教育集团叫什么名字？", document)
    assert "春苗" in best.statement.text
