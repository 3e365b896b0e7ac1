//! A new project: from which template.

use super::modal_ui;
use crate::edit;
use crate::file::Folders;
use crate::model::*;
use crate::project::template;
use crate::scene::Theme;
use crate::tr;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, row_from_right_ui};
use egui::{Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// A template on offer.
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// What it is good for, in a line.
    pub about: String,
    /// Makes the records of a new project in a language.
    pub make: Box<dyn Fn(Language) -> Records>,
}

/// Every template, its words in this language.
pub fn offers(language: Language) -> Vec<Offer> {
    let shipped = template::all().iter().map(|&id| Offer {
        name: template::name(id, language),
        about: template::about(id, language),
        make: Box::new(move |language| template::new_project(id, language)),
    });
    let blank = Offer {
        name: tr!(language, "template-blank"),
        about: tr!(language, "template-blank-about"),
        make: Box::new(blank),
    };
    shipped.chain([blank]).chain(own()).collect()
}

/// The user's own templates; one that cannot be read is left out.
fn own() -> Vec<Offer> {
    let Ok(folders) = Folders::find() else { return Vec::new() };
    let readable = template::own(&folders).into_iter().filter_map(|(name, path)| {
        let template = template::read_own(&path).ok()?;
        Some(Offer { name, about: String::new(), make: Box::new(move |language| template.new_project(language)) })
    });
    readable.collect()
}

/// One stage and the usual lanes.
fn blank(language: Language) -> Records {
    let mut records = template::four_stages(language);
    let journeys: Vec<JourneyId> = records.journeys.keys().copied().collect();
    let stages = journeys.into_iter().flat_map(|journey| records.stages_of(journey).into_iter().skip(1));
    let roots: Vec<_> = stages.map(|stage| (TableId::Stage, stage.id.uuid())).collect();
    let edit = edit::delete(&records, &roots, "");
    edit::apply(&mut records, &mut StateSum::default(), &edit);
    for stage in records.stages.values_mut() {
        stage.name = tr!(language, "canvas-new-stage");
        stage.phase = Phase::Other;
        stage.questions.clear();
    }
    records
}

/// The question, open.
pub struct NewDialog {
    offers: Vec<Card>,
}

/// A template with the phases of its stages, for the drawing.
struct Card {
    offer: Offer,
    phases: Vec<Phase>,
}

/// Where the question stands.
pub enum NewAnswer {
    /// It stays.
    Waiting(NewDialog),
    /// A template was chosen.
    Chosen(Offer),
    /// None was.
    Cancelled,
}

impl NewDialog {
    /// Asks, in this language.
    pub fn new(language: Language) -> Self {
        let card = |offer: Offer| {
            let records = (offer.make)(language);
            let first = records.journeys.keys().next().copied().unwrap_or_default();
            Card { phases: records.stages_of(first).into_iter().map(|stage| stage.phase).collect(), offer }
        };
        Self { offers: offers(language).into_iter().map(card).collect() }
    }
}

/// Shows the templates as cards.
pub fn new_dialog_ui(ctx: &egui::Context, mut dialog: NewDialog, language: Language) -> NewAnswer {
    const COLUMNS: usize = 3;
    let (mut chosen, mut cancelled) = (None, false);
    let stays = modal_ui(ctx, "new", 660.0, |ui| {
        ui.label(bold(tr!(language, "new-title")).size(15.0));
        egui::ScrollArea::vertical().max_height(440.0).show(ui, |ui| {
            let width = (ui.available_width() - 24.0) / COLUMNS as f32;
            for (row, cards) in dialog.offers.chunks(COLUMNS).enumerate() {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 12.0;
                    for (column, card) in cards.iter().enumerate() {
                        if card_ui(ui, card, width) {
                            chosen = Some(row * COLUMNS + column);
                        }
                    }
                });
            }
        });
        row_from_right_ui(ui, |ui| {
            cancelled = button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        });
    });
    match chosen {
        Some(place) => NewAnswer::Chosen(dialog.offers.swap_remove(place).offer),
        None if cancelled || !stays => NewAnswer::Cancelled,
        None => NewAnswer::Waiting(dialog),
    }
}

fn card_ui(ui: &mut Ui, card: &Card, width: f32) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 138.0), Sense::click());
    let spoken = format!("{}, {}", card.offer.name, card.offer.about);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
    let t = tokens(ui);
    let lit = response.hovered() || response.has_focus();
    let (edge, fill) = if lit { (t.accent, t.desk) } else { (t.hairline, t.sheet) };
    ui.painter().rect(rect, 10.0, color32(fill), Stroke::new(1.0, color32(edge)), StrokeKind::Inside);
    let drawing = Rect::from_min_size(rect.min + vec2(12.0, 14.0), vec2(width - 24.0, 30.0));
    stages(ui, &card.phases, drawing);
    let text = |text: &str, font, color| ui.painter().layout(text.to_owned(), font, color32(color), width - 24.0);
    let name = text(&card.offer.name, theme::font(crate::scene::Face::SemiBold, 13.0), t.ink);
    let about = text(&card.offer.about, egui::FontId::proportional(11.0), t.muted);
    let below = 56.0 + name.size().y + 3.0;
    ui.painter().galley(rect.min + vec2(12.0, 56.0), name, color32(t.ink));
    ui.painter().galley(rect.min + vec2(12.0, below), about, color32(t.muted));
    response.clicked()
}

/// The stages in small: a chevron each in the colour of its phase, a column under it.
fn stages(ui: &Ui, phases: &[Phase], rect: Rect) {
    let theme: Theme = theme::theme_of(ui);
    let step = rect.width() / phases.len().max(1) as f32;
    for (place, phase) in phases.iter().enumerate() {
        let (left, right) = (rect.left() + step * place as f32, rect.left() + step * (place as f32 + 1.0) - 3.0);
        let (top, bottom) = (rect.top(), rect.top() + 11.0);
        let tip = 5.0_f32.min(step / 4.0);
        let points: Vec<Pos2> = vec![
            pos2(left, top),
            pos2(right - tip, top),
            pos2(right, (top + bottom) / 2.0),
            pos2(right - tip, bottom),
            pos2(left, bottom),
        ];
        let color = color32(theme.phase(*phase));
        ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
        let column = Rect::from_min_max(pos2(left, bottom + 4.0), pos2(right - tip, rect.bottom()));
        ui.painter().rect_filled(column, 2.0, color.gamma_multiply(0.14));
    }
}
