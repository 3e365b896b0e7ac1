//! Making a copy for others: what goes in and what stays here is read before it is made.

use super::modal_ui;
use crate::file::FileError;
use crate::model::Language;
use crate::project::{ShareSummary, Sharing};
use crate::tr;
use crate::ui::theme::{color32, tokens};
use crate::ui::widgets::{
    Kind, bold, button_ui, hairline_ui, heading_ui, pair_ui, plain, row_from_right_ui, switch_ui,
};
use crate::words::{self, Say};
use egui::{Align, Context, Layout, Ui};
use std::sync::mpsc::{Receiver, channel};

type Measured = Result<ShareSummary, FileError>;

/// The dialog, under way.
pub struct ShareDialog {
    comments: bool,
    coming: Receiver<[Measured; 2]>,
    /// Without comments, with them; `None`: still being looked at.
    known: Option<[Measured; 2]>,
}

/// What was asked of the dialog.
pub enum ShareAnswer {
    /// It stays.
    Waiting(Box<ShareDialog>),
    /// Make the copy; whether with comments.
    Make(bool),
    /// Nothing.
    Cancelled,
}

impl ShareDialog {
    /// Looks at what would go in, on a thread.
    pub fn new(ctx: &Context, sharing: Sharing) -> Self {
        let (send, coming) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // The window may be gone by now; then nobody waits for it.
            let _ = send.send([false, true].map(|comments| sharing.summary(comments)));
            ctx.request_repaint();
        });
        Self { comments: false, coming, known: None }
    }
}

/// Shows the dialog.
pub fn share_dialog_ui(ctx: &Context, mut dialog: ShareDialog, language: Language) -> ShareAnswer {
    if dialog.known.is_none() {
        dialog.known = dialog.coming.try_recv().ok();
    }
    let (mut make, mut cancelled) = (false, false);
    let stays = modal_ui(ctx, "share", 460.0, |ui| {
        ui.label(bold(tr!(language, "share-title")).size(15.0));
        ui.label(plain(tr!(language, "share-about")));
        match dialog.known.as_ref().map(|known| &known[usize::from(dialog.comments)]) {
            None => {
                ui.horizontal(|ui| {
                    ui.spinner();
                    ui.label(plain(tr!(language, "share-measuring")));
                });
            }
            Some(Ok(summary)) => {
                // Its spacing is its own.
                ui.scope(|ui| summary_ui(ui, summary, language));
            }
            Some(Err(error)) => {
                ui.colored_label(ui.visuals().error_fg_color, error.say(language));
            }
        }
        ui.add_space(6.0);
        hairline_ui(ui);
        ui.add_space(2.0);
        if let Some(on) = switch_ui(ui, &tr!(language, "share-with-comments"), dialog.comments) {
            dialog.comments = on;
        }
        ui.add_space(6.0);
        let is_known = matches!(&dialog.known, Some([Ok(_), Ok(_)]));
        row_from_right_ui(ui, |ui| {
            ui.add_enabled_ui(is_known, |ui| {
                make = button_ui(ui, Kind::Main, None, &tr!(language, "share-do")).clicked();
            });
            cancelled = button_ui(ui, Kind::Second, None, &tr!(language, "cancel")).clicked();
        });
    });
    match (make, cancelled || !stays) {
        (true, _) => ShareAnswer::Make(dialog.comments),
        (false, true) => ShareAnswer::Cancelled,
        (false, false) => ShareAnswer::Waiting(Box::new(dialog)),
    }
}

fn summary_ui(ui: &mut Ui, summary: &ShareSummary, language: Language) {
    let number = |n: usize| words::number(language, n as i64);
    let size = tr!(language, "sharing-size", size = words::number(language, summary.bytes.div_ceil(1000) as i64));
    ui.spacing_mut().interact_size.y = 18.0;
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        heading_ui(ui, &tr!(language, "sharing-inside"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| ui.label(bold(size).size(12.0)));
    });
    ui.spacing_mut().item_spacing.y = 3.0;
    pair_ui(ui, &tr!(language, "share-journeys"), plain(number(summary.journeys.len())));
    let names = ui.label(plain(summary.journeys.join(" · ")).size(11.0).color(color32(tokens(ui).muted)));
    names.on_hover_text(summary.journeys.join("\n"));
    for (name, count) in [
        (tr!(language, "sharing-cards"), summary.cards),
        (tr!(language, "inspector-journey-personas"), summary.personas),
        (tr!(language, "share-dialog-images"), summary.images),
        (tr!(language, "sharing-comments"), summary.comments),
        (tr!(language, "sharing-measured"), summary.measured),
        (tr!(language, "share-history"), summary.history),
    ] {
        pair_ui(ui, &name, plain(number(count)));
    }
    let left = summary.left_out;
    ui.add_space(8.0);
    heading_ui(ui, &tr!(language, "share-outside"));
    for (name, count) in [
        (tr!(language, "share-sources"), left.sources),
        (tr!(language, "share-texts"), left.history),
        (tr!(language, "sharing-comments"), left.comments),
        (tr!(language, "share-snapshots"), left.snapshots),
        (tr!(language, "sharing-images"), left.images),
        (tr!(language, "share-figures"), left.figures),
    ] {
        if count > 0 {
            pair_ui(ui, &name, plain(number(count)));
        }
    }
}
