//! Walking the tree: what is folded, which line is in hand, where a key leads.

use super::tree::{Node, outline};
use crate::model::*;
use crate::scene::Target;
use crate::ui::find::fold;
use egui::Id;
use std::collections::BTreeSet;

/// Letters that follow each other within this many seconds are one word.
const WORD_S: f64 = 0.9;

/// What tells a line from all others, whatever becomes of its text.
pub(super) type LineKey = (Target, Option<StepId>);

/// The tree as it is walked. Not part of the document.
#[derive(Debug, Default)]
pub struct Outline {
    pub(super) nodes: Vec<Node>,
    made_for: Option<(u64, JourneyId, Language)>,
    pub(super) folded: BTreeSet<LineKey>,
    /// The lines that are not folded away: places in `nodes`.
    pub(super) lines: Vec<usize>,
    /// The line in hand.
    pub(super) here: Option<LineKey>,
    /// Letters typed to go to a line, and when the last one came.
    typed: (String, f64),
    pub(super) wants_focus: bool,
}

impl Outline {
    /// The tree takes the focus in the next frame.
    pub(in crate::ui) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether a line has the focus, so that letters go to the line that begins with them.
    pub(in crate::ui) fn has_focus(&self, ctx: &egui::Context) -> bool {
        let line = self.made_for.zip(self.here).map(|((_, journey, _), here)| line_id(journey, here));
        line.is_some_and(|line| ctx.memory(|memory| memory.has_focus(line)))
    }

    /// Shows only the stages.
    pub(in crate::ui) fn fold_to_stages(&mut self) {
        self.folded = self.nodes.iter().filter(|node| node.depth == 0).map(key).collect();
        self.made_for = None;
    }

    pub(super) fn follow(&mut self, records: &Records, revision: u64, journey: JourneyId, language: Language) {
        let made_for = Some((revision, journey, language));
        if self.made_for != made_for {
            self.nodes = outline(records, journey, language);
            self.made_for = made_for;
            self.unfold_lines();
        }
    }

    pub(super) fn unfold_lines(&mut self) {
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

    pub(super) fn has_inside(&self, place: usize) -> bool {
        self.nodes.get(place + 1).is_some_and(|next| next.depth > self.nodes[place].depth)
    }

    /// The line in hand; the first one where it is gone.
    pub(super) fn line(&self) -> usize {
        let here = |line: &usize| Some(key(&self.nodes[*line])) == self.here;
        self.lines.iter().position(here).unwrap_or(0)
    }

    pub(super) fn fold(&mut self, place: usize, folded: bool) {
        let key = key(&self.nodes[place]);
        let changed = if folded { self.folded.insert(key) } else { self.folded.remove(&key) };
        if changed {
            self.unfold_lines();
        }
    }

    /// Left: folds, or goes to what it belongs to. Right: unfolds, or goes to the first thing inside.
    pub(super) fn sideways(&mut self, line: usize, right: bool) -> usize {
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
    pub(super) fn typed(&mut self, line: usize, letters: &str, now_s: f64) -> usize {
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

pub(super) fn key(node: &Node) -> LineKey {
    (node.target, node.step)
}

pub(super) fn line_id(journey: JourneyId, key: LineKey) -> Id {
    Id::unique(("outline", journey, key))
}
