//! Personas on the map: their initials, and their colours where they must be seen or read.

use super::palette::{Palette, contrast, mix};
use crate::model::{Color, Persona};

/// One to three letters for a persona.
pub(super) fn initials(persona: &Persona) -> String {
    let own = persona.initials.trim();
    if own.is_empty() {
        persona.name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect()
    } else {
        own.chars().take(3).collect()
    }
}

/// A persona's colour as a mark on the sheet: as it is, or nearer to ink where it would hardly be seen.
pub(super) fn mark_color(palette: &Palette, color: Color) -> Color {
    nearer_to_ink(palette, color, 3.0)
}

/// A persona's colour as text on the sheet.
pub(super) fn text_color(palette: &Palette, color: Color) -> Color {
    nearer_to_ink(palette, color, 4.5)
}

fn nearer_to_ink(palette: &Palette, color: Color, wanted: f32) -> Color {
    let tokens = palette.tokens;
    let steps = (0..=10).map(|step| mix(color, tokens.ink, step as f32 / 10.0));
    steps.into_iter().find(|mixed| contrast(*mixed, tokens.sheet) >= wanted).unwrap_or(tokens.ink)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Theme;

    #[test]
    fn every_colour_can_be_seen_and_read_on_the_sheet() {
        for theme in [Theme::Light, Theme::Dark] {
            let palette = Palette::of(theme);
            for rgb in (0..0x100_0000).step_by(65_521) {
                let color = Color::hex(rgb);
                assert!(contrast(mark_color(&palette, color), palette.tokens.sheet) >= 3.0);
                assert!(contrast(text_color(&palette, color), palette.tokens.sheet) >= 4.5);
            }
        }
    }
}
