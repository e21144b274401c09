"""Files that want to run something in a page, from every field that a reader takes over.

The happenings are invented; the states are real, so that claims are made of them.
"""

import json
from pathlib import Path

from twosource.lexicon.own import Lexicon, OwnPerson, OwnState

__all__ = ["HOSTILE_LEXICON", "PAYLOADS", "find_strange", "write_hostile"]

PAYLOADS = (
    "<script>window.hacked=1;alert(1)</script>",
    '"><img src=x onerror="window.hacked=2;alert(2)">',
    "<svg onload=window.hacked=3></svg>",
    "' onmouseover='window.hacked=4' x='",
    '" autofocus onfocus="window.hacked=5" x="',
    "</script><script>window.hacked=6</script>",
    "</style></title></textarea></template><script>window.hacked=7</script>",
    "{{7*7}}${7*7}{%print(7*7)%}",
    "\u2028window.hacked=8\u2029//",
    "<!--><script>window.hacked=9</script>-->",
    "<a href=javascript:window.hacked=10>x</a>",
    "&lt;script&gt;window.hacked=11&lt;/script&gt;",
    "<base href=https://evil.example/><meta http-equiv=refresh content=0;url=//evil.example>",
    '=HYPERLINK("https://evil.example")',
    "]]><iframe srcdoc='<script>parent.hacked=12</script>'></iframe>",
)
_LINKS = (
    "javascript:window.hacked=13",
    "JaVaScRiPt:window.hacked=14",
    "java\nscript:window.hacked=15",
    "data:text/html,<script>window.hacked=16</script>",
    "vbscript:window.hacked=17",
    'https://lissa.example/"onmouseover="window.hacked=18',
    "https://lissa.example/#</script><script>window.hacked=19</script>",
    "//evil.example/x",
)
_TEXT = (
    "LISSA, March {day}, 2031 – Chad recalled its ambassador {0} from Niger on Tuesday.\n\n"
    "Mali sent {number} trucks {1} of grain to Niger, President Ida {2} Venn said.\n\n"
    "Tarvonia warned Chad on Wednesday, and its president Osric Vendel visited Mali.\n\n"
    "Niger denied that it had condemned Chad in {3} Lissa.\n\n{4} Nothing else was told.\n"
)


HOSTILE_LEXICON = Lexicon(
    states=(
        OwnState(
            name=f"Tarvonia {PAYLOADS[0]}",
            code="XTA",
            aliases=("Tarvonia",),
            capital=f"Harsk {PAYLOADS[1]}",
            note=PAYLOADS[2],
        ),
    ),
    people=(
        OwnPerson(
            name=f"Osric Vendel {PAYLOADS[5]}",
            state="XTA",
            title=f"president {PAYLOADS[1]}",
            aliases=("Osric Vendel",),
        ),
    ),
)


def write_hostile(folder: Path) -> Path:
    """Write records, pages and texts, and a file that is refused; return the folder."""
    folder.mkdir()
    records = [_make_record(at) for at in range(len(PAYLOADS))]
    lines = "".join(f"{json.dumps(one)}\n" for one in records)
    (folder / "records.jsonl").write_text(lines + '{"no": "text"}\n', encoding="utf-8")
    for at, payload in enumerate(PAYLOADS):
        name = payload.replace("/", "∕")[:60]
        (folder / f"{at}{name}.txt").write_text(_make_text(at + 1), encoding="utf-8")
        (folder / f"{name}{at}.html").write_text(_make_page(at), encoding="utf-8")
    (folder / f"{PAYLOADS[1].replace('/', '∕')}.txt").write_bytes(b"\x00\x01\x02")
    return folder


def _take(at: int) -> str:
    return PAYLOADS[at % len(PAYLOADS)]


def _make_text(at: int) -> str:
    payloads = [_take(at + step) for step in range(5)]
    return _TEXT.format(*payloads, day=at % 5 + 3, number=40 + at % 3 * 10)


def _make_record(at: int) -> dict[str, str]:
    return {
        "id": _take(at),
        "text": _make_text(at),
        "title": f"Grain {_take(at + 1)} for Niger",
        "publisher": f"{_take(at + 2)} Lissa Post",
        "language": f"en{_take(at + 3)}",
        "url": _LINKS[at % len(_LINKS)],
        "published": "2031-03-05" if at % 2 else _take(at + 4),
    }


def _make_page(at: int) -> str:
    """Make a page whose texts are escaped, so that they are what its reader sees."""
    shown = [
        _take(at + step).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        for step in range(5)
    ]
    body = "".join(
        f"<p>{line}</p>"
        for line in _TEXT.format(*shown, day=at % 5 + 3, number=40 + at % 3 * 10).split("\n\n")
    )
    link = _LINKS[at % len(_LINKS)].replace("&", "&amp;").replace('"', "&quot;")
    return (
        f'<html lang="{shown[0]}"><head><title>Grain {shown[1]}</title>'
        f'<meta property="og:site_name" content="{shown[2]} Post">'
        f'<meta name="author" content="By {shown[3]}"><link rel="canonical" href="{link}">'
        f'<meta property="article:published_time" content="2031-03-05"></head>'
        f"<body><article><h1>Grain {shown[1]}</h1><p>By Ida {shown[3]}</p>{body}"
        f"<figure><figcaption>Trucks {shown[4]} at the bridge (Lissa Post)</figcaption></figure>"
        "</article></body></html>"
    )


STRANGE = """
() => [
  ...[...document.querySelectorAll("img, iframe, object, embed, base, meta[http-equiv=refresh]")],
  ...[...document.querySelectorAll("script")].filter((one) => !SCRIPTS),
  ...[...document.querySelectorAll("*")].filter((one) => [...one.attributes].some((held) =>
    held.name.startsWith("on") || held.name === "srcdoc" || held.name === "style" ||
    (["href", "src", "action", "formaction", "xlink:href"].includes(held.name) &&
      !/^(https?:\\/\\/|#|[?]|\\/(?!\\/)|$)/.test(held.value.trim())))),
].map((one) => one.outerHTML.slice(0, 200))
"""


def find_strange(scripts: str) -> str:
    """Return what finds, in a page, elements and attributes that none of our pages has.

    `scripts` is the condition that a script of ours fulfils, of `one`.
    """
    return STRANGE.replace("SCRIPTS", f"({scripts})")
