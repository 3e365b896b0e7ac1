//! The emotion curve: a tall band with levels, a smooth curve in the colours of the stages, a face and a name for
//! every feeling.

use super::curve::Curve;
use super::face;
use super::geometry::{Point, Rect};
use super::grid::{HEAD, MARGIN};
use super::item::{Item, Line, Paint, Strip, Stroke};
use super::map::{Map, Sheet};
use super::marks;
use super::measure::{self, Align, Block, Room};
use super::palette::mix;
use super::phrase;
use super::room::{Taken, free_parts};
use super::spot::Target;
use super::style::SMALL;
use crate::model::{Color, Feeling, Lane, PersonaId};
use crate::tr;
use crate::words;

/// Height of one level, of which there are two above and two below neutral.
const LEVEL: f32 = 25.0;
/// Colours change over this width where two stages meet.
const BLEND: f32 = 56.0;
/// Widest name of an emotion on one line.
const NAME: f32 = 132.0;

/// A feeling at its place; y is measured from neutral, downwards.
struct Felt<'a> {
    feeling: &'a Feeling,
    column: usize,
    center: Point,
}

/// Draws the band from `top` down, its first level below the lane's head; tells where it ends.
pub(super) fn draw(map: &Map, sheet: &mut Sheet, lane: &Lane, top: f32, head_bottom: f32) -> f32 {
    let felt = felt(map, lane);
    let curve = Curve::through(felt.iter().map(|f| f.center).collect());
    let places = curve.places(4.0);
    let names = names(map, &felt, &places);
    let (above, below) = reach(&names);
    let neutral = (head_bottom + 10.0 + 2.0 * LEVEL).max(top + 8.0 + above);
    let down = |p: &Point| Point::new(p.x, p.y + neutral);
    levels(map, sheet, neutral, &names);
    let places: Vec<Point> = places.iter().map(down).collect();
    areas(map, sheet, &places, neutral);
    lines(map, sheet, &places);
    for (f, name) in felt.iter().zip(&names) {
        let center = down(&f.center);
        sheet.front.extend(face::face(&map.palette, center, f.feeling.value as f32));
        let corner = Point::new(name.rect.x, name.rect.y + neutral);
        sheet.front.extend(name.block.aligned(corner, name.rect.width, Align::Center));
        spot(map, sheet, f, center);
    }
    neutral + below + 8.0
}

/// How far band and names reach above and below neutral.
fn reach(names: &[Name]) -> (f32, f32) {
    let band = 2.0 * LEVEL + face::RADIUS + face::RING;
    let above = names.iter().map(|name| -name.rect.y).fold(band, f32::max);
    let below = names.iter().map(|name| name.rect.bottom()).fold(band, f32::max);
    (above, below)
}

/// The feelings of the lane's persona from left to right; several at one step share its width. What is felt at single
/// touchpoints makes the curve only where nothing is said of the step as a whole.
fn felt<'a>(map: &Map<'a>, lane: &Lane) -> Vec<Felt<'a>> {
    let persona = lane.persona.or_else(|| first_felt(map));
    let is_shown = |feeling: &&Feeling| feeling.persona.is_none() || feeling.persona == persona;
    let mut by_column: Vec<Vec<&Feeling>> = vec![Vec::new(); map.grid.columns.len()];
    for feeling in map.records.feelings.values().filter(is_shown) {
        if let Some(column) = map.grid.column_of(feeling.step) {
            by_column[column].push(feeling);
        }
    }
    let mut felt = Vec::new();
    for (number, feelings) in by_column.iter_mut().enumerate() {
        if feelings.iter().any(|feeling| feeling.touchpoint.is_none()) {
            feelings.retain(|feeling| feeling.touchpoint.is_none());
        }
        let column = &map.grid.columns[number];
        for (n, feeling) in feelings.iter().enumerate() {
            let x = column.x + column.width * (n + 1) as f32 / (feelings.len() + 1) as f32;
            let y = -feeling.value.clamp(-2.0, 2.0) as f32 * LEVEL;
            felt.push(Felt { feeling, column: number, center: Point::new(x, y) });
        }
    }
    felt
}

/// The first persona of the journey that has feelings of its own.
fn first_felt(map: &Map) -> Option<PersonaId> {
    let feels = |id: &&PersonaId| {
        let own = |feeling: &&Feeling| feeling.persona == Some(**id) && map.grid.column_of(feeling.step).is_some();
        map.records.feelings.values().any(|feeling| own(&feeling))
    };
    map.journey.personas.iter().find(feels).copied()
}

/// The name of an emotion at its place.
struct Name {
    block: Block,
    rect: Rect,
}

/// Names beside their faces, free of curve, faces and each other.
fn names(map: &Map, felt: &[Felt], places: &[Point]) -> Vec<Name> {
    let mut taken = Taken::default();
    taken.add_line(places.iter().copied(), 3.0);
    for f in felt {
        taken.add(Rect::new(f.center.x, f.center.y, 0.0, 0.0).grown(face::RADIUS + face::RING + 1.0));
    }
    let texts = texts(map, felt);
    let mut names = Vec::with_capacity(felt.len());
    for (number, (f, text)) in felt.iter().zip(texts).enumerate() {
        let block = phrase::row(&text, SMALL, map.palette.tokens.muted, NAME);
        let rect = beside(map, f.center, is_above(felt, number), &block, &taken);
        if !block.is_empty() {
            taken.add(rect.grown(3.0));
        }
        names.push(Name { block, rect });
    }
    names
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

fn beside(map: &Map, center: Point, above: bool, block: &Block, taken: &Taken) -> Rect {
    const FROM_FACE: f32 = face::RADIUS + face::RING + 3.0;
    let (width, height) = (block.width, block.height);
    let (left, right) = (map.grid.left(), map.grid.right() - width);
    let at = |x: f32, y: f32| Rect::new(x.min(right).max(left), y, width, height);
    let beyond = |above: bool, steps: f32| {
        let distance = FROM_FACE + steps * 7.0;
        if above { center.y - distance - height } else { center.y + distance }
    };
    let middle = center.x - width / 2.0;
    let near = [above, !above].map(|above| at(middle, beyond(above, 0.0)));
    let sides = [center.x + FROM_FACE, center.x - FROM_FACE - width].map(|x| at(x, center.y - height / 2.0));
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
        let own = marks.iter().filter(|(place, _)| *place == Some(number)).map(|(_, mark)| mark.clone());
        std::iter::once(f.feeling.named.trim().to_owned()).chain(own).collect()
    };
    felt.iter().enumerate().map(text).collect()
}

/// Faint lines at every level, neutral dashed, with their names at the left; cut where a name stands.
fn levels(map: &Map, sheet: &mut Sheet, neutral: f32, names: &[Name]) {
    let tokens = map.palette.tokens;
    for level in -2..=2_i8 {
        let y = neutral - f32::from(level) * LEVEL;
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
    let language = map.language();
    let ends = [
        (2.0, tr!(language, "map-delighted")),
        (0.0, tr!(language, "map-neutral")),
        (-2.0, tr!(language, "map-upset")),
    ];
    for (level, name) in ends {
        let room = HEAD - 12.0;
        let block = measure::measure(&[SMALL.span(name, tokens.muted)], Room::wide(room));
        let corner = Point::new(MARGIN, neutral - level * LEVEL - block.height / 2.0);
        sheet.front.extend(block.aligned(corner, room, Align::Right));
    }
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

fn spot(map: &Map, sheet: &mut Sheet, felt: &Felt, center: Point) {
    let language = map.language();
    let column = &map.grid.columns[felt.column];
    let rect = Rect::new(center.x, center.y, 0.0, 0.0).grown(face::RADIUS + face::RING);
    let spoken = tr!(
        language,
        "map-spot-feeling",
        named = felt.feeling.named.as_str(),
        value = words::signed(language, felt.feeling.value, 1),
        stage = map.grid.stages[column.stage].name.as_str(),
        step = column.step.map(|step| step.name.as_str()).unwrap_or_default()
    );
    sheet.spot(Target::Feeling(felt.feeling.id), rect, spoken);
}
