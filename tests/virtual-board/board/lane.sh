# The clip before the camera, the barrier at the lines: decisions by the lane, contacts as the kernel sees them. Sourced by board.sh.

# The short suite looks at the first two vehicles, one that is let in and one that is not; the quick one at the first alone.
case "$mode" in long) vehicles=99 ;; quick) vehicles=1 ;; *) vehicles=2 ;; esac
# The quick one does not wait until the arm is down again.
last_line='the arm is down'
[ "$mode" != quick ] || last_line='the arm is up'
transcript() { awk -v last="$vehicles" -v end="$last_line" '/^(GRANTED|DENIED)/ { seen++ } seen <= last; last == 1 && index($0, end) { exit }' "$root/board/virtual/clip/transcript.txt"; }
clip() {
  b 'cat >/etc/edgegate/allow-list.csv' <"$root/board/virtual/clip/allow-list.csv"
  # The recording is slower, and so is what the lane expects of a vehicle: what it waits for is the vehicle's way, not the clock's.
  local tracker
  tracker=$(awk -v by="$slower" '{ printf "%s\\\"%s\\\": %d", (NR > 1 ? ", " : ""), $1, $2 * by }' <<<'directionWaitMs 800
decideAfterMs 4000
reviseEveryMs 500
endAfterMs 1500
duplicateWindowMs 10000')
  b 'sed -i "s|\"lane\":.*|\"lane\": { \"name\": \"virtual lane\", \"list\": \"allow-list.csv\" }, \"vision\": { \"regions\": [\"tw\", \"pl\", \"vn\"] }, \"tracker\": { '"$tracker"' }, \"console\": { \"address\": \"eth0\" },|" /etc/edgegate/edgegate.json
    chown root:edgegate /etc/edgegate/* && chmod 640 /etc/edgegate/*
    systemctl stop edgegate.service'
  set_pace
  b 'systemctl start edgegate.service && : >/run/virtual-board/lines && touch /run/virtual-board/play'
  local wanted
  wanted=$(transcript | grep -cE '^(GRANTED|DENIED)')
  eventually 1200 "[ \$($told | wc -l) -ge $((already + wanted)) ]" || true
  # And the arm where it ends.
  b "for i in \$(seq 120); do [ \$(wc -l </run/virtual-board/lines) -ge $(transcript | grep -c '^line') ] && break; sleep 1; done; true"
  stored "$(boot)" "$uptime_before" | head -n "$wanted" >"$EDGEGATE_VM/decisions"
  b 'cut -d" " -f2- /run/virtual-board/lines' >"$EDGEGATE_VM/lines"
}
written() { b "sync; awk '{ print \$7 * 512 }' /sys/block/vdb/stat"; }
before=$(written) uptime_before=$(b 'cut -d. -f1 /proc/uptime') already=$(b "$told | wc -l")
check "the clip plays" clip
after=$(written)
check "the page answers at the network port that the configuration names" page_answers
check "the decisions in the journal are those of the transcript" diff <(transcript | grep -E '^(GRANTED|DENIED)') "$EDGEGATE_VM/decisions"
check "the kernel's lines moved as the transcript says" diff <(transcript | grep '^line') <(head -n "$(transcript | grep -c '^line')" "$EDGEGATE_VM/lines")
b 'systemctl stop virtual-camera.service; rm -f /run/virtual-board/play; systemctl start virtual-camera.service'

say "TABLE footprint: bundle $(($(stat -c %s "$(bundle_of 1.0.0)") / 1000000)) MB, on the board $(b 'du -sm /opt/edgegate/current/ | cut -f1') MB, resident $(b 'sed -n s/^resident_kb=//p /run/edgegate/health') kB, processes $(b 'pgrep -cu edgegate'), threads $(b 'ls /proc/$(systemctl show -p MainPID --value edgegate.service)/task | wc -l')"
say "TABLE written to the flash: $(((after - before) / 1000)) kB for $(wc -l <"$EDGEGATE_VM/decisions") vehicles, the start of the lane included"
