//! Dialogs: which template, where a file is, what to export, what others get, what went wrong, which keys there are, impact and
//! effort of the opportunities.

mod export;
mod files;
mod keys;
mod matrix;
mod new;
mod notes;
mod question;
mod share;

pub use export::{ExportAnswer, ExportChoice, ExportDialog, export_dialog_ui};
pub use files::{Answer, DataPurpose, FileDialog, FilePurpose};
pub use keys::keys_dialog_ui;
pub use matrix::{Matrix, MatrixAnswer, matrix_ui};
pub use new::{NewAnswer, NewDialog, Offer, new_dialog_ui, offers};
pub use notes::{NotesAnswer, NotesDialog, notes_dialog_ui};
pub use question::{Question, QuestionAnswer, question_ui};
pub use share::{ShareAnswer, ShareDialog, share_dialog_ui};

use super::widgets::{Kind, bold, button_ui, plain, row_from_right_ui};
use egui::{Modal, Ui};

/// A sheet over the window; `false` when it was dismissed by Escape or a click beside it.
pub fn modal_ui(ctx: &egui::Context, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) -> bool {
    let frame = egui::Frame::window(&ctx.global_style()).inner_margin(20);
    let response = Modal::new(egui::Id::unique(name)).frame(frame).show(ctx, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 10.0);
        contents(ui);
    });
    !response.should_close()
}

/// A sentence and one button: what went wrong, and that it was read. `false` when it was read.
pub fn message_ui(ctx: &egui::Context, title: &str, sentence: &str, button: &str) -> bool {
    let mut read = false;
    let stays = modal_ui(ctx, "message", 420.0, |ui| {
        ui.label(bold(title).size(15.0));
        ui.label(plain(sentence));
        row_from_right_ui(ui, |ui| {
            read = button_ui(ui, Kind::Main, None, button).clicked();
        });
    });
    stays && !read
}
