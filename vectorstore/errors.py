"""What can keep vectors away. Each message is a sentence for the user; ranking goes on by words."""


class VectorError(Exception):
    """Something keeps the vectors away."""


class EmbedderUnavailable(VectorError):
    """The local model is not installed or is not the one that was pinned."""


class EmbeddingFailed(VectorError):
    """An embeddings endpoint gave no usable answer."""


class IndexBusy(VectorError):
    """Another process holds the lock."""


class IndexBroken(VectorError):
    """The store could not be opened or used."""
