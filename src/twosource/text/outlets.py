"""Which outlet published a report."""

from urllib.parse import urlsplit

from twosource.model import Report

__all__ = ["find_outlet"]


def find_outlet(report: Report) -> str:
    """Return the publisher as claimed, else the host of the address, else ""."""
    if report.publisher:
        return report.publisher
    try:
        return urlsplit(report.url or "").hostname or ""
    except ValueError:
        return ""
