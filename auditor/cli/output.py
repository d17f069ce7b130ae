"""Where reports go: standard output, or files that appear whole or not at all."""

import errno
import io
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import attrs

from auditor.errors import UsageError
from auditor.numerals import whole_number
from auditor.reports import BINARY, COMPLETE, contradicts, format_of
from auditor.streams import OutputFile, unwritable

STDOUT = "-"


@attrs.frozen
class Target:
    """One report that is asked for: its format and its file, "-" for standard output."""

    format: str
    path: str


def targets(formats: Sequence[str], outputs: Sequence[str]) -> tuple[Target, ...]:
    """What is to be written where.

    As many formats as files: pairwise. Otherwise the files' endings decide, and one format that
    is left over goes to standard output; without both it is a table on standard output.

    Raises:
        UsageError: when a file's format cannot be told, or two reports would share one place.
    """
    if formats and len(formats) == len(outputs):
        made = [Target(*pair) for pair in zip(formats, outputs, strict=True)]
        _refuse_other_endings(made)
    else:
        made = [Target(_by_ending(path), path) for path in outputs]
        made += [Target(name, STDOUT) for name in formats or (() if outputs else ("table",))]
    places = [target.path for target in made]
    for place in places:
        if places.count(place) > 1:
            raise UsageError(
                f"{place} に2つの報告は書けません。--output を形式の数だけ指定してください",
                f"two reports cannot go to {place}; give an --output for each --format",
            )
    _refuse_binary(made, has_files=bool(outputs))
    return tuple(made)


def _refuse_other_endings(made: Sequence[Target]) -> None:
    """Refuse a file whose ending promises another format: what opens it would show it raw."""
    for target in made:
        if contradicts(target.path, target.format):
            raise UsageError(
                f"{target.path} の拡張子は --format {target.format} と合いません。"
                f"--format なし（{format_of(target.path)}）にするか、別の拡張子にしてください",
                f"the ending of {target.path} does not fit --format {target.format}; leave out "
                f"--format (that writes {format_of(target.path)}), or give another ending",
            )


def check_bom(bom: bool, wanted: Sequence[Target]) -> None:
    """Refuse a byte order mark that no report would begin with.

    Raises:
        UsageError: when it is asked for and none of the reports is CSV.
    """
    if bom and all(target.format != "csv" for target in wanted):
        raise UsageError(
            "--bom は csv の報告だけに使えます（--format csv）",
            "--bom is for reports as csv only (--format csv)",
        )


def _refuse_binary(made: Sequence[Target], *, has_files: bool) -> None:
    """Refuse to print what is no text: on a terminal, or beside files that it was meant for."""
    for target in made:
        if target.path != STDOUT or target.format not in BINARY:
            continue
        if has_files:
            raise UsageError(
                f"--format {target.format} のファイルがありません。"
                "--output のそれぞれに --format を付けてください",
                f"no file for --format {target.format}; give a --format for each --output",
            )
        if sys.stdout.isatty():
            raise UsageError(
                f"{target.format} は画面に表示できません。--output FILE を付けてください",
                f"{target.format} cannot be shown on a terminal; add --output FILE",
            )


def complete_files(wanted: Sequence[Target]) -> tuple[str, ...]:
    """The names of the files that will hold every result of every room."""
    files = [target for target in wanted if target.path != STDOUT and target.format in COMPLETE]
    files.sort(key=lambda target: COMPLETE.index(target.format))
    return tuple(Path(target.path).name for target in files)


def _by_ending(path: str) -> str:
    found = format_of(path)
    if found is None:
        raise UsageError(
            f"{path} の形式が分かりません。--format か .json .html .md 等の拡張子を付けてください",
            f"cannot tell the format of {path}; add --format or an ending such as .json or .html",
        )
    return found


def width_of(target: Target) -> int | None:
    """The columns of the terminal that a report goes to; None for files and pipes.

    What is kept or read by a program has the same bytes on every screen, unless the variable
    COLUMNS says how wide it should be.
    """
    return None if target.path != STDOUT else columns_of(sys.stdout)


def columns_of(stream: TextIO) -> int | None:
    """The columns of the terminal behind a stream; what COLUMNS says where there is none."""
    if not stream.isatty():
        return whole_number(os.environ.get("COLUMNS", "")) or None
    return shutil.get_terminal_size().columns


def refuse_existing(option: str, path: str) -> None:
    """Refuse to replace a file that nobody said may be replaced.

    Raises:
        UsageError: when the file is there.
    """
    # a pipe or a device is there to be written
    is_there = os.path.lexists(path) and (Path(path).is_file() or not Path(path).exists())
    if path != STDOUT and is_there:
        raise UsageError(
            f"{option} {path} は既にあります。別の名前にするか、--force を付けてください",
            f"{option} {path} exists; choose another name, or add --force",
        )


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """A binary stream to write; a file appears under its name only when all of it is written.

    A link is followed: the file behind it is replaced. What is no regular file, such as a pipe or
    a device, is written in place.

    Raises:
        UsageError: when the file cannot be written.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        is_replaced = _is_replaced(path)
        target = Path(path).resolve() if is_replaced else Path(path)
        handle, name = _handle(target, is_replaced)
    except FileNotFoundError as error:
        folder = Path(path).parent
        if folder.exists():
            raise unwritable(path, path, error) from None
        raise UsageError(
            f"{path} に書けません: フォルダー {folder} がありません。先に作ってください",
            f"cannot write {path}: there is no folder {folder}; make it first",
        ) from None
    except (OSError, RuntimeError) as error:  # a RuntimeError is a ring of links (before 3.13)
        raise unwritable(path, path, _as_os_error(error)) from None
    try:
        with io.BufferedWriter(OutputFile(handle, path, path)) as stream:
            yield stream
        if name is not None:
            _put_in_place(Path(name), target, path)
    finally:
        if name is not None:
            Path(name).unlink(missing_ok=True)


def _is_replaced(path: str) -> bool:
    """Whether the file is put in place as a whole: it is new, or a regular file."""
    try:
        mode = Path(path).stat().st_mode
    except FileNotFoundError:
        return True
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return stat.S_ISREG(mode)


def _handle(target: Path, is_replaced: bool) -> tuple[int, str | None]:
    """The file to write into, and the name of the temporary one that it is."""
    if not is_replaced:
        return os.open(target, os.O_WRONLY), None
    return tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)


def _put_in_place(made: Path, target: Path, path: str) -> None:
    try:
        made.chmod(0o666 & ~_umask())
        made.replace(target)
    except OSError as error:
        raise unwritable(path, path, error) from None


def _as_os_error(error: Exception) -> OSError:
    return error if isinstance(error, OSError) else OSError(errno.ELOOP, os.strerror(errno.ELOOP))


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
