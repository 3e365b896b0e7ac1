//! One source of several files: those of a folder in the order of their names, or those that were chosen.

use super::error::ReadError;
use std::path::{Path, PathBuf};

/// A folder of more files is no source.
const MOST_FILES: usize = 10_000;
/// The endings of files that may hold events.
const ENDINGS: [&str; 12] =
    ["csv", "tsv", "tab", "txt", "log", "json", "jsonl", "ndjson", "parquet", "xlsx", "xlsm", "xes"];

/// The files of a source: the file itself, or what a folder holds by its name's ending, hidden ones left out.
pub fn files_of(path: &Path) -> Result<Vec<PathBuf>, ReadError> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let io = |error| ReadError::io(path, error);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(io)? {
        let file = entry.map_err(io)?.path();
        if may_hold_events(&file) && file.is_file() {
            files.push(file);
        }
        if files.len() > MOST_FILES {
            return Err(ReadError::TooManyFiles(path.to_owned()));
        }
    }
    files.sort();
    if files.is_empty() { Err(ReadError::Folder(path.to_owned())) } else { Ok(files) }
}

fn may_hold_events(path: &Path) -> bool {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().to_lowercase()) else { return false };
    let unpacked = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    let ending = unpacked.rsplit_once('.').map(|(_, ending)| ending);
    !name.starts_with(['.', '~']) && ending.is_some_and(|ending| ENDINGS.contains(&ending))
}

/// A file's name without its folder.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What files are called together: the only one's name, or the first one's and how many more there are.
pub fn name_of_files(files: &[PathBuf]) -> String {
    let first = files.first().map(|file| name_of(file)).unwrap_or_default();
    match files.len() {
        0 | 1 => first,
        n => format!("{first} + {}", n - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_its_files_in_order() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.csv", "a.CSV.gz", "c.ndjson", ".hidden.csv", "~$b.xlsx", "notes.pdf", "none"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        std::fs::create_dir(folder.path().join("d.csv")).unwrap();
        let names: Vec<String> = files_of(folder.path()).unwrap().iter().map(|file| name_of(file)).collect();
        assert_eq!(names, ["a.CSV.gz", "b.csv", "c.ndjson"]);
    }
}
