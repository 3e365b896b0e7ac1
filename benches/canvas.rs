//! The CPU that a frame of the window costs on a large map: egui's pass and the triangles, without the graphics card.
#![allow(clippy::print_stdout, reason = "a benchmark tells what it measured")]

mod cpu;
mod maps;
mod table;

use egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use parcours::model::{CardKind, JourneyId, Language, Records};
use parcours::project::Project;
use parcours::scene::{self, Options};
use parcours::ui::{App, Settings, theme};
use std::path::Path;
use std::time::Duration;

const FRAMES: usize = 300;
const SIZE: Vec2 = vec2(1440.0, 900.0);

fn main() -> std::process::ExitCode {
    let home = tempfile::tempdir().expect("a folder for the time being");
    if std::env::var_os("PARCOURS_HOME").is_none() {
        return run_in(home.path());
    }
    println!("{} x {}, {FRAMES} frames each", SIZE.x, SIZE.y);
    for (cards, aim) in [(2_000, "4 ms"), (10_000, "8 ms")] {
        println!("\n{cards} cards");
        let (records, journey) = maps::map_of(cards);
        let lay_out = |_| drop(scene::lay_out(&records, journey, None, &Options::default()));
        println!("{}", table::line("lay the whole map out", "", &table::of_each(20, lay_out)));
        work(&home.path().join(format!("{cards}.parcours")), &records, aim);
    }
    let (records, _) = low_map_of(600);
    println!("\n600 low cards");
    zoom(&home.path().join("low.parcours"), &records);
    std::process::ExitCode::SUCCESS
}

/// Once more with settings and keys of its own, so that those of the user are left alone.
fn run_in(home: &Path) -> std::process::ExitCode {
    let this = std::env::current_exe().expect("a program knows itself");
    let status = std::process::Command::new(this).env("PARCOURS_HOME", home).status().expect("it has just run");
    if status.success() { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE }
}

fn open(file: &Path, records: &Records) -> Window {
    let mut project = Project::create(file, records.clone()).expect("a new file");
    project.wait_saved().expect("a written file");
    drop(project);
    Window::open(file)
}

/// What one does all day.
fn work(file: &Path, records: &Records, aim: &str) {
    let mut window = open(file, records);
    println!("{}", table::line("open and draw the first frame", "", &[window.first]));
    window.rest();
    println!("{}", table::line("nothing changes", "", &window.frames(|_| vec![])));
    let pan = |i| vec![wheel(if i / 50 % 2 == 0 { -9.0 } else { 9.0 })];
    println!("{}", table::line("pan", aim, &window.frames(pan)));
    let far = |i| vec![Event::Zoom(if i / 150 % 2 == 0 { 0.98 } else { 1.0 / 0.98 })];
    println!("{}", table::line("zoom out to all of it and in again", "", &window.frames(far)));
    window.rest();
    let card = window.card();
    window.frame(vec![Event::PointerMoved(card)]);
    window.frame(vec![button(card, true)]);
    // In a circle, so that the card comes over many others and none is left out at an edge.
    let at = |i: usize| card + Vec2::angled(i as f32 / 25.0) * 120.0;
    let held = window.frame(vec![Event::PointerMoved(at(0))]);
    println!("{}", table::line("take hold of a card", "8 ms", &[held]));
    println!("{}", table::line("drag a card", aim, &window.frames(|i| vec![Event::PointerMoved(at(i))])));
    let drop_it = window.frame(vec![button(at(FRAMES), false)]);
    println!("{}", table::line("let go of it (commit, lay out)", "16 ms", &[drop_it]));
    window.rest();
    let mut renamed: Vec<Duration> = (0..20).map(|number| window.rename(number)).collect();
    renamed.sort();
    println!("{}", table::line("rename a card (commit, lay out)", "16 ms", &renamed));
    window.rest();
    println!("asks for another frame while nothing happens: {}", if window.sleeps { "no" } else { "yes" });
    window.app.finish();
}

/// Zooming while more than 500 cards can be read.
fn zoom(file: &Path, records: &Records) {
    let mut window = open(file, records);
    window.rest();
    // As far out as titles can be read.
    window.frame(vec![Event::Zoom(0.93)]);
    window.rest();
    println!("cards in view: {}", window.cards().len());
    let events = |i| vec![Event::Zoom(if i / 16 % 2 == 0 { 1.01 } else { 1.0 / 1.01 })];
    println!("{}", table::line("zoom in and out", "median 8 ms, worst 20 ms", &window.frames(events)));
    window.frame(vec![Event::Zoom(1.01)]);
    let since_s = window.time_s;
    // The window wakes up by itself until the text stands there at its exact size.
    let mut exact = Duration::ZERO;
    while !window.sleeps {
        window.time_s += window.wakes_in.as_secs_f64().max(1.0 / 60.0) - 1.0 / 60.0;
        exact = window.frame(vec![]);
    }
    println!("{}", table::line("draw the text at its exact size", "", &[exact]));
    println!("exact text {:.0} ms after the last zoom, aim 100 ms", (window.time_s - since_s) * 1000.0);
    window.app.finish();
}

/// A map of low cards, so that more than 500 can be read at once: a title each, sixteen steps, four lanes.
fn low_map_of(cards: usize) -> (Records, JourneyId) {
    let (mut records, journey, steps, lanes) = maps::empty_map(4);
    let low = [CardKind::Action, CardKind::Thought, CardKind::Need, CardKind::Pain];
    let lanes: Vec<_> = lanes.into_iter().filter(|(_, kind)| low.contains(kind)).collect();
    maps::add_cards(&mut records, &steps, &lanes, cards, ["compares", ""]);
    (records, journey)
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

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
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
    /// When the last frame asked for the next one.
    wakes_in: Duration,
}

impl Window {
    fn open(file: &Path) -> Self {
        let before = cpu::used();
        let ctx = Context::default();
        let settings = Settings { language: Some(Language::English), ..Settings::default() };
        theme::install(&ctx);
        let mut app = App::new(settings);
        app.open_file(&ctx, file);
        let mut window = Self { ctx, app, time_s: 0.0, first: Duration::ZERO, sleeps: false, wakes_in: Duration::ZERO };
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
        let delays = output.viewport_output.values().map(|viewport| viewport.repaint_delay);
        self.wakes_in = delays.min().unwrap_or(Duration::MAX);
        self.sleeps = self.wakes_in == Duration::MAX;
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

    /// Gives the selected card another title by hand; what the frame took in which it was kept.
    fn rename(&mut self, number: usize) -> Duration {
        let title = format!("Renamed {number} times and compares prices");
        // The field of the last time lets go of the keys in the frame after it.
        for _ in 0..3 {
            self.frame(vec![]);
        }
        self.frame(vec![key(Key::F2)]);
        self.frame(vec![]);
        self.frame(vec![Event::Text(title.clone())]);
        let kept = self.frame(vec![key(Key::Enter)]);
        let records = self.app.project().expect("a project is open").records();
        assert!(records.cards.values().any(|card| card.title == title), "“{title}” was not kept");
        kept
    }

    /// The middle of the card nearest to that of the window.
    fn card(&mut self) -> Pos2 {
        let middle = (SIZE / 2.0).to_pos2();
        let nearest = |a: &Pos2, b: &Pos2| a.distance(middle).total_cmp(&b.distance(middle));
        self.cards().into_iter().min_by(nearest).expect("a card is in view")
    }

    /// The middles of the cards that are in view, as a screen reader finds them.
    fn cards(&mut self) -> Vec<Pos2> {
        self.ctx.enable_accesskit();
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, time: Some(self.time_s), ..Default::default() };
        let mut output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        self.ctx.disable_accesskit();
        output.textures_delta.clear();
        let tree = output.platform_output.accesskit_update.expect("it was asked for");
        let cards = tree.nodes.iter().filter(|(_, node)| node.label().is_some_and(|label| label.contains("compares")));
        let places =
            cards.filter_map(|(_, node)| node.bounds()).map(|b| pos2((b.x0 + b.x1) as f32, (b.y0 + b.y1) as f32) / 2.0);
        places.collect()
    }
}
