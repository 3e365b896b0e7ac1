//! Drafts: what is being typed and not yet in the records.

use crate::edit::Edit;
use crate::model::{GestureId, Records};
use egui::{Context, Id, Response};
use std::rc::Rc;

/// Typing becomes an edit this long after the last key.
const PAUSE_S: f64 = 1.0;

/// Makes the edit that puts a text into its field, on top of what other fields asked for.
pub(super) type Commit = Rc<dyn Fn(&Records, &[Edit], &str) -> Outcome>;

/// What comes of a text put into its field.
pub(super) enum Outcome {
    /// The record changes.
    Edit(Edit),
    /// The record says so already, or is gone.
    Same,
    /// The field cannot take it.
    Unreadable,
}

struct Draft {
    field: Id,
    text: String,
    /// The record's text as last seen: tells when the record changed underneath.
    seen: String,
    gesture: GestureId,
    /// When the last key came that is in no edit yet.
    typed_at: Option<f64>,
    shown_in_frame: u64,
    commit: Commit,
}

/// Every text being typed. One gesture lasts as long as its field keeps the focus, so one undo takes the typing back.
#[derive(Default)]
pub struct Drafts {
    /// In the order in which they were begun; more than one only for a moment, or where one cannot be read.
    open: Vec<Draft>,
}

/// A field as it was just shown.
pub(super) struct Typed<'a> {
    pub(super) response: &'a Response,
    /// What stands in the field now.
    pub(super) text: String,
    /// What the record says.
    pub(super) value: &'a str,
    /// Whether the field commits while it is being typed in; what must be read first commits when it is left.
    pub(super) while_typing: bool,
    pub(super) commit: Commit,
}

impl Drafts {
    /// Commits the drafts whose fields are no longer shown, such as when another card was selected while typing.
    /// Called once a frame after all panels.
    pub fn settle(&mut self, ctx: &Context, records: &Records) -> Vec<Edit> {
        let frame = ctx.cumulative_frame_nr();
        let (shown, gone) = std::mem::take(&mut self.open).into_iter().partition(|d| d.shown_in_frame >= frame);
        self.open = shown;
        commit_all(gone, records)
    }

    /// Commits every draft at once: before the window closes.
    pub fn flush(&mut self, records: &Records) -> Vec<Edit> {
        commit_all(std::mem::take(&mut self.open), records)
    }

    /// What a field shows: its draft, else the record's text.
    pub(super) fn text(&self, id: Id, value: &str) -> String {
        self.open.iter().find(|d| d.field == id).map_or_else(|| value.to_owned(), |draft| draft.text.clone())
    }

    /// Takes in what was typed this frame; gives the edit when it is due.
    pub(super) fn typed(&mut self, typed: Typed<'_>, records: &Records, edits: &[Edit]) -> Option<Edit> {
        let (ctx, id) = (&typed.response.ctx, typed.response.id);
        let now = ctx.input(|input| input.time);
        if typed.response.changed() && !self.open.iter().any(|d| d.field == id) {
            self.open.push(Draft::begin(&typed));
        }
        let draft = self.open.iter_mut().find(|d| d.field == id)?;
        if typed.response.changed() {
            draft.text = typed.text;
            draft.typed_at = Some(now);
        }
        draft.shown_in_frame = ctx.cumulative_frame_nr();
        draft.follow(typed.value, records, edits);
        let left = !typed.response.has_focus();
        let waited = draft.typed_at.map(|at| now - at);
        let due = left || typed.while_typing && waited.is_some_and(|s| s >= PAUSE_S);
        if let (false, Some(waited)) = (due, waited) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64((PAUSE_S - waited).max(0.01)));
        }
        if !due {
            return None;
        }
        let outcome = draft.commit(records, edits);
        // What cannot be read stays in its field beside the complaint.
        if left && !matches!(outcome, Outcome::Unreadable) {
            self.open.retain(|d| d.field != id);
        }
        outcome.into_edit()
    }
}

impl Draft {
    fn begin(typed: &Typed<'_>) -> Self {
        Self {
            field: typed.response.id,
            text: String::new(),
            seen: typed.value.to_owned(),
            gesture: GestureId::new(),
            typed_at: None,
            shown_in_frame: 0,
            commit: typed.commit.clone(),
        }
    }

    /// The record changed underneath (undo, a merge): shows what it says, unless keys are still waiting.
    fn follow(&mut self, value: &str, records: &Records, edits: &[Edit]) {
        if self.seen == value {
            return;
        }
        self.seen = value.to_owned();
        // What was just committed comes back here too, perhaps tidied: then the draft would change nothing.
        if self.typed_at.is_none() && matches!((self.commit)(records, edits, &self.text), Outcome::Edit(_)) {
            self.text = value.to_owned();
        }
    }

    fn commit(&mut self, records: &Records, edits: &[Edit]) -> Outcome {
        self.typed_at = None;
        match (self.commit)(records, edits, &self.text) {
            Outcome::Edit(edit) => Outcome::Edit(edit.during(self.gesture)),
            other => other,
        }
    }
}

impl Outcome {
    fn into_edit(self) -> Option<Edit> {
        if let Self::Edit(edit) = self { Some(edit) } else { None }
    }
}

fn commit_all(drafts: Vec<Draft>, records: &Records) -> Vec<Edit> {
    let mut edits = Vec::new();
    for mut draft in drafts {
        let edit = draft.commit(records, &edits).into_edit();
        edits.extend(edit);
    }
    edits
}
