#!/usr/bin/env bash
# The virtual board's suite: deploy.sh installs onto it as onto any board, and then it is treated badly.
#   tests/virtual-board/board.sh            the short one: two vehicles of the clip, a kill, an update, a bad one, the plug pulled in one
#   tests/virtual-board/board.sh long       the whole clip, every mistreatment, EDGEGATE_BOARD_ROUNDS (10) updates, bad updates, rollbacks
#                                           and power cuts in an update each, EDGEGATE_BOARD_CUTS (20) power cuts for the journal
# Prints its table. Where QEMU or its image cannot be had it says so in capitals and counts one as skipped.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/host/common.sh"
. "$root/tests/virtual-board/lib.sh"

mode=${1:-short}
vm="$root/board/virtual/vm.sh"
export EDGEGATE_VM="$state/virtual/suite" EDGEGATE_VM_PORT="${EDGEGATE_VM_PORT:-2209}"
address=root@127.0.0.1
if ! "$root/board/virtual/build-image.sh" >/dev/null; then
  say "SKIPPED: THE VIRTUAL BOARD. Its image cannot be built on this machine (above); nothing was tried on a kernel with lines and a camera."
  echo "0 0 1"
  exit 0
fi
# A place without a space: EDGEGATE_SSH is parted at spaces.
key=$(mktemp -d /tmp/edgegate-key.XXXXXX)
trap '"$vm" cut; rm -rf "$key"' EXIT
(umask 077 && cp "$state/virtual/ssh-key" "$key/key")
export EDGEGATE_SSH="-q -p $EDGEGATE_VM_PORT -i $key/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
started=$SECONDS
b() { "$vm" ssh "$@"; }
install() { "$root/deploy.sh" install "$address" --board virtual "$@"; }
bundle_of() { echo "$state/board/virtual/edgegate-$1-virtual.bundle"; }

# eventually SECONDS COMMAND... : on the board, tried once a second of the board's clock.
eventually() { local seconds=$1; shift; b "for i in \$(seq $seconds); do if $*; then exit 0; fi; sleep 1; done; cat /run/edgegate/health; journalctl -u edgegate.service -o cat -n 5; exit 1"; }
reading='grep -q state=reading /run/edgegate/health'
frames_come='a=$(sed -n s/^read=//p /run/edgegate/health); for i in $(seq 30); do sleep 1; b=$(sed -n s/^read=//p /run/edgegate/health); [ "$b" -gt "$a" ] && exit 0; done; echo "still $b"; exit 1'
value() { b "cat /run/virtual-board/chip/sim_gpio$1/value"; }
at_rest() { [ "$(value 0)" = 0 ]; }
pid() { b 'systemctl show -p MainPID --value edgegate.service'; }
same_process() { [ "$(pid)" = "$1" ]; }
another_reads() { eventually "$2" "[ \"\$(systemctl show -p MainPID --value edgegate.service)\" != $1 ] && $reading"; }
runs() { [ "$(b readlink /opt/edgegate/current)" = "releases/$1" ]; }
power_on() { "$vm" on 1200; }

for part in install lane; do . "$root/tests/virtual-board/board/$part.sh"; done
if [ "$mode" = long ]; then . "$root/tests/virtual-board/board/rough.sh"; fi
. "$root/tests/virtual-board/board/updates.sh"
if [ "$mode" = long ]; then . "$root/tests/virtual-board/board/journal.sh"; fi
say "TABLE the virtual board's suite ($mode) took $((SECONDS - started)) s here, under $(cat "$state/virtual/accel")"
finish "virtual board ($mode)"
