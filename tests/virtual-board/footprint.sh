#!/usr/bin/env bash
# What the virtual board's release weighs on this machine: bundle, start-up, memory, processes, and what one pass of the clip at its own
# pace writes to the flash. Prints its table; the last line is "PASSED FAILED SKIPPED".
# Writes are counted at the block device of a file system of its own, so that those of ext4 and its journal are in; root rights are needed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/tests/virtual-board/lib.sh"

folder="$state/board/virtual/edgegate" bundle="$state/board/virtual/edgegate-1.0.0-virtual.bundle"
[ -f "$bundle" ] && [ -x "$folder/edgegate" ] || "$root/deploy.sh" build --board virtual --version 1.0.0 >/dev/null
work=$(mktemp -d)
config="$root/board/virtual/.footprint.json" device='' lane=''
tidy() {
  [ -z "$lane" ] || kill "$lane" 2>/dev/null || true
  if [ -n "$device" ]; then umount "$work/flash" 2>/dev/null || true; losetup -d "$device"; fi
  rm -rf "$work" "$config"
}
trap tidy EXIT

mkdir "$work/flash"
truncate -s 256M "$work/card"
mke2fs -q -t ext4 -E lazy_itable_init=0,lazy_journal_init=0 "$work/card"
if ! device=$(losetup -f --show "$work/card" 2>/dev/null) || ! mount -o noatime "$device" "$work/flash"; then
  say "SKIPPED: the footprint. This machine gives no loop device to mount (root rights are needed); nothing was measured."
  echo "0 0 1"
  exit 0
fi
written() { sync -f "$work/flash"; awk '{ print $7 * 512 }' "/sys/block/${device#/dev/}/stat"; }

sed "s#\"../../.edgegate/sim\"#\"$work/flash/journal\"#" "$root/board/virtual/edgegate.json" >"$config"
mkdir "$work/flash/journal"
# What a first start writes once (keys, the copy of the models) is not what an hour writes.
before=$(written)
check "the lane has started before" "$folder/edgegate" run --config "$config" --simulate --once --fast
first=$(($(written) - before))
before=$(written) started=$SECONDS memory=0 threads=0 children=0
"$folder/edgegate" run --config "$config" --simulate --once >"$work/out" 2>"$work/err" &
lane=$!
while [ -r "/proc/$lane/status" ] && kill -0 "$lane" 2>/dev/null; do
  read -r now many < <(awk '/^VmHWM/ { m = $2 } /^Threads/ { t = $2 } END { print m + 0, t + 0 }' "/proc/$lane/status" 2>/dev/null || echo 0 0)
  if [ "$now" -gt "$memory" ]; then memory=$now; fi
  if [ "$many" -gt "$threads" ]; then threads=$many; fi
  # The decoder that plays the recording is one of them; a camera needs none.
  now=$(pgrep -cP "$lane" || true)
  if [ "$now" -gt "$children" ]; then children=$now; fi
  sleep 0.5
done
if wait "$lane"; then ok "the lane went through the clip"; else not_ok "the lane went through the clip" "$(tail -n 3 "$work/err")"; fi
lane=''
seconds=$((SECONDS - started)) after=$(written)
vehicles=$(grep -cE '  (GRANTED|DENIED)  ' "$work/out" || true)
check "it decided on the clip's vehicles" test "$vehicles" = "$(grep -cE '^(GRANTED|DENIED)' "$root/board/virtual/clip/transcript.txt")"
check "what it wrote was counted" test "$after" -gt "$before"

awk -v bundle="$(stat -c %s "$bundle")" -v files="$(du -sk "$folder" | cut -f1)" -v memory="$memory" -v threads="$threads" -v children="$children" \
  -v first="$first" -v bytes=$((after - before)) -v s="$seconds" -v vehicles="$vehicles" 'BEGIN {
  printf "TABLE footprint: bundle                 %7.1f MB\n", bundle / 1e6
  printf "TABLE footprint: on the board           %7.1f MB\n", files * 1024 / 1e6
  printf "TABLE footprint: most memory            %7.1f MB\n", memory * 1024 / 1e6
  printf "TABLE footprint: processes, threads     %7d, %d (and %d that play the recording)\n", 1, threads, children
  printf "TABLE footprint: flash, first start and pass %5.1f MB\n", first / 1e6
  printf "TABLE footprint: flash, one pass        %7.1f MB for %d vehicles in %d s\n", bytes / 1e6, vehicles, s
  printf "TABLE footprint: flash, an hour of them %7.0f MB\n", bytes * 3600 / s / 1e6
}' >&2
check "its start-up is measured" bash -c '"$1" bench --frames 50 >"$2"' _ "$folder/edgegate" "$work/bench"
say "TABLE footprint: $(sed -n 's/^ *\(start to first frame.*\)/\1/p' "$work/bench")"
finish "footprint" | awk '{ print $1, $2, 0 }'
