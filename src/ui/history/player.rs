//! How the map grew: played, stepped through, or drawn along a slider.

use super::{HistoryRoom, Told};
use crate::model::Language;
use crate::scene::icon as glyph;
use crate::tr;
use crate::ui::open::Open;
use crate::ui::theme::{color32, small, tokens};
use crate::ui::widgets::{Kind, bare_combo_ui, button_ui, icon_button_ui};
use crate::words;
use egui::style::HandleShape;
use egui::{Align, Frame, Key, Layout, Margin, Modifiers, Panel, Slider, Stroke, Ui, vec2};

/// How fast the map grows.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
enum Speed {
    /// One line of the diary a second.
    Slow,
    /// Four.
    #[default]
    Medium,
    /// Sixteen.
    Fast,
    /// All of it in half a minute.
    Whole,
}

/// In half a minute everything is shown.
const WHOLE_S: f64 = 30.0;
/// Where less motion is wanted, a picture stands for so long.
const STANDS_S: f64 = 1.0;

impl Speed {
    const ALL: [Self; 4] = [Self::Slow, Self::Medium, Self::Fast, Self::Whole];

    /// Lines a second.
    fn rate(self, lines: usize) -> f64 {
        match self {
            Self::Slow => 1.0,
            Self::Medium => 4.0,
            Self::Fast => 16.0,
            Self::Whole => (lines as f64 / WHOLE_S).max(1.0),
        }
    }

    fn name(self, language: Language) -> String {
        match self {
            Self::Slow => tr!(language, "player-slow"),
            Self::Medium => tr!(language, "player-medium"),
            Self::Fast => tr!(language, "player-fast"),
            Self::Whole => tr!(language, "player-whole"),
        }
    }
}

/// What is being played.
#[derive(Debug, Default)]
pub(super) struct Player {
    speed: Speed,
    /// From which place, and since when in seconds of the context's clock.
    playing: Option<(usize, f64)>,
}

impl Player {
    pub(super) fn stop(&mut self) {
        self.playing = None;
    }

    pub(super) fn is_playing(&self) -> bool {
        self.playing.is_some()
    }
}

/// Plays, or stops; at its end it begins anew.
fn toggle(room: &mut HistoryRoom, now_s: f64) {
    if room.player.is_playing() {
        room.player.stop();
        return;
    }
    if room.at == room.last() || room.at < room.first() {
        room.go(room.first());
    }
    room.player.playing = Some((room.at, now_s));
}

/// Goes on to the place that is due.
fn play(ui: &Ui, room: &mut HistoryRoom) {
    let Some((from, since_s)) = room.player.playing else { return };
    let still = ui.style().animation_time == 0.0;
    let rate = room.player.speed.rate(room.last());
    let played_s = ui.input(|i| i.time) - since_s;
    let stands_s = if still { STANDS_S } else { 0.0 };
    let shown_s = if still { (played_s / STANDS_S).floor() * STANDS_S } else { played_s };
    let place = from + (shown_s * rate) as usize;
    if place != room.at {
        room.go(place);
    }
    if room.at == room.last() {
        room.player.stop();
    } else {
        let next_s = if still { shown_s + stands_s } else { ((shown_s * rate).floor() + 1.0) / rate };
        ui.ctx().request_repaint_after_secs((next_s - played_s).max(0.0) as f32);
    }
}

/// The keys of the room, where no field and no button has them.
pub(super) fn keys(ui: &Ui, room: &mut HistoryRoom, told: &mut Told) {
    let taken = ui.memory(|memory| memory.focused().is_some());
    let behind = ui.memory(|memory| memory.top_modal_layer().is_some());
    if taken || behind || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    if pressed(Key::Space) {
        toggle(room, ui.input(|i| i.time));
    }
    let to = if pressed(Key::ArrowLeft) {
        Some(room.at.saturating_sub(1))
    } else if pressed(Key::ArrowRight) {
        Some(room.at + 1)
    } else if pressed(Key::Home) {
        Some(0)
    } else if pressed(Key::End) {
        Some(room.last())
    } else if pressed(Key::ArrowDown) {
        Some(super::list::older(room))
    } else if pressed(Key::ArrowUp) {
        Some(super::list::newer(room))
    } else {
        None
    };
    if let Some(to) = to {
        room.player.stop();
        room.go(to);
    }
    if pressed(Key::Escape) {
        told.leaves = true;
    }
}

/// Shows the bar under the map.
pub(super) fn player_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, language: Language) {
    play(ui, room);
    let t = tokens(ui);
    let frame = Frame::new().fill(color32(t.panel)).inner_margin(Margin::symmetric(16, 0));
    Panel::bottom("history-player").exact_size(52.0).resizable(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            buttons_ui(ui, room, language);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                speed_ui(ui, room, language);
                let number = |n: usize| words::number(language, n as i64);
                let place = tr!(language, "player-place", place = number(room.at), count = number(room.last()));
                ui.label(small(ui, place));
                slider_ui(ui, room, open, language);
            });
        });
    });
}

fn buttons_ui(ui: &mut Ui, room: &mut HistoryRoom, language: Language) {
    let (first, last) = (room.first(), room.last());
    let back =
        ui.add_enabled_ui(room.at > first, |ui| icon_button_ui(ui, glyph::CARET_LEFT, &tr!(language, "player-back")));
    if back.inner.clicked() {
        room.player.stop();
        room.go(room.at.saturating_sub(1));
    }
    let words = if room.player.is_playing() { tr!(language, "player-pause") } else { tr!(language, "player-play") };
    let playable = ui.add_enabled_ui(first < last, |ui| button_ui(ui, Kind::Second, None, &words));
    if playable.inner.clicked() {
        toggle(room, ui.input(|i| i.time));
    }
    let on =
        ui.add_enabled_ui(room.at < last, |ui| icon_button_ui(ui, glyph::CARET_RIGHT, &tr!(language, "player-on")));
    if on.inner.clicked() {
        room.player.stop();
        room.go(room.at + 1);
    }
}

fn speed_ui(ui: &mut Ui, room: &mut HistoryRoom, language: Language) {
    let names: Vec<String> = Speed::ALL.iter().map(|speed| speed.name(language)).collect();
    let current = Speed::ALL.iter().position(|speed| *speed == room.player.speed);
    ui.allocate_ui(vec2(158.0, 30.0), |ui| {
        let (chosen, response) = bare_combo_ui(ui, "history-speed", current, "", &names, |_| {});
        response.accessible_name(tr!(language, "player-speed"));
        if let Some(speed) = chosen.and_then(|place| Speed::ALL.get(place)) {
            room.player.speed = *speed;
            // What is played goes on from here.
            let now_s = ui.input(|i| i.time);
            room.player.playing = room.player.playing.map(|_| (room.at, now_s));
        }
    });
}

/// The slider, with a tick at every moment that has a name.
fn slider_ui(ui: &mut Ui, room: &mut HistoryRoom, open: &Open, language: Language) {
    let (first, last) = (room.first(), room.last());
    let mut at = room.at;
    let width = (ui.available_width() - 8.0).max(80.0);
    let t = tokens(ui);
    let response = ui.scope(|ui| {
        ui.spacing_mut().slider_width = width;
        ui.spacing_mut().interact_size.y = 18.0;
        ui.visuals_mut().selection.bg_fill = color32(t.accent);
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_fill = color32(t.hairline);
        widgets.inactive.fg_stroke.color = color32(t.accent);
        let slider = Slider::new(&mut at, first..=last.max(first + 1)).show_value(false).step_by(1.0);
        let slider = slider.trailing_fill(true).handle_shape(HandleShape::Circle);
        ui.add_enabled(first < last, slider).accessible_name(tr!(language, "player-slider"))
    });
    let response = response.inner;
    if response.changed() {
        room.player.stop();
        room.go(at);
    }
    let span = (last - first).max(1) as f32;
    for seq in open.project.snapshots().iter().filter_map(|snapshot| snapshot.seq) {
        let place = room.place_of(seq);
        if place >= first {
            let handle = response.rect.height() / 2.5;
            let x =
                response.rect.left() + handle + (response.rect.width() - 2.0 * handle) * (place - first) as f32 / span;
            let middle = response.rect.center().y;
            ui.painter().vline(x, middle + 6.0..=middle + 12.0, Stroke::new(2.0, color32(t.accent)));
        }
    }
}
