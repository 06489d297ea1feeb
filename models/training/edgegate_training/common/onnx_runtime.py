"""ONNX Runtime from Python without a package: its C interface by ordinal, through ctypes.

Debian has no Python package of it. The interface is one table of functions whose places never change; the numbers below are those of
api version 11 and above (ONNX Runtime's own header, onnxruntime_c_api.h). The library is `libonnxruntime.so` as `./deploy.sh build`
leaves it beside the program, or any other.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_size_t, c_uint32, c_void_p
from pathlib import Path

import numpy as np

API_VERSION = 11
ALL_OPTIMISATIONS, NO_OPTIMISATION = 99, 0
ELEMENTS = {1: np.dtype(np.float32), 2: np.dtype(np.uint8), 3: np.dtype(np.int8), 6: np.dtype(np.int32), 7: np.dtype(np.int64)}

# Functions that return a status, by their place in the table.
ERROR_MESSAGE, CREATE_ENV, CREATE_SESSION, RUN, CREATE_OPTIONS, OPTIMISED_PATH = 2, 3, 7, 9, 10, 11
OPTIMISATION_LEVEL, INTRA_THREADS, INPUT_COUNT, OUTPUT_COUNT, INPUT_TYPE, OUTPUT_TYPE, INPUT_NAME, OUTPUT_NAME = 23, 24, 30, 31, 33, 34, 36, 37
TENSOR_OF_DATA, CAST_TYPE, ELEMENT_TYPE, DIMENSION_COUNT, DIMENSIONS, CPU_MEMORY, ALLOCATOR = 49, 55, 60, 61, 62, 69, 78
# Functions that return nothing.
RELEASE_STATUS, RELEASE_SESSION, RELEASE_VALUE, RELEASE_TYPE, RELEASE_OPTIONS = 93, 95, 96, 98, 100


class RuntimeFault(Exception):
    """What ONNX Runtime says went wrong."""


class OnnxRuntime:
    """One loaded library; sessions of one thread each. Not safe from several threads at once."""

    def __init__(self, library: Path) -> None:
        try:
            self._library = ctypes.CDLL(str(library))
            base = self._library.OrtGetApiBase
        except (OSError, AttributeError) as e:
            raise RuntimeFault(f"{library}: not ONNX Runtime ({e}); name its libonnxruntime.so") from e
        base.restype = POINTER(c_void_p)
        get_api = ctypes.CFUNCTYPE(POINTER(c_void_p), c_uint32)(base()[0])
        self.version = ctypes.CFUNCTYPE(c_char_p)(base()[1])().decode()
        self._table = get_api(API_VERSION)
        self._env = c_void_p()
        self.call(CREATE_ENV, c_int(3), c_char_p(b"edgegate"), byref(self._env))

    def call(self, ordinal: int, *arguments: object) -> None:
        """A function that returns a status; raises RuntimeFault with its words."""
        failed = self._function(ordinal, c_void_p)(*arguments)
        if failed:
            message = self._function(ERROR_MESSAGE, c_char_p)(c_void_p(failed)).decode(errors="replace")
            self.release(RELEASE_STATUS, c_void_p(failed))
            raise RuntimeFault(message)

    def release(self, ordinal: int, what: c_void_p) -> None:
        """A function that returns nothing."""
        self._function(ordinal, None)(what)

    def _function(self, ordinal: int, result: type | None):  # type: ignore[no-untyped-def]
        # A prototype without argument types takes ctypes values as they are.
        return ctypes.cast(self._table[ordinal], ctypes.CFUNCTYPE(result))

    def open(self, model: Path, level: int = ALL_OPTIMISATIONS, optimised: Path | None = None) -> "Session":
        """A session; `optimised` receives the graph as it is after the optimisations."""
        return Session(self, self._env, model, level, optimised)


class Session:
    """A model, ready to run; inputs and outputs are buffers that stay where they are."""

    def __init__(self, runtime: OnnxRuntime, env: c_void_p, model: Path, level: int, optimised: Path | None) -> None:
        self._runtime, self._handle = runtime, c_void_p()
        options = c_void_p()
        runtime.call(CREATE_OPTIONS, byref(options))
        try:
            runtime.call(INTRA_THREADS, options, c_int(1))
            runtime.call(OPTIMISATION_LEVEL, options, c_int(level))
            if optimised:
                runtime.call(OPTIMISED_PATH, options, c_char_p(str(optimised).encode()))
            runtime.call(CREATE_SESSION, env, c_char_p(str(model).encode()), options, byref(self._handle))
        finally:
            runtime.release(RELEASE_OPTIONS, options)
        self.inputs, self._input_names, self._input_values = self._bind(INPUT_COUNT, INPUT_NAME, INPUT_TYPE)
        self.outputs, self._output_names, self._output_values = self._bind(OUTPUT_COUNT, OUTPUT_NAME, OUTPUT_TYPE)

    def run(self) -> None:
        """Computes `outputs` of what lies in `inputs`."""
        self._runtime.call(RUN, self._handle, None, self._input_names, self._input_values, c_size_t(len(self.inputs)),
                           self._output_names, c_size_t(len(self.outputs)), self._output_values)

    def __call__(self, x: np.ndarray) -> list[np.ndarray]:
        """The outputs, as copies, for the first input."""
        np.copyto(self.inputs[0], x.reshape(self.inputs[0].shape), casting="same_kind")
        self.run()
        return [o.copy() for o in self.outputs]

    def close(self) -> None:
        """Gives the session back."""
        for value in [*self._input_values, *self._output_values]:
            self._runtime.release(RELEASE_VALUE, c_void_p(value))
        self._runtime.release(RELEASE_SESSION, self._handle)

    def _bind(self, count: int, name: int, kind: int) -> tuple[list[np.ndarray], ctypes.Array, ctypes.Array]:  # type: ignore[type-arg]
        call = self._runtime.call
        n, allocator, memory = c_size_t(), c_void_p(), c_void_p()
        call(count, self._handle, byref(n))
        call(ALLOCATOR, byref(allocator))
        call(CPU_MEMORY, c_int(0), c_int(0), byref(memory))
        arrays, names, values = [], (c_char_p * n.value)(), (c_void_p * n.value)()
        for i in range(n.value):
            text = c_char_p()
            call(name, self._handle, c_size_t(i), allocator, byref(text))
            names[i] = text.value
            array = np.zeros(*self._shape(kind, i))
            shape = (c_int64 * array.ndim)(*array.shape)
            element = next(k for k, v in ELEMENTS.items() if v == array.dtype)
            value = c_void_p()
            call(TENSOR_OF_DATA, memory, array.ctypes.data_as(c_void_p), c_size_t(array.nbytes), shape, c_size_t(array.ndim), c_int(element), byref(value))
            values[i] = value.value
            arrays.append(array)
        return arrays, names, values

    def _shape(self, kind: int, index: int) -> tuple[list[int], np.dtype]:  # type: ignore[type-arg]
        call = self._runtime.call
        info, tensor, element, rank = c_void_p(), c_void_p(), c_int(), c_size_t()
        call(kind, self._handle, c_size_t(index), byref(info))
        call(CAST_TYPE, info, byref(tensor))
        call(ELEMENT_TYPE, tensor, byref(element))
        call(DIMENSION_COUNT, tensor, byref(rank))
        sizes = (c_int64 * rank.value)()
        call(DIMENSIONS, tensor, sizes, rank)
        self._runtime.release(RELEASE_TYPE, info)
        if element.value not in ELEMENTS or any(s < 1 for s in sizes):
            raise RuntimeFault(f"tensor {index} of type {element.value} and shape {list(sizes)}: only fixed shapes of {[str(v) for v in ELEMENTS.values()]} are taken")
        return list(sizes), ELEMENTS[element.value]
