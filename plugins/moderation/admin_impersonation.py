"""moderation.admin-impersonation: nicknames that pose as LINE, the admin or the staff."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from auditor import Problem, RoomExport, Unknown, Yield, rule

from .words import plain, raw_words, words

SHOWN = 50


@rule(
    id="moderation.admin-impersonation",
    severity="medium",
    severity_when=(({"/members/count": {"below": 30}}, "low"),),
    confidence="medium",
    tags=("impersonation",),
    needs=("/members/count",),
    title={
        "ja": "管理者やLINEの事務局をまねた名前のメンバーがいない",
        "en": "No nickname poses as LINE, the admin or the staff",
    },
    failure_title={
        "ja": "管理者やLINEの事務局と間違えやすい名前のメンバーがいる",
        "en": "A nickname could be taken for LINE, the admin or the staff",
    },
    why={
        "ja": "「オープンチャット事務局」や管理者そっくりの名前で、"
        "管理者の権限や認証番号を求める手口があります。一度渡した権限は戻りません。"
        "本物の管理者には王冠のマークが付きます。",
        "en": "Impostors named like the OpenChat secretariat or the admin ask for admin rights or "
        "verification codes. Rights once given do not come back. The real admins wear a crown.",
    },
    fix={
        "ja": "王冠のマークがあるかを確かめ、まねをしている場合は名前の変更をお願いするか、"
        "退会と通報を検討してください。正式なスタッフなら、"
        "共同管理者にすると王冠が付いて見分けられます。",
        "en": "Look for the crown. If somebody imitates, ask them to change the name, or consider "
        "removal and a report to LINE. Real staff are recognised once they are co-admins.",
    },
    paste={
        "ja": "【なりすましにご注意】本物の管理者・共同管理者には王冠のマークが付いています。"
        "管理者やLINEの事務局が、認証番号・パスワード・管理者権限をトークで求めることはありません"
        "。",
        "en": "[Beware of impostors] The real admin and co-admins wear a crown. Neither we nor "
        "LINE ever ask for verification codes, passwords or admin rights in the talk.",
    },
    messages={
        "secretariat": {
            "ja": "「{name}」はLINEの事務局や運営と間違えられる名前です。",
            "en": "“{name}” could be taken for LINE's own staff.",
        },
        "copy": {
            "ja": "「{name}」は管理者または共同管理者の名前とほとんど同じです。",
            "en": "“{name}” is almost the name of the admin or a co-admin.",
        },
        "role": {
            "ja": "「{name}」は運営側の人に見えますが、管理者・共同管理者ではありません。",
            "en": "“{name}” sounds like staff but is neither the admin nor a co-admin.",
        },
    },
    sources=("line.prohibited.11", "line-secretariat-fake", "line.newsletter-8"),
)
def admin_impersonation(export: RoomExport) -> Iterator[Yield]:
    """Trust hangs on the name; two members cannot share one, so a copy differs in trifles."""
    yield from islice(_impostors(export), SHOWN)


def _impostors(export: RoomExport) -> Iterator[Yield]:
    yield from _false_secretariat(export)
    if export.members.nicknames is None:
        yield Unknown("/members/nicknames")
        return
    people = (export.admins.admin, *(export.admins.co_admins or ()))
    own = {person.nickname for person in people if person.nickname}
    keys, unsaid = {_key(name) for name in own}, _unsaid(export)
    times = Counter(export.members.nicknames)
    for index, name in enumerate(export.members.nicknames):
        at, key, values = f"/members/nicknames/{index}", _key(name), {"name": name[:40]}
        if _poses_as_line(key):
            yield Problem("secretariat", at=at, values=values)
        elif key and key in keys and (name not in own or times[name] > 1):
            yield Problem("copy", at=at, values=values)
        elif key not in keys and _sounds_like_staff(key):
            yield Unknown(*unsaid) if unsaid else Problem("role", at=at, values=values)
    if unsaid and export.members.nicknames:
        yield Unknown(*unsaid)


def _false_secretariat(export: RoomExport) -> Iterator[Yield]:
    """Admins who call themselves LINE's own; LINE's rooms wear its badge."""
    if export.room.badge == "official":
        return
    people = [("/admins/admin/nickname", export.admins.admin)]
    for index, person in enumerate(export.admins.co_admins or ()):
        people.append((f"/admins/co_admins/{index}/nickname", person))
    for at, person in people:
        if person.nickname and _poses_as_line(_key(person.nickname)):
            yield Problem("secretariat", at=at, values={"name": person.nickname[:40]})


def _poses_as_line(key: str) -> bool:
    # the letters that look like the I of LINE
    letters = re.sub("[l1|][l1|]ne", "line", key)
    return any(word in letters for word in words("secretariat_names"))


def _unsaid(export: RoomExport) -> tuple[str, ...]:
    """The pointers without which nobody can tell whose name is whose."""
    pointers = [] if export.admins.admin.nickname is not None else ["/admins/admin/nickname"]
    if export.admins.co_admins is None:
        return (*pointers, "/admins/co_admins")
    for index, person in enumerate(export.admins.co_admins[:20]):
        if person.nickname is None:
            pointers.append(f"/admins/co_admins/{index}/nickname")
    return tuple(pointers)


def _sounds_like_staff(key: str) -> bool:
    return any(word in key for word in words("role_names")) and not any(
        word in key for word in words("not_role_names")
    )


def _key(name: str) -> str:
    """The letters and digits of a nickname, evened out: what the eye compares."""
    return "".join(char for char in plain(name).translate(_look_alikes()) if char.isalnum())


@cache
def _look_alikes() -> dict[int, str]:
    return str.maketrans(dict(raw_words("look_alikes")))
