import time

from auditor.testing import Case, installed, judge


def test_many_members_and_many_names_called_take_little_time() -> None:
    called = " ".join(f"@guest{number}x にも聞いてください。" for number in range(200))
    room = {
        "room": {"description": called},
        "members": {"nicknames": [f"メンバー{number}号" for number in range(5_000)]},
    }
    case = Case("privacy.contact-details-published", "a large room", __file__, {"room": room})
    registry = installed().registry

    began = time.process_time()
    result = judge(case, registry)
    took = time.process_time() - began

    assert result.problems
    assert took < 3
