"""`eduplan doctor`: what is wrong with the index and the settings, and how to mend it."""

from __future__ import annotations

from assistant.settings import Settings
from assistant.wiring import build_query_embedding, build_records
from index.doctor import Finding, check

LABELS = {"ok": "正常", "warning": "警告", "error": "错误"}

MODEL_UNUSED = "已配置模型，但本版本仍以原文摘编作答"


def doctor(settings: Settings) -> int:
    """Print the findings; 1 where one is an error."""
    findings = [
        *setting_findings(settings),
        *check(build_records(settings), settings.data_dir, build_query_embedding(settings), settings.chroma_url),
    ]
    for finding in findings:
        print(f"{LABELS[finding.level]}  {finding.message}")
        if finding.hint:
            print(f"      {finding.hint}")
    return 1 if any(finding.level == "error" for finding in findings) else 0


def setting_findings(settings: Settings) -> list[Finding]:
    """What is to be known about the settings themselves."""
    if settings.model_is_set:
        return [Finding("warning", MODEL_UNUSED, "可以删去 EDUPLAN_LLM_… 设置，答案不变")]
    return [Finding("ok", "设置无误", "")]
