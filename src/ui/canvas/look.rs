//! A map that is only looked at: moved, read, and marked; nothing on it is taken or typed.

use super::{Canvas, MapView, minimap, spots, view};
use crate::scene::{Size, Spot, Target};
use crate::tr;
use egui::accesskit::Role;
use egui::{Sense, Ui, WidgetInfo};

impl Canvas {
    /// The next time it is looked at, the map is fitted into the window again.
    pub fn fit_again(&mut self) {
        self.moved = false;
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
        canvas.camera.fit(rect, frame);
    }
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
