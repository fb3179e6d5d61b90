"""`eduplan ask`: one answer for a terminal, as JSON, or the messages a model would get."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from typing import Any

from assistant.errors import BadQuestion
from assistant.settings import Settings
from assistant.types import ChatMessage, Question
from assistant.wiring import build_assistant
from ui.render import answer_terminal


def ask(settings: Settings, text: str, regions: Sequence[str], as_json: bool, show_prompt: bool) -> int:
    """Answer one question; a refusal is an answer too."""
    if any("\ud800" <= char <= "\udfff" for char in (*text, *"".join(regions))):
        raise BadQuestion("问题不是 UTF-8 文本", "把终端的编码设为 UTF-8")
    question = Question(text=text, regions=tuple(regions))
    assistant = build_assistant(settings)
    if show_prompt:
        print(json.dumps({"id": None, "messages": messages(assistant.prompt(question))}, ensure_ascii=False))
    elif as_json:
        print(json.dumps(assistant.ask(question).model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        print(answer_terminal(assistant.ask(question), shutil.get_terminal_size((100, 24)).columns))
    return 0


def messages(prompt: Sequence[ChatMessage]) -> list[dict[str, Any]]:
    """The messages of a prompt as JSON."""
    return [message.model_dump(mode="json") for message in prompt]
