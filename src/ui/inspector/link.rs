//! A link: what it means, what stands on it, from where to where.

use super::head::{Head, dotted, head_ui};
use crate::edit::{self, Verb};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::widgets::{Form, Kind, button_ui, choice_ui, option_ui, pair_ui, plain};
use crate::words::Say;
use egui::Ui;

/// Shows the fields of a link.
pub fn link_ui(ui: &mut Ui, form: &mut Form<'_>, link: &Link) {
    let language = form.language;
    let head = Head {
        glyph: icon::LINK_SIMPLE,
        record: link,
        title: &link.label,
        label: tr!(language, "link-label"),
        placeholder: tr!(language, "link-label"),
        about: dotted(&[tr!(language, "link-title"), link.kind.say(language)]),
        evidence: None,
    };
    head_ui(ui, form, &head, |link: &mut Link, text| link.label = text);
    if let Some(kind) = choice_ui(ui, language, &tr!(language, "inspector-kind"), link.kind, LinkKind::ALL) {
        form.change(link.id, Verb::Change, |link: &mut Link| link.kind = kind);
    }
    let title = |card: CardId| form.records.cards.get(&card).map(|card| card.title.clone()).unwrap_or_default();
    pair_ui(ui, &tr!(language, "link-from"), plain(title(link.from)));
    match link.to {
        Some(to) => pair_ui(ui, &tr!(language, "link-to"), plain(title(to))),
        None => journey_ui(ui, form, link),
    }
    ui.add_space(8.0);
    if button_ui(ui, Kind::Danger, Some(icon::TRASH), &tr!(language, "link-delete")).clicked() {
        form.ask(edit::delete(form.records, &[(TableId::Link, link.id.uuid())], &link.label));
    }
}

/// A link out of the map: to which journey.
fn journey_ui(ui: &mut Ui, form: &mut Form<'_>, link: &Link) {
    let language = form.language;
    let here = form.records.cards.get(&link.from).and_then(|card| form.records.journey_of(card));
    let others = form.records.journeys_in_order().into_iter().filter(|journey| Some(journey.id) != here);
    let others: Vec<(JourneyId, String)> = others.map(|journey| (journey.id, journey.title.clone())).collect();
    let none = tr!(language, "inspector-none");
    let label = tr!(language, "link-to-journey");
    if let Some(Some(journey)) = option_ui(ui, &label, link.to_journey.as_ref(), &none, &others) {
        form.change(link.id, Verb::Change, |link: &mut Link| link.to_journey = Some(journey));
    }
}
