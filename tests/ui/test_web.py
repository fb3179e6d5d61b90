"""The chat page as the server makes it: what it serves, and what happens in it without a browser."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from fastapi.testclient import TestClient

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.types import Done, Question, TextDelta
from assistant.wiring import build_app, build_assistant
from ui.page_texts import EN, EXAMPLES, ZH
from ui.web import CONVERSATION, TURNS_KEPT, Chat, ChatPage, mount_page

TYPED = gr.EventData(None, None)


@pytest.fixture(scope="module")
def client(plans_settings: Settings, assistant: Assistant) -> Iterator[TestClient]:
    with TestClient(
        mount_page(build_app(plans_settings, assistant), assistant), base_url="http://127.0.0.1:8000"
    ) as client:
        yield client


@pytest.fixture
def page(assistant: Assistant) -> ChatPage:
    return ChatPage(assistant)


@pytest.fixture
def page_without_index(tmp_path: Path) -> ChatPage:
    return ChatPage(build_assistant(Settings(_env_file=None, data_dir=tmp_path)))


def ask(page: ChatPage, chat: Chat, text: str, regions: list[str] | None = None) -> tuple[Chat, str]:
    """The conversation after a typed question, and the newest block of HTML."""
    *_, (after, _, shown) = page.ask(chat, text, regions or [], TYPED)
    assert isinstance(after, Chat)
    return after, blocks_of(shown)[-1]


def blocks_of(shown: Any) -> list[str]:
    return [block["html"] for block in shown["value"]["blocks"]]


# -------------------------------------------------------------------------------------------------- what is served


def test_the_page_loads_nothing_from_another_host(client: TestClient) -> None:
    html = client.get("/").text
    loaded = re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=[\"']([^\"']*)", html)
    assert loaded
    assert [address for address in loaded if re.match(r"(?:https?:)?//", address)] == []
    for sheet in (html, client.get("/theme.css").text, client.get("/config").json()["css"]):
        assert re.findall(r"@import|url\([\"']?(?:https?:)?//|fonts\.g|cdnjs|jsdelivr|unpkg", sheet) == []


def test_the_page_is_in_chinese(client: TestClient) -> None:
    assert client.get("/config").json()["title"] == ZH.title


def test_the_api_answers_beside_the_page(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert len(client.get("/v1/documents").json()["documents"]) == 5
    assert client.get("/docs").status_code == 200
    missing = client.get("/v1/nothing")
    assert (missing.status_code, missing.headers["content-type"]) == (404, "application/json")


def test_the_page_is_no_second_api(client: TestClient) -> None:
    assert client.get("/gradio_api/info").json() == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_the_page_takes_no_files_and_gives_none_away(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"12")}).status_code == 413
    assert client.get(f"/gradio_api/file={Path(__file__)}").status_code == 403


def test_without_an_index_the_page_opens_and_gives_the_cure(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path)
    assistant = build_assistant(settings)
    with TestClient(mount_page(build_app(settings, assistant), assistant)) as client:
        assert client.get("/").status_code == 200


# ------------------------------------------------------------------------------------------------------- in the page


def test_opening_fills_the_page_in(page: ChatPage) -> None:
    heading, shown, language, question, regions, new, send = page.opened(Chat())
    assert "已收录5份文件" in heading["value"]
    assert all(example.text in blocks_of(shown)[0] for example in EXAMPLES)
    assert language["value"] == "English"
    assert question["placeholder"] == ZH.question_placeholder
    assert sorted(regions["choices"]) == sorted(["清远市", "阳江市", "阳西县", "龙川县", "开平市"])
    assert (new["value"], send["value"]) == (ZH.new_conversation, ZH.send)


def test_opening_without_an_index_gives_the_cure(page_without_index: ChatPage) -> None:
    heading, shown, *_ = page_without_index.opened(Chat())
    assert "eduplan ingest" in heading["value"]
    assert blocks_of(shown) == [""]


def test_asking_without_an_index_gives_the_cure(page_without_index: ChatPage) -> None:
    chat, html = ask(page_without_index, Chat(), "清远的校长最多能连任几年？")
    assert "eduplan ingest" in html
    assert chat.asked() == ()


def test_an_answer_comes_with_its_sources_in_context(page: ChatPage) -> None:
    _, html = ask(page, Chat(), "清远的校长最多能连任几年？")
    assert "12年" in html
    assert re.search(r"<blockquote[^>]*>.*<mark>.*</mark>.*</blockquote>", html, re.DOTALL)


def test_the_text_streams_in(page: ChatPage) -> None:
    steps = list(page.ask(Chat(), "龙川和开平的教师轮岗比例有什么不同？", [], TYPED))
    first, last = steps[0], steps[-1]
    assert first[1] == ""  # the box is emptied at once
    assert ZH.searching in blocks_of(first[2])[0]
    texts = [re.sub(r"<[^>]*>", "", blocks_of(step[2])[0]) for step in steps[1:-1]]
    assert texts
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    assert isinstance(last[0], Chat)


def test_a_button_asks_its_own_question_and_leaves_the_box_alone(page: ChatPage) -> None:
    pressed = gr.EventData(gr.HTML(elem_id=CONVERSATION), {"question": "清远的校长最多能连任几年？"})
    steps = list(page.ask(Chat(), "还没写完", [], pressed))
    chat = steps[-1][0]
    assert isinstance(chat, Chat)
    assert chat.asked() == ("清远的校长最多能连任几年？",)
    assert all(step[1] == gr.skip() for step in steps)


@pytest.mark.parametrize("text", ["", " \n\u3000"])
def test_nothing_is_asked_with_an_empty_box(page: ChatPage, text: str) -> None:
    assert list(page.ask(Chat(), text, [], TYPED)) == [(gr.skip(), gr.skip(), gr.skip())]


def test_a_follow_up_uses_the_earlier_questions(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(), "清远的校长最多能连任几年？")
    chat, html = ask(page, chat, "那阳西呢？")
    answer = chat.turns[-1].answer
    assert answer is not None
    assert "阳西" in answer.standalone_question
    assert answer.standalone_question != "那阳西呢？"
    assert "理解为：" in html


def test_the_region_filter_is_kept_to(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(), "教师轮岗比例是多少？", ["开平市"])
    answer = chat.turns[-1].answer
    assert answer is not None
    assert {citation.region for citation in answer.citations} == {"开平市"}


def test_a_mistake_is_said_with_its_cure_and_is_no_earlier_question(page: ChatPage) -> None:
    *_, (chat, box, shown) = page.ask(Chat(), "长" * 10_000, [], TYPED)
    html = blocks_of(shown)[-1]
    assert "问题太长" in html
    assert '<p class="cure">' in html
    assert box == "长" * 10_000  # to be mended
    assert isinstance(chat, Chat)
    chat, html = ask(page, chat, "清远的校长最多能连任几年？")
    assert "12年" in html


class Broken(Assistant):
    """An assistant whose answers fail halfway."""

    def stream(self, question: Question) -> Iterator[TextDelta | Done]:
        yield TextDelta(text=f"{question.text}：")
        raise RuntimeError("the engine broke")


def test_a_fault_of_ours_is_logged_and_said_calmly(plans_corpus: Any, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        chat, html = ask(ChatPage(Broken(plans_corpus)), Chat(), "清远？")
    assert ZH.unexpected in html
    assert "RuntimeError" not in html
    assert "the engine broke" in caplog.text
    assert chat.asked() == ()


def test_a_source_whose_document_is_gone_keeps_its_quote(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(), "清远的校长最多能连任几年？")
    answer = chat.turns[-1].answer
    assert answer is not None
    gone = answer.model_copy(
        update={"citations": tuple(c.model_copy(update={"document_id": "gone"}) for c in answer.citations)}
    )
    assert page._excerpts(gone) == {citation.mark: None for citation in answer.citations}


def test_the_language_switch_changes_labels_only(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(), "清远的校长最多能连任几年？")
    english, heading, shown, language, *_ = page.switch_language(chat)
    assert isinstance(english, Chat)
    assert EN.title in str(heading)
    assert language["value"] == "中文"  # type: ignore[index]
    assert EN.sources in blocks_of(shown)[0]
    assert "12年" in blocks_of(shown)[0]
    back = page.switch_language(english)[0]
    assert back == chat


def test_a_new_conversation_forgets_the_old_one(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(language="en"), "清远的校长最多能连任几年？")
    chat, shown = page.restart(chat)
    assert (chat.asked(), chat.language) == ((), "en")
    assert EN.examples in blocks_of(shown)[0]


def test_a_long_conversation_keeps_its_newest_turns(page: ChatPage) -> None:
    chat, _ = ask(page, Chat(), "清远的校长最多能连任几年？")
    for _ in range(TURNS_KEPT):
        chat = chat.with_turn(chat.turns[-1].__class__(chat.count, "再问"))
    assert [turn.number for turn in chat.turns] == list(range(1, TURNS_KEPT + 1))


def test_visitors_share_nothing(page: ChatPage) -> None:
    one, _ = ask(page, Chat(), "清远的校长最多能连任几年？")
    other, html = ask(page, Chat(), "那阳西呢？")
    assert one.asked() == ("清远的校长最多能连任几年？",)
    assert other.asked() == ("那阳西呢？",)
    assert "理解为" not in html


def test_what_is_shown_is_json(page: ChatPage) -> None:
    _, _, shown = list(page.ask(Chat(), "清远的校长最多能连任几年？", [], TYPED))[-1]
    assert json.loads(json.dumps(shown["value"])) == shown["value"]
