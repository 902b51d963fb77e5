#!/usr/bin/env bash
# check_clean_root.sh PACKAGE.deb [PACK]: installs the package in a clean Debian (no compiler, no Python, no caches),
# starts the window there under Xvfb, answers the sample question, installs an engine pack from the installed program
# (default: torch; "none" skips it), removes the package, and tells what was left. To be run as root; needs debootstrap.
# Screens and logs go to build/clean-root/out. DEBIAN_MIRROR, SUITE and PIP_* of the environment are respected; the
# folders in BIND (a local package index, for example) are there in the root too.
set -euo pipefail
package=$(readlink -f "$1")
pack=${2:-torch}
suite=${SUITE:-bookworm}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/build/clean-root
root=$work/root
out=$work/out
mkdir -p "$out"

say() { echo "== $*"; }
inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() {
    local given=()
    while IFS= read -r line; do given+=("$line"); done < <(env | grep '^PIP_' || true)
    chroot "$root" /usr/sbin/runuser -u somebody -- /usr/bin/env -i HOME=/home/somebody PATH=/usr/bin:/bin \
        LANG=C.UTF-8 XDG_RUNTIME_DIR=/run/user/1000 "${given[@]}" "$@"
}
mounted=()
bind() { mkdir -p "$root$1"; mount --bind "$1" "$root$1"; mounted=("$root$1" "${mounted[@]}"); }
leave() { for place in "${mounted[@]}"; do umount -l "$place" || true; done; mounted=(); }
trap leave EXIT
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run -o -path ./home \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./root \) -prune -o ! -type d -print | sort); }

if [ ! -x "$root/usr/bin/apt-get" ]; then
    say "A clean Debian $suite"
    rm -rf "$root"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" >"$out/debootstrap.log"
fi
bind /proc; bind /dev; bind /sys
cp /etc/resolv.conf "$root/etc/resolv.conf"
[ -d /etc/apt/apt.conf.d ] && cp -n /etc/apt/apt.conf.d/*proxy* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
inside id somebody >/dev/null 2>&1 || inside useradd --create-home --uid 1000 somebody
inside mkdir -p /run/user/1000 && inside chown somebody /run/user/1000
say "What the check itself needs: a virtual screen and a camera for it"
inside apt-get -qq update
inside apt-get -qq install -y --no-install-recommends xvfb xauth xdotool imagemagick >"$out/tools.log" 2>&1
if inside sh -c 'command -v gcc cc g++ pip' ; then echo "The root is not clean."; exit 1; fi

say "Installing $(basename "$package")"
cp "$package" "$root/tmp/voiceapp.deb"
inside apt-get -qq install -y --no-install-recommends -s /tmp/voiceapp.deb | grep '^Inst' | cut -d' ' -f2 >"$out/installed.txt"
{ grep -v '^voiceapp$' "$out/installed.txt" || true; } | xargs -r chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends >"$out/depends.log" 2>&1
inside apt-get -qq purge -y voiceapp >/dev/null 2>&1 || true
files >"$out/before.txt"
inside apt-get -qq install -y --no-install-recommends /tmp/voiceapp.deb >"$out/install.log" 2>&1
inside sh -c 'du -sm /opt/voiceapp' | tee "$out/size.txt"

say "The doctor"
as_user voiceapp doctor --json >"$out/doctor.json" || true
grep -A2 '"python"\|"libraries"\|"sound library"' "$out/doctor.json"

say "The window"
cat >"$root/tmp/window.sh" <<'SCRIPT'
set -e
voiceapp >/tmp/window.log 2>&1 &
program=$!
xdotool search --sync --onlyvisible --name '^Voiceapp$' >/dev/null
for try in $(seq 50); do # until the page no longer changes: the core is up behind the window
    import -window root /tmp/window.png
    now=$(sha256sum </tmp/window.png)
    [ "$now" = "${last:-}" ] && [ "$try" -gt 5 ] && break
    last=$now
    sleep 0.5
done
kill "$program"
wait "$program" || true
SCRIPT
as_user timeout 120 xvfb-run -a -s "-screen 0 1280x800x24" sh /tmp/window.sh
cp "$root/tmp/window.png" "$out/window.png"

say "The sample question"
as_user sh -c 'cd && voiceapp talk </dev/null' | tee "$out/sample.txt"

if [ -e "$root/home/somebody/.cache/Microsoft" ]; then echo "A library's telemetry made an identifier of this device."; exit 1; fi

if [ "$pack" != none ]; then
    say "The engine pack $pack, from the installed program"
    for folder in ${BIND:-}; do bind "$folder"; done
    as_user voiceapp packs install "$pack" 2>&1 | tail -5 | tee "$out/pack.txt"
    as_user voiceapp packs list --json >"$out/packs.json"
    grep -B2 -A6 "\"$pack\"" "$out/packs.json"
fi

say "Removing it"
inside apt-get -qq purge -y voiceapp >"$out/remove.log" 2>&1
leave
files >"$out/after.txt"
if [ ! -e "$root/opt/voiceapp" ] && diff "$out/before.txt" "$out/after.txt" >"$out/left.txt"; then
    say "Nothing was left but the user's own data:"
else
    echo "This was left:"; cat "$out/left.txt"; exit 1
fi
(cd "$root/home/somebody" && find . -mindepth 1 -maxdepth 3 -not -path '*/data/*' | sort)
