//! What can go wrong with a file, and how it is said.

use crate::model::Language;
use crate::tr;
use crate::words::Say;
use rusqlite::{Error, ErrorCode, ffi};
use std::path::{Path, PathBuf};

/// Why a project file does not open. Nothing was changed in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// There is no such file.
    NotFound(PathBuf),
    /// A folder, a device or something else that is no file.
    NoFile(PathBuf),
    /// The user may not read it.
    NoPermission(PathBuf),
    /// Larger than any project may be.
    TooLarge(PathBuf),
    /// Not made by this program.
    NotOurs(PathBuf),
    /// Made by a newer version: the number of its layout, and the version that made it.
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its layout.
        format: u32,
        /// The version of the program that wrote it, as it says itself.
        app: String,
    },
    /// Made by an older version, whose layout this one reads to write it anew: the number of that layout.
    Older {
        /// The file.
        path: PathBuf,
        /// Its layout.
        format: u32,
    },
    /// It holds a table, trigger or view that this program does not make.
    Foreign {
        /// The file.
        path: PathBuf,
        /// The name of what does not belong there.
        name: String,
    },
    /// What it holds is not what was written.
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where the damage was noticed.
        table: String,
    },
    /// Another program is holding it.
    Locked(PathBuf),
    /// Reading it takes too long.
    TooSlow(PathBuf),
    /// The system does not let it be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        reason: String,
    },
}

/// Why something was not written, or not read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// The project was opened for reading only.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// The folder or file does not let itself be written.
    NotWritable(PathBuf),
    /// There is a file of this name.
    Exists(PathBuf),
    /// The target is the project that is open.
    IsOpen(PathBuf),
    /// An unfinished write of an earlier file of this name lies beside the target.
    Unfinished(PathBuf),
    /// Another program changed the project file while it was open.
    ChangedByOther(PathBuf),
    /// The project file was deleted, moved or replaced while it was open.
    Moved(PathBuf),
    /// Another program is holding the file.
    Locked(PathBuf),
    /// What was read back is not what was written.
    Damaged(PathBuf),
    /// The data file beside belongs to another project.
    OtherProject(PathBuf),
    /// The user may not use more of the disk.
    Quota,
    /// The key of this project is not on this computer.
    NoKey,
    /// There is another key for this project on this computer already.
    OtherKey,
    /// This is no key of this project.
    NotItsKey(PathBuf),
    /// The file that something was to be made from does not open.
    NotOpened(Box<OpenError>),
    /// Anything else, in the system's words.
    Other {
        /// The file.
        path: PathBuf,
        /// In the system's words.
        reason: String,
    },
}

/// The name of a file as it is shown.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

/// A sentence and where the file is: what happened first, the path last.
fn with_path(sentence: String, path: &Path) -> String {
    format!("{sentence}\n{}", path.display())
}

impl OpenError {
    /// The file that was to be opened.
    pub fn path(&self) -> &Path {
        match self {
            Self::NotFound(path)
            | Self::NoFile(path)
            | Self::NoPermission(path)
            | Self::TooLarge(path)
            | Self::NotOurs(path)
            | Self::TooNew { path, .. }
            | Self::Older { path, .. }
            | Self::Foreign { path, .. }
            | Self::Damaged { path, .. }
            | Self::Locked(path)
            | Self::TooSlow(path)
            | Self::Unreadable { path, .. } => path,
        }
    }

    /// What an error of SQLite means while a file is read.
    pub(super) fn from_sqlite(error: &Error, path: &Path, table: &str) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotOurs(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::OperationInterrupted) => Self::TooSlow(path),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => Self::NoPermission(path),
            Some(ErrorCode::SystemIoFailure | ErrorCode::OutOfMemory) => {
                Self::Unreadable { path, reason: error.to_string() }
            }
            _ => Self::Damaged { path, table: table.to_owned() },
        }
    }
}

impl Say for OpenError {
    fn say(&self, language: Language) -> String {
        let file = file_name(self.path());
        let sentence = match self {
            Self::NotFound(_) => tr!(language, "file-not-found", file = file),
            Self::NoFile(_) => tr!(language, "file-no-file", file = file),
            Self::NoPermission(_) => tr!(language, "file-no-permission", file = file),
            Self::TooLarge(_) => tr!(language, "file-too-large", file = file),
            Self::NotOurs(_) => tr!(language, "file-not-ours", file = file),
            Self::TooNew { app, .. } => tr!(language, "file-too-new", file = file, version = app.as_str()),
            Self::Older { .. } => tr!(language, "file-older", file = file),
            Self::Foreign { name, .. } => tr!(language, "file-foreign", file = file, name = name.as_str()),
            Self::Damaged { table, .. } => tr!(language, "file-damaged", file = file, table = table.as_str()),
            Self::Locked(_) => tr!(language, "file-locked", file = file),
            Self::TooSlow(_) => tr!(language, "file-too-slow", file = file),
            Self::Unreadable { reason, .. } => tr!(language, "file-unreadable", file = file, reason = reason.as_str()),
        };
        with_path(sentence, self.path())
    }
}

/// Why a file beside this one cannot be written, where that is because there is no room for it.
fn no_room_beside(path: &Path) -> Option<std::io::Error> {
    use std::io::Write;
    let name = format!(".{}.{}", file_name(path), uuid::Uuid::new_v4().simple());
    let probe = path.with_file_name(name);
    let written = std::fs::File::create(&probe).and_then(|mut file| {
        file.write_all(&[1; 64 << 10])?;
        file.sync_all()
    });
    // If it cannot be removed, it is as small as the file of a failed copy.
    let _ = std::fs::remove_file(&probe);
    let is_room = |error: &std::io::Error| {
        matches!(error.kind(), std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)
    };
    written.err().filter(is_room)
}

impl FileError {
    /// What an error of SQLite means while a file is written.
    pub(super) fn from_sqlite(error: &Error, path: &Path) -> Self {
        let extended = error.sqlite_error().map_or(0, |e| e.extended_code);
        let path = path.to_owned();
        match error.sqlite_error_code() {
            _ if extended == ffi::SQLITE_READONLY_DBMOVED => Self::Moved(path),
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::NotWritable(path),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(path),
            // SQLite calls a quota a fault of the disk; the system says what it is.
            Some(ErrorCode::SystemIoFailure) => match no_room_beside(&path) {
                Some(error) => Self::from_io(&error, &path),
                None => Self::Other { path, reason: error.to_string() },
            },
            _ => Self::Other { path, reason: error.to_string() },
        }
    }

    /// What an error of the system means.
    pub(super) fn from_io(error: &std::io::Error, path: &Path) -> Self {
        let path = path.to_owned();
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::QuotaExceeded => Self::Quota,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::NotWritable(path),
            std::io::ErrorKind::AlreadyExists => Self::Exists(path),
            _ => Self::Other { path, reason: error.to_string() },
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::ReadOnly | Self::DiskFull | Self::Quota | Self::NoKey | Self::OtherKey => None,
            Self::NotOpened(error) => Some(error.path()),
            Self::NotWritable(path)
            | Self::Exists(path)
            | Self::IsOpen(path)
            | Self::Unfinished(path)
            | Self::ChangedByOther(path)
            | Self::Moved(path)
            | Self::Locked(path)
            | Self::Damaged(path)
            | Self::OtherProject(path)
            | Self::NotItsKey(path)
            | Self::Other { path, .. } => Some(path),
        }
    }
}

impl Say for FileError {
    fn say(&self, language: Language) -> String {
        let file = self.path().map(file_name).unwrap_or_default();
        let sentence = match self {
            Self::NotOpened(error) => return error.say(language),
            Self::ReadOnly => tr!(language, "file-read-only"),
            Self::DiskFull => tr!(language, "file-disk-full"),
            Self::Quota => tr!(language, "file-quota"),
            Self::NoKey => tr!(language, "key-missing"),
            Self::OtherKey => tr!(language, "key-other"),
            Self::NotItsKey(_) => tr!(language, "key-not-its", file = file),
            Self::NotWritable(_) => tr!(language, "file-not-writable"),
            Self::Exists(_) => tr!(language, "file-exists", file = file),
            Self::IsOpen(_) => tr!(language, "file-is-open", file = file),
            Self::Unfinished(_) => tr!(language, "file-unfinished", file = file),
            Self::ChangedByOther(_) => tr!(language, "file-changed-by-other"),
            Self::Moved(_) => tr!(language, "file-moved", file = file),
            Self::Locked(_) => tr!(language, "file-locked", file = file),
            Self::Damaged(_) => tr!(language, "file-read-back", file = file),
            Self::OtherProject(_) => tr!(language, "file-other-project", file = file),
            Self::Other { reason, .. } => tr!(language, "file-other", file = file, reason = reason.as_str()),
        };
        self.path().map_or(sentence.clone(), |path| with_path(sentence.clone(), path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_quota_and_a_full_disk_have_sentences_of_their_own() {
        let path = Path::new("map.parcours");
        let of = |number| FileError::from_io(&std::io::Error::from_raw_os_error(number), path);
        let (full, quota) = (of(28), of(if cfg!(target_os = "linux") { 122 } else { 69 }));
        assert_eq!((&full, &quota), (&FileError::DiskFull, &FileError::Quota));
        assert_ne!(full.say(Language::English), quota.say(Language::English));
        assert!(quota.say(Language::French).len() > 40);
    }

    #[test]
    fn a_fault_of_the_disk_stays_one_where_there_is_room() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.parcours");
        let fault = Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_IOERR_WRITE), None);
        assert!(matches!(FileError::from_sqlite(&fault, &path), FileError::Other { .. }));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "the probe is gone");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_disk_without_room_is_noticed_by_a_probe() {
        // /dev/full says that the disk is full, but no file can be made beside it: asked directly.
        use std::io::Write;
        let error = std::fs::File::options().write(true).open("/dev/full").unwrap().write_all(&[1]).unwrap_err();
        assert_eq!(FileError::from_io(&error, Path::new("/dev/full")), FileError::DiskFull);
    }
}
