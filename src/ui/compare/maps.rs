//! The maps of a comparison under one camera: over each other, or side by side, moved and zoomed together.

use super::list::tint;
use super::start::middle_ui;
use super::{Compare, busy_ui};
use crate::analysis::compare::{Difference, Sort, Thing};
use crate::model::Language;
use crate::scene::{Face, Rect as MapRect, Scene, Spot, Target};
use crate::tr;
use crate::ui::canvas::{Camera, Heads, paint, strips_ui};
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::sheet_ui;
use egui::accesskit::Role;
use egui::{PointerButton, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Between the two maps.
const BETWEEN: f32 = 2.0;
/// The height of the strip with the name of a map.
const NAME_PT: f32 = 32.0;
/// Arrow keys move the map by so much.
const STEP: f32 = 60.0;
/// Further away than this the marks of the map cannot be read: their signs stand over it then.
const READ_FROM: f32 = 0.62;
/// What is picked from further away than this comes nearer.
const PICKED: f32 = 0.8;

/// One of the maps in its part of the window.
struct Part {
    rect: Rect,
    scene: Arc<Scene>,
    /// The strip above it with its name; none where there is only one.
    head: Option<(Rect, String)>,
    spoken: String,
    /// What of a difference stands on it.
    thing: fn(&Difference) -> Option<Thing>,
}

/// Shows them.
pub(super) fn maps_ui(ui: &mut Ui, compare: &mut Compare, language: Language) {
    let rect = ui.available_rect_before_wrap();
    let Some(parts) = parts(compare, rect, language) else {
        return middle_ui(ui, |ui| sheet_ui(ui, |ui| busy_ui(ui, &tr!(language, "compare-working"))));
    };
    compare.rect = Some(parts[0].rect);
    if !std::mem::replace(&mut compare.is_fitted, true) {
        let whole = std::mem::take(&mut compare.is_whole_wanted);
        fit(&mut compare.camera, &parts[0], whole);
    }
    compare.camera.follow(ui.input(|i| i.time));
    for part in &parts {
        part_ui(ui, compare, part);
    }
    ui.advance_cursor_after_rect(rect);
}

/// Begins with what can be read, in whole columns, or with all of the map.
fn fit(camera: &mut Camera, part: &Part, whole: bool) {
    let columns = part.scene.spots.iter().filter(|spot| matches!(spot.target, Target::Step(_)));
    match whole {
        true => camera.fit(part.rect, part.scene.size),
        false => camera.fit_width(part.rect, part.scene.size, columns.map(|spot| spot.rect.right())),
    }
}

/// `None`: they are still being laid out.
fn parts(compare: &Compare, rect: Rect, language: Language) -> Option<Vec<Part>> {
    let shown = compare.shown.as_ref()?;
    if !compare.is_beside {
        let spoken = tr!(language, "compare-map-both");
        let thing = |difference: &Difference| Some(difference.on_both);
        return Some(vec![Part { rect, scene: shown.both.clone(), head: None, spoken, thing }]);
    }
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    let sides = shown.sides.get()?;
    let part = |rect: Rect, side: usize, thing| Part {
        rect: rect.with_min_y(rect.min.y + NAME_PT),
        scene: sides[side].clone(),
        head: Some((rect.with_max_y(rect.min.y + NAME_PT), shown.names[side].clone())),
        spoken: tr!(language, "compare-map-of", name = shown.names[side].as_str()),
        thing,
    };
    let (left, right) = (left.with_max_x(left.max.x - BETWEEN / 2.0), right.with_min_x(right.min.x + BETWEEN / 2.0));
    Some(vec![part(left, 0, |difference| difference.before), part(right, 1, |difference| difference.after)])
}

fn part_ui(ui: &mut Ui, compare: &mut Compare, part: &Part) {
    let response = ui.interact(part.rect, ui.scope_id().with(&part.spoken), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &part.spoken));
    if response.clicked() {
        response.request_focus();
    }
    navigate(ui, compare, part, &response);
    let painter = ui.painter().with_clip_rect(part.rect);
    let size = part.scene.size;
    let sheet = compare.camera.screen_rect(part.rect, MapRect::new(0.0, 0.0, size.width, size.height));
    let shadow = egui::Shadow { offset: [0, 2], blur: 16, spread: 0, color: egui::Color32::from_black_alpha(22) };
    painter.add(shadow.as_shape(sheet, 12.0));
    let zooming = compare.camera.is_zooming(ui.input(|i| i.time));
    paint(&painter, part.rect, &compare.camera, &part.scene, zooming);
    let heads = Heads::on(&part.scene, compare.camera);
    spots_ui(ui, compare, part, heads.as_ref());
    if response.has_focus() {
        let ring = Stroke::new(1.5, color32(tokens(ui).accent));
        painter.rect_stroke(part.rect.shrink(1.0), 0.0, ring, StrokeKind::Inside);
    }
    name_ui(ui, part);
}

/// Wheel, pinch, drag and arrow keys move both maps.
fn navigate(ui: &Ui, compare: &mut Compare, part: &Part, response: &Response) {
    let (pointer, scroll, zoom, now_s) =
        ui.input(|i| (i.pointer.hover_pos(), i.smooth_scroll_delta(), i.zoom_delta(), i.time));
    let over = pointer.filter(|p| part.rect.contains(*p) && ui.ctx().layer_id_at(*p) == Some(ui.layer_id()));
    if let Some(pointer) = over {
        if zoom != 1.0 {
            compare.camera.zoom_to(part.rect, pointer, compare.camera.zoom * zoom, now_s);
        } else if scroll != Vec2::ZERO {
            compare.camera.pan(part.rect, part.scene.size, scroll);
        }
    }
    if response.dragged_by(PointerButton::Primary) || response.dragged_by(PointerButton::Middle) {
        compare.camera.pan(part.rect, part.scene.size, response.drag_delta());
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    }
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let by = arrows(ui);
        if by != Vec2::ZERO {
            compare.camera.pan(part.rect, part.scene.size, by);
        }
    }
    if let Some(rest_s) = compare.camera.rests_in_s(now_s) {
        ui.ctx().request_repaint_after_secs(rest_s as f32);
    }
}

fn arrows(ui: &Ui) -> Vec2 {
    use egui::Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp};
    let ways =
        [(ArrowLeft, (STEP, 0.0)), (ArrowRight, (-STEP, 0.0)), (ArrowUp, (0.0, STEP)), (ArrowDown, (0.0, -STEP))];
    let pressed = |i: &egui::InputState| ways.into_iter().filter(|(key, _)| i.key_pressed(*key)).collect::<Vec<_>>();
    ui.input(pressed).into_iter().fold(Vec2::ZERO, |all, (_, (x, y))| all + vec2(x, y))
}

/// What differs can be pointed at; what is picked comes into view with a frame around.
fn spots_ui(ui: &mut Ui, compare: &mut Compare, part: &Part, heads: Option<&Heads>) {
    let Some(shown) = &compare.shown else { return };
    let (comparison, lines) = (shown.comparison.clone(), shown.lines.clone());
    let picked = compare.picked.and_then(|place| comparison.differences.get(place));
    if compare.wanted
        && let Some(spot) = picked.and_then(|difference| part.spot(difference))
    {
        compare.wanted = false;
        reveal(compare, part, heads, spot.rect);
        ui.ctx().request_repaint();
    }
    let free = heads.map_or(part.rect, |heads| heads.free(part.rect));
    let mut seen = BTreeSet::new();
    for is_head in [false, true] {
        for (place, difference) in comparison.differences.iter().enumerate() {
            let Some(spot) = part.spot(difference).filter(|spot| is_frozen(spot.target) == is_head) else { continue };
            if compare.hidden.contains(&difference.sort) {
                continue;
            }
            let camera = heads.and_then(|heads| heads.camera_of(spot.target)).unwrap_or(compare.camera);
            let at =
                Place { rect: camera.screen_rect(part.rect, spot.rect), free: if is_head { part.rect } else { free } };
            if !at.rect.intersects(at.free) || !seen.insert(spot.target) {
                continue;
            }
            let is_picked = picked.is_some_and(|picked| picked.on_both == difference.on_both);
            let told = &lines[place].spoken;
            if spot_ui(ui, part, (spot, &at), (difference.sort, is_picked), compare.camera.zoom, told) {
                (compare.picked, compare.scroll) = (Some(place), true);
            }
        }
        if let (false, Some(heads)) = (is_head, heads) {
            strips_ui(ui, part.rect, &part.scene, heads);
        }
    }
}

/// Heads of stages, steps and lanes stay in view.
fn is_frozen(target: Target) -> bool {
    matches!(target, Target::Stage(_) | Target::Step(_) | Target::Lane(_))
}

/// Where a thing lies on the screen, and what of the screen is free for it.
struct Place {
    rect: Rect,
    free: Rect,
}

impl Part {
    fn spot(&self, difference: &Difference) -> Option<&Spot> {
        let (table, id) = (self.thing)(difference)?;
        self.scene.spot(Target::of(table, id)?)
    }
}

/// Brings a place into view; from far away it comes near enough to be read.
fn reveal(compare: &mut Compare, part: &Part, heads: Option<&Heads>, place: MapRect) {
    if compare.camera.zoom < READ_FROM {
        compare.camera.zoom_to(part.rect, part.rect.center(), PICKED, f64::NEG_INFINITY);
        compare.camera.center_on(part.rect, place.center());
    }
    let inset = heads.map_or(Vec2::ZERO, |heads| heads.inset(compare.camera.zoom));
    compare.camera.reveal(part.rect, place, inset);
}

/// One thing that differs; `true` when it is pressed.
fn spot_ui(
    ui: &Ui,
    part: &Part,
    (spot, at): (&Spot, &Place),
    (sort, is_picked): (Sort, bool),
    zoom: f32,
    told: &str,
) -> bool {
    let inside = at.rect.intersect(at.free);
    if !inside.is_positive() {
        return false;
    }
    let t = tokens(ui);
    let response = ui.interact(inside, ui.scope_id().with((&part.spoken, spot.target)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_picked, &*spot.label));
    let painter = ui.painter().with_clip_rect(at.free);
    let tint = tint(t, sort);
    let around = at.rect.expand(5.0);
    if is_picked {
        painter.rect_stroke(around, 12.0, Stroke::new(2.0, color32(t.accent)), StrokeKind::Outside);
    } else if response.hovered() || response.has_focus() {
        painter.rect_stroke(around, 12.0, Stroke::new(1.5, color32(tint.text)), StrokeKind::Outside);
    }
    if zoom < READ_FROM {
        let center = at.rect.right_top();
        painter.circle(center, 8.0, color32(tint.text), Stroke::new(1.5, color32(t.sheet)));
        let font = theme::font(Face::SemiBold, 11.0);
        painter.text(center, egui::Align2::CENTER_CENTER, sort.sign(), font, color32(tint.fill));
    }
    let clicked = response.clicked();
    response.on_hover_text(told);
    clicked
}

/// What a map is called, above it.
fn name_ui(ui: &Ui, part: &Part) {
    let Some((strip, name)) = &part.head else { return };
    let t = tokens(ui);
    let painter = ui.painter().with_clip_rect(*strip);
    painter.rect_filled(*strip, 0.0, color32(t.panel));
    painter.hline(strip.x_range(), strip.max.y - 0.5, Stroke::new(1.0, color32(t.hairline)));
    let font = theme::font(Face::SemiBold, 12.5);
    let galley = painter.layout_no_wrap(name.clone(), font, color32(t.ink));
    painter.galley(strip.left_center() + vec2(16.0, -galley.size().y / 2.0), galley, color32(t.ink));
}
