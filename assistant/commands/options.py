"""Values that several commands take on the command line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""A day beyond is a slip of the keyboard."""


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
        return self.fail(f"{value!r} is not a date. Write YYYY-MM-DD, today or yesterday.", param, ctx)
