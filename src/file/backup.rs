//! Copies of whole project files: the daily ones in the state folder, and any other that is asked for.

use super::connect::{Access, allow_vacuum_into, connect, connect_to_read};
use super::entry::Hash;
use super::error::FileError;
use super::folders::Folders;
use super::open::{Manner, checked_path, open_as};
use super::rows::meta;
use super::write::Temporary;
use chrono::NaiveDate;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// How many daily copies of a project are kept.
const KEPT: usize = 7;

/// A daily copy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Backup {
    /// 1 for the first; their order, because clocks go wrong.
    pub number: u32,
    /// Its day.
    pub date: NaiveDate,
    /// The file.
    pub path: PathBuf,
}

/// The folder of a project's daily copies: its name for people, and a hash of where it is.
fn folder_of(project_file: &Path, folders: &Folders) -> PathBuf {
    let hash = blake3::hash(project_file.as_os_str().as_encoded_bytes()).to_hex();
    let stem = project_file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    folders.backups().join(format!("{stem} {}", &hash[..12]))
}

/// The daily copies of the project at this place, the latest first. The file itself may be gone.
pub fn backups(project_file: &Path, folders: &Folders) -> Vec<Backup> {
    let real = std::fs::canonicalize(project_file).unwrap_or_else(|_| project_file.to_owned());
    let Ok(found) = std::fs::read_dir(folder_of(&real, folders)) else { return Vec::new() };
    let mut backups: Vec<Backup> = found.filter_map(|entry| backup(entry.ok()?.path())).collect();
    backups.sort();
    backups.reverse();
    backups
}

fn backup(path: PathBuf) -> Option<Backup> {
    let name = path.file_name()?.to_str()?.strip_suffix(".parcours")?;
    let (number, date) = name.split_once(' ')?;
    Some(Backup { number: number.parse().ok()?, date: date.parse().ok()?, path: path.clone() })
}

/// Makes the copy of this day, unless there is one or nothing changed since the last; the oldest goes. The copy is
/// opened and checked before it counts. Gives the copy that was made.
pub fn back_up(project_file: &Path, folders: &Folders, today: NaiveDate) -> Result<Option<PathBuf>, FileError> {
    let file = checked_path(project_file).map_err(not_opened)?;
    let there = backups(&file, folders);
    let last = there.first();
    if last.is_some_and(|last| last.date == today || is_same(&last.path, &file)) {
        return Ok(None);
    }
    let folder = folder_of(&file, folders);
    std::fs::create_dir_all(&folder).map_err(|error| FileError::from_io(&error, &folder))?;
    let number = last.map_or(1, |last| last.number + 1);
    let path = folder.join(format!("{number:04} {today}.parcours"));
    copy_file(&file, &path)?;
    for old in there.iter().skip(KEPT - 1) {
        // What cannot be removed now is removed tomorrow.
        let _ = std::fs::remove_file(&old.path);
    }
    Ok(Some(path))
}

/// Whether two files hold the same.
fn is_same(one: &Path, other: &Path) -> bool {
    let state = |path: &Path| {
        let reading = connect(path, Access::Read).ok()?;
        let of = |key: &str| meta::<Hash>(&reading, key).ok().flatten();
        Some((of("state_sum")?, of("head")?))
    };
    state(one).is_some_and(|state_of_one| state(other) == Some(state_of_one))
}

/// Copies a project file to another name, through SQLite; the copy is opened and checked. A file of that name is
/// replaced.
pub fn copy_file(from: &Path, to: &Path) -> Result<(), FileError> {
    let from = checked_path(from).map_err(not_opened)?;
    let copy = Temporary::beside(to)?;
    let reading = connect_to_read(&from).map_err(|error| FileError::from_sqlite(&error, &from))?;
    vacuum_into(&reading, &copy.path).map_err(|error| FileError::from_sqlite(&error, to))?;
    open_as(&copy.path, Manner { read_only: true, ..Manner::default() }).map_err(not_opened)?;
    copy.rename(to)
}

fn not_opened(error: super::error::OpenError) -> FileError {
    FileError::NotOpened(Box::new(error))
}

/// Writes a copy of what is open to a file that is not there.
pub(super) fn vacuum_into(reading: &Connection, to: &Path) -> rusqlite::Result<()> {
    let name = to.to_str().ok_or(rusqlite::Error::InvalidPath(to.to_owned()))?;
    allow_vacuum_into(reading)?;
    reading.execute("VACUUM INTO ?", [name]).map(|_| ())
}
