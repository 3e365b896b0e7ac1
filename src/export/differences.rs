//! The differences of two maps as a list: Markdown to read, CSV for a spreadsheet.

use super::markdown::plain;
use crate::analysis::compare::{Comparison, Difference, FieldChange, Sort};
use crate::model::{Language, Value};
use crate::tr;
use crate::words::{self, Say};
use std::fmt::Write;

/// The list with a heading for each stage, as Markdown.
pub fn differences_markdown(comparison: &Comparison, language: Language) -> String {
    let (before, after) = (comparison.before.name.as_str(), comparison.after.name.as_str());
    let mut text = format!("# {}\n", plain(&tr!(language, "compare-list-title", before = before, after = after)));
    if comparison.differences.is_empty() {
        let _ = write!(text, "\n{}\n", tr!(language, "compare-list-none"));
    }
    let mut heading = None;
    for difference in &comparison.differences {
        let stage = comparison.stage_name(difference, language);
        let stage = stage.unwrap_or_else(|| tr!(language, "compare-whole-map"));
        if heading.as_ref() != Some(&stage) {
            let _ = write!(text, "\n## {}\n\n", plain(&stage));
            heading = Some(stage);
        }
        // Writing into a text never fails.
        let _ = writeln!(text, "{}", item(comparison, difference, language));
    }
    text
}

fn item(comparison: &Comparison, difference: &Difference, language: Language) -> String {
    let (sort, kind) = (difference.sort, comparison.kind(difference, language));
    let name = plain(&comparison.name(difference, language));
    let named = tr!(language, "compare-list-item", kind = kind, name = name);
    let mut item = format!("- **{} {}** {named}", sort.sign(), sort.say(language));
    let told = comparison.sentence(difference, language);
    match sort {
        Sort::Added | Sort::Removed => {}
        Sort::Moved => {
            let _ = write!(item, " – {}", plain(&told));
        }
        Sort::Changed => told.lines().for_each(|line| {
            let _ = write!(item, "\n  - {}", plain(line));
        }),
    }
    item
}

/// The list as CSV in UTF-8, a line for each changed field. Numbers and days are written as machines read them.
pub fn differences_csv(comparison: &Comparison, language: Language) -> String {
    let head = [
        tr!(language, "compare-column-sort"),
        tr!(language, "compare-column-kind"),
        tr!(language, "compare-column-name"),
        tr!(language, "compare-column-stage"),
        tr!(language, "compare-column-field"),
        tr!(language, "compare-column-before"),
        tr!(language, "compare-column-after"),
    ];
    let mut text = line(&head);
    for difference in &comparison.differences {
        let stage = comparison.stage_name(difference, language).unwrap_or_default();
        let own = [
            difference.sort.say(language),
            comparison.kind(difference, language),
            comparison.name(difference, language),
            stage,
        ];
        for told in told(comparison, difference, language) {
            text.push_str(&line(&[own.as_slice(), &told].concat()));
        }
    }
    text
}

/// Field, value before and value after of each line of a difference.
fn told(comparison: &Comparison, difference: &Difference, language: Language) -> Vec<[String; 3]> {
    match difference.sort {
        Sort::Added | Sort::Removed => vec![Default::default()],
        Sort::Moved => {
            let (from, to) = comparison.way(difference, language).unwrap_or_default();
            let field = words::field_name(difference.on_both.0, "order", language);
            vec![[field, from, to]]
        }
        Sort::Changed => {
            let row = |field: &FieldChange| {
                let (name, before, after) = comparison.values(difference, field, language);
                [name, for_machines(&field.before, before), for_machines(&field.after, after)]
            };
            difference.fields.iter().map(row).collect()
        }
    }
}

/// A number or a day as it is stored; all else in words.
fn for_machines(value: &Value, said: String) -> String {
    match value {
        Value::Real(x) => x.to_string(),
        Value::Text(text) if chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok() => text.clone(),
        _ => said,
    }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell in quotation marks where it needs them. A text that a spreadsheet would take for a formula begins with an
/// apostrophe.
fn cell_text(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '@', '\t', '\r']) || text.starts_with(['+', '-']) && text.parse::<f64>().is_err();
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        assert_eq!(cell_text("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell_text("=1+1"), "'=1+1");
        assert_eq!(cell_text("+1.5"), "+1.5");
        assert_eq!(cell_text("- one"), "'- one");
        assert_eq!(for_machines(&Value::Real(1.5), "1,5".into()), "1.5");
    }
}
