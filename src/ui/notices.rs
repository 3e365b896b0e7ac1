//! Notices: short sentences at the lower edge that go by themselves, and work that goes on behind the window.

use super::theme::{color32, tokens};
use super::widgets::plain;
use egui::{Align2, Area, Context, Frame, Margin, Order, Stroke, vec2};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How long a notice stays.
const STAYS: Duration = Duration::from_millis(3500);

/// Work on a thread: what it is doing, and what it says when it is done.
pub(super) struct Work {
    /// A sentence while it runs.
    pub doing: String,
    /// The sentence at its end.
    pub done: Receiver<String>,
}

/// What is said now.
#[derive(Default)]
pub(super) struct Notices {
    told: Option<(String, Instant)>,
    work: Vec<Work>,
}

impl Notices {
    /// Says a sentence for a few seconds.
    pub(super) fn tell(&mut self, sentence: String) {
        self.told = Some((sentence, Instant::now()));
    }

    /// Shows work until it is done.
    pub(super) fn run(&mut self, ctx: &Context, work: Work) {
        self.work.push(work);
        ctx.request_repaint();
    }

    /// Shows what there is to say. `doing`: work that is looked after elsewhere.
    pub(super) fn ui(&mut self, ctx: &Context, doing: Option<&str>) {
        let mut ended = Vec::new();
        self.work.retain(|work| match work.done.try_recv() {
            Ok(sentence) => {
                ended.push(sentence);
                false
            }
            Err(error) => error == std::sync::mpsc::TryRecvError::Empty,
        });
        if let Some(sentence) = ended.pop() {
            self.tell(sentence);
        }
        if let Some((_, since)) = &self.told {
            let left = STAYS.saturating_sub(since.elapsed());
            if left.is_zero() {
                self.told = None;
            } else {
                ctx.request_repaint_after(left);
            }
        }
        let doing = doing.or(self.work.last().map(|work| work.doing.as_str()));
        let sentence = doing.or(self.told.as_ref().map(|(sentence, _)| sentence.as_str()));
        if let Some(sentence) = sentence {
            notice_ui(ctx, sentence, doing.is_some());
        }
    }
}

fn notice_ui(ctx: &Context, sentence: &str, working: bool) {
    let area = Area::new(egui::Id::unique("notice")).order(Order::Foreground).interactable(false);
    area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -80.0)).show(ctx, |ui| {
        let t = tokens(ui);
        let frame = Frame::new()
            .fill(color32(t.ink))
            .corner_radius(9)
            .stroke(Stroke::NONE)
            .inner_margin(Margin::symmetric(14, 9));
        frame.show(ui, |ui| {
            ui.set_max_width(560.0);
            ui.horizontal(|ui| {
                if working {
                    ui.spinner();
                }
                ui.label(plain(sentence).color(color32(t.sheet)));
            });
        });
    });
}
