//! The check of the map as a list: what it found, most urgent first, each with the way there and one thing to do.
//!
//! In here: the list, its actions, and what is silenced. Kept out: the rules (analysis). Enter by `check_ui`.

mod action;
mod fix;

use super::open::Open;
use super::theme::{color32, tokens};
use super::widgets::{Kind, button_ui, heading_ui, icon_button_ui, link_ui, plain};
use crate::analysis::{self, Finding, FindingLevel};
use crate::edit::{self, Edit};
use crate::model::*;
use crate::scene::{self, icon as glyph};
use crate::tr;
use crate::words::{self, Say};
pub(super) use action::rename;
use action::{Action, action};
use egui::accesskit::Role;
use egui::{Frame, Margin, Stroke, Ui, UiBuilder, WidgetInfo, vec2};

/// What the check found, kept until something changes.
#[derive(Debug, Default)]
pub struct Findings {
    made_for: Option<(u64, JourneyId, Option<usize>)>,
    /// What is not silenced.
    open: Vec<Finding>,
    /// What is.
    silenced: Vec<Finding>,
    /// Asked for in workshop mode, where the check is off.
    asked: bool,
}

impl Findings {
    /// How many are not silenced.
    pub(super) fn count(&self) -> usize {
        self.open.len()
    }
}

impl Open {
    /// Checks the map again where something has changed; `false` while the check is off.
    pub(super) fn check(&mut self) -> bool {
        if !self.workshop {
            self.findings.asked = false;
        } else if !self.findings.asked {
            return false;
        }
        let overlay = self.overlay();
        let known = overlay.as_ref().map(|overlay| std::sync::Arc::as_ptr(overlay) as usize);
        let made_for = Some((self.project.revision(), self.journey, known));
        if self.findings.made_for != made_for {
            let records = self.project.records();
            let found = analysis::check_all(records, self.journey, overlay.as_deref(), &options(&self.project));
            let silenced = records.journeys.get(&self.journey).map(|j| j.silenced.as_slice()).unwrap_or_default();
            let is_silenced = |finding: &Finding| finding.is_silenced(silenced);
            (self.findings.silenced, self.findings.open) = found.into_iter().partition(is_silenced);
            self.findings.made_for = made_for;
        }
        true
    }
}

/// Where a finding is on the map.
fn target_of(finding: &Finding, journey: JourneyId) -> Option<scene::Target> {
    use analysis::Target;
    finding.target.map(|target| match target {
        Target::Stage(id) => scene::Target::Stage(id),
        Target::Step(id) => scene::Target::Step(id),
        Target::Card(id) => scene::Target::Card(id),
        Target::Feeling(id) => scene::Target::Feeling(id),
        Target::Journey(_) => scene::Target::Journey(journey),
    })
}

/// Against what it is checked: today's day, and that of the last change.
fn options(project: &crate::project::Project) -> analysis::CheckOptions {
    let last = project.history().last().and_then(|entry| chrono::DateTime::from_timestamp_millis(entry.at_ms));
    let last_change = last.map(|last| last.with_timezone(&chrono::Local).date_naive());
    analysis::CheckOptions { last_change, ..analysis::CheckOptions::on(chrono::Local::now().date_naive()) }
}

/// What was pressed in the list.
enum Pressed {
    Act(Action),
    Go(scene::Target),
    Silence(Finding),
    BringBack(Finding),
}

/// Shows the list and does what is asked of it.
pub(super) fn check_ui(ui: &mut Ui, open: &mut Open, language: Language) -> Vec<Edit> {
    if !open.check() {
        ui.label(plain(tr!(language, "check-off")).color(color32(tokens(ui).muted)));
        ui.add_space(4.0);
        open.findings.asked =
            button_ui(ui, Kind::Second, Some(glyph::LIST_CHECKS), &tr!(language, "command-check")).clicked();
        return Vec::new();
    }
    let writable = !open.project.read_only();
    let mut pressed = None;
    if open.findings.open.is_empty() {
        nothing_left_ui(ui, language);
    }
    let records = open.project.records();
    let builder = UiBuilder::new().accessibility_role(Role::List);
    ui.scope_builder(builder.accessibility_label(tr!(language, "command-check")), |ui| {
        let mut level = None;
        for (place, finding) in open.findings.open.iter().enumerate() {
            if level.replace(finding.level) != Some(finding.level) {
                level_ui(ui, finding.level, &open.findings.open, language);
            }
            let action = action(finding, records, open.journey);
            let target = target_of(finding, open.journey).or(action.target());
            let asked = ui.push_id(place, |ui| finding_ui(ui, (finding, target), action, writable, language)).inner;
            pressed = pressed.take().or(asked);
        }
    });
    pressed = pressed.or(silenced_ui(ui, &open.findings.silenced, writable, language));
    match pressed {
        Some(Pressed::Act(action)) => action.act(open, language),
        Some(Pressed::Go(target)) => {
            open.go(target);
            Vec::new()
        }
        Some(Pressed::Silence(finding)) => {
            edit::silence(open.project.records(), open.journey, &finding.key()).into_iter().collect()
        }
        Some(Pressed::BringBack(finding)) => {
            edit::bring_back(open.project.records(), open.journey, &finding.key()).into_iter().collect()
        }
        None => Vec::new(),
    }
}

fn nothing_left_ui(ui: &mut Ui, language: Language) {
    ui.add_space(12.0);
    ui.vertical_centered(|ui| {
        ui.label(super::theme::icon(glyph::CHECK_CIRCLE, 30.0).color(color32(tokens(ui).validated)));
        ui.add_space(2.0);
        ui.label(plain(tr!(language, "check-nothing")));
    });
}

fn level_glyph(level: FindingLevel) -> char {
    match level {
        FindingLevel::ToFix => glyph::WARNING_CIRCLE,
        FindingLevel::ToComplete => glyph::CIRCLE_HALF,
        FindingLevel::ToConsider => glyph::LIGHTBULB,
    }
}

/// The heading of a level: its icon, its words, how many.
fn level_ui(ui: &mut Ui, level: FindingLevel, findings: &[Finding], language: Language) {
    let t = tokens(ui);
    let ink = match level {
        FindingLevel::ToFix => t.pain.text,
        FindingLevel::ToComplete => t.moment.text,
        FindingLevel::ToConsider => t.muted,
    };
    let count = findings.iter().filter(|finding| finding.level == level).count();
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.label(super::theme::icon(level_glyph(level), 14.0).color(color32(ink)));
        heading_ui(ui, &level.say(language));
        ui.label(super::theme::small(ui, words::number(language, count as i64)));
    });
}

/// A finding: its sentence leads to the place, below it what can be done.
fn finding_ui(
    ui: &mut Ui,
    (finding, target): (&Finding, Option<scene::Target>),
    action: Action,
    writable: bool,
    language: Language,
) -> Option<Pressed> {
    let t = tokens(ui);
    let mut pressed = None;
    let frame = Frame::new().stroke(Stroke::new(1.0, color32(t.hairline))).corner_radius(8);
    frame.inner_margin(Margin::symmetric(9, 7)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        let sentence = finding.say(language);
        let text = egui::Label::new(plain(&sentence).size(12.0)).selectable(false).sense(egui::Sense::click());
        let response = ui.add(text).on_hover_cursor(egui::CursorIcon::PointingHand);
        let spoken = format!("{}, {sentence}", finding.level.say(language));
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
        if let Some(target) = target.filter(|_| response.clicked()) {
            pressed = Some(Pressed::Go(target));
        }
        ui.horizontal(|ui| {
            let does = action.changes();
            let acts = ui.add_enabled_ui(writable || !does, |ui| link_ui(ui, &action.name(language)).clicked()).inner;
            if acts {
                pressed = Some(Pressed::Act(action));
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let name = tr!(language, "check-silence");
                if ui.add_enabled_ui(writable, |ui| icon_button_ui(ui, glyph::EYE_SLASH, &name).clicked()).inner {
                    pressed = Some(Pressed::Silence(finding.clone()));
                }
            });
        });
    });
    pressed
}

/// What is silenced on this map, folded; each can be brought back.
fn silenced_ui(ui: &mut Ui, silenced: &[Finding], writable: bool, language: Language) -> Option<Pressed> {
    if silenced.is_empty() {
        return None;
    }
    ui.add_space(10.0);
    let title = tr!(language, "check-silenced", count = words::number(language, silenced.len() as i64));
    let mut pressed = None;
    egui::CollapsingHeader::new(plain(title)).id_salt("silenced").show(ui, |ui| {
        for (place, finding) in silenced.iter().enumerate() {
            ui.push_id(place, |ui| {
                ui.label(super::theme::small(ui, finding.say(language)));
                let back = tr!(language, "check-bring-back");
                if ui.add_enabled_ui(writable, |ui| link_ui(ui, &back).clicked()).inner {
                    pressed = Some(Pressed::BringBack(finding.clone()));
                }
            });
        }
    });
    pressed
}

/// The line under the tree: how many things are worth another look; `true` when it is pressed.
pub(super) fn count_ui(ui: &mut Ui, open: &mut Open, language: Language) -> bool {
    if !open.check() {
        return false;
    }
    let count = open.findings.count();
    let number = words::number(language, count as i64);
    let text = tr!(language, "check-count", count = (count as i64), number = number);
    button_ui(ui, Kind::Quiet, Some(glyph::LIST_CHECKS), &text).clicked()
}
