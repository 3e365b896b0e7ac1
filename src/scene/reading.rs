//! What a map is read as, line by line: names of lanes, and what is felt at a step.

use crate::model::*;
use crate::words::Say;

/// A lane's own title, else the name of its kind.
pub(crate) fn lane_title(lane: &Lane, language: Language) -> String {
    if lane.title.is_empty() { lane.kind.say(language) } else { lane.title.clone() }
}

/// The feelings of a step that an emotion lane is about: of its persona, or of all.
pub(crate) fn felt<'a>(records: &'a Records, lane: &Lane, step: StepId) -> Vec<&'a Feeling> {
    let is_there = |f: &&Feeling| f.step == step && (lane.persona.is_none() || f.persona == lane.persona);
    let mut felt: Vec<&Feeling> = match lane.kind {
        LaneKind::Emotion => records.feelings.values().filter(is_there).collect(),
        _ => Vec::new(),
    };
    felt.sort_by_key(|feeling| (feeling.persona, feeling.id));
    felt
}
