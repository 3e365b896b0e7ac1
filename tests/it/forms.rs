//! A map with every lane and every kind of card, in long words: what must hold for each form, and for what lies between.

use parcours::model::*;
use parcours::scene::{Item, Options, Picture, Point, Rect, Scene, Spot, Target, Text, Theme, lay_out};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A map of every form, and the names of its parts.
pub(crate) struct Forms {
    pub(crate) records: Records,
    pub(crate) journey: JourneyId,
    pub(crate) language: Language,
    pub(crate) images: Arc<BTreeMap<String, Picture>>,
    steps: Vec<StepId>,
    lanes: BTreeMap<LaneKind, LaneId>,
    personas: [PersonaId; 2],
    made: u128,
}

/// An id that is the same in every run.
fn id<I: RecordId>(made: &mut u128) -> I {
    *made += 1;
    I::from_uuid(uuid::Uuid::from_u128(*made))
}

/// A picture with a red left half and a blue right half.
pub(crate) fn two_halves() -> Picture {
    let row = |x: u32| if x < 60 { [200, 30, 40, 255] } else { [30, 60, 200, 255] };
    let pixels: Vec<u8> = (0..80).flat_map(|_| (0..120).flat_map(row)).collect();
    Picture::new(120, 80, pixels).unwrap()
}

impl Forms {
    fn say(&self, english: &str, french: &str) -> String {
        match self.language {
            Language::English => english.to_owned(),
            Language::French => french.to_owned(),
        }
    }

    /// A map in this language.
    pub(crate) fn new(language: Language) -> Self {
        let images = Arc::new(BTreeMap::from([("halves".to_owned(), two_halves())]));
        let mut made = 0;
        let journey = id(&mut made);
        let personas = [id(&mut made), id(&mut made)];
        let (steps, lanes) = (Vec::new(), BTreeMap::new());
        let mut map = Self { records: Records::default(), journey, language, images, steps, lanes, personas, made };
        map.cover();
        map.columns();
        map.rows();
        map.cards();
        map.feelings();
        map
    }

    fn cover(&mut self) {
        let mut project = Project::blank(id(&mut self.made));
        project.language = self.language;
        self.records.insert(project.into());
        let [first, second] = self.personas;
        let quote = self.say("Before I buy I ask somebody.", "Avant d’acheter, je demande à quelqu’un qui connaît.");
        let role = self.say("weekend gardener", "jardinière du dimanche");
        let camille =
            Persona { name: "Camille Morel".into(), color: Color::hex(0xC0702A), role, quote, ..Persona::blank(first) };
        let robert = Persona { name: "Robert Olivier".into(), color: Color::hex(0x2A7F8E), ..Persona::blank(second) };
        self.records.insert(camille.into());
        self.records.insert(robert.into());
        let mut journey = Journey::blank(self.journey);
        journey.title = self.say("Buying a hedge trimmer", "Acheter un taille-haie");
        journey.customer_goal =
            self.say("I want a tidy hedge in one morning.", "Je veux une haie nette en une matinée.");
        (journey.personas, journey.kind) = (vec![first, second], JourneyKind::ServiceBlueprint);
        self.records.insert(journey.into());
    }

    fn columns(&mut self) {
        let stages = [
            ("Need", "Besoin", Phase::Need),
            ("Decision", "Décision", Phase::Decision),
            ("Use", "Utilisation", Phase::Loyalty),
        ];
        for ((order, (english, french, phase)), number) in Order::row(3).into_iter().zip(stages).zip(1..) {
            let stage = id(&mut self.made);
            let name = self.say(english, french);
            self.records.insert(Stage { journey: self.journey, order, name, phase, ..Stage::blank(stage) }.into());
            for order in Order::row(2) {
                let step = id(&mut self.made);
                self.steps.push(step);
                let name = format!("{} {number}", self.say("First steps", "Premières sous-étapes"));
                self.records.insert(Step { stage, order, name, ..Step::blank(step) }.into());
            }
        }
    }

    /// Every lane, those of the blueprint in their order.
    fn rows(&mut self) {
        use LaneKind::*;
        let blueprint = [PhysicalEvidence, Actions, FrontStage, BackStage, Support];
        let others = LaneKind::ALL.iter().copied().filter(|kind| !blueprint.contains(kind));
        let kinds: Vec<LaneKind> = blueprint.into_iter().chain(others).collect();
        for (order, kind) in Order::row(kinds.len()).into_iter().zip(kinds) {
            let lane = id(&mut self.made);
            self.lanes.insert(kind, lane);
            self.records.insert(Lane { journey: self.journey, order, kind, shown: true, ..Lane::blank(lane) }.into());
        }
    }

    /// A card of a kind, in a lane and a column, with this title.
    pub(crate) fn add(&mut self, kind: CardKind, lane: LaneKind, column: usize, title: &str) -> CardId {
        let id: CardId = id(&mut self.made);
        let mut card = Card::blank(id);
        (card.lane, card.step, card.span) = (self.lanes[&lane], self.steps[column], 1);
        (card.kind, card.title) = (kind, title.to_owned());
        let cell = self.records.cards_of(card.lane, card.step);
        card.order = Order::between(cell.last().map(|card| &card.order), None);
        self.records.insert(card.into());
        id
    }

    /// Changes a card.
    pub(crate) fn change(&mut self, card: CardId, change: impl FnOnce(&mut Card)) {
        change(self.records.cards.get_mut(&card).unwrap());
    }

    /// A link between two cards.
    pub(crate) fn link(&mut self, kind: LinkKind, from: CardId, to: CardId, label: &str) -> LinkId {
        let id: LinkId = id(&mut self.made);
        let link = Link { kind, from, to: Some(to), label: label.to_owned(), ..Link::blank(id) };
        self.records.insert(link.into());
        id
    }

    fn cards(&mut self) {
        let channel: ChannelId = id(&mut self.made);
        let name = self.say("Maker’s or partner’s website", "Site du fabricant ou d’un partenaire");
        self.records.insert(Channel { name, icon: "globe".into(), ..Channel::blank(channel) }.into());
        let asset: AssetId = id(&mut self.made);
        let (hash, name) = ("halves".to_owned(), self.say("counter.jpg", "comptoir.jpg"));
        self.records.insert(Asset { hash, name, width_px: 120, height_px: 80, ..Asset::blank(asset) }.into());
        self.records.personas.get_mut(&self.personas[0]).unwrap().portrait = Some(asset);
        let title = self.say("Compares the delivered price", "Compare le prix livré, options et garantie comprises");
        for (number, kind) in CardKind::ALL.iter().copied().enumerate() {
            let card = self.add(kind, kind.home_lane(), number % 6, &title);
            self.filled(card, channel, asset);
            let evidence = Evidence::ALL[number % 3];
            self.change(card, |card| (card.evidence, card.persona) = (evidence, None));
        }
        use LaneKind::*;
        for (number, lane) in
            [Channels, Messages, PhysicalEvidence, Owners, FrontStage, BackStage, Support].into_iter().enumerate()
        {
            for column in [number % 6, (number + 2) % 6] {
                let kind =
                    if matches!(lane, FrontStage | BackStage | Support) { CardKind::Action } else { CardKind::Note };
                let card = self.add(kind, lane, column, &title);
                self.change(card, |card| (card.channel, card.evidence) = (Some(channel), Evidence::Validated));
            }
        }
        let long = self.say(
            "Answers within the hour, on any day",
            "Répond dans l’heure, du lundi au dimanche, jours fériés compris",
        );
        for lane in [FrontStage, Touchpoints, Pains] {
            let kind = if lane == Touchpoints { CardKind::Touchpoint } else { CardKind::Pain };
            let card = self.add(kind, lane, 1, &long);
            self.change(card, |card| card.span = 3);
        }
        let empty = self.add(CardKind::Image, Images, 4, "");
        let [camille, _] = self.personas;
        self.change(empty, |card| card.persona = Some(camille));
    }

    /// Every field that any kind shows.
    fn filled(&mut self, card: CardId, channel: ChannelId, asset: AssetId) {
        let text = self.say(
            "Takes a calculator\n- with shipping\n- with a coupon",
            "Prend une calculatrice\n- frais de port compris\n- avec un bon de réduction",
        );
        let score = |name: &str, value| Score { name: name.to_owned(), value };
        let scores = vec![score("Brico-Dépôt de la Sarthe", 5), score("", 3), score("Lambin", 0)];
        self.change(card, |card| {
            (card.text, card.scores, card.image) = (text, scores, Some(asset));
            (card.channel, card.owner) = (Some(channel), "Anne-Sophie Vanderkerckhove".into());
            card.due = chrono::NaiveDate::from_ymd_opt(2027, 3, 31);
            (card.baseline, card.current, card.target) = (Some(41.5), Some(38.0), Some(30.0));
            card.unit = "%".into();
            (card.severity, card.frequency, card.impact) = (Some(Level::High), Some(Level::Medium), Some(Level::Low));
            card.source = "Enquête 2026, n\u{A0}=\u{A0}388".into();
        });
    }

    fn feelings(&mut self) {
        let [camille, robert] = self.personas;
        let values = [(camille, [-1.0, 0.0, 1.0, 1.0, -2.0, 2.0]), (robert, [-1.0, 1.0, 1.0, -1.0, -2.0, 1.0])];
        for (persona, values) in values {
            for (number, value) in values.into_iter().enumerate() {
                let mut feeling = Feeling::blank(id(&mut self.made));
                (feeling.step, feeling.value, feeling.persona) = (self.steps[number], value, Some(persona));
                (feeling.named, feeling.intensity) = (self.say("reassured", "rassérénée"), number as u8);
                self.records.insert(feeling.into());
            }
        }
    }

    /// How it is laid out unless a test wants something else.
    pub(crate) fn options(&self) -> Options {
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        Options { language: self.language, images: self.images.clone(), today, ..Options::default() }
    }

    /// The map laid out.
    pub(crate) fn scene(&self, options: &Options) -> Scene {
        lay_out(&self.records, self.journey, None, options)
    }
}

fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.items().filter_map(|item| if let Item::Text(text) = item { Some(text) } else { None })
}

fn spot(scene: &Scene, target: Target) -> &Spot {
    scene.spots.iter().find(|spot| spot.target == target).unwrap_or_else(|| panic!("{target:?} has no place"))
}

fn said(scene: &Scene) -> String {
    texts(scene).map(|text| &*text.text).collect::<Vec<_>>().join("\n")
}

fn both() -> [Forms; 2] {
    [Forms::new(Language::English), Forms::new(Language::French)]
}

#[test]
fn every_form_keeps_to_its_place() {
    for map in both() {
        for theme in [Theme::Light, Theme::Dark] {
            for comments in [false, true] {
                let scene = map.scene(&Options { theme, comments, ..map.options() });
                crate::map::expect_sound(&map.records, &scene);
            }
        }
    }
}

#[test]
fn a_criterion_tells_how_well_we_and_the_others_do() {
    let map = Forms::new(Language::French);
    let scene = map.scene(&map.options());
    let card = map.records.cards.values().find(|card| card.kind == CardKind::Criterion).unwrap();
    let spot = spot(&scene, Target::Card(card.id));
    assert!(
        spot.label.ends_with("Nous, 3 sur 5, Brico-Dépôt de la Sarthe, 5 sur 5, Lambin, 0 sur 5"),
        "{}",
        spot.label
    );
    let place = |text: &str| texts(&scene).find(|t| t.text.starts_with(text)).unwrap().baseline;
    assert!(place("Nous") < place("Brico") && place("Brico") < place("Lambin"), "our own firm stands first");
}

#[test]
fn a_metric_names_baseline_current_value_and_target() {
    for (map, words) in both().iter().zip([
        ["38% ", "now", "from 41.5%", "target 30%"],
        ["38\u{A0}% ", "actuel", "départ 41,5\u{A0}%", "cible 30\u{A0}%"],
    ]) {
        let said = said(&map.scene(&map.options()));
        for word in words {
            assert!(said.contains(word), "{word} is missing");
        }
    }
}

#[test]
fn the_lines_of_a_blueprint_carry_their_names() {
    for (map, words) in both().into_iter().zip([
        ["Line of interaction", "Line of visibility", "Line of internal interaction"],
        ["Ligne d’interaction", "Ligne de visibilité", "Ligne d’interaction interne"],
    ]) {
        let scene = map.scene(&map.options());
        let lane = |kind| spot(&scene, Target::Lane(map.lanes[&kind])).rect.y;
        for (name, kind) in words.into_iter().zip([LaneKind::FrontStage, LaneKind::BackStage, LaneKind::Support]) {
            let text = texts(&scene).find(|text| &*text.text == name).unwrap_or_else(|| panic!("{name} is missing"));
            assert!((text.baseline - lane(kind)).abs() < 8.0, "{name} stands on its line");
        }
        let mut plain = map;
        plain.records.journeys.get_mut(&plain.journey).unwrap().kind = JourneyKind::JourneyMap;
        assert!(!said(&plain.scene(&plain.options())).contains(words[0]), "only a blueprint has lines");
    }
}

#[test]
fn comments_are_counted_on_screen_and_never_exported() {
    let mut map = Forms::new(Language::English);
    let card = map.records.cards.values().find(|card| card.kind == CardKind::Pain).unwrap().id;
    for (number, about) in [Some(card), Some(card), None, Some(card)].into_iter().enumerate() {
        let mut comment = Comment::blank(id(&mut map.made));
        (comment.journey, comment.card, comment.resolved) = (map.journey, about, number == 3);
        map.records.insert(comment.into());
    }
    let (screen, export) = (map.scene(&Options { comments: true, ..map.options() }), map.scene(&map.options()));
    assert!(spot(&screen, Target::Card(card)).label.ends_with("2 comments"));
    assert!(said(&screen).contains("1 comment") && !said(&export).contains("comment"));
    assert!(texts(&screen).count() == texts(&export).count() + 2, "a number on the card and a chip in the head");
    let cards = |scene: &Scene| -> Vec<Rect> {
        scene.spots.iter().filter(|s| matches!(s.target, Target::Card(_))).map(|s| s.rect).collect()
    };
    assert_eq!(cards(&screen), cards(&export), "what is seen is what is exported");
}

#[test]
fn one_persona_or_all() {
    let mut map = Forms::new(Language::English);
    let [camille, robert] = map.personas;
    let hers = map.add(CardKind::Pain, LaneKind::Pains, 0, "No ladder");
    let his = map.add(CardKind::Pain, LaneKind::Pains, 0, "No invoice");
    let of_all = map.add(CardKind::Pain, LaneKind::Pains, 0, "No parking");
    map.change(hers, |card| card.persona = Some(camille));
    map.change(his, |card| card.persona = Some(robert));
    let shown = |persona| {
        let scene = map.scene(&Options { persona, ..map.options() });
        let is_there = |card| scene.spots.iter().any(|spot| spot.target == Target::Card(card));
        let feelings = scene.spots.iter().filter(|spot| matches!(spot.target, Target::Feeling(_))).count();
        ([hers, his, of_all].map(is_there), feelings, said(&scene))
    };
    let (cards, feelings, said) = shown(None);
    assert_eq!((cards, feelings), ([true, true, true], 12));
    assert!(said.contains("CM") && said.contains("RO"), "each curve has its initials");
    let (cards, feelings, said) = shown(Some(robert));
    assert_eq!((cards, feelings), ([false, true, true], 6));
    assert!(said.contains("Robert Olivier") && !said.contains("Camille"), "who is shown heads the map");
}

#[test]
fn curves_of_several_personas_differ_in_more_than_colour() {
    let map = Forms::new(Language::English);
    let scene = map.scene(&map.options());
    let curves = scene.items().filter_map(|item| match item {
        Item::Line(line) if line.points.len() > 20 && line.stroke.width > 2.0 => Some(line.stroke.dash),
        _ => None,
    });
    let dashes: Vec<_> = curves.collect();
    assert!(dashes.len() == 2 && dashes[0] != dashes[1], "{dashes:?}");
}

#[test]
fn emotions_are_told_on_the_scale_of_the_project() {
    let mut map = Forms::new(Language::French);
    let spoken = |map: &Forms| {
        let scene = map.scene(&map.options());
        let spot = scene.spots.iter().find(|spot| matches!(spot.target, Target::Feeling(_))).unwrap();
        (spot.label.to_string(), said(&scene))
    };
    assert!(spoken(&map).0.contains("-1 sur 2") || spoken(&map).0.contains("−1 sur 2"), "{}", spoken(&map).0);
    let project = map.records.projects.keys().next().copied().unwrap();
    map.records.projects.get_mut(&project).unwrap().emotion_scale = EmotionScale::Ten;
    let (label, said) = spoken(&map);
    assert!(label.contains("3,3 sur 10") || label.contains("3,2 sur 10"), "{label}");
    for level in ["très positive · 10", "neutre · 5,5", "très négative · 1"] {
        assert!(said.contains(level), "{level} is missing");
    }
}

#[test]
fn a_free_note_lies_where_it_was_put_and_inside_the_sheet() {
    let mut map = Forms::new(Language::English);
    let cell = |map: &Forms| {
        let scene = map.scene(&map.options());
        let (lane, step) = (map.lanes[&LaneKind::Pains], map.steps[2]);
        (scene.cells.iter().find(|cell| cell.lane == lane && cell.step == step).unwrap().rect, scene)
    };
    let (before, _) = cell(&map);
    let note = map.add(CardKind::Note, LaneKind::Pains, 2, "Ask the lawyer");
    map.change(note, |card| (card.offset_x, card.offset_y) = (Some(30.0), Some(-40.0)));
    let (after, scene) = cell(&map);
    assert_eq!(before, after, "it takes no room");
    let rect = spot(&scene, Target::Card(note)).rect;
    assert!((rect.x - before.x - 30.0).abs() < 0.1 && (rect.y - before.y + 40.0).abs() < 0.1);
    let last = scene.items().filter(|item| matches!(item, Item::Text(_))).last().unwrap();
    assert!(matches!(last, Item::Text(text) if &*text.text == "Ask the lawyer"), "nothing is drawn over it");
    map.change(note, |card| (card.offset_x, card.offset_y) = (Some(1e9), Some(-1e9)));
    let scene = map.scene(&map.options());
    let rect = spot(&scene, Target::Card(note)).rect;
    assert!(rect.y >= 0.0 && rect.right() <= scene.size.width);
}

/// The pieces of the lines of links, which run behind the cards.
fn pieces(scene: &Scene) -> Vec<(Point, Point)> {
    let is_link = |line: &&parcours::scene::Line| line.stroke.width == 1.3 && line.points.len() > 2;
    let lines = scene.items().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
    lines.filter(is_link).flat_map(|line| line.points.windows(2).map(|p| (p[0], p[1])).collect::<Vec<_>>()).collect()
}

#[test]
fn links_go_around_cards_and_say_what_they_are() {
    for mut map in both() {
        let from = map.add(CardKind::Action, LaneKind::FrontStage, 1, "A");
        let to = map.add(CardKind::Action, LaneKind::BackStage, 4, "B");
        let third = map.add(CardKind::Pain, LaneKind::Pains, 5, "C");
        map.change(from, |card| card.owner.clear());
        let kinds = [(from, to), (to, third), (third, from), (from, third), (to, from), (third, third), (to, to)];
        for (number, (from, to)) in kinds.into_iter().enumerate() {
            map.link(LinkKind::ALL[number % 5], from, to, if number % 2 == 0 { "sinon, sous 48\u{A0}h" } else { "" });
        }
        map.records.journeys.get_mut(&map.journey).unwrap().kind = JourneyKind::JourneyMap;
        let scene = map.scene(&map.options());
        crate::map::expect_sound(&map.records, &scene);
        let links = scene.spots.iter().filter(|spot| matches!(spot.target, Target::Link(_))).count();
        assert_eq!(links, 7);
        let cards: Vec<Rect> =
            scene.spots.iter().filter(|s| matches!(s.target, Target::Card(_))).map(|s| s.rect).collect();
        let found = pieces(&scene);
        assert!(found.len() > 7 * 3);
        for (a, b) in found {
            let around =
                Rect::new(a.x.min(b.x), a.y.min(b.y), (a.x - b.x).abs().max(0.01), (a.y - b.y).abs().max(0.01));
            for card in &cards {
                assert!(!card.grown(-0.6).overlaps(&around), "{a:?} to {b:?} crosses {card:?}");
            }
        }
    }
}

#[test]
fn a_link_to_another_journey_is_a_way_on_at_the_foot_of_its_card() {
    let mut map = Forms::new(Language::English);
    let other: JourneyId = id(&mut map.made);
    map.records
        .insert(Journey { title: "Getting it repaired under the warranty".into(), ..Journey::blank(other) }.into());
    let from = map.add(CardKind::Gain, LaneKind::Gains, 3, "Help that answers");
    let link: LinkId = id(&mut map.made);
    map.records.insert(Link { from, to_journey: Some(other), ..Link::blank(link) }.into());
    let scene = map.scene(&map.options());
    crate::map::expect_sound(&map.records, &scene);
    let (card, chip) = (spot(&scene, Target::Card(from)).rect, spot(&scene, Target::Link(link)));
    let corner = Point::new(chip.rect.right(), chip.rect.bottom());
    assert!(card.contains(Point::new(chip.rect.x, chip.rect.y)) && card.contains(corner), "the chip lies in its card");
    assert!(chip.label.contains("Help that answers → Getting it repaired"), "{}", chip.label);
    assert!(
        texts(&scene)
            .any(|t| chip.rect.contains(Point::new(t.x, t.baseline - 3.0)) && t.text.starts_with("Getting it"))
    );
}

#[test]
fn an_image_that_is_not_at_hand_leaves_a_frame_with_its_name() {
    let map = Forms::new(Language::English);
    let images = |scene: &Scene| scene.items().filter(|item| matches!(item, Item::Image(_))).count();
    let with = map.scene(&map.options());
    assert_eq!(images(&with), 2, "a portrait and a frame of the storyboard");
    let without = map.scene(&Options { images: Arc::default(), ..map.options() });
    assert_eq!(images(&without), 0);
    assert!(said(&without).contains("counter.jpg") && !said(&with).contains("counter.jpg"));
    assert!(said(&with).contains("no image yet"), "an image card without an image says so");
}
