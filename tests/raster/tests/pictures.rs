//! Pictures whose pixels are known.

use egui::{Color32, Context, CornerRadius, Rect, Ui, pos2, vec2};
use image::{Rgba, RgbaImage};
use parcours_raster::{Raster, picture};

const RED: Color32 = Color32::from_rgb(200, 30, 40);

fn draw(pixels_per_point: f32, ui: impl FnMut(&mut Ui)) -> RgbaImage {
    picture(&Context::default(), vec2(60.0, 40.0), pixels_per_point, 2, ui).expect("nothing but meshes")
}

fn red_rect(ui: &mut Ui) {
    let rect = Rect::from_min_max(pos2(10.0, 10.0), pos2(30.0, 20.0));
    ui.painter().rect_filled(rect, CornerRadius::ZERO, RED);
}

/// The pixels that are not empty.
fn drawn(image: &RgbaImage) -> usize {
    image.pixels().filter(|pixel| pixel.0[3] > 0).count()
}

#[test]
fn a_filled_rect_fills_its_pixels_and_no_others() {
    let image = draw(1.0, red_rect);
    let red = Rgba([200, 30, 40, 255]);
    for (x, y) in [(10, 10), (29, 10), (10, 19), (29, 19), (20, 15)] {
        assert_eq!(*image.get_pixel(x, y), red, "({x}, {y}) is inside");
    }
    for (x, y) in [(8, 15), (31, 15), (20, 8), (20, 21)] {
        assert_eq!(image.get_pixel(x, y).0[3], 0, "({x}, {y}) is outside");
    }
}

#[test]
fn a_picture_at_twice_the_scale_has_four_times_the_pixels() {
    let image = draw(2.0, red_rect);
    assert_eq!(image.dimensions(), (120, 80));
    assert_eq!(*image.get_pixel(20, 20), Rgba([200, 30, 40, 255]));
    assert_eq!(image.get_pixel(64, 30).0[3], 0);
}

#[test]
fn half_transparent_white_over_black_is_grey() {
    let image = draw(1.0, |ui| {
        let all = Rect::from_min_size(pos2(0.0, 0.0), vec2(60.0, 40.0));
        ui.painter().rect_filled(all, CornerRadius::ZERO, Color32::BLACK);
        ui.painter().rect_filled(all, CornerRadius::ZERO, Color32::from_rgba_premultiplied(128, 128, 128, 128));
    });
    assert_eq!(*image.get_pixel(30, 20), Rgba([128, 128, 128, 255]));
}

#[test]
fn nothing_is_drawn_outside_the_clip() {
    let image = draw(1.0, |ui| {
        let all = Rect::from_min_size(pos2(0.0, 0.0), vec2(60.0, 40.0));
        let clip = Rect::from_min_max(pos2(5.0, 5.0), pos2(9.0, 8.0));
        ui.painter().with_clip_rect(clip).rect_filled(all, CornerRadius::ZERO, RED);
    });
    assert_eq!(drawn(&image), 4 * 3);
}

#[test]
fn triangles_with_a_common_side_draw_its_pixels_once() {
    // Half transparent: a pixel drawn twice would be darker than the rest.
    let color = Color32::from_rgba_premultiplied(0, 0, 0, 100);
    let image = draw(1.0, |ui| {
        let mut mesh = egui::Mesh::default();
        for (x, y) in [(3.0, 3.0), (50.0, 7.0), (44.0, 36.0), (6.0, 31.0)] {
            mesh.colored_vertex(pos2(x, y), color);
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        ui.painter().add(mesh);
    });
    let strengths: std::collections::BTreeSet<u8> = image.pixels().map(|pixel| pixel.0[3]).collect();
    assert_eq!(strengths, [0, 100].into());
}

#[test]
fn text_is_drawn() {
    let image = draw(1.0, |ui| {
        ui.painter().text(pos2(5.0, 5.0), egui::Align2::LEFT_TOP, "Étape", egui::FontId::proportional(16.0), RED);
    });
    let strong = image.pixels().filter(|pixel| pixel.0[3] > 200).count();
    assert!((30..500).contains(&strong), "{strong} strong pixels are not a word");
}

#[test]
fn the_same_frame_gives_the_same_bytes() {
    let frame = |ui: &mut Ui| {
        red_rect(ui);
        ui.heading("Parcours");
        let _ = ui.button("Ajouter une étape");
    };
    assert_eq!(draw(1.5, frame), draw(1.5, frame));
}

#[test]
fn the_test_harness_draws_with_it() {
    let raster = Raster::default().with_background(Color32::WHITE);
    let mut harness = egui_kittest::Harness::builder().with_size(vec2(60.0, 40.0)).renderer(raster).build_ui(red_rect);
    harness.run();
    let image = harness.render().expect("nothing but meshes");
    assert_eq!(*image.get_pixel(20, 15), Rgba([200, 30, 40, 255]));
    assert_eq!(*image.get_pixel(50, 35), Rgba([255, 255, 255, 255]));
}
