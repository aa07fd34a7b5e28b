"""Text from anywhere, made fit to be printed."""


def printable(text: str) -> str:
    r"""Return `text` with everything that is not printable escaped: `\x1b`, `\u202e`, `\n`.

    That takes control and format characters, bidirectional marks among them, unusual spaces and
    lone surrogates, so that no text can drive a terminal. Letters of any script stay.

    >>> print(printable("Warrington \x1b[31m"))
    Warrington \x1b[31m
    """
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)
