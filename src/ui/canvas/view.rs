//! Looking at the map: wheel, pinch, space and hand, and what stays in sight while the map moves.

use super::camera::Camera;
use super::{Canvas, MapView, Selected, paint};
use crate::scene::{Rect as MapRect, Scene, Target};
use crate::ui::theme::{color32, tokens};
use egui::{Key, PointerButton, Rect, Response, Stroke, Ui, vec2};

impl Canvas {
    /// Shows the whole map.
    pub fn fit(&mut self, scene: &Scene) {
        if let Some(rect) = self.rect {
            self.camera.fit(rect, scene.size);
            self.moved = true;
        }
    }

    /// Zooms around the middle of the canvas.
    pub fn zoom(&mut self, zoom: f32, now_s: f64) {
        if let Some(rect) = self.rect {
            self.camera.zoom_to(rect, rect.center(), zoom, now_s);
            self.moved = true;
        }
    }

    /// The place of the map under the pointer.
    pub fn pointed(&self, ctx: &egui::Context) -> Option<crate::scene::Point> {
        let pointer = ctx.input(|i| i.pointer.latest_pos())?;
        let rect = self.rect.filter(|rect| rect.contains(pointer))?;
        Some(self.camera.map_from_screen(rect, pointer))
    }

    /// Shows what is selected as large as it fits.
    pub(super) fn fit_selection(&mut self, scene: &Scene) {
        if let Some((rect, place)) = self.rect.zip(self.selected.bounds(scene)) {
            self.camera.fit_rect(rect, place.grown(24.0));
            self.moved = true;
        }
    }
}

/// Wheel, pinch, and dragging the desk, the map with the middle button, or with the space bar held down.
pub(super) fn navigate(ui: &Ui, canvas: &mut Canvas, map: &MapView, background: &Response) {
    let Some(rect) = canvas.rect else { return };
    let (pointer, scroll, zoom, now_s) =
        ui.input(|i| (i.pointer.hover_pos(), i.smooth_scroll_delta(), i.zoom_delta(), i.time));
    let over = pointer.filter(|p| rect.contains(*p) && ui.ctx().layer_id_at(*p) == Some(ui.layer_id()));
    if let Some(pointer) = over {
        canvas.moved |= zoom != 1.0 || scroll != egui::Vec2::ZERO;
        if zoom != 1.0 {
            canvas.camera.zoom_to(rect, pointer, canvas.camera.zoom * zoom, now_s);
        } else if scroll != egui::Vec2::ZERO {
            canvas.camera.pan(rect, map.scene.size, scroll);
        }
    }
    let typing = ui.ctx().text_edit_focused();
    let (middle, space, down) =
        ui.input(|i| (i.pointer.button_down(PointerButton::Middle), i.key_down(Key::Space), i.pointer.primary_down()));
    let by_space = space && !typing && canvas.editor.is_none();
    canvas.panning = by_space;
    let desk = background.dragged_by(PointerButton::Primary) && canvas.band.is_none() && !on_sheet(ui, canvas, map);
    if desk || (over.is_some() && (middle || (by_space && down))) {
        canvas.moved = true;
        let by = ui.input(|i| i.pointer.delta());
        canvas.camera.pan(rect, map.scene.size, by);
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    } else if by_space && over.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Grab);
    }
    if std::mem::take(&mut canvas.wanted)
        && let Some(place) = canvas.selected.rect(map.scene)
    {
        let inset = Heads::of(canvas, map).map_or(egui::Vec2::ZERO, |heads| heads.inset(canvas.camera.zoom));
        let is_cell = matches!(canvas.selected.first(), Selected::Cell(..) | Selected::Target(Target::Card(_)));
        canvas.camera.reveal(rect, place, if is_cell { inset } else { egui::Vec2::ZERO });
    }
    if let Some(rest_s) = canvas.camera.rests_in_s(now_s) {
        ui.ctx().request_repaint_after_secs(rest_s as f32);
    }
}

/// Whether the pointer was pressed on the sheet and not on the desk around it.
pub(super) fn on_sheet(ui: &Ui, canvas: &Canvas, map: &MapView) -> bool {
    let pressed = ui.input(|i| i.pointer.press_origin());
    let at = canvas.rect.zip(pressed).map(|(rect, place)| canvas.camera.map_from_screen(rect, place));
    at.is_some_and(|at| (0.0..=map.scene.size.width).contains(&at.x) && (0.0..=map.scene.size.height).contains(&at.y))
}

/// The map, or the map as it would be if what is under the hand were let go.
pub(super) fn paint_map(ui: &Ui, canvas: &mut Canvas, map: &MapView) {
    let Some(rect) = canvas.rect else { return };
    let now_s = ui.input(|i| i.time);
    let preview = canvas.drag.as_mut().and_then(|drag| drag.preview(map.records, map.language));
    if canvas.drag.as_ref().is_some_and(|drag| !drag.is_ready(map.records)) {
        ui.ctx().request_repaint();
    }
    let scene = preview.as_deref().unwrap_or(map.scene);
    canvas.camera.follow(now_s);
    let sheet = canvas.camera.screen_rect(rect, crate::scene::Rect::new(0.0, 0.0, scene.size.width, scene.size.height));
    let shadow = egui::Shadow { offset: [0, 2], blur: 16, spread: 0, color: egui::Color32::from_black_alpha(22) };
    ui.painter().add(shadow.as_shape(sheet, 12.0));
    paint::paint(ui.painter(), rect, &canvas.camera, scene, canvas.camera.is_zooming(now_s));
}

/// What stays in sight while the map moves: the heads of the rows at the left edge, those of the columns at the top.
pub(in crate::ui) struct Heads {
    /// Where the heads of the rows are; `None`: in their place on the map.
    rows: Option<Camera>,
    /// Where the heads of the columns are.
    columns: Option<Camera>,
    /// The part of the map in which the heads of the rows stand.
    left: MapRect,
    /// The part in which those of the columns stand.
    top: MapRect,
}

impl Heads {
    /// Of the map as it lies now. `None` for a map without cells.
    pub(super) fn of(canvas: &Canvas, map: &MapView) -> Option<Self> {
        Self::on(map.scene, canvas.camera)
    }

    /// Of any map under a camera.
    pub(in crate::ui) fn on(scene: &Scene, camera: Camera) -> Option<Self> {
        let first = scene.cells.first()?.rect;
        let stages = scene.spots.iter().filter(|spot| matches!(spot.target, Target::Stage(_)));
        let top = stages.map(|spot| spot.rect.y).fold(first.y, f32::min) - 4.0;
        let left = MapRect::new(0.0, top, first.x - 2.0, scene.size.height - top);
        let top = MapRect::new(0.0, top, scene.size.width, first.y - top - 1.0);
        let (mut rows, mut columns) = (camera, camera);
        rows.offset.x = rows.offset.x.max(0.0);
        columns.offset.y = columns.offset.y.max(-top.y * camera.zoom);
        Some(Self {
            rows: (rows.offset.x != camera.offset.x).then_some(rows),
            columns: (columns.offset.y != camera.offset.y).then_some(columns),
            left,
            top,
        })
    }

    /// The camera under which a head is seen.
    pub(in crate::ui) fn camera_of(&self, target: Target) -> Option<Camera> {
        match target {
            Target::Lane(_) => self.rows,
            Target::Stage(_) | Target::Step(_) => self.columns,
            _ => None,
        }
    }

    /// The part of the canvas that no head covers.
    pub(in crate::ui) fn free(&self, rect: Rect) -> Rect {
        let mut free = rect;
        if let Some(rows) = self.rows {
            free.min.x = rows.screen_rect(rect, self.left).right().min(rect.right());
        }
        if let Some(columns) = self.columns {
            free.min.y = columns.screen_rect(rect, self.top).bottom().min(rect.bottom());
        }
        free
    }

    /// How far from the edges of the canvas something must be so that no head covers it.
    pub(in crate::ui) fn inset(&self, zoom: f32) -> egui::Vec2 {
        vec2(self.left.width, self.top.height) * zoom
    }
}

/// Draws the heads that do not stand in their place on the map.
pub(super) fn heads_ui(ui: &Ui, canvas: &Canvas, map: &MapView, heads: &Heads) {
    if let Some(rect) = canvas.rect {
        strips_ui(ui, rect, map.scene, heads);
    }
}

/// Draws them over any map.
pub(in crate::ui) fn strips_ui(ui: &Ui, rect: Rect, scene: &Scene, heads: &Heads) {
    let t = tokens(ui);
    let strip = |camera: Camera, part: MapRect| {
        let place = camera.screen_rect(rect, part).intersect(rect);
        ui.painter().rect_filled(place, 0.0, color32(t.sheet));
        let seen = camera.visible(rect);
        let x = part.x.max(seen.x)..part.right().min(seen.right());
        let y = part.y.max(seen.y)..part.bottom().min(seen.bottom());
        let part = MapRect::new(x.start, y.start, (x.end - x.start).max(0.0), (y.end - y.start).max(0.0));
        paint::paint_heads(&ui.painter().with_clip_rect(place), rect, &camera, scene, part);
        place
    };
    let line = Stroke::new(1.0, color32(t.hairline));
    if let Some(columns) = heads.columns {
        let place = strip(columns, heads.top);
        ui.painter().hline(place.x_range(), place.bottom(), line);
    }
    if let Some(rows) = heads.rows {
        let place = strip(rows, heads.left);
        ui.painter().vline(place.right(), place.y_range(), line);
    }
    if let (Some(columns), Some(rows)) = (heads.columns, heads.rows) {
        let mut both = rows;
        both.offset.y = columns.offset.y;
        let corner = MapRect { width: heads.left.width, ..heads.top };
        let place = strip(both, corner);
        ui.painter().vline(place.right(), place.y_range(), line);
        ui.painter().hline(place.x_range(), place.bottom(), line);
    }
}
