//! Buttons: main, second and quiet ones, icons with a name, chips, links, and asking twice.

use super::text::plain;
use crate::scene::Tint;
use crate::ui::theme;
use egui::{Button, Color32, CornerRadius, Frame, Id, Margin, Response, RichText, Stroke, Ui, Vec2};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one thing to do next; one a sheet.
    Main,
    /// Everything else with a frame.
    Second,
    /// No frame until it is pointed at.
    Quiet,
    /// Takes something away for good.
    Danger,
}

/// A button of words, with an icon before them where `glyph` is one.
pub fn button_ui(ui: &mut Ui, kind: Kind, glyph: Option<char>, words: &str) -> Response {
    let tokens = theme::tokens(ui);
    let panel = theme::color32(tokens.panel);
    let (fill, stroke, ink) = match kind {
        Kind::Main => (theme::color32(tokens.accent), Stroke::NONE, theme::color32(tokens.on_accent)),
        Kind::Second => (panel, Stroke::new(1.0, theme::color32(tokens.hairline)), theme::color32(tokens.ink)),
        Kind::Quiet => (Color32::TRANSPARENT, Stroke::NONE, theme::color32(tokens.accent)),
        Kind::Danger => (panel, Stroke::new(1.0, theme::color32(tokens.pain.border)), theme::color32(tokens.pain.text)),
    };
    ui.scope(|ui| {
        let quiet = kind == Kind::Quiet;
        ui.spacing_mut().button_padding = if quiet { Vec2::new(6.0, 4.0) } else { Vec2::new(12.0, 6.0) };
        ui.spacing_mut().interact_size.y = if quiet { 24.0 } else { 30.0 };
        flat(ui, fill, stroke, hover_fill(ui, kind, fill));
        let styled = if quiet { theme::medium(words) } else { theme::strong(words) }.color(ink);
        match glyph {
            // The icon is a character too: without a name of its own the button would be read with it.
            Some(glyph) => {
                let button = Button::new((theme::icon(glyph, 14.0).color(ink), styled)).gap(6.0);
                ui.add(button).accessible_name(words)
            }
            None => ui.add(Button::new(styled)),
        }
    })
    .inner
}

fn hover_fill(ui: &Ui, kind: Kind, fill: Color32) -> Color32 {
    match kind {
        Kind::Main => fill.lerp_to_gamma(theme::color32(theme::tokens(ui).ink), 0.15),
        _ => theme::color32(theme::tokens(ui).desk),
    }
}

/// One fill and stroke for the button at rest, another fill when it is pointed at; the focus shows as a ring.
fn flat(ui: &mut Ui, fill: Color32, stroke: Stroke, hovered: Color32) {
    let focus = Stroke::new(1.5, theme::color32(theme::tokens(ui).accent));
    let widgets = &mut ui.visuals_mut().widgets;
    for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        state.weak_bg_fill = hovered;
        state.bg_stroke = stroke;
        state.corner_radius = CornerRadius::same(theme::RADIUS);
        state.expansion = 0.0;
    }
    widgets.inactive.weak_bg_fill = fill;
    widgets.active.bg_stroke = focus;
}

/// A button of one icon, named in its tooltip and for screen readers.
pub fn icon_button_ui(ui: &mut Ui, glyph: char, name: &str) -> Response {
    ui.scope(|ui| {
        let tokens = theme::tokens(ui);
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.spacing_mut().interact_size = Vec2::splat(24.0);
        flat(ui, Color32::TRANSPARENT, Stroke::NONE, theme::color32(tokens.desk));
        let text = theme::icon(glyph, 15.0).color(theme::color32(tokens.muted));
        ui.add(Button::new(text).min_size(Vec2::splat(24.0)))
    })
    .inner
    .accessible_name(name)
    .on_hover_text(plain(name))
}

/// Words that do something, underlined when pointed at.
pub fn link_ui(ui: &mut Ui, words: &str) -> Response {
    ui.add(egui::Link::new(theme::medium(words).color(theme::color32(theme::tokens(ui).accent))))
}

/// A small word in a rounded box; in the colours of a tint where there is one.
pub fn chip_ui(ui: &mut Ui, words: &str, tint: Option<Tint>) -> Response {
    let tokens = theme::tokens(ui);
    let (fill, ink) = tint.map_or((tokens.desk, tokens.muted), |tint| (tint.fill, tint.text));
    Frame::new()
        .fill(theme::color32(fill))
        .corner_radius(9)
        .inner_margin(Margin::symmetric(8, 2))
        .show(ui, |ui| ui.label(plain(words).size(11.0).color(theme::color32(ink))))
        .inner
}

/// Asks before it takes something away: a button, then in its place the question with yes and no. `true` on yes.
pub fn confirm_ui(ui: &mut Ui, salt: Id, button: &str, question: &str, yes: &str, no: &str) -> bool {
    let asked = ui.data(|data| data.get_temp::<bool>(salt)).unwrap_or_default();
    let mut confirmed = false;
    let mut asks = asked;
    if asked {
        ui.label(theme::small(ui, question));
        ui.horizontal(|ui| {
            confirmed = button_ui(ui, Kind::Danger, None, yes).clicked();
            asks = !(confirmed || button_ui(ui, Kind::Second, None, no).clicked());
        });
    } else {
        asks = button_ui(ui, Kind::Quiet, Some(crate::scene::icon::TRASH), button).clicked();
    }
    if asks != asked {
        ui.data_mut(|data| data.insert_temp(salt, asks));
    }
    confirmed
}

/// An icon as text of a size and colour.
pub(in crate::ui) fn glyph(glyph: char, size: f32, color: Color32) -> RichText {
    theme::icon(glyph, size).color(color)
}
