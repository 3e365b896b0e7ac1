//! A plus between two columns, shown while the pointer is at the heads: a click puts a stage or a step there.

use super::{Answer, Canvas, MapView, commands, view};
use crate::scene::{Spot, Target, icon};
use crate::tr;
use crate::ui::theme::{color32, font, tokens};
use egui::accesskit::Role;
use egui::{Align2, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Radius of the plus on the screen.
const PLUS_PT: f32 = 8.0;
/// How near the pointer must be to where two columns meet.
const NEAR_PT: f32 = 22.0;
/// Where heads are lower than this, there is no room for a plus.
const LOWEST_PT: f32 = 11.0;

/// A place between two heads of one kind.
struct Gap {
    target: Target,
    /// Whether it is behind the target or before it.
    after: bool,
    center: Pos2,
}

/// Shows the plus nearest to the pointer.
pub(super) fn inserting_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, answer: &mut Answer) {
    let is_free = map.writable && canvas.drag.is_none() && canvas.editor.is_none() && canvas.linking.is_none();
    let Some(rect) = canvas.rect.filter(|_| is_free && !canvas.panning) else { return };
    let pointer = ui.input(|i| i.pointer.hover_pos().filter(|_| !i.pointer.any_down() || i.pointer.any_click()));
    let over = pointer.filter(|p| rect.contains(*p) && ui.ctx().layer_id_at(*p) == Some(ui.layer_id()));
    let gap = over.and_then(|pointer| gap_at(canvas, map, rect, pointer));
    // What was shown stays for the press itself.
    let Some(gap) = gap.or_else(|| over_pressed(ui, canvas, map, rect)) else { return };
    let area = Rect::from_center_size(gap.center, vec2(2.0, 2.0) * (PLUS_PT + 2.0));
    let response = ui.interact(area, ui.scope_id().with(("insert", gap.target, gap.after)), Sense::click());
    let name = tr!(map.language, "canvas-insert-here");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let t = tokens(ui);
    let (fill, ink) = if response.hovered() { (t.accent, t.on_accent) } else { (t.panel, t.accent) };
    ui.painter().circle(gap.center, PLUS_PT, color32(fill), Stroke::new(1.5, color32(t.accent)));
    let face = font(crate::scene::Face::Icons, 10.0);
    ui.painter().text(gap.center, Align2::CENTER_CENTER, icon::PLUS, face, color32(ink));
    if response.on_hover_text(name).clicked()
        && let Some((edit, new)) = commands::insert_beside(map.records, gap.target, gap.after, map.language)
    {
        canvas.show(new);
        answer.edit([edit]);
    }
}

/// The gap at which the button was pressed, while it is.
fn over_pressed(ui: &Ui, canvas: &Canvas, map: &MapView, rect: Rect) -> Option<Gap> {
    let pressed = ui.input(|i| i.pointer.press_origin().filter(|_| i.pointer.any_down()))?;
    gap_at(canvas, map, rect, pressed)
}

/// The gap nearest to a place at the heads.
fn gap_at(canvas: &Canvas, map: &MapView, rect: Rect, at: Pos2) -> Option<Gap> {
    let heads = view::Heads::of(canvas, map)?;
    let free = heads.free(rect);
    let place = |spot: &Spot| {
        let camera = heads.camera_of(spot.target).unwrap_or(canvas.camera);
        camera.screen_rect(rect, spot.rect)
    };
    let is_here = |spot: &&Spot| {
        let place = place(spot);
        let is_head = matches!(spot.target, Target::Stage(_) | Target::Step(_));
        is_head && place.height() >= LOWEST_PT && place.expand2(vec2(NEAR_PT, 0.0)).contains(at)
    };
    let here: Vec<&Spot> = map.scene.spots.iter().filter(is_here).collect();
    let is_stage =
        here.iter().any(|spot| matches!(spot.target, Target::Stage(_)) && place(spot).y_range().contains(at.y));
    let of_kind = here.into_iter().filter(|spot| matches!(spot.target, Target::Stage(_)) == is_stage);
    let gaps = of_kind.flat_map(|spot| {
        let place = place(spot);
        [(place.left(), false), (place.right(), true)].map(|(x, after)| Gap {
            target: spot.target,
            after,
            center: pos2(x, place.center().y),
        })
    });
    let near = gaps.filter(|gap| (gap.center.x - at.x).abs() < NEAR_PT && gap.center.x > free.left() - 1.0);
    near.min_by(|a, b| (a.center.x - at.x).abs().total_cmp(&(b.center.x - at.x).abs()))
}
