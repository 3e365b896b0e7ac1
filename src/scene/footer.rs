//! The footer: whose map it is, what was measured, the marks in use, file and day.

use super::geometry::Point;
use super::grid::MARGIN;
use super::link_look;
use super::links;
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Align, Block, Room};
use super::phrase;
use super::style::{SMALL, SMALL_STRONG};
use crate::analysis::Overlay;
use crate::analysis::compare::{Marked, Sort};
use crate::model::{Evidence, LinkKind};
use crate::tr;
use crate::words::{self, Say};
use chrono::{DateTime, NaiveDate};
use std::collections::BTreeSet;

const LEFT: f32 = MARGIN + 4.0;
/// Between two things in the row.
const APART: f32 = 14.0;

/// One thing of the footer's row.
enum Part {
    Text(Block),
    Evidence(Evidence, Block),
    Link(LinkKind, Block),
}

/// Draws the footer from `top` down, with the levels of evidence in use; tells where the map ends.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, evidence: &BTreeSet<Evidence>, top: f32) -> f32 {
    let whole = map.grid.right() - 4.0 - LEFT;
    let origin = origin(map, whole * 0.4);
    let top = top + 12.0;
    let corner = Point::new(LEFT + whole - origin.width, top);
    sheet.front.extend(origin.aligned(corner, origin.width, Align::Right));
    let room = whole - origin.width - 24.0;
    let bottom = row(map, sheet, parts(map, evidence, room), top, room);
    bottom.max(top + origin.height) + 12.0
}

/// For whom, from which file, of which day.
fn origin(map: &Map, width: f32) -> Block {
    let project = map.records.projects.values().next();
    let client = project.map(|project| if project.client.trim().is_empty() { &project.title } else { &project.client });
    let day = words::date(map.language(), map.options.today);
    let parts = [client.cloned().unwrap_or_default(), map.options.file_name.clone(), day];
    phrase::row(&parts.map(|part| part.trim().to_owned()), SMALL, map.palette.tokens.muted, width)
}

fn parts(map: &Map, in_use: &BTreeSet<Evidence>, room: f32) -> Vec<Part> {
    let tokens = map.palette.tokens;
    let small = |text: String| measure::measure(&[SMALL.span(text, tokens.muted)], Room::wide(room));
    let mut parts = Vec::new();
    let note = map.records.projects.values().next().map(|project| project.note.trim()).unwrap_or_default();
    if !note.is_empty() {
        parts.push(Part::Text(small(note.to_owned())));
    }
    if let Some(marked) = map.marked() {
        parts.extend(compared(map, marked, room));
    }
    parts.push(Part::Text(match map.overlay {
        Some(overlay) => measured(map, overlay, room),
        None if map.records.sources.is_empty() => small(tr!(map.language(), "map-not-measured")),
        None => small(tr!(map.language(), "map-figures-not-here")),
    }));
    if map.options.legend {
        let named = |evidence: &Evidence| Part::Evidence(*evidence, small(evidence.say(map.language())));
        // Best first.
        parts.extend(Evidence::ALL.iter().rev().filter(|evidence| in_use.contains(evidence)).map(named));
        let named = |kind: LinkKind| Part::Link(kind, small(kind.say(map.language())));
        parts.extend(links::kinds_in_use(map).into_iter().map(named));
    }
    parts
}

/// What is held against what, and the signs.
fn compared(map: &Map, marked: &Marked, room: f32) -> [Part; 2] {
    let (tokens, language) = (map.palette.tokens, map.language());
    let [before, after] = marked.names.clone();
    let names = tr!(language, "compare-names", before = before, after = after);
    let names = measure::measure(&[SMALL_STRONG.span(names, tokens.ink)], Room::wide(room));
    let signs = Sort::ALL.map(|sort| format!("{} {}", sort.sign(), sort.say(language)));
    [Part::Text(names), Part::Text(phrase::row(&signs, SMALL, tokens.muted, room))]
}

/// Sources, period, customers.
fn measured(map: &Map, overlay: &Overlay, room: f32) -> Block {
    let tokens = map.palette.tokens;
    // Whoever came to a touchpoint of a stage without the stages before is counted there and not in the stage.
    let in_order = overlay.funnel.iter().any(|stage| stage.customers.is_some());
    let stages = if in_order { tr!(map.language(), "map-stages-in-order") } else { String::new() };
    let facts = [overlay.sources.join(", "), period(map, overlay), phrase::customers(map, overlay.customers), stages];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    let spans = [
        SMALL_STRONG.span(tr!(map.language(), "map-measured"), tokens.measured),
        SMALL.span(format!(" {}", facts.join(" · ")), tokens.muted),
    ];
    measure::measure(&spans, Room::wide(room))
}

/// First and last day; the year once where both have the same.
fn period(map: &Map, overlay: &Overlay) -> String {
    if overlay.to_ms <= overlay.from_ms || !map.records.has_times() {
        return String::new();
    }
    let (first, last) = (day(map, overlay.from_ms), day(map, overlay.to_ms - 1));
    let (first, last) = (words::date(map.language(), first), words::date(map.language(), last));
    let year = last.rsplit('\u{A0}').next().map(|year| format!("\u{A0}{year}")).unwrap_or_default();
    let first = first.strip_suffix(year.as_str()).unwrap_or(&first);
    format!("{first} – {last}")
}

/// The day of a moment in the project's time zone.
fn day(map: &Map, at_ms: i64) -> NaiveDate {
    let zone = map.records.projects.values().next().and_then(|project| project.time_zone.parse().ok());
    let zone: chrono_tz::Tz = zone.unwrap_or(chrono_tz::UTC);
    DateTime::from_timestamp_millis(at_ms).unwrap_or_default().with_timezone(&zone).date_naive()
}

/// Sets parts one after the other, in as many rows as they need; tells where they end.
fn row(map: &Map, sheet: &mut Sheet, parts: Vec<Part>, top: f32, room: f32) -> f32 {
    const MARK: f32 = 2.0 * marks::DOT + 4.0;
    const LINE: f32 = 26.0;
    let (mut x, mut y, mut height) = (0.0, top, 0.0_f32);
    for part in parts {
        let (mark, block) = match &part {
            Part::Text(block) => (0.0, block),
            Part::Evidence(_, block) => (MARK, block),
            Part::Link(_, block) => (LINE + 4.0, block),
        };
        let width = mark + block.width;
        if x > 0.0 && x + width > room {
            (x, y, height) = (0.0, y + height + 2.0, 0.0);
        }
        sheet.front.extend(block.at(Point::new(LEFT + x + mark, y)));
        height = height.max(block.height);
        let start = Point::new(LEFT + x, y + SMALL.line() / 2.0);
        match part {
            Part::Text(_) => {}
            Part::Evidence(evidence, _) => {
                let center = Point::new(start.x + marks::DOT, start.y);
                sheet.front.extend(marks::evidence_dot(&map.palette, evidence, center));
            }
            Part::Link(kind, _) => {
                let way = [start, Point::new(start.x + LINE, start.y)];
                sheet.front.extend(link_look::marks(map, kind, &way, None));
            }
        }
        x += width + APART;
    }
    y + height
}
