#!/usr/bin/env bash
# Inside Sophgo's container: model.onnx and cali_table to model.bmodel. sophgo.sh CHIP quantised|float TPU_MLIR_VERSION
set -euo pipefail
chip=$1 form=$2 version=$3
pip install --quiet "tpu_mlir[onnx]==$version"

setting() { python3 -c 'import json, sys; print(eval(sys.argv[1], {"s": json.load(open("settings.json"))}))' "$1"; }
name=$(setting 's["name"].replace("-", "_")')
shape=$(setting 'str(s["shape"]).replace(" ", "")')

model_transform.py --model_name "$name" --model_def model.onnx --input_shapes "[$shape]" --mlir model.mlir
# The calibration is ours: run_calibration.py is not needed. What has no range stays in float, as in the shipped files.
quantise=()
[ "$form" = quantised ] && quantise=(--quant_input)
model_deploy.py --mlir model.mlir --quantize INT8 --calibration_table cali_table --chip "$chip" "${quantise[@]}" --model model.bmodel
model_tool --info model.bmodel
