//! Who buys, who calls, who leaves, and at which page.

use super::calendar::{DAY, HOUR, MINUTE, TROUBLE, is_saturday, next_open};
use super::cast::Far;
use super::dice::{Dice, Durations};
use super::plan::{Pace, What};
use super::story::{Season, Story, season};

/// Orders in all, and of these by customers who skipped the comparison.
const ORDERS: usize = 1742;
const ORDERS_SKIPPED: usize = 98;
/// Of a hundred at the basket so many buy: on a computer, on a phone before the trouble, on a phone during it.
const COMPUTERS_BUY: usize = 68;
const PHONES_BUY: usize = 55;
const PHONES_BUY_IN_TROUBLE: usize = 22;

/// Callers who then order, who come back to the basket and leave there, and who leave at once.
const CALLS: [(usize, Caller); 3] = [(214, Caller::Orders), (28, Caller::ComesBack), (160, Caller::Leaves)];
/// Of those who do not order and do not call: so many look at the product page once more.
const LOOK_AGAIN: usize = 60;

/// The page that those who leave at the basket have seen last: shipping in 71 of 100 cases.
const LAST_SHIPPING: usize = 602;
const LAST_PAYMENT: usize = 100;
/// Of the phones that leave during the trouble, this many of a hundred leave at the payment.
const TROUBLE_AT_PAYMENT: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Caller {
    Orders,
    ComesBack,
    Leaves,
}

/// Groups at the basket that buy at their own rate.
const GROUPS: [(bool, Season); 6] = [
    (false, Season::Before),
    (false, Season::Trouble),
    (false, Season::After),
    (true, Season::Before),
    (true, Season::Trouble),
    (true, Season::After),
];

/// Gives everybody at the basket an end.
pub(super) fn decide(stories: &mut [Story], dice: &mut Dice) {
    choose_buyers(stories, dice);
    let callers = choose_callers(stories, dice);
    let again = choose_again(stories, &callers, dice);
    let last_pages = choose_last_pages(stories, &callers, &again, dice);
    let mut pace = Pace::new();
    let mut hold = Durations::new(2 * MINUTE, 9 * MINUTE, 26 * MINUTE);
    for place in at_basket(stories) {
        let story = &mut stories[place];
        if let Some(caller) = callers[place] {
            phone(story, caller, &mut pace, &mut hold, dice);
        }
        go_through(story, last_pages[place], &mut pace);
        if again[place] {
            let later = story.latest() + dice.between(6 * HOUR, 60 * HOUR);
            story.add(What::Product, next_open(later, 8 * HOUR, 22 * HOUR, dice.below(HOUR)));
        }
    }
}

/// Sees the shipping cost, calls, and comes back or not.
fn phone(story: &mut Story, caller: Caller, pace: &mut Pace, hold: &mut Durations, dice: &mut Dice) {
    walk(story, &[What::Shipping], pace);
    call(story, pace, hold, dice);
    if caller != Caller::Leaves {
        come_back(story, pace, dice);
    }
}

/// From the basket to the order, or as far as the last page seen.
fn go_through(story: &mut Story, last_page: Option<What>, pace: &mut Pace) {
    let pages = [What::Shipping, What::Payment, What::Confirmation];
    let last = if story.ordered { Some(What::Confirmation) } else { last_page };
    let seen = last.and_then(|last| pages.iter().position(|page| *page == last)).map_or(0, |place| place + 1);
    walk(story, &pages[..seen], pace);
}

fn at_basket(stories: &[Story]) -> Vec<usize> {
    (0..stories.len()).filter(|&place| stories[place].customer.far == Far::Basket).collect()
}

/// Buyers of each group at its rate.
fn choose_buyers(stories: &mut [Story], dice: &mut Dice) {
    let skips = |stories: &[Story], place: usize| stories[place].customer.skips_comparison();
    let groups = groups(stories);
    let orders = orders(&groups);
    let skipping = |group: &[usize]| group.iter().filter(|&&place| skips(stories, place)).count();
    let weights: Vec<usize> = groups.iter().zip(&orders).map(|(g, n)| n * skipping(g) / g.len()).collect();
    let skipped = share_out(ORDERS_SKIPPED, &weights);
    for ((group, orders), skipped) in groups.into_iter().zip(orders).zip(skipped) {
        let (skipping, comparing) = group.into_iter().partition(|&place| skips(stories, place));
        for place in [dice.pick(skipping, skipped), dice.pick(comparing, orders - skipped)].concat() {
            stories[place].ordered = true;
        }
    }
}

/// Who is in each group.
fn groups(stories: &[Story]) -> Vec<Vec<usize>> {
    let in_group = |(phone, season_of)| {
        let mut places = at_basket(stories);
        places.retain(|&p| stories[p].customer.phone == phone && season(stories[p].latest()) == season_of);
        places
    };
    GROUPS.into_iter().map(in_group).collect()
}

/// Orders of each group; phones after the trouble make up the number of all.
fn orders(groups: &[Vec<usize>]) -> Vec<usize> {
    let rates = [COMPUTERS_BUY, COMPUTERS_BUY, COMPUTERS_BUY, PHONES_BUY, PHONES_BUY_IN_TROUBLE];
    let mut orders: Vec<usize> =
        groups.iter().zip(rates).map(|(group, rate)| (group.len() * rate + 50) / 100).collect();
    orders.push(ORDERS - orders.iter().sum::<usize>());
    orders
}

/// A total shared out by weights, the heaviest taking what rounding leaves.
fn share_out(total: usize, weights: &[usize]) -> Vec<usize> {
    let all: usize = weights.iter().sum();
    let mut shares: Vec<usize> = weights.iter().map(|weight| total * weight / all).collect();
    let heaviest = (0..weights.len()).max_by_key(|&place| weights[place]).unwrap_or_default();
    shares[heaviest] += total - shares.iter().sum::<usize>();
    shares
}

/// Callers, firms more often than others. Nobody calls around the edges of the trouble, so that nobody is counted in two seasons.
fn choose_callers(stories: &[Story], dice: &mut Dice) -> Vec<Option<Caller>> {
    let far_from_edges =
        |at: i64| at < 84 * DAY && (at - TROUBLE.start).abs() > 4 * DAY && (at - TROUBLE.end).abs() > 4 * DAY;
    let mut callers = vec![None; stories.len()];
    for (count, caller) in CALLS {
        let mut places = at_basket(stories);
        places.retain(|&p| stories[p].ordered == (caller == Caller::Orders) && far_from_edges(stories[p].latest()));
        places.retain(|&p| callers[p].is_none());
        dice.shuffle(&mut places);
        places.sort_by_cached_key(|&place| !(stories[place].customer.pro && dice.percent(50)));
        places.iter().take(count).for_each(|&place| callers[place] = Some(caller));
    }
    callers
}

fn choose_again(stories: &[Story], callers: &[Option<Caller>], dice: &mut Dice) -> Vec<bool> {
    let mut places = at_basket(stories);
    places.retain(|&p| !stories[p].ordered && callers[p].is_none() && stories[p].latest() < 86 * DAY);
    let mut again = vec![false; stories.len()];
    dice.pick(places, LOOK_AGAIN).into_iter().for_each(|place| again[place] = true);
    again
}

/// The last page of everybody who does not order and does not leave on the phone.
fn choose_last_pages(
    stories: &[Story],
    callers: &[Option<Caller>],
    again: &[bool],
    dice: &mut Dice,
) -> Vec<Option<What>> {
    let mut last = vec![None; stories.len()];
    let mut places = at_basket(stories);
    places.retain(|&p| !stories[p].ordered && callers[p] != Some(Caller::Leaves));
    let (looking, leaving): (Vec<usize>, Vec<usize>) = places.into_iter().partition(|&p| again[p]);
    looking.into_iter().for_each(|place| last[place] = Some(What::Shipping));
    let in_trouble = |p: &usize| stories[*p].customer.phone && season(stories[*p].latest()) == Season::Trouble;
    let (troubled, others): (Vec<usize>, Vec<usize>) = leaving.into_iter().partition(in_trouble);
    let at_payment = troubled.len() * TROUBLE_AT_PAYMENT / 100;
    let at_shipping = troubled.len() - at_payment;
    let troubled_pages = dice.deck(&[(at_payment, What::Payment), (at_shipping, What::Shipping)]);
    let (payment, shipping) = (LAST_PAYMENT.saturating_sub(at_payment), LAST_SHIPPING - at_shipping);
    let cart = others.len() - payment - shipping;
    let pages = dice.deck(&[(payment, What::Payment), (shipping, What::Shipping), (cart, What::Cart)]);
    let placed = troubled.into_iter().zip(troubled_pages).chain(others.into_iter().zip(pages));
    placed.for_each(|(place, page)| last[place] = Some(page));
    last
}

/// The next pages, one after the other.
fn walk(story: &mut Story, pages: &[What], pace: &mut Pace) {
    for page in pages {
        let at = story.latest() + pace.basket.next();
        story.add(*page, at);
    }
}

/// A call while somebody answers; on Saturdays the queue is longer.
fn call(story: &mut Story, pace: &mut Pace, hold: &mut Durations, dice: &mut Dice) {
    let at = next_open(story.latest() + pace.basket.next(), 9 * HOUR, 18 * HOUR, dice.below(3 * HOUR));
    story.add(What::Call, at);
    let queue = if is_saturday(at) { 12 * MINUTE } else { 0 };
    let lasts = (hold.next() + queue).min(29 * MINUTE);
    story.touches.last_mut().expect("the call was just added").end = Some(at + lasts);
}

/// Back to the basket after the call: at once, or in the evening.
fn come_back(story: &mut Story, pace: &mut Pace, dice: &mut Dice) {
    let hung_up = story.touches.last().and_then(|touch| touch.end).unwrap_or(story.latest());
    let wait = if dice.percent(55) { pace.basket.next() } else { dice.between(2 * HOUR, 5 * HOUR) };
    story.add(What::Cart, hung_up + wait);
}
