//! The fonts that ship: what every painter and exporter sets text in.

/// A font of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter 400.
    Regular,
    /// Inter 400 italic.
    Italic,
    /// Inter 500.
    Medium,
    /// Inter 600.
    SemiBold,
    /// Inter 700.
    Bold,
    /// The icons: Phosphor, a subset.
    Icons,
    /// Emoji and symbols that Inter has not: Noto Emoji, monochrome.
    Emoji,
    /// What neither has: the emoji icon font, a subset of several.
    Symbols,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 8] = [
        Self::Regular,
        Self::Italic,
        Self::Medium,
        Self::SemiBold,
        Self::Bold,
        Self::Icons,
        Self::Emoji,
        Self::Symbols,
    ];

    /// A name of its own, also that of its font family on screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Regular => "Inter",
            Self::Italic => "Inter Italic",
            Self::Medium => "Inter Medium",
            Self::SemiBold => "Inter SemiBold",
            Self::Bold => "Inter Bold",
            Self::Icons => "Phosphor",
            Self::Emoji => "Noto Emoji",
            Self::Symbols => "emoji-icon-font",
        }
    }
}

/// The bytes of a face's TrueType file.
pub fn font_bytes(face: Face) -> &'static [u8] {
    match face {
        Face::Regular => include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
        Face::Italic => include_bytes!("../../assets/fonts/Inter-Italic.ttf"),
        Face::Medium => include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
        Face::SemiBold => include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
        Face::Bold => include_bytes!("../../assets/fonts/Inter-Bold.ttf"),
        Face::Icons => include_bytes!("../../assets/fonts/Phosphor.ttf"),
        Face::Emoji => epaint_default_fonts::NOTO_EMOJI_REGULAR,
        Face::Symbols => epaint_default_fonts::EMOJI_ICON,
    }
}
