"""Reading characters from the net's output: greedy, and by beam search within the formats of some regions."""

from __future__ import annotations

import numpy as np

from ..plates.alphabets import CLASSES, INDEX, collapse
from .formats import formats, reorder, sets_of


def log_softmax(x: np.ndarray) -> np.ndarray:
    """Over the last axis."""
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def greedy(logits: np.ndarray) -> str:
    """The best class of each step, collapsed."""
    return collapse(logits.argmax(-1).tolist())


class Grammar:
    """The formats of one or several regions, ready for the beam search."""

    def __init__(self, regions: list[str]) -> None:
        table = formats()
        self.places: list[list[frozenset[int]]] = []
        self.scores: list[float] = []
        self.entries: list[dict[str, object]] = []
        for region in regions:
            for entry in table[region]:
                self.places.append([frozenset(INDEX[c] for c in s) for s in sets_of(str(entry["pattern"]))])
                self.entries.append(entry)
                self.scores.append(float(np.log(float(entry["weight"]) + 1e-4)))  # type: ignore[arg-type]

    def allowed(self, alive: tuple[int, ...], place: int, c: int) -> tuple[int, ...]:
        """The formats that still hold after one more character."""
        return tuple(i for i in alive if len(self.places[i]) > place and c in self.places[i][place])

    def closing(self, alive: tuple[int, ...], length: int) -> float:
        """Best score of a format that ends here, or minus infinity."""
        return max((self.scores[i] for i in alive if len(self.places[i]) == length), default=-np.inf)

    def spell(self, alive: tuple[int, ...], key: tuple[int, ...]) -> str:
        """The number in reading order, by the best format that ends here."""
        best = max((i for i in alive if len(self.places[i]) == len(key)), key=lambda i: self.scores[i])
        return reorder("".join(CLASSES[i] for i in key), self.entries[best])


def search(logp: np.ndarray, grammar: Grammar, width: int = 12, top: int = 8, weight: float = 0.25) -> str:
    """CTC prefix beam search over the characters the grammar allows; empty when nothing fits.

    `logp` is [steps, classes] log-probabilities; `weight` scales the format's own log-weight.
    """
    alive = tuple(range(len(grammar.places)))
    beams: dict[tuple[int, ...], tuple[float, float, tuple[int, ...]]] = {(): (0.0, -np.inf, alive)}
    for row in logp:
        if row[0] > -1e-4:
            beams = {k: (np.logaddexp(b, n) + row[0], -np.inf, a) for k, (b, n, a) in beams.items()}
            continue
        best = np.argpartition(row, -24)[-24:]
        new: dict[tuple[int, ...], list[object]] = {}

        def put(key: tuple[int, ...], blank: float, char: float, live: tuple[int, ...]) -> None:
            entry = new.setdefault(key, [-np.inf, -np.inf, live])
            entry[0] = np.logaddexp(entry[0], blank)
            entry[1] = np.logaddexp(entry[1], char)

        for key, (b, n, live) in beams.items():
            both = np.logaddexp(b, n)
            put(key, both + row[0], n + row[key[-1]] if key else -np.inf, live)
            taken = 0
            for c in best[np.argsort(-row[best])]:
                c = int(c)
                if c == 0:
                    continue
                more = grammar.allowed(live, len(key), c)
                if not more:
                    continue
                put(key + (c,), -np.inf, (b if key and key[-1] == c else both) + row[c], more)
                taken += 1
                if taken == top:
                    break
        ranked = sorted(new.items(), key=lambda kv: -np.logaddexp(kv[1][0], kv[1][1]))[:width]
        beams = {k: (v[0], v[1], v[2]) for k, v in ranked}  # type: ignore[misc]
    final, text = -np.inf, ""
    for key, (b, n, live) in beams.items():
        score = np.logaddexp(b, n) + weight * grammar.closing(live, len(key))
        if key and score > final:
            final, text = score, grammar.spell(live, key)
    return text
