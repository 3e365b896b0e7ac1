//! The stories as a table: devices, answers, codes and amounts, then one row an event.

use super::calendar::{DAY, HOUR, utc};
use super::cast::Far;
use super::dice::Dice;
use super::plan::What;
use super::story::{Story, Touch};
use chrono::DateTime;
use std::io::{self, Write};

const HEADER: &str = "customer_id,timestamp,end_time,event,channel,referrer,zone,page,device,account_type,code,order_value,\
                      csat,heard_from";

/// Buyers who start on a phone and order on a computer.
const TWO_DEVICES: usize = 470;
/// Orders with the code of the leaflet.
const LEAFLET_CODES: usize = 96;
/// What buyers say when asked how they heard of the shop.
const HEARD_FROM: [(usize, &str); 4] = [(105, "neighbour or family"), (65, "leaflet"), (121, "web"), (19, "other")];
/// What callers answer, from 1 to 5.
const CSAT: [(usize, u8); 5] = [(52, 1), (50, 2), (28, 3), (15, 4), (3, 5)];

/// What is said about a customer beside the events.
#[derive(Debug, Clone, Copy, Default)]
struct Answers {
    leaflet_code: bool,
    heard_from: &'static str,
    csat: Option<u8>,
    /// Starts on a phone and changes to the computer before the basket.
    changes_device: bool,
}

/// Writes the table.
pub(super) fn write(stories: &mut [Story], dice: &mut Dice, out: &mut impl Write) -> io::Result<()> {
    let answers = answers(stories, dice);
    let mut rows = Vec::new();
    for (number, story) in stories.iter_mut().enumerate() {
        story.touches.sort_by_key(|touch| touch.at);
        let change_at = change_at(story, answers[number].changes_device);
        for (place, touch) in story.touches.iter().enumerate() {
            let device = device(story, number, touch, change_at);
            rows.push((touch.at, number, place, row(number, story, touch, device, &answers[number])));
        }
    }
    rows.sort();
    writeln!(out, "{HEADER}")?;
    rows.iter().try_for_each(|(.., row)| writeln!(out, "{row}"))
}

fn answers(stories: &[Story], dice: &mut Dice) -> Vec<Answers> {
    let mut answers = vec![Answers::default(); stories.len()];
    let who = |is: &dyn Fn(&Story) -> bool| -> Vec<usize> {
        (0..stories.len()).filter(|&place| is(&stories[place])).collect()
    };
    for place in dice.pick(who(&|story| story.ordered), LEAFLET_CODES) {
        answers[place].leaflet_code = true;
    }
    let heard = dice.deck(&HEARD_FROM);
    for (place, heard) in dice.pick(who(&|story| story.ordered), heard.len()).into_iter().zip(heard) {
        answers[place].heard_from = heard;
    }
    let marks = dice.deck(&CSAT);
    let called = |story: &Story| story.touches.iter().any(|touch| touch.what == What::Call);
    for (place, mark) in dice.pick(who(&called), marks.len()).into_iter().zip(marks) {
        answers[place].csat = Some(mark);
    }
    let can_change = |story: &Story| story.ordered && !story.customer.phone && has_time_to_change(story);
    for place in dice.pick(who(&can_change), TWO_DEVICES) {
        answers[place].changes_device = true;
    }
    answers
}

/// Whether there is a day between the first contact and the first basket.
fn has_time_to_change(story: &Story) -> bool {
    let first = story.touches.first().map_or(0, |touch| touch.at);
    story.first_basket().is_some_and(|basket| basket - first > DAY)
}

/// From when on the computer is used: a few hours before the basket.
fn change_at(story: &Story, changes: bool) -> Option<i64> {
    story.first_basket().filter(|_| changes).map(|basket| basket - 3 * HOUR)
}

fn device(story: &Story, number: usize, touch: &Touch, change_at: Option<i64>) -> &'static str {
    match touch.what {
        What::Demo | What::Call | What::Delivered => "",
        _ if change_at.is_some_and(|at| touch.at < at) => "phone",
        _ if story.customer.far == Far::Basket => {
            if story.customer.phone {
                "phone"
            } else {
                "desktop"
            }
        }
        // Spread over the customers without a pattern that meets the eye.
        _ => match number * 7919 % 100 {
            0..52 => "phone",
            52..93 => "desktop",
            _ => "tablet",
        },
    }
}

/// The cells of an event that say what it is: event, channel, referrer, zone, page.
fn cells(what: What, number: usize) -> [&'static str; 5] {
    let of = |choices: [&'static str; 3]| choices[number % 3];
    match what {
        What::Forum => [
            "visit",
            "forum",
            of(["forum.green-thumb.example", "forum.diy-talk.example", "jardin-forum.example"]),
            "",
            "landing",
        ],
        What::Search => ["visit", "search", "search.example", "", of(["landing", "hedge-trimmers", "garden-tools"])],
        What::Portal => [
            "visit",
            "reviews",
            of(["reviews.example", "garden-reviews.example", "reviews.test-bench.example"]),
            "",
            "landing",
        ],
        What::Maker => [
            "visit",
            "partner",
            of(["maker-volta.example", "maker-taille.example", "maker-hedgeworks.example"]),
            "",
            "hedge-trimmers",
        ],
        What::Demo => ["zone_stay", "shop", "", "garden-demo", ""],
        What::Product => ["product_view", "web_shop", "", "", of(["trimmer-40v", "trimmer-36v", "trimmer-18v"])],
        What::Cart => ["cart_view", "web_shop", "", "", "basket"],
        What::Shipping => ["checkout", "web_shop", "", "", "shipping"],
        What::Payment => ["checkout", "web_shop", "", "", "payment"],
        What::Confirmation => ["checkout", "web_shop", "", "", "confirmation"],
        What::Call => ["call", "phone", "", "", ""],
        What::Delivered => ["delivered", "carrier", "", "", ""],
        What::MailOpen => ["email_open", "email", "", "", "blade-care"],
        What::MailClick => ["email_click", "email", "", "", "blade-care"],
        What::Review => ["review_posted", "reviews", "", "", ""],
        What::StoreLocator => ["store_locator", "web_shop", "", "", "stores"],
        What::JobOffers => ["job_offers", "web_shop", "", "", "jobs"],
        What::Wishlist => ["wishlist", "web_shop", "", "", "wishlist"],
    }
}

fn row(number: usize, story: &Story, touch: &Touch, device: &str, answers: &Answers) -> String {
    let [event, channel, referrer, zone, page] = cells(touch.what, number);
    let confirmed = touch.what == What::Confirmation;
    let end = touch.end.map(stamp).unwrap_or_default();
    let account = if story.customer.pro { "pro" } else { "private" };
    let code = if confirmed && answers.leaflet_code { "HAIE10" } else { "" };
    let value = if confirmed { amount(number, answers.leaflet_code) } else { String::new() };
    let csat = answers.csat.filter(|_| touch.what == What::Call).map(|mark| mark.to_string()).unwrap_or_default();
    let heard_from = if confirmed { answers.heard_from } else { "" };
    format!(
        "C{:05},{},{end},{event},{channel},{referrer},{zone},{page},{device},{account},{code},{value},{csat},{heard_from}",
        number + 1,
        stamp(touch.at),
    )
}

/// The trimmer, for some with a second battery, three of four with delivery; ten off in a hundred with the code.
fn amount(number: usize, leaflet_code: bool) -> String {
    let trimmer = [28_900, 24_900, 33_900][number % 3];
    let battery = if number.is_multiple_of(7) { 8_900 } else { 0 };
    let delivery = if number.is_multiple_of(4) { 0 } else { 1_900 };
    let goods = if leaflet_code { (trimmer + battery) * 9 / 10 } else { trimmer + battery };
    let cents = goods + delivery;
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn stamp(at: i64) -> String {
    let time = DateTime::from_timestamp(utc(at), 0).expect("2026 is a year that can be written");
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}
