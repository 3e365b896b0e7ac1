//! What a recipe means for one file: which cell is read as what, and one row made an event or a complaint.

use super::columns::Part;
use super::error::{ReadError, Reason, Rejected};
use super::fold::fold;
use super::header;
use super::input::{Block, text_of};
use super::matching::condition_holds;
use super::money;
use super::paths_cell::{self, PathPlaces};
use super::pseudonym::Pseudonyms;
use super::rows::{Row, Rows, line_ends};
use super::time::Clock;
use crate::model::{ColumnRole, Condition, Duplicates, Recipe, RecipeColumn, SourceKind};
use chrono_tz::Tz;
use encoding_rs::Encoding;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
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
    recipe: Recipe,
    delimiter: u8,
    names: Vec<String>,
    expected: usize,
    places: Places,
    pub(super) field_names: Vec<String>,
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
pub(super) fn needed_names(recipe: &Recipe) -> Vec<&str> {
    let kept = recipe.columns.iter().filter(|column| column.role != ColumnRole::LeftOut).map(|column| &column.name);
    let conditions = recipe.refusing.iter().chain(&recipe.excluded).map(|condition| &condition.field);
    let is_key = recipe.duplicates == Duplicates::EqualKeys;
    let key = recipe.duplicate_key.iter().filter(|_| is_key);
    kept.chain(conditions).chain(key).map(String::as_str).collect()
}

impl Plan {
    /// The plan of a recipe, if it makes sense by itself.
    pub(super) fn new(recipe: &Recipe, path: &Path) -> Result<Self, ReadError> {
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

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// Which fields keep the whole of a web address.
    pub(super) fn whole_addresses(&self) -> Vec<bool> {
        if self.places.path.is_some() {
            return vec![true; self.field_names.len()];
        }
        let is_whole = |place: usize| self.recipe.whole_addresses.contains(&self.recipe.columns[place].name);
        fields_of(&self.recipe.columns).0.into_iter().map(is_whole).collect()
    }

    /// How many conditions turn rows away.
    pub(super) fn conditions(&self) -> usize {
        self.places.conditions.len()
    }

    /// Takes the header off the first blocks, with what stands above it, and finds the recipe's columns by it, so that a
    /// recipe outlives columns that moved or came.
    pub(super) fn begin(&mut self, wave: &mut [Block], path: &Path) -> Result<(), ReadError> {
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
    pub(super) fn read(&self, block: &Block, pseudonyms: &Pseudonyms) -> Part {
        let mut part = Part::new(self.field_names.len(), self.conditions());
        if block.is_broken {
            part.read = 1;
            part.lines = line_ends(&block.bytes);
            let (column, text, file) = (String::new(), shown(&block.bytes), String::new());
            part.reject(Rejected { line: 0, column, reason: Reason::OpenQuote, text, file });
            return part;
        }
        part.complain(&block.complaints);
        let mut reader = RowReader {
            plan: self,
            ordinal: block.ordinal,
            clock: self.clock.clone(),
            pseudonyms: pseudonyms.clone(),
            conditions: self.recipe.refusing.iter().chain(&self.recipe.excluded).map(Filter::new).collect(),
        };
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
pub(super) fn is_plain_text(recipe: &Recipe) -> bool {
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

/// What reading a row needs and changes.
struct RowReader<'p> {
    plan: &'p Plan,
    /// The block's place in the source.
    ordinal: u64,
    clock: Clock,
    pseudonyms: Pseudonyms,
    conditions: Vec<Filter<'p>>,
}

/// What is wrong with a row, and in which column.
pub(super) type Wrong = (Option<usize>, Reason);

impl RowReader<'_> {
    /// Puts the row into the part, or says which column is wrong and how; then the part is as it was.
    fn read(&mut self, row: &Row<'_>, part: &mut Part) -> Result<(), Wrong> {
        let (found, expected) = (row.len(), self.plan.expected);
        if found < expected {
            return self.unless_blank(row, part, (None, Reason::TooFewColumns { found, expected }));
        }
        // Delimiters behind the last column mean nothing.
        if found > expected && (expected..found).any(|place| !row.cell(place).is_empty()) {
            return Err((None, Reason::TooManyColumns { found, expected }));
        }
        if !self.conditions.is_empty() && self.is_turned_away(row, part) {
            return Ok(());
        }
        match &self.plan.places.path {
            Some(places) => {
                let (value, separator) = (self.plan.places.value, &self.plan.recipe.path_separator);
                let place = (self.ordinal, row.lines_before);
                paths_cell::put(row, place, places, value, separator, &mut self.pseudonyms, part)
            }
            None => self.put_event(row, part),
        }
    }

    /// A row of nothing but delimiters is a blank line, which spreadsheets write so.
    fn unless_blank(&self, row: &Row<'_>, part: &mut Part, wrong: Wrong) -> Result<(), Wrong> {
        if (0..row.len()).any(|place| !row.cell(place).is_empty()) || row.len() == 1 {
            return Err(wrong);
        }
        part.read -= 1;
        Ok(())
    }

    fn is_turned_away(&mut self, row: &Row<'_>, part: &mut Part) -> bool {
        let places = &self.plan.places.conditions;
        let mut holding = self.conditions.iter_mut().zip(places).map(|(filter, at)| filter.holds(row.cell(*at)));
        let Some(first) = holding.position(|holds| holds) else { return false };
        part.refused += 1;
        part.excluded += u64::from(first >= self.plan.recipe.refusing.len());
        part.by_condition[first] += 1;
        true
    }

    fn put_event(&mut self, row: &Row<'_>, part: &mut Part) -> Result<(), Wrong> {
        let places = &self.plan.places;
        let customer = row.cell(places.customer);
        if customer.is_empty() {
            return self.unless_blank(row, part, (Some(places.customer), Reason::NoCustomer));
        }
        let time = moment(row, places.time, &mut self.clock)?.ok_or((Some(places.time), Reason::NoTime))?;
        let end = places.end.map(|place| moment(row, place, &mut self.clock)).transpose()?.flatten();
        let amount = places.value.map(|place| amount(row, place)).transpose()?.flatten();
        part.used += 1;
        part.customers.push(self.pseudonyms.of(customer));
        part.times_ms.push(time);
        if places.end.is_some() {
            part.ends_ms.push(end.unwrap_or(i64::MIN));
        }
        if places.value.is_some() {
            part.push_amount(amount);
        }
        for (field, &place) in part.fields.iter_mut().zip(&places.fields) {
            field.push(row.cell(place));
        }
        if self.plan.recipe.duplicates != Duplicates::Keep {
            part.row_hashes.push(hash_of(row, &places.key));
        }
        Ok(())
    }
}

/// What tells a row from others: its key, or all of it.
fn hash_of(row: &Row<'_>, key: &[usize]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    let mut add = |place: usize| {
        let cell = row.cell(place);
        hasher.update(&(cell.len() as u64).to_le_bytes()).update(cell);
    };
    if key.is_empty() {
        (0..row.len()).for_each(&mut add)
    } else {
        key.iter().copied().for_each(&mut add)
    }
    let hash = hasher.finalize();
    let (first, _) = hash.as_bytes().split_first_chunk::<8>().expect("a hash has 32 bytes");
    u64::from_le_bytes(*first)
}

/// A condition on the cells of one column; many rows in a row say the same.
struct Filter<'p> {
    condition: &'p Condition,
    last: Option<(Vec<u8>, bool)>,
}

impl<'p> Filter<'p> {
    fn new(condition: &'p Condition) -> Self {
        Self { condition, last: None }
    }

    fn holds(&mut self, cell: &[u8]) -> bool {
        if let Some((_, holds)) = self.last.as_ref().filter(|(last, _)| last == cell) {
            return *holds;
        }
        let holds = !cell.is_empty() && condition_holds(self.condition, &text_of(cell));
        self.last = Some((cell.to_vec(), holds));
        holds
    }
}

/// Whether a row that is no event is one of sums, which spreadsheets put below a table.
fn is_total(row: &Row<'_>) -> bool {
    const WORDS: [&str; 7] = ["total", "totals", "totaux", "sum", "somme", "sous-total", "subtotal"];
    let first = (0..row.len()).map(|place| row.cell(place)).find(|cell| !cell.is_empty()).unwrap_or_default();
    if first.len() > 80 {
        return false;
    }
    let words = fold(&text_of(first));
    let mut words = words.split(|c: char| !c.is_alphanumeric() && c != '-');
    let word = words.next().unwrap_or_default();
    WORDS.contains(&word) || word == "grand" && words.next() == Some("total")
}

fn moment(row: &Row<'_>, place: usize, clock: &mut Clock) -> Result<Option<i64>, Wrong> {
    let text = row.cell(place);
    if text.is_empty() {
        return Ok(None);
    }
    clock.moment(text).map(Some).ok_or((Some(place), Reason::BadTime))
}

pub(super) fn amount(row: &Row<'_>, place: usize) -> Result<Option<money::Amount>, Wrong> {
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

/// The delimiter of a recipe; a comma where the form of the file has none.
pub(super) fn delimiter_of(recipe: &Recipe) -> Result<u8, ReadError> {
    if recipe.format != SourceKind::Csv {
        return Ok(b',');
    }
    u8::try_from(recipe.delimiter)
        .ok()
        .filter(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric() && !b"\"\r\n\0".contains(byte))
        .ok_or(ReadError::BadDelimiter(recipe.delimiter))
}

/// The encoding of a recipe; UTF-8 where it says none.
pub(super) fn encoding_of(recipe: &Recipe) -> Result<&'static Encoding, ReadError> {
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

/// The names of a header, each once; `column 3` where it says nothing.
pub(super) fn column_names(header: &Row<'_>, width: usize) -> Vec<String> {
    names_of(|place| (place < header.len()).then(|| text_of(header.cell(place))), width)
}

/// The names of `width` columns, each once.
pub(super) fn names_of<'c>(cell: impl Fn(usize) -> Option<Cow<'c, str>>, width: usize) -> Vec<String> {
    let mut names = Names::default();
    let name = |place: usize| {
        let written = cell(place).unwrap_or_default();
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
