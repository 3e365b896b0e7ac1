//! Figures about a few customers, taken out of a copy for others: what a map would write as "fewer than 10" must not
//! stand in the file as a number.

use super::overlay::{Overlay, TouchpointFigures};

/// The figures without those about fewer customers than `minimum`, and how many of them were taken out. `None`: all of
/// them are about so few. What is taken out reads as not measured.
pub fn without_small_groups(overlay: &Overlay, minimum: u64) -> Option<(Overlay, usize)> {
    let tells = |customers: u64| customers == 0 || customers >= minimum;
    if !tells(overlay.customers) || !tells(overlay.converted) {
        return None;
    }
    let mut kept = overlay.clone();
    kept.touchpoints.retain(|_, figures| tells(figures.customers));
    kept.flows.retain(|flow| tells(flow.customers));
    kept.off_map.retain(|(_, _, customers)| tells(*customers));
    let mut left_out = overlay.touchpoints.len() - kept.touchpoints.len() + overlay.flows.len() - kept.flows.len();
    left_out += overlay.off_map.len() - kept.off_map.len();
    for stage in kept.funnel.iter_mut().filter(|stage| stage.customers.is_some_and(|customers| !tells(customers))) {
        (stage.customers, stage.share) = (None, None);
        left_out += 1;
    }
    left_out += kept.touchpoints.values_mut().map(|figures| without_small_samples(figures, &tells)).sum::<usize>();
    for time in kept.flows.iter_mut().map(|flow| &mut flow.time) {
        left_out += usize::from(time.take_if(|time| !tells(time.n)).is_some());
    }
    left_out += usize::from(clear_days(&mut kept.customers_by_day, &tells));
    Some((kept, left_out))
}

/// Durations and answers of few, and the days of a touchpoint where some day had few. Gives how many were taken out.
fn without_small_samples(figures: &mut TouchpointFigures, tells: &impl Fn(u64) -> bool) -> usize {
    let out = [
        figures.time_spent.take_if(|time| !tells(time.n)).is_some(),
        figures.time_to_next.take_if(|time| !tells(time.n)).is_some(),
        figures.emotion.take_if(|emotion| !tells(emotion.n)).is_some(),
        clear_days(&mut figures.customers_by_day, tells),
    ];
    out.into_iter().filter(|out| *out).count()
}

fn clear_days(days: &mut Vec<u32>, tells: &impl Fn(u64) -> bool) -> bool {
    let told = days.iter().all(|&customers| tells(u64::from(customers)));
    if !told {
        days.clear();
    }
    !told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Flow, Spread, StageFigures};
    use crate::model::{CardId, StageId};

    fn figures(customers: u64, timed: u64) -> TouchpointFigures {
        let time = Spread { n: timed, q1_ms: 1, median_ms: 2, q3_ms: 3 };
        TouchpointFigures { customers, time_spent: Some(time), customers_by_day: vec![0, 12, 30], ..Default::default() }
    }

    #[test]
    fn nothing_about_fewer_than_ten_stays() {
        let (many, few) = (CardId::new(), CardId::new());
        let flow = |customers| Flow { from: many, to: few, passages: 9, customers, time: None, mean_ms: 1.0 };
        let stage = |customers| StageFigures { stage: StageId::new(), customers: Some(customers), share: Some(0.5) };
        let overlay = Overlay {
            customers: 100,
            converted: 10,
            touchpoints: [(many, figures(42, 9)), (few, figures(9, 9))].into(),
            flows: vec![flow(10), flow(9)],
            funnel: vec![stage(42), stage(3), stage(0)],
            off_map: vec![("common".to_owned(), 90, 50), ("jane@example.com".to_owned(), 3, 1)],
            customers_by_day: vec![10, 3],
            ..Overlay::default()
        };
        let (kept, left_out) = without_small_groups(&overlay, 10).unwrap();
        assert_eq!(left_out, 6);
        assert_eq!(kept.touchpoints.keys().collect::<Vec<_>>(), [&many]);
        let touchpoint = &kept.touchpoints[&many];
        assert_eq!((touchpoint.customers, touchpoint.time_spent), (42, None), "nine durations are too few");
        assert_eq!(touchpoint.customers_by_day, [0, 12, 30]);
        assert_eq!((kept.flows.len(), kept.off_map.len()), (1, 1));
        let reached: Vec<_> = kept.funnel.iter().map(|stage| stage.customers).collect();
        assert_eq!(reached, [Some(42), None, Some(0)]);
        assert!(kept.customers_by_day.is_empty());
        assert_eq!(without_small_groups(&overlay, 1), Some((overlay.clone(), 0)), "1 switches it off");
        assert_eq!(without_small_groups(&overlay, 11), None, "ten conversions are too few to be told");
    }
}
