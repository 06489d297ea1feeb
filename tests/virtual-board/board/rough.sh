# Stopped, unplugged, out of time, out of room, on an NPU. Sourced by board.sh.

old=$(pid)
b "kill -STOP $old"
check "stopped: the watchdog ends it and another one reads" another_reads "$old" 240
check "stopped: the contact is at rest" at_rest

# The camera is pulled out and put back.
old=$(pid)
b 'systemctl stop virtual-camera.service'
check "no picture: the lane says so and stays up" eventually 90 'grep -q state=no-camera /run/edgegate/health'
b 'systemctl start virtual-camera.service'
check "the picture is back: the lane reads" eventually 120 "$reading"
check "the lane was not restarted for it" same_process "$old"

# The clock goes back a year.
b 'date -s "2025-11-25 12:00:00" >/dev/null'
check "the clock set back: frames come" b "$frames_come"
check "the clock set back: the lane was not restarted" same_process "$old"

# The disk fills up.
b 'dd if=/dev/zero of=/data/filler bs=1M status=none 2>/dev/null; sync; true'
check "disk full: frames come" b "$frames_come"
check "disk full: the contact is at rest" at_rest
b 'rm -f /data/filler; sync'
check "room again: frames come" b "$frames_come"

# The NPU: the double of a vendor's runtime, in the place of its library, with models converted for it.
if [ -d "${EDGEGATE_DOUBLES:-$root/native-interop/build/$arch-doubles/tests}" ]; then
  npu() {
    local work="$EDGEGATE_VM/npu" model int8
    rm -rf "$work" && mkdir -p "$work/models"
    for model in "$root"/models/plate-*/; do
      model=$(basename "$model")
      cp -r "$root/models/$model" "$work/models/"
      int8=$(python3 "$root/tests/virtual-board/double.py" "$work/models/$model" rockchip)
      say "  $model: $int8"
    done
    cp "${EDGEGATE_DOUBLES:-$root/native-interop/build/$arch-doubles/tests}/librknnrt_double.so" "$work/"
    tar -C "$work" -cf - . | b 'mkdir -p /opt/edgegate/npu && tar -xf - -C /opt/edgegate/npu --no-same-owner'
    b 'mkdir -p /run/systemd/system/edgegate.service.d
      printf "[Service]\nEnvironment=EDGEGATE_RKNNRT=/opt/edgegate/npu/librknnrt_double.so EDGEGATE_ONNXRUNTIME=/opt/edgegate/current/libonnxruntime.so\n" >/run/systemd/system/edgegate.service.d/npu.conf
      sed -i "s|\"lane\": {|\"inference\": { \"deadlineMs\": 5000, \"openMs\": 120000 }, \"lane\": { \"models\": \"/opt/edgegate/npu/models\",|" /etc/edgegate/edgegate.json
      systemctl daemon-reload; systemctl restart edgegate.service'
  }
  check "the lane starts on the double of an NPU" npu
  check "it computes there, in a process of its own" b "journalctl -u edgegate.service -o cat -n 50 | grep -q 'on rockchip double' && pgrep -x edgegate-npu-wo"
  check "and reads" b "$frames_come"
  b 'rm /run/systemd/system/edgegate.service.d/npu.conf; rm -rf /opt/edgegate/npu; sed -i "s|\"inference\": { [^}]* }, ||; s|\"models\": \"/opt/edgegate/npu/models\",||" /etc/edgegate/edgegate.json; systemctl daemon-reload; systemctl restart edgegate.service'
else
  say "SKIPPED: the double of an NPU on the board: native-interop's doubles are not built (tests/run.sh e2e builds them)"
fi
