<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>window</name>
    <message>
        <location filename="../../../voiceapp/gui/announcer.py"/>
        <source>Talk: {state}</source>
        <translation>Gespräch: {state}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/announcer.py"/>
        <source>The recording has ended</source>
        <translation>Die Aufnahme ist beendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/announcer.py"/>
        <source>To answer: {keys}</source>
        <translation>Zum Antworten: {keys}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>A meeting is being recorded. Closing the window ends the recording; what was recorded is kept.</source>
        <translation>Eine Besprechung wird aufgenommen. Das Schließen des Fensters beendet die Aufnahme; das Aufgenommene bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>Keep it open</source>
        <translation>Offen lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>Quit Voiceapp</source>
        <translation>Voiceapp beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>Quit by the menu of its icon.</source>
        <translation>Beenden lässt es sich über das Menü des Symbols.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>The microphone is open.</source>
        <translation>Das Mikrofon ist offen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>The microphone is open. Closing the window ends the talk.</source>
        <translation>Das Mikrofon ist offen. Das Schließen des Fensters beendet das Gespräch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>The microphone stays open, as its icon shows.</source>
        <translation>Das Mikrofon bleibt offen, wie das Symbol zeigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>The recording goes on, as its icon shows.</source>
        <translation>Die Aufnahme läuft weiter, wie das Symbol zeigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>The window is closed, and Voiceapp goes on in the tray.</source>
        <translation>Das Fenster ist geschlossen, und Voiceapp läuft im Infobereich weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>To go on without the window, choose it in Settings, In the background.</source>
        <translation>Soll es ohne Fenster weiterlaufen, das unter Einstellungen, Hintergrund wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/background.py"/>
        <source>Voiceapp listens, as the icon in the tray shows.</source>
        <translation>Voiceapp hört zu, wie das Symbol im Infobereich zeigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>Ctrl+V pastes it.</source>
        <translation>Strg+V fügt es ein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>In the clipboard</source>
        <translation>In der Zwischenablage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>It was heard with little certainty, so read it over. {step}</source>
        <translation>Es wurde nur unsicher gehört, also bitte durchlesen. {step}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>This desktop lets no program paste into another: press Ctrl+V.</source>
        <translation>Dieser Desktop lässt kein Programm in ein anderes einfügen: Strg+V drücken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>Written at the cursor</source>
        <translation>Am Cursor geschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/dictation.py"/>
        <source>{what}: “{words}”</source>
        <translation>{what}: „{words}“</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/language.py"/>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/language.py"/>
        <source>“{sentence}”</source>
        <translation>„{sentence}“</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>A report without your words was written to the logs folder.</source>
        <translation>Ein Bericht ohne Ihre Worte wurde in den Ordner „logs“ geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Change the memory limit</source>
        <translation>Speichergrenze ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Choose a microphone</source>
        <translation>Mikrofon wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Choose the speakers</source>
        <translation>Lautsprecher wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Look at the tools</source>
        <translation>Werkzeuge ansehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Open Activity</source>
        <translation>Aktivität öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Open Models</source>
        <translation>Modelle öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Open Settings</source>
        <translation>Einstellungen öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Open Talk</source>
        <translation>Gespräch öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Play the sample question</source>
        <translation>Beispielfrage abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Something in the program failed. What you said and stored is safe, and the window goes on.</source>
        <translation>Im Programm ist etwas fehlgeschlagen. Was gesagt und gespeichert wurde, ist sicher, und das Fenster läuft weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/notices.py"/>
        <source>{count} more</source>
        <translation><numerusform>{count} weiterer</numerusform><numerusform>{count} weitere</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Back to the page before</source>
        <translation>Zurück zur vorigen Seite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Begin a new line</source>
        <translation>Neue Zeile beginnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Begin the loop here, or end it</source>
        <translation>Schleife hier beginnen oder beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Change a lane's height</source>
        <translation>Höhe einer Ansicht ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Close a question, leave a field</source>
        <translation>Rückfrage schließen, Feld verlassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Correct the chosen words</source>
        <translation>Gewählte Wörter korrigieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go 10 s back, or ahead</source>
        <translation>10 s zurück oder vor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go back, or ahead</source>
        <translation>Zurück oder vor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go from row to row of a list</source>
        <translation>In einer Liste von Zeile zu Zeile</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go from voice to voice</source>
        <translation>Von Stimme zu Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go through the transcript</source>
        <translation>Durch das Transkript gehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go to the beginning</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go to the beginning, or the end</source>
        <translation>Zum Anfang oder zum Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go to the next control, or back</source>
        <translation>Zum nächsten Bedienelement oder zurück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Go to the next difference of two versions, or back</source>
        <translation>Zum nächsten Unterschied zweier Fassungen oder zurück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Move the cursor</source>
        <translation>Cursor bewegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>On a track: no stars, up to five</source>
        <translation>Auf einem Stück: null bis fünf Sterne</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>On the microphone, held: talk while it is held</source>
        <translation>Auf dem Mikrofon halten, um zu sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Open the menu of a row</source>
        <translation>Menü einer Zeile öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Open the row, press the button</source>
        <translation>Zeile öffnen, Knopf drücken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Open the voice</source>
        <translation>Stimme öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Play from the chosen words</source>
        <translation>Ab den gewählten Wörtern abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Play in a loop</source>
        <translation>In Schleife abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Play, or pause</source>
        <translation>Abspielen oder anhalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Scroll</source>
        <translation>Scrollen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Scroll the answers</source>
        <translation>Durch die Antworten scrollen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Select from the cursor, or to it</source>
        <translation>Vom oder bis zum Cursor auswählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Select nothing</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Send what is typed</source>
        <translation>Getipptes senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Set a mark</source>
        <translation>Markierung setzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Show all of it</source>
        <translation>Alles davon zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Speak the text</source>
        <translation>Text sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Stop answering</source>
        <translation>Antwort abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Undo a correction, or do it again</source>
        <translation>Korrektur zurücknehmen oder wiederholen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/page_keys.py"/>
        <source>Zoom in, or out</source>
        <translation>Vergrößern oder verkleinern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Meeting</source>
        <translation>Besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Nothing here is called “{strip}”.</source>
        <translation>Nichts hier heißt „{strip}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Search what can be done, settings and names</source>
        <translation>Befehle, Einstellungen und Namen suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Talk</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Track</source>
        <translation>Stück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette.py"/>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette_sources.py"/>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/palette_sources.py"/>
        <source>Settings, {section}</source>
        <translation>Einstellungen, {section}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>Clear finished</source>
        <translation>Beendete entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>Finished</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>No job has finished</source>
        <translation>Noch nichts beendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>See the models</source>
        <translation>Modelle ansehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>Try again: {title}</source>
        <translation>Noch einmal: {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/activity.py"/>
        <source>{count} finished jobs are cleared.</source>
        <translation><numerusform>{count} beendete Aufgabe ist entfernt.</numerusform><numerusform>{count} beendete Aufgaben sind entfernt.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Did not work</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Downloads, packs and other long work appear here, with how far they are.</source>
        <translation>Downloads, Pakete und andere lange Arbeiten erscheinen hier, mit ihrem Stand.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Nothing is going on</source>
        <translation>Es läuft nichts</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>Waiting its turn</source>
        <translation>Wartet</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>{count} finished</source>
        <translation><numerusform>{count} beendet</numerusform><numerusform>{count} beendet</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>{count} jobs under way</source>
        <translation><numerusform>{count} Aufgabe in Arbeit</numerusform><numerusform>{count} Aufgaben in Arbeit</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/activity_texts.py"/>
        <source>{going}, {ended}</source>
        <translation>{going}, {ended}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask.py"/>
        <source>Drop a recording to ask about it</source>
        <translation>Aufnahme ablegen, um Fragen dazu zu stellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask.py"/>
        <source>One file at a time is asked about, now {name}.</source>
        <translation>Fragen gelten immer nur einer Datei, jetzt {name}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask.py"/>
        <source>Show all questions</source>
        <translation>Alle Fragen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask.py"/>
        <source>The others are under “Files opened last”.</source>
        <translation>Die anderen stehen unter „Zuletzt geöffnete Dateien“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Answer: {way}</source>
        <translation>Antwort: {way}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Copy this answer with its places</source>
        <translation>Diese Antwort mit ihren Stellen kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Get a model that listens</source>
        <translation>Modell besorgen, das zuhört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>How far the answer is</source>
        <translation>Wie weit die Antwort ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>Stop this answer: {way}</source>
        <translation>Diese Antwort abbrechen: {way}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_answer.py"/>
        <source>{doing}, {percent} %</source>
        <translation>{doing}, {percent} %</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_column.py"/>
        <source>Choose one recording</source>
        <translation>Eine Aufnahme wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_column.py"/>
        <source>The answer is on the clipboard.</source>
        <translation>Die Antwort ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_column.py"/>
        <source>“{name}” is no sound or video file.</source>
        <translation>„{name}“ ist keine Ton- oder Videodatei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>Is there music in it?</source>
        <translation>Ist Musik darin?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>Record a meeting</source>
        <translation>Besprechung aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>What was said about “{word}”?</source>
        <translation>Was wurde über „{word}“ gesagt?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_empty.py"/>
        <source>Who speaks most?</source>
        <translation>Wer spricht am meisten?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>The key of the music is {key}</source>
        <translation>Die Tonart der Musik ist {key}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>loudest at {time}</source>
        <translation>am lautesten bei {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>nothing is heard {times}</source>
        <translation>Stille {times}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>voice {low} to {high}</source>
        <translation>Stimme {low} bis {high}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{bpm} BPM</source>
        <translation>{bpm} BPM</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{name} speaks {time}</source>
        <translation>{name} spricht {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{note} major</source>
        <translation>{note}-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{note} minor</source>
        <translation>{note}-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{times} music</source>
        <translation>{times} Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{times} other sounds</source>
        <translation>{times} andere Geräusche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{times} speech</source>
        <translation>{times} Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_facts.py"/>
        <source>{times} speech and music</source>
        <translation>{times} Sprache und Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_links.py"/>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_links.py"/>
        <source>Not supported</source>
        <translation>Nicht belegt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_list.py"/>
        <source>New question</source>
        <translation>Neue Frage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_list.py"/>
        <source>No question holds “{text}”.</source>
        <translation>Keine Frage enthält „{text}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_list.py"/>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_list.py"/>
        <source>Search questions</source>
        <translation>Fragen durchsuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_list.py"/>
        <source>Your questions are kept here.</source>
        <translation>Ihre Fragen bleiben hier erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_picker.py"/>
        <source>Chosen</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_picker.py"/>
        <source>None is called so.</source>
        <translation>Kein Treffer.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/ask_picker.py"/>
        <source>{count} more are found by the search.</source>
        <translation><numerusform>{count} weitere findet die Suche.</numerusform><numerusform>{count} weitere findet die Suche.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>A deleted recording</source>
        <translation>Eine gelöschte Aufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>All recordings</source>
        <translation>Alle Aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Any time</source>
        <translation>Beliebige Zeit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Between dates</source>
        <translation>Zwischen zwei Tagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>From {day}</source>
        <translation>Ab {day}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Now: {title}</source>
        <translation>Läuft: {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Today {time}</source>
        <translation>Heute {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Until {day}</source>
        <translation>Bis {day}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Untitled meeting</source>
        <translation>Besprechung ohne Titel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>Yesterday {time}</source>
        <translation>Gestern {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>{count} recordings</source>
        <translation><numerusform>{count} Aufnahme</numerusform><numerusform>{count} Aufnahmen</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope.py"/>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday}, {day}. {month}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Answer from</source>
        <translation>Antworten aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Anyone</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Ask about it</source>
        <translation>Dazu fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Choose a sound or video file</source>
        <translation>Ton- oder Videodatei wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Do not ask about this file</source>
        <translation>Nicht zu dieser Datei fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>From 2026-01-31</source>
        <translation>Ab 2026-01-31</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>From this day on, as year-month-day</source>
        <translation>Ab diesem Tag, als Jahr-Monat-Tag</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Search people</source>
        <translation>Personen suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Search recordings</source>
        <translation>Aufnahmen suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>To 2026-12-31</source>
        <translation>Bis 2026-12-31</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>To this day, as year-month-day</source>
        <translation>Bis zu diesem Tag, als Jahr-Monat-Tag</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_scope_bar.py"/>
        <source>Write a day like 2026-01-31.</source>
        <translation>Einen Tag in der Form 2026-01-31 eingeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Ask about this meeting</source>
        <translation>Zu dieser Besprechung fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Ask about your recordings</source>
        <translation>Zu Ihren Aufnahmen fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Ask what was said here</source>
        <translation>Fragen, was hier gesagt wurde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Ask, and hear the second that proves it.</source>
        <translation>Fragen und die Sekunde hören, die es belegt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>At {time} something else is said.</source>
        <translation>Bei {time} wird etwas anderes gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Both</source>
        <translation>Beides</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>By listening to it</source>
        <translation>Durch Anhören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Choose a model</source>
        <translation>Modell wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Choose another recording</source>
        <translation>Andere Aufnahme wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>First, something to ask about</source>
        <translation>Zuerst etwas, wozu sich fragen lässt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>From what was said</source>
        <translation>Aus dem Gesagten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>From what was said and what is measured</source>
        <translation>Aus Gesagtem und Gemessenem</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>From what was said up to {time}; the recording goes on.</source>
        <translation>Aus dem bis {time} Gesagten; die Aufnahme läuft weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Go to Meetings</source>
        <translation>Zu den Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Import it as a meeting</source>
        <translation>Als Besprechung importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Measured, without a language model</source>
        <translation>Gemessen, ohne Sprachmodell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Measured: {facts}</source>
        <translation>Gemessen: {facts}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Not in these recordings</source>
        <translation>Nicht in diesen Aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Nothing in these recordings says so.</source>
        <translation>Nichts in diesen Aufnahmen sagt das.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Nothing is written down of these recordings yet. Choose one to ask about its sound.</source>
        <translation>Von diesen Aufnahmen ist noch nichts aufgeschrieben. Eine wählen, um nach ihrem Ton zu fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Nothing was heard that answers this.</source>
        <translation>Es war nichts zu hören, was das beantwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Nothing was said so far.</source>
        <translation>Bisher wurde nichts gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Opens {recording} there</source>
        <translation>Öffnet {recording} dort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Plays from there</source>
        <translation>Spielt ab dieser Stelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Quoted, without a language model</source>
        <translation>Zitiert, ohne Sprachmodell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Record a meeting, import one, or drop a sound file here. Everything stays on this computer.</source>
        <translation>Eine Besprechung aufnehmen oder importieren, oder eine Tondatei hier ablegen. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Stopped.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>There are neither words nor sound of this recording.</source>
        <translation>Von dieser Aufnahme gibt es weder Worte noch Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Words</source>
        <translation>Worte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>Working</source>
        <translation>In Arbeit</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>{count} recordings were not looked through yet.</source>
        <translation><numerusform>{count} Aufnahme ist noch nicht durchgesehen.</numerusform><numerusform>{count} Aufnahmen sind noch nicht durchgesehen.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>{link}, playing</source>
        <translation>{link}, spielt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>{text} (not supported)</source>
        <translation>{text} (nicht belegt)</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/ask_texts.py"/>
        <source>“{title}”, its {count} questions and their answers are deleted.</source>
        <translation><numerusform>„{title}“, die Frage darin und die Antwort darauf sind gelöscht.</numerusform><numerusform>„{title}“, die {count} Fragen und ihre Antworten sind gelöscht.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_thread.py"/>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/ask_thread.py"/>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Compose</source>
        <translation>Komponieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Drop a tune to follow</source>
        <translation>Melodie ablegen, an die sich die Musik hält</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Drop music to take it in</source>
        <translation>Musik zum Übernehmen hier ablegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Music follows one tune: it is “{file}” now.</source>
        <translation>Die Musik folgt immer nur einer Melodie, jetzt „{file}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Tracks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose.py"/>
        <source>Which side is shown</source>
        <translation>Welche Seite gezeigt wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>A higher signal to noise and a smaller distance are closer to the original.</source>
        <translation>Ein höherer Rauschabstand und eine kleinere Distanz sind näher am Original.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Bit rate</source>
        <translation>Bitrate</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Books</source>
        <translation>Codebücher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Coding the track at each bit rate</source>
        <translation>Stück wird mit jeder Bitrate codiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Compare the codec's bit rates with the original</source>
        <translation>Bitraten des Codecs mit dem Original vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Distance at {rate} kbit/s</source>
        <translation>Distanz bei {rate} kbit/s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Distance to the original</source>
        <translation>Distanz zum Original</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Signal to noise</source>
        <translation>Rauschabstand</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_codec.py"/>
        <source>Tokens do not hold all of the sound. Compare it with the original at each bit rate.</source>
        <translation>Tokens enthalten nicht den ganzen Ton. Jede Bitrate mit dem Original vergleichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Another ending</source>
        <translation>Anderer Schluss</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Compare with “{title}”</source>
        <translation>Mit „{title}“ vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Delete the track</source>
        <translation>Stück löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Delete “{title}”?</source>
        <translation>„{title}“ löschen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Go on from its end</source>
        <translation>Am Ende fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>How it was made</source>
        <translation>Wie es entstand</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Import music</source>
        <translation>Musik importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Keep the name</source>
        <translation>Namen behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Keep the track</source>
        <translation>Stück behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Rate</source>
        <comment>give stars</comment>
        <translation>Bewerten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Rename the track</source>
        <translation>Stück umbenennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>The files of the track are in {folder}.</source>
        <translation>Die Dateien des Stücks liegen in {folder}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>Vary it</source>
        <translation>Variieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>{length} of music, its tokens and its marks are removed, also from mixes. What was branched from it stays. You can undo it for a short while.</source>
        <translation>{length} Musik mit Tokens und Markierungen werden entfernt, auch aus Mischungen. Was davon abgezweigt wurde, bleibt. Das lässt sich kurze Zeit rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_doing.py"/>
        <source>“{title}” is deleted.</source>
        <translation>„{title}“ ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_empty.py"/>
        <source>A composer is a model that runs on this computer; nothing is sent anywhere. The Models page tells which of them fit this computer, how large they are and what their licences allow.</source>
        <translation>Ein Komponist ist ein Modell, das auf diesem Computer läuft; nichts wird verschickt. Die Seite Modelle zeigt, welche zu diesem Computer passen, wie groß sie sind und was ihre Lizenzen erlauben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_empty.py"/>
        <source>Choose a composer</source>
        <translation>Komponisten wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_empty.py"/>
        <source>Describe music, or hum it</source>
        <translation>Musik beschreiben oder summen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_empty.py"/>
        <source>First, something that makes music</source>
        <translation>Zuerst etwas, das Musik macht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_empty.py"/>
        <source>Write who plays and how it feels, or give a tune. What is made stands here as a tree: try variations, go on from any place, and listen to two of them at equal loudness.</source>
        <translation>Schreiben, wer spielt und wie es klingt, oder eine Melodie vorgeben. Das Ergebnis steht hier als Baum: Varianten versuchen, an jeder Stelle fortsetzen und zwei davon gleich laut anhören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Export the track</source>
        <translation>Stück exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Export “{title}”</source>
        <translation>„{title}“ exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Format of the file</source>
        <translation>Format der Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>The file tells how it was made: the words, the model, its licence, and that it was made by an AI.</source>
        <translation>Die Datei sagt, wie sie entstand: die Beschreibung, das Modell, seine Lizenz und dass eine KI sie gemacht hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>The loop, {start} to {end}</source>
        <translation>Die Schleife, {start} bis {end}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>The tokens are in {file}.</source>
        <translation>Die Tokens sind in {file}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>The track is in {file}.</source>
        <translation>Das Stück ist in {file}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>The whole track</source>
        <translation>Das ganze Stück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Tokens (npz)</source>
        <translation>Tokens (npz)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_exporting.py"/>
        <source>Which part</source>
        <translation>Welcher Teil</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>By chance</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Draw a seed</source>
        <translation>Startwert ziehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Folded</source>
        <translation>Eingeklappt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Genre</source>
        <translation>Genre</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Instruments</source>
        <translation>Instrumente</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Key</source>
        <comment>music</comment>
        <translation>Tonart</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Mood</source>
        <translation>Stimmung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Open</source>
        <comment>unfolded</comment>
        <translation>Aufgeklappt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_fields.py"/>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>As a variation of the chosen track</source>
        <translation>Als Variante des gewählten Stücks</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>At the end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Choose a tune, or hum one.</source>
        <translation>Eine Melodie wählen oder summen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Choose the place to go on from.</source>
        <translation>Die Stelle zum Fortsetzen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Choose the track to go on with.</source>
        <translation>Das fortzusetzende Stück wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Get a composer</source>
        <translation>Komponisten besorgen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>How close to the words</source>
        <translation>Wie nah an den Worten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>How free</source>
        <translation>Wie frei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Made with</source>
        <translation>Gemacht mit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>More settings</source>
        <translation>Mehr Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>New in each step of long music</source>
        <translation>Neues je Schritt bei langer Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>There is nothing here yet that makes music.</source>
        <translation>Hier gibt es noch nichts, was Musik macht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Tokens to choose from</source>
        <translation>Tokens zur Auswahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Variations</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>What it should sound like</source>
        <translation>Wie es klingen soll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>What to start from</source>
        <translation>Womit es beginnt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_form.py"/>
        <source>Who plays, what kind of music, how it feels. Empty: whatever comes.</source>
        <translation>Wer spielt, welche Musik, wie sie sich anfühlt. Leer: was immer kommt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_head.py"/>
        <source>Branch from here</source>
        <translation>Hier abzweigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_head.py"/>
        <source>More for tracks</source>
        <translation>Mehr für Stücke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_head.py"/>
        <source>Stop comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_head.py"/>
        <source>Which of the two you hear</source>
        <translation>Welches der beiden Sie hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_humming.py"/>
        <source>Choose a tune</source>
        <translation>Melodie wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_humming.py"/>
        <source>What you hummed</source>
        <translation>Was Sie gesummt haben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_humming.py"/>
        <source>Writing it down</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_jobs.py"/>
        <source>Stop and keep</source>
        <translation>Beenden und behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_jobs.py"/>
        <source>What there is by now becomes a track</source>
        <translation>Was bisher da ist, wird ein Stück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>Find whole bars</source>
        <translation>Ganze Takte finden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>Looking for whole bars</source>
        <translation>Ganze Takte werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>Loop the whole track</source>
        <translation>Ganzes Stück als Schleife</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>Loops of whole bars</source>
        <translation>Schleifen aus ganzen Takten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>No steady bars were found</source>
        <translation>Keine gleichmäßigen Takte gefunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>Whole track</source>
        <translation>Ganzes Stück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_loop.py"/>
        <source>{bars} at {time}</source>
        <translation>{bars} bei {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Choose or drop a file with a tune, or hum one. Clear single notes are followed best.</source>
        <translation>Eine Datei mit einer Melodie wählen oder ablegen, oder eine summen. Am besten gelingt es mit klaren einzelnen Tönen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Hum it</source>
        <translation>Summen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Hum or sing the tune.</source>
        <translation>Die Melodie summen oder singen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>It begins in a moment.</source>
        <translation>Gleich beginnt es.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Level of the microphone</source>
        <translation>Pegel des Mikrofons</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Looking for its notes</source>
        <translation>Töne werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>Take another tune</source>
        <translation>Andere Melodie nehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>The strongest notes are what the model follows.</source>
        <translation>Das Modell folgt den stärksten Tönen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_melody.py"/>
        <source>the tune</source>
        <translation>die Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Add the track</source>
        <translation>Stück hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Add “{title}”</source>
        <translation>„{title}“ hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Back to the tokens</source>
        <translation>Zurück zu den Tokens</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Beats to the bar</source>
        <translation>Schläge pro Takt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Choose a track above and add it, or have a layer composed.</source>
        <translation>Oben ein Stück wählen und hinzufügen, oder eine Ebene komponieren lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Compose a layer</source>
        <translation>Ebene komponieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Compose the layer</source>
        <translation>Ebene komponieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Delete the mix</source>
        <translation>Mischung löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Export the mix</source>
        <translation>Mischung exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Make it a track</source>
        <translation>Zum Stück machen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Name of the layer</source>
        <translation>Name der Ebene</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>New mix</source>
        <translation>Neue Mischung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Soft brushes, steady</source>
        <translation>Sanfte Besen, gleichmäßig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Tempo of the mix</source>
        <translation>Tempo der Mischung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Tracks become layers on one beat grid: drums, bass, keys, each louder or softer, sooner or later.</source>
        <translation>Stücke werden Ebenen auf einem Taktraster: Schlagzeug, Bass, Keyboard, jede lauter oder leiser, früher oder später.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Which mix</source>
        <translation>Welche Mischung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>Words for the layer</source>
        <translation>Beschreibung der Ebene</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>beats a bar</source>
        <translation>Schläge pro Takt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>the layer</source>
        <translation>die Ebene</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix.py"/>
        <source>the mix</source>
        <translation>die Mischung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Fit {name} to the tempo of the mix</source>
        <translation>{name} ans Tempo der Mischung anpassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Hear {name} again</source>
        <translation>{name} wieder hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Hear {name} alone</source>
        <translation>{name} allein hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Mute {name}</source>
        <translation>{name} stumm schalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Played {times} times as fast</source>
        <translation>{times}-mal so schnell gespielt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Solo</source>
        <translation>Solo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Take {name} out of the mix</source>
        <translation>{name} aus der Mischung nehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>Volume of {name}</source>
        <translation>Lautstärke von {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mix_rows.py"/>
        <source>{name} begins at</source>
        <translation>{name} beginnt bei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>Its layers and their volumes are removed. The tracks stay. You can undo it for a short while.</source>
        <translation>Die Ebenen und ihre Lautstärken werden entfernt. Die Stücke bleiben. Das lässt sich kurze Zeit rückgängig machen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>Keep the mix</source>
        <translation>Mischung behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>Mix {number}</source>
        <translation>Mischung {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>The mix is in {file}.</source>
        <translation>Die Mischung ist in {file}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>“{name}” is out of the mix.</source>
        <translation>„{name}“ ist nicht mehr in der Mischung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_mixing.py"/>
        <source>“{title}” is a track now.</source>
        <translation>„{title}“ ist jetzt ein Stück.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_node.py"/>
        <source>Not rated</source>
        <translation>Unbewertet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>Another ending from there</source>
        <translation>Von dort ein anderer Schluss</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>Choose one in the tree, or drop a file there.</source>
        <translation>Eines im Baum wählen oder dort eine Datei ablegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>From its end</source>
        <translation>Am Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>From the place in the player</source>
        <translation>An der Stelle im Player</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>From {time} of {length}</source>
        <translation>Bei {time} von {length}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>Go on from</source>
        <translation>Stelle zum Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>No track is chosen</source>
        <translation>Kein Stück gewählt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>Play it, or click into its wave, to choose the place.</source>
        <translation>Abspielen oder in die Welle klicken, um die Stelle zu wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_on.py"/>
        <source>{length}, silence at its end is left out</source>
        <translation>{length}, Stille am Ende entfällt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Loop (L)</source>
        <translation>Schleife (L)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Player</source>
        <translation>Player</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Set a mark here (M)</source>
        <translation>Markierung setzen (M)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Show the spectrogram</source>
        <translation>Spektrogramm zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Show the wave</source>
        <translation>Welle zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>Stems</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>To the beginning (Home)</source>
        <translation>Zum Anfang (Pos1)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player.py"/>
        <source>of {length}</source>
        <translation>von {length}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Almost smooth</source>
        <translation>Fast glatt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Beginning against end</source>
        <translation>Anfang gegen Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Below its usual step</source>
        <translation>Unter dem üblichen Schritt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Can be heard</source>
        <translation>Hörbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Seam at {time}</source>
        <translation>Naht bei {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Smooth</source>
        <translation>Glatt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>The whole track is looped</source>
        <translation>Das ganze Stück läuft in Schleife</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>Worst of {count} seams, at {time}</source>
        <translation>Schlechteste von {count} Nähten, bei {time}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{count} bars</source>
        <translation><numerusform>{count} Takt</numerusform><numerusform>{count} Takte</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{first} to {last} BPM</source>
        <translation>{first} bis {last} BPM</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{level} dB</source>
        <translation>{level} dB</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{rate} kbit/s</source>
        <translation>{rate} kbit/s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{score} times its usual step</source>
        <translation>{score}-mal der übliche Schritt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{start} to {end} is looped</source>
        <translation>{start} bis {end} läuft in Schleife</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_player_texts.py"/>
        <source>{start} to {end} is looped, {bars}</source>
        <translation>{start} bis {end} läuft in Schleife, {bars}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>Begin the loop where it is now</source>
        <translation>Schleife hier beginnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>End the loop where it is now</source>
        <translation>Schleife hier beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>Go to “{name}”</source>
        <translation>Zu „{name}“</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>Mark at {time}</source>
        <translation>Markierung bei {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>Take the mark away</source>
        <translation>Markierung entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_playing.py"/>
        <source>The mark is removed.</source>
        <translation>Die Markierung ist entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_queue.py"/>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Each plays at the same second as the track, and is a track of its own.</source>
        <translation>Jede spielt zur selben Sekunde wie das Stück und ist ein eigenes Stück.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Mix the stems</source>
        <translation>Spuren mischen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Take it apart</source>
        <translation>Zerlegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>The track is taken apart into drums, bass, voice and the rest. Each becomes a track of its own.</source>
        <translation>Das Stück wird in Schlagzeug, Bass, Gesang und den Rest zerlegt. Jede Spur wird ein eigenes Stück.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>Wave of {name}</source>
        <translation>Welle von {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>taking it apart</source>
        <translation>wird zerlegt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_stems.py"/>
        <source>{time} of {length}</source>
        <translation>{time} von {length}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>About {time} with {model}.</source>
        <translation>Etwa {time} mit {model}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>After {melody}</source>
        <translation>Nach {melody}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>After {melody}, which it follows to {percent}</source>
        <translation>Nach {melody}, der es zu {percent} folgt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Branched from</source>
        <translation>Abgezweigt von</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Closeness</source>
        <translation>Nähe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Comes to an end</source>
        <translation>Kommt zum Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Fades out</source>
        <translation>Klingt aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>First to last part</source>
        <translation>Erster bis letzter Teil</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Follows the tune</source>
        <translation>Folgt der Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Freedom</source>
        <translation>Freiheit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Highest peak</source>
        <translation>Höchste Spitze</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Its licence is unknown.</source>
        <translation>Die Lizenz ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Its licence: free, business too.</source>
        <translation>Lizenz: frei, auch kommerziell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Its licence: not for business.</source>
        <translation>Lizenz: nicht kommerziell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Made with {model}.</source>
        <translation>Gemacht mit {model}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>None</source>
        <comment>words</comment>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Other</source>
        <comment>stem</comment>
        <translation>Rest</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Stops when the time is over</source>
        <translation>Hört auf, wenn die Zeit um ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>To {percent}</source>
        <translation>Zu {percent}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Tune</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>Vocals</source>
        <translation>Gesang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>compared as {badge}</source>
        <translation>verglichen als {badge}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>follows the tune to {percent}</source>
        <translation>folgt der Melodie zu {percent}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{count} ideas</source>
        <translation><numerusform>{count} Idee</numerusform><numerusform>{count} Ideen</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{count} minutes</source>
        <translation><numerusform>{count} Minute</numerusform><numerusform>{count} Minuten</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{count} seconds</source>
        <translation><numerusform>{count} Sekunde</numerusform><numerusform>{count} Sekunden</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{count} stars</source>
        <translation><numerusform>{count} Stern</numerusform><numerusform>{count} Sterne</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{count} tracks</source>
        <translation><numerusform>{count} Stück</numerusform><numerusform>{count} Stücke</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{distance} dB apart</source>
        <translation>{distance} dB auseinander</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{distance} dB apart, {first} to {last} BPM</source>
        <translation>{distance} dB auseinander, {first} bis {last} BPM</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{hours} hours</source>
        <translation>{hours} Stunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{length}, {rate} kHz, mono</source>
        <translation>{length}, {rate} kHz, mono</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{length}, {rate} kHz, stereo</source>
        <translation>{length}, {rate} kHz, stereo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{level} LUFS</source>
        <translation>{level} LUFS</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{score} of its usual step</source>
        <translation>{score} des üblichen Schritts</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{temperature}, of {count} tokens</source>
        <translation><numerusform>{temperature}, aus {count} Token</numerusform><numerusform>{temperature}, aus {count} Tokens</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{title}, from {time}</source>
        <translation>{title}, ab {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{tracks} from {ideas}</source>
        <translation>{tracks} aus {ideas}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_texts.py"/>
        <source>{words}, paused</source>
        <translation>{words}, angehalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Book {book} at {time}, token</source>
        <translation>Codebuch {book} bei {time}, Token</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Codes of the sound, in books one finer than the other</source>
        <translation>Codes des Tons, in immer feineren Codebüchern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Drift of the sound</source>
        <translation>Abdrift des Klangs</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>High token number</source>
        <translation>Hohe Tokennummer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Low</source>
        <comment>token number</comment>
        <translation>Niedrig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Of {rate} with all books</source>
        <translation>Von {rate} mit allen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Play with the first</source>
        <translation>Mit den ersten abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Play with the first books</source>
        <translation>Mit den ersten Codebüchern abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Point at a cell to read its token</source>
        <translation>Auf eine Zelle zeigen, um ihr Token zu lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Reading the tokens</source>
        <translation>Tokens werden gelesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Show the tokens</source>
        <translation>Tokens zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Spectral, 0 is equal</source>
        <translation>Spektral, 0 ist gleich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>With all books</source>
        <translation>Alle Codebücher</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/compose_tokens.py"/>
        <source>{count} books of {size}, {rate} steps a second</source>
        <translation><numerusform>{count} Codebuch mit {size}, {rate} Schritte pro Sekunde</numerusform><numerusform>{count} Codebücher mit {size}, {rate} Schritte pro Sekunde</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>A major</source>
        <translation>A-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>A minor</source>
        <translation>a-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Acoustic guitar</source>
        <translation>Akustikgitarre</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Ambient</source>
        <translation>Ambient</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>B flat major</source>
        <translation>B-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>B flat minor</source>
        <translation>b-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>B major</source>
        <translation>H-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>B minor</source>
        <translation>h-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Blues</source>
        <translation>Blues</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Brass band</source>
        <translation>Blaskapelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>C major</source>
        <translation>C-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>C minor</source>
        <translation>c-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Choir pads</source>
        <translation>Chorflächen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Classical</source>
        <translation>Klassik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>D major</source>
        <translation>D-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>D minor</source>
        <translation>d-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Dark</source>
        <comment>mood</comment>
        <translation>Düster</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Dreamy</source>
        <translation>Verträumt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Drums and bass</source>
        <translation>Schlagzeug und Bass</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>E major</source>
        <translation>E-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>E minor</source>
        <translation>e-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Electric guitar</source>
        <translation>E-Gitarre</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Electronic</source>
        <translation>Elektronisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Energetic</source>
        <translation>Energiegeladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>F major</source>
        <translation>F-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>F minor</source>
        <translation>f-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Film score</source>
        <translation>Filmmusik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Flute and harp</source>
        <translation>Flöte und Harfe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Folk</source>
        <translation>Folk</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>G major</source>
        <translation>G-Dur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>G minor</source>
        <translation>g-Moll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Hip hop</source>
        <translation>Hip-Hop</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Hopeful</source>
        <translation>Hoffnungsvoll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Jazz</source>
        <translation>Jazz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Melancholic</source>
        <translation>Melancholisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Orchestra</source>
        <translation>Orchester</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Playful</source>
        <translation>Verspielt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Pop</source>
        <translation>Pop</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Rock</source>
        <translation>Rock</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Solemn</source>
        <translation>Feierlich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Solo piano</source>
        <translation>Klavier solo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>String quartet</source>
        <translation>Streichquartett</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/compose_words.py"/>
        <source>Tense</source>
        <translation>Spannungsvoll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/connection_texts.py"/>
        <source>{model} on {host}</source>
        <translation>{model} auf {host}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>At the very first start</source>
        <translation>Beim allerersten Start</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Open it yourself.</source>
        <translation>Bitte selbst öffnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Search the guide</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Show the subjects</source>
        <translation>Themen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Subjects</source>
        <translation>Themen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>The address is {target}.</source>
        <translation>Die Adresse ist {target}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>The guide does not say “{text}”.</source>
        <translation>Im Handbuch steht nichts von „{text}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/help.py"/>
        <source>Work that takes a while</source>
        <translation>Arbeit, die eine Weile dauert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect.py"/>
        <source>Drop a recording to look inside it</source>
        <translation>Aufnahme ablegen, um hineinzusehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect.py"/>
        <source>Inspect</source>
        <translation>Untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect.py"/>
        <source>One sound at a time is shown, now {name}.</source>
        <translation>Gezeigt wird immer nur ein Ton, jetzt {name}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect.py"/>
        <source>Open a sound</source>
        <translation>Ton öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_empty.py"/>
        <source>Files opened last</source>
        <translation>Zuletzt geöffnete Dateien</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_empty.py"/>
        <source>Listen to the microphone</source>
        <translation>Mikrofon untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_empty.py"/>
        <source>Open a file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Export the lanes that are shown</source>
        <translation>Gezeigte Ansichten exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Exporting</source>
        <translation>Wird exportiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Exporting {lane}</source>
        <translation>{lane} wird exportiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Exporting {lane}, {percent} %</source>
        <translation>{lane} wird exportiert, {percent} %</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>PNG pictures</source>
        <translation>PNG-Bilder</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>SVG pictures with axes</source>
        <translation>SVG-Bilder mit Achsen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Stopped. What was written until then is in {place}.</source>
        <translation>Abgebrochen. Das bis dahin Geschriebene liegt in {place}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>The selection, {times}</source>
        <translation>Die Auswahl, {times}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>The whole sound</source>
        <translation>Der ganze Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>Where to export to</source>
        <translation>Wohin exportieren</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>{count} files are in {place}.</source>
        <translation><numerusform>{count} Datei liegt in {place}.</numerusform><numerusform>{count} Dateien liegen in {place}.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>{names}: the numbers of each as a NumPy file (npy), with pictures beside it.</source>
        <translation>{names}: die Zahlen jeweils als NumPy-Datei (npy), mit Bildern daneben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_exporting.py"/>
        <source>{name} inspected</source>
        <translation>{name} untersucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Export what is shown</source>
        <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Lanes and settings</source>
        <translation>Ansichten und Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Look at the microphone</source>
        <translation>Mikrofon untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Selected {times}</source>
        <translation>Ausgewählt {times}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Show all (F)</source>
        <translation>Alles zeigen (F)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Stop listening</source>
        <translation>Zuhören beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Stop the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>The last 30 s of what it hears</source>
        <translation>Die letzten 30 s des Gehörten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Time under the cursor</source>
        <translation>Zeit unter dem Zeiger</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_head.py"/>
        <source>Zoom out (−)</source>
        <translation>Verkleinern (−)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_opening.py"/>
        <source>Inspect sound</source>
        <translation>Ton untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_opening.py"/>
        <source>This sound is no longer here.</source>
        <translation>Diesen Ton gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Frequencies of the spectrogram</source>
        <translation>Frequenzen des Spektrogramms</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>From one to the next</source>
        <translation>Von einem zum nächsten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Hop</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Lanes</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Mel bands</source>
        <translation>Mel-Bänder</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Range</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Scale of frequencies</source>
        <translation>Frequenzskala</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Spectrum</source>
        <translation>Spektrum</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/inspect_side.py"/>
        <source>{count} bands</source>
        <translation><numerusform>{count} Band</numerusform><numerusform>{count} Bänder</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_stack.py"/>
        <source>Looking inside</source>
        <translation>Untersuchung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>A larger range shows quieter sound, and more of the noise.</source>
        <translation>Ein größerer Bereich zeigt leiseren Ton und mehr vom Rauschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>A longer window tells tones apart better and moments worse.</source>
        <translation>Ein längeres Fenster trennt Töne besser und Momente schlechter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>A quarter</source>
        <translation>Ein Viertel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>A sixteenth</source>
        <translation>Ein Sechzehntel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>An eighth</source>
        <translation>Ein Achtel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Codec tokens</source>
        <translation>Codec-Tokens</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Half a window</source>
        <translation>Ein halbes Fenster</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Linear</source>
        <translation>Linear</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Linear gives all frequencies the same room, Mel and Log give more to low ones, as the ear does.</source>
        <translation>Linear gibt allen Frequenzen gleich viel Platz, Mel und Log geben tiefen mehr, wie das Ohr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Log-mel</source>
        <translation>Log-Mel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Log-mel takes none of these: it is exactly what Whisper sees.</source>
        <translation>Log-Mel nimmt nichts davon: Es ist genau, was Whisper sieht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Look inside a sound</source>
        <translation>In einen Ton hineinsehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>More bands show finer detail; at the low end some may stay empty.</source>
        <translation>Mehr Bänder zeigen feinere Einzelheiten; unten können einige leer bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Pitch</source>
        <comment>of a voice</comment>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Refining {percent} %</source>
        <translation>Wird verfeinert, {percent} %</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Shorter steps show changes more smoothly and take longer to compute.</source>
        <translation>Kürzere Schritte zeigen Änderungen glatter und brauchen länger.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Space plays, Esc clears the selection. + and − zoom, F shows all, arrows scroll; with Shift they move the cursor. [ and ] select from and to the cursor. Shift with Up and Down changes a lane's height.</source>
        <translation>Leertaste spielt, Esc hebt die Auswahl auf. + und − vergrößern und verkleinern, F zeigt alles, Pfeile scrollen; mit Umschalt bewegen sie den Cursor. [ und ] wählen vom und bis zum Cursor. Umschalt mit Hoch und Herunter ändert die Höhe einer Ansicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Speakers</source>
        <comment>people</comment>
        <translation>Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Stop the microphone to look at it in another way.</source>
        <translation>Das Zuhören beenden, um es anders zu betrachten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>This sound cannot be shown</source>
        <translation>Dieser Ton lässt sich nicht zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Warm tells more levels apart, Grey prints well.</source>
        <translation>Warm unterscheidet mehr Pegel, Grau lässt sich gut drucken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>Waveform, spectrograms, pitch, who speaks and what Whisper sees, over one time axis. Drop a file here, or listen to the microphone.</source>
        <translation>Wellenform, Spektrogramme, Tonhöhe, wer spricht und was Whisper sieht, über einer Zeitachse. Eine Datei hier ablegen oder das Mikrofon untersuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>What the microphone heard</source>
        <translation>Was das Mikrofon hörte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>bands of the ear</source>
        <translation>Bänder des Ohrs</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>dB per frequency</source>
        <translation>dB je Frequenz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>full scale is 1</source>
        <translation>Vollaussteuerung ist 1</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>fundamental</source>
        <translation>Grundton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>of a neural codec</source>
        <translation>eines neuronalen Codecs</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>spectrum's shape</source>
        <translation>Form des Spektrums</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>speech detector</source>
        <translation>Sprachdetektor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>twelve tones</source>
        <translation>zwölf Töne</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>what Whisper sees</source>
        <translation>was Whisper sieht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>who speaks when</source>
        <translation>wer wann spricht</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>{count} channels</source>
        <translation><numerusform>{count} Kanal</numerusform><numerusform>{count} Kanäle</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>{count} samples</source>
        <translation><numerusform>{count} Abtastwert</numerusform><numerusform>{count} Abtastwerte</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>{length}, {rate} kHz, {channels}</source>
        <translation>{length}, {rate} kHz, {channels}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/inspect_texts.py"/>
        <source>{start} to {end}, {length} s</source>
        <translation>{start} bis {end}, {length} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings.py"/>
        <source>Drop recordings and videos to keep them here</source>
        <translation>Aufnahmen und Videos ablegen, um sie hier zu behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings.py"/>
        <source>Meetings</source>
        <translation>Besprechungen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/meetings.py"/>
        <source>{count} files are no sound or video files.</source>
        <translation><numerusform>{count} Datei ist keine Ton- oder Videodatei.</numerusform><numerusform>{count} Dateien sind keine Ton- oder Videodateien.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>As in Settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Do not translate</source>
        <translation>Nicht übersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Found out</source>
        <translation>Erkennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>It becomes a new version. Your corrections, names and the old version stay.</source>
        <translation>Es wird eine neue Fassung. Ihre Korrekturen, Namen und die alte Fassung bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Keep it as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Language that is spoken</source>
        <translation>Gesprochene Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>The English stands beside each line. What was said stays as it is.</source>
        <translation>Das Englische steht neben jeder Zeile. Das Gesagte bleibt, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Translate it to English?</source>
        <translation>Ins Englische übersetzen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Translate to English</source>
        <translation>Ins Englische übersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Write it down again</source>
        <translation>Neu aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_again.py"/>
        <source>Write it down again?</source>
        <translation>Neu aufschreiben?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Both versions, with their differences</source>
        <translation>Beide Fassungen mit ihren Unterschieden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Close the comparison (Esc)</source>
        <translation>Vergleich schließen (Esc)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Compare with a transcript (STM, SRT, VTT, JSON) or turns (RTTM) that are right</source>
        <translation>Mit einem fehlerfreien Transkript (STM, SRT, VTT, JSON) oder Sprecherwechseln (RTTM) vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Comparing</source>
        <translation>Vergleich läuft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Difference before (Shift+F3)</source>
        <translation>Voriger Unterschied (Umschalt+F3)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Hear this difference</source>
        <translation>Diesen Unterschied anhören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Next difference (F3)</source>
        <translation>Nächster Unterschied (F3)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Struck out</source>
        <translation>Durchgestrichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Taken as right</source>
        <translation>Gilt als richtig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Talk time with the wrong speaker, missed or too much: {percent} (DER).</source>
        <translation>Redezeit mit falschem Sprecher, verpasst oder zu viel: {percent} (DER).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>The file says who speaks when, and no words.</source>
        <translation>Die Datei sagt, wer wann spricht, und enthält keine Wörter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>The same, each speaker counted alike: {percent} (JER).</source>
        <translation>Dasselbe, jeder Sprecher gleich gezählt: {percent} (JER).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>The words are the same</source>
        <translation>Die Wörter sind gleich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Use a file</source>
        <translation>Datei verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Version to compare with</source>
        <translation>Fassung zum Vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>Version to look at</source>
        <translation>Gezeigte Fassung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>With who said them: {percent} (cpWER).</source>
        <translation>Mit der Zuordnung, wer sie sagte: {percent} (cpWER).</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>{count} differences</source>
        <translation><numerusform>{count} Unterschied</numerusform><numerusform>{count} Unterschiede</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>{place} of {count} differences</source>
        <translation>{place} von {count} Unterschieden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_compare.py"/>
        <source>{wrong} wrong for {words} words: word error rate {percent}.</source>
        <translation>{wrong} falsche auf {words} Wörter: Wortfehlerrate {percent}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_deleting.py"/>
        <source>The line is removed from the minutes.</source>
        <translation>Die Zeile ist aus dem Protokoll entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_deleting.py"/>
        <source>The marker is removed.</source>
        <translation>Die Markierung ist entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_deleting.py"/>
        <source>The note is removed.</source>
        <translation>Die Notiz ist entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_deleting.py"/>
        <source>The sound of “{title}” is deleted.</source>
        <translation>Der Ton von „{title}“ ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_deleting.py"/>
        <source>{name} and {other} are one person now.</source>
        <translation>{name} und {other} sind jetzt eine Person.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>About the meeting</source>
        <translation>Über die Besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>Minutes</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>The recording is being saved.</source>
        <translation>Die Aufnahme wird gespeichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>The sound of this meeting is missing.</source>
        <translation>Der Ton dieser Besprechung fehlt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>The words are written down when you stop.</source>
        <translation>Die Wörter werden aufgeschrieben, wenn Sie die Aufnahme beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>This meeting is not written down yet.</source>
        <translation>Diese Besprechung ist noch nicht aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>Transcript</source>
        <translation>Transkript</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>Width of the transcript</source>
        <translation>Breite des Transkripts</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_detail.py"/>
        <source>Write it down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_editor.py"/>
        <source>Edit the words</source>
        <translation>Wörter bearbeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_editor.py"/>
        <source>Play from here</source>
        <translation>Ab hier abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_editor.py"/>
        <source>Somebody else said it</source>
        <translation>Jemand anderes sagte es</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_editor.py"/>
        <source>Words of this line</source>
        <translation>Wörter dieser Zeile</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_empty.py"/>
        <source>Pick a meeting in the list, record one, or drop audio and video files here. They stay on this computer.</source>
        <translation>In der Liste eine Besprechung wählen, eine aufnehmen oder Ton- und Videodateien hier ablegen. Sie bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_empty.py"/>
        <source>Record a meeting, or drop audio and video files here. They stay on this computer.</source>
        <translation>Eine Besprechung aufnehmen oder Ton- und Videodateien hier ablegen. Sie bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_empty.py"/>
        <source>What was said stays findable</source>
        <translation>Was gesagt wurde, bleibt auffindbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_exporting.py"/>
        <source>Choose a folder for the export</source>
        <translation>Ordner für den Export wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_exporting.py"/>
        <source>The transcript is on the clipboard.</source>
        <translation>Das Transkript ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Meetings of</source>
        <translation>Besprechungen von</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Meetings with</source>
        <translation>Besprechungen mit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting at that time holds “{text}”.</source>
        <translation>Keine Besprechung dieser Zeit enthält „{text}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting at that time.</source>
        <translation>Keine Besprechung in dieser Zeit.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting holds “{text}”.</source>
        <translation>Keine Besprechung enthält „{text}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting with {speaker} at that time.</source>
        <translation>Keine Besprechung mit {speaker} in dieser Zeit.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting with {speaker}.</source>
        <translation>Keine Besprechung mit {speaker}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>No meeting.</source>
        <translation>Keine Besprechung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Past month</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Past week</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>Past year</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>{speaker} says “{text}” in no meeting at that time.</source>
        <translation>{speaker} sagt „{text}“ in keiner Besprechung dieser Zeit.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_filter.py"/>
        <source>{speaker} says “{text}” in no meeting.</source>
        <translation>{speaker} sagt „{text}“ in keiner Besprechung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Find in the transcript</source>
        <translation>Im Transkript suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Next place (Enter)</source>
        <translation>Nächste Stelle (Enter)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Place before (Shift+Enter)</source>
        <translation>Vorige Stelle (Umschalt+Enter)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Replace all</source>
        <translation>Alle ersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>Replace it by</source>
        <translation>Ersetzen durch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_find.py"/>
        <source>{place} of {count}</source>
        <translation>{place} von {count}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Add a tag</source>
        <translation>Schlagwort hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>All but the training set</source>
        <translation>Alles außer dem Trainingssatz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Copy the transcript</source>
        <translation>Transkript kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Delete audio, keep transcript</source>
        <translation>Ton löschen, Transkript behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>It is not {name}</source>
        <translation>Das ist nicht {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>It is {name}</source>
        <translation>Das ist {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>More for this meeting</source>
        <translation>Mehr zu dieser Besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Remove the tag {tag}</source>
        <translation>Schlagwort {tag} entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Show the list of meetings</source>
        <translation>Liste der Besprechungen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>Title of the meeting</source>
        <translation>Titel der Besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_header.py"/>
        <source>{name}, suggested</source>
        <translation>{name}, vorgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_importing.py"/>
        <source>Activity says why.</source>
        <translation>Unter „Aktivität“ steht, warum.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/meetings_importing.py"/>
        <source>{count} files were not imported.</source>
        <translation><numerusform>{count} Datei wurde nicht importiert.</numerusform><numerusform>{count} Dateien wurden nicht importiert.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Choose audio or video files</source>
        <translation>Ton- oder Videodateien wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Search all meetings</source>
        <translation>Besprechungen durchsuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>With {names}</source>
        <translation>Mit {names}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Without filters</source>
        <translation>Ohne Filter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>Your meetings are kept here.</source>
        <translation>Ihre Besprechungen bleiben hier erhalten.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/meetings_list.py"/>
        <source>{count} older ones are found by the search.</source>
        <translation><numerusform>{count} ältere findet die Suche.</numerusform><numerusform>{count} ältere findet die Suche.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_live.py"/>
        <source>A first guess. It is written down again, and better, when you stop.</source>
        <translation>Eine erste Vermutung. Nach dem Ende wird noch einmal und besser aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_live.py"/>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_menus.py"/>
        <source>Join with the next line</source>
        <translation>Mit der nächsten Zeile verbinden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_menus.py"/>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_menus.py"/>
        <source>Said by</source>
        <translation>Gesagt von</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_menus.py"/>
        <source>Split before “{word}”</source>
        <translation>Vor „{word}“ teilen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Could not be read by the model: {spans}</source>
        <translation>Vom Modell nicht lesbar: {spans}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Done: {text}</source>
        <translation>Erledigt: {text}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Keep anyway</source>
        <translation>Trotzdem behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Keep anyway: {text}</source>
        <translation>Trotzdem behalten: {text}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Made without a language model</source>
        <translation>Ohne Sprachmodell erstellt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Make minutes</source>
        <translation>Protokoll erstellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Make new minutes</source>
        <translation>Neues Protokoll erstellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Mentioned: {names}</source>
        <translation>Erwähnt: {names}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Minutes are made from the transcript.</source>
        <translation>Das Protokoll wird aus dem Transkript erstellt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Present: {names}</source>
        <translation>Anwesend: {names}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Read aloud</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Remove: {text}</source>
        <translation>Entfernen: {text}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Stop reading</source>
        <translation>Vorlesen beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Template</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>There are no minutes yet.</source>
        <translation>Es gibt noch kein Protokoll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>Words or names changed since</source>
        <translation>Wörter oder Namen seither geändert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>{start} to {end}</source>
        <translation>{start} bis {end}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_minutes.py"/>
        <source>{text}, not supported</source>
        <translation>{text}, nicht belegt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Each line keeps its second. The minutes use your notes as sources.</source>
        <translation>Jede Zeile behält ihre Sekunde. Das Protokoll nutzt Ihre Notizen als Quellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Go to {time}</source>
        <translation>Zu {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Marker</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Remove this note</source>
        <translation>Diese Notiz entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_notes.py"/>
        <source>Write a note, Enter keeps it</source>
        <translation>Notiz schreiben, Enter behält sie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Find out who spoke</source>
        <translation>Sprecher finden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Forget all voices</source>
        <translation>Alle Stimmen vergessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Hear {name}</source>
        <translation>{name} anhören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Is {name}</source>
        <translation>Ist {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>It is not known who spoke.</source>
        <translation>Wer gesprochen hat, ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Name of {name}</source>
        <translation>Name von {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>Remember the voice of {name}</source>
        <translation>Stimme von {name} merken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>{length}, {percent}</source>
        <translation>{length}, {percent}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>{name} is somebody else here</source>
        <translation>{name} ist hier jemand anderes</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_people.py"/>
        <source>{percent} of the talk time</source>
        <translation>{percent} der Redezeit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Ahead 10 s (Right)</source>
        <translation>10 s vor (Rechts)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Back 10 s (Left)</source>
        <translation>10 s zurück (Links)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Mute</source>
        <translation>Stumm schalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Play aloud again</source>
        <translation>Wieder laut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Set a marker here</source>
        <translation>Markierung hier setzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_player.py"/>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_presence.py"/>
        <source>Also there</source>
        <translation>Auch dabei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_presence.py"/>
        <source>Somebody else</source>
        <translation>Jemand anderes</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_presence.py"/>
        <source>Somebody else who was there</source>
        <translation>Jemand anderes, der dabei war</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_presence.py"/>
        <source>Tick who was there without being heard. Others are only mentioned: the minutes give them no tasks.</source>
        <translation>Ankreuzen, wer dabei war, ohne gehört zu werden. Andere sind nur erwähnt: Das Protokoll gibt ihnen keine Aufgaben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_presence.py"/>
        <source>{name} was there</source>
        <translation>{name} war dabei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Delete the meeting</source>
        <translation>Besprechung löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Delete the sound</source>
        <translation>Ton löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Delete the sound of this meeting?</source>
        <translation>Den Ton dieser Besprechung löschen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Do not remember</source>
        <translation>Nicht merken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Forget all voices?</source>
        <translation>Alle Stimmen vergessen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>It is suggested in later meetings and never leaves this computer. Ask {name}: “{consent}”</source>
        <translation>Sie wird in späteren Besprechungen vorgeschlagen und verlässt diesen Computer nie. {name} fragen: „{consent}“</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Its sound, transcript, notes and minutes are removed from this computer. You can undo it for a short while, then there is no way back.</source>
        <translation>Ton, Transkript, Notizen und Protokoll werden von diesem Computer entfernt. Das lässt sich kurze Zeit rückgängig machen, danach nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Keep the meeting</source>
        <translation>Besprechung behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Keep the sound</source>
        <translation>Ton behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>No name is suggested any more. The names in your meetings stay.</source>
        <translation>Kein Name wird mehr vorgeschlagen. Die Namen in Ihren Besprechungen bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>Remember the voice of {name}?</source>
        <translation>Die Stimme von {name} merken?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>{length} of sound are removed. Transcript, names, notes and minutes stay.</source>
        <translation>{length} Ton werden entfernt. Transkript, Namen, Notizen und Protokoll bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_questions.py"/>
        <source>{name} agreed</source>
        <translation>{name} ist einverstanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recorder.py"/>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Copy the sentence</source>
        <translation>Satz kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Do not record</source>
        <translation>Nicht aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Everyone agrees</source>
        <translation>Alle sind einverstanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Everyone must agree before you record</source>
        <translation>Vor der Aufnahme müssen alle einverstanden sein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>In many places it is forbidden to record people who do not know. Read this out or paste it, and wait for a yes:</source>
        <translation>Vielerorts ist es verboten, Menschen ohne ihr Wissen aufzunehmen. Dies vorlesen oder einfügen und auf ein Ja warten:</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Paused. What was recorded is saved.</source>
        <translation>Angehalten. Das Aufgenommene ist gespeichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Room for only {minutes} min.</source>
        <translation>Nur Platz für {minutes} min.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Room for {count} hours.</source>
        <translation><numerusform>Platz für {count} Stunde.</numerusform><numerusform>Platz für {count} Stunden.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Saved every second.</source>
        <translation>Laufend gesichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Sound of this computer</source>
        <translation>Ton dieses Computers</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Start recording</source>
        <translation>Aufnahme starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>The others are silent: this computer plays something, but nothing of it is recorded.</source>
        <translation>Die anderen sind still: Dieser Computer spielt etwas ab, aber nichts davon wird aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>Tick that everyone agrees first</source>
        <translation>Zuerst ankreuzen, dass alle einverstanden sind</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>What was recorded last</source>
        <translation>Was zuletzt aufgenommen wurde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_recording.py"/>
        <source>{db} dB</source>
        <translation>{db} dB</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Actions</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Being saved</source>
        <translation>Wird gespeichert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>I would like to record this conversation on my own computer, so that I can write the minutes. Does everyone agree?</source>
        <translation>Ich möchte dieses Gespräch auf meinem eigenen Computer aufnehmen, um das Protokoll schreiben zu können. Sind alle einverstanden?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Lecture</source>
        <translation>Vortrag</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Meeting {moment}</source>
        <translation>Besprechung {moment}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Names missing</source>
        <translation>Namen fehlen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Not written down</source>
        <translation>Nicht aufgeschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>One to one</source>
        <translation>Vier-Augen-Gespräch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Open questions</source>
        <translation>Offene Fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Reference (STM)</source>
        <translation>Referenz (STM)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Sound is missing</source>
        <translation>Ton fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Speaker {number}</source>
        <translation>Sprecher {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Stand up</source>
        <translation>Stand-up</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Subtitles (SRT)</source>
        <translation>Untertitel (SRT)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Subtitles (VTT)</source>
        <translation>Untertitel (VTT)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Table (CSV)</source>
        <translation>Tabelle (CSV)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Training set</source>
        <translation>Trainingssatz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Turns (RTTM)</source>
        <translation>Sprecherwechsel (RTTM)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Web page with sound</source>
        <translation>Webseite mit Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Word (DOCX)</source>
        <translation>Word (DOCX)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>Words only</source>
        <translation>Nur Wörter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{minutes} min</source>
        <translation>{minutes} min</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{size} GB</source>
        <translation>{size} GB</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{weekday} {day} {month}, started {time}</source>
        <translation>{weekday}, {day}. {month}, begonnen um {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_texts.py"/>
        <source>{weekday} {day} {month}, {time}</source>
        <translation>{weekday}, {day}. {month}, {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_transcript.py"/>
        <source>Heard with little certainty</source>
        <translation>Unsicher gehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_transcript.py"/>
        <source>In English: {english}</source>
        <translation>Auf Englisch: {english}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_transcript.py"/>
        <source>{time} · overlap</source>
        <translation>{time} · zugleich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versioning.py"/>
        <source>Choose what is right</source>
        <translation>Wählen, was richtig ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versioning.py"/>
        <source>Get a Whisper model of many languages.</source>
        <translation>Ein mehrsprachiges Whisper-Modell besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versioning.py"/>
        <source>None of your engines translates.</source>
        <translation>Keine Ihrer Engines übersetzt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versioning.py"/>
        <source>Transcripts and turns (*.stm *.srt *.vtt *.json *.rttm)</source>
        <translation>Transkripte und Sprecherwechsel (*.stm *.srt *.vtt *.json *.rttm)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Before corrections · {name}</source>
        <translation>Vor den Korrekturen · {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Compare versions</source>
        <translation>Fassungen vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Corrected · {name}</source>
        <translation>Korrigiert · {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>From a file</source>
        <translation>Aus einer Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Hide English</source>
        <translation>Englisch ausblenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Progress of the transcript</source>
        <translation>Fortschritt des Transkripts</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Put English beside the transcript</source>
        <translation>Englisch neben das Transkript stellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Show English</source>
        <translation>Englisch zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Translate</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Version of the transcript</source>
        <translation>Fassung des Transkripts</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Waits for its turn</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>While recording</source>
        <translation>Während der Aufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>Written down</source>
        <translation>Aufgeschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>{what}, {day} {month} {time}</source>
        <translation>{what}, {day}. {month} {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/meetings_versions.py"/>
        <source>{work}, {percent}</source>
        <translation>{work}, {percent}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Add a file</source>
        <translation>Datei hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Add a model from disk</source>
        <translation>Modell vom Datenträger hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Add from disk</source>
        <translation>Vom Datenträger hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Copied {name}, the name that --asr, --llm, --tts and their like take.</source>
        <translation>{name} kopiert, der Name, den --asr, --llm, --tts und Ähnliche nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Drop a model's folder or file to add it</source>
        <translation>Modellordner oder -datei zum Hinzufügen ablegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Models (*.gguf *.pt)</source>
        <translation>Modelle (*.gguf *.pt)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Open that folder yourself.</source>
        <translation>Diesen Ordner bitte selbst öffnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Search models</source>
        <translation>Modelle suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>The files are in {folder}.</source>
        <translation>Die Dateien liegen in {folder}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>Which models</source>
        <translation>Welche Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models.py"/>
        <source>{title} is added and can be used.</source>
        <translation>{title} ist hinzugefügt und verwendbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Add the hub's token</source>
        <translation>Token des Hubs hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Asking what it is and how large.</source>
        <translation>Angaben und Größe werden erfragt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Checking</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Get the set</source>
        <translation>Auswahl besorgen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Get {title}</source>
        <translation>{title} besorgen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Install {title}</source>
        <translation>{title} installieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Its libraries are downloaded into a folder of their own and change nothing else here.</source>
        <translation>Die Bibliotheken werden in einen eigenen Ordner geladen und ändern hier sonst nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Keep the token</source>
        <translation>Token behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Keep {title}</source>
        <translation>{title} behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Models that need it stop working until you install it again.</source>
        <translation>Modelle, die es brauchen, funktionieren erst wieder, wenn Sie es neu installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Pack</source>
        <translation>Paket</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Python's package index</source>
        <translation>Paketverzeichnis von Python</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Remove {title}</source>
        <translation>{title} entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Repair it, or remove it.</source>
        <translation>Reparieren oder entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Repair {title}</source>
        <translation>{title} reparieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>Token of the hub</source>
        <translation>Token des Hubs</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>{count} more faults were found.</source>
        <translation><numerusform>{count} weiterer Fehler wurde gefunden.</numerusform><numerusform>{count} weitere Fehler wurden gefunden.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>{title} is damaged.</source>
        <translation>{title} ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>{title} is given to those who accept its terms on the hub's page {repo} with an account. The account's token is kept on this computer, and sent to the hub alone.</source>
        <translation>{title} erhält, wer auf der Hub-Seite {repo} mit einem Konto die Bedingungen annimmt. Das Token des Kontos bleibt auf diesem Computer und wird nur an den Hub gesendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>{title} is whole.</source>
        <translation>{title} ist unversehrt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_ask.py"/>
        <source>“{title}” is removed.</source>
        <translation>„{title}“ ist entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_columns.py"/>
        <source>Add token</source>
        <translation>Token eingeben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_columns.py"/>
        <source>Fit for this computer</source>
        <translation>Eignung für diesen Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_columns.py"/>
        <source>Included</source>
        <translation>Enthalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_columns.py"/>
        <source>Install pack</source>
        <translation>Paket installieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_columns.py"/>
        <source>Not installed</source>
        <translation>Nicht installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_computers.py"/>
        <source>Its address and key are forgotten. Nothing changes on the other computer.</source>
        <translation>Adresse und Schlüssel werden vergessen. Auf dem anderen Computer ändert sich nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_computers.py"/>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_computers.py"/>
        <source>{model} is added. It is used once you choose it.</source>
        <translation>{model} ist hinzugefügt. Es wird benutzt, sobald Sie es wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_computers.py"/>
        <source>{title} works.</source>
        <translation>{title} funktioniert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>A server with an OpenAI-compatible address: vLLM, llama-server, Ollama, speaches and others. While one of its models is chosen, what you say is sent there.</source>
        <translation>Ein Server mit OpenAI-kompatibler Adresse: vLLM, llama-server, Ollama, speaches und andere. Solange eines seiner Modelle gewählt ist, wird das Gesagte dorthin gesendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Add a computer</source>
        <translation>Computer hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Add another computer</source>
        <translation>Anderen Computer hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Add it</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Address, such as {example}</source>
        <translation>Adresse, etwa {example}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Ask for its models</source>
        <translation>Modelle abfragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Check the connection</source>
        <translation>Verbindung prüfen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Copy its name for the command line</source>
        <translation>Namen für die Befehlszeile kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Hears</source>
        <translation>Hört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Key, where the server wants one</source>
        <translation>Schlüssel, falls der Server einen will</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Model, as the server names it</source>
        <translation>Modell, wie der Server es nennt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Models of the server</source>
        <translation>Modelle des Servers</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Models on a server of your own, or of somebody else</source>
        <translation>Modelle auf einem eigenen oder fremden Server</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Name, such as gpu-box</source>
        <translation>Name, etwa gpu-box</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Not encrypted within your network</source>
        <translation>In Ihrem Netzwerk unverschlüsselt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Other computers</source>
        <translation>Andere Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Others in your network could read what you say: this address does not encrypt it.</source>
        <translation>Andere in Ihrem Netzwerk könnten mitlesen: Diese Adresse verschlüsselt nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Send it unencrypted all the same</source>
        <translation>Trotzdem unverschlüsselt senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Sends to {host}</source>
        <translation>Sendet an {host}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Stays on this computer</source>
        <translation>Bleibt auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>The server lists no models. Enter the name of one.</source>
        <translation>Der Server listet keine Modelle auf. Den Namen eines Modells eingeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Thinks</source>
        <translation>Denkt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>Voice, where the server wants one</source>
        <translation>Stimme, falls der Server eine will</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_connections.py"/>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_list.py"/>
        <source>Show all models</source>
        <translation>Alle Modelle zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_list.py"/>
        <source>The models cannot be shown</source>
        <translation>Die Modelle lassen sich nicht zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_memory.py"/>
        <source>Memory in use by models</source>
        <translation>Von Modellen belegter Speicher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_memory.py"/>
        <source>No model is loaded</source>
        <translation>Kein Modell geladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Add again</source>
        <translation>Neu hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Broken</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Cannot run yet</source>
        <translation>Läuft noch nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Get</source>
        <translation>Besorgen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>More for {title}</source>
        <translation>Mehr zu {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Pack {name}</source>
        <translation>Paket {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Use {title}</source>
        <translation>{title} benutzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Verify its files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>Waiting to start</source>
        <translation>Startet gleich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>{verb} (in use)</source>
        <translation>{verb} (in Gebrauch)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_rows.py"/>
        <source>{verb} {title}</source>
        <translation>{verb}: {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_set.py"/>
        <source>Best set for this computer</source>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_set.py"/>
        <source>Everything of it is here</source>
        <translation>Alles davon ist da</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_set.py"/>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>About {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>About {size} more to download</source>
        <translation>noch etwa {size} zu laden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>About {size} more to download, with the pack {packs}</source>
        <translation>noch etwa {size} zu laden, mit dem Paket {packs}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Accept its terms once</source>
        <translation>Einmal die Bedingungen annehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Answers about sound</source>
        <translation>Antwortet zum Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Answers in about {seconds} s.</source>
        <translation>Antwortet in etwa {seconds} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Cleans</source>
        <translation>Reinigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Compares sentences</source>
        <translation>Vergleicht Sätze</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Engines that need libraries of their own</source>
        <translation>Engines, die eigene Bibliotheken brauchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Everything is here</source>
        <translation>Alles ist da</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Finds by meaning</source>
        <translation>Findet nach Bedeutung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Fits, but slow</source>
        <translation>Passt, aber langsam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Forget {title}</source>
        <translation>{title} vergessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Install</source>
        <translation>Installieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Installing</source>
        <translation>Wird installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>It is downloaded from {host} to this computer. Nothing of yours is sent.</source>
        <translation>Es wird von {host} auf diesen Computer geladen. Nichts von Ihnen wird gesendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Its files are deleted from this computer. You can get it again.</source>
        <translation>Die Dateien werden von diesem Computer gelöscht. Sie können es erneut besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Its size is told before the download</source>
        <translation>Die Größe wird vor dem Download genannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Its size is told before the download, with the pack {packs}</source>
        <translation>Die Größe wird vor dem Download genannt, mit dem Paket {packs}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Languages</source>
        <translation>Sprachen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Listens for its name</source>
        <translation>Lauscht auf seinen Namen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Listens to a recording and answers</source>
        <translation>Hört eine Aufnahme an und antwortet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Makes tracks, and tokens of sound</source>
        <translation>Macht Stücke, und Tokens aus Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Needs a token</source>
        <translation>Braucht ein Token</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Needs an update</source>
        <translation>Muss aktualisiert werden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>No models yet.</source>
        <translation>Noch keine Modelle.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Nothing here is called “{words}”.</source>
        <translation>Nichts hier heißt „{words}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Nothing under “{name}” yet.</source>
        <translation>Noch nichts unter „{name}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Packs</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Paused at {percent}</source>
        <translation>Angehalten bei {percent}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Read its terms</source>
        <translation>Bedingungen lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Says the answer aloud</source>
        <translation>Spricht die Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Takes noise away and sounds apart</source>
        <translation>Entfernt Geräusche und trennt Klänge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Tells voices apart and knows them again</source>
        <translation>Unterscheidet Stimmen und erkennt sie wieder</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>This frees {size}.</source>
        <translation>Das schafft {size} Platz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Told before it is downloaded</source>
        <translation>Wird vor dem Download genannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Turns speech into words and knows when you have finished</source>
        <translation>Macht Gesprochenes zu Wörtern und erkennt, wann Sie fertig sind</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Update</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Wakes</source>
        <translation>Wacht auf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>Works out the answer</source>
        <translation>Überlegt sich die Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>no graphics card found</source>
        <translation>keine Grafikkarte gefunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{card} with {memory}</source>
        <translation>{card} mit {memory}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{cores}, {memory} memory, {card}</source>
        <translation>{cores}, {memory} Speicher, {card}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{count} cores</source>
        <translation><numerusform>{count} Kern</numerusform><numerusform>{count} Kerne</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{hours} h left</source>
        <translation>noch {hours} h</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{licence}, needs a token</source>
        <translation>{licence}, braucht ein Token</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{names} and {last}</source>
        <translation>{names} und {last}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{percent}, {time_left}</source>
        <translation>{percent}, {time_left}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{seconds} s for 10 s of sound</source>
        <translation>{seconds} s für 10 s Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{size} more to download</source>
        <translation>noch {size} zu laden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{size} more to download, with the pack {packs}</source>
        <translation>noch {size} zu laden, mit dem Paket {packs}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{title} leaves this list. Its files stay where they are: {path}.</source>
        <translation>{title} wird aus dieser Liste entfernt. Die Dateien bleiben, wo sie sind: {path}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/models_texts.py"/>
        <source>{used} of {allowed}</source>
        <translation>{used} von {allowed}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>No setting is called “{words}”.</source>
        <translation>Keine Einstellung heißt „{words}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>Show all settings</source>
        <translation>Alle Einstellungen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>This desktop has no tray, so closing the window quits.</source>
        <translation>Dieser Desktop hat keinen Infobereich, daher beendet das Schließen des Fensters das Programm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>This desktop places windows itself: choose “Always on top” in that window's own menu.</source>
        <translation>Dieser Desktop ordnet Fenster selbst an: Wählen Sie „Immer im Vordergrund“ im Menü des kleinen Fensters.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>Your data lies in {folder}.</source>
        <translation>Ihre Daten liegen in {folder}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>data folder files open where</source>
        <translation>datenordner dateien öffnen wo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings.py"/>
        <source>tools of your own mcp add allow</source>
        <translation>eigene werkzeuge mcp hinzufügen erlauben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Diagnostics hold no speech, no texts and no names. Crash reports stay on this computer.</source>
        <translation>Die Diagnose enthält nichts Gesprochenes, keine Texte und keine Namen. Absturzberichte bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Hide licences</source>
        <translation>Lizenzen ausblenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>It lies at {path}.</source>
        <translation>Zu finden unter {path}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Models that can be got</source>
        <translation>Modelle, die sich besorgen lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Of everything that is installed with the program, and of the models that it can get.</source>
        <translation>Von allem, was mit dem Programm installiert ist, und von den Modellen, die es besorgen kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Open crash reports</source>
        <translation>Absturzberichte öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Read more about them</source>
        <translation>Mehr darüber lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Show licences</source>
        <translation>Lizenzen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>Shown before you get it</source>
        <translation>Wird vor dem Besorgen gezeigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>The diagnostics are in the clipboard.</source>
        <translation>Die Diagnose ist in der Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>There are no crash reports.</source>
        <translation>Es gibt keine Absturzberichte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>They hold no speech, no texts and no names.</source>
        <translation>Sie enthalten nichts Gesprochenes, keine Texte und keine Namen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_about.py"/>
        <source>about version python qt libraries licences licenses copy diagnostics crash reports models</source>
        <translation>über version python qt bibliotheken lizenzen diagnose kopieren absturzberichte modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Add a fact</source>
        <translation>Angabe hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Change what is remembered</source>
        <translation>Gemerktes ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Change: {name}</source>
        <translation>Ändern: {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Delete: {name}</source>
        <translation>Löschen: {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Nothing yet. Say “Remember that I like jazz”, or add it here.</source>
        <translation>Noch nichts. „Remember that I like jazz“ sagen oder hier hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Only what you asked to be remembered. A language model is told it from the next talk on.</source>
        <translation>Nur was auf Ihren Wunsch gemerkt wurde. Ein Sprachmodell erfährt es ab dem nächsten Gespräch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Remember it</source>
        <translation>Merken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>Told on {day} {month} {year}</source>
        <translation>Erzählt am {day}. {month} {year}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>What I know about you</source>
        <translation>Was ich über Sie weiß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>What shall be remembered?</source>
        <translation>Was soll gemerkt werden?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>what i know about you facts remember memory told forget</source>
        <translation>was ich über sie weiß angaben merken gedächtnis erzählt vergessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_facts.py"/>
        <source>“{text}” is forgotten.</source>
        <translation>„{text}“ ist vergessen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_fields.py"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_fields.py"/>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_guide.py"/>
        <source>First steps</source>
        <translation>Erste Schritte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_guide.py"/>
        <source>Show the first steps</source>
        <translation>Erste Schritte zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_guide.py"/>
        <source>Test the microphone and the speakers, get models, choose how a talk begins.</source>
        <translation>Mikrofon und Lautsprecher testen, Modelle besorgen, den Beginn von Gesprächen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_guide.py"/>
        <source>first steps guide welcome test microphone speakers models begin again</source>
        <translation>erste schritte einstieg willkommen mikrofon lautsprecher testen modelle neu beginnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_login.py"/>
        <source>Start when I log in</source>
        <translation>Beim Anmelden starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_login.py"/>
        <source>Without its window, in the tray; minimised where there is none.</source>
        <translation>Ohne Fenster, im Infobereich; minimiert, wo es keinen gibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_login.py"/>
        <source>start when i log in login autostart boot hidden tray</source>
        <translation>beim anmelden starten autostart hochfahren versteckt infobereich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>A new persona</source>
        <translation>Eine neue Rolle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Add a persona</source>
        <translation>Rolle hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Answers now</source>
        <translation>Antwortet jetzt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>As the settings say</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>As the settings say, or a code such as de</source>
        <translation>Wie in den Einstellungen, oder ein Kürzel wie de</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>As the settings say, or engine:model</source>
        <translation>Wie in den Einstellungen, oder Engine:Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Change the persona</source>
        <translation>Rolle ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Let it answer</source>
        <translation>Antworten lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Let {name} answer</source>
        <translation>{name} antworten lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Personas</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>What it is told about itself</source>
        <translation>Was ihr über sich gesagt wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>Who answers: a name, what a language model is told about itself, a voice and a language.</source>
        <translation>Wer antwortet: ein Name, was einem Sprachmodell über sich gesagt wird, eine Stimme und eine Sprache.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>personas persona who answers character voice prompt language</source>
        <translation>rollen rolle wer antwortet charakter stimme anweisung sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_personas.py"/>
        <source>“{name}” is deleted.</source>
        <translation>„{name}“ ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_rows.py"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_rows.py"/>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_rows.py"/>
        <source>Needs a restart</source>
        <translation>Braucht einen Neustart</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_rows.py"/>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_rows.py"/>
        <source>Problems of the settings file</source>
        <translation>Probleme der Einstellungsdatei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_sections.py"/>
        <source>Which settings</source>
        <translation>Welche Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>One entry of the settings file is not used</source>
        <translation>Ein Eintrag der Einstellungsdatei wird nicht verwendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>Reset to the first text</source>
        <translation>Zurück zum ersten Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>Reset to {value}</source>
        <translation>Zurück auf {value}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>System default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>System default ({device})</source>
        <translation>Systemstandard ({device})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>the system's own</source>
        <translation>das des Systems</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>{count} entries of the settings file are not used</source>
        <translation><numerusform>{count} Eintrag der Einstellungsdatei wird nicht verwendet</numerusform><numerusform>{count} Einträge der Einstellungsdatei werden nicht verwendet</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>{device} (not connected)</source>
        <translation>{device} (nicht verbunden)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_texts.py"/>
        <source>{model} (not installed)</source>
        <translation>{model} (nicht installiert)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>A quotation mark is not closed.</source>
        <translation>Ein Anführungszeichen ist nicht geschlossen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Add tools</source>
        <translation>Werkzeuge hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Allow the tools {name}</source>
        <translation>Die Werkzeuge {name} erlauben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Allow these tools</source>
        <translation>Diese Werkzeuge erlauben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Close it, or write \ before it.</source>
        <translation>Schließen oder \ davor schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>It can do what you can do here.</source>
        <translation>Es kann alles, was Sie hier können.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Look at the tools {name}</source>
        <translation>Die Werkzeuge {name} ansehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Look at them</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Looking at what it offers</source>
        <translation>Angebot wird angesehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Name, such as weather</source>
        <translation>Name, etwa wetter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Nothing is started before you looked at them.</source>
        <translation>Nichts wird gestartet, bevor Sie sie angesehen haben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Program or address</source>
        <translation>Programm oder Adresse</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Program with its arguments, or {address}</source>
        <translation>Programm mit Argumenten, oder {address}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Programs and addresses that offer tools by the Model Context Protocol. You look at each before it is used.</source>
        <translation>Programme und Adressen, die Werkzeuge über das Model Context Protocol anbieten. Sie sehen jedes vor der Benutzung an.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Reach it</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Remove the tools {name}</source>
        <translation>Die Werkzeuge {name} entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Start it</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>The program itself stays where it is.</source>
        <translation>Das Programm selbst bleibt, wo es ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>The tools “{name}” are removed.</source>
        <translation>Die Werkzeuge „{name}“ sind entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Tools of your own</source>
        <translation>Eigene Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Variables</source>
        <translation>Variablen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>Variables for the program: NAME or NAME=VALUE</source>
        <translation>Variablen für das Programm: NAME oder NAME=WERT</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>What its tools are given is sent there.</source>
        <translation>Was seinen Werkzeugen übergeben wird, wird dorthin gesendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>You are asked before each use, except of tools of which you say that they only read.</source>
        <translation>Vor jeder Benutzung werden Sie gefragt, außer bei Werkzeugen, die Ihren Angaben nach nur lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/settings_tools.py"/>
        <source>{tool} only reads</source>
        <translation>{tool} liest nur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk.py"/>
        <source>Type instead</source>
        <translation>Stattdessen tippen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk.py"/>
        <source>Type, or just talk over it</source>
        <translation>Tippen oder einfach dazwischenreden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Missed: your reminder at {moment}.</source>
        <translation>Verpasst: Ihre Erinnerung ({moment}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Missed: your timer at {moment}.</source>
        <translation>Verpasst: Ihr Timer ({moment}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Missed: your {label} timer at {moment}.</source>
        <translation>Verpasst: Ihr Timer „{label}“ ({moment}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Missed: {label} at {moment}.</source>
        <translation>Verpasst: {label} ({moment}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Reminder: {label}.</source>
        <translation>Erinnerung: {label}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Your reminder is due.</source>
        <translation>Ihre Erinnerung ist fällig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Your timer is up.</source>
        <translation>Ihr Timer ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>Your {label} timer is up.</source>
        <translation>Ihr Timer „{label}“ ist abgelaufen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_alarms.py"/>
        <source>{clock} on {weekday} {day} {month}</source>
        <translation>{weekday}, {day}. {month}, {clock}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Dictate: what you say is written, not answered</source>
        <translation>Diktieren: Was Sie sagen, wird geschrieben, nicht beantwortet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>No microphone was found. Type, or hear how it works.</source>
        <translation>Kein Mikrofon gefunden. Tippen oder hören, wie es geht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Say what is to be written</source>
        <translation>Sagen, was geschrieben werden soll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Send (Enter)</source>
        <translation>Senden (Enter)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Stop dictating</source>
        <translation>Diktat beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Stop the answer (Esc)</source>
        <translation>Antwort abbrechen (Esc)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>Type first</source>
        <translation>Zuerst tippen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_bottom.py"/>
        <source>{length} timer</source>
        <translation>Timer {length}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_empty.py"/>
        <source>Say what you need, or pick one of these.</source>
        <translation>Einfach sprechen oder eines davon wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_empty.py"/>
        <source>Type what you need, or pick one of these.</source>
        <translation>Einfach tippen oder eines davon wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>Change how it answers</source>
        <translation>Art der Antworten ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>More models</source>
        <translation>Mehr Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>Nothing else is installed</source>
        <translation>Sonst ist nichts installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>Show the list of talks</source>
        <translation>Liste der Gespräche zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>What you say is sent to {host}</source>
        <translation>Was Sie sagen, wird an {host} gesendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>Who answers, and how</source>
        <translation>Wer antwortet und wie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_header.py"/>
        <source>{title} (too large)</source>
        <translation>{title} (zu groß)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Choose a folder for the talk</source>
        <translation>Ordner für das Gespräch wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Delete the talk</source>
        <translation>Gespräch löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Export as JSON</source>
        <translation>Als JSON exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Export as Markdown</source>
        <translation>Als Markdown exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Fold the list of talks away</source>
        <translation>Liste der Gespräche einklappen</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Its {count} turns are removed from this computer. You can undo it for a short while.</source>
        <translation><numerusform>Der eine Beitrag darin wird von diesem Computer entfernt. Das lässt sich kurze Zeit rückgängig machen.</numerusform><numerusform>Die {count} Beiträge darin werden von diesem Computer entfernt. Das lässt sich kurze Zeit rückgängig machen.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Keep the talk</source>
        <translation>Gespräch behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>New talk</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>No talk holds “{text}”.</source>
        <translation>Kein Gespräch enthält „{text}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Rename the talk</source>
        <translation>Gespräch umbenennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Search talks</source>
        <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Talks</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>The talk was written to {path}.</source>
        <translation>Das Gespräch wurde nach {path} geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Untitled talk</source>
        <translation>Gespräch ohne Titel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>Your talks are kept here.</source>
        <translation>Ihre Gespräche bleiben hier erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_list.py"/>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_steps.py"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_steps.py"/>
        <source>Steps of the answer</source>
        <translation>Schritte der Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_transcript.py"/>
        <source>Show earlier turns</source>
        <translation>Frühere Beiträge zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Answered in {seconds} s</source>
        <translation>Beantwortet in {seconds} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Copy the answer</source>
        <translation>Antwort kopieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Correct what was heard</source>
        <translation>Gehörtes korrigieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Corrected; correct it again</source>
        <translation>Korrigiert; noch einmal korrigieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Keep it as it was</source>
        <translation>So lassen, wie es war</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Not heard</source>
        <translation>Nicht gehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Play the answer again</source>
        <translation>Antwort noch einmal abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Send again</source>
        <translation>Noch einmal senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>Shows where the time went</source>
        <translation>Zeigt, wo die Zeit blieb</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/talk_turn.py"/>
        <source>You said</source>
        <translation>Ihre Worte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Allowed, {count} tools</source>
        <translation><numerusform>Erlaubt, {count} Werkzeug</numerusform><numerusform>Erlaubt, {count} Werkzeuge</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Changed: look and allow again</source>
        <translation>Geändert: ansehen und neu erlauben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Click, or say yes or no.</source>
        <translation>Klicken, oder „yes“ oder „no“ sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Do it</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Don't do it</source>
        <translation>Nicht ausführen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>It says that it changes things.</source>
        <translation>Es gibt an, etwas zu ändern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>It says that it deletes and changes things.</source>
        <translation>Es gibt an, etwas zu löschen und zu ändern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>It says that it deletes.</source>
        <translation>Es gibt an, etwas zu löschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Needs a click or a key.</source>
        <translation>Braucht einen Klick oder eine Taste.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Not allowed yet</source>
        <translation>Noch nicht erlaubt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/tool_texts.py"/>
        <source>Takes {parameters}</source>
        <translation>Erwartet {parameters}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>Drop a text that {name} is to speak</source>
        <translation>Text ablegen, den {name} sprechen soll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>Drop recordings for a new voice, or a voice file</source>
        <translation>Aufnahmen für eine neue Stimme ablegen, oder eine Stimmdatei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>Drop recordings of {name}, or a text to be spoken</source>
        <translation>Aufnahmen von {name} ablegen, oder einen Text zum Sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>Open the voice that is to speak {name}, and drop it again.</source>
        <translation>Die Stimme öffnen, die {name} sprechen soll, und die Datei noch einmal ablegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>The assistant speaks as {name} from now on.</source>
        <translation>Der Assistent spricht ab jetzt als {name}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>The assistant speaks in its own voice from now on.</source>
        <translation>Der Assistent spricht ab jetzt mit seiner eigenen Stimme.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>{count} files are no recordings, no texts and no voice files.</source>
        <translation><numerusform>{count} Datei ist weder Aufnahme noch Text noch Stimmdatei.</numerusform><numerusform>{count} Dateien sind weder Aufnahmen noch Texte noch Stimmdateien.</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>{name} is in the library.</source>
        <translation>{name} ist in der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices.py"/>
        <source>{name} is no recording, no text and no voice file.</source>
        <translation>{name} ist weder Aufnahme noch Text noch Stimmdatei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Add a sample first: the voice of whoever agrees is compared with it.</source>
        <translation>Zuerst eine Sprachprobe hinzufügen: Mit ihr wird die Stimme der einwilligenden Person verglichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Ask the speaker</source>
        <translation>Um Einwilligung bitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Compare with the samples</source>
        <translation>Mit den Sprachproben vergleichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Given on</source>
        <translation>Erteilt am</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>It counts when the words are understood and the voice is that of the samples. Its sound stays on this computer.</source>
        <translation>Sie gilt, wenn die Worte verstanden sind und die Stimme die der Sprachproben ist. Ihr Ton bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Not compared here</source>
        <translation>Hier nicht verglichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Play the consent</source>
        <translation>Einwilligung abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Read aloud</source>
        <comment>the words of a consent</comment>
        <translation>Vorgelesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Samples were added that {name}'s consent was not compared with.</source>
        <translation>Es kamen Sprachproben hinzu, mit denen die Einwilligung von {name} nicht verglichen wurde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>The speaker reads a sentence with the name, the purpose and a few words drawn at random.</source>
        <translation>Die Person liest einen Satz mit Namen, Zweck und einigen zufällig gezogenen Wörtern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Use one of the samples first: the voice of whoever agrees is compared with it.</source>
        <translation>Zuerst eine der Sprachproben verwenden: Mit ihr wird die Stimme der einwilligenden Person verglichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>What for, in the speaker's words (may stay empty)</source>
        <translation>Wofür, in den Worten der Person (darf leer bleiben)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>Withdraw the consent</source>
        <translation>Einwilligung zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>{name} reads a sentence with the name, the purpose and a few words drawn at random.</source>
        <translation>{name} liest einen Satz mit Namen, Zweck und einigen zufällig gezogenen Wörtern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_consent.py"/>
        <source>{percent} % of them were understood</source>
        <translation>{percent} % davon wurden verstanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_deleting.py"/>
        <source>The line and its takes are removed.</source>
        <translation>Die Zeile und ihre Fassungen sind entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_deleting.py"/>
        <source>{name} is deleted.</source>
        <translation>{name} ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_deleting.py"/>
        <source>“{word}” is said as it is written again.</source>
        <translation>„{word}“ wird wieder wie geschrieben gesprochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Add a recording</source>
        <translation>Aufnahme hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Delete the voice</source>
        <translation>Stimme löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Export the voice</source>
        <translation>Stimme exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>More for this voice</source>
        <translation>Mehr zu dieser Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Name of the voice</source>
        <translation>Name der Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Parts of the voice</source>
        <translation>Teile der Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Record a sample</source>
        <translation>Sprachprobe aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Show all voices</source>
        <translation>Alle Stimmen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Stop using it in talks</source>
        <translation>In Gesprächen nicht mehr verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_detail.py"/>
        <source>Use in talks</source>
        <translation>In Gesprächen verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_empty.py"/>
        <source>A voice of your own takes half a minute</source>
        <translation>Eine eigene Stimme braucht eine halbe Minute</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_empty.py"/>
        <source>Make a voice</source>
        <translation>Stimme anlegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_empty.py"/>
        <source>No voice fits</source>
        <translation>Keine Stimme passt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_empty.py"/>
        <source>Record or drop 6 to 30 s of speech: it is looked at before any model hears it. A voice speaks once its speaker has agreed.</source>
        <translation>6 bis 30 s Sprache aufnehmen oder ablegen: Sie wird geprüft, bevor ein Modell sie hört. Eine Stimme spricht, sobald die Person eingewilligt hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_empty.py"/>
        <source>Search for another word, or show all voices.</source>
        <translation>Nach einem anderen Wort suchen oder alle Stimmen zeigen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>As it was spoken</source>
        <translation>Wie gesprochen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Captions for players (srt)</source>
        <translation>Untertitel für Player (srt)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Captions for the web (vtt)</source>
        <translation>Untertitel fürs Web (vtt)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Do not export</source>
        <translation>Nicht exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Do you keep to the licence?</source>
        <translation>Halten Sie sich an die Lizenz?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>I keep to it</source>
        <translation>Ich halte mich daran</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>It is {file}. What is asked for is on {source}.</source>
        <translation>Sie heißt {file}. Was verlangt wird, steht auf {source}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Open its folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>The kept takes become one sound. For a delivery its levels are made and checked.</source>
        <translation>Die gewählten Fassungen werden ein Ton. Für eine Abgabe werden die Pegel angepasst und geprüft.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>The licence is written into the file.</source>
        <translation>Die Lizenz wird in die Datei geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>What it is for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>at least {low}</source>
        <translation>mindestens {low}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>at most {high}</source>
        <translation>höchstens {high}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{count} lines are off, too</source>
        <translation><numerusform>{count} Zeile weicht auch ab</numerusform><numerusform>{count} Zeilen weichen auch ab</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{found}, {wanted}: failed</source>
        <translation>{found}, {wanted}: nicht bestanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{found}, {wanted}: passed</source>
        <translation>{found}, {wanted}: bestanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{title}: the file does not pass</source>
        <translation>{title}: Die Datei besteht nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{title}: the file passes</source>
        <translation>{title}: Die Datei besteht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{what}: {by} too high</source>
        <translation>{what}: {by} zu hoch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{what}: {by} too little</source>
        <translation>{what}: {by} zu wenig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{what}: {by} too low</source>
        <translation>{what}: {by} zu niedrig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_export.py"/>
        <source>{what}: {by} too much</source>
        <translation>{what}: {by} zu viel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>Choose a sound file to look into</source>
        <translation>Tondatei zum Hineinsehen wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>Choose a voice file</source>
        <translation>Stimmdatei wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>Choose recordings of the voice</source>
        <translation>Aufnahmen der Stimme wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>It holds the recordings.</source>
        <translation>Sie enthält die Aufnahmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>The voice is in {file}.</source>
        <translation>Die Stimme ist in {file}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_files.py"/>
        <source>{name} is in the library already.</source>
        <translation>{name} ist schon in der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_measures.py"/>
        <source>Cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_measures.py"/>
        <source>Cut what is wrong: {name}</source>
        <translation>Fehlerhaftes herausschneiden: {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_measures.py"/>
        <source>What was measured</source>
        <translation>Was gemessen wurde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>A blend of a model's voices</source>
        <translation>Eine Mischung aus Stimmen eines Modells</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>A hired speaker's</source>
        <translation>Gemietete Sprecherstimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Close the form</source>
        <translation>Formular schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Described in words</source>
        <translation>In Worten beschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>In the public domain</source>
        <translation>Gemeinfrei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Languages, such as en, de</source>
        <translation>Sprachen, etwa en, de</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Looking at the recordings</source>
        <translation>Aufnahmen werden angesehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Make the voice</source>
        <translation>Stimme anlegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Mine, or of somebody who agrees</source>
        <translation>Meine oder die einer Person, die einwilligt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>New voice</source>
        <translation>Neue Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>One of a model's voices</source>
        <translation>Eine der Stimmen eines Modells</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new.py"/>
        <source>Whose voice it is</source>
        <translation>Wessen Stimme es ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>6 to 30 s of speech in a quiet room. The voice speaks once its speaker has agreed aloud.</source>
        <translation>6 bis 30 s Sprache in einem ruhigen Raum. Die Stimme spricht, sobald die Person mündlich eingewilligt hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>A man</source>
        <translation>Ein Mann</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>A woman</source>
        <translation>Eine Frau</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Add a voice</source>
        <translation>Stimme hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Choose a voice</source>
        <translation>Stimme wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Either</source>
        <translation>Egal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>It has no voices to choose from</source>
        <translation>Es hat keine Stimmen zur Auswahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Leave out {name}</source>
        <translation>{name} weglassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Looking for its voices</source>
        <translation>Stimmen werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Model that speaks</source>
        <translation>Modell, das spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Say where the recordings are from and what allows their use. It is shown as declared, not checked.</source>
        <translation>Angeben, woher die Aufnahmen stammen und was ihre Nutzung erlaubt. Es wird als „Angegeben, nicht geprüft“ gezeigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Share of voice {number}</source>
        <translation>Anteil von Stimme {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Voice of the model</source>
        <translation>Stimme des Modells</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Voice {number} of the blend</source>
        <translation>Stimme {number} der Mischung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>What allows their use</source>
        <translation>Was ihre Nutzung erlaubt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_new_parts.py"/>
        <source>Where the recordings are from</source>
        <translation>Woher die Aufnahmen stammen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>About {length}</source>
        <translation>Etwa {length}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Delete the text</source>
        <translation>Text löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Delete {name}?</source>
        <translation>{name} löschen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>It goes on while you do other things, also after a restart. Each line is heard back.</source>
        <translation>Es läuft weiter, während Sie anderes tun, auch nach einem Neustart. Jede Zeile wird zur Kontrolle angehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>It takes</source>
        <translation>Es dauert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Its lines and all their takes are removed. You can undo it for a short while; what you exported stays.</source>
        <translation>Die Zeilen und alle Fassungen werden entfernt. Das lässt sich kurze Zeit rückgängig machen; was Sie exportiert haben, bleibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Its samples, the consent, what engines took from them, its scripts and its takes are removed from this computer. You can undo it for a short while, then there is no way back.</source>
        <translation>Sprachproben, Einwilligung, was Engines daraus entnommen haben, Skripte und Fassungen werden von diesem Computer entfernt. Das lässt sich kurze Zeit rückgängig machen, danach nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Keep the consent</source>
        <translation>Einwilligung behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Keep the sample</source>
        <translation>Sprachprobe behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Keep the text</source>
        <translation>Text behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Keep the voice</source>
        <translation>Stimme behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Not known yet</source>
        <translation>Noch nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Remove the sample</source>
        <translation>Sprachprobe entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Remove “{title}”?</source>
        <translation>„{title}“ entfernen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Speak it</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Speak “{title}”?</source>
        <translation>„{title}“ sprechen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>The recording of it is deleted, and the voice is silent until its speaker agrees again.</source>
        <translation>Ihre Aufnahme wird gelöscht, und die Stimme schweigt, bis die Person wieder einwilligt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>What it is made of, its scripts and its takes are removed from this computer. You can undo it for a short while, then there is no way back.</source>
        <translation>Woraus sie besteht, ihre Skripte und Fassungen werden von diesem Computer entfernt. Das lässt sich kurze Zeit rückgängig machen, danach nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Withdraw it</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>Withdraw the consent to {name}?</source>
        <translation>Die Einwilligung für {name} zurücknehmen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_questions.py"/>
        <source>{length} of sound are removed. You can undo it for a short while; the file that it came from stays.</source>
        <translation>{length} Ton werden entfernt. Das lässt sich kurze Zeit rückgängig machen; die Datei, aus der es kam, bleibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Another text</source>
        <translation>Anderer Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Good, {seconds} s of speech</source>
        <translation>Gut, {seconds} s Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>It begins in a moment</source>
        <translation>Gleich beginnt es</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Listening to it</source>
        <translation>Wird angehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Play what was recorded</source>
        <translation>Aufgenommenes abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Record again</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Take your time: it counts down before it records.</source>
        <translation>In Ruhe: Vor der Aufnahme wird heruntergezählt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_record.py"/>
        <source>Use a recording</source>
        <translation>Aufnahme verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Choose a recording of the sentence</source>
        <translation>Aufnahme des Satzes wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Good as it is</source>
        <translation>Gut so</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>It can be used</source>
        <translation>Verwendbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>It was not recorded.</source>
        <translation>Es wurde nicht aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Read the whole sentence and nothing else. It is read once; another try has another sentence.</source>
        <translation>Den ganzen Satz lesen und sonst nichts. Er gilt für ein Mal; ein neuer Versuch hat einen neuen Satz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Read this again: {title}</source>
        <translation>Dies noch einmal lesen: {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Read this as {name}</source>
        <translation>Dies als {name} lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Record it again</source>
        <translation>Neu aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Recording {number}</source>
        <translation>Aufnahme {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>Speak as you usually do, in a quiet room, a hand's width from the microphone.</source>
        <translation>Wie gewohnt sprechen, in einem ruhigen Raum, eine Handbreit vom Mikrofon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>The consent is of another voice than some of the samples.</source>
        <translation>Die Einwilligung hat eine andere Stimme als einige der Sprachproben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>The consent is of the same voice as the samples.</source>
        <translation>Die Einwilligung hat dieselbe Stimme wie die Sprachproben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>{name} agreed: the words and the voice match.</source>
        <translation>{name} hat eingewilligt: Worte und Stimme stimmen überein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_recording.py"/>
        <source>{name} reads this aloud</source>
        <translation>{name} liest dies vor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sample_work.py"/>
        <source>Cutting</source>
        <translation>Wird geschnitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sample_work.py"/>
        <source>Looking at the recording</source>
        <translation>Aufnahme wird angesehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sample_work.py"/>
        <source>Taking the noise out</source>
        <translation>Geräusche werden entfernt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sample_work.py"/>
        <source>The noise was taken out of {title}.</source>
        <translation>Aus {title} wurden die Geräusche entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sample_work.py"/>
        <source>{title} was cut and looked at again.</source>
        <translation>{title} wurde geschnitten und neu geprüft.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Do not use it</source>
        <translation>Nicht verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Drop a recording of {name} here: 6 to 30 s of speech in a quiet room, nobody else speaking.</source>
        <translation>Eine Aufnahme von {name} hier ablegen: 6 bis 30 s Sprache in einem ruhigen Raum, sonst spricht niemand.</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Make all {count} cuts</source>
        <translation><numerusform>Einen Schnitt machen</numerusform><numerusform>Alle {count} Schnitte machen</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Make both cuts</source>
        <translation>Beide Schnitte machen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Make the cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Remove sample</source>
        <translation>Sprachprobe entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Take the noise out</source>
        <translation>Geräusche entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_samples.py"/>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>All {count}</source>
        <translation>Alle {count}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>Import a voice file</source>
        <translation>Stimmdatei importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>Look for the mark of cloned speech</source>
        <translation>Nach dem Zeichen geklonter Sprache suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>More for voices</source>
        <translation>Mehr für Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>Search voices</source>
        <translation>Stimmen suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_shelf.py"/>
        <source>Which voices</source>
        <translation>Welche Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>As people usually speak</source>
        <translation>Wie man üblicherweise spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>clean</source>
        <translation>sauber</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>close</source>
        <translation>nah</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>distant</source>
        <translation>fern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>even</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>excited</source>
        <translation>aufgeregt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>fast</source>
        <comment>speech</comment>
        <translation>schnell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>high</source>
        <comment>pitch</comment>
        <translation>hoch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>lively</source>
        <translation>lebhaft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>low</source>
        <comment>pitch</comment>
        <translation>tief</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>noisy</source>
        <translation>verrauscht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>emotion</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>expression</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>noise</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>pitch</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>room</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>normal</source>
        <comment>speech</comment>
        <translation>normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>sad</source>
        <translation>traurig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>slow</source>
        <comment>speech</comment>
        <translation>langsam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very clean</source>
        <translation>sehr sauber</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very close</source>
        <translation>sehr nah</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very distant</source>
        <translation>sehr fern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very even</source>
        <translation>sehr gleichmäßig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very excited</source>
        <translation>sehr aufgeregt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very fast</source>
        <comment>speech</comment>
        <translation>sehr schnell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very high</source>
        <comment>pitch</comment>
        <translation>sehr hoch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very lively</source>
        <translation>sehr lebhaft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very low</source>
        <comment>pitch</comment>
        <translation>sehr tief</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very noisy</source>
        <translation>sehr verrauscht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very sad</source>
        <translation>sehr traurig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_sliders.py"/>
        <source>very slow</source>
        <comment>speech</comment>
        <translation>sehr langsam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>A new one</source>
        <translation>Ein neuer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Always speak so</source>
        <translation>Immer so sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Leave out the file</source>
        <translation>Datei weglassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Read a file</source>
        <translation>Datei lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Reading the text</source>
        <translation>Text wird gelesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Speak</source>
        <translation>Sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Takes of each line</source>
        <translation>Fassungen je Zeile</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Temperature is a number from 0.05 to 2, seed a whole number; both may stay empty.</source>
        <translation>Die Temperatur ist eine Zahl von 0,05 bis 2, der Startwert eine ganze Zahl; beide dürfen leer bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>Text to speak</source>
        <translation>Zu sprechender Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>The best that can</source>
        <translation>Die beste, die es kann</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>The model's own, or 0.05 to 2</source>
        <translation>Die des Modells, oder 0,05 bis 2</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>What is it to say? [pause 1s] is a pause, {word|said} another way to say a word.</source>
        <translation>Was soll sie sagen? [pause 1s] ist eine Pause, {Wort|gesprochen} eine andere Aussprache eines Worts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speak.py"/>
        <source>txt, md, html, docx, epub, pdf or ssml</source>
        <translation>txt, md, html, docx, epub, pdf oder ssml</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speaking.py"/>
        <source>Choose a text to read</source>
        <translation>Text zum Lesen wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speaking.py"/>
        <source>Export the kept takes</source>
        <translation>Gewählte Fassungen exportieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speaking.py"/>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_speaking.py"/>
        <source>{length} of speech are in {file}.</source>
        <translation>{length} Sprache sind in {file}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Edit line {number}</source>
        <translation>Zeile {number} bearbeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Hear the sample, then take {number} of line {line}</source>
        <translation>Erst die Sprachprobe, dann Fassung {number} von Zeile {line} hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Inspect sound of take {number} of line {line}</source>
        <translation>Ton von Fassung {number} der Zeile {line} untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Keep</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Keep take {number} of line {line}</source>
        <translation>Fassung {number} von Zeile {line} wählen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Kept</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Line {number}: {text}</source>
        <translation>Zeile {number}: {text}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>More for line {number}</source>
        <translation>Mehr zu Zeile {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Not spoken yet</source>
        <translation>Noch nicht gesprochen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Play take {number} of line {line}</source>
        <translation>Fassung {number} von Zeile {line} abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Remove the line</source>
        <translation>Zeile entfernen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Speak again</source>
        <translation>Neu sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Speak line {number} again</source>
        <translation>Zeile {number} neu sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Stop take {number} of line {line}</source>
        <translation>Fassung {number} von Zeile {line} stoppen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Take {number} of line {line}</source>
        <translation>Fassung {number} von Zeile {line}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_rows.py"/>
        <source>Words of the line</source>
        <translation>Wörter der Zeile</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>all {count} words heard</source>
        <translation><numerusform>das eine Wort gehört</numerusform><numerusform>alle {count} Wörter gehört</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>likeness {similarity}</source>
        <translation>Ähnlichkeit {similarity}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>made in {seconds} s</source>
        <translation>in {seconds} s gemacht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>seed {seed}</source>
        <translation>Startwert {seed}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>{kept} of {count} lines spoken</source>
        <translation><numerusform>{kept} von {count} Zeile gesprochen</numerusform><numerusform>{kept} von {count} Zeilen gesprochen</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>{right} of {count} words heard</source>
        <translation><numerusform>{right} von {count} Wort gehört</numerusform><numerusform>{right} von {count} Wörtern gehört</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_take_texts.py"/>
        <source>{seconds} s cut off at its end</source>
        <translation>{seconds} s am Ende abgeschnitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Delete this text and its takes</source>
        <translation>Diesen Text und seine Fassungen löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Lines after these</source>
        <translation>Zeilen nach diesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Lines before these</source>
        <translation>Zeilen vor diesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Lines {first} to {last} of {count}</source>
        <translation>Zeilen {first} bis {last} von {count}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Nothing is spoken yet.</source>
        <translation>Noch nichts gesprochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Speak the rest</source>
        <translation>Den Rest sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Texts that were spoken</source>
        <translation>Gesprochene Texte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_takes.py"/>
        <source>Write what it is to say</source>
        <translation>Schreiben, was sie sagen soll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>6 to 30 s wanted</source>
        <translation>6 bis 30 s gewünscht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Agreed on {day}, not checked here</source>
        <translation>Einwilligung vom {day}, hier nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Agreed on {day}, spoken and matched</source>
        <translation>Einwilligung vom {day}, geprüft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Any language of its engine</source>
        <translation>Jede Sprache der Engine</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Better after one cut</source>
        <translation>Besser nach einem Schnitt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Better after three cuts</source>
        <translation>Besser nach drei Schnitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Better after two cuts</source>
        <translation>Besser nach zwei Schnitten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Better after {count} cuts</source>
        <translation><numerusform>Besser nach {count} Schnitt</numerusform><numerusform>Besser nach {count} Schnitten</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Can be used</source>
        <translation>Verwendbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cannot speak until its speaker agrees</source>
        <translation>Spricht erst nach Einwilligung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cannot speak until {name} agrees</source>
        <translation>Spricht erst, wenn {name} einwilligt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cannot speak without a sample</source>
        <translation>Spricht nicht ohne Sprachprobe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cloned</source>
        <translation>Geklont</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cloned, no samples yet</source>
        <translation>Geklont, keine Proben</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Cloned, {count} samples</source>
        <translation><numerusform>Geklont, {count} Probe</numerusform><numerusform>Geklont, {count} Proben</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Comes with its model</source>
        <translation>Aus dem Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Consent recorded</source>
        <translation>Einwilligung aufgenommen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Declared, not checked</source>
        <translation>Angegeben, nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Described</source>
        <translation>Beschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Evened out on its own</source>
        <translation>Gleicht sich von selbst aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Fair</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Four voices mixed</source>
        <translation>Aus vier Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>From models</source>
        <translation>Aus Modellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Full, not a telephone</source>
        <translation>Voll, kein Telefon</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Good after one cut</source>
        <translation>Gut nach einem Schnitt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Good after three cuts</source>
        <translation>Gut nach drei Schnitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Good after two cuts</source>
        <translation>Gut nach zwei Schnitten</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Good after {count} cuts</source>
        <translation><numerusform>Gut nach {count} Schnitt</numerusform><numerusform>Gut nach {count} Schnitten</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Hired, no samples yet</source>
        <translation>Gemietet, keine Proben</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Hired, {count} samples</source>
        <translation><numerusform>Gemietet, {count} Probe</numerusform><numerusform>Gemietet, {count} Proben</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>In the middle</source>
        <translation>In der Mitte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>It could not be told</source>
        <translation>Nicht feststellbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Likeness {similarity}.</source>
        <translation>Ähnlichkeit {similarity}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Little echo</source>
        <translation>Wenig Hall</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>No consent needed</source>
        <translation>Keine Einwilligung nötig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>No consent yet</source>
        <translation>Noch keine Einwilligung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>None behind the voice</source>
        <translation>Keine hinter der Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Not checked</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Not good enough</source>
        <translation>Nicht gut genug</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Not too loud anywhere</source>
        <translation>Nirgends zu laut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Not used</source>
        <translation>Unbenutzt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>One voice</source>
        <translation>Eine Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Poor</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Public domain</source>
        <translation>Gemeinfrei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Quiet enough</source>
        <translation>Ruhig genug</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Samples</source>
        <translation>Sprachproben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Sound and video</source>
        <translation>Ton und Video</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Source and licence on file</source>
        <translation>Quelle und Lizenz hinterlegt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Takes</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>The one that is wanted</source>
        <translation>Die gewünschte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>The same as in the samples (likeness {similarity})</source>
        <translation>Dieselbe wie in den Sprachproben (Ähnlichkeit {similarity})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Three voices mixed</source>
        <translation>Aus drei Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Two voices mixed</source>
        <translation>Aus zwei Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Used in talks</source>
        <translation>In Gesprächen verwendet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>Words</source>
        <comment>said in another way</comment>
        <translation>Wörter</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>{count} cuts</source>
        <translation><numerusform>{count} Schnitt</numerusform><numerusform>{count} Schnitte</numerusform></translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>{count} voices mixed</source>
        <translation><numerusform>Aus {count} Stimme</numerusform><numerusform>Aus {count} Stimmen</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>{line} · not for business</source>
        <translation>{line} · nicht kommerziell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_texts.py"/>
        <source>{seconds} s of speech</source>
        <translation>{seconds} s Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Add a word</source>
        <translation>Wort hinzufügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>How word {number} is said</source>
        <translation>Wie Wort {number} gesprochen wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Phonemes</source>
        <translation>Phoneme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Said as</source>
        <translation>Gesprochen als</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Word {number}</source>
        <translation>Wort {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Word {number} is said by phonemes</source>
        <translation>Wort {number} ist als Phoneme angegeben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/voices_words.py"/>
        <source>Words that it should say in another way: another spelling, or phonemes (IPA) where the model takes them.</source>
        <translation>Wörter, die sie anders sprechen soll: in anderer Schreibweise oder als Phoneme (IPA), wo das Modell sie nimmt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome.py"/>
        <source>Go on with the built-in ones</source>
        <translation>Mit Eingebautem weiter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome.py"/>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome.py"/>
        <source>Skip the first steps</source>
        <translation>Erste Schritte überspringen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome.py"/>
        <source>Start by keyboard</source>
        <translation>Mit der Tastatur beginnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome.py"/>
        <source>Start talking</source>
        <translation>Gespräch beginnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>Better models for this computer</source>
        <translation>Bessere Modelle für diesen Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>Everything works with what is built in. Larger models hear, think and speak better.</source>
        <translation>Alles funktioniert mit dem Eingebauten. Größere Modelle hören, denken und sprechen besser.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>Get the set for {title}</source>
        <translation>Auswahl für {title} besorgen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>It is being downloaded. Activity shows how far; go on meanwhile.</source>
        <translation>Es wird heruntergeladen. Die Seite Aktivität zeigt den Stand; Sie können inzwischen weitermachen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>It is downloaded from {hosts} to this computer. Nothing of yours is sent.</source>
        <translation>Es wird von {hosts} auf diesen Computer geladen. Nichts von Ihnen wird gesendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>Looking at this computer.</source>
        <translation>Dieser Computer wird angesehen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>The built-in ones work without it; the Models page has all of them at any time.</source>
        <translation>Das Eingebaute funktioniert auch ohne; auf der Seite Modelle sind jederzeit alle zu finden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_models.py"/>
        <source>This computer: {machine}</source>
        <translation>Dieser Computer: {machine}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Answers are spoken through these, and always written too.</source>
        <translation>Hierüber werden Antworten gesprochen; geschrieben werden sie immer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Can it hear you?</source>
        <translation>Werden Sie gehört?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Can you hear it?</source>
        <translation>Können Sie es hören?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Did you hear it?</source>
        <translation>Haben Sie es gehört?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>I heard it</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>I heard nothing</source>
        <translation>Nichts gehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>It cannot be played: {error}</source>
        <translation>Es lässt sich nicht abspielen: {error}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>It is opened when you ask for it, and nothing of the test is kept.</source>
        <translation>Es wird nur auf Ihren Wunsch geöffnet, und vom Test bleibt nichts erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>No microphone was found</source>
        <translation>Kein Mikrofon gefunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>No speakers were found</source>
        <translation>Keine Lautsprecher gefunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Nothing was heard</source>
        <translation>Nichts war zu hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Play a test sound</source>
        <translation>Testton abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Play it again</source>
        <translation>Noch einmal abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Plug one in and test it, or go on and type instead.</source>
        <translation>Eines anschließen und testen, oder weitermachen und stattdessen tippen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Plug some in, or go on: answers are also written.</source>
        <translation>Welche anschließen oder weitermachen: Antworten werden auch geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Record 3 seconds</source>
        <translation>3 Sekunden aufnehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Say something: the bar should move.</source>
        <translation>Etwas sagen: Der Balken sollte sich bewegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Test the microphone</source>
        <translation>Mikrofon testen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>This is what was heard.</source>
        <translation>Das war zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>You can be heard</source>
        <translation>Sie sind zu hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>You can go on and type instead.</source>
        <translation>Sie können weitermachen und stattdessen tippen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>You can go on: answers are also written.</source>
        <translation>Sie können weitermachen: Antworten werden auch geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>You hear it in a moment; if not, the next step helps.</source>
        <translation>Gleich ist es zu hören; wenn nicht, hilft der nächste Schritt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_sound.py"/>
        <source>Your speakers work</source>
        <translation>Ihre Lautsprecher funktionieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_start.py"/>
        <source>How do you want to start?</source>
        <translation>Wie möchten Sie beginnen?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_start.py"/>
        <source>No microphone was found, so you type. Plug one in at any time.</source>
        <translation>Kein Mikrofon gefunden, also tippen Sie. Sie können jederzeit eines anschließen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_start.py"/>
        <source>You can change it in Settings, under Talk.</source>
        <translation>Das lässt sich in den Einstellungen unter Gespräch ändern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Choose another microphone above: the one you speak into may not be the system's.</source>
        <translation>Oben ein anderes Mikrofon wählen: Das, in das Sie sprechen, ist vielleicht nicht das des Systems.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Choose other speakers above and play it again.</source>
        <translation>Oben andere Lautsprecher wählen und noch einmal abspielen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Hands-free</source>
        <translation>Freihändig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>It hears you only while you hold the microphone button.</source>
        <translation>Es hört Sie nur, solange Sie den Mikrofonknopf halten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>It waits for “{phrase}”; nothing that is said before is kept.</source>
        <translation>Es wartet auf „{phrase}“; nichts vorher Gesagtes bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Licence: {licence}.</source>
        <translation>Lizenz: {licence}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Look whether it is muted or turned down in the system's sound settings, or by a switch of its own.</source>
        <translation>Nachsehen, ob es in den Toneinstellungen des Systems oder an einem eigenen Schalter stumm oder leise ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Look whether the sound is muted or turned down, in the system or at the speakers themselves.</source>
        <translation>Nachsehen, ob der Ton im System oder an den Lautsprechern selbst stumm oder leise ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Music is made on this computer.</source>
        <translation>Musik entsteht auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Push-to-talk</source>
        <translation>Sprechtaste</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Recording. Say a sentence: {seconds} s left.</source>
        <translation>Aufnahme läuft. Einen Satz sagen: noch {seconds} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Recordings are written down on this computer.</source>
        <translation>Aufnahmen werden auf diesem Computer aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Speakers</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Step {number} of {count}: {name}</source>
        <translation>Schritt {number} von {count}: {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>The microphone stays open; it answers when you have finished.</source>
        <translation>Das Mikrofon bleibt offen; es antwortet, wenn Sie fertig sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Voices stay on this computer; a real person's needs a recorded consent.</source>
        <translation>Stimmen bleiben auf diesem Computer; die einer wirklichen Person braucht eine aufgenommene Einwilligung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Wake phrase</source>
        <translation>Aktivierungswort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>We can't hear you</source>
        <translation>Sie sind nicht zu hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>What you say is heard and answered on this computer.</source>
        <translation>Was Sie sagen, wird auf diesem Computer gehört und beantwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Where the system asks which programs may listen, allow this one.</source>
        <translation>Wo das System fragt, welche Programme zuhören dürfen, dieses erlauben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>Your first talk</source>
        <translation>Ihr erstes Gespräch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/panels/welcome_texts.py"/>
        <source>its terms are told before the download</source>
        <translation>die Bedingungen werden vor dem Download genannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/rail.py"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/restart.py"/>
        <source>A meeting is being recorded. Restart when it is over.</source>
        <translation>Eine Besprechung wird aufgenommen. Neu starten, wenn sie vorbei ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/restart.py"/>
        <source>The language of the window changes with the next start.</source>
        <translation>Die Sprache des Fensters wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source>All shortcuts</source>
        <translation>Alle Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source>Close the shortcuts</source>
        <translation>Tastenkürzel schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source>Lists and fields</source>
        <translation>Listen und Felder</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/shortcuts_sheet.py"/>
        <source>On this page: {title}</source>
        <translation>Auf dieser Seite: {title}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/small_window.py"/>
        <source>Nothing was said yet.</source>
        <translation>Noch wurde nichts gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/small_window.py"/>
        <source>Show the whole window</source>
        <translation>Das ganze Fenster zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/small_window.py"/>
        <source>Voiceapp, small window</source>
        <translation>Voiceapp, kleines Fenster</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/small_window.py"/>
        <source>You: {words}</source>
        <translation>Sie: {words}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Closed</source>
        <comment>the microphone</comment>
        <translation>geschlossen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Find what to do</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Hearing you</source>
        <comment>the talk</comment>
        <translation>hört Sie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Help for this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Hold to talk</source>
        <translation>Halten zum Sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Listening</source>
        <comment>the talk</comment>
        <translation>hört zu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Muted</source>
        <comment>the microphone</comment>
        <translation>stumm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>No jobs</source>
        <translation>Keine Aufgaben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Off</source>
        <comment>the talk</comment>
        <translation>aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Open</source>
        <comment>the microphone</comment>
        <translation>offen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Say “{phrase}”</source>
        <translation>„{phrase}“ sagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Sending to {host}</source>
        <translation>Sendet an {host}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Show activity</source>
        <translation>Aktivität zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Small window</source>
        <translation>Kleines Fenster</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Small window above all others</source>
        <translation>Kleines Fenster über allen anderen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Speaking</source>
        <comment>the talk</comment>
        <translation>spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>Thinking</source>
        <comment>the talk</comment>
        <translation>denkt nach</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>{first}, {count} more</source>
        <translation><numerusform>{first}, {count} weitere</numerusform><numerusform>{first}, {count} weitere</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>{title} (paused)</source>
        <translation>{title} (angehalten)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>{title} (waiting)</source>
        <translation>{title} (wartet)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip.py"/>
        <source>{title} failed</source>
        <translation>{title} fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip_recording.py"/>
        <source>Paused {time}</source>
        <translation>Pause {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/strip_recording.py"/>
        <source>REC {time}</source>
        <translation>REC {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Go on with the recording</source>
        <translation>Aufnahme fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Hear again</source>
        <translation>Wieder hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Mute the microphone</source>
        <translation>Mikrofon stumm schalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Open the window</source>
        <translation>Fenster öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Pause the recording</source>
        <translation>Aufnahme anhalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Recording a meeting</source>
        <translation>Eine Besprechung wird aufgenommen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Recording a voice</source>
        <translation>Eine Stimme wird aufgenommen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>Stop the recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>The microphone is closed</source>
        <translation>Das Mikrofon ist geschlossen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>The microphone is muted</source>
        <translation>Das Mikrofon ist stumm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>The microphone is open</source>
        <translation>Das Mikrofon ist offen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/tray.py"/>
        <source>The recording is paused</source>
        <translation>Die Aufnahme ist angehalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/chips.py"/>
        <source>Cancel {name}</source>
        <translation>{name} abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/chips.py"/>
        <source>{title}, {words} left</source>
        <translation>{title}, noch {words}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/chroma.py"/>
        <source>Notes of the tune</source>
        <translation>Töne der Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/chroma.py"/>
        <source>Strongest in turn: {notes}</source>
        <translation>Nacheinander am stärksten: {notes}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/colour_maps.py"/>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/colour_maps.py"/>
        <source>Petrol</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/colour_maps.py"/>
        <source>Warm</source>
        <translation>Warm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/curve_lane.py"/>
        <source>No pitch</source>
        <translation>Keine Tonhöhe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/curve_lane.py"/>
        <source>certainty {share}</source>
        <translation>Sicherheit {share}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/curve_lane.py"/>
        <source>speech {share}</source>
        <translation>Sprache {share}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/curve_lane.py"/>
        <source>{hertz} Hz</source>
        <translation>{hertz} Hz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/curve_lane.py"/>
        <source>{note}, {hertz} Hz</source>
        <translation>{note}, {hertz} Hz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/fault_wave.py"/>
        <source>Wave of the sample</source>
        <translation>Welle der Sprachprobe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/fault_wave.py"/>
        <source>{fault} at {time}</source>
        <translation>{fault} bei {time}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/guide_text.py"/>
        <source>Opens {host} in your browser</source>
        <translation>Öffnet {host} im Browser</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/keys.py"/>
        <source>Press the keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/lane_axes.py"/>
        <source>band {number}</source>
        <translation>Band {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/lane_axes.py"/>
        <source>{kilohertz} kHz</source>
        <translation>{kilohertz} kHz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/layer_lane.py"/>
        <source>From {start} s to {end} s</source>
        <translation>Von {start} s bis {end} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/layer_lane.py"/>
        <source>Place of {name}</source>
        <translation>Platz von {name}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/map_lane.py"/>
        <source>Loudest {place}</source>
        <translation>Max. {place}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/map_lane.py"/>
        <source>book {number}</source>
        <translation>Codebuch {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/map_lane.py"/>
        <source>coefficient {number}</source>
        <translation>Koeffizient {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/map_lane.py"/>
        <source>token {number}</source>
        <translation>Token {number}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/meter.py"/>
        <source>Microphone level</source>
        <translation>Mikrofonpegel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>Close the microphone</source>
        <translation>Mikrofon schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>End what I say</source>
        <translation>Meinen Beitrag beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>Hear me again</source>
        <translation>Mich wieder hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>Hold to talk only while you hold it. {key} mutes.</source>
        <translation>Halten, um nur währenddessen zu sprechen. {key} schaltet stumm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>No microphone found</source>
        <translation>Kein Mikrofon gefunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>Open the microphone</source>
        <translation>Mikrofon öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/mic.py"/>
        <source>Or click to begin, and again to end.</source>
        <translation>Oder zum Beginnen und zum Beenden klicken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/minimap.py"/>
        <source>All of the sound</source>
        <translation>Der ganze Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/minimap.py"/>
        <source>{start} to {end} s of {length} s</source>
        <translation>{start} bis {end} s von {length} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/play.py"/>
        <source>Pause {what}</source>
        <translation>{what} anhalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/play.py"/>
        <source>Play {what}</source>
        <translation>{what} abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>Cancel {what}</source>
        <translation>{what} abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>Go on with {what}</source>
        <translation>{what} fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>{hours} h left</source>
        <translation>noch {hours} h</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>{minutes} min left</source>
        <translation>noch {minutes} min</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/progress.py"/>
        <source>{seconds} s left</source>
        <translation>noch {seconds} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/recent_button.py"/>
        <source>Forget these files</source>
        <translation>Diese Dateien vergessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/sound_lane.py"/>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/sound_lane.py"/>
        <source>Higher</source>
        <comment>height</comment>
        <translation>Höher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/sound_lane.py"/>
        <source>Lower</source>
        <comment>height</comment>
        <translation>Niedriger</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/speakers_lane.py"/>
        <source>Find speakers</source>
        <translation>Sprecher finden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/speakers_lane.py"/>
        <source>Finding speakers</source>
        <translation>Sprecher werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/speakers_lane.py"/>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/timeline.py"/>
        <source>Wave and speakers</source>
        <translation>Welle und Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/track_wave.py"/>
        <source>Wave</source>
        <translation>Welle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/track_wave.py"/>
        <source>loop from {start} to {end}</source>
        <translation>Schleife von {start} bis {end}</translation>
    </message>
    <message numerus="yes">
        <location filename="../../../voiceapp/gui/widgets/track_wave.py"/>
        <source>{count} marks</source>
        <translation><numerusform>{count} Markierung</numerusform><numerusform>{count} Markierungen</numerusform></translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>After it</source>
        <translation>Danach</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Done early, during your pause</source>
        <translation>Vorab erledigt, in Ihrer Pause</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>First sentence</source>
        <translation>Erster Satz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Hearing</source>
        <translation>Hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Speakers</source>
        <comment>loudspeakers</comment>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Starting early saved</source>
        <translation>Vorausdenken sparte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Thinking</source>
        <comment>a stage of the answer</comment>
        <translation>Denken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Thinking knew {cached_tokens} of {prompt_tokens} tokens from before ({percent} %)</source>
        <translation>Das Denken kannte {cached_tokens} von {prompt_tokens} Tokens schon ({percent} %)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Voice</source>
        <comment>a stage of the answer</comment>
        <translation>Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Where the time went</source>
        <translation>Wo die Zeit blieb</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/widgets/waterfall.py"/>
        <source>Your pause</source>
        <translation>Ihre Pause</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>About Voiceapp</source>
        <translation>Über Voiceapp</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Answer what the assistant asks</source>
        <translation>Dem Assistenten antworten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Ask a question</source>
        <translation>Frage stellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Compose music</source>
        <translation>Musik komponieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Dark theme</source>
        <translation>Dunkles Farbschema</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Dictate, or stop dictating</source>
        <translation>Diktieren oder Diktat beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Go on recording</source>
        <translation>Aufnahme fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Import a meeting</source>
        <translation>Besprechung importieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Inspect a sound file</source>
        <translation>Tondatei untersuchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Light theme</source>
        <translation>Helles Farbschema</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Mute the microphone, or hear me again</source>
        <translation>Mikrofon stumm schalten oder mich wieder hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Search on this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Show the talk beside the page, or put it back</source>
        <translation>Gespräch neben der Seite zeigen oder zurücklegen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Small window, or put it away</source>
        <translation>Kleines Fenster öffnen oder schließen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Stop the answer</source>
        <translation>Antwort abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Theme of the system</source>
        <translation>Farbschema des Systems</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>Undo the deletion</source>
        <translation>Löschen rückgängig machen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>automatic light dark appearance colours</source>
        <translation>automatisch hell dunkel aussehen farben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>bright day appearance colours</source>
        <translation>hell tag aussehen farben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>chat conversation assistant</source>
        <translation>chat unterhaltung assistent</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>conversation chat start</source>
        <translation>unterhaltung chat starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>delete back restore</source>
        <translation>löschen zurück wiederherstellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>end finish meeting</source>
        <translation>ende fertig besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>end stop listening off</source>
        <translation>ende stopp zuhören aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>engines packs downloads</source>
        <translation>engines pakete downloads</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>example try demo</source>
        <translation>beispiel ausprobieren demo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>exit close end leave</source>
        <translation>verlassen schließen ende beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>file audio video transcribe write down</source>
        <translation>datei ton video transkribieren aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>find filter</source>
        <translation>finden filtern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>go to page {words}</source>
        <translation>gehe zu seite {words}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>guide manual how documentation</source>
        <translation>handbuch anleitung wie dokumentation</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>interrupt silence quiet cancel</source>
        <translation>unterbrechen stille ruhe abbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>jobs downloads progress tasks</source>
        <translation>aufgaben downloads fortschritt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>keys help hotkeys</source>
        <translation>tasten hilfe tastenkürzel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>listen start talking hear</source>
        <translation>zuhören sprechen beginnen hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>make clone create</source>
        <translation>anlegen klonen erstellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>meeting hold</source>
        <translation>besprechung anhalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>mini float above</source>
        <translation>mini schweben oben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>music tracks</source>
        <translation>musik stücke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>new track make create generate song</source>
        <translation>neues stück machen erstellen lied</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>night black appearance colours</source>
        <translation>nacht schwarz aussehen farben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>open spectrogram waveform</source>
        <translation>öffnen spektrogramm wellenform</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>preferences options configuration</source>
        <translation>vorlieben optionen konfiguration</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>question allow tool yes no</source>
        <translation>Frage fragt erlauben Werkzeug ja nein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>questions recordings answers</source>
        <translation>fragen aufnahmen antworten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>recordings new search</source>
        <translation>aufnahmen neu suchen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>resume continue meeting</source>
        <translation>fortsetzen weiter besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>speakers cloning library</source>
        <translation>sprecher klonen bibliothek</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>spectrogram waveform sound analysis</source>
        <translation>spektrogramm wellenform klanganalyse</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>start recording new</source>
        <translation>aufnahme starten neu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>transcripts minutes recordings</source>
        <translation>transkripte protokolle aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>unmute silence</source>
        <translation>stumm aus stille</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>version licences diagnostics</source>
        <translation>version lizenzen diagnose</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>welcome guide microphone test set up</source>
        <translation>willkommen einstieg mikrofon test einrichten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/gui/window_commands.py"/>
        <source>write type text</source>
        <translation>schreiben tippen text</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <location filename="../../../assets/minutes/general.toml"/>
        <source>Any meeting: summary, topics, decisions, tasks and open questions.</source>
        <translation>Jede Besprechung: Zusammenfassung, Themen, Entscheidungen, Aufgaben und offene Fragen.</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/general.toml"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/interview.toml"/>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/interview.toml"/>
        <source>Questions and answers: what was asked, what was said.</source>
        <translation>Fragen und Antworten: was gefragt und was gesagt wurde.</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/lecture.toml"/>
        <source>Lecture</source>
        <translation>Vortrag</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/lecture.toml"/>
        <source>One person explains: main points and topics, questions of listeners.</source>
        <translation>Eine Person erklärt: Hauptpunkte und Themen, Fragen der Zuhörenden.</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/one-to-one.toml"/>
        <source>One-to-one</source>
        <translation>Vier-Augen-Gespräch</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/one-to-one.toml"/>
        <source>Two people: how it goes, what was agreed, what each does next.</source>
        <translation>Zwei Personen: wie es geht, was vereinbart wurde, was jede als Nächstes tut.</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/stand-up.toml"/>
        <source>A short round: what was done, what is next, what blocks.</source>
        <translation>Eine kurze Runde: was getan ist, was ansteht, was blockiert.</translation>
    </message>
    <message>
        <location filename="../../../assets/minutes/stand-up.toml"/>
        <source>Stand-up</source>
        <translation>Stand-up</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/gpu.txt"/>
        <source>Graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/gpu.txt"/>
        <source>Whisper, language models and their embeddings on an NVIDIA card: ctranslate2 with CUDA's libraries, llama.cpp built for it</source>
        <translation>Whisper, Sprachmodelle und Embeddings auf NVIDIA-Karten: ctranslate2 mit CUDA-Bibliotheken, llama.cpp dafür gebaut</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/parler.txt"/>
        <source>Parler-TTS</source>
        <translation>Parler-TTS</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/parler.txt"/>
        <source>Voices described in words</source>
        <translation>In Worten beschriebene Stimmen</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/torch.txt"/>
        <source>PyTorch engines</source>
        <translation>PyTorch-Engines</translation>
    </message>
    <message>
        <location filename="../../../packaging/packs/torch.txt"/>
        <source>XTTS, SpeechT5, Bark, pyannote, Whisper and wav2vec2 by PyTorch, SpeechBrain, Demucs, MusicGen, EnCodec, AudioLM, Qwen2-Audio</source>
        <translation>XTTS, SpeechT5, Bark, pyannote, Whisper und wav2vec2 mit PyTorch, SpeechBrain, Demucs, MusicGen, EnCodec, AudioLM, Qwen2-Audio</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>A report is in {0}.</source>
        <translation>Ein Bericht liegt in {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>Knows the end</source>
        <translation>Erkennt das Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>Looks into files</source>
        <translation>Sieht in Dateien</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>Something went wrong that should not.</source>
        <translation>Etwas ist schiefgegangen, das nicht schiefgehen sollte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>What you said and stored is kept.</source>
        <translation>Was gesagt und gespeichert wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app.py"/>
        <source>Writing down what is said</source>
        <translation>Gesprochenes wird aufgeschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app_sound.py"/>
        <source>The microphone</source>
        <translation>Das Mikrofon</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/app_sound.py"/>
        <source>The recording</source>
        <translation>Die Aufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/delivery.py"/>
        <source>Choose what has some.</source>
        <translation>Etwas mit Ton wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/delivery.py"/>
        <source>There is no sound to write.</source>
        <translation>Es gibt keinen Ton zum Schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>Choose another device.</source>
        <translation>Ein anderes Gerät wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>Close the other program and try again.</source>
        <translation>Das andere Programm schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>No {0} was found.</source>
        <translation>Kein {0} gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>Plug one in; answers can be read.</source>
        <translation>Eines anschließen; Antworten lassen sich lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>Plug one in; until then you can type.</source>
        <translation>Eines anschließen; bis dahin können Sie tippen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>Run: sudo apt install libportaudio2</source>
        <translation>Ausführen: sudo apt install libportaudio2</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>The sound library PortAudio is not installed.</source>
        <translation>Die Tonbibliothek PortAudio ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>There is no {0} called "{1}".</source>
        <translation>{0} „{1}“ gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>There is: {0}</source>
        <translation>Vorhanden: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>There is: {0}.</source>
        <translation>Vorhanden: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>another program uses it.</source>
        <translation>ein anderes Programm benutzt es.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>it refuses every sample rate.</source>
        <translation>es lehnt jede Abtastrate ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>loudspeaker</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>{0} could not be opened: another program uses it.</source>
        <translation>{0} ließ sich nicht öffnen: Ein anderes Programm benutzt es.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/devices.py"/>
        <source>{0} could not be opened: it refuses every sample rate.</source>
        <translation>{0} ließ sich nicht öffnen: Es lehnt jede Abtastrate ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/echo.py"/>
        <source>The echo canceller is not installed, so the microphone is closed while I speak.</source>
        <translation>Die Echounterdrückung ist nicht installiert, daher ist das Mikrofon geschlossen, während ich spreche.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/echo.py"/>
        <source>Wear headphones and say so in Settings, or install the program again.</source>
        <translation>Kopfhörer benutzen und das in den Einstellungen angeben, oder das Programm neu installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Check the name and the folder.</source>
        <translation>Name und Ordner prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Choose a WAV, FLAC, MP3, OGG, M4A or video file.</source>
        <translation>Eine WAV-, FLAC-, MP3-, OGG-, M4A- oder Videodatei wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Choose a file with sound.</source>
        <translation>Eine Datei mit Ton wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Choose a sound file in it.</source>
        <translation>Eine Tondatei darin wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Choose a sound file.</source>
        <translation>Eine Tondatei wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Use a copy without protection.</source>
        <translation>Eine Kopie ohne Schutz verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>Use another copy of it.</source>
        <translation>Eine andere Kopie davon verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} has no sound in it.</source>
        <translation>{0} enthält keinen Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} holds no sound: it is 0 seconds long.</source>
        <translation>{0} enthält keinen Ton: Die Länge ist 0 Sekunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is a device or a pipe.</source>
        <translation>{0} ist ein Gerät oder eine Pipe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is a folder.</source>
        <translation>{0} ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is damaged or cut off: nothing of its sound can be decoded.</source>
        <translation>{0} ist beschädigt oder abgeschnitten: Nichts vom Ton lässt sich decodieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is empty: it has no bytes in it.</source>
        <translation>{0} ist leer: Die Datei enthält keine Bytes.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is not a sound file that can be read.</source>
        <translation>{0} ist keine lesbare Tondatei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/files.py"/>
        <source>{0} is protected against copying: its sound cannot be read.</source>
        <translation>{0} ist kopiergeschützt: Der Ton lässt sich nicht lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/pulse.py"/>
        <source>The volume of this computer cannot be set from here.</source>
        <translation>Die Lautstärke dieses Computers lässt sich von hier nicht einstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/pulse.py"/>
        <source>Use its own keys; that needs PulseAudio or PipeWire.</source>
        <translation>Seine eigenen Tasten benutzen; hierfür ist PulseAudio oder PipeWire nötig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>Check the disk, then recover it under Meetings or by voiceapp meeting recover.</source>
        <translation>Den Datenträger prüfen, dann unter Besprechungen oder mit voiceapp meeting recover wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>Free some space on the disk of {0}, then recover it under Meetings or by voiceapp meeting recover.</source>
        <translation>Auf dem Datenträger von {0} Platz schaffen, dann unter Besprechungen oder mit voiceapp meeting recover wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>Record again.</source>
        <translation>Noch einmal aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>The disk is full, so the sound file of the recording was not made.</source>
        <translation>Der Datenträger ist voll, daher wurde die Tondatei der Aufnahme nicht erstellt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>The finished sound file is not what was recorded, so the recording itself was kept.</source>
        <translation>Die fertige Tondatei stimmt nicht mit dem Aufgenommenen überein, daher wurde die Aufnahme selbst behalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>The sound file of the recording could not be written; the recording itself is kept.</source>
        <translation>Die Tondatei der Aufnahme ließ sich nicht schreiben; die Aufnahme selbst bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recorder_flac.py"/>
        <source>What was recorded is kept.</source>
        <translation>Das Aufgenommene bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>Everything until then is kept.</source>
        <translation>Alles bis dahin bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>Free some space, then recover it under Meetings or by voiceapp meeting recover.</source>
        <translation>Platz schaffen, dann unter Besprechungen oder mit voiceapp meeting recover wiederherstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>If you moved them, put them back into {0}.</source>
        <translation>Falls sie verschoben wurden, wieder nach {0} legen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>The disk is full, so the recording was stopped.</source>
        <translation>Der Datenträger ist voll, daher wurde die Aufnahme beendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>The disk takes no more of the recording: {0}.</source>
        <translation>Der Datenträger nimmt nichts mehr von der Aufnahme an: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>The files of the recording are gone: they were deleted outside the program.</source>
        <translation>Die Dateien der Aufnahme sind weg: Sie wurden außerhalb des Programms gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>The journal of the recording cannot be read.</source>
        <translation>Das Journal der Aufnahme ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>The raw sound is still in {0}.</source>
        <translation>Der Rohton liegt noch in {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>This recording is being written or finished by another window or command.</source>
        <translation>Diese Aufnahme wird gerade von einem anderen Fenster oder Befehl geschrieben oder abgeschlossen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/recording_folder.py"/>
        <source>Wait until it is done.</source>
        <translation>Warten, bis das erledigt ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/ring.py"/>
        <source>a ring needs room for a sample</source>
        <translation>ein Ringpuffer braucht Platz für einen Abtastwert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/tempo.py"/>
        <source>Choose between half and twice as long.</source>
        <translation>Zwischen halb und doppelt so lang wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/tempo.py"/>
        <source>Music cannot be played {0} times as long.</source>
        <translation>Musik lässt sich nicht auf das {0}-Fache dehnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/writer.py"/>
        <source>Make sure that {0} exists and may be written to.</source>
        <translation>Prüfen, ob {0} existiert und beschreibbar ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/writer.py"/>
        <source>No space</source>
        <translation>Kein Platz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/writer.py"/>
        <source>Sound cannot be written as {0}.</source>
        <translation>Ton lässt sich nicht als {0} schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/writer.py"/>
        <source>the disk took no more of it</source>
        <translation>der Datenträger nahm nichts mehr davon an</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/audio/writer.py"/>
        <source>{0} Hz after {1} Hz</source>
        <translation>{0} Hz nach {1} Hz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>A key is stored separately.</source>
        <translation>Ein Schlüssel wird getrennt gespeichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Choose an engine of this computer, or turn Work offline off in Settings.</source>
        <translation>Eine Engine dieses Computers wählen oder „Offline arbeiten“ in den Einstellungen ausschalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Choose asr, llm or tts.</source>
        <translation>asr, llm oder tts wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Choose one that the server lists.</source>
        <translation>Eines wählen, das der Server auflistet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Give it as one line.</source>
        <translation>In einer Zeile angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Leave out names, passwords and what follows a question mark.</source>
        <translation>Namen, Passwörter und alles ab einem Fragezeichen weglassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Other computers cannot do {0}.</source>
        <translation>Andere Computer können {0} nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>The address holds more than a server and a path.</source>
        <translation>Die Adresse enthält mehr als Server und Pfad.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>The connection names no model.</source>
        <translation>Die Verbindung nennt kein Modell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>This is no address of a server.</source>
        <translation>Das ist keine Adresse eines Servers.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>This is no name of a model or voice.</source>
        <translation>Das ist kein Name eines Modells oder einer Stimme.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Use its https address, or accept that for this connection (--yes).</source>
        <translation>Die https-Adresse verwenden oder das für diese Verbindung hinnehmen (--yes).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Use its https address.</source>
        <translation>Die https-Adresse verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>Use small letters, digits, dots and hyphens, at most 40.</source>
        <translation>Kleinbuchstaben, Ziffern, Punkte und Bindestriche verwenden, höchstens 40.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>You chose to work offline, so {0} is not asked.</source>
        <translation>Offline arbeiten ist gewählt, daher wird {0} nicht gefragt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>{0} is no name for a connection.</source>
        <translation>{0} ist kein Name für eine Verbindung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>{0} is not reached by https, so everybody on the way could read what you say.</source>
        <translation>{0} ist nicht über https erreichbar, also könnten alle auf dem Weg mitlesen, was gesagt wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>{0} is reached without encryption: others in your network could read what you say.</source>
        <translation>{0} ist unverschlüsselt: Andere in Ihrem Netzwerk könnten mitlesen, was gesagt wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/connections.py"/>
        <source>{0} on {1}</source>
        <translation>{0} auf {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/guide.py"/>
        <source>Install the program again.</source>
        <translation>Das Programm neu installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/guide.py"/>
        <source>The guide in {0} cannot be read.</source>
        <translation>Das Handbuch in {0} ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>Fundamental frequency, and how sure it is.</source>
        <translation>Grundfrequenz und wie sicher sie ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>How sure the speech detector is.</source>
        <translation>Wie sicher der Sprachdetektor ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>Lowest and highest sample of each 20 ms.</source>
        <translation>Kleinster und größter Abtastwert je 20 ms.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>Power in bands as wide as the ear's, as librosa computes it.</source>
        <translation>Leistung in Bändern so breit wie die des Ohrs, wie librosa sie berechnet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>Spectrum in dB: how loud each frequency is.</source>
        <translation>Spektrum in dB: wie laut jede Frequenz ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>The spectrum's shape in twenty numbers, as librosa computes it.</source>
        <translation>Die Form des Spektrums in zwanzig Zahlen, wie librosa sie berechnet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>The tokens that a neural codec makes of it.</source>
        <translation>Die Tokens, die ein neuronaler Codec daraus macht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>The twelve tones of the octave.</source>
        <translation>Die zwölf Töne der Oktave.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/inspection.py"/>
        <source>What Whisper sees.</source>
        <translation>Was Whisper sieht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/installation.py"/>
        <source>Run make llama.</source>
        <translation>make llama ausführen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/installation.py"/>
        <source>Run make run again.</source>
        <translation>make run noch einmal ausführen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Afrikaans</source>
        <translation>Afrikaans</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Albanian</source>
        <translation>Albanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Amharic</source>
        <translation>Amharisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Arabic</source>
        <translation>Arabisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Armenian</source>
        <translation>Armenisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Assamese</source>
        <translation>Assamesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Azerbaijani</source>
        <translation>Aserbaidschanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Bashkir</source>
        <translation>Baschkirisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Basque</source>
        <translation>Baskisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Belarusian</source>
        <translation>Belarussisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Bengali</source>
        <translation>Bengalisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Bosnian</source>
        <translation>Bosnisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Breton</source>
        <translation>Bretonisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Bulgarian</source>
        <translation>Bulgarisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Burmese</source>
        <translation>Birmanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Cantonese</source>
        <translation>Kantonesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Catalan</source>
        <translation>Katalanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Chinese</source>
        <translation>Chinesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Croatian</source>
        <translation>Kroatisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Czech</source>
        <translation>Tschechisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Danish</source>
        <translation>Dänisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Dutch</source>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>English</source>
        <translation>Englisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Estonian</source>
        <translation>Estnisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Faroese</source>
        <translation>Färöisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Finnish</source>
        <translation>Finnisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>French</source>
        <translation>Französisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Galician</source>
        <translation>Galicisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Georgian</source>
        <translation>Georgisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>German</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Greek</source>
        <translation>Griechisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Gujarati</source>
        <translation>Gujarati</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Haitian</source>
        <translation>Haitianisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Hausa</source>
        <translation>Hausa</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Hawaiian</source>
        <translation>Hawaiisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Hebrew</source>
        <translation>Hebräisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Hindi</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Hungarian</source>
        <translation>Ungarisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Icelandic</source>
        <translation>Isländisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Indonesian</source>
        <translation>Indonesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Italian</source>
        <translation>Italienisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Japanese</source>
        <translation>Japanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Javanese</source>
        <translation>Javanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Kannada</source>
        <translation>Kannada</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Kazakh</source>
        <translation>Kasachisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Khmer</source>
        <translation>Khmer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Korean</source>
        <translation>Koreanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Lao</source>
        <translation>Laotisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Latin</source>
        <translation>Latein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Latvian</source>
        <translation>Lettisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Lingala</source>
        <translation>Lingala</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Lithuanian</source>
        <translation>Litauisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Luxembourgish</source>
        <translation>Luxemburgisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Macedonian</source>
        <translation>Mazedonisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Malagasy</source>
        <translation>Madagassisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Malay</source>
        <translation>Malaiisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Malayalam</source>
        <translation>Malayalam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Maltese</source>
        <translation>Maltesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Maori</source>
        <translation>Maori</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Marathi</source>
        <translation>Marathi</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Mongolian</source>
        <translation>Mongolisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Nepali</source>
        <translation>Nepalesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Norwegian</source>
        <translation>Norwegisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Nynorsk</source>
        <translation>Nynorsk</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Occitan</source>
        <translation>Okzitanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Pashto</source>
        <translation>Paschtu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Persian</source>
        <translation>Persisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Polish</source>
        <translation>Polnisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Portuguese</source>
        <translation>Portugiesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Punjabi</source>
        <translation>Panjabi</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Romanian</source>
        <translation>Rumänisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Russian</source>
        <translation>Russisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Sanskrit</source>
        <translation>Sanskrit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Serbian</source>
        <translation>Serbisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Shona</source>
        <translation>Shona</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Sindhi</source>
        <translation>Sindhi</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Sinhala</source>
        <translation>Singhalesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Slovak</source>
        <translation>Slowakisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Slovenian</source>
        <translation>Slowenisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Somali</source>
        <translation>Somali</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Spanish</source>
        <translation>Spanisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Sundanese</source>
        <translation>Sundanesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Swahili</source>
        <translation>Suaheli</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Swedish</source>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Tagalog</source>
        <translation>Tagalog</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Tajik</source>
        <translation>Tadschikisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Tamil</source>
        <translation>Tamil</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Tatar</source>
        <translation>Tatarisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Telugu</source>
        <translation>Telugu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Thai</source>
        <translation>Thailändisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Tibetan</source>
        <translation>Tibetisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Turkish</source>
        <translation>Türkisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Turkmen</source>
        <translation>Turkmenisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Ukrainian</source>
        <translation>Ukrainisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Urdu</source>
        <translation>Urdu</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Uzbek</source>
        <translation>Usbekisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Vietnamese</source>
        <translation>Vietnamesisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Welsh</source>
        <translation>Walisisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Yiddish</source>
        <translation>Jiddisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/language_names.py"/>
        <source>Yoruba</source>
        <translation>Yoruba</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/meetings.py"/>
        <source>recorded</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>Make it writable, or set VOICEAPP_HOME to a folder that is.</source>
        <translation>Beschreibbar machen oder VOICEAPP_HOME auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>Move that file away, or set VOICEAPP_HOME to a folder.</source>
        <translation>Die Datei verschieben oder VOICEAPP_HOME auf einen Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>Set HOME to a folder that you may write to.</source>
        <translation>HOME auf einen beschreibbaren Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>The folder {0} cannot be made: a file is in its place.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: An seiner Stelle liegt eine Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>The folder {0} cannot be written: {1}.</source>
        <translation>Der Ordner {0} ist nicht beschreibbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/paths.py"/>
        <source>This user has no home folder.</source>
        <translation>Dieser Benutzer hat keinen persönlichen Ordner.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/people.py"/>
        <source>I agree that this computer remembers my voice, so that it can suggest my name in later meetings.</source>
        <translation>Ich bin damit einverstanden, dass dieser Computer sich meine Stimme merkt, damit er in späteren Besprechungen meinen Namen vorschlagen kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/people.py"/>
        <source>I can have it forgotten at any time.</source>
        <translation>Ich kann sie jederzeit vergessen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/personas.py"/>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/personas.py"/>
        <source>Brief</source>
        <translation>Knapp</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/personas.py"/>
        <source>Language partner</source>
        <translation>Sprachpartner</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/protocols.py"/>
        <source>microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/protocols.py"/>
        <source>okay assistant</source>
        <translation>okay assistant</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Does everyone agree?</source>
        <translation>Sind alle einverstanden?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>I would like to record this conversation, to write down what was said.</source>
        <translation>Ich möchte dieses Gespräch aufnehmen, um das Gesagte aufzuschreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Nobody is heard yet</source>
        <translation>Noch ist niemand zu hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Others</source>
        <translation>Andere</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>The recording stays on my computer.</source>
        <translation>Die Aufnahme bleibt auf meinem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Too loud: move away from the microphone</source>
        <translation>Zu laut: etwas vom Mikrofon weggehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>Too quiet: come closer</source>
        <translation>Zu leise: näher herangehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/recording.py"/>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Bandwidth</source>
        <translation>Bandbreite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Clipping</source>
        <translation>Übersteuerung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Music</source>
        <translation>Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Offset</source>
        <translation>Gleichanteil</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Room</source>
        <translation>Raum</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Speech</source>
        <translation>Gesprochenes</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>Voices</source>
        <translation>Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/samples.py"/>
        <source>{0} (basic)</source>
        <translation>{0} (einfach)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>It has to be {0}.</source>
        <translation>Möglich ist {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>from {0} to {1}</source>
        <translation>von {0} bis {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>on or off</source>
        <translation>an oder aus</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>one of {0}</source>
        <translation>eines von {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/setting.py"/>
        <source>{0} cannot be {1}.</source>
        <translation>{0} kann nicht {1} sein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>Make {0} writable or free some space; the old settings are kept.</source>
        <translation>{0} beschreibbar machen oder Platz schaffen; die alten Einstellungen bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>Repair {0} or remove it.</source>
        <translation>{0} reparieren oder entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>See voiceapp settings list.</source>
        <translation>Siehe voiceapp settings list.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>The old file is kept as {0}.</source>
        <translation>Die alte Datei bleibt als {0} erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>The setting could not be stored: {0}.</source>
        <translation>Die Einstellung ließ sich nicht speichern: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>The settings file {0}; the defaults are used.</source>
        <translation>Die Einstellungsdatei {0}; es gelten die Voreinstellungen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>There is no setting {0}.</source>
        <translation>Es gibt keine Einstellung {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>cannot be read ({0})</source>
        <translation>ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>holds no table of settings</source>
        <translation>enthält keine Tabelle mit Einstellungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings.py"/>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>0: as many as the computer has cores.</source>
        <translation>0: so viele, wie der Computer Kerne hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>1 is as it was recorded.</source>
        <translation>1 ist wie aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>1 is the voice's own loudness.</source>
        <translation>1 ist die Lautheit der Stimme selbst.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>1 is the voice's own pace.</source>
        <translation>1 ist das Tempo der Stimme selbst.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>A code such as en, or auto to detect it.</source>
        <translation>Ein Kürzel wie de, oder auto zum Erkennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>A key combination for the whole system, such as Ctrl+Alt+R; empty: none.</source>
        <translation>Eine systemweite Tastenkombination, etwa Strg+Alt+R; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>A small window above all others shows the talk; it goes on when you close the large one.</source>
        <translation>Ein kleines Fenster über allen anderen zeigt das Gespräch; es läuft weiter, wenn das große geschlossen wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>A tool that does not answer in this time is given up.</source>
        <translation>Auf ein Werkzeug, das so lange nicht antwortet, wird nicht länger gewartet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Address of a package index with its builds; empty: pip's own.</source>
        <translation>Adresse eines Paketverzeichnisses mit passenden Builds; leer: das von pip.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Allowed without asking</source>
        <translation>Ohne Rückfrage erlaubt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Always</source>
        <translation>Immer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Answers about sound</source>
        <translation>Antwortet zum Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Cancel echo</source>
        <translation>Echo unterdrücken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Cleans sound</source>
        <translation>Reinigt Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Compares voices</source>
        <translation>Vergleicht Stimmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Composes</source>
        <translation>Komponiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Compute on</source>
        <translation>Rechnen auf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Delete old meetings</source>
        <translation>Alte Besprechungen löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Empty: the system's default.</source>
        <translation>Leer: die Voreinstellung des Systems.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, for the wake phrase.</source>
        <translation>Engine oder Engine:Modell für das Aktivierungswort.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, for who spoke; empty: the best one that is installed.</source>
        <translation>Engine oder Engine:Modell dafür, wer gesprochen hat; leer: die beste installierte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that answers.</source>
        <translation>Engine oder Engine:Modell, das antwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that cleans and separates.</source>
        <translation>Engine oder Engine:Modell, das reinigt und trennt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that compares sentences.</source>
        <translation>Engine oder Engine:Modell, das Sätze vergleicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that knows a voice again.</source>
        <translation>Engine oder Engine:Modell, das eine Stimme wiedererkennt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that listens and answers.</source>
        <translation>Engine oder Engine:Modell, das zuhört und antwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that makes music.</source>
        <translation>Engine oder Engine:Modell, das Musik macht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that speaks.</source>
        <translation>Engine oder Engine:Modell, das spricht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that tells a pause from the end by your voice; empty: none.</source>
        <translation>Engine oder Engine:Modell, das an der Stimme eine Pause vom Ende unterscheidet; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that turns sound into tokens.</source>
        <translation>Engine oder Engine:Modell, das Ton in Tokens umwandelt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that turns speech into words.</source>
        <translation>Engine oder Engine:Modell, das Gesprochenes in Wörter umwandelt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model, that turns their sound into words; empty: what hears you in the talk.</source>
        <translation>Engine oder Engine:Modell, das ihren Ton in Wörter umwandelt; leer: was auch im Gespräch zuhört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engine, or engine:model; empty: the best one that is installed, else the two channels of a recording.</source>
        <translation>Engine oder Engine:Modell; leer: die beste installierte, sonst die zwei Kanäle einer Aufnahme.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Engines</source>
        <translation>Engines</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Files and memory</source>
        <translation>Dateien und Speicher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Find out who spoke</source>
        <translation>Herausfinden, wer gesprochen hat</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Finds by meaning</source>
        <translation>Findet nach Bedeutung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>First steps seen</source>
        <translation>Erste Schritte gesehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Folder to watch</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>For packs, where there is no graphics card.</source>
        <translation>Für Pakete, wenn keine Grafikkarte da ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>From the next start on.</source>
        <translation>Ab dem nächsten Start.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Full (48 kHz)</source>
        <translation>Voll (48 kHz)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Go on in the tray</source>
        <translation>Im Infobereich weiterlaufen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Hears</source>
        <translation>Hört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>How freely a language model words its answers.</source>
        <translation>Wie frei ein Sprachmodell seine Antworten formuliert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>How long a tool may take</source>
        <translation>Höchstdauer eines Werkzeugs</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>How long a tool's question stays open</source>
        <translation>Wie lange eine Rückfrage offen bleibt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>How long one may take to begin its answer before this computer answers itself.</source>
        <translation>Wie lange einer bis zum Beginn der Antwort brauchen darf, bevor dieser Computer selbst antwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>How often a take with something wrong in it is spoken anew.</source>
        <translation>Wie oft eine fehlerhafte Fassung neu gesprochen wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>I ask everyone before I record</source>
        <translation>Ich frage alle, bevor ich aufnehme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>In the background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>In the tray it goes on: talk, recording and keys.</source>
        <translation>Im Infobereich läuft alles weiter: Gespräch, Aufnahme und Tasten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>It is gone for good.</source>
        <translation>Es ist endgültig weg.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Its menu opens the window and quits.</source>
        <translation>Sein Menü öffnet das Fenster und beendet das Programm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Keep talks</source>
        <translation>Gespräche behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Knows when you have finished</source>
        <translation>Erkennt, wann Sie fertig sind</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Language of meetings</source>
        <translation>Sprache der Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Language of the window</source>
        <translation>Sprache des Fensters</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Lets you talk over the assistant without headphones: its own voice is taken out of what it hears.</source>
        <translation>Erlaubt, dem Assistenten ohne Kopfhörer ins Wort zu fallen: Seine eigene Stimme wird aus dem Gehörten herausgerechnet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Light, dark, or as the system has it.</source>
        <translation>Hell, dunkel oder wie das System.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Listens for its name</source>
        <translation>Lauscht auf seinen Namen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Low misses quiet speech but ignores more noise.</source>
        <translation>Niedrig überhört leise Sprache, lässt sich aber weniger von Geräuschen täuschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Meetings</source>
        <translation>Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Memory for models</source>
        <translation>Speicher für Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Microphone</source>
        <translation>Mikrofon</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Model hub</source>
        <translation>Modell-Hub</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Name of the voice; empty: the engine's own.</source>
        <translation>Name der Stimme; leer: die der Engine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Names and terms in meetings</source>
        <translation>Namen und Begriffe in Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>No animations; meters move in steps.</source>
        <translation>Keine Animationen; Pegel bewegen sich in Stufen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Not for SpeechT5 and Bark.</source>
        <translation>Nicht bei SpeechT5 und Bark.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Numbers that speech recognition computes with.</source>
        <translation>Zahlen, mit denen die Spracherkennung rechnet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Off: nothing is added and the language model is told nothing of it.</source>
        <translation>Aus: Nichts kommt hinzu, und das Sprachmodell erfährt nichts davon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Off: nothing you say or type is stored.</source>
        <translation>Aus: Nichts Gesprochenes oder Getipptes wird gespeichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Off: you are reminded before the next recording that everyone must agree.</source>
        <translation>Aus: Vor der nächsten Aufnahme werden Sie erinnert, dass alle einverstanden sein müssen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>On: no hub, no package index and no other computer is asked.</source>
        <translation>An: Kein Hub, kein Paketverzeichnis und kein anderer Computer wird gefragt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>On: the guide that opens with the very first window was seen or skipped.</source>
        <translation>An: Der Einstieg, der sich mit dem allerersten Fenster öffnet, wurde gesehen oder übersprungen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Once a new meeting is written down; off: only when you ask.</source>
        <translation>Sobald eine neue Besprechung aufgeschrieben ist; aus: nur auf Wunsch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Only when you ask for it.</source>
        <translation>Nur auf Wunsch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Percent of the normal size.</source>
        <translation>Prozent der normalen Größe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>PyTorch for the processor</source>
        <translation>PyTorch für den Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Quieter fans and hum where there is much of it; in a quiet room nothing is changed.</source>
        <translation>Leisere Lüfter und leiseres Brummen, wo es viel davon gibt; in einem ruhigen Raum ändert sich nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Record or stop, anywhere</source>
        <translation>Aufnehmen oder beenden, überall</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Recordings that appear in this folder are added to Meetings while the program runs; empty: none.</source>
        <translation>Aufnahmen, die in diesem Ordner erscheinen, kommen bei laufendem Programm zu den Besprechungen; leer: keiner.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Remember what I tell about myself</source>
        <translation>Merken, was ich über mich erzähle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Small window</source>
        <translation>Kleines Fenster</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>So many days after a meeting was held, added or written down last; 0: never.</source>
        <translation>So viele Tage, nachdem eine Besprechung gehalten, hinzugefügt oder zuletzt aufgeschrieben wurde; 0: nie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>So that you can read along; after the end the meeting is written down once more, and better.</source>
        <translation>Zum Mitlesen; nach dem Ende wird die Besprechung noch einmal und besser aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Sound of recordings</source>
        <translation>Ton der Aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speak again</source>
        <translation>Neu sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speakers</source>
        <translation>Lautsprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speaking pace</source>
        <translation>Sprechtempo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speaks</source>
        <translation>Spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speech (16 kHz)</source>
        <translation>Sprache (16 kHz)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speech detector</source>
        <translation>Sprachdetektor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Speech is what transcripts need; full keeps music too and takes three times the room.</source>
        <translation>Sprache genügt für Transkripte; Voll erhält auch Musik und braucht dreimal so viel Platz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Suppress noise</source>
        <translation>Geräusche unterdrücken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Talk</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Tells speakers apart</source>
        <translation>Unterscheidet Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Tells speakers of meetings apart</source>
        <translation>Unterscheidet Sprecher in Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>The address of a proxy for downloads; empty: as the system has it.</source>
        <translation>Adresse eines Proxys für Downloads; leer: wie das System.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>The https address of a mirror; empty: HF_ENDPOINT, else Hugging Face.</source>
        <translation>Die https-Adresse eines Spiegels; leer: HF_ENDPOINT, sonst Hugging Face.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>The language that you speak, or auto to detect it.</source>
        <translation>Die Sprache, in der Sie sprechen, oder auto zum Erkennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>The most that loaded models may use together; 0: three quarters of what the computer has.</source>
        <translation>So viel dürfen geladene Modelle zusammen höchstens belegen; 0: drei Viertel dessen, was der Computer hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>The sound; the words stay</source>
        <translation>Der Ton; die Wörter bleiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Thinks</source>
        <translation>Denkt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Threads for models</source>
        <translation>Threads für Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Tokens that a language model keeps in mind.</source>
        <translation>Tokens, die ein Sprachmodell im Gedächtnis behält.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Unless I wear headphones</source>
        <translation>Außer mit Kopfhörern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Up or down from the voice's own.</source>
        <translation>Höher oder tiefer als die Stimme selbst.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Voice pitch</source>
        <translation>Stimmhöhe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Volume of meetings</source>
        <translation>Lautstärke der Besprechungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Wait for other computers</source>
        <translation>Auf andere Computer warten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>What is deleted of old meetings</source>
        <translation>Was von alten Besprechungen gelöscht wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>What reaches onto the desktop is asked about at its first use, then stands here; take a name away to be asked again.</source>
        <translation>Was auf den Desktop zugreift, wird beim ersten Mal erfragt und steht dann hier; einen Namen entfernen, um wieder gefragt zu werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>When the window is closed</source>
        <translation>Wenn das Fenster geschlossen wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Where models run.</source>
        <translation>Wo Modelle laufen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Without your answer by then, nothing is done.</source>
        <translation>Ohne Antwort bis dahin geschieht nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Words that are to be spelt like this, such as names of people and products, with commas between them.</source>
        <translation>Wörter, die so geschrieben werden sollen, etwa Namen von Personen und Produkten, durch Kommas getrennt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Work offline</source>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Write down words while recording</source>
        <translation>Während der Aufnahme mitschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_table.py"/>
        <source>Writes meetings down</source>
        <translation>Schreibt Besprechungen auf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>A key combination for the whole system, such as Ctrl+Alt+D; empty: none.</source>
        <translation>Eine systemweite Tastenkombination, etwa Strg+Alt+D; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>A key combination for the whole system, such as Ctrl+Alt+M; empty: none.</source>
        <translation>Eine systemweite Tastenkombination, etwa Strg+Alt+M; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>A key combination for the whole system, such as Ctrl+Alt+Space; empty: none.</source>
        <translation>Eine systemweite Tastenkombination, etwa Strg+Alt+Leertaste; leer: keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>A short tone after the wake phrase says: go ahead.</source>
        <translation>Ein kurzer Ton nach dem Aktivierungswort sagt: bitte sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>After a fixed silence</source>
        <translation>Nach fester Stille</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>An answer that a sound without words held goes on after so much silence; 0: every sound stops it.</source>
        <translation>Eine Antwort, die ein Geräusch ohne Wörter angehalten hat, geht nach so viel Stille weiter; 0: jedes Geräusch beendet sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Answer ahead</source>
        <translation>Vorausdenken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Answer in at most three short sentences.</source>
        <translation>Antworte in höchstens drei kurzen Sätzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Ask when the two disagree</source>
        <translation>Fragen, wenn beide abweichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Ask when unsure</source>
        <translation>Bei Unsicherheit fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Begin to listen as soon as the window opens.</source>
        <translation>Zuhören, sobald sich das Fenster öffnet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Begins to think in your first short pause, and drops that when you go on.</source>
        <translation>Beginnt in der ersten kurzen Pause zu denken und verwirft das, wenn weitergesprochen wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>By what you say and how you usually pause, or after a fixed silence.</source>
        <translation>Nach dem Gesagten und Ihren üblichen Pausen, oder nach fester Stille.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Dictated words go</source>
        <translation>Diktiertes geht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Engine:model that also hears you and marks words in doubt, such as wav2vec2:MODEL; empty: none.</source>
        <translation>Engine:Modell, das ebenfalls zuhört und zweifelhafte Wörter markiert, etwa wav2vec2:MODELL; leer: keines.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>English words; long ones are mistaken less.</source>
        <translation>Englische Wörter; lange werden seltener verwechselt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Go on after a cough</source>
        <translation>Nach einem Husten weiter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Hands-free</source>
        <translation>Freihändig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Hands-free: it hears whatever is said.</source>
        <translation>Freihändig: Alles Gesagte wird gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Hold to dictate, anywhere</source>
        <translation>Halten zum Diktieren, überall</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Hold to talk, anywhere</source>
        <translation>Halten zum Sprechen, überall</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>How long I may pause</source>
        <translation>Wie lange ich pausieren darf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>How long you must speak before the assistant stops.</source>
        <translation>Wie lange Sie sprechen müssen, bis der Assistent anhält.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>How the assistant answers</source>
        <translation>Wie der Assistent antwortet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>How you start</source>
        <translation>So beginnen Sie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>I wear headphones</source>
        <translation>Ich trage Kopfhörer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Languages I speak</source>
        <translation>Sprachen, die ich spreche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Let me interrupt by voice</source>
        <translation>Mit der Stimme unterbrechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Low is mistaken less often but misses more.</source>
        <translation>Niedrig irrt sich seltener, überhört aber mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Mute or hear again, anywhere</source>
        <translation>Stumm oder wieder hören, überall</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>No wake phrase after an answer</source>
        <translation>Kein Aktivierungswort nach einer Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Off: only Stop or Esc interrupts an answer.</source>
        <translation>Aus: Nur Stopp oder Esc unterbricht eine Antwort.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Off: typed questions are answered in writing only.</source>
        <translation>Aus: Getippte Fragen werden nur schriftlich beantwortet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Open the microphone at start</source>
        <translation>Mikrofon beim Start öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Partial words are grey and may still change.</source>
        <translation>Vorläufige Wörter sind grau und können sich noch ändern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Pause to think in</source>
        <translation>Pause zum Vorausdenken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Persona</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Push-to-talk</source>
        <translation>Sprechtaste</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Push-to-talk: only while you hold the button.</source>
        <translation>Sprechtaste: nur solange der Knopf gehalten wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Second opinion</source>
        <translation>Zweite Meinung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Share of the words that both have to hear.</source>
        <translation>Anteil der Wörter, die beide hören müssen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Short spoken answers</source>
        <translation>Kurze gesprochene Antworten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Show words while I speak</source>
        <translation>Wörter beim Sprechen zeigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Silence after which an answer is begun.</source>
        <translation>Stille, nach der eine Antwort begonnen wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>So long you can go on without saying it again; 0: always say it.</source>
        <translation>So lange geht es ohne erneutes Aktivierungswort weiter; 0: immer sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Sound when it wakes</source>
        <translation>Ton beim Aufwachen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Speak answers to typed questions</source>
        <translation>Antworten auf Getipptes sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Speech that interrupts</source>
        <translation>Sprechen, das unterbricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>The fixed silence after which your turn is over.</source>
        <translation>Die feste Stille, nach der Sie fertig sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Then the assistant cannot hear itself.</source>
        <translation>Dann kann der Assistent sich selbst nicht hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Three sentences of a long answer are spoken, then you are asked whether to go on.</source>
        <translation>Drei Sätze einer langen Antwort werden gesprochen, dann kommt die Frage, ob es weitergehen soll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>To the clipboard</source>
        <translation>In die Zwischenablage</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>To the clipboard and the cursor</source>
        <translation>In die Zwischenablage und zum Cursor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>To the cursor only where the desktop lets programs paste; else to the clipboard.</source>
        <translation>Zum Cursor nur, wo der Desktop Programme einfügen lässt; sonst in die Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>To the cursor; the clipboard is put back</source>
        <translation>Zum Cursor; die Zwischenablage wird wiederhergestellt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Voices by language</source>
        <translation>Stimmen nach Sprache</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Voices for other languages, such as de: german; fr: french.</source>
        <translation>Stimmen für andere Sprachen, etwa de: german; fr: french.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Wake phrase</source>
        <translation>Aktivierungswort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Wake phrase detector</source>
        <translation>Aktivierungswort-Detektor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Wake phrase: after the phrase.</source>
        <translation>Aktivierungswort: nachdem es gesagt wurde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>What a language model is told about itself, where no other persona is chosen.</source>
        <translation>Was einem Sprachmodell über sich gesagt wird, wenn keine andere Rolle gewählt ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>What was heard with less certainty is asked about first; 0: only what is hard to believe.</source>
        <translation>Nach unsicherer Gehörtem wird erst gefragt; 0: nur nach kaum Glaubhaftem.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>When my turn is over</source>
        <translation>Wann ich fertig bin</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>Who answers; empty: the assistant as the settings describe it.</source>
        <translation>Wer antwortet; leer: der Assistent, wie ihn die Einstellungen beschreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>With Language set to auto it is one of these, such as en, de; empty: any.</source>
        <translation>Steht „Sprache“ auf auto, ist es eine von diesen, etwa en, de; leer: jede.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/settings_talk.py"/>
        <source>You are a helpful voice assistant.</source>
        <translation>Du bist ein hilfreicher Sprachassistent.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/tasks.py"/>
        <source>a background task failed</source>
        <translation>eine Hintergrundaufgabe ist fehlgeschlagen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_blends.py"/>
        <source>Write names with their shares, such as af_heart:60+af_sky:40; {0} at most.</source>
        <translation>Namen mit ihren Anteilen angeben, etwa af_heart:60+af_sky:40; höchstens {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_blends.py"/>
        <source>{0} is no blend of voices.</source>
        <translation>{0} ist keine Mischung von Stimmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_recipes.py"/>
        <source>It is not told which of the model's voices it is.</source>
        <translation>Es fehlt, welche Stimme des Modells es ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_recipes.py"/>
        <source>It is not told which voices it is mixed of.</source>
        <translation>Es fehlt, aus welchen Stimmen sie gemischt ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_recipes.py"/>
        <source>Name an engine's voice, or several with their shares.</source>
        <translation>Die Stimme einer Engine nennen, oder mehrere mit ihren Anteilen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Clean</source>
        <translation>Sauber</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Close</source>
        <translation>Nah</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Distant</source>
        <translation>Fern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Emotion</source>
        <translation>Gefühl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Even</source>
        <translation>Gleichmäßig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Excited</source>
        <translation>Aufgeregt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Expressivity</source>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Fast</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Noisy</source>
        <translation>Verrauscht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Slow</source>
        <translation>Langsam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/voice_words.py"/>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/whole_file.py"/>
        <source>Choose a folder that is there and may be written to.</source>
        <translation>Einen vorhandenen, beschreibbaren Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/whole_file.py"/>
        <source>Free some space and try again.</source>
        <translation>Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/whole_file.py"/>
        <source>The disk is full, so {0} was not written.</source>
        <translation>Der Datenträger ist voll, daher wurde {0} nicht geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/core/whole_file.py"/>
        <source>{0} could not be written: {1}.</source>
        <translation>{0} ließ sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/analysis.py"/>
        <source>Its words are kept.</source>
        <translation>Die Wörter bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/analysis.py"/>
        <source>The sound of this meeting cannot be read.</source>
        <translation>Der Ton dieser Besprechung ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Ask about a shorter part, or raise Context in Settings.</source>
        <translation>Zu einem kürzeren Teil fragen oder „Kontext“ in den Einstellungen erhöhen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Choose a model for sound, such as Ultravox or Voxtral.</source>
        <translation>Ein Modell für Ton wählen, etwa Ultravox oder Voxtral.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Choose another model: this one was trained with no more.</source>
        <translation>Ein anderes Modell wählen: Dieses wurde nicht mit mehr trainiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Keep one of them in the folder.</source>
        <translation>Eines davon im Ordner behalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Listening</source>
        <translation>Es wird zugehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Lower Context in Settings, or choose a smaller model.</source>
        <translation>„Kontext“ in den Einstellungen senken oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Raise Context in Settings.</source>
        <translation>„Kontext“ in den Einstellungen erhöhen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>Sound and question are {0} tokens, and the model keeps {1} in mind at once.</source>
        <translation>Ton und Frage sind {0} Tokens, und das Modell behält nur {1} zugleich im Gedächtnis.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>The audio language model is not loaded.</source>
        <translation>Das Audio-Sprachmodell ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>The folder {0} holds {1} projectors: {2}.</source>
        <translation>Der Ordner {0} enthält {1} Projektoren: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>There is not enough memory for this sound.</source>
        <translation>Der Speicher reicht für diesen Ton nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>To talk with the language model alone, use it with the engine llama.</source>
        <translation>Um mit dem Sprachmodell allein zu sprechen, mit der Engine llama verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>it is no projector</source>
        <translation>es ist kein Projektor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>its projector cannot read this sound</source>
        <translation>sein Projektor kann diesen Ton nicht lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>llama.cpp audio</source>
        <translation>llama.cpp audio</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>llama.cpp cannot make it hear</source>
        <translation>llama.cpp kann es nicht hören lassen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>llama.cpp cannot read it, or it belongs to another language model</source>
        <translation>llama.cpp kann es nicht lesen, oder es gehört zu einem anderen Sprachmodell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>{0} lets its language model see pictures; it cannot hear.</source>
        <translation>{0} lässt sein Sprachmodell Bilder sehen; hören kann es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_llama_audio.py"/>
        <source>{0} seconds of sound are {1} tokens, and the context has only {2}.</source>
        <translation>{0} Sekunden Ton sind {1} Tokens, und der Kontext hat nur {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_qwen2_audio.py"/>
        <source>Set Compute on to Processor in Settings, or close other programs.</source>
        <translation>„Rechnen auf“ in den Einstellungen auf Prozessor stellen oder andere Programme schließen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/answer_qwen2_audio.py"/>
        <source>The graphics card has not enough memory for {0} and this sound.</source>
        <translation>Die Grafikkarte hat nicht genug Speicher für {0} und diesen Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asked_sound.py"/>
        <source>Ask about a part of it: name its times in the question.</source>
        <translation>Zu einem Teil davon fragen: die Zeiten in der Frage nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asked_sound.py"/>
        <source>Choose another file or another time.</source>
        <translation>Eine andere Datei oder Zeit wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asked_sound.py"/>
        <source>There is no sound to ask about.</source>
        <translation>Es gibt keinen Ton, zu dem sich fragen ließe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asked_sound.py"/>
        <source>{0} hears {1} seconds at once, and this sound is longer.</source>
        <translation>{0} hört {1} Sekunden auf einmal, und dieser Ton ist länger.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>Set Compute on to Automatic in Settings.</source>
        <translation>„Rechnen auf“ in den Einstellungen auf Automatisch stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>Set Precision to Automatic in Settings.</source>
        <translation>„Genauigkeit“ in den Einstellungen auf Automatisch stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>This computer has no graphics card that Whisper can use.</source>
        <translation>Dieser Computer hat keine Grafikkarte, die Whisper nutzen kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>This computer's {0} cannot compute in {1}.</source>
        <translation>Dieser Computer kann nicht in {1} rechnen ({0}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>graphics card</source>
        <translation>Grafikkarte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_faster_whisper.py"/>
        <source>the libraries for it, pack gpu, are not installed</source>
        <translation>die Bibliotheken dafür, Paket gpu, sind nicht installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_openai_whisper.py"/>
        <source>Whisper (OpenAI)</source>
        <translation>Whisper (OpenAI)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_pocketsphinx.py"/>
        <source>Choose a Whisper model in Settings, or set the language to English.</source>
        <translation>Ein Whisper-Modell in den Einstellungen wählen oder die Sprache auf Englisch stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_pocketsphinx.py"/>
        <source>Pocketsphinx understands English only and does not translate.</source>
        <translation>Pocketsphinx versteht nur Englisch und übersetzt nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_pocketsphinx.py"/>
        <source>Speech recognition is not loaded.</source>
        <translation>Die Spracherkennung ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_speechbrain.py"/>
        <source>Download the model again, or copy the whole folder again.</source>
        <translation>Das Modell neu herunterladen oder den ganzen Ordner neu kopieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_speechbrain.py"/>
        <source>The {0} model {1} cannot be used: tokenizer.ckpt does not fit asr.ckpt.</source>
        <translation>Das {0}-Modell {1} ist nicht verwendbar: tokenizer.ckpt passt nicht zu asr.ckpt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_transformers_whisper.py"/>
        <source>Copy generation_config.json from the model that it was made from.</source>
        <translation>generation_config.json aus dem Modell kopieren, aus dem es gemacht wurde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_transformers_whisper.py"/>
        <source>The {0} model {1} cannot be used: its generation_config.json is too old.</source>
        <translation>Das {0}-Modell {1} ist nicht verwendbar: Seine generation_config.json ist zu alt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_transformers_whisper.py"/>
        <source>Whisper (Transformers)</source>
        <translation>Whisper (Transformers)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>Choose a multilingual Whisper model to translate.</source>
        <translation>Zum Übersetzen ein mehrsprachiges Whisper-Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>Choose a multilingual model, or set the language to English.</source>
        <translation>Ein mehrsprachiges Modell wählen oder die Sprache auf Englisch stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>Choose another language.</source>
        <translation>Eine andere Sprache wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>This {0} model understands English only and does not translate.</source>
        <translation>Dieses {0}-Modell versteht nur Englisch und übersetzt nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>This {0} model writes down what is said and does not translate.</source>
        <translation>Dieses {0}-Modell schreibt auf, was gesagt wird, und übersetzt nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>{0} does not know the language {1}.</source>
        <translation>{0} kennt die Sprache {1} nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/asr_windows.py"/>
        <source>{0} is not loaded.</source>
        <translation>{0} ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/audiolm_folder.py"/>
        <source>kmeans.npy has shape {0}</source>
        <translation>kmeans.npy hat die Form {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>(empty name)</source>
        <translation>(leerer Name)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>A model follows after a colon.</source>
        <translation>Nach einem Doppelpunkt folgt ein Modell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Facts of sound</source>
        <translation>Messwerte des Tons</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Features of sound</source>
        <translation>Merkmale des Tons</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Features of sound in files</source>
        <translation>Merkmale des Tons in Dateien</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>File analysis</source>
        <translation>Dateianalyse</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Joining takes</source>
        <translation>Fassungen zusammenfügen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Mixes</source>
        <translation>Mischungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Music analysis</source>
        <translation>Musikanalyse</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Music files</source>
        <translation>Musikdateien</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Playing files</source>
        <translation>Dateien abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Reading texts</source>
        <translation>Texte lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Scores</source>
        <translation>Bewertungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>There is no engine {0} for {1}.</source>
        <translation>Es gibt keine Engine {0} für {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Voice samples</source>
        <translation>Sprachproben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>Watermarks</source>
        <translation>Wasserzeichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>cleaning and separating</source>
        <translation>Reinigen und Trennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>codec tokens</source>
        <translation>Codec-Tokens</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>comparing voices</source>
        <translation>Stimmenvergleich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>knowing when a turn is over</source>
        <translation>Erkennen, wann jemand fertig ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>questions about sound</source>
        <translation>Fragen zum Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>speech recognition</source>
        <translation>Spracherkennung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>telling speakers apart</source>
        <translation>Sprecherunterscheidung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog.py"/>
        <source>the wake phrase</source>
        <translation>das Aktivierungswort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>AIR-Bench chat, judged by GPT-4, of 10: speech 7.24, sound 6.83, music 6.73, mixed 6.42; LibriSpeech word error rate, test-clean and test-other: 1.7 and 4.0</source>
        <translation>AIR-Bench-Chat, von GPT-4 bewertet, von 10: Sprache 7,24, Geräusche 6,83, Musik 6,73, gemischt 6,42; Wortfehlerrate auf LibriSpeech, test-clean und test-other: 1,7 und 4,0</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>BGE small English (GGUF)</source>
        <translation>BGE klein, Englisch (GGUF)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Best on a graphics card.</source>
        <translation>Am besten auf einer Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Finds sentences of like meaning, in English</source>
        <translation>Findet Sätze ähnlicher Bedeutung, auf Englisch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Finds sentences of like meaning, in English; quick on any processor</source>
        <translation>Findet Sätze ähnlicher Bedeutung, auf Englisch; schnell auf jedem Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Questions about speech, for computers with much memory.</source>
        <translation>Fragen zu Gesprochenem, für Computer mit viel Speicher.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Questions about speech, on any computer.</source>
        <translation>Fragen zu Gesprochenem, auf jedem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Qwen2-Audio 7B Instruct</source>
        <translation>Qwen2-Audio 7B Instruct</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>README of QwenLM/Qwen2-Audio, the table of the model as converted for Transformers</source>
        <translation>README von QwenLM/Qwen2-Audio, die Tabelle des für Transformers umgewandelten Modells</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Sentence embeddings (ONNX)</source>
        <translation>Satz-Embeddings (ONNX)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Speech in several languages, and questions about it.</source>
        <translation>Sprache in mehreren Sprachen und Fragen dazu.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Speech, sounds and music, 30 seconds at once.</source>
        <translation>Sprache, Geräusche und Musik, 30 Sekunden auf einmal.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Ultravox 0.5 (Llama 3.1 8B)</source>
        <translation>Ultravox 0.5 (Llama 3.1 8B)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Ultravox 0.5 (Llama 3.2 1B)</source>
        <translation>Ultravox 0.5 (Llama 3.2 1B)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>Voxtral Mini 3B</source>
        <translation>Voxtral Mini 3B</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_asking.py"/>
        <source>llama.cpp embeddings</source>
        <translation>llama.cpp-Embeddings</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>English in capital letters, without punctuation.</source>
        <translation>Englisch in Großbuchstaben, ohne Satzzeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Faster than large, for English.</source>
        <translation>Schneller als large, für Englisch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>SpeechBrain ASR</source>
        <translation>SpeechBrain ASR</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>SpeechBrain Common Voice 14, {0}</source>
        <translation>SpeechBrain Common Voice 14, {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Understands English only.</source>
        <translation>Versteht nur Englisch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Understands many languages.</source>
        <translation>Versteht viele Sprachen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Wav2Vec2 CTC</source>
        <translation>Wav2Vec2 CTC</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Wav2Vec2 base 960h</source>
        <translation>Wav2Vec2 base 960h</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Whisper {0}</source>
        <translation>Whisper {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Word error rate on Common Voice 14: {0} %</source>
        <translation>Wortfehlerrate auf Common Voice 14: {0} %</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>Word error rate on LibriSpeech</source>
        <translation>Wortfehlerrate auf LibriSpeech</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>{0}, without punctuation.</source>
        <translation>{0}, ohne Satzzeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>{0}: 3.4 % clean, 8.6 % other</source>
        <translation>{0}: 3,4 % clean, 8,6 % other</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_hearing.py"/>
        <source>{0}: {1} % clean, {2} % other</source>
        <translation>{0}: {1} % clean, {2} % other</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>EnCodec {0} kHz</source>
        <translation>EnCodec {0} kHz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>FAD 4.88, KLD 1.42, text consistency 0.27</source>
        <translation>FAD 4,88, KLD 1,42, Texttreue 0,27</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>FAD 4.93, KLD 1.41, text consistency 0.27, melody 0.44</source>
        <translation>FAD 4,93, KLD 1,41, Texttreue 0,27, Melodie 0,44</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>FAD 5.14, KLD 1.38, text consistency 0.28</source>
        <translation>FAD 5,14, KLD 1,38, Texttreue 0,28</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>FAD 5.48, KLD 1.37, text consistency 0.28</source>
        <translation>FAD 5,48, KLD 1,37, Texttreue 0,28</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Follows a tune as well as words.</source>
        <translation>Folgt einer Melodie so gut wie Worten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Keeps closer to the words.</source>
        <translation>Hält sich enger an die Worte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Music, stereo, 3 to 24 kbps.</source>
        <translation>Musik, Stereo, 3 bis 24 kbit/s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>MusicGen {0}</source>
        <translation>MusicGen {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>MusicGen's own, mono, 2.2 kbps.</source>
        <translation>Der von MusicGen, mono, 2,2 kbit/s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Speech and music, mono, 1.5 to 24 kbps.</source>
        <translation>Sprache und Musik, mono, 1,5 bis 24 kbit/s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Stereo; follows a tune as well as words.</source>
        <translation>Stereo; folgt einer Melodie so gut wie Worten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Stereo; keeps closer to the words.</source>
        <translation>Stereo; hält sich enger an die Worte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>Stereo; the closest to the words.</source>
        <translation>Stereo; hält sich am engsten an die Worte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>The closest to the words.</source>
        <translation>Hält sich am engsten an die Worte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>The quickest in stereo.</source>
        <translation>Das schnellste in Stereo.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_music.py"/>
        <source>The quickest; for a machine without a graphics card.</source>
        <translation>Das schnellste; für einen Computer ohne Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>13.8 dB SI-SNR and PESQ 2.20 on the test set of WHAM!</source>
        <translation>13,8 dB SI-SNR und PESQ 2,20 auf dem Testsatz von WHAM!</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>19.0 dB SI-SNRi on the test set of Libri3Mix</source>
        <translation>19,0 dB SI-SNRi auf dem Testsatz von Libri3Mix</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>22.4 dB SI-SNRi on the test set of WSJ0-2mix</source>
        <translation>22,4 dB SI-SNRi auf dem Testsatz von WSJ0-2mix</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>9.0 dB SDR on MUSDB HQ, trained with 800 more songs</source>
        <translation>9,0 dB SDR auf MUSDB HQ, mit 800 weiteren Liedern trainiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Basic speakers</source>
        <translation>Einfache Sprechertrennung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>DER % (no collar, overlap scored): AMI-IHM 17.0, SDM 19.9, VoxConverse 11.2, DIHARD 3 20.2</source>
        <translation>DER % (ohne Toleranz, Überlappung gewertet): AMI-IHM 17,0, SDM 19,9, VoxConverse 11,2, DIHARD 3 20,2</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>DER % (no collar, overlap scored): AMI-IHM 18.8, SDM 22.7, VoxConverse 11.2, DIHARD 3 21.4</source>
        <translation>DER % (ohne Toleranz, Überlappung gewertet): AMI-IHM 18,8, SDM 22,7, VoxConverse 11,2, DIHARD 3 21,4</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>DNSMOS SIG 2.999, BAK 3.076, OVRL 2.437 on the baseline set of DNS-4</source>
        <translation>DNSMOS SIG 2,999, BAK 3,076, OVRL 2,437 auf dem Ausgangssatz von DNS-4</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Drums, bass, vocals and the rest of a song</source>
        <translation>Schlagzeug, Bass, Gesang und der Rest eines Lieds</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>ECAPA-TDNN VoxCeleb</source>
        <translation>ECAPA-TDNN VoxCeleb</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>EER 0.80 % on VoxCeleb1-test (cleaned)</source>
        <translation>EER 0,80 % auf VoxCeleb1-test (bereinigt)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Guitar and piano too; the piano is not good</source>
        <translation>Auch Gitarre und Klavier; das Klavier ist nicht gut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Its page asks for your name before it lets you download.</source>
        <translation>Die Seite will vorab Ihren Namen wissen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Knows a voice again.</source>
        <translation>Erkennt eine Stimme wieder.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Pages may ask for your name.</source>
        <translation>Die Seiten wollen eventuell Ihren Namen wissen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Resemblyzer speakers</source>
        <translation>Resemblyzer-Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>SepFormer, speech without noise</source>
        <translation>SepFormer, ohne Geräusche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>SepFormer, speech without noise (DNS-4)</source>
        <translation>SepFormer, ohne Geräusche (DNS-4)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>SepFormer, three speakers</source>
        <translation>SepFormer, drei Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>SepFormer, two speakers</source>
        <translation>SepFormer, zwei Sprecher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Takes noise and echo out of speech, 16 kHz</source>
        <translation>Sprache ohne Geräusche und Hall, 16 kHz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Takes noise out of speech in six languages, 16 kHz</source>
        <translation>Sprache ohne Geräusche, sechs Sprachen, 16 kHz</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Takes three people apart who speak at once, telephone quality (8 kHz)</source>
        <translation>Trennt drei gleichzeitig Sprechende, Telefonqualität (8 kHz)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Takes two people apart who speak at once, telephone quality (8 kHz)</source>
        <translation>Trennt zwei gleichzeitig Sprechende, Telefonqualität (8 kHz)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>The one before community-1, from three repositories.</source>
        <translation>Das vor community-1, aus drei Quellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>The same with a network for each stem: a little better, four times the time</source>
        <translation>Dasselbe mit einem Netz je Spur: etwas besser, viermal so lang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>Who speaks when, in any language.</source>
        <translation>Wer wann spricht, in jeder Sprache.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>pyannote 3.1</source>
        <translation>pyannote 3.1</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_recordings.py"/>
        <source>pyannote community-1</source>
        <translation>pyannote community-1</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>As Mini, better and much slower: for a graphics card.</source>
        <translation>Wie Mini, besser und viel langsamer: für eine Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Bark small</source>
        <translation>Bark klein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Best with a graphics card.</source>
        <translation>Am besten mit Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Eight European languages; the description is English.</source>
        <translation>Acht europäische Sprachen; die Beschreibung ist auf Englisch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>English in seven voices.</source>
        <translation>Englisch in sieben Stimmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>English voices described in words, or one of 34 named speakers.</source>
        <translation>Englische Stimmen, in Worten beschrieben, oder eine von 34 benannten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>For a graphics card.</source>
        <translation>Für eine Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Its own voices in 17 languages, streamed.</source>
        <translation>Eigene Stimmen in 17 Sprachen, fortlaufend.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Kokoro 82M</source>
        <translation>Kokoro 82M</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Kokoro 82M, small</source>
        <translation>Kokoro 82M, klein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Laughs and sighs on cue.</source>
        <translation>Lacht und seufzt auf Stichwort.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Natural voices, quick enough for a talk on a processor.</source>
        <translation>Natürliche Stimmen, auf einem Prozessor schnell genug für ein Gespräch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Slow without a graphics card.</source>
        <translation>Langsam ohne Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>Streams with less than 200 ms of delay, as its makers say.</source>
        <translation>Fortlaufend mit unter 200 ms Verzögerung, sagen die Entwickler.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>The same voices in a quarter of the space, a little rougher.</source>
        <translation>Dieselben Stimmen bei einem Viertel des Platzes, etwas rauer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>an int8 export's spectrum correlates 0.916 with full precision's</source>
        <translation>das Spektrum eines int8-Exports korreliert zu 0,916 mit dem voller Genauigkeit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>counted: Transformers 5.23's SpeechT5ForTextToSpeech and SpeechT5HifiGan</source>
        <translation>gezählt: SpeechT5ForTextToSpeech und SpeechT5HifiGan von Transformers 5.23</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>counted: coqui-tts 0.28.0's Xtts of version 2 and 6000 texts</source>
        <translation>gezählt: Xtts von coqui-tts 0.28.0, Version 2 und 6000 Texte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_speaking.py"/>
        <source>eSpeak NG</source>
        <translation>eSpeak NG</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>A chat model for common computers.</source>
        <translation>Ein Chatmodell für übliche Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>A chat model for computers with much memory.</source>
        <translation>Ein Chatmodell für Computer mit viel Speicher.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>A large chat model; wants a graphics card.</source>
        <translation>Ein großes Chatmodell; braucht eine Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>A small chat model for any computer.</source>
        <translation>Ein kleines Chatmodell für jeden Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>Built-in skills</source>
        <translation>Eingebaute Fähigkeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>Qwen3 Technical Report, arXiv:2505.09388, table 1 (rounded as in the models' names)</source>
        <translation>Qwen3 Technical Report, arXiv:2505.09388, Tabelle 1 (gerundet wie in den Namen der Modelle)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>Qwen3 {0}B</source>
        <translation>Qwen3 {0}B</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>Qwen3.5 0.8B</source>
        <translation>Qwen3.5 0.8B</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>README.md of QwenLM/Qwen3, License Agreement</source>
        <translation>README.md von QwenLM/Qwen3, License Agreement</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_thinking.py"/>
        <source>The model's name (its card: Qwen/Qwen3.5-0.8B)</source>
        <translation>Der Name des Modells (seine Karte: Qwen/Qwen3.5-0.8B)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_turn.py"/>
        <source>Smart Turn</source>
        <translation>Smart Turn</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_turn.py"/>
        <source>Smart Turn 3.2</source>
        <translation>Smart Turn 3.2</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_turn.py"/>
        <source>Tells a pause from the end, by your voice; quick on any processor</source>
        <translation>Unterscheidet an der Stimme eine Pause vom Ende; schnell auf jedem Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/catalog_waking.py"/>
        <source>Pocketsphinx wake phrase</source>
        <translation>Pocketsphinx-Aktivierungswort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/chat_prompt.py"/>
        <source>Ask something shorter, or raise Context in Settings.</source>
        <translation>Kürzer fragen oder „Kontext“ in den Einstellungen erhöhen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/chat_prompt.py"/>
        <source>That is more text than the language model can keep in mind at once.</source>
        <translation>Das ist mehr Text, als das Sprachmodell auf einmal im Gedächtnis behalten kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/clean_sepformer.py"/>
        <source>Copy the whole folder again, or download the model again.</source>
        <translation>Den ganzen Ordner neu kopieren oder das Modell neu herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/clean_sepformer.py"/>
        <source>Take a SepFormer: sepformer-wham16k-enhancement or sepformer-wsj02mix, for example.</source>
        <translation>Ein SepFormer nehmen: etwa sepformer-wham16k-enhancement oder sepformer-wsj02mix.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/clean_sepformer.py"/>
        <source>The {0} folder {1} does not tell its sample_rate in hyperparams.yaml.</source>
        <translation>Der {0}-Ordner {1} nennt seine sample_rate nicht in hyperparams.yaml.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/clean_sepformer.py"/>
        <source>speaker {0}</source>
        <translation>Sprecher {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/clean_sepformer.py"/>
        <source>{0} is another network (RE-SepFormer, say), which this engine does not build.</source>
        <translation>{0} ist ein anderes Netz (etwa RE-SepFormer), das diese Engine nicht aufbaut.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/codec_encodec.py"/>
        <source>Choose the codec that made them.</source>
        <translation>Den Codec wählen, der sie erzeugt hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/codec_encodec.py"/>
        <source>There is no sound to turn into tokens.</source>
        <translation>Es gibt keinen Ton, der sich in Tokens umwandeln ließe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/codec_encodec.py"/>
        <source>These tokens are of another codec: {0} Hz, {1} channel.</source>
        <translation>Diese Tokens stammen von einem anderen Codec: {0} Hz, {1} Kanal.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/codec_encodec.py"/>
        <source>These tokens are of another codec: {0} Hz, {1} channels.</source>
        <translation>Diese Tokens stammen von einem anderen Codec: {0} Hz, {1} Kanäle.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/codec_encodec.py"/>
        <source>This codec has no {0} kbps.</source>
        <translation>Dieser Codec hat keine {0} kbit/s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/ctc.py"/>
        <source>Align it in parts of a few minutes.</source>
        <translation>In Teilen von wenigen Minuten ausrichten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/ctc.py"/>
        <source>Check that they belong together.</source>
        <translation>Prüfen, ob beides zusammengehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/ctc.py"/>
        <source>The text is longer than the sound can hold.</source>
        <translation>Der Text ist länger, als der Ton fassen kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/ctc.py"/>
        <source>This recording is too long to be aligned with its text at once.</source>
        <translation>Diese Aufnahme ist zu lang, um sie auf einmal an ihrem Text auszurichten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>Copy one of these YAML files with its weights into a folder of their own.</source>
        <translation>Eine dieser YAML-Dateien mit ihren Gewichten in einen eigenen Ordner kopieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>Take the model without _q in its name: mdx_extra instead of mdx_extra_q, say.</source>
        <translation>Das Modell ohne _q im Namen nehmen: etwa mdx_extra statt mdx_extra_q.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>The folder {0} lists {1} models: {2}.</source>
        <translation>Der Ordner {0} führt {1} Modelle auf: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>Use weights from a source that you trust.</source>
        <translation>Gewichte aus einer vertrauenswürdigen Quelle verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>the YAML file that lists its models</source>
        <translation>die YAML-Datei, die seine Modelle aufführt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>{0} are no signatures</source>
        <translation>{0} sind keine Signaturen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>{0} is quantised (DiffQ), which this engine does not read.</source>
        <translation>{0} ist quantisiert (DiffQ), was diese Engine nicht liest.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>{0} is refused: it asks to build {1}, which is none of Demucs' own networks.</source>
        <translation>{0} wird abgelehnt: Es soll {1} erzeugen, das keines der eigenen Netze von Demucs ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/demucs_folder.py"/>
        <source>{0}.safetensors (or {1}-….th)</source>
        <translation>{0}.safetensors (oder {1}-….th)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/diarize_basic.py"/>
        <source>Listening for voices</source>
        <translation>Stimmen werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/diarize_pyannote.py"/>
        <source>Nothing of it was run.</source>
        <translation>Nichts davon wurde ausgeführt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/diarize_pyannote.py"/>
        <source>Use the folder as it is published: {0}.</source>
        <translation>Den Ordner verwenden, wie er veröffentlicht ist: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/diarize_pyannote.py"/>
        <source>{0}/{1} is refused: it names {2}.{3}.</source>
        <translation>{0}/{1} wird abgelehnt: Darin steht {2}.{3}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>An ONNX embedding model runs without it.</source>
        <translation>Ein ONNX-Embedding-Modell kommt ohne aus.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>The embedding model</source>
        <translation>Das Embedding-Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>llama.cpp cannot read it</source>
        <translation>llama.cpp kann es nicht lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>llama.cpp is not installed, so this embedding model cannot run.</source>
        <translation>llama.cpp ist nicht installiert, daher läuft dieses Embedding-Modell nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>llama.cpp was built without support for it</source>
        <translation>llama.cpp wurde ohne Unterstützung dafür gebaut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_llama.py"/>
        <source>{0} ranks texts against a question; it does not turn them into vectors.</source>
        <translation>{0} ordnet Texte nach einer Frage; es wandelt sie nicht in Vektoren um.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_minilm.py"/>
        <source>Take a model that pools by mean, maximum or its first token.</source>
        <translation>Ein Modell nehmen, das nach Mittelwert, Maximum oder erstem Token zusammenfasst.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_minilm.py"/>
        <source>The sentence embedding model is not loaded.</source>
        <translation>Das Satz-Embedding-Modell ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_minilm.py"/>
        <source>sentence embedding</source>
        <translation>Satz-Embedding</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_minilm.py"/>
        <source>{0} in {1} gives no vectors of tokens (last_hidden_state).</source>
        <translation>{0} in {1} liefert keine Vektoren von Tokens (last_hidden_state).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/embed_minilm.py"/>
        <source>{0} pools its vectors in a way that is not known here: {1}.</source>
        <translation>{0} fasst seine Vektoren auf eine hier unbekannte Weise zusammen: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/espeak_library.py"/>
        <source>Install the program again; the package espeakng-loader is damaged.</source>
        <translation>Das Programm neu installieren; das Paket espeakng-loader ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/espeak_library.py"/>
        <source>The data of espeak-ng cannot be read.</source>
        <translation>Die Daten von espeak-ng sind nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/espeak_library.py"/>
        <source>The espeak-ng library cannot be loaded.</source>
        <translation>Die Bibliothek espeak-ng lässt sich nicht laden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/feature_recipes.py"/>
        <source>A spectrum of {0} samples every {1} in {2} bands cannot be made.</source>
        <translation>Ein Spektrum aus {0} Abtastwerten alle {1} in {2} Bändern ist nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/feature_recipes.py"/>
        <source>Hz, certainty</source>
        <translation>Hz, Sicherheit</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/feature_recipes.py"/>
        <source>Take a window of 16 to 65536 samples, a hop within it, and 2 to 512 bands.</source>
        <translation>Ein Fenster von 16 bis 65536 Abtastwerten, eine Schrittweite darin und 2 bis 512 Bänder wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/feature_recipes.py"/>
        <source>log10 power, scaled</source>
        <translation>log10 der Leistung, skaliert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/feature_recipes.py"/>
        <source>share of the loudest</source>
        <translation>Anteil des lautesten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>Add a GGUF file or download one in Models.</source>
        <translation>Eine GGUF-Datei hinzufügen oder unter Modelle eine herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>Check that the file is yours to read.</source>
        <translation>Prüfen, ob die Datei für Sie lesbar ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>Download or copy the file again.</source>
        <translation>Die Datei neu herunterladen oder kopieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>No model was chosen.</source>
        <translation>Es wurde kein Modell gewählt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>The model file {0} cannot be read ({1}).</source>
        <translation>Die Modelldatei {0} ist nicht lesbar ({1}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>The model file {0} cannot be used: {1}.</source>
        <translation>Die Modelldatei {0} ist nicht verwendbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>The model file {0} is not on this computer.</source>
        <translation>Die Modelldatei {0} ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>Update voiceapp, or get the model in an older version of the format.</source>
        <translation>Voiceapp aktualisieren oder das Modell in einer älteren Fassung des Formats besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>it holds no weights</source>
        <translation>sie enthält keine Gewichte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>it is not a GGUF file</source>
        <translation>es ist keine GGUF-Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>its format version {0} is not supported</source>
        <translation>die Formatversion {0} wird nicht unterstützt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>its header is damaged</source>
        <translation>der Dateikopf ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>its header is damaged or incomplete</source>
        <translation>der Dateikopf ist beschädigt oder unvollständig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>the file is incomplete</source>
        <translation>die Datei ist unvollständig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/gguf.py"/>
        <source>{0} is a GGUF file of version {1}; this program reads up to {2}.</source>
        <translation>{0} ist eine GGUF-Datei der Version {1}; dieses Programm liest bis {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/graphics.py"/>
        <source>{0} runs on the processor although there is a graphics card: {1}.</source>
        <translation>{0} läuft auf dem Prozessor, obwohl es eine Grafikkarte gibt: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_chat.py"/>
        <source>There is not enough memory for {0} with {1} tokens of context.</source>
        <translation>Der Speicher reicht nicht für {0} mit {1} Tokens Kontext.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_chat.py"/>
        <source>Until then the built-in skills answer.</source>
        <translation>Bis dahin antworten die eingebauten Fähigkeiten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_chat.py"/>
        <source>it was built without support for one</source>
        <translation>es wurde ohne Unterstützung dafür gebaut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_chat.py"/>
        <source>its chat template is damaged</source>
        <translation>seine Chat-Vorlage ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_chat.py"/>
        <source>llama.cpp is not installed, so this language model cannot run.</source>
        <translation>llama.cpp ist nicht installiert, daher läuft dieses Sprachmodell nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llama_device.py"/>
        <source>llama.cpp was built without support for a graphics card.</source>
        <translation>llama.cpp wurde ohne Unterstützung für eine Grafikkarte gebaut.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llm_llama.py"/>
        <source>Ask without it.</source>
        <translation>Ohne dieses Format fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llm_llama.py"/>
        <source>The language model cannot be held to this answer format.</source>
        <translation>Das Sprachmodell lässt sich nicht auf dieses Antwortformat festlegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/llm_llama.py"/>
        <source>The language model is not loaded.</source>
        <translation>Das Sprachmodell ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/looking.py"/>
        <source>Nothing is being heard.</source>
        <translation>Es wird nichts gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/looking.py"/>
        <source>Start again.</source>
        <translation>Neu starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>Add a model file or download one in Models.</source>
        <translation>Eine Modelldatei hinzufügen oder unter Modelle eine herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>Add a model folder or download one in Models.</source>
        <translation>Einen Modellordner hinzufügen oder unter Modelle einen herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>Copy the whole folder, or download the model again.</source>
        <translation>Den ganzen Ordner kopieren oder das Modell neu herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>Download it in Models, or name the folder that holds it.</source>
        <translation>Unter Modelle herunterladen oder den Ordner nennen, der es enthält.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>The {0} folder {1} is not complete: {2} missing.</source>
        <translation>Der {0}-Ordner {1} ist unvollständig: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>The {0} model {1} cannot be used: its files are damaged or belong to another model.</source>
        <translation>Das {0}-Modell {1} ist nicht verwendbar: Seine Dateien sind beschädigt oder gehören zu einem anderen Modell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>The {0} model {1} {2}.</source>
        <translation>Das {0}-Modell {1} {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>is a file, and its model is a folder</source>
        <translation>ist eine Datei, sein Modell aber ein Ordner</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>is not on this computer</source>
        <translation>ist nicht auf diesem Computer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>none was chosen</source>
        <translation>keines wurde gewählt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} and {1} are</source>
        <translation>{0} und {1} fehlen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} is</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} is none</source>
        <translation>{0} ist keine</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} needs a model file, and none was chosen.</source>
        <translation>{0} braucht eine Modelldatei, und keine wurde gewählt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} needs a model file, and {1} is none.</source>
        <translation>{0} braucht eine Modelldatei, und {1} ist keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_folder.py"/>
        <source>{0} needs a model, and none was chosen.</source>
        <translation>{0} braucht ein Modell, und keines wurde gewählt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>Use weights from a source that you trust, best as safetensors, GGUF or ONNX.</source>
        <translation>Gewichte aus einer vertrauenswürdigen Quelle verwenden, am besten als safetensors, GGUF oder ONNX.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it asks to build {0}</source>
        <translation>es soll {0} erzeugen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it asks to run {0}</source>
        <translation>es soll {0} ausführen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it holds Python code</source>
        <translation>es enthält Python-Code</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it is a TorchScript program, not weights</source>
        <translation>es ist ein TorchScript-Programm, keine Gewichte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it is built so that what it would call cannot be told</source>
        <translation>es ist so gebaut, dass sich nicht sagen lässt, was es aufrufen würde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>it is too large to be looked through</source>
        <translation>es ist zu groß zum Durchsehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>its chat template reaches for Python's own insides</source>
        <translation>seine Chat-Vorlage greift nach Pythons Innerem</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>loading it would call {0}</source>
        <translation>das Laden würde {0} aufrufen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>{0} in it cannot be looked through</source>
        <translation>{0} darin lässt sich nicht durchsehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>{0} in it is too large to be looked through</source>
        <translation>{0} darin ist zu groß zum Durchsehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/model_safety.py"/>
        <source>{0} is refused: {1}.</source>
        <translation>{0} wird abgelehnt: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Ask for a second or more.</source>
        <translation>Eine Sekunde oder mehr verlangen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Choose MusicGen with a melody model.</source>
        <translation>MusicGen mit einem Melodiemodell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Describe what is to be heard.</source>
        <translation>Beschreiben, was zu hören sein soll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Give a second or more.</source>
        <translation>Eine Sekunde oder mehr angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Give it the sound.</source>
        <translation>Den Ton selbst angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Leave the prompt empty, and give it sound to go on from.</source>
        <translation>Die Beschreibung leer lassen und Ton zum Fortsetzen angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>Put the folder hubert and the file kmeans.npy beside its checkpoints.</source>
        <translation>Den Ordner hubert und die Datei kmeans.npy neben seine Checkpoints legen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>There is too little sound to go on from.</source>
        <translation>Es ist zu wenig Ton zum Fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>This {0} model cannot go on from sound: it has no HuBERT.</source>
        <translation>Dieses {0}-Modell kann Ton nicht fortsetzen: Ihm fehlt HuBERT.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>This {0} model needs words.</source>
        <translation>Dieses {0}-Modell braucht Worte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>This {0} model was trained without words.</source>
        <translation>Dieses {0}-Modell wurde ohne Worte trainiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>{0} cannot follow a melody.</source>
        <translation>{0} kann keiner Melodie folgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>{0} goes on from sound, not from tokens.</source>
        <translation>{0} setzt Ton fort, nicht Tokens.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_audiolm.py"/>
        <source>{0} s is too short.</source>
        <translation>{0} s ist zu kurz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_beats.py"/>
        <source>Beats are found in up to {0} minutes of music, and this is longer.</source>
        <translation>Schläge werden in bis zu {0} Minuten Musik gefunden, und diese ist länger.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>Ask for fewer seconds.</source>
        <translation>Weniger Sekunden verlangen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>Choose a melody model, such as facebook/musicgen-melody.</source>
        <translation>Ein Melodiemodell wählen, etwa facebook/musicgen-melody.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>The prompt is too long: {0} tokens, and {1} are the most.</source>
        <translation>Die Beschreibung ist zu lang: {0} Tokens, höchstens {1} sind möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>The {0} holds no sound.</source>
        <translation>Kein Ton enthalten: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>This {0} model cannot follow a melody.</source>
        <translation>Dieses {0}-Modell kann keiner Melodie folgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>music to go on from</source>
        <translation>Musik zum Fortsetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>{0} makes at most {1} s at once, and {2} is more.</source>
        <translation>{0} macht höchstens {1} s auf einmal, und {2} ist mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>{0} s is too short for music.</source>
        <translation>{0} s ist zu kurz für Musik.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/music_musicgen.py"/>
        <source>{0} s to go on from and {1} s of new music</source>
        <translation>{0} s zum Fortsetzen und {1} s neue Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>Take {0}: it holds all its parts. (3.0 and 3.1 need theirs as segmentation and embedding inside.)</source>
        <translation>{0} nehmen: Darin sind alle Teile. (3.0 und 3.1 brauchen ihre als segmentation und embedding darin.)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>The {0} folder {1} is not complete: {2}/{3} is missing (it names {4}).</source>
        <translation>Der {0}-Ordner {1} ist unvollständig: {2}/{3} fehlt (genannt in {4}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>config.yaml is refused: {0}.</source>
        <translation>config.yaml wird abgelehnt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>it holds more than plain values</source>
        <translation>sie enthält mehr als einfache Werte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>it names the clustering {0}</source>
        <translation>sie nennt das Clustering {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>it names {0}, and only speaker diarization is run</source>
        <translation>sie nennt {0}, und nur Sprechertrennung wird ausgeführt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0} holds {1}</source>
        <translation>{0} enthält {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0} is no name of a model</source>
        <translation>{0} ist kein Name eines Modells</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0} is no table</source>
        <translation>{0} ist keine Tabelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0} is {1}, not a number from {2} to {3}</source>
        <translation>{0} ist {1}, keine Zahl von {2} bis {3}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0} points outside the model's folder, to {1}</source>
        <translation>{0} weist aus dem Ordner des Modells hinaus, nach {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/pyannote_folder.py"/>
        <source>{0}.{1} is {2}</source>
        <translation>{0}.{1} ist {2}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/recording.py"/>
        <source>Give one number, or a smallest one that is not above the largest; at least 1.</source>
        <translation>Eine Zahl angeben, oder eine kleinste, die nicht über der größten liegt; mindestens 1.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/recording.py"/>
        <source>These numbers of speakers contradict each other.</source>
        <translation>Diese Sprecherzahlen widersprechen einander.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Choose a recording in which somebody speaks.</source>
        <translation>Eine Aufnahme wählen, in der jemand spricht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Cut off</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Dull: nothing above {0} kHz.</source>
        <translation>Dumpf: nichts über {0} kHz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Keep the best 6 to 30 seconds.</source>
        <translation>Die besten 6 bis 30 Sekunden behalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Longer than needed: keep the best 6 to 30 seconds.</source>
        <translation>Länger als nötig: die besten 6 bis 30 Sekunden behalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Much hum or rumble behind the voice: switch off what hums, and keep cables apart.</source>
        <translation>Starkes Brummen oder Rumpeln hinter der Stimme: ausschalten, was brummt, und Kabel getrennt halten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Much noise behind the voice: record in a quieter room, closer to the microphone.</source>
        <translation>Viele Geräusche hinter der Stimme: in einem ruhigeren Raum aufnehmen, näher am Mikrofon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Music or a hum is heard: switch it off, or cut those parts out.</source>
        <translation>Musik oder ein Brummen ist zu hören: ausschalten oder diese Teile herausschneiden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Peaks look cut off or squeezed: use the original, or record again with the microphone turned down.</source>
        <translation>Spitzen wirken abgeschnitten oder gestaucht: das Original verwenden oder mit leiser gestelltem Mikrofon neu aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Preparing the sample corrects it.</source>
        <translation>Die Aufbereitung korrigiert das.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Record with a microphone.</source>
        <translation>Mit einem Mikrofon aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Short: record 6 to 30 seconds of speech, or add more samples.</source>
        <translation>Kurz: 6 bis 30 Sekunden Sprache aufnehmen oder weitere Sprachproben hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Some hum or rumble behind the voice: switch off what hums, and keep cables apart.</source>
        <translation>Etwas Brummen oder Rumpeln hinter der Stimme: ausschalten, was brummt, und Kabel getrennt halten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Some noise behind the voice: record in a quieter room, closer to the microphone.</source>
        <translation>Einige Geräusche hinter der Stimme: in einem ruhigeren Raum aufnehmen, näher am Mikrofon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Sounds like a telephone: nothing above {0} kHz.</source>
        <translation>Klingt wie ein Telefon: nichts über {0} kHz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>The room rings: come closer to the microphone, or hang up blankets.</source>
        <translation>Der Raum hallt: näher ans Mikrofon gehen oder Decken aufhängen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>The wave is far off its middle: try another microphone or cable.</source>
        <translation>Die Welle liegt weit neben der Mitte: ein anderes Mikrofon oder Kabel versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>The wave is off its middle.</source>
        <translation>Die Welle liegt neben der Mitte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Too long: only its first {0} minutes were checked.</source>
        <translation>Zu lang: Nur die ersten {0} Minuten wurden geprüft.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Too loud: peaks are cut off.</source>
        <translation>Zu laut: Spitzen sind abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Too short: record 6 to 30 seconds of speech.</source>
        <translation>Zu kurz: 6 bis 30 Sekunden Sprache aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Turn the microphone down and record again.</source>
        <translation>Das Mikrofon leiser stellen und neu aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Use the original in place of a compressed copy.</source>
        <translation>Statt einer komprimierten Kopie das Original verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Very loud: turn the microphone down.</source>
        <translation>Sehr laut: das Mikrofon leiser stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sample_verdicts.py"/>
        <source>Very quiet: speak closer to the microphone, or turn it up.</source>
        <translation>Sehr leise: näher am Mikrofon sprechen oder es lauter stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/samples.py"/>
        <source>Choose which 6 to 30 seconds of it to keep.</source>
        <translation>Wählen, welche 6 bis 30 Sekunden davon bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/samples.py"/>
        <source>Keep a part in which somebody speaks.</source>
        <translation>Einen Teil behalten, in dem jemand spricht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/samples.py"/>
        <source>Nothing of this sample is left.</source>
        <translation>Von dieser Sprachprobe bleibt nichts übrig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/samples.py"/>
        <source>{0} is longer than {1} minutes.</source>
        <translation>{0} ist länger als {1} Minuten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>Plug it in again.</source>
        <translation>Wieder anschließen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>You are heard through it again.</source>
        <translation>Sie werden wieder darüber gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>You are now heard through {0}.</source>
        <translation>Sie werden jetzt über {0} gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>heard</source>
        <translation>gehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>{0} is back.</source>
        <translation>{0} ist wieder da.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>{0} is gone.</source>
        <translation>{0} ist weg.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound.py"/>
        <source>{0} was unplugged.</source>
        <translation>{0} wurde ausgesteckt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_listening.py"/>
        <source>Is it switched off?</source>
        <translation>Ist es ausgeschaltet?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_listening.py"/>
        <source>Your microphone gives nothing but silence.</source>
        <translation>Das Mikrofon liefert nur Stille.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording.py"/>
        <source>A program</source>
        <translation>Ein Programm</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording.py"/>
        <source>Plug in a microphone and try again.</source>
        <translation>Ein Mikrofon anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording.py"/>
        <source>There is neither a microphone nor sound of loudspeakers to record.</source>
        <translation>Es gibt weder ein Mikrofon noch Ton der Lautsprecher zum Aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording.py"/>
        <source>{0} plays through other loudspeakers than the recorded ones, so nothing of it is recorded.</source>
        <translation>{0} spielt über andere als die aufgenommenen Lautsprecher, daher wird nichts davon aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording.py"/>
        <source>{0} plays, but nothing of it is recorded.</source>
        <translation>{0} spielt, aber nichts davon wird aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>Install a virtual sound device such as BlackHole, let the meeting play into it, allow this program under Privacy &amp; Security, and record again.</source>
        <translation>Ein virtuelles Tongerät wie BlackHole installieren, die Besprechung dorthin abspielen, dieses Programm unter „Datenschutz &amp; Sicherheit“ zulassen und neu aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>It needs PulseAudio or PipeWire and a loudspeaker; only the microphone is recorded.</source>
        <translation>Dafür sind PulseAudio oder PipeWire und ein Lautsprecher nötig; nur das Mikrofon wird aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>Now {0} is {1}.</source>
        <translation>Jetzt wird {0} {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>Plug it in and try again.</source>
        <translation>Anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>Plug one in; it is recorded from then on.</source>
        <translation>Eines anschließen; ab dann wird es aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>Switch on Stereo Mix in the sound settings, or name a device that carries the sound by --system.</source>
        <translation>In den Toneinstellungen „Stereomix“ einschalten oder mit --system ein Gerät nennen, das den Ton führt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>There are no loudspeakers called "{0}" whose sound could be recorded.</source>
        <translation>Es gibt keine Lautsprecher „{0}“, deren Ton sich aufnehmen ließe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>What the loudspeakers play cannot be recorded here.</source>
        <translation>Was die Lautsprecher spielen, lässt sich hier nicht aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_recording_side.py"/>
        <source>{0} is there.</source>
        <translation>{0} ist da.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_speaker.py"/>
        <source>You hear me through it again.</source>
        <translation>Sie hören mich wieder darüber.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_speaker.py"/>
        <source>You hear me through {0}.</source>
        <translation>Sie hören mich über {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/sound_speaker.py"/>
        <source>You now hear me through {0}.</source>
        <translation>Sie hören mich jetzt über {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/speaker_ecapa.py"/>
        <source>Listening to the voice</source>
        <translation>Die Stimme wird angehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/speaker_resemblyzer.py"/>
        <source>Choose one in which somebody speaks for a few seconds.</source>
        <translation>Eine wählen, in der jemand einige Sekunden spricht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/speaker_resemblyzer.py"/>
        <source>No voice is heard in this recording.</source>
        <translation>In dieser Aufnahme ist keine Stimme zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/takes.py"/>
        <source>A take was removed outside the program.</source>
        <translation>Eine Fassung wurde außerhalb des Programms entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/takes.py"/>
        <source>Speak its line again.</source>
        <translation>Ihre Zeile neu sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_archive.py"/>
        <source>Save it anew in the program that made it.</source>
        <translation>Im Programm, das es erstellt hat, neu speichern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_archive.py"/>
        <source>This document unpacks to far more than a text holds, so it was not read.</source>
        <translation>Dieses Dokument entpackt sich zu weit mehr, als ein Text fasst, daher wurde es nicht gelesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_epub.py"/>
        <source>Choose a file without protection.</source>
        <translation>Eine Datei ohne Schutz wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_epub.py"/>
        <source>This book is protected against copying, so its text cannot be read.</source>
        <translation>Dieses Buch ist kopiergeschützt, daher ist sein Text nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_pdf.py"/>
        <source>Let a program for recognising text read it first.</source>
        <translation>Zuerst mit einem Texterkennungsprogramm lesen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_pdf.py"/>
        <source>Save it without one and try again.</source>
        <translation>Ohne Passwort speichern und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_pdf.py"/>
        <source>This PDF file holds pictures of pages and no text.</source>
        <translation>Diese PDF-Datei enthält Bilder von Seiten und keinen Text.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/text_pdf.py"/>
        <source>This PDF file is locked with a password.</source>
        <translation>Diese PDF-Datei ist mit einem Passwort geschützt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>Check that you may read it.</source>
        <translation>Prüfen, ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>Choose a file that ends with {0}.</source>
        <translation>Eine Datei mit der Endung {0} wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>Speak it part by part.</source>
        <translation>Teil für Teil sprechen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>This is more than {0} million characters of text.</source>
        <translation>Das sind mehr als {0} Millionen Zeichen Text.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>{0} is damaged, or no {1} file.</source>
        <translation>{0} ist beschädigt oder keine {1}-Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/texts.py"/>
        <source>{0} is no text that can be read aloud.</source>
        <translation>{0} ist kein Text, der sich vorlesen lässt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tonality.py"/>
        <source>A flat</source>
        <translation>As</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tonality.py"/>
        <source>B flat</source>
        <translation>B</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tonality.py"/>
        <source>C sharp</source>
        <translation>Cis</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tonality.py"/>
        <source>E flat</source>
        <translation>Es</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tonality.py"/>
        <source>F sharp</source>
        <translation>Fis</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_device.py"/>
        <source>PyTorch cannot use its driver</source>
        <translation>PyTorch kann ihren Treiber nicht nutzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_device.py"/>
        <source>This computer has no graphics card that {0} can use.</source>
        <translation>Dieser Computer hat keine Grafikkarte, die {0} nutzen kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_device.py"/>
        <source>its pack holds a PyTorch for the processor only</source>
        <translation>sein Paket enthält ein PyTorch nur für den Prozessor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_device.py"/>
        <source>the model does not fit into its memory</source>
        <translation>das Modell passt nicht in ihren Speicher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_device.py"/>
        <source>{0} cannot compute in {1} on this computer's {2}.</source>
        <translation>{0} kann nicht in {1} rechnen ({2} dieses Computers).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_loading.py"/>
        <source>Close other programs, or choose a smaller model.</source>
        <translation>Andere Programme schließen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_loading.py"/>
        <source>There is not enough memory for the {0} model {1}.</source>
        <translation>Der Speicher reicht nicht für das {0}-Modell {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/torch_loading.py"/>
        <source>not enough memory</source>
        <translation>nicht genug Speicher</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_bark.py"/>
        <source>The {0} folder {1} is not complete: none of the voices in {2} is there.</source>
        <translation>Der {0}-Ordner {1} ist unvollständig: Keine der Stimmen in {2} ist da.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_bark.py"/>
        <source>file {0}</source>
        <translation>Datei {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_espeak.py"/>
        <source>Choose another language in Settings.</source>
        <translation>In den Einstellungen eine andere Sprache wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_espeak.py"/>
        <source>Choose another voice in Settings, or leave it empty.</source>
        <translation>In den Einstellungen eine andere Stimme wählen oder leer lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_espeak.py"/>
        <source>The voice is not loaded.</source>
        <translation>Die Stimme ist nicht geladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_espeak.py"/>
        <source>There is no voice named {0}.</source>
        <translation>Es gibt keine Stimme namens {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_espeak.py"/>
        <source>eSpeak NG has no voice for the language {0}.</source>
        <translation>eSpeak NG hat keine Stimme für die Sprache {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_kokoro.py"/>
        <source>Choose another language in Settings, or espeak as the engine that speaks.</source>
        <translation>In den Einstellungen eine andere Sprache wählen oder espeak als sprechende Engine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_kokoro.py"/>
        <source>Choose voices of one language.</source>
        <translation>Stimmen einer einzigen Sprache wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_kokoro.py"/>
        <source>This Kokoro model has no voice for the language {0}.</source>
        <translation>Dieses Kokoro-Modell hat keine Stimme für die Sprache {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_kokoro.py"/>
        <source>Voices of several languages cannot be blended: {0}.</source>
        <translation>Stimmen verschiedener Sprachen lassen sich nicht mischen: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_parler.py"/>
        <source>Describe the voice in a sentence or two.</source>
        <translation>Die Stimme in ein oder zwei Sätzen beschreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_parler.py"/>
        <source>The description of the voice is too long: {0} tokens, and {1} are the most.</source>
        <translation>Die Beschreibung der Stimme ist zu lang: {0} Tokens, höchstens {1} sind möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_speecht5.py"/>
        <source>Copy the x-vector of a voice there, or download the model again.</source>
        <translation>Den x-Vektor einer Stimme dorthin kopieren oder das Modell neu herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_speecht5.py"/>
        <source>The {0} folder {1} holds no voice: none in xvectors has {2} numbers.</source>
        <translation>Der {0}-Ordner {1} enthält keine Stimme: Keine in xvectors hat {2} Zahlen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_speecht5.py"/>
        <source>voice {0}</source>
        <translation>Stimme {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_speecht5.py"/>
        <source>{0} is no x-vector</source>
        <translation>{0} ist kein x-Vektor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_xtts.py"/>
        <source>Listening to sample {0}</source>
        <translation>Sprachprobe {0} wird angehört</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_xtts.py"/>
        <source>Record a few sentences more.</source>
        <translation>Einige Sätze mehr aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/tts_xtts.py"/>
        <source>The samples are {0} s long; {1} needs {2} s of a voice.</source>
        <translation>Die Sprachproben sind {0} s lang; {1} braucht {2} s einer Stimme.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/vad_silero.py"/>
        <source>Install the program again to have it.</source>
        <translation>Das Programm neu installieren, um ihn zu haben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/vad_silero.py"/>
        <source>The precise speech detector is not installed; a simpler one is used.</source>
        <translation>Der genaue Sprachdetektor ist nicht installiert; ein einfacherer wird verwendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/vad_webrtc.py"/>
        <source>mode {0}</source>
        <translation>Modus {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_names.py"/>
        <source>Choose one of: {0}, ...</source>
        <translation>Eine wählen: {0}, ...</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_names.py"/>
        <source>Leave the voice empty: the model has no named ones.</source>
        <translation>Die Stimme leer lassen: Das Modell hat keine benannten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_names.py"/>
        <source>This model has no voice named {0}.</source>
        <translation>Dieses Modell hat keine Stimme namens {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_names.py"/>
        <source>{0} does not speak the language {1} here.</source>
        <translation>{0} spricht hier die Sprache {1} nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_samples.py"/>
        <source>Let the samples be listened to again.</source>
        <translation>Die Sprachproben neu anhören lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/voice_samples.py"/>
        <source>What was taken from the samples of this voice does not fit this {0} model.</source>
        <translation>Was den Sprachproben dieser Stimme entnommen wurde, passt nicht zu diesem {0}-Modell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_openwakeword.py"/>
        <source>Put one word's .onnx file beside the others.</source>
        <translation>Die .onnx-Datei eines Worts neben die anderen legen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_openwakeword.py"/>
        <source>Take all three files from the same release.</source>
        <translation>Alle drei Dateien aus derselben Veröffentlichung nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_openwakeword.py"/>
        <source>The {0} model cannot be used: its files do not fit together.</source>
        <translation>Das {0}-Modell ist nicht verwendbar: Seine Dateien passen nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_openwakeword.py"/>
        <source>one word's model instead of several</source>
        <translation>das Modell eines Worts statt mehrerer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_openwakeword.py"/>
        <source>the model of a word (another .onnx file)</source>
        <translation>das Modell eines Worts (eine weitere .onnx-Datei)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_pocketsphinx.py"/>
        <source>Choose English words from the dictionary.</source>
        <translation>Englische Wörter aus dem Wörterbuch wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_pocketsphinx.py"/>
        <source>Choose two words, or one long one.</source>
        <translation>Zwei Wörter oder ein langes wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_pocketsphinx.py"/>
        <source>The wake phrase cannot be listened for: nobody knows how to say {0}.</source>
        <translation>Auf das Aktivierungswort lässt sich nicht lauschen: Die Aussprache von {0} ist unbekannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/wake_pocketsphinx.py"/>
        <source>The wake phrase “{0}” is too short: it would be heard in ordinary talk.</source>
        <translation>Das Aktivierungswort „{0}“ ist zu kurz: Es käme in normalen Gesprächen vor.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/watermark_detector.py"/>
        <source>Looking for the watermark</source>
        <translation>Das Wasserzeichen wird gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/watermark_detector.py"/>
        <source>There is no sound to look through.</source>
        <translation>Es gibt keinen Ton zum Durchsuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>Choose the folder that holds model.bin.</source>
        <translation>Den Ordner wählen, der model.bin enthält.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>Download it in Models, or name the folder that holds model.bin.</source>
        <translation>Unter Modelle herunterladen oder den Ordner nennen, der model.bin enthält.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>The Whisper model {0} cannot be used: {1}.</source>
        <translation>Das Whisper-Modell {0} ist nicht verwendbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>The Whisper model {0} is not on this computer.</source>
        <translation>Das Whisper-Modell {0} ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>Whisper needs a model, and none was chosen.</source>
        <translation>Whisper braucht ein Modell, und keines wurde gewählt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>does not fit</source>
        <translation>passt nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>model.bin is damaged</source>
        <translation>model.bin ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>model.bin is damaged or incomplete</source>
        <translation>model.bin ist beschädigt oder unvollständig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>tokenizer.json is damaged</source>
        <translation>tokenizer.json ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>vocabulary.json is missing</source>
        <translation>vocabulary.json fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>{0} is a file; a Whisper model is a folder.</source>
        <translation>{0} ist eine Datei; ein Whisper-Modell ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>{0} is damaged</source>
        <translation>{0} ist beschädigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/whisper_folder.py"/>
        <source>{0} is missing</source>
        <translation>{0} fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/engines/xvector.py"/>
        <source>It is needed to take on a voice from samples: download the model again, or copy embedding_model.ckpt of speechbrain/spkrec-xvect-voxceleb there.</source>
        <translation>Es wird gebraucht, um eine Stimme aus Sprachproben zu übernehmen: das Modell neu herunterladen oder embedding_model.ckpt aus speechbrain/spkrec-xvect-voxceleb dorthin kopieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/second_opinion.py"/>
        <source>There is no second opinion: {0}</source>
        <translation>Es gibt keine zweite Meinung: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Asked for by this talk.</source>
        <translation>Von diesem Gespräch angefordert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>I did not understand that.</source>
        <translation>Das habe ich nicht verstanden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Okay, I leave it as it is.</source>
        <translation>Gut, ich lasse es, wie es ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Say yes or no.</source>
        <translation>„yes“ oder „no“ sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Shall I {0}: {1}?</source>
        <translation>Soll ich {0}: {1}?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Shall I {0}?</source>
        <translation>Soll ich {0}?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Shall I {0}{1}?</source>
        <translation>Soll ich {0}{1}?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>That needs a click or a key.</source>
        <translation>Das braucht einen Klick oder eine Taste.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/tool_questions.py"/>
        <source>Words from outside are in this talk.</source>
        <translation>Dieses Gespräch enthält Worte von außen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/understanding.py"/>
        <source>Did you say “{0}”?</source>
        <translation>Haben Sie „{0}“ gesagt?</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/understanding.py"/>
        <source>Please say it again.</source>
        <translation>Bitte noch einmal sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/pipeline/understanding.py"/>
        <source>second opinion</source>
        <translation>zweite Meinung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/about.py"/>
        <source>Not told by its package</source>
        <translation>Vom Paket nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/allowed_tools.py"/>
        <source>Open an application</source>
        <translation>Eine Anwendung öffnen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/allowed_tools.py"/>
        <source>Read a file aloud</source>
        <translation>Eine Datei vorlesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/allowed_tools.py"/>
        <source>Read the clipboard aloud</source>
        <translation>Die Zwischenablage vorlesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/allowed_tools.py"/>
        <source>Set the volume of the computer</source>
        <translation>Die Lautstärke des Computers einstellen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/allowed_tools.py"/>
        <source>Write down a sound file</source>
        <translation>Eine Tondatei aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/applications.py"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/applications.py"/>
        <source>Applications cannot be opened here: gio is missing.</source>
        <translation>Anwendungen lassen sich hier nicht öffnen: gio fehlt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/applications.py"/>
        <source>Install the package libglib2.0-bin.</source>
        <translation>Das Paket libglib2.0-bin installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/applications.py"/>
        <source>{0} could not be started.</source>
        <translation>{0} ließ sich nicht starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>All others were said.</source>
        <translation>Alle anderen wurden gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Answering</source>
        <translation>Antwortet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Ask something about the recording.</source>
        <translation>Etwas zur Aufnahme fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Choose another recording.</source>
        <translation>Eine andere Aufnahme wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Choose one recording.</source>
        <translation>Eine Aufnahme wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Get one on the Models page, or ask the words or the sound alone.</source>
        <translation>Auf der Seite Modelle eines besorgen oder nur nach Worten oder Ton fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>No recording was named.</source>
        <translation>Es wurde keine Aufnahme genannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>There is no question.</source>
        <translation>Es gibt keine Frage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>Words and sound are put together by a language model, and none is installed.</source>
        <translation>Worte und Ton werden von einem Sprachmodell zusammengeführt, und keines ist installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>what was measured</source>
        <translation>was gemessen wurde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_cascade.py"/>
        <source>“{0}” has neither words nor sound.</source>
        <translation>„{0}“ hat weder Worte noch Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_desk.py"/>
        <source>Ask something about the recordings.</source>
        <translation>Etwas zu den Aufnahmen fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_desk.py"/>
        <source>Choose words or sound.</source>
        <translation>Worte oder Ton wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_desk.py"/>
        <source>Nothing is chosen to answer from.</source>
        <translation>Es ist nichts gewählt, woraus geantwortet werden soll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Ask again once somebody has spoken.</source>
        <translation>Noch einmal fragen, sobald jemand gesprochen hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Ask one of them.</source>
        <translation>Zu einem davon fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Ask what was said instead.</source>
        <translation>Stattdessen fragen, was gesagt wurde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Import it as a meeting, or have it listened to.</source>
        <translation>Als Besprechung importieren oder anhören lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Looking through what was said</source>
        <translation>Gesagtes wird durchgesehen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Nothing has been written down of “{0}” so far.</source>
        <translation>Von „{0}“ ist noch nichts aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>One recording at a time can be listened to.</source>
        <translation>Nur eine Aufnahme auf einmal kann angehört werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>What is said in {0} has not been written down.</source>
        <translation>Was in {0} gesagt wird, ist nicht aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>What was asked about is not there any more.</source>
        <translation>Das, wonach gefragt wurde, gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Words and sound can be asked together of one recording at a time.</source>
        <translation>Nach Worten und Ton zusammen lässt sich nur bei einer Aufnahme fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_ways.py"/>
        <source>Words and sound cannot be asked together.</source>
        <translation>Nach Worten und Ton lässt sich nicht zusammen fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>Ask again in a moment.</source>
        <translation>Gleich noch einmal fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>Have it written down first.</source>
        <translation>Zuerst aufschreiben lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>No recording has been written down yet.</source>
        <translation>Noch ist keine Aufnahme aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>Nothing has been written down of this recording yet.</source>
        <translation>Von dieser Aufnahme ist noch nichts aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>Record or import a meeting, and have it written down.</source>
        <translation>Eine Besprechung aufnehmen oder importieren und aufschreiben lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/ask_words.py"/>
        <source>What was said in these recordings is still being read.</source>
        <translation>Was in diesen Aufnahmen gesagt wurde, wird noch gelesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>, which lasts {0}</source>
        <translation>, die {0} dauert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>Ask something about the sound.</source>
        <translation>Etwas zum Ton fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>Listening from {0}</source>
        <translation>Angehört wird ab {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>Name a time within it, or leave the time out of the question.</source>
        <translation>Eine Zeit innerhalb nennen oder die Zeit in der Frage weglassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>{0} holds no sound.</source>
        <translation>{0} enthält keinen Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/asking.py"/>
        <source>{0} is after the end of the recording{1}.</source>
        <translation>{0} liegt nach dem Ende der Aufnahme{1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/autostart.py"/>
        <source>Make it readable.</source>
        <translation>Lesbar machen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/autostart.py"/>
        <source>Make it writable, then try again.</source>
        <translation>Beschreibbar machen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/autostart.py"/>
        <source>Starting at login was not changed: {0} cannot be written ({1}).</source>
        <translation>Der Start bei der Anmeldung wurde nicht geändert: {0} ist nicht beschreibbar ({1}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/autostart.py"/>
        <source>Whether Voiceapp starts at login is unknown: {0} cannot be read ({1}).</source>
        <translation>Ob Voiceapp bei der Anmeldung startet, ist unbekannt: {0} ist nicht lesbar ({1}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/clipboard.py"/>
        <source>Copy some first.</source>
        <translation>Zuerst etwas kopieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/clipboard.py"/>
        <source>There is no clipboard on the command line.</source>
        <translation>Auf der Befehlszeile gibt es keine Zwischenablage.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/clipboard.py"/>
        <source>There is no text in the clipboard.</source>
        <translation>In der Zwischenablage ist kein Text.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/clipboard.py"/>
        <source>Use the window.</source>
        <translation>Das Fenster benutzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/clips.py"/>
        <source>The sound file {0} is no longer here.</source>
        <translation>Die Tondatei {0} gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>Choose 1 to {0}.</source>
        <translation>1 bis {0} wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>Choose one that voiceapp codec encode has written.</source>
        <translation>Eine wählen, die voiceapp codec encode geschrieben hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>Free some space or choose another folder.</source>
        <translation>Platz schaffen oder einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>Leave --codebooks out.</source>
        <translation>--codebooks weglassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>These tokens have {0} codebook, not {1}.</source>
        <translation>Diese Tokens haben {0} Codebuch, nicht {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>These tokens have {0} codebooks, not {1}.</source>
        <translation>Diese Tokens haben {0} Codebücher, nicht {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>of another shape</source>
        <translation>von anderer Form</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/codecs.py"/>
        <source>{0} is no file of codec tokens.</source>
        <translation>{0} ist keine Datei mit Codec-Tokens.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>Compose it anew.</source>
        <translation>Neu komponieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>Finishing</source>
        <translation>Abschluss</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>Go on from a later second, or choose another file.</source>
        <translation>Bei einer späteren Sekunde fortsetzen oder eine andere Datei wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>It ended before there was any music.</source>
        <translation>Es endete, bevor es Musik gab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>The melody is not here any more.</source>
        <translation>Die Melodie gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>There is too little music to go on from.</source>
        <translation>Es ist zu wenig Musik zum Fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>Try again, and give it more time.</source>
        <translation>Noch einmal versuchen und mehr Zeit geben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>melody</source>
        <translation>Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_job.py"/>
        <source>{0} of {1} s</source>
        <translation>{0} von {1} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_making.py"/>
        <source>The melody</source>
        <translation>Die Melodie</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>A stride of {0} s is not possible.</source>
        <translation>Eine Schrittweite von {0} s ist nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Ask for 1 to {0}.</source>
        <translation>1 bis {0} verlangen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Ask for up to {0} minutes; a track can be continued.</source>
        <translation>Höchstens {0} Minuten verlangen; ein Stück lässt sich fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Choose a melody model, such as MusicGen melody.</source>
        <translation>Ein Melodiemodell wählen, etwa MusicGen melody.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Choose another composer.</source>
        <translation>Einen anderen Komponisten wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Choose {0} to {1} s.</source>
        <translation>{0} bis {1} s wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Describe the music in a sentence or two.</source>
        <translation>Die Musik in ein oder zwei Sätzen beschreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Guidance and top-k are 1 or more, the temperature is 0 or more.</source>
        <translation>Führung und Top-k sind mindestens 1, die Temperatur ist mindestens 0.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Name one of them.</source>
        <translation>Eines davon nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Name the music to continue.</source>
        <translation>Die fortzusetzende Musik nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>The prompt has {0} words; models read {1} at most.</source>
        <translation>Die Beschreibung hat {0} Wörter; Modelle lesen höchstens {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>There are two pieces that it would branch from.</source>
        <translation>Es gibt zwei Stücke, von denen es abzweigen würde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>There is a second to go on from, but no music.</source>
        <translation>Es gibt eine Sekunde zum Fortsetzen, aber keine Musik.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>This engine cannot go on from music.</source>
        <translation>Diese Engine kann Musik nicht fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>This model cannot follow a melody.</source>
        <translation>Dieses Modell kann keiner Melodie folgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>Untitled</source>
        <translation>Ohne Titel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>With these settings nothing can be composed.</source>
        <translation>Mit diesen Einstellungen lässt sich nichts komponieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>{0} s of music cannot be composed.</source>
        <translation>{0} s Musik lassen sich nicht komponieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_order.py"/>
        <source>{0} variations cannot be made at once.</source>
        <translation>{0} Varianten auf einmal sind nicht möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>Compose music</source>
        <translation>Musik komponieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>Compose music on this computer.</source>
        <translation>Musik auf diesem Computer komponieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>I am composing {0}.</source>
        <translation>Ich komponiere {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>I will tell you when it is ready.</source>
        <translation>Ich sage Bescheid, wenn sie fertig ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>It is among your tracks.</source>
        <translation>Sie ist bei Ihren Stücken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>It takes minutes; the user is told when it is ready.</source>
        <translation>Es dauert Minuten; wenn es fertig ist, wird Bescheid gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>The music was not made.</source>
        <translation>Die Musik wurde nicht gemacht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/compose_tools.py"/>
        <source>Your music is ready: {0}.</source>
        <translation>Ihre Musik ist fertig: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>Compose: {0}</source>
        <translation>Komponieren: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>Free some space, or ask for less.</source>
        <translation>Platz schaffen oder weniger verlangen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>Give some seconds of a tune.</source>
        <translation>Einige Sekunden einer Melodie angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>Name an earlier second, or leave it out to go on from the end.</source>
        <translation>Eine frühere Sekunde nennen oder weglassen, um am Ende fortzusetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>The music is {0} s long: there is no second {1} to go on from.</source>
        <translation>Die Musik ist {0} s lang: Es gibt keine Sekunde {1} zum Fortsetzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>This music needs {0} MB of disk while it is made, and {1} MB are free.</source>
        <translation>Diese Musik braucht beim Erzeugen {0} MB auf dem Datenträger, und {1} MB sind frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>{0} is silent: there is no tune in it.</source>
        <translation>{0} ist still: Es ist keine Melodie darin.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/composing.py"/>
        <source>{0} is {1} s long: too short for a melody.</source>
        <translation>{0} ist {1} s lang: zu kurz für eine Melodie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>1 model</source>
        <translation>1 Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>It answered {0} characters, the first after {1} s.</source>
        <translation>Er antwortete mit {0} Zeichen, das erste nach {1} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>It heard “{0}”.</source>
        <translation>Er hörte „{0}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>It spoke for {0} s, the first sound after {1} s.</source>
        <translation>Er sprach {0} s lang, der erste Ton kam nach {1} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>Say hello.</source>
        <translation>Sag Hallo.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>The server does not list its models.</source>
        <translation>Der Server listet seine Modelle nicht auf.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>The server lists {0}, {1}.</source>
        <translation>Der Server listet auf: {0}, {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>There is no connection {0} {1}.</source>
        <translation>Es gibt keine Verbindung {0} {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>but not {0}</source>
        <translation>aber nicht {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>lists no models</source>
        <translation>listet keine Modelle auf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>of that name</source>
        <translation>mit diesem Namen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>that can do this</source>
        <translation>für diesen Zweck</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>voiceapp connections list shows those that there are.</source>
        <translation>voiceapp connections list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>{0} among them</source>
        <translation>{0} darunter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>{0} may be asked.</source>
        <translation>{0} darf gefragt werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/connections.py"/>
        <source>{0} models</source>
        <translation>{0} Modelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Add a recording of 6 to 30 s first.</source>
        <translation>Zuerst eine Aufnahme von 6 bis 30 s hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Ask for a new sentence and read it slowly, in a quiet room, close to the microphone.</source>
        <translation>Einen neuen Satz anfordern und langsam lesen, in einem ruhigen Raum, nah am Mikrofon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Let the speaker of the samples read it, or take samples out that are not of this speaker.</source>
        <translation>Die Person lesen lassen, von der die Sprachproben sind, oder Sprachproben entfernen, die nicht von ihr sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Let the speaker read the new sentence aloud.</source>
        <translation>Den neuen Satz von der sprechenden Person vorlesen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Missing: {0}.</source>
        <translation>Es fehlt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>Read the whole sentence, and nothing else.</source>
        <translation>Den ganzen Satz lesen und sonst nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>The recording is {0} long; the sentence takes {1} to {2} s.</source>
        <translation>Die Aufnahme dauert {0}; der Satz braucht {1} bis {2} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>The sentence was not understood.</source>
        <translation>Der Satz wurde nicht verstanden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>The voice that read the sentence is not the one of {0}.</source>
        <translation>Die Stimme, die den Satz las, ist nicht die von {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>This recording, or a part of it, is known already: it was not made for this sentence.</source>
        <translation>Diese Aufnahme oder ein Teil davon ist schon bekannt: Sie wurde nicht für diesen Satz gemacht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>more than {0} s</source>
        <translation>mehr als {0} s</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>{0} has no consent to take back.</source>
        <translation>{0} hat keine Einwilligung, die sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>{0} has no sample that the speaker's voice could be compared with.</source>
        <translation>{0} hat keine Sprachprobe, mit der sich die Stimme vergleichen ließe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent.py"/>
        <source>{0} is nobody's voice, so nobody has to agree.</source>
        <translation>{0} ist niemandes Stimme, also muss niemand einwilligen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_hearing.py"/>
        <source>Get a Whisper model (voiceapp models recommend), or let the speaker read it in English.</source>
        <translation>Ein Whisper-Modell besorgen (voiceapp models recommend) oder auf Englisch lesen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_hearing.py"/>
        <source>Nothing here understands {0}, so the sentence cannot be checked.</source>
        <translation>Hier versteht nichts {0}, daher lässt sich der Satz nicht prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_sentence.py"/>
        <source>Choose one of {0}.</source>
        <translation>Eines davon wählen: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_sentence.py"/>
        <source>Say it in one sentence of at most {0} characters.</source>
        <translation>In einem Satz von höchstens {0} Zeichen sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_sentence.py"/>
        <source>There is no sentence to read in the language {0}.</source>
        <translation>In der Sprache {0} gibt es keinen Satz zum Vorlesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_sentence.py"/>
        <source>This purpose is too long to be read out.</source>
        <translation>Dieser Zweck ist zu lang zum Vorlesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_tries.py"/>
        <source>Ask for a new one and read that.</source>
        <translation>Einen neuen anfordern und diesen lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_tries.py"/>
        <source>Ask for a sentence first, then read that one.</source>
        <translation>Zuerst einen Satz anfordern, dann diesen lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_tries.py"/>
        <source>No sentence waits to be read; each one counts for one reading.</source>
        <translation>Kein Satz wartet auf das Vorlesen; jeder gilt für ein Mal.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/consent_tries.py"/>
        <source>The sentence was to be read within {0} minutes.</source>
        <translation>Der Satz sollte innerhalb von {0} Minuten gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>(corrected from: {0})</source>
        <translation>(korrigiert aus: {0})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>Choose another folder or free some space; the conversation is kept here.</source>
        <translation>Einen anderen Ordner wählen oder Platz schaffen; das Gespräch bleibt hier erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>Choose another folder.</source>
        <translation>Einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>Conversation {0}</source>
        <translation>Gespräch {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>The conversation could not be written to {0}: {1}.</source>
        <translation>Das Gespräch ließ sich nicht nach {0} schreiben: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>There is no format {0}.</source>
        <translation>Es gibt kein Format {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>Use md or json.</source>
        <translation>md oder json verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>{0} (not heard: {1})</source>
        <translation>{0} (nicht gehört: {1})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/conversations.py"/>
        <source>{0} holds too many exports of this name.</source>
        <translation>{0} enthält zu viele Exporte dieses Namens.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>A podcast (Apple Podcasts)</source>
        <translation>Ein Podcast (Apple Podcasts)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>An audiobook (ACX)</source>
        <translation>Ein Hörbuch (ACX)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Noise floor</source>
        <translation>Grundrauschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Peak</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Silence at the end</source>
        <translation>Stille am Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Silence at the start</source>
        <translation>Stille am Anfang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>The sound of a video (EBU R 128)</source>
        <translation>Der Ton eines Videos (EBU R 128)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>There are {0}.</source>
        <translation>Es gibt {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>There is no delivery {0}.</source>
        <translation>Es gibt keine Abgabe {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>Use a name that ends with {0}.</source>
        <translation>Einen Namen mit der Endung {0} verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>a file without an ending</source>
        <translation>eine Datei ohne Endung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>dB RMS</source>
        <translation>dB RMS</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>too high</source>
        <translation>zu hoch</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>too little</source>
        <translation>zu wenig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>too low</source>
        <translation>zu niedrig</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>too much</source>
        <translation>zu viel</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/delivery.py"/>
        <source>{0} is not delivered as {1}.</source>
        <translation>{0} wird nicht als {1} abgegeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/diarization.py"/>
        <source>The reference has: {0}.</source>
        <translation>Die Referenz hat: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/diarization.py"/>
        <source>Use voiceapp score for them, or a file with this recording alone.</source>
        <translation>Dafür voiceapp score verwenden oder eine Datei mit dieser Aufnahme allein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/diarization.py"/>
        <source>{0} and {1} have no recording in common.</source>
        <translation>{0} und {1} haben keine Aufnahme gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/diarization.py"/>
        <source>{0} holds {1} recordings: {2}.</source>
        <translation>{0} enthält {1} Aufnahmen: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/dictation.py"/>
        <source>No words were heard, so nothing was written.</source>
        <translation>Es waren keine Wörter zu hören, daher wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/dictation.py"/>
        <source>Plug it in again, then dictate.</source>
        <translation>Wieder anschließen, dann diktieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/dictation.py"/>
        <source>Switch it on, then dictate.</source>
        <translation>Einschalten, dann diktieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/dictation.py"/>
        <source>The microphone is gone.</source>
        <translation>Das Mikrofon ist weg.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/dictation.py"/>
        <source>The microphone is muted.</source>
        <translation>Das Mikrofon ist stumm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>Another window or command is getting it: waiting</source>
        <translation>Ein anderes Fenster oder ein Befehl lädt es gerade: Es wird gewartet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>Free some space where {0} lies, then try again.</source>
        <translation>Dort Platz schaffen, wo {0} liegt, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>Free some space, or choose a smaller model.</source>
        <translation>Platz schaffen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>It was thrown away.</source>
        <translation>Es wurde verworfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>Make it writable, or set VOICEAPP_HOME to another folder.</source>
        <translation>Beschreibbar machen oder VOICEAPP_HOME auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>Try again.</source>
        <translation>Noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>What has arrived is kept.</source>
        <translation>Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>it has {0} bytes instead of {1}</source>
        <translation>es hat {0} Bytes statt {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>it is missing</source>
        <translation>es fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>its content changed</source>
        <translation>der Inhalt hat sich geändert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>its content is not what was announced</source>
        <translation>der Inhalt ist nicht der angekündigte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>{0} from {1} arrived damaged: {2}.</source>
        <translation>{0} von {1} kam beschädigt an: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/download_files.py"/>
        <source>{0} needs {1} more, and {2} are free.</source>
        <translation>{0} braucht noch {1}, und {2} sind frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Choose another model, or add a file from disk.</source>
        <translation>Ein anderes Modell wählen oder eine Datei vom Datenträger hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Choose another model.</source>
        <translation>Ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Get the model anew.</source>
        <translation>Das Modell neu besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Mend or empty files.proxy in Settings.</source>
        <translation>files.proxy in den Einstellungen berichtigen oder leeren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Mend or unset {0}.</source>
        <translation>{0} berichtigen oder löschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>The hub names a file outside of the model's folder.</source>
        <translation>Der Hub nennt eine Datei außerhalb des Modellordners.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>The model hub {0} is not reached by https.</source>
        <translation>Der Modell-Hub {0} ist nicht über https erreichbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>The proxy has no address of the form http://HOST:PORT.</source>
        <translation>Der Proxy hat keine Adresse der Form http://HOST:PORT.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>Try again later, or choose another model.</source>
        <translation>Später noch einmal versuchen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>more arrived than was announced</source>
        <translation>es kam mehr an als angekündigt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>{0} no longer has {1} of {2}.</source>
        <translation>{0} hat {1} von {2} nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>{0} on {1} holds no file that can be used.</source>
        <translation>{0} auf {1} enthält keine verwendbare Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/downloads.py"/>
        <source>{0} sent the download to a place that is not reached by https.</source>
        <translation>{0} leitete den Download an eine Stelle ohne https weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/elsewhere.py"/>
        <source>, and goes on so for {0} s</source>
        <translation>, und das noch {0} s lang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/elsewhere.py"/>
        <source>This computer {0} instead{1}.</source>
        <translation>Stattdessen {0} dieser Computer{1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/elsewhere.py"/>
        <source>answered</source>
        <translation>antwortete</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/elsewhere.py"/>
        <source>listened</source>
        <translation>hörte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/elsewhere.py"/>
        <source>spoke</source>
        <translation>sprach</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/engine_facts.py"/>
        <source>Export it with --accept-licence if you keep to that.</source>
        <translation>Mit --accept-licence exportieren, wenn Sie sich daran halten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/engine_facts.py"/>
        <source>What {0} {1} is not for business (licence {2}).</source>
        <translation>Was {0} {1}, ist nicht kommerziell nutzbar (Lizenz {2}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/engine_facts.py"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/engines.py"/>
        <source>No engine of this computer can do this.</source>
        <translation>Keine Engine dieses Computers kann das.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/engines.py"/>
        <source>{0} is not installed: {1} is missing.</source>
        <translation>{0} ist nicht installiert: {1} fehlt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_answers.py"/>
        <source>No model that listens is here to answer this.</source>
        <translation>Hier ist kein Modell, das zuhört und das beantworten könnte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>1 person speaks: {0}.</source>
        <translation>1 Person spricht: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>It is loudest at {0}.</source>
        <translation>Am lautesten ist es bei {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>It is quietest, but for silences, at {0}.</source>
        <translation>Am leisesten, von Stille abgesehen, ist es bei {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>It is too quiet or too short for a loudness.</source>
        <translation>Es ist zu leise oder zu kurz für eine Lautheit.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>It is {0} long.</source>
        <translation>Die Länge ist {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Its highest peak is {0} dB below full scale.</source>
        <translation>Die höchste Spitze liegt {0} dB unter Vollaussteuerung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Its highest peak is {0} dB over full scale, where players clip it.</source>
        <translation>Die höchste Spitze liegt {0} dB über Vollaussteuerung, wo Player sie abschneiden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Its loudness is {0} LUFS, about as loud as a broadcast.</source>
        <translation>Die Lautheit ist {0} LUFS, etwa so laut wie eine Sendung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Its loudness is {0} LUFS, louder than a broadcast.</source>
        <translation>Die Lautheit ist {0} LUFS, lauter als eine Sendung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Its loudness is {0} LUFS, quieter than a broadcast.</source>
        <translation>Die Lautheit ist {0} LUFS, leiser als eine Sendung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Music plays for {0} in all ({1} %).</source>
        <translation>Musik spielt insgesamt {0} lang ({1} %).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>No clear key was found.</source>
        <translation>Es wurde keine klare Tonart gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>No clear tempo was found.</source>
        <translation>Es wurde kein klares Tempo gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>No music is heard.</source>
        <translation>Keine Musik zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>No speech is heard.</source>
        <translation>Keine Sprache zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Nothing is heard {0}.</source>
        <translation>Nichts zu hören ist {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Somebody speaks for {0} in all ({1} %).</source>
        <translation>Insgesamt {0} lang spricht jemand ({1} %).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>The key of the music is {0}.</source>
        <translation>Die Tonart der Musik ist {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>The tempo of the music is {0} beats a minute (BPM), not steady.</source>
        <translation>Das Tempo der Musik ist {0} Schläge pro Minute (BPM), ungleichmäßig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>The tempo of the music is {0} beats a minute (BPM), steady.</source>
        <translation>Das Tempo der Musik ist {0} Schläge pro Minute (BPM), gleichmäßig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>The voice goes from {0} to {1}, its middle is {2}.</source>
        <translation>Die Stimme reicht von {0} bis {1}, ihre Mitte ist {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>There is no silence of a second or more.</source>
        <translation>Es gibt keine Stille von einer Sekunde oder mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>This is {0} of the recording.</source>
        <translation>Das ist {0} der Aufnahme.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Too little is spoken to tell how high the voice is.</source>
        <translation>Es wird zu wenig gesprochen, um die Stimmhöhe zu bestimmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>Who speaks is not known: it is told of a whole meeting whose speakers were found.</source>
        <translation>Wer spricht, ist nicht bekannt: Das wird für eine ganze Besprechung angegeben, deren Sprecher gefunden wurden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>loudest at {0}</source>
        <translation>am lautesten bei {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>nothing is heard {0}</source>
        <translation>Stille {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>other sounds</source>
        <translation>andere Geräusche</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>speech and music</source>
        <translation>Sprache und Musik</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>voice {0} to {1}</source>
        <translation>Stimme {0} bis {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>{0} people speak: {1}.</source>
        <translation>{0} Personen sprechen: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>{0} speaks most, {1} speaks least.</source>
        <translation>{0} spricht am meisten, {1} am wenigsten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_lines.py"/>
        <source>{0} speaks {1}</source>
        <translation>{0} spricht {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_tools.py"/>
        <source>Forget something about you</source>
        <translation>Etwas über Sie vergessen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/fact_tools.py"/>
        <source>Remember something about you</source>
        <translation>Sich etwas über Sie merken</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>A fact has at most {0} characters.</source>
        <translation>Eine Angabe hat höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>A fact needs words.</source>
        <translation>Eine Angabe braucht Wörter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Delete some in Settings.</source>
        <translation>Einige in den Einstellungen löschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>I know {0} things about you already.</source>
        <translation>Ich weiß bereits {0} Dinge über Sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>It may have been deleted; voiceapp facts list shows those there are.</source>
        <translation>Sie wurde vielleicht gelöscht; voiceapp facts list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Remembering things about you is switched off.</source>
        <translation>Das Merken von Angaben über Sie ist ausgeschaltet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Say it in fewer words.</source>
        <translation>Mit weniger Wörtern sagen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Switch Keep talks on in Settings.</source>
        <translation>„Gespräche behalten“ in den Einstellungen einschalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Switch it on in Settings, Privacy.</source>
        <translation>In den Einstellungen unter Datenschutz einschalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Talks are private now, so nothing is kept.</source>
        <translation>Gespräche sind jetzt privat, daher wird nichts behalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>There is no fact {0}.</source>
        <translation>Es gibt keine Angabe {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/facts.py"/>
        <source>Write what is to be remembered.</source>
        <translation>Schreiben, was gemerkt werden soll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>Check the name and its folder.</source>
        <translation>Name und Ordner prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>Make it, or choose another one.</source>
        <translation>Anlegen oder einen anderen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>Name a file in it.</source>
        <translation>Eine Datei darin nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>Name a file.</source>
        <translation>Eine Datei nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>Rename it first.</source>
        <translation>Zuerst umbenennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>The name {0} has letters that cannot be read.</source>
        <translation>Der Name {0} enthält unlesbare Zeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>{0} is a device or a pipe, not a file.</source>
        <translation>{0} ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/given_files.py"/>
        <source>{0} is a folder, not a file.</source>
        <translation>{0} ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It has no quote.</source>
        <translation>Es hat kein Zitat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It names a line that is not there.</source>
        <translation>Es nennt eine Zeile, die es nicht gibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It names no line of the transcript.</source>
        <translation>Es nennt keine Zeile des Transkripts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It says nothing.</source>
        <translation>Es sagt nichts aus.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It was asked, not decided.</source>
        <translation>Es wurde gefragt, nicht entschieden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It was asked, not said.</source>
        <translation>Es wurde gefragt, nicht gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It was said as a possibility only.</source>
        <translation>Es wurde nur als Möglichkeit gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It was said under a condition only.</source>
        <translation>Es wurde nur unter einer Bedingung gesagt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>It was taken back at {0}.</source>
        <translation>Es wurde bei {0} zurückgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its quote does not say no.</source>
        <translation>Sein Zitat sagt nicht nein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its quote is not in the lines that it names.</source>
        <translation>Sein Zitat steht nicht in den genannten Zeilen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its quote is said at {0}, not in the lines it names.</source>
        <translation>Sein Zitat fällt bei {0}, nicht in den genannten Zeilen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its quote is too short to prove anything.</source>
        <translation>Sein Zitat ist zu kurz, um etwas zu belegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its quote says the opposite.</source>
        <translation>Sein Zitat sagt das Gegenteil.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its sources are not about {0}.</source>
        <translation>Seine Quellen handeln nicht von {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its sources count otherwise: {0}, not {1}.</source>
        <translation>Seine Quellen zählen anders: {0}, nicht {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its sources do not say no.</source>
        <translation>Seine Quellen sagen nicht nein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its sources do not say that {0} does it.</source>
        <translation>Seine Quellen sagen nicht, dass {0} es tut.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>Its words are not those of its sources.</source>
        <translation>Seine Worte sind nicht die seiner Quellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>The number {0} is not in its sources.</source>
        <translation>Die Zahl {0} steht nicht in seinen Quellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>The number {0} is said of something else.</source>
        <translation>Die Zahl {0} gilt etwas anderem.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>{0} is not in this meeting.</source>
        <translation>{0} ist nicht in dieser Besprechung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>{0} is not named in this meeting.</source>
        <translation>{0} wird in dieser Besprechung nicht genannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/grounding.py"/>
        <source>“{0}” is not in its sources.</source>
        <translation>„{0}“ steht nicht in seinen Quellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Add Ctrl, Alt or Meta, or choose Pause or ScrollLock.</source>
        <translation>Strg, Alt oder Meta hinzunehmen oder Pause oder Rollen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Hold to dictate</source>
        <translation>Halten zum Diktieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Hold to talk</source>
        <translation>Halten zum Sprechen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Mute or hear again</source>
        <translation>Stumm oder wieder hören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Record a meeting or stop</source>
        <translation>Besprechung aufnehmen oder beenden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>Write it like Ctrl+Alt+Space, or press the keys.</source>
        <translation>So schreiben: Ctrl+Alt+Space; oder die Tasten drücken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>{0} alone would be taken from every other program.</source>
        <translation>{0} allein würde allen anderen Programmen weggenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys.py"/>
        <source>“{0}” is no key combination.</source>
        <translation>„{0}“ ist keine Tastenkombination.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>Choose another key here, or set it in the desktop's own settings for shortcuts.</source>
        <translation>Hier eine andere Taste wählen oder sie in den Tastatureinstellungen des Desktops festlegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>Set them again in Settings, Talk, and agree when the desktop asks.</source>
        <translation>Unter Einstellungen, Gespräch neu festlegen und zustimmen, wenn der Desktop fragt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>The desktop did not give {0} to “{1}”.</source>
        <translation>Der Desktop hat {0} nicht an „{1}“ vergeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>The desktop was not allowed to give Voiceapp its system-wide keys.</source>
        <translation>Der Desktop durfte Voiceapp seine systemweiten Tasten nicht geben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>This desktop does not let programs have system-wide keys.</source>
        <translation>Dieser Desktop erlaubt Programmen keine systemweiten Tasten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_portal.py"/>
        <source>Use the window's own keys, or a desktop with the GlobalShortcuts portal (KDE Plasma 6, GNOME 48).</source>
        <translation>Die Tasten des Fensters benutzen oder einen Desktop mit GlobalShortcuts-Portal (KDE Plasma 6, GNOME 48).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_pynput.py"/>
        <source>Allow it in System Settings, Privacy and Security, Input Monitoring, and start again.</source>
        <translation>In den Systemeinstellungen unter „Datenschutz &amp; Sicherheit“, „Eingabeüberwachung“ zulassen und neu starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_pynput.py"/>
        <source>System-wide keys are not allowed yet.</source>
        <translation>Systemweite Tasten sind noch nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_x11.py"/>
        <source>Choose another key.</source>
        <translation>Eine andere Taste wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_x11.py"/>
        <source>System-wide keys do not work: no desktop was found.</source>
        <translation>Systemweite Tasten funktionieren nicht: Es wurde kein Desktop gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_x11.py"/>
        <source>This keyboard has no {0}.</source>
        <translation>Diese Tastatur hat keine Taste {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_x11.py"/>
        <source>Use the window's own keys.</source>
        <translation>Die Tasten des Fensters benutzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hotkeys_x11.py"/>
        <source>{0} belongs to another program.</source>
        <translation>{0} gehört einem anderen Programm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>; what has arrived is kept</source>
        <translation>; was angekommen ist, bleibt erhalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>A private one needs a token: voiceapp secrets set hub.</source>
        <translation>Ein privates braucht ein Token: voiceapp secrets set hub.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Accept the terms at {0}, make a token at {1}/settings/tokens and store it: voiceapp secrets set hub.</source>
        <translation>Die Bedingungen unter {0} annehmen, unter {1}/settings/tokens ein Token anlegen und speichern: voiceapp secrets set hub.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Accept the terms at {0}, then try again.</source>
        <translation>Die Bedingungen unter {0} annehmen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Check its name.</source>
        <translation>Den Namen prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Check the network and try again.</source>
        <translation>Das Netzwerk prüfen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Make a new one at {0}/settings/tokens and store it: voiceapp secrets set hub.</source>
        <translation>Unter {0}/settings/tokens ein neues anlegen und speichern: voiceapp secrets set hub.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>There is no model {0} on {1}.</source>
        <translation>Es gibt kein Modell {0} auf {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Try again later.</source>
        <translation>Später noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>Turn Work offline off in Settings: voiceapp settings set privacy.offline off.</source>
        <translation>„Offline arbeiten“ in den Einstellungen ausschalten: voiceapp settings set privacy.offline off.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>You chose to work offline, so nothing is fetched from anywhere.</source>
        <translation>Offline arbeiten ist gewählt, daher wird nichts von irgendwo geholt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>{0} could not answer{1}.</source>
        <translation>{0} konnte nicht antworten{1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>{0} could not be reached{1}.</source>
        <translation>{0} war nicht erreichbar{1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>{0} is given out only to people who accepted its terms on {1}.</source>
        <translation>{0} wird nur an Personen abgegeben, die auf {1} die Bedingungen angenommen haben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>{0} needs an access token of {1}.</source>
        <translation>{0} braucht ein Zugriffstoken von {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/hub_words.py"/>
        <source>{0} refuses the access token.</source>
        <translation>{0} lehnt das Zugriffstoken ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>Begin earlier.</source>
        <translation>Früher beginnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>Choose a longer file.</source>
        <translation>Eine längere Datei wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>Give a later second as its end.</source>
        <translation>Eine spätere Sekunde als Ende angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>Leave speakers out.</source>
        <translation>Sprecher weglassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>No feature is named.</source>
        <translation>Es ist kein Merkmal genannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>Nobody speaks in {0}.</source>
        <translation>In {0} spricht niemand.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>The stretch has no end, or it ends before it begins.</source>
        <translation>Der Abschnitt hat kein Ende oder endet vor seinem Anfang.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>There are: {0}.</source>
        <translation>Es gibt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>There is no {0} {1}.</source>
        <translation>Nicht vorhanden: {0} {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>picture format</source>
        <translation>Bildformat</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>{0} ends before {1} s.</source>
        <translation>{0} endet vor {1} s.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/inspecting.py"/>
        <source>{0} is too short for {1}.</source>
        <translation>{0} ist zu kurz für {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>A report of it lies in {0}.</source>
        <translation>Ein Bericht darüber liegt in {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>Cancel it first.</source>
        <translation>Zuerst abbrechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>It will be in the log.</source>
        <translation>Es wird in der Logdatei stehen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>Let it finish, or cancel it.</source>
        <translation>Zu Ende laufen lassen oder abbrechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>Something went wrong in the program itself; nothing stored is lost.</source>
        <translation>Im Programm selbst ist etwas schiefgegangen; nichts Gespeichertes ist verloren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>Start it again.</source>
        <translation>Noch einmal starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>Start it anew.</source>
        <translation>Neu starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>The program is closing.</source>
        <translation>Das Programm wird beendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>This job cannot pause.</source>
        <translation>Diese Aufgabe kann nicht pausieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>This job has not ended yet.</source>
        <translation>Diese Aufgabe ist noch nicht beendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/jobs.py"/>
        <source>This version of the program cannot run this job.</source>
        <translation>Diese Programmversion kann diese Aufgabe nicht ausführen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/latents.py"/>
        <source>Choose another voice.</source>
        <translation>Eine andere Stimme wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/latents.py"/>
        <source>This voice was deleted.</source>
        <translation>Diese Stimme wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Add a GGUF file or a model's folder as it is published.</source>
        <translation>Eine GGUF-Datei hinzufügen oder den Ordner eines Modells, wie er veröffentlicht ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Add a folder as it is published (a faster-whisper folder with model.bin, say) or a GGUF file.</source>
        <translation>Einen Ordner hinzufügen, wie er veröffentlicht ist (etwa einen faster-whisper-Ordner mit model.bin), oder eine GGUF-Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Add one of its files, for example {0}.</source>
        <translation>Eine seiner Dateien hinzufügen, zum Beispiel {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Check the path.</source>
        <translation>Den Pfad prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Copy or download it again; compare its size first.</source>
        <translation>Neu kopieren oder herunterladen; vorher die Größe vergleichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Make it readable and try again.</source>
        <translation>Lesbar machen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>Put both into one folder and add the folder.</source>
        <translation>Beide in einen Ordner legen und den Ordner hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>The folder {0} holds a model of the kind {1}, which no engine here reads.</source>
        <translation>Der Ordner {0} enthält ein Modell der Art {1}, die hier keine Engine liest.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>The folder {0} holds no model that can be used.</source>
        <translation>Der Ordner {0} enthält kein verwendbares Modell.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>The folder {0} holds {1} models.</source>
        <translation>Der Ordner {0} enthält {1} Modelle.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>There is nothing at {0}.</source>
        <translation>Unter {0} liegt nichts.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>it is cut off or no CTranslate2 model</source>
        <translation>sie ist abgeschnitten oder kein CTranslate2-Modell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>it is cut off or no PyTorch file</source>
        <translation>sie ist abgeschnitten oder keine PyTorch-Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>it is no valid JSON</source>
        <translation>sie ist kein gültiges JSON</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>the language model (another GGUF file)</source>
        <translation>das Sprachmodell (eine weitere GGUF-Datei)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>voiceapp models list shows the engines; language models are read as GGUF files.</source>
        <translation>voiceapp models list zeigt die Engines; Sprachmodelle werden als GGUF-Dateien gelesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} ist nicht verwendbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} is a Python pickle that belongs to no engine here, and is refused.</source>
        <translation>{0} ist ein Python-Pickle, das hier zu keiner Engine gehört, und wird abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} is a projector: it needs the language model that it belongs to.</source>
        <translation>{0} ist ein Projektor: Er braucht das Sprachmodell, zu dem er gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} is no GGUF file: its first bytes are not GGUF.</source>
        <translation>{0} ist keine GGUF-Datei: Die ersten Bytes sind nicht GGUF.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/layouts.py"/>
        <source>{0} is no model file that can be used.</source>
        <translation>{0} ist keine verwendbare Modelldatei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>Choose a smaller or faster engine in Settings.</source>
        <translation>In den Einstellungen eine kleinere oder schnellere Engine wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>Some words were left out while recording; the recording has them.</source>
        <translation>Einige Wörter fehlen im Mitgeschriebenen; die Aufnahme hat sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>The meeting is written down again after its end.</source>
        <translation>Nach dem Ende wird die Besprechung noch einmal aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>The recording has all of them.</source>
        <translation>Die Aufnahme hat sie alle.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>The words come too late to read along, so some are left out.</source>
        <translation>Die Wörter kommen zum Mitlesen zu spät, daher werden einige ausgelassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>This computer is busy or its engine slow: for now words appear once somebody has finished.</source>
        <translation>Dieser Computer ist beschäftigt oder seine Engine langsam: Vorerst erscheinen Wörter, sobald jemand fertig ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/live_words.py"/>
        <source>Words are not written down while you record, the recording goes on.</source>
        <translation>Während der Aufnahme wird nicht mitgeschrieben, die Aufnahme läuft weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Give NAME, or NAME=VALUE, for a program.</source>
        <translation>Für ein Programm NAME oder NAME=WERT angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Give one of them.</source>
        <translation>Eines davon angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>I have no tool called {0}.</source>
        <translation>Ich habe kein Werkzeug namens {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Leave it out; then each call is asked for.</source>
        <translation>Weglassen; dann wird bei jedem Aufruf gefragt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Look at them and allow them again.</source>
        <translation>Noch einmal ansehen und neu erlauben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Remove them first, or choose another name.</source>
        <translation>Zuerst entfernen oder einen anderen Namen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>That is more than {0} can be given at once.</source>
        <translation>Das ist mehr, als {0} auf einmal übergeben werden kann.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>The tools {0} are not what you allowed any more.</source>
        <translation>Die Werkzeuge {0} sind nicht mehr die, die erlaubt wurden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>The tools {0} are on another computer, and you work offline.</source>
        <translation>Die Werkzeuge {0} sind auf einem anderen Computer, und Sie arbeiten offline.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>The tools {0} failed a moment ago.</source>
        <translation>Die Werkzeuge {0} sind eben ausgefallen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>There are no tools {0}.</source>
        <translation>Es gibt keine Werkzeuge {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>There are tools {0} already.</source>
        <translation>Es gibt schon Werkzeuge {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>They are tried again in {0} seconds.</source>
        <translation>In {0} Sekunden wird es noch einmal versucht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Tools come from a program or from an address.</source>
        <translation>Werkzeuge kommen von einem Programm oder von einer Adresse.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Turn off Work offline in Settings.</source>
        <translation>„Offline arbeiten“ in den Einstellungen ausschalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Use up to 20 small letters, digits and hyphens, a letter first.</source>
        <translation>Bis zu 20 Kleinbuchstaben, Ziffern und Bindestriche verwenden, zuerst einen Buchstaben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>Use {0} of {1}</source>
        <translation>{0} von {1} benutzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>voiceapp tools list shows them.</source>
        <translation>voiceapp tools list zeigt sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>{0} cannot name tools.</source>
        <translation>{0} ist kein Name für Werkzeuge.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>{0} does not only read: its server says so.</source>
        <translation>{0} liest nicht nur: Das sagt sein Server.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mcp_servers.py"/>
        <source>{0} is no variable.</source>
        <translation>{0} ist keine Variable.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>A meeting cannot be exported as {0}.</source>
        <translation>Eine Besprechung lässt sich nicht als {0} exportieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Export texts instead.</source>
        <translation>Stattdessen Texte exportieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Exporting “{0}”</source>
        <translation>„{0}“ wird exportiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Install a font that has them, for example one of the Noto fonts, and export again.</source>
        <translation>Eine Schrift installieren, die sie enthält, etwa eine der Noto-Schriften, und neu exportieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Meeting {0}</source>
        <translation>Besprechung {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>No format was named.</source>
        <translation>Es wurde kein Format genannt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Nobody corrected this transcript yet: the training set holds what was understood.</source>
        <translation>Dieses Transkript hat noch niemand korrigiert: Der Trainingssatz enthält, was verstanden wurde.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>The formats are {0}.</source>
        <translation>Die Formate sind {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>There is no training set without sound, and the sound of this meeting is no longer here.</source>
        <translation>Ohne Ton gibt es keinen Trainingssatz, und den Ton dieser Besprechung gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>There is no training set without words, and this meeting has no transcript yet.</source>
        <translation>Ohne Wörter gibt es keinen Trainingssatz, und diese Besprechung hat noch kein Transkript.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>This meeting has no transcript yet: the files hold what else is known of it.</source>
        <translation>Diese Besprechung hat noch kein Transkript: Die Dateien enthalten, was sonst bekannt ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>Transcribe it and export again.</source>
        <translation>Aufschreiben lassen und neu exportieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>{0} cannot show {1} of the characters: {2}</source>
        <translation>{0} kann {1} der Zeichen nicht zeigen: {2}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>{0} files were</source>
        <translation>{0} Dateien wurden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>{0} has no player, because the sound of this meeting is no longer here.</source>
        <translation>{0} hat keinen Player, da es den Ton dieser Besprechung nicht mehr gibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>{0} was</source>
        <translation>{0} wurde</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_exports.py"/>
        <source>{0} written to {1}.</source>
        <translation>{0} nach {1} geschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>Check its permissions.</source>
        <translation>Die Zugriffsrechte prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>Comparing channels</source>
        <translation>Kanäle werden verglichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>Import another copy of it if you have one.</source>
        <translation>Falls vorhanden, eine andere Kopie davon importieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>Make it writable or free some space, and try again.</source>
        <translation>Beschreibbar machen oder Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>{0} converted</source>
        <translation>{0} umgewandelt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_import.py"/>
        <source>{0} is damaged or cut off: {1} of it could be imported.</source>
        <translation>{0} ist beschädigt oder abgeschnitten: {1} davon ließen sich importieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>After a crash or on a full disk, voiceapp meeting recover finishes it.</source>
        <translation>Nach einem Absturz oder bei vollem Datenträger schließt voiceapp meeting recover sie ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>After a crash, voiceapp meeting recover ends it.</source>
        <translation>Nach einem Absturz beendet voiceapp meeting recover sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>Stop it first.</source>
        <translation>Zuerst beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>The sound file of “{0}” is not finished yet.</source>
        <translation>Die Tondatei von „{0}“ ist noch nicht fertig.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>Wait a moment.</source>
        <translation>Einen Moment warten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>“{0}” has no sound any more.</source>
        <translation>„{0}“ hat keinen Ton mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_sound.py"/>
        <source>“{0}” is being recorded.</source>
        <translation>„{0}“ wird gerade aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>A speaker needs a name.</source>
        <translation>Ein Sprecher braucht einen Namen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Choose one of its speakers.</source>
        <translation>Einen ihrer Sprecher wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>It may have been changed; look at the transcript again.</source>
        <translation>Es wurde vielleicht geändert; das Transkript noch einmal ansehen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Listen to the transcript's lines.</source>
        <translation>Die Zeilen des Transkripts anhören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Meeting {0} has no speaker {1}.</source>
        <translation>Besprechung {0} hat keinen Sprecher {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Speaker {0}</source>
        <translation>Sprecher {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Telling who speaks in “{0}”</source>
        <translation>Sprecher in „{0}“ werden unterschieden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>The speakers that are known are kept.</source>
        <translation>Die bekannten Sprecher bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>The transcript of meeting {0} has no segment {1}.</source>
        <translation>Das Transkript der Besprechung {0} hat kein Segment {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>Write one.</source>
        <translation>Einen schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_speakers.py"/>
        <source>{0} is nowhere heard alone.</source>
        <translation>{0} ist nirgends allein zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Choose an engine for meetings in Settings, such as faster-whisper:MODEL.</source>
        <translation>In den Einstellungen eine Engine für Besprechungen wählen, etwa faster-whisper:MODELL.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Let it be written down first.</source>
        <translation>Zuerst aufschreiben lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Nothing was understood in “{0}”.</source>
        <translation>In „{0}“ wurde nichts verstanden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>The built-in recogniser knows short English phrases, not meetings.</source>
        <translation>Die eingebaute Erkennung kennt kurze englische Sätze, keine Besprechungen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>The meeting was not written down.</source>
        <translation>Die Besprechung wurde nicht aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>The words that were there stay.</source>
        <translation>Die vorhandenen Wörter bleiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Translating</source>
        <translation>Übersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Try another engine or language.</source>
        <translation>Eine andere Engine oder Sprache versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>What hears you in the talk is on another computer; meetings stay here.</source>
        <translation>Was im Gespräch zuhört, ist auf einem anderen Computer; Besprechungen bleiben hier.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>What was written down is kept.</source>
        <translation>Was aufgeschrieben wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>Writing down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>{0}:{1} written down</source>
        <translation>{0}:{1} aufgeschrieben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_transcription.py"/>
        <source>“{0}” has no transcript yet.</source>
        <translation>„{0}“ hat noch kein Transkript.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_voices.py"/>
        <source>Other side</source>
        <translation>Andere Seite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meeting_voices.py"/>
        <source>This side</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>A meeting needs a title.</source>
        <translation>Eine Besprechung braucht einen Titel.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>A note needs words.</source>
        <translation>Eine Notiz braucht Wörter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>A tag needs a word.</source>
        <translation>Ein Schlagwort braucht ein Wort.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Importing {0}</source>
        <translation>{0} wird importiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>It has none.</source>
        <translation>Sie hat keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>It has: {0}.</source>
        <translation>Sie hat: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Make the folder writable and try again; nothing else was deleted.</source>
        <translation>Den Ordner beschreibbar machen und noch einmal versuchen; sonst wurde nichts gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Meeting {0} has no note {1}.</source>
        <translation>Besprechung {0} hat keine Notiz {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Meeting {0} has no tag “{1}”.</source>
        <translation>Besprechung {0} hat kein Schlagwort „{1}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Meeting {0} has no transcript {1}.</source>
        <translation>Besprechung {0} hat kein Transkript {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Several speakers fit {0}: {1}.</source>
        <translation>Mehrere Sprecher passen zu {0}: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>The sound in {0} could not be deleted: {1}.</source>
        <translation>Der Ton in {0} ließ sich nicht löschen: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Use the number.</source>
        <translation>Die Nummer verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>Write some, or set a marker.</source>
        <translation>Etwas schreiben oder eine Markierung setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/meetings.py"/>
        <source>voiceapp meeting versions {0} lists them.</source>
        <translation>voiceapp meeting versions {0} zeigt sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>Close other programs.</source>
        <translation>Andere Programme schließen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>It may be muted in the system's settings, switched off or not plugged in.</source>
        <translation>Vielleicht ist es in den Systemeinstellungen stumm, ausgeschaltet oder nicht angeschlossen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>Lower its level in the system's sound settings.</source>
        <translation>Seinen Pegel in den Toneinstellungen des Systems senken.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>The computer was too busy and some of what you said was lost.</source>
        <translation>Der Computer war zu beschäftigt, und etwas von dem, was Sie sagten, ging verloren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>The microphone is silent.</source>
        <translation>Das Mikrofon ist still.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_notices.py"/>
        <source>Your voice is distorted: the microphone is set too loud.</source>
        <translation>Ihre Stimme ist verzerrt: Das Mikrofon ist zu laut eingestellt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_test.py"/>
        <source>Test the microphone again.</source>
        <translation>Das Mikrofon noch einmal testen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_test.py"/>
        <source>The microphone is not open.</source>
        <translation>Das Mikrofon ist nicht offen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/microphone_test.py"/>
        <source>microphone test</source>
        <translation>Mikrofontest</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>A line of the minutes needs words.</source>
        <translation>Eine Zeile des Protokolls braucht Wörter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Loading the language model</source>
        <translation>Sprachmodell wird geladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Look at them again.</source>
        <translation>Noch einmal ansehen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Make them first.</source>
        <translation>Zuerst erstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Minutes of {0}</source>
        <translation>Protokoll: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>That line of the minutes is not there.</source>
        <translation>Diese Zeile des Protokolls gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>These minutes are made without one.</source>
        <translation>Dieses Protokoll wurde ohne eines erstellt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>This meeting has no minutes.</source>
        <translation>Diese Besprechung hat kein Protokoll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>This meeting has no transcript.</source>
        <translation>Diese Besprechung hat kein Transkript.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Transcribe it first, then make the minutes.</source>
        <translation>Zuerst aufschreiben lassen, dann das Protokoll erstellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes.py"/>
        <source>Write some, or remove the line.</source>
        <translation>Etwas schreiben oder die Zeile entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_aloud.py"/>
        <source>Open questions</source>
        <translation>Offene Fragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_aloud.py"/>
        <source>To do</source>
        <translation>Zu erledigen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>Answer with that JSON object alone.</source>
        <translation>Answer with that JSON object alone.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>Choose a larger model.</source>
        <translation>Ein größeres Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>Putting the parts together</source>
        <translation>Teile werden zusammengefügt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>Raise Context in Settings, or choose another model.</source>
        <translation>„Kontext“ in den Einstellungen erhöhen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>Reading part {0} of {1}</source>
        <translation>Teil {0} von {1} wird gelesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>The language model could not write minutes.</source>
        <translation>Das Sprachmodell konnte kein Protokoll schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>The language model's context is too small for minutes.</source>
        <translation>Der Kontext des Sprachmodells ist zu klein für ein Protokoll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_llm.py"/>
        <source>at most {0} of {1}</source>
        <translation>at most {0} of {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>Choose one of {0}, or put {1}.toml into {2}.</source>
        <translation>Eine davon wählen: {0}; oder {1}.toml nach {2} legen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>Mend it, or remove it.</source>
        <translation>Berichtigen oder entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>The template {0} cannot be read: {1}.</source>
        <translation>Die Vorlage {0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>There is no template {0}.</source>
        <translation>Es gibt keine Vorlage {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>sections has to be a list of some of {0}</source>
        <translation>sections muss eine Liste mit einigen von {0} sein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/minutes_templates.py"/>
        <source>{0} has to be a text</source>
        <translation>{0} muss ein Text sein</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>AI-generated music.</source>
        <translation>KI-erzeugte Musik.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>Add a track to it.</source>
        <translation>Ein Stück hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>All layers of “{0}” are muted.</source>
        <translation>Alle Ebenen von „{0}“ sind stumm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>Begin its last layers earlier, or take one out.</source>
        <translation>Die letzten Ebenen früher beginnen lassen oder eine herausnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>Let one be heard.</source>
        <translation>Eine hörbar machen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>Licence: {0}.</source>
        <translation>Lizenz: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>Take this layer out of the mix.</source>
        <translation>Diese Ebene aus der Mischung nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>The sound of “{0}” is gone.</source>
        <translation>Den Ton von „{0}“ gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>This mix is longer than {0} hours.</source>
        <translation>Diese Mischung ist länger als {0} Stunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>is made of</source>
        <translation>enthält</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mix_rendering.py"/>
        <source>“{0}” has no layers.</source>
        <translation>„{0}“ hat keine Ebenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>A bar of {0} beats is none.</source>
        <translation>Einen Takt mit {0} Schlägen gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>A mix needs a title.</source>
        <translation>Eine Mischung braucht einen Titel.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>Choose one that the mix shows.</source>
        <translation>Eine wählen, die die Mischung zeigt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>Choose {0} to {1} {2}.</source>
        <translation>{0} bis {1} {2} wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>Choose {0} to {1}.</source>
        <translation>{0} bis {1} wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>Give it one.</source>
        <translation>Einen angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>No steady beat was found in “{0}”.</source>
        <translation>In „{0}“ wurde kein gleichmäßiger Schlag gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>Place it by ear: move it, and play it longer or shorter.</source>
        <translation>Nach Gehör platzieren: verschieben und länger oder kürzer spielen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>The beginning</source>
        <translation>Der Anfang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>The length</source>
        <translation>Die Länge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>The volume</source>
        <translation>Die Lautstärke</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>This layer is in no mix.</source>
        <translation>Diese Ebene ist in keiner Mischung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>times its own</source>
        <translation>Mal die eigene</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>{0} beats a minute is no tempo.</source>
        <translation>{0} Schläge pro Minute sind kein Tempo.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/mixes.py"/>
        <source>{0} of a layer cannot be {1} {2}.</source>
        <translation>{0} einer Ebene kann nicht {1} {2} sein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_keys.py"/>
        <source>Look whether its folder is there, or choose another model.</source>
        <translation>Nachsehen, ob sein Ordner da ist, oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_keys.py"/>
        <source>The model {0} could not be read: {1}.</source>
        <translation>Das Modell {0} war nicht lesbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_keys.py"/>
        <source>there are no weights</source>
        <translation>es gibt keine Gewichte</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Add a model of your own: a GGUF file.</source>
        <translation>Eigenes Modell hinzufügen: eine GGUF-Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Add a model of your own: a file that ends in {0}.</source>
        <translation>Eigenes Modell hinzufügen: Datei mit Endung {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Add a model of your own: a folder with {0}.</source>
        <translation>Eigenes Modell hinzufügen: Ordner mit {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Add it again.</source>
        <translation>Neu hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Added from disk</source>
        <translation>Vom Datenträger hinzugefügt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Choose one of: {0}.</source>
        <translation>Eine davon wählen: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Downloaded</source>
        <translation>Heruntergeladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Fits</source>
        <translation>Passt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Get it again: voiceapp models get {0}.</source>
        <translation>Neu besorgen: voiceapp models get {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Its engine pack is missing: voiceapp packs install {0}.</source>
        <translation>Sein Engine-Paket fehlt: voiceapp packs install {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Its files are gone: {0}.</source>
        <translation>Seine Dateien sind weg: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Metadata of Resemblyzer 0.1.4 (classifier)</source>
        <translation>Metadaten von Resemblyzer 0.1.4 (classifier)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Part of the engine pack {0}</source>
        <translation>Teil des Engine-Pakets {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>Part of the program</source>
        <translation>Teil des Programms</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>There is no engine {0}.</source>
        <translation>Es gibt keine Engine {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>{0} is not installed.</source>
        <translation>{0} ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/model_rows.py"/>
        <source>{0}, revision {1}</source>
        <translation>{0}, Revision {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/modelfacts.py"/>
        <source>Fits, {0}</source>
        <translation>Passt, {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/modelfacts.py"/>
        <source>Fits, {0}, but slow: {1} s for 1 s of sound</source>
        <translation>Passt, {0}, aber langsam: {1} s für 1 s Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/modelfacts.py"/>
        <source>Free, business too</source>
        <translation>Frei, auch kommerziell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/modelfacts.py"/>
        <source>Needs {0}, {1} allowed</source>
        <translation>Braucht {0}, {1} erlaubt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/modelfacts.py"/>
        <source>Not for business</source>
        <translation>Nicht kommerziell</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>, for example {0}</source>
        <translation>, zum Beispiel {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Choose another engine in the talk, then remove it.</source>
        <translation>Im Gespräch eine andere Engine wählen, dann entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Choose another engine instead.</source>
        <translation>Stattdessen eine andere Engine wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Get it on the Models page or with voiceapp models get {0}:{1}.</source>
        <translation>Auf der Seite Modelle oder mit voiceapp models get {0}:{1} besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Get one on the Models page, or name a file or folder</source>
        <translation>Auf der Seite Modelle eines besorgen oder eine Datei oder einen Ordner nennen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Getting {0}</source>
        <translation>{0} wird geladen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>It is one for the engine {0}; choose another model here.</source>
        <translation>Es ist eines für die Engine {0}; hier ein anderes Modell wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>It is part of the program.</source>
        <translation>Es ist Teil des Programms.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>No model of {0} can be downloaded.</source>
        <translation>Kein Modell von {0} lässt sich herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Nothing needs to be done.</source>
        <translation>Es ist nichts zu tun.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>The files could not be deleted: {0}.</source>
        <translation>Die Dateien ließen sich nicht löschen: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>There is no model {0} for {1}, and no such file.</source>
        <translation>Es gibt kein Modell {0} für {1} und keine solche Datei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>There is no model {0} to download.</source>
        <translation>Es gibt kein Modell {0} zum Herunterladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Use it with {0}:{1}.</source>
        <translation>Mit {0}:{1} verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>Wait until it is done, or cancel that in Activity, then remove it.</source>
        <translation>Warten, bis es fertig ist, oder es unter Aktivität abbrechen, dann entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>voiceapp models list shows them, for example {0}.</source>
        <translation>voiceapp models list zeigt sie, zum Beispiel {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>voiceapp models list shows them.</source>
        <translation>voiceapp models list zeigt sie.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>voiceapp models list shows what there is.</source>
        <translation>voiceapp models list zeigt, was es gibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} cannot be used: {1}</source>
        <translation>{0} ist nicht verwendbar: {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} holds no model for {1}.</source>
        <translation>{0} enthält kein Modell für {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} is at work now.</source>
        <translation>{0} arbeitet gerade.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} is in use.</source>
        <translation>{0} wird benutzt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} is installed already.</source>
        <translation>{0} ist schon installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} is no model for {1}.</source>
        <translation>{0} ist kein Modell für {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0} needs a model and none is installed.</source>
        <translation>{0} braucht ein Modell, und keines ist installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/models.py"/>
        <source>{0}:{1} is not installed.</source>
        <translation>{0}:{1} ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/named_files.py"/>
        <source>{0} is hidden, and hidden files are left alone.</source>
        <translation>{0} ist versteckt, und versteckte Dateien bleiben unberührt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/packs.py"/>
        <source>Install {0}</source>
        <translation>{0} installieren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>A name has 1 to {0} characters.</source>
        <translation>Ein Name hat 1 bis {0} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Add a persona instead.</source>
        <translation>Stattdessen eine Rolle hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Choose another persona.</source>
        <translation>Eine andere Rolle wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Say how it is to answer.</source>
        <translation>Angeben, wie sie antworten soll.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Take another name, or edit it.</source>
        <translation>Einen anderen Namen nehmen oder sie bearbeiten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Take another name.</source>
        <translation>Einen anderen Namen nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>There is a persona {0} already.</source>
        <translation>Es gibt schon eine Rolle {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>There is no language {0}.</source>
        <translation>Es gibt keine Sprache {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>There is no persona {0}.</source>
        <translation>Es gibt keine Rolle {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>Use a code such as en or de, or auto.</source>
        <translation>Ein Kürzel wie en oder de verwenden, oder auto.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>What a persona is told has 1 to {0} characters.</source>
        <translation>Was einer Rolle gesagt wird, hat 1 bis {0} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>{0} comes with the program and stays.</source>
        <translation>{0} gehört zum Programm und bleibt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/personas.py"/>
        <source>{0} keeps its name.</source>
        <translation>{0} behält den Namen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/player.py"/>
        <source>Its words can still be read.</source>
        <translation>Die Wörter lassen sich noch lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/player.py"/>
        <source>The sound of this meeting is no longer here.</source>
        <translation>Den Ton dieser Besprechung gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>All of it is built in.</source>
        <translation>Alles davon ist eingebaut.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Answers in about {0}.</source>
        <translation>Antwortet in etwa {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Fits {0} and the graphics card's {1}.</source>
        <translation>Passt in {0} und in die {1} der Grafikkarte.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Fits {0}.</source>
        <translation>Passt in {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Larger ones would be slow on {0}.</source>
        <translation>Größere wären langsam ({0}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Larger ones would not fit.</source>
        <translation>Größere würden nicht passen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Makes 10 s of music in about {0}.</source>
        <translation>Macht 10 s Musik in etwa {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>No model for it is known to fit: add one of your own.</source>
        <translation>Kein passendes Modell dafür ist bekannt: ein eigenes hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Nothing of it fits {0}.</source>
        <translation>Nichts davon passt in {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Slow on {0}, but all others are slower.</source>
        <translation>Langsam ({0}), aber alle anderen sind langsamer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Speaks a sentence in about {0}.</source>
        <translation>Spricht einen Satz in etwa {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>Writes down half a minute in about {0}.</source>
        <translation>Schreibt eine halbe Minute in etwa {0} auf.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>{0} cores</source>
        <translation>{0} Kerne</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recommend.py"/>
        <source>{0} is not for business (licence {1}).</source>
        <translation>{0} ist nicht kommerziell nutzbar (Lizenz {1}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Begin the first recording on the Meetings page; it says what to ask.</source>
        <translation>Die erste Aufnahme auf der Seite Besprechungen beginnen; dort steht, was zu fragen ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Choose another microphone in the settings if it stays so.</source>
        <translation>Bleibt es so, in den Einstellungen ein anderes Mikrofon wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Everyone must agree before you record.</source>
        <translation>Vor der Aufnahme müssen alle einverstanden sein.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Free some space meanwhile.</source>
        <translation>Inzwischen Platz schaffen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Let the meeting play through the loudspeakers that this computer uses by default.</source>
        <translation>Die Besprechung über die Standardlautsprecher dieses Computers spielen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>No meeting is being recorded.</source>
        <translation>Es wird keine Besprechung aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Nothing was recorded.</source>
        <translation>Es wurde nichts aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>Start one first.</source>
        <translation>Zuerst eine beginnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>The disk has only {0} MB left; a recording needs {1} MB.</source>
        <translation>Auf dem Datenträger sind nur {0} MB frei; eine Aufnahme braucht {1} MB.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>The disk has room for {0} minutes of recording.</source>
        <translation>Der Datenträger hat Platz für {0} Minuten Aufnahme.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recorder.py"/>
        <source>The recording stood still for a moment and goes on; less than a second of it is missing.</source>
        <translation>Die Aufnahme stand einen Moment still und geht weiter; weniger als eine Sekunde fehlt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>, where {0} is mentioned</source>
        <translation>, wo {0} erwähnt wird</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>, where {0} speaks first</source>
        <translation>, wo {0} zuerst spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>I am writing {0} down.</source>
        <translation>Ich schreibe {0} auf.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>I found no sound file called {0}.</source>
        <translation>Ich habe keine Tondatei namens {0} gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>I play {0}, {1}{2}.</source>
        <translation>Ich spiele {0}, {1}{2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>It is in Meetings.</source>
        <translation>Sie ist unter Besprechungen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Make one in Voices.</source>
        <translation>Unter Stimmen eine anlegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Nothing is played while a meeting is recorded.</source>
        <translation>Während eine Besprechung aufgenommen wird, wird nichts abgespielt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Press Esc or type stop to end it.</source>
        <translation>Esc drücken oder stop tippen, um es zu beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Say its whole name, or its folder too.</source>
        <translation>Den ganzen Namen sagen oder auch den Ordner.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Say stop to end it.</source>
        <translation>„stop“ sagen, um es zu beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Stop the recording first.</source>
        <translation>Zuerst die Aufnahme beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>The sound of {0} is no longer here.</source>
        <translation>Den Ton von {0} gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>There is no voice called {0}.</source>
        <translation>Es gibt keine Stimme namens {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>There is {0}.</source>
        <translation>Es gibt {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>Try another word of it.</source>
        <translation>Ein anderes Wort daraus versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>from the beginning</source>
        <translation>von Anfang an</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>from {0} on</source>
        <translation>ab {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>in any recording</source>
        <translation>in den Aufnahmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} cannot be written down.</source>
        <translation>{0} lässt sich nicht aufschreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} is among your recordings already.</source>
        <translation>{0} ist schon bei Ihren Aufnahmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} is not mentioned {1}.</source>
        <translation>{0} wird {1} nicht erwähnt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} is only {1} long.</source>
        <translation>{0} ist nur {1} lang.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} is written down.</source>
        <translation>{0} ist aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_acts.py"/>
        <source>{0} was not written down.</source>
        <translation>{0} wurde nicht aufgeschrieben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>A meeting</source>
        <translation>Eine Besprechung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>At most {0} s are missing at its end.</source>
        <translation>Höchstens {0} s fehlen am Ende.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>Make it writable and try again.</source>
        <translation>Beschreibbar machen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>Stop that recording first; it may run in another window or terminal.</source>
        <translation>Zuerst diese Aufnahme beenden; sie läuft vielleicht in einem anderen Fenster oder Terminal.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>The recording “{0}” was recovered: {1} minutes.</source>
        <translation>Die Aufnahme „{0}“ wurde wiederhergestellt: {1} Minuten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_finish.py"/>
        <source>{0} is being recorded already.</source>
        <translation>{0} wird bereits aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_index.py"/>
        <source>Comparing meanings</source>
        <translation>Bedeutungen werden verglichen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_index.py"/>
        <source>Reading what was said</source>
        <translation>Gesagtes wird gelesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Ask a recording</source>
        <translation>Eine Aufnahme befragen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Compare who spoke</source>
        <translation>Vergleichen, wer sprach</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Find a recording</source>
        <translation>Eine Aufnahme finden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Play a recording</source>
        <translation>Eine Aufnahme abspielen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Read in a voice</source>
        <translation>Mit einer Stimme vorlesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/recording_specs.py"/>
        <source>Read the minutes</source>
        <translation>Das Protokoll lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>Its lines read: SPEAKER recording 1 start duration &lt;NA&gt; &lt;NA&gt; speaker &lt;NA&gt; &lt;NA&gt;.</source>
        <translation>So lauten seine Zeilen: SPEAKER recording 1 start duration &lt;NA&gt; &lt;NA&gt; speaker &lt;NA&gt; &lt;NA&gt;.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>it holds no SPEAKER lines</source>
        <translation>sie enthält keine SPEAKER-Zeilen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>it is no text</source>
        <translation>sie ist kein Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>line {0} has no numbers as its times</source>
        <translation>Zeile {0} hat keine Zahlen als Zeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>line {0} has times that cannot be</source>
        <translation>Zeile {0} hat unmögliche Zeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>line {0} has {1} fields</source>
        <translation>Zeile {0} hat {1} Felder</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/rttm.py"/>
        <source>{0} is no RTTM file: {1}.</source>
        <translation>{0} ist keine RTTM-Datei: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Another voice</source>
        <translation>Eine andere Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Another voice is heard: cut it out, or choose a recording of one voice.</source>
        <translation>Eine andere Stimme ist zu hören: herausschneiden oder eine Aufnahme mit nur einer Stimme wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Another voice may be heard: listen to the marked parts, and cut them out if so.</source>
        <translation>Vielleicht ist eine andere Stimme zu hören: die markierten Teile anhören und gegebenenfalls herausschneiden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Choose that language, or another sample.</source>
        <translation>Diese Sprache oder eine andere Sprachprobe wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Listening for faults</source>
        <translation>Fehler werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Listening for other voices</source>
        <translation>Andere Stimmen werden gesucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>Listening for the language</source>
        <translation>Die Sprache wird erkannt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_check.py"/>
        <source>{0} is heard, not {1}.</source>
        <translation>{0} ist zu hören, nicht {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_cuts.py"/>
        <source>Get SepFormer under Models, or record in a quieter room.</source>
        <translation>Unter Modelle SepFormer besorgen oder in einem ruhigeren Raum aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sample_cuts.py"/>
        <source>Nothing here can take noise out of a recording yet.</source>
        <translation>Hier kann noch nichts Geräusche aus einer Aufnahme entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_sound.py"/>
        <source>Nothing of this script is spoken yet.</source>
        <translation>Von diesem Skript ist noch nichts gesprochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_sound.py"/>
        <source>Speak it first.</source>
        <translation>Zuerst sprechen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_speaking.py"/>
        <source>1 line has</source>
        <translation>1 Zeile hat</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_speaking.py"/>
        <source>Line {0} of {1}</source>
        <translation>Zeile {0} von {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_speaking.py"/>
        <source>Listen to it, and speak it again.</source>
        <translation>Anhören und neu sprechen lassen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_speaking.py"/>
        <source>{0} a take that is over its limits.</source>
        <translation>{0} eine Fassung jenseits ihrer Grenzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/script_speaking.py"/>
        <source>{0} lines have</source>
        <translation>{0} Zeilen haben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Choose another engine, or another language for the text.</source>
        <translation>Eine andere Engine wählen oder eine andere Sprache für den Text.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Delete it instead.</source>
        <translation>Stattdessen löschen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Give another spelling.</source>
        <translation>Eine andere Schreibweise angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Give some words to speak.</source>
        <translation>Einige Wörter zum Sprechen angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Leave it out, or choose another engine.</source>
        <translation>Weglassen oder eine andere Engine wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Not followed in this text: {0}.</source>
        <translation>In diesem Text nicht befolgt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>Speaking as {0}</source>
        <translation>Gesprochen wird als {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>The words in it are spoken.</source>
        <translation>Die Wörter darin werden gesprochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>There is nothing in this line that can be spoken.</source>
        <translation>In dieser Zeile ist nichts zu sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>There is nothing in this text that can be spoken.</source>
        <translation>In diesem Text ist nichts zu sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>This engine does not speak {0}.</source>
        <translation>Diese Engine spricht {0} nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>This engine has no temperature.</source>
        <translation>Diese Engine hat keine Temperatur.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/scripts.py"/>
        <source>This engine takes no phonemes: those words are spoken as they are written.</source>
        <translation>Diese Engine nimmt keine Phoneme: Diese Wörter werden gesprochen, wie sie geschrieben sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>Give it on standard input, as one line of text.</source>
        <translation>Als eine Textzeile auf der Standardeingabe angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>Make {0} writable or free some space.</source>
        <translation>{0} beschreibbar machen oder Platz schaffen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>Repair or remove {0}, then set the secrets anew.</source>
        <translation>{0} reparieren oder entfernen, dann die Geheimnisse neu setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>Secrets are kept in a file that only you can read.</source>
        <translation>Geheimnisse liegen in einer Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The file is {0}.</source>
        <translation>Die Datei ist {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The file of secrets {0} cannot be read.</source>
        <translation>Die Datei der Geheimnisse {0} ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The hub's token is called {0}, a connection's key {1}NAME; letters are small.</source>
        <translation>Das Token des Hubs heißt {0}, der Schlüssel einer Verbindung {1}NAME; in Kleinbuchstaben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The key of the connection {0}</source>
        <translation>Der Schlüssel der Verbindung {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The model hub's access token, for models behind terms</source>
        <translation>Das Zugriffstoken des Modell-Hubs, für Modelle mit Bedingungen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The secret could not be stored: {0}.</source>
        <translation>Das Geheimnis ließ sich nicht speichern: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>The system's keyring cannot be used: {0}.</source>
        <translation>Der Schlüsselbund des Systems ist nicht verwendbar: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>There is no secret {0}.</source>
        <translation>Es gibt kein Geheimnis {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>There is no value to store.</source>
        <translation>Es gibt keinen Wert zum Speichern.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>This computer has no keyring that can be used.</source>
        <translation>Dieser Computer hat keinen verwendbaren Schlüsselbund.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>Unlock it, or remove the secret and set it anew.</source>
        <translation>Entsperren oder das Geheimnis entfernen und neu setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>it does not answer</source>
        <translation>er antwortet nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>it is not there any more</source>
        <translation>es ist nicht mehr da</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>it refused</source>
        <translation>er hat abgelehnt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>voiceapp secrets list shows what is stored.</source>
        <translation>voiceapp secrets list zeigt, was gespeichert ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/secrets.py"/>
        <source>{0} is no name for a secret.</source>
        <translation>{0} ist kein Name für ein Geheimnis.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sets.py"/>
        <source>There is no set for {0}.</source>
        <translation>Es gibt keine Auswahl für {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sets.py"/>
        <source>voiceapp models list shows all models.</source>
        <translation>voiceapp models list zeigt alle Modelle.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_facts.py"/>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_facts.py"/>
        <source>Name a time within the recording.</source>
        <translation>Eine Zeit innerhalb der Aufnahme nennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_facts.py"/>
        <source>{0} has no sound at that time.</source>
        <translation>{0} hat zu dieser Zeit keinen Ton.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_views.py"/>
        <source>There is no feature {0}.</source>
        <translation>Es gibt kein Merkmal {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_views.py"/>
        <source>Views of long files stay rough: what would make them fine could not be written.</source>
        <translation>Ansichten langer Dateien bleiben grob: Was sie fein machen würde, ließ sich nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_views.py"/>
        <source>full scale</source>
        <translation>Vollaussteuerung</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/sound_views_live.py"/>
        <source>live view</source>
        <translation>Live-Ansicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/spare_voice.py"/>
        <source>Choose a voice for this language in Settings.</source>
        <translation>In den Einstellungen eine Stimme für diese Sprache wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/spare_voice.py"/>
        <source>Choose another voice in Settings, or the engine that has it.</source>
        <translation>In den Einstellungen eine andere Stimme wählen oder die Engine, die sie hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/spare_voice.py"/>
        <source>The chosen voice does not speak {0}; espeak speaks it.</source>
        <translation>Die gewählte Stimme spricht {0} nicht; espeak spricht es.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/spare_voice.py"/>
        <source>The voice {0} is not there; the engine's own voice speaks.</source>
        <translation>Die Stimme {0} ist nicht da; es spricht die der Engine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/speaking.py"/>
        <source>The text holds nothing that can be spoken.</source>
        <translation>Der Text enthält nichts zu sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/speaking.py"/>
        <source>There is no text to speak.</source>
        <translation>Es gibt keinen Text zum Sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/stems.py"/>
        <source>Get Demucs on the Models page.</source>
        <translation>Auf der Seite Modelle Demucs besorgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/stems.py"/>
        <source>Nothing is installed that takes music apart.</source>
        <translation>Nichts Installiertes kann Musik zerlegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/stems.py"/>
        <source>Stems of {0}</source>
        <translation>Spuren von {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/subtitles.py"/>
        <source>The formats are {0}</source>
        <translation>Die Formate sind {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/system_keys.py"/>
        <source>Choose another key for one of them.</source>
        <translation>Für eines davon eine andere Taste wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/system_keys.py"/>
        <source>{0} is set for two things.</source>
        <translation>{0} ist doppelt belegt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>A pause of {0} s inside</source>
        <translation>Eine Pause von {0} s darin</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>A sound after the last word</source>
        <translation>Ein Geräusch nach dem letzten Wort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Clipped: too loud in places</source>
        <translation>Übersteuert: stellenweise zu laut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Does not sound like {0}</source>
        <translation>Klingt nicht wie {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Hard to understand: {0} of {1} words were heard wrong</source>
        <translation>Schwer verständlich: {0} von {1} Wörtern wurden falsch verstanden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Left out: {0}</source>
        <translation>Ausgelassen: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Much too long for its text</source>
        <translation>Viel zu lang für den Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>Much too short for its text</source>
        <translation>Viel zu kurz für den Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>{0} word said twice</source>
        <translation>{0} Wort doppelt gesagt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>{0} word too many at the end</source>
        <translation>{0} Wort zu viel am Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>{0} words said twice</source>
        <translation>{0} Wörter doppelt gesagt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_limits.py"/>
        <source>{0} words too many at the end</source>
        <translation>{0} Wörter zu viel am Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_making.py"/>
        <source>Choose another engine.</source>
        <translation>Eine andere Engine wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/take_making.py"/>
        <source>The engine made no sound of a line.</source>
        <translation>Die Engine hat aus einer Zeile keinen Ton gemacht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/talk.py"/>
        <source>Nothing is spoken aloud while a meeting is recorded.</source>
        <translation>Während eine Besprechung aufgenommen wird, wird nichts laut gesprochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/talk_sound.py"/>
        <source>the talk failed</source>
        <translation>das Gespräch ist ausgefallen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Cancel a reminder</source>
        <translation>Eine Erinnerung löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Cancel a timer</source>
        <translation>Einen Timer löschen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Empty the list</source>
        <translation>Die Liste leeren</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Put something on a list</source>
        <translation>Etwas auf eine Liste setzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Set a reminder</source>
        <translation>Eine Erinnerung setzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Start a timer</source>
        <translation>Einen Timer starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Take something off a list</source>
        <translation>Etwas von einer Liste nehmen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Undo the last change</source>
        <translation>Die letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tool_specs.py"/>
        <source>Write a note down</source>
        <translation>Eine Notiz aufschreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_exports.py"/>
        <source>It is {0} s long: choose a stretch of {1} s or more of it.</source>
        <translation>Es ist {0} s lang: einen Abschnitt von mindestens {1} s davon wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_exports.py"/>
        <source>There is no music from {0} s to {1} s of this track.</source>
        <translation>Dieses Stück hat von {0} s bis {1} s keine Musik.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_exports.py"/>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_exports.py"/>
        <source>makes</source>
        <translation>macht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_player.py"/>
        <source>Choose a longer one inside the track.</source>
        <translation>Einen längeren innerhalb des Stücks wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/track_player.py"/>
        <source>This stretch is too short to repeat.</source>
        <translation>Dieser Abschnitt ist zu kurz zum Wiederholen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>A track needs a title.</source>
        <translation>Ein Stück braucht einen Titel.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>Cut out the part that you want.</source>
        <translation>Den gewünschten Teil ausschneiden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>Give 1 to {0} stars; 0 takes them away.</source>
        <translation>1 bis {0} Sterne geben; 0 nimmt sie weg.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>The track could not be kept: {0}.</source>
        <translation>Das Stück ließ sich nicht behalten: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>This file is longer than {0} hours, the most for a track.</source>
        <translation>Diese Datei ist länger als {0} Stunden, das Höchste für ein Stück.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/tracks.py"/>
        <source>{0} is no rating.</source>
        <translation>{0} ist keine Bewertung.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Both parts need words.</source>
        <translation>Beide Teile brauchen Wörter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Change speaker</source>
        <translation>Sprecher ändern</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Choose an earlier one.</source>
        <translation>Ein früheres wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>No segment follows this one.</source>
        <translation>Auf dieses folgt kein Segment.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Split</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_edits.py"/>
        <source>Split between two words.</source>
        <translation>Zwischen zwei Wörtern teilen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>Its name has to end with {0}.</source>
        <translation>Der Name muss auf {0} enden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>Mend it and try again.</source>
        <translation>Berichtigen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>a number or a time was expected</source>
        <translation>eine Zahl oder Zeit wurde erwartet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>a time was expected</source>
        <translation>eine Zeit wurde erwartet</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>in line {0}: {1}</source>
        <translation>in Zeile {0}: {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it belongs to another recording ({0}) than the lines before</source>
        <translation>es gehört zu einer anderen Aufnahme ({0}) als die Zeilen davor</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it does not begin with WEBVTT</source>
        <translation>sie beginnt nicht mit WEBVTT</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it ends before it begins</source>
        <translation>es endet, bevor es beginnt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it has less than recording, channel, speaker, start and end</source>
        <translation>es hat nicht alles: Aufnahme, Kanal, Sprecher, Anfang und Ende</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it holds no segments of one recording</source>
        <translation>sie enthält keine Segmente einer einzigen Aufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it holds no words</source>
        <translation>sie enthält keine Wörter</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it is far too large</source>
        <translation>sie ist viel zu groß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>it is no JSON</source>
        <translation>sie ist kein JSON</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>its times are no numbers</source>
        <translation>die Zeiten sind keine Zahlen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>its times cannot be</source>
        <translation>die Zeiten sind unmöglich</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>times that cannot be</source>
        <translation>unmögliche Zeiten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>{0} cannot be read as {1}: {2}.</source>
        <translation>{0} ist nicht als {1} lesbar: {2}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_files.py"/>
        <source>{0} is no transcript that can be read.</source>
        <translation>{0} ist kein lesbares Transkript.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_versions.py"/>
        <source>Choose an RTTM file, or a transcript that names its speakers.</source>
        <translation>Eine RTTM-Datei wählen oder ein Transkript, das seine Sprecher nennt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_versions.py"/>
        <source>Choose another version.</source>
        <translation>Eine andere Fassung wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcript_versions.py"/>
        <source>{0} holds {1} recordings.</source>
        <translation>{0} enthält {1} Aufnahmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcription.py"/>
        <source>Use --asr faster-whisper:MODEL to translate to English.</source>
        <translation>Zum Übersetzen ins Englische --asr faster-whisper:MODELL verwenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/transcription.py"/>
        <source>{0} writes down what was said, but does not translate.</source>
        <translation>{0} schreibt auf, was gesagt wurde, übersetzt aber nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_exports.py"/>
        <source>There are no captions {0}.</source>
        <translation>Es gibt keine Untertitel {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_exports.py"/>
        <source>speaks</source>
        <translation>spricht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>A recording of {0} was removed outside the program.</source>
        <translation>Eine Aufnahme von {0} wurde außerhalb des Programms entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>Ask for it to be exported again.</source>
        <translation>Um einen neuen Export bitten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>Ask for one with fewer samples.</source>
        <translation>Um eine mit weniger Sprachproben bitten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>Remove that sample in Voices, then export again.</source>
        <translation>Diese Sprachprobe unter Stimmen entfernen, dann neu exportieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>The voice file is of a newer program.</source>
        <translation>Die Stimmdatei stammt von einem neueren Programm.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>The voice file unpacks to more than {0} GB.</source>
        <translation>Die Stimmdatei entpackt sich zu mehr als {0} GB.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>This is no voice file that can be taken in: {0}.</source>
        <translation>Das ist keine Stimmdatei, die sich übernehmen lässt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>Update the program, then import it again.</source>
        <translation>Das Programm aktualisieren, dann neu importieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>a recording in it was changed since it was exported</source>
        <translation>eine Aufnahme darin wurde seit dem Export geändert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it cannot be read: {0}</source>
        <translation>sie ist nicht lesbar: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it does not tell what voice it is</source>
        <translation>sie sagt nicht, welche Stimme es ist</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it holds files that do not belong into it</source>
        <translation>sie enthält Dateien, die nicht hineingehören</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it holds other recordings than it tells of</source>
        <translation>sie enthält andere Aufnahmen, als sie angibt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it is no zip file, or a damaged one</source>
        <translation>sie ist keine oder eine beschädigte Zip-Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>it is packed in a way that no voice file is</source>
        <translation>sie ist gepackt wie keine Stimmdatei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_files.py"/>
        <source>what it tells of the voice cannot be read</source>
        <translation>was sie über die Stimme angibt, ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_leftovers.py"/>
        <source>A voice</source>
        <translation>Eine Stimme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_match.py"/>
        <source>Choose resemblyzer: voiceapp settings set engines.speaker resemblyzer.</source>
        <translation>resemblyzer wählen: voiceapp settings set engines.speaker resemblyzer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_match.py"/>
        <source>Install the pack that can on the Models page or with voiceapp packs install torch.</source>
        <translation>Das Paket, das es kann, auf der Seite Modelle installieren oder mit voiceapp packs install torch.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_match.py"/>
        <source>Nothing here can compare voices yet, so no consent can be checked.</source>
        <translation>Hier kann noch nichts Stimmen vergleichen, daher lässt sich keine Einwilligung prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_match.py"/>
        <source>The engine that is set to compare voices cannot tell whether two are one.</source>
        <translation>Die eingestellte Engine kann nicht sagen, ob zwei Stimmen dieselbe sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>A voice is being recorded already.</source>
        <translation>Es wird schon eine Stimme aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>End that recording first.</source>
        <translation>Zuerst diese Aufnahme beenden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>Look whether the right microphone is chosen and switched on, and try again.</source>
        <translation>Nachsehen, ob das richtige Mikrofon gewählt und eingeschaltet ist, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>No microphone was found.</source>
        <translation>Es wurde kein Mikrofon gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>No voice is being recorded.</source>
        <translation>Es wird keine Stimme aufgenommen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>Nobody was heard.</source>
        <translation>Niemand war zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>Plug one in and try again.</source>
        <translation>Eines anschließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>Start a recording first.</source>
        <translation>Zuerst eine Aufnahme beginnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>The recording was ended.</source>
        <translation>Die Aufnahme wurde beendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_recording.py"/>
        <source>voice recording</source>
        <translation>Stimmaufnahme</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>Add a recording of 6 to 30 s.</source>
        <translation>Eine Aufnahme von 6 bis 30 s hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>Get XTTS or SpeechT5 under Models, or add its folder: voiceapp models add.</source>
        <translation>Unter Modelle XTTS oder SpeechT5 besorgen oder den Ordner hinzufügen: voiceapp models add.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>Let the speaker read the sentence: voiceapp voice consent {0}.</source>
        <translation>Den Satz vorlesen lassen: voiceapp voice consent {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>No engine of this computer</source>
        <translation>Keine Engine dieses Computers</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>Remove that sample in Voices.</source>
        <translation>Diese Sprachprobe unter Stimmen entfernen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>{0} can speak as {1}.</source>
        <translation>{0} kann als {1} sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>{0} cannot speak as {1}.</source>
        <translation>{0} kann nicht als {1} sprechen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>{0} cannot speak until its speaker agrees.</source>
        <translation>{0} kann erst sprechen, wenn die Person eingewilligt hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voice_speech.py"/>
        <source>{0} has no sample that can be used.</source>
        <translation>{0} hat keine verwendbare Sprachprobe.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>Ask, and say that the answer was yes.</source>
        <translation>Fragen und angeben, dass die Antwort ja war.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>It takes {0} s in {1} turns.</source>
        <translation>Nötig sind {0} s in {1} Beiträgen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>Name the speaker first.</source>
        <translation>Zuerst den Sprecher benennen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>Tell them apart by another engine: install the pack torch, then diarise again.</source>
        <translation>Mit einer anderen Engine unterscheiden: das Paket torch installieren, dann die Sprecher neu finden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>The way in which these speakers were told apart does not know voices again.</source>
        <translation>Das Verfahren, mit dem diese Sprecher unterschieden wurden, erkennt Stimmen nicht wieder.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>Try a longer meeting.</source>
        <translation>Mit einer längeren Besprechung versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>{0} has no name yet.</source>
        <translation>{0} hat noch keinen Namen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>{0} has not agreed that the voice is remembered.</source>
        <translation>{0} hat nicht eingewilligt, dass die Stimme gemerkt wird.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voiceprints.py"/>
        <source>{0} is heard alone for {1} s in {2} turns.</source>
        <translation>{0} ist {1} s in {2} Beiträgen allein zu hören.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>A hired or public-domain voice needs its source and its licence.</source>
        <translation>Eine gemietete oder gemeinfreie Stimme braucht Quelle und Lizenz.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>A voice needs a name.</source>
        <translation>Eine Stimme braucht einen Namen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>Cut out half a minute in which the voice speaks alone.</source>
        <translation>Eine halbe Minute ausschneiden, in der die Stimme allein spricht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>Give one of at most {0} characters.</source>
        <translation>Einen mit höchstens {0} Zeichen angeben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>Make a voice for the recording.</source>
        <translation>Für die Aufnahme eine Stimme anlegen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>Say where the recordings are from and what allows their use.</source>
        <translation>Angeben, woher die Aufnahmen stammen und was ihre Nutzung erlaubt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>The recording is {0} minutes long; {1} are the most for a sample.</source>
        <translation>Die Aufnahme ist {0} Minuten lang; für eine Sprachprobe sind höchstens {1} möglich.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>There is no voice {0}.</source>
        <translation>Es gibt keine Stimme {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>voiceapp voice list shows those that there are.</source>
        <translation>voiceapp voice list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>{0} has this sample already.</source>
        <translation>{0} hat diese Sprachprobe schon.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/voices.py"/>
        <source>{0} is not made from recordings.</source>
        <translation>{0} ist nicht aus Aufnahmen gemacht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watched_folder.py"/>
        <source>Make it, or choose another one in Settings.</source>
        <translation>Anlegen oder in den Einstellungen einen anderen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watched_folder.py"/>
        <source>Make its folder writable or free some space.</source>
        <translation>Seinen Ordner beschreibbar machen oder Platz schaffen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watched_folder.py"/>
        <source>The folder to watch, {0}, cannot be read.</source>
        <translation>Der überwachte Ordner {0} ist nicht lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watched_folder.py"/>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} ist nicht beschreibbar: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watermarks.py"/>
        <source>None found, which is no proof.</source>
        <translation>Keines gefunden, was kein Beweis ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watermarks.py"/>
        <source>Watermark found in a part of this file.</source>
        <translation>Wasserzeichen in einem Teil dieser Datei gefunden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/watermarks.py"/>
        <source>Watermark found: this is synthetic speech that this program, or another with the same mark, has made.</source>
        <translation>Wasserzeichen gefunden: Das ist synthetische Sprache, die dieses Programm oder eines mit demselben Zeichen erzeugt hat.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/word_scores.py"/>
        <source>Check the file.</source>
        <translation>Die Datei prüfen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/word_scores.py"/>
        <source>{0} cannot be read as text.</source>
        <translation>{0} ist nicht als Text lesbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/written_answers.py"/>
        <source>Looked for: {0}.</source>
        <translation>Gesucht wurde: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/services/written_answers.py"/>
        <source>Not in these recordings.</source>
        <translation>Nicht in diesen Aufnahmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/asked.py"/>
        <source>Ask a new one.</source>
        <translation>Eine neue stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/asked.py"/>
        <source>Ask again.</source>
        <translation>Noch einmal fragen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/asked.py"/>
        <source>These questions were deleted.</source>
        <translation>Diese Fragen wurden gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/asked.py"/>
        <source>What this was answered from was deleted.</source>
        <translation>Das, woraus geantwortet wurde, wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/conversations.py"/>
        <source>It may have been deleted.</source>
        <translation>Es wurde vielleicht gelöscht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/conversations.py"/>
        <source>It may have been deleted; voiceapp conversations list shows those there are.</source>
        <translation>Es wurde vielleicht gelöscht; voiceapp conversations list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/conversations.py"/>
        <source>There is no conversation {0}.</source>
        <translation>Es gibt kein Gespräch {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/conversations.py"/>
        <source>There is no turn {0}.</source>
        <translation>Es gibt keinen Beitrag {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Another window or command of the program is storing data; this change was not stored.</source>
        <translation>Ein anderes Fenster oder ein Befehl des Programms speichert gerade; diese Änderung wurde nicht gespeichert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Free some space where {0} lies and try again.</source>
        <translation>Dort Platz schaffen, wo {0} liegt, und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>It was left as it is.</source>
        <translation>Sie blieb, wie sie war.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Make it writable or free some space, or set VOICEAPP_HOME to another folder.</source>
        <translation>Beschreibbar machen oder Platz schaffen, oder VOICEAPP_HOME auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Make the file and its folder writable, or set VOICEAPP_HOME to another folder.</source>
        <translation>Die Datei und ihren Ordner beschreibbar machen oder VOICEAPP_HOME auf einen anderen Ordner setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Nothing stored has so large a number.</source>
        <translation>Nichts Gespeichertes hat eine so große Nummer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Put back a copy from your backup, or move the file away to start with an empty one.</source>
        <translation>Eine Sicherungskopie zurücklegen oder die Datei verschieben, um leer zu beginnen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>The disk could not be written or read.</source>
        <translation>Der Datenträger ließ sich nicht beschreiben oder lesen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>The file with your data is damaged: {0}.</source>
        <translation>Die Datei mit Ihren Daten ist beschädigt: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Update the program, or set VOICEAPP_HOME to another folder; nothing was changed.</source>
        <translation>Das Programm aktualisieren oder VOICEAPP_HOME auf einen anderen Ordner setzen; nichts wurde geändert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Use a number that the list shows.</source>
        <translation>Eine Nummer aus der Liste nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>What was stored before is safe.</source>
        <translation>Das vorher Gespeicherte ist sicher.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Your data in {0} cannot be written.</source>
        <translation>Ihre Daten in {0} lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>Your data was written by a newer version of the program ({0}).</source>
        <translation>Ihre Daten wurden von einer neueren Programmversion geschrieben ({0}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/database.py"/>
        <source>foreign keys broken by a migration</source>
        <translation>eine Migration hat Fremdschlüssel gebrochen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/edits.py"/>
        <source>Keep correction</source>
        <translation>Korrektur behalten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/edits.py"/>
        <source>Look at them again and repeat your change.</source>
        <translation>Noch einmal ansehen und die Änderung wiederholen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/edits.py"/>
        <source>These words were changed meanwhile.</source>
        <translation>Diese Wörter wurden inzwischen geändert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/jobs.py"/>
        <source>It may have been removed from the list.</source>
        <translation>Sie wurde vielleicht aus der Liste entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/jobs.py"/>
        <source>There is no job {0}.</source>
        <translation>Es gibt keine Aufgabe {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/meetings.py"/>
        <source>It may have been deleted; voiceapp meeting list shows those there are.</source>
        <translation>Sie wurde vielleicht gelöscht; voiceapp meeting list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/meetings.py"/>
        <source>There is no meeting {0}.</source>
        <translation>Es gibt keine Besprechung {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/speakers.py"/>
        <source>voiceapp meeting show {0} lists those there are.</source>
        <translation>voiceapp meeting show {0} zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/speakers.py"/>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/takes.py"/>
        <source>Choose one of the script's lines.</source>
        <translation>Eine der Zeilen des Skripts wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/takes.py"/>
        <source>Choose one of the voice's scripts.</source>
        <translation>Eines der Skripte der Stimme wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/takes.py"/>
        <source>There is no such line any more.</source>
        <translation>Diese Zeile gibt es nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/takes.py"/>
        <source>There is no such script.</source>
        <translation>Dieses Skript gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/tracks.py"/>
        <source>Choose one of the list.</source>
        <translation>Eine aus der Liste wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/tracks.py"/>
        <source>There is no such mix.</source>
        <translation>Diese Mischung gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/tracks.py"/>
        <source>This track is not in the library.</source>
        <translation>Dieses Stück ist nicht in der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/tracks.py"/>
        <source>voiceapp tracks list shows those that are.</source>
        <translation>voiceapp tracks list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/voices.py"/>
        <source>Choose another name.</source>
        <translation>Einen anderen Namen wählen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/voices.py"/>
        <source>There is a voice {0} already.</source>
        <translation>Es gibt schon eine Stimme {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/voices.py"/>
        <source>This voice is not in the library.</source>
        <translation>Diese Stimme ist nicht in der Bibliothek.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/storage/voices.py"/>
        <source>voiceapp voice list shows those that are.</source>
        <translation>voiceapp voice list zeigt die vorhandenen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/calls.py"/>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>Choose a smaller model or close other programs.</source>
        <translation>Ein kleineres Modell wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>Where it needs a pack, install that under Models.</source>
        <translation>Ist dafür ein Paket nötig, es unter Modelle installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>a library</source>
        <translation>eine Bibliothek</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>{0} could not finish ({1}).</source>
        <translation>{0} konnte nicht fertig werden ({1}).</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>{0} needs {1}, which is not installed.</source>
        <translation>{0} braucht {1}; das ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/child.py"/>
        <source>{0} ran out of memory.</source>
        <translation>{0} hatte zu wenig Speicher.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>Install it again on the Models page or with voiceapp packs install {0}.</source>
        <translation>Auf der Seite Modelle neu installieren oder mit voiceapp packs install {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>Install the pack {0} again.</source>
        <translation>Das Paket {0} neu installieren.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>Start the program again.</source>
        <translation>Das Programm neu starten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>The pack {0}</source>
        <translation>Das Paket {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>Try again; it starts anew.</source>
        <translation>Noch einmal versuchen; es startet neu.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>{0} could not be started: {1}.</source>
        <translation>{0} ließ sich nicht starten: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>{0} does not answer.</source>
        <translation>{0} antwortet nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>{0} needs an update.</source>
        <translation>{0} muss aktualisiert werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>{0} stopped unexpectedly.</source>
        <translation>{0} wurde unerwartet beendet.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/client.py"/>
        <source>{0} was unloaded.</source>
        <translation>{0} wurde entladen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>asks for too many tools</source>
        <translation>verlangt zu viele Werkzeuge</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>does not end</source>
        <translation>endet nicht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>holds a damaged tool call</source>
        <translation>enthält einen beschädigten Werkzeugaufruf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>holds something else than text</source>
        <translation>enthält etwas anderes als Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>is no JSON</source>
        <translation>ist kein JSON</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_chat.py"/>
        <source>lacks the parts of a chat</source>
        <translation>hat nicht die Teile eines Gesprächs</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_link.py"/>
        <source>is another kind of JSON</source>
        <translation>ist eine andere Art JSON</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_link.py"/>
        <source>is compressed</source>
        <translation>ist komprimiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_link.py"/>
        <source>is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_link.py"/>
        <source>is {0}</source>
        <translation>ist {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_link.py"/>
        <source>of no kind</source>
        <translation>von keiner Art</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_speech.py"/>
        <source>holds no sound</source>
        <translation>enthält keinen Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_speech.py"/>
        <source>is a WAV file of an unusual format</source>
        <translation>ist eine WAV-Datei in ungewöhnlichem Format</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_speech.py"/>
        <source>is a damaged WAV file</source>
        <translation>ist eine beschädigte WAV-Datei</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_speech.py"/>
        <source>is no sound</source>
        <translation>ist kein Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_speech.py"/>
        <source>is sound of another format than WAV</source>
        <translation>ist Ton in einem anderen Format als WAV</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_transcriber.py"/>
        <source>holds damaged segments</source>
        <translation>enthält beschädigte Segmente</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_transcriber.py"/>
        <source>holds no text</source>
        <translation>enthält keinen Text</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Choose a model that it lists: {0}.</source>
        <translation>Ein Modell wählen, das er auflistet: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Give it a certificate that this computer trusts.</source>
        <translation>Ihm ein Zertifikat geben, dem dieser Computer vertraut.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Give the connection the right address.</source>
        <translation>Der Verbindung die richtige Adresse geben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Look at its log.</source>
        <translation>Seine Logdatei ansehen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Look at what it offers: {0}.</source>
        <translation>Ansehen, was er anbietet: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>See whether it is overloaded.</source>
        <translation>Nachsehen, ob er überlastet ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>See whether it is running and its address is right.</source>
        <translation>Nachsehen, ob er läuft und seine Adresse stimmt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>See whether its address belongs to such a server.</source>
        <translation>Nachsehen, ob seine Adresse zu einem solchen Server gehört.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Settings has how long it may take.</source>
        <translation>In den Einstellungen steht, wie lange es dauern darf.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Store the right one: voiceapp secrets set {0}.</source>
        <translation>Den richtigen speichern: voiceapp secrets set {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>The certificate of {0} cannot be trusted.</source>
        <translation>Dem Zertifikat von {0} ist nicht zu trauen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>The key for {0} cannot be used.</source>
        <translation>Der Schlüssel für {0} ist nicht verwendbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>Wait a little.</source>
        <translation>Etwas warten.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>voiceapp connections check {0}</source>
        <translation>voiceapp connections check {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} answered something that cannot be used: it {1}.</source>
        <translation>{0} hat etwas Unbrauchbares geantwortet: Die Antwort {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} broke off in the middle of its answer.</source>
        <translation>{0} brach mitten in der Antwort ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} cannot do this.</source>
        <translation>{0} kann das nicht.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} cannot do this: “{1}”.</source>
        <translation>{0} kann das nicht: „{1}“.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} could not be reached.</source>
        <translation>{0} war nicht erreichbar.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} did not go on within {1} s.</source>
        <translation>{0} machte {1} s lang nicht weiter.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} does not serve this, or has no model {1}.</source>
        <translation>{0} bietet das nicht an oder hat kein Modell {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} has a problem of its own.</source>
        <translation>{0} hat selbst ein Problem.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} refuses the key.</source>
        <translation>{0} lehnt den Schlüssel ab.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} sends on to another address, which is not followed: words and key would go there.</source>
        <translation>{0} leitet an eine andere Adresse weiter, der nicht gefolgt wird: Worte und Schlüssel gingen dorthin.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/http_words.py"/>
        <source>{0} takes no more requests for now.</source>
        <translation>{0} nimmt vorerst keine Anfragen mehr an.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>A number is too large to work with.</source>
        <translation>Eine Zahl ist zu groß.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>Use a smaller one.</source>
        <translation>Eine kleinere nehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>a short array</source>
        <translation>ein kurzes Array</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>a type that is not allowed</source>
        <translation>ein unerlaubter Typ</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>a value is too large</source>
        <translation>ein Wert ist zu groß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>a value of {0} bytes is too large</source>
        <translation>ein Wert von {0} Bytes ist zu groß</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>an array of {0} in {1} dimensions cannot be sent</source>
        <translation>ein Array von {0} in {1} Dimensionen lässt sich nicht senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>an unknown type</source>
        <translation>ein unbekannter Typ</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>no sound</source>
        <translation>kein Ton</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>not a frame</source>
        <translation>kein Frame</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>not a wire value: {0}</source>
        <translation>kein übertragbarer Wert: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>shape and bytes do not agree</source>
        <translation>Form und Bytes passen nicht zusammen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>{0} cannot be sent</source>
        <translation>{0} lässt sich nicht senden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>{0} needs a number</source>
        <translation>{0} braucht eine Zahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/messages.py"/>
        <source>{0} needs a table</source>
        <translation>{0} braucht eine Tabelle</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pack_file.py"/>
        <source>Install the card's driver, or go on without: the same engines run on the processor.</source>
        <translation>Den Treiber der Karte installieren oder ohne sie weitermachen: dieselben Engines laufen auf dem Prozessor.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pack_file.py"/>
        <source>Install what is missing: sudo apt install {0}.</source>
        <translation>Das Fehlende installieren: sudo apt install {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pack_file.py"/>
        <source>Part of the pack {0} is built on this computer, and {1} are missing.</source>
        <translation>Ein Teil des Pakets {0} wird auf diesem Computer gebaut, und {1} fehlen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pack_file.py"/>
        <source>Part of the pack {0} is built on this computer, and {1} is missing.</source>
        <translation>Ein Teil des Pakets {0} wird auf diesem Computer gebaut, und {1} fehlt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pack_file.py"/>
        <source>The pack {0} is for an NVIDIA graphics card, and this computer shows none.</source>
        <translation>Das Paket {0} ist für eine NVIDIA-Grafikkarte, und dieser Computer zeigt keine.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Free some space where {0} lies, or set VOICEAPP_HOME to another disk.</source>
        <translation>Dort Platz schaffen, wo {0} liegt, oder VOICEAPP_HOME auf einen anderen Datenträger setzen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Free some space, or make the folder writable, and try again.</source>
        <translation>Platz schaffen oder den Ordner beschreibbar machen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Install it on the Models page or with voiceapp packs install {0}.</source>
        <translation>Auf der Seite Modelle installieren oder mit voiceapp packs install {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Installed</source>
        <translation>Installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Making the environment</source>
        <translation>Umgebung wird angelegt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>The pack {0} could not be installed: {1}.</source>
        <translation>Das Paket {0} ließ sich nicht installieren: {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>The pack {0} is being changed already.</source>
        <translation>Das Paket {0} wird bereits geändert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>The pack {0} is not installed.</source>
        <translation>Das Paket {0} ist nicht installiert.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>The pack {0} needs about {1} GB, and {2} GB are free.</source>
        <translation>Das Paket {0} braucht etwa {1} GB, und {2} GB sind frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>The pack {0} needs an update.</source>
        <translation>Das Paket {0} muss aktualisiert werden.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>There is no pack {0}.</source>
        <translation>Es gibt kein Paket {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/packs.py"/>
        <source>Wait until that is done.</source>
        <translation>Warten, bis das fertig ist.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Ask who runs the network, or name its certificates in PIP_CERT and try again.</source>
        <translation>Wer das Netzwerk betreibt, weiß Rat; oder die Zertifikate in PIP_CERT nennen und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Connect to the network and try again.</source>
        <translation>Mit dem Netzwerk verbinden und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Connection broken</source>
        <translation>Verbindung abgebrochen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Connection reset</source>
        <translation>Verbindung zurückgesetzt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Getting what PyTorch's CUDA build needs</source>
        <translation>Geladen wird, was der CUDA-Build von PyTorch braucht</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Getting {0} ({1} of {2})</source>
        <translation>{0} wird geladen ({1} von {2})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Install the package python3-venv, then try again.</source>
        <translation>Das Paket python3-venv installieren, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Installed {0} packages</source>
        <translation>{0} Pakete installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Installing collected packages</source>
        <translation>Geladene Pakete werden installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Installing {0} packages</source>
        <translation>{0} Pakete werden installiert</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>No matching distribution</source>
        <translation>Keine passende Distribution</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>No module named ensurepip</source>
        <translation>Kein Modul namens ensurepip</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Python's venv module is missing</source>
        <translation>Das venv-Modul von Python fehlt</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Read timed out</source>
        <translation>Zeitüberschreitung beim Lesen</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>Run voiceapp doctor, update the system's libraries, and try again.</source>
        <translation>voiceapp doctor ausführen, die Bibliotheken des Systems aktualisieren und noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>See the versions in its pack file.</source>
        <translation>Siehe die Versionen in seiner Paketdatei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>The pack could not be installed: pip ended with an error{0}.</source>
        <translation>Das Paket ließ sich nicht installieren: pip endete mit einem Fehler{0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>The pack could not be installed: {0}.</source>
        <translation>Das Paket ließ sich nicht installieren: {0}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>The pack was installed, but its libraries do not load on this computer; it was removed again.</source>
        <translation>Das Paket wurde installiert, aber seine Bibliotheken lassen sich auf diesem Computer nicht laden; es wurde wieder entfernt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>a library is not offered for this computer</source>
        <translation>eine Bibliothek wird für diesen Computer nicht angeboten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>ensurepip is not</source>
        <translation>ensurepip is not</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>name resolution</source>
        <translation>name resolution</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>the disk is full</source>
        <translation>der Datenträger ist voll</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>the network broke off</source>
        <translation>das Netzwerk brach ab</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>the network cannot be reached</source>
        <translation>das Netzwerk ist nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>the network is too slow</source>
        <translation>das Netzwerk ist zu langsam</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pip.py"/>
        <source>the package index shows a certificate that this computer does not trust</source>
        <translation>das Paketverzeichnis zeigt ein Zertifikat, dem dieser Computer nicht vertraut</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>Choose a smaller model, or allow more memory in Settings.</source>
        <translation>Ein kleineres Modell wählen oder in den Einstellungen mehr Speicher erlauben.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>Choose a smaller model, or set Compute on to Processor in Settings.</source>
        <translation>Ein kleineres Modell wählen oder „Rechnen auf“ in den Einstellungen auf Prozessor stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>See voiceapp doctor, or set Compute on to Processor in Settings.</source>
        <translation>Siehe voiceapp doctor, oder „Rechnen auf“ in den Einstellungen auf Prozessor stellen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>{0} needs {1} and {2} are allowed.</source>
        <translation>{0} braucht {1}, und {2} sind erlaubt.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>{0} needs {1} and {2} of the graphics card's {3} are free.</source>
        <translation>{0} braucht {1}, und {2} von {3} der Grafikkarte sind frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>{0} needs {1} and {2} of {3} are free.</source>
        <translation>{0} braucht {1}, und {2} von {3} sind frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/pool.py"/>
        <source>{0} needs {1}, and other programs leave {2} of memory free.</source>
        <translation>{0} braucht {1}, und andere Programme lassen {2} Speicher frei.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/remote.py"/>
        <source>Choose one that can: XTTS or SpeechT5.</source>
        <translation>Eine wählen, die es kann: XTTS oder SpeechT5.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/remote.py"/>
        <source>The engine that speaks cannot take on a voice from samples.</source>
        <translation>Die sprechende Engine kann keine Stimme aus Sprachproben übernehmen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/remote_recordings.py"/>
        <source>This engine cannot tell whether two voices are one.</source>
        <translation>Diese Engine kann nicht sagen, ob zwei Stimmen dieselbe sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/stand_ins.py"/>
        <source>{0} needs torchaudio's native library</source>
        <translation>{0} braucht die native Bibliothek von torchaudio</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_http.py"/>
        <source>It begins with https:// and holds no password; http:// is for this computer alone.</source>
        <translation>Sie beginnt mit https:// und enthält kein Passwort; http:// ist nur für diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_http.py"/>
        <source>the answer is too long</source>
        <translation>die Antwort ist zu lang</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_http.py"/>
        <source>{0} is no address that tools are reached at.</source>
        <translation>{0} ist keine Adresse, unter der Werkzeuge erreichbar sind.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_process.py"/>
        <source>Install it, or add the tools again with its full path.</source>
        <translation>Installieren oder die Werkzeuge mit vollem Pfad neu hinzufügen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_process.py"/>
        <source>The program {0} of the tools {1} is not there.</source>
        <translation>Das Programm {0} der Werkzeuge {1} ist nicht da.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>Check its command or address, then try again.</source>
        <translation>Befehl oder Adresse prüfen, dann noch einmal versuchen.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>The tools {0} {1}.</source>
        <translation>Die Werkzeuge {0} {1}.</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>are more than {0}, too many to choose among</source>
        <translation>sind mehr als {0}, zu viele zur Auswahl</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>could not be reached</source>
        <translation>waren nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>could not be started</source>
        <translation>ließen sich nicht starten</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>describe {0} in more words than can be taken</source>
        <translation>beschreiben {0} mit mehr Wörtern, als möglich sind</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>did not answer within {0} seconds</source>
        <translation>antworteten nicht innerhalb von {0} Sekunden</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>ended in the middle of a call</source>
        <translation>endeten mitten in einem Aufruf</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>gave no answer that can be used</source>
        <translation>gaben keine brauchbare Antwort</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>have a name that is none: {0}</source>
        <translation>haben einen Namen, der keiner ist: {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>it does not say why</source>
        <translation>ein Grund ist nicht angegeben</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>tools {0}</source>
        <translation>Werkzeuge {0}</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>{0} (the rest is left out)</source>
        <translation>{0} (der Rest ist weggelassen)</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>{0} (what is no text is left out: {1})</source>
        <translation>{0} (was kein Text ist, ist weggelassen: {1})</translation>
    </message>
    <message>
        <location filename="../../../voiceapp/workers/tool_session.py"/>
        <source>{0} failed: {1}</source>
        <translation>{0} ist fehlgeschlagen: {1}</translation>
    </message>
</context>
</TS>
