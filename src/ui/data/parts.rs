//! Files of different shapes that were chosen together, such as the folder of a shop's export: each shape is a source of
//! its own, looked at and imported one after the other.

use super::source::size_text;
use super::table::{Table, cut_ui};
use crate::model::*;
use crate::tr;
use crate::tracking::{Guess, Part, ReadError, name_of_files};
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, plain, row_from_right_ui, sheet_title_ui, sheet_ui};
use crate::words::{Say, number};
use egui::{RichText, Ui};
use std::path::PathBuf;

/// Parts that were chosen together.
pub(super) struct Parts {
    /// What was chosen: a folder, or files.
    paths: Vec<PathBuf>,
    parts: Vec<Part>,
    /// By part, whether it is in the project.
    imported: Vec<bool>,
    /// The part that is being mapped or read.
    in_front: Option<usize>,
}

/// What was asked for.
pub(super) enum Asked {
    /// Look at a part, to import it.
    Look(usize),
    /// Enough of them are imported.
    Done,
}

impl Parts {
    /// What was found in files and folders that were chosen.
    pub(super) fn new(paths: Vec<PathBuf>, mut parts: Vec<Part>) -> Self {
        parts.sort_by_key(|part| !part.is_ready());
        Self { paths, imported: vec![false; parts.len()], parts, in_front: None }
    }

    /// The name of the folder, or of the files.
    pub(super) fn name(&self) -> String {
        name_of_files(&self.paths)
    }

    /// What a part is read again from, its files, and how they are read, to be mapped next. Of many files the folder is
    /// kept: their shape tells which they are.
    pub(super) fn bring(&mut self, place: usize) -> Option<(Vec<PathBuf>, Vec<PathBuf>, Guess)> {
        const NAMED: usize = 20;
        let part = self.parts.get(place)?;
        let guess = part.guess.as_ref().ok()?.clone();
        let paths = if part.files.len() > NAMED { &self.paths } else { &part.files };
        self.in_front = Some(place);
        Some((paths.clone(), part.files.clone(), guess))
    }

    /// What was mapped is in the project now. `true`: there is more to import.
    pub(super) fn imported(&mut self) -> bool {
        if let Some(done) = self.in_front.take().and_then(|place| self.imported.get_mut(place)) {
            *done = true;
        }
        self.parts.iter().zip(&self.imported).any(|(part, done)| !done && part.guess.is_ok())
    }

    /// Shows what there is.
    pub(super) fn ui(&self, ui: &mut Ui, language: Language) -> Option<Asked> {
        let mut asked = None;
        sheet_ui(ui, |ui| {
            let count = self.parts.len() as i64;
            let about = tr!(language, "parts-about", count = count, n = number(language, count));
            sheet_title_ui(ui, &self.name(), &about);
            let table = Table { shares: &[0.28, 0.1, 0.46, 0.16], left: 3 };
            let heads =
                [tr!(language, "parts-files"), tr!(language, "parts-size"), tr!(language, "parts-what"), String::new()];
            table.head_ui(ui, &heads);
            ui.spacing_mut().item_spacing.y = 0.0;
            for place in 0..self.parts.len() {
                ui.push_id(place, |ui| {
                    table.tall_row_ui(ui, |ui, column| {
                        if let Some(Asked::Look(place)) = self.cell_ui(ui, place, column, language) {
                            asked = Some(Asked::Look(place));
                        }
                    });
                });
            }
            ui.add_space(8.0);
            row_from_right_ui(ui, |ui| {
                if button_ui(ui, Kind::Second, None, &tr!(language, "parts-done")).clicked() {
                    asked = Some(Asked::Done);
                }
            });
        });
        asked
    }

    fn cell_ui(&self, ui: &mut Ui, place: usize, column: usize, language: Language) -> Option<Asked> {
        let part = &self.parts[place];
        let muted = color32(tokens(ui).muted);
        match column {
            0 => cut_ui(ui, bold(name_of_files(&part.files))),
            1 => {
                let bytes = part.guess.as_ref().map(|guess| guess.bytes).unwrap_or_default();
                cut_ui(ui, plain(size_text(bytes, language)).color(muted));
            }
            2 => cut_ui(ui, self.state(place, muted, language)),
            _ if part.guess.is_ok() && !self.imported[place] => {
                let words = tr!(language, "parts-look", name = name_of_files(&part.files));
                let kind = if part.is_ready() { Kind::Main } else { Kind::Second };
                let button = button_ui(ui, kind, None, &tr!(language, "parts-look-short"));
                if button.on_hover_text(plain(&words)).clicked() {
                    return Some(Asked::Look(place));
                }
            }
            _ => {}
        }
        None
    }

    fn state(&self, place: usize, muted: egui::Color32, language: Language) -> RichText {
        if self.imported[place] {
            return bold(tr!(language, "parts-imported"));
        }
        match &self.parts[place].guess {
            Err(error) => plain(error.say(language)).color(muted),
            Ok(guess) => match (guess.lacks(), &guess.known) {
                (Some(ReadError::NoTimeColumn), _) => plain(tr!(language, "import-no-time")).color(muted),
                (Some(_), _) => plain(tr!(language, "import-no-customer")).color(muted),
                (None, Some(known)) => plain(known.say(language)),
                (None, None) => plain(tr!(language, "parts-ready")),
            },
        }
    }
}
