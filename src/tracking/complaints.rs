//! The list of rows that are no events, as a table for other programs.

use super::error::Rejected;
use crate::model::Language;
use crate::words::Say;

/// File, line, column, reason and text of every row, as CSV with a header; reasons in the user's language.
pub fn rejected_csv(rows: &[Rejected], language: Language) -> String {
    let mut text = "file,line,column,reason,text\r\n".to_owned();
    for row in rows {
        let cells =
            [row.file.clone(), row.line.to_string(), row.column.clone(), row.reason.say(language), row.text.clone()];
        text.push_str(&cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","));
        text.push_str("\r\n");
    }
    text
}

/// A cell, in quotes where it needs them. One that a spreadsheet would take for a formula is kept a text.
fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@']) { format!("'{cell}") } else { cell.to_owned() };
    let needs = safe.contains(['"', ',', '\n', '\r']);
    if needs { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::Reason;

    #[test]
    fn every_cell_stays_in_its_column() {
        let row = |text: &str| Rejected {
            file: "a.csv".to_owned(),
            line: 12,
            column: "time, local".to_owned(),
            reason: Reason::NoTime,
            text: text.to_owned(),
        };
        let csv = rejected_csv(&[row("say \"when\""), row("=1+1")], Language::English);
        let lines: Vec<&str> = csv.lines().collect();
        assert_eq!(lines[0], "file,line,column,reason,text");
        assert!(lines[1].starts_with("a.csv,12,\"time, local\",") && lines[1].ends_with(",\"say \"\"when\"\"\""));
        assert!(lines[2].ends_with(",'=1+1"), "no formula");
    }
}
