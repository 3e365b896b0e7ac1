//! What a recipe means for one file: which cell is read as what, and one row made an event or a complaint.

mod names;
mod row_reader;

pub(in crate::tracking) use names::{column_names, names_of, numbered};
pub(in crate::tracking) use row_reader::{Wrong, amount};

use super::columns::Part;
use super::error::{ReadError, Reason, Rejected};
use super::header;
use super::input::{Block, text_of};
use super::paths_cell::PathPlaces;
use super::pseudonym::Pseudonyms;
use super::rows::{Row, Rows, line_ends};
use super::time::Clock;
use crate::model::{ColumnRole, Duplicates, Recipe, RecipeColumn, SourceKind};
use chrono_tz::Tz;
use encoding_rs::Encoding;
use names::Names;
use row_reader::{RowReader, is_total};
use std::path::Path;

/// A file of events has fewer columns; more come from a file that means something else.
pub(in crate::tracking) const MOST_COLUMNS: usize = 10_000;
/// As many complaints are kept; all are counted.
pub(in crate::tracking) const MOST_REJECTED: usize = 10_000;
/// As many characters of a complaint's text are kept.
const LONGEST_TEXT: usize = 200;

/// Where in a row each thing stands.
#[derive(Debug, Clone)]
pub(in crate::tracking) struct Plan {
    recipe: Recipe,
    delimiter: u8,
    names: Vec<String>,
    expected: usize,
    places: Places,
    pub(in crate::tracking) field_names: Vec<String>,
    clock: Clock,
}

/// The columns that are read, by their places in the file.
#[derive(Debug, Clone, Default)]
struct Places {
    customer: usize,
    time: usize,
    end: Option<usize>,
    value: Option<usize>,
    fields: Vec<usize>,
    /// Of the conditions that turn rows away, the refusing ones first.
    conditions: Vec<usize>,
    /// What makes two rows the same one; empty: every column.
    key: Vec<usize>,
    /// Where every row is a whole path.
    path: Option<PathPlaces>,
}

impl Places {
    /// Finds the columns of a recipe by their names.
    fn find(recipe: &Recipe, mut place: impl FnMut(&str) -> Result<usize, ReadError>) -> Result<Self, ReadError> {
        let columns = &recipe.columns;
        let mut of_role = |role| only_one(columns, role)?.map(|at| place(&columns[at].name)).transpose();
        let path = of_role(ColumnRole::Path)?;
        let (conversions, none) = (of_role(ColumnRole::Conversions)?, of_role(ColumnRole::NoConversions)?);
        let (customer, time) = (of_role(ColumnRole::Customer)?, of_role(ColumnRole::Time)?);
        let (end, value) = (of_role(ColumnRole::EndTime)?, of_role(ColumnRole::Value)?);
        if path.is_none() && customer.is_none() {
            return Err(ReadError::NoCustomerColumn);
        }
        if path.is_none() && time.is_none() {
            return Err(ReadError::NoTimeColumn);
        }
        let fields = fields_of(columns).0.into_iter().map(|at| place(&columns[at].name)).collect::<Result<_, _>>()?;
        let conditions = recipe.refusing.iter().chain(&recipe.excluded);
        let conditions = conditions.map(|condition| place(&condition.field)).collect::<Result<_, _>>()?;
        let key = match recipe.duplicates {
            Duplicates::EqualKeys => recipe.duplicate_key.iter().map(|name| place(name)).collect::<Result<_, _>>()?,
            Duplicates::Keep | Duplicates::EqualRows => Vec::new(),
        };
        Ok(Self {
            customer: customer.unwrap_or_default(),
            time: time.unwrap_or_default(),
            end,
            value,
            fields,
            conditions,
            key,
            path: path.map(|path| PathPlaces { path, conversions, none }),
        })
    }
}

/// The names without which a file is not read by this recipe.
pub(in crate::tracking) fn needed_names(recipe: &Recipe) -> Vec<&str> {
    let kept = recipe.columns.iter().filter(|column| column.role != ColumnRole::LeftOut).map(|column| &column.name);
    let conditions = recipe.refusing.iter().chain(&recipe.excluded).map(|condition| &condition.field);
    let is_key = recipe.duplicates == Duplicates::EqualKeys;
    let key = recipe.duplicate_key.iter().filter(|_| is_key);
    kept.chain(conditions).chain(key).map(String::as_str).collect()
}

impl Plan {
    /// The plan of a recipe, if it makes sense by itself.
    pub(in crate::tracking) fn new(recipe: &Recipe, path: &Path) -> Result<Self, ReadError> {
        let columns = &recipe.columns;
        if columns.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: columns.len(), path: path.to_owned() });
        }
        let zone: Tz = recipe.time_zone.parse().map_err(|_| ReadError::BadTimeZone(recipe.time_zone.clone()))?;
        only_one(columns, ColumnRole::Event)?;
        only_one(columns, ColumnRole::Channel)?;
        let delimiter = delimiter_of(recipe)?;
        encoding_of(recipe)?;
        let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
        let places = Places::find(recipe, |name| place_of(&names, name, path))?;
        let mut field_names = fields_of(columns).1;
        if places.path.is_some() {
            field_names = vec!["event".to_owned(), "channel".to_owned()];
        }
        Ok(Self {
            delimiter: if is_plain_text(recipe) { delimiter } else { b',' },
            expected: expected_cells(recipe, &names),
            clock: Clock::new(recipe.time_format, zone),
            recipe: recipe.clone(),
            names,
            places,
            field_names,
        })
    }

    pub(in crate::tracking) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Which fields keep the whole of a web address.
    pub(in crate::tracking) fn whole_addresses(&self) -> Vec<bool> {
        if self.places.path.is_some() {
            return vec![true; self.field_names.len()];
        }
        let is_whole = |place: usize| self.recipe.whole_addresses.contains(&self.recipe.columns[place].name);
        fields_of(&self.recipe.columns).0.into_iter().map(is_whole).collect()
    }

    /// How many conditions turn rows away.
    pub(in crate::tracking) fn conditions(&self) -> usize {
        self.places.conditions.len()
    }

    /// Takes the header off the first blocks, with what stands above it, and finds the recipe's columns by it, so that a
    /// recipe outlives columns that moved or came.
    pub(in crate::tracking) fn begin(&mut self, wave: &mut [Block], path: &Path) -> Result<(), ReadError> {
        let in_rows = is_plain_text(&self.recipe) || self.recipe.format == SourceKind::Workbook;
        if !self.recipe.header || !in_rows {
            return Ok(());
        }
        let Some(block) = wave.iter_mut().find(|block| !block.is_broken) else { return Ok(()) };
        let needed = needed_names(&self.recipe);
        let has = |names: &[String], wanted: &str| names.iter().any(|name| name == wanted);
        let found = header::find(&block.bytes, self.delimiter, &needed, &self.names, has, path)?;
        block.bytes.drain(..found.end);
        block.lines_taken = found.lines;
        if let Some(numbers) = &mut block.numbers {
            numbers.drain(..found.rows.min(numbers.len()));
        }
        if found.names != self.names {
            self.places = Places::find(&self.recipe, |name| place_of(&found.names, name, path))?;
            (self.expected, self.names) = (found.names.len(), found.names);
        }
        Ok(())
    }

    /// The events and complaints of one block.
    pub(in crate::tracking) fn read(&self, block: &Block, pseudonyms: &Pseudonyms) -> Part {
        let mut part = Part::new(self.field_names.len(), self.conditions());
        if block.is_broken {
            part.read = 1;
            part.lines = line_ends(&block.bytes);
            let (column, text, file) = (String::new(), shown(&block.bytes), String::new());
            part.reject(Rejected { line: 0, column, reason: Reason::OpenQuote, text, file });
            return part;
        }
        part.complain(&block.complaints);
        let mut reader = RowReader::new(self, block, pseudonyms);
        let mut rows = Rows::new(&block.bytes, self.delimiter);
        let mut place = 0;
        while let Some(row) = rows.next() {
            part.read += 1;
            if let Err((column, reason)) = reader.read(&row, &mut part) {
                let mut complaint = self.complaint(&row, column, reason);
                complaint.line = match &block.numbers {
                    Some(numbers) => numbers.get(place).copied().unwrap_or_default(),
                    None => complaint.line + block.lines_taken,
                };
                part.reject(complaint);
            }
            place += 1;
        }
        part.is_numbered = block.numbers.is_some();
        if part.is_numbered && !block.complaints.is_empty() {
            part.complaints.sort_by_key(|complaint| complaint.line);
        }
        part.lines = block.lines_taken + rows.lines();
        part
    }

    fn complaint(&self, row: &Row<'_>, place: Option<usize>, reason: Reason) -> Rejected {
        let is_unnamed = matches!(reason, Reason::NoCustomer | Reason::NoTime | Reason::TooFewColumns { .. });
        if (is_unnamed || reason == Reason::BadTime) && is_total(row) {
            let (column, text, file) = (String::new(), shown(row.whole()), String::new());
            return Rejected { line: row.lines_before, column, reason: Reason::TotalLine, text, file };
        }
        let column = place.map_or_else(String::new, |place| self.names[place].clone());
        let text = place.map_or_else(|| row.whole(), |place| row.cell(place));
        Rejected { line: row.lines_before, column, reason, text: shown(text), file: String::new() }
    }
}

/// Delimited text that is read as it stands; where something inside a cell is asked for, it is taken apart first.
pub(in crate::tracking) fn is_plain_text(recipe: &Recipe) -> bool {
    let names: Vec<String> = recipe.columns.iter().map(|column| column.name.clone()).collect();
    let asks_inside = || needed_names(recipe).iter().any(|name| is_inside(&names, name));
    recipe.format == SourceKind::Csv && !(recipe.json_cells && asks_inside())
}

/// How many cells a row has: what is inside cells has none of its own until they are taken apart.
fn expected_cells(recipe: &Recipe, names: &[String]) -> usize {
    let is_own = |name: &&String| !(recipe.json_cells && is_plain_text(recipe) && is_inside(names, name));
    if recipe.json_cells { names.iter().filter(is_own).count() } else { names.len() }
}

/// Whether a column is a path inside another one.
fn is_inside(names: &[String], name: &str) -> bool {
    let is_around = |outer: &String| name.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with('.'));
    name.contains('.') && names.iter().any(is_around)
}

fn place_of(names: &[String], name: &str, path: &Path) -> Result<usize, ReadError> {
    let missing = || ReadError::MissingColumn { name: name.to_owned(), path: path.to_owned() };
    names.iter().position(|found| found == name).ok_or_else(missing)
}

fn shown(bytes: &[u8]) -> String {
    let mut end = bytes.len().min(LONGEST_TEXT * 4);
    // Not within a character.
    while bytes.get(end).is_some_and(|byte| byte & 0xC0 == 0x80) && end > 0 {
        end -= 1;
    }
    text_of(&bytes[..end]).trim().chars().take(LONGEST_TEXT).collect()
}

fn only_one(columns: &[RecipeColumn], role: ColumnRole) -> Result<Option<usize>, ReadError> {
    let mut places = columns.iter().enumerate().filter(|(_, column)| column.role == role).map(|(place, _)| place);
    let first = places.next();
    if places.next().is_some() { Err(ReadError::RoleTwice(role)) } else { Ok(first) }
}

/// The delimiter of a recipe; a comma where the form of the file has none.
pub(in crate::tracking) fn delimiter_of(recipe: &Recipe) -> Result<u8, ReadError> {
    if recipe.format != SourceKind::Csv {
        return Ok(b',');
    }
    u8::try_from(recipe.delimiter)
        .ok()
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n\0".contains(byte))
        .ok_or(ReadError::BadDelimiter(recipe.delimiter))
}

/// The encoding of a recipe; UTF-8 where it says none.
pub(in crate::tracking) fn encoding_of(recipe: &Recipe) -> Result<&'static Encoding, ReadError> {
    if recipe.encoding.is_empty() {
        return Ok(encoding_rs::UTF_8);
    }
    Encoding::for_label_no_replacement(recipe.encoding.as_bytes())
        .ok_or_else(|| ReadError::BadEncoding(recipe.encoding.clone()))
}

/// The places of the kept columns and the names of their fields: `event`, `channel`, then the others as they stand.
fn fields_of(columns: &[RecipeColumn]) -> (Vec<usize>, Vec<String>) {
    let mut names = Names::default();
    let mut fields: Vec<(usize, String)> = Vec::new();
    for (role, name) in [(ColumnRole::Event, "event"), (ColumnRole::Channel, "channel")] {
        if let Some(place) = columns.iter().position(|column| column.role == role) {
            fields.push((place, names.give(name)));
        }
    }
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| column.role == ColumnRole::Field) {
        // Another column plays this part, or has the same name in a recipe written by hand.
        let name = if names.has(&column.name) { format!("{} (column)", column.name) } else { column.name.clone() };
        fields.push((place, names.give(&name)));
    }
    fields.into_iter().unzip()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Condition;

    fn columns(roles: &[(&str, ColumnRole)]) -> Vec<RecipeColumn> {
        roles.iter().map(|(name, role)| RecipeColumn { name: (*name).to_owned(), role: *role }).collect()
    }

    #[test]
    fn fields_have_names_of_their_own() {
        use ColumnRole::*;
        let columns = columns(&[
            ("id", Customer),
            ("event", Field),
            ("city", Field),
            ("step", Event),
            ("channel", Field),
            ("event (column)", Field),
        ]);
        let (places, names) = fields_of(&columns);
        assert_eq!(places, [3, 1, 2, 4, 5]);
        assert_eq!(names, ["event", "event (column)", "city", "channel", "event (column) (column)"]);
    }

    #[test]
    fn a_recipe_that_makes_no_sense_is_refused_by_name() {
        use ColumnRole::*;
        let refused =
            |recipe: Recipe| Plan::new(&recipe, std::path::Path::new("x")).err().map(|error| format!("{error:?}"));
        let good = Recipe {
            delimiter: ';',
            columns: columns(&[("who", Customer), ("when", Time)]),
            time_zone: "Europe/Paris".to_owned(),
            ..Recipe::default()
        };
        assert_eq!(refused(good.clone()), None);
        let cases = [
            (Recipe { delimiter: '"', ..good.clone() }, "BadDelimiter('\"')"),
            (Recipe { time_zone: "Paris".to_owned(), ..good.clone() }, "BadTimeZone(\"Paris\")"),
            (Recipe { columns: columns(&[("when", Time)]), ..good.clone() }, "NoCustomerColumn"),
            (Recipe { columns: columns(&[("who", Customer)]), ..good.clone() }, "NoTimeColumn"),
            (
                Recipe { columns: columns(&[("a", Customer), ("b", Customer), ("t", Time)]), ..good.clone() },
                "RoleTwice(Customer)",
            ),
            (
                Recipe { excluded: vec![Condition::is("bot", "yes")], ..good },
                "MissingColumn { name: \"bot\", path: \"x\" }",
            ),
        ];
        for (recipe, expected) in cases {
            assert_eq!(refused(recipe).as_deref(), Some(expected));
        }
    }
}
