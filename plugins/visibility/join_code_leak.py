"""visibility.join-code-leak: the join code stands in text that everybody can read."""

from collections.abc import Iterator

from auditor import Context, Problem, RoomExport, Unknown, Yield, rule

OUTSIDE = ("/room/name", "/room/description", "/room/tags", "/visibility/join_question")


@rule(
    id="visibility.join-code-leak",
    severity="high",
    confidence="high",
    effort="low",
    needs=("/visibility/join_code",),
    when={"/visibility/join_method": "code"},
    title={
        "ja": "参加コードが公開の文章に書かれていない",
        "en": "The join code is in no public text",
    },
    failure_title={
        "ja": "参加コードが公開の文章に書かれている",
        "en": "The join code stands in public text",
    },
    why={
        "ja": "名前・説明・タグは参加していない人にも見えます。コードが書かれていれば、コードで守る意味がなくなります。",
        "en": "Name, description and tags are visible to people outside; a code written there guards nothing.",
    },
    fix={
        "ja": "文章からコードを消し、≡ → その他 → 公開設定で新しいコードに変えてください。コードは参加してほしい人にだけ伝えます。",
        "en": "Remove the code from the text and set a new one under ≡ → その他 (Other) → 公開設定 (publicity); tell it only to those who are meant to join.",
    },
    messages={
        "leaked": {
            "ja": "参加コードと同じ文字列が、参加前の人にも見える文章にあります。",
            "en": "The text of the join code stands where people outside can read it.",
        },
    },
    sources=("E2.4", "protocol.square"),
)
def join_code_leak(export: RoomExport, context: Context) -> Iterator[Yield]:
    """Name, description and tags are visible to people outside; a code written there guards nothing."""
    code = export.visibility.join_code or ""
    if not code:
        yield Unknown("/visibility/join_code")
        return
    for pointer, text in context.public_text:
        start = text.find(code)
        if start >= 0 and pointer.startswith(OUTSIDE):
            yield Problem("leaked", at=pointer, span=(start, start + len(code)))
