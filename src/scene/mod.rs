//! The scene: every mark of the map at its final place, in points of the map, y down.
//!
//! In here: measuring, placing, ordering. Kept out: SQL, zoom, selection, egui.
//! The screen painter and every export read it. Enter by [`lay_out`].

mod breaking;
mod card_metric;
mod card_moment;
mod card_plain;
mod card_tinted;
mod card_touchpoint;
mod cells;
mod curve;
mod emotion;
mod face;
mod flows;
mod font;
mod footer;
mod form;
mod geometry;
mod grid;
mod guides;
mod head;
pub mod icon;
mod item;
mod lanes;
mod lay_out;
mod map;
mod marks;
mod measure;
mod options;
mod palette;
mod phrase;
mod ribbon;
mod room;
mod shape;
mod spot;
mod stages;
mod steps;
mod style;
mod theme;
mod vocabulary;

pub use font::{Face, font_bytes};
pub use geometry::{Point, Rect, Size};
pub use item::{Circle, Item, Line, Outline, Paint, RoundRect, Strip, Stroke, Text};
pub use lay_out::lay_out;
pub use options::Options;
pub use spot::{Cell, Spot, Target};
pub use theme::{Theme, Tint, Tokens};

/// A laid-out map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Its width and height.
    pub size: Size,
    /// The marks, from back to front.
    pub items: Vec<Item>,
    /// What can be pointed at, in reading order: the head, each stage before its steps, then lane by lane.
    pub spots: Vec<Spot>,
    /// The cells that take cards, lane by lane.
    pub cells: Vec<Cell>,
}
