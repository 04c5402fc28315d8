"""A goal that says what the user hopes for: "I hope she shows me the workshop" asks them for that."""

from __future__ import annotations

from assistant.english import pronouns, verbs
from assistant.english.pronouns import Voice
from assistant.patterns import any_case, words

STATES = words("""
    be have do need want know think like love hate prefer believe hope feel own use live work understand mean see mind
    run
""")  # fmt: skip
"""Verbs of what one has, knows or feels, and of what goes on."""
NO_CHOICE = STATES | {"become", "fail", "fall", "get", "grow", "happen", "hear", "lose", "matter", "sleep", "win"}  # fmt: skip
"""What nobody can be asked to do."""
_FELT = words("""
    forgive trust remember forget respect miss enjoy appreciate value find notice seem stay keep recover owe deserve suffer
    wish expect doubt fear worry wonder care realise realize regret admire envy pity stop quit leave hold thank
""")  # fmt: skip
"""What is in nobody's hands, or is nothing to ask for."""
_CONSENT = words("agree accept answer attend come help join participate reply speak visit volunteer")
"""Verbs that are asked for without a word of who gains by it."""
_WANTED = r"(?:(?:['\u2019]d| would| do)? (?:\w+ly |very much |still )?(?:like|love|wish|want|hope|need)|['\u2019]m hoping| am hoping)"
_FRAME = any_case(
    rf"(?:(?:(?:I|we){_WANTED}(?: it)?|hoping|(?:what I (?:want|hope(?: for)?)|(?:my|our|the) (?:hope|wish|aim|goal)) is"
    r"|(?:it|that) would be (?:\w+ )?\w+|ideally|hopefully)(?:,? (?:that|if))?,? |(?:so )?that )"
)
"""How a hope begins; what they are to do stands behind it."""
_BRING_TO = any_case(
    rf"(?:(?:I|we){_WANTED}|get|persuade|convince|move) (?P<whom>her|him|them|you) to (?P<deed>[a-z]+\b.*)"
)
_OWN = any_case(rf"(?:(?:I|we){_WANTED}|hoping|(?:my|our|the) (?:hope|wish|aim|goal) is) to (?P<deed>[a-z]+\b.*)")
_WITH_THEIR_LEAVE = words(
    "see visit watch borrow rent use join try taste have buy read copy test tour sit film photograph"
)
"""What the user does with their leave: "see her workshop"."""
_OF_THEIRS = any_case(r"\b(?:you|yours?|them)\b")
_FOR_US = any_case(r"\b(?:me|us|my|our|mine|ours)\b")
_NEGATED = any_case(r"\b(?:not|never|nobody|nothing|no longer|no more)\b|n['\u2019]t\b")
_SAYS_WHETHER = any_case(r"(?:say|tell|answer|decide)\b(?: (?:me|us))? (?:whether|if)\b")
"""What is asked by itself: "whether he would teach her" is "Would you teach her?"."""
_SECOND_DEED = any_case(r"(?P<lead>,? and )(?P<verb>[a-z]+)(?= (?:me|us|how|what|when|where|who|which)\b)")


def own(clause: str) -> str | None:
    """What the user hopes or wants to do, without that frame: "thank her" of "I want to thank her"; else None."""
    found = _OWN.fullmatch(clause)
    return found["deed"] if found else None


def asked(clause: str, voice: Voice) -> tuple[str, str] | None:
    """CLAUSE, a hope of what they do or allow, as a polite question and what it asks for; None where it is no such hope."""
    if mine := own(clause):
        deed = pronouns.to_reader(mine, "", voice)
        by_leave = mine.split()[0].lower() in _WITH_THEIR_LEAVE and deed and _OF_THEIRS.search(deed)
        return (f"Could I {deed}?", mine) if by_leave and deed and not _NEGATED.search(deed) else None
    deed, whom = _their_deed(clause, voice)
    verb = deed.partition(" ")[0]
    if not deed or _SAYS_WHETHER.match(deed) or verb in NO_CHOICE | _FELT | verbs.AUXILIARIES or _NEGATED.search(deed):
        return None
    if not (_FOR_US.search(deed) or verb in _CONSENT or _BRING_TO.fullmatch(clause)):
        return None
    said = pronouns.to_reader(deed, whom, voice)
    return (f"Could you {said.rstrip('.')}?", deed) if said else None


def _their_deed(clause: str, voice: Voice) -> tuple[str, str]:
    """What they are to do, in its plain form, and the pronoun they have in it; empty for anything else."""
    if brought := _BRING_TO.fullmatch(clause):
        deed, whom = brought["deed"], brought["whom"].lower()
        return (deed, "" if whom == "you" else whom) if deed.split()[0] in verbs.BASES else ("", "")
    frame = _FRAME.match(clause)
    said = clause[frame.end() if frame else 0 :].split()
    start = pronouns.subject_length(said, voice)
    if not start or len(said) < start + 2:
        return "", ""
    subject, (verb, *rest) = said[0].lower(), said[start:]
    if verb.lower() in verbs.MODALS:
        verb, *rest = rest
        base: str | None = verb if verb in verbs.BASES else None
    elif subject == "they":
        base = verb if verb in verbs.BASES else None
    else:
        base = verbs.base_of(verb) if verbs.is_present(verb) else verbs.without_s(verb)
    several = {"they": "them"}.get(subject, "")
    text = " ".join([base, *rest]) if base else ""
    return _SECOND_DEED.sub(lambda m: f"{m['lead']}{_plain(m['verb'])}", text), several


def _plain(verb: str) -> str:
    """VERB, the second of what somebody does, without its ending."""
    return (verbs.base_of(verb) if verbs.is_present(verb) else None) or verb
