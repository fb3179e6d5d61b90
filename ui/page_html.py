"""The chat page's own parts as HTML: heading, welcome and the turns of a conversation."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.types import Answer
from index.types import CatalogEntry
from ingest.errors import EduplanError
from ui.excerpt import Excerpt
from ui.page_texts import EXAMPLES, FEWEST_EXAMPLES, GENERAL_EXAMPLES, MOST_EXAMPLES, Texts
from ui.render import answer_html, ask_button, text_html

REGIONS_NAMED = 8  # in the heading; more are counted


@dataclass(frozen=True, slots=True)
class Fault:
    """An error as a reader sees it: what happened and how to mend it."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what has come of it so far: the text as it streams in, then the whole answer or a fault."""

    number: int
    question: str
    partial: str = ""
    answer: Answer | None = None
    excerpts: Mapping[int, Excerpt | None] = field(default_factory=dict)
    fault: Fault | None = None


def heading_html(catalog: Sequence[CatalogEntry], fault: EduplanError | None, texts: Texts) -> str:
    """What the page is and what it covers; or, where there is no index, how to make one."""
    title = f"<h1>{_escape(texts.title)}</h1><p>{_escape(texts.lead)}</p>"
    if fault is not None:
        return title + fault_html(Fault(fault.message, fault.hint), texts)
    if not catalog:
        return f'{title}<p class="coverage">{_escape(texts.coverage_empty)}</p>'
    coverage = texts.coverage.format(documents=len(catalog), regions=_regions_named(catalog, texts))
    items = "".join(_document_html(entry) for entry in catalog)
    return (
        f'{title}<details class="catalog"><summary><span>{_escape(coverage)}</span> '
        f'<span class="more">{_escape(texts.documents)}</span></summary><ul lang="zh-CN">{items}</ul></details>'
    )


def welcome_html(catalog: Sequence[CatalogEntry], texts: Texts) -> str:
    """Questions to start with; nothing where there is nothing to ask about."""
    if not catalog:
        return ""
    buttons = "".join(ask_button(question) for question in example_questions(catalog))
    return f'<div class="welcome"><h2>{_escape(texts.examples)}</h2><div class="asks">{buttons}</div></div>'


def example_questions(catalog: Sequence[CatalogEntry]) -> list[str]:
    """The examples whose regions the catalogue covers, filled up with general questions about its regions."""
    regions = region_names(catalog)
    questions = [example.text for example in EXAMPLES if set(example.regions) <= set(regions)]
    if len(questions) < FEWEST_EXAMPLES:
        questions += [general.format(region=region) for region in regions for general in GENERAL_EXAMPLES]
    return questions[:MOST_EXAMPLES]


def region_names(catalog: Sequence[CatalogEntry]) -> list[str]:
    """The regions of the catalogue, each once, in its order."""
    return list(dict.fromkeys(entry.region.name for entry in catalog if entry.region is not None))


def turn_html(turn: Turn, texts: Texts) -> str:
    """A question and its reply."""
    if turn.fault is not None:
        reply = fault_html(turn.fault, texts)
    elif turn.answer is not None:
        reply = answer_html(turn.answer, turn.excerpts, texts)
    elif turn.partial:
        reply = f'<div class="reply answer"><div class="text">{text_html(turn.partial)}</div></div>'
    else:
        reply = f'<div class="reply waiting">{_escape(texts.searching)}</div>'
    return f'<h2 class="asked" lang="zh-CN"><span>{_escape(turn.question)}</span></h2>{reply}'


def fault_html(fault: Fault, texts: Texts) -> str:
    """An error and its cure."""
    cure = f'<p class="cure">{_escape(fault.hint)}</p>' if fault.hint else ""
    reason = f'<p class="reason">{_escape(texts.error)}</p>'
    return f'<div class="reply fault">{reason}<p>{_escape(fault.message)}</p>{cure}</div>'


def _regions_named(catalog: Sequence[CatalogEntry], texts: Texts) -> str:
    names = region_names(catalog)
    between = "、" if texts.html_lang.startswith("zh") else ", "
    more = f" +{len(names) - REGIONS_NAMED}" if len(names) > REGIONS_NAMED else ""
    return between.join(names[:REGIONS_NAMED]) + more


def _document_html(entry: CatalogEntry) -> str:
    facts = " · ".join(filter(None, [entry.number, f"{entry.period.start}—{entry.period.end}" if entry.period else ""]))
    note = f' <span class="facts">{_escape(facts)}</span>' if facts else ""
    link = f'href="/v1/documents/{_escape(entry.id)}/text" target="_blank" rel="noopener"'
    return f"<li><a {link}>{_escape(entry.title)}</a>{note}</li>"


def _escape(text: str) -> str:
    return html.escape(text)
