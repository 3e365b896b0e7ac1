//! A window with nothing in it, as the libraries make it: what the memory and the start of the program are measured
//! beside.

struct Nothing;

impl eframe::App for Nothing {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn main() -> eframe::Result {
    let size = std::env::args().nth(1).and_then(|size| {
        let (width, height) = size.split_once('x')?;
        Some([width.parse().ok()?, height.parse().ok()?])
    });
    let viewport = egui::ViewportBuilder::default().with_inner_size(size.unwrap_or([1440.0, 900.0]));
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    eframe::run_native("An empty window", options, Box::new(|_| Ok(Box::new(Nothing))))
}
