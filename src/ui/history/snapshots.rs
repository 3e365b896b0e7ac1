//! The moments that have a name.

use super::HistoryRoom;
use super::naming::Asking;
use crate::edit::{self, Verb};
use crate::edit::{Change, Edit, Label};
use crate::model::*;
use crate::project::Moment;
use crate::scene::{Face, icon as glyph};
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, faded, font, tokens};
use crate::ui::widgets::{heading_ui, icon_button_ui, plain};
use crate::words;
use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{Align, Layout, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

/// The list is no higher than this; the diary needs the room.
const HIGHEST_PT: f32 = 132.0;

/// Shows the names, the last moment first.
pub(super) fn snapshots_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &mut Open, language: Language) {
    let writable = !open.project.read_only();
    ui.horizontal(|ui| {
        heading_ui(ui, &tr!(language, "snapshots-title"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = tr!(language, "command-snapshot");
            if ui.add_enabled_ui(writable, |ui| icon_button_ui(ui, glyph::PLUS, &name)).inner.clicked() {
                room.asking = Some(Asking::name());
            }
        });
    });
    let moments = open.project.snapshots();
    if moments.is_empty() {
        ui.label(plain(tr!(language, "snapshots-none")).size(11.5).color(color32(tokens(ui).muted)));
        return;
    }
    let mut asked = None;
    ScrollArea::vertical().id_salt("snapshots").auto_shrink([false, true]).max_height(HIGHEST_PT).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let builder = UiBuilder::new().accessibility_role(Role::List);
        ui.scope_builder(builder.accessibility_label(tr!(language, "snapshots-title")), |ui| {
            for moment in moments.iter().rev() {
                let front = moment.seq.is_some_and(|seq| room.place_of(seq) == room.at);
                ui.push_id(moment.id, |ui| {
                    asked = asked.take().or(moment_ui(ui, moment, front, writable, language));
                });
            }
        });
    });
    match asked {
        Some(Asked::Show(seq)) => {
            room.player.stop();
            room.go(room.place_of(seq));
        }
        Some(Asked::Rename(id, name)) => room.asking = Some(Asking::rename(id, name)),
        Some(Asked::Forget(id)) => {
            let gone = open.project.records().snapshots.get(&id).cloned();
            let edit = gone.map(|s| Edit::new(Label::new(Verb::Delete, s.name.clone()), vec![Change::removed(s)]));
            open.commit_all(edit);
        }
        None => {}
    }
}

enum Asked {
    Show(u64),
    Rename(SnapshotId, String),
    Forget(SnapshotId),
}

/// The edit that gives a snapshot another name.
pub(super) fn renamed(open: &Open, id: SnapshotId, name: &str) -> Option<Edit> {
    let before = open.project.records().snapshots.get(&id)?.clone();
    let after = Snapshot { name: name.to_owned(), ..before.clone() };
    Some(edit::rename(name, before, after))
}

fn day_of(at_ms: i64) -> chrono::NaiveDate {
    chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default().with_timezone(&chrono::Local).date_naive()
}

fn moment_ui(ui: &mut Ui, moment: &Moment, front: bool, writable: bool, language: Language) -> Option<Asked> {
    let t = tokens(ui);
    let mut asked = None;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    let about = match moment.seq {
        Some(_) => words::date(language, day_of(moment.at_ms)),
        None => tr!(language, "snapshots-elsewhere"),
    };
    let spoken = format!("{}, {about}", moment.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, front, &spoken));
    if front {
        ui.painter().rect_filled(rect, 7.0, faded(t.accent, 0.10));
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 7.0, color32(t.desk));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 7.0, Stroke::new(1.5, color32(t.accent)), StrokeKind::Inside);
    }
    let buttons = if writable { 52.0 } else { 0.0 };
    let ink = if front { color32(t.accent) } else { color32(t.ink) };
    let icon = ui.painter().layout_no_wrap(glyph::BOOKMARK_SIMPLE.to_string(), font(Face::Icons, 15.0), ink);
    ui.painter().galley(pos2(rect.left() + 8.0, rect.center().y - icon.size().y / 2.0), icon, ink);
    let face = if front { Face::SemiBold } else { Face::Medium };
    let mut job = LayoutJob::default();
    let format = |face, size, color| egui::TextFormat { font_id: font(face, size), color, ..Default::default() };
    job.append(&moment.name, 0.0, format(face, 12.0, ink));
    job.append(&about, 8.0, format(Face::Regular, 11.0, color32(t.muted)));
    job.wrap.max_width = rect.width() - 39.0 - buttons;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left() + 31.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if let (true, Some(seq)) = (response.clicked(), moment.seq) {
        asked = Some(Asked::Show(seq));
    }
    if writable {
        let place = egui::Rect::from_min_max(pos2(rect.right() - buttons, rect.top()), rect.max);
        let layout = Layout::right_to_left(Align::Center);
        ui.scope_builder(UiBuilder::new().max_rect(place).layout(layout), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let forget = tr!(language, "snapshots-forget", name = moment.name.as_str());
            if icon_button_ui(ui, glyph::X, &forget).clicked() {
                asked = Some(Asked::Forget(moment.id));
            }
            let rename = tr!(language, "snapshots-rename", name = moment.name.as_str());
            if icon_button_ui(ui, glyph::PENCIL_SIMPLE, &rename).clicked() {
                asked = Some(Asked::Rename(moment.id, moment.name.clone()));
            }
        });
    }
    response.on_hover_text(plain(format!("{}\n{}", moment.name, words::moment(language, moment.at_ms))));
    asked
}
