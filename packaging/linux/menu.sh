#!/bin/sh
# voiceapp-menu [remove]: puts the program of this folder into the menu of your desktop, or takes it out again.
here=$(dirname "$(dirname "$(readlink -f "$0")")")
entry=${XDG_DATA_HOME:-$HOME/.local/share}/applications/voiceapp.desktop
if [ "$1" = remove ]; then rm -f "$entry"; exit; fi
mkdir -p "$(dirname "$entry")"
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s/bin/voiceapp"\n' "$here" ;;
        Icon=*) printf 'Icon=%s/share/icons/hicolor/scalable/apps/voiceapp.svg\n' "$here" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/applications/voiceapp.desktop" >"$entry"
