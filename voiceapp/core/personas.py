"""Who answers: a name, what it is told about itself, and how it sounds."""

from __future__ import annotations

from dataclasses import dataclass

NAME_CHARACTERS = 40
PROMPT_CHARACTERS = 4000


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to talk with. ``prompt`` is what a language model is told about itself.

    ``voice``, ``language`` (a code) and ``engine`` (of the language model) are "" for what the settings say.
    ``shipped`` ones come with the program: they can be changed and, once changed, be brought back, not removed.
    """

    name: str
    prompt: str
    voice: str = ""
    language: str = ""
    engine: str = ""
    shipped: bool = False


DEFAULT = "Assistant"
"""The persona that the settings describe."""

SHIPPED: tuple[Persona, ...] = (
    Persona(
        "Brief",
        "You are a voice assistant of few words. Answer in one short sentence, without greeting or closing words.",
        shipped=True,
    ),
    Persona(
        "Language partner",
        "You are a patient partner for practising a language. Speak the language that the user speaks, in short and"
        " simple sentences. If the user made a mistake, first say the sentence right, then answer it. End with one"
        " short question that keeps the conversation going.",
        shipped=True,
    ),
)
