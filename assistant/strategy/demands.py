"""What a user's own message asks for and how hard it pushes: questions, imperatives, needs; deadlines, other people.

The checks count question marks, for what Rapport writes asks in questions; people ask in many other ways.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.checks.words import sentences
from assistant.patterns import DAYS, MONTHS, any_case
from assistant.sentences import QUOTED

WAY_OUT = any_case(
    r"[^.!?\n]*\b(?:no (?:answer|reply|response|need|is|rush|pressure|worries|reason|hurry|obligation)|fine if"
    r"|okay if|ok if|all right if|feel free|if not,|don't worry"
    r"|do not worry|either way|understand if|just say so|one word is enough|not now|say no|if (?:it|that"
    r"|this) does(?:n't| not) suit|if you(?:'d| would) rather not)\b[^.!?\n]*[.!?]?"
)
"""Words by which a no is made easy."""
_VERBS = (
    r"(?:send|give|tell|share|introduce|forward|call|ring|phone|reply|respond|confirm|review|sign|arrange|book|check|make|bring|"
    r"provide|help|lend|show|write|return|answer|pass|connect|put|get|let|come|meet|join|set|fill|read|look|advise|recommend|"
    r"organi[sz]e|prepare|deliver|finish|complete|approve|explain|pick|ask|speak|talk|invite|support|update)"
)
_ERRAND = r"(?:send|forward|share|introduce|sign|confirm|approve|arrange|book|organi[sz]e|prepare|deliver|provide|return|review|complete)"
"""What one only does for somebody who asks."""
_FIRST = r"^(?:(?:and|also|then|so|plus|finally|kindly|second(?:ly)?|third(?:ly)?|next|just),? )*"
_MORE = r"(?: (?:also|really|still|urgently|now|just|much|do|only|badly))*"
_DEMAND = any_case(
    rf"\bplease,? (?:also )?{_VERBS}\b"
    rf"|{_FIRST}{_VERBS} (?:me|(?<!let )us)\b|{_FIRST}{_ERRAND} (?:over |back )?(?:my|our|the|an?|your|it|this|that|these|those|them)\b"
    rf"|\b(?:I|we)(?:'d| would| will|'ll)?{_MORE} (?:need|want|like|expect|require|urge|beg|ask) you to (?!know|have|see|feel|enjoy)"
    rf"|\b(?:I|we)(?:'m|'re| am| are)?{_MORE} (?:count|rely)(?:ing)? on (?:you\b|your (?:answer|reply|help))"
    rf"|\b(?:I|we){_MORE} (?:need|want|expect) (?:your\b|an (?:answer|reply)|a reply|[\w ]{{1,40}} from you\b|(?:it|this|that|them|the [\w ]{{1,30}}) by\b)"
    r"|\b(?:would|'d) (?:(?:also|really|much|greatly|be|very) )*(?:appreciate|grateful|glad|great|good|helpful|nice"
    r"|lovely|thankful)(?: it)?,? (?:if you (?:could|can|would)|for your (?:help|answer|reply))\b"
    r"|\b(?:would|'d) (?:(?:also|really|much|greatly) )*appreciate (?:an?|your) (?:quick |prompt |early )?(?:answer|reply|response|help)\b"
    r"|^(?:(?:and|also|so|then|plus),? )*(?:could|can|would|will) you\b"
)
"""Ways of asking without a question mark."""
_LETS_GO = any_case(
    r"\bplease (?:ignore|feel|don't|do not|say no|take your time|keep well|give my (?:best|regards|love))\b"
    r"|^(?:give my (?:best|regards|love)|take care|keep (?:well|it up))\b"
)
_AFTERTHOUGHT = any_case(
    r"^(?:please )?(?:(?:just )?(?:let me know|tell me|write|say|answer|reply|call|ring)\b[^.?!]*\b(?:if|whether|when|whenever|which|what)\b)"
)
"""What only repeats the ask: "Let me know which day suits.\""""
_CHECKING = any_case(
    r"^(?:and |so )?(?:does|do|is|are|did|will|would|has|have) (?:that|this|it|these|those|they|the list|the file)(?: all)?\b.{0,20}"
    r"\b(?:cover|help|fit|answer|suffice|enough|arrive|reach|meant|needed|wanted|had in mind|useful|of use|right|make sense|what you)\b"
)
"""A closing question on what was handed over: "Does that cover it?\""""
_HANDED = any_case(
    r"\b(?:here (?:is|are|it is|they are|comes?)|here's|attached|enclosed|below|as promised|I(?:'ve| have)? (?:sent"
    r"|put|added|made|written|checked|attached|enclosed)|you(?:'ll| will) find)\b"
)
_DEADLINE = any_case(
    rf"\b(?:by|before|until|till|later than) (?:the (?:end of|\d)|end of|(?:next|this) \w+|tomorrow|tonight|today|noon|\d|(?:{'|'.join([*DAYS, *MONTHS])})\b)"
)
_ROLE = (
    r"(?:boss|director|manager|producer|chief|ceo|cfo|client|customer|board|team|supervisor|investors?|management|head|superiors?|professor|"
    r"chair\w*|editor|lead(?:er)?|partners?|council|owner|president|dean|publisher|committee|deadline)"
)
PUSH = any_case(
    r"(?<!\byou )\b(?:press(?:es|ing|ed|ur\w+)|push(?:es|ing|ed)|chas(?:es|ing|ed)|hound\w*|nagg\w*|hassl\w*"
    r"|harass\w*) (?:me|us)\b|\bbreathing down\b|\bon (?:my|our) back\b"
    r"|\b(?:I|we)(?:'m|'re| am| are) (?:\w+ )?under (?!no )(?:\w+ )?pressure\b|\b(?:I|we) (?:\w+ )?run(?:ning)? out of time\b"
    rf"|\b(?:my|our|the) (?:\w+ )?{_ROLE} (?:is|are|keeps?|has|have|'s)?\s*(?:\w+ )?(?:wait\w*|expect\w*|insist\w*"
    r"|demand\w*|ask(?:s|ing)|wants? (?:it|this|an answer)|needs? (?:it|this|an answer)|impatient|angry|furious"
    r"|looming|approaching)\b"
    r"|\b(?:important|urgent|crucial|critical|vital|essential) (?:for|to) (?:me|us|my|our)\b|\bit is (?:really "
    r"|very )?(?:important|urgent|crucial|vital) that you\b"
    r"|\b(?:let (?:me|us) down|(?:I'm|we're|I am|we are) counting on you|depends? (?:entirely |only )?on you(?:r answer)?)\b"
)
"""Pressure by weight and by third persons."""
_HURRY = any_case(
    r"\b(?:urgent(?:ly)?|asap|as soon as (?:you (?:possibly )?can|possible)|immediately|right away|without (?:fail|delay)|at the latest|no later than)\b"
)


def asks(body: str) -> list[str]:
    """The sentences of BODY that ask for something, each way of asking once.

    A question whether what was handed over serves is none, beside others.
    """
    plain = body.replace("\u2019", "'")
    said = [s for s in sentences(plain) if _asks(s)]
    real = [s for s in said if not (is_question(s) and checks_a_gift(s, plain))]
    return real or said[:1]


def is_question(sentence: str) -> bool:
    """Whether SENTENCE ends as a question."""
    return QUOTED.sub("", sentence).rstrip("\"'\u201d\u2019) ").endswith("?")


def checks_a_gift(question: str, body: str) -> bool:
    """Whether QUESTION only asks if what BODY hands over is right; to make a no to it easy is pointless."""
    return _CHECKING.search(question) is not None and _HANDED.search(body) is not None


def pressure(body: str) -> Iterator[tuple[str, str]]:
    """Each sentence of BODY that pushes, with the words that do: hurry, weight, other people, a day set in a demand."""
    for sentence in sentences(body):
        plain = sentence.replace("\u2019", "'")
        found = PUSH.search(plain)
        if found is None and _asks(plain):
            found = _HURRY.search(plain) or (_DEADLINE.search(plain) if _demands(plain) else None)
        if found:
            yield sentence, found[0]


def _asks(sentence: str) -> bool:
    return is_question(sentence) or _demands(sentence)


def _demands(sentence: str) -> bool:
    """Whether SENTENCE, no question, wants something done."""
    plain = QUOTED.sub(" ", sentence)
    if is_question(sentence) or _LETS_GO.search(plain) or _AFTERTHOUGHT.search(plain) or WAY_OUT.search(plain):
        return False
    return _DEMAND.search(plain) is not None
