"""guidelines.copyright-clause: no rule on other people's works."""

from collections.abc import Iterator

from auditor import Context, RoomExport, Yield, rule

from .judging import MESSAGES, judge_clause


@rule(
    id="guidelines.copyright-clause",
    severity="low",
    confidence="medium",
    tags=("guideline-clause",),
    title={
        "ja": "著作権・肖像権についての決まりがある",
        "en": "A rule covers copyright and portraits",
    },
    failure_title={
        "ja": "著作権・肖像権についての決まりがない",
        "en": "No rule on copyright and portraits",
    },
    why={
        "ja": "ほかの人の作品や写真の無断掲載は禁止規定（第4項）にあたり、投稿が削除されます。",
        "en": "Posting other people's works or photos without leave is prohibited (prohibition "
        "4) and gets deleted.",
    },
    fix={
        "ja": "≡ → ノート → 大事なノートに、用意してある文を貼り付けて、ルームに合わせて直してください。",
        "en": "Paste the ready text into the important note (≡ → ノート) and fit it to your room.",
    },
    paste={
        "ja": "【著作権・肖像権】ほかの方の写真・イラスト・文章・動画を無断で転載しないでくださ"
        "い。人が写った写真は、ご本人の了承を得たものだけにしてください。",
        "en": "[Copyright and portraits] Do not repost other people's photos, drawings, texts "
        "or videos without permission. Post pictures of people only with their consent.",
    },
    messages=MESSAGES,
    sources=("line.prohibited.4", "law.copyright"),
)
def copyright_clause(export: RoomExport, context: Context) -> Iterator[Yield]:
    """What is not one's own may not be posted."""
    yield from judge_clause("copyright-clause", export, context)
