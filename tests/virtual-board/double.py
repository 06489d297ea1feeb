"""Adds a file for the double of a vendor's NPU runtime to a copy of a model: double.py MODEL-FOLDER VENDOR."""
import hashlib, json, pathlib, sys

folder, vendor = pathlib.Path(sys.argv[1]), sys.argv[2]
manifest = json.loads((folder / "manifest.json").read_text())
onnx = next(file for file in manifest["files"] if file.get("precision") == "int8")
data = f"edgegate-double {vendor}\n\n".encode() + (folder / onnx["path"]).read_bytes()
name = f"converted.{vendor}"
(folder / name).write_bytes(data)
entry = {"path": name, "precision": "int8", "sha256": hashlib.sha256(data).hexdigest(), "backend": vendor}
if vendor == "rockchip":
    entry["input"] = {"layout": "nhwc"}
manifest["files"].append(entry)
(folder / "manifest.json").write_text(json.dumps(manifest))
print(f"{name}, {len(data)} bytes")
