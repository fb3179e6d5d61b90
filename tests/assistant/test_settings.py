from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.errors import BadSetting
from assistant.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty working folder and no EDUPLAN_ variable."""
    import os

    for name in list(os.environ):
        if name.upper().startswith("EDUPLAN_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults(clean: Path) -> None:
    settings = load_settings()
    assert settings.data_dir == Path("var")
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.api_keys == ()
    assert settings.records_url == f"sqlite:///{clean / 'var' / 'eduplan.db'}"
    assert not settings.model_is_set


def test_order_is_command_line_environment_file(clean: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (clean / ".env").write_text("EDUPLAN_PORT=1\nEDUPLAN_HOST=file\nEDUPLAN_LLM_MODEL=m\nOTHER=x\n", encoding="utf-8")
    monkeypatch.setenv("EDUPLAN_PORT", "2")
    monkeypatch.setenv("EDUPLAN_HOST", "environment")
    settings = load_settings(port=3)
    assert (settings.port, settings.host, settings.llm_model) == (3, "environment", "m")
    assert settings.model_is_set


def test_api_keys_are_split_and_kept_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUPLAN_API_KEYS", "k-first, k-second,")
    settings = load_settings()
    assert [key.get_secret_value() for key in settings.api_keys] == ["k-first", "k-second"]
    assert "k-first" not in repr(settings)


def test_an_empty_variable_is_no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDUPLAN_API_KEYS", "")
    monkeypatch.setenv("EDUPLAN_LLM_API_KEY", "")
    assert load_settings() == Settings()


def test_frozen() -> None:
    with pytest.raises(ValidationError):
        setattr(load_settings(), "port", 1)  # noqa: B010 - mypy knows that the plain assignment is wrong


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("EDUPLAN_DATADIR", "EDUPLAN_DATA_DIR"),
        ("EDUPLAN_API_KEY", "EDUPLAN_API_KEYS"),
        ("eduplan_prot", "EDUPLAN_PORT"),
        ("EDUPLAN_LLM_URL", "EDUPLAN_LLM_BASE_URL"),
    ],
)
def test_an_unknown_variable_names_the_nearest(monkeypatch: pytest.MonkeyPatch, name: str, nearest: str) -> None:
    monkeypatch.setenv(name, "x")
    with pytest.raises(BadSetting) as caught:
        load_settings()
    assert caught.value.message == f"环境变量里有不认识的设置 {name}"
    assert caught.value.hint == f"最接近的是 {nearest}；改正或删去它"


def test_an_unknown_name_in_the_file(clean: Path) -> None:
    (clean / ".env").write_text("EDUPLAN_PROT=1\n", encoding="utf-8")
    with pytest.raises(BadSetting, match=r"^\.env里有不认识的设置 EDUPLAN_PROT$"):
        load_settings()


def test_a_file_in_another_encoding(clean: Path) -> None:
    (clean / ".env").write_bytes("EDUPLAN_HOST=本机".encode("gb18030"))
    with pytest.raises(BadSetting, match="不是 UTF-8 文本"):
        load_settings()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("API_KEYS", " , "),
        ("EMBEDDING", "bge"),
        ("CHROMA_URL", "localhost:8000"),
        ("LLM_BASE_URL", "model.example"),
        ("DATABASE_URL", "eduplan.db"),
    ],
)
def test_a_bad_value_names_the_setting_and_not_the_value(
    monkeypatch: pytest.MonkeyPatch, field: str, value: str
) -> None:
    monkeypatch.setenv(f"EDUPLAN_{field}", value)
    with pytest.raises(BadSetting) as caught:
        load_settings()
    assert caught.value.message == f"设置 EDUPLAN_{field} 的值不能用"
    assert caught.value.hint
