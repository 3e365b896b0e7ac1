//! What people say about a card or a journey: the thread, oldest first, and a box to add to it.

use super::Shown;
use crate::edit::{self, Change, Edit, Label, Verb};
use crate::model::*;
use crate::scene::icon;
use crate::tr;
use crate::ui::theme::{self, color32, tokens};
use crate::ui::widgets::{Form, Kind, bold, button_ui, heading_ui, icon_button_ui, plain, rule_ui};
use crate::words;
use egui::{Id, Key, Modifiers, TextEdit, Ui};

/// The history names a comment by so many of its first letters.
const NAME_CHARS: usize = 40;

/// Shows the thread of a journey, or of one of its cards.
pub(super) fn comments_ui(ui: &mut Ui, form: &mut Form<'_>, card: Option<CardId>, shown: &Shown<'_>) {
    let language = form.language;
    let mut thread: Vec<&Comment> =
        form.records.comments.values().filter(|c| c.journey == shown.journey && c.card == card).collect();
    thread.sort_by_key(|comment| (comment.at_ms, comment.id));
    rule_ui(ui);
    let count = thread.iter().filter(|comment| !comment.resolved).count();
    let title = match count {
        0 => tr!(language, "comments-title"),
        _ => tr!(language, "comments-title-count", count = words::number(language, count as i64)),
    };
    heading_ui(ui, &title);
    for comment in thread {
        ui.push_id(comment.id, |ui| comment_ui(ui, form, comment));
    }
    add_ui(ui, form, card, shown);
}

fn comment_ui(ui: &mut Ui, form: &mut Form<'_>, comment: &Comment) {
    let language = form.language;
    let muted = color32(tokens(ui).muted);
    ui.horizontal(|ui| {
        let author = if comment.author.is_empty() { tr!(language, "comments-nobody") } else { comment.author.clone() };
        ui.label(bold(author).size(11.5));
        let at = chrono::DateTime::from_timestamp_millis(comment.at_ms).unwrap_or_default();
        ui.label(theme::small(ui, words::date(language, at.with_timezone(&chrono::Local).date_naive())));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button_ui(ui, icon::TRASH, &tr!(language, "comments-delete")).clicked() {
                let root = (TableId::Comment, comment.id.uuid());
                form.ask(edit::delete(form.records, &[root], &name_of(&comment.text)));
            }
            let (glyph, name) = match comment.resolved {
                true => (icon::ARROW_U_UP_LEFT, tr!(language, "comments-reopen")),
                false => (icon::CHECK, tr!(language, "comments-resolve")),
            };
            if icon_button_ui(ui, glyph, &name).clicked() {
                let after = Comment { resolved: !comment.resolved, ..comment.clone() };
                form.ask(edit::change(&name_of(&comment.text), comment.clone(), after));
            }
        });
    });
    let text = plain(&comment.text).size(12.0);
    if comment.resolved {
        ui.label(text.color(muted).strikethrough());
        ui.label(theme::small(ui, tr!(language, "comments-resolved")));
    } else {
        ui.label(text);
    }
    ui.add_space(4.0);
}

/// The box for another comment; it keeps what is typed until it is sent.
fn add_ui(ui: &mut Ui, form: &mut Form<'_>, card: Option<CardId>, shown: &Shown<'_>) {
    let language = form.language;
    let id = Id::unique(("comment", shown.journey, card));
    let mut text: String = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let hint = tr!(language, "comments-hint");
    let focused = ui.memory(|memory| memory.has_focus(id));
    let sent = focused && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let edit = TextEdit::multiline(&mut text).id(id).desired_rows(2).desired_width(f32::INFINITY);
    ui.add(edit.hint_text(theme::small(ui, &hint)).char_limit(4000)).accessible_name(hint);
    let some = !text.trim().is_empty();
    let add = tr!(language, "comments-add");
    let pressed = ui.add_enabled_ui(some, |ui| button_ui(ui, Kind::Second, None, &add).clicked()).inner;
    if some && (pressed || sent) {
        let comment = Comment {
            journey: shown.journey,
            card,
            author: shown.author.to_owned(),
            at_ms: chrono::Utc::now().timestamp_millis(),
            text: text.trim().to_owned(),
            ..Comment::blank(CommentId::new())
        };
        form.ask(Edit::new(Label::new(Verb::Add, name_of(&comment.text)), vec![Change::added(comment)]));
        text.clear();
    }
    ui.data_mut(|data| data.insert_temp(id, text));
}

fn name_of(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut name: String = line.chars().take(NAME_CHARS).collect();
    if name.len() < line.len() {
        name.push('…');
    }
    name
}
