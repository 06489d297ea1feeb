"""The entry of a converted file in its model's manifest.json."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

# What each conversion's file wants otherwise than the ONNX file.
INPUTS: dict[str, dict[str, dict[str, str]]] = {
    "detect": {
        "sophgo-quantised": {},
        "sophgo-float": {"type": "float32", "normalise": "unit"},
        "rockchip": {"layout": "nhwc"},
    },
    "recognise": {
        "sophgo-quantised": {"type": "int8"},
        "sophgo-float": {"type": "float32"},
        "rockchip": {"layout": "nhwc"},
    },
}
INPUTS["align"] = INPUTS["enhance"] = INPUTS["recognise"]  # a grey crop as well


def add(folder: Path, converted: Path, kind: str, chip: str) -> str:
    """Copies the file into the model's folder and names it in the manifest, in place of an earlier one. Returns its name there."""
    if not converted.is_file() or converted.stat().st_size == 0:
        raise ValueError(f"{converted.name} is missing or empty: the compiler ended without a model, and its messages say why")
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    backend = kind.split("-")[0]
    name = f"{manifest['name']}.int8.{chip}{converted.suffix}"
    data = converted.read_bytes()
    entry: dict[str, object] = {
        "path": name, "precision": "int8", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(), "backend": backend, "chip": chip,
    }
    if changed := INPUTS[manifest["task"]][kind]:
        entry["input"] = changed
    if converted.resolve() != (folder / name).resolve():
        shutil.copyfile(converted, folder / name)
    manifest["files"] = [file for file in manifest["files"] if file["path"] != name] + [entry]
    path.write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return name
