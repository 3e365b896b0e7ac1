//! The key of a project: what turns customers' ids into pseudonyms. It never stands in a project or data file, so
//! that whoever gets these cannot find out who is who.

use super::error::FileError;
use super::folders::Folders;
use crate::model::{ProjectId, RecordId};
use std::io::Write;
use std::path::Path;
use uuid::Uuid;

/// The key of a project, made when there is none yet. A key that is there is never replaced: with another one the same
/// customer would get another pseudonym.
pub fn pseudonym_key(folders: &Folders, project: ProjectId) -> Result<[u8; 32], FileError> {
    let (folder, path) = (folders.data.join("keys"), key_path(folders, project));
    match read_key(&path)? {
        Some(key) => Ok(key),
        None => {
            make_folder(&folder).map_err(|error| FileError::from_io(&error, &folder))?;
            make_key(&path)
        }
    }
}

/// The key of a project, if it is on this computer.
pub fn find_key(folders: &Folders, project: ProjectId) -> Result<Option<[u8; 32]>, FileError> {
    read_key(&key_path(folders, project))
}

fn key_path(folders: &Folders, project: ProjectId) -> std::path::PathBuf {
    folders.data.join("keys").join(project.uuid().to_string())
}

/// What a key that was exported begins with.
const EXPORTED: &str = "parcours-key 1";

/// Writes the key of a project into a file that only its owner may read, for another computer of the same people. A file
/// that is there is not replaced.
pub fn export_key(folders: &Folders, project: ProjectId, to: &Path) -> Result<(), FileError> {
    let key = find_key(folders, project)?.ok_or(FileError::NoKey)?;
    let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = format!("{EXPORTED}\nproject {}\nkey {digits}\n", project.uuid());
    let io = |error: std::io::Error| FileError::from_io(&error, to);
    let mut file = new_private_file(to).map_err(io)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // Half a key is none.
        let _ = std::fs::remove_file(to);
        io(error)
    })
}

/// Takes over a key that was exported. One that is there stays: with another one the same customer would get another
/// pseudonym.
pub fn import_key(folders: &Folders, project: ProjectId, from: &Path) -> Result<(), FileError> {
    let text = std::fs::read(from).map_err(|error| FileError::from_io(&error, from))?;
    let key = exported(&text, project).ok_or_else(|| FileError::NotItsKey(from.to_owned()))?;
    match find_key(folders, project)? {
        Some(known) if known == key => return Ok(()),
        Some(_) => return Err(FileError::OtherKey),
        None => {}
    }
    let path = key_path(folders, project);
    let io = |error: std::io::Error| FileError::from_io(&error, &path);
    make_folder(&folders.data.join("keys")).map_err(io)?;
    let mut file = new_private_file(&path).map_err(io)?;
    file.write_all(&key).and_then(|()| file.sync_all()).map_err(io)
}

/// The key in an exported file of this project.
fn exported(text: &[u8], project: ProjectId) -> Option<[u8; 32]> {
    let mut lines = std::str::from_utf8(text).ok()?.lines();
    let whose = lines.next().filter(|line| *line == EXPORTED).and_then(|_| lines.next())?;
    let whose: Uuid = whose.strip_prefix("project ")?.parse().ok()?;
    let digits = lines.next()?.strip_prefix("key ")?;
    if whose != project.uuid() || digits.len() != 64 || !digits.is_ascii() {
        return None;
    }
    let mut key = [0; 32];
    for (byte, pair) in key.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(key)
}

fn read_key(path: &Path) -> Result<Option<[u8; 32]>, FileError> {
    match std::fs::read(path) {
        Ok(bytes) => bytes.try_into().map(Some).map_err(|_| FileError::Damaged(path.to_owned())),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FileError::from_io(&error, path)),
    }
}

fn make_key(path: &Path) -> Result<[u8; 32], FileError> {
    let key = random_key();
    let io = |error: std::io::Error| FileError::from_io(&error, path);
    match new_private_file(path) {
        Ok(mut file) => file.write_all(&key).and_then(|()| file.sync_all()).map_err(io).map(|()| key),
        // Another window was faster; its key counts.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            read_key(path)?.ok_or_else(|| FileError::Damaged(path.to_owned()))
        }
        Err(error) => Err(io(error)),
    }
}

/// 32 bytes from the system's random numbers; each id brings 122 random bits.
fn random_key() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("parcours pseudonym key 1");
    for _ in 0..4 {
        hasher.update(Uuid::new_v4().as_bytes());
    }
    *hasher.finalize().as_bytes()
}

fn new_private_file(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_only() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        let (one, other) = (ProjectId::new(), ProjectId::new());
        let key = pseudonym_key(&folders, one).unwrap();
        assert_eq!(pseudonym_key(&folders, one).unwrap(), key, "the same key again");
        assert_ne!(pseudonym_key(&folders, other).unwrap(), key, "another project has another key");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let file = home.path().join("data/keys").join(one.uuid().to_string());
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_key_that_is_cut_off_is_not_used() {
        let home = tempfile::tempdir().unwrap();
        let (folders, project) = (Folders::below(home.path()), ProjectId::new());
        pseudonym_key(&folders, project).unwrap();
        let file = home.path().join("data/keys").join(project.uuid().to_string());
        std::fs::write(&file, [0; 31]).unwrap();
        assert_eq!(pseudonym_key(&folders, project), Err(FileError::Damaged(file)));
    }
}
