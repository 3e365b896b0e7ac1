//! A map held against another one: what sets a thing apart. Every difference has a sign, a word and a shape of its own,
//! never a colour alone; what is gone is drawn paler.

use super::form::{self, Form};
use super::geometry::{Point, Rect};
use super::item::{Circle, Image, Item, Line, Outline, Paint, RoundRect, Strip, Stroke, Text};
use super::layer::Marks;
use super::map::Map;
use super::marks;
use super::measure::{self, Block, Room};
use super::palette::mix;
use super::style::SMALL_STRONG;
use super::theme::Tint;
use crate::analysis::compare::{Mark, Marked, Sort, Thing};
use crate::model::{Card, CardId, Color, RecordId, Stage, TableId};

/// Inside a badge, at both sides and above and below its words.
const INSIDE: (f32, f32) = (6.0, 2.0);
/// Between two badges.
const GAP: f32 = 3.0;
/// The dots of what moved: long enough to be seen as such where the map is small.
const DOT: (f32, f32) = (3.2, 3.8);
/// Around the badges of a card.
const AROUND: f32 = 7.0;

impl<'a> Map<'a> {
    /// What the map is held against.
    pub(super) fn marked(&self) -> Option<&'a Marked> {
        self.options.compared.as_deref()
    }

    /// The marks of a thing; none where the map is not compared.
    pub(super) fn marks_of<I: RecordId>(&self, table: TableId, id: I) -> &'a [Mark] {
        self.marked().map(|marked| marked.of((table, id.uuid()))).unwrap_or_default()
    }

    /// Whether a thing is only there to be seen gone.
    pub(super) fn is_faded<I: RecordId>(&self, table: TableId, id: I) -> bool {
        self.marked().is_some_and(|marked| marked.faded.contains(&(table, id.uuid())))
    }

    /// The colour of a stage; a quiet one where the stage is gone.
    pub(super) fn stage_color(&self, stage: &Stage) -> Color {
        let color = self.palette.stage(stage);
        if self.is_faded(TableId::Stage, stage.id) {
            mix(self.palette.tokens.sheet, self.palette.tokens.muted, 0.22)
        } else {
            color
        }
    }
}

/// The words of some marks, as they are read after a name; empty where there are none.
pub(super) fn words(marks: &[Mark]) -> Vec<String> {
    marks.iter().map(|mark| mark.words.clone()).collect()
}

/// The colours of a sort; signs, words and shapes say the same.
fn tint(map: &Map, sort: Sort) -> Tint {
    let tokens = map.palette.tokens;
    match sort {
        Sort::Added => tokens.opportunity,
        Sort::Removed => tokens.pain,
        Sort::Moved => tokens.gain,
        Sort::Changed => tokens.moment,
    }
}

/// Badges one below the other in a room of this width, from (0, 0) down.
pub(super) struct Badges {
    rows: Vec<(Rect, Block, Tint)>,
    pub(super) height: f32,
}

impl Badges {
    pub(super) fn of(map: &Map, marks: &[Mark], width: f32) -> Self {
        let room = Room::wide((width - 2.0 * INSIDE.0).max(1.0));
        let (mut rows, mut y) = (Vec::new(), 0.0);
        for mark in marks {
            let tint = tint(map, mark.sort);
            let block = measure::measure(&[SMALL_STRONG.span(mark.words.as_str(), tint.fill)], room);
            let rect = Rect::new(0.0, y, block.width + 2.0 * INSIDE.0, block.height + 2.0 * INSIDE.1);
            y = rect.bottom() + GAP;
            rows.push((rect, block, tint));
        }
        Self { height: (y - GAP).max(0.0), rows }
    }

    pub(super) fn at(&self, corner: Point) -> Vec<Item> {
        let badge = |(rect, block, tint): &(Rect, Block, Tint)| {
            let rect = Rect { x: corner.x + rect.x, y: corner.y + rect.y, ..*rect };
            let text = block.at(Point::new(rect.x + INSIDE.0, rect.y + INSIDE.1));
            std::iter::once(marks::panel(rect, 7.0, tint.text)).chain(text).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(badge).collect()
    }
}

/// The card with room at its foot for its badges; they are drawn with it, by [`card`].
pub(super) fn with_room(map: &Map, card: &Card, form: Form) -> Form {
    let badges = of_card(map, card.id, form.width);
    if badges.rows.is_empty() { form } else { form.with_foot(Vec::new(), badges.height + AROUND, true) }
}

fn of_card(map: &Map, card: CardId, width: f32) -> Badges {
    Badges::of(map, map.marks_of(TableId::Card, card), width - 2.0 * AROUND)
}

/// Draws a card with what sets it apart.
pub(super) fn card(map: &Map, card: CardId, form: &Form, rect: Rect, front: &mut Marks) {
    let found = map.marks_of(TableId::Card, card);
    if found.is_empty() {
        return form.place(rect, front);
    }
    let mut own = Marks::default();
    form.place(rect, &mut own);
    if map.is_faded(TableId::Card, card) {
        front.extend(own.iter().cloned().flat_map(|item| faded(map, item)));
    } else {
        front.extend(own.iter().cloned());
    }
    front.extend(border(map, found, rect));
    let badges = of_card(map, card, form.width);
    front.extend(badges.at(Point::new(rect.x + AROUND, rect.bottom() - AROUND - badges.height)));
}

/// The sort that gives a thing its border.
fn first(found: &[Mark]) -> Option<Sort> {
    found.iter().map(|mark| mark.sort).min()
}

/// Around a card: solid where it is new, dashed where it is gone, dotted where it stands elsewhere, double where it says
/// something else.
fn border(map: &Map, found: &[Mark], rect: Rect) -> Vec<Item> {
    let Some(sort) = first(found) else { return Vec::new() };
    let edge = |by: f32| {
        let rect = rect.grown(by);
        let stroke = Some(stroke(map, sort));
        Item::RoundRect(RoundRect { rect, radius: form::RADIUS + by, fill: None, stroke })
    };
    match sort {
        Sort::Changed => vec![edge(0.4), edge(3.2)],
        _ => vec![edge(1.2)],
    }
}

fn stroke(map: &Map, sort: Sort) -> Stroke {
    let color = tint(map, sort).text;
    match sort {
        Sort::Added => Stroke::solid(color, 2.0),
        Sort::Removed => Stroke::solid(color, 1.4).dashed(8.0, 4.5),
        Sort::Moved => Stroke::solid(color, 2.0).dashed(DOT.0, DOT.1),
        Sort::Changed => Stroke::solid(color, 1.1),
    }
}

/// The same shapes as a line under the head of a stage, step or lane.
pub(super) fn underline(map: &Map, found: &[Mark], left: f32, right: f32, y: f32) -> Vec<Item> {
    let Some(sort) = first(found) else { return Vec::new() };
    let line = |y: f32| marks::straight(Point::new(left, y), Point::new(right, y), stroke(map, sort));
    match sort {
        Sort::Changed => vec![line(y), line(y + 2.6)],
        _ => vec![line(y + 1.0)],
    }
}

/// The look of a link that differs: its colour and how it is dashed.
pub(super) fn link(map: &Map, thing: Thing) -> Option<(Color, Option<(f32, f32)>)> {
    let marked = map.marked()?;
    let is_arrow = marked.arrows.iter().any(|link| (TableId::Link, link.uuid()) == thing);
    let sort = if is_arrow { Sort::Moved } else { first(marked.of(thing))? };
    Some((tint(map, sort).text, stroke(map, sort).dash.or(is_arrow.then_some(DOT))))
}

/// A mark of something that is gone: its text in grey, its grounds away.
fn faded(map: &Map, item: Item) -> Vec<Item> {
    let tokens = map.palette.tokens;
    let paler = |paint: Paint| Paint { opacity: paint.opacity * 0.35, ..paint };
    let line = |stroke: Stroke| Stroke { paint: paler(stroke.paint), ..stroke };
    let fill = Some(Paint::solid(tokens.sheet));
    match item {
        Item::RoundRect(r) => {
            vec![Item::RoundRect(RoundRect { fill: r.fill.and(fill), stroke: r.stroke.map(line), ..r })]
        }
        Item::Circle(c) => {
            vec![Item::Circle(Circle { fill: c.fill.map(paler), stroke: c.stroke.map(line), ..c })]
        }
        Item::Line(one) => vec![Item::Line(Line { stroke: line(one.stroke), ..one })],
        Item::Strip(strip) => vec![Item::Strip(Strip { fill: paler(strip.fill), ..strip })],
        Item::Text(text) => vec![Item::Text(Text { color: tokens.muted, ..text })],
        Item::Outline(icon) => vec![Item::Outline(Outline { color: tokens.muted, ..icon })],
        Item::Image(image) => {
            let veil = Some(Paint { color: tokens.sheet, opacity: 0.6 });
            let Image { rect, radius, .. } = image;
            vec![Item::Image(image), Item::RoundRect(RoundRect { rect, radius, fill: veil, stroke: None })]
        }
    }
}
