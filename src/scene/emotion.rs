//! The emotion curve: a tall band with levels, a smooth curve in the colours of the stages, a face and a name for
//! every feeling.

use super::compared;
use super::curve::Curve;
use super::face;
use super::gap;
use super::geometry::{Point, Rect};
use super::grid::{HEAD, MARGIN};
use super::item::{Circle, Item, Line, Paint, RoundRect, Strip, Stroke};
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Align, Block, Room};
use super::measured_emotion::{self, Ring};
use super::palette::mix;
use super::phrase;
use super::room::{Taken, free_parts};
use super::spoken;
use super::spot::{Band, Target};
use super::style::{SMALL, SMALL_STRONG};
use super::voices::{self, Felt, LEVEL, Look, Voice};
use crate::model::{Color, EmotionScale, Lane, Persona, TableId};
use crate::tr;
use crate::words;
use std::collections::BTreeSet;

/// Colours change over this width where two stages meet.
const BLEND: f32 = 56.0;
/// Widest name of an emotion on one line.
const NAME: f32 = 132.0;
/// Height of one level where nothing is felt yet.
const EMPTY_LEVEL: f32 = 13.0;
/// The place of a feeling that nobody has set.
const UNRATED: f32 = 6.0;

/// Draws the band from `top` down, its first level below the lane's head; tells where it ends.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, lane: &Lane, top: f32, head_bottom: f32) -> f32 {
    let voices = voices::voices(map, lane);
    let head_bottom = legend(map, sheet, &voices, head_bottom);
    let curves: Vec<Vec<Point>> = voices.iter().map(|voice| curve(voice).places(4.0)).collect();
    let rings = measured_emotion::rings(map, lane);
    let is_empty = rings.is_empty() && voices.iter().all(|voice| voice.felt.is_empty());
    let level = if is_empty { EMPTY_LEVEL } else { LEVEL };
    let names = if is_empty { unrated(map) } else { names(map, &voices, &curves, &rings) };
    let (above, below) = if is_empty { (2.0 * level, 2.0 * level) } else { reach(&names) };
    // An empty band lies beside its head, another one below it.
    let under_head = if is_empty { (top + head_bottom) / 2.0 + 4.0 } else { head_bottom + 10.0 + 2.0 * level };
    let neutral = under_head.max(top + 8.0 + above);
    sheet.bands.push(Band { lane: lane.id, neutral, level });
    levels(map, sheet, (neutral, level), &names);
    if is_empty {
        places(map, sheet, neutral);
    } else {
        level_names(map, sheet, lane, neutral);
    }
    let down =
        |places: Vec<Point>| -> Vec<Point> { places.into_iter().map(|p| Point::new(p.x, p.y + neutral)).collect() };
    let curves: Vec<Vec<Point>> = curves.into_iter().map(down).collect();
    if is_compared(map) {
        curves.chunks_exact(2).for_each(|pair| sheet.ground.extend(gap::marks(map, &pair[0], &pair[1])));
    }
    for (voice, places) in voices.iter().zip(curves) {
        match &voice.look {
            Some(look) => line(sheet, look, places),
            None => {
                areas(map, sheet, &places, neutral);
                lines(map, sheet, &places);
            }
        }
    }
    faces(map, sheet, &voices, &rings, neutral);
    sheet.front.end();
    sheet.front.extend(rings.iter().flat_map(|ring| ring.marks(map, neutral)));
    for name in &names {
        let corner = Point::new(name.rect.x, name.rect.y + neutral);
        sheet.front.extend(name.ground(map, neutral));
        sheet.front.extend(name.block.aligned(corner, name.rect.width, Align::Center));
    }
    sheet.front.end();
    neutral + below + 8.0
}

fn curve(voice: &Voice) -> Curve {
    Curve::through(voice.felt.iter().map(|f| f.center).collect())
}

/// A face for every feeling, once where several voices share it.
fn faces(map: &Map, sheet: &mut Sheet, voices: &[Voice], rings: &[Ring], neutral: f32) {
    let mut drawn = BTreeSet::new();
    for voice in voices {
        for f in voice.felt.iter().filter(|f| !is_alike(map, f) && drawn.insert(f.feeling.id)) {
            let center = Point::new(f.center.x, f.center.y + neutral);
            let room = Rect::new(center.x, center.y, 0.0, 0.0).grown(radius(f));
            sheet.front.begin(Target::Feeling(f.feeling.id), room);
            let own = voice.look.as_ref().filter(|_| f.feeling.persona.is_some());
            let color = own.map_or(map.palette.face, |look| look.color);
            // Those of the first of two maps are smaller.
            let scale = face::scale(f.feeling.intensity) * if voice.is_before { 0.82 } else { 1.0 };
            sheet.front.extend(face::face(&map.palette, center, f.feeling.value as f32, scale, color));
            let measured: Vec<&Ring> = rings.iter().filter(|ring| ring.column == f.column).collect();
            spot(map, sheet, (f, &measured), voice.persona, room);
        }
    }
}

/// Whose curve is which, below the lane's head; tells where it ends.
fn legend(map: &Map, sheet: &mut Sheet, voices: &[Voice], top: f32) -> f32 {
    const SAMPLE: f32 = 22.0;
    let mut y = top;
    for look in voices.iter().filter_map(|voice| voice.look.as_ref()) {
        let room = Room::wide(HEAD - 8.0 - SAMPLE - 5.0);
        let name = if look.short == look.name {
            measure::measure(&[SMALL_STRONG.span(look.short.as_str(), look.ink)], room)
        } else {
            let name = SMALL.span(format!(" {}", look.name), map.palette.tokens.muted);
            measure::measure(&[SMALL_STRONG.span(look.short.as_str(), look.ink), name], room)
        };
        y += 3.0;
        let middle = y + SMALL.line() / 2.0;
        let ends = [MARGIN + 4.0, MARGIN + 4.0 + SAMPLE].map(|x| Point::new(x, middle));
        line(sheet, look, ends.to_vec());
        sheet.front.extend(name.at(Point::new(MARGIN + 4.0 + SAMPLE + 5.0, y)));
        y += name.height;
    }
    y
}

fn line(sheet: &mut Sheet, look: &Look, points: Vec<Point>) {
    let stroke = Stroke { dash: look.dash, ..Stroke::solid(look.color, look.width) };
    if points.len() > 1 {
        sheet.front.push(Item::Line(Line { points, stroke }));
    }
}

/// That nobody has said anything here yet, beside the first place.
fn unrated(map: &Map) -> Vec<Name> {
    let Some(first) = map.grid.columns.iter().find(|column| column.step.is_some()) else { return Vec::new() };
    let left = first.x + first.width / 2.0 + UNRATED + 6.0;
    let text = [tr!(map.language(), "map-not-rated")];
    let block = phrase::row(&text, SMALL, map.palette.tokens.muted, NAME);
    let rect = Rect::new(left, -block.height / 2.0, block.width, block.height);
    vec![Name { block, rect, is_measured: false }]
}

/// Where feelings can be set: an open ring at every step.
fn places(map: &Map, sheet: &mut Sheet, neutral: f32) {
    let tokens = map.palette.tokens;
    let stroke = Some(Stroke::solid(mix(tokens.hairline, tokens.muted, 0.8), 1.2));
    let fill = Some(Paint::solid(tokens.sheet));
    for column in map.grid.columns.iter().filter(|column| column.step.is_some()) {
        let center = Point::new(column.x + column.width / 2.0, neutral);
        sheet.ground.push(Item::Circle(Circle { center, radius: UNRATED, fill, stroke }));
    }
}

/// How far band and names reach above and below neutral.
fn reach(names: &[Name]) -> (f32, f32) {
    let band = 2.0 * LEVEL + face::reach(face::scale(5));
    let above = names.iter().map(|name| -name.rect.y).fold(band, f32::max);
    let below = names.iter().map(|name| name.rect.bottom()).fold(band, f32::max);
    (above, below)
}

/// The name of an emotion at its place.
struct Name {
    block: Block,
    rect: Rect,
    /// Whether it stands at a ring, among curve and area.
    is_measured: bool,
}

impl Name {
    /// A little of the sheet behind a measured value, so that area and lines do not run into it.
    fn ground(&self, map: &Map, neutral: f32) -> Option<Item> {
        let rect = Rect { y: self.rect.y + neutral, ..self.rect }.grown(1.5);
        let fill = Some(Paint { color: map.palette.tokens.sheet, opacity: 0.86 });
        self.is_measured.then_some(Item::RoundRect(RoundRect { rect, radius: 4.0, fill, stroke: None }))
    }
}

/// Names beside their faces and initials at the ends of curves, free of curves, faces and each other.
fn names(map: &Map, voices: &[Voice], curves: &[Vec<Point>], rings: &[Ring]) -> Vec<Name> {
    let mut taken = Taken::default();
    for places in curves {
        taken.add_line(places.iter().copied(), 3.0);
    }
    for f in voices.iter().flat_map(|voice| &voice.felt) {
        taken.add(Rect::new(f.center.x, f.center.y, 0.0, 0.0).grown(radius(f) + 1.0));
    }
    rings.iter().for_each(|ring| taken.add(ring.room()));
    // Nothing lies on the neutral line, which is the one that is looked for.
    taken.add(Rect::new(map.grid.left(), -1.0, map.grid.right() - map.grid.left(), 2.0));
    let mut names = Vec::new();
    let mut add = |block: Block, rect: Rect, is_measured: bool, taken: &mut Taken| {
        if !block.is_empty() {
            taken.add(rect.grown(3.0));
        }
        names.push(Name { block, rect, is_measured });
    };
    for voice in voices {
        if let (Some(look), Some(last)) = (&voice.look, voice.felt.last()) {
            let block = phrase::row(std::slice::from_ref(&look.short), SMALL_STRONG, look.ink, NAME);
            let right = last.center.x + radius(last) + 3.0;
            let wanted = Rect::new(right, last.center.y - block.height / 2.0, block.width, block.height);
            let fits = taken.is_free(&wanted) && wanted.right() <= map.grid.right();
            let above = is_above(&voice.felt, voice.felt.len() - 1);
            let rect = if fits { wanted } else { beside(map, place_of(last), above, &block, &taken) };
            add(block, rect, false, &mut taken);
        }
    }
    let mut named = BTreeSet::new();
    for voice in voices {
        for (number, (f, text)) in voice.felt.iter().zip(texts(map, &voice.felt)).enumerate() {
            if !is_alike(map, f) && named.insert(f.feeling.id) {
                let block = phrase::row(&text, SMALL, map.palette.tokens.muted, NAME);
                let rect = beside(map, place_of(f), is_above(&voice.felt, number), &block, &taken);
                add(block, rect, false, &mut taken);
            }
        }
    }
    for ring in rings {
        let block = ring.text(map, NAME);
        let room = ring.room();
        let place = (ring.center, room.bottom() - ring.center.y + 1.0);
        let level = |x: f32| Rect::new(x, ring.center.y - block.height / 2.0, block.width, block.height);
        let sides = [level(room.right() + 3.0), level(room.x - 3.0 - block.width)];
        let is_free = |rect: &Rect| taken.is_free(rect) && rect.x > map.grid.left() && rect.right() < map.grid.right();
        let rect = sides.into_iter().find(is_free);
        let rect = rect.unwrap_or_else(|| beside(map, place, false, &block, &taken));
        add(block, rect, true, &mut taken);
    }
    names
}

/// Whether two maps are drawn in one.
fn is_compared(map: &Map) -> bool {
    map.marked().is_some_and(|marked| marked.is_both)
}

/// Whether it is felt on the first of two maps and just so on the second, which shows it.
fn is_alike(map: &Map, felt: &Felt) -> bool {
    map.marked().is_some_and(|marked| marked.felt_alike.contains(&felt.feeling.id))
}

/// Where a face stands, and how far from there a name does.
fn place_of(felt: &Felt) -> (Point, f32) {
    (felt.center, radius(felt) + 3.0)
}

/// How far a feeling's face reaches.
fn radius(felt: &Felt) -> f32 {
    face::reach(face::scale(felt.feeling.intensity))
}

/// Whether a name belongs above its face: away from neutral, where the area under the curve is not; at neutral where
/// the curve does not go.
fn is_above(felt: &[Felt], number: usize) -> bool {
    let own = felt[number].center.y;
    let before = number.checked_sub(1).map(|n| felt[n].center.y);
    let after = felt.get(number + 1).map(|f| f.center.y);
    let lean: f32 = [before, after].into_iter().flatten().map(|y| y - own).sum();
    own < 0.0 || (own == 0.0 && lean >= 0.0)
}

fn beside(map: &Map, (center, from_face): (Point, f32), above: bool, block: &Block, taken: &Taken) -> Rect {
    let (width, height) = (block.width, block.height);
    let (left, right) = (map.grid.left(), map.grid.right() - width);
    let at = |x: f32, y: f32| Rect::new(x.min(right).max(left), y, width, height);
    let beyond = |above: bool, steps: f32| {
        let distance = from_face + steps * 7.0;
        if above { center.y - distance - height } else { center.y + distance }
    };
    let middle = center.x - width / 2.0;
    let near = [above, !above].map(|above| at(middle, beyond(above, 0.0)));
    let sides = [center.x + from_face, center.x - from_face - width].map(|x| at(x, center.y - height / 2.0));
    let aslant = [above, !above]
        .into_iter()
        .flat_map(|above| [center.x + 6.0, center.x - 6.0 - width].map(|x| at(x, beyond(above, -0.8))));
    // Going on, one is free: what is taken ends somewhere.
    let far = (1..400).flat_map(|n| [above, !above].map(|above| at(middle, beyond(above, n as f32))));
    let mut candidates = near.into_iter().chain(aslant).chain(sides).chain(far);
    candidates.find(|rect| taken.is_free(rect)).unwrap_or(near[0])
}

/// What stands at each face: its emotion, and whether it is the highest, the lowest, the last.
fn texts(map: &Map, felt: &[Felt]) -> Vec<Vec<String>> {
    let language = map.language();
    let heights = || felt.iter().map(|f| f.feeling.value);
    let (high, low) = (heights().fold(f64::MIN, f64::max), heights().fold(f64::MAX, f64::min));
    let first = |value: f64| felt.iter().position(|f| f.feeling.value == value).filter(|_| high > low);
    let marks = [
        (first(high), tr!(language, "map-highest")),
        (first(low), tr!(language, "map-lowest")),
        (felt.len().checked_sub(1).filter(|last| *last > 0), tr!(language, "map-last")),
    ];
    let text = |(number, f): (usize, &Felt)| {
        let own = marks.iter().filter(|(place, _)| *place == Some(number) && !is_compared(map));
        let differs = compared::words(map.marks_of(TableId::Feeling, f.feeling.id));
        let own = own.map(|(_, mark)| mark.clone()).chain(differs);
        std::iter::once(f.feeling.named.trim().to_owned()).chain(own).collect()
    };
    felt.iter().enumerate().map(text).collect()
}

/// Faint lines at every level, neutral dashed; cut where a name stands.
fn levels(map: &Map, sheet: &mut Sheet, (neutral, height): (f32, f32), names: &[Name]) {
    let tokens = map.palette.tokens;
    for level in -2..=2_i8 {
        let y = neutral - f32::from(level) * height;
        let stroke = match level {
            0 => Stroke::solid(mix(tokens.hairline, tokens.muted, 0.25), 1.0).dashed(3.0, 4.0),
            _ => Stroke { paint: Paint { color: tokens.hairline, opacity: 0.7 }, width: 1.0, dash: None },
        };
        let crosses = |name: &&Name| {
            let rect = name.rect.grown(1.0);
            !name.block.is_empty() && (rect.y..=rect.bottom()).contains(&(y - neutral))
        };
        let blocked = names.iter().filter(crosses).map(|name| (name.rect.x - 4.0, name.rect.right() + 4.0));
        for (from, to) in free_parts(map.grid.left(), map.grid.right(), blocked.collect()) {
            sheet.ground.push(marks::straight(Point::new(from, y), Point::new(to, y), stroke));
        }
    }
}

/// The names of the levels, at the left.
fn level_names(map: &Map, sheet: &mut Sheet, lane: &Lane, neutral: f32) {
    let tokens = map.palette.tokens;
    let language = map.language();
    let ends = [
        (2.0, tr!(language, "map-delighted")),
        (0.0, tr!(language, "map-neutral")),
        (-2.0, tr!(language, "map-upset")),
    ];
    // On the scale from 1 to 10 the number tells which scale it is.
    let named = |level: f32, name: String| match scale(map) {
        EmotionScale::Levels => name,
        EmotionScale::Ten => format!("{name} · {}", words::decimal(language, on_ten(f64::from(level)), 1)),
    };
    sheet.front.begin(Target::Lane(lane.id), Rect::default());
    for (level, name) in ends {
        let room = HEAD - 12.0;
        let block = measure::measure(&[SMALL.span(named(level, name), tokens.muted)], Room::wide(room));
        let corner = Point::new(MARGIN, neutral - level * LEVEL - block.height / 2.0);
        sheet.front.extend(block.aligned(corner, room, Align::Right));
    }
    sheet.front.end();
}

/// The colour of the curve at x: that of the stage, changing softly where two stages meet.
fn color_at(map: &Map, x: f32) -> Color {
    const STEPS: f32 = 14.0;
    let columns = &map.grid.columns;
    let here = columns.iter().position(|column| x < column.x + column.width).unwrap_or(columns.len() - 1);
    let color = |column: usize| map.palette.stage(map.grid.stages[columns[column].stage]);
    let column = &columns[here];
    let (to_left, to_right) = (x - column.x, column.x + column.width - x);
    let (other, distance) =
        if to_left < to_right { (here.checked_sub(1), to_left) } else { (Some(here + 1), to_right) };
    match other.filter(|other| *other < columns.len() && columns[*other].stage != column.stage) {
        Some(other) if distance < BLEND / 2.0 => {
            let share = 0.5 - distance / BLEND;
            mix(color(here), color(other), (share * STEPS).round() / STEPS)
        }
        _ => color(here),
    }
}

/// Stretches of the curve in one colour each; neighbours share a place.
fn stretches(map: &Map, places: &[Point]) -> Vec<(Color, Vec<Point>)> {
    let mut stretches: Vec<(Color, Vec<Point>)> = Vec::new();
    for pair in places.windows(2) {
        let color = color_at(map, (pair[0].x + pair[1].x) / 2.0);
        match stretches.last_mut() {
            Some((last, points)) if *last == color => points.push(pair[1]),
            _ => stretches.push((color, pair.to_vec())),
        }
    }
    stretches
}

/// The light area between curve and neutral.
fn areas(map: &Map, sheet: &mut Sheet, places: &[Point], neutral: f32) {
    for (color, edge) in stretches(map, places) {
        let middle = edge.iter().map(|place| Point::new(place.x, neutral)).collect();
        let fill = Paint { color, opacity: 0.10 };
        sheet.ground.push(Item::Strip(Strip { left: edge, right: middle, fill }));
    }
}

fn lines(map: &Map, sheet: &mut Sheet, places: &[Point]) {
    for (color, points) in stretches(map, places) {
        sheet.front.push(Item::Line(Line { points, stroke: Stroke::solid(color, 2.6) }));
    }
}

/// A mean of values as the project writes emotions.
pub(super) fn mean(map: &Map, value: f64) -> String {
    match scale(map) {
        EmotionScale::Levels => words::signed(map.language(), value, 1),
        EmotionScale::Ten => words::decimal(map.language(), on_ten(value), 1),
    }
}

/// How the project writes emotions.
fn scale(map: &Map) -> EmotionScale {
    map.records.projects.values().next().map_or(EmotionScale::Levels, |project| project.emotion_scale)
}

/// A value from -2 to 2 on the scale from 1 to 10.
fn on_ten(value: f64) -> f64 {
    1.0 + (value.clamp(-2.0, 2.0) + 2.0) * 9.0 / 4.0
}

fn spot(map: &Map, sheet: &mut Sheet, of: (&Felt, &[&Ring]), persona: Option<&Persona>, rect: Rect) {
    let (felt, rings) = of;
    let language = map.language();
    let column = &map.grid.columns[felt.column];
    let (named, stage) = (felt.feeling.named.as_str(), map.grid.stages[column.stage].name.as_str());
    let step = column.step.map(|step| step.name.as_str()).unwrap_or_default();
    let mut spoken = match scale(map) {
        EmotionScale::Levels => {
            let value = words::signed(language, felt.feeling.value, 1);
            tr!(language, "map-spot-feeling", named = named, value = value, stage = stage, step = step)
        }
        EmotionScale::Ten => {
            let value = words::decimal(language, on_ten(felt.feeling.value), 1);
            tr!(language, "map-spot-feeling-ten", named = named, value = value, stage = stage, step = step)
        }
    };
    if let Some(persona) = persona.filter(|_| felt.feeling.persona.is_some()) {
        spoken.push_str(", ");
        spoken.push_str(persona.name.trim());
    }
    for ring in rings {
        spoken.push_str(", ");
        spoken.push_str(&ring.spoken(map));
    }
    let spoken = spoken::with_marks(spoken, map.marks_of(TableId::Feeling, felt.feeling.id));
    sheet.spot(Target::Feeling(felt.feeling.id), rect, spoken);
}
