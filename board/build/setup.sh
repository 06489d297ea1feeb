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

build="$root/native-interop/build/$arch"
if newer_than "$build/.stamp" "$root/native-interop"; then
  native_build() {
    cmake -S "$root/native-interop" -B "$build" -DCMAKE_BUILD_TYPE=Release &&
      cmake --build "$build" --parallel "$(nproc)" && touch "$build/.stamp"
  }
  step "native libraries" native native_build
fi
