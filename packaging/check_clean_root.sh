#!/usr/bin/env bash
# check_clean_root.sh PACKAGE.deb [PACK]: installs the package in a clean Debian (no compiler, no Python, no caches),
# starts the window there under Xvfb, answers the sample question, installs an engine pack from the installed program
# (default: torch; "none" skips it), removes the package, and tells what was left. Then the folder (.tar.gz) that lies
# beside the package is unpacked and does the same without being installed. To be run as root; needs debootstrap.
# Screens and logs go to build/clean-root/out. DEBIAN_MIRROR, SUITE and PIP_* of the environment are respected; the
# folders in BIND (a local package index, for example) are there in the root too.
set -euo pipefail
package=$(readlink -f "$1")
pack=${2:-torch}
. "$(dirname "$0")/clean_root.sh"
out=$work/out
mkdir -p "$out"
trap leave EXIT
files() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./run -o -path ./home \
    -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache -o -path ./var/log -o -path ./root \) -prune -o ! -type d -print | sort); }

make_clean_root
make_tools
layer clean-check tools

say "Installing $(basename "$package")"
cp "$package" "$root/tmp/voiceapp.deb"
inside apt-get -qq install -y --no-install-recommends -s /tmp/voiceapp.deb | grep '^Inst' | cut -d' ' -f2 >"$out/installed.txt"
{ grep -v '^voiceapp$' "$out/installed.txt" || true; } | xargs -r chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends >"$out/depends.log" 2>&1
files >"$out/before.txt"
inside apt-get -qq install -y --no-install-recommends /tmp/voiceapp.deb >"$out/install.log" 2>&1
inside sh -c 'du -sm /opt/voiceapp' | tee "$out/size.txt"

say "The doctor"
as somebody voiceapp doctor --json >"$out/doctor.json" || true
grep -A2 '"python"\|"libraries"\|"sound library"' "$out/doctor.json"

say "The window"
window somebody
cp "$root/tmp/window-somebody.png" "$out/window.png"

say "The sample question"
as somebody sh -c 'cd && voiceapp talk </dev/null' | tee "$out/sample.txt"

if [ "$pack" != none ]; then
    say "The engine pack $pack, from the installed program"
    for folder in ${BIND:-}; do bind "$folder"; done
    as somebody voiceapp packs install "$pack" 2>&1 | tail -5 | tee "$out/pack.txt"
    as somebody voiceapp packs list --json >"$out/packs.json"
    grep -B2 -A6 "\"$pack\"" "$out/packs.json"
    for folder in ${BIND:-}; do unbind; done # what is bound hides what is there
fi

# fontconfig's cache is the desktop's: any program that shows text makes it.
strangers=$(cd "$root/home/somebody" && find . \( -path '*/voiceapp' -o -path ./.cache/fontconfig \) -prune -o \( ! -type d -o -empty \) -print \
    | while read -r file; do [ -e "$root/etc/skel/$file" ] || echo "$file"; done)
if [ -n "$strangers" ]; then echo "Libraries left in the user's home:"; echo "$strangers"; exit 1; fi

say "Removing it"
inside apt-get -qq purge -y voiceapp >"$out/remove.log" 2>&1
files >"$out/after.txt"
if [ ! -e "$root/opt/voiceapp" ] && diff "$out/before.txt" "$out/after.txt" >"$out/left.txt"; then
    say "Nothing was left but the user's own data:"
else
    echo "This was left:"; cat "$out/left.txt"; exit 1
fi
(cd "$root/home/somebody" && find . -mindepth 1 -maxdepth 3 -not -path '*/data/*' | sort)

folder=$(find "$(dirname "$package")" -name 'voiceapp-*-linux-*.tar.gz' | head -1)
if [ -n "$folder" ]; then
    say "The folder of $(basename "$folder"), in another user's home"
    tar -xzf "$folder" -C "$root/home/another" --no-same-owner
    unpacked=/home/another/$(basename "$folder" .tar.gz)
    chroot "$root" chown -R another: "$unpacked"
    as another "$unpacked/bin/voiceapp-menu"
    entry=$root/home/another/.local/share/applications/voiceapp.desktop
    if command -v desktop-file-validate >/dev/null; then desktop-file-validate "$entry"; fi
    window another "$(sed -n 's/^Exec="\(.*\)"$/\1/p' "$entry")"
    cp "$root/tmp/window-another.png" "$out/window-folder.png"
    as another sh -c "cd && $unpacked/bin/voiceapp talk </dev/null" | tee "$out/sample-folder.txt"
fi
leave
