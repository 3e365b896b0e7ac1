//! The targets and the five stories, by hand.

use super::by_hand::{Row, median, midnight};
use super::{LOG, near};
use std::collections::BTreeSet;

const DAY: f64 = 86_400.0;
const MINUTE: f64 = 60.0;

fn count(number: usize) -> f64 {
    number as f64
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[test]
fn so_many_customers_come_to_each_touchpoint() {
    near(count(LOG.paths.len()), 12_480.0, "customers");
    near(count(LOG.customers(Row::in_period).len()), 12_480.0, "customers of the period");
    let targets = [
        (2, 4610.0),
        (4, 8906.0),
        (5, 6120.0),
        (6, 2402.0),
        (7, 611.0),
        (8, 3240.0),
        (9, 2810.0),
        (10, 402.0),
        (11, 1738.0),
        (12, 1123.0),
        (13, 214.0),
    ];
    for (touchpoint, target) in targets {
        near(count(LOG.seen_at(touchpoint).len()), target, &format!("customers at T{touchpoint}"));
    }
    near(count(LOG.buyers().len()), 1742.0, "orders");
    near(1.0 - share(LOG.buyers().len(), LOG.seen_at(9).len()), 0.38, "abandonment");
    let rows = LOG.rows().count();
    assert!((58_000..66_000).contains(&rows), "about 60,000 events, not {rows}");
}

/// The closed funnel by stage, over whole paths, in order.
#[test]
fn so_many_reach_each_stage() {
    let stage_of = |touchpoint: u8| match touchpoint {
        2..=4 => 0,
        5..=7 => 1,
        8..=10 => 2,
        _ => 3,
    };
    let mut reached = [0; 4];
    for (name, touches) in LOG.touches() {
        assert_eq!(stage_of(touches[0].touchpoint.unwrap()), 0, "{name} shows a need first");
        let mut next = 0;
        for touch in touches {
            if next < 4 && stage_of(touch.touchpoint.unwrap()) == next {
                reached[next] += 1;
                next += 1;
            }
        }
    }
    for (stage, target) in [12_480.0, 7613.0, 2870.0, 1640.0].into_iter().enumerate() {
        near(reached[stage], target, &format!("stage {}", stage + 1));
    }
    let compared = LOG.customers(|row| matches!(row.touchpoint, Some(5..=7)));
    near(count(LOG.seen_at(8).difference(&compared).count()), 370.0, "customers who skip the comparison");
}

#[test]
fn so_long_it_takes() {
    for (touchpoint, minutes) in [(4, 2.0), (8, 6.0), (9, 5.0), (7, 22.0)] {
        let stays = LOG.stays(touchpoint);
        assert!(stays.iter().all(|stay| *stay <= 1800), "nobody stays longer than a session's gap at T{touchpoint}");
        near(median(stays) / MINUTE, minutes, &format!("minutes spent at T{touchpoint}"));
    }
    near(median(LOG.delays(2, 5)) / DAY, 2.1, "days from T2 to T5");
    near(median(LOG.delays(5, 8)) / DAY, 1.3, "days from T5 to T8");
    let from_order_to_parcel = LOG.paths.values().filter_map(|rows| {
        let ordered = rows.iter().find(|row| row.is_order())?.at;
        rows.iter().find(|row| row.touchpoint == Some(11)).map(|parcel| parcel.at - ordered)
    });
    near(median(from_order_to_parcel.collect()) / DAY, 2.4, "days from the order to T11");
    assert!(LOG.stays(2).is_empty() && LOG.stays(5).is_empty(), "forum and portal are seen by who comes from there");
}

#[test]
fn so_buyers_and_callers_answer() {
    let answers = |column: &'static str| LOG.rows().map(move |row| row.cell(column)).filter(|cell| !cell.is_empty());
    let heard = answers("heard_from").collect::<Vec<_>>();
    near(count(heard.len()), 310.0, "declared origins");
    for (origin, target) in [("neighbour or family", 34), ("leaflet", 21), ("web", 39), ("other", 6)] {
        let percent = 100.0 * share(heard.iter().filter(|heard| **heard == origin).count(), heard.len());
        assert_eq!(percent.round() as i32, target, "{origin}");
    }
    let marks: Vec<i64> = answers("csat").map(|mark| mark.parse().unwrap()).collect();
    near(count(marks.len()), 148.0, "answers after a call");
    let mean = marks.iter().sum::<i64>() as f64 / marks.len() as f64;
    near(mean, 2.1, "CSAT");
    near(mean - 3.0, -0.9, "measured emotion");
}

#[test]
fn story_1_shipping_is_what_they_see_last() {
    let leaving = LOG.leave_at(9);
    let shipping = leaving.iter().filter(|row| row.cell("page") == "shipping").count();
    near(share(shipping, leaving.len()), 0.71, "leave at the shipping line");
}

/// Customers at the basket with a device between two midnights, and those of them who order there.
fn basket(device: &str, from: i64, to: i64) -> (usize, usize) {
    let there = |row: &Row| row.touchpoint == Some(9) && row.cell("device") == device && (from..to).contains(&row.at);
    (LOG.customers(there).len(), LOG.customers(|row| there(row) && row.is_order()).len())
}

#[test]
fn story_2_phones_fail_for_two_weeks() {
    let (begin, trouble, over, end) = (midnight(9, 1), midnight(10, 12), midnight(10, 27), midnight(12, 1));
    let rate = |device, from, to| {
        let (there, bought) = basket(device, from, to);
        share(bought, there)
    };
    near(rate("phone", begin, trouble), 0.55, "phones before");
    near(rate("phone", trouble, over), 0.22, "phones from 12 to 26 October");
    near(rate("desktop", begin, trouble), 0.68, "computers before");
    near(rate("desktop", trouble, over), 0.68, "computers from 12 to 26 October");
    assert!(rate("phone", over, end) > 0.5, "phones recover");
}

#[test]
fn story_3_the_code_underrates_the_leaflet() {
    near(count(LOG.rows().filter(|row| row.cell("code") == "HAIE10").count()), 96.0, "codes of the leaflet");
}

#[test]
fn story_4_some_see_the_portal_only_after_the_product_page() {
    let first = |rows: &[Row], touchpoint| rows.iter().find(|row| row.touchpoint == Some(touchpoint)).map(|row| row.at);
    let late = LOG.paths.values().filter(|rows| {
        let (portal, product) = (first(rows, 5), first(rows, 8));
        portal.zip(product).is_some_and(|(portal, product)| portal > product)
    });
    let late = late.count();
    near(count(late), 540.0, "customers who see the portal late");
    near(share(late, LOG.seen_at(5).len()), 0.09, "of all at the portal");
}

#[test]
fn story_5_two_devices() {
    let start_on_a_phone = LOG.paths.iter().filter_map(|(name, rows)| {
        let first = rows.iter().map(|row| row.cell("device")).find(|device| !device.is_empty())?;
        (first == "phone").then_some(name.as_str())
    });
    let start_on_a_phone: BTreeSet<&str> = start_on_a_phone.collect();
    let order_on_a_computer = LOG.customers(|row| row.is_order() && row.cell("device") == "desktop");
    let both = start_on_a_phone.intersection(&order_on_a_computer).count();
    near(share(both, LOG.buyers().len()), 0.27, "start on a phone and order on a computer");
}

#[test]
fn some_events_lie_off_the_map() {
    for rows in [LOG.rows().collect::<Vec<_>>(), LOG.rows().filter(|row| row.in_period()).collect()] {
        let off: Vec<&&Row> = rows.iter().filter(|row| row.touchpoint.is_none()).collect();
        near(share(off.len(), rows.len()), 0.028, "off the map");
        let names: BTreeSet<&str> = off.iter().map(|row| row.cell("event")).collect();
        assert_eq!(names, BTreeSet::from(["job_offers", "store_locator", "wishlist"]));
    }
}

/// Nobody's last touch lies less than 30 days before the end of the data, unless they have ordered.
#[test]
fn nobody_is_still_open() {
    let end = LOG.rows().map(|row| row.at).max().unwrap();
    assert!((midnight(12, 31)..midnight(12, 31) + 86_400).contains(&end), "the log runs on to 31 December");
    let buyers = LOG.buyers();
    for (name, touches) in LOG.touches().filter(|(name, _)| !buyers.contains(name.as_str())) {
        let last = touches.last().unwrap();
        assert!(last.at < end - 30 * 86_400, "{name} is still open");
    }
}
