#!/usr/bin/env bash
# The virtual board's switch, cable and screwdriver.
#   vm.sh build              make the image (build-image.sh)
#   vm.sh fresh              disks as they left the factory
#   vm.sh on                 power on and wait until it answers (fresh disks if there are none)
#   vm.sh cut                pull the plug: the emulator is killed, what the board had not written is lost
#   vm.sh off                shut it down in order
#   vm.sh save FILE          keep the running board's memory in a file and end it
#   vm.sh ssh COMMAND...     run a command on it, as root
#   vm.sh wait [SECONDS]     wait until it answers
#   vm.sh play [FILE [N]]    the clip drives past its camera, slowly where its processor is emulated; or N times (1) a recording of your own, there
#                            in its own time with fewer pictures, so that what commissioning measures in seconds is right
#   vm.sh console            the end of what it wrote to its serial console
# The board answers at 127.0.0.1 only. EDGEGATE_VM names another folder for its disks, EDGEGATE_VM_PORT another port. For
# "start": EDGEGATE_VM_PAGE makes the board's page answer at this port, EDGEGATE_VM_DATA takes the place of its second disk, EDGEGATE_VM_SAVED is a
# kept memory that it goes on from instead of booting. Its second serial line is the socket "line" in its folder.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../build/common.sh"

image="$state/virtual"
vm="${EDGEGATE_VM:-$state/virtual/run}"
port="${EDGEGATE_VM_PORT:-2207}"
mkdir -p "$vm"

running() { [ -f "$vm/pid" ] && kill -0 "$(cat "$vm/pid")" 2>/dev/null; }

# One connection for all commands between two power cuts: emulated, each greeting costs seconds. Its socket lies where no path is too long.
board_ssh() {
  local wire=()
  if [ -f "$vm/wire" ]; then wire=(-o ControlMaster=auto -o ControlPersist=600 -o "ControlPath=$(cat "$vm/wire")/c"); fi
  ssh -q -i "$image/ssh-key" -p "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ConnectTimeout=60 \
    -o ServerAliveInterval=10 -o ServerAliveCountMax=6 ${wire[@]+"${wire[@]}"} root@127.0.0.1 "$@"
}

hang_up() {
  [ -f "$vm/wire" ] || return 0
  local wire
  wire=$(cat "$vm/wire")
  ssh -q -o "ControlPath=$wire/c" -O exit none 2>/dev/null || true
  rm -rf "$wire" "$vm/wire"
}

# Where the host's kernel can run guests and a short trial shows that it really does; else emulation.
accelerator() {
  if [ ! -f "$image/accel" ]; then
    local accel=tcg
    if [ -w /dev/kvm ] && timeout 20 qemu-system-x86_64 -accel kvm -cpu host -m 128 -nographic -no-reboot -kernel "$image/vmlinuz" \
      -append 'console=ttyS0 panic=-1' </dev/null 2>/dev/null | grep -q 'Kernel panic'; then accel=kvm; fi
    echo "$accel" >"$image/accel"
  fi
  cat "$image/accel"
}

fresh() {
  if running; then die "the virtual board is on; vm.sh cut or vm.sh off first"; fi
  local disk
  for disk in root data; do
    rm -f "$vm/$disk.qcow2"
    qemu-img create -q -f qcow2 -F raw -b "$image/$disk.img" "$vm/$disk.qcow2"
  done
}

on() {
  if running; then die "the virtual board is on already"; fi
  [ -f "$vm/data.qcow2" ] || fresh
  local accel cpu=max
  accel=$(accelerator)
  [ "$accel" = kvm ] && cpu=host
  # Emulated, the board's clock counts its instructions, a thousand million a second: its watchdogs, its barrier and its start see the same
  # board on a busy machine as on an idle one, and only we wait longer.
  local clock=()
  # shellcheck disable=SC2054 # one argument of the emulator with commas in it
  [ "$accel" = kvm ] || clock=(-icount "shift=${EDGEGATE_VM_SHIFT:-0},sleep=${EDGEGATE_VM_SLEEP:-on}" -rtc base=utc,clock=vm)
  [ ${#clock[@]} -gt 0 ] || clock=(-rtc base=utc)
  local data=(-drive "file=$vm/data.qcow2,if=virtio,cache=writeback")
  [ -z "${EDGEGATE_VM_DATA:-}" ] || data=(-drive "file=$EDGEGATE_VM_DATA,if=virtio,format=raw,cache=writeback")
  local page=${EDGEGATE_VM_PAGE:+hostfwd=tcp:127.0.0.1:$EDGEGATE_VM_PAGE-:8443}
  local from=()
  [ -z "${EDGEGATE_VM_SAVED:-}" ] || from=(-incoming "exec:cat '$EDGEGATE_VM_SAVED'")
  # One core, like the smallest board; the hardware watchdog resets it as a real one would.
  # no_timer_check: a starved emulator delivers the timer late, which the kernel would take for a broken board and panic.
  qemu-system-x86_64 -name edgegate-board -machine q35 -accel "$accel" -cpu "$cpu" -smp 1 -m 768 -display none -nodefaults -no-user-config \
    -kernel "$image/vmlinuz" -initrd "$image/initrd.gz" \
    -append "console=ttyS0 loglevel=4 panic=5 mitigations=off random.trust_cpu=on systemd.show_status=false net.ifnames=0 no_timer_check" \
    -drive file="$vm/root.qcow2",if=virtio,cache=unsafe "${data[@]}" \
    -netdev user,id=cable,restrict=on,hostfwd=tcp:127.0.0.1:"$port"-:22"${page:+,$page}" -device virtio-net-pci,netdev=cable \
    -device virtio-rng-pci -device i6300esb -action watchdog=reset "${clock[@]}" \
    -serial file:"$vm/console.log" -serial unix:"$vm/line",server=on,wait=off -monitor unix:"$vm/monitor",server,nowait -daemonize -pidfile "$vm/pid" ${from[@]+"${from[@]}"}
  hang_up
  mktemp -d /tmp/edgegate-wire.XXXXXX >"$vm/wire"
}

wait_for() {
  local end=$((SECONDS + ${1:-1200})) shown=$SECONDS
  until board_ssh true 2>/dev/null; do
    running || die "the virtual board went off; the end of its console: $(tail -n 5 "$vm/console.log")"
    [ $SECONDS -lt $end ] || die "the virtual board has not answered for ${1:-1200} s; look at its console (board/virtual/vm.sh console), and try again with board/virtual/vm.sh cut and on"
    if [ $((SECONDS - shown)) -ge 15 ]; then
      say "the virtual board starts, by $([ "$(accelerator)" = kvm ] && echo "the processor's help" || echo emulation) ... $SECONDS s"
      shown=$SECONDS
    fi
    sleep 1
  done
}

cut_power() {
  running || return 0
  local pid
  pid=$(cat "$vm/pid")
  kill -9 "$pid"
  hang_up
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -f "$vm/pid"
}

save() {
  running || die "the virtual board is off; vm.sh on first"
  python3 - "$vm/monitor" "$1" <<'END'
import socket, sys
monitor = socket.socket(socket.AF_UNIX)
monitor.connect(sys.argv[1])
monitor.sendall(f"migrate \"exec:cat > '{sys.argv[2]}'\"\nquit\n".encode())
while monitor.recv(65536):
    pass
END
  while running; do sleep 0.2; done
  hang_up
  rm -f "$vm/pid"
  [ -s "$1" ] || die "the board's memory could not be kept in $1"
}

# play FILE N : the lens shows as many pictures a second as the board's processor keeps up with. The clip is slower by that, and the barrier
# with it; a recording keeps its time and loses pictures.
play() {
  local pace=12.5 slower=1 lens=
  [ "$(accelerator)" = kvm ] || pace=4
  if [ -n "$1" ]; then
    [ -f "$1" ] || die "$1: no such recording"
    lens=/run/virtual-board/recording.mjpeg
    ffmpeg -nostdin -v error -i "$1" -vf scale=1280:720 -r "$pace" -q:v 4 -f mjpeg - | board_ssh "cat >$lens" || die "$1 could not be made into pictures for the board's camera"
  else
    slower=$(awk -v pace="$pace" 'BEGIN { printf "%.2f", 12.5 / pace }')
  fi
  board_ssh "set -e
    printf 'PACE=%s\nSLOWER=%s\n' $pace $slower >/run/virtual-board/pace
    own=/run/systemd/system/virtual-camera.service.d
    rm -rf \$own
    if [ -n '$lens' ]; then
      mkdir -p \$own
      printf '[Service]\nExecStart=\nExecStart=/usr/lib/virtual-board/camera /dev/video0 $lens 1280 720 \$PACE /run/virtual-board/play\n' >\$own/recording.conf
    fi
    systemctl stop virtual-play.service 2>/dev/null || true
    rm -f /run/virtual-board/play
    systemctl daemon-reload
    systemctl restart virtual-camera.service virtual-barrier.service
    systemd-run --quiet --collect --unit=virtual-play sh -c 'for i in \$(seq $2); do touch /run/virtual-board/play; while [ -e /run/virtual-board/play ]; do sleep 1; done; sleep 3; done'"
  say "${1:-the clip} drives past the board's camera, ${pace} pictures a second; what the lane says: board/virtual/vm.sh ssh journalctl -o cat -fu edgegate"
}

case "${1:-}" in
  build) exec "$root/board/virtual/build-image.sh" ;;
  fresh) fresh ;;
  on) on && wait_for "${2:-}" ;;
  start) on ;;
  cut) cut_power ;;
  off)
    if running; then
      # Not by "systemctl poweroff": that asks logind, which this board does without.
      board_ssh systemctl --no-block --job-mode=replace-irreversibly start poweroff.target || true
      end=$((SECONDS + 600))
      while running && [ $SECONDS -lt $end ]; do sleep 0.5; done
      cut_power
    fi ;;
  save) save "$2" ;;
  ssh) shift && board_ssh "$@" ;;
  wait) wait_for "${2:-}" ;;
  play) play "${2:-}" "${3:-1}" ;;
  console) tail -n "${2:-40}" "$vm/console.log" ;;
  *) sed -n '2,17s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2 && exit 2 ;;
esac
