//! One line of the tree on the screen.

use super::Asked;
use super::ROW_PT;
use super::tree::Node;
use super::walk::{Outline, key, line_id};
use crate::model::*;
use crate::scene::{Face, Target, icon as glyph};
use crate::ui::left_panel::kind_icon;
use crate::ui::theme::{self, color32, faded, tokens};
use crate::ui::widgets::plain;
use egui::accesskit::Role;
use egui::{Align2, EventFilter, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// A line: click shows it on the map, its triangle folds it.
pub(super) fn line_ui(
    ui: &mut Ui,
    tree: &mut Outline,
    records: &Records,
    (journey, selected): (JourneyId, Option<Target>),
    place: usize,
) -> (Option<Asked>, Option<(usize, bool)>) {
    let node = &tree.nodes[place];
    let key = key(node);
    let (inside, folded) = (tree.has_inside(place), tree.folded.contains(&key));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let id = line_id(journey, key);
    let response = ui.interact(rect, id, Sense::click());
    let is_selected = selected == Some(node.target) && node.step.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, &node.spoken));
    ui.ctx().accesskit_node_builder(id, |item| {
        item.set_level(node.depth + 1);
        item.set_selected(is_selected);
        if inside {
            item.set_expanded(!folded);
        }
    });
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: false, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if response.gained_focus() {
        tree.here = Some(key);
    }
    let triangle = paint_line(ui, &tree.nodes[place], records, rect, (inside, folded), is_selected, &response);
    let response = response.on_hover_text(plain(&tree.nodes[place].text));
    if !response.clicked() {
        return (None, None);
    }
    tree.here = Some(key);
    response.request_focus();
    let on_triangle = inside && response.interact_pointer_pos().is_some_and(|at| triangle.contains(at));
    if on_triangle { (None, Some((place, !folded))) } else { (Some(Asked::Show(tree.nodes[place].target)), None) }
}

/// Paints a line; gives the place of its triangle.
fn paint_line(
    ui: &Ui,
    node: &Node,
    records: &Records,
    rect: Rect,
    (inside, folded): (bool, bool),
    selected: bool,
    response: &egui::Response,
) -> Rect {
    let t = tokens(ui);
    if selected {
        ui.painter().rect_filled(rect, 6.0, faded(t.accent, 0.10));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    let left = rect.left() + 2.0 + 11.0 * node.depth as f32;
    let triangle = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(16.0, ROW_PT));
    let icons = |size| theme::font(Face::Icons, size);
    if inside {
        let caret = if folded { glyph::CARET_RIGHT } else { glyph::CARET_DOWN };
        ui.painter().text(triangle.center(), Align2::CENTER_CENTER, caret, icons(10.0), color32(t.muted));
    }
    let mut x = left + 17.0;
    if let Some(icon) = icon_of(node, records) {
        let at = egui::pos2(x + 6.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, icon, icons(12.0), color32(t.muted));
        x += 17.0;
    }
    let (face, size, ink) = match node.depth {
        0 => (Face::SemiBold, 12.5, t.ink),
        1 => (Face::Medium, 12.0, t.ink),
        2 => (Face::Regular, 11.0, t.muted),
        _ => (Face::Regular, 12.0, t.ink),
    };
    let mut job =
        egui::text::LayoutJob::simple_singleline(node.text.replace('\n', " "), theme::font(face, size), color32(ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.right() - x - 4.0).max(8.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, color32(ink));
    triangle
}

fn icon_of(node: &Node, records: &Records) -> Option<char> {
    match node.target {
        Target::Lane(id) => records.lanes.get(&id).map(|lane| glyph::of_lane(lane.kind)),
        Target::Card(id) => records.cards.get(&id).map(|card| kind_icon(card.kind)),
        Target::Feeling(_) => Some(glyph::SMILEY),
        Target::Link(_) => Some(glyph::ARROW_RIGHT),
        Target::Journey(_) | Target::Persona(_) | Target::Stage(_) | Target::Step(_) => None,
    }
}
