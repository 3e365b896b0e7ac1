//! Layouts of the project file by their numbers: today's, and those before it that can be brought up to it.
//!
//! When the fields of a record change, [`FORMAT`] rises by one and the layout until then becomes an [`Older`] with the
//! tables it had and the way from one of its records to one of the next layout.

use super::schema::{FORMAT, tables};
use crate::edit::RecordDiff;

/// A layout before today's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Older {
    /// Its number.
    pub(super) format: u32,
    /// Every `CREATE TABLE` as it was then.
    pub(super) tables: fn() -> Vec<String>,
    /// Makes a record of the next layout out of one of this. A whole record comes as one that is new, so that the same
    /// way serves for rows and for the changes in the history.
    pub(super) up: fn(&mut RecordDiff),
}

/// Every layout that can be brought up to today's, the oldest first.
const OLDER: &[Older] = &[];

/// A layout and those before it.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// Its number.
    pub(super) format: u32,
    /// Every `CREATE TABLE`.
    pub(super) tables: fn() -> Vec<String>,
    /// Those before.
    pub(super) older: &'static [Older],
}

impl Layout {
    /// That of this version.
    pub(super) fn today() -> Self {
        Self { format: FORMAT, tables, older: OLDER }
    }

    /// The older layout of this number.
    pub(super) fn older(&self, format: u32) -> Option<&'static Older> {
        self.older.iter().find(|older| older.format == format)
    }

    /// Whether files of this number can be brought up.
    pub(super) fn reads(&self, format: u32) -> bool {
        self.older(format).is_some()
    }

    /// Records or changes written by the layout of this number, as this one writes them.
    pub(super) fn brought_up(&self, mut diffs: Vec<RecordDiff>, format: u32) -> Vec<RecordDiff> {
        for older in self.older.iter().filter(|older| older.format >= format) {
            diffs.iter_mut().for_each(older.up);
        }
        diffs
    }
}
