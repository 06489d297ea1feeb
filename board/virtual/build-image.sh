#!/usr/bin/env bash
# Builds the virtual board: a disk of the distribution's own packages, its kernel, and the modules that stand for the hardware.
#   board/virtual/build-image.sh          the last line printed is the folder; a second run finds nothing to do
# Nothing of the kernel's sources is part of this project: they come from the distribution's package, on the machine that builds.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../build/common.sh"

here="$root/board/virtual"
out="$state/virtual"
mkdir -p "$out"

# For the machine that builds; name and what it is for.
tools="qemu-system-x86:the virtual board itself
qemu-utils:disks of the virtual board
mmdebstrap:puts the distribution's packages into a disk
busybox-static:the first program of the virtual board, before its disk is there
cpio:packs it
e2fsprogs:makes the disks
kmod:picks the kernel modules
openssh-client:the way onto the board
linux-headers-amd64:gpio-sim is no part of the distribution's kernel and is built against them
linux-source-6.1:holds gpio-sim"

# Inside the board. What EdgeGate needs it brings itself: nothing here is for its sake but openssl.
packages=systemd,systemd-sysv,udev,dbus,kmod,openssh-server,openssl,iproute2,procps,fdisk
mirror=http://deb.debian.org/debian
suite=bookworm

[ "$arch" = x64 ] || die "the virtual board is built on x86-64"
grep -q '^VERSION_CODENAME=bookworm' /etc/os-release || die "the virtual board is built on Debian 12, whose kernel packages it takes"
[ "$(id -u)" = 0 ] || die "the disk of the virtual board holds files of root: run this as root"
install_tools "the virtual board" <<<"$tools"
kernel=$(find /usr/src -maxdepth 1 -name 'linux-headers-*-amd64' -printf '%f\n' | sed 's/linux-headers-//' | sort -V | tail -n 1)
[ -n "$kernel" ] || die "linux-headers-amd64 left no headers under /usr/src"

# The kernel's package, unpacked and not installed: its own set-up would take minutes and is for a machine that boots by itself.
fetch_kernel() {
  rm -rf "$out/kernel.part" && mkdir -p "$out/kernel.part/deb"
  (cd "$out/kernel.part/deb" && apt-get download "linux-image-$kernel" v4l2loopback-dkms)
  for deb in "$out"/kernel.part/deb/*.deb; do dpkg-deb -x "$deb" "$out/kernel.part/root"; done
  depmod -b "$out/kernel.part/root" "$kernel"
  rm -rf "$out/kernel.part/deb" "$out/kernel"
  mv "$out/kernel.part" "$out/kernel"
  echo "$kernel" >"$out/kernel/version"
}

# gpio-sim with the interrupt simulator it needs, and v4l2loopback, as modules of their own.
build_modules() {
  # The kernel's build takes no path with a space in it.
  local work source=linux-source-6.1
  work=$(mktemp -d /tmp/edgegate-modules.XXXXXX)
  mkdir -p "$work/gpio" "$work/video"
  tar -xJf "/usr/src/$source.tar.xz" -C "$work" "$source/drivers/gpio/gpio-sim.c" "$source/drivers/gpio/gpiolib.h" "$source/kernel/irq/irq_sim.c"
  cp "$work/$source/drivers/gpio/gpio-sim.c" "$work/$source/drivers/gpio/gpiolib.h" "$work/$source/kernel/irq/irq_sim.c" "$work/gpio/"
  # The kernel keeps irq_to_desc to itself; this is its exported twin.
  sed -i 's/handle_simple_irq(irq_to_desc(irqnum));/generic_handle_irq(irqnum);/' "$work/gpio/irq_sim.c"
  printf 'obj-m := gpiosim.o\ngpiosim-objs := gpio-sim.o irq_sim.o\n' >"$work/gpio/Makefile"
  cp "$out"/kernel/root/usr/src/v4l2loopback-*/v4l2loopback*.[ch] "$work/video/"
  printf 'obj-m := v4l2loopback.o\n' >"$work/video/Makefile"
  local folder
  for folder in gpio video; do make -C "/usr/src/linux-headers-$kernel" M="$work/$folder" modules; done
  rm -rf "$out/modules" && mkdir -p "$out/modules"
  cp "$work"/gpio/gpiosim.ko "$work"/video/v4l2loopback.ko "$out/modules/"
  rm -rf "$work"
}

build_base() {
  rm -f "$out/base.part.tar"
  mmdebstrap --mode=root --variant=minbase --include="$packages" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$out/base.part.tar" "deb $mirror $suite main" "deb $mirror-security $suite-security main"
  mv "$out/base.part.tar" "$out/base.tar"
}

# copy_modules TREE NAME... : modules with all they need, at their place below TREE.
copy_modules() {
  local tree=$1 file
  shift
  modules_of "$@" | while read -r file; do install -D -m 644 "$file" "$tree/${file#"$out/kernel/root/"}"; done
}

# modules_of NAME... : the files of modules and of all they need, in the order in which they are loaded, a line each; a path may hold spaces.
modules_of() {
  local name
  for name in "$@"; do modprobe -d "$out/kernel/root" -S "$kernel" --show-depends "$name"; done | sed -nE 's,^insmod (/.*\.ko(\.[a-z]+)?)( .*)?$,\1,p'
}

build_disks() {
  local tree="$out/tree" key="$out/ssh-key"
  [ -f "$key" ] || ssh-keygen -q -t ed25519 -N '' -C virtual-board -f "$key"
  rm -rf "$tree" && mkdir -p "$tree"
  tar -xf "$out/base.tar" -C "$tree" --numeric-owner --exclude='./dev/*'
  copy_modules "$tree" ext4 virtio_net vivid i6300esb videodev configfs dm_flakey af_packet autofs4 efivarfs
  install -D -m 644 -t "$tree/lib/modules/$kernel/updates" "$out"/modules/*.ko
  cp "$out"/kernel/root/lib/modules/"$kernel"/modules.{order,builtin,builtin.modinfo} "$tree/lib/modules/$kernel/"
  depmod -b "$tree" "$kernel"
  cp -rT "$here/image/rootfs" "$tree"
  cc -O2 -Wall -Wextra -Werror -static -o "$tree/usr/lib/virtual-board/camera" "$here/image/hardware/camera.c"
  cc -O2 -Wall -Wextra -Werror -static -o "$tree/usr/lib/virtual-board/barrier" "$here/image/hardware/barrier.c"
  ffmpeg -nostdin -v error -i "$here/clip/lane.mp4" -q:v 4 -f mjpeg "$tree/usr/lib/virtual-board/clip.mjpeg"
  chmod 755 "$tree"/usr/lib/virtual-board/*.sh
  install -d -m 700 "$tree/root/.ssh"
  install -m 600 "$key.pub" "$tree/root/.ssh/authorized_keys"
  # Made here, once: a root that is not written to cannot make them at its first start.
  ssh-keygen -A -f "$tree" >/dev/null
  echo virtual-board >"$tree/etc/hostname"
  printf '127.0.0.1 localhost virtual-board\n' >"$tree/etc/hosts"
  : >"$tree/etc/machine-id" && echo 7b1d6f0c2a5e4c8f9d3b6a1e0f4c5d2e >"$tree/etc/machine-id"
  mkdir -p "$tree/data" "$tree/opt/edgegate" "$tree/etc/edgegate" "$tree/var/lib/edgegate"
  ln -sf /run/systemd/resolve/stub-resolv.conf "$tree/etc/resolv.conf" 2>/dev/null || true
  local unit
  for unit in virtual-hardware.service virtual-camera.service virtual-barrier.service systemd-networkd.service ssh.service; do
    systemctl --root="$tree" enable "$unit"
  done
  for unit in apt-daily.timer apt-daily-upgrade.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer dpkg-db-backup.timer systemd-timesyncd.service \
    getty@tty1.service systemd-networkd-wait-online.service systemd-pstore.service systemd-logind.service; do
    systemctl --root="$tree" mask "$unit"
  done
  rm -f "$out"/root.img.part "$out"/data.img.part
  truncate -s 1G "$out/root.img.part"
  mke2fs -q -t ext4 -L board-root -d "$tree" -E lazy_itable_init=1 "$out/root.img.part"
  mkdir -p "$out/data-tree/opt" "$out/data-tree/etc" "$out/data-tree/var"
  truncate -s 1024M "$out/data.img.part"
  mke2fs -q -t ext4 -L board-data -d "$out/data-tree" -E lazy_itable_init=1 "$out/data.img.part"
  build_initrd
  cp "$out/kernel/root/boot/vmlinuz-$kernel" "$out/vmlinuz"
  mv "$out/root.img.part" "$out/root.img"
  mv "$out/data.img.part" "$out/data.img"
  rm -rf "$tree" "$out/data-tree"
}

# The kernel has neither disk nor file system built in; a busybox loads both and hands over.
build_initrd() {
  local tree="$out/initrd" module
  rm -rf "$tree" && mkdir -p "$tree"/{bin,dev,proc,sys,root,m}
  cp "$(command -v busybox)" "$tree/bin/busybox"
  local order=()
  while read -r module; do
    case " ${order[*]} " in *" $(basename "$module") "*) continue ;; esac
    cp "$module" "$tree/m/" && order+=("$(basename "$module")")
  done < <(modules_of virtio_pci virtio_blk crc32c_generic ext4)
  {
    printf '#!/bin/busybox sh\n/bin/busybox mount -t devtmpfs none /dev\n'
    for module in "${order[@]}"; do echo "/bin/busybox insmod /m/$module"; done
    printf '/bin/busybox mount -o ro -t ext4 /dev/vda /root || exec /bin/busybox sh\nexec /bin/busybox switch_root /root /sbin/init\n'
  } >"$tree/init"
  chmod 755 "$tree/init"
  (cd "$tree" && find . -print0 | cpio --quiet --null -o -H newc) | gzip -1 >"$out/initrd.gz"
  rm -rf "$tree"
}

if [ ! -f "$out/kernel/version" ] || [ "$(cat "$out/kernel/version")" != "$kernel" ]; then
  step "kernel $kernel" virtual-kernel fetch_kernel
  rm -rf "$out/modules"
fi
[ -d "$out/modules" ] || step "modules for GPIO and camera" virtual-modules build_modules
if newer_than "$out/base.tar" "$here/build-image.sh"; then
  # Only what decides on the packages counts, not every edit of this file.
  recipe=$(printf '%s\n' "$packages" "$suite" | sha256sum)
  if [ ! -f "$out/base.tar" ] || [ "$(cat "$out/base.recipe" 2>/dev/null)" != "$recipe" ]; then
    step "packages of the virtual board" virtual-base build_base
    echo "$recipe" >"$out/base.recipe"
  fi
fi
if newer_than "$out/data.img" "$here/build-image.sh" "$here/image" "$here/clip" "$out/base.tar" "$out/modules"; then
  step "disks of the virtual board" virtual-disks build_disks
fi
printf '%s\n' "$out"
