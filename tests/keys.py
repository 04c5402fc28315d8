"""What tests give for a key: it has the form of one and opens nothing."""

KEY = "-".join(("sk", "of", "no", "provider", "4Xy7"))
