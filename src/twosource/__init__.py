"""twosource keeps one cited, cross-checked record of what news reports say states did to one another.

Importing this package reads no file and loads no heavy library.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
