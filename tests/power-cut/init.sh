#!/bin/busybox sh
# shellcheck shell=dash # that of busybox
# First process of the virtual machine: waits for the word, takes the disk and starts the program. The host saves the waiting machine once
# and goes on from there for each cut, so that a boot is paid for once; the disk's driver is loaded after that point, so nothing of
# an earlier disk is in memory.
export PATH=/bin
/bin/busybox mount -t proc none /proc
/bin/busybox mount -t devtmpfs none /dev
/bin/busybox stty raw -echo -F /dev/ttyS1
exec 3<>/dev/ttyS1
for module in $(/bin/busybox cat /modules/order); do
  [ "$module" = virtio_blk.ko ] || /bin/busybox insmod "/modules/$module" || echo "B module $module" >&3
done
echo READY >&3
# A serial line loses what is sent while the machine is being brought back; the host says it again until it is heard.
until [ "$go" = GO ] && [ -n "$from" ]; do read -r go store from <&3; done
echo S >&3
/bin/busybox insmod /modules/virtio_blk.ko || echo "B the disk's driver cannot be loaded" >&3
/bin/busybox mount -t ext4 /dev/vda /data || echo "B the file system cannot be mounted" >&3
/guest/power-cut-guest "$store" "/data/$store" "$from" >&3 2>/dev/ttyS0
/bin/busybox sync
/bin/busybox sleep 1000
