"""From documents to records."""

from __future__ import annotations

from summitry import _summitry
from summitry._errors import DocumentError
from summitry.extraction import Extraction
from summitry.values import Frozen, edtf

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any, Literal, TypeAlias

    import pyarrow

    DateLike: TypeAlias = "str | datetime.date"
    DocumentLike: TypeAlias = "str | Document | Mapping[str, Any]"

__all__ = ["Corpus", "Document", "Extractor", "extract", "extract_many", "extract_table"]

_set = object.__setattr__


class Document(Frozen):
    """A text with what is known of it.

    >>> from summitry import Document, extract
    >>> extract(Document("Le sommet s’ouvre à Astana.", id="a", published="2025-06-18")).id
    'a'
    """

    __slots__ = ("id", "language", "published", "text")
    __match_args__ = ("text", "id", "published", "language")
    __module__ = "summitry"
    _fields = ("text", "id", "published", "language")

    text: str
    """The text."""
    id: str | None
    """An id, which the extraction repeats."""
    published: str | None
    """When it was published (EDTF): weekdays and "this year" are resolved against it."""
    language: str | None
    """The language (BCP 47); without it, each passage tells by its words."""

    def __init__(
        self,
        text: str,
        *,
        id: object = None,
        published: DateLike | None = None,
        language: str | None = None,
    ) -> None:
        if not isinstance(text, str):
            raise TypeError(f"text must be str, not {type(text).__name__}")
        _set(self, "text", text)
        _set(self, "id", _id(id))
        _set(self, "published", _published(published))
        _set(self, "language", language)

    def __repr__(self) -> str:
        text = self.text if len(self.text) <= 40 else self.text[:39] + "…"
        known = [f"{n}={v!r}" for n in ("id", "published", "language") if (v := getattr(self, n)) is not None]
        return f"Document({', '.join([repr(text), *known])})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _document, self._values()


def _document(text: str, id: str | None, published: str | None, language: str | None) -> Document:
    return Document(text, id=id, published=published, language=language)


def _id(id: object) -> str | None:
    return id if id is None or isinstance(id, str) else str(id)


def _published(published: Any) -> str | None:
    # Frames have NaN and NaT where nothing is known: they are not equal to themselves.
    if published is None or published != published:
        return None
    return edtf(published)


def _parts(document: Any) -> tuple[Any, str | None, str | None, str | None]:
    """Text, id, date and language; an exception in place of the text where there is none."""
    if isinstance(document, str):
        return document, None, None, None
    if isinstance(document, Document):
        return document.text, document.id, document.published, document.language
    if hasattr(document, "keys"):
        try:
            unknown = [key for key in document.keys() if key not in ("text", "id", "published", "language")]
            if unknown:
                raise ValueError(f"a document has no {unknown[0]!r}; expected text, id, published, language")
            id = _id(document.get("id"))
            if "text" not in document:
                return ValueError("a document needs a text"), id, None, None
            return document["text"], id, _published(document.get("published")), document.get("language")
        except Exception as error:
            return error, None, None, None
    return document, None, None, None


class Corpus:
    """The extractions of many documents, in their order; made by ``extract_many``.

    It is an iterator: documents are taken from the given iterable as they are needed, a bounded number ahead, and read on
    threads of their own while Python goes on.
    """

    __slots__ = ("_bar", "_collect", "_documents", "_native", "errors")
    __module__ = "summitry"

    errors: list[DocumentError]
    """The documents that could not be read so far."""

    def __init__(self, extractor: Extractor, documents: Iterable[Any], threads: int, collect: bool, bar: Any) -> None:
        self.errors = []
        self._collect = collect
        self._bar = bar
        self._native = extractor._native.extract_many(map(_parts, documents), threads, collect)

    def __iter__(self) -> Iterator[Extraction]:
        return self

    def __next__(self) -> Extraction:
        index = self._native.given
        try:
            text, native, error = next(self._native)
        except StopIteration:
            self.close()
            raise
        except Exception as error:
            self.close()
            # An exception of the documents' own iterator is passed on as it is.
            if self._native.given == index:
                raise
            raise DocumentError(index, None, str(error)) from error
        except BaseException:
            self.close()
            raise
        if self._bar is not None:
            self._bar.update()
        if error is None:
            return Extraction._of(native, text)
        failed = DocumentError(index, native.id, str(error))
        failed.__cause__ = error
        self.errors.append(failed)
        return Extraction._of(native, None, failed)

    def close(self) -> None:
        """Ends the progress bar."""
        bar, self._bar = self._bar, None
        if bar is not None:
            bar.close()

    def __repr__(self) -> str:
        return f"<Corpus: {self._native.given} documents read, {len(self.errors)} errors>"


class Extractor:
    """Reads records from documents. It can't be changed, and threads may share it: build one and keep it.

    Args:
        languages: BCP 47 tags of the packs to read with; all built-in packs by default, chosen per passage.
        records: the kinds of records to return; all by default.
        pack: a folder (or several) with terms and rules of your own, in the format of the built-in packs.
        min_confidence: drops records less sure than this.

    >>> from summitry import Extractor
    >>> extractor = Extractor(languages=["fr"], records=["summits"])
    >>> extractor.extract("Le sommet du G7 s’ouvre à Évian.").summits[0].series
    'g7'
    """

    __slots__ = ("_native", "_settings")
    __module__ = "summitry"

    def __init__(
        self,
        languages: Iterable[str] | None = None,
        records: Iterable[str] | None = None,
        pack: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
        min_confidence: float = 0.0,
    ) -> None:
        if isinstance(languages, str):
            raise TypeError("languages must be a list of tags, not str")
        if isinstance(records, str):
            raise TypeError("records must be a list of kinds, not str")
        packs: list[Any] = []
        if pack is not None:
            one: Any = pack
            folders = [one] if isinstance(pack, str) or hasattr(pack, "__fspath__") else list(one)
            packs = [_summitry.read_pack(folder) for folder in folders]
        self._build(
            None if languages is None else [str(tag) for tag in languages],
            None if records is None else [str(kind) for kind in records],
            packs,
            min_confidence,
        )

    def _build(self, *settings: Any) -> None:
        self._settings = settings
        self._native = _summitry.Extractor(*settings)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it reads, as BCP 47 tags."""
        return tuple(self._native.languages)

    def extract(
        self,
        text: DocumentLike,
        *,
        published: DateLike | None = None,
        language: str | None = None,
        id: object = None,
    ) -> Extraction:
        """Reads one document. What is not understood is left out.

        Args:
            text: the text; or a Document, or a mapping with ``text``, ``id``, ``published``, ``language``.
            published: when it was published (EDTF or a date): weekdays and "this year" are resolved against it.
            language: the text's language; without it, each passage tells by its words.
            id: an id, which the extraction repeats.

        Raises:
            TextError: the text has a lone surrogate.
            DateError: ``published`` is no date.
            LanguageError: no pack has the language.
        """
        words: Any = text
        if type(words) is not str:
            words, own_id, own_published, own_language = _parts(text)
            if isinstance(words, Exception):
                raise words
            id = own_id if id is None else id
            published = own_published if published is None else published
            language = own_language if language is None else language
        date = None if published is None else _published(published)
        return Extraction._of(self._native.extract(words, _id(id), date, language), words)

    def extract_many(
        self,
        texts: Iterable[DocumentLike | None],
        *,
        threads: int | None = None,
        progress: bool = True,
        errors: Literal["raise", "collect"] = "raise",
    ) -> Corpus:
        """Reads many documents: lazily, in order, on all processors, with a bounded number under way.

        Args:
            texts: texts, Documents, or mappings with ``text``, ``id``, ``published``, ``language``; a missing one (None) is an error.
            threads: how many documents are read at a time; one a processor by default.
            progress: shows a bar where tqdm is installed and someone is watching (a terminal or a notebook).
            errors: ``"raise"`` stops at the first document that can't be read; ``"collect"`` goes on: such a document gives an
                extraction without records whose ``error`` says why, and ``Corpus.errors`` has them all.

        >>> from summitry import Extractor
        >>> texts = ["Le sommet du G7 s’ouvre à Évian.", "Il pleut."]
        >>> [len(x.summits) for x in Extractor().extract_many(texts, progress=False)]
        [1, 0]
        """
        if isinstance(texts, str):
            raise TypeError("texts must be an iterable of texts, not one str")
        if errors not in ("raise", "collect"):
            raise ValueError(f"errors={errors!r}; expected 'raise' or 'collect'")
        if threads is not None and threads < 1:
            raise ValueError(f"threads={threads}; expected a number from 1, or None for one a processor")
        bar = None
        if progress:
            from summitry._progress import progress_bar

            bar = progress_bar(texts)
        return Corpus(self, texts, threads or 0, errors == "collect", bar)

    def extract_table(self, table: Any, **options: Any) -> pyarrow.Table | pyarrow.RecordBatchReader:
        """Reads a column of texts of a table; see :func:`summitry.extract_table`."""
        from summitry.frames import extract_table

        return extract_table(self, table, **options)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Extractor):
            return NotImplemented
        return self._settings == other._settings

    def __hash__(self) -> int:
        return hash(repr(self._settings))

    def __copy__(self) -> Extractor:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Extractor:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # The packs' files go along, as the folder may not be where the other process is.
        return _extractor, self._settings

    def __repr__(self) -> str:
        languages, records, packs, least = self._settings
        shown = [f"languages={list(self.languages)!r}"]
        if records is not None:
            shown.append(f"records={records!r}")
        if packs:
            shown.append(f"pack={[name for name, _ in packs]!r}")
        if least:
            shown.append(f"min_confidence={least!r}")
        return f"Extractor({', '.join(shown)})"


def _extractor(*settings: Any) -> Extractor:
    extractor = object.__new__(Extractor)
    extractor._build(*settings)
    return extractor


_shared: Extractor | None = None


def shared() -> Extractor:
    """The extractor that the package's functions use."""
    global _shared
    if _shared is None:
        _shared = Extractor()
    return _shared


def extract(
    text: DocumentLike,
    *,
    published: DateLike | None = None,
    language: str | None = None,
    id: object = None,
) -> Extraction:
    """Reads one document with the built-in packs; see :meth:`Extractor.extract`.

    >>> import summitry
    >>> x = summitry.extract("Le deuxième sommet Chine-Asie centrale s’est tenu à Astana mardi.", published="2025-06-18")
    >>> x.summits[0].series, x.summits[0].edition
    ('china-central-asia', 2)
    """
    return shared().extract(text, published=published, language=language, id=id)


def extract_many(
    texts: Iterable[DocumentLike | None],
    *,
    threads: int | None = None,
    progress: bool = True,
    errors: Literal["raise", "collect"] = "raise",
) -> Corpus:
    """Reads many documents with the built-in packs; see :meth:`Extractor.extract_many`."""
    return shared().extract_many(texts, threads=threads, progress=progress, errors=errors)


def extract_table(table: Any, **options: Any) -> pyarrow.Table | pyarrow.RecordBatchReader:
    """Reads a column of texts of a table with the built-in packs; see :meth:`Extractor.extract_table`."""
    return shared().extract_table(table, **options)
