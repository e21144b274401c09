"""The web pages over a store."""

from secrets import token_urlsafe

import click

from twosource.errors import UsageError
from twosource.run.doors import is_loopback, list_hosts, open_port
from twosource.run.exits import DONE
from twosource.run.flags import boundaries_flag, find_settings, shared_flags
from twosource.run.options import DEFAULT_STORE
from twosource.run.output import note
from twosource.store.view import open_view

__all__ = ["serve"]

_PORT = 8722


@click.command(epilog="Example:  twosource serve --db visit.db")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Where to listen.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    metavar="N",
    help="Which port; 0 takes a free one.",
)
@click.option(
    "--password",
    envvar="TWOSOURCE_PASSWORD",
    metavar="WORDS",
    help="Ask for this; better given as TWOSOURCE_PASSWORD, where no list of processes shows it.",
)
@click.option("--token", is_flag=True, help="Ask for a token that is made now and printed once.")
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Another name by which browsers reach this, as behind a proxy.",
)
@boundaries_flag
@click.option("--read-only", is_flag=True, help="Nothing can be added or decided.")
@shared_flags
def serve(
    host: str,
    port: int,
    password: str | None,
    *,
    token: bool,
    names: tuple[str, ...],
    read_only: bool,
) -> int:
    """Serve the store as web pages, to this machine alone unless --host says otherwise.

    The address is printed on standard output. Another machine is let in only with a password or a
    token. Ctrl-C stops it.
    """
    settings = find_settings()
    store = settings.db or DEFAULT_STORE
    open_view(store).close()
    made = token_urlsafe(24) if token else ""
    if not (is_loopback(host) or password or made):
        raise UsageError(f"{host} can be reached by others; give --password or --token as well")
    with open_port(host, port) as listening:
        number = listening.getsockname()[1]
        if made:
            note(f"the token, shown this once: {made}", settings=settings)
        click.echo(f"http://{_show_host(host)}:{number}/")
        note("open this address in a browser; Ctrl-C ends it", settings=settings)
        # The framework and the stages take longer to load than --help takes to show.
        from twosource.run.serving import Wanted, run_server  # noqa: PLC0415 (heavy, at its door)

        wanted = Wanted(
            store=store,
            hosts=list_hosts(host, number, names),
            any_address=not is_loopback(host),
            secrets=tuple(one for one in (password, made) if one),
            token=made,
            read_only=read_only,
        )
        run_server(wanted, listening, settings=settings)
    return DONE


def _show_host(host: str) -> str:
    return f"[{host.strip('[]')}]" if ":" in host else host
