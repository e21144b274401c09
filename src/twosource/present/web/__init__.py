"""The web pages over a store: the only door for the web framework."""

from twosource.present.web.app import make_app
from twosource.present.web.options import Adding, Job, Pasted, Verdict, WebOptions

__all__ = ["Adding", "Job", "Pasted", "Verdict", "WebOptions", "make_app"]
