"""`python -m assistant` is `rapport`."""

from assistant.cli import main

main()
