//! A file on its way in: what it looks like, what each column is, and how far reading has come.

use super::DataAction;
use super::job::Job;
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use crate::tracking::{Guess, ReadError};
use crate::ui::theme::{color32, icon, tokens};
use crate::ui::widgets::{
    Kind, bare_combo_ui, bold, button_ui, choice_ui, italic, label_text, plain, row_from_right_ui, sheet_title_ui,
    sheet_ui,
};
use crate::words::{Say, number, percent};
use egui::{FontId, Grid, ProgressBar, RichText, ScrollArea, Ui};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering::Relaxed;

/// As many rows are shown.
const ROWS: usize = 8;

/// A file being mapped or read.
pub(super) struct ImportState {
    path: PathBuf,
    guess: Guess,
    recipe: Recipe,
    /// The user must say which of two readings of the dates is meant, and has not.
    undecided: bool,
    job: Option<Job>,
}

/// What came of a frame.
pub(super) enum Outcome {
    /// It goes on.
    Waiting,
    /// It is read.
    Done(DataAction),
    /// It cannot be read, or was stopped.
    Failed(ReadError),
    /// It is not wanted.
    Cancelled,
}

impl ImportState {
    /// A file with the proposal how to read it.
    pub(super) fn new(path: &Path, guess: Guess) -> Self {
        let recipe = guess.recipe.clone();
        let undecided = guess.ambiguous_date.is_some();
        Self { path: path.to_owned(), guess, recipe, undecided, job: None }
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Shows it; `key` makes pseudonyms.
    pub(super) fn ui(&mut self, ui: &mut Ui, key: [u8; 32], language: Language) -> Outcome {
        if let Some(result) = self.job.as_ref().and_then(Job::result) {
            self.job = None;
            return match result {
                Ok(imported) => Outcome::Done(DataAction::Import {
                    name: self.name(),
                    recipe: Box::new(self.recipe.clone()),
                    imported: Box::new(imported),
                }),
                Err(error) => Outcome::Failed(error),
            };
        }
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &self.name(), &self.about(language));
            ui.add_enabled_ui(self.job.is_none(), |ui| {
                self.preview_ui(ui, language);
                ui.add_space(8.0);
                self.times_ui(ui, language);
            });
        });
        sheet_ui(ui, |ui| match &self.job {
            Some(job) => {
                reading_ui(ui, job, language);
                Outcome::Waiting
            }
            None => self.buttons_ui(ui, key, language),
        })
    }

    fn about(&self, language: Language) -> String {
        let delimiter = match self.recipe.delimiter {
            ',' => tr!(language, "import-comma"),
            ';' => tr!(language, "import-semicolon"),
            '\t' => tr!(language, "import-tab"),
            '|' => tr!(language, "import-bar"),
            other => other.to_string(),
        };
        let size = crate::words::decimal(language, self.guess.bytes as f64 / 1e6, 1);
        tr!(language, "import-about", encoding = self.recipe.encoding.clone(), delimiter = delimiter, size = size)
    }

    /// The first rows under the roles of their columns.
    fn preview_ui(&mut self, ui: &mut Ui, language: Language) {
        ScrollArea::horizontal().id_salt("preview").show(ui, |ui| {
            Grid::new("preview-grid").striped(false).spacing([18.0, 6.0]).min_col_width(96.0).show(ui, |ui| {
                for column in &self.recipe.columns {
                    ui.label(bold(&column.name));
                }
                ui.end_row();
                for place in 0..self.recipe.columns.len() {
                    self.role_ui(ui, place, language);
                }
                ui.end_row();
                for column in &self.guess.columns {
                    ui.label(plain(column.why.say(language)).size(10.5).color(color32(tokens(ui).muted)));
                }
                ui.end_row();
                for row in self.guess.preview.iter().take(ROWS) {
                    for place in 0..self.recipe.columns.len() {
                        let left_out = self.recipe.columns[place].role == ColumnRole::LeftOut;
                        cell_ui(ui, row.get(place).map_or("", String::as_str), left_out);
                    }
                    ui.end_row();
                }
            });
        });
    }

    fn role_ui(&mut self, ui: &mut Ui, place: usize, language: Language) {
        let column = &mut self.recipe.columns[place];
        let before = column.role;
        let names: Vec<String> = ColumnRole::ALL.iter().map(|role| role.say(language)).collect();
        let current = ColumnRole::ALL.iter().position(|role| *role == before);
        let shown = ui.vertical(|ui| {
            ui.set_width(124.0);
            bare_combo_ui(ui, ("role", place), current, "", &names, |_| {})
        });
        let (chosen, response) = shown.inner;
        response.accessible_name(tr!(language, "import-role-of", column = column.name.clone()));
        if let Some(role) = chosen.and_then(|chosen| ColumnRole::ALL.get(chosen)) {
            column.role = *role;
        }
        let now = column.role;
        if now != before && is_single(now) {
            let others = self.recipe.columns.iter_mut().enumerate().filter(|(other, _)| *other != place);
            others.filter(|(_, c)| c.role == now).for_each(|(_, c)| c.role = ColumnRole::Field);
        }
        if now == ColumnRole::Time
            && let Some(format) = self.guess.columns.get(place).and_then(|column| column.time_format)
        {
            self.recipe.time_format = format;
        }
    }

    fn times_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(220.0);
                let label = tr!(language, "import-time-format");
                if let Some(format) = choice_ui(ui, language, &label, self.recipe.time_format, TimeFormat::ALL) {
                    self.recipe.time_format = format;
                    self.undecided = false;
                }
            });
            ui.add_space(12.0);
            ui.vertical(|ui| {
                ui.set_width(220.0);
                let label = ui.label(label_text(ui, tr!(language, "import-time-zone")));
                let field = egui::TextEdit::singleline(&mut self.recipe.time_zone).margin(egui::vec2(10.0, 7.0));
                ui.add(field).labelled_by(label.id);
            });
        });
        if let Some(sample) = self.guess.ambiguous_date.as_ref().filter(|_| self.undecided) {
            ui.colored_label(ui.visuals().warn_fg_color, tr!(language, "import-ambiguous", sample = sample.clone()));
        } else if self.guess.zone_assumed {
            let text = tr!(language, "import-zone-assumed", zone = self.recipe.time_zone.clone());
            ui.label(plain(text).size(11.0).color(color32(tokens(ui).muted)));
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, key: [u8; 32], language: Language) -> Outcome {
        let missing = self.missing(language);
        let mut outcome = Outcome::Waiting;
        ui.horizontal(|ui| {
            match &missing {
                Some(sentence) => ui.colored_label(ui.visuals().warn_fg_color, sentence),
                None => ui.label(plain(tr!(language, "import-ready")).color(color32(tokens(ui).muted))),
            };
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_enabled_ui(missing.is_none() && !self.undecided, |ui| {
                    if button_ui(ui, Kind::Main, None, &tr!(language, "import-do")).clicked() {
                        self.job = Some(Job::start(ui.ctx(), &self.path, &self.recipe, key));
                    }
                });
                if button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked() {
                    outcome = Outcome::Cancelled;
                }
            });
        });
        outcome
    }

    /// What must be said before it can be read.
    fn missing(&self, language: Language) -> Option<String> {
        let has = |role| self.recipe.columns.iter().any(|column| column.role == role);
        if has(ColumnRole::Path) {
            return None;
        }
        if !has(ColumnRole::Customer) {
            return Some(tr!(language, "import-no-customer"));
        }
        if !has(ColumnRole::Time) {
            return Some(tr!(language, "import-no-time"));
        }
        let known = self.recipe.time_zone.parse::<chrono_tz::Tz>().is_ok();
        (!known).then(|| tr!(language, "import-no-zone", zone = self.recipe.time_zone.clone()))
    }
}

/// Roles that only one column can have.
fn is_single(role: ColumnRole) -> bool {
    !matches!(role, ColumnRole::Field | ColumnRole::LeftOut)
}

fn cell_ui(ui: &mut Ui, text: &str, left_out: bool) {
    const LONGEST: usize = 48;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        shown.push('…');
    }
    let color = if left_out { color32(tokens(ui).hairline) } else { color32(tokens(ui).ink) };
    ui.label(RichText::new(shown).font(FontId::monospace(11.5)).color(color));
}

fn reading_ui(ui: &mut Ui, job: &Job, language: Language) {
    let (bytes, all) = (job.progress.bytes.load(Relaxed), job.progress.bytes_in_all.load(Relaxed));
    let share = if all == 0 { 0.0 } else { bytes as f64 / all as f64 };
    let left_s = job.begun_at.elapsed().as_secs_f64() * (1.0 - share) / share.max(0.01);
    ui.horizontal(|ui| {
        ui.label(icon(glyph::CLOCK, 16.0));
        ui.label(bold(tr!(language, "import-reading")).size(14.0));
    });
    let about = tr!(
        language,
        "import-progress",
        share = percent(language, share),
        rows = number(language, job.progress.rows.load(Relaxed) as i64),
        rejected = number(language, job.progress.rejected.load(Relaxed) as i64),
        left = crate::words::duration(language, (left_s * 1000.0) as i64)
    );
    ui.label(italic(about).color(color32(tokens(ui).muted)));
    ui.add(ProgressBar::new(share as f32).desired_height(8.0).fill(color32(tokens(ui).accent)));
    row_from_right_ui(ui, |ui| {
        if button_ui(ui, Kind::Second, None, &tr!(language, "import-stop")).clicked() {
            job.progress.stop();
        }
    });
    ui.ctx().request_repaint_after_secs(0.1);
}
