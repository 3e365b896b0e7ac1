//! SVG: drawn shapes alone. What would run, reach out or need fonts that are not ours never comes in.

use super::ImageError;
use super::decode::Pixels;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// The longest side in pixels at which a drawing is shown and exported.
const SIDE: u32 = 2_048;
/// Most elements and texts of a drawing.
const MOST_NODES: u32 = 100_000;
/// Elements further inside than this are no drawing any more.
const DEEPEST: usize = 200;
/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";
/// Elements that run, reach out or move, and those that only describe.
#[rustfmt::skip]
const LEFT_OUT: &[&str] = &[
    "script", "foreignObject", "image", "feImage", "iframe", "audio", "video", "canvas", "animate",
    "animateMotion", "animateTransform", "animateColor", "set", "discard", "handler", "listener", "metadata",
    "title", "desc",
];
/// Elements that set text.
const TEXTS: &[&str] = &["text", "tspan", "textPath", "tref"];

/// Whether a file looks like one: its first element is called so.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]);
    start.trim_start_matches('\u{FEFF}').trim_start().starts_with('<') && start.contains("<svg")
}

/// The drawing with nothing but shapes in it.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, ImageError> {
    let text = text(bytes)?;
    let document = parse(text)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err(ImageError::OtherFormat);
    }
    let mut out = String::with_capacity(text.len());
    write(root, 0, &mut out)?;
    Ok(out.into_bytes())
}

fn text(bytes: &[u8]) -> Result<&str, ImageError> {
    std::str::from_utf8(bytes).map_err(|_| ImageError::Damaged)
}

fn parse(text: &str) -> Result<Document<'_>, ImageError> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|_| ImageError::Damaged)
}

/// Writes an element of SVG with its attributes and what is in it.
fn write(node: Node, depth: usize, out: &mut String) -> Result<(), ImageError> {
    let name = node.tag_name().name();
    let is_ours = node.tag_name().namespace().is_none_or(|namespace| namespace == SVG);
    if !is_ours || LEFT_OUT.contains(&name) || (name == "style" && reaches_out(node.text().unwrap_or_default())) {
        return Ok(());
    }
    if TEXTS.contains(&name) {
        return Err(ImageError::SvgText);
    }
    if depth > DEEPEST {
        return Err(ImageError::Damaged);
    }
    // What a link holds stays, as a group.
    let name = if name == "a" { "g" } else { name };
    out.push('<');
    out.push_str(name);
    if depth == 0 {
        out.push_str(&format!(" xmlns=\"{SVG}\""));
    }
    attributes(node, out);
    out.push('>');
    for child in node.children() {
        if child.is_element() {
            write(child, depth + 1, out)?;
        } else if name == "style" {
            out.push_str(&escaped(child.text().unwrap_or_default()));
        }
    }
    out.push_str(&format!("</{name}>"));
    Ok(())
}

/// Writes the attributes of an element but those that run or lead out.
fn attributes(node: Node, out: &mut String) {
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        // Of other namespaces only the old way to write a reference is needed.
        let is_foreign = attribute.namespace().is_some() && name != "href";
        let leads_out = name == "href" && !value.trim_start().starts_with('#');
        if is_foreign || leads_out || name.to_ascii_lowercase().starts_with("on") || reaches_out(value) {
            continue;
        }
        out.push_str(&format!(" {name}=\"{}\"", escaped(value)));
    }
}

/// Whether a value or a style names anything outside of the drawing.
fn reaches_out(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let names_a_place = |rest: &str| !rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#');
    // A backslash in a style could spell the same in another way.
    value.contains("@import")
        || value.contains("javascript:")
        || value.contains('\\')
        || value.split("url(").skip(1).any(names_a_place)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The drawing as pixels, as large as the map may need them.
pub(super) fn draw(bytes: &[u8]) -> Result<Pixels, ImageError> {
    let document = parse(text(bytes)?)?;
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| ImageError::Damaged)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = SIDE as f32 / width.max(height);
    let side = |length: f32| ((length * scale).round() as u32).clamp(1, SIDE);
    let (columns, rows) = (side(width), side(height));
    let mut pixmap = Pixmap::new(columns, rows).ok_or(ImageError::Damaged)?;
    let fit = Transform::from_scale(columns as f32 / width, rows as f32 / height);
    resvg::render(&tree, fit, &mut pixmap.as_mut());
    let rgba = pixmap.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]
    });
    Ok(Pixels { width: columns, height: rows, rgba: rgba.collect() })
}
