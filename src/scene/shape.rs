//! How wide text is: the fonts that ship, shaped as every painter shapes them.

use super::font::Face;
use super::typeface::{Typeface, typeface};
use harfrust::{BufferFlags, GlyphBuffer, ShapeOptions, ShapePlan, ShapePlanKey, UnicodeBuffer};

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
pub(crate) struct Shaper {
    buffer: UnicodeBuffer,
    plans: Vec<(Face, ShapePlan)>,
}

impl Shaper {
    /// Shapes a text and reads the glyphs.
    pub(crate) fn shape<T>(&mut self, text: &str, face: Face, read: impl FnOnce(&GlyphBuffer) -> T) -> T {
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
        let answer = read(&shaped);
        self.buffer = shaped.clear();
        answer
    }

    /// The clusters of a text in its order.
    pub(super) fn clusters(&mut self, text: &str, face: Face) -> Vec<Cluster> {
        self.shape(text, face, |shaped| clusters(text, shaped, typeface(face)))
    }

    /// How wide a text is, in font sizes.
    pub(super) fn width(&mut self, text: &str, face: Face) -> f32 {
        self.clusters(text, face).iter().map(|cluster| cluster.advance).sum()
    }
}

/// Glyphs of one cluster are put together. The order is that of the text, which is not that of the glyphs in scripts
/// that run to the left.
fn clusters(text: &str, shaped: &GlyphBuffer, font: &Typeface) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for (info, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let start = info.cluster as usize;
        let advance = font.advance(&text[start..], place.x_advance) / font.units_per_em;
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
            assert!(typeface(face).covers(glyph) || face == Face::Symbols, "{face:?}");
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
