//! Editing a text in its place on the map: the title of what is selected, or of a card that is about to be.

use super::camera::Camera;
use super::selected::Selected;
use super::{commands, feelings, keys};
use crate::edit::{self, Edit, Place};
use crate::model::*;
use crate::scene::{Face, Point, Rect as MapRect, Scene, Target};
use crate::tr;
use crate::ui::theme::{color32, font, tokens};
use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::{Key, Rect, Stroke, TextEdit, Ui, vec2};

/// What is being typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Subject {
    /// The text of a thing that is there.
    Target(Target),
    /// The title of a card that comes to be when something is typed.
    NewCard(NewCard),
    /// A feeling: its value, its name or both, such as "+1 curious".
    Feeling(LaneId, StepId),
}

/// A card that comes to be when something is typed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NewCard {
    /// Brings its lane about, where it needs one.
    pub lane: Edit,
    /// Where it goes.
    pub place: Place,
    /// What it is.
    pub kind: CardKind,
    /// Where on the cell it lies, if it is a free note.
    pub offset: Option<Point>,
}

impl NewCard {
    /// A card in a lane that is there.
    pub(super) fn at(place: Place, kind: CardKind) -> Self {
        let lane = Edit::new(edit::Label::new(edit::Verb::Add, ""), vec![]);
        Self { lane, place, kind, offset: None }
    }
}

/// A text under way. Enter and a click elsewhere keep it, Escape drops it.
#[derive(Debug, Clone)]
pub(super) struct Editor {
    subject: Subject,
    text: String,
    rect: MapRect,
    focused: bool,
    /// Whether what is there is selected, so that typing replaces it.
    replaces: bool,
}

/// What came of a frame of editing.
pub(super) enum Outcome {
    /// It goes on.
    Typing(Editor),
    /// It was kept or dropped: the edit, if any, and what comes next.
    Done(Option<Edit>, Next),
}

/// What comes after a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Next {
    /// This is selected.
    Select(Selected),
    /// Another card is typed below.
    Another(NewCard),
    /// The keys go on to the cell after this one, or before it.
    Cell { from: (LaneId, StepId), back: bool },
    /// The keys go on to the head beside this one.
    Head { from: Target, back: bool },
}

/// The key that ended a text.
#[derive(Clone, Copy, PartialEq)]
enum End {
    Enter,
    Tab { back: bool },
    Elsewhere,
}

impl Editor {
    /// Editing the text of a thing on the map.
    pub(super) fn of(records: &Records, scene: &Scene, target: Target) -> Option<Self> {
        let rect = scene.spot(target)?.rect;
        let text = commands::text_of(records, target)?;
        Some(Self { subject: Subject::Target(target), text, rect, focused: false, replaces: true })
    }

    /// Typing over the text of a thing on the map; `text` is what was typed already.
    pub(super) fn over(scene: &Scene, target: Target, text: String) -> Option<Self> {
        let rect = scene.spot(target)?.rect;
        Some(Self { subject: Subject::Target(target), text, rect, focused: false, replaces: false })
    }

    /// Typing a feeling; `text` is what was typed already.
    pub(super) fn feeling(scene: &Scene, (lane, step): (LaneId, StepId), text: String) -> Option<Self> {
        let cell = scene.cell(lane, step)?.rect;
        let rect = MapRect::new(cell.x + 6.0, cell.center().y - 15.0, (cell.width - 12.0).max(120.0), 30.0);
        Some(Self { subject: Subject::Feeling(lane, step), text, rect, focused: false, replaces: false })
    }

    /// Typing the title of a new card; `text` is what was typed already.
    pub(super) fn new_card(scene: &Scene, card: NewCard, text: String) -> Self {
        let rect = Self::room(scene, &card);
        Self { subject: Subject::NewCard(card), text, rect, focused: false, replaces: false }
    }

    /// Whether its field was shown and took the focus.
    pub(super) fn is_focused(&self) -> bool {
        self.focused
    }

    /// Where a new card is typed: below what stands before it in its cell.
    fn room(scene: &Scene, card: &NewCard) -> MapRect {
        let place = card.place;
        let cell = scene.cell(place.lane, place.step);
        let cell = cell.map_or(MapRect::new(24.0, 24.0, 160.0, 60.0), |cell| cell.rect);
        if let Some(offset) = card.offset {
            return MapRect::new(cell.x + offset.x, cell.y + offset.y, 148.0, 44.0);
        }
        let before = place.before.and_then(|before| scene.spot(Target::Card(before)));
        if let Some(before) = before {
            return MapRect::new(before.rect.x, before.rect.y - 4.0, before.rect.width, 40.0);
        }
        let is_above =
            |spot: &&crate::scene::Spot| matches!(spot.target, Target::Card(_)) && cell.contains(spot.rect.center());
        let lowest = scene.spots.iter().filter(is_above).map(|spot| spot.rect.bottom()).fold(cell.y, f32::max);
        MapRect::new(cell.x + 4.0, lowest + 7.0, cell.width - 8.0, 32.0)
    }

    /// Shows the field at its place and reads the keys that end it.
    pub(super) fn ui(
        mut self,
        ui: &mut Ui,
        canvas: Rect,
        camera: &Camera,
        records: &Records,
        language: Language,
    ) -> Outcome {
        let t = tokens(ui);
        let (face, size) = self.style();
        let size = (size * camera.zoom).clamp(11.0, 24.0);
        let on_screen = camera.screen_rect(canvas, self.rect);
        let rect = Rect::from_min_size(on_screen.min, on_screen.size().max(vec2(120.0, size * 2.2)));
        let cancelled = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
        let end = ending(ui);
        ui.painter().rect(
            rect.expand(3.0),
            9.0,
            color32(t.panel),
            Stroke::new(2.0, color32(t.accent)),
            egui::StrokeKind::Outside,
        );
        let hint = self.hint(language);
        let field = TextEdit::multiline(&mut self.text)
            .id_salt("edit-in-place")
            .font(font(face, size))
            .frame(egui::Frame::NONE)
            .desired_rows(1)
            .hint_text(hint)
            .lock_focus(true)
            .margin(vec2(8.0, 6.0));
        let response = ui.put(rect, field);
        response.widget_info(|| {
            egui::WidgetInfo::labeled(
                egui::accesskit::Role::MultilineTextInput,
                true,
                tr!(language, "canvas-edit-title"),
            )
        });
        if !self.focused {
            response.request_focus();
            self.place_cursor(ui, response.id);
            self.focused = true;
        }
        let leave = |ui: &Ui| ui.memory_mut(|memory| memory.surrender_focus(response.id));
        if cancelled {
            leave(ui);
            return Outcome::Done(None, Next::Select(self.origin()));
        }
        let end = end.or((response.lost_focus() && self.focused).then_some(End::Elsewhere));
        match end {
            Some(end) => {
                // At once: the next letter may come with the next frame.
                leave(ui);
                self.finish(records, end)
            }
            None => Outcome::Typing(self),
        }
    }

    /// The letters of what is typed, as the map will show them.
    fn style(&self) -> (Face, f32) {
        match &self.subject {
            Subject::NewCard(card) if card.kind != CardKind::Touchpoint => (Face::Regular, 12.0),
            Subject::Feeling(..) => (Face::Regular, 11.0),
            Subject::Target(_) | Subject::NewCard(_) => (Face::SemiBold, 12.5),
        }
    }

    fn hint(&self, language: Language) -> String {
        match self.subject {
            Subject::Feeling(..) => tr!(language, "canvas-type-feeling"),
            Subject::Target(_) | Subject::NewCard(_) => tr!(language, "canvas-type-title"),
        }
    }

    /// What was selected when typing began.
    fn origin(&self) -> Selected {
        match &self.subject {
            Subject::Target(target) => Selected::Target(*target),
            Subject::NewCard(card) => Selected::Cell(card.place.lane, card.place.step),
            Subject::Feeling(lane, step) => Selected::Cell(*lane, *step),
        }
    }

    /// What was there is selected, so that typing replaces it; what was typed already goes on.
    fn place_cursor(&self, ui: &Ui, field: egui::Id) {
        let end = CCursor::new(CharIndex(self.text.chars().count()));
        let range = if self.replaces { CCursorRange::two(CCursor::default(), end) } else { CCursorRange::one(end) };
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), field);
    }

    fn finish(self, records: &Records, end: End) -> Outcome {
        let text = self.text.trim();
        match &self.subject {
            Subject::Target(target) => {
                let next = match (end, *target) {
                    (End::Tab { back }, Target::Card(_)) => {
                        let cell = Selected::Target(*target).cell(records);
                        cell.map_or(Next::Select(self.origin()), |from| Next::Cell { from, back })
                    }
                    (End::Tab { back }, from) => Next::Head { from, back },
                    _ => Next::Select(self.origin()),
                };
                Outcome::Done(commands::set_text(records, *target, text), next)
            }
            Subject::NewCard(card) => Self::finish_card(records, card, text, end),
            Subject::Feeling(lane, step) => {
                let next = match end {
                    End::Tab { back } => Next::Cell { from: (*lane, *step), back },
                    End::Enter | End::Elsewhere => Next::Select(self.origin()),
                };
                let edit = (!text.is_empty()).then(|| feelings::typed(records, *lane, *step, text));
                Outcome::Done(edit, next)
            }
        }
    }

    fn finish_card(records: &Records, card: &NewCard, text: &str, end: End) -> Outcome {
        let cell = (card.place.lane, card.place.step);
        let on = |otherwise: Next| match end {
            End::Tab { back } => Next::Cell { from: cell, back },
            End::Enter | End::Elsewhere => otherwise,
        };
        if text.is_empty() {
            return Outcome::Done(None, on(Next::Select(Selected::Cell(cell.0, cell.1))));
        }
        let (mut edit, id) = match card.offset {
            Some(at) => edit::free_note(records, card.place, (f64::from(at.x), f64::from(at.y)), text),
            None => edit::add_card(records, card.place, card.kind, text),
        };
        edit.changes.splice(0..0, card.lane.changes.iter().cloned());
        let selected = Next::Select(Selected::Target(Target::Card(id)));
        // A note that lies free has nothing below it.
        let next = if end == End::Enter && card.offset.is_none() {
            Next::Another(NewCard::at(card.place, card.kind))
        } else {
            on(selected)
        };
        Outcome::Done(Some(edit), next)
    }
}

/// The key that ends a text. Shift and Enter break the line.
fn ending(ui: &Ui) -> Option<End> {
    let pressed = |held, key| keys::pressed(ui, held, key);
    if pressed(egui::Modifiers::SHIFT, Key::Tab) {
        Some(End::Tab { back: true })
    } else if pressed(egui::Modifiers::NONE, Key::Tab) {
        Some(End::Tab { back: false })
    } else {
        pressed(egui::Modifiers::NONE, Key::Enter).then_some(End::Enter)
    }
}
