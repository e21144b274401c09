"""twosource keeps one cited, cross-checked record of who, by the news, did what to whom.

Importing this package reads no file and loads no heavy library.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
