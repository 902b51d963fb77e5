; The installer for Windows, for this user alone: no administrator is needed. Made by build.ps1.
[Setup]
AppId=voiceapp
AppName=Voiceapp
AppVersion={#Version}
DefaultDirName={autopf}\Voiceapp
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
OutputBaseFilename=voiceapp-{#Version}-setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\voiceapp.ico
CloseApplications=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"

[Files]
Source: "{#Python}\*"; DestDir: "{app}\python"; Flags: recursesubdirs ignoreversion
Source: "voiceapp.ico"; DestDir: "{app}"
Source: "..\..\LICENSES.md"; DestDir: "{app}"

[Icons]
Name: "{autoprograms}\Voiceapp"; Filename: "{app}\python\pythonw.exe"; Parameters: "-s -P -m voiceapp"; IconFilename: "{app}\voiceapp.ico"

[Run]
Filename: "{app}\python\pythonw.exe"; Parameters: "-s -P -m voiceapp"; Description: "{cm:LaunchProgram,Voiceapp}"; Flags: nowait postinstall skipifsilent

[UninstallDelete]
; Python writes byte code beside its modules; the user's own data is elsewhere and stays.
Type: filesandordirs; Name: "{app}\python"
