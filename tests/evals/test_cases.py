from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.cases import BadCases, Case, load_cases

GOOD: dict[str, Any] = {"id": "q1", "type": "number", "question": "几年", "answerable": True, "must": [["12年"]]}


def written(path: Path, *lines: dict[str, Any] | str) -> Path:
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_a_file_of_cases_is_read_with_the_line_of_each(tmp_path: Path) -> None:
    second = {**GOOD, "id": "q2", "turns": ["甲"], "gold": [{"region": "清远市", "quote": "不超过12年"}]}
    refused = {"id": "q3", "type": "unanswerable", "question": "天气", "answerable": False, "reason": "out_of_scope"}
    cases = load_cases(written(tmp_path / "a.jsonl", GOOD, "", second, refused))
    assert [case.source for case in cases] == ["a.jsonl:1", "a.jsonl:3", "a.jsonl:4"]
    assert cases[1].turns == ("甲",)
    assert cases[1].gold[0].quote == "不超过12年"
    assert cases[2].reason == ("out_of_scope",)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": ', "no JSON"),
        ("[1]", "write {…}"),
        ({**GOOD, "must_nto": []}, "unknown field `must_nto`"),
        ({key: value for key, value in GOOD.items() if key != "question"}, "no field `question`: add it"),
        ({**GOOD, "must": [["12年"], []]}, "`must.1` is an empty group"),
        ({**GOOD, "must": [[" "]]}, "`must.0.0` is empty"),
        ({**GOOD, "must": "12年"}, "`must` is '12年': write a list"),
        ({**GOOD, "must": [[8]]}, "`must.0.0` is 8: write a string"),
        ({**GOOD, "answerable": "yes"}, "`answerable` is 'yes': write true or false"),
        ({**GOOD, "question": "问" * 2001}, "`question` is too long: write at most 2000 characters"),
        ('{"id": ' + "[" * 100_000, "nested too deeply"),
        ({**GOOD, "must": []}, "needs `must`"),
        ({**GOOD, "answerable": False}, "neither `must` nor `gold`"),
        ({**GOOD, "reason": "tired"}, "`reason.0` is 'tired': write 'no_evidence'"),
        ({**GOOD, "question": ""}, "`question` is empty"),
    ],
)
def test_a_bad_line_is_told_by_its_number_with_a_cure(tmp_path: Path, line: dict[str, Any] | str, told: str) -> None:
    with pytest.raises(BadCases) as caught:
        load_cases(written(tmp_path / "a.jsonl", {**GOOD, "id": "q0"}, line))
    assert all(fault.startswith("a.jsonl:2: ") for fault in caught.value.faults)
    assert told in caught.value.faults[0]
    assert caught.value.hint


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    first = written(tmp_path / "a.jsonl", GOOD, GOOD, "{")
    second = written(tmp_path / "b.jsonl", GOOD)
    empty = written(tmp_path / "c.jsonl")
    binary = tmp_path / "d.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadCases) as caught:
        load_cases(first, second, empty, binary, tmp_path / "none.jsonl")
    told = caught.value.faults
    assert "a.jsonl:2: the id q1 is taken by a.jsonl:1" in told[0]
    assert told[1].startswith("a.jsonl:3: no JSON")
    assert "b.jsonl:1: the id q1 is taken by a.jsonl:1" in told[2]
    assert "holds no case" in told[3]
    assert "cannot be read (UnicodeDecodeError)" in told[4]
    assert "cannot be read (no such file)" in told[5]


def test_of_very_many_faults_the_first_are_shown(tmp_path: Path) -> None:
    with pytest.raises(BadCases) as caught:
        load_cases(written(tmp_path / "a.jsonl", *["{"] * 50))
    assert len(caught.value.faults) == 50
    assert caught.value.message.splitlines()[-1] == "… and 30 more"


def test_the_half_hangs_on_the_id_alone_and_the_digest_on_the_key() -> None:
    case = Case.model_validate(GOOD)
    reworded = Case.model_validate({**GOOD, "question": "多少年", "why": "another wording"})
    assert reworded.half == case.half
    assert reworded.digest != case.digest
    assert Case.model_validate({**GOOD, "why": "a note"}).digest == case.digest
    halves = [Case.model_validate({**GOOD, "id": f"q{number:03}"}).half for number in range(1, 301)]
    assert 80 < halves.count("test") < 120
