//! The form of a card: its marks around its own corner, measured and ready to be placed.

use super::geometry::{Point, Rect};
use super::item::{Item, Stroke};
use super::layer::Marks;
use super::map::Map;
use super::marks;
use super::measure::{self, Align, Block, Room, Span};
use super::style::{SMALL_STRONG, Style};
use super::{card_criterion, card_image, card_lane, card_metric, card_moment, card_plain, card_quiet};
use super::{card_tinted, card_touchpoint, foot, icon};
use crate::model::{Card, CardKind, Color, Evidence, LaneKind};

/// Corners of cards.
pub(super) const RADIUS: f32 = 9.0;

/// Room for the flows between touchpoints.
pub(super) const TOUCHPOINT_INSET: f32 = 16.5;

/// Between touchpoints above each other: a ribbon and a line on both sides of it.
pub(super) const TOUCHPOINT_GAP: f32 = 22.0;

/// A card that knows its size.
#[derive(Debug)]
pub(super) struct Form {
    /// Around (0, 0), from the top.
    marks: Vec<Item>,
    /// Around (0, 0), from the bottom up.
    foot: Vec<Item>,
    panel: Option<(Color, Stroke)>,
    radius: f32,
    /// Free space below the last line.
    bottom: f32,
    /// Free space at both sides of the text.
    pub(super) pad: f32,
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
    if kind == CardKind::Touchpoint { TOUCHPOINT_GAP } else { 6.0 }
}

/// The form of a card this wide, with what stands at the foot of any card.
pub(super) fn form(map: &Map, card: &Card, width: f32) -> Form {
    foot::add(map, card, of_kind(map, card, width))
}

fn of_kind(map: &Map, card: &Card, width: f32) -> Form {
    match card.kind {
        CardKind::Action | CardKind::Note => of_lane(map, card, width),
        CardKind::Thought => card_plain::thought(map, card, width),
        CardKind::Verbatim => card_plain::verbatim(map, card, width),
        CardKind::Touchpoint => card_touchpoint::form(map, card, width),
        CardKind::MomentOfTruth => card_moment::form(map, card, width),
        CardKind::Pain => card_tinted::pain(map, card, width),
        CardKind::Gain => card_tinted::gain(map, card, width),
        CardKind::Opportunity => card_tinted::opportunity(map, card, width),
        CardKind::Metric => card_metric::form(map, card, width),
        CardKind::Need => card_quiet::need(map, card, width),
        CardKind::Trigger => card_quiet::trigger(map, card, width),
        CardKind::Criterion => card_criterion::form(map, card, width),
        CardKind::Image => card_image::form(map, card, width),
    }
}

/// Actions and notes are what their lane makes of them.
fn of_lane(map: &Map, card: &Card, width: f32) -> Form {
    let lane = map.records.lanes.get(&card.lane).map(|lane| lane.kind);
    match lane {
        Some(LaneKind::Channels) if card.channel.is_some() => card_lane::channel(map, card, width),
        Some(LaneKind::Messages) => card_lane::message(map, card, width),
        Some(LaneKind::Owners) => card_lane::owner(map, card, width),
        Some(LaneKind::PhysicalEvidence) => card_lane::physical_evidence(map, card, width),
        Some(LaneKind::FrontStage) => card_lane::front_stage(map, card, width),
        Some(LaneKind::BackStage) => card_lane::back_stage(map, card, width),
        Some(LaneKind::Support) => card_lane::support(map, card, width),
        _ if card.kind == CardKind::Note => card_quiet::note(map, card, width),
        _ => card_plain::action(map, card, width),
    }
}

/// Whether a card shows how well it is founded: touchpoints always, all others where somebody has looked.
pub(super) fn shows_evidence(card: &Card) -> bool {
    card.kind == CardKind::Touchpoint || card.evidence != Evidence::Assumed
}

impl Form {
    /// Whether it has an edge or a ground, so that its height can be seen.
    pub(super) fn is_boxed(&self) -> bool {
        self.panel.is_some()
    }

    /// The same card with other corners.
    pub(super) fn with_radius(mut self, radius: f32) -> Self {
        self.radius = radius;
        self
    }

    /// The same card, higher by `height` for marks around (0, 0), from the bottom up. `under`: they stand below its free
    /// space, not above it.
    pub(super) fn with_foot(mut self, marks: Vec<Item>, height: f32, under: bool) -> Self {
        let own = self.foot.into_iter().map(|mark| marks::moved(mark, 0.0, -height));
        let rise = if under { 0.0 } else { -self.bottom };
        self.foot = own.chain(marks.into_iter().map(|mark| marks::moved(mark, 0.0, rise))).collect();
        self.height += height;
        self
    }

    /// Puts its marks at a place; it may be higher than it needs.
    pub(super) fn place(&self, rect: Rect, marks: &mut Marks) {
        marks.extend(self.panel.map(|(fill, edge)| marks::card(rect, self.radius, fill, edge)));
        marks.extend(self.marks.iter().map(|mark| marks::moved(mark.clone(), rect.x, rect.y)));
        marks.extend(self.foot.iter().map(|mark| marks::moved(mark.clone(), rect.x, rect.bottom())));
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
    /// What the first line leaves free for marks at its left and its right.
    ahead: f32,
    behind: f32,
    /// The height of such marks.
    beside: f32,
}

impl Builder {
    /// A card with free space at its sides and above its first line.
    pub(super) fn new(width: f32, pad: f32, top: f32) -> Self {
        let (marks, foot) = (Vec::new(), Vec::new());
        Self { marks, foot, width, pad, y: top, foot_height: 0.0, ahead: 0.0, behind: 0.0, beside: 0.0 }
    }

    /// An icon before the first text.
    pub(super) fn icon(&mut self, glyph: char, size: f32, style: Style, color: Color) {
        let y = self.y + (style.line() - size) / 2.0 - 0.5;
        self.mark(marks::outline(glyph, self.pad - 0.5, y, size, color));
        self.ahead = size + 3.0;
        self.beside = self.beside.max(style.line());
    }

    /// What stands in the upper right corner of any card: how well it is founded, how many comments are open. Comments
    /// have their room on exports too, where they are not shown, so that lines end where they end on the screen.
    pub(super) fn corner(&mut self, map: &Map, card: &Card, style: Style) {
        let mut right = self.pad + self.room();
        let middle = self.y + style.line() / 2.0;
        if shows_evidence(card) {
            let center = Point::new(right - marks::DOT, middle);
            self.marks.extend(marks::evidence_dot(&map.palette, card.evidence, center));
            right -= 2.0 * marks::DOT + 6.0;
        }
        if let Some(open) = map.comments.get(&card.id) {
            let (badge, width) = comments(map, *open, Point::new(right, middle));
            self.marks.extend(badge.into_iter().filter(|_| map.options.comments));
            right -= width + 4.0;
        }
        self.behind = self.pad + self.room() - right;
        if self.behind > 0.0 {
            self.beside = self.beside.max(style.line());
        }
    }

    /// The room of the next text, shorter where marks stand beside its first line.
    fn next_room(&mut self) -> Room {
        self.beside = 0.0;
        let (first_left, first_right) = (std::mem::take(&mut self.ahead), std::mem::take(&mut self.behind));
        Room { width: self.room(), first_left, first_right }
    }

    /// Goes below the marks of the first line where no text stood beside them.
    fn pass_marks(&mut self) {
        self.y += std::mem::take(&mut self.beside);
        (self.ahead, self.behind) = (0.0, 0.0);
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
        self.spans(&[style.span(text, color)]);
    }

    /// A text in several styles.
    pub(super) fn spans(&mut self, spans: &[Span]) {
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let room = self.next_room();
        let block = measure::measure(spans, room);
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
                    self.pass_marks();
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

    /// An empty card is as high as one of a single line, so that it can be seen and typed into.
    pub(super) fn at_least_a_line(&mut self, top: f32, style: Style) {
        let missing = top + style.line() - self.y;
        self.y += missing.max(0.0);
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
        self.pass_marks();
        self.foot = self.foot.into_iter().map(|mark| marks::moved(mark, 0.0, -bottom)).collect();
        let height = self.y + self.foot_height + bottom;
        Form {
            marks: self.marks,
            foot: self.foot,
            panel,
            radius: RADIUS,
            bottom,
            pad: self.pad,
            width: self.width,
            height,
        }
    }
}

/// A speech bubble with a number, whose right end and middle are given; tells how wide it is.
fn comments(map: &Map, open: usize, right: Point) -> (Vec<Item>, f32) {
    const ICON: f32 = 12.0;
    let color = map.palette.tokens.accent;
    let count = measure::measure(&[SMALL_STRONG.span(open.to_string(), color)], Room::wide(f32::MAX));
    let width = ICON + 2.0 + count.width;
    let mut marks = count.at(Point::new(right.x - count.width, right.y - count.height / 2.0));
    marks.push(marks::outline(icon::CHAT_DOTS, right.x - width, right.y - ICON / 2.0, ICON, color));
    (marks, width)
}
