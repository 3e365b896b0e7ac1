//! The rows of a source that are no events: kept with line and reason, so that the list can be read later too.

use crate::model::{RecordId, SourceId};
use crate::tracking::{Reason, Rejected};
use rusqlite::{Connection, Row, params};

/// Writes the list of a source.
pub(super) fn write(writing: &Connection, source: SourceId, rejected: &[Rejected]) -> rusqlite::Result<()> {
    let mut statement = writing.prepare_cached(
        "INSERT INTO rejected (source, place, file, line, field, reason, text) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    for (place, row) in rejected.iter().enumerate() {
        let line = i64::try_from(row.line).unwrap_or(i64::MAX);
        let reason = reason_text(row.reason);
        statement.execute(params![source.uuid(), place as i64, row.file, line, row.column, reason, row.text])?;
    }
    Ok(())
}

/// Reads the list of a source. Rows with a reason that this version does not know are left out.
pub(super) fn read(reading: &Connection, source: SourceId) -> rusqlite::Result<Vec<Rejected>> {
    let read = |row: &Row<'_>| {
        let reason = parse_reason(&row.get::<_, String>(2)?);
        let line = u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0);
        let (column, text, file) = (row.get(1)?, row.get(3)?, row.get(4)?);
        Ok(reason.map(|reason| Rejected { file, line, column, reason, text }))
    };
    let mut statement =
        reading.prepare("SELECT line, field, reason, text, file FROM rejected WHERE source = ? ORDER BY place")?;
    let rows: Vec<Option<Rejected>> = statement.query_map([source.uuid()], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(rows.into_iter().flatten().collect())
}

/// A reason as it stands in the file; never changes.
fn reason_text(reason: Reason) -> String {
    match reason {
        Reason::NoCustomer => "no-customer".to_owned(),
        Reason::NoTime => "no-time".to_owned(),
        Reason::BadTime => "bad-time".to_owned(),
        Reason::BadAmount => "bad-amount".to_owned(),
        Reason::TooFewColumns { found, expected } => format!("too-few-columns {found} {expected}"),
        Reason::TooManyColumns { found, expected } => format!("too-many-columns {found} {expected}"),
        Reason::OpenQuote => "open-quote".to_owned(),
        Reason::BadRecord => "bad-record".to_owned(),
        Reason::TotalLine => "total-line".to_owned(),
        Reason::NoPath => "no-path".to_owned(),
        Reason::BadCount => "bad-count".to_owned(),
    }
}

fn parse_reason(text: &str) -> Option<Reason> {
    let mut words = text.split(' ');
    let name = words.next()?;
    let mut number = || words.next()?.parse().ok();
    Some(match name {
        "no-customer" => Reason::NoCustomer,
        "no-time" => Reason::NoTime,
        "bad-time" => Reason::BadTime,
        "bad-amount" => Reason::BadAmount,
        "too-few-columns" => Reason::TooFewColumns { found: number()?, expected: number()? },
        "too-many-columns" => Reason::TooManyColumns { found: number()?, expected: number()? },
        "open-quote" => Reason::OpenQuote,
        "bad-record" => Reason::BadRecord,
        "total-line" => Reason::TotalLine,
        "no-path" => Reason::NoPath,
        "bad-count" => Reason::BadCount,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_comes_back() {
        let reasons = [
            Reason::NoCustomer,
            Reason::NoTime,
            Reason::BadTime,
            Reason::BadAmount,
            Reason::TooFewColumns { found: 2, expected: 5 },
            Reason::TooManyColumns { found: 7, expected: 5 },
            Reason::OpenQuote,
            Reason::BadRecord,
            Reason::TotalLine,
            Reason::NoPath,
            Reason::BadCount,
        ];
        for reason in reasons {
            assert_eq!(parse_reason(&reason_text(reason)), Some(reason));
        }
        assert_eq!(parse_reason("too-few-columns 2"), None);
    }
}
