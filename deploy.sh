#!/usr/bin/env bash
# EdgeGate on this machine and on a board. ./deploy.sh help says what it can do.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/board/host/common.sh"

usage() {
  cat <<'TEXT'
./deploy.sh sim [--source S] [--once] [--fast]   run the lane on this machine, on the recorded clip or on S:
                                                 a picture, a folder, a video file, rtsp://..., /dev/videoN
./deploy.sh build [--board ID]                   build the binary; the last line printed is its path
./deploy.sh setup                                only make this machine able to build; says what it installs and why
./deploy.sh help                                 this text

The first run sets the machine up (about three minutes); later runs do not.
TEXT
}

# The shipped folder: the binary, the native libraries it opens, the models.
out="$state/out/$rid"

publish() {
  "$root/board/host/setup.sh"
  if ! newer_than "$out/.stamp" "$root/src" "$root/native-interop" "$root/models" "$root/board/common" "$root"/Directory.* "$state/host.props"; then
    return 0
  fi
  step "NativeAOT binary ($(host_prop EdgeGatePlatform), $(host_prop EdgeGateFramework), $rid)" publish \
    dotnet publish "$root/src/EdgeGate.Appliance/EdgeGate.Appliance.csproj" -c Release -r "$rid" -o "$out.new" --nologo
  # Every trim or AOT warning is an error here, but for the packages' own that are listed and explained.
  if [ "$(host_prop EdgeGatePlatform)" = packages ]; then
    # A publish that found the compiled code up to date has nothing to tell.
    if grep -q 'Generating native code' "$logs/publish.log"; then
      "$root/src/EdgeGate.Platform.Packages/aot-exceptions.sh" "$logs/publish.log" >&2
    fi
  elif grep -E 'warning (IL|NETSDK|CS)[0-9]+' "$logs/publish.log" >&2; then
    die "the binary was built with warnings (above); the whole log: $logs/publish.log"
  fi
  rm -rf "$out"
  mv "$out.new" "$out"
  if [ "$(host_prop EdgeGatePlatform)" = native ]; then
    cp "$root/native-interop/build/$arch"/lib*.so "$out/"
    cp "$state/onnxruntime/$arch/libonnxruntime.so" "$out/"
  fi
  cp -r "$root/board/common/self-test" "$out/"
  mkdir -p "$out/models"
  for model in "$root"/models/*/manifest.json; do
    cp -r "$(dirname "$model")" "$out/models/"
  done
  touch "$out/.stamp"
}

command=${1:-help}
[ $# -gt 0 ] && shift
case "$command" in
  setup) "$root/board/host/setup.sh" ;;

  build)
    while [ $# -gt 0 ]; do
      case "$1" in
        --board)
          [ -n "${2:-}" ] || die "--board needs the name of a board"
          [ "$2" = host ] || die "no board '$2': this version builds for the machine it runs on (--board host)"
          shift 2 ;;
        *) die "build does not know '$1'; see ./deploy.sh help" ;;
      esac
    done
    publish
    printf '%s\n' "$out/edgegate"
    ;;

  sim)
    publish
    exec "$out/edgegate" run --config "$root/board/virtual/edgegate.json" --simulate "$@"
    ;;

  help | --help | -h) usage ;;
  *)
    usage >&2
    die "unknown command '$command'"
    ;;
esac
