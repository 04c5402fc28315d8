"""What a swindler asks for in a letter, whoever had it written: a secret, money, a click, an answer elsewhere."""

from __future__ import annotations

from assistant.patterns import any_case

_MONEY_OR_ID = (
    r"(?:passwords?|passcodes?|log-?ins?|pin|(?:six|four|five|\d) digits|date of birth|birth date|passport|id(?:entity)? card"
    r"|driving licen[cs]e|bank (?:details|statement)|(?:bank|credit|debit) card|card number|social security|tax number|credentials"
    r"|maiden name|(?:gift|voucher|security|access|recovery|one-time) codes?|(?:me|us) the codes?)"
)
_ELSEWHERE = (
    r"(?:(?:private|other|new|personal|second|changed) (?:mail ?box|address|e-?mail|mail|accounts?|number|phone|form))"
)
_STANDS_IN = r"(?:assistant|secretary|treasurer|accountant|bookkeeper|lawyer|agent|partner|office)"
LURE = any_case(
    r"\b(?:send|text|tell|give|share|reply|mail|e-?mail|enter|type|confirm|verify|provide|submit|read|needs?|wants?)\b"
    rf"[^.;!?]{{0,40}}\b{_MONEY_OR_ID}\b|\byour (?:password|passcode|login|pin)\b"
    r"|(?:^|\bplease |\bkindly )(?:wire|transfer|remit|pay|deposit|settle) (?:(?:the|a|an|us|me|your|this|that) )*(?:\w+ )?"
    r"(?:fees?|deposit|advance|down payment|invoice|bill|money|\d[\d.,]* ?(?:euros?|dollars?|pounds?|francs?|eur|usd|gbp))\b"
    r"|\bgift cards?\b|\bbring (?:the )?cash\b|\binvoice is payable\b|\bfor payment\b|\b(?:bitcoins?|crypto(?:currency)?|wallet address)\b"
    r"|\b(?:in|into|to) the account (?:that |which )?(?:my|our|I|we)\b|\byour account (?:will be|is|has been) (?:closed|blocked|locked|suspended)"
    r"|\b(?:click|tap) (?:below|here|on)\b|\bscan the (?:qr )?code\b|\b(?:open|run|enable) (?:(?:the|this|my) )?(?:attachment|attached|macros)"
    r"|\benable macros\b|\b(?:download|install) (?:the|this|our|my|a)\b|\bsign (?:here|below)\b|\blog ?in (?:here|with|to|at|again)\b"
    r"|\b(?:write|reply|answer|mail|send|contact|call|ring|text|reach|use|message|pay|forward)\b[^.;!?]{0,40}"
    rf"\b(?:my|our|the|a) (?:{_ELSEWHERE}|(?:new )?{_STANDS_IN}\b|form (?:that|which|my|our|I|we))"
    r"|\b(?:takes? over|handles? (?:this|it|that|everything)|answers?) (?:from here|from now on|for me|in my place)\b|\bfrom (?:her|his|their) own address\b"
    r"|\b(?:answer|reply|write|find|message|reach|ring|call|add|contact)\b[^.;!?]{0,25} (?:on|via|through|over) "
    r"(?:signal|telegram|whatsapp|instagram|facebook|messenger|wechat|viber|discord|skype|line app)\b|\bwhatsapp me\b|\bmy handle is\b"
    r"|\bcall the number\b|\bthe usual number\b|\btell nobody\b|\bdelete this (?:mail|message|e-?mail)\b"
    r"|\bhxxps?\b|\w ?[\[(](?:dot|at|\.|@)[\])] ?\w|\w\u00b7\w|\b\w{2,40} dot \w{2,40} slash\b|[\uff20\uff0e\uff37\uff57]"
)
"""What a swindler asks for in a letter: a secret, money, a click, an answer elsewhere, a link that hides."""
