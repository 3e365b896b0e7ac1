//! Sources of tracking data, how they are read, and how they are looked at.

use super::id::*;
use super::kinds::text_enum;
use super::order::Order;
use super::record::record;
use super::rules::Condition;
use super::value::json_values;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

text_enum! {
    /// What a column of a source is.
    pub enum ColumnRole {
        /// A field kept under its own name.
        Field = "field",
        /// Who: the id that makes a path. Stored only as a pseudonym.
        Customer = "customer",
        /// When it happened, or began.
        Time = "time",
        /// When it ended; gives the time spent there.
        EndTime = "end-time",
        /// What happened; the field `event`.
        Event = "event",
        /// By which channel; the field `channel`.
        Channel = "channel",
        /// An amount of money.
        Value = "value",
        /// Not read.
        LeftOut = "left-out",
        /// A whole path in one cell: every row stands for many customers who went this way.
        Path = "path",
        /// How many of a path's customers converted.
        Conversions = "conversions",
        /// How many of a path's customers did not.
        NoConversions = "no-conversions",
    }
}

text_enum! {
    /// The form of a source.
    pub enum SourceKind {
        /// Delimited text.
        Csv = "csv",
        /// One JSON document: a list of objects, or an object that holds one.
        Json = "json",
        /// One JSON object a line.
        JsonLines = "json-lines",
        /// Apache Parquet.
        Parquet = "parquet",
        /// A workbook of a spreadsheet program (XLSX).
        Workbook = "xlsx",
        /// An event log as XML (XES).
        Xes = "xes",
    }
}

text_enum! {
    /// How the times of a column are written.
    pub enum TimeFormat {
        /// Year first: `2026-11-30 14:05:00`, `2026/11/30`, `2026-11-30T14:05:00Z` and their kin.
        YearFirst = "year-first",
        /// Day first: `30/11/2026 14:05`, `30.11.2026`.
        DayFirst = "day-first",
        /// Month first: `11/30/2026 14:05`.
        MonthFirst = "month-first",
        /// Seconds since 1970.
        EpochSeconds = "epoch-s",
        /// Milliseconds since 1970.
        EpochMillis = "epoch-ms",
        /// Microseconds since 1970.
        EpochMicros = "epoch-us",
        /// Nanoseconds since 1970.
        EpochNanos = "epoch-ns",
    }
}

text_enum! {
    /// What becomes of rows that come twice.
    pub enum Duplicates {
        /// They stay: two equal rows are two events.
        Keep = "keep",
        /// A row that is equal to an earlier one in every column is dropped.
        EqualRows = "equal-rows",
        /// A row whose key columns hold what those of an earlier one hold is dropped.
        EqualKeys = "equal-keys",
    }
}

/// One column of a source and what it is taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecipeColumn {
    /// As the header says, or `column 3` where there is no header.
    pub name: String,
    /// What it is taken for.
    pub role: ColumnRole,
}

/// How a file is read: the mapping that the user confirmed. It runs again next month, and can be kept as a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// The form of the file, under its compression.
    pub format: SourceKind,
    /// The recognised export whose mapping this is; empty: none.
    pub known: String,
    /// The byte between fields, as a character; of delimited text only.
    pub delimiter: char,
    /// The label of the encoding, such as UTF-8 or windows-1252.
    pub encoding: String,
    /// Whether the first row names the columns.
    pub header: bool,
    /// The sheet of a workbook.
    pub sheet: String,
    /// Where in a JSON object the list of its events is; empty: every object is an event.
    pub events_in: String,
    /// Whether cells of delimited text that hold JSON are taken apart.
    pub json_cells: bool,
    /// Every column, in the order of the file.
    pub columns: Vec<RecipeColumn>,
    /// How times are written.
    pub time_format: TimeFormat,
    /// IANA name of the zone that times without one are in.
    pub time_zone: String,
    /// What stands between the steps of a path in one cell.
    pub path_separator: String,
    /// Rows of people who refuse to be measured: dropped if any of these holds. Fields are the columns' own names.
    pub refusing: Vec<Condition>,
    /// Rows of bots and tests: dropped if any of these holds.
    pub excluded: Vec<Condition>,
    /// What becomes of rows that come twice.
    pub duplicates: Duplicates,
    /// The columns that make two rows the same one.
    pub duplicate_key: Vec<String>,
    /// Columns whose web addresses keep query and fragment.
    pub whole_addresses: Vec<String>,
}
json_values!(Recipe);

/// The account of the rows of a source: read = used + rejected + duplicates + refused.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Account {
    /// Rows below the header.
    pub read: u64,
    /// Rows that became events.
    pub used: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows that came before.
    pub duplicates: u64,
    /// Rows turned away: of people who refuse, and of bots and tests.
    pub refused: u64,
    /// Of the refused rows, those of bots and tests.
    pub excluded: u64,
    /// Distinct customers.
    pub customers: u64,
    /// Earliest event, milliseconds since 1970 UTC.
    pub first_ms: Option<i64>,
    /// Latest event.
    pub last_ms: Option<i64>,
    /// The account of each file, where there are several.
    pub files: Vec<FileAccount>,
}

impl Source {
    /// Whether it says when things happened: a row of counted paths says only in which order.
    pub fn has_times(&self) -> bool {
        self.recipe.columns.iter().all(|column| column.role != ColumnRole::Path)
    }
}

impl Account {
    /// Whether every row is accounted for, in all and file by file.
    pub fn adds_up(&self) -> bool {
        let files = self.files.iter().map(|file| [file.read, file.used, file.rejected, file.duplicates, file.refused]);
        let adds_up = |of: [u64; 5]| of[0] == of[1..].iter().sum::<u64>();
        files.clone().all(adds_up) && adds_up([self.read, self.used, self.rejected, self.duplicates, self.refused])
    }
}

/// The account of the rows of one file of several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileAccount {
    /// Its name, without the folder.
    pub name: String,
    /// Rows below its header.
    pub read: u64,
    /// Rows that became events.
    pub used: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows that came before, in this file or an earlier one.
    pub duplicates: u64,
    /// Rows turned away.
    pub refused: u64,
}
json_values!(Account);

/// Where the rows of a source came from: what reading them again needs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The file or folder: seen from the folder of the project file where it lies in there, else its whole path; several
    /// files one a line; empty: not known.
    pub path: String,
    /// BLAKE3 of its bytes, in hexadecimal; empty: not known.
    pub hash: String,
    /// Its size.
    pub bytes: u64,
    /// Whether its times named no zone, so that the recipe's zone was assumed.
    pub zone_assumed: bool,
}
json_values!(Origin);

/// Customers of one month or browser, and how many of them were seen only once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeenOnce {
    /// The month of their first event as `2026-09`, or the browser.
    pub name: String,
    /// Customers whose first event this is.
    pub customers: u64,
    /// Of these, customers without a second event.
    pub once: u64,
}

/// What speaks against a source: it stays with the project when the rows are gone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QualityNote {
    /// Rows that named no customer.
    pub without_id: u64,
    /// By month, in their order. Many customers seen once look like deleted cookies.
    pub months: Vec<SeenOnce>,
    /// By browser, the most frequent first; empty where the source does not name it.
    pub browsers: Vec<SeenOnce>,
}
json_values!(QualityNote);

record! {
    /// A source of tracking data. Its events live in the data file beside the project.
    pub struct Source("source", SourceId) {
        /// Its name, at first that of the file.
        name: String,
        /// Its form.
        kind: SourceKind,
        /// How it was read.
        recipe: Recipe,
        /// What came of its rows.
        account: Account,
        /// When it was read, in milliseconds since 1970 UTC.
        read_at_ms: i64,
        /// Where its rows came from.
        origin: Origin,
        /// What speaks against it.
        quality: QualityNote,
        /// Its place in the list.
        order: Order,
    }
}

text_enum! {
    /// Whose path it is.
    pub enum PathUnit {
        /// A customer's whole path.
        Customer = "customer",
        /// A customer's path, cut at gaps without activity.
        Session = "session",
    }
}

text_enum! {
    /// What a customer was at the moment of a touch.
    pub enum CustomerStatus {
        /// Whatever they were.
        All = "all",
        /// Had not reached the goal yet.
        Prospect = "prospect",
        /// Had reached the goal once.
        New = "new",
        /// Had reached the goal more than once.
        Returning = "returning",
    }
}

record! {
    /// A way of looking at the data. Its computed figures are kept beside the records.
    pub struct View("view", ViewId) {
        /// Its name.
        name: String,
        /// First day, in the project's time zone; `None`: from the beginning.
        from: Option<NaiveDate>,
        /// Last day; `None`: to the end.
        to: Option<NaiveDate>,
        /// Only customers of this persona's rules.
        segment: Option<PersonaId>,
        /// Only events of this device.
        device: String,
        /// Only events of customers who were this at that moment.
        status: CustomerStatus,
        /// Per customer or per session.
        unit: PathUnit,
        /// Consecutive equal touches count once.
        collapse_repeats: bool,
        /// Whether customers and shares stand on the map.
        shows_customers: bool,
        /// Whether flow ribbons stand on the map.
        shows_flows: bool,
        /// Whether the stage funnel stands in the chevrons.
        shows_funnel: bool,
        /// A session ends after this many minutes without activity.
        session_gap_min: u32,
        /// A last touch younger than this many days before the end of the data is still open.
        open_days: u32,
        /// Its place in the list; the first one is on the map.
        order: Order,
    }
}
