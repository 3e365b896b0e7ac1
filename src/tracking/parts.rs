//! Files that were chosen together, put together by their shape: what one recipe reads is one source.
//!
//! A folder may hold the same export day by day, which is one source, or the orders, customers and refunds of a shop,
//! which are three.

use super::error::ReadError;
use super::files::{files_of, name_of};
use super::guess::{Guess, guess_files};
use super::input::bytes::Bytes;
use super::plan::{is_plain_text, needed_names};
use crate::model::{ColumnRole, Recipe, SourceKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};

/// The first line of a table is compared up to here.
const LINE: usize = 4 << 10;

/// Files that are read by one recipe.
#[derive(Debug)]
pub struct Part {
    /// In the order in which they were given.
    pub files: Vec<PathBuf>,
    /// How they are read, or why they cannot be.
    pub guess: Result<Guess, ReadError>,
}

/// Puts files together by their shape, in the order in which they were given. Of files that look alike only one is
/// guessed from.
pub fn parts(files: &[PathBuf], time_zone: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for alike in series(files) {
        let guess = guess_files(&alike, time_zone);
        let fitting = parts.iter_mut().find(|part| match (&part.guess, &guess) {
            (Ok(first), Ok(other)) => fits(&first.recipe, other),
            _ => false,
        });
        match fitting {
            Some(part) => part.add(alike, guess),
            None => parts.push(Part { files: alike, guess }),
        }
    }
    join_empty_files(&mut parts);
    let places: FxHashMap<&PathBuf, usize> = files.iter().zip(0..).collect();
    parts.iter_mut().for_each(|part| part.files.sort_by_key(|file| places.get(file)));
    parts
}

/// Days without events go with the days that have some.
fn join_empty_files(parts: &mut Vec<Part>) {
    let is_empty = |part: &Part| matches!(part.guess, Err(ReadError::Empty(_)));
    if let Some(first) = parts.iter().position(|part| part.guess.is_ok()) {
        let empty: Vec<PathBuf> =
            parts.iter_mut().filter(|part| is_empty(part)).flat_map(|part| part.files.drain(..)).collect();
        parts[first].files.extend(empty);
        parts.retain(|part| !part.files.is_empty());
    }
}

/// The files that a recipe reads: of folders those of its shape, all others as they are.
pub fn files_for(paths: &[PathBuf], recipe: &Recipe) -> Result<Vec<PathBuf>, ReadError> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(files_of(path)?);
    }
    if files.len() == paths.len() {
        return Ok(files);
    }
    let reads = |part: &Part| part.guess.as_ref().is_ok_and(|guess| fits(recipe, guess));
    let mut parts = parts(&files, &recipe.time_zone);
    // Where no part is right, reading says what it misses.
    if parts.len() > 1 && parts.iter().any(reads) {
        parts.retain(reads);
        let right: FxHashSet<&PathBuf> = parts.iter().flat_map(|part| &part.files).collect();
        files.retain(|file| right.contains(file));
    }
    Ok(files)
}

impl Part {
    /// Whether it can be read as it is guessed.
    pub fn is_ready(&self) -> bool {
        self.guess.as_ref().is_ok_and(|guess| guess.lacks().is_none())
    }

    fn add(&mut self, files: Vec<PathBuf>, guess: Result<Guess, ReadError>) {
        self.files.extend(files);
        if let (Ok(known), Ok(more)) = (&mut self.guess, guess) {
            known.files += more.files;
            known.bytes += more.bytes;
        }
    }
}

/// Files whose names differ in digits only and whose tables begin with the same line.
fn series(files: &[PathBuf]) -> Vec<Vec<PathBuf>> {
    let mut series: Vec<(Likeness, Vec<PathBuf>)> = Vec::new();
    for file in files {
        let likeness = Likeness::of(file);
        match series.iter_mut().find(|(known, _)| *known == likeness) {
            Some((_, alike)) => alike.push(file.clone()),
            None => series.push((likeness, vec![file.clone()])),
        }
    }
    series.into_iter().map(|(_, alike)| alike).collect()
}

/// What is seen of a file at first sight.
#[derive(PartialEq)]
struct Likeness {
    name: String,
    /// The first line of a table; nothing of other forms, whose first line is an event.
    line: Vec<u8>,
}

impl Likeness {
    fn of(path: &Path) -> Self {
        let name = name_of(path).to_lowercase().chars().filter(|letter| !letter.is_ascii_digit()).collect();
        let mut head = Vec::new();
        // A file that cannot be read says so when it is guessed from.
        let read = Bytes::open(path).and_then(|mut bytes| bytes.fill(LINE, &mut head));
        let is_table = read.is_ok() && !head.starts_with(b"PAR1") && !head.starts_with(b"PK");
        let is_table = is_table && !matches!(head.trim_ascii_start().first(), Some(b'{' | b'[' | b'<'));
        let line = head.split(|byte| *byte == b'\n').next().filter(|_| is_table).unwrap_or_default();
        Self { name, line: line.to_vec() }
    }
}

/// Whether a file that was guessed from can be read by this recipe too.
fn fits(recipe: &Recipe, guess: &Guess) -> bool {
    let other = &guess.recipe;
    let same_text = recipe.encoding == other.encoding || recipe.encoding == "UTF-8" && other.encoding == "windows-1252";
    // A file of one record may be a line or a document.
    let same_kind = match (recipe.format, other.format) {
        (SourceKind::Json, SourceKind::JsonLines) => true,
        (SourceKind::JsonLines, SourceKind::Json) => guess.rows == 1,
        (kind, others) => kind == others,
    };
    let same_form = same_kind && (recipe.delimiter, recipe.header) == (other.delimiter, other.header);
    let same_list = (&recipe.events_in, &recipe.known) == (&other.events_in, &other.known);
    let has = |name: &str| other.columns.iter().any(|column| column.name == name);
    same_form && same_text && same_list && names_to_have(recipe).into_iter().all(has)
}

/// Tables must have every column that is kept. Records lack what has no value, so only what makes events of them counts.
fn names_to_have(recipe: &Recipe) -> Vec<&str> {
    if is_plain_text(recipe) || recipe.format == SourceKind::Workbook {
        return needed_names(recipe);
    }
    let makes_events = |role| matches!(role, ColumnRole::Customer | ColumnRole::Time | ColumnRole::Path);
    recipe.columns.iter().filter(|column| makes_events(column.role)).map(|column| column.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::name_of_files;

    fn folder(files: &[(&str, &str)]) -> (tempfile::TempDir, Vec<PathBuf>) {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let paths = files_of(folder.path()).unwrap();
        (folder, paths)
    }

    fn names(parts: &[Part]) -> Vec<Vec<String>> {
        parts.iter().map(|part| part.files.iter().map(|file| name_of(file)).collect()).collect()
    }

    const DAY: &str = "user_id,timestamp,event\nu1,2026-09-01 10:00:00,view\nu1,2026-09-01 10:05:00,buy\n";

    #[test]
    fn days_of_one_export_are_one_part_and_other_tables_are_others() {
        let more =
            DAY.replace("event\n", "event,device\n").replace("view\n", "view,phone\n").replace("buy\n", "buy,phone\n");
        let (folder, files) = folder(&[
            ("clicks-01.csv", DAY),
            ("clicks-02.csv", DAY),
            ("clicks-03.csv", ""),
            ("clicks-04.csv", &more),
            ("refunds.csv", "order_id,created_at,note\n1,2026-09-02,broken\n2,2026-09-03,late\n"),
        ]);
        let parts = parts(&files, "UTC");
        let days = ["clicks-01.csv", "clicks-02.csv", "clicks-03.csv", "clicks-04.csv"].map(str::to_owned).to_vec();
        assert_eq!(names(&parts), [days, vec!["refunds.csv".to_owned()]]);
        assert_eq!(name_of_files(&parts[0].files), "clicks-01.csv + 3");
        let guess = parts[0].guess.as_ref().unwrap();
        assert_eq!((guess.files, guess.bytes), (3, (2 * DAY.len() + more.len()) as u64));
        let read = files_for(&[folder.path().to_owned()], &guess.recipe).unwrap();
        assert_eq!(read, parts[0].files, "the folder is read again without what is not of this shape");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_a_part_that_says_why() {
        let (_folder, files) = folder(&[("a.csv", DAY), ("b.csv", "BZh91AY&SY")]);
        let parts = parts(&files, "UTC");
        assert_eq!(names(&parts), [["a.csv"], ["b.csv"]]);
        assert!(matches!(parts[1].guess, Err(ReadError::Compressed(_))));
    }

    #[test]
    fn records_of_one_export_are_one_part_though_some_lack_a_value() {
        let line = |rest: &str| {
            format!("{{\"user_id\":\"u\",\"timestamp\":\"2026-09-01T10:00:00Z\",\"event\":\"view\"{rest}}}\n")
        };
        let (_folder, files) = folder(&[
            ("a.jsonl", &line(",\"page\":\"home\"").repeat(3)),
            ("b.jsonl", &line("").repeat(3)),
            ("c.jsonl", "{\"campaign\":\"spring\",\"sent\":\"2026-09-01T10:00:00Z\"}\n"),
        ]);
        assert_eq!(names(&parts(&files, "UTC")), [vec!["a.jsonl", "b.jsonl"], vec!["c.jsonl"]]);
    }
}
