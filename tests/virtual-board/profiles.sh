#!/usr/bin/env bash
# The boards' profiles, the parser that reads them, and the units that every board gets.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/board/build/board.sh"
. "$root/tests/virtual-board/lib.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for id in $(board_ids); do check "profile $id is understood" board_load "$id"; done

# broken WHAT WORDS SED-SCRIPT : the virtual board's profile, changed, is refused with these words.
mkdir -p "$work/bad"
load() { (EDGEGATE_BOARDS="$work" board_load bad); }
broken() {
  sed -E "$3" "$root/board/virtual/board.conf" >"$work/bad/board.conf"
  refuses "$1" "$2" load
}
number=$(grep -n '^camera' "$root/board/virtual/board.conf" | cut -d: -f1)
broken "an unknown key is named with its line" "board.conf:$number: kamera: no such key; there are: name" 's/^camera/kamera/'
broken "a missing key is named" 'camera is missing: a device' '/^camera/d'
broken "a key given twice is named" "camera: stands in line $number already" '/^camera/{p;}'
broken "a bad value is named" "camera: 'video0' is not a device" 's,^camera.*,camera = video0,'
broken "an empty value is named" "camera: '' is not a device" 's,^camera.*,camera =,'
broken "a line that is none is named" "board.conf:$number: 'camera' is no 'key = value'" 's,^camera.*,camera,'
broken "an architecture nobody builds is named" "architecture: 'mips' is not x64 or arm64" 's,^(architecture *=).*,\1 mips,'
broken "a line with an unknown flag is named" "output.open: 'RELAY_OPEN inverted' is not a line" 's,RELAY_OPEN,RELAY_OPEN inverted,'
broken "one line for two things is named" 'name the same line PHOTOCELL' 's,LIMIT_OPEN,PHOTOCELL,'
broken "a value cannot carry a command" "camera: '/dev/video0; reboot' is not a device" 's,^camera.*,camera = /dev/video0; reboot,'
broken "a value cannot carry a quote" "gpio-chip: 'x\"y' is not the label" 's,^gpio-chip.*,gpio-chip = x"y,'
broken "every error is said at once" '3 errors' 's,^camera.*,camera = x,; s,^watchdog.*,watchdog = x,; s,^rtc.*,rtc = x,'
refuses "a board that does not exist is named with those that do" "no board 'nosuch'; there are: .*rpi5" board_load nosuch
refuses "a path is no board" "no board '../virtual'" board_load ../virtual

# Noise: whatever the file holds, the parser ends with a verdict, and never with a value that does not match its rule.
noise() {
  local round
  RANDOM=7
  for round in $(seq 1 "${EDGEGATE_NOISE_ROUNDS:-40}"); do
    awk -v seed="$RANDOM" 'BEGIN { srand(seed) } { line = $0; if (rand() < 0.3) { at = int(rand() * length(line)) + 1
      line = substr(line, 1, at - 1) sprintf("%c", 33 + int(rand() * 93)) substr(line, at + int(rand() * 3)) } if (rand() > 0.05) print line }' \
      "$root/board/virtual/board.conf" >"$work/bad/board.conf"
    (
      EDGEGATE_BOARDS="$work"
      board_load bad 2>/dev/null || exit 0
      for key in "${!board[@]}"; do
        [ "$key" = id ] && continue
        board_matches "$(board_spec "$key" | cut -d'|' -f2)" "${board[$key]}" || exit 3
      done
    ) || { [ $? = 1 ] || return 1; }
  done
}
check "damaged profiles are refused or understood, nothing else" noise

# The units.
units="$root/board/common/rootfs/etc/systemd/system"
exposure() { # unit
  local level
  level=$(systemd-analyze security --offline=true --no-pager "$1" 2>/dev/null | sed -n 's/.*Overall exposure level for edgegate.service: \([0-9.]*\).*/\1/p')
  say "NOTE systemd-analyze security edgegate.service, $2: $level"
  awk -v level="$level" 'BEGIN { exit !(level > 0 && level <= 2.0) }'
}
if command -v systemd-analyze >/dev/null; then
  say "TABLE systemd-analyze security edgegate.service: $(systemd-analyze security --offline=true --no-pager "$units/edgegate.service" 2>/dev/null | sed -n 's/.*Overall exposure level for edgegate.service: \([0-9.]*\).*/\1/p')"
  check "systemd-analyze security rates the lane 2.0 or better" exposure "$units/edgegate.service" "as it is"
  # What setup.sh lays beside it where a release has OpenCvSharp.
  sed 's/^MemoryDenyWriteExecute=yes/MemoryDenyWriteExecute=no/' "$units/edgegate.service" >"$work/edgegate.service"
  check "and with what OpenCvSharp needs" exposure "$work/edgegate.service" "with OpenCvSharp"
else
  say "NOTE skipped: systemd-analyze is not installed here, so the units' exposure is not rated"
fi
# A lane that crashes again and again is started again and again: nothing that it needs may count the starts.
unlimited() { for unit in edgegate edgegate-settle edgegate-trial; do grep -qx 'StartLimitIntervalSec=0' "$units/$unit.service" || { echo "$unit.service counts its starts"; return 1; }; done; }
check "no unit gives up on the lane" unlimited
check "the lane does not run as root" grep -q '^User=edgegate$' "$units/edgegate.service"
check "the lane keeps no capability" grep -q '^CapabilityBoundingSet=$' "$units/edgegate.service"
finish "board profiles and units"
