//! What happens to one customer, at its time.

use super::calendar::{DAY, HOUR, MINUTE, PERIOD_END, TROUBLE, busy, within_hours};
use super::cast::{Customer, Far};
use super::dice::{Dice, Durations};
use super::plan::{Pace, Visit, What, visits};

/// One event of a customer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch {
    pub(super) what: What,
    pub(super) at: i64,
    /// Where something tells when it ended.
    pub(super) end: Option<i64>,
}

/// A customer with everything that happens, in time order.
#[derive(Debug)]
pub(super) struct Story {
    pub(super) customer: Customer,
    pub(super) touches: Vec<Touch>,
    pub(super) ordered: bool,
    pub(super) delivered: Option<i64>,
}

impl Story {
    pub(super) fn add(&mut self, what: What, at: i64) {
        self.touches.push(Touch { what, at, end: None });
    }

    /// When the latest thing so far happened.
    pub(super) fn latest(&self) -> i64 {
        self.touches.last().map_or(0, |touch| touch.at)
    }

    /// When the basket was first seen.
    pub(super) fn first_basket(&self) -> Option<i64> {
        self.touches.iter().find(|touch| touch.what.is_basket()).map(|touch| touch.at)
    }
}

/// Where a time lies as seen from the mobile payment trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Season {
    Before,
    Trouble,
    After,
}

/// The season of a time.
pub(super) fn season(at: i64) -> Season {
    if at < TROUBLE.start {
        Season::Before
    } else if at < TROUBLE.end {
        Season::Trouble
    } else {
        Season::After
    }
}

/// Who decides later than this gets no parcel in November.
const LAST_BASKET: i64 = 89 * DAY;
const LAST_VISIT: i64 = PERIOD_END - 8 * HOUR;
/// A demonstration begins between these hours of the day.
const SHOP_OPENS: i64 = 9 * HOUR + 30 * MINUTE;
const LAST_DEMO: i64 = 18 * HOUR;

/// The customers' stories up to the basket.
pub(super) fn stories(customers: Vec<Customer>, dice: &mut Dice) -> Vec<Story> {
    let mut pace = Pace::new();
    let mut stay = Durations::new(8 * MINUTE, 22 * MINUTE, 29 * MINUTE);
    let story = |customer: Customer| {
        let visits = visits(&customer, &mut pace, dice);
        let mut touches = placed(&visits, start(&customer, &visits, dice), dice);
        for touch in touches.iter_mut().filter(|touch| touch.what == What::Demo) {
            touch.end = Some(touch.at + stay.next());
        }
        let mut story = Story { customer, touches, ordered: false, delivered: None };
        keep_to_one_season(&mut story);
        story
    };
    customers.into_iter().map(story).collect()
}

/// When the first visit begins, before the hours of the week are looked at. Those who will buy start early in autumn.
fn start(customer: &Customer, visits: &[Visit], dice: &mut Dice) -> i64 {
    let before_last: i64 = visits.iter().rev().skip(1).map(|visit| visit.length() + visit.gap).sum();
    let latest = if customer.far == Far::Basket { LAST_BASKET } else { LAST_VISIT };
    let room = latest - before_last;
    let (one, other) = (dice.below(room), dice.below(room));
    match (customer.far, dice.below(100)) {
        (Far::Nowhere, 0..22) => one.max(other),
        (Far::Nowhere, 22..38) | (Far::Basket, 0..20) => one.min(other),
        _ => one,
    }
}

fn placed(visits: &[Visit], start: i64, dice: &mut Dice) -> Vec<Touch> {
    let mut touches = Vec::new();
    let mut even = start;
    for visit in visits {
        let mut at = busy(even);
        if visit.touches.iter().any(|(what, _)| *what == What::Demo) {
            at = within_hours(at, SHOP_OPENS, LAST_DEMO, dice.below(5 * HOUR));
        }
        for (what, wait) in &visit.touches {
            touches.push(Touch { what: *what, at, end: None });
            at += wait;
        }
        even += visit.length() + visit.gap;
    }
    touches
}

/// A first try at the basket in another season than the decision is left out, so that nobody is counted in two.
fn keep_to_one_season(story: &mut Story) {
    let last = season(story.latest());
    story.touches.retain(|touch| !touch.what.is_basket() || season(touch.at) == last);
}
