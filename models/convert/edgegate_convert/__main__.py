"""prepare MODEL_FOLDER OUT: writes what the compilers take; add MODEL_FOLDER FILE KIND CHIP: names the result in the manifest."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from .manifest import INPUTS, add
from .onnx_file import with_float_input
from .tables import rknn_parameters, tpu_mlir_table


def prepare(folder: Path, out: Path) -> None:
    """Writes model.onnx, cali_table, rknn.json and settings.json."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    source = next((file["path"] for file in manifest["files"] if file["precision"] == "fp32" and "backend" not in file), None)
    if source is None:
        raise ValueError(f"{folder}/manifest.json names no fp32 file: conversions start from it")
    calibration = json.loads((folder / "calibration.json").read_text(encoding="utf-8"))
    model = with_float_input((folder / source).read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    (out / "model.onnx").write_bytes(model.data)
    (out / "cali_table").write_text(tpu_mlir_table(model, calibration), encoding="utf-8")
    channels = model.shape[1]
    settings = {
        "name": manifest["name"], "input": model.input, "shape": model.shape, "outputs": model.outputs,
        "mean": [model.zero] * channels, "std": [1 / model.scale] * channels, "parameters": rknn_parameters(model, calibration),
    }
    (out / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    print(f"{out}: {manifest['name']}, input {model.input} {model.shape}, real = (code - {model.zero}) * {model.scale:g}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="edgegate_convert", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    first = commands.add_parser("prepare")
    first.add_argument("folder", type=Path)
    first.add_argument("out", type=Path)
    last = commands.add_parser("add")
    last.add_argument("folder", type=Path)
    last.add_argument("file", type=Path)
    last.add_argument("kind", choices=list(INPUTS["detect"]))
    last.add_argument("chip")
    args = parser.parse_args()
    try:
        if args.command == "prepare":
            prepare(args.folder, args.out)
        else:
            print(f"{args.folder}: {add(args.folder, args.file, args.kind, args.chip)}")
        return 0
    except KeyError as error:
        print(f"edgegate_convert: {args.folder}: manifest.json or calibration.json has no {error}; take the folder of a release as it is", file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"edgegate_convert: {args.folder}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
