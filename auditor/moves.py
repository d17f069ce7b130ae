"""Why an attestation holds no more: what has moved since it was signed, in both languages."""

import attrs

APPEARED, CHANGED, GONE, UNREAD = "appeared", "changed", "gone", "unread"
OPPOSED, EARLIER = "opposed", "earlier"
_MOVES = {
    APPEARED: ("{pointer} が記録のあとに書かれました", "{pointer} has been filled in since"),
    CHANGED: ("{pointer} が記録のあとに変わりました", "{pointer} has changed since"),
    GONE: ("{pointer} が記録のあとに消えました", "{pointer} has disappeared since"),
    UNREAD: (
        "ルールが見る {pointer} が記録にありません",
        "it does not tell {pointer}, which the rule reads",
    ),
    OPPOSED: ("{pointer} が記録と反対の内容です", "{pointer} shows the opposite"),
    EARLIER: (
        "前の報告で効力を失っています（{pointer}）",
        "an earlier report found it void ({pointer})",
    ),
}


@attrs.frozen
class Move:
    """Why an attestation holds no more: the setting that moved, and how."""

    pointer: str
    kind: str

    def told(self) -> tuple[str, str]:
        """The sentence, in Japanese and in English."""
        ja, en = _MOVES[self.kind]
        return ja.format(pointer=self.pointer), en.format(pointer=self.pointer)
