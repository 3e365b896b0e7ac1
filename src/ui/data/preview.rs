//! The first rows of the file of a source, as long as the file is where it was.

use super::mapping::{order, rows_ui};
use crate::model::*;
use crate::project::Project;
use crate::tr;
use crate::tracking;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{bold, plain};
use crate::words::Say;
use egui::{Grid, ScrollArea, Ui};

/// The first rows that were looked at last.
#[derive(Default)]
pub(super) struct Preview {
    of: Option<SourceId>,
    rows: Vec<Vec<String>>,
    /// Whether the file has another size than it had.
    changed: bool,
    gone: bool,
}

impl Preview {
    /// Looks into the file of a source, once.
    pub(super) fn follow(&mut self, source: &Source, project: &Project) {
        if self.of == Some(source.id) {
            return;
        }
        let paths = project.files_of(source);
        let gone = paths.iter().any(|path| !path.exists());
        let files = tracking::files_for(&paths, &source.recipe).unwrap_or_default();
        let part = tracking::parts(&files, &source.recipe.time_zone).into_iter().next();
        let guess = part.and_then(|part| part.guess.ok());
        let (rows, bytes) = guess.map(|guess| (guess.preview, guess.bytes)).unwrap_or_default();
        let changed = !rows.is_empty() && source.origin.bytes > 0 && bytes != source.origin.bytes;
        *self = Self { of: Some(source.id), rows, changed, gone };
    }

    /// Shows what each column was taken for, and the first rows where they can be seen.
    pub(super) fn ui(&self, ui: &mut Ui, source: &Source, language: Language) {
        let muted = color32(tokens(ui).muted);
        let order = order(&source.recipe);
        let columns = || order.iter().map(|place| &source.recipe.columns[*place]);
        ScrollArea::horizontal().id_salt("source-preview").show(ui, |ui| {
            Grid::new("source-grid").spacing([22.0, 6.0]).min_row_height(18.0).min_col_width(80.0).show(ui, |ui| {
                for column in columns() {
                    ui.label(bold(&column.name));
                }
                ui.end_row();
                for column in columns() {
                    let role = match column.role {
                        ColumnRole::Customer => tr!(language, "source-role-customer"),
                        role => role.say(language),
                    };
                    ui.label(plain(role).size(11.0).color(muted));
                }
                ui.end_row();
                rows_ui(ui, &source.recipe, &self.rows, &order);
            });
        });
        let sentence = if self.gone {
            tr!(language, "source-file-gone")
        } else if self.changed {
            tr!(language, "source-file-changed")
        } else {
            return;
        };
        ui.label(plain(sentence).size(11.0).color(muted));
    }
}
