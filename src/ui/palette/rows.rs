//! The rows of the palette under their headings.

use super::offers::{Group, Offer};
use super::{Choice, Palette};
use crate::model::Language;
use crate::scene::Face;
use crate::tr;
use crate::ui::theme::{self, color32, faded, tokens};
use crate::ui::widgets::{heading_ui, plain};
use crate::words::Say;
use egui::accesskit::Role;
use egui::{Align2, Frame, Id, Margin, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

const ROW_PT: f32 = 32.0;
const TALLEST_PT: f32 = 420.0;

/// The id of a row; the field tells screen readers which one is chosen.
pub(super) fn row_id(choice: Choice) -> Id {
    Id::unique(("palette-row", format!("{choice:?}")))
}

/// Shows the rows; gives the place of the one that was clicked.
pub(super) fn rows_ui(ui: &mut Ui, palette: &mut Palette, language: Language) -> Option<usize> {
    if palette.offers.is_empty() {
        Frame::new().inner_margin(Margin::symmetric(18, 18)).show(ui, |ui| {
            ui.label(plain(tr!(language, "palette-nothing", text = palette.query.trim())));
        });
        return None;
    }
    let moved = std::mem::take(&mut palette.moved);
    let mut clicked = None;
    let tallest = TALLEST_PT.min(ui.ctx().content_rect().height() - 200.0);
    let area = ScrollArea::vertical()
        .max_height(tallest)
        .min_scrolled_height(tallest)
        .auto_shrink([false, true])
        .id_salt("palette-rows");
    area.show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 8, right: 8, top: 2, bottom: 8 }).show(ui, |ui| {
            let builder = UiBuilder::new().accessibility_role(Role::ListBox);
            ui.scope_builder(builder.accessibility_label(tr!(language, "palette-results")), |ui| {
                let mut group: Option<Group> = None;
                for (place, offer) in palette.offers.iter().enumerate() {
                    if group.replace(offer.group) != Some(offer.group) {
                        group_ui(ui, offer.group, language);
                    }
                    let chosen = place == palette.place;
                    if row_ui(ui, offer, chosen, (place, palette.offers.len()), moved && chosen) {
                        clicked = Some(place);
                    }
                }
            });
        });
    });
    clicked
}

fn group_ui(ui: &mut Ui, group: Group, language: Language) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        heading_ui(ui, &group.say(language));
    });
    ui.add_space(3.0);
}

fn row_ui(ui: &mut Ui, offer: &Offer, chosen: bool, (place, count): (usize, usize), reveal: bool) -> bool {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let id = row_id(offer.choice);
    let response = ui.interact(rect, id, Sense::click());
    let name = [offer.title.as_str(), &offer.about].join(if offer.about.is_empty() { "" } else { ", " });
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_selected(chosen);
        node.set_position_in_set(place);
        node.set_size_of_set(count);
    });
    if reveal {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let t = tokens(ui);
        if chosen {
            ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.12));
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 7.0, color32(t.desk));
        }
        paint(ui, offer, rect);
    }
    response.clicked()
}

fn paint(ui: &Ui, offer: &Offer, rect: egui::Rect) {
    let t = tokens(ui);
    let (ink, muted) = (color32(t.ink), color32(t.muted));
    let font = theme::font(Face::Icons, 15.0);
    ui.painter().text(rect.left_center() + vec2(20.0, 0.0), Align2::CENTER_CENTER, offer.glyph, font, muted);
    let line = |text: &str, font, color, width: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        ui.painter().layout_job(job)
    };
    let room = rect.width() - 52.0;
    let title = line(&offer.title, theme::font(Face::Medium, 12.5), ink, room);
    let left = room - title.size().x - 16.0;
    let width = title.size().x;
    ui.painter().galley(rect.left_center() + vec2(40.0, -title.size().y / 2.0), title, ink);
    if left > 24.0 && !offer.about.is_empty() {
        let about = line(&offer.about, theme::font(Face::Regular, 11.0), muted, left);
        // Keys stand at the right edge, places behind what stands there.
        let x = if offer.group == Group::Commands { room + 40.0 - about.size().x } else { 40.0 + width + 12.0 };
        ui.painter().galley(rect.left_center() + vec2(x, -about.size().y / 2.0), about, muted);
    }
}
