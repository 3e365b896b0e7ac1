//! Linking touchpoints to the data: everything proposed at once, confirmed in one go.

use super::beside::Beside;
use super::{DataAction, Known};
use crate::edit;
use crate::model::{self, *};
use crate::tr;
use crate::tracking::{self, Events, Proposal};
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::{Say, number};
use egui::{Context, Grid, Label, Ui};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The column of rules is no wider than this.
const RULES_PT: f32 = 360.0;
const WHY_PT: f32 = 250.0;
/// A rule that lists more values than these says hardly more than "everything else".
const FEW: usize = 4;

/// The proposals for one journey and which of them are wanted.
#[derive(Default)]
pub struct Matching {
    /// By events and what is asked for.
    proposals: Beside<(Known, Asked), Vec<Proposal>>,
    /// What is asked for, as of a revision of the records.
    asked: Option<(u64, Asked)>,
    /// The proposals that the user checked or unchecked.
    toggled: BTreeSet<CardId>,
}

/// The touchpoints of a journey that have no rules, and the channels they name.
#[derive(Clone, PartialEq)]
struct Asked {
    journey: JourneyId,
    bare: Vec<Card>,
    channels: model::Table<Channel>,
}

impl Matching {
    /// Proposes rules for the touchpoints of a journey that have none.
    pub(super) fn follow(
        &mut self,
        ctx: &Context,
        events: &Arc<Events>,
        records: &Records,
        journey: JourneyId,
        revision: u64,
    ) {
        let known = self.asked.take().filter(|(known, asked)| *known == revision && asked.journey == journey);
        let (revision, asked) = known.unwrap_or_else(|| (revision, Asked::of(records, journey)));
        let (counted, wanted) = (Arc::clone(events), asked.clone());
        self.proposals.follow(ctx, (Known(Arc::clone(events)), asked.clone()), events.len(), move || {
            tracking::propose(&counted, &wanted.bare.iter().collect::<Vec<_>>(), &wanted.channels)
        });
        self.asked = Some((revision, asked));
    }

    /// What is proposed now.
    pub fn proposals(&self) -> &[Proposal] {
        self.proposals.get().map(Vec::as_slice).unwrap_or_default()
    }

    /// Shows the proposals; the button confirms those that are checked.
    pub fn ui(&mut self, ui: &mut Ui, records: &Records, journey: JourneyId, language: Language) -> Option<DataAction> {
        let here = |proposal: &&Proposal| records.cards.get(&proposal.touchpoint).is_some_and(|c| c.rules.is_empty());
        let proposals: Vec<&Proposal> = self.proposals.get()?.iter().filter(here).collect();
        if proposals.is_empty() {
            return None;
        }
        sheet_ui(ui, |ui| {
            sheet_title_ui(ui, &tr!(language, "matching-title"), &tr!(language, "matching-about"));
            Grid::new("matching").num_columns(4).spacing([18.0, 8.0]).show(ui, |ui| {
                for key in [
                    tr!(language, "matching-touchpoint"),
                    tr!(language, "matching-rule"),
                    tr!(language, "matching-customers"),
                    tr!(language, "matching-why"),
                ] {
                    ui.label(bold(key).size(11.0).color(color32(tokens(ui).muted)));
                }
                ui.end_row();
                for proposal in &proposals {
                    proposal_ui(ui, proposal, &mut self.toggled, records, language);
                }
            });
            ui.add_space(4.0);
            let wanted: Vec<&Proposal> =
                proposals.into_iter().filter(|proposal| is_wanted(proposal, &self.toggled)).collect();
            ui.add_enabled_ui(!wanted.is_empty(), |ui| {
                let count = wanted.len() as i64;
                let words = tr!(language, "matching-confirm", count = count, number = number(language, count));
                button_ui(ui, Kind::Main, None, &words).clicked()
            })
            .inner
            .then(|| {
                let rules = wanted.iter().map(|p| (p.touchpoint, p.rules.clone())).collect::<Vec<_>>();
                DataAction::Edit(edit::link_touchpoints(records, journey, &rules))
            })
        })
    }
}

impl Asked {
    fn of(records: &Records, journey: JourneyId) -> Self {
        let bare = records.touchpoints_by_place(journey).into_iter().filter(|card| card.rules.is_empty());
        Self { journey, bare: bare.cloned().collect(), channels: records.channels.clone() }
    }
}

/// Whether a proposal is checked: unless the user says otherwise, those that are not about a heap of different events.
fn is_wanted(proposal: &Proposal, toggled: &BTreeSet<CardId>) -> bool {
    let conditions = proposal.rules.iter().flat_map(|rule| &rule.all);
    let is_sure = conditions.map(|condition| condition.values.len()).max().unwrap_or(0) <= FEW;
    is_sure != toggled.contains(&proposal.touchpoint)
}

fn proposal_ui(
    ui: &mut Ui,
    proposal: &Proposal,
    toggled: &mut BTreeSet<CardId>,
    records: &Records,
    language: Language,
) {
    let title = records.cards.get(&proposal.touchpoint).map(|card| card.title.clone()).unwrap_or_default();
    let mut wanted = is_wanted(proposal, toggled);
    if ui.checkbox(&mut wanted, plain(title)).changed() && !toggled.remove(&proposal.touchpoint) {
        toggled.insert(proposal.touchpoint);
    }
    ui.scope(|ui| {
        ui.set_max_width(RULES_PT);
        ui.add(Label::new(plain(rules_in_words(&proposal.rules, language))).wrap());
    });
    let customers = number(language, proposal.customers as i64);
    ui.label(bold(customers).color(color32(tokens(ui).measured)));
    ui.scope(|ui| {
        ui.set_max_width(WHY_PT);
        let why = plain(proposal.why.say(language)).size(11.0).color(color32(tokens(ui).muted));
        ui.add(Label::new(why).wrap());
    });
    ui.end_row();
}

/// Rules as a sentence: "event is cart_view, or event is checkout".
pub(super) fn rules_in_words(rules: &[Rule], language: Language) -> String {
    let rule = |rule: &Rule| {
        let conditions: Vec<String> =
            rule.all.iter().map(|condition| condition_in_words(condition, language)).collect();
        conditions.join(&tr!(language, "matching-and"))
    };
    rules.iter().map(rule).collect::<Vec<_>>().join(&tr!(language, "matching-or"))
}

/// A condition as a sentence.
pub(super) fn condition_in_words(condition: &Condition, language: Language) -> String {
    let field = match condition.field.as_str() {
        "event" => ColumnRole::Event.say(language),
        "channel" => ColumnRole::Channel.say(language),
        other => other.to_owned(),
    };
    format!("{field} {} {}", condition.comparison.say(language), condition.values.join(", "))
}
