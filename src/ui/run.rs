//! Opening the window.

use super::app::App;
use super::settings::Settings;
use super::theme;
use crate::file::Folders;
use std::path::Path;

struct Window(App);

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.0.finish();
    }
}

/// Opens the window on a file, or on the welcome screen, and stays until it is closed. The error is the system's own
/// reason why no window could be opened.
pub fn run(file: Option<&Path>) -> Result<(), String> {
    if no_display() {
        return Err(String::new());
    }
    keep_a_core_free();
    let viewport = egui::ViewportBuilder::default()
        .with_title("Parcours")
        .with_app_id("parcours")
        .with_inner_size([1280.0, 720.0])
        .with_min_inner_size([900.0, 560.0]);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let file = file.map(Path::to_owned);
    let opened = eframe::run_native(
        "parcours",
        options,
        Box::new(move |cc| {
            theme::install(&cc.egui_ctx);
            let mut app = App::new(Settings::load());
            if let Ok(folders) = Folders::find() {
                app.offer_recoveries(&folders);
            }
            if let Some(file) = &file {
                app.open_file(&cc.egui_ctx, file);
            }
            Ok(Box::new(Window(app)))
        }),
    );
    opened.map_err(|error| error.to_string())
}

/// Whatever is computed leaves one core to the window, so that it goes on drawing.
fn keep_a_core_free() {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(cores.saturating_sub(1).max(1));
    // A pool that is already there goes on working as it is.
    let _ = pool.thread_name(|number| format!("work {number}")).build_global();
}

/// On Linux, whether neither X11 nor Wayland can be reached.
fn no_display() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")
}
