//! Files written whole or not at all: beside the place they go to, and renamed once they are safe.

use super::error::ExportError;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a file by `write`. If that fails, what stood there before still does, and nothing is left beside it.
pub fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    let named = |error: Error| ExportError::Write { path: path.to_owned(), error };
    let target = target(path).map_err(named)?;
    let (part, file) = beside(&target).map_err(named)?;
    let written = fill(file, write).and_then(|()| fs::rename(&part, &target).map_err(ExportError::from));
    if written.is_err() {
        // The first error is the one to tell; a part that cannot be removed changes nothing about it.
        let _ = fs::remove_file(&part);
    }
    written.map_err(|error| error.at(path.to_owned()))?;
    sync_folder(&target);
    Ok(())
}

/// Where the file really goes: through a link to what it points to. Refuses what must not be replaced.
fn target(path: &Path) -> Result<PathBuf, Error> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(path.to_owned()),
        Err(error) => Err(error),
        Ok(there) => {
            let known = fs::metadata(&there)?;
            if known.is_dir() {
                return Err(ErrorKind::IsADirectory.into());
            }
            if known.permissions().readonly() {
                return Err(ErrorKind::PermissionDenied.into());
            }
            Ok(there)
        }
    }
}

/// A new file in the same folder, so that renaming cannot cross file systems.
fn beside(target: &Path) -> Result<(PathBuf, File), Error> {
    let name = target.file_name().ok_or(ErrorKind::IsADirectory)?;
    for attempt in 0..100 {
        let mut part = OsString::from(".");
        part.push(name);
        part.push(format!(".{}-{attempt}.part", std::process::id()));
        let part = target.with_file_name(part);
        match OpenOptions::new().write(true).create_new(true).open(&part) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(file) => return Ok((part, file)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn fill(file: File, write: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>) -> Result<(), ExportError> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    write(&mut out)?;
    let file = out.into_inner().map_err(|error| error.into_error())?;
    file.sync_all()?;
    Ok(())
}

/// Makes the new name last through a power cut, where the system can do that to folders.
fn sync_folder(target: &Path) {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_failed_export_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.svg");
        fs::write(&path, "before").unwrap();
        let failed = write_file(&path, |out| {
            out.write_all(b"half of it")?;
            Err(ExportError::Stopped)
        });
        assert!(matches!(failed, Err(ExportError::Stopped)));
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(folder.path()), ["map.svg"]);
    }

    #[test]
    fn an_export_replaces_the_file_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.svg");
        fs::write(&path, "before").unwrap();
        write_file(&path, |out| Ok(out.write_all(b"after")?)).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"after");
        assert_eq!(names(folder.path()), ["map.svg"]);
    }

    #[test]
    fn a_file_that_must_not_be_written_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.svg");
        fs::write(&path, "before").unwrap();
        let mut rights = fs::metadata(&path).unwrap().permissions();
        rights.set_readonly(true);
        fs::set_permissions(&path, rights).unwrap();
        let refused = write_file(&path, |out| Ok(out.write_all(b"after")?));
        assert!(
            matches!(refused, Err(ExportError::Write { error, .. }) if error.kind() == ErrorKind::PermissionDenied)
        );
        assert_eq!(fs::read(&path).unwrap(), b"before");
    }
}
