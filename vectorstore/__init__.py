"""Finding passages by meaning. Knows nothing about assistant."""
