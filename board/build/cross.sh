# Compiles for a board of another architecture than this machine's: 64-bit ARM on x86-64. Sourced after common.sh.
# All that belongs to the target lies in one folder, the sysroot: the distribution's ARM packages, unpacked and never run. The same
# folder links the program, compiles the bridge, gives the bundle its libraries and lets an emulator try the result.

sysroot="$state/arm64/sysroot"
triple=aarch64-linux-gnu

cross_tools="g++-aarch64-linux-gnu:compiles and links for 64-bit ARM
mmdebstrap:unpacks the distribution's ARM packages into a folder"

# What the program and its bridge are linked with, and libgpiod, which System.Device.Gpio opens; their own needs come along.
cross_packages=libc6-dev,libstdc++-12-dev,zlib1g-dev,libopencv-core-dev,libopencv-imgproc-dev,libjpeg62-turbo-dev,libpng-dev,libwebp-dev,libssl3,libgpiod2

# Whether this machine can build for ARCHITECTURE. Says in one line what is in the way.
can_build_for() {
  if [ "$1" = "$arch" ]; then return 0; fi
  if [ "$arch-$1" = x64-arm64 ] && command -v apt-get >/dev/null && grep -q '^VERSION_CODENAME=bookworm' /etc/os-release; then return 0; fi
  die "a board of $1 is built on a machine of $1, or, for arm64, on an x86-64 machine with Debian 12; this one is $arch"
}

unpack_sysroot() {
  local part="$state/arm64/sysroot.part" deb name
  rm -rf "$part" && mkdir -p "$state/arm64"
  # The packages stay until their names and files are noted: the list of parts tells where each library is from.
  as_root mmdebstrap --mode=root --architectures=arm64 --variant=extract --include="$cross_packages" --skip=cleanup/apt/cache \
    --setup-hook='mkdir -p "$1/usr/lib" && ln -s usr/lib "$1/lib"' \
    bookworm "$part" "deb http://deb.debian.org/debian bookworm main" "deb http://deb.debian.org/debian-security bookworm-security main"
  as_root chown -R "$(id -u):$(id -g)" "$part"
  for deb in "$part"/var/cache/apt/archives/*.deb; do
    name=$(dpkg-deb -f "$deb" Package)
    printf '%s\n' "$name $(dpkg-deb -f "$deb" Version)" >>"$part/packages"
    dpkg-deb -c "$deb" | awk -v name="$name" '$1 ~ /^-/ { sub(/^\./, "", $6); sub(/^\/lib\//, "/usr/lib/", $6); print $6, name }' >>"$part/files"
  done
  # Two libraries whose name the distribution's set-up would make; nothing of it runs here.
  ln -sf lapack/liblapack.so.3 blas/libblas.so.3 "$part/usr/lib/$triple/"
  rm -rf "${part:?}"/{var,tmp,dev,etc} "${part:?}"/usr/bin
  rm -rf "$sysroot" && mv "$part" "$sysroot"
}

need_sysroot() {
  local recipe
  recipe=$(sha256sum <<<"$cross_packages")
  install_tools "building for ARM" <<<"$cross_tools"
  if [ "$(cat "$sysroot/recipe" 2>/dev/null)" != "$recipe" ]; then
    step "ARM packages of the distribution" arm64-sysroot unpack_sysroot || die "the ARM packages of the distribution could not be fetched (above)"
    printf '%s\n' "$recipe" >"$sysroot/recipe"
  fi
}

# The native libraries for ARM, below native-interop/build/arm64.
cross_native() {
  local build="$root/native-interop/build/arm64"
  newer_than "$build/.stamp" "$root/native-interop" "$sysroot/recipe" || return 0
  cross_native_build() {
    # The name of the libraries' folder is said: cmake does not find it out by itself where the path has a space in it.
    cmake -S "$root/native-interop" -B "$build" -DCMAKE_LIBRARY_ARCHITECTURE="$triple" -DCMAKE_TOOLCHAIN_FILE="$root/native-interop/cmake/aarch64.cmake" -DCMAKE_SYSROOT="$sysroot" \
      -DCMAKE_FIND_ROOT_PATH_MODE_LIBRARY=ONLY -DCMAKE_FIND_ROOT_PATH_MODE_INCLUDE=ONLY \
      -DCMAKE_BUILD_TYPE=Release && cmake --build "$build" --parallel "$(nproc)" && touch "$build/.stamp"
  }
  step "native libraries for ARM" native-cross cross_native_build
}

# What 'dotnet publish' needs besides to link for ARM.
cross_publish_options=(
  "-p:CppCompilerAndLinker=$root/board/build/arm64-gcc"
  "-p:SysRoot=$sysroot"
  "-p:ObjCopyName=$triple-objcopy"
)
