# Shared by deploy.sh, tests/run.sh and the scripts beside this one. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
state="$root/.edgegate"
logs="$state/log"
mkdir -p "$logs"

case "$(uname -m)" in
  x86_64) arch=x64 rid=linux-x64 ;;
  aarch64) arch=arm64 rid=linux-arm64 ;;
  *) echo "this machine is a $(uname -m); EdgeGate builds on x86_64 and aarch64" >&2; exit 1 ;;
esac

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# step NAME LOG COMMAND... : runs a command with its output in a log, shows that time passes, and on failure shows the log's end.
step() {
  local name=$1 log="$logs/$2.log" started=$SECONDS shown=0
  shift 2
  "$@" >"$log" 2>&1 </dev/null &
  local pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    local elapsed=$((SECONDS - started))
    if [ -t 2 ]; then
      [ "$elapsed" -ge 2 ] && printf '\r%s ... %d s' "$name" "$elapsed" >&2
    elif [ "$elapsed" -ge $((shown + 15)) ]; then
      shown=$elapsed
      say "$name ... $elapsed s"
    fi
  done
  if wait "$pid"; then
    [ -t 2 ] && printf '\r' >&2
    say "$name: done in $((SECONDS - started)) s"
  else
    [ -t 2 ] && printf '\n' >&2
    say "$name: FAILED after $((SECONDS - started)) s. The end of $log:"
    tail -n 25 "$log" >&2
    return 1
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo -n "$@" || die "root rights are needed for: $* (run it yourself, or as root)"
  else die "root rights are needed for: $* (no sudo here: run it as root)"
  fi
}

framework=$(sed -n 's/.*<TargetFramework>\(.*\)<.*/\1/p' "$root/Directory.Build.props")
nuget="${NUGET_PACKAGES:-$HOME/.nuget/packages}"

# onnxruntime ARCHITECTURE : the native library of the package Microsoft.ML.OnnxRuntime, which holds those of both. Restored when it is not there.
onnxruntime() {
  local version library
  version=$(sed -n 's/.*Include="Microsoft.ML.OnnxRuntime" Version="\([^"]*\)".*/\1/p' "$root/Directory.Packages.props")
  library="$nuget/microsoft.ml.onnxruntime/$version/runtimes/linux-$1/native/libonnxruntime.so"
  [ -f "$library" ] || step "packages" restore dotnet restore "$root/src/EdgeGate.Platform" --nologo -v q || return 1
  [ -f "$library" ] || die "$library is missing: the package Microsoft.ML.OnnxRuntime $version holds no library for linux-$1"
  printf '%s' "$library"
}

# emulated_processor FOLDER : the /proc/cpuinfo of an ARM board below FOLDER, the one that qemu-user is told to look in first (-L). ONNX Runtime
# looks there for the processor's kind, and ends itself over the text of an x86-64 machine.
emulated_processor() {
  local number
  mkdir -p "$1/proc"
  for number in $(seq 0 $(($(nproc --all) - 1))); do
    printf 'processor\t: %d\nFeatures\t: fp asimd aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm lrcpc dcpop asimddp\n' "$number"
    printf 'CPU implementer\t: 0x41\nCPU architecture: 8\nCPU variant\t: 0x2\nCPU part\t: 0xd05\nCPU revision\t: 0\n\n'
  done >"$1/proc/cpuinfo"
}

# newer_than STAMP PATH... : true when there is no stamp, or anything below the paths is newer than it.
newer_than() {
  local stamp=$1
  shift
  [ -f "$stamp" ] || return 0
  [ -n "$(find "$@" \( -name bin -o -name obj -o -name build -o -name __pycache__ \) -prune -o -type f -newer "$stamp" -print -quit 2>/dev/null)" ]
}

# install_tools WHAT : reads lines "package:what it is for", installs those that are missing, and says why.
install_tools() {
  local package why missing=()
  while IFS=: read -r package why; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
      say "$1 needs $package: $why"
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "apt-get is missing here; install by your own means: ${missing[*]}"
  step "package lists" apt-update as_root apt-get update
  step "installing ${missing[*]}" apt-install as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}
