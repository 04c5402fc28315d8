"""Numbers that more than one module holds to, above all who writes and who checks; each with its source."""

from __future__ import annotations

FEWEST_WORDS = {"email": 50, "linkedin": 15, "chat": 15}
"""Words that usually say enough, by channel (rubric M11)."""
WORD_LIMIT = {"email": 125, "linkedin": 80, "chat": 80, "invite": 45}
"""Upper limits per channel in words (rubric M11; an invitation has 300 characters, about 45 words)."""
INVITE_CHARS = 300
"""Characters of an invitation (rubric M11)."""
COLD_WORDS = 75
"""Words that are plenty for a first message by e-mail (rubric M11)."""
SILENCE_WORDS = 60
"""A follow-up after silence is short (rubric 5)."""
DORMANT_DAYS = 180
"""A tie is dormant when nothing was exchanged for half a year (rubric M7 speaks of dormant ties, not of a number)."""
FEWEST_ITEMS, GOOD_ITEMS, MOST_ITEMS = 3, 5, 6
"""Items of an agenda, the landing with them (rubric A3); one more than is good is let pass."""
SPARE_MINUTES = 2
"""Minutes of a talk that no item takes (rubric A4)."""
FADED_DAYS = 120
"""A need older than these opens the talk only where it bears on the goal; our own choice."""
EVENT_DAYS = 14
"""A dated event is a reason to write this many days before and after it; our own choice."""
UNDATED_DAYS = 7
"""A promise of mine without a day is a reason to write from this many days on; our own choice."""
