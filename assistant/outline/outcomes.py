"""What a goal of a talk is about, and the smaller outcome where it is out of reach."""

from __future__ import annotations

import re

from assistant.english import pronouns
from assistant.english.pronouns import Voice
from assistant.patterns import any_case, as_written

_TOPIC = any_case(
    r"^(?:prepare|plan|have|hold|run|set up)?\s*(?:for\s+)?(?:a|the|my|our)?\s*(?:short |first |next |informal )?"
    r"(?:meeting|call|talk|chat|conversation|coffee|session|catch-up)\b(?:\s+with\s+.+?)?(?:\s+(?:on|about|regarding|over)\s+|\s*:\s*)(?P<topic>.+)$"
)
_ABOUT = any_case(
    r"^(?:talk|speak|hear|learn|find out|ask(?: (?:her|him|them))?|discuss)\s+(?:about\s+)?(?P<topic>(?!how|what|when|where|who|which|why|whether|if).+)$"
)
INDIRECT = r"\b(?:how|what|when|where|who|which|why|whether|if)\b"
AND_ASKS = any_case(r",?\s+and\s+(?=(?:what|how|when|where|who|which|why|whether|if)\b)")
TO_SEE = as_written(r"By the end, (?P<who>\S.*? (?:has|have)) (?P<done>[a-z]+) (?P<what>.+)\.$")
ONE_THING = any_case(
    r"(?:(?:the )?(?:one|single)|which(?! of\b)) (?P<thing>(?!(?:of|day|date|time|week|evening)\b)\w+(?: (?!that\b|which\b|who\b|where\b|I\b|we\b|s?he\b|they\b|you\b)\w+){0,6}?)"
    r"(?= (?:that|which|who|where|I|we|s?he|they|you)\b|$)"
)
"""What one of is chosen, up to what is said of it: "one step of the triage"."""
SMALLER: tuple[tuple[str, set[str], str], ...] = (
    ("fallback_agree", {"agreed"}, r"that (?!(?:I|we) (?:can|may)\b)"),
    ("fallback_answer", {"agreed"}, r"(?:that|to) "),
    ("fallback_answer", {"answered"}, ""),
    ("fallback_answer", {"promised"}, "support "),
    ("fallback_decide", {"said"}, r"yes or no\b"),
    ("fallback_decide", {"decided"}, r"on\b"),
    ("fallback_decide", {"decided", "agreed", "settled"}, rf"(?:on |about )?{INDIRECT}"),
    ("fallback_choose", {"chosen", "picked", "named"}, r"(?:which|(?:the )?one|between)\b"),
    ("fallback_list", {"chosen", "picked", "named", "listed"}, r"(?:the )?(?:two|three|four|five)\b"),
    ("fallback_answer", {"named"}, r"(?:how|what|who|when|where|why)\b"),
    ("fallback_answer", {"told", "given"}, "me "),
)
"""The wording of a smaller outcome by the verb of the outcome and what stands behind it."""
CLAUSE = any_case(r"(?:I|we|s?he|they|it|there)\s")
_OWN_DECISION = any_case(r"(?:decide|choose|work out|figure out|settle|make up)\b")
_FIRST = {
    "he": "I", "she": "I", "him": "me", "her": "me", "his": "my", "hers": "mine", "himself": "myself", "herself": "myself",
    "he's": "I'm", "she's": "I'm", "he'd": "I'd", "she'd": "I'd", "he'll": "I'll", "she'll": "I'll",
}  # fmt: skip
_HE, _SHE = ({word for word in _FIRST if word.startswith(start)} for start in ("h", "s"))
_HE -= {"her", "hers", "herself"}
_SHE |= {"her", "hers", "herself"}
_MY_FORM = {"are": "am", "were": "was", "aren't": "am not", "weren't": "wasn't"}


def of_the_user(goal: str, notes: str, voice: Voice) -> str:
    """GOAL in the first person where a user speaks of themselves as a third one: "decide whether the role suits him".

    Only when the NOTES call the contact by the other pronoun throughout, and nobody else is there whom it may mean: the
    goal speaks of the contact by their own pronoun as well, or of what the user alone decides.
    """
    spoken = [set(re.findall(r"[a-z']+", text.casefold())) for text in (goal, notes)]
    for mine, theirs in ((_HE, _SHE), (_SHE, _HE)):
        own = not spoken[0] & theirs if _OWN_DECISION.match(goal) else spoken[0] & theirs
        if spoken[0] & mine and own and spoken[1] & theirs and not spoken[1] & mine:
            others = not _OWN_DECISION.match(goal) and pronouns.tells_of_others(goal, voice)
            return goal if others else _first(goal, mine)
    return goal


def _first(goal: str, mine: set[str]) -> str:
    """GOAL with the pronouns of MINE in the first person and the verb behind "I" with them."""
    words = goal.split()
    turned = pronouns.to_second(goal).split()
    said: list[str] = []
    for word, second in zip(words, turned, strict=True):
        core = re.sub(r"^\W+|\W+$", "", word)
        if core.casefold() in mine:
            first = "my" if core.casefold() == "her" and second.casefold().strip(".,;:!?") == "your" else None
            word = word.replace(core, first or _FIRST[core.casefold()])
        elif said and said[-1] == "I":
            word = _MY_FORM.get(second, second)
        said.append(word)
    return " ".join(said)


def meets(goal: str) -> bool:
    """Whether GOAL only says that one meets, and about what."""
    text = " ".join(goal.split())
    return bool(_TOPIC.match(text) or re.match(r"(?:talk|speak|discuss)\b(?! \w+ into\b)", text, re.IGNORECASE))


def topic_of_goal(goal: str) -> str:
    """What a goal is about, its first verb and its frame taken off."""
    text = " ".join(goal.split()).rstrip(".")
    for pattern in (_TOPIC, _ABOUT):
        if match := pattern.match(text):
            return match["topic"].rstrip(".")
    return text if text.partition(" ")[0].isupper() else text[:1].lower() + text[1:]


def question_in(clause: str) -> str | None:
    """The indirect question in a clause such as "ask how she measures it"."""
    match = re.match(
        r"^(?:ask|learn|find out|hear|understand|know|see)\s+(?:(?:her|him|them|from \w+)\s+)?(?P<q>(?:how|what|when|where|who|which|why|whether|if)\b.+)$",
        clause,
        re.IGNORECASE,
    )
    return match["q"].rstrip(".?") if match else None


def topics_in(topic: str) -> list[str]:
    """The two to four things that TOPIC names, or TOPIC itself."""
    parts = [p.strip() for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", topic) if p.strip()]
    return parts if 1 < len(parts) <= 4 and all(len(p.split()) <= 8 for p in parts) else [topic]
