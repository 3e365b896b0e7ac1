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

/// Reads files to their end, one after the other. What is no file (a pipe would never end) is refused; `progress` can
/// stop it.
pub fn fingerprint(files: &[PathBuf], progress: &Progress) -> Result<Fingerprint, ReadError> {
    let mut sum = blake3::Hasher::new();
    let mut bytes = 0;
    for file in files {
        bytes += add(&mut sum, file, progress)?;
    }
    Ok(Fingerprint { hash: sum.finalize().to_hex().to_string(), bytes })
}

fn add(sum: &mut blake3::Hasher, path: &Path, progress: &Progress) -> Result<u64, ReadError> {
    let io = |error| ReadError::io(path, error);
    if !std::fs::metadata(path).map_err(io)?.is_file() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
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
        let of = |files: &[&PathBuf]| fingerprint(&files.iter().copied().cloned().collect::<Vec<_>>(), &progress);
        let first = of(&[&one]).unwrap();
        assert_eq!(first.bytes, 12);
        assert_eq!(of(&[&two]).unwrap(), first);
        std::fs::write(&two, "id,time\n1,3\n").unwrap();
        assert_ne!(of(&[&two]).unwrap(), first);
        assert_eq!(of(&[&one, &two]).unwrap().bytes, 24, "several files are one source");
        progress.stop();
        assert!(matches!(of(&[&one]), Err(ReadError::Stopped)));
    }
}
