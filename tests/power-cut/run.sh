#!/usr/bin/env bash
# Power cuts by a real virtual machine, on the product's store. The last line on standard output: passed failed skipped.
# EDGEGATE_CUTS: how many (short: 4). EDGEGATE_CUT_CONTROL=0 leaves the controls out.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/../../board/build/common.sh"

cuts=${EDGEGATE_CUTS:-4}
work="$state/power-cut"
skip() { say "SKIPPED power cuts by a virtual machine: $1"; echo "0 0 1"; exit 0; }

[ "$arch" = x64 ] || skip "they are set up for x86-64 hosts"

# package and what it is for
missing=()
while IFS=: read -r package program why; do
  command -v "$program" >/dev/null || { say "needs $package: $why"; missing+=("$package"); }
done <<'TOOLS'
qemu-system-x86:qemu-system-x86_64:the virtual machine
busybox-static:busybox:its first process
e2fsprogs:mke2fs:its file system
cpio:cpio:packs its first file system
python3:python3:its disk, and the hand on the switch
TOOLS
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || skip "missing here, and no apt-get: ${missing[*]}"
  step "package lists" apt-update as_root apt-get update || skip "the package lists cannot be fetched"
  step "installing ${missing[*]}" apt-power-cut as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" ||
    skip "${missing[*]} cannot be installed"
fi

# The distribution's kernel for virtual machines, unpacked and not installed.
mkdir -p "$work"
if [ ! -f "$work/vmlinuz" ]; then
  fetch_kernel() {
    local part="$work/kernel.part" package
    rm -rf "$part"
    mkdir -p "$part/deb" "$part/root"
    package=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9][^ ]*\)/\1/p' | head -n 1)
    [ -n "$package" ] || { as_root apt-get update; package=$(apt-cache depends linux-image-cloud-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9][^ ]*\)/\1/p' | head -n 1); }
    (cd "$part/deb" && apt-get download "$package")
    dpkg-deb -x "$part"/deb/*.deb "$part/root"
    rm -rf "$work/modules"
    mkdir -p "$work/modules"
    local order="virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk" name file
    for name in $order; do
      file=$(find "$part/root/lib/modules" -name "$name.ko*" -print -quit)
      [ -n "$file" ] || { echo "no module $name"; return 1; }
      cp "$file" "$work/modules/$name.ko"
      echo "$name.ko"
    done >"$work/modules/order"
    cp "$part"/root/boot/vmlinuz-* "$work/vmlinuz"
    rm -rf "$part"
  }
  step "the virtual machine's kernel" power-cut-kernel fetch_kernel || skip "the distribution's kernel cannot be fetched"
fi

# The program with the store, compiled ahead of time.
if newer_than "$work/.guest" "$root/src/EdgeGate.Domain" "$root/src/EdgeGate.Platform" "$root/native-interop/EdgeGate.Interop" "$here"; then
  rm -rf "$work/guest" "$work/.guest"
  if step "the program that is cut off" power-cut-guest dotnet publish "$here/EdgeGate.PowerCut.Guest" -c Release -r "$rid" -o "$work/guest" -nologo -v q; then
    touch "$work/.guest"
  else
    echo "0 1 0"
    exit 1
  fi
fi

initrd() {
  local tree="$work/tree"
  rm -rf "$tree"
  mkdir -p "$tree"/{bin,dev,proc,data,guest,modules,tmp}
  cp "$(command -v busybox)" "$tree/bin/busybox"
  cp "$here/init.sh" "$tree/init"
  chmod +x "$tree/init"
  cp "$work"/modules/* "$tree/modules/"
  cp "$work/guest/power-cut-guest" "$tree/guest/"
  local library
  for library in $(ldd "$work/guest/power-cut-guest" | awk '$2 == "=>" { print $3 } NF == 2 && $1 ~ /^\// && $2 ~ /^\(0x/ { print $1 }' | sort -u); do
    mkdir -p "$tree$(dirname "$library")"
    cp -L "$library" "$tree$library"
  done
  (cd "$tree" && find . | cpio -o -H newc --quiet | gzip -1) >"$work/initrd"
  rm -rf "$tree"
}
step "its first file system" power-cut-initrd initrd

passed=0 failed=0
cut() { if setsid -w python3 "$here/power_cut.py" "$work" "$@" >&2 </dev/null; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }
cut litedb "$cuts"

# The controls, in which something has to be lost, or this test could not fail: the same store on files that are never flushed, and on a
# disk that answers flushes without doing them.
if [ "${EDGEGATE_CUT_CONTROL:-1}" = 1 ]; then
  cut careless 12
  cut litedb 12 --lies
fi
rm -rf "$work"/run-*
echo "$passed $failed 0"
