"""One module a command: it parses, calls one job, prints."""
