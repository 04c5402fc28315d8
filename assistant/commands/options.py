"""Options that several commands share, and days. `--help` loads this module, so it imports nothing of the program."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import click

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A day beyond is a slip of the keyboard."""
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Stable JSON instead of text.")
PREVIEW = click.option("--preview", is_flag=True, help="Print the exact request to the model and send nothing.")


class Day(click.ParamType):  # type: ignore[type-arg]  # generic in new versions of click only
    """A calendar date: `YYYY-MM-DD`, `today` or `yesterday`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """VALUE as a date (a usage error, exit 2, when it is none)."""
        if isinstance(value, dt.date):
            return value
        word = str(value).strip().lower()
        if word in ("today", "yesterday"):
            app = ctx.find_root().obj if ctx else None
            today = app.today if app is not None else dt.date.today()  # noqa: DTZ011  (a local calendar date)
            return today - dt.timedelta(days=word == "yesterday")
        try:
            if word[4:5] == word[7:8] == "-" and len(word) == 10:
                day = dt.date.fromisoformat(word)
                if not FIRST_YEAR <= day.year <= LAST_YEAR:
                    self.fail(
                        f"{value!r} is too far away. Give a day between {FIRST_YEAR} and {LAST_YEAR}.", param, ctx
                    )
                return day
        except ValueError:
            pass
        return self.otherwise(str(value), param, ctx)

    def otherwise(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """VALUE, which is written in no form above, as a date."""
        return self.fail(f"{value!r} is not a date. Write YYYY-MM-DD, today or yesterday.", param, ctx)


class ComingDay(Day):
    """A day of a promise: a date, or words as notes have them (`next Thursday`, `in two weeks`)."""

    def otherwise(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The one day that VALUE says in words, seen from today."""
        from assistant.heard import days  # 0.2 s, only words pay

        app = ctx.find_root().obj if ctx else None
        found = days.find(value, app.today if app is not None else dt.date.today())  # noqa: DTZ011  (as above)
        if (
            len(found) == 1
            and found[0].date
            and not found[0].clash
            and not re.search(r"\w", value.replace(found[0].said, "", 1))
        ):
            return found[0].date
        return self.fail(f"{value!r} is not a date. Write YYYY-MM-DD, or words such as 'next Thursday'.", param, ctx)
