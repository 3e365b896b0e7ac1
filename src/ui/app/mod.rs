//! The app: which project is open, which dialog is in front, and what is done with what was asked.

mod incoming;
mod typing;

use crate::edit;
use crate::file::Folders;
use crate::model::*;
use crate::project::{Freshness, Project, demo};
use crate::scene;
use crate::tr;
use crate::ui::bottom_bar::bottom_bar_ui;
use crate::ui::canvas::{MapView, canvas_ui};
use crate::ui::clipboard::Clipboard;
use crate::ui::command::Command;
use crate::ui::data::{DataAction, DataRoom, data_room_ui};
use crate::ui::dialogs::{
    Answer, ExportAnswer, ExportChoice, ExportDialog, FileDialog, FilePurpose, NewAnswer, NewDialog, NotesAnswer,
    NotesDialog, Offer, export_dialog_ui, keys_dialog_ui, message_ui, new_dialog_ui, notes_dialog_ui,
};
use crate::ui::export_job;
use crate::ui::inspector;
use crate::ui::left_panel::{Tab, left_panel_ui, new_journey};
use crate::ui::notices::Notices;
use crate::ui::open::{Open, Room};
use crate::ui::palette::{self, Choice, Palette};
use crate::ui::personas::personas_room_ui;
use crate::ui::search::{Search, search_ui};
use crate::ui::settings::{Settings, ThemeChoice};
use crate::ui::theme::{self, color32, tokens};
use crate::ui::top_bar::{Asked, top_bar_ui};
use crate::ui::welcome::welcome_ui;
use crate::words::Say;
use egui::{CentralPanel, Context, Frame, Ui};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

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
    keys: bool,
    clipboard: Clipboard,
    /// What was typed and waits for its frame.
    waiting: Vec<egui::Event>,
    palette: Option<Palette>,
    new: Option<NewDialog>,
    notes: Option<NotesDialog>,
    /// The template of the new project once its file is chosen.
    template: Option<Offer>,
    /// Whether rules of the window's style were applied for the settings.
    dressed: bool,
}

impl App {
    /// The welcome screen. The context must have been dressed by [`theme::install`].
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
            keys: false,
            clipboard: Clipboard::default(),
            waiting: Vec::new(),
            palette: None,
            new: None,
            notes: None,
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

    /// Whether figures of the open project are still being worked out.
    pub fn is_computing(&mut self) -> bool {
        self.open.as_mut().is_some_and(|open| open.freshness() != Freshness::Current || open.project.is_loading())
    }

    /// One frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        self.poll(&ctx);
        self.take_turns(&ctx);
        self.dropped_files(&ctx);
        if !self.has_dialog()
            && let Some(command) = Command::pressed(&ctx, self.types_signs(&ctx))
        {
            self.run(&ctx, command);
        }
        if self.open.is_some() {
            self.project_ui(ui);
        } else {
            let busy = self.sample.as_ref().map(|_| tr!(self.language(), "welcome-making-sample"));
            let language = self.language();
            let asked = welcome_ui(ui, &mut self.settings, busy.as_deref(), language);
            self.do_asked(&ctx, asked);
        }
        self.dialogs_ui(&ctx);
        self.notices.ui(&ctx);
    }

    /// Commits what is still being typed and waits for the file: before the window closes.
    pub fn finish(&mut self) {
        if let Some(open) = &mut self.open {
            let edits = open.drafts.flush(open.project.records());
            open.commit_all(edits);
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
            || self.new.is_some()
            || self.notes.is_some();
        asks || self.keys || self.palette.is_some()
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

    /// Opens a project file in place of the one that is open.
    pub fn open_file(&mut self, ctx: &Context, path: &Path) {
        match Project::open(path) {
            Ok(project) => self.show(ctx, project),
            Err(error) => self.complain(error.say(self.language())),
        }
    }

    fn show(&mut self, ctx: &Context, mut project: Project) {
        self.finish();
        let repaint = ctx.clone();
        project.on_change(Box::new(move || repaint.request_repaint()));
        project.set_author(self.settings.author.clone());
        self.settings.remember(project.path());
        self.data = DataRoom::default();
        let mut open = Open::new(project);
        open.author.clone_from(&self.settings.author);
        self.open = Some(open);
    }

    fn begin_import(&mut self, path: &Path) {
        let language = self.language();
        if let Some(open) = &mut self.open {
            open.room = Room::Data;
            self.data.begin(path, open.project.records(), language);
        }
    }

    fn do_asked(&mut self, ctx: &Context, asked: Option<Asked>) {
        match asked {
            Some(Asked::Command(command)) => self.run(ctx, command),
            Some(Asked::Recent(path)) => self.open_file(ctx, &path),
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

    /// Does a command.
    pub fn run(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::New => self.new = Some(NewDialog::new(self.language())),
            Command::Open => self.ask(ctx, FilePurpose::Open),
            Command::OpenSample => self.open_sample(ctx),
            Command::Shortcuts => self.keys = true,
            Command::Palette => self.palette = Some(Palette::default()),
            Command::AddLane if self.open.is_some() => {
                self.palette = Some(Palette::with(format!("{} ", Command::AddLane.name(self.language()))));
            }
            Command::SaveCopy if self.open.is_some() => self.ask(ctx, FilePurpose::SaveCopy),
            Command::Import if self.open.is_some() => self.ask(ctx, FilePurpose::Import),
            Command::ImportMap if self.open.is_some() => self.ask(ctx, FilePurpose::ImportMap),
            Command::SaveTemplate => self.save_template(),
            Command::Close => {
                self.finish();
                self.open = None;
            }
            _ => self.run_on_map(ctx, command),
        }
    }

    fn run_on_map(&mut self, ctx: &Context, command: Command) {
        let language = self.settings.language();
        let Some(open) = &mut self.open else { return };
        let theme = theme_of(ctx);
        let now_s = ctx.input(|i| i.time);
        match command {
            Command::Undo => {
                let edits = open.drafts.flush(open.project.records());
                open.commit_all(edits);
                if let Some(label) = open.project.undo() {
                    self.notices.tell(tr!(language, "notice-undone", step = label.say(language)));
                }
                open.follow();
            }
            Command::Redo => {
                if let Some(label) = open.project.redo() {
                    self.notices.tell(tr!(language, "notice-redone", step = label.say(language)));
                }
                open.follow();
            }
            Command::Fit => {
                let scene = open.scene(theme);
                open.canvas.fit(&scene);
            }
            Command::ActualSize => open.canvas.zoom(1.0, now_s),
            Command::ZoomIn => open.canvas.zoom(open.canvas.camera.zoom * 1.2, now_s),
            Command::ZoomOut => open.canvas.zoom(open.canvas.camera.zoom / 1.2, now_s),
            Command::Export => {
                let size = open.scene(theme).size;
                let has_data = open.overlay().is_some();
                self.export = Some(ExportDialog::new(size, has_data));
            }
            Command::CopyImage => {
                let choice = ExportDialog::new(open.scene(theme).size, open.overlay().is_some()).into_choice();
                self.copy_image(ctx, &choice);
            }
            Command::NewJourney => self.begin_journey(),
            Command::Search | Command::FoldLeft | Command::Outline | Command::Check | Command::Workshop => {
                look(ctx, open, command);
            }
            // What is done on the map itself: the canvas takes it from here.
            _ if open.room == Room::Map => open.canvas.request(command),
            _ => {}
        }
    }

    /// A journey like that of the first template.
    fn begin_journey(&mut self) {
        let language = self.settings.language();
        let Some(open) = self.open.as_mut().filter(|open| !open.project.read_only()) else { return };
        let records = open.project.records();
        let Some(offer) = super::dialogs::offers(language).into_iter().next() else { return };
        let (edit, journey) = new_journey(records, &offer, language);
        open.commit_all([edit]);
        open.journey = journey.unwrap_or(open.journey);
        open.room = Room::Map;
    }

    /// Does what was chosen in the palette.
    fn choose(&mut self, ctx: &Context, choice: Choice) {
        let language = self.settings.language();
        match (choice, &mut self.open) {
            (Choice::Command(command), _) => self.run(ctx, command),
            (Choice::Go(place), Some(open)) => open.go_to_place(place),
            (Choice::AddLane(kind), Some(open)) => {
                let (edit, lane) =
                    edit::add_lane(open.project.records(), open.journey, None, kind, &kind.say(language));
                open.commit_all([edit]);
                open.go(scene::Target::Lane(lane));
            }
            (Choice::Go(_) | Choice::AddLane(_), None) => {}
        }
    }

    fn ask(&mut self, ctx: &Context, purpose: FilePurpose) {
        let suggested = self.suggested(&purpose);
        self.files = Some(FileDialog::ask(ctx, purpose, suggested, self.language()));
    }

    /// A folder and name to begin with.
    fn suggested(&self, purpose: &FilePurpose) -> PathBuf {
        let home = etcetera::home_dir().unwrap_or_default();
        let beside = self.open.as_ref().and_then(|open| open.project.path().parent()).map(Path::to_owned);
        let folder = beside.unwrap_or(home);
        let stem = self.open.as_ref().and_then(|open| open.project.path().file_stem());
        let stem = stem.map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let language = self.language();
        match purpose {
            FilePurpose::Open | FilePurpose::Import | FilePurpose::ImportMap => folder.join(""),
            FilePurpose::New => folder.join(format!("{}.parcours", tr!(language, "files-new-name"))),
            FilePurpose::SaveCopy => folder.join(format!("{stem} {}.parcours", tr!(language, "files-copy-name"))),
            FilePurpose::Export(ending) => folder.join(format!("{stem}.{ending}")),
        }
    }

    fn open_sample(&mut self, ctx: &Context) {
        let (language, ctx) = (self.language(), ctx.clone());
        let (send, receive) = channel();
        self.sample = Some(receive);
        std::thread::spawn(move || {
            let made = Folders::find()
                .and_then(|folders| demo::open_or_make(&folders.data.join("samples"), language))
                .map_err(|error| error.say(language));
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send(made);
            ctx.request_repaint();
        });
    }

    fn file_chosen(&mut self, ctx: &Context, purpose: FilePurpose, path: &Path) {
        let language = self.language();
        match purpose {
            FilePurpose::Open => self.open_file(ctx, path),
            FilePurpose::New => {
                let Some(template) = self.template.take() else { return };
                match Project::create(path, (template.make)(language)) {
                    Ok(project) => self.show(ctx, project),
                    Err(error) => self.complain(error.say(language)),
                }
            }
            FilePurpose::SaveCopy => {
                let Some(open) = &mut self.open else { return };
                match open.project.save_copy(path) {
                    Ok(()) => self.notices.tell(tr!(language, "notice-copied", path = path.display().to_string())),
                    Err(error) => self.complain(error.say(language)),
                }
            }
            FilePurpose::Import => self.begin_import(path),
            FilePurpose::ImportMap => self.import_map(path),
            FilePurpose::Export(_) => self.export_to(ctx, path),
        }
    }

    fn export_to(&mut self, ctx: &Context, path: &Path) {
        let (Some(open), Some(choice)) = (&mut self.open, self.chosen.take()) else { return };
        let language = self.settings.language();
        let work = export_job::start(open, &choice, path.to_owned(), language, ctx.clone());
        self.notices.run(ctx, work);
    }

    fn copy_image(&mut self, ctx: &Context, choice: &ExportChoice) {
        let language = self.settings.language();
        let Some(open) = &mut self.open else { return };
        ctx.copy_image(export_job::clipboard_image(open, choice));
        self.notices.tell(tr!(language, "notice-image-copied"));
    }

    fn dialogs_ui(&mut self, ctx: &Context) {
        let language = self.language();
        match self.files.take().map(|dialog| dialog.ui(ctx, language)) {
            Some(Answer::Waiting(dialog)) => self.files = Some(dialog),
            Some(Answer::Chosen(purpose, path)) => self.file_chosen(ctx, purpose, &path),
            Some(Answer::Cancelled) | None => {}
        }
        match self.export.take().map(|dialog| export_dialog_ui(ctx, dialog, language)) {
            Some(ExportAnswer::Waiting(dialog)) => self.export = Some(dialog),
            Some(ExportAnswer::Export(choice)) => {
                let purpose = FilePurpose::Export(choice.format.ending());
                self.chosen = Some(choice);
                self.ask(ctx, purpose);
            }
            Some(ExportAnswer::Copy(choice)) => self.copy_image(ctx, &choice),
            Some(ExportAnswer::Cancelled) | None => {}
        }
        if let Some((title, sentence)) = self.message.take()
            && message_ui(ctx, &title, &sentence, &tr!(language, "message-read"))
        {
            self.message = Some((title, sentence));
        }
        self.keys = self.keys && keys_dialog_ui(ctx, language);
        match self.new.take().map(|dialog| new_dialog_ui(ctx, dialog, language)) {
            Some(NewAnswer::Waiting(dialog)) => self.new = Some(dialog),
            Some(NewAnswer::Chosen(template)) => {
                self.template = Some(template);
                self.ask(ctx, FilePurpose::New);
            }
            Some(NewAnswer::Cancelled) | None => {}
        }
        match self.notes.take().map(|dialog| notes_dialog_ui(ctx, dialog, language)) {
            Some(NotesAnswer::Waiting(dialog)) => self.notes = Some(dialog),
            Some(NotesAnswer::Taken(notes, kinds)) => self.take_notes(&notes, &kinds),
            Some(NotesAnswer::Cancelled) | None => {}
        }
        self.palette_ui(ctx, language);
    }

    fn palette_ui(&mut self, ctx: &Context, language: Language) {
        let Some(mut palette) = self.palette.take() else { return };
        if let Some(open) = &mut self.open {
            open.index.follow(open.project.records(), open.project.revision(), language);
        }
        let project = self.open.as_ref().map(|open| (open.project.records(), &open.index, open.journey));
        match palette.ui(ctx, project, language) {
            palette::Answer::Waiting => self.palette = Some(palette),
            palette::Answer::Chosen(choice) => self.choose(ctx, choice),
            palette::Answer::Dismissed => {}
        }
    }

    fn project_ui(&mut self, ui: &mut Ui) {
        let language = self.language();
        let ctx = ui.ctx().clone();
        let Some(mut open) = self.open.take() else { return };
        let asked = top_bar_ui(ui, &mut open, &mut self.settings, language);
        open.pictures.follow(&open.project, &ctx);
        let overlay = open.overlay();
        self.follow_data(&mut open);
        let left = if open.room != Room::Data { left_panel_ui(ui, &mut open, language) } else { Default::default() };
        let mut bottom = super::bottom_bar::Asked::default();
        let mut begun = None;
        match open.room {
            Room::Map => {
                bottom = bottom_bar_ui(ui, &mut open, overlay.as_deref(), language);
                let told = map_room_ui(ui, &mut open, &mut self.data, &mut self.clipboard, language);
                told.into_iter().for_each(|told| self.notices.tell(told));
                begun = open.arrive(&ctx);
            }
            Room::Personas => personas_room_ui(ui, &mut open, language),
            Room::Data => {
                let actions = data_room_ui(ui, &mut self.data, &mut open, language);
                self.do_data(&ctx, &mut open, actions);
            }
        }
        let settled = open.drafts.settle(&ctx, open.project.records());
        open.commit_all(settled);
        open.commit_all(left.edits);
        open.commit_all(bottom.edit);
        if let Some(journey) = left.journey {
            open.journey = journey;
            open.room = Room::Map;
        }
        open.follow();
        self.open = Some(open);
        self.do_asked(&ctx, asked);
        for command in bottom.command.into_iter().chain(left.command).chain(begun.map(Command::Add)) {
            self.run(&ctx, command);
        }
    }

    /// Brings proposals and fields up to date; data that cannot be read is told in the Data room.
    fn follow_data(&mut self, open: &mut Open) {
        let events = open.project.loaded_events().here();
        self.data.follow(events.as_ref(), open.project.records(), open.journey, open.project.revision());
    }

    fn do_data(&mut self, ctx: &Context, open: &mut Open, actions: Vec<DataAction>) {
        let language = self.language();
        for action in actions {
            let result = match action {
                DataAction::ChooseFile => {
                    let suggested = open.project.path().parent().map(|folder| folder.join("")).unwrap_or_default();
                    self.files = Some(FileDialog::ask(ctx, FilePurpose::Import, suggested, language));
                    Ok(())
                }
                DataAction::Edit(edit) => {
                    open.commit_all([edit]);
                    Ok(())
                }
                DataAction::Import { name, recipe, imported } => {
                    open.project.import(&name, &recipe, *imported).map(|source| self.data.imported(source))
                }
                DataAction::Remove(source) => open.project.remove_source(source),
                DataAction::ShowMap => {
                    open.room = Room::Map;
                    Ok(())
                }
            };
            if let Err(error) = result {
                self.complain(error.say(language));
            }
        }
    }
}

/// The theme of the window.
fn theme_of(ctx: &Context) -> scene::Theme {
    if ctx.global_style().visuals.dark_mode { scene::Theme::Dark } else { scene::Theme::Light }
}

/// The map with its properties at the right.
fn map_room_ui(
    ui: &mut Ui,
    open: &mut Open,
    data: &mut DataRoom,
    clipboard: &mut Clipboard,
    language: Language,
) -> Option<String> {
    let mut told = None;
    let edits = inspector::panel_ui(ui, open, data, language);
    open.commit_all(edits);
    let desk = color32(tokens(ui).desk);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        let theme = theme::theme_of(ui);
        let scene = open.scene(theme);
        let journey = open.journey;
        let clip = |text: &str| clipboard.clip_of(text);
        let writable = !open.project.read_only();
        let records = open.project.records();
        let (hits, current) =
            open.search.as_ref().map(|s| (s.targets().into_iter().collect(), s.current())).unwrap_or_default();
        let found = (&hits, current);
        let map =
            MapView { records, journey, scene: &scene, layout: &open.layout, clip: &clip, found, language, writable };
        let canvas = ui.max_rect();
        let answer = canvas_ui(ui, &mut open.canvas, &map);
        open.commit_all(answer.edits);
        if let Some((text, clip)) = answer.copied {
            clipboard.put(ui.ctx(), text, clip);
        }
        if let Some(journey) = answer.journey {
            open.journey = journey;
        }
        told = answer.told;
        search_ui(ui, open, canvas, language);
    });
    told
}

/// Commands about how the project is looked at.
fn look(ctx: &Context, open: &mut Open, command: Command) {
    match command {
        Command::Search => {
            open.room = Room::Map;
            match open.search.as_mut().filter(|search| !search.is_given()) {
                Some(search) => search.focus(),
                None => open.search = Some(Search::new("")),
            }
        }
        Command::FoldLeft => open.left.toggle(ctx),
        Command::Workshop => open.workshop = !open.workshop,
        _ => {
            open.room = Room::Map;
            open.left.show(if command == Command::Outline { Tab::Outline } else { Tab::Check });
        }
    }
}
