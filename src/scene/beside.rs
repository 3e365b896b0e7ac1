//! Two maps in one picture, side by side, each under its name.

use super::Scene;
use super::geometry::{Point, Rect, Size};
use super::grid::MARGIN;
use super::item::{Item, Stroke};
use super::layer::Layer;
use super::marks;
use super::measure::{self, Block, Room};
use super::spot::Spot;
use super::style::TITLE;
use super::theme::Theme;
use std::sync::Arc;

/// Between the two maps.
const BETWEEN: f32 = 24.0;
/// Above and below a name.
const ABOVE: f32 = 16.0;
const BELOW: f32 = 4.0;

/// Puts two maps side by side, the first one at the left.
pub fn beside(maps: [&Scene; 2], names: [&str; 2], theme: Theme) -> Scene {
    let ink = theme.tokens().ink;
    let name = |map: &Scene, name: &str| {
        measure::measure(&[TITLE.span(name.to_owned(), ink)], Room::wide(map.size.width - 2.0 * MARGIN))
    };
    let heads = [name(maps[0], names[0]), name(maps[1], names[1])];
    let top = ABOVE + heads[0].height.max(heads[1].height) + BELOW;
    let lefts = [0.0, maps[0].size.width + BETWEEN];
    let size =
        Size { width: lefts[1] + maps[1].size.width, height: top + maps[0].size.height.max(maps[1].size.height) };
    let (mut layers, mut spots) = (vec![frame(lefts, &heads, size, theme)], Vec::new());
    for (map, left) in maps.into_iter().zip(lefts) {
        let moved = |item: &Item| marks::moved(item.clone(), left, top);
        layers.extend(map.layers.iter().map(|layer| Arc::new(Layer::of(layer.items().iter().map(moved).collect()))));
        spots.extend(map.spots.iter().map(|spot| {
            let rect = Rect { x: spot.rect.x + left, y: spot.rect.y + top, ..spot.rect };
            Spot { rect, ..spot.clone() }
        }));
    }
    Scene::new(size, layers, spots, Vec::new())
}

/// The names, and a line between the maps.
fn frame(lefts: [f32; 2], heads: &[Block; 2], size: Size, theme: Theme) -> Arc<Layer> {
    let x = lefts[1] - BETWEEN / 2.0;
    let line = Stroke::solid(theme.tokens().hairline, 1.0);
    let mut items = vec![marks::straight(Point::new(x, ABOVE), Point::new(x, size.height - ABOVE), line)];
    for (head, left) in heads.iter().zip(lefts) {
        items.extend(head.at(Point::new(left + MARGIN, ABOVE)));
    }
    Arc::new(Layer::of(items))
}
