"""The command line: a group that imports a command only when it is used."""

import copy
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from auditor import __version__
from auditor.cli import language
from auditor.cli.language import both, say, translated

_COMMANDS = {
    "check": (
        "auditor.cli.check",
        both(
            "ルームの設定を監査し、スコア付きの報告を出します",
            "Audit room exports, get a scored report",
        ),
    ),
    "rules": (
        "auditor.cli.rules",
        both("ルールの一覧と、1つのルールの説明", "List the rules, or explain one"),
    ),
    "plugins": (
        "auditor.cli.plugins",
        both("読み込まれたプラグインと、失敗した理由", "What is loaded, and what failed and why"),
    ),
    "init": (
        "auditor.cli.init",
        both("質問に答えて、ルームの設定を書き出します", "Answer questions, get a room export"),
    ),
    "import": (
        "auditor.cli.import_",
        both(
            "LINEのデータ・表・トーク履歴から書き出しを作ります",
            "Make exports from LINE's data, sheets or talk histories",
        ),
    ),
    "fmt": (
        "auditor.cli.fmt",
        both("書き出しの並びと字下げを整えます", "Put exports into canonical order"),
    ),
    "plan": (
        "auditor.cli.plan",
        both("何から直すか、点数つきの計画", "What to mend first, with the exact gain of each"),
    ),
    "diff": (
        "auditor.cli.diff",
        both("前回から変わった点と、その原因", "What changed, and because of which setting"),
    ),
    "history": (
        "auditor.cli.history",
        both("点数の移り変わり", "The score over stored reports"),
    ),
    "render": (
        "auditor.cli.render",
        both("保存した報告を、ほかの形式や言語で出し直す", "Any format from a stored report"),
    ),
    "verify": (
        "auditor.cli.verify",
        both("報告が改ざんされていないか確かめる", "Check that a report is unaltered"),
    ),
    "waivers": (
        "auditor.cli.waivers",
        both("承認済みの例外と確認記録", "Waivers and attestations: list, lint, add"),
    ),
    "config": (
        "auditor.cli.config",
        both("設定の値と、その出どころ", "Every setting in force, and where it came from"),
    ),
    "new-plugin": (
        "auditor.cli.new_plugin",
        both("社内ルールのプラグインを作ります", "Make an in-house plugin with tests"),
    ),
    "test-plugin": (
        "auditor.cli.test_plugin",
        both("プラグインの例と完全さを確かめます", "Run a plugin's cases and checks"),
    ),
    "schema": (
        "auditor.cli.schema",
        both("公開しているスキーマを表示します", "Print a published JSON Schema"),
    ),
}


class LocalCommand(click.Command):
    """A command whose help speaks the language in force."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(ctx)
        prefix = say("使い方: ", "Usage: ")
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, under a heading."""
        rows = _option_rows(self, ctx)
        if rows:
            with formatter.section(say("オプション", "Options")):
                formatter.write_dl(rows)


class TellingGroup(click.Group):
    """A group that names the nearest command where there is none of a name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name."""
        from auditor.errors import meant

        name, known = args[0], self.list_commands(ctx)
        if name not in known and not name.startswith("-"):
            ja, en = meant(name, known)
            ctx.fail(say(f"{name} というコマンドはありません{ja}", f"no command {name}{en}"))
        return super().resolve_command(ctx, args)


class LocalGroup(LocalCommand, TellingGroup):
    """A group of commands whose help speaks the language in force."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands, each under a heading."""
        super().format_options(ctx, formatter)
        rows = [(name, sub.short_help or sub.help or "") for name, sub in self.commands.items()]
        with formatter.section(say("コマンド", "Commands")):
            formatter.write_dl(rows)


def _option_rows(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    """Name and help of each option; arguments are told by the usage line and the text."""
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    rows = [row for option in options if (row := option.get_help_record(ctx))]
    return rows if say("ja", "en") == "en" else [(name, _in_japanese(text)) for name, text in rows]


def _in_japanese(text: str) -> str:
    """The help of an option without the English words that click puts into it."""
    for english, japanese in _HELP_JA.items():
        text = text.replace(english, japanese)
    return text


_HELP_JA = {
    "Show this message and exit.": "この説明を出して終わる",
    "Show the version and exit.": "版を出して終わる",
    "[required]": "[必須]",
}


def localized(command: click.Command) -> click.Command:
    """A copy of the command with its help, and that of its options, in the language in force."""
    made = copy.copy(command)
    made.help = translated(command.help)
    made.short_help = translated(command.short_help)
    made.epilog = translated(command.epilog)
    made.params = [_localized_param(param) for param in command.params]
    if type(made) is click.Command:
        made.__class__ = LocalCommand
    if type(made) is click.Group:
        made.__class__ = LocalGroup
    if isinstance(made, click.Group):
        choice = click.Choice(language.LANGUAGES)
        made.params.append(click.Option(["--lang"], type=choice, expose_value=False, hidden=True))
        made.commands = {name: localized(sub) for name, sub in made.commands.items()}
    return made


def _localized_param(param: click.Parameter) -> click.Parameter:
    made = copy.copy(param)
    if isinstance(made, click.Option):
        made.help = translated(made.help)
    return made


class LazyGroup(TellingGroup):
    """Commands by name; each module is imported when its command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of a user's work."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module: Any = import_module(_COMMANDS[cmd_name][0])
        command: click.Command = module.command
        return localized(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name; of a report's form, how it is asked for."""
        from auditor.reports import FORMATS, ending_for

        name = args[0]
        if name in FORMATS and name not in _COMMANDS:
            made = f"auditor check room.json --format {name} --output report{ending_for(name)}"
            ctx.fail(
                say(f"{name} は報告の形式です: {made}", f"{name} is a form of the report: {made}")
            )
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        words = say("コマンド [オプション] …", "COMMAND [OPTIONS] …")
        formatter.write_usage(ctx.command_path, words, say("使い方: ", "Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with their static short help: nothing is imported for it."""
        rows = [(name, translated(text) or "") for name, (_, text) in _COMMANDS.items()]
        with formatter.section(say("コマンド", "Commands")):
            formatter.write_dl(rows)
        with formatter.section(say("オプション", "Options")):
            formatter.write_dl(_option_rows(self, ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The help text in the language in force."""
        del ctx
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(self.help) or "")

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run, with the language taken from the arguments first."""
        import sys

        language.choose(sys.argv[1:] if args is None else args)
        return super().main(args, *rest, **extra)


@click.group(
    cls=LazyGroup,
    name="auditor",
    context_settings={"help_option_names": ["-h", "--help"]},
    help=both(
        """LINEオープンチャットの設定と文章を、公開の前に監査します。

        裏アカウントに見える名前、足りないルール、要確認の販売・宣伝、検索設定の食い違い、
        運営体制の穴を、理由・場所・直し方つきで挙げ、スコアにします。

        \b
        まず試す:      auditor check examples/
        1つのルール:   auditor rules naming.secret-account-term
        """,
        """Audit the settings and texts of LINE OpenChat rooms before they open.

        Names that look like secret accounts, missing guidelines, questionable commerce, search
        settings that do not fit, gaps in moderation: each with the reason, the place and how to
        mend it, and a score.

        \b
        Try it:       auditor check examples/
        One rule:     auditor rules naming.secret-account-term
        """,
    ),
)
@click.version_option(__version__, prog_name="auditor", message="%(prog)s %(version)s")
@click.option(
    "--lang",
    type=click.Choice(language.LANGUAGES),
    expose_value=False,
    help="ja / en (AUDITOR_LANG, LANG)",
)
def cli() -> None:
    """The command line."""
