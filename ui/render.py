"""An answer as HTML and as terminal text; pure functions that escape whatever documents bring in."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping

from assistant.types import Answer, AnswerTable, Citation, TableCell
from ui.excerpt import Excerpt
from ui.page_texts import Texts
from ui.text_table import text_table

MARK = re.compile(r"\[(\d{1,3})\]")
LIST_LINE = re.compile(r"\s*(?:[-*•·]|\d{1,2}[.、]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])\s*\S")
INDENT = "    "

# -------------------------------------------------------------------------------------------------------- plain forms


def answer_terminal(answer: Answer, width: int = 100) -> str:
    """The answer for a terminal of `width` places: its text, its table, its sources with quotes, what to ask next."""
    told = told_by_table(answer)
    parts = [] if told else [_printable(answer.answer)]
    if answer.table is not None:
        columns = [_one_line(name) for name in answer.table.columns]
        rows = [[_one_line(_cell_text(cell)) for cell in row] for row in answer.table.rows]
        parts.append("\n".join(text_table(columns, rows, width)))
    if told and (beyond := beyond_table(answer)):
        parts.append(_printable(beyond))
    if answer.citations:
        parts.append("\n".join(_source_lines(citation) for citation in answer.citations))
    if answer.follow_ups:
        parts.append("\n".join(["接着问：", *(f"  {_one_line(question)}" for question in answer.follow_ups)]))
    return "\n\n".join(parts)


def told_by_table(answer: Answer) -> bool:
    """Whether the text begins line by line as the table row by row, so that one of them is enough."""
    if answer.table is None:
        return False
    lines = _lines(answer)
    return len(lines) >= len(answer.table.rows) and all(
        re.match(rf"{re.escape(row[0].text)}(?:（.*?）)?：", line)
        for line, row in zip(lines, answer.table.rows, strict=False)
    )


def beyond_table(answer: Answer) -> str:
    """What a text that begins as the table says beyond it, such as the difference of its rows."""
    return "\n".join(_lines(answer)[len(answer.table.rows) :]) if answer.table else ""


def _lines(answer: Answer) -> list[str]:
    return [line for line in answer.answer.split("\n") if line.strip()]


def source_place(citation: Citation) -> str:
    """Where a quote stands, in one line: 清远市 · 《…》 · 附件 > 6 … · 第 3 页."""
    title = citation.document_title
    named = title if title.startswith("《") and title.endswith("》") else f"《{title}》"
    path = " > ".join(citation.section_path)
    page = "" if citation.page is None else f"第 {citation.page} 页"
    return _one_line(" · ".join(part for part in (citation.region or "", named, path, page) if part))


def _source_lines(citation: Citation) -> str:
    return f"[{citation.mark}] {source_place(citation)}\n{INDENT}“{_one_line(citation.quote)}”"


def _cell_text(cell: TableCell) -> str:
    return cell.text + "".join(f"[{mark}]" for mark in cell.marks if f"[{mark}]" not in cell.text)


def _one_line(text: str) -> str:
    return " ".join(_printable(text).split())


def _printable(text: str) -> str:
    """`text` without control characters and without those that reverse the reading order (a terminal obeys them)."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


# --------------------------------------------------------------------------------------------------------------- HTML


def answer_html(answer: Answer, excerpts: Mapping[int, Excerpt | None], texts: Texts) -> str:
    """The answer as HTML, whose marks point at its sources; `excerpts` gives the words around the quote of each mark.

    Ids begin with the answer's own, so that several answers can stand on one page.
    """
    parts = []
    if answer.standalone_question != answer.question:
        understood = texts.understood_as.format(question=answer.standalone_question)
        parts.append(f'<p class="understood">{_escape(understood)}</p>')
    if answer.refusal is not None:
        parts.append(f'<p class="reason">{_escape(texts.refusals[answer.refusal.reason])}</p>')
    told = told_by_table(answer)
    if not told:
        parts.append(f'<div class="text">{text_html(answer.answer, answer.citations, answer.id)}</div>')
    if answer.table is not None:
        parts.append(_table_html(answer.table, answer, texts))
    if told and (beyond := beyond_table(answer)):
        parts.append(f'<div class="text">{text_html(beyond, answer.citations, answer.id)}</div>')
    if answer.citations:
        items = "".join(
            f"<li>{_source_html(citation, excerpts.get(citation.mark), answer.id, texts)}</li>"
            for citation in answer.citations
        )
        parts.append(f'<h3>{_escape(texts.sources)}</h3><ol class="sources">{items}</ol>')
    parts.append(_foot_html(answer, texts))
    if answer.follow_ups:
        buttons = "".join(ask_button(question) for question in answer.follow_ups)
        parts.append(f'<h3>{_escape(texts.follow_ups)}</h3><div class="asks">{buttons}</div>')
    kind = "answer" if answer.answerable else "refusal"
    return f'<div class="reply {kind}">{"".join(parts)}</div>'


def text_html(text: str, citations: tuple[Citation, ...] = (), answer_id: str = "") -> str:
    """Plain text as escaped paragraphs; a mark that has a citation is a link to it."""
    known = {citation.mark for citation in citations}
    lines = (line for line in text.split("\n") if line.strip())
    return "".join(
        f'<p class="item">{_marked(line, known, answer_id)}</p>'
        if LIST_LINE.match(line)
        else f"<p>{_marked(line, known, answer_id)}</p>"
        for line in lines
    )


def ask_button(question: str) -> str:
    """A button that asks `question` at once."""
    return f'<button type="button" class="ask" data-ask="{_escape(question)}">{_escape(question)}</button>'


def _marked(text: str, known: set[int], answer_id: str) -> str:
    """`text` escaped, each known mark a link. Escaping leaves square brackets and digits as they are."""

    def link(match: re.Match[str]) -> str:
        return _mark_html(int(match[1]), answer_id) if int(match[1]) in known else match[0]

    return MARK.sub(link, _escape(text))


def _mark_html(mark: int, answer_id: str) -> str:
    return f'<a class="mark" href="#{_source_id(answer_id, mark)}">[{mark}]</a>'


def _source_id(answer_id: str, mark: int) -> str:
    return _escape(f"source-{answer_id}-{mark}")


def _table_html(table: AnswerTable, answer: Answer, texts: Texts) -> str:
    """A table whose rows become cards on a narrow screen, each cell labelled with its column."""
    known = {citation.mark for citation in answer.citations}
    head = "".join(f'<th role="columnheader" scope="col">{_escape(name)}</th>' for name in table.columns)
    rows = "".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell" data-column="{_escape(name)}">{_marked(_cell_text(cell), known, answer.id)}</td>'
            for name, cell in zip(table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<div class="comparison" role="region" aria-label="{_escape(texts.comparison)}" tabindex="0">'
        f'<table role="table"><thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table></div>'
    )


def _source_html(citation: Citation, around: Excerpt | None, answer_id: str, texts: Texts) -> str:
    """One source, closed; opened, it shows the quote in its context and links to the whole text."""
    region = f'<span class="region">{_escape(citation.region)}</span>' if citation.region else ""
    where = " › ".join(citation.section_path) or citation.document_title
    full_text = f"/v1/documents/{citation.document_id}/text"
    page = "" if citation.page is None else f" · 第 {citation.page} 页"
    return (
        f'<details class="source" id="{_source_id(answer_id, citation.mark)}">'
        f'<summary aria-label="{_escape(texts.source.format(mark=citation.mark) + " " + source_place(citation))}">'
        f'<span class="number">{citation.mark}</span>{region}<span class="where">{_escape(where)}</span></summary>'
        f'<div class="opened"><p class="document">{_escape(citation.document_title)}{page}</p>'
        f"{_excerpt_html(citation, around, texts)}"
        f'<a class="full-text" href="{_escape(full_text)}" target="_blank" rel="noopener">'
        f"{_escape(texts.document_text)}</a></div></details>"
    )


def _excerpt_html(citation: Citation, around: Excerpt | None, texts: Texts) -> str:
    if around is None:
        return (
            f'<blockquote lang="zh-CN"><mark>{_escape(citation.quote)}</mark></blockquote>'
            f'<p class="note">{_escape(texts.document_changed)}</p>'
        )
    before = ("…" if around.cut_before else "") + around.before
    after = around.after + ("…" if around.cut_after else "")
    return (
        f'<blockquote lang="zh-CN">{_escape(before)}<mark>{_escape(around.quote)}</mark>{_escape(after)}</blockquote>'
    )


def _foot_html(answer: Answer, texts: Texts) -> str:
    """Who worded the answer, and the button that copies it with its sources."""
    made = ""
    if answer.answerable:
        made = texts.extractive if answer.mode == "extractive" else texts.worded_by_model
    # Text goes well into a letter or a message; a table in characters does not, where the text says the same.
    plain = answer.model_copy(
        update={"follow_ups": (), "table": None if told_by_table(answer) else answer.table},
    )
    copied = f'data-copy="{_escape(answer_terminal(plain))}" data-copied="{_escape(texts.copied)}"'
    return (
        f'<p class="foot"><span>{_escape(made)}</span>'
        f'<button type="button" class="copy" {copied}>{_escape(texts.copy)}</button></p>'
    )


def _escape(text: str) -> str:
    return html.escape(_printable(text))
