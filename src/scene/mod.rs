//! The scene: every mark of the map at its final place, in points of the map, y down.
//!
//! In here: measuring, placing, ordering. Kept out: SQL, zoom, selection, and all of egui but its font metrics.
//! The screen painter and every export read it. Enter by `lay_out`.

mod font;
mod geometry;
pub mod icon;
mod item;
mod spot;
mod theme;

pub use font::{Face, font_bytes};
pub use geometry::{Point, Rect, Size};
pub use item::{Circle, Item, Line, Outline, Paint, RoundRect, Strip, Stroke, Text};
pub use spot::{Cell, Spot, Target};
pub use theme::{Theme, Tint, Tokens};

/// A laid-out map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Its width and height.
    pub size: Size,
    /// The marks, from back to front.
    pub items: Vec<Item>,
    /// What can be pointed at, in reading order: stage by stage in the heads, then lane by lane.
    pub spots: Vec<Spot>,
    /// The cells that take cards, lane by lane.
    pub cells: Vec<Cell>,
}
