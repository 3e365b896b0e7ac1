//! The few kinds of mark a map is made of. Every painter draws each of them in one `match` without a wildcard.

use super::font::Face;
use super::geometry::{Point, Rect};
use super::picture::Picture;
use crate::model::Color;
use std::sync::Arc;

/// A colour with its opacity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// The colour.
    pub color: Color,
    /// 0 (nothing) to 1 (opaque).
    pub opacity: f32,
}

impl Paint {
    /// The opaque colour.
    pub const fn solid(color: Color) -> Self {
        Self { color, opacity: 1.0 }
    }
}

/// How a line is drawn: ends are round unless it is dashed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub paint: Paint,
    /// Its width in points of the map.
    pub width: f32,
    /// Length of dash and of gap; `None`: solid.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A solid line.
    pub const fn solid(color: Color, width: f32) -> Self {
        Self { paint: Paint::solid(color), width, dash: None }
    }

    /// The same line, dashed.
    pub const fn dashed(mut self, dash: f32, gap: f32) -> Self {
        self.dash = Some((dash, gap));
        self
    }
}

/// One mark of the map at its final place.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A rectangle with round corners.
    RoundRect(RoundRect),
    /// A disc or ring.
    Circle(Circle),
    /// An open line through points.
    Line(Line),
    /// A filled area between two edges.
    Strip(Strip),
    /// One line of text in one font.
    Text(Text),
    /// An icon, as the outline of a glyph of the icon font.
    Outline(Outline),
    /// A picture.
    Image(Image),
}

/// A rectangle with round corners; its stroke is centred on its edge.
#[derive(Debug, Clone, PartialEq)]
pub struct RoundRect {
    /// Where.
    pub rect: Rect,
    /// Of the corners.
    pub radius: f32,
    /// Its inside.
    pub fill: Option<Paint>,
    /// Its edge.
    pub stroke: Option<Stroke>,
}

/// A disc or ring; its stroke is centred on its edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Circle {
    /// Where.
    pub center: Point,
    /// To the middle of the edge.
    pub radius: f32,
    /// Its inside.
    pub fill: Option<Paint>,
    /// Its edge.
    pub stroke: Option<Stroke>,
}

/// An open line through at least two points; curves are already broken into short pieces.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its points.
    pub points: Vec<Point>,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// A filled area between two edges with the same number of points, point i of one facing point i of the other: a
/// chevron, the area under a curve, a flow ribbon.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// One edge.
    pub left: Vec<Point>,
    /// The other edge.
    pub right: Vec<Point>,
    /// The inside.
    pub fill: Paint,
}

/// One line of text, set in one font, already broken and placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What it says. Never empty, no line breaks.
    pub text: Arc<str>,
    /// The one font it is set in, which has every character of it.
    pub face: Face,
    /// Font size in points of the map.
    pub size: f32,
    /// Left end of its advance.
    pub x: f32,
    /// The line it stands on.
    pub baseline: f32,
    /// Its advance as measured.
    pub width: f32,
    /// Its colour.
    pub color: Color,
    /// What the window does with it where it is too small to read.
    pub rank: Rank,
}

/// What a text is on the map: from far away only some of it is still read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rank {
    /// The name of a stage: readable from everywhere.
    Stage,
    /// The name of a lane: readable from everywhere.
    Lane,
    /// The title of a card, the name of a step: readable before the rest is.
    Title,
    /// All else.
    #[default]
    Body,
}

/// An icon: one glyph of the icon font, drawn as a shape in every format and never as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    /// Its character in the icon font.
    pub glyph: char,
    /// The square it fills.
    pub rect: Rect,
    /// Its colour.
    pub color: Color,
}

/// A picture in a frame with round corners, which it fills; what does not fit the frame's proportions is left out at both
/// sides alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The frame.
    pub rect: Rect,
    /// Of its corners; half its side makes it round.
    pub radius: f32,
    /// By which the picture is known: the hash of its file.
    pub hash: String,
    /// Its pixels.
    pub picture: Picture,
}

impl Item {
    /// The smallest rectangle around all that it marks, strokes included.
    pub fn bounds(&self) -> Rect {
        let half = |stroke: &Option<Stroke>| stroke.map_or(0.0, |s| s.width / 2.0);
        match self {
            Self::RoundRect(r) => r.rect.grown(half(&r.stroke)),
            Self::Circle(c) => {
                let around = Rect::new(c.center.x, c.center.y, 0.0, 0.0);
                around.grown(c.radius + half(&c.stroke))
            }
            Self::Line(line) => around(&line.points).grown(line.stroke.width / 2.0),
            Self::Strip(strip) => around(&strip.left).union(&around(&strip.right)),
            // Ascent and descent of Inter are 0.97 and 0.24 of the size; the other faces stay inside.
            Self::Text(t) => Rect::new(t.x, t.baseline - t.size, t.width, t.size * 1.3),
            Self::Outline(icon) => icon.rect,
            Self::Image(image) => image.rect,
        }
    }
}

fn around(points: &[Point]) -> Rect {
    let first = points.first().copied().unwrap_or_default();
    points.iter().fold(Rect::new(first.x, first.y, 0.0, 0.0), |all, p| all.union(&Rect::new(p.x, p.y, 0.0, 0.0)))
}
