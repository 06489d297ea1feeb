#!/usr/bin/env bash
# Makes this machine able to build and run EdgeGate, and says what it installs and why. A second run finds nothing to do.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# package and what it is for
tools="cmake:builds the native libraries
g++:compiles them and links the binary
make:runs their build
zlib1g-dev:the NativeAOT linker needs it
xz-utils:packs bundles
libopencv-core-dev:picture geometry
libopencv-imgproc-dev:picture geometry
libjpeg62-turbo-dev:JPEG
libpng-dev:PNG
libwebp-dev:WebP
procps:ends programs by their number, in the tests
libgpiod2:the lines of a board, as the package System.Device.Gpio reaches them; the program looks for it when it starts
ffmpeg:decodes video files and network cameras, as a process of its own"

# Its native half shows windows too, and is not loaded without the library for them. A bundle for a board needs it no more (stage.sh).
[ "$arch" != x64 ] || tools="$tools
libgtk-3-0:OpenCvSharp4's native library names it, and cannot be loaded without"

command -v dotnet >/dev/null || die "the .NET SDK is missing: install dotnet-sdk-10.0 and run this again"

install_tools "the build" <<<"$tools"

"$root/board/host/probe.sh" >&2

# Platform `packages` brings ONNX Runtime by its own package. Platform `native` takes the same library from the npm package.
ort_version=1.22.0
ort_sha256_x64=08cf3bf4218f0e816c2a534e960d85221274cb319569bdf1136b29da7065b015
ort_sha256_arm64=0afd69a0ae38c5099fd0e8604dda398ac43dee67cd9c6394b5142b19e82528de
# The tests prove both platforms, whichever one is built here.
needs_native() { [ "$(host_prop EdgeGatePlatform)" = native ] || [ "${EDGEGATE_BOTH_PLATFORMS:-}" = 1 ]; }
if needs_native && [ ! -f "$state/onnxruntime/arm64/libonnxruntime.so" ]; then
  command -v npm >/dev/null || install_tools "the build" <<<"npm:fetches ONNX Runtime, which comes from its package onnxruntime-node $ort_version"
  fetch_ort() {
    local work="$state/onnxruntime.part"
    rm -rf "$work"
    mkdir -p "$work/x64" "$work/arm64"
    (cd "$work" && npm pack --silent "onnxruntime-node@$ort_version" >/dev/null)
    tar -xzf "$work/onnxruntime-node-$ort_version.tgz" -C "$work" --wildcards 'package/bin/napi-v*/linux/*/libonnxruntime.so.1' 'package/LICENSE*' || true
    mv "$work"/package/bin/napi-v*/linux/x64/libonnxruntime.so.1 "$work/x64/libonnxruntime.so"
    mv "$work"/package/bin/napi-v*/linux/arm64/libonnxruntime.so.1 "$work/arm64/libonnxruntime.so"
    printf '%s  %s\n' "$ort_sha256_x64" "$work/x64/libonnxruntime.so" "$ort_sha256_arm64" "$work/arm64/libonnxruntime.so" | sha256sum -c
    rm -rf "$work/package" "$work"/*.tgz "$state/onnxruntime"
    mv "$work" "$state/onnxruntime"
  }
  step "ONNX Runtime $ort_version from npm" onnxruntime fetch_ort
fi

# On every platform: the NPUs of vendors are reached through libedgegate_npu.so on both.
build="$root/native-interop/build/$arch"
if newer_than "$build/.stamp" "$root/native-interop"; then
  native_build() {
    cmake -S "$root/native-interop" -B "$build" -DCMAKE_BUILD_TYPE=Release &&
      cmake --build "$build" --parallel "$(nproc)" && touch "$build/.stamp"
  }
  step "native libraries" native native_build
fi
