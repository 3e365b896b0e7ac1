//! A file on its way in: what it looks like, what each column is, and how far reading has come.

use super::DataAction;
use super::job::{End, Job, Knowing, Order};
use super::left_out::{OwnCondition, left_out_ui};
use super::mapping::{preview_ui, times_ui};
use super::reading::reading_ui;
use super::room::part_ui;
use super::source::size_text;
use crate::model::*;
use crate::project::{NewSource, Project};
use crate::tr;
use crate::tracking::{self, Guess};
use crate::ui::dialogs::DataPurpose;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, button_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::{Say, date};
use egui::{Context, Ui};
use std::path::PathBuf;

/// A file being mapped or read.
pub(super) struct ImportState {
    /// What was chosen, files or a folder: read again from there.
    paths: Vec<PathBuf>,
    /// The files themselves.
    files: Vec<PathBuf>,
    pub(super) guess: Guess,
    pub(super) recipe: Recipe,
    /// The user must say which of two readings of the dates is meant, and has not.
    pub(super) undecided: bool,
    /// The source whose place it takes.
    replaces: Option<SourceId>,
    /// Whether it comes beside the source that was read from the same bytes.
    keeps_both: bool,
    knowing: Knowing,
    pub(super) own_condition: Option<OwnCondition>,
    job: Option<Job>,
}

impl ImportState {
    /// A file with the proposal how to read it; in the place of a source, its columns are taken for what they were.
    pub(super) fn new(
        ctx: &Context,
        paths: Vec<PathBuf>,
        files: Vec<PathBuf>,
        guess: Guess,
        replaces: Option<&Source>,
    ) -> Self {
        let knowing = Knowing::start(ctx, files.clone());
        let mut state = Self {
            paths,
            files,
            recipe: guess.recipe.clone(),
            undecided: guess.ambiguous_date.is_some(),
            guess,
            replaces: replaces.map(|source| source.id),
            keeps_both: false,
            knowing,
            own_condition: None,
            job: None,
        };
        if let Some(source) = replaces {
            state.take_recipe(&source.recipe);
        }
        state
    }

    /// The file's name.
    pub(super) fn name(&self) -> String {
        tracking::name_of_files(&self.paths)
    }

    /// How it is read.
    pub(super) fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Whether it is being read.
    pub(super) fn is_reading(&self) -> bool {
        self.job.is_some()
    }

    /// It was stopped, or could not be read: what was chosen stays, to try again.
    pub(super) fn is_ready_again(&mut self) {
        self.job = None;
    }

    /// What came of reading, once it is done.
    pub(super) fn end(&self) -> Option<End> {
        self.job.as_ref().and_then(Job::end)
    }

    /// Takes the columns that a recipe knows by name for what it says; columns it does not know stay as guessed, but
    /// never in a role that it gives to another one.
    pub(super) fn take_recipe(&mut self, recipe: &Recipe) {
        let known = |name: &str| recipe.columns.iter().find(|column| column.name == name);
        let here: Vec<ColumnRole> =
            self.recipe.columns.iter().filter_map(|column| Some(known(&column.name)?.role)).collect();
        for column in &mut self.recipe.columns {
            match known(&column.name) {
                Some(known) => column.role = known.role,
                None if is_single(column.role) && here.contains(&column.role) => column.role = ColumnRole::Field,
                None => {}
            }
        }
        if here.contains(&ColumnRole::Time) {
            self.recipe.time_format = recipe.time_format;
            self.undecided = false;
        }
        self.recipe.time_zone.clone_from(&recipe.time_zone);
        self.recipe.refusing.clone_from(&recipe.refusing);
        self.recipe.excluded.clone_from(&recipe.excluded);
        self.recipe.duplicates = recipe.duplicates;
        self.recipe.duplicate_key.clone_from(&recipe.duplicate_key);
        self.recipe.whole_addresses.clone_from(&recipe.whole_addresses);
    }

    /// Shows it; `false` when it is not wanted any more.
    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        key: [u8; 32],
        language: Language,
        actions: &mut Vec<DataAction>,
    ) -> bool {
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &self.name(), &self.about(language));
            ui.add_enabled_ui(self.job.is_none(), |ui| {
                preview_ui(ui, self, language);
                if self.has(ColumnRole::Time) {
                    times_ui(ui, self, language);
                }
            });
        });
        if let Some(job) = &mut self.job {
            sheet_ui(ui, |ui| reading_ui(ui, job, language));
            return true;
        }
        let is_same = self.same_ui(ui, project, language);
        let width = ui.available_width();
        let beside = ui.horizontal_top(|ui| {
            // A row of whole paths stands for many customers: none of what may stay out is known of it.
            if !self.has(ColumnRole::Path) {
                part_ui(ui, width * 0.64, |ui| left_out_ui(ui, self, language));
            }
            let width = ui.available_width();
            part_ui(ui, width, |ui| sheet_ui(ui, |ui| self.buttons_ui(ui, project, key, is_same, language, actions)))
        });
        beside.inner
    }

    /// What the file was recognised as, and what it looks like.
    fn about(&self, language: Language) -> String {
        let delimiter = match self.recipe.delimiter {
            ',' => tr!(language, "import-comma"),
            ';' => tr!(language, "import-semicolon"),
            '\t' => tr!(language, "import-tab"),
            '|' => tr!(language, "import-bar"),
            // Not text with delimiters.
            '\0' => String::new(),
            other => other.to_string(),
        };
        let mut parts = vec![recognised(&self.guess, language), self.recipe.encoding.clone(), delimiter];
        parts.extend([size_text(self.guess.bytes, language), tr!(language, "import-about")]);
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    /// The file was imported before: asks whether to replace it. `true` while that is not answered.
    fn same_ui(&mut self, ui: &mut Ui, project: &Project, language: Language) -> bool {
        if self.keeps_both || self.replaces.is_some() {
            return false;
        }
        let Some(source) = self.knowing.fingerprint().and_then(|known| project.source_of(known)) else { return false };
        let day = read_on(source, &project.records().project().time_zone, language);
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &tr!(language, "import-same", day = day), &tr!(language, "import-same-about"));
            ui.horizontal(|ui| {
                if button_ui(ui, Kind::Second, None, &tr!(language, "import-replace")).clicked() {
                    self.replaces = Some(source.id);
                }
                if button_ui(ui, Kind::Second, None, &tr!(language, "import-keep-both")).clicked() {
                    self.keeps_both = true;
                }
            });
        });
        true
    }

    fn buttons_ui(
        &mut self,
        ui: &mut Ui,
        project: &Project,
        key: [u8; 32],
        is_same: bool,
        language: Language,
        actions: &mut Vec<DataAction>,
    ) -> bool {
        let missing = self.missing(language);
        let mut wanted = true;
        let replaced = self.replaces.and_then(|id| project.records().sources.get(&id));
        match (&missing, replaced) {
            (Some(sentence), _) => ui.colored_label(ui.visuals().warn_fg_color, sentence),
            (None, Some(source)) => ui.label(plain(tr!(language, "import-replaces", name = source.name.clone()))),
            // Rows of whole paths name nobody.
            (None, None) if self.has(ColumnRole::Path) => {
                ui.label(plain(tr!(language, "import-ready-paths")).color(color32(tokens(ui).muted)))
            }
            (None, None) => ui.label(plain(tr!(language, "import-ready")).color(color32(tokens(ui).muted))),
        };
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(missing.is_none() && !self.undecided && !is_same, |ui| {
                if button_ui(ui, Kind::Main, None, &tr!(language, "import-do")).clicked() {
                    self.begin(ui.ctx(), project, key, language);
                }
            });
            wanted = !button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        });
        ui.add_space(2.0);
        if button_ui(ui, Kind::Quiet, None, &tr!(language, "recipe-open")).clicked() {
            actions.push(DataAction::Choose(DataPurpose::Recipe));
        }
        if button_ui(ui, Kind::Quiet, None, &tr!(language, "recipe-save")).clicked() {
            actions.push(DataAction::Choose(DataPurpose::SaveRecipe(None)));
        }
        wanted
    }

    fn begin(&mut self, ctx: &Context, project: &Project, key: [u8; 32], language: Language) {
        let known_by = self.knowing.fingerprint().cloned().unwrap_or_default();
        let source = project.new_source(&self.paths, known_by, &self.recipe, self.guess.zone_assumed);
        let source = NewSource { replaces: self.replaces, ..source };
        let (files, shelf) = (self.files.clone(), project.shelf());
        self.job = Some(Job::start(ctx, Order { files, source, key, shelf, language }));
    }

    /// Whether a column has this role.
    fn has(&self, role: ColumnRole) -> bool {
        self.recipe.columns.iter().any(|column| column.role == role)
    }

    /// What must be said before it can be read.
    fn missing(&self, language: Language) -> Option<String> {
        if self.has(ColumnRole::Path) {
            return None;
        }
        if !self.has(ColumnRole::Customer) {
            return Some(tr!(language, "import-no-customer"));
        }
        if !self.has(ColumnRole::Time) {
            return Some(tr!(language, "import-no-time"));
        }
        if self.recipe.duplicates == Duplicates::EqualKeys && self.recipe.duplicate_key.is_empty() {
            return Some(tr!(language, "import-no-key"));
        }
        let known = self.recipe.time_zone.parse::<chrono_tz::Tz>().is_ok();
        (!known).then(|| tr!(language, "import-no-zone", zone = self.recipe.time_zone.clone()))
    }
}

/// What a file was recognised as.
fn recognised(guess: &Guess, language: Language) -> String {
    if let Some(known) = &guess.known {
        return known.say(language);
    }
    let told = guess.recipe.columns.iter().filter(|column| is_single(column.role)).count() as i64;
    tr!(language, "import-recognised-columns", count = told)
}

/// The day on which a source was read, as the project's zone counts days.
pub(super) fn read_on(source: &Source, zone: &str, language: Language) -> String {
    let zone: chrono_tz::Tz = zone.parse().unwrap_or(chrono_tz::UTC);
    let moment = chrono::DateTime::from_timestamp_millis(source.read_at_ms).unwrap_or_default();
    date(language, moment.with_timezone(&zone).date_naive())
}

/// Roles that only one column can have.
pub(super) fn is_single(role: ColumnRole) -> bool {
    !matches!(role, ColumnRole::Field | ColumnRole::LeftOut)
}
