//! Guessing how a file is read, from its beginning, so that most people change nothing.

mod offers;
pub(super) mod roles_of;
mod seen;
pub(super) mod table;

pub use offers::{Offer, OfferKind};

use super::error::ReadError;
use super::files::files_of;
use super::formats::{nested_columns, taste};
use super::input::{kind_of, sample};
use super::known::{self, Known};
use super::roles::RoleReason;
use crate::model::{ColumnRole, Language, Recipe, RecipeColumn, SourceKind, TimeFormat};
use crate::tr;
use crate::words::Say;
use roles_of::roles_of;
pub(super) use seen::Seen;
use std::path::{Path, PathBuf};
use table::{Table, delimiter_of, rows_of, table_of};

/// As many rows are shown.
const PREVIEW_ROWS: usize = 50;

/// A proposal how to read a file, with what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The proposal. It may lack a customer or a time column, which the user must then choose.
    pub recipe: Recipe,
    /// The export that the file was recognised as.
    pub known: Option<Recognised>,
    /// What was seen of each column of the recipe.
    pub columns: Vec<ColumnGuess>,
    /// The first rows below the header, as they stand; a row may be shorter or longer than the header.
    pub preview: Vec<Vec<String>>,
    /// Rows looked at.
    pub rows: usize,
    /// A time that can be read day first and month first, as all of them can: the user must say.
    pub ambiguous_date: Option<String>,
    /// Whether the times say no zone, so that the recipe's zone is assumed.
    pub zone_assumed: bool,
    /// Rows that one may want to leave out. None is, until the user says so.
    pub offers: Vec<Offer>,
    /// Files of the source.
    pub files: usize,
    /// Bytes in all of them.
    pub bytes: u64,
}

impl Guess {
    /// What must be said before the file can be read by this proposal.
    pub fn lacks(&self) -> Option<ReadError> {
        let has = |role| self.recipe.columns.iter().any(|column| column.role == role);
        match (has(ColumnRole::Path), has(ColumnRole::Customer), has(ColumnRole::Time)) {
            (false, false, _) => Some(ReadError::NoCustomerColumn),
            (false, true, false) => Some(ReadError::NoTimeColumn),
            _ => None,
        }
    }
}

/// An export whose mapping is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recognised {
    /// Its name, as its maker writes it.
    pub name: &'static str,
    /// Whether the mapping was tried on a real export; else it follows the published description.
    pub tried: bool,
}

impl Say for Recognised {
    fn say(&self, language: Language) -> String {
        match self.tried {
            true => tr!(language, "known-tried", name = self.name),
            false => tr!(language, "known-not-tried", name = self.name),
        }
    }
}

/// What was seen of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnGuess {
    /// Why it has its role.
    pub why: RoleReason,
    /// A few of its values.
    pub samples: Vec<String>,
    /// Distinct values in the rows looked at.
    pub distinct: usize,
    /// Rows without a value.
    pub empty: usize,
    /// How its times are written, if that is what it holds.
    pub time_format: Option<TimeFormat>,
}

/// Proposes how to read a file, or the files of a folder by the first of them. `time_zone` is the IANA name of the zone
/// that times without one are assumed in.
pub fn guess(path: &Path, time_zone: &str) -> Result<Guess, ReadError> {
    guess_files(&files_of(path)?, time_zone)
}

/// Proposes how to read several files as one source, by the first of them.
pub(super) fn guess_files(files: &[PathBuf], time_zone: &str) -> Result<Guess, ReadError> {
    // An empty file among others says nothing.
    let holds_something = |file: &&PathBuf| std::fs::metadata(file).is_ok_and(|found| found.len() > 0);
    let first = files.iter().find(holds_something).or(files.first());
    let first = first.ok_or_else(|| ReadError::NoTable(PathBuf::new()))?;
    let (kind, encoding) = kind_of(first)?;
    let (encoding, time_zone) = (encoding.name().to_owned(), time_zone.to_owned());
    let begun = Recipe { format: kind, encoding, time_zone, ..Recipe::default() };
    let looked_at = match kind {
        SourceKind::Csv => text(first, begun)?,
        _ => records(first, begun)?,
    };
    let mut guess = looked_at.guess(first)?;
    guess.files = files.len();
    guess.bytes = files.iter().map(|file| std::fs::metadata(file).map_or(0, |found| found.len())).sum();
    Ok(guess)
}

/// A file as far as it was looked at.
struct LookedAt {
    /// What is known of the recipe without its columns.
    recipe: Recipe,
    table: Table,
    /// Columns that are columns of the file; those behind them are inside cells.
    outer: usize,
}

fn text(path: &Path, mut recipe: Recipe) -> Result<LookedAt, ReadError> {
    let sample = sample(path)?;
    let delimiter = delimiter_of(&sample.text);
    let mut table = table_of(rows_of(&sample.text, delimiter, path)?);
    (recipe.delimiter, recipe.header) = (char::from(delimiter), table.header);
    recipe.encoding = sample.encoding.name().to_owned();
    let outer = table.names.len();
    if table.rows.iter().take(100).flatten().any(|cell| cell.starts_with('{') && cell.ends_with('}')) {
        let inside = nested_columns(&table.names, &table.rows);
        if (outer + 1..=super::MOST_COLUMNS).contains(&inside.names.len()) {
            recipe.json_cells = true;
            (table.names, table.rows) = (inside.names, inside.rows);
        }
    }
    Ok(LookedAt { recipe, table, outer })
}

fn records(path: &Path, mut recipe: Recipe) -> Result<LookedAt, ReadError> {
    let mut tasted = taste(path, &recipe)?;
    // Events inside every object of a list are known by the export's name only.
    if let Some(inside) = known::events_in(&tasted.names).filter(|_| tasted.events_in.is_empty()) {
        recipe.events_in = inside.to_owned();
        tasted = taste(path, &recipe)?;
    }
    (recipe.events_in, recipe.sheet) = (tasted.events_in, tasted.sheet);
    let table = if recipe.format == SourceKind::Workbook {
        table_of(tasted.rows)
    } else {
        Table { names: tasted.names, rows: tasted.rows, header: true }
    };
    recipe.header = table.header;
    let outer = table.names.len();
    Ok(LookedAt { recipe, table, outer })
}

impl LookedAt {
    fn guess(self, path: &Path) -> Result<Guess, ReadError> {
        let Self { mut recipe, table, outer } = self;
        let Table { names, mut rows, .. } = table;
        if rows.is_empty() {
            return Err(ReadError::NoRows(path.to_owned()));
        }
        let within = recipe.events_in.clone();
        let known = known::recognise(&names);
        let see = |(place, name)| Seen::new(name, &within, place, &rows);
        let seen: Vec<Seen> = names.into_iter().enumerate().map(see).collect();
        let roles = match known {
            Some(known) => known.roles(&seen, outer),
            None => by_looks(&seen, outer),
        };
        let time = roles.iter().position(|(role, _)| *role == ColumnRole::Time).map(|place| &seen[place]);
        let path_column = roles.iter().position(|(role, _)| *role == ColumnRole::Path);
        recipe.path_separator = path_column.map(|place| arrow_of(&seen[place])).unwrap_or_default();
        let column = |(seen, (role, _)): (&Seen, &(ColumnRole, RoleReason))| RecipeColumn {
            name: seen.name.clone(),
            role: *role,
        };
        recipe.columns = seen.iter().zip(&roles).map(column).collect();
        recipe.time_format = time.and_then(|seen| seen.time_format).unwrap_or_default();
        recipe.known = known.map_or_else(String::new, |known| known.id.to_owned());
        Ok(Guess {
            known: known.map(Known::recognised),
            ambiguous_date: time.and_then(|seen| seen.ambiguous.clone()),
            zone_assumed: time.is_some_and(|seen| seen.lacks_zone),
            offers: if path_column.is_some() { Vec::new() } else { offers::offers(&seen, &rows) },
            columns: seen.into_iter().zip(roles).map(|(seen, (_, why))| seen.guessed(why)).collect(),
            rows: rows.len(),
            preview: rows.drain(..rows.len().min(PREVIEW_ROWS)).collect(),
            files: 1,
            bytes: 0,
            recipe,
        })
    }
}

/// The roles of the columns of the file; what is inside cells is offered, but left out.
fn by_looks(seen: &[Seen], outer: usize) -> Vec<(ColumnRole, RoleReason)> {
    let mut roles = roles_of(&seen[..outer]);
    roles.resize(seen.len(), (ColumnRole::LeftOut, RoleReason::InsideCell));
    roles
}

/// What stands between the steps of paths.
fn arrow_of(seen: &Seen) -> String {
    let has = |arrow: &&str| seen.samples.iter().any(|sample| sample.contains(*arrow));
    ["->", "→", ">"].iter().find(|arrow| has(arrow)).map_or(">", |arrow| *arrow).to_owned()
}
