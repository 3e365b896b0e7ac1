//! The search bar over the map: what holds the words typed is marked there, and walked from one to the next.

use super::find::{Index, Needle};
use super::open::Open;
use super::theme::{color32, tokens};
use super::widgets::{Kind, button_ui, icon_button_ui, plain};
use crate::model::{JourneyId, Language};
use crate::scene::{Target, icon as glyph};
use crate::tr;
use crate::words;
use egui::{Area, EventFilter, Frame, Id, Key, Margin, Modifiers, Order, Rect, Stroke, TextEdit, Ui, vec2};

/// Its width.
const WIDTH_PT: f32 = 400.0;

/// A search on the map. Not part of the document.
#[derive(Debug, Default)]
pub struct Search {
    /// What is typed.
    query: String,
    hits: Vec<Target>,
    current: usize,
    /// Named things to be looked at one after the other, which nobody typed.
    given: Option<String>,
    /// The revision, journey and text of the hits.
    made_for: Option<(u64, JourneyId, String)>,
    /// Takes the focus in the next frame.
    wants_focus: bool,
}

impl Search {
    /// A search for these words; none yet where they are empty.
    pub fn new(query: &str) -> Self {
        Self { query: query.to_owned(), wants_focus: true, ..Self::default() }
    }

    /// Things of the map to be looked at one after the other, with what they have in common.
    pub fn given(name: String, hits: Vec<Target>) -> Self {
        Self { given: Some(name), hits, ..Self::default() }
    }

    /// What is typed.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// What was found, in the order of the map.
    pub fn hits(&self) -> &[Target] {
        &self.hits
    }

    /// What was found, to be selected at once.
    pub fn targets(&self) -> Vec<Target> {
        self.hits.clone()
    }

    /// The one that is looked at.
    pub fn current(&self) -> Option<Target> {
        self.hits.get(self.current).copied()
    }

    /// Whether nobody typed it.
    pub(super) fn is_given(&self) -> bool {
        self.given.is_some()
    }

    /// The field takes the focus again.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Brings the hits up to date; `true` where other words were typed since.
    fn follow(&mut self, index: &Index, revision: u64, journey: JourneyId) -> bool {
        let key = (revision, journey, self.query.clone());
        if self.given.is_some() || self.made_for.as_ref() == Some(&key) {
            return false;
        }
        let typed = self.made_for.as_ref().is_none_or(|(_, _, query)| *query != self.query);
        self.hits = index.on_map(journey, &Needle::new(&self.query));
        self.current = if typed { 0 } else { self.current.min(self.hits.len().saturating_sub(1)) };
        self.made_for = Some(key);
        typed
    }

    /// Goes on to the next one, or back; past the end it begins again.
    fn step(&mut self, forward: bool) -> Option<Target> {
        let count = self.hits.len();
        if count > 0 {
            self.current = (self.current + if forward { 1 } else { count - 1 }) % count;
        }
        self.current()
    }
}

/// What the bar was asked for.
enum Asked {
    Show(Target),
    SelectAll,
    Close,
}

/// Shows the bar over the upper right corner of the map, and does what it is asked for.
pub(super) fn search_ui(ui: &Ui, open: &mut Open, canvas: Rect, language: Language) {
    let Some(mut search) = open.search.take() else { return };
    let revision = open.project.revision();
    open.index.follow(open.project.records(), revision, language);
    let mut asked = None;
    if search.follow(&open.index, revision, open.journey) {
        asked = search.current().map(Asked::Show);
    }
    let width = WIDTH_PT.min(canvas.width() - 24.0);
    let corner = canvas.right_top() + vec2(-width - 12.0, 12.0);
    let area = Area::new(Id::unique("search")).order(Order::Middle).fixed_pos(corner).constrain(false);
    area.show(ui.ctx(), |ui| {
        let t = tokens(ui);
        let frame = Frame::new()
            .fill(color32(t.panel))
            .stroke(Stroke::new(1.0, color32(t.hairline)))
            .corner_radius(9)
            .shadow(ui.visuals().popup_shadow)
            .inner_margin(Margin::symmetric(8, 5));
        frame.show(ui, |ui| {
            ui.set_width(width - 16.0);
            ui.spacing_mut().item_spacing.x = 4.0;
            asked = bar_ui(ui, &mut search, language).or(asked.take());
        });
    });
    match asked {
        Some(Asked::Close) => return,
        Some(Asked::Show(target)) => open.canvas.show(target),
        Some(Asked::SelectAll) => open.select_all(search.targets()),
        None => {}
    }
    open.search = Some(search);
}

fn bar_ui(ui: &mut Ui, search: &mut Search, language: Language) -> Option<Asked> {
    let field = Id::unique("search-field");
    let has_focus = ui.memory(|memory| memory.has_focus(field));
    let pressed = |modifiers, key| ui.input_mut(|i| i.consume_key(modifiers, key));
    let back = (has_focus && pressed(Modifiers::SHIFT, Key::Enter)) || pressed(Modifiers::SHIFT, Key::F3);
    let on = (has_focus && pressed(Modifiers::NONE, Key::Enter)) || pressed(Modifiers::NONE, Key::F3);
    let mut asked = (has_focus && pressed(Modifiers::NONE, Key::Escape)).then_some(Asked::Close);
    if back || on {
        asked = asked.or(search.step(on).map(Asked::Show));
    }
    ui.horizontal(|ui| {
        ui.label(super::theme::icon(glyph::MAGNIFYING_GLASS, 15.0).color(color32(tokens(ui).muted)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            asked = buttons_ui(ui, search, language).or(asked.take());
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                field_ui(ui, search, field, language)
            });
        });
    });
    asked
}

fn buttons_ui(ui: &mut Ui, search: &mut Search, language: Language) -> Option<Asked> {
    let mut asked = None;
    if icon_button_ui(ui, glyph::X, &tr!(language, "search-close")).clicked() {
        asked = Some(Asked::Close);
    }
    if search.hits.len() > 1 && button_ui(ui, Kind::Quiet, None, &tr!(language, "search-select-all")).clicked() {
        asked = Some(Asked::SelectAll);
    }
    for (icon, name, forward) in [
        (glyph::CARET_DOWN, tr!(language, "search-next"), true),
        (glyph::CARET_UP, tr!(language, "search-previous"), false),
    ] {
        let some = !search.hits.is_empty();
        if ui.add_enabled_ui(some, |ui| icon_button_ui(ui, icon, &name)).inner.clicked() {
            asked = search.step(forward).map(Asked::Show);
        }
    }
    count_ui(ui, search, language);
    asked
}

/// "3 of 12", said again by screen readers when it changes.
fn count_ui(ui: &mut Ui, search: &Search, language: Language) {
    let number = |n: usize| words::number(language, n as i64);
    let text = match (search.hits.len(), search.query.trim().is_empty() && search.given.is_none()) {
        (_, true) => return,
        (0, _) => tr!(language, "search-none"),
        (count, _) => tr!(language, "search-count", place = number(search.current + 1), count = number(count)),
    };
    let label = ui.label(plain(text).size(11.0).color(color32(tokens(ui).muted)));
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

fn field_ui(ui: &mut Ui, search: &mut Search, id: Id, language: Language) {
    if let Some(name) = &search.given {
        ui.add(egui::Label::new(plain(name)).truncate());
        return;
    }
    let hint = tr!(language, "search-hint");
    let edit = TextEdit::singleline(&mut search.query).id(id).frame(Frame::NONE).desired_width(f32::INFINITY);
    // Escape closes the bar, so the field may not use it up to give the focus away.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    let edit = edit.event_filter(filter).align(egui::Align2::LEFT_CENTER);
    let response = ui.add(edit.hint_text(plain(&hint).color(color32(tokens(ui).muted))));
    if std::mem::take(&mut search.wants_focus) {
        response.request_focus();
    }
    response.accessible_name(hint);
}
