//! The canvas: the map under a camera, with everything that hand and keyboard do to it.
//!
//! In here: gestures, selection, pan and zoom, the text under way. Kept out: what an edit changes (`edit`), how a map
//! is laid out (`scene`). Enter by [`canvas_ui`].

mod band;
mod camera;
mod cells;
pub mod commands;
mod editor;
mod feelings;
mod hand;
mod held;
mod inserting;
mod keys;
mod levels;
mod linking;
mod look;
mod menu;
mod minimap;
mod more;
mod names;
mod paint;
pub(super) mod pasting;
mod preview;
mod requests;
mod selected;
mod spots;
mod textures;
mod view;

pub use camera::Camera;
pub use look::look_ui;
pub use paint::{paint, paint_heads, paint_items};
pub use preview::Preview;
pub use selected::{Selected, Selection, Way};

use super::command::Command;
use crate::edit::{Edit, clip::Clip};
use crate::model::*;
use crate::scene::{Layout, Scene, Target};
use crate::tr;
use editor::{Editor, NewCard, Next, Outcome};
use egui::accesskit::Role;
use egui::{Rect, Response, Sense, Ui, WidgetInfo};
use held::Drag;
use std::collections::BTreeSet;

/// How the map is looked at and what is under way on it. Not part of the document.
#[derive(Debug, Default)]
pub struct Canvas {
    /// Pan and zoom.
    pub camera: Camera,
    /// What is selected.
    pub selected: Selection,
    /// Whether large maps have a small map in the corner.
    pub minimap_off: bool,
    /// Commands that wait for the next frame.
    requests: Vec<Command>,
    /// The journey the camera was last fitted to.
    fitted: Option<JourneyId>,
    /// The camera was moved by hand, so that it no longer follows the window's size.
    moved: bool,
    drag: Option<Drag>,
    /// Where a rubber band began, on the map.
    band: Option<crate::scene::Point>,
    editor: Option<Editor>,
    /// A card to be typed once the map shows what came before it.
    another: Option<NewCard>,
    /// The card a link is being drawn from.
    linking: Option<CardId>,
    /// What is to come into view and take the focus in the next frame.
    wanted: bool,
    /// Whether the hand moves the map and nothing on it.
    panning: bool,
    /// Where the canvas was in the last frame.
    rect: Option<Rect>,
}

/// What the canvas shows.
pub struct MapView<'a> {
    /// The project's records.
    pub records: &'a Records,
    /// The journey on the map.
    pub journey: JourneyId,
    /// It, laid out.
    pub scene: &'a Scene,
    /// How it was laid out, for previews.
    pub layout: &'a Layout,
    /// What a text on the clipboard was copied from, if Parcours copied it.
    pub clip: &'a dyn Fn(&str) -> Option<Clip>,
    /// What a search has found, and the one in front.
    pub found: (&'a BTreeSet<Target>, Option<Target>),
    /// Of the interface.
    pub language: Language,
    /// Whether the project may be changed.
    pub writable: bool,
}

/// What came of a frame of the canvas.
#[derive(Default)]
pub struct Answer {
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// A journey to show.
    pub journey: Option<JourneyId>,
    /// What was copied: the text for other programs, and the records.
    pub copied: Option<(String, Clip)>,
    /// A sentence for the user.
    pub told: Option<String>,
}

impl Answer {
    fn edit(&mut self, edit: impl IntoIterator<Item = Edit>) {
        self.edits.extend(edit);
    }
}

impl Canvas {
    /// Selects a thing and brings it into view.
    pub fn show(&mut self, target: Target) {
        self.select(Selected::Target(target));
    }

    /// Selects things and brings the last one into view.
    pub fn show_all(&mut self, targets: impl IntoIterator<Item = Target>) {
        self.selected.all(targets);
        self.wanted = true;
    }

    /// Asks for a command of the map; it is done in the next frame.
    pub fn request(&mut self, command: Command) {
        self.requests.push(command);
    }

    /// Whether digits are typed here and now, so that they begin no card.
    pub fn takes_digits(&self, records: &Records) -> bool {
        let lane = match self.selected.first() {
            Selected::Cell(lane, _) => records.lanes.get(&lane),
            _ => None,
        };
        lane.is_some_and(|lane| lane.kind == LaneKind::Emotion)
            || matches!(self.selected.target(), Some(Target::Feeling(_)))
    }

    /// Whether a text is about to be typed whose field does not have the focus yet.
    pub fn is_starting(&self) -> bool {
        self.another.is_some() || self.editor.as_ref().is_some_and(|editor| !editor.is_focused())
    }

    /// Whether a text is being typed on the map or something is under the hand.
    pub fn is_busy(&self) -> bool {
        self.editor.is_some() || self.drag.is_some()
    }

    fn select(&mut self, selected: Selected) {
        self.selected.set(selected);
        self.wanted = true;
    }

    /// Begins editing the selected thing's text, or a card in the selected cell. `typed` is what was typed already.
    fn begin_editing(&mut self, map: &MapView, typed: String) {
        if !map.writable {
            return;
        }
        match self.selected.first() {
            Selected::Nothing => {}
            Selected::Target(target) if typed.is_empty() => self.editor = Editor::of(map.records, map.scene, target),
            Selected::Target(Target::Card(card)) => {
                if let Some(card) = map.records.cards.get(&card) {
                    let before = after_card(map.records, card);
                    let place = crate::edit::Place { lane: card.lane, step: card.step, before };
                    self.begin_in(map, place, typed);
                }
            }
            Selected::Target(target) => self.editor = Editor::over(map.scene, target, typed),
            Selected::Cell(lane, step) if is_emotion(map.records, lane) => {
                self.editor = Editor::feeling(map.scene, (lane, step), typed);
            }
            Selected::Cell(lane, step) => {
                self.begin_in(map, crate::edit::Place { lane, step, before: None }, typed);
            }
        }
    }

    /// Begins a card of the kind of its lane.
    fn begin_in(&mut self, map: &MapView, place: crate::edit::Place, typed: String) {
        let kind = map.records.lanes.get(&place.lane).and_then(|lane| crate::edit::card_kind_of(lane.kind));
        if let Some(kind) = kind {
            self.editor = Some(Editor::new_card(map.scene, NewCard::at(place, kind), typed));
        }
    }

    /// Begins a new card of this kind in the selected column.
    fn begin_card(&mut self, map: &MapView, kind: CardKind) {
        let Some(step) = commands::column_for(map.records, map.journey, self.selected.first()) else { return };
        if let Some((lane, place)) = commands::place_for(map.records, map.journey, kind, step, map.language) {
            let card = NewCard { lane, ..NewCard::at(place, kind) };
            self.editor = Some(Editor::new_card(map.scene, card, String::new()));
        }
    }
}

/// The card of the same cell that stands after this one.
fn after_card(records: &Records, card: &Card) -> Option<CardId> {
    let cell = records.cards_of(card.lane, card.step);
    let here = cell.iter().position(|c| c.id == card.id)?;
    cell.get(here + 1).map(|next| next.id)
}

fn is_emotion(records: &Records, lane: LaneId) -> bool {
    records.lanes.get(&lane).is_some_and(|lane| lane.kind == LaneKind::Emotion)
}

/// Shows the map and returns what was asked for.
pub fn canvas_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView) -> Answer {
    let mut answer = Answer::default();
    let rect = ui.available_rect_before_wrap();
    settle(canvas, map, rect);
    ui.set_clip_rect(rect);
    let background = ui.allocate_rect(rect, Sense::click_and_drag());
    background.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr!(map.language, "canvas-map")));
    if background.clicked() {
        background.request_focus();
    }
    view::navigate(ui, canvas, map, &background);
    view::paint_map(ui, canvas, map);
    cells::cells_ui(ui, canvas, map, &background, &mut answer);
    spots::spots_ui(ui, canvas, map, &mut answer);
    linking::linking_ui(ui, canvas, map, &mut answer);
    hand::hand_ui(ui, canvas, map, &mut answer);
    band::band_ui(ui, canvas, map, &background);
    hand::palette_ui(ui, canvas, map, &mut answer);
    inserting::inserting_ui(ui, canvas, map, &mut answer);
    more::more_ui(ui, canvas, map);
    minimap::minimap_ui(ui, canvas, map);
    requests::do_requests(ui, canvas, map, &mut answer);
    if canvas.editor.is_none() {
        keys::keys(ui, canvas, map, &background, &mut answer);
    }
    editor_ui(ui, canvas, map, &mut answer);
    if !map.writable {
        answer.edits.clear();
    }
    answer
}

/// Brings what is under way up to date with the map and the window.
fn settle(canvas: &mut Canvas, map: &MapView, rect: Rect) {
    // What is selected stays in view when the properties open beside it.
    canvas.wanted |= canvas.rect.is_some_and(|before| before != rect);
    canvas.rect = Some(rect);
    if canvas.fitted != Some(map.journey) {
        canvas.fitted = Some(map.journey);
        canvas.moved = false;
        canvas.linking = None;
        canvas.selected.set(first_stop(map));
    }
    canvas.selected.follow(map.scene);
    // With the properties open the map keeps its size, so that what was clicked stays under the pointer.
    if !canvas.moved && canvas.selected.target().is_none() {
        let columns = map.scene.spots.iter().filter(|spot| matches!(spot.target, Target::Step(_)));
        canvas.camera.fit_width(rect, map.scene.size, columns.map(|spot| spot.rect.right()));
    }
    if let Some(card) = canvas.another.take() {
        canvas.editor = Some(Editor::new_card(map.scene, card, String::new()));
    }
}

/// On a map without cards the first cell waits for one; else nothing is selected.
fn first_stop(map: &MapView) -> Selected {
    let is_drawn = map.scene.spots.iter().any(|spot| matches!(spot.target, Target::Card(_)));
    let first = map.scene.cells.iter().find(|cell| !is_emotion(map.records, cell.lane));
    first.filter(|_| !is_drawn).map_or(Selected::Nothing, |cell| Selected::Cell(cell.lane, cell.step))
}

fn editor_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let Some((rect, editor)) = canvas.rect.zip(canvas.editor.take()) else { return };
    match editor.ui(ui, rect, &canvas.camera, map.records, map.language) {
        Outcome::Typing(editor) => canvas.editor = Some(editor),
        Outcome::Done(edit, next) => {
            answer.edit(edit);
            match next {
                // A click elsewhere may have given the keys to a field.
                Next::Select(selected) if ui.memory(|memory| memory.focused().is_none()) => {
                    keys::go(ui, canvas, selected);
                }
                Next::Select(selected) => canvas.select(selected),
                Next::Another(card) => {
                    canvas.select(Selected::Cell(card.place.lane, card.place.step));
                    canvas.another = Some(card);
                    ui.ctx().request_repaint();
                }
                Next::Cell { from, back } => {
                    if let Some((lane, step)) = selected::next_cell(map.scene, from, back) {
                        keys::go(ui, canvas, Selected::Cell(lane, step));
                    }
                }
                Next::Head { from, back } => {
                    let head = selected::next_head(map.scene, from, back).unwrap_or(from);
                    keys::go(ui, canvas, Selected::Target(head));
                }
            }
        }
    }
}

/// Whether a dialog is in front, which then has the keys.
fn has_modal(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

/// While it has the focus, arrow keys and Tab walk over the map and not over the window's widgets.
fn keep_keys(ui: &Ui, response: &Response) {
    if has_modal(ui) {
        return;
    }
    let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: false, tab: true };
    ui.memory_mut(|memory| {
        if !memory.has_focus(response.id) && memory.focused().is_none() {
            memory.request_focus(response.id);
        }
        memory.set_focus_lock_filter(response.id, filter);
    });
}
