//! The window of an open project: bars, panels and the room in front.

use super::App;
use crate::edit::Edit;
use crate::model::*;
use crate::project::Project;
use crate::ui::bottom_bar::bottom_bar_ui;
use crate::ui::canvas::{MapView, canvas_ui};
use crate::ui::clipboard::{self, Clipboard};
use crate::ui::command::Command;
use crate::ui::compare::compare_room_ui;
use crate::ui::data::{DataRoom, data_room_ui};
use crate::ui::history::history_room_ui;
use crate::ui::inspector;
use crate::ui::left_panel::left_panel_ui;
use crate::ui::not_saved::not_saved_ui;
use crate::ui::open::{Open, Room};
use crate::ui::personas::personas_room_ui;
use crate::ui::search::search_ui;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::top_bar::top_bar_ui;
use egui::{CentralPanel, Frame, Ui};

impl App {
    pub(super) fn project_ui(&mut self, ui: &mut Ui) {
        let language = self.language();
        let ctx = ui.ctx().clone();
        let Some(mut open) = self.open.take() else { return };
        let asked = top_bar_ui(ui, &mut open, &mut self.settings, language);
        let asked = asked.or(not_saved_ui(ui, &open, language));
        open.pictures.follow(&open.project, &ctx);
        let overlay = open.overlay();
        self.follow_data(&ctx, &mut open);
        let has_left = !matches!(open.room, Room::Data | Room::History | Room::Compare);
        let left = if has_left { left_panel_ui(ui, &mut open, language) } else { Default::default() };
        let mut compared = Vec::new();
        let mut bottom = crate::ui::bottom_bar::Asked::default();
        let mut begun = None;
        match open.room {
            Room::Map => {
                bottom = bottom_bar_ui(ui, &mut open, overlay.as_deref(), &self.data, language);
                let told = map_room_ui(ui, &mut open, &mut self.data, &mut self.clipboard, language);
                told.into_iter().for_each(|told| self.notices.tell(told));
                begun = open.arrive(&ctx);
            }
            Room::Personas => personas_room_ui(ui, &mut open, language),
            Room::Data => {
                let actions = data_room_ui(ui, &mut self.data, &mut open, language);
                self.do_data(&ctx, &mut open, actions);
            }
            Room::History => {
                let told = history_room_ui(ui, &mut open, language);
                told.sentence.into_iter().for_each(|told| self.notices.tell(told));
                if let Some(author) = told.author {
                    self.settings.author.clone_from(&author);
                    self.settings.save();
                    open.project.set_author(author.clone());
                    open.author = author;
                }
                if told.leaves {
                    open.room = Room::Map;
                }
                if let Some((seq, name)) = told.compared {
                    self.compare_with_moment(&mut open, seq, name);
                }
            }
            Room::Compare => compared = compare_room_ui(ui, &mut open, language),
        }
        let settled = open.drafts.settle(&ctx, open.project.records());
        open.commit_all(settled);
        open.commit_all(left.edits);
        open.commit_all(bottom.edits);
        if let Some(journey) = left.journey {
            open.journey = journey;
            open.room = Room::Map;
        }
        if let Some((own, other)) = left.compared {
            open.compare.with_journey(own, other);
            open.room = Room::Compare;
        }
        open.follow();
        self.open = Some(open);
        self.do_compare(&ctx, compared);
        self.do_asked(&ctx, asked);
        for command in bottom.command.into_iter().chain(left.command).chain(begun.map(Command::Add)) {
            self.run(&ctx, command);
        }
    }
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
        bring_images(&mut open.project, &answer.edits);
        open.commit_all(answer.edits);
        if let Some((text, clip)) = answer.copied {
            clipboard.put(ui.ctx(), text, clip, |hash| open.project.image(hash));
        }
        if let Some(journey) = answer.journey {
            open.journey = journey;
        }
        told = answer.told;
        search_ui(ui, open, canvas, language);
    });
    told
}

/// Puts the bytes of pasted images that the project does not have into it, so that the edit that names them finds them.
fn bring_images(project: &mut Project, edits: &[Edit]) {
    for change in edits.iter().flat_map(|edit| &edit.changes) {
        if let (None, Some(AnyRecord::Asset(asset))) = (&change.before, &change.after)
            && project.image(&asset.hash).is_none()
            && let Some(bytes) = clipboard::image(&asset.hash)
        {
            // What is no image stays away; its card says that it has none.
            project.keep_image(&asset.hash, bytes);
        }
    }
}
