//! The fonts as outlines and as something to shape with: loaded once, on first use. What measures a text and what draws
//! it read the same font in the same way.

use super::font::{Face, font_bytes};
use harfrust::ShaperData;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::prelude::{FontRef, GlyphId, LocationRef, Size};
use skrifa::{MetadataProvider, charmap::Charmap};
use std::sync::OnceLock;

/// A font, read once for the whole run of the program.
pub(crate) struct Typeface {
    pub(crate) font: FontRef<'static>,
    pub(crate) shaping: ShaperData,
    /// Font units in one font size.
    pub(crate) units_per_em: f32,
    /// From the baseline up to the top of the em square of an icon, in font units.
    pub(crate) ascent: f32,
    /// How far a space goes, in font units.
    space: f32,
    outlines: OutlineGlyphCollection<'static>,
    characters: Charmap<'static>,
}

static TYPEFACES: [OnceLock<Typeface>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// The font of a face.
pub(crate) fn typeface(face: Face) -> &'static Typeface {
    TYPEFACES[face as usize].get_or_init(|| Typeface::read(font_bytes(face)))
}

impl Typeface {
    fn read(bytes: &'static [u8]) -> Self {
        let font = FontRef::new(bytes).expect("the fonts that ship can be read");
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let characters = font.charmap();
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let space = characters.map(' ').and_then(|glyph| widths.advance_width(glyph)).unwrap_or_default();
        Self {
            shaping: ShaperData::new(&font),
            units_per_em: f32::from(metrics.units_per_em),
            ascent: metrics.ascent,
            space,
            outlines: font.outline_glyphs(),
            characters,
            font,
        }
    }

    /// Whether there is a glyph for the character.
    pub(super) fn covers(&self, character: char) -> bool {
        self.characters.map(character).is_some()
    }

    /// How far a glyph moves the pen, in font units: `units` as the font says, `from` the text from its cluster on.
    pub(crate) fn advance(&self, from: &str, units: i32) -> f32 {
        // The window sets thin spaces at half a space, whatever the font says.
        let is_thin = from.starts_with(['\u{2009}', '\u{202F}']);
        if is_thin { self.space / 2.0 } else { units as f32 }
    }

    /// The glyph of a character; glyph 0, the box, where there is none.
    pub(crate) fn glyph(&self, character: char) -> u32 {
        self.characters.map(character).map_or(0, GlyphId::to_u32)
    }

    /// Draws a glyph's outline in font units, y up. A space draws nothing.
    pub(crate) fn draw(&self, glyph: u32, pen: &mut impl OutlinePen) {
        let Some(outline) = self.outlines.get(GlyphId::new(glyph)) else { return };
        // The fonts that ship have been read whole in a test; a glyph that cannot be drawn would be left out.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen);
    }
}
