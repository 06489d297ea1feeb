# The plug is pulled while the lane works, on a disk that loses what was not flushed. What anybody was told before is in the journal afterwards.
# Sourced by board.sh.

# The operator, and the board as it is before its second disk is there. Every life goes on from there (cuts.py): the waiting unit takes the word,
# then comes the disk and with it the lane. The clock goes on: one that stood still would be another test.
journal_ready() {
  python3 "$root/tests/virtual-board/cuts.py" --account | b 'install -d -o edgegate -g edgegate -m 700 /var/lib/edgegate/console
    cat >/var/lib/edgegate/console/accounts.json && chown edgegate:edgegate /var/lib/edgegate/console/accounts.json && chmod 600 /var/lib/edgegate/console/accounts.json
    grep -q "\"console\"" /etc/edgegate/edgegate.json || sed -i "s|^ *\"lane\": *{|\"console\": { \"address\": \"\" },\n&|" /etc/edgegate/edgegate.json
    sed -i "s|\"console\": { \"address\": \"[^\"]*\" }|\"console\": { \"address\": \"any\" }|" /etc/edgegate/edgegate.json && sync'
  set_pace
  b 'cat >/run/begin.sh' <<'END'
exec 3<>/dev/ttyS1
until [ "$word" = GO ]; do read -r word now play <&3; done
echo S >&3
date -s "@$now" >/dev/null
echo "$1" >/sys/bus/virtio/drivers/virtio_blk/bind
udevadm settle
systemctl start data.mount opt-edgegate.mount etc-edgegate.mount var-lib-edgegate.mount
[ "$play" != play ] || touch /run/virtual-board/play
systemctl start --no-block edgegate.service
exec journalctl -b -f -n 1000 --since "@$now" -o cat -u edgegate.service >&3
END
  b 'disk=$(basename "$(readlink /sys/block/vdb/device)")
    systemctl stop edgegate.service edgegate-settle.service opt-edgegate.mount etc-edgegate.mount var-lib-edgegate.mount
    systemctl stop data.mount "systemd-fsck@*"
    ! grep /dev/vdb /proc/mounts && sync && echo 3 >/proc/sys/vm/drop_caches && echo "$disk" >/sys/bus/virtio/drivers/virtio_blk/unbind &&
    stty raw -echo -F /dev/ttyS1 && systemd-run --quiet --unit=begin sh /run/begin.sh "$disk" && sleep 1' &&
  "$vm" save "$EDGEGATE_VM/saved" &&
  qemu-img convert -O raw "$EDGEGATE_VM/data.qcow2" "$EDGEGATE_VM/data.raw"
}
cuts_here() { setsid -w python3 "$root/tests/virtual-board/cuts.py" "$vm" "$EDGEGATE_VM" "$@" --seed "${EDGEGATE_BOARD_SEED:-20261128}" </dev/null >&2; }
check "the board is at rest before its disk is there" journal_ready
# The control: on a disk that answers flushes without doing them something has to be lost. Otherwise this test could not fail.
if cuts_here 20 --lies; then ok "a disk that lies is found out"; else not_ok "a disk that lies is found out" "nothing was lost on it"; fi
if cuts_here "${EDGEGATE_BOARD_CUTS:-20}"; then ok "nothing that was told is lost"; else not_ok "nothing that was told is lost" "see above"; fi
qemu-img convert -f raw -O qcow2 "$EDGEGATE_VM/data.raw" "$EDGEGATE_VM/data.qcow2" && rm -f "$EDGEGATE_VM/data.raw" "$EDGEGATE_VM/saved"
power_on
check "after the last cut the lane reads" eventually 240 "$reading"
