# The power comes back and nobody touches it: the lane starts by itself, with no network. Sourced by board.sh.

"$vm" off
power_on
check "after a power cycle the lane reads by itself" eventually 120 "$reading"
say "TABLE $(b 'systemd-analyze | head -n 1')"
say "TABLE ready $(b 'systemctl show edgegate.service -p ActiveEnterTimestampMonotonic --value' | awk '{ printf "%.1f", $1 / 1e6 }') s after the kernel's start, of which the program took $(b 'systemctl show edgegate.service -p ExecMainStartTimestampMonotonic -p ActiveEnterTimestampMonotonic --value' | sort -n | awk '{ t[NR] = $1 } END { printf "%.1f", (t[2] - t[1]) / 1e6 }') s"
