"""Writes a model's manifest with the sha256 of each of its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path


def sha256_of(path: Path) -> str:
    """Hex digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(folder: Path, manifest: dict[str, object], files: list[tuple[str, str]]) -> Path:
    """Writes `manifest.json` into the folder; `files` are (file name, precision), best first."""
    whole = dict(manifest)
    whole["files"] = [{"path": name, "precision": precision, "bytes": (folder / name).stat().st_size,
                       "sha256": sha256_of(folder / name)} for name, precision in files]
    path = folder / "manifest.json"
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
