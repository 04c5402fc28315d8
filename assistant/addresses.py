"""Links, mail addresses, phone numbers, codes and secrets in a text, and what asks for one."""

from __future__ import annotations

import re

from assistant.patterns import any_case, as_written

LINK = any_case(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:com|org|net|io|co|example|de|uk|app|dev|info|ly|gl|me|biz|eu|ai|test)\b(?:/\S*)?"
)
EMAIL = as_written(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = as_written(r"(?<![\w-])(?:\+|00)?\(?\d[\d ()./-]{5,}\d(?![\w-])")
CODE = as_written(r"(?<![\w.@/-])(?=[\w-]*\d)(?=(?:[\w-]*[A-Za-z]){2})[A-Za-z0-9][\w-]{5,}(?![\w@])")
ORDINARY = any_case(r"\d[\d.,]*-?[a-z]+(?:-[a-z]+)*|[a-z]{2,6}-?\d{1,2}|\d{4}-\d{2}-\d{2}|[a-z]+(?:-[a-z]+)*-\d{1,3}")
"""A number with its unit ("120kg", "12-month"), a version or edition ("covid-19"), or a day: no code."""
_HANDLE = as_written(r"(?<![\w.+@/-])@[A-Za-z][\w.]{2,}")
_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SAID_ALOUD = any_case(
    rf"\b{_DIGIT}(?:[ ,-]+{_DIGIT}){{4,}}\b"
    r"|(?<![\w-])[\w-]{2,63} dot (?:com|org|net|io|co|example|info|biz|eu|uk|de)\b"
)
_SORT_CODE = as_written(r"(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])")
_KEPT_SAFE = (
    r"(?:pass(?:words?|codes?|phrases?)|pin|log-?ins?|credentials|card numbers?"
    r"|(?:one-time|security|verification|access|entry|door|gate|alarm|safe) codes?)"
)
_CREDENTIAL = any_case(
    rf"\b(?:code|account(?: number)?|{_KEPT_SAFE})(?: no\.?)?(?: (?:is|was))?:? \d{{3,}}\b(?! ?%)"
    r"|\bpassphrase(?: is|:)? (?:[a-z]+[ -]){2,}[a-z]+|\bsk-[\w-]{16,}"
    rf"|\b(?:code|{_KEPT_SAFE})\b[^.;!?\d]{{0,40}}(?:\b(?:is|was|are|were)|[:=]) (?=[\w-]*\d)[\w-]{{4,}}(?! ?%)"
)
_HAND_OVER = any_case(
    r"\b(?:reply|repl(?:ies|ied|ying)|(?:send|share|giv|text|tell|mail|e-?mail|forward|enter|typ|confirm|provid|submit|verify)(?:e|s|ing)?)"
    rf"(?: \w+){{0,4}}? (?:your|her|his|their|my|our|me|you|us|the) (?:\w+ )?{_KEPT_SAFE}"
    r"(?=\W*$|[.,;:!?)]| (?:and|or|so|to|for|of|by|in|on|with|at|details?|data|now|first|today)\b)"
    r"|\bclick(?:s|ed|ing)? (?:on )?(?:the|this|that|your|my|her|his|a) (?:\w+ )?link\b"
    r"|\bfollow (?:the|this|that) link\b"
    r"|\b(?:wir(?:e|ing)|transfer\w*|paid|pay\w*|deposit|remit\w*|refund\w*)\b[^.;!?]{0,60}"
    r"\b(?:new|other|different|private|personal|changed) (?:\w+ )?(?:banks?|accounts?|iban|wallet)\b"
    r"|\bnew (?:bank (?:account|details)|account (?:details|number))\b"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|DEVELOPER)) ?:.*"
)
"""What a swindler has one do: hand over a secret, click, pay to a new account, obey."""
_MONEY_OR_ID = (
    rf"(?:{_KEPT_SAFE}|(?:six|four|five|\d) digits|date of birth|birth date|passport|id(?:entity)? card"
    r"|driving licen[cs]e|bank (?:details|statement)|(?:bank|credit|debit) card|social security|tax number"
    r"|maiden name|(?:gift|voucher|recovery) codes?|(?:me|us) the codes?)"
)
_ELSEWHERE = (
    r"(?:(?:private|other|new|personal|second|changed) (?:mail ?box|address|e-?mail|mail|accounts?|number|phone"
    r"|form))"
)
_STANDS_IN = r"(?:assistant|secretary|treasurer|accountant|bookkeeper|lawyer|agent|partner|office)"
LURE = any_case(
    r"\b(?:send|text|tell|give|share|reply|mail|e-?mail|enter|type|confirm|verify|provide|submit|read|needs?"
    r"|wants?)\b"
    rf"[^.;!?]{{0,40}}\b{_MONEY_OR_ID}\b|\byour (?:password|passcode|login|pin)\b"
    r"|(?:^|\bplease |\bkindly )(?:wire|transfer|remit|pay|deposit|settle) (?:(?:the|a|an|us|me|your|this"
    r"|that) )*(?:\w+ )?"
    r"(?:fees?|deposit|advance|down payment|invoice|bill|money|\d[\d.,]* ?(?:euros?|dollars?|pounds?|francs?|eur"
    r"|usd|gbp))\b"
    r"|\bgift cards?\b|\bbring (?:the )?cash\b|\binvoice is payable\b|\bfor payment\b|\b(?:bitcoins?"
    r"|crypto(?:currency)?|wallet address)\b"
    r"|\b(?:in|into|to) the account (?:that |which )?(?:my|our|I|we)\b|\byour account (?:will be|is"
    r"|has been) (?:closed|blocked|locked|suspended)"
    r"|\b(?:click|tap) (?:below|here|on)\b|\bscan the (?:qr )?code\b|\b(?:open|run|enable) (?:(?:the|this"
    r"|my) )?(?:attachment|attached|macros)"
    r"|\benable macros\b|\b(?:download|install) (?:the|this|our|my|a)\b|\bsign (?:here|below)\b|\blog ?in (?:here"
    r"|with|to|at|again)\b"
    r"|\b(?:write|reply|answer|mail|send|contact|call|ring|text|reach|use|message|pay|forward)\b[^.;!?]{0,40}"
    rf"\b(?:my|our|the|a) (?:{_ELSEWHERE}|(?:new )?{_STANDS_IN}\b|form (?:that|which|my|our|I|we))"
    r"|\b(?:takes? over|handles? (?:this|it|that|everything)|answers?) (?:from here|from now on|for me"
    r"|in my place)\b|\bfrom (?:her|his|their) own address\b"
    r"|\b(?:answer|reply|write|find|message|reach|ring|call|add|contact)\b[^.;!?]{0,25} (?:on|via|through|over) "
    r"(?:signal|telegram|whatsapp|instagram|facebook|messenger|wechat|viber|discord|skype|line app)\b"
    r"|\bwhatsapp me\b|\bmy handle is\b"
    r"|\bcall the number\b|\btell nobody\b|\bdelete this (?:mail|message|e-?mail)\b"
    r"|\bhxxps?\b|\w ?[\[(](?:dot|at|\.|@)[\])] ?\w|\w\u00b7\w|\b\w{2,40} dot \w{2,40} slash\b"
    r"|[\uff20\uff0e\uff37\uff57]"
)
"""What a swindler asks for in a letter: a secret, money, a click, an answer elsewhere, a link that hides."""


def given_away(text: str) -> list[str]:
    """Handles, codes and secrets in TEXT, and what asks for them."""
    return [m[0] for p in (_HANDLE, _SAID_ALOUD, _SORT_CODE, _CREDENTIAL, _HAND_OVER) for m in p.finditer(text)]


def without_secrets(text: str) -> str:
    """TEXT with its codes, passwords and spelt out numbers as `[secret]`."""
    for pattern in (_SORT_CODE, _CREDENTIAL):
        text = pattern.sub(lambda found: re.sub(r"[\w-]+$", "[secret]", found[0]), text)
    return _SAID_ALOUD.sub("[secret]", text)
