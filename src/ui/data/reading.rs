//! How far reading has come, and the way to stop it.

use super::job::Job;
use crate::model::Language;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::theme::{color32, icon, tokens};
use crate::ui::widgets::{Kind, bold, button_ui, italic, row_from_right_ui};
use crate::words::{decimal, duration, number, percent};
use egui::{ProgressBar, Ui};
use std::sync::atomic::Ordering::Relaxed;

/// Shows it.
pub(super) fn reading_ui(ui: &mut Ui, job: &mut Job, language: Language) {
    let (bytes, all) = (job.progress.bytes.load(Relaxed), job.progress.bytes_in_all.load(Relaxed));
    let share = if all == 0 { 0.0 } else { (bytes as f64 / all as f64).min(1.0) };
    let (seconds, rows) = (job.begun_at.elapsed().as_secs_f64(), job.progress.rows.load(Relaxed));
    ui.horizontal(|ui| {
        ui.label(icon(glyph::CLOCK, 16.0));
        let title = if share < 1.0 { tr!(language, "import-reading") } else { tr!(language, "import-storing") };
        ui.label(bold(title).size(14.0));
    });
    let about = tr!(
        language,
        "import-progress",
        share = percent(language, share),
        bytes = decimal(language, bytes as f64 / 1e6, 0),
        all = decimal(language, all as f64 / 1e6, 0),
        rows = number(language, rows as i64),
        rejected = number(language, job.progress.rejected.load(Relaxed) as i64),
        speed = number(language, (rows as f64 / seconds.max(0.001)) as i64),
        left = duration(language, (seconds * (1.0 - share) / share.max(0.01) * 1000.0) as i64)
    );
    ui.label(italic(about).color(color32(tokens(ui).muted)));
    ui.add(ProgressBar::new(share as f32).desired_height(8.0).fill(color32(tokens(ui).accent)));
    row_from_right_ui(ui, |ui| {
        if button_ui(ui, Kind::Second, None, &tr!(language, "import-stop")).clicked() {
            job.stop();
        }
    });
    ui.ctx().request_repaint_after_secs(0.1);
}
