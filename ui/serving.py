"""`eduplan serve`: chat page and API in one process."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import logging
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.wiring import build_app, build_assistant, build_builder
from index.errors import IndexMismatch, IndexMissing
from ingest.errors import EduplanError
from ui.doctor import MODEL_UNUSED
from ui.ingesting import outcome_line, progress_bar
from ui.plans import bundled_plans

log = logging.getLogger("eduplan.serve")

GRACE = 5
"""Seconds that answers under way get when the service stops."""


class CannotListen(EduplanError):
    """The address cannot be listened on."""

    code = "cannot_listen"


def serve(settings: Settings) -> int:
    """Serve until Ctrl-C; an index that is missing is first made of the bundled plans. Raises CannotListen."""
    with listen(settings.host, settings.port) as listener:
        _say_what_is_set(settings)
        assistant = build_assistant(settings)
        _ingest_first(settings, assistant)
        _serve(settings, assistant, listener)
    return 0


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there, or a cure in one line."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except PermissionError:
        raise CannotListen(f"没有权限监听端口 {port}", "换一个 1024 以上的端口：eduplan serve --port 8000") from None
    except socket.gaierror:
        raise CannotListen(f"地址 {host} 不能监听", "换成本机的地址：eduplan serve --host 127.0.0.1") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            other = f"eduplan serve --port {port + 1 if port < 65535 else 8000}"
            raise CannotListen(f"端口 {port} 已被占用", f"停掉占用它的程序，或换一个端口：{other}") from None
        raise CannotListen(f"地址 {host} 不能监听", "换成本机的地址：eduplan serve --host 127.0.0.1") from None


def _ingest_first(settings: Settings, assistant: Assistant) -> None:
    try:
        assistant.snapshot()
    except IndexMissing:
        print("还没有索引，先收录自带的规划", file=sys.stderr)
        _ingest(settings, [bundled_plans()])
    except IndexMismatch as error:
        print(f"{error.message}，先按现在的设置重建", file=sys.stderr)
        _ingest(settings, [])


def _ingest(settings: Settings, paths: Sequence[Path]) -> None:
    with progress_bar() as advance:
        for outcome in build_builder(settings).ingest(paths, advance):
            print(outcome_line(outcome), file=sys.stderr)


def _serve(settings: Settings, assistant: Assistant, listener: socket.socket) -> None:
    import uvicorn

    from ui.web import mount_page

    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("eduplan").setLevel(logging.INFO)
    app = mount_page(build_app(settings, assistant), assistant)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=GRACE))
    url = _url(settings.host, listener.getsockname()[1])
    print(f"问答页面 {url}\n接口文档 {url}/docs\n按 Ctrl-C 停止", file=sys.stderr, flush=True)
    # The server ends gracefully on Ctrl-C and then raises it once more.
    with contextlib.suppress(KeyboardInterrupt), _preparing(assistant):
        server.run(sockets=[listener])
    print("已停止", file=sys.stderr)


@contextlib.contextmanager
def _preparing(assistant: Assistant) -> Iterator[None]:
    """Prepare answers in the background; the index, native code, is let go before the interpreter ends."""
    stop = threading.Event()
    thread = threading.Thread(target=_prepare, args=(assistant, stop), name="prepare")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _prepare(assistant: Assistant, stop: threading.Event) -> None:
    try:
        assistant.prepare(stop)
    except EduplanError as error:
        log.warning("%s %s", error.message, error.hint)


def _say_what_is_set(settings: Settings) -> None:
    if settings.model_is_set:
        print(f"注意：{MODEL_UNUSED}", file=sys.stderr)
    if not settings.api_keys and not _is_loopback(settings.host):
        print("注意：其他机器也能访问，且没有设置密钥；用 EDUPLAN_API_KEYS 设置", file=sys.stderr)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _url(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"
