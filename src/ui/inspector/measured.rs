//! What was measured: below the rule, all in the measured colour.

use super::Shown;
use super::histogram::histogram_ui;
use crate::analysis::{Overlay, Spread, TouchpointFigures};
use crate::edit::Verb;
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Form, Kind, bold, button_ui, pair_ui, plain, rule_ui};
use crate::words;
use chrono::{DateTime, Datelike};
use egui::Ui;

/// As many touchpoints before and after are named.
const MOST_NEIGHBOURS: usize = 3;

/// Shows what was measured at a touchpoint, or why nothing was.
pub(super) fn touchpoint_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card, shown: &Shown<'_>) {
    let language = form.language;
    rule_ui(ui);
    let Some(overlay) = shown.overlay else {
        let words = match form.records.sources.is_empty() {
            true => tr!(language, "inspector-no-data"),
            false => tr!(language, "bottom-needs-source"),
        };
        ui.label(theme::small(ui, words));
        return;
    };
    if card.rules.is_empty() {
        unlinked_ui(ui, form, card, shown);
        return;
    }
    let Some(figures) = overlay.touchpoints.get(&card.id) else {
        ui.label(theme::small(ui, tr!(language, "inspector-computing")));
        return;
    };
    period_ui(ui, form, overlay);
    if figures.events == 0 {
        ui.label(theme::small(ui, tr!(language, "inspector-never-seen")));
        return;
    }
    numbers_ui(ui, figures, language);
    if !figures.customers_by_day.is_empty() && form.records.has_times() {
        histogram_ui(ui, overlay, &figures.customers_by_day, language, &zone(form.records));
    }
    spreads_ui(ui, figures, language);
    neighbours_ui(ui, form, card, overlay);
}

/// No rules yet: what the data proposes, and how to take it.
fn unlinked_ui(ui: &mut Ui, form: &mut Form<'_>, card: &Card, shown: &Shown<'_>) {
    let language = form.language;
    let Some(proposal) = shown.proposal.filter(|proposal| !proposal.rules.is_empty()) else {
        ui.label(theme::small(ui, tr!(language, "inspector-unlinked")));
        return;
    };
    let words: Vec<String> = proposal.rules.iter().map(|rule| super::rule_words(language, rule)).collect();
    let count = proposal.customers as i64;
    let sentence = tr!(
        language,
        "inspector-suggested",
        rule = words.join(&format!(" {} ", tr!(language, "rule-or"))),
        count = count,
        shown = words::number(language, count)
    );
    ui.label(plain(sentence).size(12.0));
    if button_ui(ui, Kind::Second, Some(icon::LINK_SIMPLE), &tr!(language, "inspector-take-suggestion")).clicked() {
        let rules = proposal.rules.clone();
        form.change(card.id, Verb::Match, |card: &mut Card| card.rules = rules);
    }
}

/// "Measured · 1 Sep – 30 Nov 2026 · customers".
fn period_ui(ui: &mut Ui, form: &Form<'_>, overlay: &Overlay) {
    let language = form.language;
    let period = match form.records.has_times() {
        true => period(language, overlay, &zone(form.records)),
        false => tr!(language, "source-no-times"),
    };
    let words = tr!(language, "inspector-measured", period = period);
    ui.label(theme::strong(words).size(11.0).color(color32(tokens(ui).measured)));
    ui.add_space(2.0);
}

/// First and last day; the year once where both have the same.
fn period(language: Language, overlay: &Overlay, zone: &chrono_tz::Tz) -> String {
    let day = |ms| DateTime::from_timestamp_millis(ms).unwrap_or_default().with_timezone(zone).date_naive();
    let (first, last) = (day(overlay.from_ms), day(overlay.to_ms - 1));
    let (mut begin, end) = (words::date(language, first), words::date(language, last));
    if first.year() == last.year() {
        begin = begin.trim_end_matches(&format!("\u{A0}{}", first.year())).to_owned();
    }
    if first == last { end } else { format!("{begin} – {end}") }
}

/// The project's time zone.
pub(super) fn zone(records: &Records) -> chrono_tz::Tz {
    let named = records.projects.values().next().and_then(|project| project.time_zone.parse().ok());
    named.unwrap_or(chrono_tz::UTC)
}

/// Customers, time spent, leaves here, side by side.
fn numbers_ui(ui: &mut Ui, figures: &TouchpointFigures, language: Language) {
    let share = |n: u64| words::percent(language, n as f64 / figures.customers.max(1) as f64);
    let time = figures.time_spent.map(|spread| words::duration(language, spread.median_ms));
    let numbers = [
        (words::number(language, figures.customers as i64), tr!(language, "inspector-came-here")),
        (time.unwrap_or_else(|| "–".to_owned()), tr!(language, "inspector-time-spent")),
        (share(figures.leaves), tr!(language, "inspector-leave-here")),
    ];
    ui.columns(3, |columns| {
        for (ui, (number, about)) in columns.iter_mut().zip(numbers) {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(bold(number).size(17.0).color(color32(tokens(ui).measured)));
            ui.label(theme::small(ui, about));
        }
    });
    ui.add_space(2.0);
    pair_ui(ui, &tr!(language, "inspector-share"), measured(ui, words::percent(language, figures.share)));
    if figures.still_open > 0 {
        pair_ui(ui, &tr!(language, "inspector-still-open"), measured(ui, share(figures.still_open)));
    }
    if figures.paths > 0 {
        let of_paths = |n: u64| words::percent(language, n as f64 / figures.paths as f64);
        pair_ui(ui, &tr!(language, "inspector-entries"), measured(ui, of_paths(figures.entries)));
        pair_ui(ui, &tr!(language, "inspector-exits"), measured(ui, of_paths(figures.exits)));
    }
}

fn measured(ui: &Ui, text: String) -> egui::RichText {
    theme::strong(text).size(11.5).color(color32(tokens(ui).measured))
}

/// Median and quartiles of both times.
fn spreads_ui(ui: &mut Ui, figures: &TouchpointFigures, language: Language) {
    let rows = [
        (tr!(language, "inspector-time-spent-label"), figures.time_spent),
        (tr!(language, "inspector-time-to-next"), figures.time_to_next),
    ];
    for (label, spread) in rows {
        let Some(spread) = spread else {
            pair_ui(ui, &label, theme::small(ui, tr!(language, "inspector-figure-missing")));
            continue;
        };
        pair_ui(ui, &label, measured(ui, words::duration(language, spread.median_ms)));
        let about = quartiles(spread, language);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| ui.label(theme::small(ui, about)));
    }
}

fn quartiles(spread: Spread, language: Language) -> String {
    tr!(
        language,
        "inspector-quartiles",
        low = words::duration(language, spread.q1_ms),
        high = words::duration(language, spread.q3_ms),
        n = words::number(language, spread.n as i64)
    )
}

/// Where customers come from directly, and where they go.
fn neighbours_ui(ui: &mut Ui, form: &Form<'_>, card: &Card, overlay: &Overlay) {
    let language = form.language;
    let here = overlay.touchpoints.get(&card.id).map_or(0, |figures| figures.customers).max(1);
    let title = |id: &CardId| form.records.cards.get(id).map(|card| card.title.clone());
    let flows = || overlay.flows.iter().filter(|flow| flow.from != flow.to);
    let from: Vec<_> =
        flows().filter(|f| f.to == card.id).filter_map(|f| Some((title(&f.from)?, f.customers))).collect();
    let to: Vec<_> = flows().filter(|f| f.from == card.id).filter_map(|f| Some((title(&f.to)?, f.customers))).collect();
    for (heading, rows) in [(tr!(language, "inspector-comes-from"), from), (tr!(language, "inspector-goes-to"), to)] {
        if rows.is_empty() {
            continue;
        }
        ui.add_space(4.0);
        ui.label(theme::strong(heading).size(11.0).color(color32(tokens(ui).measured)));
        for (name, customers) in rows.into_iter().take(MOST_NEIGHBOURS) {
            let share = words::percent(language, customers as f64 / here as f64);
            let count = words::number(language, customers as i64);
            pair_ui(ui, &name, measured(ui, format!("{count} · {share}")));
        }
    }
}

/// Shows how many customers reach a stage in order.
pub(super) fn stage_ui(ui: &mut Ui, form: &Form<'_>, stage: &Stage, shown: &Shown<'_>) {
    let language = form.language;
    let Some(overlay) = shown.overlay else { return };
    let Some(figures) = overlay.funnel.iter().find(|figures| figures.stage == stage.id) else { return };
    rule_ui(ui);
    period_ui(ui, form, overlay);
    let Some(customers) = figures.customers else {
        ui.label(theme::small(ui, tr!(language, "inspector-stage-unlinked")));
        return;
    };
    ui.label(bold(words::number(language, customers as i64)).size(17.0).color(color32(tokens(ui).measured)));
    ui.label(theme::small(ui, tr!(language, "inspector-stage-reached")));
    if let Some(share) = figures.share {
        pair_ui(ui, &tr!(language, "inspector-stage-share"), measured(ui, words::percent(language, share)));
    }
}
