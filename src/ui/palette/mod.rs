//! The palette: one box that finds every command and every text of the project.
//!
//! In here: what is offered for the words typed, and how it is chosen. Kept out: how texts are compared (find), and
//! what is done with the choice. Enter by [`Palette`].

mod offers;
mod rows;

use super::command::Command;
use super::find::{Index, Place};
use super::theme::{self, color32, tokens};
use super::widgets::{hairline_ui, plain};
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use egui::{Align2, Context, Frame, Id, Key, Margin, Modal, Modifiers, TextEdit, Ui, vec2};
use offers::{Offer, offers};

/// Its width.
const WIDTH_PT: f32 = 580.0;

/// What was chosen in the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// A command.
    Command(Command),
    /// A new lane of this kind.
    AddLane(LaneKind),
    /// Where a text stands.
    Go(Place),
}

/// Where the palette stands.
pub(super) enum Answer {
    /// It stays.
    Waiting,
    /// Something was chosen.
    Chosen(Choice),
    /// Nothing.
    Dismissed,
}

/// The palette, open. Not part of the document.
#[derive(Debug, Default)]
pub(super) struct Palette {
    query: String,
    /// What is offered for the words, and which words these are.
    offers: Vec<Offer>,
    made_for: Option<String>,
    place: usize,
    /// The chosen row was reached by a key and must come into view.
    moved: bool,
    focused: bool,
}

impl Palette {
    /// With words typed already.
    pub(super) fn with(query: String) -> Self {
        Self { query, ..Self::default() }
    }

    /// Shows it and says where it stands. `project` is the open one and the journey on its map.
    pub(super) fn ui(
        &mut self,
        ctx: &Context,
        project: Option<(&Records, &Index, JourneyId)>,
        language: Language,
    ) -> Answer {
        if self.made_for.as_ref() != Some(&self.query) {
            self.offers = offers(&self.query, project, language);
            self.made_for = Some(self.query.clone());
            self.place = 0;
        }
        let mut chosen = self.keys(ctx);
        let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::ZERO);
        let top = (ctx.content_rect().height() * 0.12).min(110.0);
        let id = Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, top));
        let width = WIDTH_PT.min(ctx.content_rect().width() - 32.0);
        let response = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
            self.field_ui(ui, language);
            hairline_ui(ui);
            chosen = rows::rows_ui(ui, self, language).or(chosen);
        });
        match chosen.and_then(|place| self.offers.get(place)) {
            Some(offer) => Answer::Chosen(offer.choice),
            None if response.should_close() => Answer::Dismissed,
            None => Answer::Waiting,
        }
    }

    /// The keys that walk over the rows while the field keeps the focus; gives the row that Enter chose.
    fn keys(&mut self, ctx: &Context) -> Option<usize> {
        let last = self.offers.len().saturating_sub(1);
        let before = self.place;
        ctx.input_mut(|i| {
            let mut pressed = |key| i.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                self.place = if self.place == last { 0 } else { self.place + 1 };
            }
            if pressed(Key::ArrowUp) {
                self.place = self.place.checked_sub(1).unwrap_or(last);
            }
            if pressed(Key::PageDown) {
                self.place = (self.place + 8).min(last);
            }
            if pressed(Key::PageUp) {
                self.place = self.place.saturating_sub(8);
            }
        });
        self.moved |= self.place != before;
        ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)).then_some(self.place)
    }

    fn field_ui(&mut self, ui: &mut Ui, language: Language) {
        let hint = tr!(language, "palette-hint");
        let muted = color32(tokens(ui).muted);
        Frame::new().inner_margin(Margin::symmetric(16, 12)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.label(theme::icon(glyph::MAGNIFYING_GLASS, 18.0).color(muted));
                let edit = TextEdit::singleline(&mut self.query).id(Id::unique("palette-field")).frame(Frame::NONE);
                let edit = edit.font(theme::font(crate::scene::Face::Regular, 15.0)).desired_width(f32::INFINITY);
                let edit = edit.align(Align2::LEFT_CENTER);
                let response = ui.add(edit.hint_text(plain(&hint).size(15.0).color(muted)));
                if !std::mem::replace(&mut self.focused, true) {
                    response.request_focus();
                }
                if let Some(offer) = self.offers.get(self.place) {
                    let row = rows::row_id(offer.choice).accesskit_id();
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_active_descendant(row));
                }
                response.accessible_name(hint);
            });
        });
    }
}

/// Whether a dialog is in front, which then has the keys.
pub(super) fn has_modal(ctx: &Context) -> bool {
    ctx.memory(|memory| memory.top_modal_layer().is_some())
}
