//! The account of a source's rows: read = used + rejected + duplicates + refused.

use super::table::Table;
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bold, plain, sheet_title_ui, sheet_ui};
use crate::words::{date, number, percent};
use egui::Ui;

/// A line of the account: what became of rows, how many, and a word about it.
struct Line {
    name: String,
    count: u64,
    more: String,
    measured: bool,
}

/// Shows it.
pub(super) fn account_ui(ui: &mut Ui, project: &Project, source: &Source, language: Language) {
    sheet_ui(ui, |ui| {
        sheet_title_ui(ui, &tr!(language, "account-title"), &tr!(language, "account-about"));
        let zone = &project.records().project().time_zone;
        let table = Table { shares: &[0.40, 0.22, 0.38], left: 1 };
        let gap = std::mem::take(&mut ui.spacing_mut().item_spacing.y);
        for line in lines(source, zone, language) {
            table.row_ui(ui, |ui, place| match place {
                0 => _ = ui.label(plain(&line.name)),
                1 => {
                    let ink = if line.measured { color32(tokens(ui).measured) } else { color32(tokens(ui).ink) };
                    ui.label(bold(number(language, line.count as i64)).color(ink));
                }
                _ => _ = ui.label(plain(&line.more).color(color32(tokens(ui).muted))),
            });
        }
        ui.spacing_mut().item_spacing.y = gap;
    });
}

fn lines(source: &Source, zone: &str, language: Language) -> Vec<Line> {
    let account = &source.account;
    let span = if source.has_times() { span(account, zone, language) } else { tr!(language, "source-no-times") };
    let share = if account.read == 0 { 0.0 } else { account.used as f64 / account.read as f64 };
    let line = |name, count, more, measured| Line { name, count, more, measured };
    vec![
        line(tr!(language, "source-read"), account.read, span, false),
        line(tr!(language, "source-used"), account.used, percent(language, share), true),
        line(tr!(language, "source-rejected"), account.rejected, String::new(), false),
        line(tr!(language, "source-duplicates"), account.duplicates, String::new(), false),
        line(tr!(language, "source-refused"), account.refused, String::new(), false),
        line(tr!(language, "source-customers"), account.customers, tr!(language, "source-distinct"), true),
    ]
}

/// The first and the last day, as the project's zone counts days.
fn span(account: &Account, zone: &str, language: Language) -> String {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let day = |ms: Option<i64>| {
        let day = chrono::DateTime::from_timestamp_millis(ms?)?.with_timezone(&zone).date_naive();
        Some(date(language, day))
    };
    match (day(account.first_ms), day(account.last_ms)) {
        (Some(first), Some(last)) => tr!(language, "source-span", first = first, last = last),
        _ => String::new(),
    }
}
