//! Several cards selected: one field set for all of them, in one gesture.

use super::card::personas;
use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::canvas::commands::lane_title;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Form, Kind, bold, button_ui, combo_ui, label_text, parse_date, rule_ui, sentence};
use crate::words::{self, Say};
use egui::{Id, TextEdit, Ui};

/// Shows the fields that the cards share; the form gathers the edits.
pub fn many_ui(ui: &mut Ui, form: &mut Form<'_>, cards: &[CardId]) {
    let many = Many { cards: cards.iter().filter_map(|id| form.records.cards.get(id)).collect() };
    if many.cards.is_empty() {
        return;
    }
    let language = form.language;
    ui.horizontal(|ui| {
        ui.label(theme::icon(icon::STACK, 18.0).color(color32(tokens(ui).ink)));
        ui.label(bold(many.name(language)).size(16.0));
    });
    ui.label(theme::small(ui, tr!(language, "many-about")));
    ui.add_space(8.0);
    people_ui(ui, form, &many);
    many.closed_ui(ui, form, &tr!(language, "inspector-evidence"), Evidence::ALL, |card| &mut card.evidence);
    many.text_ui(
        ui,
        form,
        ("owner", tr!(language, "inspector-owner")),
        |card| card.owner.clone(),
        |card, text| {
            card.owner = text.to_owned();
            true
        },
    );
    let due = move |card: &Card| card.due.map(|day| words::date(language, day)).unwrap_or_default();
    many.text_ui(ui, form, ("due", tr!(language, "inspector-due")), due, |card, text| {
        let day = parse_date(text);
        card.due = day;
        day.is_some() || text.is_empty()
    });
    if many.cards.iter().all(|card| card.kind == CardKind::Opportunity) {
        let label = tr!(language, "inspector-status");
        many.closed_ui(ui, form, &label, OpportunityStatus::ALL, |card| &mut card.status);
    }
    channel_ui(ui, form, &many);
    many.closed_ui(ui, form, &tr!(language, "inspector-kind"), CardKind::ALL, |card| &mut card.kind);
    lane_ui(ui, form, &many);
    rule_ui(ui);
    actions_ui(ui, form, &many);
}

struct Many<'a> {
    cards: Vec<&'a Card>,
}

impl Many<'_> {
    /// What the history calls them.
    fn name(&self, language: Language) -> String {
        let count = self.cards.len() as i64;
        tr!(language, "many-name", count = count, number = words::number(language, count))
    }

    /// What all of them say, if they say the same.
    fn common<T: PartialEq>(&self, get: impl Fn(&Card) -> T) -> Option<T> {
        let first = get(self.cards.first()?);
        self.cards.iter().all(|card| get(card) == first).then_some(first)
    }

    /// Asks for one edit that changes all of them; none where the change cannot be made.
    fn change(&self, form: &mut Form<'_>, change: impl Fn(&mut Card) -> bool) {
        let mut changes = Vec::new();
        for before in &self.cards {
            let mut after = (*before).clone();
            if !change(&mut after) {
                return;
            }
            changes.push(Change::replaced((*before).clone(), after));
        }
        form.ask(Edit::new(Label::new(Verb::Change, self.name(form.language)), changes));
    }

    /// A choice among the values of a closed list.
    fn closed_ui<T: Copy + PartialEq + Say>(
        &self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        label: &str,
        all: &[T],
        field: impl Fn(&mut Card) -> &mut T,
    ) {
        let language = form.language;
        let common = self.common(|card| *field(&mut card.clone()));
        let names: Vec<String> = all.iter().map(|value| sentence(&value.say(language))).collect();
        let place = common.and_then(|common| all.iter().position(|value| *value == common));
        if let Some(chosen) = combo_ui(ui, label, label, place, &tr!(language, "many-several"), &names) {
            self.change(form, |card| {
                *field(card) = all[chosen];
                true
            });
        }
    }

    /// A choice among named things, or none of them.
    fn option_ui<I: Copy + PartialEq>(
        &self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        (label, none): (&str, &str),
        options: &[(I, String)],
        field: impl Fn(&mut Card) -> &mut Option<I>,
    ) {
        let common = self.common(|card| *field(&mut card.clone()));
        let mut names = vec![none.to_owned()];
        names.extend(options.iter().map(|(_, name)| name.clone()));
        let place = common.map(|common| common.and_then(|id| options.iter().position(|(o, _)| *o == id)));
        let place = place.map(|place| place.map_or(0, |place| place + 1));
        let several = tr!(form.language, "many-several");
        if let Some(chosen) = combo_ui(ui, label, label, place, &several, &names) {
            let value = chosen.checked_sub(1).map(|place| options[place].0);
            self.change(form, |card| {
                *field(card) = value;
                true
            });
        }
    }

    /// A text; it goes to all of them when the field is left, unless nothing was typed.
    fn text_ui(
        &self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        (name, label): (&str, String),
        get: impl Fn(&Card) -> String,
        set: impl Fn(&mut Card, &str) -> bool,
    ) {
        let first = self.cards.first().map(|card| card.id);
        let id = Id::unique(("many", name, first, self.cards.len()));
        let common = self.common(&get);
        let typed: Option<String> = ui.data(|data| data.get_temp(id));
        let mut text = typed.or_else(|| common.clone()).unwrap_or_default();
        let over = ui.label(label_text(ui, label));
        ui.add_space(-2.0);
        let several = tr!(form.language, "many-several");
        let hint = if common.is_none() { theme::small(ui, several) } else { theme::small(ui, "") };
        let edit = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY).margin(egui::vec2(10.0, 7.0));
        let response = ui.add(edit.hint_text(hint)).labelled_by(over.id);
        if response.changed() {
            ui.data_mut(|data| data.insert_temp(id, text.clone()));
        }
        let typed = ui.data(|data| data.get_temp::<String>(id)).is_some();
        if response.lost_focus() && typed {
            self.change(form, |card| set(card, text.trim()));
            ui.data_mut(|data| data.remove_temp::<String>(id));
        }
    }
}

fn people_ui(ui: &mut Ui, form: &mut Form<'_>, many: &Many<'_>) {
    let language = form.language;
    let (label, all) = (tr!(language, "inspector-persona"), tr!(language, "inspector-persona-all"));
    many.option_ui(ui, form, (&label, &all), &personas(form.records), |card| &mut card.persona);
}

fn channel_ui(ui: &mut Ui, form: &mut Form<'_>, many: &Many<'_>) {
    if !many.cards.iter().all(|card| card.kind == CardKind::Touchpoint) {
        return;
    }
    let language = form.language;
    let channels = form.records.channels_in_order().into_iter();
    let channels: Vec<(ChannelId, String)> = channels.map(|channel| (channel.id, channel.name.clone())).collect();
    let (label, none) = (tr!(language, "inspector-channel"), tr!(language, "inspector-none"));
    many.option_ui(ui, form, (&label, &none), &channels, |card| &mut card.channel);
}

/// To another lane, each in its own column.
fn lane_ui(ui: &mut Ui, form: &mut Form<'_>, many: &Many<'_>) {
    let language = form.language;
    let Some(journey) = many.cards.first().and_then(|card| form.records.journey_of(card)) else { return };
    let lanes: Vec<&Lane> =
        form.records.lanes_of(journey).into_iter().filter(|lane| edit::card_kind_of(lane.kind).is_some()).collect();
    let names: Vec<String> = lanes.iter().map(|lane| lane_title(lane, language)).collect();
    let common = many.common(|card| card.lane);
    let place = lanes.iter().position(|lane| Some(lane.id) == common);
    let label = tr!(language, "inspector-lane");
    if let Some(chosen) = combo_ui(ui, "many-lane", &label, place, &tr!(language, "many-several"), &names) {
        let lane = lanes[chosen].id;
        many.change(form, |card| {
            card.lane = lane;
            true
        });
    }
}

fn actions_ui(ui: &mut Ui, form: &mut Form<'_>, many: &Many<'_>) {
    let language = form.language;
    ui.horizontal_wrapped(|ui| {
        let spread = tr!(language, "many-spread");
        if button_ui(ui, Kind::Second, Some(icon::ARROWS_LEFT_RIGHT), &spread).clicked() {
            spread_out(form, many);
        }
        if button_ui(ui, Kind::Danger, Some(icon::TRASH), &tr!(language, "menu-delete")).clicked() {
            let roots: Vec<_> = many.cards.iter().map(|card| (TableId::Card, card.id.uuid())).collect();
            form.ask(edit::delete(form.records, &roots, &many.name(language)));
        }
    });
}

/// One card a column, from that of the leftmost one on; what is left over goes into the last column.
fn spread_out(form: &mut Form<'_>, many: &Many<'_>) {
    let Some(journey) = many.cards.first().and_then(|card| form.records.journey_of(card)) else { return };
    let columns: Vec<StepId> = form.records.columns_of(journey).into_iter().map(|step| step.id).collect();
    let column = |card: &Card| columns.iter().position(|step| *step == card.step).unwrap_or_default();
    let mut cards = many.cards.clone();
    cards.sort_by(|a, b| (column(a), &a.order, a.id).cmp(&(column(b), &b.order, b.id)));
    let first = cards.first().map(|card| column(card)).unwrap_or_default();
    let changes = cards.iter().enumerate().map(|(place, card)| {
        let step = columns.get(first + place).or(columns.last()).copied().unwrap_or(card.step);
        Change::replaced((*card).clone(), Card { step, ..(*card).clone() })
    });
    let changes = changes.collect();
    form.ask(Edit::new(Label::new(Verb::Move, many.name(form.language)), changes));
}
