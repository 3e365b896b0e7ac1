//! Whose feelings a lane shows: a voice for each persona, its feelings at their places; of two maps in one, a voice for
//! each map.

use super::geometry::Point;
use super::map::Map;
use super::people;
use crate::analysis::compare::Marked;
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
    pub(super) look: Option<Look>,
    /// Whose it is, where the lane shows several personas.
    pub(super) persona: Option<&'a Persona>,
    /// Whether it is that of the first of two maps.
    pub(super) is_before: bool,
}

/// How a curve is told from the others.
pub(super) struct Look {
    /// Stands at its end.
    pub(super) short: String,
    /// Stands behind it in the legend.
    pub(super) name: String,
    /// Of these words.
    pub(super) ink: Color,
    pub(super) color: Color,
    pub(super) dash: Option<(f32, f32)>,
    pub(super) width: f32,
}

/// The curves of personas, and those of the first of two maps where several personas have both.
const WIDTH: f32 = 2.4;
const BESIDE: f32 = 1.4;
/// As is solid, to be dashed.
const TO_BE: Option<(f32, f32)> = Some((8.0, 4.0));

/// The voices of a lane: that of its persona, of the one persona that is shown, or of all who have feelings of their own.
pub(super) fn voices<'a>(map: &Map<'a>, lane: &Lane) -> Vec<Voice<'a>> {
    if let Some(marked) = map.marked().filter(|marked| marked.is_both) {
        return of_two_maps(map, lane, marked);
    }
    let personas = personas(map, lane, |_| true);
    if personas.len() < 2 {
        let felt = felt(map, &[shown(map, lane, &personas, |_| true)], 0);
        return vec![Voice { felt, look: None, persona: None, is_before: false }];
    }
    let columns: Vec<Columns> = personas.iter().map(|persona| own_or_shared(map, persona.id, |_| true)).collect();
    let voice = |(number, persona): (usize, &&'a Persona)| {
        let look = Look {
            short: people::initials(persona),
            name: persona.name.trim().to_owned(),
            ink: people::text_color(&map.palette, persona.color),
            color: people::mark_color(&map.palette, persona.color),
            dash: DASHES[number % DASHES.len()],
            width: WIDTH,
        };
        Voice { felt: felt(map, &columns, number), look: Some(look), persona: Some(persona), is_before: false }
    };
    personas.iter().enumerate().map(voice).collect()
}

/// The voices of two maps, that of the first before that of the second: of everybody together, or where either map has
/// several personas with feelings of their own, of each.
fn of_two_maps<'a>(map: &Map<'a>, lane: &Lane, marked: &Marked) -> Vec<Voice<'a>> {
    let is_of = |is_before: bool| move |feeling: &Feeling| marked.felt_before.contains_key(&feeling.id) == is_before;
    let sides = [true, false].map(|is_before| personas(map, lane, is_of(is_before)));
    let mut all: Vec<&'a Persona> = sides[0].clone();
    all.extend(sides[1].iter().filter(|persona| !sides[0].iter().any(|known| known.id == persona.id)));
    let several = sides.iter().any(|personas| personas.len() > 1);
    let columns = [true, false].map(|is_before| -> Vec<Columns> {
        match several {
            true => all.iter().map(|persona| own_or_shared(map, persona.id, is_of(is_before))).collect(),
            false => vec![shown(map, lane, &sides[usize::from(!is_before)], is_of(is_before))],
        }
    });
    let mut voices = Vec::new();
    for number in 0..columns[0].len() {
        let persona = all.get(number).copied().filter(|_| several);
        for (side, is_before) in [true, false].into_iter().enumerate() {
            let look = look_of_side(map, marked, persona, is_before);
            voices.push(Voice { felt: felt(map, &columns[side], number), look: Some(look), persona, is_before });
        }
    }
    voices
}

fn look_of_side(map: &Map, marked: &Marked, persona: Option<&Persona>, is_before: bool) -> Look {
    let tokens = map.palette.tokens;
    let side = marked.names[usize::from(!is_before)].trim().to_owned();
    let own = if is_before { tokens.muted } else { tokens.ink };
    let short = persona.map_or_else(|| side.clone(), |persona| format!("{} · {side}", people::initials(persona)));
    Look {
        name: short.clone(),
        short,
        ink: persona.map_or(own, |persona| people::text_color(&map.palette, persona.color)),
        color: persona.map_or(own, |persona| people::mark_color(&map.palette, persona.color)),
        dash: TO_BE.filter(|_| !is_before),
        width: if persona.is_some() && is_before { BESIDE } else { WIDTH },
    }
}

/// Whose feelings a lane shows: the one persona that is chosen, else all with feelings of their own.
fn personas<'a>(map: &Map<'a>, lane: &Lane, is_of: impl Fn(&Feeling) -> bool) -> Vec<&'a Persona> {
    match lane.persona.or(map.options.persona) {
        Some(id) => map.records.personas.get(&id).into_iter().collect(),
        None => map.personas.iter().copied().filter(|persona| feels(map, persona.id, &is_of)).collect(),
    }
}

/// What one persona or nobody in particular feels.
fn shown<'a>(map: &Map<'a>, lane: &Lane, personas: &[&Persona], is_of: impl Fn(&Feeling) -> bool) -> Columns<'a> {
    let persona = personas.first().map(|persona| persona.id).or(lane.persona).or(map.options.persona);
    columns(map, |feeling| is_of(feeling) && (feeling.persona.is_none() || feeling.persona == persona))
}

/// Whether a persona has feelings of its own in this journey.
fn feels(map: &Map, persona: PersonaId, is_of: impl Fn(&Feeling) -> bool) -> bool {
    let own = |feeling: &&Feeling| feeling.persona == Some(persona) && map.grid.column_of(feeling.step).is_some();
    map.records.feelings.values().any(|feeling| own(&feeling) && is_of(feeling))
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
        // Of two maps in one, several feelings at a step keep the order they have on their own map.
        if let Some(marked) = map.marked().filter(|marked| marked.is_both) {
            feelings.sort_by_key(|feeling| *marked.felt_before.get(&feeling.id).unwrap_or(&feeling.id));
        }
    }
    columns
}

/// What a persona feels; where it says nothing of its own, what all feel.
fn own_or_shared<'a>(map: &Map<'a>, persona: PersonaId, is_of: impl Fn(&Feeling) -> bool) -> Columns<'a> {
    let own = columns(map, |feeling| feeling.persona == Some(persona) && is_of(feeling));
    let shared = columns(map, |feeling| feeling.persona.is_none() && is_of(feeling));
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
