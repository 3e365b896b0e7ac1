//! Project files are opened by SQLite and by nobody else: closing a file that was opened in another way drops all the
//! locks that SQLite holds on it in this process.

use std::path::{Path, PathBuf};

/// Files outside `src/file/` that open files, none of them a project.
const OTHERS: &[(&str, &str)] = &[
    ("src/export/write_file.rs", "writes pictures and tables"),
    ("src/tracking/input/bytes.rs", "reads the rows of a source"),
    ("src/tracking/recipe_file.rs", "keeps how a source is read"),
    ("src/tracking/fingerprint.rs", "reads a source for its sum"),
    ("src/ui/incoming.rs", "looks into files that are dropped"),
    ("src/ui/clipboard.rs", "writes and reads what was copied last"),
    ("src/ui/settings.rs", "reads and writes the settings"),
    ("src/project/demo.rs", "writes the sample's event log"),
    ("src/project/panic.rs", "writes a report of a breakdown"),
    ("src/project/template/own.rs", "reads and writes the user's own templates"),
];

/// What opens or takes the bytes of a file.
const OPENERS: &[&str] = &[
    "File::open",
    "File::create",
    "File::options",
    "OpenOptions::new",
    "fs::read(",
    "fs::read_to_string(",
    "fs::copy(",
    "fs::write(",
    "fs::hard_link(",
];

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Whether the part of a file before its tests opens files.
fn opens_files(text: &str) -> bool {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    OPENERS.iter().any(|opener| code.contains(opener))
}

#[test]
fn only_sqlite_opens_project_files() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&top.join("src"), &mut files);
    let opening = files.iter().filter(|file| opens_files(&std::fs::read_to_string(file).unwrap()));
    let opening: Vec<String> =
        opening.map(|file| file.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/")).collect();
    assert!(opening.iter().any(|file| file == "src/file/key.rs"), "the search finds what there is: {opening:?}");
    let unknown = |file: &&String| !file.starts_with("src/file/") && OTHERS.iter().all(|(other, _)| other != *file);
    let unknown: Vec<&String> = opening.iter().filter(unknown).collect();
    assert!(unknown.is_empty(), "these open files and are not in the list: {unknown:?}");
}

#[test]
fn inside_the_room_only_what_is_no_open_project_is_opened_without_sqlite() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/file");
    let mut files = Vec::new();
    rust_files(&top, &mut files);
    let opening = files.iter().filter(|file| opens_files(&std::fs::read_to_string(file).unwrap()));
    let mut opening: Vec<String> =
        opening.map(|file| file.strip_prefix(&top).unwrap().to_string_lossy().into_owned()).collect();
    opening.sort();
    // The pages of a file that SQLite cannot open are looked at one by one, and the first ones put back on a copy; a data
    // file that was just made is searched; whether there is room is tried with a file of its own.
    assert_eq!(
        opening,
        [
            "erase.rs",
            "error.rs",
            "key.rs",
            "lock_file.rs",
            "migrate/tests.rs",
            "process.rs",
            "salvage/first_page.rs",
            "salvage/mod.rs",
            "write.rs"
        ]
    );
}
