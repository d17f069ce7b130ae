"""`auditor schema`: the published JSON Schemas."""

import click

from auditor.cli.language import both
from auditor.cli.shared_options import language_option


@click.command(
    "schema",
    help=both(
        """公開している JSON Schema を標準出力に出します。名前を省くと一覧を出します。

        \b
        auditor schema room-export > room-export.schema.json
        """,
        """Print a published JSON Schema; without a name, list them.

        \b
        auditor schema room-export > room-export.schema.json
        """,
    ),
)
@click.argument("name", required=False)
@language_option
def command(name: str | None) -> None:
    """Print one schema, or the names of all."""
    from auditor import schema

    if name is None:
        click.echo("\n".join(schema.names()))
    else:
        click.echo(schema.text(name), nl=False)
