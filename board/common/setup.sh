#!/bin/sh
# Makes a board ready for releases and installs the one that lies beside this file. Run as root, on the board; deploy.sh does it over
# the cable, a technician from a stick:   sh setup.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
say() { printf '%s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }
. "$here/profile"

problems=0
check() { # good?, what, remedy
  if [ "$1" = 0 ]; then say "  ok    $2"; else say "  STOP  $2: $3" && problems=$((problems + 1)); fi
}
look() { if [ "$1" = 0 ]; then say "  ok    $2"; else say "  look  $2: $3"; fi; }
truth() { if "$@" >/dev/null 2>&1; then echo 0; else echo 1; fi; }

[ "$(id -u)" = 0 ] || die "needs root rights; run it as root"
say "checks before anything is changed"
case "$(uname -m)" in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) machine=$(uname -m) ;; esac
check "$(truth [ "$machine" = "$ARCHITECTURE" ])" "architecture $ARCHITECTURE" "this board is $machine; build for the board that it is"
libc=$(ldd --version 2>/dev/null | sed -n '1s/.* //p')
check "$(truth [ "$(printf '%s\n%s\n' "$GLIBC" "${libc:-0}" | sort -V | head -n 1)" = "$GLIBC" ])" "C library $GLIBC or newer" "this board has ${libc:-none that is known}; it needs a newer system"
if [ "$ARCHITECTURE" = x64 ]; then check "$(truth grep -q avx2 /proc/cpuinfo)" "AVX2" "this processor is too old"; fi
free=$(df -Pk /opt | awk 'NR == 2 { print $4 }')
[ ! -d /opt/edgegate ] || free=$(df -Pk /opt/edgegate | awk 'NR == 2 { print $4 }')
# A bare board needs room for the release that runs, the one before it, and one on trial; the others are there already on one that has them.
wanted=$((NEED_KB * 3 + 16384))
[ ! -e /opt/edgegate/current ] || wanted=$((NEED_KB + 16384))
check "$(truth [ "$free" -gt "$wanted" ])" "$((free / 1024)) MB free" "$((wanted / 1024)) MB are needed; remove what does not belong there"
check "$(truth command -v openssl)" "openssl" "it checks signatures; install the package openssl"
[ "$PACKING" != xz ] || check "$(truth command -v xz)" "xz" "it unpacks releases; install the package xz-utils, or build with packing = gzip in this board's board.conf"
check "$(truth command -v systemctl)" "systemd" "the lane is supervised by systemd"
look "$(truth [ -z "$NPU_DEVICE" -o -e "${NPU_DEVICE:-/}" ])" "NPU driver ${NPU_DEVICE:-not needed}" "$NPU_DEVICE is missing; install the vendor's driver. The lane computes on the CPU until then"
look "$(truth [ -e "$CAMERA" ])" "camera $CAMERA" "not plugged in; the lane waits for it"
look "$(truth [ "$WATCHDOG" = none -o -e "$WATCHDOG" ])" "watchdog $WATCHDOG" "the board's watchdog has no driver; the lane runs without it"
[ "$problems" = 0 ] || die "$problems of the checks stop the installation; nothing was changed"

if [ -w /etc/systemd/system ] && touch /etc/.edgegate-probe 2>/dev/null; then rm -f /etc/.edgegate-probe; else
  say "the root of this board is read-only; it is opened for the units and closed again"
  mount -o remount,rw /
  trap 'sync; mount -o remount,ro / || true' EXIT
fi
say "units, users and devices"
tar -xmf "$here/rootfs.tar" -C / --no-same-owner --no-overwrite-dir
# Platform packages makes code while it runs: OpenCvSharp's callback is one. The rest of the fence stays as it is.
dropin=/etc/systemd/system/edgegate.service.d
if [ "$PLATFORM" = packages ]; then
  mkdir -p "$dropin" && printf '[Service]\nMemoryDenyWriteExecute=no\n' >"$dropin/platform.conf"
else
  rm -f "$dropin/platform.conf"
fi
systemd-sysusers /usr/lib/sysusers.d/edgegate.conf
mkdir -p /etc/edgegate
cp "$here/release.pub" /etc/edgegate/release.pub
printf '%s\n' "$BOARD" >/etc/edgegate/board
printf 'EDGEGATE_WATCHDOG=%s\n' "$WATCHDOG" >/etc/edgegate/board.env
[ -f /etc/edgegate/edgegate.json ] || cp "$here/edgegate.json" /etc/edgegate/edgegate.json
systemd-tmpfiles --create /usr/lib/tmpfiles.d/edgegate.conf
systemctl daemon-reload
udevadm control --reload 2>/dev/null && udevadm trigger --subsystem-match=gpio --subsystem-match=video4linux --subsystem-match=watchdog --subsystem-match=drm 2>/dev/null && udevadm settle || true
systemctl enable edgegate.service 2>/dev/null
sync
say "the release"
/usr/lib/edgegate/release install "$here/edgegate.bundle"
