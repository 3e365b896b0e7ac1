//! The room of the history: the diary at the left, the map of a moment with its player at the right, names for moments
//! and the way back to them.
//!
//! In here: which moment is looked at, and what is asked for. Kept out: how a moment is found (project). Enter by
//! [`history_room_ui`].

mod changes;
mod filters;
mod list;
mod moment;
mod naming;
mod player;
mod snapshots;
mod walk;

use super::open::Open;
use super::theme::{color32, tokens};
use crate::model::*;
use crate::project::{Diary, DiaryFilter};
use egui::{CentralPanel, Frame, Margin, Panel, Stroke, Ui, vec2};
use naming::Asking;
use player::Player;
use walk::Walk;

/// The width of the diary.
const DIARY_PT: f32 = 336.0;

/// What of the history is looked at. Not part of the document.
#[derive(Default)]
pub struct HistoryRoom {
    diary: Diary,
    filter: DiaryFilter,
    /// What passes the filter, the oldest first, and what it was found for.
    found: Vec<usize>,
    found_for: Option<(usize, DiaryFilter, Language)>,
    /// The same by days, as it is shown.
    rows: Vec<list::Row>,
    /// Who did something, and when.
    people: Vec<String>,
    days: Vec<chrono::NaiveDate>,
    /// How many lines of the diary the moment in front is after.
    at: usize,
    /// Whether the moment in front is that of now, which goes along with every edit.
    at_now: bool,
    /// The diary scrolls to the line in front.
    reveals: bool,
    walk: Walk,
    player: Player,
    asking: Option<Asking>,
    /// The name of who works here, while it is typed.
    author: Option<String>,
}

/// What came of a frame of the room.
#[derive(Default)]
pub struct Told {
    /// A sentence for the user.
    pub sentence: Option<String>,
    /// The name by which the history is to call this user from now on.
    pub author: Option<String>,
    /// Whether the map is to come to the front.
    pub leaves: bool,
    /// The entry after which a moment is that is to be held against now, and what it is called.
    pub compared: Option<(u64, String)>,
}

impl HistoryRoom {
    /// Whether a dialog of the room is in front.
    pub fn asks(&self) -> bool {
        self.asking.is_some()
    }

    /// The map of the moment in front fits the window again.
    pub fn fit(&mut self) {
        self.walk.canvas.fit_again();
    }

    /// The map of the moment in front is shown nearer or further away.
    pub fn zoom(&mut self, by: Option<f32>, now_s: f64) {
        let zoom = by.map_or(1.0, |by| self.walk.canvas.camera.zoom * by);
        self.walk.canvas.zoom(zoom, now_s);
    }

    /// Begins at the moment of now.
    pub fn enter(&mut self) {
        (self.at_now, self.reveals) = (true, true);
        self.player.stop();
        self.walk.canvas.fit_again();
    }

    /// Asks for a name for the moment in front, which is that of now outside the room.
    pub fn ask_name(&mut self) {
        self.asking = Some(Asking::name());
    }

    /// How many lines there are, which is the place of now.
    fn last(&self) -> usize {
        self.diary.lines().len()
    }

    /// The first place whose map is known: behind the last line whose texts this copy does not keep.
    fn first(&self) -> usize {
        self.diary.lines().iter().rposition(|line| !line.kept).map_or(0, |place| place + 1)
    }

    /// The entry after which a place is.
    fn seq_of(&self, place: usize) -> u64 {
        place.checked_sub(1).and_then(|line| self.diary.lines().get(line)).map_or(0, |line| line.last)
    }

    /// The place of an entry: behind its line.
    fn place_of(&self, seq: u64) -> usize {
        self.diary.lines().partition_point(|line| line.first <= seq)
    }

    /// Goes to a place.
    fn go(&mut self, place: usize) {
        self.at = place.min(self.last());
        self.at_now = self.at == self.last();
        self.reveals = true;
    }

    /// Brings the diary up to date with the project.
    fn follow(&mut self, open: &Open, language: Language) {
        self.diary.follow(open.project.history());
        if self.at_now || self.at > self.last() {
            self.at = self.last();
        }
        let key = (open.project.history().len(), self.filter.clone(), language);
        if self.found_for.as_ref() != Some(&key) {
            self.found = self.diary.found(&self.filter, open.project.history(), language);
            self.rows = list::rows(&self.found, &self.diary);
            (self.people, self.days) = (self.diary.people(), self.diary.days());
            self.found_for = Some(key);
        }
    }
}

/// Shows the room.
pub fn history_room_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Told {
    let mut room = std::mem::take(&mut open.history);
    room.follow(open, language);
    let mut told = Told::default();
    if !room.asks() {
        player::keys(ui, &mut room, &mut told);
    }
    left_ui(ui, &mut room, open, &mut told, language);
    let desk = color32(tokens(ui).desk);
    CentralPanel::default().frame(Frame::new().fill(desk)).show(ui, |ui| {
        moment::head_ui(ui, &mut room, open, &mut told, language);
        player::player_ui(ui, &mut room, open, language);
        walk::map_ui(ui, &mut room, open, language);
    });
    told.sentence = naming::asking_ui(ui.ctx(), &mut room, open, language).or(told.sentence);
    open.history = room;
    told
}

/// Names of moments, the diary, and by what name one stands in it.
fn left_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &mut Open, told: &mut Told, language: Language) {
    let t = tokens(ui);
    let frame = Frame::new().fill(color32(t.panel)).inner_margin(Margin { left: 16, right: 12, top: 14, bottom: 10 });
    let panel = Panel::left("history-left").exact_size(DIARY_PT).resizable(false).frame(frame);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
        snapshots::snapshots_ui(ui, room, open, language);
        filters::filters_ui(ui, room, language);
        let author = Panel::bottom("history-author").frame(Frame::new()).resizable(false).show_separator_line(false);
        author.show(ui, |ui| naming::author_ui(ui, room, open, told, language));
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| list::list_ui(ui, room, open, language));
        let edge = ui.max_rect().right() + 12.0;
        ui.painter().vline(edge, ui.clip_rect().y_range(), Stroke::new(1.0, color32(t.hairline)));
    });
}
