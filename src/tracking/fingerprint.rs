//! The sum of a source's bytes, by which the same file is known again.

use super::error::ReadError;
use super::read::Progress;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What a file is known again by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fingerprint {
    /// BLAKE3 of all bytes, in hexadecimal.
    pub hash: String,
    /// How many there are.
    pub bytes: u64,
}

/// Reads a file to its end, or the files of a folder one after the other by their names. What is neither (a pipe would
/// never end) is refused; `progress` can stop it.
pub fn fingerprint(path: &Path, progress: &Progress) -> Result<Fingerprint, ReadError> {
    let mut sum = blake3::Hasher::new();
    let mut bytes = 0;
    for file in files(path)? {
        bytes += add(&mut sum, &file, progress)?;
    }
    Ok(Fingerprint { hash: sum.finalize().to_hex().to_string(), bytes })
}

fn files(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let io = |error| ReadError::io(path, error);
    let about = std::fs::metadata(path).map_err(io)?;
    if about.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !about.is_dir() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
    let entries = std::fs::read_dir(path).map_err(io)?;
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>().map_err(io)?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}

fn add(sum: &mut blake3::Hasher, path: &Path, progress: &Progress) -> Result<u64, ReadError> {
    let io = |error| ReadError::io(path, error);
    let mut file = File::open(path).map_err(io)?;
    let mut block = vec![0; 1 << 20];
    let mut bytes = 0;
    loop {
        progress.go_on()?;
        let read = file.read(&mut block).map_err(io)?;
        if read == 0 {
            return Ok(bytes);
        }
        sum.update(&block[..read]);
        bytes += read as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_bytes_are_known_again_under_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("a.csv"), folder.path().join("b.csv"));
        std::fs::write(&one, "id,time\n1,2\n").unwrap();
        std::fs::copy(&one, &two).unwrap();
        let progress = Progress::default();
        let first = fingerprint(&one, &progress).unwrap();
        assert_eq!(first.bytes, 12);
        assert_eq!(fingerprint(&two, &progress).unwrap(), first);
        std::fs::write(&two, "id,time\n1,3\n").unwrap();
        assert_ne!(fingerprint(&two, &progress).unwrap(), first);
        assert_eq!(fingerprint(folder.path(), &progress).unwrap().bytes, 24, "a folder is all its files");
        progress.stop();
        assert!(matches!(fingerprint(&one, &progress), Err(ReadError::Stopped)));
    }
}
