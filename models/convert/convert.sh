#!/usr/bin/env bash
# Makes .bmodel and .rknn files from the shipped models, in the vendors' own toolchains, and names them in the manifests.
#   models/convert/convert.sh sophgo bm1684x|bm1688 [--float-input]
#   models/convert/convert.sh rockchip rk3562|rk3566|rk3568|rk3576|rk3588
# Needs docker (or podman) and its network access, an x86-64 machine, about 10 GB of disk. Then run edgegate compare on the board.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
models=$(dirname "$here")

# Pinned: a file that another release of a compiler made is another file.
sophgo_image=sophgo/tpuc_dev:v3.1 tpu_mlir=1.7
rockchip_image=edgegate-rknn:2.3.2

usage() { sed -n '2,5p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 2; }
[ $# -ge 2 ] || usage
vendor=$1 chip=$2 form=quantised
case "$vendor:$chip:${3:-}" in
  sophgo:bm1684x: | sophgo:bm1688:) ;;
  sophgo:bm1684x:--float-input | sophgo:bm1688:--float-input) form=float ;;
  rockchip:rk3562: | rockchip:rk3566: | rockchip:rk3568: | rockchip:rk3576: | rockchip:rk3588:) ;;
  *) usage ;;
esac
engine=$(command -v docker || command -v podman) || { echo "convert: neither docker nor podman is installed: the compilers come in containers" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for folder in "$models"/plate-*/; do
  folder=${folder%/}
  name=$(basename "$folder")
  PYTHONPATH="$here" python3 -m edgegate_convert prepare "$folder" "$work/$name"
  cp "$here/sophgo.sh" "$here/rockchip.py" "$work/$name/"
  if [ "$vendor" = sophgo ]; then
    "$engine" run --rm -v "$work/$name:/work" -w /work "$sophgo_image" bash sophgo.sh "$chip" "$form" "$tpu_mlir"
    PYTHONPATH="$here" python3 -m edgegate_convert add "$folder" "$work/$name/model.bmodel" "sophgo-$form" "$chip"
  else
    "$engine" image inspect "$rockchip_image" >/dev/null 2>&1 || "$engine" build -t "$rockchip_image" -f "$here/rockchip.Dockerfile" "$here"
    "$engine" run --rm -v "$work/$name:/work" -w /work "$rockchip_image" python3 rockchip.py "$chip"
    PYTHONPATH="$here" python3 -m edgegate_convert add "$folder" "$work/$name/model.rknn" rockchip "$chip"
  fi
done
echo "now run: edgegate compare    (on the board: it refuses files whose outputs differ from the ONNX files by more than the bound)"
