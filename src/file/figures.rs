//! The computed figures of views: kept in the project file, outside records and history, so that a map still shows
//! its numbers where the data file is missing.

use super::entry::Hash;
use crate::model::{JourneyId, RecordId, ViewId};
use rusqlite::{Connection, Row};
use std::collections::BTreeMap;

/// The figures of one view of one journey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// BLAKE3 over everything they were computed from. Where it differs from today's, they are out of date.
    pub depends_on: Hash,
    /// The figures as JSON.
    pub json: String,
}

/// The figures of all views.
pub type AllFigures = BTreeMap<(ViewId, JourneyId), Figures>;

fn sum(view: ViewId, journey: JourneyId, figures: &Figures) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(view.uuid().as_bytes()).update(journey.uuid().as_bytes());
    hasher.update(&figures.depends_on).update(figures.json.as_bytes());
    *hasher.finalize().as_bytes()
}

/// Writes the figures of one view of one journey.
pub(super) fn write(c: &Connection, view: ViewId, journey: JourneyId, figures: &Figures) -> rusqlite::Result<()> {
    let mut statement = c.prepare_cached(
        "INSERT INTO view_figures (view, journey, depends_on, figures, sum) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (view, journey) DO UPDATE SET
           depends_on = excluded.depends_on, figures = excluded.figures, sum = excluded.sum",
    )?;
    let sum = sum(view, journey, figures);
    statement.execute((view.uuid(), journey.uuid(), figures.depends_on.as_slice(), &figures.json, sum.as_slice()))?;
    Ok(())
}

/// Takes out the figures of all views; what they said is overwritten in the file.
pub(super) fn forget_all(c: &Connection) -> rusqlite::Result<()> {
    c.prepare_cached("DELETE FROM view_figures")?.execute([]).map(|_| ())
}

/// Takes out the figures of views and journeys that are gone.
pub(super) fn forget_orphans(c: &Connection) -> rusqlite::Result<()> {
    c.prepare_cached(
        "DELETE FROM view_figures
         WHERE view NOT IN (SELECT id FROM view) OR journey NOT IN (SELECT id FROM journey)",
    )?
    .execute([])?;
    Ok(())
}

/// All figures whose sum is right. The others are left out: they are computed again, a wrong number is not shown.
pub(super) fn read_all(c: &Connection) -> rusqlite::Result<AllFigures> {
    let read = |row: &Row<'_>| {
        let figures = Figures { depends_on: row.get(2)?, json: row.get(3)? };
        Ok((ViewId::from_uuid(row.get(0)?), JourneyId::from_uuid(row.get(1)?), figures, row.get::<_, Hash>(4)?))
    };
    let mut statement = c.prepare("SELECT view, journey, depends_on, figures, sum FROM view_figures")?;
    let mut all = AllFigures::new();
    for row in statement.query_map([], read)? {
        let (view, journey, figures, stored) = row?;
        if sum(view, journey, &figures) == stored {
            all.insert((view, journey), figures);
        }
    }
    Ok(all)
}
