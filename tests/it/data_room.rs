//! The Data room as its users drive it: from an export to figures on a map, and what happens when files go astray.

use crate::window::Window;
use egui_kittest::kittest::Queryable;
use parcours::file::data_path;
use parcours::model::*;
use parcours::project::template;
use std::fmt::Write as _;

/// A shop's clicks: forty customers, of whom half buy; one row cannot be read and one names nobody.
fn clicks() -> String {
    let mut text = "user_id,event,timestamp,device\n".to_owned();
    for n in 0..40 {
        let device = if n % 4 == 0 { "mobile" } else { "desktop" };
        let events: &[&str] = match n % 2 {
            0 => &["home", "search", "product_view", "add_to_cart", "purchase"],
            _ => &["home", "product_view", "wishlist_add"],
        };
        for (minute, event) in events.iter().enumerate() {
            writeln!(text, "c{n},{event},2026-09-{:02} 10:{minute:02}:00,{device}", n % 28 + 1).unwrap();
        }
    }
    text.push_str("c99,home,yesterday,desktop\n,home,2026-09-03 10:00:00,desktop\n");
    text
}

fn window() -> Window {
    Window::on(template::four_stages(Language::English))
}

/// Imports a file as a user does: the command, the path, the button.
fn import(window: &mut Window, name: &str, text: &str) {
    let file = window.path(name);
    std::fs::write(&file, text).unwrap();
    choose(window, name);
    window.wait_for("Role of column timestamp");
    window.click("Import");
    window.wait_for("Account of the rows");
}

fn choose(window: &mut Window, name: &str) {
    window.ctrl(egui::Key::I);
    window.wait_for("Path of the file");
    window.type_text(name);
    window.click("Open");
}

fn says(window: &Window, words: &str) -> bool {
    window.harness.query_all_by_label_contains(words).next().is_some()
}

/// Brings a button into view and presses it, as one scrolls first.
fn press(window: &mut Window, label: &str) {
    window.wait_for(label);
    window.harness.get_by_label(label).scroll_to_me();
    window.settle();
    window.click(label);
}

/// Runs frames until a sentence is gone: for work on threads.
fn wait_until_unsaid(window: &mut Window, words: &str) {
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while says(window, words) {
        assert!(std::time::Instant::now() < until, "“{words}” is still there");
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.harness.run_steps(2);
    }
}

#[track_caller]
fn expect(window: &Window, words: &str) {
    assert!(says(window, words), "nobody says “{words}”");
}

#[test]
fn a_map_is_drawn_from_an_export_and_undone_at_once() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    window.click("Map from data");
    window.wait_for("Draw the map with");
    window.click("Draw the map with 6 touchpoints");
    let records = window.records();
    let journey = records.journeys_in_order()[1];
    assert_eq!(journey.title, "Journey from clicks");
    let stages: Vec<&str> = records.stages_of(journey.id).iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["Need", "Comparison", "Decision"]);
    let titles: Vec<&str> = journey.rule_list.iter().map(|card| records.cards[card].title.as_str()).collect();
    assert_eq!(titles, ["Home page", "Search", "Product page", "Wish list", "Add to basket", "Order"]);
    let goals = records.goals_in_order();
    assert!(goals.iter().any(|goal| goal.rules == [Rule::one(Condition::is("event", "purchase"))]));
    expect(&window, "40 customers");
    window.ctrl(egui::Key::Z);
    assert_eq!(window.records().journeys.len(), 1);
    assert!(window.records().goals.values().all(|goal| goal.rules.is_empty()), "the goal too");
    assert!(window.records().cards.is_empty());
}

#[test]
fn the_same_file_is_noticed() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    let first = window.records().sources_in_order()[0].clone();
    assert_eq!((first.account.read, first.account.used, first.account.rejected), (162, 160, 2));
    assert_eq!((first.origin.path.as_str(), first.origin.bytes), ("clicks.csv", clicks().len() as u64));
    choose(&mut window, "clicks.csv");
    window.wait_for("This file was already imported on");
    window.click("Replace it");
    window.click("Import");
    window.wait_for("Account of the rows");
    let second = window.records().sources_in_order()[0].clone();
    assert_eq!(window.records().sources.len(), 1, "it took the place of the first one");
    assert_ne!(second.id, first.id);
    window.ctrl(egui::Key::Z);
    assert_eq!(window.records().sources_in_order()[0], &first);

    choose(&mut window, "clicks.csv");
    window.wait_for("This file was already imported on");
    window.click("Keep both");
    window.click("Import");
    window.wait_for("Account of the rows");
    assert_eq!(window.records().sources.len(), 2);
}

#[test]
fn a_folder_of_different_tables_is_imported_one_by_one() {
    let mut window = window();
    let folder = window.path("export");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("clicks-01.csv"), clicks()).unwrap();
    std::fs::write(folder.join("clicks-02.csv"), clicks().replace("2026-09", "2026-10")).unwrap();
    let refunds = "order_id,created_at,note\n1,2026-09-02,broken\n2,2026-09-03,late\n";
    std::fs::write(folder.join("refunds.csv"), refunds).unwrap();
    choose(&mut window, "export");
    window.wait_for("The files have 2 shapes: each shape is a source of its own. Look at those that you want.");
    expect(&window, "No column tells who the customer is");
    // What can be read as it is stands first.
    window.harness.query_all_by_label("Look at it…").next().unwrap().click();
    window.settle();
    window.wait_for("Role of column timestamp");
    window.click("Import");
    window.wait_for("Imported");
    let source = window.records().sources_in_order()[0].clone();
    assert_eq!((source.name.as_str(), source.account.read, source.account.files.len()), ("clicks-01.csv + 1", 324, 2));
    window.click("Look at it…");
    window.wait_for("Role of column order_id");
    press(&mut window, "Role of column order_id");
    window.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Customer").click();
    window.settle();
    press(&mut window, "Import");
    window.wait_for("Account of the rows");
    let names: Vec<&str> = window.records().sources_in_order().iter().map(|source| source.name.as_str()).collect();
    assert_eq!(names, ["clicks-01.csv + 1", "refunds.csv"]);
    // Read again, a source of two files is both of them.
    window.click("clicks-01.csv + 1");
    press(&mut window, "Read it again");
    window.wait_for("Account of the rows");
    let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
    while window.records().sources.contains_key(&source.id) {
        assert!(std::time::Instant::now() < until, "it is not read again");
        std::thread::sleep(std::time::Duration::from_millis(20));
        window.harness.run_steps(2);
    }
    assert_eq!(window.records().sources_in_order()[0].account, source.account);
}

#[test]
fn what_is_not_on_the_map_becomes_a_touchpoint_with_one_click() {
    let mut records = template::four_stages(Language::English);
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).into_iter().find(|lane| lane.kind == LaneKind::Touchpoints).unwrap().id;
    let step = records.columns_of(journey)[0].id;
    let rules = vec![Rule::one(Condition::is("event", "cart"))];
    let basket = Card {
        lane,
        step,
        span: 1,
        kind: CardKind::Touchpoint,
        title: "Basket".into(),
        rules,
        ..Card::blank(CardId::new())
    };
    records.insert(basket.clone().into());
    let mut window = Window::on(records);
    import(&mut window, "clicks.csv", &clicks());
    press(&mut window, "Make “product_view” a touchpoint");
    let card = window.card("Product page").expect("a card with a readable name").clone();
    assert_eq!(card.rules, [Rule::one(Condition::is("event", "product_view"))]);
    assert_eq!(card.step, step);
    assert!(!says(&window, "Make “product_view” a touchpoint"), "it is on the map now");
    press(&mut window, "Add to “Basket”");
    let added = &window.records().cards[&basket.id].rules;
    assert_eq!(added[1], Rule::one(Condition::is("event", "add_to_cart")));
    window.ctrl(egui::Key::Z);
    window.ctrl(egui::Key::Z);
    assert!(window.card("Product page").is_none());
}

#[test]
fn rules_are_listed_with_what_they_match_and_moved() {
    let mut records = template::four_stages(Language::English);
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).into_iter().find(|lane| lane.kind == LaneKind::Touchpoints).unwrap().id;
    let step = records.columns_of(journey)[0].id;
    let contains =
        Condition { field: "event".to_owned(), comparison: Comparison::Matches, values: vec!["*_*".to_owned()] };
    let cards = [("Anything", contains), ("Product page", Condition::is("event", "product_view"))];
    let mut ids = Vec::new();
    for (title, condition) in cards {
        let card = Card {
            lane,
            step,
            span: 1,
            kind: CardKind::Touchpoint,
            title: title.into(),
            rules: vec![Rule::one(condition)],
            ..Card::blank(CardId::new())
        };
        ids.push(card.id);
        records.insert(card.into());
    }
    records.journeys.get_mut(&journey).unwrap().rule_list = ids.clone();
    let mut window = Window::on(records);
    import(&mut window, "clicks.csv", &clicks());
    window.click("Rules");
    window.wait_for("80 events");
    expect(&window, "40 events are matched by “Anything” and “Product page”: they count for “Anything”.");
    press(&mut window, "Move “Product page” up");
    assert_eq!(window.records().journeys[&journey].rule_list, [ids[1], ids[0]]);
    window.wait_for("they count for “Product page”.");
    window.ctrl(egui::Key::Z);
    assert_eq!(window.records().journeys[&journey].rule_list, ids);
}

#[test]
fn a_missing_data_file_is_read_again_from_the_export() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    window.click("Map from data");
    window.wait_for("Draw the map with");
    window.click("Draw the map with 6 touchpoints");
    let project = window.path("map.parcours");
    reopen_without_data(&mut window, &project, |data| std::fs::remove_file(data).unwrap());
    window.click("Data");
    expect(&window, "The rows of these sources are not here");
    expect(&window, "Account of the rows");
    press(&mut window, "Read “clicks.csv” again");
    wait_until_unsaid(&mut window, "The rows of these sources are not here");
    assert!(data_path(&project).exists());
    assert_eq!(window.records().sources.len(), 1);
}

#[test]
fn a_damaged_data_file_is_put_aside_and_not_deleted() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    let project = window.path("map.parcours");
    reopen_without_data(&mut window, &project, |data| std::fs::write(data, "what is this").unwrap());
    window.click("Data");
    expect(&window, "The data file cannot be used");
    window.click("Go on without");
    assert!(!says(&window, "The data file cannot be used"));
    window.open(&project);
    window.click("Data");
    press(&mut window, "Read “clicks.csv” again");
    wait_until_unsaid(&mut window, "The rows of these sources are not here");
    wait_until_unsaid(&mut window, "The data file cannot be used");
    let folder = std::fs::read_dir(project.parent().unwrap()).unwrap();
    let names: Vec<String> = folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().any(|name| name.contains(".damaged-")), "{names:?}");
}

/// Closes the project, does something to its data file, and opens it again.
fn reopen_without_data(window: &mut Window, project: &std::path::Path, harm: impl FnOnce(&std::path::Path)) {
    window.settle();
    let ctx = window.harness.ctx.clone();
    window.harness.state_mut().run(&ctx, parcours::ui::command::Command::Close);
    window.settle();
    harm(&data_path(project));
    window.open(project);
}

#[test]
fn the_rows_that_were_rejected_are_given_out() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    let sentence = "2 of 162 rows could not be read. The others were imported. See the list.";
    press(&mut window, sentence);
    press(&mut window, "Export the list (CSV)…");
    window.wait_for("Path of the file");
    window.click("Save");
    let list = std::fs::read_to_string(window.path("clicks rejected rows.csv")).unwrap();
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 3, "{list}");
    assert!(lines[1].contains(",162,timestamp,") && lines[1].ends_with(",yesterday"), "{list}");
}

#[test]
fn a_recipe_is_saved_and_read() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    press(&mut window, "Save the recipe…");
    window.wait_for("Path of the file");
    window.click("Save");
    let kept = parcours::tracking::load_recipe(&window.path("clicks.ron")).unwrap();
    assert_eq!(kept, window.records().sources_in_order()[0].recipe);
    let next_month = clicks().replace("device", "appareil").replace("2026-09", "2026-10");
    std::fs::write(window.path("october.csv"), next_month).unwrap();
    let left_out = Recipe {
        columns: kept
            .columns
            .iter()
            .map(|column| match column.name.as_str() {
                "event" => RecipeColumn { role: ColumnRole::Channel, ..column.clone() },
                _ => column.clone(),
            })
            .collect(),
        ..kept
    };
    parcours::tracking::save_recipe(&window.path("own.ron"), &left_out).unwrap();
    choose(&mut window, "october.csv");
    window.wait_for("Role of column appareil");
    window.click("Open a recipe…");
    window.wait_for("Path of the file");
    window.type_text("own.ron");
    window.click("Open");
    window.click("Import");
    window.wait_for("Account of the rows");
    let roles = &window.records().sources_in_order()[1].recipe.columns;
    assert_eq!(roles[1].role, ColumnRole::Channel);
    assert_eq!(roles[3].role, ColumnRole::Field, "unknown to the recipe, so it stays as guessed");
}

#[test]
fn goals_and_filters_are_chosen_by_their_labels() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    window.click("Goals");
    window.click("Add a goal");
    assert_eq!(window.records().goals.len(), 1);
    window.ctrl(egui::Key::Z);
    assert!(window.records().goals.is_empty());
    window.click("Map from data");
    window.wait_for("Draw the map with");
    window.click("Draw the map with 6 touchpoints");
    window.click("Filter");
    window.click("mobile");
    assert_eq!(window.records().views_in_order()[0].device, "mobile");
    window.click("Prospects");
    assert_eq!(window.records().views_in_order()[0].status, CustomerStatus::Prospect);
    window.click("Show everything again");
    let view = window.records().views_in_order()[0];
    assert_eq!((view.device.as_str(), view.status), ("", CustomerStatus::All));
}

/// Ticks the box whose words contain these.
fn tick(window: &mut Window, words: &str) {
    window.harness.get_by_label_contains(words).scroll_to_me();
    window.settle();
    window.harness.get_by_label_contains(words).click();
    window.settle();
}

#[test]
fn what_stays_out_is_offered_ticked_and_counted() {
    let mut window = window();
    let rows = [
        "a1,2026-03-01T08:00:00Z,view,yes,Mozilla/5.0 Firefox",
        "a1,2026-03-01T08:00:00Z,view,yes,Mozilla/5.0 Firefox",
        "a1,2026-03-01T08:05:00Z,basket,yes,Mozilla/5.0 Firefox",
        "a2,2026-03-01T09:00:00Z,view,no,Mozilla/5.0 Safari",
        "a3,2026-03-01T10:00:00Z,view,yes,Googlebot/2.1",
        "a4,2026-03-01T11:00:00Z,monitoring,yes,Mozilla/5.0 Safari",
        "a5,2026-03-01T12:00:00Z,view,yes,Mozilla/5.0 Safari",
    ];
    std::fs::write(
        window.path("mixed.csv"),
        format!("customer_id,timestamp,event,consent,user_agent\n{}\n", rows.join("\n")),
    )
    .unwrap();
    choose(&mut window, "mixed.csv");
    window.wait_for("Role of column timestamp");
    expect(&window, "1 of the first 7 rows, do not want to be measured: consent is one of no");
    tick(&mut window, "1 of the first 7 rows, do not want to be measured");
    tick(&mut window, "1 of the first 7 rows, programs, not people");
    tick(&mut window, "1 of the first 7 rows, equal to an earlier row");
    press(&mut window, "Leave out other rows…");
    press(&mut window, "Column");
    window.harness.get_by_role_and_label(egui::accesskit::Role::Button, "event").click();
    window.settle();
    window.harness.get_by_label("Type or choose a value").scroll_to_me();
    window.settle();
    window.click("Type or choose a value");
    window.type_text("monitoring");
    press(&mut window, "Leave out");
    expect(&window, "bots and tests: Event is monitoring");
    window.harness.get_by_label("Import").scroll_to_me();
    window.settle();
    window.click("Import");
    window.wait_for("Account of the rows");
    let source = window.records().sources_in_order()[0].clone();
    let account = &source.account;
    assert_eq!((account.read, account.used, account.duplicates), (7, 3, 1));
    assert_eq!((account.refused, account.excluded, account.rejected), (3, 2, 0));
    assert_eq!(source.recipe.refusing.len() + source.recipe.excluded.len(), 3, "the recipe keeps what was ticked");
}

#[test]
fn an_import_that_is_stopped_leaves_the_project_as_before() {
    use std::io::Write;
    let mut window = window();
    let mut file = std::io::BufWriter::new(std::fs::File::create(window.path("long.csv")).unwrap());
    writeln!(file, "customer_id,timestamp,event").unwrap();
    for row in 0..2_000_000_u64 {
        writeln!(file, "c{},{},view", row % 50_000, 1_772_000_000 + row).unwrap();
    }
    file.into_inner().unwrap();
    choose(&mut window, "long.csv");
    window.wait_for("Role of column timestamp");
    let before = window.records().clone();
    window.click("Import");
    window.wait_for("Stop");
    window.click("Stop");
    wait_until_unsaid(&mut window, "Stop");
    assert_eq!(window.records(), &before);
    assert!(!window.path("map.parcours-data").exists() && !says(&window, "Account of the rows"));
    // It can be tried again at once.
    window.harness.get_by_label("Import").scroll_to_me();
    window.settle();
    window.click("Import");
    window.wait_for("Stop");
    window.click("Stop");
    wait_until_unsaid(&mut window, "Stop");
    assert_eq!(window.records(), &before);
}

/// Whether bytes stand in a file.
fn stands(file: &std::path::Path, wanted: &str) -> bool {
    std::fs::read(file).unwrap().windows(wanted.len()).any(|part| part == wanted.as_bytes())
}

#[test]
fn a_person_is_erased_in_the_privacy_tab_and_not_a_byte_is_left() {
    const ID: &str = "anna.dupont@example.org";
    let mut window = window();
    let mut text = clicks();
    writeln!(text, "{ID},home,2026-09-05 10:00:00,desktop").unwrap();
    writeln!(text, "{ID},purchase,2026-09-05 10:04:00,desktop").unwrap();
    // What cannot be read of a row is kept as it stood: here her address, in a wrong column.
    writeln!(text, "c5,home,{ID},desktop").unwrap();
    import(&mut window, "clicks.csv", &text);
    let project = window.path("map.parcours");
    let data = data_path(&project);
    assert!(stands(&data, ID), "the test can see her");
    let customers = |window: &Window| window.harness.state().project().unwrap().records().sources_in_order()[0].clone();
    assert_eq!(customers(&window).account.used, 162);

    press(&mut window, "Privacy");
    press(&mut window, "Erase a person…");
    window.type_text(ID);
    window.click("Erase this person");
    window.wait_for("Erased: 2 events");
    assert!(!stands(&data, ID) && !stands(&project, ID), "her address is in neither file");
    window.key(egui::Key::Escape);
    window.click("Map");
    expect(&window, "40 customers");

    // Asked again, nobody is found.
    window.click("Data");
    press(&mut window, "Privacy");
    press(&mut window, "Erase a person…");
    window.type_text(ID);
    window.click("Erase this person");
    window.wait_for("Nobody with this id");
}

#[test]
fn in_a_copy_without_events_a_changed_map_says_that_its_figures_need_them() {
    let mut window = window();
    import(&mut window, "clicks.csv", &clicks());
    window.click("Map");
    expect(&window, "40 customers");
    let copy = window.path("sent.parcours");
    window.harness.state().project().unwrap().sharing().write(&copy, false).unwrap();
    window.open(&copy);
    expect(&window, "40 customers");
    window.ctrl(egui::Key::K);
    window.type_text("Add a stage");
    window.key(egui::Key::Enter);
    window.type_text("Afterwards");
    window.key(egui::Key::Enter);
    expect(&window, "The figures need the source data");
    // Its name and the stage itself.
    window.ctrl(egui::Key::Z);
    window.ctrl(egui::Key::Z);
    expect(&window, "40 customers");
}
