from pathlib import Path

import pytest

from auditor import handwritten
from auditor.errors import UsageError


@pytest.mark.parametrize(
    ("name", "raw", "content"),
    [
        ("a.toml", b"\xef\xbb\xbfday = 2026-01-02\n", {"day": "2026-01-02"}),
        ("a.JSON", b' {"day": 1}\n', {"day": 1}),
        ("a.conf", b"day = 1", {"day": 1}),
        ("a.conf", b'\n{"day": 1}', {"day": 1}),
    ],
)
def test_a_file_is_read_by_its_ending(
    tmp_path: Path, name: str, raw: bytes, content: object
) -> None:
    (tmp_path / name).write_bytes(raw)

    assert handwritten.read(tmp_path / name) == content


@pytest.mark.parametrize(
    ("name", "raw", "ja", "en"),
    [
        ("a.toml", b"day =\n", "a.toml: TOMLとして読めません: 値が", "a.toml: not TOML: Invalid"),
        ("a.json", b'{\n "a" 1}', "a.json:2:6: JSON として読めません", "a.json:2:6: not JSON"),
        ("a.json", b"{} {}", "a.json:1:4: 余分な文字があります", "a.json:1:4: extra data"),
        ("a.toml", b"\xff", "a.toml はUTF-8ではありません", "a.toml is not UTF-8"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(name: str, raw: bytes, ja: str, en: str) -> None:
    with pytest.raises(UsageError) as caught:
        handwritten.decode(name, raw)

    assert caught.value.ja.startswith(ja)
    assert caught.value.en.startswith(en)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        handwritten.read(tmp_path / "none.toml")

    assert "ファイルやフォルダーがありません" in caught.value.ja
