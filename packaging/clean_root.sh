# Functions for checks in a clean Debian (no compiler, no Python, no caches), to be sourced; they need root and
# debootstrap. A check works in a layer above the clean root, so that nothing it does stays. DEBIAN_MIRROR and SUITE of
# the environment are respected; the folders in BIND (a local package index, for example) can be had in the root too.
suite=${SUITE:-bookworm}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$here/build/clean-root
root=        # the layer that is worked in
network=yes  # no: what runs in the root sees no network
mounted=()

say() { echo "== $*"; }

# put PLACE COMMAND...: mounts by the command, to be undone by `leave`, last first.
put() { local place=$1; shift; mkdir -p "$place"; "$@"; mounted=("$place" "${mounted[@]}"); }
bind() { put "$root$1" mount --bind "$1" "$root$1"; }
unbind() { umount -l "${mounted[0]}"; mounted=("${mounted[@]:1}"); }  # the last one
leave() { local place; for place in "${mounted[@]}"; do umount -l "$place" || true; done; mounted=(); }

# remove FOLDER: never what is still mounted in it, such as the machine's own /dev.
remove() {
    if grep -q " $1[/ ]" /proc/mounts; then echo "$1 is mounted still, by a check that was killed."; exit 1; fi
    rm -rf --one-file-system "$1"
}

# layer NAME [BELOW...]: a fresh layer above the clean root, or above earlier layers (the last one lowest).
layer() {
    local name=$1 lower=; shift
    for below in "$@"; do lower+="$work/layers/$below/changes:"; done
    root=$work/layers/$name/root
    remove "${root%/root}"
    mkdir -p "$root" "${root%/root}/changes" "${root%/root}/work"
    put "$root" mount -t overlay overlay -o "lowerdir=$lower$work/clean,upperdir=${root%/root}/changes,workdir=${root%/root}/work" "$root"
    system
}
system() { bind /proc; bind /dev; bind /sys; cp /etc/resolv.conf "$root/etc/resolv.conf"; }

enter() {
    if [ "$network" = yes ]; then chroot "$root" "$@"; else unshare --net chroot "$root" "$@"; fi
}
inside() { enter /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
# as NAME COMMAND...: as a user of the root, with what the environment tells pip.
as() {
    local name=$1 given=(); shift
    while IFS= read -r line; do given+=("$line"); done < <(env | grep '^PIP_' || true)
    enter /usr/sbin/runuser -u "$name" -- /usr/bin/env -i HOME="/home/$name" PATH=/usr/bin:/bin LANG=C.UTF-8 \
        XDG_RUNTIME_DIR="/run/user/$(id_of "$name")" "${given[@]}" "$@"
}
id_of() { chroot "$root" id -u "$1"; }
add_user() {
    inside useradd --create-home "$1"
    inside install -d -m 700 -o "$1" "/run/user/$(id_of "$1")"
}

make_clean_root() {
    [ -x "$work/clean/usr/bin/apt-get" ] && return
    say "A clean Debian $suite"
    remove "$work/clean"
    mkdir -p "$work"
    debootstrap --variant=minbase --include=ca-certificates "$suite" "$work/clean" "$mirror" >"$work/debootstrap.log"
    cp /etc/apt/apt.conf.d/*proxy* "$work/clean/etc/apt/apt.conf.d/" 2>/dev/null || true
}

# make_tools: the layer `tools` with what checks themselves need: two users, a virtual screen, a camera and a hand for it.
make_tools() {
    [ -e "$work/layers/tools/made" ] && return
    layer tools
    add_user somebody
    add_user another
    inside apt-get -qq update
    inside apt-get -qq install -y --no-install-recommends xvfb xauth xdotool imagemagick >"$work/tools.log" 2>&1
    if inside sh -c 'command -v gcc cc g++ pip'; then echo "The root is not clean."; exit 1; fi
    leave
    touch "$work/layers/tools/made"
}

# window NAME [PROGRAM]: the user's window, once it stands still; its picture goes to /tmp/window-NAME.png.
window() {
    local name=$1 program=${2:-voiceapp}
    cat >"$root/tmp/window.sh" <<'SCRIPT'
set -e
"$1" >"$2.log" 2>&1 &
program=$!
trap 'kill "$program" 2>/dev/null || true' EXIT
xdotool search --sync --onlyvisible --name '^Voiceapp$' >/dev/null
for try in $(seq 50); do # until the page no longer changes: the core is up behind the window
    import -window root "$2.png"
    now=$(sha256sum <"$2.png")
    [ "$now" = "${last:-}" ] && [ "$try" -gt 5 ] && break
    last=$now
    sleep 0.5
done
kill "$program"
wait "$program"
SCRIPT
    as "$name" timeout 120 xvfb-run -a -s "-screen 0 1280x800x24 -nolisten tcp" sh /tmp/window.sh "$program" "/tmp/window-$name"
}
