//! The sample as a project of its own, with its example events imported the ordinary way.

use super::open::Project;
use super::{sample, sample_log};
use crate::file::FileError;
use crate::model::Language;
use crate::tracking::{self, Progress, ReadError};
use crate::words::Say;
use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The name of the sample's file.
fn name(language: Language) -> &'static str {
    match language {
        Language::English => "hedge-trimmer",
        Language::French => "taille-haie",
    }
}

/// The sample in this folder; made where it is not there yet. One that was changed stays as it is.
pub fn open_or_make(folder: &Path, language: Language) -> Result<PathBuf, FileError> {
    let path = folder.join(format!("{}.parcours", name(language)));
    if !path.exists() {
        make(&path, language)?;
    }
    Ok(path)
}

/// Makes the sample's file, its event log beside it, and imports the log.
pub fn make(path: &Path, language: Language) -> Result<Project, FileError> {
    let other = |path: &Path, reason: String| FileError::Other { path: path.to_owned(), reason };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| other(folder, error.to_string()))?;
    }
    let log = path.with_extension("events.csv");
    write_log(&log).map_err(|error| other(&log, error.to_string()))?;
    let today = chrono::Local::now().date_naive();
    let mut project = Project::create(path, sample::records(language, today))?;
    let read = |error: ReadError| other(&log, error.say(language));
    let guess = tracking::guess(&log, &project.records().project().time_zone).map_err(read)?;
    let key = project.pseudonym_key()?;
    let imported = tracking::read(&log, &guess.recipe, &key, &Progress::default()).map_err(read)?;
    let fingerprint = tracking::fingerprint(std::slice::from_ref(&log), &Progress::default()).map_err(read)?;
    let source = project.new_source(std::slice::from_ref(&log), fingerprint, &guess.recipe, guess.zone_assumed);
    let stored = project.shelf().put(imported)?;
    project.take(source, stored)?;
    project.wait_saved()?;
    Ok(project)
}

fn write_log(path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(fs::File::create(path)?);
    sample_log::write_log(&mut out)?;
    out.flush()
}
