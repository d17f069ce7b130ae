"""The options of `auditor check`, group by group, in the order in which its help tells them."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from auditor.cli.distributed import ENGINES
from auditor.cli.language import LANGUAGES, both
from auditor.cli.shared_options import worst_option
from auditor.errors import UsageError
from auditor.numerals import finite_number

F = TypeVar("F", bound=Callable[..., Any])


def _listed(
    context: click.Context, parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """The selectors, each given by itself or several with commas between."""
    del context
    for each in value:
        if not each.replace(",", "").strip():
            # such as a variable that was not set: it does not mean all the rules
            name = parameter.opts[0]
            raise UsageError(f"{name} が空です", f"{name} is empty")
    return tuple(part for each in value for one in each.split(",") if (part := one.strip()))


class _Seconds(click.FloatRange):
    """A range of numbers: click's own takes nan for one that lies in any."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        if finite_number(str(value)) is None:
            self.fail(
                f"{value!r} is not a number of the range {self.min}<=x<={self.max}.", param, ctx
            )
        return super().convert(value, param, ctx)


_OUTPUT = (
    click.argument("paths", nargs=-1, metavar="[PATH]…"),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="FORMAT",
        help=both(
            "報告の形式: table（既定） json ndjson html markdown csv sarif junit gitlab github "
            "oscal …",
            "table (default) json ndjson html markdown csv sarif junit gitlab github oscal …",
        ),
    ),
    click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        help=both(
            "書き出すファイル（繰り返し可、拡張子で形式が決まります）",
            "File to write; repeatable, its ending decides the format",
        ),
    ),
)
"""What is audited, and the report that is written."""

_RULES = (
    click.option(
        "--select",
        multiple=True,
        callback=_listed,
        metavar="RULES",
        help=both(
            "使うルール: id、グロブ、分野、tag:…、severity:…（コンマ区切りか、くり返し）",
            "Rules to use: id, glob, area, tag:…, severity:…; with commas, or repeated",
        ),
    ),
    click.option(
        "--ignore",
        multiple=True,
        callback=_listed,
        metavar="RULES",
        help=both("使わないルール（書き方は --select と同じ）", "Rules to leave out, as --select"),
    ),
    click.option(
        "--profile",
        metavar="NAME",
        help=both("監査の種類: launch（既定） review strict", "launch (default), review, strict …"),
    ),
)
"""Which rules judge."""

_GATE = (
    click.option(
        "--fail-on",
        type=click.Choice(["critical", "high", "medium", "low", "info", "never"]),
        help=both(
            "この重要度以上の要確認があれば不合格",
            "Close the gate on an unwaived failure this grave",
        ),
    ),
    click.option(
        "--fail-under",
        type=click.IntRange(0, 100),
        help=both(
            "最も低いスコアがこれ未満なら不合格", "Close the gate when the lowest score is less"
        ),
    ),
    click.option(
        "--min-coverage",
        type=click.IntRange(0, 100),
        help=both(
            "確認できた割合（%）がこれ未満なら不完全（終了コード5）",
            "Incomplete (status 5) when less than this percentage is known",
        ),
    ),
)
"""When the gate passes."""

_DECISIONS = (
    click.option(
        "--waivers",
        multiple=True,
        metavar="FILE",
        help=both(
            "承認済みの例外と確認記録（TOML か JSON、繰り返し可）",
            "Waivers and attestations (TOML or JSON; repeatable)",
        ),
    ),
    click.option(
        "--no-waivers",
        is_flag=True,
        help=both("例外と確認記録を使わずに監査する", "Audit as if there were no waivers"),
    ),
    click.option(
        "--baseline",
        metavar="FILE",
        help=both(
            "導入時の基準: ここにある問題は不合格の理由にしません",
            "Problems known when the audit was adopted; they do not close the gate",
        ),
    ),
    click.option(
        "--update-baseline",
        is_flag=True,
        help=both(
            "無くなった問題を基準から取り除く（増やすことはありません）",
            "Remove from the baseline what is gone; nothing is ever added",
        ),
    ),
    click.option(
        "--write-baseline",
        metavar="FILE",
        help=both("今の問題から新しい基準を作る", "Make a new baseline of the problems found now"),
    ),
)
"""What people decided before."""

_CONDITIONS = (
    click.option(
        "--now",
        metavar="TIME",
        help=both(
            "監査の日時（RFC 3339。既定は今、または SOURCE_DATE_EPOCH）",
            "The moment of the audit (RFC 3339; default now, or SOURCE_DATE_EPOCH)",
        ),
    ),
    click.option(
        "--limit",
        "limit_settings",
        multiple=True,
        metavar="NAME=N",
        help=both(
            "入力の上限: file record text depth ratio",
            "Limits on input: file record text depth ratio",
        ),
    ),
    click.option(
        "--disable-plugin",
        multiple=True,
        metavar="NAME",
        help=both("使わないプラグイン", "A plugin to leave out"),
    ),
    click.option(
        "--require-plugin",
        multiple=True,
        metavar="NAME",
        help=both(
            "無ければ終了コード8にするプラグイン", "A plugin that must be there (else status 8)"
        ),
    ),
    click.option(
        "--only-builtin",
        is_flag=True,
        help=both("組み込みのルールだけを使う", "Built-in rules only"),
    ),
    click.option(
        "--rules",
        "rule_files",
        multiple=True,
        metavar="FILE",
        help=both(
            "社内ルールのファイル（rules.toml / rules.json）。繰り返し可",
            "A file of your own rules (rules.toml or rules.json); repeatable",
        ),
    ),
    click.option(
        "--rule-timeout",
        type=_Seconds(0.01, 86_400),
        metavar="SECONDS",
        help=both(
            "1つのルールがこの秒数を超えたら打ち切り、エラーの結果にする",
            "Cut off a rule that takes longer on one room; it becomes an error result",
        ),
    ),
)
"""The moment, the limits and the plugins."""

_REPORT = (
    click.option(
        "--previous",
        metavar="REPORT",
        help=both(
            "1つ前の報告（JSON）。つながりを報告に記録する（auditor verify）",
            "The report before this one; its digest goes into the report (auditor verify)",
        ),
    ),
    click.option(
        "--history",
        metavar="FOLDER",
        help=both(
            "これまでの報告（JSON）のフォルダー。得点の移り変わりを報告に載せる",
            "Folder of earlier JSON reports: the score over time goes into the report",
        ),
    ),
    click.option(
        "--include-evidence",
        is_flag=True,
        help=both(
            "連絡先や参加コードを隠さずに示す（見てよい人のためだけに）",
            "Show contact details and codes unmasked, for those who may see them only",
        ),
    ),
    click.option(
        "--source-root",
        default="",
        metavar="FOLDER",
        help=both(
            "sarif・gitlab などのパスをこのフォルダーからの形で示す",
            "Show paths in sarif, gitlab … as seen from this folder",
        ),
    ),
    click.option(
        "--bom",
        is_flag=True,
        help=both("CSV を Excel 向けにする（BOM付き）", "CSV for Excel (with BOM)"),
    ),
    click.option(
        "--pack",
        "packs",
        multiple=True,
        metavar="NAME",
        help=both(
            "ほかの国の言葉も見る: id th tw（母語話者の確認前のため既定ではオフ）",
            "Also look for words of: id th tw (off by default: no native reader has read them yet)",
        ),
    ),
    click.option(
        "--explain",
        is_flag=True,
        help=both(
            "見たが報告しなかった言葉と、その理由を示す",
            "Tell which words were seen and not reported, and why",
        ),
    ),
    click.option(
        "--explain-score",
        is_flag=True,
        help=both("点数の計算を1項ずつ示す", "Tell the score term by term"),
    ),
    click.option(
        "--ask",
        is_flag=True,
        help=both(
            "書かれていないために判断できなかった設定を、影響の大きい順に示す",
            "List the settings whose absence left results unknown, by weight",
        ),
    ),
)
"""What the report shows beside the results."""

_ENGINE = (
    click.option(
        "--jobs",
        type=click.IntRange(1),
        metavar="N",
        help=both(
            "同時に使うプロセスの数（既定はすべてのコア。小さな入力では1）。結果は変わりません",
            "Processes to use (default: all cores, 1 for small inputs); results stay the same",
        ),
    ),
    worst_option,
    click.option(
        "--cache",
        metavar="FILE",
        help=both(
            "前回の結果を保存し、変わっていないルームを再利用するファイル。報告は同じです",
            "Keep results in this file; unchanged rooms are reused, the report stays the same",
        ),
    ),
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        default="local",
        help=both(
            "local（既定）はこの機械のプロセス、dask は多くの機械（extra: cluster）。"
            "結果は同じです",
            "local (default): processes of this machine; dask: of many (extra: cluster); "
            "same results",
        ),
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help=both(
            "動いている Dask スケジューラー（既定はこの機械だけで動く一時的なワーカー）",
            "A Dask scheduler that runs already (default: workers of this run, on this machine)",
        ),
    ),
    click.option(
        "--work-dir",
        metavar="FOLDER",
        help=both(
            "分割ごとの結果を置くフォルダーか URL（s3://… など）。中断した監査は続きから始まります",
            "Folder or URL (s3://…) of the results of parts; an interrupted audit goes on from "
            "there",
        ),
    ),
    click.option(
        "--parts-only",
        is_flag=True,
        help=both(
            "報告を1つにまとめず、--work-dir に残す（manifest.json に一覧と集計）",
            "Write no report: the parts stay in --work-dir, with manifest.json and its counts",
        ),
    ),
)
"""Who does the work."""

_MANNERS = (
    click.option(
        "--exit-zero",
        is_flag=True,
        help=both("結果にかかわらず終了コード0", "Exit 0 whatever was found"),
    ),
    click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help=both("経過や注意を出さない（誤りは出す）", "No progress, no notes; errors only"),
    ),
    click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        help=both("報告の言語", "Language of the report"),
    ),
)
"""How the command behaves."""


def check_options(command: F) -> F:
    """All options of `check` but those of its configuration."""
    groups = (_OUTPUT, _RULES, _GATE, _DECISIONS, _CONDITIONS, _REPORT, _ENGINE, _MANNERS)
    for option in reversed([option for group in groups for option in group]):
        command = option(command)
    return command
