//! The foot of any card: whom it is about, who is in charge, until when, and which journey goes on from it.

use super::compared;
use super::form::Form;
use super::geometry::{Point, Rect};
use super::icon;
use super::item::Item;
use super::map::Map;
use super::marks;
use super::measure::{self, Block, Room};
use super::people;
use super::phrase;
use super::style::{SMALL, SMALL_MEDIUM};
use crate::model::{Card, CardKind, Color, LaneKind, LinkId};

const ICON: f32 = 12.0;
/// Between two things in a row.
const APART: f32 = 10.0;

/// The card with its foot.
pub(super) fn add(map: &Map, card: &Card, form: Form) -> Form {
    let form = match people_and_days(map, card, &form) {
        (marks, height) if height > 0.0 => form.with_foot(marks, height, false),
        _ => form,
    };
    let form = match chips(map, card, form.width) {
        (chips, height) if height > 0.0 => {
            form.with_foot(chips.iter().flat_map(|chip| chip.marks(map)).collect(), height, true)
        }
        _ => form,
    };
    compared::with_room(map, card, form)
}

/// A mark and its text.
struct Fact {
    glyph: Option<char>,
    color: Color,
    block: Block,
}

impl Fact {
    const MARK: f32 = ICON + 3.0;

    fn width(&self) -> f32 {
        Self::MARK + self.block.width
    }
}

/// Persona, owner and day in as few rows as they need, from the bottom up; and how high these are.
fn people_and_days(map: &Map, card: &Card, form: &Form) -> (Vec<Item>, f32) {
    let (left, room) = (form.pad, (form.width - 2.0 * form.pad).max(1.0));
    let facts = facts(map, card, room - Fact::MARK);
    let (mut marks, mut x, mut y, mut row) = (Vec::new(), 0.0, 0.0, 0.0_f32);
    for fact in facts {
        if x > 0.0 && x + fact.width() > room {
            (x, y, row) = (0.0, y + row, 0.0);
        }
        let middle = y + SMALL.line() / 2.0;
        marks.push(match fact.glyph {
            Some(glyph) => marks::outline(glyph, left + x, middle - ICON / 2.0, ICON, fact.color),
            None => marks::disc(Point::new(left + x + ICON / 2.0, middle), 4.5, fact.color),
        });
        marks.extend(fact.block.at(Point::new(left + x + Fact::MARK, y)));
        x += fact.width() + APART;
        row = row.max(fact.block.height);
    }
    let height = if marks.is_empty() { 0.0 } else { y + row + 3.0 };
    (marks.into_iter().map(|mark| marks::moved(mark, 0.0, 3.0 - height)).collect(), height)
}

fn facts(map: &Map, card: &Card, room: f32) -> Vec<Fact> {
    let color = ink(map, card.kind);
    let block = |text: &str| measure::measure(&[SMALL.span(text, color)], Room::wide(room.max(1.0)));
    let fact = |glyph, text: &str| Fact { glyph: Some(glyph), color, block: block(text) };
    let mut facts = Vec::new();
    if let Some(persona) = map.persona_of(card) {
        let color = people::mark_color(&map.palette, persona.color);
        facts.push(Fact { glyph: None, color, block: block(persona.name.trim()) });
    }
    // Opportunities tell it among their weights.
    if card.kind != CardKind::Opportunity {
        let owner = card.owner.trim();
        let is_title = card.title.trim().is_empty() && is_owner(map, card);
        facts.extend((!owner.is_empty() && !is_title).then(|| fact(icon::USER_CIRCLE, owner)));
        facts.extend(card.due.map(|day| fact(icon::CALENDAR_BLANK, &phrase::near_day(map, day))));
    }
    facts
}

/// Whether the card stands in the lane of those in charge.
fn is_owner(map: &Map, card: &Card) -> bool {
    map.records.lanes.get(&card.lane).is_some_and(|lane| lane.kind == LaneKind::Owners)
}

/// Lesser text on a kind of card.
fn ink(map: &Map, kind: CardKind) -> Color {
    let tokens = map.palette.tokens;
    match kind {
        CardKind::Pain => map.palette.lesser(tokens.pain),
        CardKind::Gain => map.palette.lesser(tokens.gain),
        CardKind::Opportunity => map.palette.lesser(tokens.opportunity),
        CardKind::MomentOfTruth => map.palette.lesser(tokens.moment),
        _ => tokens.muted,
    }
}

/// The way on to another journey, around the card's lower left corner.
pub(super) struct Chip {
    pub(super) link: LinkId,
    pub(super) rect: Rect,
    block: Block,
}

impl Chip {
    const INSIDE: f32 = 6.0;

    fn marks(&self, map: &Map) -> Vec<Item> {
        let (x, y) = (self.rect.x + Self::INSIDE, self.rect.y + 2.5);
        let glyph = marks::outline(icon::PATH, x, y + (SMALL.line() - ICON) / 2.0, ICON, map.palette.soft);
        let text = self.block.at(Point::new(x + ICON + 4.0, y));
        [marks::panel(self.rect, 7.0, map.palette.chip), glyph].into_iter().chain(text).collect()
    }
}

/// The ways on from a card this wide, one below the other, and how high they are in all.
pub(super) fn chips(map: &Map, card: &Card, width: f32) -> (Vec<Chip>, f32) {
    const LEFT: f32 = 7.0;
    const BOTTOM: f32 = 7.0;
    const GAP: f32 = 3.0;
    let Some(links) = map.ways_on.get(&card.id) else { return (Vec::new(), 0.0) };
    let ahead = Chip::INSIDE + ICON + 4.0;
    let room = (width - 2.0 * LEFT - ahead - Chip::INSIDE).max(1.0);
    let (mut chips, mut y) = (Vec::new(), 0.0);
    for (link, text) in links {
        let block = measure::measure(&[SMALL_MEDIUM.span(text.as_str(), map.palette.soft)], Room::wide(room));
        let rect = Rect::new(LEFT, y, ahead + block.width + Chip::INSIDE, block.height + 5.0);
        y = rect.bottom() + GAP;
        chips.push(Chip { link: *link, rect, block });
    }
    let height = y - GAP + BOTTOM;
    for chip in &mut chips {
        chip.rect.y -= height;
    }
    (chips, height)
}
