"""The command line `eduplan`: arguments, exit codes and errors; what a command does is imported when it runs.

Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

from assistant.errors import BadQuestion, BadSetting, UnknownRegion
from ingest.errors import EduplanError

WRONG_USAGE: Final = (BadQuestion, BadSetting, UnknownRegion)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; wrong arguments end in SystemExit(2)."""
    arguments = _parser().parse_args(argv)
    if "check" in arguments:
        arguments.check(arguments)
    try:
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except EduplanError as error:
        _complain(error.message, error.hint)
        return 2 if isinstance(error, WRONG_USAGE) else 1
    except BrokenPipeError:
        # The reader has gone (eduplan documents | head); keep Python from complaining when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        _complain(f"{error.filename or '系统'}：{error.strerror or error}", "检查路径、权限和剩余空间")
        return 1
    except KeyboardInterrupt:
        goes_on = "；下次运行 eduplan ingest 会接着完成" if arguments.command in ("ingest", "serve") else ""
        print(f"已中断{goes_on}", file=sys.stderr)
        return 130


def _run(arguments: argparse.Namespace) -> int:
    from assistant.settings import load_settings

    names = ("data_dir", "host", "port")
    given = {name: getattr(arguments, name) for name in names if getattr(arguments, name, None) is not None}
    settings = load_settings(**given)
    match arguments.command:
        case "ingest":
            from ui.ingesting import ingest

            return ingest(settings, arguments.paths)
        case "ask" if arguments.batch is not None:
            from ui.batch import run_batch

            return run_batch(settings, arguments.batch, arguments.output, arguments.region, arguments.show_prompt)
        case "ask":
            # One answer needs no collection, which takes a tenth of the time while so much is imported.
            with _uncollected():
                from ui.asking import ask

                question = " ".join(arguments.question)
                return ask(settings, question, arguments.region, arguments.json, arguments.show_prompt)
        case "documents":
            from ui.catalog import documents

            return documents(settings, arguments.action, arguments.id)
        case "targets" | "tasks":
            from ui import registry

            show = registry.targets if arguments.command == "targets" else registry.tasks
            form: registry.Form = "json" if arguments.json else "csv" if arguments.csv else "table"
            return show(settings, arguments.region, arguments.year, arguments.department, arguments.q, form)
        case "doctor":
            from ui.doctor import doctor

            return doctor(settings)
        case _:
            from ui.serving import serve

            return serve(settings)


@contextmanager
def _uncollected() -> Iterator[None]:
    # Python's last collection, when the process ends, would look at everything once more to free what the system frees.
    atexit.register(gc.freeze)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class Parser(argparse.ArgumentParser):
    """An argument parser whose complaints look like all others."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and exit 2."""
        _complain(message, f"用法见 {self.prog} --help")
        raise SystemExit(2)


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="eduplan", description="从教育规划文件中找答案，每句都注明出处。")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = Parser(add_help=False)
    shared.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="索引所在的文件夹（设置 EDUPLAN_DATA_DIR，默认 var）"
    )

    ingest = commands.add_parser("ingest", parents=[shared], help="把文件收进索引")
    ingest.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="文件或文件夹；默认为自带的五份规划")

    ask = commands.add_parser("ask", parents=[shared], help="问一个问题，或用 --batch 问许多")
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="问题")
    ask.add_argument("--region", action="append", default=[], metavar="R", help="只看这个地区；可以重复")
    ask.add_argument("--json", action="store_true", help="输出 JSON 的答案对象")
    ask.add_argument("--show-prompt", action="store_true", help="只输出会发给模型的消息 {id, messages}，不调用模型")
    ask.add_argument("--batch", metavar="IN.jsonl", help="每行一个 {id, question, turns}；- 为标准输入")
    ask.add_argument("--output", metavar="OUT.jsonl", help="批量的输出，每行一个答案对象；默认为标准输出")
    ask.set_defaults(check=lambda arguments: _check_ask(ask, arguments))

    serve = commands.add_parser("serve", parents=[shared], help="启动问答页面和 HTTP 接口")
    serve.add_argument("--host", metavar="H", help="监听的地址（设置 EDUPLAN_HOST，默认 127.0.0.1）")
    serve.add_argument("--port", metavar="P", help="监听的端口（设置 EDUPLAN_PORT，默认 8000）")

    documents = commands.add_parser("documents", parents=[shared], help="查看和删除索引里的文件")
    actions = ("list", "show", "remove")
    documents.add_argument("action", nargs="?", choices=actions, default="list", help="默认为 list")
    documents.add_argument("id", nargs="?", metavar="ID", help="show 和 remove 的文件编号")
    documents.set_defaults(check=lambda arguments: _check_documents(documents, arguments))

    for name, noun in (("targets", "指标：数值、单位、期限"), ("tasks", "任务和责任单位")):
        registry = commands.add_parser(name, parents=[shared], help=f"列出{noun}")
        registry.add_argument("--region", action="append", default=[], metavar="R", help="只看这个地区；可以重复")
        registry.add_argument("--year", type=int, metavar="Y", help="期限在这一年")
        registry.add_argument("--department", default="", metavar="D", help="由这个部门牵头或配合")
        registry.add_argument("--q", default="", metavar="WORDS", help="含有这些词，每个都要有")
        output = registry.add_mutually_exclusive_group()
        output.add_argument("--json", action="store_true", help="输出 JSON，带原文和位置")
        output.add_argument("--csv", action="store_true", help="输出表格文件（CSV）")

    commands.add_parser("doctor", parents=[shared], help="检查索引、目录和设置")
    return parser


def _check_ask(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    if arguments.batch is None and not arguments.question:
        parser.error("缺少问题：给出 QUESTION 或 --batch IN.jsonl")
    if arguments.batch is not None and arguments.question:
        parser.error("QUESTION 和 --batch 只能给一个")
    if arguments.batch is None and arguments.output is not None:
        parser.error("--output 要和 --batch 一起用")


def _check_documents(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> None:
    if arguments.action == "list" and arguments.id is not None:
        parser.error("documents list 不要编号")
    if arguments.action != "list" and arguments.id is None:
        parser.error(f"documents {arguments.action} 要一个文件编号；用 eduplan documents 查看")


def _complain(message: str, hint: str) -> None:
    print(f"错误：{message}", file=sys.stderr)
    if hint:
        print(f"提示：{hint}", file=sys.stderr)
