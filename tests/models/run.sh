#!/usr/bin/env bash
# The models' own tests: how they are trained, a small run of the super-resolution comparison, and that the program reads a crop as the
# training does. Its last line is "PASSED FAILED SKIPPED". EDGEGATE_BINARY names the program; without it one is built.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"

install_tools "the models' test" >&2 <<'TOOLS'
python3-torch:trains
python3-numpy:arrays
python3-opencv:pictures
python3-onnx:reads and writes models
python3-pil:draws characters
zstd:packs weights, to compare
xz-utils:packs weights, to compare
fonts-opendin:plate faces
fonts-roadgeek:plate faces
fonts-national-park:plate faces
fonts-routed-gothic:plate faces
fonts-bebas-neue:plate faces
fonts-liberation:plate faces
fonts-roboto-unhinted:plate faces
fonts-dejavu-core:plate faces
fonts-dejavu-extra:plate faces
fonts-freefont-ttf:plate faces
fonts-league-spartan:plate faces
fonts-b612:plate faces
fonts-allerta:plate faces
fonts-noto-cjk:plate faces
fonts-wqy-zenhei:plate faces
fonts-smiley-sans:plate faces
fonts-nanum:plate faces
fonts-unfonts-core:plate faces
TOOLS

# Debian's own interpreter: the packages above are its.
python=/usr/bin/python3 training="$root/models/training" passed=0 failed=0
export OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
# check NAME LOG COMMAND... : one check, its output in a log.
check() { if step "models: $1" "models-$2" "${@:3}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }
# told LOG PATTERN : the lines of a log that are worth showing.
told() { grep -E "$2" "$logs/models-$1.log" | sed 's/^/TABLE /' >&2 || true; }

units="$logs/models-units.out"
(cd "$training" && "$python" -W ignore -m unittest discover -s tests -t .) >"$units" 2>&1 && bad=0 || bad=1
total=$(sed -nE 's/^Ran ([0-9]+) tests? in .*/\1/p' "$units")
if [ "$bad" = 1 ]; then bad=$(grep -cE '^(FAIL|ERROR): ' "$units" || true); [ "$bad" -gt 0 ] || bad=1; tail -n 60 "$units" >&2; fi
passed=$((passed + ${total:-0} - (${total:-0} > 0 ? bad : 0))) failed=$((failed + bad))
say "models: unit tests: ${total:-0} run, $bad failed"

pool=$(mktemp -d /tmp/edgegate-pool.XXXXXX)
trap 'rm -rf "$pool"' EXIT
check "a small pool" pool env -C "$training" "$python" -m edgegate_training.recogniser.pool --out "$pool/pool" --shards 1 --size 512 --seed 3
check "the comparison of super-resolution, tiny" comparison env -C "$training" "$python" -W ignore -m edgegate_training.super_resolution.compare --tiny \
  --pool "$pool/pool" --recogniser "$root/models/plate-recogniser" --run "$pool/compare"
told comparison ' error '
check "the program reads as the training does" parity env -C "$training" "$python" -W ignore -m edgegate_training.recogniser.parity \
  --binary "${EDGEGATE_BINARY:-$("$root/deploy.sh" build | tail -n 1)}"
told parity ' crops: '
echo "$passed $failed 0"
