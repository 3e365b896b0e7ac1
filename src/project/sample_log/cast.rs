//! Who is in the log: customers, and the touchpoints each of them sees.

use super::dice::Dice;

/// By which touchpoints a need shows. Everybody has one of these first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Forum,
    Search,
    Both,
}

/// When the review portal is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Portal {
    Never,
    BeforeProduct,
    /// Only after the product page, against the drawing.
    AfterProduct,
}

/// How far towards an order a customer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Far {
    Nowhere,
    Product,
    Basket,
}

/// One customer and what they will see.
#[derive(Debug, Clone, Copy)]
pub(super) struct Customer {
    pub(super) need: Need,
    pub(super) portal: Portal,
    pub(super) maker: bool,
    pub(super) demo: bool,
    pub(super) far: Far,
    /// Shops on a phone when it comes to the basket.
    pub(super) phone: bool,
    /// Shops for a firm.
    pub(super) pro: bool,
}

impl Customer {
    /// Goes to the product page without having compared anything.
    pub(super) fn skips_comparison(&self) -> bool {
        self.far > Far::Nowhere && !self.compares()
    }

    fn compares(&self) -> bool {
        self.portal != Portal::Never || self.maker || self.demo
    }
}

/// Customers who see these touchpoints of comparison: how many stop there, how many go on to the product page, and how
/// many go on and see the portal only after it.
struct Comparison {
    portal: bool,
    maker: bool,
    demo: bool,
    stop: usize,
    go_on: usize,
    portal_late: usize,
}

const fn comparison(seen: [bool; 3], [stop, go_on, portal_late]: [usize; 3]) -> Comparison {
    Comparison { portal: seen[0], maker: seen[1], demo: seen[2], stop, go_on, portal_late }
}

const COMPARISONS: [Comparison; 7] = [
    comparison([true, false, false], [3251, 1480, 0]),
    comparison([false, true, false], [953, 260, 0]),
    comparison([false, false, true], [110, 130, 0]),
    comparison([false, true, true], [20, 20, 0]),
    comparison([true, true, false], [288, 330, 440]),
    comparison([true, false, true], [90, 90, 60]),
    comparison([true, true, true], [31, 20, 40]),
];
/// Customers who show a need and nothing more.
const ONLY_NEED: usize = 4497;
/// Customers who go from the need straight to the product page.
const SKIP_COMPARISON: usize = 370;

/// By need: those who see the review portal, and the others.
const NEEDS_WITH_PORTAL: [(usize, Need); 3] = [(2300, Need::Forum), (650, Need::Both), (3170, Need::Search)];
const NEEDS_WITHOUT: [(usize, Need); 3] = [(1274, Need::Forum), (386, Need::Both), (4700, Need::Search)];

/// Of the customers at the product page who compared, and of those who did not: how many reach the basket with a phone
/// and with a computer.
const BASKETS_COMPARED: [usize; 2] = [845, 1807];
const BASKETS_SKIPPED: [usize; 2] = [49, 109];

/// Everybody in the log, in random order.
pub(super) fn customers(dice: &mut Dice) -> Vec<Customer> {
    let mut customers = Vec::new();
    let blank = Customer {
        need: Need::Search,
        portal: Portal::Never,
        maker: false,
        demo: false,
        far: Far::Nowhere,
        phone: false,
        pro: false,
    };
    for group in COMPARISONS {
        let portal = if group.portal { Portal::BeforeProduct } else { Portal::Never };
        let seen = Customer { portal, maker: group.maker, demo: group.demo, ..blank };
        let on = Customer { far: Far::Product, ..seen };
        customers.extend(std::iter::repeat_n(seen, group.stop));
        customers.extend(std::iter::repeat_n(on, group.go_on));
        customers.extend(std::iter::repeat_n(Customer { portal: Portal::AfterProduct, ..on }, group.portal_late));
    }
    customers.extend(std::iter::repeat_n(blank, ONLY_NEED));
    customers.extend(std::iter::repeat_n(Customer { far: Far::Product, ..blank }, SKIP_COMPARISON));
    dice.shuffle(&mut customers);
    deal_needs(&mut customers, dice);
    deal_baskets(&mut customers, dice);
    deal_firms(&mut customers, dice);
    customers
}

fn deal_needs(customers: &mut [Customer], dice: &mut Dice) {
    let mut with_portal = dice.deck(&NEEDS_WITH_PORTAL).into_iter();
    let mut without = dice.deck(&NEEDS_WITHOUT).into_iter();
    for customer in customers {
        let deck = if customer.portal == Portal::Never { &mut without } else { &mut with_portal };
        customer.need = deck.next().unwrap_or(Need::Search);
    }
}

fn deal_baskets(customers: &mut [Customer], dice: &mut Dice) {
    let at_product = |customers: &[Customer], skipped: bool| -> Vec<usize> {
        let there = |c: &Customer| c.far == Far::Product && c.skips_comparison() == skipped;
        (0..customers.len()).filter(|&place| there(&customers[place])).collect()
    };
    for (skipped, [phones, computers]) in [(false, BASKETS_COMPARED), (true, BASKETS_SKIPPED)] {
        let places = at_product(customers, skipped);
        for (number, place) in dice.pick(places, phones + computers).into_iter().enumerate() {
            customers[place].far = Far::Basket;
            customers[place].phone = number < phones;
        }
    }
}

/// Firms look at machines in the shop and do not read forums.
fn deal_firms(customers: &mut [Customer], dice: &mut Dice) {
    for customer in customers {
        let likely = match customer {
            Customer { need: Need::Forum | Need::Both, .. } => 0,
            Customer { demo: true, .. } => 60,
            Customer { maker: true, .. } => 12,
            Customer { far: Far::Basket, .. } => 8,
            _ => 5,
        };
        customer.pro = dice.percent(likely);
    }
}
