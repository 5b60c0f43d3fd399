"""Inflected forms are written out by rule and by table."""

import pytest

from framing.analysis.inflection import inflected


@pytest.mark.parametrize(
    ("lemma", "pos", "forms"),
    [
        ("storm", "VERB", "storm storms stormed storming"),
        ("strike", "VERB", "strike strikes struck stricken striking"),
        ("massacre", "VERB", "massacre massacres massacred massacring"),
        ("occupy", "VERB", "occupy occupies occupied occupying"),
        ("destroy", "VERB", "destroy destroys destroyed destroying"),
        ("flee", "VERB", "flee flees fled fleeing"),
        ("agree", "VERB", "agree agrees agreed agreeing"),
        ("die", "VERB", "die dies died dying"),
        ("crush", "VERB", "crush crushes crushed crushing"),
        ("grab", "VERB", "grab grabs grabbed grabbing"),
        ("target", "VERB", "target targets targeted targetted targeting targetting"),
        ("singe", "VERB", "singe singes singed singeing"),
        ("infringe", "VERB", "infringe infringes infringed infringing"),
        ("panic", "VERB", "panic panics panicked panicking"),
        ("overshoot", "VERB", "overshoot overshoots overshot overshooting"),
        ("seek", "VERB", "seek seeks sought seeking"),
        ("admit", "VERB", "admit admits admitted admitting admited admiting"),
        ("raid", "VERB", "raid raids raided raiding"),
        ("attack", "VERB", "attack attacks attacked attacking"),
        ("fix", "VERB", "fix fixes fixed fixing"),
        ("go", "VERB", "go goes went gone going"),
        ("be", "VERB", "be is are am was were been being"),
        ("militiaman", "NOUN", "militiaman militiamen"),
        ("human", "NOUN", "human humans"),
        ("crisis", "NOUN", "crisis crises"),
        ("army", "NOUN", "army armies"),
        ("witch-hunt", "NOUN", "witch-hunt witch-hunts"),
        ("boss", "NOUN", "boss bosses"),
        ("troops", "NOUN", "troops"),
        ("barracks", "NOUN", "barracks"),
        ("virus", "NOUN", "virus viruses"),
        ("aircraft", "NOUN", "aircraft"),
        ("hostage-taker", "NOUN", "hostage-taker hostage-takers"),
        ("bloody", "ADJ", "bloody bloodier bloodiest"),
        ("grim", "ADJ", "grim grimmer grimmest"),
        ("fierce", "ADJ", "fierce fiercer fiercest"),
        ("brutal", "ADJ", "brutal"),
        ("bad", "ADJ", "bad worse worst"),
        ("brutally", "ADV", "brutally"),
    ],
)
def test_forms_follow_rule_and_table(lemma: str, pos: str, forms: str) -> None:
    assert set(inflected(lemma, pos)) == set(forms.split())


def test_of_several_words_the_verb_inflects_its_first_and_the_noun_its_last() -> None:
    assert "cracked down" in inflected("crack down", "VERB")
    assert inflected("militia group", "NOUN") == ("militia group", "militia groups")


def test_without_a_part_of_speech_verb_and_noun_forms_are_given() -> None:
    assert {"raid", "raids", "raided", "raiding"} <= set(inflected("raid", None))


def test_the_base_form_comes_first_and_none_comes_twice() -> None:
    forms = inflected("put", "VERB")

    assert forms[0] == "put"
    assert len(forms) == len(set(forms))
