"""The parts of the conversion that run without a vendor's compiler, on the shipped models."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from edgegate_convert import manifest, protobuf, tables
from edgegate_convert.onnx_file import FloatModel, with_float_input

MODELS = Path(__file__).resolve().parents[2]
CONVERT = MODELS / "convert"
SHIPPED = sorted(folder.name for folder in MODELS.glob("plate-*"))


def shipped(name: str) -> tuple[FloatModel, dict[str, list[float]]]:
    """A shipped model with float input, and its calibration."""
    folder = MODELS / name
    return with_float_input((folder / f"{name}.fp32.onnx").read_bytes()), json.loads((folder / "calibration.json").read_text())


class ProtobufTests(unittest.TestCase):
    def test_write_what_was_read_is_the_same_file(self) -> None:
        data = (MODELS / "plate-recogniser/plate-recogniser.fp32.onnx").read_bytes()
        self.assertEqual(data, protobuf.write(list(protobuf.fields(data))))

    def test_read_damaged_files_is_refused_or_read(self) -> None:
        data = (MODELS / "plate-recogniser/plate-recogniser.fp32.onnx").read_bytes()[:4000]
        rng = random.Random(5)
        refused = 0
        for _ in range(2000):
            damaged = bytearray(data[:rng.randrange(len(data))])
            if damaged:
                damaged[rng.randrange(len(damaged))] = rng.randrange(256)
            try:
                with_float_input(bytes(damaged))
            except (ValueError, KeyError):
                refused += 1
        self.assertGreater(refused, 1900)


class OnnxTests(unittest.TestCase):
    def test_float_input_of_the_detector_is_a_byte_by_255(self) -> None:
        model, _ = shipped("plate-detector")
        self.assertEqual(("image", [1, 3, 384, 512], 0), (model.input, model.shape, model.zero))
        self.assertAlmostEqual(1 / 255, model.scale)
        self.assertEqual(["score", "corners"], model.outputs)
        self.assertNotIn("DequantizeLinear", {op.kind for op in model.operators})

    def test_float_input_of_the_recogniser_is_a_deviation(self) -> None:
        model, _ = shipped("plate-recogniser")
        self.assertEqual(("plate", [1, 1, 48, 128], 128), (model.input, model.shape, model.zero))
        self.assertAlmostEqual(1 / 32, model.scale)

    def test_float_input_of_the_result_has_no_dequantize_to_take_off(self) -> None:
        model, _ = shipped("plate-detector")
        with self.assertRaisesRegex(ValueError, "DequantizeLinear"):
            with_float_input(model.data)

    def test_every_input_of_an_operator_is_made_by_somebody(self) -> None:
        for name in SHIPPED:
            model, _ = shipped(name)
            graph = list(protobuf.fields(protobuf.only(list(protobuf.fields(model.data)), 7)))
            made = {model.input} | {t for op in model.operators for t in op.outputs}
            made |= {protobuf.texts(list(protobuf.fields(v)), 8)[0] for n, _, v in graph if n == 5}
            read = [t for n, _, v in graph if n == 1 for t in protobuf.texts(list(protobuf.fields(v)), 1) if t]
            self.assertLessEqual(set(read), made)


class TableTests(unittest.TestCase):
    def test_tpu_mlir_table_holds_every_range_once(self) -> None:
        for name in SHIPPED:
            model, calibration = shipped(name)
            rows = [line.split(" ") for line in tables.tpu_mlir_table(model, calibration).splitlines() if not line.startswith("#")]
            self.assertEqual(len(calibration) + 1, len(rows))
            self.assertEqual(len(rows), len({row[0] for row in rows}))
            self.assertTrue(all(len(row) == 4 and float(row[1]) > 0 and float(row[2]) <= float(row[3]) for row in rows))

    def test_tpu_mlir_input_takes_the_codes_of_the_appliance(self) -> None:
        for name, scale in (("plate-detector", lambda threshold: threshold / 255), ("plate-recogniser", lambda threshold: threshold / 127)):
            model, calibration = shipped(name)
            row = tables.tpu_mlir_table(model, calibration).splitlines()[2].split(" ")
            self.assertEqual(model.input, row[0])
            for code in range(0 if model.zero == 0 else 1, 256):
                real = (code - model.zero) * model.scale
                self.assertEqual(code - model.zero, round(real / scale(float(row[1]))))

    def test_rknn_parameters_put_zero_on_a_code(self) -> None:
        model, calibration = shipped("plate-detector")
        parameters = tables.rknn_parameters(model, calibration)
        self.assertEqual(len(calibration) + 1, len(parameters))
        for values in parameters.values():
            self.assertTrue(-128 <= values["zero_point"][0] <= 127)
            low = (-128 - values["zero_point"][0]) * values["scale"][0]
            self.assertAlmostEqual(values["min"][0], low, delta=values["scale"][0])

    def test_patch_replaces_what_it_knows_and_counts(self) -> None:
        config = {"quantize_parameters": {"a_relu": {"dtype": "int8", "min": [0.0]}, "b:0": {"min": [9.0]}, "c": {"min": [1.0]}}}
        values = {"min": [-1.0], "max": [1.0], "scale": [2 / 255], "zero_point": [0]}
        self.assertEqual(2, tables.patch_rknn_config(config, {"a_relu": values, "b": values, "d": values}))
        self.assertEqual({"dtype": "int8", **values}, config["quantize_parameters"]["a_relu"])
        self.assertEqual([1.0], config["quantize_parameters"]["c"]["min"])
        with self.assertRaisesRegex(ValueError, "quantize_parameters"):
            tables.patch_rknn_config({}, {})

    def test_range_without_a_tensor_is_refused(self) -> None:
        model, calibration = shipped("plate-detector")
        with self.assertRaisesRegex(ValueError, "elsewhere"):
            tables.tpu_mlir_table(model, {**calibration, "elsewhere": [0, 1]})


class ManifestTests(unittest.TestCase):
    def test_add_names_the_file_once_with_what_it_wants(self) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(shutil.copytree(MODELS / "plate-detector", Path(temporary) / "plate-detector"))
            converted = Path(temporary) / "model.rknn"
            for content in (b"one", b"two"):
                converted.write_bytes(content)
                self.assertEqual("plate-detector.int8.rk3588.rknn", manifest.add(folder, converted, "rockchip", "rk3588"))
            files = [f for f in json.loads((folder / "manifest.json").read_text())["files"] if f.get("backend") == "rockchip"]
            self.assertEqual(1, len(files))
            self.assertEqual({"layout": "nhwc"}, files[0]["input"])
            self.assertEqual(b"two", (folder / files[0]["path"]).read_bytes())
            # What the training wrote is untouched.
            self.assertEqual(2, sum("backend" not in f for f in json.loads((folder / "manifest.json").read_text())["files"]))

    def test_add_takes_every_shipped_model_in_every_form(self) -> None:
        self.assertEqual(4, len(SHIPPED))
        with tempfile.TemporaryDirectory() as temporary:
            for name in SHIPPED:
                folder = Path(shutil.copytree(MODELS / name, Path(temporary) / name))
                for kind, suffix in (("sophgo-quantised", "bmodel"), ("sophgo-float", "bmodel"), ("rockchip", "rknn")):
                    converted = Path(temporary) / f"model.{suffix}"
                    converted.write_bytes(b"compiled")
                    manifest.add(folder, converted, kind, "a-chip")
                files = json.loads((folder / "manifest.json").read_text())["files"]
                self.assertEqual(["rockchip", "sophgo"], sorted(file["backend"] for file in files if "backend" in file))

    def test_add_without_a_compiled_file_says_so(self) -> None:
        with tempfile.TemporaryDirectory() as temporary:
            empty = Path(temporary) / "model.rknn"
            for _ in range(2):
                with self.assertRaisesRegex(ValueError, "model.rknn is missing or empty"):
                    manifest.add(MODELS / "plate-detector", empty, "rockchip", "rk3588")
                empty.touch()


class ScriptTests(unittest.TestCase):
    """convert.sh with engines that stand for docker: what a customer reads when something is wrong."""

    def run_with(self, engine: str, *arguments: str) -> tuple[int, str]:
        """Runs a copy of the script and of the models, beside a docker that does what engine says."""
        with tempfile.TemporaryDirectory(prefix="convert ") as temporary:
            models, tools = Path(temporary) / "models", Path(temporary) / "tools"
            shutil.copytree(CONVERT, models / "convert")
            for name in SHIPPED:
                shutil.copytree(MODELS / name, models / name)
            tools.mkdir()
            if engine:
                (tools / "docker").write_text(f"#!/bin/bash\n{engine}\n")
                (tools / "docker").chmod(0o755)
            for tool in ("bash", "python3", "uname", "mktemp", "rm", "cp", "basename", "dirname", "sed", "touch", "cat"):
                (tools / tool).symlink_to(str(shutil.which(tool)))
            done = subprocess.run(
                ["bash", str(models / "convert/convert.sh"), *arguments], env={"PATH": str(tools), "HOME": temporary}, capture_output=True, text=True, check=False)
            self.converted = sorted(
                name for name in SHIPPED if any("backend" in file for file in json.loads((models / name / "manifest.json").read_text())["files"]))
            return done.returncode, done.stdout + done.stderr

    def test_unknown_chip_gives_the_usage(self) -> None:
        code, said = self.run_with("", "rockchip", "rk1")
        self.assertEqual(2, code)
        self.assertIn("rk3588", said)

    def test_no_engine_is_named(self) -> None:
        code, said = self.run_with("", "sophgo", "bm1684x")
        self.assertEqual((1, True), (code, "neither docker nor podman is installed" in said), said)

    def test_engine_that_does_not_answer_is_named(self) -> None:
        code, said = self.run_with("exit 1", "sophgo", "bm1684x")
        self.assertEqual((1, True), (code, "docker is installed and does not answer" in said), said)

    def test_compiler_that_fails_names_model_and_step_and_changes_nothing(self) -> None:
        code, said = self.run_with('[ "$1" = info ] && exit 0; echo "unsupported operator" >&2; exit 3', "sophgo", "bm1684x")
        self.assertEqual(3, code)
        self.assertIn("unsupported operator", said)
        self.assertIn("convert: plate-aligner: compiling in sophgo/tpuc_dev", said)
        self.assertEqual([], self.converted)

    def test_compiler_that_makes_nothing_is_told_apart(self) -> None:
        code, said = self.run_with("exit 0", "rockchip", "rk3588")
        self.assertEqual(1, code)
        self.assertIn("model.rknn is missing or empty", said)
        self.assertEqual([], self.converted)

    def test_compilers_that_work_convert_every_model_and_say_what_is_next(self) -> None:
        # The folder that is mounted at /work gets what the compiler would have made.
        engine = 'for a; do [ "$last" = -v ] && dir=${a%:/work}; last=$a; done; [ -z "$dir" ] || echo compiled > "$dir/model.SUFFIX"'
        for vendor, chip, suffix in (("sophgo", "bm1688", "bmodel"), ("rockchip", "rk3588", "rknn")):
            code, said = self.run_with(engine.replace("SUFFIX", suffix), vendor, chip)
            self.assertEqual(0, code, said)
            self.assertIn("nobody has run these compilers", said)
            self.assertIn("edgegate compare", said)
            self.assertEqual(SHIPPED, self.converted)


if __name__ == "__main__":
    unittest.main()
