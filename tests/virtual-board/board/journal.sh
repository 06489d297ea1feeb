# The plug is pulled while the lane works. What it told the operator before is in the journal afterwards. Sourced by board.sh.

cuts=${EDGEGATE_BOARD_CUTS:-20} lost=0 unreadable=0 told_before=0
for round in $(seq 1 "$cuts"); do
  set_pace
  eventually 60 "$reading" >/dev/null || true
  b 'touch /run/virtual-board/play'
  # Each decision is told only when it is on the disk. The plug is pulled right behind one, and a little later in every round.
  boot=$(boot)
  b "end=\$((\$(cut -d. -f1 /proc/uptime) + 90)); while [ \$($told | wc -l) = 0 ] && [ \$(cut -d. -f1 /proc/uptime) -lt \$end ]; do sleep 0.2; done; sleep 0.$((round % 10)); $told" >"$EDGEGATE_VM/told" || true
  "$vm" cut
  power_on
  eventually 240 "$reading" >/dev/null || { unreadable=$((unreadable + 1)); say "cut $round: the lane does not read again"; }
  if ! stored --masked "$boot" >"$EDGEGATE_VM/stored"; then unreadable=$((unreadable + 1)) && say "cut $round: the journal cannot be read"; fi
  told_before=$((told_before + $(wc -l <"$EDGEGATE_VM/told")))
  if ! head -n "$(wc -l <"$EDGEGATE_VM/told")" "$EDGEGATE_VM/stored" | diff "$EDGEGATE_VM/told" - >&2; then lost=$((lost + 1)) && say "cut $round: what was told is not in the journal"; fi
done
say "TABLE $cuts power cuts while the lane worked: $told_before decisions told before; what was told was not in the journal $lost times, the journal was unreadable $unreadable times"
check "decisions were told" test "$told_before" -gt 0
check "no decision that was told is lost" test "$lost" = 0
check "the journal can be read after every cut" test "$unreadable" = 0
