"""Which clauses of a text state something about the contact or the shared past.

English is read by patterns, not by grammar: a sentence is cut into clauses, wishes, offers and conditions are set
aside, and what is left with "you" or "your" as its subject, or with a memory in it, must rest on a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.checks.ground import CALENDAR, Ground, without_days
from assistant.checks.words import english, english_stems, meant_by, stems
from assistant.patterns import any_case, as_written, words
from assistant.sentences import QUOTED

KNOWN = 0.5
"""Share of content words on file from which on thanks and memories need no quotation of their own."""

_CLAUSE = any_case(
    r"\s*[;:\u2014]\s+|\s+[\u2013-]\s+|,\s+(?:and |but |so (?!that\b)|yet |while |which |because )?(?!(?:please|too|though|as|so that)\b)"
    r"|(?<!you)(?<!You)\s+(?:and|but|so(?! that\b)|because|while)\s+(?=(?:you|your|I|we|it|that|the|nobody|everyone|everybody|people|our|my|she|he|they)\b)"
)
_MODAL = (
    r"(?:can|could|may|might|would|should|will|shall|must|cannot|can't|couldn't|won't|wouldn't|needn't|need not"
    r"|(?:do not|don't) (?:have|need)|need(?= not)|probably|perhaps|maybe)"
)
_ADVERB = (
    r"(?:(?:also|still|already|just|once|then|always|never|often|recently|both|all|even|really|first|clearly|usually|"
    r"only|too|now|kindly|ever|rightly|yourself|all|[a-z]+ly)\s+)*"
)
_YOU = any_case(rf"\byou(?P<short>'(?:re|ve|d|ll))?\s+{_ADVERB}(?P<verb>[a-z']+)")
_WISHED = any_case(
    r"\b(?:I|we)(?:'d| would| 'm|'m| am| are|'re)?(?: (?:really|very|much|also|still|only|just|be|so))* "
    r"(?:hope|wish|like to|love to|wonder(?:ed|ing)?|was wondering|were wondering|curious|want to|interested|eager|keen)\b"
    r"|^(?:hoping|hope|wishing|curious)\b|(?:^|(?<!in )(?-i:(?=m)))may (?:the|your|it|you|this|all)\b|\bgood luck\b|\bfingers crossed\b"
)
_HOPED = any_case(r"\b(?:hope|hoping) (?P<what>.*)")
_CONDITION = any_case(r"\b(?:if|unless|whether|in case|should|provided|as long as|so that|lest|suppose)\b[^,;]*")
_FUTURE_WHEN = any_case(
    r"\b(?:when|once|until|till|before|after|whenever|wherever|whichever|as soon as|however|whatever|anything|all|what|how|any \w+|every \w+) "
    r"(?:that )?you(?P<short>'re|'ve)?\s+(?P<verb>[a-z']+)[^,;]*"
)
_FREE = any_case(
    r"\byou (?:are|'re) (?:welcome|free|always welcome|under no|not obliged|the first to|in no)\b|\bsuits? you\b"
    r"|^(?:(?:and|so|now|but) )*you(?:'ve| have)? (?:did|done|do) (?:it|that|so|this)\b"
    r"|\b(?:nothing|anything) (?:that )?you (?:need|have) to\b"
    r"|\b(?:see|understand|know|saw|understood) what you (?:meant|mean|said|had in mind)\b"
    r"|\bat your (?:disposal|service)\b"
    r"|\bwhatever you (?:meant|had in mind|decide[d]?|think|thought|make) (?:by|of|with|about)? ?(?:it|that|this)?\b"
    r"|\bwhat you (?:did|made|sent|gave|said|wrote|built|told me) (?:was|is|meant|means|has meant)\b"
    r"|\byou (?:had|have|played) (?:a|an|your|no small|more than a) (?:\w+ )?(?:part|hand|share) in (?:that|it|this|both)\b"
    r"|\b(?:sorry|apologies) (?:that )?(?:you|it|this|they|these|the \w+)(?:'ve|'s|'re| have| has)?"
    r" (?:(?:so|far|too|a bit|rather|only|been) )*(?:had to (?:wait|ask)|wait(?:ed|ing)|comes?|came|took|taken|is|are|was|were|arrives?)\b"
    r"(?: (?:me|so|this|far|too|long|late|now|only))*(?:,? and (?:left|kept|leaves|keeps) you waiting)?"
    r"|\byou'?(?:re)? (?:know|see) (?:best|where|me)\b|\bthere you (?:go|are|have)\b|\bas you (?:like|wish|please|prefer)\b"
    r"|\b(?:it is|it's|that is|that's|this is) (?:entirely |all |completely )?(?:up to you|your call|yours)\b"
    r"|\byou (?:don't |do not |really )*owe (?:me |us )?(?:no|nothing|any|an? (?:reply|answer))\b"
    r"|\b(?:don't|do not|never|please) feel (?:that )?(?:you|obliged|any|pressed|free)\b|\byou (?:still |all )?deserved?\b"
    r"|\b(?:no|without) (?:need|rush|hurry|reply|answer|pressure|worries|harm)\b"
)
"""What speaks to "you" and states nothing of them: "You are welcome.", but not "You are a joiner."."""
_TALK = any_case(
    r"\b(?:we|the two of us|both of us)(?:'ve|'d| have| had)?\s+(?:(?:both|all|last|also|once|first|then|only|never|always|just|even)\s+)*"
    r"(?:met|spoke|talked|discussed|agreed|sat|shared|walked|chatted|compared|planned|laughed|visited|exchanged|decided|"
    r"promised|practised|practiced|argued|danced|ate|drank|travelled|traveled|drove|spent|saw each other|had (?:lunch|coffee|"
    r"dinner|a (?:talk|call|chat|drink|coffee))|worked (?:together|side|on|with)|did|went|looked at|stood|reviewed|wrote (?:it |this |that )?together)\b"
    r"|\bwe (?:are|were|have been|'ve been) (?:both|old|friends|neighbours|neighbors|classmates|colleagues)\b"
    r"|\b(?:last time|the other day|(?:since|after|from|in|at|during|on) our (?:last|first|recent|long|previous)\b)"
    r"|\bour (?:last|dinner|lunch|coffee|talk|call|chat|conversation|meeting|agreement|bet|trip|walk|evening|days|years|time at|time in)\b"
)
_MEMORY = any_case(
    r"\bI(?:'ve| have|'m| am| was| was so|'m so| am so| still| also| only| often| well| do| just)*\s*"
    r"(?:hear|heard|read(?! such| the draft| it)|saw|see that|noticed|notice|understand that|understood|gather|learned|learnt|remember|recall|"
    r"know (?:that|how|of|you|your|about)|understand you|enjoyed|loved|liked|admired|admire|appreciated|"
    r"(?:sorry|glad|happy|delighted|pleased|relieved|thrilled|proud|impressed|surprised|excited) (?:to (?:hear|see|read|learn|know)|"
    r"that (?!you would|it helps)|about|by|for you|at|your|the|of))\b"
    r"|^(?:so |very |really )?(?:sorry|glad|happy|delighted|pleased|great|good|nice|lovely|wonderful)(?: to (?:hear"
    r"|see|read|learn|know)| that| the| your| about)\b"
    r"|\b(?:it|that) (?:is|was|'s) (?:\w+ )?(?:good|great|nice|sad|lovely|wonderful|kind|hard|a pleasure"
    r"|a shame) (?:to (?:hear|see|read|learn|meet|know)|that|of you)\b"
    r"|\b(?:stayed|stuck|sticks|stays|lingers) with me\b|\bI (?:still )?(?:keep|kept) (?:thinking|coming back)\b|\bstill makes me\b"
    r"|\b(?:you and I|we both|both of us|the both of us|like you,|as someone who|knowing (?:how|that|you))\b"
    r"|\bit (?:sounds|seems|looks|appears) (?:like|as if|as though|that|to me)\b"
    r"|\bas (?:I )?(?:understood|understand|remember|recall)\b|\brumou?r\b|\b(?:(?<!single )(?<!one )(?<!a )word is"
    r"|people say|every(?:one|body) (?:I (?:know|meet|ask)|here|says|knows|praises|speaks|talks)"
    r"|people (?:I (?:know|meet|ask)|here) (?:say|speak|praise|talk)|I am told|I was told)\b"
)
"""What the user says to have heard, seen or felt: "I heard that the mill moved", but not "The mill moved"."""
_FEELING = any_case(
    r"\b(?:sorry|sad|glad|happy|delighted|pleased|relieved|thrilled|proud|impressed|surprised|excited|good|great|nice|lovely|wonderful)\b"
)
"""What "I was sorry to hear it" says of the writer, and not of anybody else."""
_TELLS_NOTHING = any_case(
    r"(?:please |just )?(?:answer|reply|write|call|ring|take|let|send|say|tell|come|drop|keep|enjoy|feel)\b"
    r"|(?:it|this|that) (?:can|could|may|might|will|would)\b"
)
"""What is asked of the reader, or only possible: "Answer whenever the queue is short.", "It can wait."."""
_THE_BETTER = any_case(r"\bthe \w+er\b[^,]*,? (?:the|so much the) (?:better|easier|safer|cheaper|sooner|more)\b")
"""Advice that states nothing: "the sooner you have it in writing the better"."""
_THANKS = any_case(
    r"\b(?:thank you|thanks|grateful|congratulations|congrats|well done|bravo|kudos|happy)\b(?: (?:so much|very much|again|a lot|once more|once again|to you))*"
    r"[ ,]*(?:for|on|with)\s+(?P<what>.*)"
)
_POINTS_BACK = any_case(r"(?:all )?(?:that|this|those|these)\b")
"""Thanks for what was just named: "thank you for that doubt"."""
_PLAIN = any_case(
    r"(?:by now |now |so |and |but |meanwhile |apparently )*(?:the|that|this|these|those|it|there|they|he|she|everyone|everybody|"
    r"people|some|many|nobody|most|all|both)\b"
)
_HANDED = any_case(
    r"\b(?:promised|owed?|you (?:asked|wanted|needed|were (?:looking|after|missing))|as (?:agreed|discussed|promised))\b"
)
_TOLD = any_case(
    r"(?:story|stories|remark|point|comment|sentence|letter|question|idea)s? (?:about|on|of|over) (?P<what>.*)"
)
_YOUR = any_case(r"\byour (?P<phrase>[^,.;:?!\"()\n]+)")
_YOUR_SUBJECT = any_case(
    r"^(?:(?:and|but|so|now|then|also|still|yet|today|yesterday|meanwhile|plus|there)\s+)*"
    r"(?:[^,]{2,40},\s+|(?:in|by|since|until|last|this|next|on)\s+\w+\s+)?your (?P<phrase>\S+.*)"
)
_FIRST_PERSON = as_written(r"\b(?:I|[Mm]e|[Mm]y|mine|us|[Oo]ur|[Ww]e)\b")
_SUBORDINATE = any_case(
    r"\b(?:since|after|when|now that|because|given that|which|where|although|though|like|as|the \w+ (?:that )?)\s*$"
)
_ABOUT_THIS = any_case(r"\b(?:sorry|apologies) (?:this|for (?:the|my|being|not|taking|this)|it|I|that (?:this|it|I))\b")
_THING = any_case(
    r"\b(?:the|your|their|our)(?: (?:new|old|other|next|last|two|three|four|five|six|\d{1,4}))*(?P<named>(?: [a-z-]+){1,3})"
)
_WHY = any_case(r"(?:and |but |so )?(?:why|what made|how come)\b")
_CONGRATULATES = any_case(r"\bcongrat\w+")


def statements(sentence: str, ground: Ground) -> Iterator[str]:
    """The clauses of SENTENCE that need a proof."""
    plain = sentence.replace("\u2019", "'").strip()
    parts = clauses(plain, ground)
    for number, (clause, question) in enumerate(parts):
        before = parts[number - 1][0] if number else None
        if question:
            if _smuggled(clause, ground):
                yield clause
        elif _states(clause, ground, before):
            whole = clause if content_of(clause) else _with_neighbour(parts, number)
            if stems(whole) and not _own_words(whole, ground):
                yield whole


def _own_words(clause: str, ground: Ground) -> bool:
    """Whether the clause says nothing that the user did not type today or wrote on the card: no note is needed."""
    content = stems(without_days(clause)) - CALENDAR
    told = _you_states(clause, None) and ground.owed  # what is still owed is nothing that they have, or thanked for
    return bool(content) and content <= ground.own_stems and not (told and content & ground.owed)


def _with_neighbour(parts: list[tuple[str, bool]], number: int) -> str:
    """A clause such as "as you said" with the one that it introduces, or that it follows."""
    other = number + 1 if number + 1 < len(parts) else number - 1
    return " ".join(parts[n][0] for n in sorted({number, max(other, 0)}) if n == number or not parts[n][1])


def clauses(sentence: str, ground: Ground | None = None) -> list[tuple[str, bool]]:
    """The clauses of SENTENCE and whether each belongs to its question. A quotation stays whole, as far as GROUND knows it."""
    masked = QUOTED.sub(lambda m: m[0] if ground and _strange(m[0], ground) else "_" * len(m[0]), sentence)
    found, start = [], 0
    for match in _CLAUSE.finditer(masked):
        found.append(sentence[start : match.start()])
        start = match.end()
    found.append(sentence[start:])
    parts = [part.strip(" ,\"'") for part in found if part.strip(" ,\"'.?!")]
    asks = sentence.rstrip(" \"'\u201d)").endswith("?")
    opens = next((n for n, part in enumerate(parts) if _interrogative(part)), 0) if asks else len(parts)
    return [(part, n >= opens) for n, part in enumerate(parts)]


def _strange(quotation: str, ground: Ground) -> bool:
    """Whether two content words of a QUOTATION, or more, stand nowhere on file: it may hold more than what was said."""
    return len(content_of(quotation) - ground.stems - english_stems("everyday") - english_stems("addressed")) > 1


_EVENT = any_case(
    r"(?:(?:and|but|so|now|then|meanwhile|already|last \w+|this \w+|in \w+),? )*(?:(?:the|that|this|those|these) )?"
    r"(?P<words>[\w'-]{1,30}(?: [\w'-]{1,30}){1,8})"
)
_BEFORE_PAST = words("has have had was were already been just not")


def tells_of_a_thing(sentence: str, ground: Ground) -> bool:
    """Whether SENTENCE tells what happened to somebody or something on file: "The board said yes."."""
    event = None if sentence.endswith("?") or _FIRST_PERSON.search(sentence) else _EVENT.match(sentence)
    told = event["words"].split() if event else []
    for place, word in enumerate(told[1:], start=1):
        if past(word) and word.lower() not in _BEFORE_PAST:
            who = [w for w in told[:place] if w.lower() not in _BEFORE_PAST]
            plain = len(who) < 2 or (len(who) < 5 and re.search(r"\byour?\b", sentence) is not None)
            return plain and bool(stems(" ".join(who)) & ground.stems)
    return False


_DEFINITE = any_case(
    r"(?:(?:and|but|so|now|then|also|still|yet|meanwhile|plus|half|all|both|most|some|many|none|each|one|two|three|four|several|last \w+|of"
    r"|(?:an?|the) (?:dozen|third|half|couple|few)|every(?:one|body) (?:at|in|from))\b,?\s*)*"
    r"(?:(?:the|your|our|my|their|his|her|he|she)\b|it was you who\b|an? [\w ]{2,30}? (?:that|who|which)\b"
    r"|(?P<back>(?:this|that|these|those|it (?:was|has been|had been|must)\b(?=.*\b(?:you|the|your)\b)|(?:what|such) an?)\b)"
    r"|(?P<beside>(?:with|without|while|because|since|after|now that|given|despite|thanks to|ever since)\b(?! (?:I|we|my|our)\b)"
    r"|as (?:someone|somebody|an?|the)\b))"
)
"""How a clause begins that speaks of definite people or things, or supposes something of them: "The minister", "With two freezers down"."""
_POSSIBLE = any_case(
    r"\b(?:can|could|may|might|would|should|shall|perhaps|maybe|please|ought|need not|let(?:'s| me| us))\b(?! have\b)"
)
_BEFALLS = any_case(
    r"\b(?:has|have|had|was|were|must|cannot|will|won't|(?:is|are)(?= (?:\w+ )?\w+(?:ing|ed|wn)\b)|(?:is|are) to be)\b"
)

_GENERAL = any_case(r"an? (?:\w+ ){1,3}?(?:is|costs|takes|needs)\b")
"""What holds for any: "A kiln is cheap to run."."""
FEW = 1 / 3
"""Share of new words in a sentence below which it tells more of what is known, and no news."""


def _vouches(sentence: str, ground: Ground, shown: frozenset[str]) -> bool:
    """Whether SENTENCE says of definite people or things what neither the quotations SHOWN nor the user's own words hold."""
    free = CALENDAR | english_stems("addressed") | english_stems("talking") | english_stems("handing")
    content = {s for s in stems(without_days(sentence)) - free if not s.isdigit()}
    new = content - ground.own_stems - shown
    if len(new) < FEW * len(content):
        return False
    for clause, _ in clauses(sentence, ground):
        bound = _FREE.sub(" ", _CONDITION.sub(" ", clause)).strip()
        begins = _DEFINITE.match(bound)
        beside, back = (begins["beside"], begins["back"]) if begins else (None, None)
        if not (begins or _names(bound, ground)) or (_POSSIBLE.search(bound) and not beside):
            continue
        plain = back or not (_happens(bound) or beside)
        if new & stems(bound) - (english_stems("everyday") if plain else frozenset()):
            return True
    return False


def _happens(clause: str) -> bool:
    """Whether CLAUSE tells what somebody or something did, underwent or must be."""
    return _BEFALLS.search(clause) is not None or any(past(word) for word in re.findall(r"[a-z]+", clause))


def _names(clause: str, ground: Ground) -> bool:
    """Whether CLAUSE begins with a name on file."""
    name = re.match(r"[A-Z]\w+", clause)
    return name is not None and re.search(rf"[a-z,] {name[0]}\b", ground.raw) is not None


def unclaimed(sentence: str, ground: Ground, shown: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence for which no quotation was given speaks of what only a note could tell, or of strange things.

    SHOWN are the stems of what is quoted for the rest of the text: to say more of that is no new statement.
    """
    plain = sentence.replace("\u2019", "'").strip(" \"'")
    if plain.endswith("?"):
        return False
    if _vouches(plain, ground, shown):
        return True
    supposed = any(p.search(plain) for p in (_CONDITION, _WISHED, _FREE, _THANKS)) or _TELLS_NOTHING.match(plain)
    if not supposed and tells_of_a_thing(plain, ground):
        return True
    if _aside(plain) or (_GENERAL.match(plain) and not _happens(plain) and not _names(plain, ground)):
        return False
    content = {s for s in stems(without_days(plain)) - CALENDAR - _idle() if not s.isdigit()}
    if tells_of_a_thing(plain, ground):
        return True
    told, strange = (content & ground.stems) - ground.own_stems - shown, content - ground.stems
    return len(told) > len(content) / 2 or (len(strange) >= 2 and len(strange) > len(content) / 2)


_THAT_TALK = any_case(r"\bthat (?:conversation|talk|call|chat|lunch|dinner|meeting|walk|evening|night)\b")


_LACKS = any_case(
    rf"\byou(?:'re| are)? {_ADVERB}(?:need|want|lack|seek|looking for|after|short of|searching for) "
    r"(?:an?|the|your|more|some|another|two|three|four|five|[a-z]+(?:er|or|[^su]es|[^sui]s))\b"
)
"""A need told as a fact: "You need a welder"; "You need only say so" tells none."""


def recalls(text: str) -> bool:
    """Whether TEXT tells of the reader's needs or past: what they lack or did, a talk, a memory, thanks for something."""
    did = any(past(match["verb"]) or match["short"] == "'ve" for match in _YOU.finditer(text))
    both = re.search(r"\b(?:you|we|us|our)", text, re.IGNORECASE) is not None
    remembered = _MEMORY.search(text) is not None and (both or len(content_of(text) - english_stems("everyday")) > 2)
    event = any(
        (begins := _DEFINITE.match(c)) and (begins["beside"] or (not begins["back"] and _happens(c)))
        for c, asked in clauses(text)
        if not asked
    )
    return event or did or remembered or any(p.search(text) for p in (_TALK, _THAT_TALK, _THANKS, _HANDED, _LACKS))


def _aside(plain: str) -> bool:
    """Whether a sentence is about the writer, or a wish, a condition, a word to the reader that states nothing."""
    if _TELLS_NOTHING.match(plain) or _THE_BETTER.search(plain):
        return True
    if _FIRST_PERSON.search(plain) or _CONDITION.search(plain) or _WISHED.search(plain) or _FREE.search(plain):
        return True
    return _THANKS.search(plain) is not None or (
        re.search(r"\byou", plain, re.IGNORECASE) is not None and not _PLAIN.match(plain)
    )


def _idle() -> frozenset[str]:
    """Stems that any letter may use."""
    return english_stems("everyday") | english_stems("addressed") | english_stems("talking") | english_stems("handing")


def _interrogative(clause: str) -> bool:
    return bool(
        re.match(
            r"(?:and |but |so |or |then |[a-z]+ly )*(?:what|which|who|whom|whose|how|why|when|where|is|are|was|were|do|does|did|"
            r"has|have|had|can|could|would|will|shall|should|may|might|any|anything|would|isn't|aren't|don't|in which|at what|"
            r"for which|on which|by when|to whom|with whom)\b",
            clause,
            re.IGNORECASE,
        )
    ) and not re.match(r"when (?:you|we|I|the)\b", clause, re.IGNORECASE)


def _states(clause: str, ground: Ground, before: str | None) -> bool:
    """Whether a declarative clause needs a proof."""
    if before is not None and clause.lower().startswith("or ") and _CONDITION.search(before):
        return False  # "if Thursday is too soon, or you are sorted already"
    bound = _CONDITION.sub(" ", _THE_BETTER.sub(" ", clause))
    bound = _FUTURE_WHEN.sub(lambda m: m[0] if past(m["verb"]) else " ", bound)
    bound = _FREE.sub(" ", bound)
    if hoped := _HOPED.search(bound):
        return _takes_for_granted(hoped["what"], ground) or _strange_thing(hoped["what"], ground)
    wish = _WISHED.search(bound)
    if wish:
        if not _FIRST_PERSON.search(bound[: wish.end()]) and _strange_thing(bound[wish.start() :], ground):
            return True
        bound = bound[: wish.start()]
    if thanks := _THANKS.search(bound):
        content = content_of(thanks["what"])
        if _CONGRATULATES.match(thanks[0]):
            named = stems(" ".join(re.findall(r"\b[A-Z]\w+", thanks["what"]))) & ground.stems
            return not content <= english_stems("everyday") | named
        polite = content <= english_stems("everyday")  # "for taking the trouble"
        polite = polite or (len(content) == 1 and _POINTS_BACK.match(thanks["what"]) is not None)
        return not (polite or (_mostly_known(thanks["what"], ground) and _did(thanks["what"], ground))) or _you_states(
            thanks["what"], None
        )
    if _you_states(bound, before):
        return True
    if _ABOUT_THIS.search(bound):
        return False
    if memory := _MEMORY.search(bound):
        deeds = stems(" ".join(w for w in re.findall(r"[a-z]+", bound[memory.end() :]) if past(w)))
        return meant_by(deeds, ground.stems) < deeds or not _mostly_known(_FEELING.sub(" ", bound), ground)
    if _TALK.search(bound):
        return not (ground.has_talk and not content_of(bound))
    if subject := _YOUR_SUBJECT.match(bound):
        return not (_FIRST_PERSON.search(bound) and _owned(subject["phrase"], ground))
    if _HANDED.search(bound):
        return True
    return any(not _owned(m["phrase"], ground) for m in _YOUR.finditer(bound))


def _did(what: str, ground: Ground) -> bool:
    """Whether the deed in "thank you for lending me the book", if one is named, is on file or what everybody does."""
    deed = re.match(r"(?:(?:so |very )?(?:[a-z]+ly|also) )?(?P<verb>[a-z]+ing)\b", what.strip(), re.IGNORECASE)
    if deed is None:
        return True
    verb = stems(deed["verb"]) - english_stems("everyday") - english_stems("talking")
    return meant_by(verb, ground.stems) >= verb


def _you_states(clause: str, before: str | None) -> bool:
    """Whether "you" is the subject of a statement in the clause."""
    for match in _YOU.finditer(clause):
        verb, short = match["verb"].lower(), match["short"]
        previous = re.findall(r"[\w']+", clause[: match.start()].lower())[-1:]
        if previous and previous[0] in english("before_you"):
            continue
        if short == "'ll" or re.match(rf"{_MODAL}\b", clause[match.start("verb") :], re.IGNORECASE):
            continue
        if short == "'d" and not past(verb):
            continue
        if not short and verb in english("not_verbs"):
            continue
        if not short and re.search(r"\byou (?:probably|perhaps|maybe)\b", clause, re.IGNORECASE):
            continue
        arranged = before is not None and _FIRST_PERSON.search(before) and not past(verb) and not short
        if not arranged or re.match(
            r"are\b|have (?:\w+ )?(?:been|\w+ed)\b", clause[match.start("verb") :], re.IGNORECASE
        ):
            return True
    return False


def past(verb: str) -> bool:
    """Whether VERB is a form of the past."""
    low = verb.lower()
    return low in english("past") or (
        low.endswith("ed") and low not in ("need", "feed", "speed", "proceed", "succeed", "seed")
    )


def _takes_for_granted(hoped: str, ground: Ground) -> bool:
    """Whether a hope rests on something that nothing on file speaks of ("I hope the conference was worth it")."""
    if not any(past(word) for word in re.findall(r"[a-z']+", hoped.lower())):
        return False
    subject = re.match(r"(?:that )?(?P<who>you|the|your|both|all)\b(?P<rest>.*)", hoped, re.IGNORECASE)
    if subject is None:
        return False
    return not (
        _mostly_known(subject["rest"], ground) if subject["who"].lower() == "you" else _owned(subject["rest"], ground)
    )


def _smuggled(clause: str, ground: Ground) -> bool:
    """Whether a question takes for granted what no source speaks of."""
    for match in _YOU.finditer(clause):
        if _SUBORDINATE.search(clause[: match.start()]) and (past(match["verb"]) or match["short"] == "'ve"):
            return not _mostly_known(clause, ground)
    if still := re.match(r"(?:and |but |so )?(?:are|do) you still (?P<what>.*)", clause, re.IGNORECASE):
        return not _mostly_known(still["what"], ground)
    if _POSSIBLE.search(clause):
        return False
    why = _WHY.match(clause)
    return _strange_thing(clause, ground) or (why is not None and not _mostly_known(clause[why.end() :], ground))


def _strange_thing(text: str, ground: Ground) -> bool:
    """Whether TEXT speaks of "the kiln" or "your kiln" where nothing on file does and not everybody has one."""
    everybodys = english_stems("everybodys") | _idle() | CALENDAR
    for match in _THING.finditer(text):
        words = takewhile(lambda word: word.lower() not in english("stop"), match["named"].split())
        plain = (stems(word) for word in words)
        first = next((found for found in plain if found - english_stems("everyday")), frozenset[str]())
        if first - everybodys - meant_by(first, ground.stems):
            return True
    return False


def _owned(phrase: str, ground: Ground) -> bool:
    """Whether "your PHRASE" speaks of something on file, or of what everybody has."""
    if told := _TOLD.match(phrase):
        return _mostly_known(told["what"], ground)
    first = list(dict.fromkeys(s for word in phrase.split()[:4] for s in stems(word)))[:2]
    return not first or bool(set(first) & (ground.stems | english_stems("addressed")))


def _mostly_known(text: str, ground: Ground) -> bool:
    content = {stem for stem in content_of(text) - english_stems("addressed") if not stem.isdigit()}
    return not content or len(content & ground.stems) / len(content) >= KNOWN


def content_of(text: str) -> frozenset[str]:
    """The stems of TEXT that say something: days, talking and handing over left out."""
    return stems(without_days(text)) - CALENDAR - english_stems("talking") - english_stems("handing")
