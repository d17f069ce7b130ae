"""The program: runs the command line and turns whatever happens into an exit status."""

import gc
import os
import sys
from collections.abc import Sequence

# Rules and words are made once and live to the end: looking through them time and again while they
# are made is an eighth of a short run.
_ALLOCATIONS = 200_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run `auditor` with the arguments of the process and exit with the contract's status."""
    gc.set_threshold(_ALLOCATIONS)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run `auditor` with `arguments`; the exit status."""
    if list(arguments) == ["--version"]:  # asked by scripts all day: needs no command line
        from auditor import __version__

        sys.stdout.write(f"auditor {__version__}\n")
        return 0
    import click

    from auditor.cli import cli
    from auditor.errors import AuditorError

    try:
        status = cli.main(list(arguments), standalone_mode=False, prog_name="auditor")
        sys.stdout.flush()
    except click.ClickException as error:
        from auditor.cli.failures import tell_usage

        return tell_usage(error)
    except AuditorError as error:
        from auditor.cli.failures import tell

        return tell(error)
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        # the reader has gone (such as `| head`); nothing more can be said, and nothing is wrong
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from auditor.cli.failures import tell_internal

        return tell_internal(error)
    return status if isinstance(status, int) else 0


if __name__ == "__main__":
    main()
