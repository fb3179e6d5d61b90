"""The settings: environment variables EDUPLAN_… and the file .env, read once, frozen."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from assistant.errors import BadSetting

PREFIX: Final = "EDUPLAN_"
ENV_FILE: Final = Path(".env")


class Settings(BaseSettings):
    """Everything that can be set; README lists the variables."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Path("var")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    llm_base_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    embedding: Literal["offline"] = "offline"
    chroma_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    database_url: str | None = Field(default=None, pattern=r"^[a-z0-9+]+://")

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        keys = [key.strip() for key in value.split(",") if key.strip()]
        if not keys:
            raise ValueError("no key between the commas")
        return keys

    @property
    def records_url(self) -> str:
        """The database: `database_url`, or SQLite in the data folder."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'eduplan.db').absolute()}"

    @property
    def model_is_set(self) -> bool:
        """Whether a language model is named, which this version does not use yet."""
        return self.llm_base_url is not None or self.llm_model is not None or self.llm_api_key is not None


CURES: Final = {
    "data_dir": "写一个文件夹的路径",
    "host": "写一个本机地址，例如 127.0.0.1",
    "port": "写 0 到 65535 之间的整数，例如 8000",
    "api_keys": "写一个或多个密钥，用英文逗号隔开；不需要密钥就删去这一项",
    "llm_base_url": "写以 http:// 或 https:// 开头的地址",
    "embedding": "可选：offline",
    "chroma_url": "写以 http:// 或 https:// 开头的地址，例如 http://127.0.0.1:8001；用内置的 Chroma 就删去这一项",
    "database_url": "写 SQLAlchemy 的数据库地址，例如 sqlite:///var/eduplan.db",
}


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` (from the command line) goes before the environment, the environment before .env.

    Raises BadSetting for an unknown EDUPLAN_ variable and for a value that cannot be used.
    """
    _refuse_unknown()
    try:
        return Settings(**given)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise BadSetting(f"设置 {PREFIX}{field.upper()} 的值不能用", CURES.get(field, "检查这个值")) from None


def _refuse_unknown() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    for place, names in (("环境变量", list(os.environ)), (str(ENV_FILE), _names_in_env_file())):
        for name in names:
            if name.upper().startswith(PREFIX) and name.upper() not in known:
                nearest = difflib.get_close_matches(name.upper(), sorted(known), n=1, cutoff=0.0)
                raise BadSetting(f"{place}里有不认识的设置 {name}", f"最接近的是 {nearest[0]}；改正或删去它")


def _names_in_env_file() -> list[str]:
    try:
        return list(dotenv_values(ENV_FILE, encoding="utf-8"))
    except UnicodeDecodeError:
        raise BadSetting(f"{ENV_FILE} 不是 UTF-8 文本", "另存为 UTF-8 编码") from None
