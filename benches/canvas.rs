//! The CPU that a frame of the window costs on a large map: egui's pass and the triangles, without the graphics card.
#![allow(clippy::print_stdout, reason = "a benchmark tells what it measured")]

mod cpu;
mod maps;

use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use parcours::model::{Language, Records};
use parcours::project::Project;
use parcours::scene::{self, Options};
use parcours::ui::{App, Settings, theme};
use std::path::Path;
use std::time::Duration;

const CARDS: usize = 2000;
const FRAMES: usize = 300;
const SIZE: Vec2 = vec2(1440.0, 900.0);

fn main() -> std::process::ExitCode {
    let home = tempfile::tempdir().expect("a folder for the time being");
    if std::env::var_os("PARCOURS_HOME").is_none() {
        return run_in(home.path());
    }
    let file = home.path().join("large.parcours");
    let (records, journey) = maps::map_of(CARDS);
    println!("{CARDS} cards, {} x {}, {FRAMES} frames each", SIZE.x, SIZE.y);
    let lay_out = |_| drop(scene::lay_out(&records, journey, None, &Options::default()));
    println!("{}", cpu::line("lay the map out", &cpu::of_each(20, lay_out)));
    frames(&file, &records);
    std::process::ExitCode::SUCCESS
}

/// Once more with settings and keys of its own, so that those of the user are left alone.
fn run_in(home: &Path) -> std::process::ExitCode {
    let this = std::env::current_exe().expect("a program knows itself");
    let status = std::process::Command::new(this).env("PARCOURS_HOME", home).status().expect("it has just run");
    if status.success() { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

fn frames(file: &Path, records: &Records) {
    let mut project = Project::create(file, records.clone()).expect("a new file");
    project.wait_saved().expect("a written file");
    drop(project);
    let mut window = Window::open(file);
    println!("{}", cpu::line("open and draw the first frame", &[window.first]));
    window.rest();
    println!("{}", cpu::line("nothing changes", &window.frames(|_| vec![])));
    println!("{}", cpu::line("pan", &window.frames(|i| vec![wheel(if i / 50 % 2 == 0 { -9.0 } else { 9.0 })])));
    println!(
        "{}",
        cpu::line(
            "zoom in and out",
            &window.frames(|i| vec![Event::Zoom(if i / 50 % 2 == 0 { 1.02 } else { 1.0 / 1.02 })])
        )
    );
    window.rest();
    let card = window.card();
    window.frame(vec![Event::PointerMoved(card)]);
    window.frame(vec![button(card, true)]);
    // In a circle, so that the card comes over many others and none is left out at an edge.
    let at = |i: usize| card + Vec2::angled(i as f32 / 25.0) * 120.0;
    println!("{}", cpu::line("drag a card", &window.frames(|i| vec![Event::PointerMoved(at(i))])));
    let drop_it = window.frame(vec![button(at(FRAMES), false)]);
    println!("{}", cpu::line("let go of it (commit, lay out)", &[drop_it]));
    window.rest();
    println!("asks for another frame while nothing happens: {}", if window.sleeps { "no" } else { "yes" });
    window.app.finish();
}

fn wheel(delta_y: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(delta_y, delta_y / 3.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

/// The app under a clock and a screen of our own.
struct Window {
    ctx: Context,
    app: App,
    time_s: f64,
    /// What opening and the first frame took.
    first: Duration,
    /// Whether the last frame asked for no further one.
    sleeps: bool,
}

impl Window {
    fn open(file: &Path) -> Self {
        let before = cpu::used();
        let ctx = Context::default();
        let settings = Settings { language: Some(Language::English), ..Settings::default() };
        theme::install(&ctx);
        let mut app = App::new(settings);
        app.open_file(&ctx, file);
        let mut window = Self { ctx, app, time_s: 0.0, first: Duration::ZERO, sleeps: false };
        window.frame(vec![Event::PointerMoved(pos2(SIZE.x / 2.0, SIZE.y / 2.0))]);
        window.first = cpu::used() - before;
        window
    }

    /// One frame with these events, and what it took.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time_s += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, time: Some(self.time_s), events, focused: true, ..Default::default() };
        let before = cpu::used();
        let mut output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        let triangles = self.ctx.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let taken = cpu::used() - before;
        assert!(!triangles.is_empty(), "a frame shows something");
        self.sleeps = output.viewport_output.values().all(|viewport| viewport.repaint_delay == Duration::MAX);
        output.textures_delta.clear();
        taken
    }

    fn frames(&mut self, mut events: impl FnMut(usize) -> Vec<Event>) -> Vec<Duration> {
        let mut times: Vec<Duration> = (0..FRAMES).map(|i| self.frame(events(i))).collect();
        times.sort();
        times
    }

    /// Lets what is under way come to its end.
    fn rest(&mut self) {
        for _ in 0..60 {
            self.frame(vec![]);
        }
    }

    /// The middle of a card that is in view, as a screen reader finds it.
    fn card(&mut self) -> Pos2 {
        self.ctx.enable_accesskit();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let mut output = self.ctx.run_ui(RawInput { screen_rect, ..Default::default() }, |ui| self.app.ui(ui));
        self.ctx.disable_accesskit();
        output.textures_delta.clear();
        let tree = output.platform_output.accesskit_update.expect("it was asked for");
        let middle = SIZE / 2.0;
        let cards = tree.nodes.iter().filter(|(_, node)| node.label().is_some_and(|label| label.contains("compares")));
        let places =
            cards.filter_map(|(_, node)| node.bounds()).map(|b| pos2((b.x0 + b.x1) as f32, (b.y0 + b.y1) as f32) / 2.0);
        places
            .min_by(|a, b| a.distance(middle.to_pos2()).total_cmp(&b.distance(middle.to_pos2())))
            .expect("a card is in view")
    }
}
