//! What customers answered when they were asked, on the scale of the drawn emotion.

use crate::tracking::Events;
use serde::{Deserialize, Serialize};

/// The answers at one touchpoint, brought to -2..2.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct MeasuredEmotion {
    /// How many answers.
    pub n: u64,
    /// Their mean.
    pub mean: f64,
    /// Half the width of the 95 % interval of the mean: t s / sqrt n. `None`: a single answer has none.
    pub half_width: Option<f64>,
}

impl MeasuredEmotion {
    /// From where to where the mean may lie, cut at -2 and 2.
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.half_width.map(|half| ((self.mean - half).max(-2.0), (self.mean + half).min(2.0)))
    }
}

/// A question whose answers are known by the name of their column: which answers there are, and what each is worth.
struct Question {
    column: &'static str,
    answers: std::ops::RangeInclusive<f64>,
    worth: fn(f64) -> f64,
}

/// Satisfaction from 1 to 5, recommendation from 0 to 10.
const QUESTIONS: [Question; 2] = [
    Question { column: "csat", answers: 1.0..=5.0, worth: |answer| answer - 3.0 },
    Question { column: "nps", answers: 0.0..=10.0, worth: |answer| (answer - 5.0) * 0.4 },
];

/// The answers at each of `count` touchpoints; `touchpoint` names that of an event, and `kept` whether the view lets it
/// through.
pub fn measured_emotions(
    events: &Events,
    count: usize,
    touchpoint: impl Fn(usize) -> Option<usize>,
    kept: &[bool],
) -> Vec<Option<MeasuredEmotion>> {
    let mut sums = vec![Sums::default(); count];
    for field in &events.fields {
        let Some(question) = QUESTIONS.iter().find(|q| q.column.eq_ignore_ascii_case(field.name.trim())) else {
            continue;
        };
        let worth = |value: &String| {
            let answer = value.trim().replace(',', ".").parse::<f64>().ok();
            answer.filter(|answer| question.answers.contains(answer)).map(question.worth)
        };
        let worths: Vec<Option<f64>> = field.values.iter().map(worth).collect();
        for event in (0..events.len()).filter(|&event| kept[event]) {
            let worth = worths.get(field.codes[event] as usize).copied().flatten();
            if let (Some(worth), Some(place)) = (worth, touchpoint(event)) {
                sums[place].add(worth);
            }
        }
    }
    sums.iter().map(Sums::emotion).collect()
}

#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    n: u64,
    mean: f64,
    /// Sum of the squared distances from the mean.
    squares: f64,
}

impl Sums {
    fn add(&mut self, value: f64) {
        self.n += 1;
        let before = value - self.mean;
        self.mean += before / self.n as f64;
        self.squares += before * (value - self.mean);
    }

    fn emotion(&self) -> Option<MeasuredEmotion> {
        if self.n == 0 {
            return None;
        }
        let n = self.n as f64;
        let half_width = (self.n > 1).then(|| t_975(self.n - 1) * (self.squares / (n - 1.0) / n).sqrt());
        Some(MeasuredEmotion { n: self.n, mean: self.mean, half_width })
    }
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
    use crate::tracking::FieldColumn;

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
            codes: codes.to_vec(),
        };
        let events = Events {
            customers: vec![1],
            starts: vec![0, 4],
            times_ms: vec![0; 4],
            fields: vec![column("CSAT", &["1", "3", "9", "5"], &[0, 1, 2, 3])],
            ..Events::default()
        };
        let found = measured_emotions(&events, 2, |event| Some(usize::from(event == 3)), &[true; 4]);
        let first = found[0].unwrap();
        assert_eq!((first.n, first.mean), (2, -1.0), "9 is no answer from 1 to 5");
        assert!((first.half_width.unwrap() - 12.7062).abs() < 1e-3);
        assert_eq!(first.interval(), Some((-2.0, 2.0)), "cut at the ends of the scale");
        assert_eq!(found[1].map(|emotion| (emotion.n, emotion.mean, emotion.half_width)), Some((1, 2.0, None)));
    }
}
