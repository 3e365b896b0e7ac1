//! The map as PDF: vectors, text that can be searched and copied, and its order for screen readers.

use super::error::ExportError;
use super::pdf_painter::Painter;
use super::reading::{Paragraph, paragraphs};
use crate::model::{Color, Language};
use crate::scene::{Item, Scene, Target};
use krilla::geom::{Rect, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::tagging::{Identifier, Tag, TagGroup, TagTree};
use std::collections::BTreeMap;
use std::num::NonZeroU16;

/// The paper of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PdfPage {
    /// One page as large as the map.
    #[default]
    Map,
    /// A4, the map as large as it fits.
    A4,
    /// A3, the map as large as it fits.
    A3,
}

/// How a PDF is made.
#[derive(Debug, Clone, PartialEq)]
pub struct PdfOptions {
    /// The paper.
    pub page: PdfPage,
    /// What it is called.
    pub title: String,
    /// Who made it.
    pub authors: Vec<String>,
    /// The language of the map.
    pub language: Language,
    /// Painted under the map, to the edges of the page; `None`: nothing.
    pub background: Option<Color>,
}

/// Longest side of a page that viewers accept, in points.
const LONGEST_PT: f32 = 14_400.0;

/// Kept free around a map on paper: 10 mm, which every printer can do.
const MARGIN_PT: f32 = 28.35;

/// The scene as the bytes of a PDF. The same scene and options always give the same bytes.
pub fn pdf(scene: &Scene, options: &PdfOptions) -> Result<Vec<u8>, ExportError> {
    let layout = Layout::new(scene, options.page);
    let mut document = krilla::Document::new();
    let settings = PageSettings::from_wh(layout.width, layout.height).expect("a page has a size");
    let mut page = document.start_page_with(settings);
    let mut painter = Painter::new(page.surface());
    if let Some(color) = options.background {
        painter.background(Rect::from_xywh(0.0, 0.0, layout.width, layout.height).expect("a page has a size"), color);
    }
    let tags = painter.scene(scene, &layout.transform());
    let pictures = painter.finish();
    page.finish();
    document.set_metadata(metadata(options));
    document.set_tag_tree(tag_tree(scene, tags, options.language));
    let bytes = document.finish().map_err(|error| ExportError::Pdf(error.to_string()))?;
    pictures.put_into(bytes).ok_or_else(|| ExportError::Pdf("a picture has no place".to_owned()))
}

fn metadata(options: &PdfOptions) -> Metadata {
    Metadata::new()
        .title(options.title.clone())
        .authors(options.authors.clone())
        .language(options.language.as_str().to_owned())
        .creator("Parcours".to_owned())
}

/// Where the map goes on the page, in points of the page.
struct Layout {
    width: f32,
    height: f32,
    scale: f32,
    left: f32,
    top: f32,
}

impl Layout {
    fn new(scene: &Scene, page: PdfPage) -> Self {
        let (width, height) = (scene.size.width.max(1.0), scene.size.height.max(1.0));
        match page {
            PdfPage::Map => {
                let scale = (LONGEST_PT / width.max(height)).min(1.0);
                Self { width: width * scale, height: height * scale, scale, left: 0.0, top: 0.0 }
            }
            PdfPage::A4 => Self::fitted((width, height), (841.89, 595.28)),
            PdfPage::A3 => Self::fitted((width, height), (1190.55, 841.89)),
        }
    }

    /// In the middle of a page, lying or standing, whichever shows the map larger.
    fn fitted((width, height): (f32, f32), (long, short): (f32, f32)) -> Self {
        let (wide, high) = if width >= height { (long, short) } else { (short, long) };
        let scale = ((wide - 2.0 * MARGIN_PT) / width).min((high - 2.0 * MARGIN_PT) / height);
        let (left, top) = ((wide - width * scale) / 2.0, (high - height * scale) / 2.0);
        Self { width: wide, height: high, scale, left, top }
    }

    fn transform(&self) -> Transform {
        Transform::from_row(self.scale, 0.0, 0.0, self.scale, self.left, self.top)
    }
}

fn tag_tree(scene: &Scene, mut tags: BTreeMap<usize, Identifier>, language: Language) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.as_str().to_owned()));
    for paragraph in paragraphs(scene) {
        let mut group = group(scene, &paragraph);
        for text in &paragraph.texts {
            if let Some(tag) = tags.remove(text) {
                group.push(tag);
            }
        }
        tree.push(group);
    }
    tree
}

/// Stages are headings under that of the journey; all else is a paragraph.
fn group(scene: &Scene, paragraph: &Paragraph) -> TagGroup {
    let heading = |level| {
        let first = paragraph.texts.first().and_then(|place| scene.items().nth(*place));
        let title = first.and_then(|item| if let Item::Text(text) = item { Some(text.text.to_string()) } else { None });
        TagGroup::new(Tag::Hn(level, title))
    };
    match paragraph.target {
        Some(Target::Journey(_)) => heading(NonZeroU16::MIN),
        Some(Target::Stage(_)) => heading(NonZeroU16::MIN.saturating_add(1)),
        _ => TagGroup::new(Tag::P),
    }
}
