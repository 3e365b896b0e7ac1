//! A scene put together by hand, with every kind of mark, measured by the text layout of the window.

use egui::epaint::text::{FontData, FontDefinitions, Fonts, TextOptions};
use egui::{Color32, FontFamily, FontId};
use parcours::model::{CardId, Color, JourneyId, StageId};
use parcours::scene::{
    Circle, Face, Item, Layer, Line, Outline, Paint, Point, Rank, Rect, RoundRect, Scene, Size, Spot, Strip, Stroke,
    Target, Text, font_bytes, icon,
};
use std::sync::Arc;

/// How the window measures text, for runs of one face.
pub(crate) struct Measure(Fonts);

impl Measure {
    pub(crate) fn new() -> Self {
        let mut fonts = FontDefinitions::empty();
        for face in Face::ALL {
            let data = FontData::from_static(font_bytes(face));
            fonts.font_data.insert(face.name().to_owned(), Arc::new(data));
            fonts.families.insert(FontFamily::Name(face.name().into()), vec![face.name().to_owned()]);
        }
        Self(Fonts::new(TextOptions::default(), fonts))
    }

    pub(crate) fn text(&mut self, face: Face, size: f32, text: &str) -> f32 {
        let font = FontId::new(size, FontFamily::Name(face.name().into()));
        let mut view = self.0.with_pixels_per_point(8.0);
        view.layout_no_wrap(text.to_owned(), font, Color32::BLACK).size().x
    }
}

/// A scene being put together.
pub(crate) struct ByHand {
    size: Size,
    items: Vec<Item>,
    spots: Vec<Spot>,
    measure: Measure,
}

impl ByHand {
    pub(crate) fn new(width: f32, height: f32) -> Self {
        Self { size: Size { width, height }, items: Vec::new(), spots: Vec::new(), measure: Measure::new() }
    }

    pub(crate) fn add(&mut self, item: Item) {
        self.items.push(item);
    }

    /// Sets a run and gives the place behind it.
    pub(crate) fn text(&mut self, face: Face, size: f32, (x, baseline): (f32, f32), color: u32, text: &str) -> f32 {
        let width = self.measure.text(face, size, text);
        let color = Color::hex(color);
        self.add(Item::Text(Text { text: text.into(), face, size, x, baseline, width, color, rank: Rank::Body }));
        x + width
    }

    pub(crate) fn rect(&mut self, rect: Rect, radius: f32, fill: u32, edge: Option<Stroke>) {
        let fill = Some(Paint::solid(Color::hex(fill)));
        self.add(Item::RoundRect(RoundRect { rect, radius, fill, stroke: edge }));
    }

    pub(crate) fn spot(&mut self, target: Target, rect: Rect) {
        self.spots.push(Spot { target, rect, label: "".into() });
    }

    fn scene(self) -> Scene {
        Scene::new(self.size, vec![Arc::new(Layer::of(self.items))], self.spots, Vec::new())
    }
}

/// The texts of the first card, line by line.
pub(crate) const CARD: [&str; 3] = [
    "L’œuvre « déjà vue » coûte 1\u{202F}249,50\u{A0}€",
    "AVATAR, Tōkyō, Łódź, naïveté, où ? À l’été !",
    "“Before I spend €300” – 12 % – fi ffl",
];

/// A small map with every kind of mark.
pub(crate) fn every_mark() -> Scene {
    let mut map = ByHand::new(640.0, 360.0);
    map.rect(Rect::new(0.0, 0.0, 640.0, 360.0), 0.0, 0xFFFFFF, None);
    head(&mut map);
    card(&mut map);
    curve(&mut map);
    map.text(Face::Regular, 11.0, (20.0, 344.0), 0x5F697D, "Measured: web log, 12,480 customers · page 1 of 1");
    map.scene()
}

fn head(map: &mut ByHand) {
    map.spot(Target::Journey(JourneyId::default()), Rect::new(0.0, 0.0, 640.0, 60.0));
    map.spot(Target::Stage(StageId::default()), Rect::new(20.0, 70.0, 200.0, 40.0));
    map.spot(Target::Card(CardId::default()), Rect::new(20.0, 130.0, 300.0, 96.0));
    let (circle, ring) = (Color::hex(0xC08040), Stroke::solid(Color::hex(0x4338CA), 1.5));
    let fill = Some(Paint::solid(circle));
    map.add(Item::Circle(Circle { center: Point::new(40.0, 32.0), radius: 18.0, fill, stroke: Some(ring) }));
    map.text(Face::Bold, 19.0, (68.0, 30.0), 0x1B1F2A, "Camille Morel");
    map.text(Face::Italic, 12.0, (68.0, 50.0), 0x5F697D, "« Avant d’y mettre 300 €, je veux l’avis d’autres. »");
    let points = |list: [(f32, f32); 3]| list.map(|(x, y)| Point::new(x, y)).to_vec();
    let left = points([(20.0, 70.0), (32.0, 90.0), (20.0, 110.0)]);
    let right = points([(208.0, 70.0), (220.0, 90.0), (208.0, 110.0)]);
    map.add(Item::Strip(Strip { left, right, fill: Paint::solid(Color::hex(0x6D5BD0)) }));
    map.text(Face::SemiBold, 14.0, (44.0, 95.0), 0xFFFFFF, "Décision");
}

fn card(map: &mut ByHand) {
    let edge = Stroke::solid(Color::hex(0xF0DCA6), 1.0);
    map.rect(Rect::new(20.0, 130.0, 300.0, 96.0), 9.0, 0xFFF8E6, Some(edge));
    let rect = Rect::new(30.0, 138.0, 14.0, 14.0);
    map.add(Item::Outline(Outline { glyph: icon::STAR_FOUR_FILL, rect, color: Color::hex(0xB37F00) }));
    map.text(Face::Medium, 12.5, (50.0, 150.0), 0x7A5600, "Zéro moment de vérité");
    let baseline = |line: usize| 170.0 + 16.25 * line as f32;
    for (line, text) in CARD.into_iter().enumerate() {
        map.text(Face::Regular, 12.0, (30.0, baseline(line)), 0x1B1F2A, text);
    }
    let behind = map.text(Face::Emoji, 12.0, (30.0, baseline(3)), 0x1B1F2A, "😀🚲");
    map.text(Face::Symbols, 12.0, (behind, baseline(3)), 0x1B1F2A, "★");
}

fn curve(map: &mut ByHand) {
    let neutral = Stroke::solid(Color::hex(0x98A1B3), 1.0).dashed(4.0, 3.0);
    map.add(Item::Line(Line { points: vec![Point::new(20.0, 280.0), Point::new(620.0, 280.0)], stroke: neutral }));
    let along = |step: u16| f32::from(step) * 6.0 + 20.0;
    let height = |step: u16| 280.0 - 36.0 * (f32::from(step) / 12.0).sin();
    let points: Vec<Point> = (0..=100).map(|step| Point::new(along(step), height(step))).collect();
    let base = points.iter().map(|point| Point::new(point.x, 280.0)).collect();
    let fill = Paint { color: Color::hex(0x23855A), opacity: 0.12 };
    map.add(Item::Strip(Strip { left: points.clone(), right: base, fill }));
    map.add(Item::Line(Line { points, stroke: Stroke::solid(Color::hex(0x23855A), 2.5) }));
    let ring = Some(Stroke::solid(Color::hex(0xC2257A), 2.0));
    let center = Point::new(132.4, height(19));
    map.add(Item::Circle(Circle { center, radius: 5.5, fill: None, stroke: ring }));
}
