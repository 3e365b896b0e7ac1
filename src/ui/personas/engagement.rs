//! Who engages with which touchpoint of the journey, and how much: a row a touchpoint, a column a persona.

use crate::edit::{Change, Edit, Label, Verb};
use crate::model::*;
use crate::tr;
use crate::ui::theme::{self, color32, faded, tokens};
use crate::ui::widgets::{Form, disc_ui, plain, sheet_title_ui, sheet_ui};
use crate::words::Say;
use egui::{Grid, Sense, Stroke, Ui, WidgetInfo, vec2};

/// The width of a cell, and of the disc over its column.
const CELL_PT: f32 = 56.0;
const DISC_PT: f32 = 24.0;

/// Shows the table; nothing while there is nobody or nothing to engage with.
pub(super) fn engagement_ui(ui: &mut Ui, form: &mut Form<'_>, journey: JourneyId) {
    let records = form.records;
    let people = records.personas_in_order();
    let mut touchpoints: Vec<&Card> = records
        .cards
        .values()
        .filter(|card| card.kind == CardKind::Touchpoint && records.journey_of(card) == Some(journey))
        .collect();
    let columns: Vec<StepId> = records.columns_of(journey).into_iter().map(|step| step.id).collect();
    let column = |card: &Card| columns.iter().position(|step| *step == card.step);
    touchpoints.sort_by(|a, b| (column(a), &a.order, a.id).cmp(&(column(b), &b.order, b.id)));
    if people.is_empty() || touchpoints.is_empty() {
        return;
    }
    sheet_ui(ui, |ui| table_ui(ui, form, journey, &people, &touchpoints));
}

fn table_ui(ui: &mut Ui, form: &mut Form<'_>, journey: JourneyId, people: &[&Persona], touchpoints: &[&Card]) {
    let (language, records) = (form.language, form.records);
    let title = records.journeys.get(&journey).map(|journey| journey.title.clone()).unwrap_or_default();
    sheet_title_ui(ui, &tr!(language, "engagement-title"), &tr!(language, "engagement-about", name = title));
    Grid::new("engagement").num_columns(people.len() + 1).spacing(vec2(14.0, 4.0)).show(ui, |ui| {
        ui.label("");
        for persona in people {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space((CELL_PT - DISC_PT) / 2.0);
                disc_ui(ui, DISC_PT, persona.color, &persona.initials);
            });
        }
        ui.end_row();
        for touchpoint in touchpoints {
            ui.label(plain(&touchpoint.title));
            for persona in people {
                cell_ui(ui, form, persona, touchpoint);
            }
            ui.end_row();
        }
    });
    ui.label(theme::small(ui, tr!(language, "engagement-help")));
}

/// One cell: dots as many as its level; a click goes on to the next level.
fn cell_ui(ui: &mut Ui, form: &mut Form<'_>, persona: &Persona, touchpoint: &Card) {
    let language = form.language;
    let known = form.records.engagements.values().find(|e| e.persona == persona.id && e.touchpoint == touchpoint.id);
    let level = known.map_or(EngagementLevel::None, |engagement| engagement.level);
    let (rect, response) = ui.allocate_exact_size(vec2(CELL_PT, 24.0), Sense::click());
    let spoken = format!("{}, {}: {}", persona.name, touchpoint.title, level.say(language));
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
    let t = tokens(ui);
    let edge = if response.hovered() || response.has_focus() { t.accent } else { t.hairline };
    let stroke = Stroke::new(1.0, color32(edge));
    ui.painter().rect(rect, 6.0, color32(t.panel), stroke, egui::StrokeKind::Inside);
    let place = EngagementLevel::ALL.iter().position(|l| *l == level).unwrap_or_default();
    for dot in 0..3 {
        let at = rect.center() + vec2((dot as f32 - 1.0) * 13.0, 0.0);
        let ink = if dot < place { color32(t.ink) } else { faded(t.muted, 0.25) };
        ui.painter().circle_filled(at, 3.5, ink);
    }
    let clicked = response.on_hover_text(plain(level.say(language))).clicked();
    if clicked {
        let next = EngagementLevel::ALL[(place + 1) % EngagementLevel::ALL.len()];
        form.ask(engaged(known, persona, touchpoint, next));
    }
}

/// The edit that sets a level; the lowest one needs no record.
fn engaged(known: Option<&Engagement>, persona: &Persona, touchpoint: &Card, level: EngagementLevel) -> Edit {
    let change = match (known, level) {
        (Some(known), EngagementLevel::None) => Change::removed(known.clone()),
        (Some(known), _) => Change::replaced(known.clone(), Engagement { level, ..known.clone() }),
        (None, _) => Change::added(Engagement {
            persona: persona.id,
            touchpoint: touchpoint.id,
            level,
            ..Engagement::blank(EngagementId::new())
        }),
    };
    Edit::new(Label::new(Verb::Change, &persona.name), vec![change])
}
