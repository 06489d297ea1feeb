#!/usr/bin/env bash
# The virtual board's suite: deploy.sh installs onto it as onto any board, and then it is treated badly.
#   tests/virtual-board/board.sh quick      what tests/run.sh runs by itself: installed over SSH, the clip's first vehicle, a kill
#   tests/virtual-board/board.sh [short]    two vehicles of the clip, a power cycle, a kill, list and settings by the page, a stranger's stick, an update, a bad one, the plug pulled in one
#   tests/virtual-board/board.sh long       the whole clip, every mistreatment, EDGEGATE_BOARD_ROUNDS (10) updates, bad updates, rollbacks
#                                           and power cuts in an update each, EDGEGATE_BOARD_CUTS (20) power cuts for the journal,
#                                           at the moments that EDGEGATE_BOARD_SEED decides on
#   tests/virtual-board/board.sh long PART...   these parts alone; without "install" on the board that the last run left behind
# Prints its table. Where QEMU or its image cannot be had it says so in capitals and counts one as skipped.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"
. "$root/tests/virtual-board/lib.sh"

mode=${1:-short}
case "$mode" in
  quick) parts=(install lane kill) ;;
  short) parts=(install lane start kill page updates) ;;
  long) parts=(install lane start kill page rough updates journal) ;;
  *) die "no suite '$mode'; there are quick, short and long" ;;
esac
if [ $# -gt 1 ]; then parts=("${@:2}"); fi
for part in "${parts[@]}"; do [ -f "$root/tests/virtual-board/board/$part.sh" ] || die "no part '$part'; there are install, lane, start, kill, page, rough, updates and journal"; done

vm="$root/board/virtual/vm.sh"
# Two checkouts on one machine must not meet at one port.
free_port() { for port in $(shuf -i 20000-29999 -n 50); do if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then echo "$port" && return; fi; done; }
export EDGEGATE_VM="${EDGEGATE_VM:-$state/virtual/suite}" EDGEGATE_VM_PORT="${EDGEGATE_VM_PORT:-$(free_port)}"
export EDGEGATE_VM_PAGE="${EDGEGATE_VM_PAGE:-$(free_port)}"
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
reading='grep -qs state=reading /run/edgegate/health'
frames_come='a=$(sed -n s/^read=//p /run/edgegate/health); for i in $(seq 30); do sleep 1; b=$(sed -n s/^read=//p /run/edgegate/health); [ "$b" -gt "$a" ] && exit 0; done; echo "still $b"; exit 1'
value() { b "cat /run/virtual-board/chip/sim_gpio$1/value"; }
at_rest() { [ "$(value 0)" = 0 ]; }
pid() { b 'systemctl show -p MainPID --value edgegate.service'; }
same_process() { [ "$(pid)" = "$1" ]; }
another_reads() { eventually "$2" "[ \"\$(systemctl show -p MainPID --value edgegate.service)\" != $1 ] && $reading"; }
runs() { [ "$(b readlink /opt/edgegate/current)" = "releases/$1" ]; }
power_on() { "$vm" on 1200; }
# An emulated processor is slow, so the recording is too; the barrier then keeps the recording's time. Until the power goes.
pace=${EDGEGATE_BOARD_PACE:-4}
slower=$(awk -v pace="$pace" 'BEGIN { printf "%.2f", 12.5 / pace }')
set_pace() { b "printf 'PACE=%s\\nSLOWER=%s\\n' $pace $slower >/run/virtual-board/pace; systemctl restart virtual-camera.service virtual-barrier.service"; }
# What the journal holds of this boot's decisions; and what the log of the unit tells of them, with masked plates.
boot() { b cat /proc/sys/kernel/random/boot_id; }
stored() { b "su -s /bin/sh edgegate -c '/opt/edgegate/current/edgegate events --kind Sighting --limit 1000 --json'" | python3 "$root/tests/virtual-board/decisions.py" "$@"; }
told="journalctl -u edgegate.service -o cat -b | sed -nE 's/^\\[6001\\] (GRANTED|DENIED): /\\1 /p'"

# The page through the cable, as a laptop's browser sees it.
page_answers() {
  python3 - "$EDGEGATE_VM_PAGE" <<'END'
import json, ssl, sys, time, urllib.request
context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
end, why = time.monotonic() + 240, ""
while time.monotonic() < end:
    try:
        print(json.load(urllib.request.urlopen(f"https://127.0.0.1:{sys.argv[1]}/api/state", context=context, timeout=60)))
        sys.exit(0)
    except OSError as stopped:
        why = stopped
        time.sleep(1)
sys.exit(f"no page: {why}")
END
}

# Where the parts begin with another than "install", the board that the last run left is taken as it is.
if [ "${parts[0]}" != install ]; then "$vm" cut && power_on; fi
for part in "${parts[@]}"; do
  begun=$SECONDS
  . "$root/tests/virtual-board/board/$part.sh"
  say "TABLE part $part took $((SECONDS - begun)) s"
done
say "TABLE the virtual board's suite ($mode: ${parts[*]}) took $((SECONDS - started)) s here, under $(cat "$state/virtual/accel")"
finish "virtual board ($mode)"
