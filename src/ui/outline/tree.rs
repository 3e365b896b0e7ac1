//! The lines of the tree: what the map holds, in words.

use crate::model::*;
use crate::scene::Target;
use crate::tr;
use crate::ui::canvas::commands::lane_title;
use crate::ui::find::Cells;
use crate::ui::inspector::level;
use crate::words::{self, Say};

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// 0 for stages, 1 for steps, 2 for lanes, 3 for cards and feelings.
    pub depth: usize,
    /// What it stands for on the map.
    pub target: Target,
    /// The column of a lane, which stands in the tree once for each.
    pub step: Option<StepId>,
    /// What is written there.
    pub text: String,
    /// What a screen reader says.
    pub spoken: String,
}

/// The tree of a journey, every line after the one it belongs to. Lanes that are empty in a column are left out.
pub fn outline(records: &Records, journey: JourneyId, language: Language) -> Vec<Node> {
    let cells = Cells::of(records);
    let lanes = records.lanes_of(journey);
    let mut nodes = Vec::new();
    let mut add = |depth, target, step, text: String, spoken| nodes.push(Node { depth, target, step, text, spoken });
    for stage in records.stages_of(journey) {
        let spoken = tr!(language, "outline-stage", name = stage.name.as_str());
        add(0, Target::Stage(stage.id), None, stage.name.clone(), spoken);
        for step in records.steps_of(stage.id) {
            let name = if step.name.is_empty() { tr!(language, "inspector-step") } else { step.name.clone() };
            let spoken = tr!(language, "outline-step", name = name.as_str());
            add(1, Target::Step(step.id), None, name, spoken);
            for lane in &lanes {
                let inside = leaves(records, &cells, lane, step.id, language);
                if inside.is_empty() {
                    continue;
                }
                let (title, number) = (lane_title(lane, language), words::number(language, inside.len() as i64));
                let count = inside.len() as i64;
                let spoken = tr!(language, "outline-lane", name = title.as_str(), count = count, number = number);
                add(2, Target::Lane(lane.id), Some(step.id), title, spoken);
                for (target, text, spoken) in inside {
                    add(3, target, None, text, spoken);
                }
            }
        }
    }
    nodes
}

/// What stands in a cell: its cards, in the emotion lane its feelings.
fn leaves(
    records: &Records,
    cells: &Cells,
    lane: &Lane,
    step: StepId,
    language: Language,
) -> Vec<(Target, String, String)> {
    let cards = cells.cards(lane.id, step).iter().map(|card| {
        let kind = card.kind.say(language);
        let title = if card.title.is_empty() { kind.clone() } else { card.title.clone() };
        let spoken = tr!(language, "outline-card", kind = kind, title = card.title.as_str());
        (Target::Card(card.id), title, spoken)
    });
    let feelings = if lane.kind == LaneKind::Emotion { cells.feelings(step) } else { &[] };
    let feelings = feelings.iter().map(|feeling| {
        let who = feeling.persona.and_then(|id| records.personas.get(&id)).map(|persona| persona.name.clone());
        // One without a name goes by its step.
        let (name, value) = if feeling.named.is_empty() {
            let step = records.steps.get(&step).map(|step| step.name.clone());
            (step.unwrap_or_default(), level(language, feeling.value))
        } else {
            (feeling.named.clone(), words::signed(language, feeling.value, 1))
        };
        let parts = [Some(name), Some(value), who];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let text = parts.join(" · ");
        let spoken = tr!(language, "outline-feeling", text = text.as_str());
        (Target::Feeling(feeling.id), text, spoken)
    });
    cards.chain(feelings).collect()
}
