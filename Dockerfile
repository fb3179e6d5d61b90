# syntax=docker/dockerfile:1
# Two stages: the first has pip build the environment, the second holds only Python and that environment.

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/eduplan
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY plans plans
COPY ingest ingest
COPY index index
COPY assistant assistant
COPY ui ui
RUN /opt/eduplan/bin/pip install -c constraints.txt hatchling setuptools \
    && /opt/eduplan/bin/pip install -c constraints.txt --no-build-isolation .

FROM python:3.12-slim
RUN useradd --uid 1000 --create-home eduplan \
    && install -d -o eduplan -g eduplan /data
COPY --from=build /opt/eduplan /opt/eduplan
ENV PATH=/opt/eduplan/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    EDUPLAN_DATA_DIR=/data \
    EDUPLAN_HOST=0.0.0.0 \
    EDUPLAN_PORT=8000
USER eduplan
WORKDIR /home/eduplan
VOLUME /data
EXPOSE 8000
# The first start ingests the bundled plans before it is ready.
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"EDUPLAN_PORT\"]}/readyz', timeout=4)"]
CMD ["eduplan", "serve"]
