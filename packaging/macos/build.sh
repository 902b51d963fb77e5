#!/usr/bin/env bash
# Makes dist/voiceapp-VERSION.dmg on macOS. Written to the documentation of its tools; not run by the project.
#
# PYTHON_ARCHIVE is a python-build-standalone archive ("install_only") of Python 3.11 for this machine, a Python that
# runs from any folder (https://gregoryszorc.com/docs/python-build-standalone/main/). SIGN_AS is a "Developer ID
# Application" identity. The microphone needs a sentence in Info.plist and, under the hardened runtime, an entitlement
# (developer.apple.com: NSMicrophoneUsageDescription, com.apple.security.device.audio-input); without it macOS gives
# silence and asks nobody.
set -euo pipefail
: "${PYTHON_ARCHIVE:?the archive of a movable Python 3.11}" "${SIGN_AS:?a Developer ID Application identity}"
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$root/pyproject.toml")
app=$root/build/packages/macos/Voiceapp.app
rm -rf "$(dirname "$app")"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
tar -xzf "$PYTHON_ARCHIVE" -C "$app/Contents/Resources"
python=$app/Contents/Resources/python/bin/python3
pins="$root/packaging/constraints.txt"
"$python" -m pip install -c "$pins" "$root"/dist/voiceapp-"$version"-*.whl
"$python" -m pip install -c "$pins" llama-cpp-python || echo "llama-cpp-python could not be built: GGUF models will not run."
"$python" -m compileall -q "$app/Contents/Resources/python/lib"

sed "s/@VERSION@/$version/" "$here/Info.plist" >"$app/Contents/Info.plist"
cat >"$app/Contents/MacOS/voiceapp" <<'STARTER'
#!/bin/sh
here=$(cd "$(dirname "$0")/../Resources" && pwd)
exec "$here/python/bin/python3" -s -P -m voiceapp "$@"
STARTER
chmod +x "$app/Contents/MacOS/voiceapp"
icons=$(mktemp -d)/voiceapp.iconset
mkdir -p "$icons"
for size in 16 32 128 256 512; do cp "$root/assets/icons/voiceapp-$size.png" "$icons/icon_${size}x${size}.png"; done
iconutil -c icns "$icons" -o "$app/Contents/Resources/voiceapp.icns"

find "$app/Contents/Resources" -type f \( -name '*.so' -o -name '*.dylib' -o -path '*/bin/python3.*' \) -print0 |
    xargs -0 codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" --sign "$SIGN_AS"
codesign --force --options runtime --timestamp --entitlements "$here/entitlements.plist" --sign "$SIGN_AS" "$app"
mkdir -p "$root/dist"
hdiutil create -volname Voiceapp -srcfolder "$app" -ov -format UDZO "$root/dist/voiceapp-$version.dmg"
echo "To be let in without a warning: xcrun notarytool submit, then xcrun stapler staple."
