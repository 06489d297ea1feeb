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
die() { printf 'convert: %s\n' "$*" >&2; exit 1; }
[ "$(uname -m)" = x86_64 ] || die "this machine is $(uname -m): the vendors' compilers run on x86-64 only"
engine=$(command -v docker || command -v podman) || die "neither docker nor podman is installed: the compilers come in containers"
"$engine" info >/dev/null 2>&1 || die "$(basename "$engine") is installed and does not answer: start it, or let this user use it ('$(basename "$engine") info' says why)"
command -v python3 >/dev/null || die "python3 is missing: it prepares the models and names the results"
echo "convert: nobody has run these compilers on these models yet; README.md beside this script says what is certain and what is not"

work=$(mktemp -d)
name='' step=''
# Whatever ends it: which model and which step, and that models before it are named in their manifests already.
trap 'rc=$?; rm -rf "$work"; [ $rc = 0 ] || [ -z "$step" ] || printf "convert: %s: %s failed; its messages are above. Models before it are converted, this one and those after it are not.\n" "$name" "$step" >&2' EXIT
for folder in "$models"/plate-*/; do
  folder=${folder%/}
  name=$(basename "$folder") step="preparing"
  PYTHONPATH="$here" python3 -m edgegate_convert prepare "$folder" "$work/$name"
  cp "$here/sophgo.sh" "$here/rockchip.py" "$work/$name/"
  if [ "$vendor" = sophgo ]; then
    step="compiling in $sophgo_image (tpu_mlir $tpu_mlir)"
    "$engine" run --rm -v "$work/$name:/work" -w /work "$sophgo_image" bash sophgo.sh "$chip" "$form" "$tpu_mlir"
    step="naming the result in manifest.json"
    PYTHONPATH="$here" python3 -m edgegate_convert add "$folder" "$work/$name/model.bmodel" "sophgo-$form" "$chip"
  else
    step="building the container $rockchip_image"
    "$engine" image inspect "$rockchip_image" >/dev/null 2>&1 || "$engine" build -t "$rockchip_image" -f "$here/rockchip.Dockerfile" "$here"
    step="compiling in $rockchip_image"
    "$engine" run --rm -v "$work/$name:/work" -w /work "$rockchip_image" python3 rockchip.py "$chip"
    step="naming the result in manifest.json"
    PYTHONPATH="$here" python3 -m edgegate_convert add "$folder" "$work/$name/model.rknn" rockchip "$chip"
  fi
done
step=''
echo "now run: edgegate compare    (on the board: it refuses files whose outputs differ from the ONNX files by more than the bound)"
