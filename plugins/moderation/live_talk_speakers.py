"""moderation.live-talk-speakers: anybody who comes in may speak in live talk."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.live-talk-speakers",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 500}}, "medium"),),
    tags=("live-talk",),
    needs=("/live_talk/speakers", "/members/count"),
    when={"/live_talk/used": True, "/members/count": {"at_least": 30}},
    patch=({"op": "replace", "path": "/live_talk/speakers", "value": "approval"},),
    title={
        "ja": "ライブトークで話す人をホストが許可している",
        "en": "The host decides who speaks in live talk",
    },
    failure_title={
        "ja": "ライブトークでだれでも話せる",
        "en": "Anybody may speak in live talk",
    },
    why={
        "ja": "音声には削除もNGワードもききません。だれでも話せる設定だと、"
        "暴言や個人情報がその場で全員に届きます。",
        "en": "Neither deletion nor banned words work on speech. Where anybody may speak, abuse "
        "and personal data reach everyone at once.",
    },
    fix={
        "ja": "ライブトークを始めるときに、スピーカーを「許可したメンバーのみ」にし、"
        "話したい人には挙手してもらってください。",
        "en": "When you start a live talk, let only permitted members speak and ask others to "
        "raise their hand.",
    },
    messages={
        "all": {
            "ja": "ライブトークの発言が「すべてのメンバー」になっています。",
            "en": "Live talk lets every member speak.",
        },
    },
    sources=("line.faq", "own.practice"),
)
def live_talk_speakers(export: RoomExport) -> Iterator[Yield]:
    """A raised hand gives the host a moment to think."""
    if export.live_talk.speakers == "all":
        yield Problem("all", at="/live_talk/speakers")
