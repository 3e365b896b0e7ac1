//! The panels as people use them: fields found by their labels, and the edits they ask for.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use parcours::edit::{self, Edit, Place, Verb};
use parcours::model::*;
use parcours::scene::Target;
use parcours::ui::data::DataFields;
use parcours::ui::inspector::{Shown, inspector_ui};
use parcours::ui::personas::persona_sheet_ui;
use parcours::ui::theme;
use parcours::ui::widgets::{Drafts, Form};

/// What stands in the panel, and every edit it asked for, applied as it came.
struct Panel {
    records: Records,
    drafts: Drafts,
    edits: Vec<Edit>,
    journey: JourneyId,
    target: Target,
    fields: DataFields,
}

/// A journey of one stage with one touchpoint, one channel and one persona.
fn records() -> (Records, JourneyId, CardId) {
    let mut records = Records::default();
    let apply = |records: &mut Records, edit: &Edit| edit::apply(records, &mut StateSum::default(), edit);
    records.insert(Project::blank(ProjectId::new()).into());
    let mut channel = Channel::blank(ChannelId::new());
    channel.name = "Web shop".to_owned();
    records.insert(channel.into());
    let stages = [("Decision".to_owned(), Phase::Decision, Moment::During)];
    let (edit, journey) = edit::add_journey(&records, "Trimmer", &stages, &[LaneKind::Touchpoints]);
    apply(&mut records, &edit);
    let place = Place { lane: records.lanes_of(journey)[0].id, step: records.columns_of(journey)[0].id, before: None };
    let (edit, card) = edit::add_card(&records, place, CardKind::Touchpoint, "Basket");
    apply(&mut records, &edit);
    let (edit, _) = edit::add_persona(&records, "Camille Morel", Some(journey));
    apply(&mut records, &edit);
    (records, journey, card)
}

impl Panel {
    fn new() -> Self {
        let (records, journey, card) = records();
        let events = vec![("cart_view".to_owned(), 40), ("checkout".to_owned(), 12)];
        let fields = DataFields { fields: vec![("event".to_owned(), events)] };
        Self { records, drafts: Drafts::default(), edits: Vec::new(), journey, target: Target::Card(card), fields }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut form = Form::new(&self.records, Language::English, &mut self.drafts);
        match self.target {
            Target::Persona(id) => {
                if let Some(persona) = self.records.personas.get(&id) {
                    persona_sheet_ui(ui, &mut form, persona);
                }
            }
            target => {
                let fields = &self.fields;
                let shown =
                    Shown { journey: self.journey, target, overlay: None, author: "Sam", fields, proposal: None };
                inspector_ui(ui, &mut form, &shown);
            }
        }
        let mut edits = form.into_edits();
        for edit in &edits {
            edit::apply(&mut self.records, &mut StateSum::default(), edit);
        }
        let settled = self.drafts.settle(ui.ctx(), &self.records);
        for edit in &settled {
            edit::apply(&mut self.records, &mut StateSum::default(), edit);
        }
        edits.extend(settled);
        self.edits.extend(edits);
    }

    fn card(&self) -> &Card {
        self.records.cards.values().next().unwrap()
    }
}

type Window = Harness<'static, Panel>;

fn window(panel: Panel) -> Window {
    Harness::builder()
        .with_size([900.0, 1400.0])
        .with_max_steps(16)
        .with_context_setup(theme::install)
        .build_ui_state(|ui, panel: &mut Panel| panel.ui(ui), panel)
}

/// Puts the focus into a field and marks all of its text.
fn enter(window: &mut Window, role: Role, label: &str) {
    window.get_by_role_and_label(role, label).focus();
    window.run_steps(2);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.run_steps(1);
}

fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run_steps(1);
}

fn leave(window: &mut Window) {
    window.key_press(egui::Key::Tab);
    window.run_steps(2);
}

#[test]
fn typing_commits_after_a_pause_and_on_leaving_as_one_gesture() {
    let mut window = window(Panel::new());
    enter(&mut window, Role::MultilineTextInput, "Title");
    type_text(&mut window, "Check");
    assert!(window.state().edits.is_empty(), "not while keys come");
    window.run_steps(8);
    assert_eq!(window.state().card().title, "Check", "after a pause");
    type_text(&mut window, "out");
    leave(&mut window);
    let panel = window.state();
    assert_eq!(panel.card().title, "Checkout");
    assert_eq!(panel.edits.len(), 2);
    assert_eq!(panel.edits[0].gesture, panel.edits[1].gesture, "one undo takes the typing back");
    assert_eq!(panel.edits[0].label.verb, Verb::Rename);
}

#[test]
fn what_is_typed_is_kept_when_something_else_is_selected() {
    let mut window = window(Panel::new());
    enter(&mut window, Role::TextInput, "Message");
    type_text(&mut window, "Free delivery");
    let journey = window.state().journey;
    window.state_mut().target = Target::Journey(journey);
    window.run_steps(2);
    assert_eq!(window.state().card().message, "Free delivery");
}

#[test]
fn a_field_that_is_left_by_a_click_elsewhere_keeps_both_changes() {
    let mut window = window(Panel::new());
    enter(&mut window, Role::TextInput, "Message");
    type_text(&mut window, "Free delivery");
    window.get_by_role_and_label(Role::CheckBox, "Obligatory: nobody can go round it").click();
    window.run_steps(4);
    let card = window.state().card();
    assert_eq!((card.message.as_str(), card.obligatory), ("Free delivery", true));
}

#[test]
fn a_field_shows_what_undo_brings_back() {
    let mut window = window(Panel::new());
    enter(&mut window, Role::TextInput, "Message");
    type_text(&mut window, "Free delivery");
    leave(&mut window);
    let back = window.state().edits[0].inverse();
    edit::apply(&mut window.state_mut().records, &mut StateSum::default(), &back);
    window.run_steps(2);
    assert_eq!(window.get_by_role_and_label(Role::TextInput, "Message").value().unwrap_or_default(), "");
    assert_eq!(window.state().edits.len(), 1, "showing it is no edit");
}

#[test]
fn a_channel_is_chosen_from_the_library() {
    let mut window = window(Panel::new());
    window.get_by_role_and_label(Role::ComboBox, "Channel").click();
    window.run_steps(3);
    window.get_by_label_contains("Web shop").click();
    window.run_steps(3);
    let panel = window.state();
    assert_eq!(panel.card().channel, panel.records.channels.keys().next().copied());
    assert_eq!(panel.edits.len(), 1);
}

#[test]
fn a_rule_is_added_in_words_and_taken_off_again() {
    let mut window = window(Panel::new());
    window.get_by_label("Add a rule").click();
    window.run_steps(3);
    enter(&mut window, Role::TextInput, "Value");
    type_text(&mut window, "checkout");
    window.run_steps(2);
    assert!(window.query_by_label("12 events").is_some(), "what it matches stands beside");
    window.get_by_label("Done").click();
    window.run_steps(3);
    assert_eq!(window.state().card().rules, [Rule::one(Condition::is("event", "checkout"))]);
    assert_eq!(window.state().edits.len(), 1);
    assert_eq!(window.state().edits[0].label.verb, Verb::Match);
    window.get_by_label("Rule: Event is checkout").click();
    window.run_steps(3);
    window.get_by_label("Delete the rule").click();
    window.run_steps(3);
    assert!(window.state().card().rules.is_empty());
}

#[test]
fn a_day_that_cannot_be_read_changes_nothing_and_says_so() {
    let mut window = window(Panel::new());
    enter(&mut window, Role::TextInput, "Due date");
    type_text(&mut window, "soon");
    leave(&mut window);
    assert!(window.state().edits.is_empty());
    assert!(window.query_by_label_contains("This day cannot be read").is_some());
    enter(&mut window, Role::TextInput, "Due date");
    type_text(&mut window, "30/11/2026");
    leave(&mut window);
    assert_eq!(window.state().card().due, chrono::NaiveDate::from_ymd_opt(2026, 11, 30));
    assert!(window.query_by_label_contains("This day cannot be read").is_none());
}

#[test]
fn a_persona_is_described_in_place() {
    let mut panel = Panel::new();
    panel.target = Target::Persona(*panel.records.personas.keys().next().unwrap());
    let mut window = window(panel);
    enter(&mut window, Role::MultilineTextInput, "Goals");
    type_text(&mut window, "A tidy hedge\nin one morning");
    leave(&mut window);
    window.get_by_label("Add a fact").click();
    window.run_steps(3);
    let persona = window.state().records.personas.values().next().unwrap();
    assert_eq!(persona.goals, ["A tidy hedge", "in one morning"]);
    assert_eq!(persona.facts.len(), 1);
}

#[test]
fn a_preferred_channel_is_taken_from_the_library() {
    let mut panel = Panel::new();
    panel.target = Target::Persona(*panel.records.personas.keys().next().unwrap());
    let mut window = window(panel);
    window.get_by_role_and_label(Role::ComboBox, "Add a channel of the library").click();
    window.run_steps(3);
    window.get_by_label("Web shop").click();
    window.run_steps(3);
    let persona = window.state().records.personas.values().next().unwrap();
    assert_eq!(persona.preferred_channels, ["Web shop"]);
}
