//! The colours of map and window, light and dark: the tokens of the look.

use crate::model::{Color, Phase};

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// The theme of exports.
    #[default]
    Light,
    /// For dark rooms.
    Dark,
}

/// Fill, border and text of a kind of card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tint {
    /// Inside.
    pub fill: Color,
    /// Edge.
    pub border: Color,
    /// Text on it.
    pub text: Color,
}

/// Every colour in use, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tokens {
    /// Behind the sheet.
    pub desk: Color,
    /// The map.
    pub sheet: Color,
    /// Bars and panels.
    pub panel: Color,
    /// Text.
    pub ink: Color,
    /// Lesser text.
    pub muted: Color,
    /// Lines.
    pub hairline: Color,
    /// Selection and main button.
    pub accent: Color,
    /// Text on the accent.
    pub on_accent: Color,
    /// Everything that comes from data, and only that.
    pub measured: Color,
    /// Pain points.
    pub pain: Tint,
    /// Gains.
    pub gain: Tint,
    /// Opportunities.
    pub opportunity: Tint,
    /// Moments of truth.
    pub moment: Tint,
    /// The star of a moment of truth.
    pub star: Color,
    /// The dot of validated evidence.
    pub validated: Color,
}

const fn tint(fill: u32, border: u32, text: u32) -> Tint {
    Tint { fill: Color::hex(fill), border: Color::hex(border), text: Color::hex(text) }
}

const LIGHT: Tokens = Tokens {
    desk: Color::hex(0xF1F2F6),
    sheet: Color::hex(0xFFFFFF),
    panel: Color::hex(0xFFFFFF),
    ink: Color::hex(0x1B1F2A),
    muted: Color::hex(0x5F697D),
    hairline: Color::hex(0xE3E6EC),
    accent: Color::hex(0x4338CA),
    on_accent: Color::hex(0xFFFFFF),
    measured: Color::hex(0xC2257A),
    pain: tint(0xFDEFEF, 0xF3C9C9, 0x8F2626),
    gain: tint(0xEAF3FC, 0xC4DDF3, 0x1F4E79),
    opportunity: tint(0xECF7F1, 0xBFE3D0, 0x175C3D),
    moment: tint(0xFFF8E6, 0xF0DCA6, 0x7A5600),
    star: Color::hex(0xB37F00),
    validated: Color::hex(0x23855A),
};

const DARK: Tokens = Tokens {
    desk: Color::hex(0x101319),
    sheet: Color::hex(0x191D26),
    panel: Color::hex(0x151922),
    ink: Color::hex(0xECEEF3),
    muted: Color::hex(0x98A1B3),
    hairline: Color::hex(0x2A303C),
    accent: Color::hex(0x8B87F5),
    on_accent: Color::hex(0x101319),
    measured: Color::hex(0xF074B4),
    pain: tint(0x35191D, 0x5E2A30, 0xF5B5B5),
    gain: tint(0x14283B, 0x25486A, 0xB3D6F5),
    opportunity: tint(0x12301F, 0x22573A, 0xA9E0C3),
    moment: tint(0x332A12, 0x5C4A1D, 0xF3D58A),
    star: Color::hex(0xE0AE3A),
    validated: Color::hex(0x4CC08A),
};

impl Theme {
    /// Its colours.
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
        }
    }

    /// The colour of a stage's chevron, step tint and curve. Text on it is white in light, dark in dark.
    pub const fn phase(self, phase: Phase) -> Color {
        match (self, phase) {
            (Self::Light, Phase::Need) => Color::hex(0x6D5BD0),
            (Self::Light, Phase::Comparison) => Color::hex(0x2A75B3),
            (Self::Light, Phase::Decision) => Color::hex(0xA8600E),
            (Self::Light, Phase::Loyalty) => Color::hex(0x23855A),
            (Self::Light, Phase::Other) => Color::hex(0x5F697D),
            (Self::Dark, Phase::Need) => Color::hex(0xA497F0),
            (Self::Dark, Phase::Comparison) => Color::hex(0x6CB2E8),
            (Self::Dark, Phase::Decision) => Color::hex(0xE0A15A),
            (Self::Dark, Phase::Loyalty) => Color::hex(0x5CC295),
            (Self::Dark, Phase::Other) => Color::hex(0x98A1B3),
        }
    }
}
