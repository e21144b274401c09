"""Find the places to read, cut them into records, and make items of these."""

from twosource.ingest.address import is_address
from twosource.ingest.fetch import Fetched, FetchOptions, fetch_page
from twosource.ingest.fields import STANDARD_FIELDS, FieldMap, parse_field_map
from twosource.ingest.frame import frame_records
from twosource.ingest.limits import STANDARD_LIMITS, Limits
from twosource.ingest.places import find_sources
from twosource.ingest.record import unpack_record
from twosource.ingest.refusing import refuse
from twosource.ingest.source import PassedOver, RawMedia, RawRecord, Source

__all__ = [
    "STANDARD_FIELDS",
    "STANDARD_LIMITS",
    "FetchOptions",
    "Fetched",
    "FieldMap",
    "Limits",
    "PassedOver",
    "RawMedia",
    "RawRecord",
    "Source",
    "fetch_page",
    "find_sources",
    "frame_records",
    "is_address",
    "parse_field_map",
    "refuse",
    "unpack_record",
]
