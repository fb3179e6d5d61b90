"""Measure the installed product on this machine, as processes and over HTTP: `make bench`.

Ingest is timed from an empty folder and a whole `eduplan ask` process with the index present; then a server is started
and warmed with everyday questions. Then each question of the development cases is asked twice in a row: first asked is
how a new question goes; asked again, what was reckoned for it is still known. The load is one client on loopback.
"""

from __future__ import annotations

import http.client
import json
import os
import platform
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from evals.cases import CASES, load_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EDUPLAN = str(Path(sys.executable).parent / "eduplan")
ROUNDS = 5
START_SECONDS = 60.0

QUESTIONS = (
    "清远的校长在一个位子上最多能坐几年",
    "开平老师每学年轮岗的人不能低于百分之几？",
    "阳江九年义务教育巩固率2025年目标多少",
    "阳西要建多少所省级乡村温馨校园",
    "龙川哪些部门负责教师培训",
    "连南实验区要搞几个城乡教育共同体",
    "十三五期间阳江教育总共投了多少钱",
    "清远乡村教师的生活补助怎么发",
    "开平什么时候完成中小学校舍改造",
    "阳江和清远的学前教育目标有什么不同",
    "课后服务可以找哪些人来做",
    "阳西的校长能连任几年",
    "龙川送教下乡一年几次",
    "什么是教育共同体",
    "阳江教师队伍有哪些短板",
    "清远寄宿制学校建设由谁牵头",
    "开平的集团化办学要达到多少覆盖率",
    "深圳的学位补贴是多少",
    "阳江2035年的远景目标是什么",
    "职业学校要迁建的有哪几所",
)
"""Everyday questions, to warm a server with."""


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def seconds(*command: str) -> float:
    """Run a command of the product to its end; seconds on the clock. Raises CalledProcessError where it fails."""
    begun = time.perf_counter()
    subprocess.run([EDUPLAN, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


@contextmanager
def served(data_dir: str, port: int) -> Iterator[int]:
    """Run `eduplan serve` until the block ends; gives its process id once it is ready."""
    command = [EDUPLAN, "serve", "--data-dir", data_dir, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready(port):
            if server.poll() is not None or time.monotonic() > deadline:
                raise SystemExit(f"`{' '.join(command)}` did not become ready; run it by hand to see why")
            time.sleep(0.1)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def ready(port: int) -> bool:
    """Whether the server says that its index is open."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def questions_to_time(warming: Iterable[str] = QUESTIONS) -> list[str]:
    """The questions of the development cases that stand alone, each once, without those that warm the server."""
    alone = dict.fromkeys(case.question for case in load_cases(CASES / "dev.jsonl") if not case.turns)
    return [question for question in alone if question not in set(warming)]


def latencies(port: int, questions: Sequence[str]) -> list[float]:
    """Milliseconds of a POST /v1/ask of each question, in their order, over one kept connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    taken = []
    for question in questions:
        body = json.dumps({"question": question}).encode()
        begun = time.perf_counter()
        connection.request("POST", "/v1/ask", body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        response.read()
        taken.append(1000 * (time.perf_counter() - begun))
        if response.status != 200:
            raise SystemExit(f"POST /v1/ask gave {response.status} for {question}")
    connection.close()
    return taken


def percentiles(taken: Sequence[float]) -> str:
    """The median and the 99th percentile of milliseconds, as they are reported."""
    parts = statistics.quantiles(taken, n=100, method="inclusive")
    return f"{parts[49]:.0f} ms, {parts[98]:.0f} ms"


def memory_mb(process_id: int) -> float:
    """Resident memory of a process in MB, as `ps` sees it."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(process_id)], check=True, capture_output=True, text=True)
    return int(shown.stdout) / 1024


def main() -> int:
    """Measure and print one Markdown table."""
    questions = questions_to_time()
    with tempfile.TemporaryDirectory(prefix="eduplan-bench-") as folder:
        ingest = seconds("ingest", "--data-dir", folder)
        ask = statistics.median(seconds("ask", QUESTIONS[0], "--data-dir", folder) for _ in range(ROUNDS))
        port = free_port()
        with served(folder, port) as process_id:
            idle = memory_mb(process_id)
            latencies(port, QUESTIONS)
            taken = latencies(port, [question for question in questions for _ in ("first", "again")])
            used = memory_mb(process_id)
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}\n")
    print("| measured | result |\n|---|---|")
    print(f"| `eduplan ingest`, five plans from nothing | {ingest:.1f} s |")
    print(f"| `eduplan ask`, whole process, median of {ROUNDS} | {ask:.2f} s |")
    print(f"| warm `POST /v1/ask`, {len(questions)} questions first asked, p50 and p99 | {percentiles(taken[::2])} |")
    print(f"| the same questions asked again, p50 and p99 | {percentiles(taken[1::2])} |")
    print(f"| server, resident memory when ready, and after those requests | {idle:.0f} MB, {used:.0f} MB |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
