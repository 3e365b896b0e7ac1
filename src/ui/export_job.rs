//! Exporting on a thread of its own, and the map for the clipboard.

use super::dialogs::ExportChoice;
use super::notices::Work;
use super::open::Open;
use crate::export::{self, About};
use crate::model::Language;
use crate::scene::{self, Options, Scene};
use crate::tr;
use crate::words::Say;
use egui::{ColorImage, Context};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::channel;

/// The clipboard takes this many pixels a point of the map.
const CLIPBOARD_SCALE: f32 = 2.0;

/// What draws the map as it is exported, on whichever thread.
type Draw = Box<dyn FnOnce() -> Scene + Send>;

/// The map as it is exported: without questions, small groups of customers hidden; or both maps that are compared.
fn drawn(open: &mut Open, choice: &ExportChoice) -> Draw {
    if let Some(drawing) = open.compared_drawing() {
        let options = drawing.options(open, choice.theme);
        return Box::new(move || drawing.scene(&options));
    }
    // What is exported has its figures, however long they take.
    let overlay = open.project.overlay(open.journey).filter(|_| choice.with_data);
    let minimum_group = open.project.records().project().minimum_group;
    let options = Options { questions: false, comments: false, minimum_group, ..open.options(choice.theme) };
    let scene = scene::lay_out(open.project.records(), open.journey, overlay.as_deref(), &options);
    Box::new(move || scene)
}

/// Begins writing the scene into a file.
pub(super) fn start(open: &mut Open, choice: &ExportChoice, path: PathBuf, language: Language, ctx: Context) -> Work {
    let draw = drawn(open, choice);
    let project = open.project.records().project();
    let about = About {
        title: project.title.clone(),
        authors: project.authors.clone(),
        language: project.language,
        background: choice.theme.tokens().sheet,
    };
    let (send, done) = channel();
    let (format, name) = (choice.format(), path.display().to_string());
    std::thread::spawn(move || {
        let written = export::save(&draw(), format, &about, &path, &mut |_| ControlFlow::Continue(()));
        let sentence = match written {
            Ok(()) => tr!(language, "notice-exported", path = path.display().to_string()),
            Err(error) => error.say(language),
        };
        // The window may be gone by now; then nobody waits for it.
        let _ = send.send(sentence);
        ctx.request_repaint();
    });
    Work { doing: tr!(language, "notice-exporting", path = name), done }
}

/// The map as an image for the clipboard.
pub(super) fn clipboard_image(open: &mut Open, choice: &ExportChoice) -> ColorImage {
    let scene = drawn(open, choice)();
    let image = export::image(&scene, CLIPBOARD_SCALE, choice.theme.tokens().sheet);
    let pixels = image.rgba.chunks_exact(4).map(|p| egui::Color32::from_rgb(p[0], p[1], p[2])).collect();
    ColorImage::new([image.width as usize, image.height as usize], pixels)
}
