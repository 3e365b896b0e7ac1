//! Images on the map: a frame of a storyboard with its title below.

use super::form::{Builder, Form};
use super::geometry::{Point, Rect};
use super::icon;
use super::item::{Image, Item, RoundRect, Stroke};
use super::map::Map;
use super::marks;
use super::measure::{self, Align, Room};
use super::style::{MEDIUM, SMALL, TEXT};
use crate::model::{Asset, AssetId, Card};
use crate::tr;

const PAD: f32 = 7.0;
const RADIUS: f32 = 5.0;
const ICON: f32 = 24.0;
/// Height of a frame, in its widths, where the picture does not say.
const USUAL: f32 = 0.62;
/// A picture higher than this, in widths of the card, becomes narrower.
const HIGHEST: f32 = 1.3;

/// An image.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    let palette = &map.palette;
    let mut builder = Builder::new(width, PAD, PAD);
    let asset = card.image.and_then(|id| map.records.assets.get(&id));
    let frame = frame(asset, builder.left(), builder.room());
    let height = match card.image.and_then(|id| picture(map, id, frame, RADIUS)) {
        Some(image) => {
            builder.mark(image);
            let edge = Some(Stroke::solid(palette.card_edge, 1.0));
            builder.mark(Item::RoundRect(RoundRect { rect: frame, radius: RADIUS, fill: None, stroke: edge }));
            frame.height
        }
        None => stand_in(map, &mut builder, asset),
    };
    builder.skip(height + 5.0);
    builder.corner(map, card, MEDIUM);
    builder.text(&card.title, MEDIUM, palette.tokens.ink);
    builder.body(&card.text, TEXT, palette.soft, 2.0);
    builder.finish(8.0, Some((palette.card, Stroke::solid(palette.card_edge, 1.2))))
}

/// The picture of an asset in a frame; `None` where its pixels are not at hand.
pub(super) fn picture(map: &Map, asset: AssetId, rect: Rect, radius: f32) -> Option<Item> {
    let asset = map.records.assets.get(&asset)?;
    let picture = map.options.images.get(&asset.hash)?.clone();
    Some(Item::Image(Image { rect, radius, hash: asset.hash.clone(), picture }))
}

/// The frame in which the whole picture is seen.
fn frame(asset: Option<&Asset>, left: f32, room: f32) -> Rect {
    let size = asset.filter(|asset| asset.width_px > 0 && asset.height_px > 0);
    let slope = size.map_or(USUAL, |asset| asset.height_px as f32 / asset.width_px as f32);
    let width = room.min(room * HIGHEST / slope);
    Rect::new(left + (room - width) / 2.0, PAD, width, width * slope)
}

/// A frame with an icon and the image's name, for a picture that is not at hand; tells how high it is.
fn stand_in(map: &Map, builder: &mut Builder, asset: Option<&Asset>) -> f32 {
    let palette = &map.palette;
    let name = asset.map(|asset| asset.name.trim().to_owned()).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| tr!(map.language(), "map-no-image"));
    let room = (builder.room() - 12.0).max(1.0);
    let name = measure::measure(&[SMALL.span(name, palette.tokens.muted)], Room::wide(room));
    let height = (builder.room() * USUAL).max(ICON + name.height + 20.0);
    let rect = Rect::new(builder.left(), builder.y(), builder.room(), height);
    builder.mark(marks::panel(rect, RADIUS, palette.quiet));
    let top = rect.y + (height - ICON - 4.0 - name.height) / 2.0;
    builder.mark(marks::outline(icon::IMAGE, rect.center().x - ICON / 2.0, top, ICON, palette.soft));
    for mark in name.aligned(Point::new(rect.x + 6.0, top + ICON + 4.0), room, Align::Center) {
        builder.mark(mark);
    }
    height
}
