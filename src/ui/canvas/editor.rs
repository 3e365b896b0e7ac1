//! Editing a text in its place on the map: the title of what is selected, or of a card that is about to be.

use super::camera::Camera;
use super::commands;
use crate::edit::{self, Edit, Place};
use crate::model::*;
use crate::scene::{Face, Rect as MapRect, Scene, Target};
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
    NewCard {
        /// Brings its lane about, where it needs one.
        lane: Edit,
        /// Where it goes.
        place: Place,
        /// What it is.
        kind: CardKind,
    },
}

/// A text under way. Enter and a click elsewhere keep it, Escape drops it.
#[derive(Debug, Clone)]
pub(super) struct Editor {
    subject: Subject,
    text: String,
    rect: MapRect,
    focused: bool,
}

/// What came of a frame of editing.
pub(super) enum Outcome {
    /// It goes on.
    Typing(Editor),
    /// It was kept or dropped: the edit, if any, and what to select.
    Done(Option<Edit>, Option<Target>),
}

impl Editor {
    /// Editing the text of a thing on the map.
    pub(super) fn of(records: &Records, scene: &Scene, target: Target) -> Option<Self> {
        let rect = scene.spots.iter().find(|spot| spot.target == target)?.rect;
        let text = commands::text_of(records, target)?;
        Some(Self { subject: Subject::Target(target), text, rect, focused: false })
    }

    /// Typing the title of a new card; `text` is what was typed already.
    pub(super) fn new_card(scene: &Scene, lane: Edit, place: Place, kind: CardKind, text: String) -> Self {
        let cell = scene.cells.iter().find(|cell| cell.lane == place.lane && cell.step == place.step);
        let cell = cell.map_or(MapRect::new(24.0, 24.0, 160.0, 60.0), |cell| cell.rect);
        let lowest = scene
            .spots
            .iter()
            .filter(|spot| matches!(spot.target, Target::Card(_)) && cell.contains(spot.rect.center()))
            .map(|spot| spot.rect.bottom())
            .fold(cell.y, f32::max);
        let rect = MapRect::new(cell.x + 6.0, lowest + 6.0, (cell.width - 12.0).max(120.0), 44.0);
        Self { subject: Subject::NewCard { lane, place, kind }, text, rect, focused: false }
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
        let size = (12.5 * camera.zoom).clamp(11.0, 24.0);
        let on_screen = camera.screen_rect(canvas, self.rect);
        let rect = Rect::from_min_size(on_screen.min, on_screen.size().max(vec2(140.0, size * 2.2)));
        let cancelled = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
        let kept = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Enter));
        ui.painter().rect(
            rect.expand(3.0),
            9.0,
            color32(t.panel),
            Stroke::new(2.0, color32(t.accent)),
            egui::StrokeKind::Outside,
        );
        let field = TextEdit::multiline(&mut self.text)
            .id_salt("edit-in-place")
            .font(font(Face::SemiBold, size))
            .frame(egui::Frame::NONE)
            .desired_rows(1)
            .hint_text(tr!(language, "canvas-type-title"))
            .margin(vec2(6.0, 4.0));
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
        if cancelled {
            return Outcome::Done(None, None);
        }
        if kept || (response.lost_focus() && self.focused) {
            return self.finish(records);
        }
        Outcome::Typing(self)
    }

    /// What was there is selected, so that typing replaces it; what was typed already goes on.
    fn place_cursor(&self, ui: &Ui, field: egui::Id) {
        let end = CCursor::new(CharIndex(self.text.chars().count()));
        let range = match self.subject {
            Subject::Target(_) => CCursorRange::two(CCursor::default(), end),
            Subject::NewCard { .. } => CCursorRange::one(end),
        };
        let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), field);
    }

    fn finish(self, records: &Records) -> Outcome {
        let text = self.text.trim();
        match self.subject {
            Subject::Target(target) => Outcome::Done(commands::set_text(records, target, text), Some(target)),
            Subject::NewCard { .. } if text.is_empty() => Outcome::Done(None, None),
            Subject::NewCard { lane, place, kind } => {
                let (mut edit, card) = edit::add_card(records, place, kind, text);
                edit.changes.splice(0..0, lane.changes);
                Outcome::Done(Some(edit), Some(Target::Card(card)))
            }
        }
    }
}
