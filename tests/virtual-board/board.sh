#!/usr/bin/env bash
# The virtual board's suite: deploy.sh installs onto it as onto any board, and then it is treated badly.
#   tests/virtual-board/board.sh            the short one
#   tests/virtual-board/board.sh long       ten updates, bad updates, rollbacks and power cuts each; prints a table
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/host/common.sh"
. "$root/tests/virtual-board/lib.sh"

mode=${1:-short}
rounds=1
[ "$mode" = long ] && rounds=${EDGEGATE_BOARD_ROUNDS:-10}
vm="$root/board/virtual/vm.sh"
export EDGEGATE_VM="$state/virtual/suite" EDGEGATE_VM_PORT="${EDGEGATE_VM_PORT:-2209}"
export EDGEGATE_SSH="-q -p $EDGEGATE_VM_PORT -i $state/virtual/ssh-key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
address=root@127.0.0.1
"$root/board/virtual/build-image.sh" >/dev/null || { say "NOTE skipped: the image of the virtual board cannot be built here (above)"; echo "0 0"; exit 0; }
trap '"$vm" cut' EXIT
b() { "$vm" ssh "$@"; }
install() { "$root/deploy.sh" install "$address" --board virtual "$@"; }

# eventually SECONDS COMMAND... : on the board, tried once a second.
eventually() { local seconds=$1; shift; b "for i in \$(seq $seconds); do if $*; then exit 0; fi; sleep 1; done; exit 1"; }
reading='grep -q state=reading /run/edgegate/health'
frames_come="a=\$(sed -n s/^read=//p /run/edgegate/health); sleep 4; b=\$(sed -n s/^read=//p /run/edgegate/health); [ \"\$b\" -gt \"\$a\" ]"
value() { b "cat /run/virtual-board/chip/sim_gpio$1/value"; }
at_rest() { [ "$(value 0)" = 0 ]; }
runs() { [ "$(b readlink /opt/edgegate/current)" = "releases/$1" ]; }

"$vm" cut
rm -rf "$EDGEGATE_VM" && mkdir -p "$EDGEGATE_VM"
"$vm" fresh && "$vm" on 300
# An emulated processor on a busy machine is not a board: it gets more time to prove itself, and says so.
b 'mkdir -p /run/systemd/system/edgegate-trial.service.d && printf "[Service]\nEnvironment=EDGEGATE_PATIENCE=240\nTimeoutStartSec=300\n" >/run/systemd/system/edgegate-trial.service.d/slow.conf && systemctl daemon-reload'

check "a bare board becomes a gate with one command" install --version 1.0.0
check "the lane reads" eventually 60 "$reading"
check "frames come" b "$frames_come"
check "the lane is not root" b '[ "$(ps -o user= -p $(pidof edgegate))" = edgegate ]'
check "no unit failed" b '[ "$(systemctl --failed --no-legend | wc -l)" = 0 ]'
# 4096: a module from outside the kernel; 8192: not signed by the distribution. The image's two modules are both.
check "the kernel is tainted by nothing but the two modules of the image" b '[ $(( $(cat /proc/sys/kernel/tainted) & ~12288 )) = 0 ]'
check "every library is resolved" b 'for f in /opt/edgegate/current/*.so /opt/edgegate/current/lib/*.so*; do ldd $f | grep "not found" && exit 1; done; exit 0'
check "the kernel shows the open contact at rest" at_rest
check "the board's watchdog is armed by the lane" b 'grep -q active /sys/class/watchdog/watchdog0/state'

# The clip before the camera, the barrier at the lines: decisions by the lane, contacts as the kernel sees them. An emulated processor is
# slow, so the recording is too; the barrier then keeps the recording's time.
pace=${EDGEGATE_BOARD_PACE:-4}
slower=$(awk -v pace="$pace" 'BEGIN { printf "%.2f", 12.5 / pace }')
clip() {
  b 'cat >/etc/edgegate/allow-list.csv' <"$root/board/virtual/clip/allow-list.csv"
  b 'sed -i "s|\"lane\":.*|\"lane\": { \"name\": \"virtual lane\", \"list\": \"allow-list.csv\" }, \"vision\": { \"regions\": [\"tw\", \"pl\", \"vn\"] },|" /etc/edgegate/edgegate.json
    chown root:edgegate /etc/edgegate/* && chmod 640 /etc/edgegate/*
    printf "PACE=%s\nSLOWER=%s\n" '"$pace $slower"' >/run/virtual-board/pace
    systemctl stop edgegate.service && systemctl restart virtual-camera.service virtual-barrier.service && systemctl start edgegate.service && : >/run/virtual-board/lines && touch /run/virtual-board/play'
  eventually 900 '[ ! -e /run/virtual-board/play ]'
  b 'sleep 20; journalctl -u edgegate.service -o cat' | sed -nE 's/^[0-9:.]+ +(GRANTED|DENIED) +/\1 /p' >"$EDGEGATE_VM/decisions"
  b 'cut -d" " -f2- /run/virtual-board/lines' >"$EDGEGATE_VM/lines"
}
written() { b "sync; awk '{ print \$7 * 512 }' /sys/block/vdb/stat"; }
before=$(written)
check "the clip plays" clip
after=$(written)
newest=$(find "$state/board/virtual" -name '*.bundle' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d' ' -f2)
say "TABLE footprint: bundle $(($(stat -c %s "$newest") / 1000000)) MB, on the board $(b 'du -sm /opt/edgegate/releases | cut -f1') MB, resident $(b 'sed -n s/^resident_kb=//p /run/edgegate/health') kB, processes $(b 'pgrep -cu edgegate'), threads $(b 'ls /proc/$(pidof edgegate)/task | wc -l')"
say "TABLE written to the flash for one pass of the clip: $(((after - before) / 1000)) kB, so $(((after - before) * 47 / 1000000)) MB in an hour of the clip"
check "the decisions are those of the transcript" diff <(grep -E '^(GRANTED|DENIED)' "$root/board/virtual/clip/transcript.txt") "$EDGEGATE_VM/decisions"
check "the kernel's lines moved as the transcript says" diff <(grep '^line' "$root/board/virtual/clip/transcript.txt") "$EDGEGATE_VM/lines"

# Starts by itself, with no network: what the cable brings is loopback of the host.
"$vm" off
"$vm" on 300
check "after a power cycle the lane reads by itself" eventually 90 "$reading"
say "TABLE $(b 'systemd-analyze | head -n 1')"
say "TABLE ready $(b 'systemctl show edgegate.service -p ActiveEnterTimestampMonotonic --value' | awk '{ printf "%.1f", $1 / 1e6 }') s after the kernel's start"

# Killed and stopped.
pid=$(b 'pidof edgegate')
b "kill -9 $pid"
check "killed: another one reads" eventually 60 "[ \"\$(pidof edgegate)\" != $pid ] && $reading"
check "killed: the contact is at rest" at_rest
pid=$(b 'pidof edgegate')
b "kill -STOP $pid"
check "stopped: the watchdog ends it and another one reads" eventually 90 "[ \"\$(pidof edgegate)\" != $pid ] && $reading"

# The camera is pulled out and put back.
pid=$(b 'pidof edgegate')
b 'systemctl stop virtual-camera.service'
check "no picture: the lane says so and stays up" eventually 60 'grep -q state=no-camera /run/edgegate/health'
b 'systemctl start virtual-camera.service'
check "the picture is back: the lane reads" eventually 90 "$reading"
check "the lane was not restarted for it" b "[ \"\$(pidof edgegate)\" = $pid ]"

# The clock goes back a year.
b 'date -s "2025-11-25 12:00:00" >/dev/null'
check "the clock set back: the lane goes on" b "$frames_come && [ \"\$(pidof edgegate)\" = $pid ]"

# The disk fills up.
b 'dd if=/dev/zero of=/data/filler bs=1M status=none 2>/dev/null; true'
check "disk full: the lane goes on" b "$frames_come"
check "disk full: the contact is at rest" at_rest
b 'rm -f /data/filler; sync'

# Updates.
b 'mkdir -p /run/systemd/system/edgegate-trial.service.d && printf "[Service]\nEnvironment=EDGEGATE_PATIENCE=240\nTimeoutStartSec=300\n" >/run/systemd/system/edgegate-trial.service.d/slow.conf && systemctl daemon-reload'
good=0 bad=0 back=0 cuts=0 version=1.0.0
bundle_of() { echo "$state/board/virtual/edgegate-$1-virtual.bundle"; }
"$root/deploy.sh" build --board virtual --version 1.1.0 >/dev/null 2>&1
# A release whose models are damaged is whole by its checksums and still cannot work.
damaged() {
  . "$root/board/host/board.sh" && . "$root/board/host/bundle.sh" && board_load virtual
  local folder="$state/board/virtual/damaged"
  rm -rf "$folder" && cp -r "$state/board/virtual/edgegate" "$folder"
  for model in "$folder"/models/*/*.onnx; do head -c 1000 "$model" >"$model.new" && mv "$model.new" "$model"; done
  make_bundle "$folder" "$(bundle_of 2.0.0)" 2.0.0 virtual 0
}
damaged
for round in $(seq 1 "$rounds"); do
  if install --bundle "$(bundle_of 1.1.0)" >"$logs/board-update.log" 2>&1 && runs 1.1.0; then good=$((good + 1)); else say "round $round: update: $(tail -n 3 "$logs/board-update.log")"; fi
  if ! install --bundle "$(bundle_of 2.0.0)" >"$logs/board-bad.log" 2>&1 && runs 1.1.0; then bad=$((bad + 1)); else say "round $round: bad update: $(tail -n 3 "$logs/board-bad.log")"; fi
  if "$root/deploy.sh" rollback "$address" >"$logs/board-rollback.log" 2>&1 && runs 1.0.0; then back=$((back + 1)); else say "round $round: rollback: $(tail -n 3 "$logs/board-rollback.log")"; fi
  # The plug is pulled somewhere in the update, later in every round.
  (install --bundle "$(bundle_of 1.1.0)" >"$logs/board-cut.log" 2>&1 || true) &
  sleep $((3 + round * 3))
  "$vm" cut
  wait
  "$vm" on 300
  if eventually 120 "$reading" && { runs 1.0.0 || runs 1.1.0; } && ! b '[ -e /opt/edgegate/update/trial ]'; then cuts=$((cuts + 1)); else say "round $round: power cut: $(b 'readlink /opt/edgegate/current; ls /opt/edgegate/update')"; fi
  b 'mkdir -p /run/systemd/system/edgegate-trial.service.d && printf "[Service]\nEnvironment=EDGEGATE_PATIENCE=240\nTimeoutStartSec=300\n" >/run/systemd/system/edgegate-trial.service.d/slow.conf && systemctl daemon-reload'
  if runs 1.1.0; then "$root/deploy.sh" rollback "$address" >/dev/null 2>&1 || true; fi
done
say "TABLE updates kept $good of $rounds, bad updates taken back $bad of $rounds, rollbacks $back of $rounds, power cuts in an update survived $cuts of $rounds"
check "every update is kept" test "$good" = "$rounds"
check "every bad update is taken back" test "$bad" = "$rounds"
check "every rollback works" test "$back" = "$rounds"
check "no power cut bricks the board" test "$cuts" = "$rounds"
check "the configuration is what the first install made" b 'grep -q virtual-gate /etc/edgegate/edgegate.json'
finish "virtual board ($mode)"
