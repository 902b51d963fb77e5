# Makes dist\voiceapp-VERSION-setup.exe on Windows. Written to the documentation of its tools; not run by the project.
#
# Python comes from nuget.org: a whole, movable Python with venv, which the engine packs need
# (https://docs.python.org/3/using/windows.html, "The nuget.org packages"). Inno Setup 6 makes the installer
# (https://jrsoftware.org/ishelp/). Both nuget.exe and iscc.exe have to be on the PATH, and the wheel in dist\.
param([Parameter(Mandatory)] [string] $PythonVersion)  # one of Python 3.11 that nuget.org has
$ErrorActionPreference = "Stop"
$root = (Resolve-Path "$PSScriptRoot\..\..").Path
$version = (Select-String -Path "$root\pyproject.toml" -Pattern '^version = "(.+)"').Matches[0].Groups[1].Value
$work = "$root\build\packages\windows"
Remove-Item -Recurse -Force $work -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force $work | Out-Null

nuget.exe install python -Version $PythonVersion -ExcludeVersion -OutputDirectory $work
$python = "$work\python\tools\python.exe"
& $python -m ensurepip --upgrade
& $python -m pip install --no-warn-script-location -c "$root\packaging\constraints.txt" (Get-Item "$root\dist\voiceapp-$version-*.whl")
& $python -m pip install --no-warn-script-location -c "$root\packaging\constraints.txt" llama-cpp-python
if ($LASTEXITCODE -ne 0) { Write-Warning "llama-cpp-python could not be built: GGUF models will not run." }

iscc.exe "/DVersion=$version" "/DPython=$work\python\tools" "/O$root\dist" "$PSScriptRoot\voiceapp.iss"
