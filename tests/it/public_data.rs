//! Every file of the public data comes in by recognition or by at most two choices, in the window and on the command
//! line, and gives its known answers.

use crate::cli::Desk;
use crate::public::shared;
use crate::window::Window;
use egui_kittest::kittest::Queryable;
use parcours::model::*;
use parcours::project::template;
use parcours::{analysis, tracking};
use serde_json::Value;

/// A file, what must be chosen by hand, and what comes of it.
struct Public {
    file: &'static str,
    /// Columns and the roles that they are given.
    choices: &'static [(&'static str, &'static str)],
    rows: u64,
    customers: u64,
}

const fn public(file: &'static str, rows: u64, customers: u64) -> Public {
    Public { file, choices: &[], rows, customers }
}

const fn chosen(
    file: &'static str,
    choices: &'static [(&'static str, &'static str)],
    rows: u64,
    customers: u64,
) -> Public {
    Public { file, choices, rows, customers }
}

/// All of them but `channel-paths/expected.csv`, which is no export: it holds answers.
const FILES: [Public; 16] = [
    public("shop-clicks/ecom.csv", 31_106, 600),
    public("cases/sepsis.csv", 15_214, 1_050),
    public("cases/patients.csv", 5_442, 500),
    public("channel-paths/paths.csv", 10_000, 19_785 + 68_602),
    public("mail/campaign_recipient_activity.csv", 9, 6),
    public("matomo/visit.json", 2, 1),
    public("three-systems/ga4/ecommerce_funnel_events.csv", 53, 15),
    public("three-systems/ga4/purchase_events.csv", 23, 15),
    public("three-systems/klaviyo/event.csv", 24, 7),
    public("three-systems/shopify/order.csv", 9_009, 50),
    chosen("three-systems/klaviyo/campaign.csv", &[("id", "customer")], 8, 8),
    chosen("three-systems/klaviyo/person.csv", &[("id", "customer")], 10, 10),
    chosen("three-systems/shopify/customer.csv", &[("id", "customer")], 50, 50),
    chosen("three-systems/shopify/refund.csv", &[("order_id", "customer")], 10, 10),
    chosen("three-systems/facebook_ads/facebook_basic_ad.csv", &[("ad_id", "customer")], 30, 3),
    chosen("three-systems/google_ads/ad_stats.csv", &[("ad_id", "customer")], 12, 4),
];

#[test]
fn every_public_file_comes_in_on_the_command_line() {
    for public in &FILES {
        let Some(file) = shared(&format!("data/{}", public.file)) else { return };
        assert!(public.choices.len() <= 2);
        let desk = Desk::new();
        desk.done(&["new", "map.parcours", "--lang", "en"]);
        let roles: Vec<String> = public.choices.iter().map(|(column, role)| format!("{column}={role}")).collect();
        let mut words = vec!["import", "map.parcours", file.to_str().unwrap(), "--json", "--no-match"];
        roles.iter().for_each(|role| words.extend(["--role", role.as_str()]));
        let told: Value = serde_json::from_str(&desk.done(&words)).unwrap();
        let account = &told["account"];
        assert_eq!(
            (account["read"].as_u64(), account["used"].as_u64(), account["customers"].as_u64()),
            (Some(public.rows), Some(public.rows), Some(public.customers)),
            "{}",
            public.file
        );
    }
}

#[test]
fn every_public_file_comes_in_in_the_window() {
    for public in &FILES {
        let Some(file) = shared(&format!("data/{}", public.file)) else { return };
        let mut window = Window::on(template::four_stages(Language::English));
        choose(&mut window, &file.canonicalize().unwrap());
        window.wait_for("Cancel");
        for (column, role) in public.choices {
            press(&mut window, &format!("Role of column {column}"));
            let name = role.chars().next().unwrap().to_uppercase().chain(role.chars().skip(1)).collect::<String>();
            window.harness.get_by_role_and_label(egui::accesskit::Role::Button, &name).click();
            window.settle();
        }
        press(&mut window, "Import");
        window.wait_for("Account of the rows");
        let source = window.records().sources_in_order()[0];
        let account = &source.account;
        assert_eq!(
            (account.read, account.used, account.customers),
            (public.rows, public.rows, public.customers),
            "{}",
            public.file
        );
    }
}

#[test]
fn the_shop_has_its_known_sessions_in_the_days_of_the_broken_checkout() {
    let Some(file) = shared("data/shop-clicks/ecom.csv") else { return };
    let desk = Desk::new();
    desk.done(&["new", "shop.parcours", "--lang", "en"]);
    desk.done(&["import", "shop.parcours", file.to_str().unwrap(), "--lang", "en"]);
    let sessions = |event: &str, days: &[&str]| {
        let words = [&["figures", "shop.parcours", "--json", "--per-session", "--funnel", event], days].concat();
        let figures: Value = serde_json::from_str(&desk.done(&words)).unwrap();
        figures["steps"][0]["reached"].as_u64().unwrap()
    };
    let broken = ["--from", "2024-05-19", "--to", "2024-06-07"];
    for (event, then, else_) in [("payment_details", 130, 502), ("purchase", 46, 424)] {
        let before = sessions(event, &["--to", "2024-05-18"]);
        let after = sessions(event, &["--from", "2024-06-08"]);
        assert_eq!((sessions(event, &broken), before + after), (then, else_), "{event}");
    }
    let events = |event: &str, part: &[&str]| {
        let words = [&["figures", "shop.parcours", "--json"], part].concat();
        let figures: Value = serde_json::from_str(&desk.done(&words)).unwrap();
        let off_map = figures["off_map"].as_array().unwrap().iter();
        off_map.filter(|row| row[0] == event).map(|row| row[1].as_u64().unwrap()).sum::<u64>()
    };
    let of = |device| events("checkout_bug", &["--device", device]);
    assert_eq!((of("mobile"), of("desktop")), (44, 0));
    let errors =
        [&broken[..], &["--to", "2024-05-18"], &["--from", "2024-06-08"]].map(|days| events("payment_error", days));
    assert_eq!((errors[0], errors[1] + errors[2]), (113, 6));
}

#[test]
fn patients_have_seven_ways_when_only_what_is_complete_counts() {
    let Some(file) = shared("data/cases/patients.csv") else { return };
    let desk = Desk::new();
    desk.done(&["new", "cases.parcours", "--lang", "en"]);
    let said = desk.done(&["import", "cases.parcours", file.to_str().unwrap(), "--count", "--lang", "en"]);
    assert!(said.contains("--exclude 'registration_type=start'"), "{said}");
    desk.done(&["import", "cases.parcours", file.to_str().unwrap(), "--exclude", "registration_type=start"]);
    let figures: Value = serde_json::from_str(&desk.done(&["figures", "cases.parcours", "--json"])).unwrap();
    assert_eq!((&figures["variants"]["count"], &figures["events"]), (&7.into(), &2_721.into()));
}

#[test]
fn counted_paths_have_figures_but_no_times() {
    let Some(file) = shared("data/channel-paths/paths.csv") else { return };
    let mut window = Window::on(template::four_stages(Language::English));
    choose(&mut window, &file.canonicalize().unwrap());
    press(&mut window, "Import");
    window.wait_for("Account of the rows");
    assert!(window.harness.query_all_by_label_contains("1970").next().is_none(), "no day is made up");
    press(&mut window, "Map from data");
    window.wait_for("Stage of “Conversion”");
    // Beside the conversion a touchpoint for each channel that is not rare.
    window.click_containing("Draw the map with");
    let records = window.records();
    let recipe = &records.sources_in_order()[0].recipe;
    let events = tracking::read(&file, recipe, &[7; 32], &tracking::Progress::default()).unwrap().events;
    let overlay = analysis::overlay(&events, records, records.journeys_in_order()[1].id, records.views_in_order()[0]);
    assert_eq!((overlay.customers, overlay.converted), (88_387, 19_785));
    let untimed = |figures: &analysis::TouchpointFigures| figures.time_spent.is_none() && figures.still_open == 0;
    assert!(overlay.events_on_map * 10 > overlay.events * 9 && overlay.touchpoints.values().all(untimed));
}

#[test]
fn a_shops_folder_is_a_source_for_each_shape_that_can_be_read() {
    let Some(order) = shared("data/three-systems/shopify/order.csv") else { return };
    let folder = order.parent().unwrap();
    let desk = Desk::new();
    desk.done(&["new", "shop.parcours", "--lang", "en"]);
    let said = desk.done(&["import", "shop.parcours", folder.to_str().unwrap(), "--lang", "en"]);
    assert!(said.contains("Shopify orders") && said.contains("9,009"), "{said}");
    assert!(said.contains("Not imported: refund.csv. No column tells who the customer is."), "{said}");
    let figures: Value = serde_json::from_str(&desk.done(&["figures", "shop.parcours", "--json"])).unwrap();
    assert_eq!((&figures["sources"][0], &figures["events"]), (&"order.csv".into(), &9_009.into()));
}

fn choose(window: &mut Window, path: &std::path::Path) {
    window.ctrl(egui::Key::I);
    window.wait_for("Path of the file");
    window.ctrl(egui::Key::A);
    window.type_text(path.to_str().unwrap());
    window.click("Open");
}

fn press(window: &mut Window, label: &str) {
    window.wait_for(label);
    window.harness.get_by_label(label).scroll_to_me();
    window.settle();
    window.click(label);
}
