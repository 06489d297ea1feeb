#!/usr/bin/env bash
# The native libraries for 64-bit ARM: cross-built with Debian's compiler, their tests run under emulation against ONNX Runtime for
# ARM. The last line is "PASSED FAILED SKIPPED". Where the tools cannot be installed it says so and counts one as skipped.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../../board/build/common.sh"

build="$root/native-interop/build/arm64-tests"
runtime=$(onnxruntime arm64)
emulator=qemu-aarch64-static

needed=()
command -v aarch64-linux-gnu-g++ >/dev/null || { say "needs g++-aarch64-linux-gnu: compiles the native libraries for ARM"; needed+=(g++-aarch64-linux-gnu); }
command -v $emulator >/dev/null || { say "needs qemu-user-static: runs their tests here"; needed+=(qemu-user-static); }
if [ ${#needed[@]} -gt 0 ] && ! { step "package lists" apt-update-arm64 as_root apt-get update &&
    step "installing ${needed[*]}" apt-install-arm64 as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${needed[@]}"; }; then
  say "SKIPPED: THE ARM64 TESTS. ${needed[*]} cannot be installed on this machine; nothing is known of the libraries for ARM."
  echo "0 0 1"
  exit 0
fi

if ! step "native libraries for ARM" native-arm64 bash -c '
    cmake -S "$1" -B "$2" -DCMAKE_TOOLCHAIN_FILE="$1/cmake/aarch64.cmake" -DCMAKE_BUILD_TYPE=Release -DEDGEGATE_IMAGING=OFF -DEDGEGATE_TESTS=ON &&
    cmake --build "$2" --parallel "$(nproc)"' _ "$root/native-interop" "$build"; then
  echo "0 1 0"
  exit 0
fi

prefix="$build/prefix"
mkdir -p "$prefix"
ln -sfn /usr/aarch64-linux-gnu/lib "$prefix/lib"
emulated_processor "$prefix"

# A process that is started by an emulated one needs its own emulator.
started() {
  printf '#!/bin/sh\nexec %s -L "%s" "%s" "$@"\n' "$emulator" "$prefix" "$1" >"$2"
  chmod +x "$2"
}
started "$build/edgegate-npu-worker" "$build/worker.sh"
started "$build/tests/hostile_worker" "$build/hostile.sh"
export EDGEGATE_ONNXRUNTIME="$runtime" EDGEGATE_NPU_WORKER="$build/worker.sh" EDGEGATE_HOSTILE_WORKER="$build/hostile.sh"
export EDGEGATE_ROUNDS=1 EDGEGATE_RUNS=200 EDGEGATE_FUZZ_ROUNDS=20

passed=0 failed=0
for test in npu_test npu_vendors_test npu_worker_test fuzz_tensors; do
  if step "arm64: $test" "arm64-$test" timeout 300 $emulator -L "$prefix" "$build/tests/$test"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
  fi
done
echo "$passed $failed 0"
