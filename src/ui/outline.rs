//! The map as a tree: stage, step, lane, card. It is walked by keys and read out line by line; the way to what lies out
//! of view.

use super::canvas::commands::lane_title;
use super::find::{Cells, fold};
use super::inspector::level;
use super::left_panel::kind_icon;
use super::theme::{self, color32, faded, tokens};
use super::widgets::plain;
use crate::model::*;
use crate::scene::{Face, Target, icon as glyph};
use crate::tr;
use crate::words::{self, Say};
use egui::accesskit::Role;
use egui::{
    Align2, Event, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, vec2,
};
use std::collections::BTreeSet;

/// The height of a line.
const ROW_PT: f32 = 24.0;
/// Letters that follow each other within this many seconds are one word.
const WORD_S: f64 = 0.9;

/// A line of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// 0 for stages, 1 for steps, 2 for lanes, 3 for cards and feelings.
    pub depth: usize,
    /// What it stands for on the map.
    pub target: Target,
    /// The column of a lane, which stands in the tree once for each.
    pub step: Option<StepId>,
    /// What is written there.
    pub text: String,
    /// What a screen reader says.
    pub spoken: String,
}

/// The tree of a journey, every line after the one it belongs to. Lanes that are empty in a column are left out.
pub fn outline(records: &Records, journey: JourneyId, language: Language) -> Vec<Node> {
    let cells = Cells::of(records);
    let lanes = records.lanes_of(journey);
    let mut nodes = Vec::new();
    let mut add = |depth, target, step, text: String, spoken| nodes.push(Node { depth, target, step, text, spoken });
    for stage in records.stages_of(journey) {
        let spoken = tr!(language, "outline-stage", name = stage.name.as_str());
        add(0, Target::Stage(stage.id), None, stage.name.clone(), spoken);
        for step in records.steps_of(stage.id) {
            let name = if step.name.is_empty() { tr!(language, "inspector-step") } else { step.name.clone() };
            let spoken = tr!(language, "outline-step", name = name.as_str());
            add(1, Target::Step(step.id), None, name, spoken);
            for lane in &lanes {
                let inside = leaves(records, &cells, lane, step.id, language);
                if inside.is_empty() {
                    continue;
                }
                let (title, number) = (lane_title(lane, language), words::number(language, inside.len() as i64));
                let count = inside.len() as i64;
                let spoken = tr!(language, "outline-lane", name = title.as_str(), count = count, number = number);
                add(2, Target::Lane(lane.id), Some(step.id), title, spoken);
                for (target, text, spoken) in inside {
                    add(3, target, None, text, spoken);
                }
            }
        }
    }
    nodes
}

/// What stands in a cell: its cards, in the emotion lane its feelings.
fn leaves(
    records: &Records,
    cells: &Cells,
    lane: &Lane,
    step: StepId,
    language: Language,
) -> Vec<(Target, String, String)> {
    let cards = cells.cards(lane.id, step).iter().map(|card| {
        let kind = card.kind.say(language);
        let title = if card.title.is_empty() { kind.clone() } else { card.title.clone() };
        let spoken = tr!(language, "outline-card", kind = kind, title = card.title.as_str());
        (Target::Card(card.id), title, spoken)
    });
    let feelings = if lane.kind == LaneKind::Emotion { cells.feelings(step) } else { &[] };
    let feelings = feelings.iter().map(|feeling| {
        let who = feeling.persona.and_then(|id| records.personas.get(&id)).map(|persona| persona.name.clone());
        // One without a name goes by its step.
        let (name, value) = if feeling.named.is_empty() {
            let step = records.steps.get(&step).map(|step| step.name.clone());
            (step.unwrap_or_default(), level(language, feeling.value))
        } else {
            (feeling.named.clone(), words::signed(language, feeling.value, 1))
        };
        let parts = [Some(name), Some(value), who];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        let text = parts.join(" · ");
        let spoken = tr!(language, "outline-feeling", text = text.as_str());
        (Target::Feeling(feeling.id), text, spoken)
    });
    cards.chain(feelings).collect()
}

/// What tells a line from all others, whatever becomes of its text.
type LineKey = (Target, Option<StepId>);

/// The tree as it is walked. Not part of the document.
#[derive(Debug, Default)]
pub struct Outline {
    nodes: Vec<Node>,
    made_for: Option<(u64, JourneyId, Language)>,
    folded: BTreeSet<LineKey>,
    /// The lines that are not folded away: places in `nodes`.
    lines: Vec<usize>,
    /// The line in hand.
    here: Option<LineKey>,
    /// Letters typed to go to a line, and when the last one came.
    typed: (String, f64),
    wants_focus: bool,
}

/// What the tree was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// To show a thing on the map.
    Show(Target),
    /// To rename it.
    Rename(Target),
}

impl Outline {
    /// The tree takes the focus in the next frame.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether a line has the focus, so that letters go to the line that begins with them.
    pub(super) fn has_focus(&self, ctx: &egui::Context) -> bool {
        let line = self.made_for.zip(self.here).map(|((_, journey, _), here)| line_id(journey, here));
        line.is_some_and(|line| ctx.memory(|memory| memory.has_focus(line)))
    }

    /// Shows only the stages.
    pub(super) fn fold_to_stages(&mut self) {
        self.folded = self.nodes.iter().filter(|node| node.depth == 0).map(key).collect();
        self.made_for = None;
    }

    fn follow(&mut self, records: &Records, revision: u64, journey: JourneyId, language: Language) {
        let made_for = Some((revision, journey, language));
        if self.made_for != made_for {
            self.nodes = outline(records, journey, language);
            self.made_for = made_for;
            self.unfold_lines();
        }
    }

    fn unfold_lines(&mut self) {
        self.lines.clear();
        let mut hidden_below = usize::MAX;
        for (place, node) in self.nodes.iter().enumerate() {
            if node.depth > hidden_below {
                continue;
            }
            self.lines.push(place);
            hidden_below = if self.folded.contains(&key(node)) { node.depth } else { usize::MAX };
        }
    }

    fn has_inside(&self, place: usize) -> bool {
        self.nodes.get(place + 1).is_some_and(|next| next.depth > self.nodes[place].depth)
    }

    /// The line in hand; the first one where it is gone.
    fn line(&self) -> usize {
        let here = |line: &usize| Some(key(&self.nodes[*line])) == self.here;
        self.lines.iter().position(here).unwrap_or(0)
    }

    fn fold(&mut self, place: usize, folded: bool) {
        let key = key(&self.nodes[place]);
        let changed = if folded { self.folded.insert(key) } else { self.folded.remove(&key) };
        if changed {
            self.unfold_lines();
        }
    }

    /// Left: folds, or goes to what it belongs to. Right: unfolds, or goes to the first thing inside.
    fn sideways(&mut self, line: usize, right: bool) -> usize {
        let place = self.lines[line];
        let (inside, folded) = (self.has_inside(place), self.folded.contains(&key(&self.nodes[place])));
        match right {
            true if inside && folded => self.fold(place, false),
            true if inside => return line + 1,
            false if inside && !folded => self.fold(place, true),
            false => {
                let depth = self.nodes[place].depth;
                let above = self.lines[..line].iter().rposition(|place| self.nodes[*place].depth < depth);
                return above.unwrap_or(line);
            }
            true => {}
        }
        line
    }

    /// The next line that begins with what is typed.
    fn typed(&mut self, line: usize, letters: &str, now_s: f64) -> usize {
        let fresh = now_s - self.typed.1 > WORD_S;
        if fresh {
            self.typed.0.clear();
        }
        self.typed.0.push_str(&fold(letters));
        self.typed.1 = now_s;
        // A new word is looked for from the next line on, a longer one from here.
        let from = if fresh { line + 1 } else { line };
        let count = self.lines.len();
        let begins = |line: &usize| fold(&self.nodes[self.lines[*line]].text).starts_with(&self.typed.0);
        (0..count).map(|by| (from + by) % count).find(begins).unwrap_or(line)
    }
}

fn key(node: &Node) -> LineKey {
    (node.target, node.step)
}

fn line_id(journey: JourneyId, key: LineKey) -> Id {
    Id::unique(("outline", journey, key))
}

/// Shows the tree; only the lines in view are made.
pub(super) fn outline_ui(
    ui: &mut Ui,
    tree: &mut Outline,
    (records, revision, journey): (&Records, u64, JourneyId),
    selected: Option<Target>,
    language: Language,
) -> Option<Asked> {
    tree.follow(records, revision, journey, language);
    if tree.nodes.is_empty() {
        ui.label(plain(tr!(language, "outline-empty")).size(11.0).color(color32(tokens(ui).muted)));
        return None;
    }
    let before = tree.line();
    let focused = ui.memory(|m| m.has_focus(line_id(journey, key(&tree.nodes[tree.lines[before]]))));
    let mut asked = None;
    let mut line = before;
    if focused && !super::palette::has_modal(ui.ctx()) {
        (line, asked) = keys(ui, tree, before);
    }
    let moved = line != before || std::mem::take(&mut tree.wants_focus);
    line = line.min(tree.lines.len() - 1);
    tree.here = Some(key(&tree.nodes[tree.lines[line]]));
    if moved {
        // The line is made in this frame, if need be by scrolling to it, so that it can take the focus.
        ui.memory_mut(|m| m.request_focus(line_id(journey, key(&tree.nodes[tree.lines[line]]))));
    }
    let shown = show_lines(ui, tree, records, (journey, selected), moved.then_some(line), language);
    asked.or(shown)
}

fn show_lines(
    ui: &mut Ui,
    tree: &mut Outline,
    records: &Records,
    (journey, selected): (JourneyId, Option<Target>),
    reveal: Option<usize>,
    language: Language,
) -> Option<Asked> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let height = ui.available_height();
    let scroll_id = ui.make_persistent_id("outline");
    let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("outline");
    if let Some(line) = reveal {
        area = area.vertical_scroll_offset(revealed(ui, scroll_id, line, height));
    }
    let mut asked = None;
    let mut folds = None;
    let output = area.show_rows(ui, ROW_PT, tree.lines.len(), |ui, range| {
        let builder = UiBuilder::new().accessibility_role(Role::Tree);
        ui.scope_builder(builder.accessibility_label(tr!(language, "left-tab-outline")), |ui| {
            for line in range {
                let place = tree.lines[line];
                let (row, fold) = line_ui(ui, tree, records, (journey, selected), place);
                asked = asked.or(row);
                folds = folds.or(fold);
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(scroll_id, output.state.clamped_offset().y));
    if let Some((place, folded)) = folds {
        tree.fold(place, folded);
    }
    asked
}

/// The offset at which a line is in view: as it is where it is already.
fn revealed(ui: &Ui, scroll: Id, line: usize, height: f32) -> f32 {
    let offset: f32 = ui.data(|data| data.get_temp(scroll)).unwrap_or_default();
    let top = line as f32 * ROW_PT;
    offset.clamp((top + ROW_PT * 2.0 - height).max(0.0), (top - ROW_PT).max(0.0).max(top + ROW_PT * 2.0 - height))
}

/// The keys of the tree; gives the line they lead to.
fn keys(ui: &Ui, tree: &mut Outline, line: usize) -> (usize, Option<Asked>) {
    let last = tree.lines.len() - 1;
    let page = (ui.available_height() / ROW_PT) as usize;
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let target = tree.nodes[tree.lines[line]].target;
    let to = if pressed(Key::ArrowDown) {
        (line + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        line.saturating_sub(1)
    } else if pressed(Key::PageDown) {
        (line + page).min(last)
    } else if pressed(Key::PageUp) {
        line.saturating_sub(page)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else if pressed(Key::ArrowRight) {
        tree.sideways(line, true)
    } else if pressed(Key::ArrowLeft) {
        tree.sideways(line, false)
    } else if pressed(Key::Enter) {
        return (line, Some(Asked::Show(target)));
    } else if pressed(Key::F2) {
        return (line, Some(Asked::Rename(target)));
    } else {
        let text = |event: &Event| if let Event::Text(text) = event { Some(text.clone()) } else { None };
        let (letters, now_s) = ui.input_mut(|i| {
            let letters = i.events.iter().filter_map(text).collect::<String>();
            // They are for the tree alone: not for an empty cell of the map, nor is Delete for what is selected there.
            i.events.retain(|event| text(event).is_none());
            i.consume_key(Modifiers::NONE, Key::Delete);
            i.consume_key(Modifiers::NONE, Key::Backspace);
            (letters, i.time)
        });
        if letters.trim().is_empty() { line } else { tree.typed(line, &letters, now_s) }
    };
    (to, None)
}

/// A line: click shows it on the map, its triangle folds it.
fn line_ui(
    ui: &mut Ui,
    tree: &mut Outline,
    records: &Records,
    (journey, selected): (JourneyId, Option<Target>),
    place: usize,
) -> (Option<Asked>, Option<(usize, bool)>) {
    let node = &tree.nodes[place];
    let key = key(node);
    let (inside, folded) = (tree.has_inside(place), tree.folded.contains(&key));
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_PT));
    let id = line_id(journey, key);
    let response = ui.interact(rect, id, Sense::click());
    let is_selected = selected == Some(node.target) && node.step.is_none();
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, is_selected, &node.spoken));
    ui.ctx().accesskit_node_builder(id, |item| {
        item.set_level(node.depth + 1);
        item.set_selected(is_selected);
        if inside {
            item.set_expanded(!folded);
        }
    });
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: false, tab: false };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if response.gained_focus() {
        tree.here = Some(key);
    }
    let triangle = paint_line(ui, &tree.nodes[place], records, rect, (inside, folded), is_selected, &response);
    let response = response.on_hover_text(plain(&tree.nodes[place].text));
    if !response.clicked() {
        return (None, None);
    }
    tree.here = Some(key);
    response.request_focus();
    let on_triangle = inside && response.interact_pointer_pos().is_some_and(|at| triangle.contains(at));
    if on_triangle { (None, Some((place, !folded))) } else { (Some(Asked::Show(tree.nodes[place].target)), None) }
}

/// Paints a line; gives the place of its triangle.
fn paint_line(
    ui: &Ui,
    node: &Node,
    records: &Records,
    rect: Rect,
    (inside, folded): (bool, bool),
    selected: bool,
    response: &egui::Response,
) -> Rect {
    let t = tokens(ui);
    if selected {
        ui.painter().rect_filled(rect, 6.0, faded(t.accent, 0.10));
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 6.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 6.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    let left = rect.left() + 2.0 + 11.0 * node.depth as f32;
    let triangle = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(16.0, ROW_PT));
    let icons = |size| theme::font(Face::Icons, size);
    if inside {
        let caret = if folded { glyph::CARET_RIGHT } else { glyph::CARET_DOWN };
        ui.painter().text(triangle.center(), Align2::CENTER_CENTER, caret, icons(10.0), color32(t.muted));
    }
    let mut x = left + 17.0;
    if let Some(icon) = icon_of(node, records) {
        let at = egui::pos2(x + 6.0, rect.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, icon, icons(12.0), color32(t.muted));
        x += 17.0;
    }
    let (face, size, ink) = match node.depth {
        0 => (Face::SemiBold, 12.5, t.ink),
        1 => (Face::Medium, 12.0, t.ink),
        2 => (Face::Regular, 11.0, t.muted),
        _ => (Face::Regular, 12.0, t.ink),
    };
    let mut job =
        egui::text::LayoutJob::simple_singleline(node.text.replace('\n', " "), theme::font(face, size), color32(ink));
    job.wrap = egui::text::TextWrapping::truncate_at_width((rect.right() - x - 4.0).max(8.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(egui::pos2(x, rect.center().y - galley.size().y / 2.0), galley, color32(ink));
    triangle
}

fn icon_of(node: &Node, records: &Records) -> Option<char> {
    match node.target {
        Target::Lane(id) => records.lanes.get(&id).map(|lane| glyph::of_lane(lane.kind)),
        Target::Card(id) => records.cards.get(&id).map(|card| kind_icon(card.kind)),
        Target::Feeling(_) => Some(glyph::SMILEY),
        Target::Link(_) => Some(glyph::ARROW_RIGHT),
        Target::Journey(_) | Target::Persona(_) | Target::Stage(_) | Target::Step(_) => None,
    }
}
