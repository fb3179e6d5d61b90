"""The HTTP application: routes under /v1, health, documentation; every error in one form."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Literal

from fastapi import APIRouter, FastAPI, Request, Response, Security
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from fastapi_offline import FastAPIOffline
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from assistant import http_errors
from assistant.ask_api import ask_router
from assistant.documents_api import documents_router
from assistant.http_errors import error_response
from assistant.middleware import BodyLimit, Envelope, KeyGuard
from assistant.registry_api import registry_router
from assistant.service import Assistant
from assistant.settings import Settings
from index.build import Builder
from index.records import Records
from ingest.errors import EduplanError

METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]


class Health(BaseModel):
    """The process is alive."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """The index is open: its generation and how many documents it holds."""

    status: Literal["ready"] = "ready"
    generation: int
    documents: int


def create_app(settings: Settings, assistant: Assistant, builder: Builder, records: Records) -> FastAPI:
    """The application over one assistant; nothing it serves loads anything from another host."""
    # FastAPI's own page at /docs would load its script from another host.
    app = FastAPIOffline(
        docs_url="/docs",
        redoc_url=None,
        title="eduplan",
        summary="Cited answers over government education plans.",
        version=version("eduplan"),
        swagger_ui_parameters={"persistAuthorization": True},
    )
    http_errors.install(app)
    app.add_middleware(BodyLimit)
    if settings.api_keys:
        app.add_middleware(KeyGuard, keys=[key.get_secret_value() for key in settings.api_keys])
    app.add_middleware(Envelope)

    routers = (ask_router(assistant, records), documents_router(assistant, builder), registry_router(assistant))
    # The guard holds the keys; this one only has /docs offer a field for them.
    documented = [Security(HTTPBearer(auto_error=False))] if settings.api_keys else []
    for router in routers:
        app.include_router(router, dependencies=documented)

    @app.get("/healthz", tags=["health"])
    def healthz() -> Health:
        """The process answers; no index is needed."""
        return Health()

    @app.get("/readyz", tags=["health"], response_model=Readiness)
    def readyz() -> Readiness | Response:
        """The index is open and questions can be asked."""
        try:
            snapshot = assistant.snapshot()
        except EduplanError as error:
            return error_response(error, status=503)
        return Readiness(generation=snapshot.generation, documents=len(snapshot.catalog))

    @app.api_route("/v1/{path:path}", methods=METHODS, include_in_schema=False)
    def unknown(request: Request) -> None:
        """Answer for /v1 in JSON, whatever is mounted at "/" beside it."""
        allowed = _methods_at(request.scope["path"], routers)
        if allowed:
            raise HTTPException(405, headers={"Allow": ", ".join(sorted(allowed))})
        raise HTTPException(404)

    return app


def _methods_at(path: str, routers: Iterable[APIRouter]) -> set[str]:
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    return {method for route in routes if route.path_regex.match(path) for method in route.methods or ()}
