"""The clip's camera, motion and meshes. Run: python3 -m unittest discover -s tests -t ."""

from __future__ import annotations

import unittest

import numpy as np

from edgegate_training.clip.motion import STOP, visit
from edgegate_training.scenes.camera import Camera
from edgegate_training.scenes.mesh import box, normals
from edgegate_training.scenes.setting import FAR


class CameraTests(unittest.TestCase):
    def test_project_point_on_the_axis_is_the_middle(self) -> None:
        camera = Camera()
        pixel, depth = camera.project(camera.position + 5 * camera.rotation[2])
        np.testing.assert_allclose(pixel, (640, 360), atol=1e-6)
        self.assertAlmostEqual(5.0, float(depth))

    def test_rotation_level_camera_axes_are_right_down_forward(self) -> None:
        np.testing.assert_allclose(Camera(yaw=0.0, pitch=0.0).rotation, np.diag([1.0, -1.0, 1.0]), atol=1e-12)

    def test_rotation_turned_camera_is_orthonormal(self) -> None:
        rotation = Camera(yaw=0.3, pitch=0.2).rotation
        np.testing.assert_allclose(rotation @ rotation.T, np.eye(3), atol=1e-12)

    def test_project_higher_point_is_further_up(self) -> None:
        low, high = Camera().project(np.array([[1.0, 0.5, 4.0], [1.0, 1.5, 4.0]]))[0]
        self.assertLess(high[1], low[1])

    def test_clipped_polygon_behind_the_lens_is_empty(self) -> None:
        self.assertEqual(0, len(Camera().clipped(np.array([[0, 1, -1.0], [1, 1, -1.0], [1, 0, -1.0]]))))


class MotionTests(unittest.TestCase):
    def test_front_at_the_stop_stands_at_the_line(self) -> None:
        times = visit(1.5, 1.7, True, 4.6)
        self.assertAlmostEqual(FAR, times.front(times.appears), places=6)
        self.assertAlmostEqual(STOP, times.front(times.stops), places=6)
        self.assertAlmostEqual(STOP, times.front(times.leaves), places=6)

    def test_front_never_jumps(self) -> None:
        for passes in (True, False):
            times = visit(0.0, 1.7, passes, 4.6)
            path = np.array([times.front(t) for t in np.arange(times.appears, times.gone, 0.02)])
            self.assertLess(float(np.abs(np.diff(path)).max()), 0.2)

    def test_gone_vehicle_that_backs_off_is_at_the_gateway(self) -> None:
        times = visit(0.0, 1.7, False, 4.6)
        self.assertAlmostEqual(FAR, times.front(times.gone), places=6)

    def test_opened_denied_vehicle_boom_stays_down(self) -> None:
        times = visit(0.0, 1.7, False, 4.6)
        self.assertEqual([0.0] * 3, [times.opened(t) for t in (0.0, times.leaves, times.gone)])

    def test_opened_allowed_vehicle_boom_is_up_while_it_passes(self) -> None:
        times = visit(0.0, 1.7, True, 4.6)
        self.assertEqual(0.0, times.opened(times.stops))
        self.assertGreater(times.opened(times.leaves + 1.0), 0.99)


class MeshTests(unittest.TestCase):
    def test_normals_of_a_box_point_outwards(self) -> None:
        shape = box((-1, 0, 2), (1, 1, 3), (9, 9, 9))
        outward = shape.faces.mean(1) - (0, 0.5, 2.5)
        self.assertTrue(((normals(shape.faces) * outward).sum(1) > 0).all())


if __name__ == "__main__":
    unittest.main()
