"""To look at rather than to read: pages and notebook cells that show where each record came from.

Pages are one file without scripts or links to other places; everything from the text is escaped.
"""

from __future__ import annotations

from html import escape

from summitry.extraction import Extraction

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from summitry.records import Record
    from summitry.values import Span

__all__ = ["render"]

# Hue of each kind, far from its neighbours also for those who see fewer colours; underlines carry the kind's initial in tips and cards.
_KINDS = {
    "summits": ("Summits", "#0b6bcb", "#6cb6ff"),
    "ministerials": ("Ministerials", "#0f8a8a", "#5fd4d4"),
    "treaties": ("Treaties", "#b3261e", "#ff8f85"),
    "mechanisms": ("Mechanisms", "#7a3fc4", "#c9a2ff"),
    "trade_figures": ("Trade figures", "#1f7a34", "#6bd48a"),
    "initiatives": ("Initiatives", "#a15c00", "#ffb454"),
    "outcomes": ("Outcomes", "#a3246b", "#ff8ac6"),
    "polls": ("Polls", "#5b6470", "#b3bcc7"),
    "people": ("People", "#4a5a00", "#c6d957"),
}
# Underlines drawn below each other; more are drawn over the last.
_LANES = 6

_STYLE = """
.summitry{--ink:#1c1f23;--paper:#fff;--soft:#5a626c;--line:#d5dae0;--panel:#f5f7f9;--here:#fff3bf;$light
color:var(--ink);background:var(--paper);font:16px/1.5 system-ui,sans-serif;text-align:start;color-scheme:light}
@media (prefers-color-scheme:dark){.summitry{--ink:#e6e9ed;--paper:#14171b;--soft:#a5aeb9;--line:#3a424c;--panel:#1d2127;
--here:#4a3f10;$dark color-scheme:dark}}
.summitry *{box-sizing:border-box}
.summitry form{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:0 0 1rem;padding:0;border:0}
.summitry label{display:inline-flex;align-items:center;gap:.35rem;cursor:pointer}
.summitry label i{width:1.4em;height:4px;border-radius:2px;background:var(--kind)}
.summitry .doc{border-top:1px solid var(--line);padding:1rem 0}
.summitry h2{font-size:1.1rem;margin:0 0 .5rem;overflow-wrap:anywhere}
.summitry .meta{color:var(--soft);font-size:.85rem;font-weight:normal}
.summitry .cols{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.5rem;align-items:start}
@media (max-width:52rem){.summitry .cols{grid-template-columns:minmax(0,1fr)}}
.summitry .text{white-space:pre-wrap;overflow-wrap:anywhere;line-height:2.1;margin:0;max-width:70ch;font-family:Georgia,serif}
.summitry .text a{color:inherit;text-decoration:none;position:relative;background-repeat:no-repeat;border-radius:2px}
.summitry .text a:hover,.summitry .text a:focus-visible{background-color:var(--panel)}
.summitry a:focus-visible,.summitry input:focus-visible{outline:2px solid var(--summits);outline-offset:2px}
.summitry .text a:hover::after,.summitry .text a:focus-visible::after{content:attr(data-tip);position:absolute;left:0;top:100%;z-index:9;
width:max-content;max-width:min(24rem,70vw);white-space:pre-line;font:13px/1.45 system-ui,sans-serif;color:var(--ink);
background:var(--paper);border:1px solid var(--soft);border-radius:6px;padding:.4rem .6rem;box-shadow:0 4px 14px #0004}
.summitry .text b{font-weight:inherit}
.summitry :target{background-color:var(--here)!important}
.summitry .text b:target+a,.summitry .text b:target+b+a,.summitry .text b:target+b+b+a{background-color:var(--here)}
.summitry .cards{display:grid;gap:.75rem;margin:0;padding:0;list-style:none}
.summitry .card{background:var(--panel);border-inline-start:4px solid var(--kind);border-radius:4px;padding:.6rem .8rem;margin:0}
.summitry h3{font-size:.95rem;margin:0 0 .3rem;display:flex;justify-content:space-between;gap:1rem;align-items:baseline}
.summitry dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.1rem .8rem;margin:0;font-size:.9rem}
.summitry dt{color:var(--soft);font-weight:normal}
.summitry dd{margin:0;overflow-wrap:anywhere}
.summitry dd a{color:var(--soft);font-size:.85em}
.summitry .none{color:var(--soft);margin:0}
.summitry .off{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
$filters
@media print{.summitry form{display:none}}
"""

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>body{{margin:0}}main.summitry{{padding:1.5rem clamp(1rem,4vw,3rem);min-height:100vh}}main.summitry h1{{font-size:1.4rem;margin:0 0 1rem}}</style>
</head>
<body>
<main class="summitry">
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def render(
    extractions: Extraction | Iterable[Extraction],
    path: str | os.PathLike[str] | None = None,
    *,
    title: str = "Records",
) -> str:
    """Writes a page that shows the texts with their records: every underlined word leads to its record, and back.

    It is one file, works without a network and without scripts, follows the reader's light or dark setting, and can be used
    with the keyboard and with a screen reader.

    Args:
        extractions: an extraction or many.
        path: where to write the page.
        title: the page's title.

    Returns:
        The page.

    >>> import summitry
    >>> page = summitry.render(summitry.extract("Le sommet du G7 s’ouvre à Évian."))
    >>> page.startswith("<!DOCTYPE html>")
    True
    """
    if isinstance(extractions, Extraction):
        extractions = (extractions,)
    documents = list(extractions)
    page = _PAGE.format(title=_text(title), body=_body(documents, "d"))
    if path is not None:
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
    return page


def notebook(extraction: Extraction) -> str:
    """The cell that notebooks show for an extraction."""
    # Several cells are in one page, so that links need names of their own.
    prefix = f"s{hash(extraction) & 0xFFFFFFFF:x}-{id(extraction) & 0xFFFFFF:x}"
    return f'<div class="summitry">{_body([extraction], prefix)}</div>'


def _text(text: str) -> str:
    # HTML has no character 0.
    return escape(text.replace("\0", "\ufffd"))


def _style(kinds: list[str]) -> str:
    light = "".join(f"--{kind}:{_KINDS[kind][1]};" for kind in _KINDS)
    dark = "".join(f"--{kind}:{_KINDS[kind][2]};" for kind in _KINDS)
    filters = "".join(
        f".summitry .k-{kind}{{--kind:var(--{kind})}}"
        f".summitry:has(.f-{kind}:not(:checked)){{--{kind}:transparent}}"
        f".summitry:has(.f-{kind}:not(:checked)) .card.k-{kind}{{display:none}}"
        for kind in kinds
    )
    style = _STYLE.replace("$light", light).replace("$dark", dark).replace("$filters", filters)
    return f"<style>{style}</style>"


def _body(documents: list[Extraction], prefix: str) -> str:
    counts = {kind: sum(len(getattr(x, kind)) for x in documents) for kind in _KINDS}
    kinds = [kind for kind in _KINDS if counts[kind]]
    parts = [_style(kinds)]
    if kinds:
        parts.append('<form role="group" aria-label="Kinds of records to show">')
        for kind in kinds:
            parts.append(
                f'<label class="k-{kind}"><input type="checkbox" class="f-{kind}" checked> <i></i> '
                f"{_KINDS[kind][0]} ({counts[kind]})</label>"
            )
        parts.append("</form>")
    for number, extraction in enumerate(documents):
        parts.append(_document(extraction, f"{prefix}{number}"))
    return "\n".join(parts)


def _document(x: Extraction, name: str) -> str:
    known = [value for value in (x.language, x.published and f"published {x.published}") if value]
    known.append(f"{x.chars_processed} characters")
    meta = _text(" · ".join(known))
    title = _text(x.id) if x.id else "Text"
    marks = list(_marks(x))
    cards = "".join(_card(record, name, marks) for record in x.records)
    if x.error is not None:
        cards = f'<li class="card">{_text(x.error.reason)}</li>'
    cards = f'<ul class="cards">{cards}</ul>' if cards else '<p class="none">No records.</p>'
    text = x._counted_text()
    if text is None:
        body = cards
    else:
        language = f' lang="{_text(x.language)}"' if x.language else ""
        body = (
            f'<div class="cols"><p class="text" dir="auto"{language}>{_highlight(text, marks, name)}</p>{cards}</div>'
        )
    return f'<section class="doc" id="{name}"><h2>{title} <span class="meta">{meta}</span></h2>{body}</section>'


class _Mark:
    """Words that a record was read from: a place with the fields that it gave."""

    __slots__ = ("confidence", "end", "fields", "key", "kind", "lane", "number", "start")

    def __init__(self, start: int, end: int, record: Record) -> None:
        self.start = start
        self.end = end
        self.kind = str(record.kind_of_record)
        self.key: str = getattr(record, record._identity)
        self.confidence = record.confidence
        self.fields: list[str] = []
        self.lane = 0
        self.number = 0

    def tip(self) -> str:
        fields = ", ".join(self.fields) or "mention"
        return f"{self.key or self.kind}: {fields} ({self.confidence:.0%} sure)"


def _marks(x: Extraction) -> Iterator[_Mark]:
    found: dict[tuple[int, int, str, str], _Mark] = {}
    for record in x.records:
        key = getattr(record, record._identity)
        kind = str(record.kind_of_record)
        places: list[tuple[Span, str | None]] = [(span, None) for span in record.mentions]
        places += [(e.span, field) for field, evidence in record.evidence.items() for e in evidence]
        for span, field in places:
            if not len(span):
                continue
            mark = found.setdefault((span.start, span.end, kind, key), _Mark(span.start, span.end, record))
            if field and field not in mark.fields:
                mark.fields.append(field)
    # Long ones first, so that what is nested is drawn below what holds it.
    ordered = sorted(found.values(), key=lambda m: (m.start, -m.end, list(_KINDS).index(m.kind), m.key))
    ends = [0] * _LANES
    for number, mark in enumerate(ordered):
        mark.number = number
        free = [lane for lane in range(_LANES) if ends[lane] <= mark.start]
        mark.lane = free[0] if free else _LANES - 1
        ends[mark.lane] = max(ends[mark.lane], mark.end)
        yield mark


def _highlight(text: str, marks: list[_Mark], name: str) -> str:
    cuts = sorted({0, len(text), *(m.start for m in marks), *(m.end for m in marks)})
    starting: dict[int, list[_Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    out: list[str] = []
    open_marks: list[_Mark] = []
    for start, end in zip(cuts, cuts[1:]):
        begun = starting.get(start, [])
        open_marks = [m for m in open_marks if m.end > start] + begun
        words = _text(text[start:end])
        if not open_marks:
            out.append(words)
            continue
        out.extend(f'<b id="{name}-m{m.number}"></b>' for m in begun)
        lines = ",".join(f"linear-gradient(var(--{m.kind}),var(--{m.kind}))" for m in open_marks)
        depth = max(m.lane for m in open_marks) + 1
        places = ",".join(f"0 calc(100% - {(depth - 1 - m.lane) * 4}px)" for m in open_marks)
        style = f"background-image:{lines};background-size:100% 2px;background-position:{places};padding-bottom:{depth * 4}px"
        # The shortest is what the words are about most of all.
        inner = min(open_marks, key=lambda m: m.end - m.start)
        tip = _text("\n".join(m.tip() for m in open_marks))
        # Where nothing begins, the words are part of what was announced: one stop of the keyboard is enough.
        stop = "" if begun else ' tabindex="-1"'
        described = f' aria-describedby="{name}-{_text(inner.kind)}-{_slug(inner.key)}-h"' if begun else ""
        href = f"#{name}-{inner.kind}-{_slug(inner.key)}"
        out.append(f'<a href="{href}" data-tip="{tip}"{stop}{described} style="{style}">{words}</a>')
    return "".join(out)


def _slug(key: str) -> str:
    # Ids in links hold plain characters only, whatever a key holds.
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_") else f"_{ord(c):x}_" for c in key)


def _card(record: Record, name: str, marks: list[_Mark]) -> str:
    kind = str(record.kind_of_record)
    key = getattr(record, record._identity)
    own = [m for m in marks if m.kind == kind and m.key == key]
    rows = []
    for field, value in record.to_dict(details=False).items():
        shown = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
        links = [
            f'<a href="#{name}-m{m.number}" aria-label="words {n} for {field}">{n}</a>'
            for n, m in enumerate([m for m in own if field in m.fields], 1)
        ]
        words = f" <small>{' '.join(links)}</small>" if links else ""
        rows.append(f"<dt>{field.replace('_', ' ')}</dt><dd>{_text(shown)}{words}</dd>")
    title = _KINDS[kind][0]
    label = f"{_text(key)} " if key else ""
    sure = f"{record.confidence:.0%} sure"
    said = "" if record.assertion == "fact" else f", {record.assertion}"
    here = f"{name}-{kind}-{_slug(key)}"
    heading = f'<h3 id="{here}-h"><span>{title} <span class="meta">{label}</span></span><span class="meta">{sure}{said}</span></h3>'
    return f'<li class="card k-{kind}" id="{here}">{heading}<dl>{"".join(rows)}</dl></li>'
