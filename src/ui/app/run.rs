//! What each command does.

use super::{App, theme_of};
use crate::edit;
use crate::scene;
use crate::tr;
use crate::ui::command::Command;
use crate::ui::dialogs::{ExportDialog, FilePurpose, Matrix, NewDialog};
use crate::ui::left_panel::{Tab, new_journey};
use crate::ui::open::{Open, Room};
use crate::ui::palette::{Choice, Palette};
use crate::ui::search::Search;
use crate::words::Say;
use egui::Context;

impl App {
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
            Command::Share => self.begin_sharing(ctx),
            Command::CompareFile if self.open.is_some() => self.ask(ctx, FilePurpose::Compare),
            Command::SaveTemplate => self.save_template(),
            Command::Compact => self.ask_compact(),
            Command::Close => {
                self.finish();
                self.open = None;
            }
            _ => self.run_on_map(ctx, command),
        }
    }

    pub(super) fn run_on_map(&mut self, ctx: &Context, command: Command) {
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
            Command::History => {
                open.history.enter();
                open.room = if open.room == Room::History { Room::Map } else { Room::History };
            }
            Command::Snapshot if !open.project.read_only() => {
                open.history.enter();
                open.room = Room::History;
                open.history.ask_name();
            }
            Command::Fit if open.room == Room::History => open.history.fit(),
            Command::ActualSize if open.room == Room::History => open.history.zoom(None, now_s),
            Command::ZoomIn if open.room == Room::History => open.history.zoom(Some(1.2), now_s),
            Command::ZoomOut if open.room == Room::History => open.history.zoom(Some(1.0 / 1.2), now_s),
            Command::Compare => open.room = Room::Compare,
            Command::Fit | Command::ActualSize | Command::ZoomIn | Command::ZoomOut if open.room == Room::Compare => {
                match command {
                    Command::ZoomIn => open.compare.look(Some(1.2), now_s),
                    Command::ZoomOut => open.compare.look(Some(1.0 / 1.2), now_s),
                    Command::ActualSize => open.compare.look_at_size(now_s),
                    _ => open.compare.look(None, now_s),
                }
            }
            Command::Fit => {
                let scene = open.scene(theme);
                open.canvas.fit(&scene);
            }
            Command::ActualSize => open.canvas.zoom(1.0, now_s),
            Command::ZoomIn => open.canvas.zoom(open.canvas.camera.zoom * 1.2, now_s),
            Command::ZoomOut => open.canvas.zoom(open.canvas.camera.zoom / 1.2, now_s),
            Command::Export => {
                let size = open.picture_size(theme);
                let has_data = open.overlay().is_some() && open.compared().is_none();
                self.export = Some(ExportDialog::new(size, has_data));
            }
            Command::CopyImage => {
                let choice = ExportDialog::new(open.picture_size(theme), open.overlay().is_some()).into_choice();
                self.copy_image(ctx, &choice);
            }
            Command::NewJourney => self.begin_journey(),
            Command::Matrix => open.matrix = Some(Matrix::default()),
            Command::Search | Command::FoldLeft | Command::Outline | Command::Check | Command::Workshop => {
                look(ctx, open, command);
            }
            // What is done on the map itself: the canvas takes it from here.
            _ if open.room == Room::Map => open.canvas.request(command),
            _ => {}
        }
    }

    /// A journey like that of the first template.
    pub(super) fn begin_journey(&mut self) {
        let language = self.settings.language();
        let Some(open) = self.open.as_mut().filter(|open| !open.project.read_only()) else { return };
        let records = open.project.records();
        let Some(offer) = crate::ui::dialogs::offers(language).into_iter().next() else { return };
        let (edit, journey) = new_journey(records, &offer, language);
        open.commit_all([edit]);
        open.journey = journey.unwrap_or(open.journey);
        open.room = Room::Map;
    }

    /// Does what was chosen in the palette.
    pub(super) fn choose(&mut self, ctx: &Context, choice: Choice) {
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
