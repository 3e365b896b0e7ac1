//! The score of a map whose steps are checkpoints: the mean of what is felt there.

use crate::model::*;
use std::collections::BTreeMap;

/// Scores from -2 to 2.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StageScores {
    /// Of each stage in which something is scored.
    pub stages: BTreeMap<StageId, f64>,
    /// Of the whole map; `None`: nothing is scored.
    pub all: Option<f64>,
}

/// The score of a journey per stage and in all. Each step counts once, with the mean of its feelings about the step as a
/// whole that `counts` lets in; a step without any does not count.
pub fn stage_scores(records: &Records, journey: JourneyId, counts: impl Fn(&Feeling) -> bool) -> StageScores {
    let mut felt: BTreeMap<StepId, Mean> = BTreeMap::new();
    for feeling in records.feelings.values().filter(|f| f.touchpoint.is_none() && counts(f)) {
        felt.entry(feeling.step).or_default().add(feeling.value);
    }
    let (mut stages, mut all) = (BTreeMap::new(), Mean::default());
    for stage in records.stages_of(journey) {
        let mut mean = Mean::default();
        for value in records.steps_of(stage.id).iter().filter_map(|step| felt.get(&step.id)?.value()) {
            mean.add(value);
            all.add(value);
        }
        stages.extend(mean.value().map(|value| (stage.id, value)));
    }
    StageScores { stages, all: all.value() }
}

/// A mean in the making.
#[derive(Default)]
struct Mean {
    sum: f64,
    count: u32,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.count += 1;
    }

    fn value(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / f64::from(self.count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_counts_once_and_silent_ones_not_at_all() {
        let mut records = Records::default();
        let journey = Journey::blank(JourneyId::new());
        let [first, second] = [0, 1].map(|_| Stage { journey: journey.id, ..Stage::blank(StageId::new()) });
        let step = |stage: &Stage| Step { stage: stage.id, ..Step::blank(StepId::new()) };
        let steps = [step(&first), step(&first), step(&second), step(&second)];
        let feeling =
            |step: usize, value: f64| Feeling { step: steps[step].id, value, ..Feeling::blank(FeelingId::new()) };
        let of_touchpoint = Feeling { touchpoint: Some(CardId::new()), ..feeling(0, -2.0) };
        let feelings = [feeling(0, 2.0), feeling(0, 1.0), feeling(1, -0.5), feeling(2, -1.0), of_touchpoint];
        let (of_first, of_second, id) = (first.id, second.id, journey.id);
        records.insert(journey.into());
        [first, second].into_iter().for_each(|stage| records.insert(stage.into()));
        steps.iter().cloned().for_each(|step| records.insert(step.into()));
        feelings.into_iter().for_each(|feeling| records.insert(feeling.into()));
        let found = stage_scores(&records, id, |_| true);
        assert_eq!(found.stages, [(of_first, 0.5), (of_second, -1.0)].into());
        assert_eq!(found.all, Some(0.0), "1.5, -0.5 and -1 in three steps");
        assert_eq!(stage_scores(&records, id, |_| false), StageScores::default());
    }
}
