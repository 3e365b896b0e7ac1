//! The colours of one map: the tokens of its theme and what is mixed from them.

use super::theme::{Theme, Tint, Tokens};
use crate::model::{Color, Stage};
use std::sync::LazyLock;

/// Every colour the map is drawn with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Palette {
    pub(super) theme: Theme,
    pub(super) tokens: &'static Tokens,
    /// Text between ink and muted: heads of rows and columns, quotes.
    pub(super) soft: Color,
    /// Small labels in the head.
    pub(super) chip: Color,
    /// Touchpoints and metrics.
    pub(super) card: Color,
    /// The edge of cards that have no tint.
    pub(super) card_edge: Color,
    /// Cards without a tint of their own.
    pub(super) quiet: Color,
    /// Dashed edges: cannot be measured.
    pub(super) dashed: Color,
    /// The faces of the emotion curve.
    pub(super) face: Color,
}

impl Palette {
    pub(super) fn of(theme: Theme) -> Self {
        let tokens = theme.tokens();
        let (ink, sheet) = (tokens.ink, tokens.sheet);
        let lift = if theme == Theme::Dark { 0.035 } else { 0.0 };
        Self {
            theme,
            tokens,
            soft: mix(ink, tokens.muted, 0.55),
            chip: mix(sheet, ink, 0.07),
            card: mix(sheet, ink, lift),
            card_edge: mix(tokens.hairline, tokens.muted, 0.08),
            quiet: mix(sheet, ink, 0.045),
            dashed: mix(tokens.muted, sheet, 0.35),
            face: mix(ink, tokens.muted, 0.25),
        }
    }

    /// The same with paler figures: they are those of before.
    pub(super) fn with_faded_figures(self) -> Self {
        static FADED: LazyLock<[Tokens; 2]> = LazyLock::new(|| [Theme::Light, Theme::Dark].map(faded));
        Self { tokens: &FADED[usize::from(self.theme == Theme::Dark)], ..self }
    }

    /// The colour of a stage.
    pub(super) fn stage(&self, stage: &Stage) -> Color {
        stage.color.unwrap_or(self.theme.phase(stage.phase))
    }

    /// A light ground in a stage's colour.
    pub(super) fn ground(&self, color: Color) -> Color {
        mix(self.tokens.sheet, color, if self.theme == Theme::Dark { 0.16 } else { 0.09 })
    }

    /// Text on a strong colour.
    pub(super) fn on(&self, fill: Color) -> Color {
        let wanted = self.tokens.on_accent;
        let others = [Color::hex(0xFFFFFF), Color::hex(0x10_1319), Color::hex(0)];
        let readable = |text: &Color| contrast(*text, fill) >= 4.5;
        [wanted].into_iter().chain(others).find(readable).unwrap_or(wanted)
    }

    /// The lesser text of a tinted card: lighter than its text, and still readable.
    pub(super) fn lesser(&self, tint: Tint) -> Color {
        mix(tint.text, tint.fill, 0.14)
    }
}

fn faded(theme: Theme) -> Tokens {
    let tokens = theme.tokens();
    Tokens { measured: mix(tokens.sheet, tokens.muted, 0.7), ..*tokens }
}

/// From `a` (0) to `b` (1).
pub(super) fn mix(a: Color, b: Color, share: f32) -> Color {
    let channel = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share).round() as u8;
    Color { r: channel(a.r, b.r), g: channel(a.g, b.g), b: channel(a.b, b.b) }
}

/// Contrast of two colours as WCAG 2 defines it, 1 to 21.
pub(super) fn contrast(a: Color, b: Color) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color) -> f32 {
    let linear = |channel: u8| {
        let x = f32::from(channel) / 255.0;
        if x <= 0.04045 { x / 12.92 } else { ((x + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Phase;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Color::hex(0), Color::hex(0xFFFFFF)) - 21.0).abs() < 0.01);
        assert!((contrast(Color::hex(0x767676), Color::hex(0xFFFFFF)) - 4.54).abs() < 0.01);
    }

    #[test]
    fn every_text_is_readable_on_its_fill() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            let t = p.tokens;
            let mut pairs = vec![
                ("ink on sheet", t.ink, t.sheet),
                ("muted on sheet", t.muted, t.sheet),
                ("soft on sheet", p.soft, t.sheet),
                ("soft on chip", p.soft, p.chip),
                ("measured on sheet", t.measured, t.sheet),
                ("ink on card", t.ink, p.card),
                ("muted on card", t.muted, p.card),
                ("measured on card", t.measured, p.card),
                ("ink on quiet card", t.ink, p.quiet),
                ("muted on quiet card", t.muted, p.quiet),
                ("soft on quiet card", p.soft, p.quiet),
                ("ink on desk", t.ink, t.desk),
                ("muted on desk", t.muted, t.desk),
                ("ink on panel", t.ink, t.panel),
                ("muted on panel", t.muted, t.panel),
                ("measured on panel", t.measured, t.panel),
                ("accent on panel", t.accent, t.panel),
                ("text on accent", t.on_accent, t.accent),
            ];
            for (name, tint) in
                [("pain", t.pain), ("gain", t.gain), ("opportunity", t.opportunity), ("moment", t.moment)]
            {
                pairs.push((name, tint.text, tint.fill));
                pairs.push((name, p.lesser(tint), tint.fill));
            }
            for phase in Phase::ALL {
                let color = theme.phase(*phase);
                pairs.push(("chevron", p.on(color), color));
                pairs.push(("chevron keeps to one text colour", t.on_accent, color));
                pairs.push(("step", p.soft, p.ground(color)));
                // The curve runs over its own light area.
                pairs.push(("emotion's name", t.muted, mix(t.sheet, color, 0.1)));
            }
            for (name, text, fill) in pairs {
                let found = contrast(text, fill);
                assert!(
                    found >= 4.5,
                    "{theme:?}: {name} has only {found:.2} : 1 ({} on {})",
                    text.to_hex(),
                    fill.to_hex()
                );
            }
        }
    }

    #[test]
    fn marks_stand_out_from_their_fill() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            let t = p.tokens;
            let marks = [
                ("star", t.star, t.moment.fill),
                ("evidence", t.validated, p.card),
                ("open evidence", t.muted, p.card),
                ("face", p.face, t.sheet),
                ("eyes", t.sheet, p.face),
            ];
            for (name, mark, fill) in marks {
                let found = contrast(mark, fill);
                assert!(found >= 3.0, "{theme:?}: {name} has only {found:.2} : 1");
            }
        }
    }

    #[test]
    fn text_on_a_colour_of_ones_own_is_readable() {
        for rgb in (0..0x100_0000).step_by(40_503) {
            let fill = Color::hex(rgb);
            let text = Palette::of(Theme::Light).on(fill);
            assert!(contrast(text, fill) >= 4.5, "{}", fill.to_hex());
        }
    }
}
