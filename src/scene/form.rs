//! The form of a card: its marks around its own corner, measured and ready to be placed.

use super::geometry::{Point, Rect};
use super::item::{Item, Stroke};
use super::map::Map;
use super::marks;
use super::measure::{self, Align, Block, Room};
use super::style::Style;
use super::{card_metric, card_moment, card_plain, card_tinted, card_touchpoint};
use crate::model::{Card, CardKind, Color};

/// Corners of cards.
pub(super) const RADIUS: f32 = 9.0;

/// Room for the flows between touchpoints.
pub(super) const TOUCHPOINT_INSET: f32 = 16.5;

/// A card that knows its size.
#[derive(Debug)]
pub(super) struct Form {
    /// Around (0, 0), from the top.
    marks: Vec<Item>,
    /// Around (0, 0), from the bottom up.
    foot: Vec<Item>,
    panel: Option<(Color, Stroke)>,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// How far a kind of card keeps from the edges of its column.
pub(super) fn inset(kind: CardKind) -> f32 {
    match kind {
        CardKind::Touchpoint => TOUCHPOINT_INSET,
        _ => 4.0,
    }
}

/// How far a kind of card keeps from the next one below.
pub(super) fn gap(kind: CardKind) -> f32 {
    if kind == CardKind::Touchpoint { 14.0 } else { 6.0 }
}

/// The form of a card this wide.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    match card.kind {
        CardKind::Action => card_plain::action(map, card, width),
        CardKind::Thought => card_plain::thought(map, card, width),
        CardKind::Verbatim => card_plain::verbatim(map, card, width),
        CardKind::Touchpoint => card_touchpoint::form(map, card, width),
        CardKind::MomentOfTruth => card_moment::form(map, card, width),
        CardKind::Pain => card_tinted::pain(map, card, width),
        CardKind::Gain => card_tinted::gain(map, card, width),
        CardKind::Opportunity => card_tinted::opportunity(map, card, width),
        CardKind::Metric => card_metric::form(map, card, width),
        CardKind::Need | CardKind::Criterion | CardKind::Trigger | CardKind::Note | CardKind::Image => {
            card_plain::quiet(map, card, width)
        }
    }
}

impl Form {
    /// Whether it has an edge or a ground, so that its height can be seen.
    pub(super) fn is_boxed(&self) -> bool {
        self.panel.is_some()
    }

    /// Its marks at a place; it may be higher than it needs.
    pub(super) fn placed(self, rect: Rect) -> Vec<Item> {
        let panel = self.panel.map(|(fill, edge)| marks::card(rect, RADIUS, fill, edge));
        let body = self.marks.into_iter().map(|mark| marks::moved(mark, rect.x, rect.y));
        let foot = self.foot.into_iter().map(|mark| marks::moved(mark, rect.x, rect.bottom()));
        panel.into_iter().chain(body).chain(foot).collect()
    }
}

/// Puts a card together from top to bottom.
pub(super) struct Builder {
    marks: Vec<Item>,
    foot: Vec<Item>,
    width: f32,
    pad: f32,
    y: f32,
    foot_height: f32,
}

impl Builder {
    /// A card with free space at its sides and above its first line.
    pub(super) fn new(width: f32, pad: f32, top: f32) -> Self {
        Self { marks: Vec::new(), foot: Vec::new(), width, pad, y: top, foot_height: 0.0 }
    }

    /// The room for text.
    pub(super) fn room(&self) -> f32 {
        (self.width - 2.0 * self.pad).max(1.0)
    }

    /// The left end of text.
    pub(super) fn left(&self) -> f32 {
        self.pad
    }

    /// Where the next text begins.
    pub(super) fn y(&self) -> f32 {
        self.y
    }

    /// Free space; none above the first text.
    pub(super) fn skip(&mut self, by: f32) {
        self.y += by;
    }

    /// A mark around the card's corner.
    pub(super) fn mark(&mut self, mark: Item) {
        self.marks.push(mark);
    }

    /// A measured text.
    pub(super) fn block(&mut self, block: &Block) {
        self.marks.extend(block.at(Point::new(self.pad, self.y)));
        self.y += block.height;
    }

    /// A text in one style.
    pub(super) fn text(&mut self, text: &str, style: Style, color: Color) {
        let block = measure::measure(&[style.span(text, color)], Room::wide(self.room()));
        self.block(&block);
    }

    /// A text of paragraphs and "- " bullets, after a gap.
    pub(super) fn body(&mut self, text: &str, style: Style, color: Color, gap: f32) {
        const HANG: f32 = 10.0;
        if text.trim().is_empty() {
            return;
        }
        self.y += gap;
        for line in text.trim().lines() {
            match line.trim_start().strip_prefix("- ") {
                Some(point) => {
                    let room = Room::wide((self.room() - HANG).max(1.0));
                    let point = measure::measure(&[style.span(point, color)], room);
                    let bullet = measure::measure(&[style.span("•", color)], Room::wide(HANG));
                    self.marks.extend(bullet.at(Point::new(self.pad, self.y)));
                    self.marks.extend(point.at(Point::new(self.pad + HANG, self.y)));
                    self.y += point.height.max(bullet.height);
                }
                None if line.trim().is_empty() => self.y += style.line() / 2.0,
                None => self.text(line, style, color),
            }
        }
    }

    /// A text that stands at the bottom, however high the card becomes.
    pub(super) fn foot(&mut self, block: &Block, gap: f32) {
        if block.is_empty() {
            return;
        }
        self.foot_height = block.height + gap;
        self.foot = block.aligned(Point::new(self.pad, -block.height), self.room(), Align::Left);
    }

    /// The finished card with free space below its last line.
    pub(super) fn finish(mut self, bottom: f32, panel: Option<(Color, Stroke)>) -> Form {
        self.foot = self.foot.into_iter().map(|mark| marks::moved(mark, 0.0, -bottom)).collect();
        let height = self.y + self.foot_height + bottom;
        Form { marks: self.marks, foot: self.foot, panel, width: self.width, height }
    }
}
