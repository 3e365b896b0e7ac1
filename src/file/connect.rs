//! Connections that trust nothing: every file may have been made to do harm.

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags, ffi};
use std::path::Path;
use std::time::{Duration, Instant};

/// No file larger than this is opened.
pub(super) const LARGEST_BYTES: u64 = 2 << 30;
/// How long another program is waited for.
const PATIENCE: Duration = Duration::from_millis(2_500);
/// How long reading one file may take before somebody asks whether to go on.
pub(super) const DEADLINE: Duration = Duration::from_secs(10);

/// What a connection may do with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// Only read.
    Read,
    /// Read and write a file that is there.
    Write,
    /// Make a new file.
    Create,
}

/// Opens a file with everything switched off that a file could use against us.
pub(super) fn connect(path: &Path, access: Access) -> rusqlite::Result<Connection> {
    connect_within(path, access, Some(DEADLINE))
}

/// The same with another time that reading may take; `None`: as long as it takes.
pub(super) fn connect_within(path: &Path, access: Access, time: Option<Duration>) -> rusqlite::Result<Connection> {
    let kind = match access {
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Create => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    };
    let careful = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let mut connection = Connection::open_with_flags(path, kind | careful)?;
    connection.busy_timeout(PATIENCE)?;
    harden(&connection)?;
    if access == Access::Read {
        if let Some(time) = time {
            let started = Instant::now();
            connection.progress_handler(10_000, Some(move || started.elapsed() > time))?;
        }
    } else {
        // Neither is stored in the file, so each connection says it again.
        connection.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;")?;
    }
    Ok(connection)
}

/// Opens a file to read it. Where the rest of a write that was cut off must be taken away first, that is done: it
/// brings back the last whole state and is no change of ours.
pub(super) fn connect_to_read(path: &Path) -> rusqlite::Result<Connection> {
    let reading = connect(path, Access::Read)?;
    match probe(&reading) {
        Err(error) if is_unfinished(&error) => {
            probe(&connect(path, Access::Write)?)?;
            connect(path, Access::Read)
        }
        _ => Ok(reading),
    }
}

fn probe(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA schema_version", [], |row| row.get(0))
}

/// Whether SQLite says to a reader that the rest of a write must be taken away, which readers do not.
pub(super) fn is_unfinished(error: &rusqlite::Error) -> bool {
    let codes = [ffi::SQLITE_READONLY_ROLLBACK, ffi::SQLITE_READONLY_RECOVERY, ffi::SQLITE_READONLY_CANTINIT];
    error.sqlite_error().is_some_and(|error| codes.contains(&error.extended_code))
}

fn harden(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    for off in [
        DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA,
        DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW,
        DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA,
        DbConfig::SQLITE_DBCONFIG_DQS_DML,
        DbConfig::SQLITE_DBCONFIG_DQS_DDL,
        DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY,
        DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER,
        DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE,
        DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE,
    ] {
        connection.set_db_config(off, false)?;
    }
    for (limit, most) in [
        (Limit::SQLITE_LIMIT_LENGTH, 64 << 20),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_COLUMN, 100),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 50),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 8),
        (Limit::SQLITE_LIMIT_VDBE_OP, 50_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 100),
        (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        (Limit::SQLITE_LIMIT_SCHEMA, 200),
    ] {
        connection.set_limit(limit, most)?;
    }
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;")
}

/// `VACUUM INTO` attaches its target; this lets it.
pub(super) fn allow_vacuum_into(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 1)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, true)?;
    Ok(())
}

/// Whether a file that SQLite would take for the unfinished write of this one lies beside it.
pub(super) fn journal_beside(path: &Path) -> bool {
    ["-journal", "-wal"].iter().any(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        std::fs::symlink_metadata(name).is_ok()
    })
}
