//! What came back and what did not, in words.

use super::{Salvaged, SalvagedTable};
use crate::model::{Language, TableId};
use crate::tr;
use crate::words::{Say, number};

impl Say for Salvaged {
    /// A line for all of it, then one for each table that holds something or should, then history and images.
    fn say(&self, language: Language) -> String {
        let head = if self.is_whole() { tr!(language, "salvage-whole") } else { tr!(language, "salvage-parts") };
        let mut lines = vec![head];
        lines.extend(self.tables.iter().map(|table| table.say(language)));
        let entries = number(language, self.entries as i64);
        if !self.history {
            lines.push(tr!(language, "salvage-no-history", entries = entries));
        }
        if self.images_lost > 0 {
            let (kept, lost) = (number(language, self.images as i64), number(language, self.images_lost as i64));
            lines.push(tr!(language, "salvage-images", kept = kept, lost = lost));
        }
        if self.mended > 0 {
            lines.push(tr!(language, "salvage-mended", count = number(language, self.mended as i64)));
        }
        lines.join("\n")
    }
}

impl Say for SalvagedTable {
    fn say(&self, language: Language) -> String {
        let (name, count) = (table_name(self.table, language), number(language, self.kept as i64));
        let mut line = tr!(language, "salvage-table", name = name, count = count);
        if self.unfit > 0 {
            line.push_str(&tr!(language, "salvage-unfit", count = number(language, self.unfit as i64)));
        }
        if self.from_history > 0 {
            line.push_str(&tr!(language, "salvage-from-history", count = number(language, self.from_history as i64)));
        }
        if !self.whole {
            line.push_str(&tr!(language, "salvage-not-all"));
        }
        line
    }
}

fn table_name(table: TableId, language: Language) -> String {
    match table {
        TableId::Project => tr!(language, "salvage-name-project"),
        TableId::Persona => tr!(language, "salvage-name-persona"),
        TableId::Journey => tr!(language, "salvage-name-journey"),
        TableId::Stage => tr!(language, "salvage-name-stage"),
        TableId::Step => tr!(language, "salvage-name-step"),
        TableId::Lane => tr!(language, "salvage-name-lane"),
        TableId::Card => tr!(language, "salvage-name-card"),
        TableId::Feeling => tr!(language, "salvage-name-feeling"),
        TableId::Channel => tr!(language, "salvage-name-channel"),
        TableId::Link => tr!(language, "salvage-name-link"),
        TableId::Engagement => tr!(language, "salvage-name-engagement"),
        TableId::Comment => tr!(language, "salvage-name-comment"),
        TableId::Snapshot => tr!(language, "salvage-name-snapshot"),
        TableId::View => tr!(language, "salvage-name-view"),
        TableId::Source => tr!(language, "salvage-name-source"),
        TableId::Goal => tr!(language, "salvage-name-goal"),
        TableId::Asset => tr!(language, "salvage-name-asset"),
    }
}
