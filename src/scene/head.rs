//! The head of the map: who walks it and what they want, how it stands.

use super::card_image;
use super::compared;
use super::emotion;
use super::geometry::{Point, Rect};
use super::grid::MARGIN;
use super::icon;
use super::item::Item;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Align, Block, Room, Span};
use super::people;
use super::phrase;
use super::spot::Target;
use super::stages;
use super::style::{LEAD, LEAD_BOLD, LEAD_QUOTE, ROLE, SMALL, SMALL_MEDIUM, Style, TEXT, TITLE};
use crate::model::{Color, Comment, Persona, TableId};
use crate::tr;
use crate::words::{self, Say};

const DISC: f32 = 56.0;
const TOP: f32 = 14.0;
const LEFT: f32 = MARGIN + 4.0;
/// Between the two halves.
const BETWEEN: f32 = 32.0;
const CHIP: f32 = 21.0;

/// Draws the head; tells where it ends.
pub(super) fn draw(map: &Map, sheet: &mut Sheet) -> f32 {
    let whole = map.grid.right() - 4.0 - LEFT;
    let left = (whole - BETWEEN) * 0.5;
    let right = Rect::new(LEFT + left + BETWEEN, TOP, whole - BETWEEN - left, 0.0);
    let title = if map.journey.title.trim().is_empty() { "–" } else { map.journey.title.trim() };
    let spoken = tr!(map.language(), "map-spot-journey", title = title);
    let journey = sheet.spots.len();
    sheet.spot(Target::Journey(map.journey.id), Rect::default(), spoken);
    let bottom_left = match map.personas.first() {
        Some(persona) => draw_persona(map, sheet, persona, left),
        None => draw_title(map, sheet, left),
    };
    let bottom_right = draw_journey(map, sheet, right);
    let bottom = bottom_left.max(bottom_right);
    let x = if map.personas.is_empty() { LEFT } else { right.x };
    sheet.spots[journey].rect = Rect::new(x, TOP, right.right() - x, bottom - TOP);
    bottom + 12.0
}

fn draw_persona(map: &Map, sheet: &mut Sheet, persona: &Persona, width: f32) -> f32 {
    let tokens = map.palette.tokens;
    let center = Point::new(LEFT + DISC / 2.0, TOP + DISC / 2.0);
    let frame = Rect::new(LEFT, TOP, DISC, DISC);
    match persona.portrait.and_then(|asset| card_image::picture(map, asset, frame, DISC / 2.0)) {
        Some(portrait) => sheet.front.push(portrait),
        None => {
            sheet.front.push(marks::disc(center, DISC / 2.0, persona.color));
            initials(map, sheet, persona, center);
        }
    }
    let x = LEFT + DISC + 14.0;
    let room = Room::wide(width - DISC - 14.0);
    let mut name = vec![TITLE.span(persona.name.trim(), tokens.ink)];
    if !persona.role.trim().is_empty() {
        name.push(ROLE.span(format!("  ·  {}", persona.role.trim()), tokens.muted));
    }
    for mark in map.marks_of(TableId::Persona, persona.id) {
        name.push(ROLE.span(format!("  ·  {}", mark.words), tokens.ink));
    }
    let name = measure::measure(&name, room);
    let quote = phrase::quoted(map.language(), &persona.quote);
    let quote = measure::measure(&[LEAD_QUOTE.span(quote, map.palette.soft)], room);
    let height = name.height + 3.0 + quote.height;
    let y = TOP + ((DISC - height) / 2.0).max(0.0);
    sheet.front.extend(name.at(Point::new(x, y)));
    sheet.front.extend(quote.at(Point::new(x, y + name.height + 3.0)));
    let bottom = (y + height).max(TOP + DISC);
    let spoken = tr!(map.language(), "map-spot-persona", name = persona.name.as_str());
    sheet.spot(Target::Persona(persona.id), Rect::new(LEFT, TOP, width, bottom - TOP), spoken);
    draw_others(map, sheet, Rect::new(x, bottom, room.width, 0.0))
}

/// The other personas of the journey below the first one; tells where they end.
fn draw_others(map: &Map, sheet: &mut Sheet, below: Rect) -> f32 {
    const MARK: f32 = 14.0;
    const APART: f32 = 14.0;
    let (mut x, mut y, mut height) = (0.0, below.y + 5.0, 0.0_f32);
    for persona in map.personas.iter().skip(1) {
        let room = Room::wide((below.width - MARK).max(1.0));
        let mut name = vec![SMALL_MEDIUM.span(persona.name.trim(), map.palette.soft)];
        if !persona.role.trim().is_empty() {
            name.push(SMALL.span(format!(" · {}", persona.role.trim()), map.palette.tokens.muted));
        }
        for mark in map.marks_of(TableId::Persona, persona.id) {
            name.push(SMALL_MEDIUM.span(format!(" · {}", mark.words), map.palette.tokens.ink));
        }
        let name = measure::measure(&name, room);
        if x > 0.0 && x + MARK + name.width > below.width {
            (x, y, height) = (0.0, y + height + 2.0, 0.0);
        }
        let center = Point::new(below.x + x + 5.0, y + SMALL.line() / 2.0);
        sheet.front.push(marks::disc(center, 5.0, people::mark_color(&map.palette, persona.color)));
        sheet.front.extend(name.at(Point::new(below.x + x + MARK, y)));
        let rect = Rect::new(below.x + x, y, MARK + name.width, name.height);
        let spoken = tr!(map.language(), "map-spot-persona", name = persona.name.as_str());
        sheet.spot(Target::Persona(persona.id), rect, spoken);
        x += MARK + name.width + APART;
        height = height.max(name.height);
    }
    if x > 0.0 { y + height } else { below.y }
}

/// The initials in the disc, smaller where they are many.
fn initials(map: &Map, sheet: &mut Sheet, persona: &Persona, center: Point) {
    let text = people::initials(persona);
    let color = readable(map, persona.color);
    let style = Style { size: if text.chars().count() > 2 { 16.0 } else { 20.0 }, ..TITLE };
    let block = measure::measure(&[style.span(text, color)], Room::wide(f32::MAX));
    let corner = Point::new(center.x - block.width / 2.0, center.y - block.height / 2.0);
    sheet.front.extend(block.at(corner));
}

/// White where large letters can be read in it, else what can.
fn readable(map: &Map, fill: Color) -> Color {
    let white = Color::hex(0xFFFFFF);
    if super::palette::contrast(white, fill) >= 4.5 { white } else { map.palette.on(fill) }
}

/// Without a persona the journey's title heads the map.
fn draw_title(map: &Map, sheet: &mut Sheet, width: f32) -> f32 {
    let tokens = map.palette.tokens;
    let title = measure::measure(&[TITLE.span(map.journey.title.trim(), tokens.ink)], Room::wide(width));
    let mut y = TOP + 4.0;
    sheet.front.extend(title.at(Point::new(LEFT, y)));
    y += title.height;
    if map.options.questions {
        let hint = tr!(map.language(), "map-no-persona");
        let hint = measure::measure(&[TEXT.span(hint, tokens.muted)], Room::wide(width));
        sheet.front.extend(hint.at(Point::new(LEFT, y + 4.0)));
        y += 4.0 + hint.height;
    }
    y
}

/// What the customer wants, the situation, its limits; as chips the state of the map.
fn draw_journey(map: &Map, sheet: &mut Sheet, rect: Rect) -> f32 {
    let mut y = chips(map, sheet, rect);
    for block in [goal(map, rect.width), situation(map, rect.width), limits(map, rect.width)] {
        if !block.is_empty() {
            sheet.front.extend(block.aligned(Point::new(rect.x, y), rect.width, Align::Right));
            y += block.height + 2.0;
        }
    }
    y
}

/// The customer's goal, its first words bold: "I want".
fn goal(map: &Map, width: f32) -> Block {
    let ink = map.palette.tokens.ink;
    let goal = map.journey.customer_goal.trim().trim_matches(['“', '”', '«', '»', '"', '\u{A0}', '\u{202F}']).trim();
    let want = tr!(map.language(), "map-i-want");
    let spans: Vec<Span> = match goal.strip_prefix(want.as_str()) {
        Some(rest) => vec![LEAD_BOLD.span(want, ink), LEAD.span(rest, ink)],
        None => vec![LEAD.span(goal, ink)],
    };
    measure::measure(&spans, Room::wide(width))
}

fn situation(map: &Map, width: f32) -> Block {
    let muted = map.palette.tokens.muted;
    // Without a persona the title already stands at the left.
    let title = if map.personas.is_empty() { "" } else { map.journey.title.trim() };
    let scenario = map.journey.scenario.trim();
    let between = if title.is_empty() || scenario.is_empty() { "" } else { " · " };
    let spans = [SMALL_MEDIUM.span(title, muted), SMALL.span(format!("{between}{scenario}"), muted)];
    measure::measure(&spans, Room::wide(width))
}

fn limits(map: &Map, width: f32) -> Block {
    let language = map.language();
    let (starts, ends) = (map.journey.starts_when.trim(), map.journey.ends_when.trim());
    let starts = (!starts.is_empty()).then(|| tr!(language, "map-starts", text = starts));
    let ends = (!ends.is_empty()).then(|| tr!(language, "map-ends", text = ends));
    let parts: Vec<String> = [starts, ends].into_iter().flatten().collect();
    phrase::row(&parts, SMALL, map.palette.tokens.muted, width)
}

/// How it is scored, as is or to be, how far it has come, when it is read again.
fn chips(map: &Map, sheet: &mut Sheet, rect: Rect) -> f32 {
    let language = map.language();
    let review = map.journey.review_date.map(|day| tr!(language, "map-review", date = words::date(language, day)));
    let open = |comment: &&Comment| {
        comment.journey == map.journey.id && comment.card.is_none() && !comment.resolved && map.options.comments
    };
    let open = map.records.comments.values().filter(open).count();
    let comments = (open > 0).then(|| tr!(language, "map-comments", count = (open as i64)));
    let score = stages::score(map).all.map(|all| tr!(language, "map-score-in-all", value = emotion::mean(map, all)));
    let marks = compared::words(map.marks_of(TableId::Journey, map.journey.id));
    let marks = Some(marks.join(" · ")).filter(|words| !words.is_empty());
    let chips = [
        (None, marks),
        (Some(icon::CHAT_DOTS), comments),
        (None, score),
        (None, Some(map.journey.state.say(language))),
        (None, Some(map.journey.status.say(language))),
        (Some(icon::CALENDAR_BLANK), review),
    ];
    let mut right = rect.right();
    for (icon, text) in chips.into_iter().rev().filter_map(|(icon, text)| Some((icon, text?))) {
        right = chip(map, sheet, icon, text, Point::new(right, rect.y)) - 6.0;
    }
    rect.y + CHIP + 7.0
}

/// One chip whose right upper corner is given; tells where its left edge lies.
fn chip(map: &Map, sheet: &mut Sheet, icon: Option<char>, text: String, corner: Point) -> f32 {
    const PAD: f32 = 9.0;
    const ICON: f32 = 12.0;
    let block = measure::measure(&[SMALL_MEDIUM.span(text, map.palette.soft)], Room::wide(f32::MAX));
    let ahead = if icon.is_some() { ICON + 4.0 } else { 0.0 };
    let width = block.width + ahead + 2.0 * PAD;
    let rect = Rect::new(corner.x - width, corner.y, width, CHIP);
    sheet.front.push(marks::panel(rect, CHIP / 2.0, map.palette.chip));
    let middle = |height: f32| rect.y + (CHIP - height) / 2.0;
    let drawn = icon.map(|glyph| marks::outline(glyph, rect.x + PAD, middle(ICON), ICON, map.palette.soft));
    let text: Vec<Item> = block.at(Point::new(rect.x + PAD + ahead, middle(block.height)));
    sheet.front.extend(drawn.into_iter().chain(text));
    rect.x
}
