//! The diary as a list: days, and under each what was done on it, the last first.

use super::{HistoryRoom, changes};
use crate::edit::Verb;
use crate::model::*;
use crate::project::{Diary, DiaryLine, Turn};
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, faded, font, tokens};
use crate::ui::widgets::plain;
use crate::words::{self, Say};
use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Color32, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

const DAY_PT: f32 = 30.0;
const LINE_PT: f32 = 40.0;
/// The height of a line that tells what changed.
const CHANGE_PT: f32 = 16.0;

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row {
    Day(NaiveDate, usize),
    Line(usize),
}

/// The place of the next older line that passes the filter.
pub(super) fn older(room: &HistoryRoom) -> usize {
    let before = room.found.partition_point(|line| line + 1 < room.at);
    before.checked_sub(1).map_or(room.at, |place| room.found[place] + 1)
}

/// The place of the next newer one.
pub(super) fn newer(room: &HistoryRoom) -> usize {
    let after = room.found.partition_point(|line| *line < room.at);
    room.found.get(after).map_or(room.at, |line| line + 1)
}

/// Shows the list.
pub(super) fn list_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, language: Language) {
    if room.found.is_empty() {
        let nothing = room.diary.lines().is_empty();
        let words = if nothing { tr!(language, "diary-empty") } else { tr!(language, "diary-nothing-found") };
        ui.add_space(10.0);
        ui.label(plain(words).color(color32(tokens(ui).muted)));
        return;
    }
    let told = room.at.checked_sub(1).map(|line| changes::of_line(room, open, line, language)).unwrap_or_default();
    let rows = std::mem::take(&mut room.rows);
    let mut tops = Vec::with_capacity(rows.len() + 1);
    let mut top = 0.0;
    for row in &rows {
        tops.push(top);
        top += height(row, room.at, told.len());
    }
    tops.push(top);
    let reveals = std::mem::take(&mut room.reveals);
    let mut chosen = None;
    ScrollArea::vertical().id_salt("diary").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        ui.set_height(top);
        let builder = UiBuilder::new().accessibility_role(Role::ListBox);
        ui.scope_builder(builder.accessibility_label(tr!(language, "diary-title")), |ui| {
            let corner = ui.max_rect().min;
            let width = ui.available_width();
            let place =
                |row: usize| Rect::from_min_size(corner + vec2(0.0, tops[row]), vec2(width, tops[row + 1] - tops[row]));
            if reveals && let Some(row) = rows.iter().position(|row| is_front(row, room.at)) {
                ui.scroll_to_rect(place(row).expand(DAY_PT), None);
            }
            let first = tops.partition_point(|top| *top <= viewport.min.y).saturating_sub(1);
            for (row, what) in rows.iter().enumerate().skip(first).take_while(|(row, _)| tops[*row] < viewport.max.y) {
                match what {
                    Row::Day(day, count) => day_ui(ui, place(row), *day, *count, language),
                    Row::Line(line) => {
                        let front = is_front(what, room.at);
                        let told = if front { told.as_slice() } else { &[] };
                        if line_ui(ui, place(row), &room.diary.lines()[*line], (front, told), language) {
                            chosen = Some(line + 1);
                        }
                    }
                }
            }
        });
    });
    room.rows = rows;
    if let Some(place) = chosen {
        room.player.stop();
        room.go(place);
        room.reveals = false;
    }
}

fn is_front(row: &Row, at: usize) -> bool {
    matches!(row, Row::Line(line) if line + 1 == at)
}

fn height(row: &Row, at: usize, told: usize) -> f32 {
    match row {
        Row::Day(..) => DAY_PT,
        Row::Line(_) if is_front(row, at) && told > 0 => LINE_PT + CHANGE_PT * told as f32 + 4.0,
        Row::Line(_) => LINE_PT,
    }
}

/// The rows of some lines, the last first.
pub(super) fn rows(found: &[usize], diary: &Diary) -> Vec<Row> {
    let mut rows = Vec::with_capacity(found.len() + 16);
    let mut days: Vec<(NaiveDate, usize)> = Vec::new();
    for line in found.iter().rev() {
        let day = diary.lines()[*line].day();
        match days.last_mut() {
            Some((last, count)) if *last == day => *count += 1,
            _ => days.push((day, 1)),
        }
    }
    let mut lines = found.iter().rev();
    for (day, count) in days {
        rows.push(Row::Day(day, count));
        rows.extend(lines.by_ref().take(count).map(|line| Row::Line(*line)));
    }
    rows
}

fn day_ui(ui: &mut Ui, rect: Rect, day: NaiveDate, count: usize, language: Language) {
    let t = tokens(ui);
    let today = chrono::Local::now().date_naive();
    let name = match (today - day).num_days() {
        0 => tr!(language, "diary-today"),
        1 => tr!(language, "diary-yesterday"),
        _ => words::date(language, day),
    };
    let steps = tr!(language, "diary-steps", count = (count as i64), shown = words::number(language, count as i64));
    let response = ui.interact(rect, ui.scope_id().with(("day", day, rect.top() as i32)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}, {steps}")));
    let middle = rect.bottom() - 10.0;
    text(ui, pos2(rect.left() + 2.0, middle), &name, font(Face::SemiBold, 11.5), color32(t.ink), rect.width());
    let galley = ui.painter().layout_no_wrap(steps, font(Face::Regular, 11.0), color32(t.muted));
    let at = pos2(rect.right() - galley.size().x - 6.0, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, color32(t.muted));
}

/// One line in the middle of its height, cut where it is too long.
fn text(ui: &Ui, left: egui::Pos2, words: &str, font: egui::FontId, ink: Color32, width: f32) {
    let mut job = LayoutJob::simple(words.to_owned(), font, ink, width);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(left - vec2(0.0, galley.size().y / 2.0), galley, ink);
}

/// A line of the diary; `true` when it is pressed.
fn line_ui(ui: &mut Ui, rect: Rect, line: &DiaryLine, of: (bool, &[String]), language: Language) -> bool {
    let (front, told) = of;
    let t = tokens(ui);
    let what = line.say(language);
    let time = time_of(line, language);
    let who = who(line, language);
    let mut spoken = format!("{time}, {what}, {who}");
    told.iter().for_each(|told| spoken.push_str(&format!(", {told}")));
    let response = ui.interact(rect, ui.scope_id().with(("line", line.first)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, front, &spoken));
    let box_ = rect.shrink2(vec2(0.0, 1.0));
    if front {
        ui.painter().rect_filled(box_, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() {
        ui.painter().rect_filled(box_, 7.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(box_, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    let ink = match (front, line.turn) {
        (true, _) => color32(t.accent),
        (false, Turn::Undone) => color32(t.muted),
        _ => color32(t.ink),
    };
    let first = rect.top() + 13.0;
    let icon = ui.painter().layout_no_wrap(glyph_of(line).to_string(), font(Face::Icons, 15.0), ink);
    ui.painter().galley(pos2(rect.left() + 8.0, first - icon.size().y / 2.0), icon, ink);
    let face = if front { Face::SemiBold } else { Face::Medium };
    text(ui, pos2(rect.left() + 31.0, first), &what, font(face, 12.0), ink, rect.width() - 39.0);
    let second = format!("{time} · {who}");
    let left = rect.left() + 31.0;
    text(ui, pos2(left, rect.top() + 29.0), &second, font(Face::Regular, 11.0), color32(t.muted), rect.width() - 39.0);
    for (row, told) in told.iter().enumerate() {
        let middle = rect.top() + LINE_PT + CHANGE_PT * (row as f32 + 0.5) - 2.0;
        text(ui, pos2(left, middle), told, font(Face::Regular, 11.0), color32(t.ink), rect.width() - 39.0);
    }
    if response.hovered() {
        response.clone().on_hover_text(plain(format!(
            "{what}\n{}\n{}",
            words::moment(language, line.at_ms),
            told.join("\n")
        )));
    }
    response.clicked()
}

pub(super) fn time_of(line: &DiaryLine, language: Language) -> String {
    let at = chrono::DateTime::from_timestamp_millis(line.at_ms).unwrap_or_default();
    let local = at.with_timezone(&chrono::Local).naive_local();
    words::time_of_day(language, local.and_utc().timestamp_millis())
}

/// Who did it, or that this copy does not say what it was.
pub(super) fn who(line: &DiaryLine, language: Language) -> String {
    match (line.kept, line.author.is_empty()) {
        (false, _) => tr!(language, "diary-not-kept"),
        (true, true) => tr!(language, "diary-nobody"),
        (true, false) => line.author.clone(),
    }
}

fn glyph_of(line: &DiaryLine) -> char {
    match (line.turn, line.label.verb) {
        (Turn::Undone, _) => glyph::ARROW_U_UP_LEFT,
        (Turn::Redone, _) => glyph::ARROW_U_UP_RIGHT,
        (Turn::Done, verb) => match verb {
            Verb::Add | Verb::AddCards | Verb::Create => glyph::PLUS,
            Verb::Delete | Verb::DeleteCards | Verb::DeleteSeveral => glyph::TRASH,
            Verb::Rename => glyph::TEXT_T,
            Verb::Move | Verb::MoveCards | Verb::SortNotes => glyph::ARROWS_LEFT_RIGHT,
            Verb::Hide => glyph::EYE_SLASH,
            Verb::Show => glyph::EYE,
            Verb::Match | Verb::Link => glyph::LINK_SIMPLE,
            Verb::Import => glyph::DATABASE,
            Verb::Paste | Verb::Duplicate => glyph::COPY,
            Verb::Feel => glyph::SMILEY,
            Verb::Silence => glyph::LIST_CHECKS,
            Verb::Snapshot => glyph::BOOKMARK_SIMPLE,
            Verb::Restore => glyph::CLOCK_COUNTER_CLOCKWISE,
            Verb::Compact => glyph::PACKAGE,
            Verb::Change | Verb::ChangeCards => glyph::PENCIL_SIMPLE,
            Verb::Merge => glyph::ARROWS_LEFT_RIGHT,
        },
    }
}
