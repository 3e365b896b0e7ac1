//! How the window looks: fonts, colours, spacing, from the tokens of the scene, light and dark.

use crate::model::Color;
use crate::scene::{Face, Theme, Tokens, font_bytes};
use egui::epaint::text::{FontData, FontDefinitions};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, RichText, Shadow, Stroke, TextStyle, Vec2, vec2};
use std::sync::Arc;

/// Corners of fields and buttons.
pub const RADIUS: u8 = 7;

/// A colour of the tokens for egui.
pub const fn color32(color: Color) -> Color32 {
    Color32::from_rgb(color.r, color.g, color.b)
}

/// A colour with opacity from 0 to 1.
pub fn faded(color: Color, opacity: f32) -> Color32 {
    color32(color).gamma_multiply(opacity)
}

/// The theme the window is in.
pub fn theme_of(ui: &egui::Ui) -> Theme {
    if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light }
}

/// The tokens of the window's theme.
pub fn tokens(ui: &egui::Ui) -> &'static Tokens {
    theme_of(ui).tokens()
}

/// The egui family that is exactly one face.
pub fn family(face: Face) -> FontFamily {
    FontFamily::Name(face.name().into())
}

/// A face at a size.
pub fn font(face: Face, size: f32) -> FontId {
    FontId::new(size, family(face))
}

/// An icon as text.
pub fn icon(glyph: char, size: f32) -> RichText {
    RichText::new(glyph.to_string()).font(font(Face::Icons, size))
}

/// Medium weight at body size.
pub fn medium(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(Face::Medium, 12.5))
}

/// The name of a thing: 600 at 12.5.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).font(font(Face::SemiBold, 12.5))
}

/// Lesser text: 11, muted.
pub fn small(ui: &egui::Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).size(11.0).color(color32(tokens(ui).muted))
}

/// Puts fonts and both styles into the context; once, before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    for theme in [Theme::Light, Theme::Dark] {
        let egui_theme = if theme == Theme::Dark { egui::Theme::Dark } else { egui::Theme::Light };
        ctx.style_mut_of(egui_theme, |style| dress(style, theme));
    }
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for face in Face::ALL {
        let data = FontData::from_static(font_bytes(face));
        fonts.font_data.insert(face.name().to_owned(), Arc::new(data));
        let mut names = vec![face.name().to_owned()];
        if !matches!(face, Face::Icons | Face::Emoji | Face::Symbols) {
            names.extend([Face::Emoji, Face::Symbols].map(|f| f.name().to_owned()));
        }
        fonts.families.insert(family(face), names);
    }
    let base = fonts.families[&family(Face::Regular)].clone();
    fonts.families.insert(FontFamily::Proportional, base);
    fonts
}

fn dress(style: &mut egui::Style, theme: Theme) {
    style.text_styles = [
        (TextStyle::Small, FontId::new(11.0, FontFamily::Proportional)),
        (TextStyle::Body, FontId::new(12.5, FontFamily::Proportional)),
        (TextStyle::Button, FontId::new(12.5, family(Face::Medium))),
        (TextStyle::Heading, font(Face::SemiBold, 15.0)),
        (TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace)),
    ]
    .into();
    style.animation_time = 0.12;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 6.0);
    spacing.interact_size = vec2(32.0, 30.0);
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::same(6);
    spacing.combo_width = 80.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 9.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll.floating = true;
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating_width = 4.0;
    dress_visuals(&mut style.visuals, theme);
}

fn dress_visuals(visuals: &mut egui::Visuals, theme: Theme) {
    let t = theme.tokens();
    let dark = theme == Theme::Dark;
    let line = Stroke::new(1.0, color32(t.hairline));
    let hover = if dark { Color32::from_rgb(0x22, 0x28, 0x34) } else { Color32::from_rgb(0xF4, 0xF5, 0xF8) };
    let press = if dark { Color32::from_rgb(0x2C, 0x33, 0x42) } else { Color32::from_rgb(0xEA, 0xEC, 0xF2) };
    visuals.dark_mode = dark;
    visuals.panel_fill = color32(t.panel);
    visuals.window_fill = color32(t.panel);
    visuals.window_stroke = line;
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(9);
    visuals.extreme_bg_color = color32(t.panel);
    visuals.text_edit_bg_color = Some(color32(t.panel));
    visuals.faint_bg_color = hover;
    visuals.hyperlink_color = color32(t.accent);
    visuals.weak_text_color = Some(color32(t.muted));
    visuals.error_fg_color = color32(t.pain.text);
    visuals.warn_fg_color = color32(t.moment.text);
    visuals.selection.bg_fill = faded(t.accent, if dark { 0.45 } else { 0.18 });
    visuals.selection.stroke = Stroke::new(1.0, color32(t.accent));
    visuals.window_shadow = shadow(dark, 28, 10);
    visuals.popup_shadow = shadow(dark, 16, 6);
    let widgets = &mut visuals.widgets;
    for (state, fill, edge) in [
        (&mut widgets.noninteractive, color32(t.panel), line),
        (&mut widgets.inactive, color32(t.panel), line),
        (&mut widgets.hovered, hover, Stroke::new(1.0, faded(t.muted, 0.6))),
        (&mut widgets.active, press, Stroke::new(1.5, color32(t.accent))),
        (&mut widgets.open, hover, Stroke::new(1.0, color32(t.accent))),
    ] {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = edge;
        state.fg_stroke = Stroke::new(1.0, color32(t.ink));
        state.corner_radius = CornerRadius::same(RADIUS);
        state.expansion = 0.0;
    }
}

fn shadow(dark: bool, blur: u8, y: i8) -> Shadow {
    Shadow { offset: [0, y], blur, spread: 0, color: Color32::from_black_alpha(if dark { 110 } else { 28 }) }
}

/// A button of the main action: accent fill.
pub fn primary_button(ui: &mut egui::Ui, text: impl Into<String>) -> egui::Response {
    let t = tokens(ui);
    let text = RichText::new(text).font(font(Face::SemiBold, 12.5)).color(color32(t.on_accent));
    ui.add(egui::Button::new(text).fill(color32(t.accent)).stroke(Stroke::NONE).min_size(Vec2::new(0.0, 30.0)))
}
