"""moderation.live-talk-co-host: live talk is held by one host alone."""

from collections.abc import Iterator

from auditor import Problem, RoomExport, Yield, rule


@rule(
    id="moderation.live-talk-co-host",
    severity="low",
    severity_when=(({"/members/count": {"at_least": 100}}, "medium"),),
    tags=("live-talk",),
    needs=("/live_talk/co_hosts", "/members/count"),
    when={"/live_talk/used": True},
    title={"ja": "ライブトークに共同ホストがいる", "en": "Live talk has a co-host"},
    failure_title={"ja": "ライブトークに共同ホストがいない", "en": "Live talk has no co-host"},
    why={
        "ja": "ライブトークを終えられるのは、ホスト・共同ホスト・管理者だけです。ホストが一人だと、"
        "通信が切れたり眠ってしまったりしたときに、だれも止められないまま続きます。",
        "en": "Only the host, co-hosts and the admin can end a live talk. With one host alone it "
        "runs on unattended when the connection fails or the host falls asleep.",
    },
    fix={
        "ja": "始める前に共同管理者の一人に声をかけ、ライブトークの画面 → "
        "参加者から共同ホストにしてください。",
        "en": "Ask a co-admin beforehand and make that person a co-host from the list of "
        "participants in the live talk.",
    },
    messages={
        "alone": {
            "ja": "ライブトークを使っていますが、共同ホストがいません。",
            "en": "Live talk is used, but there is no co-host.",
        },
    },
    sources=("line.faq", "note.admin-absence"),
)
def live_talk_co_host(export: RoomExport) -> Iterator[Yield]:
    """Speech cannot be taken back; a second person can stop it."""
    if export.live_talk.co_hosts == 0:
        yield Problem("alone", at="/live_talk/co_hosts")
