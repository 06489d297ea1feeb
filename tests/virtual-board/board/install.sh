# From a bare board to a lane that reads, by deploy.sh. Sourced by board.sh.

"$vm" cut
rm -rf "$EDGEGATE_VM" && mkdir -p "$EDGEGATE_VM"
# tests/run.sh has built it for the suite before this one.
[ -n "${EDGEGATE_BUILT:-}" ] || "$root/deploy.sh" build --board virtual --version 1.0.0 >/dev/null || not_ok "the bundle is built"
"$vm" fresh
power_on
refuses "a board that has nothing yet says so" 'EdgeGate is not on .* yet' "$root/deploy.sh" status "$address"

# The cable is pulled in the middle of the first attempt; the second goes on from there.
: >"$logs/board-pulled.log"
setsid "$root/deploy.sh" install "$address" --board virtual --bundle "$(bundle_of 1.0.0)" >"$logs/board-pulled.log" 2>&1 &
attempt=$!
for _ in $(seq 3000); do
  if grep -qE '^  (8|16|24) of' "$logs/board-pulled.log" || ! kill -0 $attempt 2>/dev/null; then break; fi
  sleep 0.2
done
{ kill -9 -- -$attempt && wait $attempt; } 2>/dev/null || true
check "a bare board becomes a gate with one command" eval 'install --bundle "$(bundle_of 1.0.0)" >"$logs/board-install.log" 2>&1 || { tail -n 20 "$logs/board-install.log"; false; }'
check "it went on where the cable was pulled" grep -q 'are there already' "$logs/board-install.log"
check "it checked before it changed anything" bash -c 'for what in architecture "C library" "MB free" openssl systemd camera watchdog; do grep -qE "^  ok +.*$what" "$1" || { echo "no check of $what"; exit 1; }; done' _ "$logs/board-install.log"
check "the lane reads" eventually 60 "$reading"
check "frames come" b "$frames_come"
check "the lane is not root" b '[ "$(ps -o user= -p $(systemctl show -p MainPID --value edgegate.service))" = edgegate ]'
check "no unit failed" b 'systemctl --failed --no-legend; [ "$(systemctl --failed --no-legend | wc -l)" = 0 ]'
# 4096: a module from outside the kernel; 8192: not signed by the distribution. The image's two modules are both.
check "the kernel is tainted by nothing but the two modules of the image" b '[ $(( $(cat /proc/sys/kernel/tainted) & ~12288 )) = 0 ]'
check "every library is found on the board" b 'for f in /opt/edgegate/current/edgegate /opt/edgegate/current/*.so* /opt/edgegate/current/lib/*.so*; do ldd $f | grep "not found" && exit 1; done; exit 0'
check "the kernel shows the open contact at rest" at_rest
check "the board's watchdog is armed by the lane" b 'grep -q ^active /sys/class/watchdog/watchdog0/state'
check "units are as tight on the board" b "systemd-analyze security edgegate.service --no-pager | tail -n 1 | awk '{ print; exit !(\$(NF-2) <= 2.0 || \$(NF-1) <= 2.0) }'"
status() { "$root/deploy.sh" status "$address" >"$logs/board-status.log" && grep -qE "^release +1\.0\.0$" "$logs/board-status.log" && grep -qE "^lane +reads: " "$logs/board-status.log" || { cat "$logs/board-status.log"; false; }; }
check "status names the release and what the lane does" status

# Refused by name. Small bundles: what decides lies in their first kilobyte.
(
  . "$root/board/build/board.sh" && . "$root/board/build/bundle.sh" && board_load virtual
  work="$EDGEGATE_VM/bundles" && rm -rf "$work" && mkdir -p "$work/folder" && head -c 20000 /dev/urandom >"$work/folder/edgegate"
  make_bundle "$work/folder" "$work/other-board.bundle" 1.0.1 rpi5 0
  make_bundle "$work/folder" "$work/older.bundle" 0.0.1 virtual 0
  make_bundle "$work/folder" "$work/damaged.bundle" 1.0.1 virtual 0
  printf 'EDGE' | dd of="$work/damaged.bundle" bs=1 seek=$(($(stat -c %s "$work/damaged.bundle") / 2)) conv=notrunc status=none
  signing_key="$work/stranger/release.key"
  make_bundle "$work/folder" "$work/stranger.bundle" 1.0.1 virtual 0
) 2>/dev/null
tar -C "$EDGEGATE_VM/bundles" -cf - other-board.bundle older.bundle damaged.bundle stranger.bundle | b 'tar -xmf - -C /tmp'
refuses "another board's bundle is refused" 'is for board rpi5; this is board virtual' b /usr/lib/edgegate/release install /tmp/other-board.bundle
refuses "one that is older than allowed is refused" 'older than 0.1.0' b /usr/lib/edgegate/release install /tmp/older.bundle
refuses "a damaged one is refused" 'is damaged' b /usr/lib/edgegate/release install /tmp/damaged.bundle
refuses "one that a stranger signed is refused" 'is not signed by the key' b /usr/lib/edgegate/release install /tmp/stranger.bundle
check "none of it changed what runs" runs 1.0.0
