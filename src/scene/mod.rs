//! The scene: every mark of the map at its final place, in points of the map, y down.
//!
//! In here: measuring, placing, ordering. Kept out: SQL, zoom, selection, egui.
//! The screen painter and every export read it. Enter by [`lay_out`].

mod beside;
mod blueprint;
mod breaking;
mod card_criterion;
mod card_image;
mod card_lane;
mod card_metric;
mod card_moment;
mod card_plain;
mod card_quiet;
mod card_tinted;
mod card_touchpoint;
mod cells;
mod compared;
mod curve;
mod emotion;
mod face;
mod flows;
mod font;
mod foot;
mod footer;
mod form;
mod free_notes;
mod gap;
mod geometry;
mod grid;
mod guides;
mod head;
pub mod icon;
mod item;
mod known;
mod lanes;
mod lay_out;
mod layer;
mod layout;
mod link_label;
mod link_look;
mod links;
mod map;
mod marks;
mod measure;
mod measured_emotion;
mod options;
mod palette;
mod people;
mod phrase;
mod picture;
mod ports;
mod reading;
mod ribbon;
mod room;
mod route;
mod shape;
mod spoken;
mod spot;
mod stages;
mod standing;
mod steps;
mod style;
mod theme;
mod typeface;
mod vocabulary;
mod voices;

pub use beside::beside;
pub use font::{Face, font_bytes};
pub use geometry::{Point, Rect, Size};
pub use item::{Circle, Image, Item, Line, Outline, Paint, Rank, RoundRect, Strip, Stroke, Text};
pub use lay_out::lay_out;
pub use layer::{Group, Layer};
pub use layout::Layout;
pub use options::Options;
pub use picture::Picture;
pub(crate) use reading::{felt, lane_title};
pub(crate) use shape::Shaper;
pub use spot::{Band, Cell, Spot, Target};
pub use theme::{Theme, Tint, Tokens};
pub(crate) use typeface::typeface;

use crate::model::{LaneId, StepId};
use rustc_hash::FxHashMap;
use std::sync::{Arc, OnceLock};

/// A laid-out map.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// Its width and height.
    pub size: Size,
    /// The marks, from back to front.
    pub layers: Vec<Arc<Layer>>,
    /// What can be pointed at, in reading order: the head, each stage before its steps, then lane by lane.
    pub spots: Vec<Spot>,
    /// The cells that take cards, lane by lane.
    pub cells: Vec<Cell>,
    /// The bands of the emotion lanes.
    pub bands: Vec<Band>,
    /// The places of the spots, found when first asked for.
    places: OnceLock<FxHashMap<Target, usize>>,
}

impl PartialEq for Scene {
    /// What was looked up in it makes no difference.
    fn eq(&self, other: &Self) -> bool {
        self.size == other.size && self.layers == other.layers && self.spots == other.spots && self.cells == other.cells
    }
}

impl Scene {
    /// Of these layers, from back to front.
    pub fn new(size: Size, layers: Vec<Arc<Layer>>, spots: Vec<Spot>, cells: Vec<Cell>) -> Self {
        Self { size, layers, spots, cells, bands: Vec::new(), places: OnceLock::new() }
    }

    /// The marks, from back to front.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.layers.iter().flat_map(|layer| layer.items())
    }

    /// The groups of marks that may be seen in a part of the map, from back to front.
    pub fn groups_in(&self, part: Rect) -> impl Iterator<Item = (&Group, &[Item])> {
        self.layers.iter().flat_map(move |layer| layer.groups_in(part))
    }

    /// The marks of a thing.
    pub fn items_of(&self, target: Target) -> &[Item] {
        self.layers.iter().find_map(|layer| layer.items_of(target)).unwrap_or_default()
    }

    /// Where a thing can be pointed at.
    pub fn spot(&self, target: Target) -> Option<&Spot> {
        let places = self.places.get_or_init(|| {
            // Of two that stand for one thing the first counts.
            self.spots.iter().enumerate().rev().map(|(place, spot)| (spot.target, place)).collect()
        });
        places.get(&target).map(|place| &self.spots[*place])
    }

    /// The cell of a lane and a step.
    pub fn cell(&self, lane: LaneId, step: StepId) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.lane == lane && cell.step == step)
    }

    /// The cell at a place.
    pub fn cell_at(&self, place: Point) -> Option<&Cell> {
        self.cells.iter().find(|cell| cell.rect.contains(place))
    }
}
