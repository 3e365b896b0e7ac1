//! How much of the map is shown from how far: everything, the titles, or an overview.
//!
//! From further away there is less, but what there is can be read: first the lesser text becomes bars and the titles
//! take their room; then cards are plain areas, with their number in each cell and the names of stages and lanes.

use super::names::{self, Name, Stand};
use super::paint::Brush;
use crate::scene::{Group, Item, Paint, Point, Rank, Rect as MapRect, RoundRect, Scene, Spot, Target};
use crate::ui::theme::color32;
use egui::epaint::{Mesh, RectShape, TextShape};
use egui::{Color32, Pos2, Rect, pos2, vec2};

/// Below this zoom a title is no longer worth its place.
pub(super) const FAR: f32 = 0.36;
/// From this zoom on everything can be read.
pub(super) const NEAR: f32 = 0.54;
/// The smallest titles, in points of the screen.
const TITLE_PT: f32 = 8.5;
/// The smallest names of stages, and of lanes from far away.
const NAME_PT: f32 = 10.0;
/// The smallest texts that belong to nothing.
const LOOSE_PT: f32 = 5.4;
/// The names of lanes in their own narrow room.
const LANE_PT: f32 = 9.5;
/// The widest names of lanes beside the sheet or over what is beside them.
pub(super) const LABEL_PT: f32 = 110.0;
/// Between such names and the sheet, and how much room on the desk is too little for them.
const DESK_PT: f32 = 14.0;
const DESK_LEAST_PT: f32 = 76.0;
/// How much room in a lane's head is too little.
const HEAD_LEAST_PT: f32 = 30.0;
/// The lowest bands of stages.
const BAND_PT: f32 = 14.0;
/// The numbers in the cells.
const COUNT_PT: f32 = 10.0;
/// Lower areas are drawn without corners.
const CORNERS_FROM_PT: f32 = 9.0;
/// The thinnest curve.
const CURVE_PT: f32 = 1.6;

/// From how far the map is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// Stages, the curve, and how many cards there are.
    Far,
    /// The titles.
    Middle,
    /// Everything.
    Near,
}

impl Level {
    pub(super) fn of(zoom: f32) -> Self {
        match zoom {
            ..FAR => Self::Far,
            ..NEAR => Self::Middle,
            _ => Self::Near,
        }
    }
}

/// Draws a group whose title can be read, and no more. The title takes the room it needs: what it would cover is left
/// out.
pub(super) fn middle(brush: &mut Brush, scene: &Scene, group: &Group, items: &[Item]) {
    let Some(target) = group.target else { return items.iter().for_each(|item| brush.item(item)) };
    // The names of the levels of a curve lie where the name of its lane needs the room.
    if matches!(target, Target::Lane(_)) && Name::of(items).is_none() {
        return;
    }
    let is_under = |place: usize, item: &Item| match item {
        Item::RoundRect(_) => place == 0 || !matches!(target, Target::Card(_)),
        Item::Circle(_) | Item::Strip(_) | Item::Line(_) | Item::Image(_) => true,
        Item::Outline(_) | Item::Text(_) => false,
    };
    for (_, item) in items.iter().enumerate().filter(|(place, item)| is_under(*place, item)) {
        brush.item(item);
    }
    let name = Name::of(items).and_then(|name| draw_name(brush, scene, target, group, name));
    for (_, item) in items.iter().enumerate().filter(|(place, item)| !is_under(*place, item)) {
        let place = brush.rect(item.bounds());
        if name.is_none_or(|name| place.top() > name.bottom() || place.bottom() < name.top() + 1.0) {
            lesser(brush, item);
        }
    }
}

fn lesser(brush: &mut Brush, item: &Item) {
    match item {
        Item::Text(text) if text.rank == Rank::Body => {
            let (start, zoom) = (brush.at(Point::new(text.x, text.baseline)), brush.zoom());
            brush.bar(start, text.width * zoom, text.size * zoom, color32(text.color));
        }
        // The title stands there already, in another size.
        Item::Text(_) => {}
        other => brush.item(other),
    }
}

fn draw_name(brush: &mut Brush, scene: &Scene, target: Target, group: &Group, name: Name) -> Option<Rect> {
    match target {
        Target::Stage(_) => name.draw(brush, group.room, NAME_PT, Stand::Middle),
        Target::Step(_) => name.draw(brush, group.room, TITLE_PT, Stand::Middle),
        Target::Lane(_) => {
            // In the place of its icon too, and as far as the cards.
            let head = scene.spot(target)?.rect;
            let room = MapRect { width: head.width + 6.0, ..head };
            name.moved_to(head.x + 4.0).draw(brush, room, LANE_PT, Stand::Top)
        }
        _ => name.draw(brush, group.room, TITLE_PT, Stand::Top),
    }
}

/// Draws a group of which only what it is can be seen. Areas too low for corners come together in one mesh.
pub(super) fn far(brush: &mut Brush, scene: &Scene, group: &Group, items: &[Item], areas: &mut Mesh) {
    match group.target {
        Some(Target::Card(_)) => area(brush, group, items, areas),
        Some(Target::Stage(_)) => stage(brush, group, items),
        Some(target @ Target::Step(_)) => {
            items.iter().filter(|item| !matches!(item, Item::Text(_))).for_each(|item| brush.item(item));
            let is_high = group.room.height * brush.zoom() > TITLE_PT;
            if let Some(name) = Name::of(items).filter(|_| is_high) {
                draw_name(brush, scene, target, group, name);
            }
        }
        Some(Target::Feeling(_)) => items.iter().filter(|i| matches!(i, Item::Circle(_))).for_each(|i| brush.item(i)),
        // Over the cards, when they are there.
        Some(Target::Lane(_)) => {}
        Some(Target::Journey(_) | Target::Persona(_) | Target::Link(_)) | None => {
            items.iter().for_each(|item| loose(brush, item))
        }
    }
}

/// A stage; where its chevron is too low for its name, as a band that reaches further up.
fn stage(brush: &mut Brush, group: &Group, items: &[Item]) {
    let Some(name) = Name::of(items) else { return };
    let missing = (BAND_PT / brush.zoom() - group.room.height).max(0.0);
    let band = MapRect { y: group.room.y - missing, height: group.room.height + missing, ..group.room };
    for item in items {
        match item {
            Item::Strip(chevron) if missing > 0.0 => {
                let place = brush.rect(band).shrink2(vec2(0.5, 0.0));
                brush.push(RectShape::filled(place, 3.0, color32(chevron.fill.color)));
            }
            Item::Text(_) => {}
            other => brush.item(other),
        }
    }
    name.draw(brush, band, NAME_PT, Stand::Middle);
}

/// Lines of the map and its head. The curve stays strong enough to be followed; what cannot be read is left out.
fn loose(brush: &mut Brush, item: &Item) {
    match item {
        Item::Line(line) if line.stroke.dash.is_none() && line.stroke.width > 2.0 => {
            let mut line = line.clone();
            line.stroke.width = line.stroke.width.max(CURVE_PT / brush.zoom());
            brush.line(&line);
        }
        Item::Text(text) if text.size * brush.zoom() < LOOSE_PT => {}
        // The grounds and marks of such texts.
        Item::RoundRect(chip) if chip.rect.height * brush.zoom() < 2.0 * LOOSE_PT => {}
        Item::Circle(dot) if dot.radius * brush.zoom() < LOOSE_PT / 2.0 => {}
        Item::Outline(icon) if icon.rect.height * brush.zoom() < LOOSE_PT => {}
        other => brush.item(other),
    }
}

/// The names of the lanes: beside the sheet where the desk has room, else in their heads and what is free behind them.
pub(super) fn lanes(brush: &mut Brush, scene: &Scene, seen: Rect) {
    let Some((sheet, _)) = colors(scene) else { return };
    let desk = brush.rect(MapRect::new(0.0, 0.0, scene.size.width, 0.0)).left() - seen.left() - DESK_PT;
    for spot in scene.spots.iter().filter(|spot| matches!(spot.target, Target::Lane(_))) {
        let row = brush.rect(spot.rect);
        let name =
            Name::of(scene.items_of(spot.target)).filter(|_| row.intersects(seen) && row.height() > 1.3 * NAME_PT);
        let Some(name) = name else { continue };
        let corner = pos2(row.left(), row.top() + 2.0_f32.min(row.height() - 1.3 * NAME_PT));
        if desk >= DESK_LEAST_PT {
            let right = brush.rect(MapRect::default()).left() - DESK_PT / 2.0;
            name.before(brush, pos2(right, corner.y), desk.min(LABEL_PT), NAME_PT);
            continue;
        }
        let free = first_card(brush, scene, spot) - row.left() - 10.0;
        // In less than this not even the beginning of a name can be read: it lies over the cards then.
        let width = if free < HEAD_LEAST_PT { LABEL_PT } else { free.min(LABEL_PT) };
        name.label(brush, corner, width, NAME_PT, sheet.gamma_multiply(0.88));
    }
}

/// Where the first card of a lane begins.
fn first_card(brush: &Brush, scene: &Scene, lane: &Spot) -> f32 {
    let of_lane = scene.cells.iter().filter(|cell| Target::Lane(cell.lane) == lane.target && cell.cards > 0);
    of_lane.map(|cell| brush.rect(cell.stack).left()).fold(f32::INFINITY, f32::min)
}

/// A card as an area in its colour.
fn area(brush: &mut Brush, group: &Group, items: &[Item], areas: &mut Mesh) {
    let rect = brush.rect(group.room);
    let panel = items.first().and_then(|item| if let Item::RoundRect(panel) = item { Some(panel) } else { None });
    let color = match (panel, Name::of(items)) {
        (Some(panel), _) => between(panel),
        (None, Some(name)) => name.color().gamma_multiply(0.10),
        (None, None) => return,
    };
    if rect.height() < CORNERS_FROM_PT {
        areas.add_colored_rect(rect, color);
    } else {
        brush.push(RectShape::filled(rect, (9.0 * brush.zoom()).round(), color));
    }
}

/// Between the inside and the edge of a panel, so that white cards stand out too.
fn between(panel: &RoundRect) -> Color32 {
    let dashed = panel.stroke.is_some_and(|stroke| stroke.dash.is_some());
    let color = |paint: Option<Paint>| paint.map(|paint| color32(paint.color));
    match (color(panel.fill), color(panel.stroke.map(|stroke| stroke.paint))) {
        (Some(fill), Some(edge)) => fill.lerp_to_gamma(edge, if dashed { 0.25 } else { 0.6 }),
        (fill, edge) => fill.or(edge).unwrap_or_default(),
    }
}

/// How many cards stand in each cell; one alone is seen to be one.
pub(super) fn counts(brush: &mut Brush, scene: &Scene, seen: Rect) {
    let Some((sheet, ink)) = colors(scene) else { return };
    for cell in scene.cells.iter().filter(|cell| cell.cards > 1) {
        let stack = brush.rect(cell.stack).intersect(seen);
        if stack.is_positive() {
            count(brush, cell.cards, stack, sheet, ink);
        }
    }
}

fn count(brush: &mut Brush, cards: u32, room: Rect, sheet: Color32, ink: Color32) {
    let galley = names::centered(brush, cards.to_string(), COUNT_PT, ink);
    let pill = vec2((galley.size().x + 8.0).max(16.0), 16.0);
    if room.width() < galley.size().x + 1.0 || room.height() < pill.y - 2.0 {
        return;
    }
    let around = Rect::from_center_size(room.center(), pill);
    if room.width() > pill.x {
        brush.push(RectShape::filled(around, 8.0, sheet.gamma_multiply(0.88)));
    }
    let corner: Pos2 = around.center() - galley.size() / 2.0;
    brush.push(TextShape::new(corner, galley, ink));
}

/// Of the sheet and of the names of the lanes.
fn colors(scene: &Scene) -> Option<(Color32, Color32)> {
    let sheet = scene.items().find_map(|item| if let Item::RoundRect(sheet) = item { sheet.fill } else { None });
    let ink = scene.items().find_map(|item| match item {
        Item::Text(text) if text.rank == Rank::Lane => Some(text.color),
        _ => None,
    });
    Some((color32(sheet?.color), color32(ink?)))
}
