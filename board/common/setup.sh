#!/bin/sh
# Makes a board ready for releases and installs the one that lies beside this file. Run as root, on the board; deploy.sh does it over
# the cable, a technician from a stick:   sh setup.sh
# On a board that trusts a key already nothing is done that this key has not signed. Another one is only taken by its fingerprint, typed:
#   sh setup.sh --new-key FINGERPRINT
set -eu
top=${EDGEGATE_TOP:-}
here=$(cd "$(dirname "$0")" && pwd)
say() { printf '%s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

new_key=
case "${1:-}" in
  '') ;;
  --new-key) new_key=$(printf '%s' "${2:-}" | tr -d ': ' | tr A-F a-f) && [ -n "$new_key" ] || die "--new-key needs the fingerprint of the key" ;;
  *) die "it does not know '$1'; it takes nothing, or --new-key FINGERPRINT" ;;
esac
[ "$(id -u)" = 0 ] || die "needs root rights; run it as root"
command -v openssl >/dev/null || die "openssl is missing; it checks signatures: install the package openssl"

# What is checked and what is unpacked have to be the same bytes, whatever the stick gives the second time: from here on only the copy counts.
[ -f "$here/edgegate.bundle" ] && [ -f "$here/release.pub" ] || die "$here holds no edgegate.bundle with its release.pub; make the stick again with ./deploy.sh install --usb"
# Where the releases lie: a board's /opt may be read-only, and the folder below it a disk of its own.
place=$top/opt
for folder in "$top/opt/edgegate" "$top/opt/edgegate/update"; do [ ! -d "$folder" ] || place=$folder; done
work=$(mktemp -d "$place/.setup.XXXXXX") || die "$place cannot be written"
leave() { rm -rf "$work"; }
trap leave EXIT
cp "$here/edgegate.bundle" "$here/release.pub" "$work/" || die "there is no room for the bundle in $place; remove what does not belong there"
bundle=$work/edgegate.bundle

fingerprint() { openssl pkey -pubin -in "$1" -outform DER 2>/dev/null | sha256sum | cut -d' ' -f1; }
trusted=$top/etc/edgegate/release.pub
openssl pkey -pubin -in "$work/release.pub" -noout 2>/dev/null || die "$here/release.pub is not a key; make the stick again"
theirs=$(fingerprint "$work/release.pub")
key=$work/release.pub
if [ -f "$trusted" ] && [ "$(fingerprint "$trusted")" != "$theirs" ]; then
  [ -n "$new_key" ] || die "this board trusts the key $(fingerprint "$trusted"), and the stick comes with $theirs. Nothing was changed. If whoever makes releases has a new key, compare the second number with theirs and run: sh setup.sh --new-key $theirs"
  [ "$new_key" = "$theirs" ] || die "the key on the stick is $theirs, not $new_key; nothing was changed"
elif [ -n "$new_key" ] && [ "$new_key" != "$theirs" ]; then
  die "the key on the stick is $theirs, not $new_key; nothing was changed"
elif [ -f "$trusted" ]; then
  key=$trusted
fi

names=$(tar -tf "$bundle" 2>/dev/null | tr '\n' ' ')
case "$names" in
  'MANIFEST MANIFEST.sig payload.tar.gz ') payload=payload.tar.gz unpack=gzip ;;
  'MANIFEST MANIFEST.sig payload.tar.xz ') payload=payload.tar.xz unpack=xz ;;
  *) die "the bundle is damaged or no bundle of EdgeGate; copy it again. Nothing was changed" ;;
esac
tar -xf "$bundle" -C "$work" MANIFEST MANIFEST.sig
openssl dgst -sha256 -verify "$key" -signature "$work/MANIFEST.sig" "$work/MANIFEST" >/dev/null 2>&1 || die "the bundle is not signed by the key $(fingerprint "$key"); nothing was changed"
# Signed from here on: these values can be relied on.
value() { sed -n "1,/^files:\$/s/^$1=//p" "$work/MANIFEST" | head -n 1; }
[ "$(tar -xOf "$bundle" "$payload" 2>/dev/null | sha256sum | cut -d' ' -f1)" = "$(value payload)" ] || die "the bundle is damaged: its contents do not match their checksum; copy it again. Nothing was changed"
BOARD=$(value board) ARCHITECTURE=$(value architecture) GLIBC=$(value glibc) NPU_DEVICE=$(value npu_device)
CAMERA=$(value camera) WATCHDOG=$(value watchdog) NEED_KB=$(value unpacked_kb)
[ -n "$ARCHITECTURE" ] || die "the bundle is of a release before sticks were signed as a whole; use the setup.sh that it came with"

problems=0
check() { # good?, what, remedy
  if [ "$1" = 0 ]; then say "  ok    $2"; else say "  STOP  $2: $3" && problems=$((problems + 1)); fi
}
look() { if [ "$1" = 0 ]; then say "  ok    $2"; else say "  look  $2: $3"; fi; }
truth() { if "$@" >/dev/null 2>&1; then echo 0; else echo 1; fi; }

say "checks before anything is changed"
say "  ok    signed by $(fingerprint "$key")$([ -f "$trusted" ] && [ "$key" = "$trusted" ] && echo ', which this board trusts' || echo ', which this board trusts from now on')"
case "$(uname -m)" in x86_64) machine=x64 ;; aarch64) machine=arm64 ;; *) machine=$(uname -m) ;; esac
check "$(truth [ "$machine" = "$ARCHITECTURE" ])" "architecture $ARCHITECTURE" "this board is $machine; build for the board that it is"
libc=$(ldd --version 2>/dev/null | sed -n '1s/.* //p')
check "$(truth [ "$(printf '%s\n%s\n' "$GLIBC" "${libc:-0}" | sort -V | head -n 1)" = "$GLIBC" ])" "C library $GLIBC or newer" "this board has ${libc:-none that is known}; it needs a newer system"
if [ "$ARCHITECTURE" = x64 ]; then check "$(truth grep -q avx2 /proc/cpuinfo)" "AVX2" "this processor is too old"; fi
# The copy above is there already.
free=$(df -Pk "$place" | awk 'NR == 2 { print $4 }')
# A bare board needs room for the release that runs, the one before it, and one on trial; the others are there already on one that has them.
wanted=$((NEED_KB * 3 + 16384))
[ ! -e "$top/opt/edgegate/current" ] || wanted=$((NEED_KB + 16384))
check "$(truth [ "$free" -gt "$wanted" ])" "$((free / 1024)) MB free" "$((wanted / 1024)) MB are needed; remove what does not belong there"
check "$(truth command -v openssl)" "openssl" "it checks signatures; install the package openssl"
[ "$unpack" != xz ] || check "$(truth command -v xz)" "xz" "it unpacks releases; install the package xz-utils, or build with packing = gzip in this board's board.conf"
check "$(truth command -v systemctl)" "systemd" "the lane is supervised by systemd"
look "$(truth [ -z "$NPU_DEVICE" -o -e "${NPU_DEVICE:-/}" ])" "NPU driver ${NPU_DEVICE:-not needed}" "$NPU_DEVICE is missing; install the vendor's driver. The lane computes on the CPU until then"
look "$(truth [ -e "$CAMERA" ])" "camera $CAMERA" "not plugged in; the lane waits for it"
look "$(truth [ "$WATCHDOG" = none -o -e "$WATCHDOG" ])" "watchdog $WATCHDOG" "the board's watchdog has no driver; the lane runs without it"
[ "$problems" = 0 ] || die "$problems of the checks stop the installation; nothing was changed"
mkdir "$work/payload"
tar -xOf "$bundle" "$payload" | $unpack -dc | tar -xf - -C "$work/payload" ./board || die "the bundle holds no files for the board; nothing was changed"

if [ -w "$top/etc/systemd/system" ] && touch "$top/etc/.edgegate-probe" 2>/dev/null; then rm -f "$top/etc/.edgegate-probe"; else
  say "the root of this board is read-only; it is opened for the units and closed again"
  mount -o remount,rw /
  trap 'leave; sync; mount -o remount,ro / || true' EXIT
fi
say "units, users and devices"
tar -xmf "$work/payload/board/rootfs.tar" -C "$top/" --no-same-owner --no-overwrite-dir
# OpenCvSharp makes code while it runs: its callback. Where a release has it, that one post of the fence is left out; the others stay.
dropin=$top/etc/systemd/system/edgegate.service.d
if grep -q '  libOpenCvSharpExtern\.so$' "$work/MANIFEST"; then
  mkdir -p "$dropin" && printf '[Service]\nMemoryDenyWriteExecute=no\n' >"$dropin/opencv.conf"
else
  rm -f "$dropin/opencv.conf"
fi
rm -f "$dropin/platform.conf" # its name in releases before
systemd-sysusers "$top/usr/lib/sysusers.d/edgegate.conf"
mkdir -p "$top/etc/edgegate"
[ "$key" = "$trusted" ] || cp "$key" "$trusted"
printf '%s\n' "$BOARD" >"$top/etc/edgegate/board"
printf 'EDGEGATE_WATCHDOG=%s\n' "$WATCHDOG" >"$top/etc/edgegate/board.env"
[ -f "$top/etc/edgegate/edgegate.json" ] || cp "$work/payload/board/edgegate.json" "$top/etc/edgegate/edgegate.json"
systemd-tmpfiles --create "$top/usr/lib/tmpfiles.d/edgegate.conf"
systemctl daemon-reload
udevadm control --reload 2>/dev/null && udevadm trigger --subsystem-match=gpio --subsystem-match=video4linux --subsystem-match=watchdog --subsystem-match=drm 2>/dev/null && udevadm settle || true
systemctl enable edgegate.service 2>/dev/null
sync
rm -rf "$work/payload"
say "the release"
"$top/usr/lib/edgegate/release" install "$bundle"
