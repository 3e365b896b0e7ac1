//! Proposals for the touchpoints of the sample and of a web shop, in both languages.

use super::*;
use crate::model::{CardKind, ChannelId, Phase, Record, Traceable};
use crate::tracking::NO_VALUE;

/// A log of one event a customer: each row gives the values of the fields, `""` for none.
fn log(fields: &[&str], rows: &[&[&str]]) -> Events {
    let column = |place: usize, name: &str| {
        let mut column = FieldColumn { name: name.to_owned(), ..FieldColumn::default() };
        for value in rows.iter().map(|row| row[place]) {
            let known = column.values.iter().position(|v| v == value);
            let code = match (value, known) {
                ("", _) => NO_VALUE,
                (_, Some(place)) => place as u32,
                (_, None) => {
                    column.values.push(value.to_owned());
                    column.values.len() as u32 - 1
                }
            };
            column.codes.push(code);
        }
        column
    };
    Events {
        customers: (0..rows.len() as u64).collect(),
        starts: (0..=rows.len() as u32).collect(),
        times_ms: vec![0; rows.len()],
        fields: fields.iter().enumerate().map(|(place, name)| column(place, name)).collect(),
        ..Events::default()
    }
}

/// Touchpoints of these titles, each with a channel of this name.
fn touchpoints(titles: &[(&str, &str)]) -> (Vec<Card>, Table<Channel>) {
    let mut channels = Table::default();
    let cards = titles.iter().map(|(title, channel)| {
        let mut channel = Channel { name: (*channel).to_owned(), ..Channel::blank(ChannelId::new()) };
        if ["word of mouth", "bouche-à-oreille"].contains(&channel.name.as_str()) {
            channel.traceable = Traceable::NotAtAll;
        }
        let mut card = Card { kind: CardKind::Touchpoint, ..Card::blank(CardId::new()) };
        card.title = (*title).to_owned();
        card.channel = Some(channel.id);
        card.estimated = title.contains("journal").then_some(9000).or(title.contains("newspaper").then_some(9000));
        channels.insert(channel.id, channel);
        card
    });
    (cards.collect(), channels)
}

/// The rules proposed for these touchpoints, as text, in their order.
fn proposed(events: &Events, titles: &[(&str, &str)]) -> Vec<String> {
    let (cards, channels) = touchpoints(titles);
    let proposals = propose(events, &cards.iter().collect::<Vec<_>>(), &channels);
    let of = |card: &Card| proposals.iter().find(|proposal| proposal.touchpoint == card.id);
    cards.iter().map(|card| of(card).map_or_else(|| "nothing".to_owned(), |p| text(&p.rules))).collect()
}

fn text(rules: &[Rule]) -> String {
    let condition = |c: &Condition| format!("{} {} {}", c.field, c.comparison.as_str(), c.values.join("|"));
    let rule = |rule: &Rule| rule.all.iter().map(condition).collect::<Vec<_>>().join(" and ");
    let mut rules: Vec<String> = rules.iter().map(rule).collect();
    rules.sort();
    rules.join(", ")
}

/// The events of the sample's log, off the map and beside it too.
fn garden() -> Events {
    let fields = ["event", "channel", "referrer", "page", "zone", "device", "account_type", "code"];
    log(
        &fields,
        &[
            &["visit", "search", "", "home", "", "phone", "private", ""],
            &["visit", "search", "", "product", "", "phone", "private", ""],
            &["visit", "referral", "forum-jardin.example", "", "", "phone", "pro", ""],
            &["visit", "referral", "forum.bricolage.example", "", "", "computer", "", ""],
            &["visit", "referral", "reviews.example", "", "", "computer", "", ""],
            &["visit", "referral", "maker.example", "", "", "computer", "", ""],
            &["visit", "direct", "", "", "", "computer", "", ""],
            &["visit", "email", "", "", "", "computer", "", ""],
            &["zone_stay", "store", "", "", "garden-demo", "", "", ""],
            &["zone_stay", "store", "", "", "till", "", "", ""],
            &["product_view", "search", "", "product", "", "phone", "", ""],
            &["cart_view", "direct", "", "cart", "", "phone", "", ""],
            &["checkout", "direct", "", "shipping", "", "phone", "", ""],
            &["checkout", "direct", "", "payment", "", "phone", "", ""],
            &["checkout", "direct", "", "confirmation", "", "phone", "", "HAIE10"],
            &["call", "phone", "", "", "", "", "", ""],
            &["csat", "phone", "", "", "", "", "", ""],
            &["declared_origin", "", "", "", "", "", "", ""],
            &["delivered", "carrier", "", "", "", "", "", ""],
            &["email_open", "email", "", "", "", "", "", ""],
            &["email_click", "email", "", "", "", "", "", ""],
            &["review_posted", "reviews", "", "", "", "", "", ""],
            &["store_locator", "direct", "", "", "", "", "", ""],
            &["job_offers", "direct", "", "", "", "", "", ""],
            &["wishlist", "direct", "", "", "", "", "", ""],
        ],
    )
}

const GARDEN: [&str; 13] = [
    "nothing",
    "event is visit and referrer contains forum",
    "nothing",
    "event is visit and channel is search",
    "event is visit and referrer contains reviews",
    "event is visit and referrer contains maker",
    "event is zone_stay and zone is garden-demo",
    "event is product_view",
    "event is cart_view, event is checkout",
    "event is call",
    "event is delivered",
    "event is email_click, event is email_open",
    "event is review_posted",
];

#[test]
fn the_sample_is_matched_without_writing_a_rule() {
    let titles = [
        ("Chat over the fence", "word of mouth"),
        ("Opinion forum", "forum"),
        ("Leaflet in the newspaper", "print"),
        ("Search engine", "search"),
        ("Review portal", "reviews"),
        ("Maker’s website", "web"),
        ("In-store demonstration", "shop"),
        ("Product page", "web shop"),
        ("Basket and payment", "web shop"),
        ("Call centre", "phone"),
        ("Parcel delivery", "carrier"),
        ("Newsletter: blade care", "e-mail"),
        ("Own review online", "reviews"),
    ];
    assert_eq!(proposed(&garden(), &titles), GARDEN);
}

#[test]
fn the_sample_is_matched_in_french_too() {
    let titles = [
        ("Conversation avec un voisin", "bouche-à-oreille"),
        ("Forum d’opinion", "forum"),
        ("Prospectus dans le journal", "imprimé"),
        ("Moteur de recherche", "recherche"),
        ("Portail d’avis", "avis"),
        ("Site du fabricant", "web"),
        ("Démonstration en magasin", "magasin"),
        ("Fiche produit", "boutique en ligne"),
        ("Panier et paiement", "boutique en ligne"),
        ("Centre d’appels", "téléphone"),
        ("Livraison du colis", "transporteur"),
        ("Lettre d’information : soin des lames", "e-mail"),
        ("Avis déposé en ligne", "avis"),
    ];
    assert_eq!(proposed(&garden(), &titles), GARDEN);
}

const SHOP: [&str; 19] = [
    "product_view",
    "catalog",
    "search",
    "home",
    "filter_results",
    "add_to_cart",
    "cart",
    "shipping_details",
    "wishlist_add",
    "promo_page",
    "payment_details",
    "account_page",
    "purchase",
    "review_page",
    "support_chat",
    "error_page",
    "compare",
    "payment_error",
    "checkout_bug",
];

const FUNNEL: [&str; 6] = [
    "event is product_view",
    "event is add_to_cart",
    "event is cart",
    "event is shipping_details",
    "event is payment_details",
    "event is purchase",
];

fn shop() -> Events {
    let rows: Vec<[&str; 1]> = SHOP.iter().map(|event| [*event]).collect();
    log(&["event"], &rows.iter().map(|row| row.as_slice()).collect::<Vec<_>>())
}

#[test]
fn a_web_shop_is_matched_in_both_languages() {
    let web = |titles: [&'static str; 6]| titles.map(|title| (title, "Web shop"));
    let english = ["Product page", "Add to cart", "Cart", "Shipping details", "Payment details", "Purchase"];
    assert_eq!(proposed(&shop(), &web(english)), FUNNEL);
    let french = [
        "Fiche produit",
        "Ajout au panier",
        "Panier",
        "Informations de livraison",
        "Informations de paiement",
        "Achat",
    ];
    assert_eq!(proposed(&shop(), &web(french)), FUNNEL);
    let backwards: Vec<(&str, &str)> = english.iter().rev().map(|title| (*title, "Web shop")).collect();
    assert_eq!(proposed(&shop(), &backwards), FUNNEL.iter().rev().copied().collect::<Vec<_>>());
}

#[test]
fn values_named_like_touchpoints_go_to_them() {
    assert_eq!(proposed(&shop(), &SHOP.map(|title| (title, ""))), SHOP.map(|event| format!("event is {event}")));
}

#[test]
fn what_has_rules_keeps_its_events() {
    let (mut cards, channels) = touchpoints(&[("Kiosk", ""), ("Product page", "")]);
    cards[0].rules = vec![Rule::one(Condition::is("event", "product_view"))];
    let proposals = propose(&shop(), &cards.iter().collect::<Vec<_>>(), &channels);
    assert_eq!(proposals, [], "product_view is taken, and promo_page is another page");
}

#[test]
fn customers_are_counted_and_the_reason_is_said() {
    let mut events = garden();
    // All but the first two events are of one customer.
    events.customers = vec![1, 2, 3];
    events.starts = vec![0, 1, 2, events.len() as u32];
    let (cards, channels) = touchpoints(&[("Panier et paiement", "")]);
    let proposals = propose(&events, &[&cards[0]], &channels);
    assert_eq!((proposals[0].events, proposals[0].customers), (4, 1));
    assert_eq!(proposals[0].why.say(Language::English), "“checkout” in “checkout” means the same as “paiement”");
}

#[test]
fn nothing_is_proposed_for_what_only_looks_alike() {
    let titles = [
        ("Visit of the sales rep", "Sales rep visit"),
        ("Trial machine on a site", "Salesperson, adviser"),
        ("Advice in the garden centre", "Store"),
        ("Poster at the station", "Poster"),
    ];
    assert_eq!(proposed(&garden(), &titles[..2]), ["nothing"; 2]);
    assert_eq!(proposed(&shop(), &titles[2..]), ["nothing"; 2]);
    assert_eq!(proposed(&Events { starts: vec![0], ..Events::default() }, &titles), ["nothing"; 4]);
}

/// A log of visits: one customer a visit, its events in order, a minute apart.
fn visits(visits: &[&[&str]]) -> Events {
    let rows: Vec<Vec<&str>> = visits.iter().flat_map(|visit| visit.iter().map(|event| vec![*event])).collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let mut starts = vec![0];
    visits.iter().for_each(|visit| starts.push(starts[starts.len() - 1] + visit.len() as u32));
    let times_ms = visits.iter().flat_map(|visit| (0..visit.len() as i64).map(|minute| minute * 60_000)).collect();
    Events { customers: (0..visits.len() as u64).collect(), starts, times_ms, ..log(&["event"], &rows) }
}

#[test]
fn a_map_is_proposed_from_what_customers_do() {
    let events = visits(&[
        &["session_start", "home", "product_view", "view_item", "add_to_cart", "purchase"],
        &["session_start", "home", "product_view", "zorglub_step", "purchase", "delivered"],
        &["session_start", "home", "product_view", "zorglub_step", "cart"],
    ]);
    let map = propose_map(&events, Language::English);
    let shown: Vec<String> = map
        .touchpoints
        .iter()
        .map(|s| {
            format!("{}{} {} {} {}", if s.wanted { "" } else { "-" }, s.phase.as_str(), s.title, s.events, s.customers)
        })
        .collect();
    let expected = [
        "need Home page 3 3",
        "-need Visit 3 3",
        "comparison Product page 4 3",
        "decision Zorglub step 2 2",
        "decision Add to basket 1 1",
        "decision Order 2 2",
        "decision Basket 1 1",
        "loyalty Delivery 1 1",
    ];
    let mut sorted = shown.clone();
    sorted.sort();
    let mut wanted = expected.map(str::to_owned).to_vec();
    wanted.sort();
    assert_eq!(sorted, wanted, "{shown:?}");
    let stages: Vec<&str> = map.touchpoints.iter().map(|seen| seen.phase.as_str()).collect();
    assert!(stages.is_sorted_by_key(|phase| Phase::ALL.iter().position(|known| known.as_str() == *phase)));
    let product = map.touchpoints.iter().find(|seen| seen.title == "Product page").unwrap();
    assert_eq!(text(&product.rules), "event is product_view, event is view_item");
    let french = propose_map(&events, Language::French);
    assert!(french.touchpoints.iter().any(|seen| seen.title == "Ajout au panier"));
    assert_eq!(propose_map(&Events::default(), Language::French), MapProposal::default());
}

#[test]
fn page_views_count_by_their_page() {
    let rows: &[&[&str]] =
        &[&["page_view", "Home"], &["page_view", "Basket"], &["page_view", "Home"], &["purchase", "Thanks"]];
    let map = propose_map(&log(&["event", "page_title"], rows), Language::English);
    let rules = |title: &str| map.touchpoints.iter().find(|s| s.title == title).map(|s| text(&s.rules));
    assert_eq!(rules("Home page").as_deref(), Some("event is page_view and page_title is Home"));
    assert_eq!(rules("Basket").as_deref(), Some("event is page_view and page_title is Basket"));
    assert_eq!(rules("Page view"), None);
    assert_eq!(rules("Order").as_deref(), Some("event is page_view and page_title is Thanks, event is purchase"));
}

#[test]
fn values_look_like_touchpoints() {
    let (cards, channels) = touchpoints(&[("Search", "web"), ("Shopping basket", "web")]);
    let found =
        looks_like(&["view_search_results", "cart_view", "zorglub"], &cards.iter().collect::<Vec<_>>(), &channels);
    assert_eq!(found, [Some(cards[0].id), Some(cards[1].id), None]);
}

#[test]
fn what_people_are_is_no_event() {
    let log = log(
        &["event", "user_lifecycle", "order_status"],
        &[&["purchase", "returning", ""], &["search", "returning", ""], &["service", "new", "returned"]],
    );
    let rules = proposed(&log, &[("Order", "website"), ("Returns and refund", "website")]);
    assert_eq!(rules[0], "event is purchase");
    assert!(!rules[1].contains("lifecycle"), "{rules:?}");
}

#[test]
fn steps_of_counted_paths_are_their_channels() {
    let log = log(&["event", "channel"], &[&["touch", "search"], &["touch", "newsletter"], &["conversion", ""]]);
    let proposal = propose_map(&log, Language::English);
    let mut rules: Vec<String> = proposal.touchpoints.iter().map(|seen| text(&seen.rules)).collect();
    rules.sort();
    let expected =
        ["event is conversion", "event is touch and channel is newsletter", "event is touch and channel is search"];
    assert_eq!(rules, expected);
}
