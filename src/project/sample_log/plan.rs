//! In which visits customers see their touchpoints: the order of things, and how long lies between them.

use super::calendar::{DAY, HOUR, MINUTE};
use super::cast::{Customer, Far, Need, Portal};
use super::dice::{Dice, Durations};

/// What one event of the log is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Forum,
    Search,
    Portal,
    Maker,
    Demo,
    Product,
    Cart,
    Shipping,
    Payment,
    Confirmation,
    Call,
    Delivered,
    MailOpen,
    MailClick,
    Review,
    StoreLocator,
    JobOffers,
    Wishlist,
}

impl What {
    /// Whether it is a page of basket and payment.
    pub(super) fn is_basket(self) -> bool {
        matches!(self, Self::Cart | Self::Shipping | Self::Payment | Self::Confirmation)
    }
}

/// Some touches close together, then nothing for a while.
#[derive(Debug)]
pub(super) struct Visit {
    /// What, and the seconds until the next of the same visit.
    pub(super) touches: Vec<(What, i64)>,
    /// Seconds from its last touch to the next visit.
    pub(super) gap: i64,
}

impl Visit {
    /// Seconds from the first touch to the last.
    pub(super) fn length(&self) -> i64 {
        self.touches.iter().rev().skip(1).map(|(_, wait)| wait).sum()
    }
}

/// How long things take.
pub(super) struct Pace {
    search: Durations,
    maker: Durations,
    product: Durations,
    pub(super) basket: Durations,
    after_forum: Durations,
    after_search: Durations,
    after_portal: Durations,
    after_maker: Durations,
    after_demo: Durations,
    after_product: Durations,
    after_basket: Durations,
}

/// Nobody is back within the hour: what is closer together is one visit.
const SOONEST: i64 = 4 * HOUR;
/// Going to the shop takes another day.
const ANOTHER_DAY: i64 = 22 * HOUR;

impl Pace {
    pub(super) const fn new() -> Self {
        Self {
            search: Durations::new(20, 121, 9 * MINUTE),
            maker: Durations::new(30, 3 * MINUTE, 12 * MINUTE),
            product: Durations::new(50, 6 * MINUTE, 22 * MINUTE),
            basket: Durations::new(45, 5 * MINUTE, 18 * MINUTE),
            after_forum: Durations::new(SOONEST, 219 * DAY / 100, 8 * DAY),
            after_search: Durations::new(SOONEST, 16 * DAY / 10, 7 * DAY),
            after_portal: Durations::new(SOONEST, 137 * DAY / 100, 5 * DAY),
            after_maker: Durations::new(SOONEST, 9 * DAY / 10, 5 * DAY),
            after_demo: Durations::new(ANOTHER_DAY, 14 * DAY / 10, 6 * DAY),
            after_product: Durations::new(SOONEST, 9 * DAY / 10, 6 * DAY),
            after_basket: Durations::new(SOONEST, 8 * DAY / 10, 4 * DAY),
        }
    }

    fn wait_after(&mut self, what: What) -> i64 {
        match what {
            What::Search => self.search.next(),
            What::Product => self.product.next(),
            What::Maker => self.maker.next(),
            _ => self.basket.next(),
        }
    }

    fn gap_after(&mut self, what: What) -> i64 {
        match what {
            What::Forum => self.after_forum.next(),
            What::Search => self.after_search.next(),
            What::Portal => self.after_portal.next(),
            What::Maker => self.after_maker.next(),
            What::Demo => self.after_demo.next(),
            What::Product => self.after_product.next(),
            _ => self.after_basket.next(),
        }
    }
}

/// The visits of a customer up to the basket; who reaches it ends with [`What::Cart`], and the rest is decided later.
pub(super) fn visits(customer: &Customer, pace: &mut Pace, dice: &mut Dice) -> Vec<Visit> {
    let mut order = need(customer, dice);
    order.extend(comparison(customer, dice));
    if customer.skips_comparison() && order.last().is_some_and(|visit| visit.last() == Some(&What::Search)) {
        // From the search straight to the product page.
        let search = order.pop().unwrap_or_default();
        order.push(search.into_iter().chain(products(dice)).collect());
    } else if customer.far > Far::Nowhere {
        order.push(product_visit(customer, dice));
    }
    if customer.portal == Portal::AfterProduct {
        order.extend(std::iter::repeat_n(vec![What::Portal], dice.between(1, 2) as usize));
        order.push(if dice.percent(60) { products(dice) } else { vec![What::Product] });
    }
    if customer.far == Far::Basket {
        baskets(&mut order, dice);
    }
    timed(order, pace)
}

fn need(customer: &Customer, dice: &mut Dice) -> Vec<Vec<What>> {
    let mut forum = vec![vec![What::Forum]];
    if dice.percent(28) {
        forum.push(vec![What::Forum]);
    }
    let mut search = vec![searches(dice)];
    if dice.percent(22) {
        search.push(searches(dice));
    }
    match customer.need {
        Need::Forum => forum,
        Need::Search => search,
        Need::Both if dice.percent(60) => [search, forum].concat(),
        Need::Both => [forum, search].concat(),
    }
}

/// People search, land, go back and search again.
fn searches(dice: &mut Dice) -> Vec<What> {
    let times = [1, 1, 1, 1, 2, 2][dice.below(6) as usize];
    vec![What::Search; times]
}

/// Maker and shop after the portal, as drawn; now and then before it.
fn comparison(customer: &Customer, dice: &mut Dice) -> Vec<Vec<What>> {
    let mut portal = Vec::new();
    if customer.portal == Portal::BeforeProduct {
        let times = [1, 1, 1, 1, 2, 3][dice.below(6) as usize];
        portal = vec![vec![What::Portal]; times];
    }
    let mut elsewhere = Vec::new();
    if customer.maker {
        elsewhere.push(vec![What::Maker; dice.between(1, 2) as usize]);
    }
    if customer.demo {
        elsewhere.push(vec![What::Demo]);
    }
    if dice.percent(80) { [portal, elsewhere].concat() } else { [elsewhere, portal].concat() }
}

fn products(dice: &mut Dice) -> Vec<What> {
    let times = [1, 1, 2, 2, 3, 4][dice.below(6) as usize];
    vec![What::Product; times]
}

/// Some of those who search at all search for the name of the shop to get there.
fn product_visit(customer: &Customer, dice: &mut Dice) -> Vec<What> {
    let searches = customer.need != Need::Forum && dice.percent(25);
    let mut visit = if searches { vec![What::Search] } else { Vec::new() };
    visit.extend(products(dice));
    visit
}

/// A look again, for some a first try at the basket, and the visit that decides.
fn baskets(order: &mut Vec<Vec<What>>, dice: &mut Dice) {
    if dice.percent(25) {
        order.push(products(dice));
    }
    if dice.percent(30) {
        let first_try = if dice.percent(50) { vec![What::Cart] } else { vec![What::Cart, What::Shipping] };
        let visit = order.last_mut().expect("the product page was seen before");
        visit.extend(first_try);
        order.push(if dice.percent(40) { vec![What::Product] } else { Vec::new() });
    }
    let visit = order.last_mut().expect("the product page was seen before");
    visit.push(What::Cart);
}

fn timed(order: Vec<Vec<What>>, pace: &mut Pace) -> Vec<Visit> {
    let next_is_demo: Vec<bool> = order.iter().skip(1).map(|visit| visit.first() == Some(&What::Demo)).collect();
    let visit = |(number, whats): (usize, Vec<What>)| {
        let last = *whats.last().expect("a visit has a touch");
        let gap = pace.gap_after(last);
        let to_demo = next_is_demo.get(number).copied().unwrap_or_default();
        let touches = whats.into_iter().map(|what| (what, pace.wait_after(what))).collect();
        Visit { touches, gap: if to_demo { gap.max(ANOTHER_DAY) } else { gap } }
    };
    order.into_iter().enumerate().map(visit).collect()
}
