"""Orders to whoever writes, in a record or a note: they prove nothing, whoever gave them."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.checks.ground import Ground
from assistant.checks.statements import content_of
from assistant.checks.words import english_stems, sentences, stems
from assistant.models import ME
from assistant.patterns import any_case
from assistant.results import Claim

OBEYED = 0.6
"""Share of the content words of a sentence that must stand in an order for it to be what was ordered."""
_SAY = r"(?:say|state|claim|pretend|assert|write|mention)"
_WRITE = rf"(?:{_SAY}|insert|add|append|include|put|note|list|record|log|mark|print|output|thank)"
_WORDS = r"(?:(?:the|these|a) (?:words?|sentence|phrase|link|line)\b|[\"\u201c]\S+ \w)"
_PROGRAM = r"(?:(?:recap|notes?|summary|minutes|transcript(?:ion)?|meeting|draft) ?(?:tool|bot|app|taker|writer|program|machine|service)|software|program|bot|model|ai|assistant|system)"
_TO_PROGRAM = any_case(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |the |your |everything |my )*(?:previous|prior|above|earlier|other|preceding)? ?"
    r"(?:instructions?|rules|prompts?|messages|guidelines|you were told)"
    r"|\b(?:chatgpt|copilot|ai model|language model|summari[sz]er)\s*[:,]"
    r"|\bas an ai\b|\byou are now (?:an?|in)\b|\b(?:system prompt|your (?:initial|system|hidden) instructions)\b"
    r"|\bin (?:everything you (?:write|say|output)|your output)\b|\b(?:respond|reply|answer) only (?:with|in)\b"
    r"|\b(?:write|put|add|insert|include) (?:this|that|the following|it) (?:in|into|to) "
    r"(?:the|your) (?:recap|summary|notes|minutes)"
    r"|\b(?:ignore|disregard|forget) (?:what|everything|all|the rest)\b[^.?!]{0,40}\band "
    rf"{_WRITE} (?:that|down|in|as|her|his|their)\b"
    r"|\b(?:who|what|which)ever (?:\w+ )?(?:is )?(?:summari[sz]|transcrib|process|draft|record|writ|read)\w* "
    r"(?:this|these|the (?:call|talk|recap|summary|transcript))\b"
    rf"|(?:^\W*|[.!?:]\s+)(?:(?:hey|hello|dear|ok|okay|(?:note )?(?:for|to)|the|any) )*{_PROGRAM}\s*[,:]\s*"
    rf"(?:(?:please|now|you (?:must|should|have to)) )*(?:{_WRITE}|tell|promise|ignore|disregard|forget)\b"
)
_TO_WRITER = any_case(
    r"^\W*(?:(?:please|always|also|then|now|just|never|\w+\]\]) )*"
    rf"(?:{_SAY}(?: (?:that|this|at the end)\b| {_WORDS}|(?: \w+)?\s*(?:[:,]? ?[\"\u201c]|:))"
    rf"|(?:insert|add|append|include):? (?:that (?!(?:to|in|into|on|with|and)\b)|at the end\b|{_WORDS})"
    rf"|(?:end|begin|start|sign|close) (?:\w+ )*with {_WORDS}|make (?:the|this|every) (?:message|letter|mail|draft)\b"
    r"|tell (?!(?:me|us|you|about)\b)[\w'-]+(?: (?!about\b|of\b)|:)"
    r"|(?:remind|get) (?:him|her|them) to\b|have (?:him|her|them) (?:dial|call|ring|send|sign|pay|open|click|go|bring|write|install|log)\b)"
    r"|^\W*[\w ]{2,40}: (?:please )?(?:say|tell (?:him|her|them)|(?:add|mention|include|write) that)\b"
    r"|\b(?:whoever|writer|(?:every|any|each|this) (?:draft|letter|message|mail|text))\b[^.?!]{0,30}"
    rf"\b(?:must|should|has to|have to|needs? to) (?:\w+ )?(?:{_WRITE}|tell)\b"
    rf"|\b(?:you|the (?:draft|letter|message|mail|text)) (?:\w+ )?(?:must|should|has to|have to|needs? to) (?:\w+ )?"
    rf"(?:mention|state|claim|{_WRITE} (?:that|{_WORDS})|tell (?:him|her|them))\b"
    rf"|\bwhen (?:you (?:write|draft)|(?:writing|drafting))\b[^.?!]{{0,20}}\b{_WRITE}\b"
)
"""The same in a note, where "Tell her that ..." may stand as well for the user's own plan: it is no fact either way."""

_MY_PROMISE = re.compile(r"^[ \t>]*[-*+] \[.\] +I owe:.*$", re.IGNORECASE | re.MULTILINE)
"""The user's own errand: "I owe: tell her that the kiln is free" is no order to whoever writes."""


def to_program(text: str) -> bool:
    """Whether TEXT speaks to a program."""
    return _TO_PROGRAM.search(text) is not None


@lru_cache(maxsize=4)
def _given(texts: tuple[str, ...]) -> list[str]:
    """The sentences of TEXTS that tell whoever writes what to write."""
    lines = [s for text in texts for line in text.split("\n") for s in sentences(line)]
    return [line for line in lines if to_program(line) or _TO_WRITER.search(line)]


def obeyed(sentence: str, claims: list[Claim], ground: Ground) -> bool:
    """Whether SENTENCE says what an order in a note wants said, or rests on words of one."""
    sources = ground.evidence.sources
    orders = _given(tuple(_MY_PROMISE.sub("", s.text) if s.author == ME else s.text for s in sources))
    if not orders or len(sentence.split()) < 2:
        return False
    lines = [line for claim in claims for line in ground.around(claim).split("\n")]
    said = content_of(sentence) - english_stems("addressed")
    told = [len(said & stems(order)) for order in orders]
    most = max(told) >= max(2, OBEYED * len(said)) and not said <= ground.own_stems
    return most or bool(set(lines) & set(orders))
