"""The phrases by which people commit, offer, ask, agree, hedge, correct themselves and take things back.

All patterns match a sentence without fillers and with straight quotes (`Sentence.plain`), whatever its case.
"""

from __future__ import annotations

import re


def _compiled(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


def _any_of(words: str) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words.split()), key=len, reverse=True))


# -- verbs -----------------------------------------------------------------------------------------------------

_HANDING_OVER = _any_of("""
    send resend email e-mail mail forward ship share lend bring show introduce intro connect drop text message ping pop
    fire give invite post upload deliver return circulate distribute pass fax slack whatsapp dm shoot supply provide loop
    cc copy recommend refer nominate sign transfer hand donate attach print scan courier
""")
_DOING = _any_of("""
    call ring phone write draft prepare pull put review read look check ask find confirm tell let get follow chase update
    add book schedule set arrange organise organize order make do fix run test finish complete file submit register talk
    speak mention reserve cover host join attend come visit pick translate record publish edit proofread comment mark sort
    handle deal take raise flag compile collect gather dig track hunt summarise summarize type outline sketch design build
    buy pay reply respond answer report circle clear approve create propose suggest list document note measure count
    analyse analyze compare plan present push move swap change cancel remind contact reach link act have pin block hold
    fill cut repair mend replace install cook bake tune brief feed mount weigh photograph film meet invoice
    keep double-check nail whip work sound see liaise coordinate train teach mentor coach demo walk verify rewrite redo
    revise tidy finalise finalize
""")
HANDING_OVER = re.compile(rf"(?:{_HANDING_OVER})\b", re.IGNORECASE)
ACTION = re.compile(rf"(?P<verb>{_HANDING_OVER}|{_DOING})\b", re.IGNORECASE)
"""Verbs of things one can owe somebody; others ("I'll survive", "I'll sleep") commit to nothing."""

GERUND = re.compile(r"(?P<verb>[a-z-]+ing)\b", re.IGNORECASE)


def base_of(gerund: str) -> str | None:
    """The verb behind "sending", "putting", "sharing", when it is an action."""
    stem = gerund.casefold().removesuffix("ing")
    tries = [stem, stem + "e", stem[:-1] if stem[-2:-1] == stem[-1:] else ""]
    return next((verb for verb in tries if verb and ACTION.fullmatch(verb)), None)


# -- committing ------------------------------------------------------------------------------------------------

_ADVERBS = (
    r"(?:\s*,?\s*(?:just|also|definitely|certainly|then|absolutely|gladly|happily|personally|quickly|still|actually|of course"
    r"|for sure|either way|at least|obviously|really|probably|totally|for my part|I promise|today|tomorrow|first|instead|simply|even"
    r"|make sure (?:to|that I|I)|be sure to|be able to|go ahead and|go and|remember to|see to it that I|make a point of|make a note to|take an action to"
    r"|take the action (?:to|of)|also then)(?=[\s,])\s*,?)*"
)
WILL = _compiled(
    rf"\bwhat I(?:'ll| will| can)\s+do(?: then)? is(?:,| that)?(?: I(?:'ll| will))?{_ADVERBS}\s+(?!I(?:'ll| will))",
    rf"\b(?P<who>I|we)(?:'ll| will| shall|'m going to| am going to|'m gonna|'re going to| are going to| gonna)(?P<not>\s+(?:not|never))?{_ADVERBS}\s+",
    rf"\bI (?:promise|guarantee|undertake|commit)(?: you)?(?: that I(?:'ll| will)| I(?:'ll| will)| to){_ADVERBS}\s+",
    rf"\bI'm committing to\s+",
    r"\bmy (?:to-?dos?|actions?|action items?|homework|next steps?|tasks?)(?: (?:is|are|would be))?(?:\s*[:,\u2014-]\s*| (?:is|are) )(?:to )?",
    r"\b(?:my|an) (?:action|action item|next step|homework|job|task)(?: (?:for me|here|then|from this))? is(?: to)?\s+",
    r"\baction (?:on|for) me(?: is)?(?:,|:)?(?: to)?\s+",
)
LET_ME = re.compile(r"\b(?:let me|lemme)(?:\s+(?:just|also|then|quickly))*\s+", re.IGNORECASE)
LET_ME_ACTION = _compiled(
    r"(?:send|email|e-mail|forward|ship|text|message|ping|introduce|connect|intro|mail|share|drop|shoot|pop|fire|give)\b(?=.*\b(?:you|your|it|that|those|them|over|across)\b)",
    r"get\b(?=.*\b(?:to you|over to|across to|back to you|you\b))",
    r"(?:put|pull|dig|track|write|type|set|sort|book|arrange|organi[sz]e|draft|compile|find out|look into|follow up|take care of|take (?:that|this|it) (?:on|away)|check (?:with|in with)|speak to|talk to|ask|circle back|come back to you)\b",
)
IMMEDIATE = _compiled(
    r"\b(?:right now|now|as we speak|in the chat|into the chat|in a (?:second|sec|moment|minute)|(?:one|two|a|just a|half a) (?:second|sec|secs|moment|minute|tick)\b|hang on|hold on|(?:real|really) quick|quickly|for a (?:second|sec|moment|minute)|first\?|on (?:the|my) screen|my screen|this slide)\b"
)
IDIOM = _compiled(
    r"be (?:honest|frank|straight|quick|brief|clear|blunt|direct|fair|right|back|fine|ok|okay|good|happy|glad|there|around|in\b|at\b|on\b|out\b|away|off\b|here|seeing|the|a\b|an\b|very|so|all|with you|able|looking|working|going|doing|using|having|starting|running|thinking|talking|speaking|taking|waiting|gone|late)",
    r"(?:say|admit|confess|bet|grant|assume|guess|presume|imagine|believe|miss|survive|live|die|need|want|love|like|know|feel|regret|forget|wonder|think|hope|try|aim|start|stop|end|begin|pause|leave|wait|stay|skip|turn|repeat|explain|pretend|spare|quote|mute|unmute|go\b|stick|lose|win|sleep|rest|eat|drink|drive|fly|travel|walk away|never|always|usually|often|sometimes|normally|generally|typically|rarely)\b",
    r"tell (?:you|ya) (?:what|the truth|something|this|that|a (?:story|secret)|honestly|one thing|how|why|who|where|straight)\b",
    r"(?:take) (?:it|that|this) (?:as|from|personally|easy|slow)|take (?:a (?:break|sip|seat|second|minute|guess|chance|step|deep)|your word|notes|any|one|two)\b",
    r"see (?:you|ya|what|how|if|whether|that|it)\b|see\s*[.,!?]?$",
    r"let (?:you (?:go|run|get|off|finish|carry|in on|speak|talk|be)|them|him|her|that|it|people|everyone)\b",
    r"get (?:going|started|there|by|through|used|it\b(?! (?:to|over|across|done|sorted|sent|in|out|back|booked|signed|fixed|printed))|that\b(?! (?:to|over|across|done|sorted|sent|in|out|back|booked|signed|fixed|printed))|coffee|a (?:coffee|drink|grip|sense|feel)|my (?:coat|coffee)|off|into|over (?:it|that)|on with|better|worse|married|old|back (?:to (?:that|it|this|work|the)|on|in))",
    r"come (?:back to (?:that|it|this)|to that|on to|up with|clean|around|in\b|in to|home)",
    r"(?:give) (?:you (?:an? (?:example|idea|sense|flavou?r|bit|second|sec|minute|moment|hint)|that\b(?! (?:by|on|to))|two|one|credit)|it (?:a|some|another|one)|up|them|him|her|that|this)\b",
    r"(?:put) (?:it (?:this|that|another) way|it (?:simply|bluntly|like)|that (?:to one side|aside|another)|it (?:mildly|aside))",
    r"(?:share) (?:my|the|this) (?:other )?(?:screen|window|tab|slides? now|desktop)|see (?:myself|yourself)|put you on (?:the|speaker|hold|mute|screen)|give you more|share with you (?:how|what|why)|share (?:a (?:story|thought|bit))",
    r"(?:keep) (?:it|this|that|you|going|my|an eye|at|doing|on|quiet|them|saying|trying)\b|hold (?:on|off|my|that thought|you)\b",
    r"(?:have) (?:to|a (?:think|word with myself|go|drink|coffee|break|seat)|time|some time|more|no|the (?:same|usual)|another|been|had|seen|lunch|dinner|kids|a baby)\b|have\s*$",
    r"(?:do) (?:my best|what I can|some|better|fine|ok|okay|anything|everything|the (?:talking|rest|same|maths)|whatever|well|more|less)\b|do\s*[.,!?]?$",
    r"(?:make) (?:it (?:quick|short|clear|work|through|a)|this (?:quick|short)|sense|do|a (?:fool|living|face)|or break|money|mistakes)\b",
    r"(?:work|sound|look (?:like|forward|back|silly|stupid|the)|act|count (?:on|myself)|call (?:it|that|this|a|my (?:mum|mom|dad|wife|husband|sister|brother))|ring my)\b",
    r"(?:run) (?:out|late|away|into|it|for|home)\b|run\s*[.,!?]?$|move (?:on|to|house|out|in)\b|set (?:off|the scene|my)\b|pick (?:up where|my|you|the kids|him|her)\b",
    r"(?:pass)\s*[.,!?]?$|pass on (?:that|this|it|the)(?! (?:to|message))|drop (?:off\s*[.,!?]?$|out|that|the (?:subject|call)|it\s*[.,!?]?$|you (?:there|at))",
    r"(?:hand) (?:over\b|you over|back|it over to)|(?:speak|talk) (?:to|with) you\b(?! about)|catch (?:you|up)\b|talk (?:you|about|through|a|less|more)|speak (?:up|slower|about|for)",
    r"(?:buy) (?:it|you (?:a|the|one)|a|that|new|some|the)|pay (?:for (?:it|that|that one day)|attention|the price)|add (?:that|to that|one (?:thing|more))|mention (?:one|here|just|(?:that|it)\b(?! to))|write (?:that|this|it) down|make a note\b(?! to)|note (?:that|here|one)|present now|record this|read (?:it|that|this|you|them|the (?:first|room))(?: out)?\b(?! by| over| on| this| through| tomorrow)",
    r"(?:answer (?:that|this|it)\b|ask you|ask (?:a|one|the|this|again)|list|count|walk (?:you|us|me|through|away)|show you (?:now|here|this|that|how|what|quickly|on|something))\b",
    r"(?:run|walk|take|talk) (?:you|us|everyone) (?:through|over)\b",
    r"(?:order) (?:pizza|food|in|takeaway)|finish (?:up|off|here|with|by saying|on)|wrap up|cover (?:that|this|it)(?: later| next)?\s*[.,]?$",
    r"join (?:the call|back|again|late|from)|follow (?:that|your|along|you)\b|present (?:this|the first)",
    r"(?:test|check) (?:my (?:mic|sound|audio|camera)|the time)\b",
)
"""What may follow "I'll" without any promise in it: figures of speech, habits, what is done on the spot."""

FIXED = _compiled(
    r"(?P<leave>\bleave (?:it|that|this|this one|that one|those|them|the (?:rest|booking|room|details)) (?:all )?(?:with|to) me\b)",
    r"(?P<done>\b(?:consider|call) (?:it|that) done\b)",
    r"(?P<on>\bI'm on it\b|^(?:yes|yep|yeah|sure|ok|okay)?,?\s*on it\b)",
    r"(?P<willdo>^(?:(?:yes|yep|yeah|sure|ok|okay|of course|great|absolutely|no problem)[,.]?\s+)*(?:will|can) do\b)",
)
OWED = re.compile(
    r"\bI (?:still )?owe you (?!(?:one|big|a (?:drink|beer|coffee|lunch|pint|dinner|favou?r|big|huge)|an? (?:apology|explanation|thank)"
    r"|lunch|dinner|so much|thanks|everything|my|nothing|an honest|a proper thank)\b)(?P<thing>[^.?!;]+)",
    re.IGNORECASE,
)
ARRIVES = _compiled(
    r"\byou(?:(?:'ll| will| shall) (?:have|get|receive|find|see)| get) (?P<thing>(?!(?:a lot|me|on|off|up|the feeling|the (?:impression|point))\b|to\b|used\b|there\b|a sense|the idea|it all|what|how|that (?:the|it|we|I|she|he|they)\b)[^.?!;]*)",
    r"\b(?P<it>it|that|they|this|(?:the|an?|my|our|your) [a-z' -]{2,40}?)(?:'ll be| will be| goes| go|'s| is|'re| are) (?:with you|in your inbox|on your desk|in your hands|over to you|at your|in the post to you|out to you)\b[^.?!;]*",
    r"\bexpect (?P<expected>(?:it|that|an? [a-z]+|the [a-z ]+|my [a-z ]+)) (?:from me )?(?=by|on|tomorrow|today|tonight|before|from me|monday|tuesday|wednesday|thursday|friday)[^.?!;]*",
    r"\byou(?:'ll| will) hear (?:back )?from me\b[^.?!;]*",
)
PRESENT = re.compile(r"\b(?P<who>I) (?:also |then |just )?(?P<vp>(?P<verb>[a-z-]+)\b)", re.IGNORECASE)
SENDING = re.compile(
    r"\b(?P<who>I|we)(?:'m| am|'re| are)\s+(?:just\s+|also\s+|gonna be\s+)?(?P<vp>(?P<verb>[a-z-]+ing)\b)",
    re.IGNORECASE,
)
OFFER = _compiled(
    rf"\bI (?:can|could){_ADVERBS}\s+(?:easily |always |certainly )?",
    r"\b(?:I'd be |I'm |I would be |always |more than )*(?:happy|glad|delighted|willing|pleased) to\s+",
    r"\b(?:shall|should) I\s+",
    r"\b(?:do you |would you |d'you )?(?:want|like) me to\s+",
    r"\bwould it (?:help|be (?:useful|helpful|good|easier)) if I\s+",
    r"\bhow about I\s+",
    r"\bwhy don't I\s+",
    r"\bwhat if I\s+",
    r"\bif you (?:like|want|wish|prefer)(?: to)?,? I(?:'ll| will| can| could)\s+",
    r"\b(?:I'd|I would) (?:love|like) to\s+",
    r"\b(?:maybe|perhaps|I might|I may|we could|we might|we can|I should|I'd|I would|I was going to|I want to|I need to|I have to|I've got to|I've to|I hope to|I'm hoping to|I plan to|I'm planning to|I'll try(?: to| and)|I'll see if I can|let me see if I can|I'll have to|I was thinking I'd|I ought to|I intend to|I aim to)(?: also| probably| just| then)*(?: I(?:'ll| will| can| could| might))?\s+",
)

ERRAND = re.compile(
    r"(?:let (?:me|us) know|ask|check|find|introduce|put (?:me|us|together|in)|book|set up|review|proofread|read|look (?:at|over|through|into|up)|take a look"
    r"|write|draft|arrange|organi[sz]e|prepare|get (?:me|us|back|hold|in touch|that|it|the)|speak|talk to|contact|reserve|add|update|confirm|follow up"
    r"|handle|cover|host|join|come|attend|pick|sign|print|chase|mention|make (?:me|us|sure|an? intro)|call|ring|do the|bring)\b",
    re.IGNORECASE,
)
"""Requests to which a mere "yeah" is a promise."""

# -- hedging ---------------------------------------------------------------------------------------------------

HEDGE = _compiled(
    r"\b(?:maybe|might|could|perhaps|possibly|potentially|probably|presumably|hopefully|ideally|tentatively|eventually|sometime|someday)\b",
    r"\bmay(?= (?:be|have|not|well|also|just|need|send|get|take|try|come|ask|do))\b",
    r"\b(?:if|unless|assuming|provided|providing|whenever|wherever)\b|\bdepend(?:s|ing)\b|\bsubject to\b|\bin case\b|\bas long as\b",
    r"\b(?:not sure|unsure|not certain|no promises|can't promise|cannot promise|won't promise|don't hold me|no guarantees?|can't guarantee|don't quote me)\b",
    r"\b(?:try|trying|aim|aiming|hope|hoping|wish|intend|attempt)\b(?! to (?:hear|see) )",
    r"\b(?:I think|I guess|I suppose|I imagine|I expect|I doubt|I assume|I reckon|I'd say|I believe|I don't think|I don't know|I wonder)\b",
    r"\b(?:in theory|in principle|fingers crossed|touch wood|knock on wood|god willing|all being well|with (?:any|a bit of|some) luck|at some point|one of these days|one day|some day|some time)\b",
    r"\b(?:ought to|should|would|I'd|we'd|would like|would love|plan to|planning to|want to|wanted to|meant to|thinking of|thinking about|toying with|tempted to|considering|willing to)\b",
    r"\b(?:have|has|need|needs|got) to (?:ask|check|see|clear|run|talk|speak|look|think|get permission|confirm)\b",
    r"\bsee (?:if|whether|what)\b|\?\?|\blet me think\b|\bthink about it\b",
)
STRICT_HEDGE = re.compile(r"\b(?:maybe|might|if|perhaps|not sure|(?:has|have|need) to ask)\b|\?\?", re.IGNORECASE)
"""Words that may stand in no quotation of a certain promise (rubric R2)."""
WHETHER = re.compile(
    r"\b(?:ask|check|find out|confirm|look into|test|verify|tell you|let you know|see)\b[^,.;]{0,40}?\s(?P<if>if)\b",
    re.IGNORECASE,
)
SUBORDINATE = _compiled(
    r"\s+(?:because|so that|so (?:you|we|they|he|she|I|it)|which|who|whose|where|since|although|though|while|in order)\b",
    r",?\s+and (?:then )?(?:I|you|we|he|she|they|it|that)(?= [a-z]|')",
    r",\s*(?:so|then|and then|right|okay|ok|yeah|alright|no problem|of course|don't worry|as (?:I|we|you)|like)\b",
    r"\s*[\u2013\u2014;:]\s*|\s-\s|\.\.\.|\u2026",
    r"\s+(?:once|when|as soon as|after|before|until|while) (?:I|we|you|he|she|they|it|the|this|that|my|our)\b",
    r"\s+that (?:you|we|I|he|she|they|explains|shows|covers|has|is|was|lists|might|could|should|would)\b",
)
OTHERS_CONDITION = re.compile(
    r"\b(?:once|when|as soon as|after|until|the moment) [^,.;]{0,50}?\b(?:signs?(?: off)?|signed(?: off)?|approv\w+|agree[sd]?|says? (?:yes|ok|it's ok)"
    r"|gives? (?:the |us the |me the )?(?:ok|okay|go-ahead|green light|nod)|comes? through|confirms?|allow\w*|lets? (?:me|us)|is (?:clear|certain|decided|confirmed|approved|public)"
    r"|get (?:the|an?) (?:ok|okay|go-ahead|green light|answer|budget|approval)|hear back|have (?:the )?(?:budget|approval|permission)|permits?|clears?)\b"
    r"|\b(?:when|if|whenever) I (?:get|have|find) (?:a |some |the )?(?:chance|time|minute|moment)\b",
    re.IGNORECASE,
)
REPORTED = _compiled(
    r"\b(?:he|she|they|you|people|everyone|somebody|someone|who|[A-Z][a-z]+|my \w+|the \w+)(?:'d|'s)? (?:always |often |just )?(?:said|says|say|would say|'d say|used to say|might say|told (?:me|us|him|her|them)|goes|went|was like|is like|were like|promised|asked|insisted|replied|wrote|think|thinks|thought|hope|hopes|knows?|joked|claims?)\b[,:]?\s*(?:that |me |us )?[\"']?\s*$",
    r"\bI (?:said|told you|promised|did say|know I said|thought)(?: that| you)?\s*$",
    r"\b(?:I was like|I thought|I said to (?:him|her|them|myself)|I told (?:him|her|them|[A-Z][a-z]+)|I always say|I keep saying|when I say|wondering if|wonder if|wonder whether|not sure if|don't know if|don't know when|don't know whether|doubt|unless|until|imagine|the day|the moment|chances are|afraid|worried(?: that)?|hope|everything|whatever|anything|the first thing|the last thing|as if|who knows if|probably where|all)\s*[,:]?\s*[\"']?\s*$",
)
HABIT = re.compile(
    r"\b(?:always|usually|normally|typically|generally|every (?:time|day|week|month|year|morning|monday|tuesday|wednesday|thursday|friday|single)|each (?:time|day|week|month)"
    r"|most (?:days|weeks|mornings)|on (?:mon|tues|wednes|thurs|fri|satur|sun)days|whenever|never|as always|back in|used to)\b",
    re.IGNORECASE,
)
OWN_LIFE = re.compile(
    r"\bmy (?:mum|mom|mother|dad|father|wife|husband|partner|sister|brother|kids?|son|daughter|dentist|doctor|gp|landlord|therapist|gym|dog|cat|car|flat|house|garden|hair|holiday|plumber|vet|bike|in-laws|neighbou?r|grandmother|gran)\b"
    r"|\b(?:dinner|the dishes|laundry|groceries|the shopping|my lunch|a nap|the school run)\b",
    re.IGNORECASE,
)

# -- asking and answering --------------------------------------------------------------------------------------

_POLITE = r"(?:\s+(?:please|maybe|possibly|just|perhaps|also|kindly|still|then|quickly|by any chance|guys|two|both|all|be able to|at some point))*"
REQUEST = _compiled(
    rf"\b(?:could|can|would|will|'d) you{_POLITE}\s+(?P<vp1>.+)",
    r"\bwould you (?:mind|be up for|be open to|consider)\s+(?P<vp2>[a-z-]+ing\b.*)",
    r"\b(?:do|d')\s*you mind\s+(?P<vp3>[a-z-]+ing\b.*)",
    r"\bmind\s+(?P<vp4>[a-z-]+ing\b.*)",
    r"\b(?:any|is there any|a) chance (?:that )?(?:you(?:'d| could| can| might| would)(?: be able to)?|of you)\s+(?P<vp5>.+)",
    r"\bdo you think you (?:could|can|might|would)(?: be able to)?\s+(?P<vp6>.+)",
    r"\b(?:are you|would you be) (?:able|willing|happy|prepared|okay|ok|up|free) to\s+(?P<vp7>.+)",
    r"\b(?:would|is) it (?:be )?(?:possible|ok|okay|alright)(?: for you)? to\s+(?P<vp8>.+)",
    r"\bI(?:'d| would)? (?:need|want|like|love) you to\s+(?P<vp9>.+)",
    r"\b(?:it'd|it would|that would|that'd) be (?:really |so |very |super )?(?:great|helpful|good|lovely|useful|amazing|wonderful|brilliant|ideal|handy) if you (?:could|would|can)\s+(?P<vp10>.+)",
    r"\bI(?:'d| would) (?:really )?(?:appreciate|be grateful|love|like)(?: it)? if you (?:could|would|can)\s+(?P<vp11>.+)",
    r"\bif you (?:could|can)(?: just| please)?\s+(?P<vp12>[^,.?!]+)",
    r"(?:^|[,;] |\band |\bso )please(?: do| can you| could you)?\s+(?P<vp13>.+)",
    r"\b(?:don't|do not) forget to\s+(?P<vp14>.+)",
    r"^(?:(?:and|so|then|ok|okay|great|yes|yeah|well|cool|perfect|right|just),?\s+)*(?P<vp15>(?!give (?:me|us) (?:until|till|(?:a|an|one|two|three|some) (?:[a-z]+ )?(?:of )?(?:weeks?|days?|hours?|minutes?|mins?|seconds?|secs?|bit|moment|time)\b))(?:send|email|e-mail|forward|text|ping|drop|shoot|give|lend|bring) (?:me|us)\b.+)",
    r"^(?:(?:and|so|then|ok|okay|great|right|just),?\s+)*you(?:'ll| will|'re going to|'re) (?P<vp16>.+\?)$",
    r"\byou(?:'re| are) (?:going to be )?(?P<vp20>(?:sending|emailing|bringing|sharing|introducing|forwarding|booking|drafting|writing|checking|asking|getting (?:me|us|back))\b.+)",
    r"\byou (?:were going to|said you(?:'d| would| could)|promised to|promised me|mentioned you could|offered to|were meant to|still owe me)\s+(?P<vp18>.+)",
    r"(?:^|\b(?:and|so|then),?\s+)you(?:'ll| will|'re going to) (?P<vp19>(?!get\b|have\b|find\b|see\b|need\b|want\b|be\b|love\b|like\b|know\b|hear\b|receive\b|come\b|look\b|make\b|do\b|tell\b)\S.+)",
)
WHEN_REQUEST = _compiled(
    r"\b(?:when|how soon|by when|what day) (?:can|could|will|would|should|do) (?:I|we) (?:expect|have|get|see|count on|hope for)\s+(?P<np1>[^?.]+)",
    r"\b(?:when|how soon|by when|what day) (?:can|could|will|would|do|are) you (?:be able to |think you can |think you'll |think you could |going to )?(?P<vp17>[^?.]+)",
)
GET_REQUEST = re.compile(
    r"\b(?P<modal>could|can|may|might) (?:I|we)(?: please| maybe| possibly| just| perhaps| also)* (?P<verb>get|have|see|borrow|take|look at|use|read|grab|steal)\s+(?P<np2>.+)",
    re.IGNORECASE,
)
ON_THE_SPOT = _compiled(
    r"(?:hear|see|repeat|say|speak|explain|describe|elaborate|expand|walk|talk|imagine|believe|clarify|remember|recall|think|start|go|come again|move|excuse|scroll|zoom|be\b|do me a|bear|mute|unmute|turn|hold|hang|wait|stop|guess|understand|help me understand|take me|take us|show (?:me|us)|show|do (?:that|it|this)\s*\?*$|do\s*\?*$|tell (?:me|us)|tell|remind|define|compare|give (?:me|us)?\s*(?:until|till|(?:a|an|one|two|three|some|your|the|any|more|bit)\s+)?(?:[a-z]+\s+)?(?:until|till|week|day|hour|bit|few|couple|opinion|view|take|thoughts?|impression|answer|reaction|verdict|feedback|indication|insight|context|background|details?|word|ring)\b|give (?:me|us)? ?(?:a|an|one|some)? ?(?:sec|second|minute|moment|idea|example|sense|flavou?r|overview|hint|rough|hand|break|bit|summary)|share your screen|make (?:sense|it (?:bigger|louder))|read that|note that|look at (?:this|that|me|the screen)|run (?:me|us) through|fix that\?|count|like|rather|agree|prefer|recommend|suggest|want|need|have|list)\b",
)
QUESTION_CHAT = re.compile(r"\b(?:hear me|see my|see the screen|say that again|come again)\b", re.IGNORECASE)

_YES_STRONG = (
    r"will do|can do|(?:of )?course (?:I|we) (?:will|can|do)|certainly will|I shall|sure will|will be done|consider it done|on it|you got it|you've got it|of course|sure thing|sure|absolutely|certainly|definitely|gladly|happy to(?: do (?:that|it|so))?"
    r"|no problem(?: at all)?|not a problem|no worries|with pleasure|my pleasure|by all means|for sure|leave (?:it|that|this) with me|I(?:'ll| will) (?:do (?:that|it|so)|get on (?:it|that)|sort (?:it|that)(?: out)?)|deal|done|totally|naturally|I(?:'d| would) be (?:happy|glad|delighted) to"
)
_YES_WEAK = (
    r"yes|yeah|yep|yup|ok|okay|alright|all right|right|fine|sounds good|(?:I|we) can(?: do (?:that|it))?|(?:I|we) will|that works|works(?: for me)?|fair enough|mm-?hm+|that's fine|that should be fine"
    r"|aye|ja|course|natch|noted|promise|promised|you'll have it|good idea|great|perfect|o+h+|a+h+|well|yes please|please do|please|cool|agreed|go ahead|go for it|lovely|nice|brilliant|exactly|correct|that's right|oh gosh|gosh|oh god"
)
YES = re.compile(rf"^(?:(?:{_YES_STRONG}|{_YES_WEAK})\b[\s,.!\u2013\u2014-]*)+", re.IGNORECASE)
YES_STRONG = re.compile(rf"\b(?:{_YES_STRONG})\b", re.IGNORECASE)
NO = _compiled(
    r"^(?:oh,? |well,? |um,? |ah,? |hm+,? )*(?:no\b(?! problem| worries)|nope|not (?:really|yet|sure|now)|I can't|I cannot|unfortunately|I'm afraid|I'd rather|I don't|we don't|we can't|sorry\b|hmm|maybe|probably|possibly|perhaps|let me think|depends|it depends|good question|I'll try|I'll see|I'll have to|I'd have to|I would have to|I might|I could|I should|I think so|I guess|I suppose|I hope)\b"
)
ALREADY = re.compile(
    r"\b(?:already|just (?:sent|shared|did|forwarded|posted|put)|I(?:'ve| have) (?:sent|shared|done|just|forwarded)|I sent|I did|here you go|it's in (?:the chat|your inbox)|there you go|sent it|done that|as we speak|doing it now|right now)\b",
    re.IGNORECASE,
)
WELCOME = re.compile(
    r"^(?:(?:o+h+|a+h+|wow|yes|yeah|yep|ok|okay|well|hmm)[,!.]*\s+)*(?:yes,? please|please(?: do)?|that(?:'d| would| will|'ll|'s)?(?: actually| really)? (?:be |is )?(?:really |so |very |super |actually |incredibly |just )*(?:great|lovely|helpful|amazing|brilliant|perfect|wonderful|fantastic|super|useful|good|ideal|help|awesome|kind|excellent|nice)"
    r"|I(?:'d| would) (?:really )?(?:love|appreciate|like) (?:that|it)|go for it|sounds (?:good|great|perfect|lovely|excellent)|thank you|thanks|cheers|you're (?:a star|a lifesaver|the best|very kind|so kind|too kind|an angel|a legend|amazing|brilliant)|that works|works(?: for me| well)?|fine|deal|good idea|go ahead|let's do that|do\b|wonderful|perfect|brilliant|lovely|great|amazing|fantastic|excellent|yes|yeah|yep|yup|sure|ok|okay|absolutely|definitely|would you\b|if you could|if you don't mind|if you wouldn't mind)\b",
    re.IGNORECASE,
)
NOT_NEEDED = re.compile(
    r"^(?:(?:oh|ah|no|nah|that's kind|thanks|thank you|actually|it's fine|that's ok(?:ay)?|that's fine|it's ok(?:ay)?)[,.!]*\s+(?:but )?)*(?:no need\b(?! to (?:rush|hurry|apologi|panic))|don't (?:bother|worry about (?:it|that|the|your|my|sending|bringing|doing))|you (?:don't|do not) (?:need|have) to\b(?! (?:rush|hurry))|there's no need\b(?! to (?:rush|hurry))|not necessary|I(?:'ve| have) (?:already )?got (?:it|one|that) already|I already have)",
    re.IGNORECASE,
)
WHEN = re.compile(
    r"^(?:(?:great|perfect|ok|okay|thanks|cool|and|lovely|nice|good|brilliant|wonderful|so|thank you)[,.!]*\s+)*(?:by when|when(?: (?:would|will|can|could|should|do|are|is|might)\b[^?]*)?|what day(?:[^?]*)?|how soon(?:[^?]*)?|what's (?:realistic|the timing|your timing)(?:[^?]*)?)\s*\?",
    re.IGNORECASE,
)

# -- correcting and taking back --------------------------------------------------------------------------------

CORRECTION = re.compile(
    r"\b(?:sorry|actually|no,? wait|wait|hang on|hold on|no|nope|I mean|I meant|make (?:that|it)|scratch that|strike that|correction|or rather|rather"
    r"|let's (?:say|make (?:it|that))|call it|better (?:make|say)|my mistake|I misspoke|I said)\b",
    re.IGNORECASE,
)
MAKE_THAT = re.compile(
    r"\b(?:sorry|actually|no|wait|hang on|hold on|I mean|I meant|make (?:that|it)|scratch that|strike that|correction|or rather|rather|let's (?:say|make (?:it|that))|call it"
    r"|better (?:make|say)(?: it| that)?|can we (?:say|make (?:it|that))|not)\b",
    re.IGNORECASE,
)
WITHDRAWN = _compiled(
    r"\b(?:forget (?:that|it|I said (?:that|anything)|what I said)|scratch that|strike that|never ?mind(?: that)?|I take (?:that|it) back|ignore (?:that|what I (?:just )?said)|disregard (?:that|what I said))\b(?! (?:one|part|bit)\b)",
    r"\bon second thoughts?\b",
    r"\b(?:actually|sorry|oh|wait|hmm|no)[^.?!]{0,30}?\bI (?:can't|cannot|won't|don't think I can|probably can't|shouldn't|am not allowed to)(?! (?:wait|remember|recall|believe|imagine|thank|complain|tell you how|say (?:enough|no)|stress|help but|find (?:my|the mute))\b)",
    r"\bI (?:can't|cannot|won't|don't think I can|won't be able to|shouldn't)(?: actually| really| even)? (?:do (?:that|it)|send (?:it|that|them)|promise (?:it|that|anything)?|share (?:it|that|them)|make (?:it|that)|commit to (?:it|that))",
    r"\b(?:let's|we can|we should) (?:leave|park|skip|drop|forget|not do) (?:that|it|this)\b",
    r"\b(?:that|it)(?:'s| is) not going to (?:happen|work)\b|\bthat won't (?:work|happen)\b|\bdon't (?:wait for|count on) (?:it|that|me)\b",
)
WEAKENED = re.compile(
    r"\b(?:no promises|can't promise|cannot promise|don't hold me to|don't quote me|no guarantees|not a promise|can't guarantee|if I (?:find|get|have) (?:the )?time|if I can|if that's allowed|if (?:he|she|they|my \w+) (?:agrees?|says? yes|lets? me|allows?)"
    r"|(?:I|I'd|I'll|would|might|may) (?:just )?(?:have|need) to (?:ask|check|clear)|let me check (?:first|with)|might (?:slip|be|take)|depends on|fingers crossed|hopefully|I think\.?$|maybe\b|not (?:100|a hundred) ?(?:%|per ?cent) sure)",
    re.IGNORECASE,
)
