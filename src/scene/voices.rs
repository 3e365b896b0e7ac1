//! Whose feelings a lane shows: a voice for each persona, its feelings at their places.

use super::geometry::Point;
use super::map::Map;
use super::people;
use crate::model::{Color, Feeling, Lane, Persona, PersonaId};

/// Height of one level, of which there are two above and two below neutral.
pub(super) const LEVEL: f32 = 25.0;
/// Between the faces of two personas at one step, where there is room.
const APART: f32 = 26.0;
/// The lines of the first personas; the first one is solid.
const DASHES: [Option<(f32, f32)>; 5] = [None, Some((8.0, 4.0)), Some((2.5, 3.5)), Some((14.0, 4.0)), Some((5.0, 7.0))];

/// A feeling at its place; y is measured from neutral, downwards.
pub(super) struct Felt<'a> {
    pub(super) feeling: &'a Feeling,
    pub(super) column: usize,
    pub(super) center: Point,
}

/// One curve.
pub(super) struct Voice<'a> {
    pub(super) felt: Vec<Felt<'a>>,
    /// Whose it is, where the lane shows several.
    pub(super) look: Option<Look<'a>>,
}

/// How a persona's curve is told from the others.
pub(super) struct Look<'a> {
    pub(super) persona: &'a Persona,
    pub(super) color: Color,
    pub(super) dash: Option<(f32, f32)>,
}

/// The voices of a lane: that of its persona, of the one persona that is shown, or of all who have feelings of their own.
pub(super) fn voices<'a>(map: &Map<'a>, lane: &Lane) -> Vec<Voice<'a>> {
    let chosen = lane.persona.or(map.options.persona);
    let personas: Vec<&'a Persona> = match chosen {
        Some(id) => map.records.personas.get(&id).into_iter().collect(),
        None => map.personas.iter().copied().filter(|persona| feels(map, persona.id)).collect(),
    };
    if personas.len() < 2 {
        let persona = personas.first().map(|persona| persona.id).or(chosen);
        let columns = columns(map, |feeling| feeling.persona.is_none() || feeling.persona == persona);
        return vec![Voice { felt: felt(map, &[columns], 0), look: None }];
    }
    let columns: Vec<Columns> = personas.iter().map(|persona| own_or_shared(map, persona.id)).collect();
    let voice = |(number, persona): (usize, &&'a Persona)| {
        let color = people::mark_color(&map.palette, persona.color);
        let look = Look { persona, color, dash: DASHES[number % DASHES.len()] };
        Voice { felt: felt(map, &columns, number), look: Some(look) }
    };
    personas.iter().enumerate().map(voice).collect()
}

/// Whether a persona has feelings of its own in this journey.
fn feels(map: &Map, persona: PersonaId) -> bool {
    let own = |feeling: &&Feeling| feeling.persona == Some(persona) && map.grid.column_of(feeling.step).is_some();
    map.records.feelings.values().any(|feeling| own(&feeling))
}

/// The feelings of one voice, column by column.
type Columns<'a> = Vec<Vec<&'a Feeling>>;

/// The feelings of a kind. What is felt at single touchpoints makes the curve only where nothing is said of the step as a
/// whole.
fn columns<'a>(map: &Map<'a>, is_shown: impl Fn(&Feeling) -> bool) -> Columns<'a> {
    let mut columns: Columns = vec![Vec::new(); map.grid.columns.len()];
    for feeling in map.records.feelings.values().filter(|feeling| is_shown(feeling)) {
        if let Some(column) = map.grid.column_of(feeling.step) {
            columns[column].push(feeling);
        }
    }
    for feelings in &mut columns {
        if feelings.iter().any(|feeling| feeling.touchpoint.is_none()) {
            feelings.retain(|feeling| feeling.touchpoint.is_none());
        }
    }
    columns
}

/// What a persona feels; where it says nothing of its own, what all feel.
fn own_or_shared<'a>(map: &Map<'a>, persona: PersonaId) -> Columns<'a> {
    let own = columns(map, |feeling| feeling.persona == Some(persona));
    let shared = columns(map, |feeling| feeling.persona.is_none());
    own.into_iter().zip(shared).map(|(own, shared)| if own.is_empty() { shared } else { own }).collect()
}

/// The feelings of one of several voices from left to right; several at one step share its width.
fn felt<'a>(map: &Map<'a>, voices: &[Columns<'a>], number: usize) -> Vec<Felt<'a>> {
    let mut felt = Vec::new();
    for (at, column) in map.grid.columns.iter().enumerate() {
        let places = voices.iter().map(|voice| voice[at].len()).max().unwrap_or(0).max(1);
        let feelings = &voices[number][at];
        let room = column.width / (places + 1) as f32;
        let aside = aside(voices, at, number) * APART.min(room / voices.len() as f32);
        for (n, feeling) in feelings.iter().enumerate() {
            // Fewer than others spread over the same places.
            let place = (2 * n + 1) * places / (2 * feelings.len());
            let x = column.x + room * (place + 1) as f32 + aside;
            let y = -feeling.value.clamp(-2.0, 2.0) as f32 * LEVEL;
            felt.push(Felt { feeling, column: at, center: Point::new(x, y) });
        }
    }
    felt
}

/// How far a voice's feelings stand beside the middle, so that those of two never cover each other; what several share
/// stands where the first of them would, and in the middle where all do.
fn aside(voices: &[Columns], column: usize, number: usize) -> f32 {
    let shares = |voice: &Columns| {
        let (own, other) = (&voices[number][column], &voice[column]);
        own.first().map(|feeling| feeling.id) == other.first().map(|feeling| feeling.id)
    };
    if voices.iter().all(shares) {
        return 0.0;
    }
    let first = voices.iter().position(shares).unwrap_or(number);
    first as f32 - (voices.len() - 1) as f32 / 2.0
}
