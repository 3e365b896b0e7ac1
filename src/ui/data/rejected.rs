//! The rows of a source that are no events: listed with line, column and reason, and given out as a table.

use super::DataAction;
use super::table::{Table, cut_ui};
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking::Rejected;
use crate::ui::dialogs::DataPurpose;
use crate::ui::widgets::{Kind, button_ui, plain, row_from_right_ui, sheet_ui};
use crate::words::{Say, number};
use egui::{CollapsingHeader, FontId, RichText, ScrollArea, Ui};

/// Rows that are shown.
const LISTED: usize = 200;

/// The rows that were looked at last.
#[derive(Default)]
pub(super) struct Listed {
    of: Option<SourceId>,
    rows: Vec<Rejected>,
}

impl Listed {
    /// The rows of a source, read once.
    fn rows(&mut self, project: &Project, source: SourceId) -> &[Rejected] {
        if self.of != Some(source) {
            // Where the data file is missing or damaged, the sheet above says so.
            self.rows = project.rejected(source).unwrap_or_default();
            self.of = Some(source);
        }
        &self.rows
    }
}

/// Shows them, folded; nothing where there are none.
pub(super) fn rejected_ui(
    ui: &mut Ui,
    listed: &mut Listed,
    project: &Project,
    source: &Source,
    language: Language,
    actions: &mut Vec<DataAction>,
) {
    if source.account.rejected == 0 {
        return;
    }
    let (n, total) = (source.account.rejected as i64, source.account.read as i64);
    let sentence = tr!(language, "source-some-rejected", n = number(language, n), total = number(language, total));
    sheet_ui(ui, |ui| {
        CollapsingHeader::new(sentence).id_salt(("rejected", source.id.uuid())).show(ui, |ui| {
            rows_ui(ui, listed.rows(project, source.id), language);
            row_from_right_ui(ui, |ui| {
                if button_ui(ui, Kind::Second, None, &tr!(language, "source-rejected-save")).clicked() {
                    actions.push(DataAction::Choose(DataPurpose::SaveRejected(source.id)));
                }
            });
        });
    });
}

fn rows_ui(ui: &mut Ui, rows: &[Rejected], language: Language) {
    let table = Table { shares: &[0.13, 0.17, 0.3, 0.4], left: 4 };
    let names = [
        tr!(language, "rejected-line"),
        tr!(language, "rejected-column"),
        tr!(language, "rejected-reason"),
        tr!(language, "rejected-text"),
    ];
    table.head_ui(ui, &names);
    ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in rows.iter().take(LISTED) {
            table.row_ui(ui, |ui, place| match place {
                0 => cut_ui(ui, plain(tr!(language, "source-line", line = number(language, row.line as i64)))),
                1 => cut_ui(ui, plain(&row.column)),
                2 => cut_ui(ui, plain(row.reason.say(language))),
                _ => cut_ui(ui, RichText::new(&row.text).font(FontId::monospace(11.0))),
            });
        }
    });
    if rows.len() > LISTED {
        let (shown, all) = (number(language, LISTED as i64), number(language, rows.len() as i64));
        ui.label(plain(tr!(language, "rejected-more", shown = shown, all = all)).size(11.0));
    }
}
