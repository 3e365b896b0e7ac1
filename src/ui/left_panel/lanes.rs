//! The lanes: shown or hidden, brought into another order by hand, by menu or by keys.

use super::Asked;
use super::row::heading_with_plus;
use crate::edit::{self, Edit};
use crate::model::*;
use crate::scene::{Face, Target, icon as glyph};
use crate::tr;
use crate::ui::canvas::{Way, commands};
use crate::ui::check::rename;
use crate::ui::open::Open;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::plain;
use crate::words::Say;
use egui::text::LayoutJob;
use egui::{Align2, Button, EventFilter, Key, Modifiers, Response, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

/// A lane under way in the list.
#[derive(Debug, Clone, Copy)]
struct Dragged(LaneId);

/// Shows the list.
pub(super) fn lanes_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let plus = heading_with_plus(ui, &tr!(language, "left-lanes"), &tr!(language, "menu-add-lane"), writable);
    let records = open.project.records();
    egui::Popup::menu(&plus).show(|ui| kinds_ui(ui, records, open.journey, language, asked));
    let mut to_rename = None;
    for lane in records.lanes_of(open.journey) {
        let name = commands::lane_title(lane, language);
        let response = lane_ui(ui, lane, &name, language);
        if !writable {
            continue;
        }
        if response.clicked() {
            asked.edits.extend(edit::show_lane(records, lane.id, !lane.shown, &name));
        }
        asked.edits.extend(keys(ui, records, &response, lane, language, &mut to_rename));
        asked.edits.extend(dragged(ui, records, &response, lane));
        response.context_menu(|ui| menu_ui(ui, records, (lane, &name), language, asked, &mut to_rename));
    }
    to_rename.into_iter().for_each(|lane| rename(open, Target::Lane(lane)));
}

fn lane_ui(ui: &mut Ui, lane: &Lane, name: &str, language: Language) -> Response {
    let t = tokens(ui);
    let ink = if lane.shown { color32(t.ink) } else { color32(t.muted) };
    let width = ui.available_width();
    let mut job = LayoutJob::simple(name.to_owned(), egui::FontId::proportional(12.0), ink, width - 48.0);
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let size = vec2(width, (galley.size().y + 10.0).max(24.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    let help =
        if lane.shown { tr!(language, "left-hide", name = name) } else { tr!(language, "left-show", name = name) };
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, lane.shown, name));
    response.dnd_set_drag_payload(Dragged(lane.id));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, color32(t.desk));
        let font = theme::font(Face::Icons, 13.0);
        let grip = rect.right_center() - vec2(10.0, 0.0);
        ui.painter().text(grip, Align2::CENTER_CENTER, glyph::DOTS_SIX_VERTICAL, font, color32(t.muted));
    }
    let eye = if lane.shown { glyph::EYE } else { glyph::EYE_SLASH };
    let font = theme::font(Face::Icons, 14.0);
    ui.painter().text(rect.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER, eye, font, color32(t.muted));
    ui.painter().galley(rect.left_center() + vec2(30.0, -galley.size().y / 2.0), galley, ink);
    response.on_hover_text(plain(help))
}

/// F2 renames, Ctrl with an arrow moves, the arrows alone go to the neighbours.
fn keys(
    ui: &Ui,
    records: &Records,
    response: &Response,
    lane: &Lane,
    language: Language,
    to_rename: &mut Option<LaneId>,
) -> Option<Edit> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { vertical_arrows: ui.input(|i| i.modifiers.command), ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::F2) {
        *to_rename = Some(lane.id);
    }
    let way = [(Key::ArrowUp, Way::Up), (Key::ArrowDown, Way::Down)];
    let way = way.into_iter().find(|(key, _)| pressed(Modifiers::COMMAND, *key))?.1;
    commands::shift(records, &[Target::Lane(lane.id)], way, language)
}

/// A lane dragged over this one: a line says where it would go; let go, it goes there.
fn dragged(ui: &Ui, records: &Records, response: &Response, lane: &Lane) -> Option<Edit> {
    let Dragged(moving) = *response.dnd_hover_payload::<Dragged>()?;
    let below = ui.input(|i| i.pointer.latest_pos()).is_some_and(|at| at.y > response.rect.center().y);
    let y = if below { response.rect.bottom() } else { response.rect.top() } + 2.0;
    ui.painter().hline(response.rect.x_range(), y, Stroke::new(2.0, color32(tokens(ui).accent)));
    response.dnd_release_payload::<Dragged>()?;
    let lanes = records.lanes_of(lane.journey);
    let here = lanes.iter().position(|l| l.id == lane.id)?;
    let before = if below { lanes.get(here + 1).map(|l| l.id) } else { Some(lane.id) };
    let name = records.lanes.get(&moving).map(|lane| lane.title.clone())?;
    edit::move_lane(records, moving, before, &name)
}

fn menu_ui(
    ui: &mut Ui,
    records: &Records,
    (lane, name): (&Lane, &str),
    language: Language,
    asked: &mut Asked,
    to_rename: &mut Option<LaneId>,
) {
    ui.set_min_width(190.0);
    let item = |ui: &mut Ui, words: String, keys: &str| {
        let clicked = ui.add(Button::new(words).frame(false).shortcut_text(keys)).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if item(ui, tr!(language, "menu-rename"), "F2") {
        *to_rename = Some(lane.id);
    }
    let toggle = if lane.shown { tr!(language, "menu-hide") } else { tr!(language, "menu-show") };
    if item(ui, toggle, "") {
        asked.edits.extend(edit::show_lane(records, lane.id, !lane.shown, name));
    }
    for (words, keys, way) in
        [(tr!(language, "menu-move-up"), "Ctrl+↑", Way::Up), (tr!(language, "menu-move-down"), "Ctrl+↓", Way::Down)]
    {
        if item(ui, words, keys) {
            asked.edits.extend(commands::shift(records, &[Target::Lane(lane.id)], way, language));
        }
    }
    ui.separator();
    if item(ui, tr!(language, "menu-delete"), "") {
        asked.edits.push(edit::delete(records, &[(TableId::Lane, lane.id.uuid())], name));
    }
}

/// The kinds of lanes to add.
fn kinds_ui(ui: &mut Ui, records: &Records, journey: JourneyId, language: Language, asked: &mut Asked) {
    ui.set_min_width(190.0);
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        for kind in LaneKind::ALL {
            let words = plain(kind.say(language));
            let button = Button::new((theme::icon(glyph::of_lane(*kind), 14.0), words)).frame(false);
            if ui.add(button).accessible_name(kind.say(language)).clicked() {
                asked.edits.push(edit::add_lane(records, journey, None, *kind, &kind.say(language)).0);
                ui.close();
            }
        }
    });
}
