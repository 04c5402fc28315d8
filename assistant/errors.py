"""Every problem a user can act on, as one sentence and an exit code."""


class AssistantError(Exception):
    """A problem the user can act on. Shown as one line, never as a traceback."""

    exit_code = 1


class UsageProblem(AssistantError):
    """A value that the command cannot take (a date that is none, a bad option)."""

    exit_code = 2


class ContactNotFound(AssistantError):
    """Nobody, or more than one person, answers to this name."""

    exit_code = 3

    def __init__(self, query: str, near: list[str], *, ambiguous: bool = False) -> None:
        self.query, self.near, self.ambiguous = query, near, ambiguous
        said = f"'{' '.join(query.split())}'"  # as typed: the door for output makes it safe
        if ambiguous:
            text = f"{said} could be {', '.join(near)}. Use the id or the e-mail address."
        elif near:
            text = f"No contact matches {said}. Did you mean {', '.join(near)}?"
        else:
            text = f"No contact matches {said}. Add them with `rapport contact add NAME`."
        super().__init__(text)


class EndpointFailed(AssistantError):
    """The model endpoint did not give a usable answer."""

    exit_code = 4


class StorageError(AssistantError):
    """A file could not be read or written; nothing was changed."""


class BrokenFile(AssistantError):
    """A file of the notebook that does not parse. It is skipped, never rewritten."""


class TemplateError(AssistantError):
    """A prompt template that asks for something it cannot have."""
