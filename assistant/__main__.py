"""`python -m assistant` is `rapport`."""

from assistant.cli import main

if __name__ == "__main__":
    main()
