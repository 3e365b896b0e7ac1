//! How values are written into SVG: short numbers, escaped text, fills, edges and paths.

use crate::scene::{Paint, Point, Stroke};
use skrifa::outline::OutlinePen;
use std::fmt::{Arguments, Display, Formatter, Result, Write};

/// Adds text.
pub(super) fn put(out: &mut String, text: Arguments) {
    out.write_fmt(text).expect("writing into a string cannot fail");
}

/// A length to the hundredth, without zeros at its end.
pub(super) struct Number(pub(super) f32);

impl Display for Number {
    fn fmt(&self, out: &mut Formatter) -> Result {
        let hundredths = (f64::from(self.0) * 100.0).round() as i64;
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let sign = if hundredths < 0 { "-" } else { "" };
        match rest {
            0 => write!(out, "{sign}{whole}"),
            _ if rest % 10 == 0 => write!(out, "{sign}{whole}.{}", rest / 10),
            _ => write!(out, "{sign}{whole}.{rest:02}"),
        }
    }
}

/// A factor, with all the digits it has.
pub(super) struct Fine(pub(super) f32);

impl Display for Fine {
    fn fmt(&self, out: &mut Formatter) -> Result {
        write!(out, "{}", self.0)
    }
}

/// Text between tags or quotes. Characters that XML does not allow are left out.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut Formatter) -> Result {
        for character in self.0.chars() {
            match character {
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\t' | '\n' | '\r' => out.write_char(' ')?,
                '\0'..'\u{20}' | '\u{FFFE}' | '\u{FFFF}' => {}
                _ => out.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// The attributes of an inside.
pub(super) struct Fill(pub(super) Option<Paint>);

impl Display for Fill {
    fn fmt(&self, out: &mut Formatter) -> Result {
        match self.0 {
            None => out.write_str(" fill=\"none\""),
            Some(paint) => colored(out, "fill", paint),
        }
    }
}

/// The attributes of an edge; nothing without one, as in SVG itself.
pub(super) struct Edge(pub(super) Option<Stroke>);

impl Display for Edge {
    fn fmt(&self, out: &mut Formatter) -> Result {
        let Some(stroke) = self.0 else { return Ok(()) };
        colored(out, "stroke", stroke.paint)?;
        write!(out, " stroke-width=\"{}\"", Number(stroke.width))?;
        match stroke.dash {
            Some((dash, gap)) => write!(out, " stroke-dasharray=\"{} {}\"", Number(dash), Number(gap)),
            None => Ok(()),
        }
    }
}

fn colored(out: &mut Formatter, name: &str, paint: Paint) -> Result {
    write!(out, " {name}=\"{}\"", paint.color.to_hex())?;
    if paint.opacity < 1.0 {
        write!(out, " {name}-opacity=\"{}\"", Fine((paint.opacity * 1000.0).round() / 1000.0))?;
    }
    Ok(())
}

/// The data of a path through points.
pub(super) struct Through<'a>(pub(super) &'a [Point]);

impl Display for Through<'_> {
    fn fmt(&self, out: &mut Formatter) -> Result {
        for (place, point) in self.0.iter().enumerate() {
            let command = if place == 0 { 'M' } else { 'L' };
            write!(out, "{command}{} {}", Number(point.x), Number(point.y))?;
        }
        Ok(())
    }
}

/// The data of the path of a glyph, turned from y up to y down.
#[derive(Default)]
pub(super) struct PathData(pub(super) String);

impl OutlinePen for PathData {
    fn move_to(&mut self, x: f32, y: f32) {
        put(&mut self.0, format_args!("M{} {}", Number(x), Number(-y)));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        put(&mut self.0, format_args!("L{} {}", Number(x), Number(-y)));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        put(&mut self.0, format_args!("Q{} {} {} {}", Number(cx), Number(-cy), Number(x), Number(-y)));
    }
    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let (first, second) = ((Number(cx0), Number(-cy0)), (Number(cx1), Number(-cy1)));
        let end = (Number(x), Number(-y));
        put(&mut self.0, format_args!("C{} {} {} {} {} {}", first.0, first.1, second.0, second.1, end.0, end.1));
    }
    fn close(&mut self) {
        self.0.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let written = |n: f32| Number(n).to_string();
        assert_eq!(
            [written(1.0), written(-0.5), written(12.345), written(-0.001), written(0.05)],
            ["1", "-0.5", "12.35", "0", "0.05"]
        );
    }

    #[test]
    fn text_is_escaped() {
        assert_eq!(Escaped("a < b & \"c\"\u{1}\t>").to_string(), "a &lt; b &amp; &quot;c&quot; &gt;");
    }
}
