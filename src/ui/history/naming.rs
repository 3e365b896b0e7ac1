//! The dialogs of the room: a name for a moment, and whether to go back to one. And by what name one stands in the diary.

use super::{HistoryRoom, Told, snapshots};
use crate::model::{Language, SnapshotId};
use crate::tr;
use crate::ui::dialogs::{Question, QuestionAnswer, modal_ui, question_ui};
use crate::ui::open::Open;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, label_text, plain, row_from_right_ui};
use crate::words::{self, Say};
use egui::{Context, Key, TextEdit, Ui};

/// What is being asked.
pub(super) enum Asking {
    /// A name for the moment in front, or another one for a snapshot.
    Name { text: String, of: Option<SnapshotId>, begun: bool },
    /// Whether to go back.
    Restore,
}

impl Asking {
    /// A name for the moment in front.
    pub(super) fn name() -> Self {
        Self::Name { text: String::new(), of: None, begun: false }
    }

    /// Another name for a snapshot.
    pub(super) fn rename(id: SnapshotId, name: String) -> Self {
        Self::Name { text: name, of: Some(id), begun: false }
    }
}

/// Shows what is asked and does what is answered; tells what was done.
pub(super) fn asking_ui(ctx: &Context, room: &mut HistoryRoom, open: &mut Open, language: Language) -> Option<String> {
    match room.asking.take()? {
        Asking::Restore => restore_ui(ctx, room, open, language),
        Asking::Name { mut text, of, begun } => match name_ui(ctx, &mut text, begun, language) {
            Some(true) => name(room, open, text.trim(), of, language),
            Some(false) => None,
            None => {
                room.asking = Some(Asking::Name { text, of, begun: true });
                None
            }
        },
    }
}

/// The dialog for a name; `Some(true)`: it is given, `Some(false)`: it was left.
fn name_ui(ctx: &Context, text: &mut String, begun: bool, language: Language) -> Option<bool> {
    let mut answer = None;
    let stays = modal_ui(ctx, "snapshot-name", 420.0, |ui| {
        ui.label(bold(tr!(language, "command-snapshot")).size(15.0));
        ui.label(plain(tr!(language, "snapshot-what")).color(color32(tokens(ui).muted)));
        let label = ui.label(label_text(ui, tr!(language, "snapshot-name")));
        let edit = TextEdit::singleline(text).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(10, 6));
        let field = ui.add(edit).labelled_by(label.id);
        if !begun {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let given = !text.trim().is_empty();
        row_from_right_ui(ui, |ui| {
            let keep = ui.add_enabled_ui(given, |ui| button_ui(ui, Kind::Main, None, &tr!(language, "snapshot-keep")));
            if given && (entered || keep.inner.clicked()) {
                answer = Some(true);
            }
            if button_ui(ui, Kind::Quiet, None, &tr!(language, "cancel")).clicked() {
                answer = Some(false);
            }
        });
    });
    if stays { answer } else { Some(false) }
}

/// Names the moment in front, or renames a snapshot.
fn name(
    room: &mut HistoryRoom,
    open: &mut Open,
    name: &str,
    of: Option<SnapshotId>,
    language: Language,
) -> Option<String> {
    if let Some(id) = of {
        let edit = snapshots::renamed(open, id, name);
        open.commit_all(edit);
        return None;
    }
    let seq = if room.at_now { open.project.history().len() as u64 } else { room.seq_of(room.at) };
    open.project.name_moment(seq, name)?;
    Some(tr!(language, "notice-snapshot", name = name))
}

/// Asks whether to go back, and goes.
fn restore_ui(ctx: &Context, room: &mut HistoryRoom, open: &mut Open, language: Language) -> Option<String> {
    let line = room.at.checked_sub(1).and_then(|place| room.diary.lines().get(place));
    let at = line.map_or_else(|| tr!(language, "history-beginning"), |line| words::moment(language, line.at_ms));
    let now = chrono::Utc::now().timestamp_millis();
    let safety = tr!(language, "history-safety", at = words::moment(language, now));
    let question = Question {
        title: tr!(language, "history-restore-title", at = at.as_str()),
        sentence: tr!(language, "history-restore-what", name = safety.as_str()),
        answers: vec![tr!(language, "history-restore")],
    };
    match question_ui(ctx, &question, language) {
        QuestionAnswer::Waiting => {
            room.asking = Some(Asking::Restore);
            None
        }
        QuestionAnswer::Cancelled => None,
        QuestionAnswer::Chosen(_) => {
            let edits = open.drafts.flush(open.project.records());
            open.commit_all(edits);
            match open.project.restore(room.seq_of(room.at), &at, &safety) {
                Ok(()) => {
                    open.follow();
                    room.enter();
                    Some(tr!(language, "notice-restored", at = at))
                }
                Err(error) => Some(error.say(language)),
            }
        }
    }
}

/// The field for the name by which the history calls who works here.
pub(super) fn author_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, told: &mut Told, language: Language) {
    ui.add_space(6.0);
    let label = ui.label(label_text(ui, tr!(language, "diary-your-name")));
    let mut text = room.author.take().unwrap_or_else(|| open.author.clone());
    let hint = plain(tr!(language, "diary-your-name-hint")).color(color32(tokens(ui).muted));
    let edit = TextEdit::singleline(&mut text).desired_width(f32::INFINITY).hint_text(hint);
    let field = ui.add(edit.margin(egui::Margin::symmetric(10, 6))).labelled_by(label.id);
    if field.lost_focus() && text.trim() != open.author {
        told.author = Some(text.trim().to_owned());
    } else if field.has_focus() {
        room.author = Some(text);
    }
}
