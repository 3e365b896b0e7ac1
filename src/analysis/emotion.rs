//! What customers answered when they were asked, on the scale of the drawn emotion.

use crate::tracking::{Codes, Events, FieldColumn};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answers at one touchpoint, brought to -2..2.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MeasuredEmotion {
    /// How many answers.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Half the width of the 95 % interval of the mean: t s / sqrt n. `None`: a single answer has none.
    pub half_width: Option<f64>,
    /// What was asked. `None`: several questions, whose answers only agree on the scale from -2 to 2.
    #[serde(default)]
    pub question: Option<SurveyQuestion>,
}

impl MeasuredEmotion {
    /// From where to where the mean may lie, cut at -2 and 2.
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.half_width.map(|half| ((self.mean - half).max(-2.0), (self.mean + half).min(2.0)))
    }

    /// The question and its mean answer as it was given, where all answers are to one question.
    pub fn asked(&self) -> Option<(SurveyQuestion, f64)> {
        self.question.map(|question| (question, question.answer(self.mean)))
    }
}

/// A question whose answers are known by the name of their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SurveyQuestion {
    /// Satisfaction, from 1 to 5.
    Csat,
    /// Recommendation, from 0 to 10.
    Nps,
}

impl SurveyQuestion {
    const ALL: [Self; 2] = [Self::Csat, Self::Nps];

    /// Its short name, which is also that of its column, in either case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csat => "CSAT",
            Self::Nps => "NPS",
        }
    }

    fn answers(self) -> std::ops::RangeInclusive<f64> {
        match self {
            Self::Csat => 1.0..=5.0,
            Self::Nps => 0.0..=10.0,
        }
    }

    /// An answer on the scale from -2 to 2.
    fn worth(self, answer: f64) -> f64 {
        match self {
            Self::Csat => answer - 3.0,
            Self::Nps => (answer - 5.0) * 0.4,
        }
    }

    /// The answer that is worth so much.
    fn answer(self, worth: f64) -> f64 {
        match self {
            Self::Csat => worth + 3.0,
            Self::Nps => worth / 0.4 + 5.0,
        }
    }
}

/// A column of answers, and what each of its values is worth.
struct Survey<'a> {
    question: SurveyQuestion,
    codes: &'a Codes,
    /// `None`: no answer to the question.
    worths: Vec<Option<f64>>,
}

/// The questions whose answers the data hold.
pub(super) struct Surveys<'a>(Vec<Survey<'a>>);

impl<'a> Surveys<'a> {
    pub(super) fn of(events: &'a Events) -> Self {
        let survey = |field: &'a FieldColumn| {
            let name = field.name.trim();
            let question =
                SurveyQuestion::ALL.into_iter().find(|question| question.name().eq_ignore_ascii_case(name))?;
            let worth = |value: &String| {
                let answer = value.trim().replace(',', ".").parse::<f64>().ok();
                answer.filter(|answer| question.answers().contains(answer)).map(|answer| question.worth(answer))
            };
            Some(Survey { question, codes: &field.codes, worths: field.values.iter().map(worth).collect() })
        };
        Self(events.fields.iter().filter_map(survey).collect())
    }

    /// What was answered at an event: the number of the question, the code of the answer.
    pub(super) fn answers(&self, event: usize) -> impl Iterator<Item = (u32, u32)> {
        let answer = move |(number, survey): (usize, &Survey<'a>)| {
            let code = survey.codes.at(event);
            survey.worths.get(code as usize).copied().flatten().map(|_| (number as u32, code))
        };
        self.0.iter().enumerate().filter_map(answer)
    }

    /// What the answers at each of so many touchpoints say, from how often each was given.
    pub(super) fn emotions(
        &self,
        given: &FxHashMap<(u32, u32, u32), u64>,
        touchpoints: usize,
    ) -> Vec<Option<MeasuredEmotion>> {
        // In order, so that sums of fractions are the same in every run.
        let given: BTreeMap<_, _> = given.iter().collect();
        let mut answers = vec![Vec::new(); touchpoints];
        for (&&(touchpoint, number, code), &&count) in &given {
            let survey = &self.0[number as usize];
            let answer = survey.worths[code as usize].map(|worth| Answer { question: survey.question, worth, count });
            answers[touchpoint as usize].extend(answer);
        }
        answers.iter().map(|answers| emotion(answers)).collect()
    }
}

/// What one answer is worth, and how often it was given.
#[derive(Clone)]
struct Answer {
    question: SurveyQuestion,
    worth: f64,
    count: u64,
}

/// The mean of answers.
fn emotion(answers: &[Answer]) -> Option<MeasuredEmotion> {
    let count: u64 = answers.iter().map(|answer| answer.count).sum();
    if count == 0 {
        return None;
    }
    let n = count as f64;
    let mean = answers.iter().map(|answer| answer.worth * answer.count as f64).sum::<f64>() / n;
    let squares: f64 = answers.iter().map(|answer| (answer.worth - mean).powi(2) * answer.count as f64).sum();
    let first = answers.first().map(|answer| answer.question);
    let question = first.filter(|first| answers.iter().all(|answer| answer.question == *first));
    let half_width = (count > 1).then(|| t_975(count - 1) * (squares / (n - 1.0) / n).sqrt());
    Some(MeasuredEmotion { n: count, mean, half_width, question })
}

/// The 97.5 % quantile of Student's t. For few degrees of freedom from its table, else by the expansion around the normal
/// quantile (Abramowitz and Stegun 26.7.5), which is right to four digits there.
fn t_975(freedom: u64) -> f64 {
    const FEW: [f64; 9] = [
        12.706_204_736,
        4.302_652_730,
        3.182_446_305,
        2.776_445_105,
        2.570_581_836,
        2.446_911_851,
        2.364_624_252,
        2.306_004_135,
        2.262_157_163,
    ];
    if let Some(value) = (freedom as usize).checked_sub(1).and_then(|place| FEW.get(place)) {
        return *value;
    }
    let (z, v) = (1.959_963_984_540_054_f64, freedom as f64);
    let g1 = (z.powi(3) + z) / 4.0;
    let g2 = (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0;
    let g3 = (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0;
    let g4 = (79.0 * z.powi(9) + 776.0 * z.powi(7) + 1482.0 * z.powi(5) - 1920.0 * z.powi(3) - 945.0 * z) / 92_160.0;
    z + g1 / v + g2 / v.powi(2) + g3 / v.powi(3) + g4 / v.powi(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantiles_are_those_of_the_tables() {
        for (freedom, table) in [(1, 12.7062), (4, 2.7764), (5, 2.5706), (10, 2.2281), (30, 2.0423), (147, 1.9762)] {
            assert!((t_975(freedom) - table).abs() < 2e-4, "{freedom}: {}", t_975(freedom));
        }
    }

    #[test]
    fn answers_are_brought_to_the_drawn_scale() {
        let column = |name: &str, values: &[&str], codes: &[u32]| FieldColumn {
            name: name.to_owned(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            codes: codes.iter().copied().collect(),
        };
        let events = Events {
            customers: vec![1],
            starts: vec![0, 4],
            times_ms: vec![0; 4],
            fields: vec![column("CSAT", &["1", "3", "9", "5"], &[0, 1, 2, 3])],
            ..Events::default()
        };
        let surveys = Surveys::of(&events);
        let mut given = FxHashMap::default();
        for event in 0..4 {
            let touchpoint = u32::from(event == 3);
            surveys.answers(event).for_each(|(question, code)| _ = given.insert((touchpoint, question, code), 1));
        }
        let found = surveys.emotions(&given, 2);
        let first = found[0].unwrap();
        assert_eq!((first.n, first.mean), (2, -1.0), "9 is no answer from 1 to 5");
        assert_eq!(first.asked(), Some((SurveyQuestion::Csat, 2.0)), "as it was answered");
        assert!((first.half_width.unwrap() - 12.7062).abs() < 1e-3);
        assert_eq!(first.interval(), Some((-2.0, 2.0)), "cut at the ends of the scale");
        assert_eq!(found[1].map(|emotion| (emotion.n, emotion.mean, emotion.half_width)), Some((1, 2.0, None)));
    }
}
