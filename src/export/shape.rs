//! A run of text as glyphs at their places, by the shaper and the fonts that also measured it: every format that
//! draws text itself takes the glyphs from here, so that lines end where the window ends them.

use crate::scene::{Shaper, Text, typeface};
use harfrust::GlyphBuffer;
use std::ops::Range;

/// A glyph of a run; lengths in points of the map.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub(super) id: u32,
    /// Where the pen stands before it, from the left end of the run.
    pub(super) pen: f32,
    /// Right of the pen, and above the baseline: not zero for combining marks only.
    pub(super) offset: (f32, f32),
    /// How far it moves the pen.
    pub(super) advance: f32,
    /// The characters it stands for, in bytes of the run's text.
    pub(super) bytes: Range<usize>,
}

/// The glyphs of a run from left to right.
pub(super) fn shape(shaper: &mut Shaper, text: &Text) -> Vec<Glyph> {
    shaper.shape(&text.text, text.face, |shaped| glyphs(text, shaped))
}

fn glyphs(text: &Text, shaped: &GlyphBuffer) -> Vec<Glyph> {
    let font = typeface(text.face);
    let scale = text.size / font.units_per_em;
    let starts = cluster_starts(shaped);
    let mut pen = 0.0;
    let mut glyphs = Vec::with_capacity(shaped.len());
    for (info, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let start = info.cluster as usize;
        let end = starts.get(starts.partition_point(|s| *s <= start)).copied().unwrap_or(text.text.len());
        let advance = font.advance(&text.text[start..], place.x_advance) * scale;
        let offset = (place.x_offset as f32 * scale, place.y_offset as f32 * scale);
        glyphs.push(Glyph { id: info.glyph_id, pen, offset, advance, bytes: start..end });
        pen += advance;
    }
    glyphs
}

/// Where the clusters begin, in the order of the text, which is not that of the glyphs in Hebrew or Arabic.
fn cluster_starts(shaped: &GlyphBuffer) -> Vec<usize> {
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Color;
    use crate::scene::{Face, Rank};

    fn run(text: &str, face: Face) -> Text {
        let color = Color::hex(0);
        Text { text: text.into(), face, size: 12.0, x: 0.0, baseline: 0.0, width: 0.0, color, rank: Rank::Body }
    }

    #[test]
    fn glyphs_follow_each_other_and_name_their_characters() {
        let text = run("Œuvre d’été", Face::Regular);
        let glyphs = shape(&mut Shaper::default(), &text);
        for pair in glyphs.windows(2) {
            assert!((pair[0].pen + pair[0].advance - pair[1].pen).abs() < 1e-4);
            assert_eq!(pair[0].bytes.end, pair[1].bytes.start);
        }
        assert!(glyphs.iter().all(|glyph| glyph.id != 0), "Inter has every French letter");
        assert_eq!(glyphs.last().unwrap().bytes.end, text.text.len());
    }

    #[test]
    fn a_second_run_is_shaped_like_a_first() {
        let mut used = Shaper::default();
        shape(&mut used, &run("Bonjour", Face::Bold));
        let text = run("AVATAR", Face::Regular);
        assert_eq!(shape(&mut used, &text), shape(&mut Shaper::default(), &text));
    }

    #[test]
    fn letters_are_kerned() {
        let width = |text: &str| {
            shape(&mut Shaper::default(), &run(text, Face::Regular)).iter().map(|g| g.advance).sum::<f32>()
        };
        assert!(width("AV") < width("A") + width("V") - 0.1);
    }

    #[test]
    fn thin_spaces_are_half_a_space() {
        let width = |text: &str| shape(&mut Shaper::default(), &run(text, Face::Regular))[0].advance;
        assert!((width("\u{202F}") - width(" ") / 2.0).abs() < 1e-4);
    }
}
