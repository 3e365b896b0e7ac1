//! The screen painter: a scene under a camera, as shapes of egui. Culls, and draws bars for text too small to read.

use super::camera::Camera;
use crate::scene::{Circle, Face, Item, Line, Outline, Paint, Point, RoundRect, Scene, Strip, Stroke, Text};
use crate::ui::theme::{color32, font};
use egui::epaint::{CircleShape, Mesh, PathStroke, RectShape, TextShape, Vertex, WHITE_UV};
use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, StrokeKind, Vec2, pos2, vec2};

/// Text smaller than this on the screen is drawn as a bar.
const READABLE_PT: f32 = 4.5;
/// While the zoom moves, text sizes are rounded down to steps of this ratio, so that glyphs are not made anew in
/// every frame.
const STEP: f32 = 1.19;
/// The icon font's ascent, of its em.
const ICON_ASCENT: f32 = 960.0 / 1024.0;

/// Paints what of the scene lies under the painter's clip rectangle.
pub fn paint(painter: &Painter, canvas: Rect, camera: &Camera, scene: &Scene, zooming: bool) {
    let visible = camera.visible(canvas);
    let items = scene.items.iter().filter(|item| item.bounds().overlaps(&visible));
    paint_items(painter, canvas, camera, items, zooming);
}

/// Paints these items, wherever they lie.
pub fn paint_items<'a>(
    painter: &Painter,
    canvas: Rect,
    camera: &Camera,
    items: impl Iterator<Item = &'a Item>,
    zooming: bool,
) {
    let mut brush = Brush { painter, canvas, camera, zooming, shapes: Vec::new() };
    for item in items {
        match item {
            Item::RoundRect(rect) => brush.round_rect(rect),
            Item::Circle(circle) => brush.circle(circle),
            Item::Line(line) => brush.line(line),
            Item::Strip(strip) => brush.strip(strip),
            Item::Text(text) => brush.text(text),
            Item::Outline(icon) => brush.outline(icon),
        }
    }
    painter.extend(brush.shapes);
}

struct Brush<'a> {
    painter: &'a Painter,
    canvas: Rect,
    camera: &'a Camera,
    zooming: bool,
    shapes: Vec<Shape>,
}

fn tint(paint: Paint) -> Color32 {
    let color = color32(paint.color);
    if paint.opacity >= 1.0 { color } else { color.gamma_multiply(paint.opacity) }
}

impl Brush<'_> {
    fn at(&self, place: Point) -> Pos2 {
        self.camera.screen_from_map(self.canvas, place)
    }

    fn stroke(&self, stroke: Option<Stroke>) -> egui::Stroke {
        stroke.map_or(egui::Stroke::NONE, |s| egui::Stroke::new(s.width * self.camera.zoom, tint(s.paint)))
    }

    fn round_rect(&mut self, r: &RoundRect) {
        let rect = self.camera.screen_rect(self.canvas, r.rect);
        let radius = r.radius * self.camera.zoom;
        let fill = r.fill.map_or(Color32::TRANSPARENT, tint);
        let dashed = r.stroke.filter(|stroke| stroke.dash.is_some());
        let solid = if dashed.is_some() { egui::Stroke::NONE } else { self.stroke(r.stroke) };
        let corners = CornerRadius::same(radius.round().clamp(0.0, 255.0) as u8);
        let shape = RectShape::new(rect, corners, fill, solid, StrokeKind::Middle).with_round_to_pixels(false);
        self.shapes.push(shape.into());
        if let Some(stroke) = dashed {
            let edge = rounded_edge(rect, radius);
            self.dashed(&edge, stroke);
        }
    }

    fn circle(&mut self, c: &Circle) {
        let fill = c.fill.map_or(Color32::TRANSPARENT, tint);
        let (center, radius) = (self.at(c.center), c.radius * self.camera.zoom);
        self.shapes.push(CircleShape { center, radius, fill, stroke: self.stroke(c.stroke) }.into());
    }

    fn line(&mut self, line: &Line) {
        let points: Vec<Pos2> = line.points.iter().map(|&p| self.at(p)).collect();
        if line.stroke.dash.is_some() {
            return self.dashed(&points, line.stroke);
        }
        let stroke = self.stroke(Some(line.stroke));
        // Short pieces of a curve that changes its colour meet end to end; round ends would show as beads.
        let is_piece = points.len() == 2 && points[0].distance(points[1]) < 6.0 * stroke.width;
        if stroke.width > 2.0 && !is_piece {
            for end in [points.first(), points.last()].into_iter().flatten() {
                self.shapes.push(Shape::circle_filled(*end, stroke.width / 2.0, stroke.color));
            }
        }
        self.shapes.push(Shape::line(points, PathStroke::from(stroke)));
    }

    fn dashed(&mut self, points: &[Pos2], stroke: Stroke) {
        let (dash, gap) = stroke.dash.unwrap_or((1.0, 0.0));
        let (dash, gap) = (dash * self.camera.zoom, gap * self.camera.zoom);
        let line = self.stroke(Some(stroke));
        Shape::dashed_line_many(points, line, dash.max(0.5), gap.max(0.5), &mut self.shapes);
    }

    /// A mesh of quads between the two edges, with half a pixel of feathering outside them.
    fn strip(&mut self, strip: &Strip) {
        let left: Vec<Pos2> = strip.left.iter().map(|&p| self.at(p)).collect();
        let right: Vec<Pos2> = strip.right.iter().map(|&p| self.at(p)).collect();
        let color = tint(strip.fill);
        let feather = 1.0 / self.painter.pixels_per_point();
        let mut mesh = Mesh::default();
        for (l, r) in left.iter().zip(&right) {
            let across = (*r - *l).normalized() * feather;
            for (pos, color) in
                [(*l - across, Color32::TRANSPARENT), (*l, color), (*r, color), (*r + across, Color32::TRANSPARENT)]
            {
                mesh.vertices.push(Vertex { pos, uv: WHITE_UV, color });
            }
        }
        for row in 1..left.len().min(right.len()) as u32 {
            for edge in 0..3 {
                let (a, b) = ((row - 1) * 4 + edge, row * 4 + edge);
                mesh.add_triangle(a, a + 1, b);
                mesh.add_triangle(a + 1, b + 1, b);
            }
        }
        self.shapes.push(Shape::mesh(mesh));
    }

    fn text(&mut self, text: &Text) {
        let size = text.size * self.camera.zoom;
        let start = self.at(Point::new(text.x, text.baseline));
        let color = color32(text.color);
        if size < READABLE_PT {
            return self.bar(start, text.width * self.camera.zoom, size, color);
        }
        self.glyphs(&text.text, text.face, size, start, color);
    }

    fn bar(&mut self, start: Pos2, width: f32, size: f32, color: Color32) {
        let rect = Rect::from_min_size(start - vec2(0.0, size * 0.5), vec2(width, size * 0.5));
        self.shapes.push(Shape::rect_filled(rect, 0.0, color.gamma_multiply(0.35)));
    }

    fn outline(&mut self, icon: &Outline) {
        let size = icon.rect.width * self.camera.zoom;
        let color = color32(icon.color);
        let start = self.at(Point::new(icon.rect.x, icon.rect.y)) + vec2(0.0, size * ICON_ASCENT);
        if size < READABLE_PT {
            return self.bar(start, size, size, color);
        }
        self.glyphs(icon.glyph.encode_utf8(&mut [0; 4]), Face::Icons, size, start, color);
    }

    fn glyphs(&mut self, text: &str, face: Face, size: f32, start: Pos2, color: Color32) {
        let size = if self.zooming { STEP.powf(size.log(STEP).floor()) } else { size };
        let galley = self.painter.layout_no_wrap(text.to_owned(), font(face, size), color);
        let Some(row) = galley.rows.first() else { return };
        let baseline = row.pos.y + row.row.glyphs.first().map_or(0.0, |glyph| glyph.pos.y);
        self.shapes.push(TextShape::new(start - vec2(0.0, baseline), galley, color).into());
    }
}

/// The outline of a rounded rectangle as a closed run of points, clockwise.
fn rounded_edge(rect: Rect, radius: f32) -> Vec<Pos2> {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.shrink(radius);
    let corners = [
        (inner.right_top(), -90.0_f32),
        (inner.right_bottom(), 0.0),
        (inner.left_bottom(), 90.0),
        (inner.left_top(), 180.0),
    ];
    let mut points: Vec<Pos2> = Vec::with_capacity(25);
    for (center, from) in corners {
        points.extend((0..=5).map(|i| center + Vec2::angled((from + 18.0 * i as f32).to_radians()) * radius));
    }
    points.push(points.first().copied().unwrap_or(pos2(0.0, 0.0)));
    points
}
