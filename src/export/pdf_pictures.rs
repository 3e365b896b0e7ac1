//! Pictures in a PDF. krilla draws them only together with readers of four formats that we have no use for, so the page
//! holds an empty form in the place of each, and an update at the end of the file, as PDF provides for, puts the picture
//! there.

use super::picture::{Channels, compressed_rows, is_clear};
use crate::scene::Picture;
use krilla::geom::{PathBuilder, Rect};
use krilla::graphic::Graphic;
use krilla::paint::Fill;
use krilla::surface::Surface;
use std::collections::BTreeMap;

/// The forms are told by their heights, which no other form has.
const HEIGHT: usize = 70_000;

/// The pictures of a document with the forms that stand for them, by hash.
#[derive(Default)]
pub(super) struct Pictures {
    known: BTreeMap<String, (Graphic, usize)>,
    /// In the order in which they were met.
    pictures: Vec<Picture>,
}

impl Pictures {
    /// What the page draws for a picture: it will fill the square from 0 to 1, upside down as all pictures of PDF.
    pub(super) fn stand_in(&mut self, surface: &mut Surface, hash: &str, picture: &Picture) -> Graphic {
        if let Some((graphic, _)) = self.known.get(hash) {
            return graphic.clone();
        }
        let number = self.pictures.len();
        let mut builder = surface.stream_builder();
        let mut empty = builder.surface();
        let mut path = PathBuilder::new();
        path.push_rect(Rect::from_xywh(0.0, 0.0, 1.0, (HEIGHT + number) as f32).expect("a form has a size"));
        empty.set_fill(Some(Fill::default()));
        if let Some(path) = path.finish() {
            empty.draw_path(&path);
        }
        empty.finish();
        let graphic = Graphic::new(builder.finish(), false);
        self.known.insert(hash.to_owned(), (graphic.clone(), number));
        self.pictures.push(picture.clone());
        graphic
    }

    /// The document with its pictures; `None` where it is not written as expected.
    pub(super) fn put_into(self, mut pdf: Vec<u8>) -> Option<Vec<u8>> {
        if self.pictures.is_empty() {
            return Some(pdf);
        }
        let trailer = Trailer::read(&pdf)?;
        let mut next = trailer.size;
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (number, picture) in self.pictures.iter().enumerate() {
            let object = form_of_height(&pdf, HEIGHT + number)?;
            let mask = is_clear(picture).then_some(next);
            if let Some(mask) = mask {
                places.push((mask, pdf.len()));
                write_image(&mut pdf, mask, picture, Channels::Alpha, None);
                next += 1;
            }
            places.push((object, pdf.len()));
            write_image(&mut pdf, object, picture, Channels::Color, mask);
        }
        places.sort_unstable();
        trailer.write(&mut pdf, &places, next);
        Some(pdf)
    }
}

/// Where in the bytes a text first stands, from a place on.
fn find(bytes: &[u8], text: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(text.len()).position(|window| window == text).map(|at| at + from)
}

fn find_last(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).rposition(|window| window == text)
}

/// The number that stands at a place, blanks before it passed over, and where it ends.
fn number(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let start = from + bytes.get(from..)?.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = std::str::from_utf8(&bytes[start..start + digits]).ok()?;
    Some((text.parse().ok()?, start + digits))
}

/// The number of the object whose box is as high.
fn form_of_height(pdf: &[u8], height: usize) -> Option<usize> {
    let form = find(pdf, format!("[0 0 1 {height}]").as_bytes(), 0)?;
    let head = find_last(&pdf[..form], b" 0 obj")?;
    let digits = pdf[..head].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    number(pdf, head - digits).map(|(number, _)| number)
}

fn write_image(pdf: &mut Vec<u8>, object: usize, picture: &Picture, channels: Channels, mask: Option<usize>) {
    let (width, height) = (picture.width_px, picture.height_px);
    let (space, colors) = if channels == Channels::Alpha { ("/DeviceGray", 1) } else { ("/DeviceRGB", 3) };
    let mask = mask.map(|mask| format!(" /SMask {mask} 0 R")).unwrap_or_default();
    let rows = compressed_rows(picture, channels);
    let head = format!(
        "{object} 0 obj\n<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} \
         /BitsPerComponent 8 /Interpolate true{mask} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors {colors} \
         /BitsPerComponent 8 /Columns {width} >> /Length {} >>\nstream\n",
        rows.len()
    );
    pdf.extend_from_slice(head.as_bytes());
    pdf.extend_from_slice(&rows);
    pdf.extend_from_slice(b"\nendstream\nendobj\n");
}

/// The end of a PDF, which an update repeats.
struct Trailer {
    /// Its entries, the number of objects left out.
    before_size: Vec<u8>,
    after_size: Vec<u8>,
    /// One more than the highest number of an object.
    size: usize,
    /// Where the table of objects begins.
    table: usize,
}

impl Trailer {
    fn read(pdf: &[u8]) -> Option<Self> {
        let (table, _) = number(pdf, find_last(pdf, b"startxref")? + 9)?;
        let start = find_last(pdf, b"trailer")?;
        let first = find(pdf, b"<<", start)? + 2;
        let end = find_last(&pdf[..find_last(pdf, b"startxref")?], b">>")?;
        let entry = find(pdf, b"/Size", first)?;
        let (size, after) = number(pdf, entry + 5)?;
        Some(Self { before_size: pdf[first..entry].to_vec(), after_size: pdf[after..end].to_vec(), size, table })
    }

    /// Writes the table of what is new, and where the one before stands.
    fn write(&self, pdf: &mut Vec<u8>, places: &[(usize, usize)], size: usize) {
        let table = pdf.len();
        pdf.extend_from_slice(b"xref\n");
        for (object, place) in places {
            pdf.extend_from_slice(format!("{object} 1\n{place:010} 00000 n\r\n").as_bytes());
        }
        pdf.extend_from_slice(b"trailer\n<<");
        pdf.extend_from_slice(&self.before_size);
        pdf.extend_from_slice(format!("/Size {size} /Prev {}", self.table).as_bytes());
        pdf.extend_from_slice(&self.after_size);
        pdf.extend_from_slice(format!(">>\nstartxref\n{table}\n%%EOF\n").as_bytes());
    }
}
