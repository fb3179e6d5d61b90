from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.errors import BadSetting
from assistant.settings import Settings
from assistant.types import Answer
from evals.cases import Case
from evals.gold import Stretch
from evals.judge import JUDGED, Judge, Tally, judge_of, judged_of, reason_of
from evals.outcomes import Outcome, Workings
from evals.ragas_suite import RagasScores, evaluate_outcomes

QUOTE = "领导人员在同一岗位连续任职一般不超过 12年"
RIGHT = "清远市：领导人员在同一岗位连续任职一般不超过 12年。"
WRONG = "清远市：每县配备三名教研员。"

CaseMaker = Callable[..., Case]
Reply = Callable[[str, dict[str, Any]], object]


class ScriptedServer(ThreadingHTTPServer):
    """An OpenAI-compatible server that answers each of ragas's prompts by a script, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self, reply: Reply, status: int = 200, silent: bool = False, trickles: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply = reply
        self.status = status
        self.silent = silent
        self.trickles = trickles
        self.closing = threading.Event()
        self.requests: list[dict[str, Any]] = []
        self.keys: set[str] = set()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that waited long enough hangs up, which is what some tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    server: ScriptedServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(body)
        self.server.keys.add(self.headers["Authorization"])
        if self.server.silent:
            self.server.closing.wait(20)
            self.close_connection = True
            return
        content = self.server.reply(*asked(body))
        if not isinstance(content, str):
            content = json.dumps(content, ensure_ascii=False)
        completion = {
            "id": "c",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": content}}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
        error = {"error": {"message": "out of order", "type": "server_error"}}
        data = json.dumps(completion if self.server.status == 200 else error).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for byte in data if self.server.trickles else ():
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.server.closing.wait(0.05):
                return
        self.wfile.write(b"" if self.server.trickles else data)

    def log_message(self, *args: object) -> None:
        pass


def asked(body: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The form that a request wants its answer in, by the title of its schema, and the input that the prompt gives."""
    prompt = next(one["content"] for one in body["messages"] if "\ninput: " in one["content"])
    schema, _ = json.JSONDecoder().raw_decode(prompt, prompt.index("{", prompt.index("JSON Schema:")))
    given, _ = json.JSONDecoder().raw_decode(prompt, prompt.rindex("\ninput: ") + len("\ninput: "))
    return schema["title"], given


def careful(form: str, given: dict[str, Any]) -> object:
    """What a good judge answers: each sentence is a statement, which follows from what has its words."""

    def sentences(text: str) -> list[str]:
        return [sentence.strip(". ") for sentence in re.split(r"(?<=\.) ", text) if sentence.strip(". ")]

    def follows(statement: str, context: str) -> int:
        return int(statement.split("：")[-1].strip(". ") in context)

    match form:
        case "StatementGeneratorOutput":
            return {"statements": sentences(given["answer"])}
        case "ClaimDecompositionOutput":
            return {"claims": sentences(given["response"])}
        case "NLIStatementOutput":
            verdicts = [(one, follows(one, given["context"])) for one in given["statements"]]
            return {"statements": [{"statement": one, "reason": "r", "verdict": verdict} for one, verdict in verdicts]}
        case "Verification":
            return {"reason": "r", "verdict": follows(given["answer"], given["context"])}
        case "ContextRecallClassifications":
            parts = [(one, follows(one, given["context"])) for one in sentences(given["answer"])]
            return {"classifications": [{"statement": one, "reason": "r", "attributed": yes} for one, yes in parts]}
        case "ResponseRelevanceOutput":
            return {"question": "领导人员连续任职多少年", "noncommittal": 0}
    raise AssertionError(f"a form that no metric of these asks for: {form}")


def no_form(form: str, given: dict[str, Any]) -> object:
    return "我觉得挺好的。"


def no_verdicts(form: str, given: dict[str, Any]) -> object:
    """Forgets one verdict in the statements' list, and is right otherwise."""
    answer = careful(form, given)
    return {"statements": []} if form == "NLIStatementOutput" else answer


ServerMaker = Callable[..., ScriptedServer]


@pytest.fixture
def serve() -> Iterator[ServerMaker]:
    """Starts scripted servers, and ends them."""
    running: list[tuple[ScriptedServer, threading.Thread]] = []

    def start(reply: Reply, **fields: Any) -> ScriptedServer:
        server = ScriptedServer(reply, **fields)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return server

    yield start
    for server, thread in running:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def judge_at(server: ScriptedServer, **fields: Any) -> Judge:
    return Judge(f"http://127.0.0.1:{server.server_port}/v1", "m", **{"retries": 0, "seconds": 10.0, **fields})


@pytest.fixture
def outcomes(
    case: CaseMaker, unanswerable: CaseMaker, answer: Callable[..., Answer], outcome: Callable[..., Outcome]
) -> list[Outcome]:
    """Five answers, the last wrong, then a wrong refusal and a right one; all retrieved the same two passages."""
    workings = Workings(((Stretch("qy", 6, 29), Stretch("yx", 0, 6)),), ())
    ids = [name for name in (f"q{number:03}" for number in range(100)) if case(id=name).half == "dev"]
    cases = [case(id=name, answer="领导人员在同一岗位连续任职一般不超过 12年。") for name in ids[:6]]
    answers = [*([answer(f"{RIGHT}[1]", ("qy", QUOTE))] * 4), answer(f"{WRONG}[1]", ("qy", "每县配备三名教研员。"))]
    answers.append(answer("没有找到依据。", reason="no_evidence"))
    answers = [one.model_copy(update={"standalone_question": "清远的校长最多能连任几年"}) for one in answers]
    return [
        *(outcome(one, given, workings) for one, given in zip(cases, answers, strict=True)),
        outcome(unanswerable(id=ids[6], answer="没有。"), answer("没有", reason="no_evidence"), workings),
    ]


def values(scores: RagasScores) -> dict[str, tuple[float, int]]:
    return {
        figure.metric: (round(figure.value, 3), figure.cases) for figure in scores.figures if figure.metric in JUDGED
    }


def test_a_judge_that_answers_in_form_is_measured_by(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    server = serve(careful)
    scores = evaluate_outcomes(outcomes, judge_at(server, api_key=SecretStr("key")))
    assert (scores.not_measured, scores.notes) == ({}, {})
    found = values(scores)
    assert found["faithfulness"] == (0.8, 5)
    assert found["factual_correctness"] == (round(4 / 6, 3), 6)
    assert found["context_precision"] == (1.0, 6)
    assert found["context_recall"] == (1.0, 6)
    assert found["noise_sensitivity"] == (0.0, 5)
    assert found["answer_relevancy"][1] == 6
    last = outcomes[-1].case.id
    assert not set(JUDGED) & set(scores.per_case[last])
    assert scores.per_case[outcomes[4].case.id]["faithfulness"] == 0.0
    assert server.keys == {"Bearer key"}
    assert {(body["model"], body["temperature"]) for body in server.requests} == {("m", 0.0)}


def test_the_judge_reads_western_stops_and_whole_words(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    server = serve(careful)
    evaluate_outcomes(outcomes[:1], judge_at(server))
    answers = {given["answer"] for form, given in map(asked, server.requests) if form == "StatementGeneratorOutput"}
    assert answers == {
        "清远市：领导人员在同一岗位连续任职一般不超过 12年. ",
        "领导人员在同一岗位连续任职一般不超过 12年. ",
    }


def test_only_so_many_cases_are_judged(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    scores = evaluate_outcomes(outcomes, judge_at(serve(careful), cases=3))
    judged = [one.case.id for one in outcomes if "context_recall" in scores.per_case[one.case.id]]
    assert judged == [outcomes[index].case.id for index in (0, 2, 4)]


def test_only_cases_with_an_answer_to_judge_by_are_judged(
    case: CaseMaker, unanswerable: CaseMaker, answer: Callable[..., Answer], outcome: Callable[..., Outcome]
) -> None:
    cases = [case(id="q1", answer="12年"), case(id="q2"), unanswerable(id="q3", answer="没有写明")]
    judged = judged_of([outcome(one, answer("12年")) for one in cases], 100)
    assert [one.case.id for one in judged] == ["q1"]


def test_a_judge_that_fails_leaves_the_rest(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    server = serve(careful, status=500)
    scores = evaluate_outcomes(outcomes, judge_at(server))
    assert set(scores.not_measured) == set(JUDGED)
    assert "InternalServerError" in scores.not_measured["faithfulness"]
    assert all("out of order" in reason and "\n" not in reason for reason in scores.not_measured.values())
    assert len(server.requests) <= 12
    assert {figure.metric for figure in scores.figures} == {
        "non_llm_context_recall",
        "non_llm_context_precision_with_reference",
        "non_llm_string_similarity",
        "chrf_score",
    }
    assert all(scores.per_case[one.case.id]["correct"] in (0.0, 1.0) for one in outcomes)


def test_a_judge_that_never_answers_is_given_up(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    server = serve(careful, silent=True)
    begun = time.monotonic()
    scores = evaluate_outcomes(outcomes, judge_at(server, seconds=0.2))
    assert time.monotonic() - begun < 10
    assert set(scores.not_measured) == set(JUDGED)
    assert "timed out" in scores.not_measured["faithfulness"]
    assert "not asked" in scores.not_measured["noise_sensitivity"]


def test_a_judge_whose_answer_trickles_in_is_given_up(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    scores = evaluate_outcomes(outcomes, judge_at(serve(careful, trickles=True), seconds=0.2))
    assert set(scores.not_measured) == set(JUDGED)
    assert scores.not_measured["faithfulness"].endswith("TimeoutError: no whole answer within 0.4 s")


def test_a_judge_that_is_not_there_is_named_so(outcomes: list[Outcome]) -> None:
    scores = evaluate_outcomes(outcomes[:1], Judge("http://127.0.0.1:9/v1", "m", retries=0))
    assert "Connection error" in scores.not_measured["faithfulness"]


def test_a_judge_that_talks_past_the_form_is_not_measured_by(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    scores = evaluate_outcomes(outcomes, judge_at(serve(no_form)))
    assert set(scores.not_measured) == set(JUDGED)
    assert all("\n" not in reason and len(reason) < 300 for reason in scores.not_measured.values())


def test_a_metric_that_gets_nonsense_does_not_take_the_others_along(
    serve: ServerMaker, outcomes: list[Outcome]
) -> None:
    scores = evaluate_outcomes(outcomes, judge_at(serve(no_verdicts)))
    assert {"faithfulness", "noise_sensitivity"} <= set(scores.not_measured)
    assert set(values(scores)) >= {"context_precision", "context_recall", "answer_relevancy"}
    assert all("faithfulness" not in found for found in scores.per_case.values())


def test_a_few_failures_are_a_note_beside_the_figure(serve: ServerMaker, outcomes: list[Outcome]) -> None:
    def mostly(form: str, given: dict[str, Any]) -> object:
        is_wrong_one = form == "StatementGeneratorOutput" and "教研员" in given["answer"]
        return no_form(form, given) if is_wrong_one else careful(form, given)

    scores = evaluate_outcomes(outcomes, judge_at(serve(mostly)))
    assert scores.not_measured == {}
    assert values(scores)["faithfulness"] == (1.0, 4)
    assert set(scores.notes) == {"faithfulness", "noise_sensitivity"}
    assert scores.notes["faithfulness"].startswith("the judge failed for 1 of 5 cases; first: ")


def test_more_than_a_fifth_is_too_many() -> None:
    tally = Tally(10)
    tally.fail(ValueError("a"))
    tally.fail(ValueError("b"), asked=False)
    assert not tally.lost
    tally.fail(ValueError("c"))
    assert tally.lost
    assert tally.told == "the judge failed for 2 of 10 cases and was not asked for 1 more; first: ValueError: a"
    assert Tally(10).told == ""


def test_a_reason_is_one_short_line() -> None:
    assert reason_of(ValueError("a\n  b")) == "ValueError: a b"
    assert reason_of(TimeoutError()) == "TimeoutError"
    assert len(reason_of(ValueError("x" * 1000))) == 200


def test_the_settings_name_the_judge() -> None:
    assert judge_of(Settings(_env_file=None)) is None
    judge = judge_of(Settings(_env_file=None, llm_base_url="http://h/v1", llm_model="m", llm_api_key="k"), 7)
    assert judge is not None
    assert (judge.base_url, judge.model, judge.cases) == ("http://h/v1", "m", 7)
    assert "'k'" not in repr(judge)
    with pytest.raises(BadSetting, match="EDUPLAN_LLM_MODEL"):
        judge_of(Settings(_env_file=None, llm_base_url="http://h/v1"))
    with pytest.raises(BadSetting, match="EDUPLAN_LLM_BASE_URL"):
        judge_of(Settings(_env_file=None, llm_model="m"))
