# The plug is pulled while the lane writes. What it told the operator before is in the journal afterwards. Sourced by board.sh.

cuts=${EDGEGATE_BOARD_CUTS:-20} lost=0 unreadable=0 told=0
ids() { sed -nE 's/^.*\b(GRANTED|DENIED) +([A-Z0-9]+).*/\2/p'; }
for round in $(seq 1 "$cuts"); do
  b 'touch /run/virtual-board/play'
  # What the lane has said by now, with what it has said it on: each decision is acknowledged only when it is on the disk.
  b "end=\$((\$(cut -d. -f1 /proc/uptime) + 20 + $round % 17)); while [ \$(cut -d. -f1 /proc/uptime) -lt \$end ]; do sleep 1; done; journalctl -u edgegate.service -o cat -b | sed -nE 's/.*(GRANTED|DENIED) +([A-Z0-9]+).*/\2/p'" >"$EDGEGATE_VM/said" || true
  "$vm" cut
  power_on
  eventually 240 "$reading" >/dev/null || { unreadable=$((unreadable + 1)); say "cut $round: the lane does not read again"; }
  if ! b "su -s /bin/sh edgegate -c '/opt/edgegate/current/edgegate events --limit 1000 --json'" >"$EDGEGATE_VM/events"; then unreadable=$((unreadable + 1)); fi
  while read -r plate; do
    told=$((told + 1))
    grep -q "$plate" "$EDGEGATE_VM/events" || { lost=$((lost + 1)); say "cut $round: $plate was told and is not in the journal"; }
  done <"$EDGEGATE_VM/said"
done
say "TABLE $cuts power cuts while the lane worked: $told decisions told before, $lost of them lost, $unreadable times unreadable"
check "no decision that was told is lost" test "$lost" = 0
check "the journal can be read after every cut" test "$unreadable" = 0
