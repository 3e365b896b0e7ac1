//! A map that is only looked at: moved, read, and marked; nothing on it is taken or typed.

use super::{Canvas, MapView, minimap, spots, view};
use crate::scene::{Size, Spot, Target};
use crate::tr;
use egui::accesskit::Role;
use egui::{Rect, Sense, Ui, WidgetInfo};

impl Canvas {
    /// The next time it is looked at, the map is fitted into the window again.
    pub fn fit_again(&mut self) {
        self.moved = false;
    }

    /// What is marked comes into view, where the map was moved by hand.
    pub fn reveal_marks(&mut self) {
        self.wanted = true;
    }
}

/// A whole map that is smaller than this is not read: then it lies as a map opens.
const READABLE: f32 = 0.55;

/// All columns are shown, where they are not smaller than this.
const SMALL: f32 = 0.5;
/// Left free around the map, in points of the screen.
const MARGIN: f32 = 16.0;

/// As it lies until it is moved by hand: whole, else as wide as there is room, with what is marked in view.
fn lie(canvas: &mut Canvas, map: &MapView, rect: Rect, frame: Size) {
    canvas.camera.fit(rect, frame);
    if canvas.camera.zoom < READABLE {
        let wide = (rect.width() - 2.0 * MARGIN) / frame.width.max(1.0);
        let columns = map.scene.spots.iter().filter(|spot| matches!(spot.target, Target::Step(_)));
        canvas.camera.fit_width(rect, frame, columns.map(|spot| spot.rect.right()));
        if (SMALL..canvas.camera.zoom).contains(&wide) {
            (canvas.camera.zoom, canvas.camera.offset) = (wide, egui::Vec2::splat(MARGIN));
        }
        reveal(canvas, map, rect);
    }
}

/// Brings the first thing that is marked into view.
fn reveal(canvas: &mut Canvas, map: &MapView, rect: Rect) {
    let is_marked = |spot: &&Spot| map.found.0.contains(&spot.target) && !matches!(spot.target, Target::Journey(_));
    if let Some(spot) = map.scene.spots.iter().find(is_marked) {
        let inset = view::Heads::of(canvas, map).map_or(egui::Vec2::ZERO, |heads| heads.inset(canvas.camera.zoom));
        canvas.camera.reveal(rect, spot.rect, inset);
    }
}

/// Shows the map. Until it is moved by hand it lies as a map of the size `frame` fits.
pub fn look_ui(ui: &mut Ui, canvas: &mut Canvas, map: &MapView, frame: Size) {
    let rect = ui.available_rect_before_wrap();
    canvas.rect = Some(rect);
    if canvas.fitted != Some(map.journey) {
        canvas.fitted = Some(map.journey);
        canvas.moved = false;
    }
    if !canvas.moved {
        lie(canvas, map, rect, frame);
    } else if std::mem::take(&mut canvas.wanted) {
        reveal(canvas, map, rect);
    }
    canvas.wanted = false;
    ui.set_clip_rect(rect);
    let background = ui.allocate_rect(rect, Sense::click_and_drag());
    background.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, tr!(map.language, "canvas-map")));
    view::navigate(ui, canvas, map, &background);
    view::paint_map(ui, canvas, map);
    let visible = canvas.camera.visible(rect);
    let is_head = |spot: &&Spot| matches!(spot.target, Target::Stage(_) | Target::Step(_) | Target::Lane(_));
    for spot in map.scene.spots.iter().filter(|spot| !is_head(spot) && spot.rect.overlaps(&visible)) {
        spots::read_ui(ui, map, spot, canvas.camera.screen_rect(rect, spot.rect), rect);
    }
    if let Some(heads) = view::Heads::of(canvas, map) {
        view::heads_ui(ui, canvas, map, &heads);
        for spot in map.scene.spots.iter().filter(is_head) {
            let camera = heads.camera_of(spot.target).unwrap_or(canvas.camera);
            spots::read_ui(ui, map, spot, camera.screen_rect(rect, spot.rect), rect);
        }
    }
    minimap::minimap_ui(ui, canvas, map);
}
