"""How, and when, somebody is reached: a hint for the user, no news and nothing to ask about."""

from __future__ import annotations

from assistant.patterns import any_case

_CHANNEL = r"(?:chats?|e-?mails?|mails?|letters?|telephone|phone|text messages?|messages?|in writing)"
_ANY_CHANNEL = rf"(?:{_CHANNEL}|calls?|texts?|inbox|voicemails?)"
_REACHED = any_case(
    r"\b(?:reads?|answers?|answered|replies|replied|prefers?|preferred|likes?|liked|hates?|hated)\b"
    rf".*\b(?:{_CHANNEL}|one (?:page|sheet)|(?:to be|being) (?:phoned|called|rung|written to|texted))\b"
    r"|\bwant(?:s|ed)?\b.*\b(?:on one page|(?:figures?|numbers?|points?|summary|results?) first"
    rf"|(?:by|in|per) {_CHANNEL})\b|\banswers?\b.*\b(?:after|before) \w+$"
    r"|^(?:(?:he|she) )?(?:(?:always|never|only|usually|mostly|rarely|hardly) )?(?:checks?|opens?|uses?|takes?|wants?"
    rf"|prefers?|likes?|hates?|answers?|looks? at|picks? up) (?:(?:no|only|his|her|the|my|short) )*{_ANY_CHANNEL}\b"
    r"(?! (?:to|of|from|for)\b)"
    r"|\b(?:s?he|you|they) (?:is|are|was|were) (?:\w+ly )?(?:full|booked|away|busy|off|out|on leave|free|best"
    r"|on (?:holiday|nights|call|shift))(?:$|[.,;]| (?:until|till|from|on|at|in|all|this|next|before|after|every)\b)"
    rf"|\b(?:{_ANY_CHANNEL}|\w+days?|mornings?|afternoons?|evenings?|(?:before|after|at) \w+) (?:suits?|works?|is|are"
    r"|would be|reach(?:es)?) (?:for |the )?(?:me|him|her|you|us|best|fine|better|easiest|quickest|good|bad|okay)\b"
    r"|\b(?:minutes|hour) (?:(?:on|over|by) (?:the )?(?:tele)?phone|for (?:a|our|the) (?:call|talk|chat))\b"
    r"|\b(?:call|ring|phone) (?:me|him|her|you) (?:only )?(?:after|before|on|at|in)\b"
    r"|\b(?:I|s?he|you) (?:am|is|are|was|were) (?:only |best )?(?:free|available|reachable|reached|in on)\b"
    r"|\b(?:does not|doesn't|did not|didn't|won't|would not|wouldn't) (?:want|like|wish) to (?:talk|speak|hear"
    r"|discuss)\b"
    r"|\basked (?:me|us) not to (?:talk|speak|bring|mention|raise|ask|discuss)\b"
)
"""By what, when and of what somebody can be spoken to: "reads mail at noon", but not "reads old maps at noon"."""


def tells_how_to_reach(text: str) -> bool:
    """Whether TEXT tells how or when somebody likes to be written or spoken to."""
    return _REACHED.search(text) is not None
