from __future__ import annotations

import http.server
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator

import httpx
import pytest

OUTSIDE = "192.0.2.1"  # an address that belongs to nobody, set aside for documentation
REFUSED = "tests stay on this machine"


def test_a_connection_out_is_refused() -> None:
    with socket.socket() as client, pytest.raises(RuntimeError, match=REFUSED):
        client.connect((OUTSIDE, 80))
    with socket.socket() as client, pytest.raises(RuntimeError, match=REFUSED):
        client.connect_ex((OUTSIDE, 80))
    with socket.socket(socket.AF_INET6) as client, pytest.raises(RuntimeError, match=REFUSED):
        client.connect(("2001:db8::1", 80))


def test_a_datagram_out_is_refused() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as client, pytest.raises(RuntimeError, match=REFUSED):
        client.sendto(b"hello", (OUTSIDE, 53))


def test_looking_a_name_up_is_refused() -> None:
    with pytest.raises(RuntimeError, match=REFUSED):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(RuntimeError, match=REFUSED):
        socket.gethostbyname("example.org")


def test_an_http_client_that_passes_over_the_proxy_is_refused() -> None:
    with httpx.Client(trust_env=False) as client, pytest.raises(RuntimeError, match=REFUSED):
        client.get("http://example.org")


def test_a_program_that_we_start_reaches_nothing() -> None:
    script = "import urllib.request\nurllib.request.urlopen('http://example.org', timeout=20)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Connection refused" in done.stderr


class Greeter(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def greeter() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Greeter) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_loopback_is_reached(greeter: str) -> None:
    with urllib.request.urlopen(greeter) as response:
        assert response.read() == b"hello"


def test_no_setting_of_the_developer_leaks_into_the_tests() -> None:
    assert [name for name in os.environ if name.startswith("EDUPLAN_")] == []
