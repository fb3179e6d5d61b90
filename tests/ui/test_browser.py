"""The chat page in a real browser, against `eduplan serve` over the five plans."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    FilePayload,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

from assistant.settings import Settings
from ui.page_texts import EN, EXAMPLES, ZH

ROOT = Path(__file__).parents[2]
SERVE = "import sys; from ui.cli import main; sys.exit(main())"
CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 375, "height": 740}, "is_mobile": True, "has_touch": True}
TENURE = "清远的校长最多能连任几年？"
COMPARISON = "龙川和开平的教师轮岗比例有什么不同？"
REFUSED = "明天的天气怎么样？"
HOSTILE = """梅江区教育发展规划<img src=x onerror="window.harmed=1">

一、主要目标<script>window.harmed=1</script>

到2027年，全区新建公办幼儿园<b onclick="window.harmed=1">12所</b>，![图](http://evil.example/a.png) 新增学位3000个。
"""


@pytest.fixture(scope="module")
def data_dir(plans_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the five plans' index that a test may write to."""
    return Path(shutil.copytree(plans_settings.data_dir, tmp_path_factory.mktemp("browser") / "var"))


@pytest.fixture(scope="module")
def url(data_dir: Path) -> Iterator[str]:
    """The address of a server of its own."""
    command = [sys.executable, "-c", SERVE, "serve", "--data-dir", str(data_dir), "--port", "0"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=data_dir, env=environment, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stderr is not None
        said: list[str] = []
        found = None
        for line in server.stderr:
            said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:\d+", line):
                break
        rest = threading.Thread(target=said.extend, args=(server.stderr,))
        rest.start()
        try:
            assert found, "the server did not start: " + "".join(said)
            yield found[0]
        finally:
            server.terminate()
            server.wait(timeout=20)
            rest.join()
    assert [line for line in said if "Traceback" in line] == []


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    """A browser in which a test opens a new tab, which is a visitor of its own and finds the page's files cached."""
    with browser.new_context(locale="zh-CN") as context:
        yield context


@dataclass
class Visits:
    """Opens the page for visitors of its own, and notes what their browsers asked for and complained of."""

    desktop: BrowserContext
    url: str
    opened: list[Page | BrowserContext] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def open(self) -> Page:
        """A new tab at the page, with its example questions in view."""
        page = self.desktop.new_page()
        self.opened.append(page)
        return self._at_the_page(page)

    def open_apart(self, **options: Any) -> Page:
        """The same in a browser of its own."""
        assert self.desktop.browser is not None
        context = self.desktop.browser.new_context(locale="zh-CN", **options)
        self.opened.append(context)
        return self._at_the_page(context.new_page())

    def _at_the_page(self, page: Page) -> Page:
        page.set_default_timeout(15_000)
        page.on("request", self._requested)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._said)
        page.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        page.goto(self.url)
        expect(page.get_by_role("button", name=EXAMPLES[0].text)).to_be_visible()
        return page

    def _requested(self, request: Request) -> None:
        if host := urlsplit(request.url).hostname:
            self.hosts.add(host)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


@pytest.fixture
def visits(desktop: BrowserContext, url: str) -> Iterator[Visits]:
    """Visits of one test, in which no browser may look beyond this machine or have anything to complain of."""
    visits = Visits(desktop, url)
    yield visits
    for opened in visits.opened:
        opened.close()
    assert visits.hosts == {"127.0.0.1"}
    assert visits.complaints == []


def ask(page: Page, question: str) -> Locator:
    """Type a question, press Enter, and wait for the whole reply."""
    turns = page.locator(".transcript section:has(.asked)")
    number = turns.count()
    box = page.get_by_role("textbox")
    box.fill(question)
    box.press("Enter")
    return reply_of(turns.nth(number))


def reply_of(turn: Locator) -> Locator:
    """The reply of a turn once it is whole, which it is when it can be copied."""
    expect(turn.locator(".foot")).to_be_visible()
    return turn.locator(".reply")


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_an_answer_opens_its_source(visits: Visits) -> None:
    page = visits.open()
    reply = ask(page, TENURE)
    expect(reply.locator(".text")).to_contain_text("12年")
    expect(page.get_by_role("textbox")).to_have_value("")

    source = reply.locator("details.source").first
    expect(source.locator("mark")).not_to_be_visible()
    reply.get_by_role("link", name="[1]").first.click()
    expect(source.locator("mark")).to_be_in_viewport()
    expect(source.locator("blockquote")).to_contain_text("12年")
    expect(source.locator("summary")).to_be_focused()
    assert page.url.rstrip("/") == visits.url

    quote = source.locator("mark").inner_text()
    text = page.request.get(visits.url + str(source.get_by_role("link").get_attribute("href")))
    assert text.ok
    assert "".join(quote.split()) in "".join(text.text().split())


def test_examples_and_follow_ups_ask_at_once(visits: Visits) -> None:
    page = visits.open()
    page.get_by_role("button", name=TENURE).click()
    turns = page.locator(".transcript section:has(.asked)")
    first = reply_of(turns.nth(0))
    first.locator("summary").first.click()
    follow_up = first.locator("button.ask").first
    question = follow_up.inner_text()
    follow_up.click()
    reply_of(turns.nth(1))
    expect(turns.nth(1).get_by_role("heading", level=2)).to_have_text(question)
    expect(first.locator("mark").first).to_be_visible()  # what was open stays open


def test_a_follow_up_is_understood_from_the_question_before(visits: Visits) -> None:
    page = visits.open()
    ask(page, TENURE)
    expect(ask(page, "那阳西呢？")).to_contain_text("理解为：")


def test_english_labels_and_back(visits: Visits) -> None:
    page = visits.open()
    reply = ask(page, TENURE)
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(EN.title)
    expect(reply.get_by_role("heading", name=EN.sources)).to_be_visible()
    expect(reply.locator(".text")).to_contain_text("12年")
    expect(page.get_by_placeholder(EN.question_placeholder)).to_be_visible()
    expect(page.get_by_role("combobox", name=EN.regions_label)).to_have_attribute("placeholder", EN.regions_placeholder)
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title() == EN.title
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ZH.title)
    assert page.evaluate("document.documentElement.lang") == "zh-CN"


def test_visitors_do_not_see_each_other(visits: Visits) -> None:
    one, other = visits.open(), visits.open_apart()
    ask(one, TENURE)
    reply = ask(other, "那阳西呢？")
    expect(reply).not_to_contain_text("理解为")
    expect(other.locator(".asked")).to_have_text(["那阳西呢？"])
    expect(one.locator(".asked")).to_have_text([TENURE])


def test_a_new_conversation_starts_over(visits: Visits) -> None:
    page = visits.open()
    ask(page, TENURE)
    page.get_by_role("button", name=ZH.new_conversation).click()
    expect(page.get_by_role("button", name=EXAMPLES[0].text)).to_be_visible()
    expect(page.locator(".asked")).to_have_count(0)
    expect(ask(page, "那阳西呢？")).not_to_contain_text("理解为")


def test_a_comparison_is_a_table_with_marks(visits: Visits) -> None:
    table = ask(visits.open(), COMPARISON).get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(3)
    expect(table.get_by_role("row", name="龙川县")).to_contain_text("10%")
    expect(table.get_by_role("row", name="开平市")).to_be_visible()
    expect(table.get_by_role("link", name=re.compile(r"\[\d+\]")).first).to_be_visible()


def test_a_refusal_is_calm(visits: Visits) -> None:
    reply = ask(visits.open(), REFUSED)
    expect(reply).to_have_class(re.compile(r"\brefusal\b"))
    expect(reply.locator(".reason")).to_have_text(re.compile("|".join(ZH.refusals.values())))


def test_a_mistake_says_how_to_mend_it(visits: Visits) -> None:
    page = visits.open()
    page.get_by_role("textbox").fill("长" * 3_000)
    page.get_by_role("button", name=ZH.send, exact=True).click()
    expect(page.locator(".fault .cure")).to_be_in_viewport()
    expect(page.get_by_role("textbox")).to_have_value("长" * 3_000)


def test_the_region_filter(visits: Visits) -> None:
    page = visits.open()
    page.get_by_role("combobox").click()
    page.get_by_role("option", name="开平市").click()
    page.keyboard.press("Escape")
    reply = ask(page, "教师轮岗比例是多少？")
    regions = reply.locator(".source .region")
    assert set(regions.all_inner_texts()) == {"开平市"}


def test_by_keyboard_alone(visits: Visits) -> None:
    page = visits.open()

    def tab_to(wanted: Locator) -> None:
        for _ in range(40):
            page.keyboard.press("Tab")
            if wanted.evaluate("element => element === document.activeElement"):
                return
        pytest.fail("not to be reached with the Tab key")

    tab_to(page.get_by_role("button", name=TENURE))
    page.keyboard.press("Enter")
    reply = reply_of(page.locator(".transcript section:has(.asked)"))
    page.evaluate("document.activeElement.blur()")
    tab_to(reply.get_by_role("link", name="[1]").first)
    page.keyboard.press("Enter")
    expect(reply.locator("mark").first).to_be_visible()
    page.keyboard.press("Enter")  # the focus is on the source, which closes again
    expect(reply.locator("mark").first).not_to_be_visible()


def test_an_unfinished_word_is_not_sent(visits: Visits) -> None:
    """Enter takes over what an input method offers; it is then no end of the question."""
    page = visits.open()
    box = page.get_by_role("textbox")
    box.click()
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "jiaoshi", "selectionStart": 7, "selectionEnd": 7})
    devtools.send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    devtools.send("Input.insertText", {"text": "教师"})
    expect(box).to_have_value("教师")
    expect(page.locator(".asked")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_never_scrolls_sideways(visits: Visits, scheme: str) -> None:
    page = visits.open_apart(color_scheme=scheme, **PHONE)
    assert not scrolls_sideways(page)
    for question in (TENURE, COMPARISON, REFUSED, "长" * 300):
        reply = ask(page, question)
        for summary in reply.locator("summary").all():
            summary.click()
        assert not scrolls_sideways(page), question
    expect(page.get_by_role("textbox")).to_be_in_viewport()
    expect(page.get_by_role("button", name=ZH.send, exact=True)).to_be_in_viewport()
    expect(page.get_by_role("row", name="龙川县")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visits: Visits, scheme: str) -> None:
    """Contrast as WCAG 2.2 measures it: at least 4.5 to 1 (level AA)."""
    page = visits.open_apart(color_scheme=scheme)
    ask(page, COMPARISON).locator("summary").first.click()
    ask(page, REFUSED)
    faint = page.evaluate((ROOT / "tests" / "ui" / "contrast.js").read_text(encoding="utf-8"))
    assert faint == []


def test_the_answer_can_be_copied(visits: Visits) -> None:
    page = visits.open()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = ask(page, TENURE)
    reply.get_by_role("button", name=ZH.copy).click()
    expect(reply.get_by_role("button", name=ZH.copied)).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(reply.locator(".text").inner_text().split("\n")[0])
    assert "《" in copied


def test_a_lost_connection_is_said_in_the_pages_language(visits: Visits) -> None:
    page = visits.open_apart()
    page.get_by_role("textbox").fill(TENURE)
    page.context.set_offline(True)
    page.get_by_role("textbox").press("Enter")
    expect(page.get_by_text(ZH.notice)).to_be_visible()
    assert page.get_by_text("Connection").count() == 0
    page.context.set_offline(False)
    expect(page.get_by_role("textbox")).to_have_value(TENURE)  # nothing typed is lost
    visits.complaints.clear()  # the browser's, of the connection


def test_a_documents_markup_stays_words(visits: Visits) -> None:
    page = visits.open()
    file = FilePayload(name="梅江区.txt", mimeType="text/plain", buffer=HOSTILE.encode())
    added = page.request.post(f"{visits.url}/v1/documents", multipart={"file": file})
    assert added.status == 201, added.text()
    page.reload()
    reply = ask(page, "梅江区到2027年新建多少所公办幼儿园？")
    for summary in page.locator("summary").all():
        summary.click()
    expect(reply).to_contain_text("12所")
    assert page.evaluate("window.harmed") is None
    assert page.locator(".transcript :is(script, img, b), #heading :is(script, img)").count() == 0
    page.request.delete(f"{visits.url}/v1/documents/{json.loads(added.text())['id']}")
