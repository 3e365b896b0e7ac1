//! Workbooks: the cells of one sheet, row by row, as their texts; dates as dates.

use crate::model::Recipe;
use crate::tracking::error::ReadError;
use crate::tracking::input::bytes::{Whole, open_whole};
use crate::tracking::plan::MOST_COLUMNS;
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use std::io::{BufReader, Cursor, Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// All parts of a workbook together may unpack to so many bytes …
const MOST_UNPACKED: u64 = 4 << 30;
/// … those that are held in memory to so many …
const MOST_HELD: u64 = 512 << 20;
/// … and, past what does no harm, all of them to so many times their size.
const HARMLESS: u64 = 256 << 20;
const MOST_TIMES: u64 = 300;
/// Rows that are looked at before the width of the table is settled.
const FIRST_ROWS: usize = 100;

/// Takes rows with their numbers in the sheet.
pub(super) type TakeRow<'a> = dyn FnMut(u64, &[String]) -> Result<(), ReadError> + 'a;

/// A workbook, from a file or from memory.
trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

/// Gives every row of the recipe's sheet that holds anything, all as wide as the widest of the first.
pub(super) fn read(
    path: &Path,
    recipe: &Recipe,
    taken: &AtomicU64,
    take_row: &mut TakeRow<'_>,
) -> Result<(), ReadError> {
    let mut book = open(path, taken)?;
    let names = book.sheet_names();
    let sheet = names.iter().find(|name| **name == recipe.sheet).or(names.first());
    let sheet = sheet.ok_or_else(|| ReadError::NoTable(path.to_owned()))?.clone();
    let mut first: Vec<(u64, Vec<String>)> = Vec::new();
    let mut width = recipe.columns.len();
    let mut padded = |number: u64, mut cells: Vec<String>, width: usize| {
        cells.resize(cells.len().max(width), String::new());
        take_row(number, &cells)
    };
    rows(path, &mut book, &sheet, &mut |number, cells| {
        if first.len() < FIRST_ROWS {
            width = width.max(cells.len());
            first.push((number, cells));
            return Ok(());
        }
        for (number, cells) in first.iter_mut().filter(|(number, _)| *number > 0) {
            padded(std::mem::take(number), std::mem::take(cells), width)?;
        }
        padded(number, cells, width)
    })?;
    for (number, cells) in first.into_iter().filter(|(number, _)| *number > 0) {
        padded(number, cells, width)?;
    }
    Ok(())
}

/// The sheet that looks most like a table of events, with its first rows, all equally wide.
pub(super) fn taste(path: &Path, most_rows: usize) -> Result<(String, Vec<Vec<String>>), ReadError> {
    const MOST_SHEETS: usize = 50;
    let mut book = open(path, &AtomicU64::new(0))?;
    let mut best: Option<(u64, String, Vec<Vec<String>>)> = None;
    for name in book.sheet_names().into_iter().take(MOST_SHEETS) {
        let mut found: Vec<Vec<String>> = Vec::new();
        let read = rows(path, &mut book, &name, &mut |_, cells| {
            found.push(cells);
            if found.len() < most_rows { Ok(()) } else { Err(ReadError::Stopped) }
        });
        match read {
            Ok(()) | Err(ReadError::Stopped) => {}
            // A sheet of charts has no cells.
            Err(ReadError::NoTable(_)) => continue,
            Err(error) => return Err(error),
        }
        let score = score(&found);
        if score > best.as_ref().map_or(0, |best| best.0) {
            best = Some((score, name, found));
        }
    }
    let (_, name, mut rows) = best.ok_or_else(|| ReadError::NoTable(path.to_owned()))?;
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, String::new()));
    Ok((name, rows))
}

/// Cells in rows of several, those with times many times over: notes and totals have few.
fn score(rows: &[Vec<String>]) -> u64 {
    let is_time = |cell: &String| {
        crate::tracking::time::parse(cell.as_bytes(), crate::model::TimeFormat::YearFirst).is_some() && cell.len() > 7
    };
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count() as u64;
    let of_row = |row: &Vec<String>| if row.iter().any(is_time) { filled(row) * 10 } else { filled(row) };
    rows.iter().filter(|row| filled(row) > 1).map(of_row).sum()
}

fn open(path: &Path, taken: &AtomicU64) -> Result<Xlsx<Box<dyn Bytes>>, ReadError> {
    let mut bytes: Box<dyn Bytes> = match open_whole(path)? {
        Whole::File(file) => {
            taken.store(file.metadata().map_or(0, |metadata| metadata.len()), Relaxed);
            Box::new(BufReader::new(file))
        }
        Whole::Memory(unpacked) => Box::new(Cursor::new(unpacked)),
    };
    refuse_bombs(path, &mut bytes)?;
    bytes.rewind().map_err(|error| ReadError::io(path, error))?;
    Xlsx::new(bytes).map_err(|error| error_of(path, error))
}

/// Unpacks every part once without keeping it: what an archive says of its sizes may be a lie.
fn refuse_bombs(path: &Path, bytes: &mut Box<dyn Bytes>) -> Result<(), ReadError> {
    let damaged = |what: String| ReadError::Damaged { what, path: path.to_owned() };
    let mut archive = zip::ZipArchive::new(&mut *bytes).map_err(|error| damaged(error.to_string()))?;
    if archive.index_for_name("xl/workbook.xml").is_none() && archive.index_for_name("xl\\workbook.xml").is_none() {
        return Err(ReadError::Compressed(path.to_owned()));
    }
    let (mut all, mut packed) = (0, 0);
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|error| damaged(error.to_string()))?;
        packed += part.compressed_size();
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets"));
        let most = if is_sheet { MOST_UNPACKED } else { MOST_HELD };
        let mut chunk = vec![0; 1 << 16];
        let mut of_part = 0_u64;
        loop {
            let read = part.read(&mut chunk).map_err(|error| damaged(error.to_string()))? as u64;
            if read == 0 {
                break;
            }
            (of_part, all) = (of_part + read, all + read);
            let too_often = all > HARMLESS && all / MOST_TIMES > packed;
            if of_part > most || all > MOST_UNPACKED || too_often {
                return Err(ReadError::Bomb(path.to_owned()));
            }
        }
    }
    Ok(())
}

/// Every row of a sheet that holds anything.
fn rows(
    path: &Path,
    book: &mut Xlsx<Box<dyn Bytes>>,
    sheet: &str,
    take: &mut dyn FnMut(u64, Vec<String>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut cells = match book.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => {
            return Err(ReadError::NoTable(path.to_owned()));
        }
        Err(error) => return Err(error_of(path, error)),
    };
    let (mut row, mut at) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(|error| error_of(path, error))? {
        let (line, place) = cell.get_position();
        if line != at && !row.is_empty() {
            take(u64::from(at) + 1, std::mem::take(&mut row))?;
        }
        at = line;
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if place as usize >= MOST_COLUMNS {
            return Err(ReadError::TooManyColumns { found: place as usize + 1, path: path.to_owned() });
        }
        row.resize(row.len().max(place as usize + 1), String::new());
        row[place as usize] = text;
    }
    if row.is_empty() { Ok(()) } else { take(u64::from(at) + 1, row) }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => time_of(at),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A date with its time of day, or a time of day alone.
fn time_of(at: &ExcelDateTime) -> String {
    if !at.is_datetime() {
        return at.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, ms) = at.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if at.as_f64() < 1.0 {
        return time;
    }
    let fraction = if ms == 0 { String::new() } else { format!(".{ms:03}") };
    format!("{year:04}-{month:02}-{day:02} {time}{fraction}")
}

fn error_of(path: &Path, error: XlsxError) -> ReadError {
    ReadError::Damaged { what: error.to_string(), path: path.to_owned() }
}
