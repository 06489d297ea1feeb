"""The pool of rendered samples: its regions are named in it, and layouts can be drawn more often."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import numpy as np

from edgegate_training.plates import REGIONS
from edgegate_training.plates.layouts import LAYOUTS, pick_layout, weights
from edgegate_training.recogniser.data import Pool
from edgegate_training.recogniser.pool import write_shard


class PoolTests(unittest.TestCase):
    """write_shard and Pool."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        write_shard(self.folder, "s1-00000", 24, [1, 0], 0.0)
        self.labels = self.folder / "s1-00000.labels.npz"

    def relabelled(self, **changes: np.ndarray | None) -> Pool:
        """The pool with some of its shard's labels changed, or without them."""
        with np.load(self.labels) as z:
            arrays = {k: v for k, v in ({**z, **changes}).items() if v is not None}
        np.savez(self.labels, **arrays)
        return Pool(self.folder)

    def test_shard_rendered_when_the_regions_had_another_order_keeps_its_regions(self) -> None:
        with np.load(self.labels) as z:
            names, classes = z["names"], z["region"]
        before = [str(names[c]) for c in classes]
        turned = names[::-1]
        pool = self.relabelled(names=turned, region=(len(names) - 1 - classes).astype(np.uint8))
        pool.refresh()
        found = pool.shards["s1-00000"].region
        self.assertEqual([(*REGIONS, "none")[c] for c in found], before)

    def test_shard_that_does_not_name_its_regions_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "does not name its regions"):
            self.relabelled(names=None).refresh()

    def test_layouts_named_are_drawn_more_often(self) -> None:
        rng = np.random.default_rng(4)
        drawn = [pick_layout(rng, by=weights({"kr": 0.0, "tw/old": 1000.0})) for _ in range(200)]
        self.assertNotIn("kr", {x.region for x in drawn})
        self.assertGreater(sum((x.region, x.name) == ("tw", "old") for x in drawn), 150)

    def test_layout_that_there_is_not_is_named(self) -> None:
        with self.assertRaisesRegex(ValueError, "no plate layout 'kr/none'"):
            weights({"kr/none": 2.0})

    def test_no_multiples_leave_the_weights_as_they_are(self) -> None:
        self.assertEqual(weights({}), tuple(x.weight for x in LAYOUTS))
