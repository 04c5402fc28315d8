"""Rapport: plain notes on people, and the words to stay in touch with them."""

__version__ = "0.1.0"
