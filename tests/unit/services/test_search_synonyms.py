"""Other words for the same: both ways where they mean the same, one way from the wider to the narrower."""

from __future__ import annotations

from voiceapp.services.grounding_text import stem
from voiceapp.services.question_terms import QuestionTerms
from voiceapp.services.search_synonyms import synonyms


def _stands_for(said: str, asked: str) -> bool:
    return stem(said) in synonyms(stem(asked))


def test_forms_of_a_verb_and_its_synonyms_stand_for_each_other() -> None:
    for one, other in (("buy", "bought"), ("bought", "purchase"), ("kaufen", "gekauft"), ("fix", "repaired")):
        assert _stands_for(one, other), (one, other)
        assert _stands_for(other, one), (one, other)
    assert not synonyms("zanzi")


def test_an_asked_pet_may_be_a_dog_but_a_dog_is_no_pet_of_any_kind() -> None:
    assert _stands_for("dog", "pet")
    assert not _stands_for("pet", "dog")
    assert not _stands_for("cat", "dog")


def test_no_word_is_a_synonym_of_itself_and_all_are_stems() -> None:
    for word in ("cost", "pay", "pet", "vehicle", "beginnen"):
        term = stem(word)
        assert term not in synonyms(term)
        assert all(len(other) <= 5 for other in synonyms(term))


def test_a_synonym_counts_less_than_the_word_itself() -> None:
    asked = QuestionTerms({"buy": 2.0, "car": 2.0})
    assert asked.within(["buy", "moon"]) == {"buy": 1.0}
    assert asked.within(["purch", "vehic"]) == {"buy": 0.8, "car": 0.8}
    assert asked.share(asked.within(["purch", "car"])) == 0.9
    assert asked.others(["purch", "moon"]) == {"moon"}
