"""Every error over HTTP as {"error": {code, message, hint}} with the right status."""

from __future__ import annotations

import json
import logging
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from assistant.errors import BadRequest
from ingest.errors import EduplanError

log = logging.getLogger("eduplan.http")

DESCRIPTIONS: Final = {
    400: ("bad_request", "请求不能读取", "检查请求体的格式和编码（UTF-8）；见 /docs"),
    404: ("not_found", "没有这个地址", "全部地址见 /docs"),
    405: ("method_not_allowed", "这个地址不接受这种方法", "可用的方法在 Allow 头里；见 /docs"),
    413: ("too_large", "内容超过上限", "拆成较小的文件或请求再试"),
}
"""Code, message and hint of the errors that the routing layer raises itself."""


class ErrorResponse(JSONResponse):
    """JSON that may name what a user sent, even half of a character, which UTF-8 cannot hold."""

    def render(self, content: Any) -> bytes:
        """The JSON in UTF-8."""
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")


def error_object(error: EduplanError) -> dict[str, Any]:
    """The JSON of an error, the same over HTTP, in a stream and in a batch."""
    return {"code": error.code, "message": error.message, "hint": error.hint}


def error_response(error: EduplanError, status: int | None = None) -> ErrorResponse:
    """An error as a response; `status` where another than the error's own is right."""
    return ErrorResponse({"error": error_object(error)}, status_code=status or error.status)


def internal_error(request_id: str) -> EduplanError:
    """What a user sees of a fault of ours: nothing but how to find it in the log."""
    return EduplanError("服务内部出错", f"请把编号 {request_id} 告诉管理员，日志里有详情")


def bad_request(error: RequestValidationError) -> BadRequest:
    """The first fault of a request, in words."""
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    match first["type"]:
        case "json_invalid":
            return BadRequest("请求体不是合法的 JSON", "检查引号、逗号和编码（UTF-8）")
        case "missing" if where == "body":
            return BadRequest("没有请求体", "见 /docs 中的例子")
        case "missing":
            return BadRequest(f"缺少字段 {where}", "见 /docs 中的例子")
        case "unknown_field":
            return BadRequest(first["msg"], f"最接近的是 {first['ctx']['nearest']}")
        case "model_attributes_type":
            return BadRequest("请求体要是一个 JSON 对象", "加上 Content-Type: application/json；见 /docs 中的例子")
        case _:
            return BadRequest(f"字段 {where} 不合要求", first["msg"])


def install(app: FastAPI) -> None:
    """Let the app answer every error in the one form."""

    @app.exception_handler(EduplanError)
    async def eduplan_error(request: Request, error: EduplanError) -> Response:
        if error.status >= 500:
            log.warning("%s %s: %s", request.method, request.url.path, error.message)
        return error_response(error)

    @app.exception_handler(RequestValidationError)
    async def validation_error(request: Request, error: RequestValidationError) -> Response:
        return error_response(bad_request(error))

    @app.exception_handler(HTTPException)
    async def http_error(request: Request, error: HTTPException) -> Response:
        code, message, hint = DESCRIPTIONS.get(error.status_code, ("http_error", error.detail, ""))
        body = {"error": {"code": code, "message": message, "hint": hint}}
        return ErrorResponse(body, status_code=error.status_code, headers=error.headers)
