//! The app: which project is open, which dialog is in front, and what is done with what was asked.

mod compare;
mod data;
mod dialogs;
mod files;
mod incoming;
mod opening;
mod rooms;
mod run;
mod typing;
mod work;

use crate::model::*;
use crate::project::{CompactPlan, Freshness, Project};
use crate::scene;
use crate::tr;
use crate::ui::clipboard::Clipboard;
use crate::ui::command::Command;
use crate::ui::data::DataRoom;
use crate::ui::dialogs::{ExportChoice, ExportDialog, FileDialog, NewDialog, NotesDialog, Offer, ShareDialog};
use crate::ui::notices::Notices;
use crate::ui::open::{Open, Room};
use crate::ui::palette::Palette;
use crate::ui::settings::{Settings, ThemeChoice};
use crate::ui::top_bar::Asked;
use crate::ui::welcome::welcome_ui;
use egui::{Context, Ui};
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

/// The window's state.
pub struct App {
    settings: Settings,
    open: Option<Open>,
    data: DataRoom,
    notices: Notices,
    files: Option<FileDialog>,
    export: Option<ExportDialog>,
    /// What is to be exported once a file is chosen.
    chosen: Option<ExportChoice>,
    /// The sample being made on a thread.
    sample: Option<Receiver<Result<PathBuf, String>>>,
    message: Option<(String, String)>,
    /// What compacting would do, while it is asked.
    compacting: Option<CompactPlan>,
    /// Work on a thread that the window goes on beside.
    work: Option<work::Work>,
    keys: bool,
    clipboard: Clipboard,
    palette: Option<Palette>,
    new: Option<NewDialog>,
    notes: Option<NotesDialog>,
    share: Option<ShareDialog>,
    opening: opening::Opening,
    /// The template of the new project once its file is chosen.
    template: Option<Offer>,
    /// Whether rules of the window's style were applied for the settings.
    dressed: bool,
}

impl App {
    /// The welcome screen. The context must have been dressed by [`crate::ui::theme::install`].
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            open: None,
            data: DataRoom::default(),
            notices: Notices::default(),
            files: None,
            export: None,
            chosen: None,
            sample: None,
            message: None,
            compacting: None,
            work: None,
            keys: false,
            clipboard: Clipboard::default(),
            palette: None,
            new: None,
            notes: None,
            share: None,
            opening: opening::Opening::default(),
            template: None,
            dressed: false,
        }
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.settings.language()
    }

    /// The open project, for tests and for who drives the window from outside.
    pub fn project(&self) -> Option<&Project> {
        self.open.as_ref().map(|open| &open.project)
    }

    /// Whether figures of the open project are still being worked out, or other work goes on.
    pub fn is_computing(&mut self) -> bool {
        let works = |open: &mut Open| {
            let is_comparing = open.room == crate::ui::open::Room::Compare && open.compare.is_working();
            is_comparing
                || open.compare.is_reading()
                || open.freshness() != Freshness::Current
                || open.project.is_loading()
        };
        self.work.is_some() || self.open.as_mut().is_some_and(works)
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        self.poll(&ctx);
        self.dropped_files(&ctx);
        if !self.has_dialog()
            && let Some(command) = Command::pressed(&ctx, self.types_signs(&ctx))
        {
            self.run(&ctx, command);
        }
        if self.open.is_some() {
            self.project_ui(ui);
        } else {
            let language = self.language();
            let making = self.sample.as_ref().map(|_| tr!(language, "welcome-making-sample"));
            let busy = making.or(self.doing().map(str::to_owned));
            let busy = busy.or(self.opening.is_reading().then(|| tr!(language, "welcome-reading")));
            let asked = welcome_ui(ui, &mut self.settings, busy.as_deref(), language);
            self.do_asked(&ctx, asked);
        }
        self.dialogs_ui(&ctx);
        self.notices.ui(&ctx, self.work.as_ref().filter(|_| self.open.is_some()).map(work::Work::doing));
        typing::take_turns(&ctx, self.open.as_ref().is_some_and(|open| open.canvas.is_starting()));
    }

    /// Commits what is still being typed and waits for work that goes on and for the file: before the window closes.
    pub fn finish(&mut self) {
        if let Some(open) = &mut self.open {
            let edits = open.drafts.flush(open.project.records());
            open.commit_all(edits);
        }
        self.finish_work();
        if let Some(open) = &mut self.open {
            // A failure has been shown in the top bar all along; there is nobody left to tell.
            let _ = open.project.wait_saved();
        }
    }

    /// Whether digits and signs are text here and now: a feeling on the map, a line of the tree.
    fn types_signs(&self, ctx: &Context) -> bool {
        let on_map = self.open.as_ref().filter(|open| open.room == Room::Map);
        on_map.is_some_and(|open| open.canvas.takes_digits(open.project.records()) || open.left.outline.has_focus(ctx))
    }

    fn has_dialog(&self) -> bool {
        let asks = self.files.is_some()
            || self.export.is_some()
            || self.message.is_some()
            || self.compacting.is_some()
            || self.data.asks()
            || self.new.is_some()
            || self.opening.asks()
            || self.notes.is_some()
            || self.share.is_some();
        let weighs = self.open.as_ref().is_some_and(|open| open.matrix.is_some() || open.history.asks());
        asks || weighs || self.keys || self.palette.is_some()
    }

    fn dress(&mut self, ctx: &Context) {
        if std::mem::replace(&mut self.dressed, true) {
            return;
        }
        ctx.set_theme(match self.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        });
        let still = self.settings.still;
        ctx.all_styles_mut(|style| style.animation_time = if still { 0.0 } else { 0.12 });
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            options.fallback_theme = egui::Theme::Light;
        });
    }

    fn poll(&mut self, ctx: &Context) {
        self.poll_work(ctx);
        let made = self.sample.as_ref().and_then(|receive| receive.try_recv().ok());
        match made {
            Some(Ok(path)) => {
                self.sample = None;
                self.open_file(ctx, &path);
            }
            Some(Err(sentence)) => {
                self.sample = None;
                self.complain(sentence);
            }
            None => {}
        }
    }

    fn complain(&mut self, sentence: String) {
        self.message = Some((tr!(self.language(), "message-title"), sentence));
    }

    fn do_asked(&mut self, ctx: &Context, asked: Option<Asked>) {
        match asked {
            Some(Asked::Command(command)) => self.run(ctx, command),
            Some(Asked::Recent(path)) => self.open_file(ctx, &path),
            Some(Asked::SaveAs) => self.ask_save_as(ctx, false),
            Some(Asked::SaveAndMerge) => self.ask_save_as(ctx, true),
            Some(Asked::Settings) => {
                self.settings.save();
                self.dressed = false;
            }
            Some(Asked::Retry) => {
                if let Some(open) = &mut self.open {
                    open.project.retry();
                }
            }
            None => {}
        }
    }
}

/// The theme of the window.
fn theme_of(ctx: &Context) -> scene::Theme {
    if ctx.global_style().visuals.dark_mode { scene::Theme::Dark } else { scene::Theme::Light }
}
