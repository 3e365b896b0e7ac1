//! What a recipe means for one file: which cell is read as what, and one row made an event or a complaint.

use super::columns::Part;
use super::error::{ReadError, Reason, Rejected};
use super::input::{Block, text_of};
use super::money;
use super::pseudonym::Pseudonyms;
use super::rows::{Row, Rows, line_ends};
use super::time::Clock;
use crate::model::{ColumnRole, Recipe, RecipeColumn};
use chrono_tz::Tz;
use encoding_rs::Encoding;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::Path;

/// A file of events has fewer columns; more come from a file that means something else.
pub(super) const MOST_COLUMNS: usize = 10_000;
/// As many complaints are kept; all are counted.
pub(super) const MOST_REJECTED: usize = 10_000;
/// As many characters of a complaint's text are kept.
const LONGEST_TEXT: usize = 200;

/// Where in a row each thing stands.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    delimiter: u8,
    has_header: bool,
    names: Vec<String>,
    expected: usize,
    customer: usize,
    time: usize,
    end: Option<usize>,
    value: Option<usize>,
    fields: Vec<usize>,
    pub(super) field_names: Vec<String>,
    clock: Clock,
}

impl Plan {
    /// The plan of a recipe, if it makes sense by itself.
    pub(super) fn new(recipe: &Recipe, path: &Path) -> Result<Self, ReadError> {
        let columns = &recipe.columns;
        if columns.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: columns.len(), path: path.to_owned() });
        }
        let zone: Tz = recipe.time_zone.parse().map_err(|_| ReadError::BadTimeZone(recipe.time_zone.clone()))?;
        let (fields, field_names) = fields_of(columns);
        only_one(columns, ColumnRole::Event)?;
        only_one(columns, ColumnRole::Channel)?;
        Ok(Self {
            delimiter: delimiter_of(recipe)?,
            has_header: recipe.header,
            names: columns.iter().map(|column| column.name.clone()).collect(),
            expected: columns.len(),
            customer: only_one(columns, ColumnRole::Customer)?.ok_or(ReadError::NoCustomerColumn)?,
            time: only_one(columns, ColumnRole::Time)?.ok_or(ReadError::NoTimeColumn)?,
            end: only_one(columns, ColumnRole::EndTime)?,
            value: only_one(columns, ColumnRole::Value)?,
            fields,
            field_names,
            clock: Clock::new(recipe.time_format, zone),
        })
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Takes the header off the first block and finds the recipe's columns by it, so that a recipe outlives columns that
    /// moved or came.
    pub(super) fn begin(&mut self, block: &mut Block, path: &Path) -> Result<u64, ReadError> {
        if !self.has_header || block.is_broken {
            return Ok(0);
        }
        let mut rows = Rows::new(&block.bytes, self.delimiter);
        let Some(header) = rows.next() else { return Ok(0) };
        if header.len() > MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: header.len(), path: path.to_owned() });
        }
        let width = header.len();
        let names = column_names(&header, width.max(self.expected));
        let (end, lines) = (rows.position(), rows.lines());
        if names != self.names {
            self.find_columns(names.into_iter().take(width).collect(), path)?;
        }
        block.bytes.drain(..end);
        Ok(lines)
    }

    fn find_columns(&mut self, names: Vec<String>, path: &Path) -> Result<(), ReadError> {
        let find = |place: usize| {
            let name = &self.names[place];
            names
                .iter()
                .position(|found| found == name)
                .ok_or_else(|| ReadError::MissingColumn { name: name.clone(), path: path.to_owned() })
        };
        let (customer, time) = (find(self.customer)?, find(self.time)?);
        let (end, value) = (self.end.map(find).transpose()?, self.value.map(find).transpose()?);
        let fields = self.fields.iter().map(|place| find(*place)).collect::<Result<_, _>>()?;
        (self.customer, self.time, self.end, self.value, self.fields) = (customer, time, end, value, fields);
        (self.expected, self.names) = (names.len(), names);
        Ok(())
    }

    /// The events and complaints of one block.
    pub(super) fn read(&self, block: &Block, pseudonyms: &Pseudonyms) -> Part {
        let mut part = Part::new(self.fields.len());
        if block.is_broken {
            part.read = 1;
            part.lines = line_ends(&block.bytes);
            part.reject(Rejected {
                line: 0,
                column: String::new(),
                reason: Reason::OpenQuote,
                text: shown(&block.bytes),
            });
            return part;
        }
        let mut clock = self.clock.clone();
        let mut pseudonyms = pseudonyms.clone();
        let mut rows = Rows::new(&block.bytes, self.delimiter);
        while let Some(row) = rows.next() {
            part.read += 1;
            if let Err((place, reason)) = self.read_row(&row, &mut clock, &mut pseudonyms, &mut part) {
                part.reject(self.complaint(&row, place, reason));
            }
        }
        part.lines = rows.lines();
        part
    }

    /// Puts the row into the part, or says which column is wrong and how; then the part is as it was.
    fn read_row(
        &self,
        row: &Row<'_>,
        clock: &mut Clock,
        pseudonyms: &mut Pseudonyms,
        part: &mut Part,
    ) -> Result<(), (Option<usize>, Reason)> {
        let (found, expected) = (row.len(), self.expected);
        match found.cmp(&expected) {
            std::cmp::Ordering::Less => return Err((None, Reason::TooFewColumns { found, expected })),
            std::cmp::Ordering::Greater => return Err((None, Reason::TooManyColumns { found, expected })),
            std::cmp::Ordering::Equal => {}
        }
        let customer = row.cell(self.customer);
        if customer.is_empty() {
            return Err((Some(self.customer), Reason::NoCustomer));
        }
        let time = moment(row, self.time, clock)?.ok_or((Some(self.time), Reason::NoTime))?;
        let end = self.end.map(|place| moment(row, place, clock)).transpose()?.flatten();
        let amount = self.value.map(|place| amount(row, place)).transpose()?.flatten();
        part.customers.push(pseudonyms.of(customer));
        part.times_ms.push(time);
        if self.end.is_some() {
            part.ends_ms.push(end.unwrap_or(i64::MIN));
        }
        if self.value.is_some() {
            part.push_amount(amount);
        }
        for (field, &place) in part.fields.iter_mut().zip(&self.fields) {
            field.push(row.cell(place));
        }
        Ok(())
    }

    fn complaint(&self, row: &Row<'_>, place: Option<usize>, reason: Reason) -> Rejected {
        let column = place.map_or_else(String::new, |place| self.names[place].clone());
        let text = place.map_or_else(|| row.whole(), |place| row.cell(place));
        Rejected { line: row.lines_before, column, reason, text: shown(text) }
    }
}

fn moment(row: &Row<'_>, place: usize, clock: &mut Clock) -> Result<Option<i64>, (Option<usize>, Reason)> {
    let text = row.cell(place);
    if text.is_empty() {
        return Ok(None);
    }
    clock.moment(text).map(Some).ok_or((Some(place), Reason::BadTime))
}

fn amount(row: &Row<'_>, place: usize) -> Result<Option<money::Amount>, (Option<usize>, Reason)> {
    let text = row.cell(place);
    if money::says_none(text) {
        return Ok(None);
    }
    money::parse(text).map(Some).ok_or((Some(place), Reason::BadAmount))
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

fn delimiter_of(recipe: &Recipe) -> Result<u8, ReadError> {
    u8::try_from(recipe.delimiter)
        .ok()
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n\0".contains(byte))
        .ok_or(ReadError::BadDelimiter(recipe.delimiter))
}

/// The encoding of a recipe.
pub(super) fn encoding_of(recipe: &Recipe) -> Result<&'static Encoding, ReadError> {
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

/// The names of a header, each once; `column 3` where it says nothing.
pub(super) fn column_names(header: &Row<'_>, width: usize) -> Vec<String> {
    let mut names = Names::default();
    let name = |place: usize| {
        let written = if place < header.len() { text_of(header.cell(place)) } else { "".into() };
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        names.give(&if written.is_empty() { numbered(place) } else { written })
    };
    (0..width).map(name).collect()
}

/// The name of a column without a name.
pub(super) fn numbered(place: usize) -> String {
    format!("column {}", place + 1)
}

/// Names that are given once only.
#[derive(Default)]
struct Names {
    given: FxHashSet<String>,
    /// The number to try next behind a name.
    next: FxHashMap<String, usize>,
}

impl Names {
    fn has(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    /// The name, with the first number behind it that makes it a new one.
    fn give(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        while !self.given.insert(name.clone()) {
            let number = self.next.entry(wanted.to_owned()).or_insert(2);
            name = format!("{wanted} ({number})");
            *number += 1;
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_header_names_every_column_once() {
        let text = b"a,,a, b  c ,column 2,a (2)\n";
        let mut rows = Rows::new(text, b',');
        let names = column_names(&rows.next().unwrap(), 7);
        assert_eq!(names, ["a", "column 2", "a (2)", "b c", "column 2 (2)", "a (2) (2)", "column 7"]);
    }

    #[test]
    fn a_recipe_that_makes_no_sense_is_refused_by_name() {
        use ColumnRole::*;
        let refused = |recipe: Recipe| Plan::new(&recipe, Path::new("x")).err().map(|error| format!("{error:?}"));
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
            (Recipe { columns: columns(&[("a", Customer), ("b", Customer)]), ..good }, "RoleTwice(Customer)"),
        ];
        for (recipe, expected) in cases {
            assert_eq!(refused(recipe).as_deref(), Some(expected));
        }
    }
}
