"""English texts are read by their words, disguised ones too."""

import pytest

from auditor.text.words import is_english, spelled_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See you at 10, Anna’s place!", "see you at 0 anna's place "),
        ("p@ypal l0g1n", "paypal login "),
        ("c l e a n  d r o p s", "clean drops "),
        ("t.r.e.e.s / b-a-r-s", "trees bars "),
        ("Ꭲᖇees", "trees "),
        ("𝓽𝓻𝓮𝓮𝓼", "trees "),
        ("a b-side, 5k run in the U.S.A.", "a b side 0 k run in the usa "),
        ("room 12/3 v2.0 on iPhone15", "room 0 0 v 0 0 on iphone 0 "),
    ],
)
def test_words_are_read_through_their_disguise(text, words):
    assert spelled_words(text) == words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Café crème", True),
        ("the 桜 walk", True),
        ("桜の walk", False),
        ("คุยเล่น chat", False),
        ("ห้องข่าว TCAS66", False),
    ],
)
def test_another_script_is_no_english(text, said):
    assert is_english(text) is said
