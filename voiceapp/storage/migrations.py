"""The database's schema as numbered steps. Append only: a script that was ever released never changes.

Script number n (counting from 1) takes a database from version n-1 to n (``PRAGMA user_version``).
Each script runs inside one transaction, so it must not contain BEGIN or COMMIT of its own.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    # 1: conversations with full-text search, household data, jobs, models
    """
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL DEFAULT '',
        renamed INTEGER NOT NULL DEFAULT 0,
        started REAL NOT NULL,
        updated REAL NOT NULL
    );
    CREATE TABLE turns (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        conversation INTEGER NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at REAL NOT NULL,
        transcript TEXT NOT NULL,
        reply TEXT NOT NULL,
        heard INTEGER NOT NULL,
        typed INTEGER NOT NULL,
        language TEXT,
        interrupted INTEGER NOT NULL,
        timeline TEXT NOT NULL,
        corrected_from TEXT
    );
    CREATE INDEX turns_by_conversation ON turns(conversation, id);
    CREATE VIRTUAL TABLE turns_fts USING fts5(
        transcript, reply, content='turns', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER turns_added AFTER INSERT ON turns BEGIN
        INSERT INTO turns_fts(rowid, transcript, reply) VALUES (new.id, new.transcript, new.reply);
    END;
    CREATE TRIGGER turns_removed AFTER DELETE ON turns BEGIN
        INSERT INTO turns_fts(turns_fts, rowid, transcript, reply)
        VALUES ('delete', old.id, old.transcript, old.reply);
    END;
    CREATE TRIGGER turns_changed AFTER UPDATE OF transcript, reply ON turns BEGIN
        INSERT INTO turns_fts(turns_fts, rowid, transcript, reply)
        VALUES ('delete', old.id, old.transcript, old.reply);
        INSERT INTO turns_fts(rowid, transcript, reply) VALUES (new.id, new.transcript, new.reply);
    END;

    CREATE TABLE notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        at REAL NOT NULL
    );
    CREATE VIRTUAL TABLE notes_fts USING fts5(
        text, content='notes', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
    );
    CREATE TRIGGER notes_added AFTER INSERT ON notes BEGIN
        INSERT INTO notes_fts(rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER notes_removed AFTER DELETE ON notes BEGIN
        INSERT INTO notes_fts(notes_fts, rowid, text) VALUES ('delete', old.id, old.text);
    END;

    CREATE TABLE list_items (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        list TEXT NOT NULL,
        list_key TEXT NOT NULL,
        text TEXT NOT NULL,
        text_key TEXT NOT NULL,
        done INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX list_items_by_list ON list_items(list_key, id);

    CREATE TABLE alarms (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL CHECK (kind IN ('timer', 'reminder')),
        label TEXT NOT NULL,
        due REAL NOT NULL,
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'fired', 'cancelled'))
    );
    CREATE INDEX alarms_waiting ON alarms(state, due);

    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        params TEXT NOT NULL,
        state TEXT NOT NULL
            CHECK (state IN ('queued', 'running', 'paused', 'done', 'failed', 'cancelled')),
        fraction REAL,
        message TEXT NOT NULL DEFAULT '',
        error TEXT,
        pausable INTEGER NOT NULL DEFAULT 0,
        owner TEXT NOT NULL DEFAULT '',
        wish TEXT NOT NULL DEFAULT '',
        at REAL NOT NULL
    );

    CREATE TABLE models (
        name TEXT PRIMARY KEY,
        engine TEXT NOT NULL,
        title TEXT NOT NULL,
        path TEXT NOT NULL,
        own INTEGER NOT NULL,
        repo TEXT NOT NULL DEFAULT '',
        revision TEXT NOT NULL DEFAULT '',
        licence TEXT,
        files TEXT NOT NULL,
        at REAL NOT NULL
    );
    """,
    # 2: what was measured of models on this machine
    """
    CREATE TABLE measures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        machine TEXT NOT NULL,
        model TEXT NOT NULL,
        kind TEXT NOT NULL,
        value REAL NOT NULL,
        device TEXT NOT NULL DEFAULT '',
        at REAL NOT NULL
    );
    CREATE INDEX measures_by_model ON measures(machine, model, kind, id);
    """,
    # 3: what language models had to read, what the user wants to be known, and personas
    """
    ALTER TABLE turns ADD COLUMN prompt_tokens INTEGER;
    ALTER TABLE turns ADD COLUMN cached_tokens INTEGER;
    ALTER TABLE turns ADD COLUMN outside INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE facts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        text TEXT NOT NULL,
        at REAL NOT NULL,
        turn INTEGER REFERENCES turns(id) ON DELETE SET NULL
    );
    CREATE INDEX facts_by_turn ON facts(turn);
    CREATE TABLE personas (
        name TEXT PRIMARY KEY,
        prompt TEXT NOT NULL,
        voice TEXT NOT NULL,
        language TEXT NOT NULL,
        engine TEXT NOT NULL
    );
    """,
    # 4: servers of tools that the user plugged in
    """
    CREATE TABLE tool_servers (
        name TEXT PRIMARY KEY,
        command TEXT NOT NULL,
        url TEXT NOT NULL,
        environment TEXT NOT NULL,
        fingerprint TEXT NOT NULL DEFAULT '',
        tools TEXT NOT NULL DEFAULT '[]',
        reads TEXT NOT NULL DEFAULT '[]',
        changed INTEGER NOT NULL DEFAULT 0
    );
    """,
    # 5: engines on other computers
    """
    CREATE TABLE connections (
        name TEXT PRIMARY KEY,
        task TEXT NOT NULL,
        url TEXT NOT NULL,
        model TEXT NOT NULL,
        voice TEXT NOT NULL DEFAULT '',
        unencrypted INTEGER NOT NULL DEFAULT 0
    );
    """,
    # 6: meetings
    """
    CREATE TABLE meetings (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        started REAL NOT NULL,
        duration_s REAL NOT NULL DEFAULT 0,
        state TEXT NOT NULL,
        origin TEXT NOT NULL,
        audio TEXT NOT NULL DEFAULT '',
        channels INTEGER NOT NULL DEFAULT 1,
        size_bytes INTEGER NOT NULL DEFAULT 0,
        digest TEXT NOT NULL DEFAULT '',
        transcript INTEGER REFERENCES transcripts(id) ON DELETE SET NULL
    );
    CREATE INDEX meetings_by_digest ON meetings(digest);
    CREATE INDEX meetings_by_start ON meetings(started);
    CREATE TABLE meeting_tags (
        meeting INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (meeting, tag)
    );
    CREATE TABLE meeting_notes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
        at_s REAL NOT NULL,
        text TEXT NOT NULL,
        marker INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX meeting_notes_by_meeting ON meeting_notes(meeting, at_s);
    CREATE TABLE speakers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        named INTEGER NOT NULL DEFAULT 0,
        channel INTEGER,
        voice BLOB,
        voice_engine TEXT NOT NULL DEFAULT ''
    );
    CREATE INDEX speakers_by_meeting ON speakers(meeting);
    CREATE TABLE speaker_turns (
        speaker INTEGER NOT NULL REFERENCES speakers(id) ON DELETE CASCADE,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        exclusive INTEGER NOT NULL
    );
    CREATE INDEX speaker_turns_by_speaker ON speaker_turns(speaker, start_s);
    CREATE TABLE transcripts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
        made REAL NOT NULL,
        kind TEXT NOT NULL,
        engine TEXT NOT NULL DEFAULT '',
        language TEXT,
        translates INTEGER REFERENCES transcripts(id) ON DELETE CASCADE
    );
    CREATE INDEX transcripts_by_meeting ON transcripts(meeting);
    CREATE TABLE segments (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transcript INTEGER NOT NULL REFERENCES transcripts(id) ON DELETE CASCADE,
        speaker INTEGER REFERENCES speakers(id) ON DELETE SET NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        text TEXT NOT NULL,
        words TEXT NOT NULL DEFAULT '[]',
        language TEXT,
        confidence REAL,
        original TEXT
    );
    CREATE INDEX segments_by_transcript ON segments(transcript, start_s);
    CREATE INDEX segments_by_speaker ON segments(speaker);
    CREATE VIRTUAL TABLE segments_fts USING fts5(
        text, content='segments', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
    );
    CREATE TRIGGER segments_added AFTER INSERT ON segments BEGIN
        INSERT INTO segments_fts(rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TRIGGER segments_removed AFTER DELETE ON segments BEGIN
        INSERT INTO segments_fts(segments_fts, rowid, text) VALUES ('delete', old.id, old.text);
    END;
    CREATE TRIGGER segments_changed AFTER UPDATE OF text ON segments BEGIN
        INSERT INTO segments_fts(segments_fts, rowid, text) VALUES ('delete', old.id, old.text);
        INSERT INTO segments_fts(rowid, text) VALUES (new.id, new.text);
    END;
    CREATE TABLE meeting_edits (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting INTEGER NOT NULL REFERENCES meetings(id) ON DELETE CASCADE,
        at REAL NOT NULL,
        what TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX meeting_edits_by_meeting ON meeting_edits(meeting, id);
    CREATE TABLE minutes (
        meeting INTEGER PRIMARY KEY REFERENCES meetings(id) ON DELETE CASCADE,
        made REAL NOT NULL,
        body TEXT NOT NULL
    );
    CREATE TABLE people (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        consented REAL NOT NULL,
        consent TEXT NOT NULL
    );
    CREATE TABLE voiceprints (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        engine TEXT NOT NULL,
        vector BLOB NOT NULL,
        seconds REAL NOT NULL,
        at REAL NOT NULL
    );
    CREATE INDEX voiceprints_by_person ON voiceprints(person);
    """,
    # 7: voices, the consent of their speakers, and what they have said
    """
    CREATE TABLE voices (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        made REAL NOT NULL,
        source TEXT NOT NULL DEFAULT '',
        licence TEXT NOT NULL DEFAULT '',
        languages TEXT NOT NULL DEFAULT '[]',
        engine TEXT NOT NULL DEFAULT '',
        recipe TEXT NOT NULL DEFAULT '{}',
        manner TEXT NOT NULL DEFAULT '{}',
        lexicon TEXT NOT NULL DEFAULT '[]'
    );
    CREATE TABLE voice_samples (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        voice INTEGER NOT NULL REFERENCES voices(id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        file TEXT NOT NULL,
        digest TEXT NOT NULL,
        duration_s REAL NOT NULL,
        added REAL NOT NULL,
        used INTEGER NOT NULL DEFAULT 1,
        diagnosis TEXT NOT NULL DEFAULT '{}'
    );
    CREATE INDEX voice_samples_by_voice ON voice_samples(voice, id);
    CREATE TABLE voice_consents (
        voice INTEGER PRIMARY KEY REFERENCES voices(id) ON DELETE CASCADE,
        sentence TEXT NOT NULL,
        purpose TEXT NOT NULL,
        given REAL NOT NULL,
        file TEXT NOT NULL,
        digest TEXT NOT NULL,
        similarity REAL NOT NULL,
        words REAL NOT NULL,
        engine TEXT NOT NULL,
        samples TEXT NOT NULL,
        checked INTEGER NOT NULL DEFAULT 1
    );
    CREATE TABLE scripts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        voice INTEGER NOT NULL REFERENCES voices(id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        engine TEXT NOT NULL,
        made REAL NOT NULL
    );
    CREATE INDEX scripts_by_voice ON scripts(voice, id);
    CREATE TABLE script_lines (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        script INTEGER NOT NULL REFERENCES scripts(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        language TEXT NOT NULL,
        pause_s REAL NOT NULL,
        paragraph INTEGER NOT NULL
    );
    CREATE INDEX script_lines_by_script ON script_lines(script, position);
    CREATE TABLE takes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        line INTEGER NOT NULL REFERENCES script_lines(id) ON DELETE CASCADE,
        file TEXT NOT NULL,
        seed INTEGER NOT NULL,
        engine TEXT NOT NULL,
        model TEXT NOT NULL DEFAULT '',
        made REAL NOT NULL,
        duration_s REAL NOT NULL,
        words TEXT NOT NULL DEFAULT '[]',
        measures TEXT NOT NULL DEFAULT '{}',
        kept INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX takes_by_line ON takes(line, id);
    """,
    # 8: tracks of music, their marks, and mixes of them
    """
    CREATE TABLE tracks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        made REAL NOT NULL,
        file TEXT NOT NULL,
        digest TEXT NOT NULL,
        duration_s REAL NOT NULL,
        rate INTEGER NOT NULL,
        channels INTEGER NOT NULL,
        parent INTEGER REFERENCES tracks(id) ON DELETE SET NULL,
        from_s REAL,
        prompt TEXT NOT NULL DEFAULT '',
        seed INTEGER,
        composer TEXT NOT NULL DEFAULT '',
        model TEXT NOT NULL DEFAULT '',
        licence TEXT NOT NULL DEFAULT '',
        making TEXT NOT NULL DEFAULT 'null',
        measures TEXT NOT NULL DEFAULT '{}',
        tokens TEXT NOT NULL DEFAULT '',
        rating INTEGER
    );
    CREATE INDEX tracks_by_parent ON tracks(parent);
    CREATE TABLE track_marks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        track INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        at_s REAL NOT NULL,
        name TEXT NOT NULL
    );
    CREATE INDEX track_marks_by_track ON track_marks(track, at_s);
    CREATE TABLE mixes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        made REAL NOT NULL,
        bpm REAL NOT NULL,
        beats INTEGER NOT NULL DEFAULT 4
    );
    CREATE TABLE mix_layers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        mix INTEGER NOT NULL REFERENCES mixes(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        track INTEGER NOT NULL REFERENCES tracks(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        gain_db REAL NOT NULL DEFAULT 0,
        muted INTEGER NOT NULL DEFAULT 0,
        solo INTEGER NOT NULL DEFAULT 0,
        offset_s REAL NOT NULL DEFAULT 0,
        stretch REAL NOT NULL DEFAULT 1
    );
    CREATE INDEX mix_layers_by_mix ON mix_layers(mix, position);
    CREATE INDEX mix_layers_by_track ON mix_layers(track);
    """,
    # 9: the index of what was said, and which transcripts it holds as they are now
    """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        transcript INTEGER NOT NULL REFERENCES transcripts(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        first_segment INTEGER NOT NULL,
        last_segment INTEGER NOT NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        body TEXT NOT NULL,
        around TEXT NOT NULL,
        name TEXT NOT NULL,
        embedder TEXT,
        vector BLOB,
        signs BLOB
    );
    CREATE INDEX passages_by_transcript ON passages(transcript, position);
    CREATE INDEX passages_by_embedder ON passages(embedder, id);
    CREATE VIRTUAL TABLE passages_fts USING fts5(
        body, around, name, content='passages', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    );
    CREATE VIRTUAL TABLE passages_terms USING fts5vocab(passages_fts, 'row');
    CREATE TRIGGER passages_added AFTER INSERT ON passages BEGIN
        INSERT INTO passages_fts(rowid, body, around, name) VALUES (new.id, new.body, new.around, new.name);
    END;
    CREATE TRIGGER passages_removed AFTER DELETE ON passages BEGIN
        INSERT INTO passages_fts(passages_fts, rowid, body, around, name)
        VALUES ('delete', old.id, old.body, old.around, old.name);
    END;
    CREATE TABLE indexed (
        transcript INTEGER PRIMARY KEY REFERENCES transcripts(id) ON DELETE CASCADE,
        passages INTEGER NOT NULL
    );
    CREATE TRIGGER indexed_until_added AFTER INSERT ON segments BEGIN
        DELETE FROM indexed WHERE transcript = new.transcript;
    END;
    CREATE TRIGGER indexed_until_removed AFTER DELETE ON segments BEGIN
        DELETE FROM indexed WHERE transcript = old.transcript;
    END;
    CREATE TRIGGER indexed_until_changed AFTER UPDATE OF text, speaker, start_s, end_s ON segments BEGIN
        DELETE FROM indexed WHERE transcript = new.transcript;
    END;
    CREATE TRIGGER indexed_until_named AFTER UPDATE OF name ON speakers BEGIN
        DELETE FROM indexed WHERE transcript = (SELECT transcript FROM meetings WHERE id = new.meeting);
    END;
    """,
    # 10: a new name of a speaker is in every version of the transcript
    """
    DROP TRIGGER indexed_until_named;
    CREATE TRIGGER indexed_until_named AFTER UPDATE OF name ON speakers WHEN new.name <> old.name BEGIN
        DELETE FROM indexed WHERE transcript IN (SELECT id FROM transcripts WHERE meeting = new.meeting);
        DELETE FROM passages WHERE transcript IN (SELECT id FROM transcripts WHERE meeting = new.meeting);
    END;
    """,
    # 11: questions about recordings, in threads, and their answers
    """
    CREATE TABLE asked_threads (id INTEGER PRIMARY KEY AUTOINCREMENT);
    CREATE TABLE asked_questions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        thread INTEGER NOT NULL REFERENCES asked_threads(id) ON DELETE CASCADE,
        asked_at REAL NOT NULL,
        text TEXT NOT NULL,
        about TEXT NOT NULL
    );
    CREATE INDEX asked_questions_by_thread ON asked_questions(thread, id);
    CREATE TABLE asked_answers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        question INTEGER NOT NULL REFERENCES asked_questions(id) ON DELETE CASCADE,
        way TEXT NOT NULL,
        ended INTEGER NOT NULL DEFAULT 0,
        answer TEXT,
        mode TEXT,
        abstained INTEGER NOT NULL DEFAULT 0,
        so_far_s REAL,
        unread INTEGER NOT NULL DEFAULT 0,
        error TEXT,
        UNIQUE (question, way)
    );
    CREATE TABLE asked_citations (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        given INTEGER NOT NULL REFERENCES asked_answers(id) ON DELETE CASCADE,
        recording TEXT NOT NULL,
        start_s REAL NOT NULL,
        end_s REAL NOT NULL,
        answer TEXT NOT NULL,
        segment INTEGER,
        quote TEXT,
        supported INTEGER,
        meeting INTEGER REFERENCES meetings(id) ON DELETE SET NULL
    );
    CREATE INDEX asked_citations_by_answer ON asked_citations(given, id);
    CREATE INDEX asked_citations_by_meeting ON asked_citations(meeting);
    CREATE TRIGGER asked_until_deleted BEFORE DELETE ON meetings BEGIN
        UPDATE asked_answers SET ended = 1, answer = NULL, mode = NULL,
            error = '{"code": "recording-deleted", "message": "What this was answered from was deleted.",'
                || ' "next_step": "Ask again."}'
            WHERE id IN (SELECT given FROM asked_citations WHERE meeting = old.id);
        DELETE FROM asked_citations WHERE given IN (SELECT given FROM asked_citations WHERE meeting = old.id);
    END;
    """,
)
