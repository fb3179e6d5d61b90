"""The chat page: a Gradio page at "/" of the service. Only `eduplan serve` imports this module, and Gradio with it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.service import Assistant
from assistant.types import Answer, Done, Question
from index.types import CatalogEntry
from ingest.errors import EduplanError
from ui.excerpt import Excerpt, excerpt
from ui.page_html import Fault, Turn, example_questions, heading_html, region_names, turn_html, welcome_html
from ui.page_texts import TEXTS, ZH, Language, Texts

logger = logging.getLogger(__name__)

CONVERSATION = "conversation"  # the element whose buttons ask questions
ASSETS = Path(__file__).parent / "assets"
FONTS = ("system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif")
IDLE_SECONDS = 3600.0  # after which an abandoned conversation is forgotten
VISITORS = 1000  # whose conversations are kept at the same time
TURNS_KEPT = 40  # of one conversation
QUEUE_LENGTH = 64  # questions that may wait
AT_ONCE = 4  # questions answered at the same time

Update = dict[str, Any]  # what Gradio takes as the new state of a component


@dataclass(frozen=True, slots=True)
class Chat:
    """One visitor's conversation; `count` is of all questions asked since the page was opened."""

    language: Language = "zh"
    count: int = 0
    turns: tuple[Turn, ...] = ()

    @property
    def texts(self) -> Texts:
        """The labels in the visitor's language."""
        return TEXTS[self.language]

    def with_turn(self, turn: Turn) -> Chat:
        """The conversation after another turn."""
        return replace(self, count=turn.number + 1, turns=(*self.turns, turn)[-TURNS_KEPT:])

    def asked(self) -> tuple[str, ...]:
        """The earlier questions that got a reply, oldest first."""
        return tuple(turn.question for turn in self.turns if turn.answer is not None)


def mount_page(app: FastAPI, assistant: Assistant) -> FastAPI:
    """Put the chat page at "/"; the routes the application has already keep answering.

    To be called outside of an event loop.
    """
    page = ChatPage(assistant)
    page.warm_up()
    # Where no event loop is running, Gradio opens one for every lock it makes and closes none of them.
    return asyncio.run(_mounted(app, page))


async def _mounted(app: FastAPI, page: ChatPage) -> FastAPI:
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page.blocks(),
        path="/",
        theme=gr.themes.Base(font=FONTS, font_mono=FONTS),
        css_paths=[ASSETS / "page.css"],
        favicon_path=str(ASSETS / "favicon.svg"),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=False,
        pwa=False,
        show_error=False,
        max_file_size=1,  # byte: nothing is uploaded on this page
    )
    return mounted


class ChatPage:
    """The page's components and what happens in them; it holds no visitor's data, which is in each one's Chat."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    def warm_up(self) -> None:
        """Answer one question before the first visitor comes, so that nobody waits for the index to open."""
        try:
            for question in example_questions(self.assistant.snapshot().catalog)[:1]:
                self.assistant.ask(Question(text=question))
        except EduplanError as error:
            logger.warning("%s %s", error.message, error.hint)

    def blocks(self) -> gr.Blocks:
        """The components of the page and their events."""
        blocks = gr.Blocks(title=ZH.title, analytics_enabled=False, fill_width=True)
        with blocks:
            chat = gr.State(Chat(), time_to_live=IDLE_SECONDS)
            with gr.Row(elem_id="top"):
                heading = gr.HTML(elem_id="heading", apply_default_css=False)
                language = gr.Button(ZH.other_language, size="sm", elem_id="language", scale=0)
            transcript = gr.HTML(
                elem_id=CONVERSATION,
                html_template='<div class="transcript" role="log" tabindex="-1"></div>',
                js_on_load=(ASSETS / "page.js").read_text(encoding="utf-8"),
                apply_default_css=False,
            )
            with gr.Column(elem_id="composer"):
                with gr.Row(elem_id="asking"):
                    question = gr.Textbox(
                        label=ZH.question_label,
                        show_label=False,
                        placeholder=ZH.question_placeholder,
                        lines=1,
                        max_lines=5,
                        container=False,
                        elem_id="question",
                        html_attributes=gr.InputHTMLAttributes(enterkeyhint="send", autocomplete="off"),
                    )
                    send = gr.Button(ZH.send, variant="primary", elem_id="send", scale=0)
                with gr.Row(elem_id="options"):
                    regions = gr.Dropdown(
                        [], multiselect=True, label=ZH.regions_label, container=False, elem_id="regions"
                    )
                    new = gr.Button(ZH.new_conversation, size="sm", elem_id="new", scale=0)

            labelled = [heading, transcript, language, question, regions, new, send]
            private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
            gr.on([blocks.load], self.opened, [chat], labelled, queue=False, **private)
            language.click(self.switch_language, [chat], [chat, *labelled], queue=False, **private)
            asking = gr.on(
                [question.submit, send.click, transcript.submit],
                self.ask,
                [chat, question, regions],
                [chat, question, transcript],
                trigger_mode="once",
                concurrency_limit=AT_ONCE,
                **private,
            )
            new.click(self.restart, [chat], [chat, transcript], cancels=[asking], queue=False, **private)
        blocks.state_session_capacity = VISITORS
        blocks.queue(max_size=QUEUE_LENGTH, api_open=False)
        return blocks

    def opened(self, chat: Chat) -> tuple[Update, ...]:
        """Fill the page in: on opening it, and in another language."""
        texts = chat.texts
        try:
            catalog: tuple[CatalogEntry, ...] = self.assistant.snapshot().catalog
            fault = None
        except EduplanError as error:
            catalog, fault = (), error
        return (
            gr.update(value=heading_html(catalog, fault, texts)),
            _shown(chat, catalog),
            gr.update(value=texts.other_language),
            gr.update(label=texts.question_label, placeholder=texts.question_placeholder),
            gr.update(label=texts.regions_label, choices=region_names(catalog)),
            gr.update(value=texts.new_conversation),
            gr.update(value=texts.send),
        )

    def switch_language(self, chat: Chat) -> tuple[Chat | Update, ...]:
        """The same page and conversation with its labels in the other language."""
        chat = replace(chat, language="en" if chat.language == "zh" else "zh")
        return (chat, *self.opened(chat))

    def restart(self, chat: Chat) -> tuple[Chat, Update]:
        """Begin a new conversation."""
        chat = replace(chat, turns=())
        return chat, _shown(chat, self._catalog())

    def ask(
        self, chat: Chat, typed: str, regions: list[str], event: gr.EventData
    ) -> Iterator[tuple[Chat | Update, str | Update, Update]]:
        """Answer the question typed, or the one of the button pressed, showing its text as it comes."""
        pressed = event.target is not None and event.target.elem_id == CONVERSATION
        text = (str(event.question) if pressed else typed).strip()
        if not text:
            yield gr.skip(), gr.skip(), gr.skip()
            return
        box = gr.skip() if pressed else ""
        turn = Turn(chat.count, text)
        yield gr.skip(), box, _shown(chat.with_turn(turn))
        try:
            for part in self.assistant.stream(Question(text=text, turns=chat.asked(), regions=tuple(regions))):
                if isinstance(part, Done):
                    turn = replace(turn, answer=part.answer, excerpts=self._excerpts(part.answer))
                else:
                    turn = replace(turn, partial=turn.partial + part.text)
                    yield gr.skip(), gr.skip(), _shown(chat.with_turn(turn))
        except EduplanError as error:
            turn = replace(turn, fault=Fault(error.message, error.hint))
        except Exception:
            logger.exception("A question on the chat page was not answered")
            turn = replace(turn, fault=Fault(chat.texts.unexpected, chat.texts.unexpected_hint))
        chat = chat.with_turn(turn)
        # A question that got no answer goes back into the box, to be mended there.
        yield chat, text if turn.fault and not pressed else gr.skip(), _shown(chat)

    def _excerpts(self, answer: Answer) -> dict[int, Excerpt | None]:
        """The words around each quote, None where the document has gone or changed since."""
        snapshot = self.assistant.snapshot()
        documents = {entry.id for entry in snapshot.catalog}
        return {
            citation.mark: excerpt(snapshot.document(citation.document_id), citation)
            if citation.document_id in documents
            else None
            for citation in answer.citations
        }

    def _catalog(self) -> tuple[CatalogEntry, ...]:
        try:
            return self.assistant.snapshot().catalog
        except EduplanError:
            return ()


def _shown(chat: Chat, catalog: Sequence[CatalogEntry] = ()) -> Update:
    """What assets/page.js shows: blocks of HTML, each with a key under which it stays in place while it changes."""
    texts = chat.texts
    blocks = [{"key": str(turn.number), "html": turn_html(turn, texts)} for turn in chat.turns]
    value = {
        "lang": texts.html_lang,
        "title": texts.title,
        "label": texts.conversation,
        "regions": texts.regions_placeholder,
        "notice_title": texts.notice_title,
        "notice": texts.notice,
        "blocks": blocks or [{"key": "welcome", "html": welcome_html(catalog, texts)}],
    }
    return gr.update(value=value)
