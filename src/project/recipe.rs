//! Recipes as files: how an export is read, kept to be run again next month or by a colleague.

use crate::model::{Language, Recipe};
use crate::tr;
use crate::words::Say;
use std::io::{Error, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// A larger file is no recipe.
const MOST_BYTES: u64 = 4 << 20;

/// Why a recipe is not read or written.
#[derive(Debug)]
pub enum RecipeError {
    /// The system does not give or take the file.
    Io {
        /// Which.
        path: PathBuf,
        /// What the system says.
        error: Error,
    },
    /// It is not written as recipes are.
    Damaged {
        /// Which.
        path: PathBuf,
        /// In which line.
        line: usize,
        /// What is wrong there.
        reason: String,
    },
}

impl Say for RecipeError {
    fn say(&self, language: Language) -> String {
        match self {
            Self::Io { path, error } => {
                format!("{}\n{}", tr!(language, "recipe-unreadable", reason = error.to_string()), path.display())
            }
            Self::Damaged { path, line, reason } => {
                let (line, reason) = (line.to_string(), reason.clone());
                format!("{}\n{}", tr!(language, "recipe-damaged", line = line, reason = reason), path.display())
            }
        }
    }
}

/// Reads a recipe.
pub fn read(path: &Path) -> Result<Recipe, RecipeError> {
    let io = |error| RecipeError::Io { path: path.to_owned(), error };
    let about = std::fs::metadata(path).map_err(io)?;
    if !about.is_file() || about.len() > MOST_BYTES {
        return Err(io(Error::from(ErrorKind::InvalidInput)));
    }
    let mut text = String::new();
    std::fs::File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text)).map_err(io)?;
    ron::from_str(&text).map_err(|error| RecipeError::Damaged {
        path: path.to_owned(),
        line: error.span.start.line,
        reason: error.code.to_string(),
    })
}

/// Writes a recipe. A file of that name is replaced once the new one is whole.
pub fn write(path: &Path, recipe: &Recipe) -> Result<(), RecipeError> {
    let text = ron::ser::to_string_pretty(recipe, ron::ser::PrettyConfig::default());
    let text = text.expect("plain data always becomes RON");
    let beside = path.with_extension("ron-new");
    let io = |error| RecipeError::Io { path: path.to_owned(), error };
    let written = std::fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| std::fs::rename(&beside, path)).map_err(|error| {
        // Half a recipe is none.
        let _ = std::fs::remove_file(&beside);
        io(error)
    })
}
