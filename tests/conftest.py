"""What all tests share: no network, no telemetry, the five plans ingested once."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from assistant.service import Assistant
    from assistant.settings import Settings
    from index.corpus import Corpus

ROOT = Path(__file__).parent.parent
UNUSED_PROXY = "http://127.0.0.1:9"  # the discard port: a program that we start and that calls out gets no answer

# Read by libraries when they are imported, so set before any test module is.
for _name in [name for name in os.environ if name.startswith("EDUPLAN_")]:
    del os.environ[_name]
for _name in ("http_proxy", "https_proxy", "all_proxy"):
    os.environ[_name] = os.environ[_name.upper()] = UNUSED_PROXY
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost,::1"
os.environ.update(
    ANONYMIZED_TELEMETRY="False",
    DO_NOT_TRACK="1",
    GRADIO_ANALYTICS_ENABLED="False",
    HF_HUB_DISABLE_TELEMETRY="1",
    HF_HUB_OFFLINE="1",
    OTEL_SDK_DISABLED="true",
    TOKENIZERS_PARALLELISM="false",
)


class NetworkRefused(RuntimeError):
    """A test, or the code it runs, wanted to leave this machine."""


def _is_loopback(host: object) -> bool:
    """Whether a host as `connect` or `getaddrinfo` takes it stays on this machine; None is the wildcard address."""
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in ("", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _require_loopback(host: object) -> None:
    if not _is_loopback(host):
        raise NetworkRefused(f"tests stay on this machine, yet {host!r} was asked for")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection, datagram and name look-up beyond loopback, in this process."""
    patch = pytest.MonkeyPatch()

    def guard_address(method: str, position: int) -> None:
        """Check the address that a socket method gets as its argument number `position` (-1: the last)."""
        original = getattr(socket.socket, method)

        def guarded(self: socket.socket, *args: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                _require_loopback(args[position][0])
            return original(self, *args)

        patch.setattr(socket.socket, method, guarded)

    def guard_lookup(function: str) -> None:
        original = getattr(socket, function)

        def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
            _require_loopback(host)
            return original(host, *args, **kwargs)

        patch.setattr(socket, function, guarded)

    guard_address("connect", 0)
    guard_address("connect_ex", 0)
    guard_address("sendto", -1)
    for function in ("getaddrinfo", "gethostbyname", "gethostbyname_ex", "gethostbyaddr"):
        guard_lookup(function)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def plans_dir() -> Path:
    """The five bundled plans in the checkout."""
    return ROOT / "plans"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of samples and example questions beside the checkout; a test that uses it skips without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no folder ../shared with samples and example questions beside this checkout")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome for the tests of the chat page, which skip without one."""
    from shutil import which

    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := which(name):
            return path
    macos = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
    if macos.exists():
        return str(macos)
    pytest.skip("NO BROWSER: install chromium and fonts-noto-cjk to run the tests of the chat page")


@pytest.fixture(scope="session")
def plans_settings(tmp_path_factory: pytest.TempPathFactory, plans_dir: Path) -> Settings:
    """Settings whose data directory has the five plans ingested; not for tests that write."""
    from assistant.settings import Settings
    from assistant.wiring import build_builder

    settings = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("plans"))
    outcomes = build_builder(settings).ingest([plans_dir])
    assert [outcome.status for outcome in outcomes].count("added") == 5, outcomes
    return settings


@pytest.fixture(scope="session")
def assistant(plans_settings: Settings) -> Assistant:
    """The assistant over the five plans."""
    from assistant.wiring import build_assistant

    return build_assistant(plans_settings)


@pytest.fixture(scope="session")
def plans_corpus(plans_settings: Settings) -> Corpus:
    """The corpus of the five plans."""
    from assistant.wiring import build_embedding, build_records
    from index.corpus import Corpus

    return Corpus(build_records(plans_settings), plans_settings.data_dir, build_embedding(plans_settings))
