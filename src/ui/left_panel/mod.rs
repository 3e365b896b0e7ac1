//! The left panel: journeys, personas, what can be added, lanes; or the map as a tree; or what is left to complete.
//!
//! In here: the lists, the tabs, and the rail of icons the panel folds to. Kept out: the tree (outline) and the check.

mod journeys;
mod lanes;
mod people;
mod rail;
mod row;
mod tiles;

pub(in crate::ui) use journeys::new_journey;

use super::check::{check_ui, count_ui, rename};
use super::command::Command;
use super::open::{Open, Room};
use super::outline::{self, Outline, outline_ui};
use super::theme::{color32, theme_of, tokens};
use super::widgets::{bold, heading_ui, icon_button_ui};
use crate::edit::Edit;
use crate::model::*;
use crate::scene::icon as glyph;
use crate::tr;
use egui::accesskit::Role;
use egui::{Button, Panel, ScrollArea, Stroke, Ui, UiBuilder, vec2};

/// Narrower windows show the rail unless the user unfolds it.
const NARROW_PT: f32 = 1100.0;
/// In windows narrower than this the rail is shown where the map would be too small beside the lists.
const ROOMY_PT: f32 = 1360.0;
/// How small a map may be beside the lists.
const LEAST_ZOOM: f32 = 0.85;
/// The lists, and the room around a map.
const WIDTH_PT: f32 = 216.0;
const AROUND_PT: f32 = 32.0;

/// The icon of a kind of card.
pub(super) fn kind_icon(kind: CardKind) -> char {
    match kind {
        CardKind::Thought | CardKind::Verbatim => glyph::QUOTES,
        CardKind::Metric => glyph::GAUGE,
        other => glyph::of_card(other),
    }
}

/// What the panel shows beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// What the map is built of.
    #[default]
    Build,
    /// The map as a tree.
    Outline,
    /// What is left to complete.
    Check,
}

impl Tab {
    const ALL: [(Self, char, Command); 3] = [
        (Self::Build, glyph::SQUARES_FOUR, Command::FoldLeft),
        (Self::Outline, glyph::TREE_STRUCTURE, Command::Outline),
        (Self::Check, glyph::LIST_CHECKS, Command::Check),
    ];

    fn name(self, language: Language) -> String {
        match self {
            Self::Build => tr!(language, "left-tab-build"),
            Self::Outline => tr!(language, "left-tab-outline"),
            Self::Check => tr!(language, "left-tab-check"),
        }
    }
}

/// The title of a journey being typed.
#[derive(Debug)]
struct Renaming {
    journey: JourneyId,
    text: String,
    focused: bool,
}

impl Renaming {
    fn of(journey: &Journey) -> Self {
        Self { journey: journey.id, text: journey.title.clone(), focused: false }
    }
}

/// How the panel is looked at. Not part of the document.
#[derive(Debug, Default)]
pub struct LeftPanel {
    /// What it shows.
    pub tab: Tab,
    /// Folded or not, where the user said so; else it follows the window's width.
    folded: Option<bool>,
    /// The width of the map when it was opened: what is added to it later folds nothing.
    map_pt: Option<f32>,
    /// The tree.
    pub(super) outline: Outline,
    renaming: Option<Renaming>,
}

impl LeftPanel {
    /// Whether only the rail is shown.
    pub fn is_folded(&self, ctx: &egui::Context) -> bool {
        let window = ctx.content_rect().width();
        let beside = (window - WIDTH_PT - AROUND_PT) / self.map_pt.unwrap_or(1.0);
        self.folded.unwrap_or(window < NARROW_PT || (window < ROOMY_PT && beside < LEAST_ZOOM))
    }

    /// Folds it, or unfolds it.
    pub(super) fn toggle(&mut self, ctx: &egui::Context) {
        self.folded = Some(!self.is_folded(ctx));
    }

    /// Unfolds it at a tab.
    pub(super) fn show(&mut self, tab: Tab) {
        self.tab = tab;
        self.folded = Some(false);
        if tab == Tab::Outline {
            self.outline.focus();
        }
    }
}

/// What the left panel was asked for.
#[derive(Default)]
pub(super) struct Asked {
    /// Edits, in order.
    pub edits: Vec<Edit>,
    /// A command.
    pub command: Option<Command>,
    /// A journey to show.
    pub journey: Option<JourneyId>,
    /// Two journeys to hold against each other.
    pub compared: Option<(JourneyId, JourneyId)>,
}

/// Shows the panel.
pub(super) fn left_panel_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Asked {
    let mut asked = Asked::default();
    let on_map = open.room == Room::Map;
    if on_map && open.left.map_pt.is_none() {
        let theme = theme_of(ui);
        open.left.map_pt = Some(open.scene(theme).size.width);
    }
    let panel = color32(tokens(ui).panel);
    if on_map && open.left.is_folded(ui.ctx()) {
        let frame = egui::Frame::new().fill(panel).inner_margin(egui::Margin::symmetric(6, 10));
        Panel::left("rail").exact_size(rail::WIDTH_PT).resizable(false).frame(frame).show(ui, |ui| {
            rail::rail_ui(ui, open, language, &mut asked);
        });
        return asked;
    }
    let frame = egui::Frame::new().fill(panel).inner_margin(egui::Margin::symmetric(12, 10));
    Panel::left("left").exact_size(WIDTH_PT).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        if on_map {
            tabs_ui(ui, open, language);
            ui.add_space(8.0);
        }
        match open.left.tab {
            Tab::Outline if on_map => outline_tab_ui(ui, open, language),
            Tab::Check if on_map => {
                let area = ScrollArea::vertical().auto_shrink(false).id_salt("check");
                asked.edits = area.show(ui, |ui| check_ui(ui, open, language)).inner;
            }
            _ => build_ui(ui, open, language, &mut asked),
        }
    });
    asked
}

fn build_ui(ui: &mut Ui, open: &mut Open, language: Language, asked: &mut Asked) {
    ScrollArea::vertical().auto_shrink(false).id_salt("build").show(ui, |ui| {
        journeys::journeys_ui(ui, open, language, asked);
        ui.add_space(12.0);
        people::personas_ui(ui, open, language, asked);
        if open.room == Room::Map {
            ui.add_space(12.0);
            heading_ui(ui, &tr!(language, "left-add"));
            tiles::tiles_ui(ui, open, language, asked);
            ui.add_space(12.0);
            lanes::lanes_ui(ui, open, language, asked);
        }
    });
}

/// The tabs, and the button that folds the panel.
fn tabs_ui(ui: &mut Ui, open: &mut Open, language: Language) {
    let t = tokens(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = vec2(6.0, 4.0);
        let builder = UiBuilder::new().accessibility_role(Role::TabList);
        ui.scope_builder(builder.layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
            for (tab, _, command) in Tab::ALL {
                let here = open.left.tab == tab;
                let name = tab.name(language);
                let ink = if here { color32(t.ink) } else { color32(t.muted) };
                let fill = if here { color32(t.desk) } else { egui::Color32::TRANSPARENT };
                let button = Button::new(bold(&name).size(11.5).color(ink)).fill(fill).stroke(Stroke::NONE);
                let response = ui.add(button.min_size(vec2(0.0, 26.0)));
                response.widget_info(|| egui::WidgetInfo::selected(Role::Tab, true, here, &name));
                let hint = if tab == Tab::Build { name.clone() } else { command.hint(language) };
                if response.on_hover_text(super::widgets::plain(hint)).clicked() {
                    open.left.tab = tab;
                }
            }
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = Command::FoldLeft.hint(language);
            if icon_button_ui(ui, glyph::SIDEBAR_SIMPLE, &name).clicked() {
                open.left.toggle(ui.ctx());
            }
        });
    });
}

/// The tree, and under it how much is left to complete.
fn outline_tab_ui(ui: &mut Ui, open: &mut Open, language: Language) {
    let selected = open.canvas.selected.target();
    let (revision, journey) = (open.project.revision(), open.journey);
    Panel::bottom("outline-count").resizable(false).show_separator_line(false).frame(egui::Frame::NONE).show(
        ui,
        |ui| {
            if count_ui(ui, open, language) {
                open.left.tab = Tab::Check;
            }
        },
    );
    let records = open.project.records();
    let asked = outline_ui(ui, &mut open.left.outline, (records, revision, journey), selected, language);
    match asked {
        Some(outline::Asked::Show(target)) => open.go(target),
        Some(outline::Asked::Rename(target)) => rename(open, target),
        None => {}
    }
}
