# What `release status` says, for a technician. Sourced by release.

# What the lane is doing, in words, and what to do where it does not read.
lane_line() {
  health=$run/edgegate/health
  if [ ! -f "$health" ]; then
    case "$(systemctl is-active edgegate.service 2>/dev/null)" in
      activating) say "starts just now$(last_words)" ;;
      *) say "DOES NOT RUN$(last_words). 'journalctl -u edgegate -n 20' says more; 'systemctl start edgegate' starts it" ;;
    esac
    return
  fi
  old=$(($(date +%s) - $(stat -c %Y "$health")))
  case "$(value "$health" state)" in
    reading) words="reads: $(value "$health" read) frames since its start, the last $(value "$health" frame_age_ms) ms ago" ;;
    no-camera) words="HAS NO PICTURE: look at the camera's cable and power; it is taken back by itself" ;;
    vision-fault) words="CANNOT READ for the moment, its reader failed and is started again; if it stays so: journalctl -u edgegate -n 20" ;;
    faulted) words="CANNOT READ: it failed five times in a minute and tries again every ten minutes; persons and fire still open. journalctl -u edgegate -n 20" ;;
    *) words="says '$(value "$health" state)'" ;;
  esac
  # A clock that was set makes the age of a file mean nothing; only an age that can be is told.
  if [ "$old" -gt 15 ] && [ "$old" -lt 86400 ]; then words="$words (told $old s ago: it hangs, and its watchdog will end it)"; fi
  say "$words"
}

reader_line() {
  words=$(value "$run/edgegate/health" inference)
  if [ "$(value "$run/edgegate/health" npu_degraded)" = 1 ]; then words="$words, IN PLACE OF THE NPU: $(value "$run/edgegate/health" npu_fault)"; fi
  heat=$(value "$run/edgegate/health" npu_celsius)
  say "$words${heat:+, $heat degrees}"
}

status() {
  if [ -f "$update/trial" ]; then say "ON TRIAL   $(value "$update/trial" new); it is kept, or the one before is back, within a minute"; fi
  now=$(current)
  previous=$(cat "$update/previous" 2>/dev/null)
  up=$(uptime_s)
  say "board      $(cat "$etc/board" 2>/dev/null || echo unknown), up for $([ "$up" -lt 120 ] && echo "$up s" || echo "$((up / 60)) min"), clock $(date -u '+%Y-%m-%d %H:%M') UTC"
  say "release    ${now:-none installed}$([ -z "$now" ] || is_whole "$now" || echo ', DAMAGED: install it again')"
  if is_whole "$previous"; then say "before it  $previous; 'rollback' goes back to it"; else say "before it  none on this board"; fi
  say "lane       $(lane_line)"
  if [ -f "$run/edgegate/health" ]; then
    say "camera     faults since the lane's start: $(value "$run/edgegate/health" camera_faults)"
    say "reader     $(reader_line)"
    memory=$(value "$run/edgegate/health" resident_kb)
    say "memory     $((${memory:-0} / 1024)) MB in use by the lane"
  fi
  say "storage    $(df -Pk "$base" | awk 'NR == 2 { print int($4 / 1024) }') MB free"
  if [ -f "$update/history" ]; then say "updates" && tail -n 5 "$update/history" | sed -E 's/^([0-9-]+)T([0-9:]+):[0-9]+Z /  \1 \2  /'; fi
}
