//! The left panel: journeys, personas, what can be added, lanes, and what is left to complete.

use super::canvas::commands;
use super::command::{Command, PALETTE};
use super::open::{Open, Room};
use super::theme::{self, color32, faded, tokens};
use super::widgets::{heading_ui, icon_button_ui, plain};
use crate::edit::{self, Edit};
use crate::model::*;
use crate::scene::{Face, Target, icon as glyph};
use crate::tr;
use crate::words::Say;
use egui::{Align2, CornerRadius, Panel, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

/// The icon of a kind of card.
pub(super) fn kind_icon(kind: CardKind) -> char {
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
pub(super) struct Asked {
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// A kind of card to add in the selected column.
    pub add: Option<CardKind>,
    /// A journey to show.
    pub journey: Option<JourneyId>,
}

/// Shows the panel.
pub(super) fn left_panel_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Asked {
    let mut asked = Asked::default();
    let frame = egui::Frame::new().fill(color32(tokens(ui).panel)).inner_margin(egui::Margin::symmetric(12, 14));
    Panel::left("left").exact_size(216.0).resizable(false).frame(frame).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            journeys_ui(ui, open, language, &mut asked);
            ui.add_space(12.0);
            personas_ui(ui, open, language, &mut asked);
            if open.room == Room::Map {
                ui.add_space(12.0);
                heading_ui(ui, &tr!(language, "left-add"));
                palette_ui(ui, open, language, &mut asked);
                ui.add_space(12.0);
                lanes_ui(ui, open, language, &mut asked);
            }
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

/// A row of a list: an icon or disc, a name in one or two lines, a chip at the right.
fn row_ui(ui: &mut Ui, selected: bool, name: &str, chip: &str, leading: impl FnOnce(&Ui, Rect)) -> Response {
    const LEADING: f32 = 34.0;
    let t = tokens(ui);
    let chip = (!chip.is_empty())
        .then(|| ui.painter().layout_no_wrap(chip.to_owned(), egui::FontId::proportional(10.0), color32(t.muted)));
    let chip_width = chip.as_ref().map_or(0.0, |chip| chip.size().x + 20.0);
    let ink = if selected { color32(t.accent) } else { color32(t.ink) };
    let face = if selected { Face::SemiBold } else { Face::Medium };
    let width = ui.available_width() - LEADING - chip_width - 4.0;
    let mut job = egui::text::LayoutJob::simple(name.to_owned(), theme::font(face, 12.0), ink, width);
    job.wrap.max_rows = 2;
    let galley = ui.painter().layout_job(job);
    let size = vec2(ui.available_width(), (galley.size().y + 12.0).max(30.0));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::ListItem, true, selected, name));
    if selected {
        ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 7.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    leading(ui, Rect::from_center_size(rect.left_center() + vec2(17.0, 0.0), vec2(20.0, 20.0)));
    ui.painter().galley(rect.left_center() + vec2(LEADING, -galley.size().y / 2.0), galley, ink);
    if let Some(chip) = chip {
        let place = Rect::from_min_size(
            egui::pos2(rect.right() - chip_width + 2.0, rect.center().y - 8.0),
            vec2(chip_width - 8.0, 16.0),
        );
        ui.painter().rect_filled(place, 8.0, faded(t.muted, 0.14));
        ui.painter().galley(place.center() - chip.size() / 2.0, chip, color32(t.muted));
    }
    response
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
        let response = row_ui(ui, here, &journey.title, &chip, |ui, place| {
            let font = theme::font(Face::Icons, 15.0);
            let ink = color32(tokens(ui).ink);
            ui.painter().text(place.center(), Align2::CENTER_CENTER, glyph::PATH, font, ink);
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
        let response = row_ui(ui, here, &persona.name, chip, |ui, place| {
            ui.painter().circle_filled(place.center(), 10.0, color32(persona.color));
            let font = theme::font(Face::SemiBold, 7.5);
            let white = egui::Color32::WHITE;
            ui.painter().text(place.center(), Align2::CENTER_CENTER, &persona.initials, font, white);
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
    let writable = !open.project.read_only();
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
    response
        .widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, Command::Add(kind).name(language)));
    response.dnd_set_drag_payload(kind);
    let t = tokens(ui);
    let lit = response.hovered() || response.has_focus();
    let edge = if lit { color32(t.accent) } else { color32(t.hairline) };
    ui.painter().rect(rect, CornerRadius::same(8), color32(t.panel), Stroke::new(1.0, edge), StrokeKind::Inside);
    let font = theme::font(Face::Icons, 16.0);
    let at = egui::pos2(rect.center().x, rect.min.y + 15.0);
    ui.painter().text(at, Align2::CENTER_CENTER, kind_icon(kind), font, color32(t.ink));
    let galley = fitting(ui, &tile_name(kind, name, language), 10.0, rect.width() - 8.0);
    let at = egui::pos2(rect.center().x, rect.min.y + 35.0) - galley.size() / 2.0;
    ui.painter().galley(at, galley, color32(t.ink));
    let keys = Command::Add(kind).keys(language);
    response.on_hover_text(plain(tr!(language, "left-tile-help", keys = keys)))
}

/// A line of text no wider than this: set smaller where it would be.
fn fitting(ui: &Ui, text: &str, size: f32, width: f32) -> std::sync::Arc<egui::Galley> {
    let ink = color32(tokens(ui).ink);
    let set = |size| ui.painter().layout_no_wrap(text.to_owned(), egui::FontId::proportional(size), ink);
    let galley = set(size);
    if galley.size().x <= width { galley } else { set((size * width / galley.size().x).max(8.0)) }
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
    let help =
        if lane.shown { tr!(language, "left-hide", name = name) } else { tr!(language, "left-show", name = name) };
    response.widget_info(|| WidgetInfo::selected(egui::accesskit::Role::CheckBox, true, lane.shown, name));
    let t = tokens(ui);
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, color32(t.desk));
    }
    let ink = if lane.shown { color32(t.ink) } else { color32(t.muted) };
    let eye = if lane.shown { glyph::EYE } else { glyph::EYE_SLASH };
    let font = theme::font(Face::Icons, 14.0);
    ui.painter().text(rect.left_center() + vec2(8.0, 0.0), Align2::LEFT_CENTER, eye, font, color32(t.muted));
    let font = egui::FontId::proportional(12.0);
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, ink);
    ui.painter().galley(rect.left_center() + vec2(30.0, -galley.size().y / 2.0), galley, ink);
    response.on_hover_text(plain(help))
}
