//! The emotion curve under hand and keyboard: heights become values, a few typed words a feeling.

use crate::edit::{self, Edit, Felt};
use crate::model::*;
use crate::scene::{Band, Point, Scene};

/// Near a whole level a dragged point stays on it, within this part of a level.
const MAGNET: f64 = 0.14;

/// The value at a height of the band, in tenths, drawn to whole levels.
pub(super) fn value_at(band: &Band, y: f32) -> f64 {
    let value = (f64::from((band.neutral - y) / band.level)).clamp(-2.0, 2.0);
    let whole = value.round();
    if (value - whole).abs() < MAGNET { whole } else { (value * 10.0).round() / 10.0 }
}

/// The band under a place of the map, and the column there.
pub(super) fn band_at(scene: &Scene, at: Point) -> Option<(&Band, StepId)> {
    let cell = scene.cell_at(at)?;
    scene.bands.iter().find(|band| band.lane == cell.lane).map(|band| (band, cell.step))
}

/// The persona whose curve a lane draws when the hand adds to it; `None`: all.
fn persona_of(records: &Records, lane: LaneId) -> Option<PersonaId> {
    records.lanes.get(&lane).and_then(|lane| lane.persona)
}

/// A feeling at a step becomes this value; made where the persona has none there.
pub(super) fn set(records: &Records, lane: LaneId, step: StepId, value: f64) -> Edit {
    let said = Felt { value: Some(value), ..Felt::default() };
    edit::feel(records, step, persona_of(records, lane), &said).0
}

/// The typed feeling: "+1 curious" has value and name, "curious" a name, "-2" a value.
pub(super) fn typed(records: &Records, lane: LaneId, step: StepId, text: &str) -> Edit {
    let (value, named) = parse(text, records.project().emotion_scale);
    edit::feel(records, step, persona_of(records, lane), &Felt { value, named }).0
}

/// A leading number is the value, the rest the name. A number that no level has belongs to the name.
fn parse(text: &str, scale: EmotionScale) -> (Option<f64>, String) {
    let text = text.trim();
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let number = first.replace(',', ".").replace('−', "-").parse::<f64>().ok().filter(|n| n.is_finite());
    let value = number.and_then(|number| match scale {
        EmotionScale::Levels => (-2.0..=2.0).contains(&number).then_some(number),
        EmotionScale::Ten => (1.0..=10.0).contains(&number).then(|| (number - 1.0) * 4.0 / 9.0 - 2.0),
    });
    match value {
        Some(value) => (Some(value), rest.trim().to_owned()),
        None => (None, text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_feeling_has_value_name_or_both() {
        let levels = |text| parse(text, EmotionScale::Levels);
        assert_eq!(levels("+1 curious"), (Some(1.0), "curious".to_owned()));
        assert_eq!(levels("-2"), (Some(-2.0), String::new()));
        assert_eq!(levels("−0,5 un peu las"), (Some(-0.5), "un peu las".to_owned()));
        assert_eq!(levels("24 hours later"), (None, "24 hours later".to_owned()));
        assert_eq!(parse("10 delighted", EmotionScale::Ten), (Some(2.0), "delighted".to_owned()));
        assert_eq!(parse("1", EmotionScale::Ten).0, Some(-2.0));
    }

    #[test]
    fn heights_are_drawn_to_whole_levels() {
        let band = Band { lane: LaneId::new(), neutral: 100.0, level: 25.0 };
        assert_eq!(value_at(&band, 100.0), 0.0);
        assert_eq!(value_at(&band, 76.0), 1.0);
        assert_eq!(value_at(&band, 62.5), 1.5);
        assert_eq!(value_at(&band, -500.0), 2.0);
    }
}
