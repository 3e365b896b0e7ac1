//! The fonts as outlines and as something to shape with: loaded once, on first use.

use crate::scene::{Face, font_bytes};
use harfrust::ShaperData;
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::prelude::{FontRef, GlyphId, LocationRef, Size};
use skrifa::{MetadataProvider, charmap::Charmap};
use std::sync::OnceLock;

/// A font, read once for the whole run of the program.
pub(super) struct Typeface {
    pub(super) font: FontRef<'static>,
    pub(super) shaping: ShaperData,
    /// Font units in one font size.
    pub(super) units_per_em: f32,
    /// From the baseline up to the top of the em square of an icon, in font units.
    pub(super) ascent: f32,
    /// How far a space goes, in font units.
    pub(super) space: f32,
    outlines: OutlineGlyphCollection<'static>,
    characters: Charmap<'static>,
}

static TYPEFACES: [OnceLock<Typeface>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

/// The font of a face.
pub(super) fn typeface(face: Face) -> &'static Typeface {
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

    /// The glyph of a character; glyph 0, the box, where there is none.
    pub(super) fn glyph(&self, character: char) -> u32 {
        self.characters.map(character).map_or(0, GlyphId::to_u32)
    }

    /// Draws a glyph's outline in font units, y up. A space draws nothing.
    pub(super) fn draw(&self, glyph: u32, pen: &mut impl OutlinePen) {
        let Some(outline) = self.outlines.get(GlyphId::new(glyph)) else { return };
        // The fonts that ship have been read whole in a test; a glyph that cannot be drawn would be left out.
        let _ = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), pen);
    }
}
