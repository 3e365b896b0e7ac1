//! One triangle: which pixels are in it, and their colours.

use super::canvas::{Canvas, Clip};
use super::texture::Texture;
use egui::epaint::Vertex;
use egui::{Pos2, pos2};

/// Corners are snapped to this many places a pixel, as graphics cards do; then whole numbers decide what is inside.
const PLACES: f32 = 256.0;
/// Beyond this many pixels a corner is held, so that the whole numbers cannot overflow. No screen comes near.
const FAR: f32 = 4.0e6;

/// A corner at a whole place.
#[derive(Clone, Copy)]
struct Corner {
    x: i64,
    y: i64,
}

/// One side of the triangle: how far a pixel is inside of it, and how that grows from pixel to pixel.
struct Side {
    at_first: i64,
    per_x: i64,
    per_y: i64,
    /// A pixel exactly on a top or left side is inside, on another one outside, so that two triangles with a
    /// common side draw each pixel once.
    least: i64,
}

impl Side {
    /// From `a` to `b`, counted from the middle of the pixel (x, y).
    fn new(a: Corner, b: Corner, x: i32, y: i32) -> Self {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let middle = |pixel: i32| i64::from(pixel) * PLACES as i64 + PLACES as i64 / 2;
        let is_top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            at_first: dx * (middle(y) - a.y) - dy * (middle(x) - a.x),
            per_x: -dy * PLACES as i64,
            per_y: dx * PLACES as i64,
            least: if is_top_or_left { 0 } else { 1 },
        }
    }
}

/// Draws the triangle within the clip.
pub(crate) fn draw(canvas: &mut Canvas, clip: Clip, pixels_per_point: f32, corners: &[Vertex; 3], texture: &Texture) {
    if corners.iter().any(|corner| corner.pos.any_nan()) {
        return;
    }
    let mut corners = *corners;
    let mut places = corners.map(|corner| snap(corner.pos, pixels_per_point));
    let mut area = twice_area(places);
    if area == 0 {
        return;
    }
    if area < 0 {
        corners.swap(1, 2);
        places.swap(1, 2);
        area = -area;
    }
    let Some(bounds) = bounds(places, clip) else { return };
    let shade = Shade::new(&corners, area, texture, pixels_per_point);
    let [a, b, c] = places;
    // Each side weighs the corner opposite to it.
    let sides = [
        Side::new(b, c, bounds.x0, bounds.y0),
        Side::new(c, a, bounds.x0, bounds.y0),
        Side::new(a, b, bounds.x0, bounds.y0),
    ];
    fill(canvas, bounds, &sides, &shade);
}

fn fill(canvas: &mut Canvas, bounds: Clip, sides: &[Side; 3], shade: &Shade<'_>) {
    let mut row = [0, 1, 2].map(|i: usize| sides[i].at_first);
    for y in bounds.y0..bounds.y1 {
        let mut inside = row;
        for x in bounds.x0..bounds.x1 {
            if (0..3).all(|i| inside[i] >= sides[i].least) {
                canvas.blend(x, y, shade.color(inside));
            }
            for i in 0..3 {
                inside[i] += sides[i].per_x;
            }
        }
        for i in 0..3 {
            row[i] += sides[i].per_y;
        }
    }
}

fn snap(pos: Pos2, pixels_per_point: f32) -> Corner {
    let place = |points: f32| ((points * pixels_per_point).clamp(-FAR, FAR) * PLACES).round() as i64;
    Corner { x: place(pos.x), y: place(pos.y) }
}

fn twice_area([a, b, c]: [Corner; 3]) -> i64 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The pixels that the triangle may touch, if any are within the clip.
fn bounds(places: [Corner; 3], clip: Clip) -> Option<Clip> {
    let pixel = |place: i64| place.div_euclid(PLACES as i64) as i32;
    let [a, b, c] = places;
    let found = Clip {
        x0: pixel(a.x.min(b.x).min(c.x)).max(clip.x0),
        y0: pixel(a.y.min(b.y).min(c.y)).max(clip.y0),
        x1: (pixel(a.x.max(b.x).max(c.x)) + 1).min(clip.x1),
        y1: (pixel(a.y.max(b.y).max(c.y)) + 1).min(clip.y1),
    };
    (found.x0 < found.x1 && found.y0 < found.y1).then_some(found)
}

/// What colour a pixel of the triangle has.
enum Shade<'a> {
    /// The same one everywhere: most of what egui draws.
    Flat([f32; 4]),
    /// Colour and texture coordinates run from corner to corner.
    Running { colors: [[f32; 4]; 3], uvs: [Pos2; 3], area: f32, texture: &'a Texture, shrunk: bool },
}

impl<'a> Shade<'a> {
    fn new(corners: &[Vertex; 3], area: i64, texture: &'a Texture, pixels_per_point: f32) -> Self {
        let colors = corners.map(|corner| corner.color.to_array().map(|channel| f32::from(channel) / 255.0));
        let uvs = corners.map(|corner| corner.uv);
        let shrunk = texels(corners, texture) > area_px(corners, pixels_per_point);
        if colors.iter().all(|color| *color == colors[0]) && uvs.iter().all(|uv| *uv == uvs[0]) {
            return Self::Flat(times(colors[0], texture.sample(uvs[0], shrunk)));
        }
        Self::Running { colors, uvs, area: area as f32, texture, shrunk }
    }

    fn color(&self, inside: [i64; 3]) -> [f32; 4] {
        match self {
            Self::Flat(color) => *color,
            Self::Running { colors, uvs, area, texture, shrunk } => {
                let share = inside.map(|part| part as f32 / area);
                let color = std::array::from_fn(|i| weigh(share, colors.map(|color| color[i])));
                let uv = pos2(weigh(share, uvs.map(|uv| uv.x)), weigh(share, uvs.map(|uv| uv.y)));
                times(color, texture.sample(uv, *shrunk))
            }
        }
    }
}

fn weigh(share: [f32; 3], values: [f32; 3]) -> f32 {
    share[0] * values[0] + share[1] * values[1] + share[2] * values[2]
}

fn times(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|channel| a[channel] * b[channel])
}

/// How much of the texture the triangle shows, in texels.
fn texels(corners: &[Vertex; 3], texture: &Texture) -> f32 {
    let [width, height] = texture.size();
    size(corners.map(|corner| corner.uv)) * width * height
}

fn area_px(corners: &[Vertex; 3], pixels_per_point: f32) -> f32 {
    size(corners.map(|corner| corner.pos)) * pixels_per_point * pixels_per_point
}

fn size([a, b, c]: [Pos2; 3]) -> f32 {
    let (b, c) = (b - a, c - a);
    (b.x * c.y - b.y * c.x).abs() / 2.0
}
