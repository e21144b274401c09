"""The record as entities of FollowTheMoney, one JSON object a line (docs/exports.md)."""

from twosource.present.ftm.export import export_ftm

__all__ = ["export_ftm"]
