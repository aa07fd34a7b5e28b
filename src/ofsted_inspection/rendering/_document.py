"""A page of HTML in one file, which asks for nothing else and lets nothing else run."""

import base64
import hashlib
import pkgutil
from collections.abc import Sequence
from typing import cast

from ofsted_inspection._look import LOOKS
from ofsted_inspection.rendering._elements import words


def document(
    title: str, body: str, *, styles: Sequence[str] = (), scripts: Sequence[str] = ()
) -> str:
    """Return a whole page with the style sheets and scripts of these names in it.

    `title` is words, `body` HTML. The page's content policy allows the style and the script that
    stand in it, by their hashes, and nothing besides: no request, no frame, no other script.
    """
    style = _looks() + "".join(map(_asset, ("page.css", *styles)))
    script = "".join(map(_asset, scripts))
    running = f" script-src {_hash(script)};" if script else ""
    policy = (
        f"default-src 'none'; style-src {_hash(style)};{running} img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    closing = f"<script>{script}</script>\n" if script else ""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<title>{words(title)}</title>\n<link rel="icon" href="data:,">\n'
        f"<style>{style}</style>\n</head>\n<body>\n{body}\n{closing}</body>\n</html>\n"
    )


def _looks() -> str:
    """Return the style of each grade and polarity."""
    return "".join(
        f".chip.{mark.name.lower()}{{background:{look.fill};color:{look.ink};"
        f"border-color:{look.line}}}\n"
        for mark, look in LOOKS.items()
    )


def _asset(name: str) -> str:
    content = pkgutil.get_data("ofsted_inspection", f"rendering/_assets/{name}")
    return cast("bytes", content).decode()


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
