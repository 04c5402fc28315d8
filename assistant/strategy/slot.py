"""One weekly slot for the calendar: its text is the command, never a name."""

from __future__ import annotations

import datetime as dt
import re

from assistant.models import Me
from assistant.patterns import DAYS

DEFAULT_HOUR = 9
_DAYS = [day[:3].lower() for day in DAYS]


def calendar(monday: dt.date, me: Me, minutes: int) -> str:
    """An iCalendar file with one event that comes back every week, of MINUTES (an hour at most) on the user's slot."""
    from icalendar import Calendar, Event, vRecur  # 60 ms, only --ics pays

    day, hour, minute = of_words(me.slot)
    start = dt.datetime.combine(monday + dt.timedelta(days=day), dt.time(hour, minute))
    event = Event()
    event.add("uid", "weekly-plan@rapport.invalid")
    event.add("dtstamp", dt.datetime.combine(monday, dt.time(), dt.UTC))
    event.add("dtstart", start)
    event.add("dtend", start + dt.timedelta(minutes=min(minutes, 60)))
    event.add("summary", "rapport plan")
    event.add("description", "rapport plan")
    event.add("rrule", vRecur({"FREQ": ["WEEKLY"]}))
    page = Calendar()
    page.add("prodid", "-//Rapport//weekly plan//EN")
    page.add("version", "2.0")
    page.add_component(event)
    return str(page.to_ical().decode("utf-8"))


def of_words(words: str | None) -> tuple[int, int, int]:
    """Weekday (0 = Monday), hour and minute of `Tue 9:30`; Monday at nine when nothing else is said."""
    return parsed(words or "") or (0, DEFAULT_HOUR, 0)


def parsed(words: str) -> tuple[int, int, int] | None:
    """`Tue 9:30`, `tuesday 9:30 pm` as weekday, hour and minute; None when it is neither."""
    match = re.fullmatch(
        r"\s*([a-z]{3})[a-z]*\.?,?\s+(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?m\.?)?\s*", words.casefold()
    )
    if match is None or match[1] not in _DAYS:
        return None
    hour, minute = int(match[2]), int(match[3] or 0)
    if match[4] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if match[4] == "p" else 0)
    return (_DAYS.index(match[1]), hour, minute) if hour <= 23 and minute <= 59 else None
