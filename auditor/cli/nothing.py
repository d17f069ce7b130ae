"""What is told of a path behind which there is nothing to read: what is missing, and what to do."""

import glob
from pathlib import Path

from auditor.inputs import JSON_ENDINGS
from auditor.reports.visible import one_line


def nothing_at(path: str) -> tuple[str, str]:
    """Why a path gives no source, in Japanese and in English."""
    shown, endings = one_line(path) or '""', " ".join(JSON_ENDINGS)
    if "://" in path:
        return (
            f"{shown}: このアドレスにファイルが見つかりません"
            "（s3:// などは --engine dask で読みます。extra: cluster）",
            f"{shown}: no file at this address (s3:// and others need --engine dask, "
            "extra: cluster)",
        )
    if Path(path).is_dir() and path:
        return (
            f"{shown}: このフォルダーに、監査できるファイルがありません（{endings}）",
            f"{shown}: no file to audit in this folder ({endings})",
        )
    if glob.has_magic(path):
        return f"{shown}: 一致するファイルがありません", f"{shown}: no file matches"
    return (
        f"{shown}: そのようなファイルやフォルダーはありません",
        f"{shown}: no such file or folder",
    )


def no_room_in(source: str) -> tuple[str, str]:
    """That a source was read and holds no room, in Japanese and in English."""
    shown = one_line(source)
    return f"{shown}: ルームが1件も入っていません", f"{shown}: holds no room"
