"""``rodtrad user``, ``token``, ``collection``: who may come in, from the command line of the machine that holds the store."""

import getpass
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from service.cli.console import fail, out

if TYPE_CHECKING:
    from service.people import Role
    from service.store import Store

user = typer.Typer(no_args_is_help=True, help="De som får logga in.")
token = typer.Typer(no_args_is_help=True, help="Nycklar för program.")
collection = typer.Typer(no_args_is_help=True, help="Samlingar (förvaltning, kommun) som begränsar vad var och en ser.")

Name = Annotated[str, typer.Argument(help="Användarnamn.")]
Seen = Annotated[list[str] | None, typer.Option("--samling", help="Samling; kan upprepas.")]
NOBODY = "{} finns inte. `rodtrad user list` visar vilka som finns."


@contextmanager
def opened() -> Iterator["Store"]:
    """Open the store; what is done is noted in the name of who is logged in on the machine."""
    from service.settings import Settings
    from service.store import open_store
    from service.store.acting import acting

    with closing(open_store(Settings())) as store, acting(f"{getpass.getuser()} (kommandoraden)"):
        yield store


def spelled(name: str) -> str:
    """Return a user name as it is kept."""
    from service.auth.local import spelled

    return spelled(name)


def as_role(text: str) -> "Role":
    """Read a role."""
    from service.people import Role

    try:
        return Role(text.lower())
    except ValueError:
        fail(f"{text} är ingen roll. Roller: {', '.join(Role)}.")


def known(store: "Store", chosen: list[str] | None) -> list[str]:
    """Return the collections that were chosen, if there are such."""
    from service.store.collections import collections

    there = collections(store)
    for one in chosen or ():
        if one not in there:
            fail(f"Samlingen {one} finns inte. Samlingar: {', '.join(there)}.")
    return chosen or []


def asked_password() -> str:
    """Ask for a password twice, or read it from what is piped in; it is never an argument, for others see those."""
    from service.auth.passwords import complaint

    if sys.stdin.isatty():
        password = typer.prompt("Lösenord", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    if wrong := complaint(password):
        fail(wrong)
    return str(password)


@user.command()
def add(
    name: Name,
    role: Annotated[str, typer.Option("--roll", help="läsare, granskare eller administratör.")] = "läsare",
    seen: Seen = None,
    called: Annotated[str | None, typer.Option("--namn", help="Hur personen heter.")] = None,
) -> None:
    """Lägger upp en person och frågar efter lösenordet."""
    from service.auth.passwords import hashed
    from service.store.people import add_person

    chosen, id = as_role(role), spelled(name)
    with opened() as store:
        held = known(store, seen)
        if not add_person(store, id, called or name, chosen, held, password=hashed(asked_password())):
            fail(f"{id} finns redan.")
    out.print(f"{id} är upplagd som {chosen}.", markup=False)


@user.command("list")
def everyone() -> None:
    """Visar vilka som får logga in."""
    from service.store.people import every_person

    with opened() as store:
        for one in every_person(store):
            seen = "allt" if one.collections is None else ", ".join(one.collections) or "inget"
            state = "" if one.active else "  avstängd"
            out.print(f"{one.id:<24} {one.role:<14} ser {seen}{state}", markup=False)


@user.command()
def role(name: Name, role: Annotated[str, typer.Argument(help="Ny roll.")], seen: Seen = None) -> None:
    """Ändrar roll, och samlingar om några anges; personen får logga in på nytt."""
    from service.store.people import change_person

    with opened() as store:
        held = known(store, seen) if seen is not None else None
        if not change_person(store, spelled(name), role=as_role(role), collections=held):
            fail(NOBODY.format(name))


@user.command()
def password(name: Name) -> None:
    """Sätter ett nytt lösenord; personens sessioner och nycklar upphör."""
    from service.auth.local import key
    from service.auth.passwords import hashed
    from service.store.counters import forget
    from service.store.people import change_person

    with opened() as store:
        if not change_person(store, spelled(name), password=hashed(asked_password())):
            fail(NOBODY.format(name))
        forget(store, key(name))


@user.command()
def disable(name: Name) -> None:
    """Stänger av en person genast; det som personen har gjort finns kvar."""
    from service.store.people import change_person

    with opened() as store:
        if not change_person(store, spelled(name), active=False):
            fail(NOBODY.format(name))


@user.command()
def enable(name: Name) -> None:
    """Släpper in en avstängd person igen."""
    from service.store.people import change_person

    with opened() as store:
        if not change_person(store, spelled(name), active=True):
            fail(NOBODY.format(name))


@token.command("add")
def add_token(
    name: Name,
    purpose: Annotated[str, typer.Argument(help="Vad nyckeln är till för.")],
    role: Annotated[str, typer.Option("--roll", help="Får högst göra det som en …")] = "läsare",
    seen: Seen = None,
    days: Annotated[int, typer.Option("--dagar", help="Gäller så länge.", min=1, max=730)] = 365,
) -> None:
    """Skapar en nyckel åt ett program, i en persons namn. Den visas bara en gång."""
    from service.store.keys import EnoughKeys, make_token
    from service.store.people import person

    with opened() as store:
        if person(store, spelled(name)) is None:
            fail(NOBODY.format(name))
        held = known(store, seen) if seen is not None else None
        try:
            key = make_token(store, spelled(name), purpose, as_role(role), collections=held, days=days)
        except EnoughKeys as error:
            fail(str(error))
    out.print(key, markup=False)


@token.command("list")
def list_tokens() -> None:
    """Visar vilka nycklar som finns, inte hur de lyder."""
    from service.store.keys import tokens_of

    with opened() as store:
        for one in tokens_of(store):
            used = f"använd {one.used:%Y-%m-%d}" if one.used else "inte använd"
            out.print(f"{one.id}  {one.person:<24} {one.role:<14} {used}  {one.name}", markup=False)


@token.command()
def revoke(id: Annotated[str, typer.Argument(help="Nyckelns nummer enligt `rodtrad token list`.")]) -> None:
    """Drar in en nyckel genast."""
    from service.store.keys import drop_token

    with opened() as store:
        if not drop_token(store, id):
            fail(f"Nyckeln {id} finns inte.")


@collection.command("add")
def add_collection(
    id: Annotated[str, typer.Argument(help="Kortnamn, t.ex. omsorg.")],
    name: Annotated[str, typer.Argument(help="Namn, t.ex. ”Omsorgsförvaltningen”.")],
) -> None:
    """Lägger upp en samling."""
    from service.store.collections import add_collection

    with opened() as store:
        if not add_collection(store, spelled(id), name):
            fail(f"{id} finns redan.")


@collection.command("list")
def list_collections() -> None:
    """Visar samlingarna."""
    from service.store.collections import collections

    with opened() as store:
        for id, name in collections(store).items():
            out.print(f"{id:<24} {name}", markup=False)


@collection.command()
def move(
    case: Annotated[str, typer.Argument(help="Ärendets id, det som står i adressen /arende/…")],
    collection: Annotated[str, typer.Argument(help="Samlingens kortnamn.")],
) -> None:
    """Flyttar ett ärende till en samling."""
    from service.store.collections import collect

    with opened() as store:
        if not collect(store, case, spelled(collection)):
            fail("Ärendet eller samlingen finns inte.")
