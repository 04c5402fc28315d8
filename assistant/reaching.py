"""How, and when, somebody is reached: a hint for the user, no news and nothing to ask about."""

from __future__ import annotations

from assistant.patterns import any_case

_CHANNEL = r"(?:chats?|e-?mails?|mails?|letters?|telephone|phone|text messages?|messages?|in writing)"
_ANY_CHANNEL = rf"(?:{_CHANNEL}|calls?|texts?|inbox|voicemails?)"
_TIME = r"(?:\d{1,2}\b|noon|lunch|\w+days?\b|weekends?|mornings?|afternoons?|evenings?|(?:mid)?nights?|work|school)"
_REACHED = any_case(
    r"\b(?:reads?|answers?|answered|replies|replied|prefers?|preferred|likes?|liked|hates?|hated)\b"
    rf".*\b(?:{_CHANNEL}(?! (?:order|merge|art|games?|box|writing)\b)"
    r"|one (?:page|sheet)|(?:to be|being) (?:phoned|called|rung|written to|texted))\b"
    r"|\bwant(?:s|ed)?\b.*\b(?:on one page|(?:figures?|numbers?|points?|summary|results?) first"
    rf"|(?:by|in|per) {_CHANNEL})\b|\banswers?\b.*\b(?:after|before) \w+$"
    r"|^(?:(?:he|she) )?(?:(?:always|never|only|usually|mostly|rarely|hardly) )?(?:checks?|opens?|uses?|takes?|wants?"
    rf"|prefers?|likes?|hates?|answers?|looks? at|picks? up) (?:(?:no|only|his|her|the|my|short) )*{_ANY_CHANNEL}\b"
    r"(?! (?:to|of|from|for|merge|order|art)\b)"
    r"|\b(?:s?he|you|they) (?:is|are|was|were) (?:\w+ly )?(?:full|booked|away|busy|off|out|on leave"
    r"|on (?:holiday|nights|call|shift))"
    r"(?:$|[.,;]| (?:until|till|from|on|at|in|all|this|next|before|after|every)\b(?! (?:home|leave)\b))"
    rf"|\b(?:s?he|you|they) (?:is|are) (?:\w+ly )?(?:free|best)(?:$|[.,;]| (?:all|this|next|every)\b"
    rf"| (?:from|on|at|in|before|after|until|till) (?:the )?{_TIME})"
    rf"|(?<!at )(?<!on )\b(?:{_ANY_CHANNEL}|\w+days?|mornings?|afternoons?|evenings?|(?:before|after|at) \w+)"
    r" (?:suits?|works?|is|are|would be|reach(?:es)?) (?:(?:the )?(?:best|fine|better|easiest|quickest|good|bad|okay)"
    rf"(?= (?:for|to reach) (?:me|him|her|you|us|them)\b| (?:on|at|before|after) {_TIME}|(?: then| too)?[.,;]?$)"
    r"|(?:for )?(?:me|him|her|you|us)\b)"
    r"|\b(?:minutes|hour) (?:(?:on|over|by) (?:the )?(?:tele)?phone|for (?:a|our|the) (?:call|talk|chat))\b"
    r"|\b(?:call|ring|phone) (?:me|him|her|you) (?:only )?(?:after|before|on|at|in)\b"
    r"|\b(?:I|s?he|you) (?:am|is|are) (?:only |best )?(?:free|available|reachable|reached|in on)\b(?! at last\b)"
    r"|\b(?:does not|doesn't|did not|didn't|won't|would not|wouldn't) (?:want|like|wish) to (?:talk|speak|hear"
    rf"|discuss)\b(?= (?:\w+ )?(?:by|on|over|in) (?:the )?{_CHANNEL}| (?:about|on|of) [^.!?;,]+$|[.!?;,]|$)"
    r"|\basked (?:me|us) not to (?:talk|speak|bring|mention|raise|ask|discuss)\b"
)
"""By what, when and of what somebody can be spoken to: "reads mail at noon", but not "reads old maps at noon"."""


def tells_how_to_reach(text: str) -> bool:
    """Whether TEXT tells how or when somebody likes to be written or spoken to."""
    return _REACHED.search(text) is not None
