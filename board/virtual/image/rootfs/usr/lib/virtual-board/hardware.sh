#!/bin/sh
# Plugs the virtual hardware in: a GPIO chip with named lines, a camera fed with the clip, one of the kernel's test cameras.
set -eu
modprobe configfs
mountpoint -q /sys/kernel/config || mount -t configfs none /sys/kernel/config
modprobe gpiosim
chip=/sys/kernel/config/gpio-sim/gate
if [ ! -d "$chip" ]; then
  mkdir -p "$chip/bank0"
  echo virtual-gate >"$chip/bank0/label"
  echo 10 >"$chip/bank0/num_lines"
  n=0
  for name in RELAY_OPEN RELAY_CLOSE RELAY_STOP SPARE LOOP_SAFETY PHOTOCELL LIMIT_OPEN LIMIT_CLOSED FIRE HOLD; do
    mkdir "$chip/bank0/line$n"
    echo "$name" >"$chip/bank0/line$n/name"
    n=$((n + 1))
  done
  echo 1 >"$chip/live"
fi
# Where the kernel shows the other side of the lines: levels it drives, resistors that pull.
mkdir -p /run/virtual-board
ln -sfn "/sys/devices/platform/$(cat "$chip/dev_name")/$(cat "$chip/bank0/chip_name")" /run/virtual-board/chip
# A normally closed photocell and fire contact: at rest they conduct, and the line is high.
echo pull-up >/run/virtual-board/chip/sim_gpio5/pull
echo pull-up >/run/virtual-board/chip/sim_gpio8/pull
modprobe v4l2loopback video_nr=0 card_label=clip exclusive_caps=1 max_buffers=4
modprobe vivid n_devs=1 vid_cap_nr=5 node_types=0x1
