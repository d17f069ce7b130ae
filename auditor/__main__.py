"""The program: runs the command line and turns whatever happens into an exit status."""

import gc
import os
import sys
from collections.abc import Sequence

from auditor.errors import AuditorError
from auditor.streams import prepare_standard_streams

# Rules and words are made once and live to the end: looking through them time and again while they
# are made is an eighth of a short run.
_ALLOCATIONS = 400_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `auditor` with the arguments of the process and exit with the contract's status."""
    gc.set_threshold(_ALLOCATIONS)
    prepare_standard_streams()
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run `auditor` with `arguments`; the exit status."""
    try:
        status = _answer(list(arguments))
        sys.stdout.flush()
    except AuditorError as error:
        from auditor.cli.failures import tell

        return tell(error)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader has gone (such as `| head`); nothing more can be said, and nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from auditor.cli.failures import tell_internal

        return tell_internal(error)
    return status


def _answer(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status."""
    if arguments == ["--version"]:  # asked by scripts all day: needs no command line
        from auditor import __version__

        sys.stdout.write(f"auditor {__version__}\n")
        return 0
    import click

    from auditor.cli import cli

    try:
        status = cli.main(arguments, standalone_mode=False, prog_name="auditor")
    except click.ClickException as error:
        from auditor.cli.failures import tell_usage

        return tell_usage(error)
    except click.Abort:
        return 130
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
