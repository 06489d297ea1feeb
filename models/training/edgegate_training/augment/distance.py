"""From a plate at full size to what a distant or soft camera makes of it. All on uint8 grey pictures.

`second_order` follows Real-ESRGAN (arXiv 2107.10833): blur, resize, noise and JPEG twice over, with a sinc filter (ringing) among the blurs.
`adaptive` follows StarSRGAN (2307.16169): weak, standard and severe degradations are mixed (0.3, 0.3, 0.4 in its published options), so that
a net learns to leave alone what is good. Ranges are narrower than for photographs of landscapes: a plate of which nothing is left teaches
nothing.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from .camera import HEIGHT, WIDTH

LOW_WIDTH, LOW_HEIGHT = WIDTH // 2, HEIGHT // 2

REGISTERED = 0.5
"""Pixels of the crop, one deviation along each axis, by which a frame lies beside the first after its registration."""

ALONE = 0.5
"""Share of single frames among what the enhancer learns from."""


def low(image: np.ndarray) -> np.ndarray:
    """Stretches a captured crop of any size to the net's input."""
    shrinks = image.shape[1] > LOW_WIDTH * 1.3
    return cv2.resize(image, (LOW_WIDTH, LOW_HEIGHT), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)


def _sinc(rng: Generator) -> np.ndarray:
    """A low-pass filter with a hard edge: what over-sharpening and codecs leave as ringing."""
    cut, size = rng.uniform(np.pi / 2.2, np.pi), 7
    y, x = np.mgrid[:size, :size] - (size - 1) / 2
    kernel = (np.sinc(x * cut / np.pi) * np.sinc(y * cut / np.pi)).astype(np.float32)
    return kernel / kernel.sum()


def _blur(rng: Generator, image: np.ndarray, most: float) -> np.ndarray:
    roll = rng.random()
    if roll < 0.1:
        return cv2.filter2D(image, -1, _sinc(rng), borderType=cv2.BORDER_REPLICATE)
    if roll < 0.65:
        return cv2.GaussianBlur(image, (0, 0), rng.uniform(0.2, most), borderType=cv2.BORDER_REPLICATE)
    return cv2.GaussianBlur(image, (0, 0), sigmaX=rng.uniform(0.2, most), sigmaY=rng.uniform(0.2, most), borderType=cv2.BORDER_REPLICATE)


def _noise(rng: Generator, image: np.ndarray, most: float) -> np.ndarray:
    sigma = rng.uniform(0.5, most) * min(1.0, float(image.std()) / 40 + 0.15)
    grain = rng.standard_normal(image.shape, dtype=np.float32) * sigma
    if rng.random() < 0.4:  # photons: more grain where it is bright
        grain *= np.sqrt(image.astype(np.float32) / 128 + 0.1)
    return np.clip(image + grain, 0, 255).astype(np.uint8)


def _jpeg(rng: Generator, image: np.ndarray, lowest: int) -> np.ndarray:
    data = cv2.imencode(".jpg", image, (cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(lowest, 96))))[1]
    return cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)


def _resize(rng: Generator, image: np.ndarray, width: int, height: int) -> np.ndarray:
    how = (cv2.INTER_AREA, cv2.INTER_LINEAR, cv2.INTER_CUBIC)[int(rng.choice(3, p=(0.6, 0.3, 0.1)))]
    return cv2.resize(image, (width, height), interpolation=how)


def _target(rng: Generator, smallest: int) -> tuple[int, int]:
    """The size in pixels at which the camera sees the plate: up to 76 wide, one-line and two-line shapes alike."""
    width = int(np.exp(rng.uniform(np.log(smallest), np.log(76))))
    height = int(np.clip(width * np.exp(rng.uniform(np.log(0.2), np.log(0.5))), 6, 30))
    return width, height


def second_order(rng: Generator, image: np.ndarray, smallest: int = 20) -> np.ndarray:
    """Two rounds of the four steps; the result has the captured size, at least `smallest` pixels wide."""
    width, height = _target(rng, smallest)
    if rng.random() < 0.5:
        image = _blur(rng, image, 1.6)
    k = rng.uniform(0.0, 1.0)  # the first round goes part of the way down
    image = _resize(rng, image, int(WIDTH + (width - WIDTH) * k), int(HEIGHT + (height - HEIGHT) * k))
    if rng.random() < 0.5:
        image = _noise(rng, image, 12)
    if rng.random() < 0.3:
        image = _jpeg(rng, image, 40)
    if rng.random() < 0.4:
        image = _blur(rng, image, 1.0)
    image = _resize(rng, image, width, height)
    if rng.random() < 0.5:
        image = _noise(rng, image, 10)
    if rng.random() < 0.4:
        image = _jpeg(rng, image, 35)
    return image


def adaptive(rng: Generator, image: np.ndarray, smallest: int = 20) -> np.ndarray:
    """Weak, standard or severe; the result has the captured size."""
    roll = rng.random()
    if roll >= 0.6:
        return second_order(rng, image, smallest)
    width, height = _target(rng, smallest)
    strength = 0.35 if roll < 0.3 else 1.0
    if roll < 0.3:
        width, height = min(LOW_WIDTH, int(width * 1.5)), min(LOW_HEIGHT, int(height * 1.5))
    image = _blur(rng, image, 0.25 + strength)
    image = _resize(rng, image, width, height)
    if rng.random() < 0.5:
        image = _noise(rng, image, 1 + 8 * strength)
    if rng.random() < 0.4:
        image = _jpeg(rng, image, 85 if strength < 1 else 45)
    return image


def burst(rng: Generator, image: np.ndarray, smallest: int = 20) -> np.ndarray:
    """The mean of two to six frames of a distant plate, registered to the first as well as that goes: the sensor's grid lies elsewhere in each
    and its noise is another, so that strokes between the pixels show, softly, and noise is gone. Of the crop's size."""
    width, height = _target(rng, smallest)
    soft, grain, count = rng.uniform(0.0, 1.2), rng.uniform(1.0, 7.0), int(rng.integers(2, 7))
    if soft > 0.3:
        image = cv2.GaussianBlur(image, (0, 0), soft, borderType=cv2.BORDER_REPLICATE)
    sums = np.zeros((HEIGHT, WIDTH), np.float32)
    for _ in range(count):
        x, y = rng.uniform(-0.5, 0.5) * WIDTH / width, rng.uniform(-0.5, 0.5) * HEIGHT / height
        moved = cv2.warpAffine(image, np.float32([[1, 0, x], [0, 1, y]]), (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
        small = cv2.resize(moved, (width, height), interpolation=cv2.INTER_AREA)
        small = np.clip(small + rng.standard_normal(small.shape, dtype=np.float32) * grain, 0, 255).astype(np.uint8)
        back = np.float32([[1, 0, -x + rng.normal(0, REGISTERED)], [0, 1, -y + rng.normal(0, REGISTERED)]])
        sums += cv2.warpAffine(cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_LINEAR), back, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REPLICATE)
    return (sums / count).round().astype(np.uint8)


def frames(rng: Generator, image: np.ndarray, smallest: int = 20) -> np.ndarray:
    """What the enhancer is asked for: one frame, or the mean of several."""
    return (adaptive if rng.random() < ALONE else burst)(rng, image, smallest)


DEGRADATIONS = {"second-order": second_order, "adaptive": adaptive, "frames": frames}
