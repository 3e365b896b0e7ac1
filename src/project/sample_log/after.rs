//! After the order: the parcel, the newsletter, the review; and December, when only these go on.

use super::calendar::{DAY, HOUR, MINUTE, PERIOD_END, is_sunday, within_hours};
use super::dice::{Dice, Durations};
use super::plan::What;
use super::story::Story;

/// Orders that never arrive, all of customers who compared before.
const LOST: usize = 4;
/// Customers who open the newsletter, and who post a review, within the period.
const OPENERS: usize = 1123;
const REVIEWERS: usize = 214;
/// Openers who open one more in December.
const DECEMBER_OPENERS: usize = 610;

/// From order to parcel.
const PARCEL_SOONEST: i64 = 20 * HOUR;
const PARCEL_USUAL: i64 = 231 * DAY / 100;
const PARCEL_LATEST: i64 = 11 * DAY / 2;

/// Everything that follows an order.
pub(super) fn go_on(stories: &mut [Story], dice: &mut Dice) {
    deliver(stories, dice);
    review(stories, dice);
    let openers = open(stories, dice);
    open_in_december(stories, openers, dice);
}

fn deliver(stories: &mut [Story], dice: &mut Dice) {
    let compared = |story: &Story| story.ordered && !story.customer.skips_comparison();
    let lost = dice.pick((0..stories.len()).filter(|&place| compared(&stories[place])).collect(), LOST);
    let mut takes = Durations::new(PARCEL_SOONEST, PARCEL_USUAL, PARCEL_LATEST);
    for (place, story) in stories.iter_mut().enumerate().filter(|(_, story)| story.ordered) {
        if lost.contains(&place) {
            continue;
        }
        let ordered = story.latest();
        let at = parcel(ordered, takes.next(), dice);
        story.add(What::Delivered, at);
        story.delivered = Some(at);
    }
}

/// Never on Sundays, never at night; what is ordered in the last days comes in time for December.
fn parcel(ordered: i64, takes: i64, dice: &mut Dice) -> i64 {
    let left = PERIOD_END - 6 * HOUR - ordered;
    let takes = if left < PARCEL_LATEST {
        PARCEL_SOONEST + (takes - PARCEL_SOONEST) * (left - PARCEL_SOONEST) / (PARCEL_LATEST - PARCEL_SOONEST)
    } else {
        takes
    };
    let at = ordered + takes;
    let at = if is_sunday(at) { at + DAY } else { at };
    within_hours(at, 8 * HOUR, 19 * HOUR, dice.below(2 * HOUR))
}

fn delivered_by(stories: &[Story], latest: i64) -> Vec<usize> {
    (0..stories.len()).filter(|&place| stories[place].delivered.is_some_and(|at| at < latest)).collect()
}

/// Reviews are asked for in the first week. Firms post none.
fn review(stories: &mut [Story], dice: &mut Dice) {
    let mut places = delivered_by(stories, PERIOD_END - 8 * DAY);
    places.retain(|&place| !stories[place].customer.pro);
    for place in dice.pick(places, REVIEWERS) {
        let at = waking(stories[place].latest() + dice.between(DAY, 7 * DAY), dice);
        stories[place].add(What::Review, at);
    }
}

/// The newsletter about blade care comes in the second or third week; some open the next one too.
fn open(stories: &mut [Story], dice: &mut Dice) -> Vec<usize> {
    let places = delivered_by(stories, PERIOD_END - 21 * DAY);
    let openers = dice.pick(places, OPENERS);
    for &place in &openers {
        let story = &mut stories[place];
        let delivered = story.delivered.unwrap_or_default();
        let first = waking(delivered + dice.between(8 * DAY, 20 * DAY), dice);
        open_mail(story, first, dice);
        let second = waking(first + dice.between(13 * DAY, 15 * DAY), dice);
        if second < PERIOD_END && dice.percent(45) {
            open_mail(story, second, dice);
        }
    }
    openers
}

fn open_in_december(stories: &mut [Story], openers: Vec<usize>, dice: &mut Dice) {
    for place in dice.pick(openers, DECEMBER_OPENERS) {
        let at = waking(PERIOD_END + dice.between(2 * DAY, 24 * DAY), dice);
        open_mail(&mut stories[place], at, dice);
    }
}

fn open_mail(story: &mut Story, at: i64, dice: &mut Dice) {
    story.add(What::MailOpen, at);
    if dice.percent(38) {
        story.add(What::MailClick, at + dice.between(10, 2 * MINUTE));
    }
}

fn waking(at: i64, dice: &mut Dice) -> i64 {
    within_hours(at, 7 * HOUR, 22 * HOUR, dice.below(3 * HOUR))
}
