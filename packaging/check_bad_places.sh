#!/usr/bin/env bash
# check_bad_places.sh PACKAGE.deb [CHECK...]: does the package end in a sentence and a working program, or in a clean
# refusal, where things are not as they should be? Checks: dependencies network sound users older read_only small_disk
# (default: all). Each says in a line what was read or seen. To be run as root; needs debootstrap. What was printed lies
# in build/clean-root/bad. DEBIAN_MIRROR and SUITE of the environment are respected.
set -euo pipefail
package=$(readlink -f "$1")
shift
. "$(dirname "$0")/clean_root.sh"
out=$work/bad
mkdir -p "$out"
trap leave EXIT
failed=0
python=/opt/voiceapp/python/bin/python3

good() { printf '  ok    %-34s %s\n' "$1" "${2:-}"; }
bad() { printf '  BAD   %-34s %s\n' "$1" "${2:-}"; failed=1; }
# tells WHAT PATTERN COMMAND...: the command prints a line with the pattern, and nothing of Python's.
tells() {
    local what=$1 pattern=$2 log=$out/${1//[ \/]/-}.txt line; shift 2
    "$@" >"$log" 2>&1 </dev/null || true
    line=$(grep -m1 -iE "$pattern" "$log" || true)
    if [ -n "$line" ] && ! grep -qE 'Traceback|Something went wrong' "$log"; then good "$what" "$line"; else bad "$what" "$(tail -1 "$log")"; fi
}
# holds WHAT COMMAND...: the command succeeds.
holds() {
    local what=$1 log=$out/${1//[ \/]/-}.txt; shift
    if "$@" >"$log" 2>&1 </dev/null; then good "$what"; else bad "$what" "$(tail -1 "$log")"; fi
}
refused() { ! "$@"; }
works() { holds "$1: window" window "$2" "${3:-voiceapp}"; tells "$1: question" '[0-9]:[0-9]{2}|o.clock' as "$2" sh -c "cd && ${3:-voiceapp} talk"; }
version() { inside dpkg-query -W -f '${Version} ${Status}' voiceapp; }
stored() { as "$1" $python -c "import sqlite3; from voiceapp.core.paths import Paths; print(sqlite3.connect(Paths.default().database).execute('$2').fetchall())"; }

dependencies() {
    layer bad
    cp "$package" "$root/tmp/voiceapp.deb"
    network=no
    tells "no libraries, no network: dpkg" 'depends on|dependency problems' inside dpkg -i /tmp/voiceapp.deb
    tells "no libraries, started all the same" 'reinstall|install|library|No .* found' inside voiceapp talk
    tells "no libraries, no network: apt" 'unmet|not going to be installed|fix-broken|cannot' inside apt-get install -y /tmp/voiceapp.deb
    network=yes
    inside apt-get -qq update
    holds "network again: apt mends it" inside apt-get -qq --fix-broken install -y --no-install-recommends
    tells "network again: installed" 'install ok installed' version
    leave
}

network() {
    layer bad installed tools
    network=no
    works "no network" somebody
    tells "no network: a pack" 'network' as somebody voiceapp packs install torch
    tells "no network: a model" 'reach|network' as somebody voiceapp models get faster-whisper:tiny --yes
    holds "no network: nothing half there" sh -c "! ls -d $root/home/somebody/.local/share/voiceapp/packs/*/build-* $root/home/somebody/.local/share/voiceapp/models/*"
    network=yes
    leave
}

sound() {
    layer bad installed tools
    put "$root/dev" mount -t tmpfs tmpfs "$root/dev" # no card, however many the machine has
    inside sh -c 'mknod -m 666 /dev/null c 1 3; mknod -m 666 /dev/zero c 1 5; mknod -m 666 /dev/urandom c 1 9; mknod -m 666 /dev/random c 1 8; mkdir /dev/shm; chmod 1777 /dev/shm'
    works "no sound" somebody
    tells "no sound: a recording" 'microphone' as somebody voiceapp meeting record --seconds 1
    tells "no sound: dictation" 'microphone' as somebody voiceapp dictate
    tells "no sound: the doctor" 'No microphone was found' as somebody voiceapp doctor
    leave
}

users() {
    layer bad installed tools
    cat >"$root/tmp/twice.sh" <<'SCRIPT'
set -e
voiceapp & first=$!
xdotool search --sync --onlyvisible --name '^Voiceapp$' >/dev/null
sleep 2
timeout 20 voiceapp               # a second start raises the first window and ends
kill -0 "$first"
[ "$(xdotool search --onlyvisible --name '^Voiceapp$' | wc -l)" = 1 ]
kill "$first"
wait "$first"
SCRIPT
    as another timeout 100 xvfb-run -a sh /tmp/twice.sh >"$out/another.txt" 2>&1 &
    local other=$!
    holds "two users: one window each" as somebody timeout 100 xvfb-run -a sh /tmp/twice.sh
    holds "two users: at the same time" wait "$other"
    as somebody voiceapp facts add "The bakery opens at seven." >/dev/null
    chmod 755 "$root/home/somebody" "$root/home/somebody/.local" "$root/home/somebody/.local/share"
    holds "two users: data of the other" refused as another cat /home/somebody/.local/share/voiceapp/voiceapp.db
    tells "two users: home of the other" 'cannot be|Permission' as another env VOICEAPP_HOME=/home/somebody/.local/share/voiceapp voiceapp facts list
    leave
}

older() {
    local copy=$work/older
    layer bad installed tools
    rm -rf "$copy"
    dpkg-deb -R "$package" "$copy"
    sed -i 's/^Version: .*/Version: 0.0.1/' "$copy/DEBIAN/control"
    # A program of three migrations ago.
    echo 'MIGRATIONS = MIGRATIONS[:-3]' >>"$(find "$copy" -path '*voiceapp/storage/migrations.py')"
    dpkg-deb --root-owner-group -Zgzip -z1 --build "$copy" "$root/tmp/older.deb" >/dev/null
    rm -rf "$copy"
    cp "$package" "$root/tmp/voiceapp.deb"
    inside apt-get -qq purge -y voiceapp >/dev/null 2>&1
    holds "older: installed" inside dpkg -i /tmp/older.deb
    works "older" somebody
    holds "older: data" as somebody voiceapp facts add "The bakery opens at seven."
    local before after
    before=$(stored somebody "SELECT transcript, reply FROM turns")
    holds "newer over older: installed" inside dpkg -i /tmp/voiceapp.deb
    tells "newer over older: facts" 'bakery' as somebody voiceapp facts list
    works "newer over older" somebody
    after=$(stored somebody "SELECT transcript, reply FROM turns")
    if [ "${after#"${before%]}"}" != "$after" ]; then good "newer over older: talks"; else bad "newer over older: talks" "$before / $after"; fi
    tells "newer over older: migrated" "$(inside $python -c 'from voiceapp.storage.migrations import MIGRATIONS; print(len(MIGRATIONS))')" stored somebody "PRAGMA user_version"
    local file=$root/home/somebody/.local/share/voiceapp/voiceapp.db
    holds "newer over older: no copy left" sh -c "! ls $file.before-*"
    holds "older over newer: installed" inside dpkg --force-downgrade -i /tmp/older.deb
    local sum; sum=$(sha256sum <"$file")
    tells "older over newer" 'newer version' as somebody voiceapp facts list
    tells "older over newer: the talk" 'newer version' as somebody voiceapp talk
    if [ "$(sha256sum <"$file")" = "$sum" ]; then good "older over newer: data untouched"; else bad "older over newer: data untouched"; fi
    leave
}

read_only() {
    layer bad installed tools
    for folder in usr opt; do
        put "$root/$folder" mount --bind "$root/$folder" "$root/$folder"
        mount -o remount,ro,bind "$root/$folder"
    done
    works "read-only /usr and /opt" somebody
    put "$root/mnt" mount --bind "$root/opt/voiceapp" "$root/mnt" # the folder of the .tar.gz, elsewhere
    mount -o remount,ro,bind "$root/mnt"
    works "folder on a read-only disk" another /mnt/bin/voiceapp
    put "$root/home/somebody" mount --bind "$root/home/somebody" "$root/home/somebody"
    mount -o remount,ro,bind "$root/home/somebody"
    tells "read-only home: the talk" 'cannot be written' as somebody voiceapp talk
    tells "read-only home: the window" 'cannot be written' as somebody timeout 60 xvfb-run -a voiceapp
    mkdir "$root/home/fresh"
    inside useradd --home-dir /home/fresh fresh
    inside install -d -m 700 -o fresh "/run/user/$(id_of fresh)"
    put "$root/home/fresh" mount -t tmpfs -o ro tmpfs "$root/home/fresh"
    tells "read-only new home: the talk" 'cannot be written' as fresh voiceapp talk
    tells "read-only new home: the window" 'cannot be written' as fresh timeout 60 xvfb-run -a voiceapp
    leave
}

# fill MB: leaves so many MB on the small disk.
fill() {
    rm -f "$root/filler"
    local free; free=$(df --output=avail -m "$root" | tail -1)
    fallocate -l "$((free - $1))M" "$root/filler"
}

small_disk() {
    local image=$work/small.img
    root=$work/layers/small
    remove "$root"
    rm -f "$image"
    truncate -s 2G "$image"
    mkfs.ext4 -q -m 0 "$image"
    put "$root" mount -o loop "$image" "$root"
    cp -a "$work/clean/." "$root"
    system
    add_user somebody
    put "$root/mnt" mount --bind "$(dirname "$package")" "$root/mnt"
    inside apt-get -qq update
    fill 700
    tells "2 GB disk, 700 MB free: apt" 'No space left|enough free space' inside apt-get install -y --no-install-recommends "/mnt/$(basename "$package")"
    holds "2 GB disk, 700 MB free: nothing left" sh -c "[ ! -e $root/usr/bin/voiceapp ] && [ ! -e $root/opt/voiceapp ]"
    rm "$root/filler"
    holds "2 GB disk: installed" inside apt-get install -y --no-install-recommends "/mnt/$(basename "$package")"
    inside apt-get clean
    tells "2 GB disk: question" '[0-9]:[0-9]{2}|o.clock' as somebody sh -c "cd && voiceapp talk"
    tells "2 GB disk: a pack" 'needs about .* GB, and .* free' as somebody voiceapp packs install torch
    cat >"$root/tmp/hub.py" <<'SCRIPT'
import http.server, json, os
class Hub(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        names = ("config.json", "model.bin", "tokenizer.json", "vocabulary.txt", "vocabulary.json", "preprocessor_config.json")
        files = [{"rfilename": name, "size": 5 * 10**9 if name == "model.bin" else 9, "blobId": "0" * 40} for name in names]
        body = json.dumps({"id": "a/b", "modelId": "a/b", "gated": False, "sha": "0" * 40, "siblings": files,
                           "cardData": {"license": "mit"}, "tags": []}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
server = http.server.HTTPServer(("127.0.0.1", 0), Hub)
with open("/tmp/hub.new", "w") as told:
    print(os.getpid(), server.server_port, file=told)
os.rename("/tmp/hub.new", "/tmp/hub")
server.serve_forever()
SCRIPT
    inside $python /tmp/hub.py >/dev/null 2>&1 &
    until [ -e "$root/tmp/hub" ]; do sleep 0.1; done
    local hub port
    read -r hub port <"$root/tmp/hub"
    tells "2 GB disk: a model" 'needs .* more, and .* free' as somebody voiceapp models get faster-whisper:large-v3 --yes --set "files.hub=http://127.0.0.1:$port"
    kill "$hub"
    local data=$root/home/somebody/.local/share/voiceapp
    holds "2 GB disk: nothing half there" sh -c "! ls -d $data/packs/*/build-* $data/models/*"
    as somebody voiceapp facts add "The bakery opens at seven." >/dev/null
    fill 150
    tells "150 MB left: a recording" 'has only .* MB left; a recording needs' as somebody voiceapp meeting record --seconds 1
    tells "150 MB left: no meeting" '"meetings": \[\]' as somebody voiceapp meeting list --json
    for try in 1 2; do { cat /dev/zero >>"$root/filler2"; } 2>/dev/null || sync; done
    tells "full disk: storing" 'is remembered|is full' as somebody voiceapp facts add "The bakery closes at six."
    tells "full disk: reading" 'opens at seven|is full' as somebody voiceapp facts list
    rm "$root/filler" "$root/filler2"
    tells "space again: data" 'opens at seven' as somebody voiceapp facts list
    leave
}

make_clean_root
make_tools
if ! sha256sum --status -c "$work/layers/installed/package" 2>/dev/null; then
    layer installed tools
    put "$root/mnt" mount --bind "$(dirname "$package")" "$root/mnt"
    inside apt-get -qq install -y --no-install-recommends "/mnt/$(basename "$package")" >"$work/install.log" 2>&1
    leave
    sha256sum "$package" >"$work/layers/installed/package"
fi
for check in "${@:-dependencies network sound users older read_only small_disk}"; do
    for name in $check; do
        say "$name"
        "$name"
    done
done
exit "$failed"
