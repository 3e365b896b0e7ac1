//! The screen painter: a scene under a camera, as shapes of egui. Culls, and draws bars for text too small to read.
//! What is shown from how far is decided in `levels`.

use super::camera::{Camera, Look};
use super::levels::{self, Level};
use super::textures;
use crate::scene::{
    Circle, Face, Group, Image, Item, Line, Outline, Paint, Point, Rect as MapRect, RoundRect, Scene, Strip, Stroke,
    Target, Text,
};
use crate::ui::theme::{color32, font};
use egui::epaint::{CircleShape, Mesh, PathStroke, RectShape, TextShape, Vertex, WHITE_UV};
use egui::text::LayoutJob;
use egui::{Color32, CornerRadius, Galley, Painter, Pos2, Rect, Shape, StrokeKind, Vec2, pos2, vec2};
use std::sync::Arc;

/// Text smaller than this on the screen is drawn as a bar.
const READABLE_PT: f32 = 4.5;
/// While the zoom moves, text sizes are rounded down to steps of this ratio, so that glyphs are not made anew in
/// every frame.
const STEP: f32 = 1.19;
/// And the space of texts that are broken for the screen to steps of so many points.
const SPACE_STEP: f32 = 8.0;
/// Shorter dashes are not seen as such.
const SHORTEST_DASH: f32 = 1.1;
/// The icon font's ascent, of its em.
const ICON_ASCENT: f32 = 960.0 / 1024.0;

/// Paints what of the scene lies under the painter's clip rectangle, as much as can be read from so far.
pub fn paint(painter: &Painter, canvas: Rect, camera: &Camera, scene: &Scene, zooming: bool) {
    let visible = camera.visible(canvas);
    let mut brush = Brush::new(painter, canvas, camera, zooming);
    brush.groups(scene, scene.groups_in(visible).filter(|(group, _)| group.bounds.overlaps(&visible)));
    if Level::of(camera.zoom) == Level::Far {
        levels::counts(&mut brush, scene, canvas);
        levels::lanes(&mut brush, scene, canvas);
    }
    brush.finish();
}

/// Paints the heads of the lanes and what stands above them at the left: the part of the map that stays in view.
pub fn paint_heads(painter: &Painter, canvas: Rect, camera: &Camera, scene: &Scene, part: MapRect) {
    let mut brush = Brush::new(painter, canvas, camera, false);
    let far = Level::of(camera.zoom) == Level::Far;
    for (group, items) in scene.groups_in(part) {
        match group.target {
            Some(Target::Lane(_) | Target::Stage(_) | Target::Step(_)) => {
                brush.groups(scene, [(group, items)].into_iter());
            }
            Some(_) => {}
            None => {
                let inside = |item: &&Item| !far && part.union(&item.bounds()) == part;
                items.iter().filter(inside).for_each(|item| brush.item(item));
            }
        }
    }
    if far {
        levels::lanes(&mut brush, scene, canvas);
    }
    brush.finish();
}

/// Paints these items, wherever they lie.
pub fn paint_items<'a>(
    painter: &Painter,
    canvas: Rect,
    camera: &Camera,
    items: impl Iterator<Item = &'a Item>,
    zooming: bool,
) {
    let mut brush = Brush::new(painter, canvas, camera, zooming);
    items.for_each(|item| brush.item(item));
    brush.finish();
}

/// Draws marks of the map as shapes of the screen.
pub(super) struct Brush<'a> {
    painter: &'a Painter,
    canvas: Rect,
    camera: &'a Camera,
    zooming: bool,
    /// For which zoom texts are set.
    look: Look,
    shapes: Vec<Shape>,
    /// What stands for text, all in one: nothing lies over it.
    bars: Mesh,
}

fn tint(paint: Paint) -> Color32 {
    let color = color32(paint.color);
    if paint.opacity >= 1.0 { color } else { color.gamma_multiply(paint.opacity) }
}

impl<'p> Brush<'p> {
    fn new(painter: &'p Painter, canvas: Rect, camera: &'p Camera, zooming: bool) -> Self {
        let look = Look { zoom: camera.zoom, rounded: zooming };
        Self { painter, canvas, camera, zooming, look, shapes: Vec::new(), bars: Mesh::default() }
    }

    fn groups<'a>(&mut self, scene: &Scene, groups: impl Iterator<Item = (&'a Group, &'a [Item])>) {
        let mut areas = Mesh::default();
        for (group, items) in groups {
            if self.zooming {
                self.look = self.camera.look(Point::new(group.bounds.x, group.bounds.y));
            }
            match Level::of(self.look.zoom) {
                Level::Near => items.iter().for_each(|item| self.item(item)),
                Level::Middle => levels::middle(self, scene, group, items),
                Level::Far => levels::far(self, scene, group, items, &mut areas),
            }
        }
        if !areas.is_empty() {
            self.shapes.push(Shape::mesh(areas));
        }
    }

    fn finish(mut self) {
        if !self.bars.is_empty() {
            self.shapes.push(Shape::mesh(self.bars));
        }
        self.painter.extend(self.shapes);
    }

    pub(super) fn item(&mut self, item: &Item) {
        match item {
            Item::RoundRect(rect) => self.round_rect(rect),
            Item::Circle(circle) => self.circle(circle),
            Item::Line(line) => self.line(line),
            Item::Strip(strip) => self.strip(strip),
            Item::Text(text) => self.text(text),
            Item::Outline(icon) => self.outline(icon),
            Item::Image(image) => self.image(image),
        }
    }

    pub(super) fn push(&mut self, shape: impl Into<Shape>) {
        self.shapes.push(shape.into());
    }

    pub(super) fn zoom(&self) -> f32 {
        self.camera.zoom
    }

    pub(super) fn at(&self, place: Point) -> Pos2 {
        self.camera.screen_from_map(self.canvas, place)
    }

    pub(super) fn rect(&self, rect: MapRect) -> Rect {
        self.camera.screen_rect(self.canvas, rect)
    }

    pub(super) fn layout(&self, job: LayoutJob) -> Arc<Galley> {
        self.painter.layout_job(job)
    }

    /// A size of text on the screen; rounded down while the zoom moves.
    pub(super) fn stepped(&self, size: f32) -> f32 {
        let size = size * self.look.zoom;
        if self.look.rounded { STEP.powf(size.log(STEP).floor()) } else { size }
    }

    /// The space on the screen of a text that begins at this place; rounded down while the zoom moves, so that its lines
    /// are not broken anew in every frame, nor those of all texts in the same.
    pub(super) fn stepped_space(&self, place: Point, space: Vec2) -> Vec2 {
        let space = space * self.look.zoom;
        if !self.look.rounded {
            return space;
        }
        let turn = Vec2::splat((place.x * 0.37 + place.y * 0.73).rem_euclid(SPACE_STEP));
        ((space + turn) / SPACE_STEP).floor() * SPACE_STEP - turn
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

    pub(super) fn line(&mut self, line: &Line) {
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
        if dash < SHORTEST_DASH {
            let line = egui::Stroke { color: line.color.gamma_multiply(0.5), ..line };
            self.shapes.push(Shape::line(points.to_vec(), PathStroke::from(line)));
            return;
        }
        match points {
            [from, to] => {
                let seen = self.seen(*from, *to, dash + gap);
                Shape::dashed_line_many(&seen, line, dash, gap, &mut self.shapes);
            }
            points => Shape::dashed_line_many(points, line, dash, gap, &mut self.shapes),
        }
    }

    /// What of an upright or level line can be seen, begun where one of its dashes begins.
    fn seen(&self, from: Pos2, to: Pos2, period: f32) -> [Pos2; 2] {
        let axis = usize::from(from.x == to.x);
        if from[1 - axis] != to[1 - axis] || from[axis] > to[axis] {
            return [from, to];
        }
        let clip = self.painter.clip_rect();
        let hidden = ((clip.min[axis] - from[axis]) / period).floor().max(0.0) * period;
        let (mut start, mut end) = (from, to);
        start[axis] = (from[axis] + hidden).min(to[axis]);
        end[axis] = to[axis].min(clip.max[axis]).max(start[axis]);
        [start, end]
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
        let start = self.at(Point::new(text.x, text.baseline));
        let color = color32(text.color);
        if text.size * self.look.zoom < READABLE_PT {
            return self.bar(start, text.width * self.camera.zoom, text.size * self.camera.zoom, color);
        }
        self.glyphs(&text.text, text.face, text.size, start, color);
    }

    pub(super) fn bar(&mut self, start: Pos2, width: f32, size: f32, color: Color32) {
        let pixel = 1.0 / self.painter.pixels_per_point();
        // Without feathering: whole pixels high, or it would flicker while the map moves.
        let height = (size * 0.5 / pixel).round().max(1.0) * pixel;
        let bottom = (start.y / pixel).round() * pixel;
        let rect = Rect::from_min_max(pos2(start.x, bottom - height), pos2(start.x + width, bottom));
        self.bars.add_colored_rect(rect, color.gamma_multiply(0.35));
    }

    fn outline(&mut self, icon: &Outline) {
        let size = icon.rect.width * self.camera.zoom;
        let color = color32(icon.color);
        let start = self.at(Point::new(icon.rect.x, icon.rect.y)) + vec2(0.0, size * ICON_ASCENT);
        if icon.rect.width * self.look.zoom < READABLE_PT {
            return self.bar(start, size, size, color);
        }
        self.glyphs(icon.glyph.encode_utf8(&mut [0; 4]), Face::Icons, icon.rect.width, start, color);
    }

    fn image(&mut self, image: &Image) {
        let rect = self.camera.screen_rect(self.canvas, image.rect);
        let picture = &image.picture;
        let part = picture.part_for(&image.rect);
        let uv = |x: f32, y: f32| pos2(x / picture.width_px as f32, y / picture.height_px as f32);
        let uv = Rect::from_min_max(uv(part.x, part.y), uv(part.right(), part.bottom()));
        let radius = (image.radius * self.camera.zoom).round().clamp(0.0, 255.0) as u8;
        let texture = textures::texture(self.painter.ctx(), image);
        let shape = RectShape::filled(rect, CornerRadius::same(radius), Color32::WHITE).with_texture(texture, uv);
        self.shapes.push(shape.with_round_to_pixels(false).into());
    }

    /// Text of a size on the map.
    fn glyphs(&mut self, text: &str, face: Face, size: f32, start: Pos2, color: Color32) {
        let size = self.stepped(size);
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
