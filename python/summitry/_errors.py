"""The exceptions of the package."""

from __future__ import annotations

__all__ = [
    "DateError",
    "DocumentError",
    "ExtractionError",
    "FormatError",
    "LanguageError",
    "MissingExtraError",
    "PackError",
    "SummitryError",
    "TextError",
]


class SummitryError(Exception):
    """What all exceptions of this package have in common.

    >>> import summitry
    >>> try:
    ...     summitry.extract("Il pleut.", published="yesterday")
    ... except summitry.SummitryError as error:
    ...     type(error).__name__
    'DateError'
    """

    __module__ = "summitry"


class TextError(SummitryError, ValueError):
    """A text that is no Unicode text (it has a lone surrogate), or not the text that was read."""

    __module__ = "summitry"


class DateError(SummitryError, ValueError):
    """A string that is no date, interval or duration."""

    __module__ = "summitry"


class LanguageError(SummitryError, ValueError):
    """A language that no pack has."""

    __module__ = "summitry"


class FormatError(SummitryError, ValueError):
    """JSON that is no extraction or record, or one of another schema."""

    __module__ = "summitry"


class PackError(SummitryError, ValueError):
    """A mistake in a language pack."""

    __module__ = "summitry"

    file: str | None
    """The pack's file, where one is to blame."""
    line: int | None
    """The line in it, from 1."""

    def __init__(self, message: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message, file, line)
        self.file = file
        self.line = line

    def __str__(self) -> str:
        return str(self.args[0])


class ExtractionError(SummitryError, RuntimeError):
    """The reader stopped at a document: a defect of this package."""

    __module__ = "summitry"


class DocumentError(SummitryError):
    """One of many documents that could not be read; ``__cause__`` says why.

    >>> import summitry
    >>> texts = ["Il pleut.", None]
    >>> corpus = summitry.extract_many(texts, errors="collect", progress=False)
    >>> [x.error is None for x in corpus]
    [True, False]
    >>> print(corpus.errors[0])
    document 1: text must be str, not NoneType
    """

    __module__ = "summitry"

    index: int
    """The document's place among the documents, from 0."""
    id: str | None
    """The document's id, where it has one."""
    reason: str
    """Why it could not be read."""

    def __init__(self, index: int, id: str | None, reason: str) -> None:
        super().__init__(index, id, reason)
        self.index = index
        self.id = id
        self.reason = reason

    def __str__(self) -> str:
        name = f" ({self.id})" if self.id else ""
        return f"document {self.index}{name}: {self.reason}"


class MissingExtraError(SummitryError, ImportError):
    """A library that is needed for this and not installed; the message says how to install it."""

    __module__ = "summitry"


def require(module: str, extra: str) -> object:
    """Imports an optional library, or says how to get it."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"this needs {package}, which is not installed: pip install 'summitry[{extra}]'",
            name=package,
        ) from error
