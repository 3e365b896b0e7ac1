//! The left panel: journeys, personas, what can be added, lanes, and what is left to complete.

use super::canvas::commands;
use super::command::{Command, PALETTE};
use super::open::{Open, Room};
use super::theme::{color32, faded, icon, medium, tokens};
use super::widgets::{bold, disc_ui, heading_ui, icon_button_ui, plain};
use crate::edit::{self, Edit};
use crate::model::*;
use crate::scene::{Target, icon as glyph};
use crate::tr;
use crate::words::Say;
use egui::{Align2, CornerRadius, Panel, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// The icon of a kind of card.
pub fn kind_icon(kind: CardKind) -> char {
    match kind {
        CardKind::Action => glyph::PERSON_SIMPLE_WALK,
        CardKind::Touchpoint => glyph::HAND_TAP,
        CardKind::Thought | CardKind::Verbatim => glyph::QUOTES,
        CardKind::MomentOfTruth => glyph::STAR_FOUR,
        CardKind::Pain => glyph::WARNING_CIRCLE,
        CardKind::Gain => glyph::HEART,
        CardKind::Opportunity => glyph::LIGHTBULB,
        CardKind::Metric => glyph::GAUGE,
        CardKind::Need => glyph::TARGET,
        CardKind::Criterion => glyph::SCALES,
        CardKind::Trigger => glyph::FLAG,
        CardKind::Note => glyph::NOTE,
        CardKind::Image => glyph::IMAGE,
    }
}

/// What the left panel was asked for.
#[derive(Default)]
pub struct Asked {
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// A kind of card to add in the selected column.
    pub add: Option<CardKind>,
    /// A journey to show.
    pub journey: Option<JourneyId>,
}

/// Shows the panel.
pub fn left_panel_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Asked {
    let mut asked = Asked::default();
    let frame = egui::Frame::new().fill(color32(tokens(ui).panel)).inner_margin(egui::Margin::symmetric(12, 14));
    Panel::left("left").exact_size(216.0).resizable(false).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            journeys_ui(ui, open, language, &mut asked);
            ui.add_space(12.0);
            personas_ui(ui, open, language, &mut asked);
            ui.add_space(12.0);
            heading_ui(ui, &tr!(language, "left-add"));
            palette_ui(ui, open, language, &mut asked);
            ui.add_space(12.0);
            lanes_ui(ui, open, language, &mut asked);
        });
    });
    asked
}

/// A heading with a plus at its right.
fn heading_with_plus(ui: &mut Ui, words: &str, plus: &str, enabled: bool) -> bool {
    ui.horizontal(|ui| {
        heading_ui(ui, words);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_enabled_ui(enabled, |ui| icon_button_ui(ui, glyph::PLUS, plus)).inner.clicked()
        })
        .inner
    })
    .inner
}

/// A row of a list: an icon or disc, a name, a chip at the right.
fn row_ui(ui: &mut Ui, selected: bool, name: &str, chip: &str, leading: impl FnOnce(&mut Ui)) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, name));
    let t = tokens(ui);
    let fill = if selected {
        faded(t.accent, 0.10)
    } else if response.hovered() || response.has_focus() {
        color32(t.desk)
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 7.0, fill);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    let builder = egui::UiBuilder::new()
        .max_rect(rect.shrink2(vec2(8.0, 0.0)))
        .layout(egui::Layout::left_to_right(egui::Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        leading(ui);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if !chip.is_empty() {
                row_chip_ui(ui, chip);
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let text = if selected { bold(name).color(color32(t.accent)) } else { medium(name) };
                ui.add(egui::Label::new(text.size(12.0)).selectable(false).truncate());
            });
        });
    });
    response
}

/// A small word at the end of a row.
fn row_chip_ui(ui: &mut Ui, word: &str) {
    let t = tokens(ui);
    let galley = ui.painter().layout_no_wrap(word.to_owned(), egui::FontId::proportional(10.0), color32(t.muted));
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(12.0, 4.0), Sense::hover());
    ui.painter().rect_filled(rect, rect.height() / 2.0, color32(t.desk));
    ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color32(t.muted));
}

fn journeys_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let records = open.project.records();
    if heading_with_plus(ui, &tr!(language, "left-journeys"), &tr!(language, "left-add-journey"), writable) {
        let (edit, journey) = new_journey(records, records.project().language);
        asked.edits.push(edit);
        asked.journey = Some(journey);
    }
    for journey in records.journeys_in_order() {
        let here = journey.id == open.journey && open.room == Room::Map;
        let chip = journey.state.say(language).to_lowercase();
        let response = row_ui(ui, here, &journey.title, &chip, |ui| {
            ui.label(icon(glyph::PATH, 15.0));
        });
        let response = response.on_hover_text(plain(&journey.title));
        if response.clicked() {
            asked.journey = Some(journey.id);
        }
        let removable = writable && records.journeys.len() > 1;
        response.context_menu(|ui| {
            if ui.add_enabled(removable, egui::Button::new(tr!(language, "menu-delete")).frame(false)).clicked() {
                let root = (TableId::Journey, journey.id.uuid());
                asked.edits.push(edit::delete(records, &[root], &journey.title));
                ui.close();
            }
        });
    }
}

/// A journey with the four stages and the usual lanes.
fn new_journey(records: &Records, language: Language) -> (Edit, JourneyId) {
    let stages = [
        (Phase::Need, Moment::Before),
        (Phase::Comparison, Moment::Before),
        (Phase::Decision, Moment::During),
        (Phase::Loyalty, Moment::After),
    ];
    let stages = stages.map(|(phase, moment)| (phase.say(language), phase, moment));
    let lanes = [
        LaneKind::Actions,
        LaneKind::Touchpoints,
        LaneKind::Thoughts,
        LaneKind::Emotion,
        LaneKind::Moments,
        LaneKind::Pains,
        LaneKind::Gains,
        LaneKind::Opportunities,
        LaneKind::Metrics,
    ];
    edit::add_journey(records, &tr!(language, "left-new-journey"), &stages, &lanes)
}

fn personas_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let records = open.project.records();
    if heading_with_plus(ui, &tr!(language, "left-personas"), &tr!(language, "left-add-persona"), writable) {
        let (edit, persona) = edit::add_persona(records, &tr!(language, "left-new-persona"), Some(open.journey));
        asked.edits.push(edit);
        open.persona = Some(persona);
        open.room = Room::Personas;
        return;
    }
    let mut chosen = None;
    if records.personas.is_empty() {
        ui.label(plain(tr!(language, "left-no-persona")).size(11.0).color(color32(tokens(ui).muted)));
    }
    for persona in records.personas_in_order() {
        let here = open.room == Room::Personas && open.persona == Some(persona.id);
        let chip = if persona.kind == PersonaKind::Professional { "B2B" } else { "" };
        let response = row_ui(ui, here, &persona.name, chip, |ui| {
            disc_ui(ui, 20.0, persona.color, &persona.initials);
        });
        if response.clicked() {
            chosen = Some(persona.id);
        }
    }
    if chosen.is_some() {
        open.persona = chosen;
        open.room = Room::Personas;
    }
}

fn palette_ui(ui: &mut Ui, open: &Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only() && open.room == Room::Map;
    let width = (ui.available_width() - 12.0) / 3.0;
    ui.add_enabled_ui(writable, |ui| {
        for row in PALETTE.chunks(3) {
            ui.horizontal(|ui| {
                for &kind in row {
                    if tile_ui(ui, kind, width, language).clicked() {
                        asked.add = Some(kind);
                    }
                }
            });
        }
    });
}

/// A tile of the palette: press it, drag it onto the map, or press its key.
fn tile_ui(ui: &mut Ui, kind: CardKind, width: f32, language: Language) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 48.0), Sense::click_and_drag());
    let name = kind.say(language);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, Command::Add(kind).name(language)));
    response.dnd_set_drag_payload(kind);
    let t = tokens(ui);
    let lit = response.hovered() || response.has_focus();
    let edge = if lit { color32(t.accent) } else { color32(t.hairline) };
    ui.painter().rect(rect, CornerRadius::same(8), color32(t.panel), Stroke::new(1.0, edge), StrokeKind::Inside);
    let font = super::theme::font(crate::scene::Face::Icons, 16.0);
    let at = egui::pos2(rect.center().x, rect.min.y + 15.0);
    ui.painter().text(at, Align2::CENTER_CENTER, kind_icon(kind), font, color32(t.ink));
    let mut job = egui::text::LayoutJob::simple(
        tile_name(kind, name, language),
        egui::FontId::proportional(10.0),
        color32(t.ink),
        rect.width() - 4.0,
    );
    job.halign = egui::Align::Center;
    let galley = ui.painter().layout_job(job);
    let at = egui::pos2(rect.center().x, rect.min.y + 35.0 - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color32(t.ink));
    let keys = Command::Add(kind).keys(language);
    response.on_hover_text(plain(tr!(language, "left-tile-help", keys = keys)))
}

/// Short names where the tile is too small for the long one.
fn tile_name(kind: CardKind, name: String, language: Language) -> String {
    match kind {
        CardKind::MomentOfTruth => tr!(language, "left-tile-moment"),
        CardKind::Touchpoint => tr!(language, "left-tile-touchpoint"),
        _ => name,
    }
}

fn lanes_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    let writable = !open.project.read_only();
    let records = open.project.records();
    heading_ui(ui, &tr!(language, "left-lanes"));
    for lane in records.lanes_of(open.journey) {
        let name = commands::lane_title(lane, language);
        let response = lane_row_ui(ui, lane, &name, language);
        if response.clicked() && writable {
            asked.edits.extend(edit::show_lane(records, lane.id, !lane.shown, &name));
        }
        if response.secondary_clicked() && lane.shown {
            open.canvas.show(Target::Lane(lane.id));
        }
    }
}

fn lane_row_ui(ui: &mut Ui, lane: &Lane, name: &str, language: Language) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let help = if lane.shown { tr!(language, "left-hide", name = name) } else { tr!(language, "left-show", name = name) };
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, lane.shown, name));
    let t = tokens(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, color32(t.desk));
    }
    let ink = if lane.shown { color32(t.ink) } else { color32(t.muted) };
    let eye = if lane.shown { glyph::EYE } else { glyph::EYE_SLASH };
    let font = super::theme::font(crate::scene::Face::Icons, 14.0);
    ui.painter().text(rect.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER, eye, font, color32(t.muted));
    let font = egui::FontId::proportional(12.0);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    ui.painter().galley(rect.left_center() + vec2(30.0, -galley.size().y / 2.0), galley, ink);
    response.on_hover_text(plain(help))
}
