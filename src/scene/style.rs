//! The type scale of the map: five sizes, each with its face.

use super::font::Face;
use super::item::Rank;
use super::measure::Span;
use crate::model::Color;
use std::borrow::Cow;

/// A face in a size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    /// What is said in it; a body unless told otherwise.
    pub(super) rank: Rank,
}

const fn style(face: Face, size: f32) -> Style {
    Style { face, size, rank: Rank::Body }
}

pub(super) const TITLE: Style = style(Face::Bold, 19.0);
pub(super) const ROLE: Style = style(Face::Regular, 14.0);
pub(super) const STAGE: Style = style(Face::SemiBold, 14.0);
pub(super) const LEAD: Style = style(Face::Regular, 14.0);
pub(super) const LEAD_BOLD: Style = style(Face::Bold, 14.0);
pub(super) const LEAD_QUOTE: Style = style(Face::Italic, 14.0);
pub(super) const CARD: Style = style(Face::SemiBold, 12.5);
pub(super) const HEAD: Style = style(Face::SemiBold, 12.0);
pub(super) const STRONG: Style = style(Face::Bold, 12.0);
pub(super) const MEDIUM: Style = style(Face::Medium, 12.0);
pub(super) const TEXT: Style = style(Face::Regular, 12.0);
pub(super) const QUOTE: Style = style(Face::Italic, 12.0);
pub(super) const SMALL: Style = style(Face::Regular, 11.0);
pub(super) const SMALL_MEDIUM: Style = style(Face::Medium, 11.0);
pub(super) const SMALL_STRONG: Style = style(Face::SemiBold, 11.0);
pub(super) const SMALL_QUOTE: Style = style(Face::Italic, 11.0);

impl Style {
    /// A text in this style.
    pub(super) fn span<'a>(self, text: impl Into<Cow<'a, str>>, color: Color) -> Span<'a> {
        Span { rank: self.rank, ..Span::new(text, self.face, self.size, color) }
    }

    /// The same look for the name of a stage or lane, or the title of a card.
    pub(super) const fn of(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    /// The height of one line.
    pub(super) fn line(self) -> f32 {
        self.size * 1.3
    }
}
