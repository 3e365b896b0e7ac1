//! The window as its users drive it: by what a screen reader would say.

use egui_kittest::kittest::Queryable;
use egui_kittest::{Harness, HarnessBuilder};
use parcours::model::*;
use parcours::project::{Project, sample, template};
use parcours::ui::{App, Settings, theme};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A window on a project, driven by labels.
pub(super) struct Window {
    pub(super) harness: Harness<'static, App>,
    folder: tempfile::TempDir,
}

impl Window {
    pub(super) fn new(language: Language) -> Self {
        let settings = Settings { language: Some(language), still: true, ..Settings::default() };
        let builder: HarnessBuilder<App> = Harness::builder().with_size([1280.0, 720.0]).with_max_steps(64);
        let builder = builder.with_context_setup(theme::install).allow_missing_glyphs();
        let harness = builder.build_ui_state(|ui, app: &mut App| app.ui(ui), App::new(settings));
        Self { harness, folder: tempfile::tempdir().unwrap() }
    }

    pub(super) fn on(records: Records) -> Self {
        let mut window = Self::new(Language::English);
        window.begin(records);
        window.unfold();
        window
    }

    /// Opens a new project of these records, as it comes.
    pub(super) fn begin(&mut self, records: Records) {
        let path = self.path("map.parcours");
        drop(Project::create(&path, records).unwrap());
        self.open(&path);
    }

    /// Unfolds the left panel, as one does who looks for a thing by its name.
    pub(super) fn unfold(&mut self) {
        if self.harness.query_by_label("Outline (Ctrl+Shift+O)").is_some() {
            self.ctrl(egui::Key::B);
        }
    }

    pub(super) fn sample() -> Self {
        Self::on(sample::records(Language::English, chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn open(&mut self, path: &Path) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().open_file(&ctx, path);
        self.settle();
    }

    /// Runs frames until nothing moves any more.
    pub(super) fn settle(&mut self) {
        self.harness.run_steps(4);
        let until = Instant::now() + Duration::from_secs(60);
        while self.harness.state_mut().is_computing() {
            assert!(Instant::now() < until, "the figures never came");
            std::thread::sleep(Duration::from_millis(2));
            self.harness.run_steps(2);
        }
    }

    /// Runs frames until a label appears: for work on threads.
    pub(super) fn wait_for(&mut self, label: &str) {
        let until = Instant::now() + Duration::from_secs(60);
        while self.harness.query_all_by_label_contains(label).next().is_none() {
            assert!(Instant::now() < until, "“{label}” never came");
            std::thread::sleep(Duration::from_millis(20));
            self.harness.run_steps(2);
        }
    }

    pub(super) fn click(&mut self, label: &str) {
        self.harness.get_by_label(label).click();
        self.settle();
    }

    pub(super) fn click_containing(&mut self, label: &str) {
        let found = self.harness.query_all_by_label_contains(label).next();
        found.unwrap_or_else(|| panic!("nothing is called “{label}”")).click();
        self.settle();
    }

    pub(super) fn key(&mut self, key: egui::Key) {
        self.harness.key_press(key);
        self.settle();
    }

    pub(super) fn ctrl(&mut self, key: egui::Key) {
        self.harness.key_press_modifiers(egui::Modifiers::COMMAND, key);
        self.settle();
    }

    pub(super) fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    pub(super) fn records(&self) -> &Records {
        self.harness.state().project().expect("a project is open").records()
    }

    pub(super) fn card(&self, title: &str) -> Option<&Card> {
        let first = self.records().journeys_in_order()[0].id;
        let cards = self.records().cards.values();
        cards.filter(|card| self.records().journey_of(card) == Some(first)).find(|card| card.title == title)
    }

    pub(super) fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.harness.hover_at(from);
        self.settle();
        self.harness.drag_at(from);
        self.settle();
        for step in 1..=4 {
            self.harness.hover_at(from + (to - from) * (step as f32 / 4.0));
            self.harness.run_steps(2);
        }
        self.harness.drop_at(to);
        self.settle();
    }
}

/// Where a card of the as-is map is on the screen.
pub(super) fn place(window: &Window, label: &str) -> egui::Rect {
    let found = window.harness.query_all_by_label_contains(label).next();
    found.unwrap_or_else(|| panic!("nothing is called “{label}”")).rect()
}

#[test]
fn a_card_is_renamed_in_its_place_and_undone() {
    let mut window = Window::sample();
    window.click_containing("Touchpoint: Product page");
    window.key(egui::Key::Enter);
    window.type_text("Detail page");
    window.key(egui::Key::Enter);
    assert!(window.card("Detail page").is_some(), "Enter keeps what was typed");
    window.ctrl(egui::Key::Z);
    assert!(window.card("Detail page").is_none());
    assert!(window.card("Product page").is_some());
    window.ctrl(egui::Key::Y);
    assert!(window.card("Detail page").is_some());
}

#[test]
fn escape_keeps_the_old_title() {
    let mut window = Window::sample();
    window.click_containing("Touchpoint: Product page");
    window.key(egui::Key::F2);
    window.type_text("Something else");
    window.key(egui::Key::Escape);
    assert!(window.card("Product page").is_some());
    assert!(window.card("Something else").is_none());
}

#[test]
fn a_dragged_card_goes_where_it_is_dropped_and_comes_back_by_undo() {
    let mut window = Window::sample();
    let before = window.card("Product page").unwrap().clone();
    let target = window.card("Call centre").unwrap().clone();
    let from = place(&window, "Touchpoint: Product page").center();
    let below = place(&window, "Touchpoint: Call centre");
    window.drag(from, egui::pos2(below.center().x, below.bottom() - 2.0));
    let after = window.card("Product page").unwrap().clone();
    assert_eq!((after.lane, after.step), (target.lane, target.step), "it stands in the cell it was dropped on");
    assert!(after.order > target.order, "below the card that was there");
    window.ctrl(egui::Key::Z);
    assert_eq!(window.card("Product page"), Some(&before));
}

#[test]
fn a_deleted_card_comes_back_with_its_links() {
    let mut window = Window::sample();
    let links = window.records().links.len();
    window.click_containing("Touchpoint: Product page");
    window.key(egui::Key::Delete);
    assert!(window.card("Product page").is_none());
    assert!(window.records().links.len() < links);
    window.ctrl(egui::Key::Z);
    assert!(window.card("Product page").is_some());
    assert_eq!(window.records().links.len(), links);
}

#[test]
fn a_key_begins_a_card_in_the_selected_column() {
    let mut window = Window::sample();
    window.click_containing("Touchpoint: Product page");
    let step = window.card("Product page").unwrap().step;
    window.key(egui::Key::Num3);
    window.type_text("Stock is not shown");
    window.key(egui::Key::Enter);
    let card = window.card("Stock is not shown").expect("the card is there");
    assert_eq!((card.kind, card.step), (CardKind::Pain, step));
}

#[test]
fn what_is_typed_in_an_empty_cell_becomes_a_card() {
    let mut window = Window::sample();
    window.click_containing("Empty cell: Thoughts, Choose where");
    for letter in ["W", "h", "y"] {
        window.type_text(letter);
    }
    window.key(egui::Key::Enter);
    assert_eq!(window.card("Why").map(|card| card.kind), Some(CardKind::Thought), "no letter is lost");
}

#[test]
fn enter_on_the_emotion_band_sets_a_feeling() {
    let records = template::four_stages(Language::English);
    let mut window = Window::on(records);
    window.click_containing("Empty cell: Emotion");
    window.key(egui::Key::Enter);
    assert_eq!(window.records().feelings.len(), 1);
}

#[test]
fn arrows_walk_the_map() {
    let mut window = Window::sample();
    window.click_containing("Touchpoint: Product page");
    window.key(egui::Key::ArrowRight);
    window.key(egui::Key::F2);
    window.type_text("Reached by keys");
    window.key(egui::Key::Enter);
    assert!(window.card("Product page").is_some(), "the selection went on");
}

#[test]
fn a_lane_is_hidden_and_shown() {
    let mut window = Window::sample();
    let shown = |window: &Window| window.records().lanes.values().filter(|lane| lane.shown).count();
    let before = shown(&window);
    let lanes = window.harness.query_all_by_role(egui::accesskit::Role::CheckBox);
    lanes.into_iter().next().expect("lanes are listed").click();
    window.settle();
    assert_eq!(shown(&window), before - 1);
    window.ctrl(egui::Key::Z);
    assert_eq!(shown(&window), before);
}

#[test]
fn the_language_changes_while_running() {
    let mut window = Window::sample();
    assert!(window.harness.query_by_label("Export").is_some());
    window.click("Project menu");
    window.click("Language");
    window.click("Français");
    assert!(window.harness.query_by_label("Exporter").is_some());
    assert!(window.harness.query_by_label("Données").is_some());
}

#[test]
fn a_file_that_is_not_ours_gets_a_sentence() {
    let mut window = Window::new(Language::English);
    let path = window.path("letter.parcours");
    std::fs::write(&path, "Dear Sir or Madam").unwrap();
    window.open(&path);
    assert!(window.harness.query_by_label_contains("is not a Parcours project").is_some());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "Dear Sir or Madam");
}

#[test]
fn the_map_is_exported_from_the_dialog() {
    let mut window = Window::sample();
    window.ctrl(egui::Key::E);
    window.click("PDF");
    let export = window.harness.query_all_by_label("Export").last().expect("the dialog has its button");
    export.click();
    window.settle();
    window.wait_for("Path of the file");
    window.click("Save");
    window.wait_for("Exported");
    let bytes = std::fs::read(window.path("map.pdf")).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

/// Twenty customers who look, and ten of them who pay.
fn log() -> String {
    let mut text = String::from("customer_id,timestamp,event,channel\n");
    for customer in 0..20 {
        writeln!(text, "c{customer},2026-09-{:02} 10:00:00,product_view,web", customer % 28 + 1).unwrap();
        writeln!(text, "c{customer},2026-09-{:02} 10:05:00,cart_view,web", customer % 28 + 1).unwrap();
        if customer % 2 == 0 {
            writeln!(text, "c{customer},2026-09-{:02} 10:09:00,call,phone", customer % 28 + 1).unwrap();
        }
    }
    text.push_str("c99,yesterday,product_view,web\n");
    text
}

#[test]
fn a_file_is_imported_its_matches_confirmed_and_the_map_says_how_many_came() {
    let mut records = template::four_stages(Language::English);
    let journey = records.journeys_in_order()[0].id;
    let lane = records.lanes_of(journey).into_iter().find(|lane| lane.kind == LaneKind::Touchpoints).unwrap().id;
    for (column, title) in ["Product page", "Shopping basket", "Call centre"].into_iter().enumerate() {
        let step = records.columns_of(journey)[column].id;
        let card =
            Card { lane, step, span: 1, kind: CardKind::Touchpoint, title: title.into(), ..Card::blank(CardId::new()) };
        records.insert(card.into());
    }
    let mut window = Window::on(records);
    let file = window.path("visits.csv");
    std::fs::write(&file, log()).unwrap();
    window.ctrl(egui::Key::I);
    window.wait_for("Path of the file");
    window.type_text("visits.csv");
    window.click("Open");
    window.wait_for("Role of column timestamp");
    window.click("Import");
    window.wait_for("Link 3 touchpoints");
    assert!(window.harness.query_by_label_contains("1 of 51 rows could not be read").is_some());
    window.click("Link 3 touchpoints");
    assert_eq!(window.records().cards.values().filter(|card| !card.rules.is_empty()).count(), 3);
    window.click("Map");
    assert!(window.harness.query_by_label_contains("Product page").is_some());
    let seen = window.harness.query_all_by_label_contains("20 customers").count();
    assert!(seen > 0, "the map says how many came");
}
