//! The sample drawn by the mouse: the window itself, without a screen, tells where things lie, and is clicked and typed
//! into on the way.

use super::{steps, texts};
use chrono::Local;
use egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, Vec2, pos2};
use parcours::model::*;
use parcours::scene::{self, Options};
use parcours::ui::{App, Settings, theme};
use parcours::words::Say;
use std::path::Path;

/// Frames until everything has come to rest.
const REST: usize = 12;

/// A window without a screen, with a hand that says what it does.
struct Hand {
    ctx: Context,
    app: App,
    size: Vec2,
    time_s: f64,
    clicks: usize,
}

/// Prints a line for every click and every text, and at the end how many clicks they are.
pub(super) fn print(wanted: &Records, file: &Path, size: Vec2) {
    let mut hand = Hand::on(file, size);
    let names = steps(wanted);
    let is = steps(hand.records());
    let mut renamed = 0;
    for (is, should) in is.iter().zip(&names).filter(|(is, should)| is != should) {
        renamed += 1;
        let head = hand.place(&format!("Step: {is}, "));
        hand.click(head.center(), 2);
        hand.write(should);
        hand.click_desk();
    }
    let lanes: Vec<LaneKind> = {
        let records = hand.records();
        records.lanes_of(records.journeys_in_order()[0].id).iter().map(|lane| lane.kind).collect()
    };
    let cells = texts(wanted);
    let count: usize = cells.iter().map(Vec::len).sum();
    for (number, cell) in cells.iter().enumerate() {
        let lane = lanes[number / names.len()];
        let place = format!("ell: {}, {}", lane.say(Language::English), names[number % names.len()]);
        for text in cell {
            let room = hand.place(&place);
            if lane == LaneKind::Emotion {
                let (value, name) = text.split_once(' ').expect("a value and a name");
                let y = hand.height_of(room, value.parse().expect("a number"));
                hand.click(pos2(room.center().x, y), 1);
                hand.write(name);
            } else {
                // Below what stands there already.
                hand.click(pos2(room.center().x, room.bottom() - 2.0), 1);
                hand.write(text);
            }
            hand.click_desk();
        }
    }
    hand.app.finish();
    println!("clicks\t{} clicks for {count} texts in cells and {renamed} names of steps", hand.clicks);
}

impl Hand {
    fn on(file: &Path, size: Vec2) -> Self {
        let ctx = Context::default();
        ctx.enable_accesskit();
        theme::install(&ctx);
        let settings = Settings { language: Some(Language::English), still: true, ..Settings::default() };
        let mut app = App::new(settings);
        app.open_file(&ctx, file);
        let mut hand = Self { ctx, app, size, time_s: 0.0, clicks: 0 };
        hand.rest();
        hand
    }

    fn records(&self) -> &Records {
        self.app.project().expect("an empty project").records()
    }

    /// One frame; what can be pointed at, by what a screen reader says of it.
    fn frame(&mut self, events: Vec<Event>) -> Vec<(String, Rect)> {
        self.time_s += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
        let input = RawInput { screen_rect, time: Some(self.time_s), events, focused: true, ..Default::default() };
        let mut output = self.ctx.run_ui(input, |ui| self.app.ui(ui));
        output.textures_delta.clear();
        let tree = output.platform_output.accesskit_update.expect("it was asked for");
        let place = |node: &egui::accesskit::Node| {
            let b = node.bounds()?;
            Some(Rect::from_min_max(pos2(b.x0 as f32, b.y0 as f32), pos2(b.x1 as f32, b.y1 as f32)))
        };
        tree.nodes.iter().filter_map(|(_, node)| Some((node.label()?.to_owned(), place(node)?))).collect()
    }

    fn rest(&mut self) {
        (0..REST).for_each(|_| drop(self.frame(vec![])));
    }

    /// Where the first thing is of which a screen reader says this.
    fn place(&mut self, label: &str) -> Rect {
        let places = self.frame(vec![]);
        let found = places.into_iter().find(|(said, _)| said.contains(label));
        found.unwrap_or_else(|| panic!("nothing is called “{label}”")).1
    }

    /// How far down a value of the emotion stands in a cell of its lane.
    fn height_of(&self, cell: Rect, value: f32) -> f32 {
        /// Free around a cell, in points of the map.
        const INSET: f32 = 4.0;
        let records = self.records();
        let options =
            Options { questions: true, comments: true, today: Local::now().date_naive(), ..Options::default() };
        let map = scene::lay_out(records, records.journeys_in_order()[0].id, None, &options);
        let band = map.bands.first().expect("the template has a lane for emotions");
        let row = map.cells.iter().find(|cell| cell.lane == band.lane).expect("it has cells").rect;
        let zoom = cell.height() / (row.height - 2.0 * INSET);
        cell.top() + (band.neutral - value * band.level - row.y - INSET) * zoom
    }

    /// Ends a text, and without a selection no properties stand over the map.
    fn click_desk(&mut self) {
        let corner = self.place("Journey map").right_bottom();
        self.click(corner - Vec2::splat(3.0), 1);
    }

    fn click(&mut self, place: Pos2, times: usize) {
        let pos = place.round();
        println!("click\t{} {} {times}", pos.x, pos.y);
        self.clicks += times;
        self.frame(vec![Event::PointerMoved(pos)]);
        for pressed in [true, false].repeat(times) {
            let button = PointerButton::Primary;
            self.frame(vec![Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE }]);
        }
        self.rest();
    }

    fn write(&mut self, text: &str) {
        println!("type\t{text}");
        for character in text.chars() {
            self.frame(vec![Event::Text(character.to_string())]);
        }
        self.rest();
    }
}
