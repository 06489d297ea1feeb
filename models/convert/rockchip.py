"""Inside the container of rockchip.Dockerfile: model.onnx and settings.json to model.rknn. rockchip.py CHIP"""

import json
import sys
from pathlib import Path

import numpy as np
from rknn.api import RKNN
from ruamel.yaml import YAML

sys.path.insert(0, "/opt/edgegate")
from edgegate_convert.tables import patch_rknn_config  # noqa: E402


def check(code: int, what: str) -> None:
    """The toolkit returns numbers."""
    if code != 0:
        sys.exit(f"rockchip.py: {what} failed with {code}; the toolkit's own messages are above")


def main() -> None:
    """Three steps: the toolkit's own ranges, ours in their place, the file."""
    chip = sys.argv[1]
    settings = json.loads(Path("settings.json").read_text(encoding="utf-8"))
    # The toolkit wants a data set though its ranges are replaced; codes of every value keep what stays within what can be.
    rng = np.random.default_rng(1)
    _, channels, height, width = settings["shape"]
    names = []
    for i in range(4):
        np.save(f"codes{i}.npy", rng.integers(0, 256, (1, height, width, channels), dtype=np.uint8))
        names.append(f"codes{i}.npy")
    Path("dataset.txt").write_text("\n".join(names) + "\n", encoding="utf-8")

    def opened() -> RKNN:
        rknn = RKNN(verbose=False)
        rknn.config(mean_values=[settings["mean"]], std_values=[settings["std"]], target_platform=chip, quantized_dtype="w8a8",
                    quantized_algorithm="normal", quantized_method="channel")
        return rknn

    rknn = opened()
    check(rknn.load_onnx(model="model.onnx"), "load_onnx")
    check(rknn.hybrid_quantization_step1(dataset="dataset.txt", proposal=False), "hybrid_quantization_step1")
    rknn.release()

    yaml = YAML()
    config = Path("model.quantization.cfg")
    content = yaml.load(config.read_text(encoding="utf-8"))
    taken = patch_rknn_config(content, settings["parameters"])
    wanted = len(settings["parameters"])
    print(f"rockchip.py: {taken} of {wanted} ranges taken over")
    if taken < wanted // 2:
        sys.exit("rockchip.py: the toolkit has renamed most tensors: it would quantise by noise. Use the pinned version.")
    with config.open("w", encoding="utf-8") as file:
        yaml.dump(content, file)

    rknn = opened()
    check(rknn.hybrid_quantization_step2(model_input="model.model", data_input="model.data", model_quantization_cfg=str(config)),
          "hybrid_quantization_step2")
    check(rknn.export_rknn("model.rknn"), "export_rknn")
    rknn.release()


if __name__ == "__main__":
    main()
