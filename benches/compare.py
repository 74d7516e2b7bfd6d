"""Other people's tools on the same texts: spaCy's rule pipeline and ahocorasick_rs, and summitry from Python beside them.

    pip install spacy ahocorasick_rs summitry
    cargo run --release -p summitry --example texts > texts.jsonl
    python benches/compare.py texts.jsonl

Each tool gets the same surface forms (the packs' term tables, one a line in the file's first line) and the same documents. The tools
do different work: ahocorasick_rs finds strings, spaCy's EntityRuler also makes tokens and entities, summitry reads records.
"""

import json
import sys
import time

PASSES = 3


def fastest(work):
    passes = []
    for _ in range(PASSES):
        started = time.perf_counter()
        found = work()
        passes.append((time.perf_counter() - started, found))
    return min(passes)


def tools(forms):
    started = time.perf_counter()
    import ahocorasick_rs  # pyright: ignore[reportMissingImports]

    automaton = ahocorasick_rs.AhoCorasick(forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    build = time.perf_counter() - started
    yield "ahocorasick_rs", build, "strings", lambda text: len(automaton.find_matches_as_indexes(text))

    started = time.perf_counter()
    import spacy  # pyright: ignore[reportMissingImports]

    pipeline = spacy.blank("fr")
    pipeline.max_length = 10**9
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "TERM", "pattern": form} for form in forms])
    build = time.perf_counter() - started
    yield "spaCy EntityRuler", build, "entities", lambda text: len(pipeline(text).ents)

    try:
        started = time.perf_counter()
        import summitry
    except ImportError:
        return
    extractor = summitry.Extractor()
    build = time.perf_counter() - started

    def records(text):
        found = extractor.extract(text)
        kinds = (found.summits, found.ministerials, found.treaties, found.mechanisms, found.trade_figures)
        return sum(map(len, (*kinds, found.initiatives, found.outcomes, found.polls, found.people)))

    yield "summitry", build, "records", records


def main(path):
    with open(path, encoding="utf-8") as lines:
        forms = json.loads(next(lines))["forms"]
        texts = {}
        for line in lines:
            document = json.loads(line)
            texts.setdefault(document["kind"], []).append(document["text"])
    for name, build, unit, count in tools(forms):
        print(f"{name}: ready in {build * 1000:.0f} ms, import and building")
        for kind, documents in texts.items():
            size = sum(len(text.encode()) for text in documents)
            seconds, found = fastest(lambda documents=documents: sum(map(count, documents)))
            print(f"    {kind:10} {size / seconds / 1e6:8.2f} MB/s, {found} {unit}")


if __name__ == "__main__":
    main(*sys.argv[1:])
