//! The panel at the right of the map; folded while nothing is selected.

use super::{Shown, inspector_ui, many_ui};
use crate::edit::Edit;
use crate::model::{CardId, Language};
use crate::scene::Target;
use crate::ui::data::DataRoom;
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::Form;
use egui::{Frame, Margin, Panel, ScrollArea, Ui, Vec2};

/// Its width.
const WIDTH_PT: f32 = 304.0;

/// Shows the panel and gives the edits asked for.
pub fn panel_ui(ui: &mut Ui, open: &mut Open, data: &DataRoom, language: Language) -> Vec<Edit> {
    let Some(target) = open.canvas.selected.target() else { return Vec::new() };
    let cards = open.canvas.selected.cards();
    let overlay = open.overlay();
    let Open { project, drafts, journey, author, .. } = open;
    let mut form = Form::new(project.records(), language, drafts);
    let proposal = card_of(target).and_then(|card| data.proposal_for(card));
    let (overlay, fields) = (overlay.as_deref(), data.fields());
    let shown = Shown { journey: *journey, target, overlay, author, fields, proposal };
    let writable = !project.read_only();
    let frame = Frame::new().fill(color32(tokens(ui).panel));
    Panel::right("properties").exact_size(WIDTH_PT).resizable(false).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).id_salt(target).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 16, right: 16, top: 16, bottom: 24 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing = Vec2::new(8.0, 6.0);
                ui.set_width(WIDTH_PT - 32.0);
                ui.add_enabled_ui(writable, |ui| match cards.as_slice() {
                    [_, _, ..] => many_ui(ui, &mut form, &cards),
                    _ => inspector_ui(ui, &mut form, &shown),
                });
            });
        });
    });
    form.into_edits()
}

fn card_of(target: Target) -> Option<CardId> {
    if let Target::Card(card) = target { Some(card) } else { None }
}
