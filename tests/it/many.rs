//! Several cards at once, and the fields that only some kinds of card have.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use parcours::edit::{self, Edit, Place};
use parcours::model::*;
use parcours::scene::Target;
use parcours::ui::data::DataFields;
use parcours::ui::inspector::{Shown, inspector_ui, link_ui, many_ui};
use parcours::ui::theme;
use parcours::ui::widgets::{Drafts, Form};

/// The properties of some cards, and what was asked for in them.
struct Panel {
    records: Records,
    drafts: Drafts,
    edits: Vec<Edit>,
    journey: JourneyId,
    cards: Vec<CardId>,
    fields: DataFields,
}

impl Panel {
    fn new(kind: CardKind, titles: &[&str]) -> Self {
        let mut records = Records::default();
        let apply = |records: &mut Records, edit: &Edit| edit::apply(records, &mut StateSum::default(), edit);
        records.insert(Project::blank(ProjectId::new()).into());
        let stages = ["Need", "Comparison", "Decision"].map(|name| (name.to_owned(), Phase::Need, Moment::Before));
        let lanes = [LaneKind::Touchpoints, LaneKind::Criteria];
        let (edit, journey) = edit::add_journey(&records, "Trimmer", &stages, &lanes);
        apply(&mut records, &edit);
        let place =
            Place { lane: records.lanes_of(journey)[0].id, step: records.columns_of(journey)[0].id, before: None };
        let mut cards = Vec::new();
        for title in titles {
            let (edit, card) = edit::add_card(&records, place, kind, title);
            apply(&mut records, &edit);
            cards.push(card);
        }
        let (edit, _) = edit::add_persona(&records, "Camille Morel", Some(journey));
        apply(&mut records, &edit);
        Self { records, drafts: Drafts::default(), edits: vec![], journey, cards, fields: DataFields::default() }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        let mut form = Form::new(&self.records, Language::English, &mut self.drafts);
        if let [card] = self.cards[..] {
            let (journey, target, fields) = (self.journey, Target::Card(card), &self.fields);
            let shown = Shown { journey, target, overlay: None, author: "Sam", fields, proposal: None };
            inspector_ui(ui, &mut form, &shown);
        } else {
            many_ui(ui, &mut form, &self.cards);
        }
        for edit in form.into_edits() {
            edit::apply(&mut self.records, &mut StateSum::default(), &edit);
            self.edits.push(edit);
        }
    }

    fn cards(&self) -> Vec<&Card> {
        self.cards.iter().filter_map(|id| self.records.cards.get(id)).collect()
    }
}

fn window(panel: Panel) -> Harness<'static, Panel> {
    Harness::builder()
        .with_size([600.0, 1400.0])
        .with_context_setup(theme::install)
        .build_ui_state(|ui, panel: &mut Panel| panel.ui(ui), panel)
}

#[test]
fn a_persona_is_set_for_all_selected_cards_at_once() {
    let mut window = window(Panel::new(CardKind::Touchpoint, &["Basket", "Leaflet", "Call"]));
    assert!(window.query_by_label("3 cards").is_some());
    window.get_by_role_and_label(Role::ComboBox, "Persona").click();
    window.run_steps(3);
    window.get_by_label_contains("Camille Morel").click();
    window.run_steps(3);
    let panel = window.state();
    assert!(panel.cards().iter().all(|card| card.persona.is_some()));
    assert_eq!(panel.edits.len(), 1, "one gesture, one undo");
}

#[test]
fn cards_are_spread_one_a_step() {
    let mut window = window(Panel::new(CardKind::Touchpoint, &["Basket", "Leaflet", "Call"]));
    window.get_by_label("One a step").click();
    window.run_steps(3);
    let panel = window.state();
    let columns: Vec<StepId> = panel.records.columns_of(panel.journey).into_iter().map(|step| step.id).collect();
    assert_eq!(panel.cards().iter().map(|card| card.step).collect::<Vec<_>>(), columns);
    assert_eq!(panel.edits.len(), 1);
}

#[test]
fn an_owner_is_typed_for_all() {
    let mut window = window(Panel::new(CardKind::Opportunity, &["Pay in two taps", "Call back"]));
    window.get_by_role_and_label(Role::TextInput, "Owner").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Service".to_owned()));
    window.run_steps(2);
    assert!(window.state().edits.is_empty(), "not while it is typed");
    window.key_press(egui::Key::Tab);
    window.run_steps(2);
    assert!(window.state().cards().iter().all(|card| card.owner == "Service"));
    assert_eq!(window.state().edits.len(), 1);
}

#[test]
fn a_comment_is_written_resolved_and_deleted() {
    let mut window = window(Panel::new(CardKind::Touchpoint, &["Basket"]));
    window.get_by_role_and_label(Role::MultilineTextInput, "Write a comment").focus();
    window.run_steps(2);
    window.event(egui::Event::Text("Shown two pages earlier?".to_owned()));
    window.run_steps(2);
    window.get_by_label("Comment").click();
    window.run_steps(3);
    let comment = window.state().records.comments.values().next().cloned().expect("it is there");
    assert_eq!((comment.author.as_str(), comment.text.as_str()), ("Sam", "Shown two pages earlier?"));
    assert_eq!(comment.card, Some(window.state().cards[0]));
    assert!(window.query_by_label("COMMENTS (1)").is_some());
    window.get_by_label("Resolve").click();
    window.run_steps(3);
    assert!(window.state().records.comments[&comment.id].resolved);
    window.get_by_label("Delete the comment").click();
    window.run_steps(3);
    assert!(window.state().records.comments.is_empty());
}

#[test]
fn a_criterion_is_scored_for_us_and_for_a_competitor() {
    let mut window = window(Panel::new(CardKind::Criterion, &["Light enough"]));
    window.get_by_label("Add a firm").click();
    window.run_steps(3);
    window.get_by_role_and_label(Role::ComboBox, "Score of Ours").click();
    window.run_steps(3);
    window.get_by_label("4 of 5").click();
    window.run_steps(3);
    let card = window.state().cards()[0].clone();
    assert_eq!(card.scores, [Score { name: String::new(), value: 4 }]);
}

#[test]
fn a_card_spans_one_more_step() {
    let mut window = window(Panel::new(CardKind::Touchpoint, &["Newsletter"]));
    window.get_by_label("Span one more step").click();
    window.run_steps(3);
    assert_eq!(window.state().cards()[0].span, 2);
}

#[test]
fn a_link_gets_another_meaning_and_is_deleted() {
    let mut panel = Panel::new(CardKind::Touchpoint, &["Basket", "Call"]);
    let (from, to) = (panel.cards[0], Some(panel.cards[1]));
    panel.records.insert(Link { from, to, ..Link::blank(LinkId::new()) }.into());
    let ui = |ui: &mut egui::Ui, panel: &mut Panel| {
        let mut form = Form::new(&panel.records, Language::English, &mut panel.drafts);
        if let Some(link) = panel.records.links.values().next() {
            link_ui(ui, &mut form, link);
        }
        for edit in form.into_edits() {
            edit::apply(&mut panel.records, &mut StateSum::default(), &edit);
        }
    };
    let builder = Harness::builder().with_size([400.0, 600.0]).with_context_setup(theme::install);
    let mut window = builder.build_ui_state(ui, panel);
    assert!(window.query_by_label("Basket").is_some() && window.query_by_label("Call").is_some());
    window.get_by_role_and_label(Role::ComboBox, "Kind").click();
    window.run_steps(3);
    window.get_by_label("Loop").click();
    window.run_steps(3);
    assert_eq!(window.state().records.links.values().next().map(|link| link.kind), Some(LinkKind::Loop));
    window.get_by_label("Delete the link").click();
    window.run_steps(3);
    assert!(window.state().records.links.is_empty());
}
