//! What can be added to the map: tiles for the usual kinds, a list for the others.

use super::{Asked, kind_icon};
use crate::model::*;
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::command::{Command, PALETTE};
use crate::ui::open::Open;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::plain;
use crate::words::Say;
use egui::{Align2, Button, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// The names on the tiles.
const NAME_PT: f32 = 9.5;
/// Where a word may be divided.
const SOFT_HYPHEN: char = '\u{AD}';

/// Shows the tiles, and under them the other kinds.
pub(super) fn tiles_ui(ui: &mut Ui, open: &Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let width = (ui.available_width() - 12.0) / 3.0;
    ui.add_enabled_ui(writable, |ui| {
        for row in PALETTE.chunks(3) {
            ui.horizontal(|ui| {
                for &kind in row {
                    if tile_ui(ui, kind, width, language).clicked() {
                        asked.command = Some(Command::Add(kind));
                    }
                }
            });
        }
        more_ui(ui, language, asked);
    });
}

/// The kinds without a tile: press one, or drag it onto the map.
fn more_ui(ui: &mut Ui, language: Language, asked: &mut Asked) {
    let muted = color32(tokens(ui).muted);
    let words = plain(tr!(language, "left-more")).size(11.0).color(muted);
    let button = Button::new((theme::icon(glyph::DOTS_THREE, 14.0).color(muted), words)).frame(false);
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(170.0);
        for kind in CardKind::ALL.iter().copied().filter(|kind| !PALETTE.contains(kind)) {
            let icon = theme::icon(kind_icon(kind), 14.0);
            let name = Command::Add(kind).name(language);
            let button = Button::new((icon, plain(kind.say(language)))).frame(false).sense(Sense::click_and_drag());
            let response = ui.add(button).accessible_name(name);
            response.dnd_set_drag_payload(kind);
            if response.clicked() {
                asked.command = Some(Command::Add(kind));
                ui.close();
            }
        }
    });
    response.accessible_name(tr!(language, "left-more"));
}

/// A tile of the palette: press it, drag it onto the map, or press its key.
fn tile_ui(ui: &mut Ui, kind: CardKind, width: f32, language: Language) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 52.0), Sense::click_and_drag());
    let name = kind.say(language);
    response
        .widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, Command::Add(kind).name(language)));
    response.dnd_set_drag_payload(kind);
    let t = tokens(ui);
    let lit = response.hovered() || response.has_focus();
    let edge = if lit { color32(t.accent) } else { color32(t.hairline) };
    ui.painter().rect(rect, CornerRadius::same(8), color32(t.panel), Stroke::new(1.0, edge), StrokeKind::Inside);
    let font = theme::font(Face::Icons, 16.0);
    let at = egui::pos2(rect.center().x, rect.min.y + 15.0);
    ui.painter().text(at, Align2::CENTER_CENTER, kind_icon(kind), font, color32(t.ink));
    let galley = name_in(ui, &tile_name(kind, name, language), rect.width() - 4.0);
    let top = rect.min.y + 37.0 - galley.size().y / 2.0;
    ui.painter().galley(egui::pos2(rect.center().x, top), galley, color32(t.ink));
    let keys = Command::Add(kind).keys(language);
    response.on_hover_text(plain(tr!(language, "left-tile-help", keys = keys)))
}

/// A name in one or two lines around its place: all tiles have theirs in one size. A word that is too long is divided
/// at its soft hyphen.
fn name_in(ui: &Ui, name: &str, width: f32) -> std::sync::Arc<egui::Galley> {
    let ink = color32(tokens(ui).ink);
    let font = egui::FontId::proportional(NAME_PT);
    let whole = name.replace(SOFT_HYPHEN, "");
    let is_wide = ui.painter().layout_no_wrap(whole.clone(), font.clone(), ink).size().x > width;
    let text = if is_wide { name.replace(SOFT_HYPHEN, "-\n") } else { whole };
    let mut job = egui::text::LayoutJob::simple(text, font, ink, width);
    job.halign = egui::Align::Center;
    for section in &mut job.sections {
        section.format.line_height = Some(NAME_PT * 1.15);
    }
    ui.painter().layout_job(job)
}

/// Short names where the tile is too small for the long one.
fn tile_name(kind: CardKind, name: String, language: Language) -> String {
    match kind {
        CardKind::MomentOfTruth => tr!(language, "left-tile-moment"),
        CardKind::Gain => tr!(language, "left-tile-gain"),
        _ => name,
    }
}
