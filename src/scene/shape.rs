//! How wide text is: the fonts that ship, shaped as every painter shapes them.

use super::font::{Face, font_bytes};
use harfrust::{BufferFlags, ShapeOptions, ShapePlan, ShapePlanKey, ShaperData, UnicodeBuffer};
use skrifa::charmap::Charmap;
use skrifa::prelude::{FontRef, LocationRef, Size};
use skrifa::{MetadataProvider, raw::TableProvider};
use std::sync::OnceLock;

/// A font, read once for the whole run of the program.
struct Typeface {
    font: FontRef<'static>,
    shaping: ShaperData,
    units_per_em: f32,
    /// How far a space goes, in font units.
    space: f32,
    characters: Charmap<'static>,
}

static TYPEFACES: [OnceLock<Typeface>; Face::ALL.len()] = [const { OnceLock::new() }; Face::ALL.len()];

fn typeface(face: Face) -> &'static Typeface {
    TYPEFACES[face as usize].get_or_init(|| Typeface::read(font_bytes(face)))
}

impl Typeface {
    fn read(bytes: &'static [u8]) -> Self {
        let font = FontRef::new(bytes).expect("the fonts that ship can be read");
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let characters = font.charmap();
        let space = characters.map(' ').and_then(|glyph| widths.advance_width(glyph)).unwrap_or_default();
        let units_per_em = font.head().map_or(1000.0, |head| f32::from(head.units_per_em()));
        Self { shaping: ShaperData::new(&font), units_per_em, space, characters, font }
    }
}

/// Whether the face has a glyph for the character.
pub(super) fn covers(face: Face, character: char) -> bool {
    typeface(face).characters.map(character).is_some()
}

/// What cannot be taken apart: a letter with its accents, a ligature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cluster {
    /// Where it begins, in bytes of the text.
    pub(super) start: usize,
    /// How far it moves the pen, in font sizes.
    pub(super) advance: f32,
}

/// Shapes texts, one after another.
#[derive(Default)]
pub(super) struct Shaper {
    buffer: UnicodeBuffer,
    plans: Vec<(Face, ShapePlan)>,
}

impl Shaper {
    /// The clusters of a text in its order.
    pub(super) fn clusters(&mut self, text: &str, face: Face) -> Vec<Cluster> {
        let font = typeface(face);
        let shaper = font.shaping.shaper(&font.font).build();
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.set_flags(BufferFlags::BEGINNING_OF_TEXT | BufferFlags::END_OF_TEXT);
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let key = ShapePlanKey::new(Some(buffer.script()), buffer.direction());
        let known = self.plans.iter().position(|(of, plan)| *of == face && key.matches(plan));
        let plan = known.unwrap_or_else(|| {
            let plan = ShapePlan::new(&shaper, buffer.direction(), Some(buffer.script()), None, &[]);
            self.plans.push((face, plan));
            self.plans.len() - 1
        });
        let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(&self.plans[plan].1)));
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let advances = glyphs.map(|(info, place)| (info.cluster as usize, place.x_advance as f32));
        let clusters = clusters(text, advances, font);
        self.buffer = shaped.clear();
        clusters
    }

    /// How wide a text is, in font sizes.
    pub(super) fn width(&mut self, text: &str, face: Face) -> f32 {
        self.clusters(text, face).iter().map(|cluster| cluster.advance).sum()
    }
}

/// Glyphs of one cluster are put together. The order is that of the text, which is not that of the glyphs in scripts
/// that run to the left.
fn clusters(text: &str, glyphs: impl Iterator<Item = (usize, f32)>, font: &Typeface) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (start, units) in glyphs {
        // The window sets thin spaces at half a space, whatever the font says.
        let is_thin = text[start..].starts_with(['\u{2009}', '\u{202F}']);
        let advance = if is_thin { font.space / 2.0 } else { units } / font.units_per_em;
        match clusters.last_mut() {
            Some(last) if last.start == start => last.advance += advance,
            _ => clusters.push(Cluster { start, advance }),
        }
    }
    clusters.sort_by_key(|cluster| cluster.start);
    clusters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_can_be_read_and_measured() {
        for face in Face::ALL {
            let glyph = if face == Face::Icons { super::super::icon::STAR_FILL } else { ' ' };
            assert!(covers(face, glyph) || face == Face::Symbols, "{face:?}");
            assert!(typeface(face).units_per_em > 0.0);
        }
    }

    #[test]
    fn letters_are_kerned_and_thin_spaces_are_half_a_space() {
        let mut shaper = Shaper::default();
        let mut width = |text: &str| shaper.width(text, Face::Regular);
        assert!(width("AV") < width("A") + width("V") - 0.01);
        assert!((width("\u{202F}") - width(" ") / 2.0).abs() < 1e-4);
    }
}
