"""What must hold for the project as a whole: packaging, hygiene, and that nothing is paid for before it is used."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.settings import Settings
from ui.cli import main

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "evals", "index", "ingest", "ui")
MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in PACKAGES
    for path in (ROOT / package).rglob("*.py")
)
HEAVY = ("chromadb", "gradio", "jieba", "llama_index.core", "onnxruntime", "pandas", "sqlalchemy")

# Spelt in pieces, so that this file holds none of what it looks for.
REGISTRY_HOST = re.compile("py" + r"pi\.org|python" + r"hosted\.org|registry\.npm" + r"js|deb\.deb" + r"ian\.org")
MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|farm|root|home/\w+|Users/\w+)/[A-Za-z.]")
LEFT_OVER = re.compile(
    r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|NotImplemented" + r"Error|pragma: no " + r"cover"
)


def tracked_texts() -> dict[str, str]:
    """The text files of the project by their paths; what git does not track is left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout, so there is no list of tracked files")
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        data = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        if b"\0" not in data:
            texts[name] = data.decode("utf-8", errors="replace")
    return texts


def test_tracked_files_name_no_registry_and_no_path_of_a_machine() -> None:
    faults = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in tracked_texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if REGISTRY_HOST.search(line) or MACHINE_PATH.search(line)
    ]
    assert faults == []


def test_code_holds_no_left_overs() -> None:
    faults = [name for name, text in tracked_texts().items() if name.endswith(".py") and LEFT_OVER.search(text)]
    assert faults == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_is_short_names_every_setting_and_links_to_what_is_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.count("\n") < 150
    assert {f"EDUPLAN_{field.upper()}" for field in Settings.model_fields} <= set(re.findall(r"`(EDUPLAN_\w+)`", text))
    links = re.findall(r"\]\((?!http)([^)]+)\)", text)
    files = re.findall(r"`((?:assistant|index|ingest|ui)/\w+\.py)`", text)
    assert [path for path in links + files if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_shows_what_is_answered(
    name: str, plans_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    shown = re.search(r"```\n\$ \.venv/bin/eduplan ask (?P<question>\S+)\n(?P<answer>.+?\n)```", text, re.DOTALL)
    assert shown is not None
    assert main(["ask", shown["question"], "--data-dir", str(plans_settings.data_dir)]) == 0
    assert capsys.readouterr().out == shown["answer"]


def test_tests_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_constraints_hold_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*", line)] == []
    names = [pin.partition("==")[0].lower().replace("_", "-") for pin in pins]
    assert len(names) == len(set(names))


def test_every_dependency_is_constrained() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-")
        for group in (project["dependencies"], *project["optional-dependencies"].values())
        for requirement in group
    }
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    assert wanted <= set(re.findall(r"^([a-z0-9.-]+)==", text, re.MULTILINE))


def canonical(name: str) -> str:
    """A distribution's name as it is compared."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^A-Za-z0-9._-]", name)[0]).lower()


def imported_packages(packages: Iterable[str]) -> set[str]:
    """The top-level packages of others that these packages import."""
    found: set[str] = set()
    for package in packages:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.split(".")[0])
    return found - {*PACKAGES, *sys.stdlib_module_names}


def test_dependencies_are_what_is_imported() -> None:
    """A package that only comes with another may leave with its next version; one that nobody imports is a burden."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shipped = {canonical(line) for line in project["dependencies"]}
    of_evals = {canonical(line) for line in project["optional-dependencies"]["evals"]}
    providers = importlib.metadata.packages_distributions()

    def distributions(packages: Iterable[str]) -> dict[str, set[str]]:
        return {name: {canonical(one) for one in providers[name]} for name in imported_packages(packages)}

    product, suite = distributions(name for name in PACKAGES if name != "evals"), distributions(["evals"])
    undeclared = {name for name, found in product.items() if not found & shipped}
    assert undeclared == {"pydantic_core"}, "pydantic alone pins the version of its core"
    assert {name for name, found in suite.items() if not found & (shipped | of_evals)} == set()
    unused = shipped - {distribution for found in product.values() for distribution in found}
    assert unused == {"python-multipart"}, "FastAPI imports it for uploads"
    unused = of_evals - {distribution for found in suite.values() for distribution in found}
    assert unused == {"langchain-community", "sacrebleu"}, "ragas imports them, and names none of them"


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_imported(module: str) -> None:
    assert importlib.import_module(module).__doc__, f"{module} does not say what it is"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_help_names_every_command_and_imports_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom ui.cli import main\n"
        "try:\n    code = main(['--help'])\nexcept SystemExit as done:\n    code = done.code\n"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules], 'CODE', code or 0)"
    )
    done = run("-c", script, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "HEAVY [] CODE 0"
    for command in ("ingest", "ask", "serve", "documents", "targets", "tasks", "doctor"):
        assert command in done.stdout
    assert list(tmp_path.iterdir()) == [], "--help made files"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as a release would build it, with the hatchling of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    pytest.importorskip("hatchling", reason="no hatchling here: `make test` installs it")
    script = f"import sys; from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = run("-c", script, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


def test_the_wheel_holds_the_packages_their_data_and_the_plans(wheel: Path, plans_dir: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        plans = {Path(name).name: archive.read(name) for name in names if name.startswith("ui/bundled_plans/")}
    assert {"index/thesaurus.tsv", "index/phrases.tsv", "index/userdict.txt", "index/stopwords.txt"} <= names
    tops = {name.split("/")[0] for name in names}
    assert tops == {"assistant", "index", "ingest", "ui", "eduplan-0.1.0.dist-info"}
    assert {path.name: path.read_bytes() for path in plans_dir.iterdir()} == plans
    data = {
        str(path.relative_to(ROOT))
        for package in ("assistant", "index", "ingest", "ui")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert data <= names


def test_the_wheel_finds_its_plans_without_a_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    script = "import ui.plans; print(ui.plans.__file__); print(len(list(ui.plans.bundled_plans().glob('*.txt'))))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [str(tmp_path / "ui" / "plans.py"), "5"]
