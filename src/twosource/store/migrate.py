"""From any earlier format to the newest, in one transaction."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from twosource.store.schema import FORMATS

__all__ = ["migrate"]


def migrate(connection: Connection, *, to: str = FORMATS[-1]) -> None:
    """Bring an empty or older store to a format, inside the transaction that is open."""
    config = Config()
    config.set_main_option("script_location", "twosource.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
