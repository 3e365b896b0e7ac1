//! A map becomes a picture: the same in every format, the same every time, and whole or not at all.

use crate::by_hand::{CARD, every_mark};
use parcours::export::{
    ExportError, PdfOptions, PdfPage, PngSize, SvgOptions, SvgText, image, pdf, png, svg, write_file,
};
use parcours::model::{Color, Language};
use parcours::scene::{Image, Item, Layer, Paint, Picture, Rect, Scene, Size, Text};
use parcours::words::Say;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

const WHITE: Color = Color::hex(0xFF_FFFF);

fn svg_of(scene: &Scene, text: SvgText) -> String {
    let title = "Achat d’un taille-haie".to_owned();
    svg(scene, &SvgOptions { title, language: Language::French, text, background: Some(Paint::solid(WHITE)) })
}

fn png_of(scene: &Scene, size: PngSize) -> Vec<u8> {
    let mut bytes = Vec::new();
    png(scene, size, WHITE, &mut bytes, &mut |_| ControlFlow::Continue(())).unwrap();
    bytes
}

fn pdf_of(scene: &Scene, page: PdfPage) -> Vec<u8> {
    let authors = vec!["Camille Morel".to_owned()];
    let title = "Achat d’un taille-haie".to_owned();
    pdf(scene, &PdfOptions { page, title, authors, language: Language::French, background: None }).unwrap()
}

/// Width, height and rows of red, green and blue.
fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    (info.width, info.height, pixels)
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let (scene, again) = (every_mark(), every_mark());
    for text in [SvgText::Shapes, SvgText::Editable] {
        assert_eq!(svg_of(&scene, text), svg_of(&again, text));
    }
    assert_eq!(png_of(&scene, PngSize::Scale(1.5)), png_of(&again, PngSize::Scale(1.5)));
    for page in [PdfPage::Map, PdfPage::A4, PdfPage::A3] {
        assert_eq!(pdf_of(&scene, page), pdf_of(&again, page));
    }
}

#[test]
fn the_png_is_the_svg_in_pixels() {
    let scene = every_mark();
    let tree = resvg::usvg::Tree::from_str(&svg_of(&scene, SvgText::Shapes), &Default::default()).unwrap();
    let (width, height, ours) = decoded(&png_of(&scene, PngSize::Scale(2.0)));
    assert_eq!((width, height), (1280, 720));
    let mut theirs = resvg::tiny_skia::Pixmap::new(width, height).unwrap();
    resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(2.0, 2.0), &mut theirs.as_mut());
    let theirs: Vec<u8> = theirs.data().chunks_exact(4).flat_map(|pixel| &pixel[..3]).copied().collect();
    let apart = |(a, b): (&u8, &u8)| u64::from(a.abs_diff(*b));
    let sum: u64 = ours.iter().zip(&theirs).map(apart).sum();
    let far = ours.iter().zip(&theirs).map(apart).filter(|far| *far > 64).count();
    assert!(
        sum as f64 / (ours.len() as f64) < 0.15,
        "0.15 of 255 apart on average at most, not {}",
        sum as f64 / ours.len() as f64
    );
    // An eighth of a pixel of a glyph's place shows at steep edges only.
    assert!(far * 2000 < ours.len(), "{far} of {} values are more than 64 apart", ours.len());
}

#[test]
fn bands_have_no_seams() {
    let scene = every_mark();
    // A band of 7,000 pixels holds 1,024 of 3,938 rows; the clipboard's image is drawn in one piece.
    let (width, height, banded) = decoded(&png_of(&scene, PngSize::Width(7_000)));
    let whole = image(&scene, 7_000.0 / 640.0, WHITE);
    assert_eq!((width, height), (whole.width, whole.height));
    let whole = whole.rgba.chunks_exact(4).flat_map(|pixel| &pixel[..3]);
    let apart = banded.iter().zip(whole).filter(|(a, b)| a.abs_diff(**b) > 16).count();
    // The rasteriser rounds places to a 16th of a row; a seam would be thousands of values.
    assert!(apart < 1000, "{apart} values differ by more than rounding");
}

#[test]
fn a_png_says_its_size_and_colours() {
    let bytes = png_of(&every_mark(), PngSize::Scale(2.0));
    let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    let info = reader.info();
    assert_eq!(info.srgb, Some(png::SrgbRenderingIntent::Perceptual));
    // 144 pixels to the inch.
    assert_eq!(info.pixel_dims.unwrap().xppu, 5669);
}

#[test]
fn an_image_for_the_clipboard_stays_small_enough() {
    let mut scene = every_mark();
    scene.size.width = 30_000.0;
    let image = image(&scene, 4.0, WHITE);
    let pixels = image.width as usize * image.height as usize;
    assert!((30_000_000..=41_000_000).contains(&pixels), "{} x {}", image.width, image.height);
    assert_eq!(image.rgba.len(), pixels * 4);
    assert!(image.rgba.chunks_exact(4).all(|pixel| pixel[3] == 255));
}

#[test]
fn too_many_pixels_are_refused_in_words() {
    let refused =
        png(&every_mark(), PngSize::Width(300_000), WHITE, &mut Vec::new(), &mut |_| ControlFlow::Continue(()));
    let said = refused.unwrap_err().say(Language::English);
    assert_eq!(said, "The picture was not exported: 300,000 × 168,750 pixels are too many. Nothing was overwritten.");
}

#[test]
fn a_png_can_be_stopped() {
    let mut heard = Vec::new();
    let stopped = png(&every_mark(), PngSize::Width(10_000), WHITE, &mut Vec::new(), &mut |share| {
        heard.push(share);
        if heard.len() == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert!(matches!(stopped, Err(ExportError::Stopped)));
    assert_eq!(heard.len(), 2);
    assert!(heard[0] > 0.0 && heard[0] < heard[1] && heard[1] < 1.0);
}

/// Where a run ends in an SVG of shapes: the place of its last glyph, from its label's line.
fn last_glyph(svg: &str, text: &str) -> f32 {
    let label = format!("aria-label=\"{}\"", text.replace('"', "&quot;"));
    let line = svg.lines().find(|line| line.contains(&label)).unwrap_or_else(|| panic!("{text} is not in the SVG"));
    let number = |after: &str, until: char| -> f32 {
        let from = line.rfind(after).unwrap() + after.len();
        line[from..].split(until).next().unwrap().parse().unwrap()
    };
    number(" x=\"", '"') * number("scale(", ')')
}

#[test]
fn lines_are_as_long_as_the_window_measures_them() {
    let scene = every_mark();
    let shapes = svg_of(&scene, SvgText::Shapes);
    let mut measure = crate::by_hand::Measure::new();
    let texts = scene.items().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None });
    for Text { text, face, size, .. } in texts {
        let last = text.char_indices().next_back().unwrap().0;
        // Kerning with the last letter is in both measures.
        let before = measure.text(*face, *size, text) - measure.text(*face, *size, &text[last..]);
        let drawn = last_glyph(&shapes, text);
        assert!((drawn - before).abs() < 0.2 + size * 0.03, "{text}: {drawn} drawn, {before} measured");
    }
}

#[test]
fn editable_text_keeps_what_it_says_and_how_long_it_is() {
    let scene = every_mark();
    let text = svg_of(&scene, SvgText::Editable);
    assert!(text.contains(">L’œuvre « déjà vue » coûte 1\u{202F}249,50\u{A0}€</text>"));
    assert!(
        text.contains("font-weight=\"600\"") && text.contains("font-style=\"italic\"") && text.contains("textLength=")
    );
    let tree = resvg::usvg::Tree::from_str(&text, &Default::default()).unwrap();
    assert_eq!((tree.size().width(), tree.size().height()), (640.0, 360.0));
}

#[test]
fn a_pdf_is_as_large_as_the_map_or_the_paper() {
    let page = |page| {
        let bytes = pdf_of(&every_mark(), page);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let from =
            text.find("/MediaBox[").map(|at| at + 10).or_else(|| text.find("/MediaBox [").map(|at| at + 11)).unwrap();
        let sides: Vec<f32> =
            text[from..].split(']').next().unwrap().split_whitespace().map(|n| n.parse().unwrap()).collect();
        (sides[2].round(), sides[3].round())
    };
    assert_eq!(page(PdfPage::Map), (640.0, 360.0));
    assert_eq!(page(PdfPage::A4), (842.0, 595.0));
    assert_eq!(page(PdfPage::A3), (1191.0, 842.0));
}

#[test]
fn a_pdf_has_its_fonts_its_title_and_its_language() {
    let bytes = pdf_of(&every_mark(), PdfPage::Map);
    let text = String::from_utf8_lossy(&bytes);
    for face in ["Inter-Regular", "Inter-Bold", "Inter-SemiBold", "Inter-Italic", "Inter-Medium", "NotoEmoji"] {
        assert!(text.contains(face), "{face} is embedded");
    }
    assert!(text.contains("/Lang(fr)") || text.contains("/Lang (fr)"));
    assert!(text.contains("/Marked true"));
    assert!(bytes.len() < 120_000, "only the letters in use are embedded: {} bytes", bytes.len());
}

#[test]
fn the_text_of_a_pdf_can_be_searched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pdf");
    fs::write(&path, pdf_of(&every_mark(), PdfPage::A4)).unwrap();
    let Ok(out) = Command::new("pdftotext").args(["-enc", "UTF-8", "-layout"]).arg(&path).arg("-").output() else {
        skipped("pdftotext is not installed: the text of the PDF was not read back");
        return;
    };
    let said = String::from_utf8(out.stdout).unwrap();
    let plain = |text: &str| {
        text.split([' ', '\u{A0}', '\u{202F}', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    for line in CARD.into_iter().chain(["Camille Morel", "Décision", "😀🚲"]) {
        assert!(plain(&said).contains(&plain(line)), "{line} in {said}");
    }
    let place = |text: &str| said.find(text).unwrap();
    assert!(
        place("Camille") < place("Décision")
            && place("Décision") < place("AVATAR")
            && place("AVATAR") < place("page 1")
    );
}

fn sheet_of(size: Size, items: Vec<Item>) -> Scene {
    Scene::new(size, vec![Arc::new(Layer::of(items))], Vec::new(), Vec::new())
}

/// A sheet of 100 points with a round picture at the left, of which the middle is seen, and a half-clear one at the right.
fn pictures() -> Scene {
    let image = |hash: &str, x: f32, radius: f32, picture| {
        let rect = Rect::new(x, 10.0, 40.0, 40.0);
        Item::Image(Image { rect, radius, hash: hash.to_owned(), picture })
    };
    let clear = Picture::new(2, 2, [0, 0, 255, 128].repeat(4)).unwrap();
    let items = vec![image("halves", 5.0, 20.0, crate::forms::two_halves()), image("clear", 55.0, 0.0, clear)];
    sheet_of(Size { width: 100.0, height: 60.0 }, items)
}

/// What is seen of these pictures, at two pixels a point.
fn expect_pictures((width, height, pixels): (u32, u32, Vec<u8>)) {
    assert_eq!((width, height), (200, 120));
    let at = |x: usize, y: usize| &pixels[(y * 200 + x) * 3..][..3];
    let is_near = |a: &[u8], b: [u8; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) < 12);
    assert!(is_near(at(30, 60), [200, 30, 40]), "the left half is red: {:?}", at(30, 60));
    assert!(is_near(at(70, 60), [30, 60, 200]), "the right half is blue: {:?}", at(70, 60));
    assert!(is_near(at(13, 23), [255, 255, 255]), "its corner is cut off: {:?}", at(13, 23));
    assert!(is_near(at(150, 60), [127, 127, 255]), "the sheet shows through: {:?}", at(150, 60));
}

#[test]
fn a_png_shows_pictures() {
    expect_pictures(decoded(&png_of(&pictures(), PngSize::Scale(2.0))));
}

#[test]
fn an_svg_carries_its_pictures_with_it() {
    let scene = pictures();
    let text = svg_of(&scene, SvgText::Shapes);
    assert_eq!(text, svg_of(&scene, SvgText::Shapes));
    let tree = resvg::usvg::Tree::from_str(&text, &Default::default()).unwrap();
    fn images(group: &resvg::usvg::Group, found: &mut Vec<(Vec<u8>, resvg::tiny_skia::Rect)>) {
        for node in group.children() {
            match node {
                resvg::usvg::Node::Group(group) => images(group, found),
                resvg::usvg::Node::Image(image) => {
                    let resvg::usvg::ImageKind::PNG(bytes) = image.kind() else { panic!("a PNG was written") };
                    found.push((bytes.to_vec(), image.abs_bounding_box()));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    images(tree.root(), &mut found);
    assert_eq!(found.len(), 2);
    let mut reader = png::Decoder::new(std::io::Cursor::new(&found[0].0)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    assert_eq!(pixels, *crate::forms::two_halves().rgba, "every pixel is there");
    let place = found[0].1;
    // 120 by 80 pixels fill a square of 40 points: they are 60 wide, the middle 40 are seen.
    assert_eq!((place.x().round(), place.width().round(), place.height().round()), (-5.0, 60.0, 40.0));
}

#[test]
fn a_pdf_shows_pictures() {
    let scene = pictures();
    let bytes = pdf_of(&scene, PdfPage::Map);
    assert_eq!(bytes, pdf_of(&scene, PdfPage::Map));
    let said = String::from_utf8_lossy(&bytes);
    assert!(said.matches("/Subtype /Image").count() == 3 && said.contains("/SMask"), "two pictures and a mask");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("map.pdf"), &bytes).unwrap();
    let drawn =
        Command::new("pdftoppm").args(["-r", "144", "-png", "map.pdf", "map"]).current_dir(folder.path()).output();
    let Ok(out) = drawn else {
        skipped("pdftoppm is not installed: the pictures of the PDF were not read back");
        return;
    };
    assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    expect_pictures(decoded(&fs::read(folder.path().join("map-1.png")).unwrap()));
}

#[test]
fn large_pictures_shrink_smoothly() {
    // Stripes a pixel wide become grey, not stripes.
    let stripes: Vec<u8> = (0..1_000_000).flat_map(|n| if n % 2 == 0 { [0, 0, 0, 255] } else { [255; 4] }).collect();
    let picture = Picture::new(1_000, 1_000, stripes).unwrap();
    let rect = Rect::new(0.0, 0.0, 50.0, 50.0);
    let image = Item::Image(Image { rect, radius: 0.0, hash: "stripes".to_owned(), picture });
    let scene = sheet_of(Size { width: 50.0, height: 50.0 }, vec![image]);
    let (_, _, pixels) = decoded(&png_of(&scene, PngSize::Scale(1.0)));
    let inner = pixels.chunks_exact(150).skip(1).take(48).flat_map(|row| &row[3..147]);
    assert!(inner.clone().all(|value| (120..=136).contains(value)), "{:?}", inner.max());
}

fn exported(path: &Path) -> Result<(), ExportError> {
    write_file(path, |out| Ok(out.write_all(svg_of(&every_mark(), SvgText::Shapes).as_bytes())?))
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_folder_that_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("not there/map.svg");
    let said = exported(&path).unwrap_err().say(Language::French);
    let expected = "L’image n’a pas été exportée\u{A0}: le dossier n’existe pas. Aucun fichier n’a été remplacé.";
    assert_eq!(said, format!("{expected}\n{}", path.display()));
    assert_eq!(files(folder.path()), 0);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_said() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("map.svg")).unwrap();
    let said = exported(&folder.path().join("map.svg")).unwrap_err().say(Language::English);
    assert!(
        said.starts_with("The picture was not exported: a folder has this name. Nothing was overwritten.\n"),
        "{said}"
    );
    assert_eq!(files(folder.path()), 1);
}

#[test]
#[cfg(unix)]
fn a_folder_that_must_not_be_written_is_said() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let result = exported(&folder.path().join("map.svg"));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    match result {
        Err(error) => {
            let said = error.say(Language::English);
            assert!(
                said.starts_with("The picture was not exported: this folder or file must not be changed."),
                "{said}"
            );
            assert_eq!(files(folder.path()), 0);
        }
        // The rights of a folder do not bind the administrator; then the export must have come out whole.
        Ok(()) => assert_eq!(files(folder.path()), 1),
    }
}

/// Says that a test had nothing to run on.
#[expect(clippy::print_stderr, reason = "a skipped test says so to whoever runs it")]
fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}
