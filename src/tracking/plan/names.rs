//! The names of columns: those of a header, each once, and those of columns without one.

use crate::tracking::input::text_of;
use crate::tracking::rows::Row;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// The names of a header, each once; `column 3` where it says nothing.
pub(in crate::tracking) fn column_names(header: &Row<'_>, width: usize) -> Vec<String> {
    names_of(|place| (place < header.len()).then(|| text_of(header.cell(place))), width)
}

/// The names of `width` columns, each once.
pub(in crate::tracking) fn names_of<'c>(cell: impl Fn(usize) -> Option<Cow<'c, str>>, width: usize) -> Vec<String> {
    let mut names = Names::default();
    let name = |place: usize| {
        let written = cell(place).unwrap_or_default();
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        names.give(&if written.is_empty() { numbered(place) } else { written })
    };
    (0..width).map(name).collect()
}

/// The name of a column without a name.
pub(in crate::tracking) fn numbered(place: usize) -> String {
    format!("column {}", place + 1)
}

/// Names that are given once only.
#[derive(Default)]
pub(super) struct Names {
    given: FxHashSet<String>,
    /// The number to try next behind a name.
    next: FxHashMap<String, usize>,
}

impl Names {
    pub(super) fn has(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    /// The name, with the first number behind it that makes it a new one.
    pub(super) fn give(&mut self, wanted: &str) -> String {
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
    use crate::tracking::rows::Rows;

    #[test]
    fn a_header_names_every_column_once() {
        let text = b"a,,a, b  c ,column 2,a (2)\n";
        let mut rows = Rows::new(text, b',');
        let names = column_names(&rows.next().unwrap(), 7);
        assert_eq!(names, ["a", "column 2", "a (2)", "b c", "column 2 (2)", "a (2) (2)", "column 7"]);
    }
}
