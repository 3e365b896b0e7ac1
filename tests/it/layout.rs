//! A map that is laid out after each edit, only what changed, is the map laid out from nothing.

use crate::random::{self, Random};
use crate::sample_figures;
use chrono::NaiveDate;
use parcours::analysis::Overlay;
use parcours::edit::{self, Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::sample;
use parcours::scene::{Layout, Options, Scene, Target, lay_out};
use parcours::ui::canvas::Preview;
use std::sync::Arc;
use uuid::Uuid;

struct Map {
    records: Records,
    journey: JourneyId,
    overlay: Option<Arc<Overlay>>,
    options: Options,
    layout: Layout,
}

impl Map {
    fn new(questions: bool, measured: bool) -> Self {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let records = sample::records(Language::English, today);
        let overlay = measured.then(|| Arc::new(sample_figures::overlay(&records, &records)));
        let journey = records.journeys_in_order()[0].id;
        let options = Options { questions, today, ..Options::default() };
        Self { records, journey, overlay, options, layout: Layout::default() }
    }

    fn laid_out(&self, records: &Records) -> Scene {
        lay_out(records, self.journey, self.overlay.as_deref(), &self.options)
    }

    fn commit(&mut self, edit: &Edit) -> Vec<(TableId, Uuid)> {
        edit::apply(&mut self.records, &mut StateSum::default(), edit);
        edit.touched().collect()
    }

    #[track_caller]
    fn expect_true(&mut self, touched: &[(TableId, Uuid)], after: &str) {
        let again = self.layout.lay_out(&self.records, self.journey, self.overlay.as_ref(), &self.options, touched);
        expect_same(&again, &self.laid_out(&self.records), after);
    }
}

#[track_caller]
fn expect_same(found: &Scene, expected: &Scene, after: &str) {
    assert_eq!(found.size, expected.size, "{after}");
    let different = found.items().zip(expected.items()).find(|(found, expected)| found != expected);
    assert_eq!(different, None, "{after}");
    let different = found.spots.iter().zip(&expected.spots).find(|(found, expected)| found != expected);
    assert_eq!(different, None, "{after}");
    assert!(found == expected, "{after}");
}

fn one<R: Clone>(random: &mut Random, all: &[R]) -> R {
    all[random.below(all.len())].clone()
}

fn replaced<R: Record + Into<AnyRecord>>(before: &R, change: impl FnOnce(&mut R)) -> Edit {
    let mut after = before.clone();
    change(&mut after);
    Edit::new(Label::new(Verb::Change, ""), vec![Change::replaced(before.clone(), after)])
}

/// An edit as people make them: of cards mostly, of feelings, names and orders.
fn edit_by_hand(random: &mut Random, map: &Map) -> Edit {
    let records = &map.records;
    let cards: Vec<&Card> = records.cards.values().filter(|c| records.journey_of(c) == Some(map.journey)).collect();
    let (lanes, steps) = (records.lanes_of(map.journey), records.columns_of(map.journey));
    let card = one(random, &cards);
    let others: Vec<Option<CardId>> = cards.iter().map(|card| Some(card.id)).chain([None]).collect();
    let place =
        edit::Place { lane: one(random, &lanes).id, step: one(random, &steps).id, before: one(random, &others) };
    match random.below(11) {
        0..3 => replaced(card, |card| card.title = "A longer title of a card ".repeat(random.below(5))),
        3..6 => edit::move_card(records, card.id, place).unwrap_or_else(|| replaced(card, |_| {})),
        6 => edit::add_card(records, place, card.kind, "New").0,
        7 => Edit::new(Label::new(Verb::Delete, ""), vec![Change::removed(card.clone())]),
        8 => {
            let felt = edit::Felt { value: Some(random.below(5) as f64 - 2.0), ..edit::Felt::default() };
            edit::feel(records, place.step, None, &felt).0
        }
        9 => replaced(card, |card| (card.span, card.evidence) = (1 + random.below(3) as u32, Evidence::Validated)),
        _ => match random.below(5) {
            0 => replaced(one(random, &lanes), |lane| lane.shown = !lane.shown),
            1 => replaced(one(random, &steps), |step| step.name = "Another name, long enough for two lines".into()),
            2 => replaced(one(random, &records.stages_of(map.journey)), |stage| stage.order = Order::default()),
            3 => replaced(&records.journeys[&map.journey], |journey| journey.customer_goal += " and more"),
            _ => replaced(one(random, &records.channels_in_order()), |channel| channel.media = Media::Paid),
        },
    }
}

#[test]
fn after_any_edits_only_what_changed_is_laid_out_and_all_of_it() {
    for seed in 0..8 {
        let mut random = Random(seed);
        let mut map = Map::new(seed % 2 == 0, seed % 4 < 2);
        let mut touched = Vec::new();
        for number in 0..60 {
            let edit = if random.one_in(5) {
                random::edit(&mut random, &map.records)
            } else {
                edit_by_hand(&mut random, &map)
            };
            touched.extend(map.commit(&edit));
            // Not after each: several edits may come between two frames.
            if random.below(3) > 0 {
                map.expect_true(&std::mem::take(&mut touched), &format!("seed {seed}, edit {number}: {edit:?}"));
            }
            if !map.records.journeys.contains_key(&map.journey) {
                break;
            }
        }
    }
}

#[test]
fn a_preview_is_the_map_after_the_edit_and_leaves_no_trace_in_the_next() {
    let mut random = Random(5);
    let mut map = Map::new(true, true);
    map.expect_true(&[], "nothing");
    let mut preview = Preview::new(&map.records, &map.layout);
    while !preview.copy_on(&map.records) {}
    for _ in 0..40 {
        let edit = edit_by_hand(&mut random, &map);
        let mut after = map.records.clone();
        edit::apply(&mut after, &mut StateSum::default(), &edit);
        expect_same(&preview.scene(&edit), &map.laid_out(&after), &format!("{edit:?}"));
    }
}

#[test]
fn what_did_not_change_is_not_drawn_again() {
    let mut map = Map::new(false, false);
    let lay = |map: &mut Map, touched: &[(TableId, Uuid)]| {
        map.layout.lay_out(&map.records, map.journey, None, &map.options, touched)
    };
    let first = lay(&mut map, &[]);
    // A card of the lowest lane, so that no other moves.
    let card =
        first.spots.iter().rev().find_map(|spot| if let Target::Card(id) = spot.target { Some(id) } else { None });
    let edit = replaced(&map.records.cards[&card.unwrap()], |card| card.title = "Other".into());
    let touched = map.commit(&edit);
    let second = lay(&mut map, &touched);
    let shared =
        second.layers.iter().filter(|layer| first.layers.iter().any(|known| Arc::ptr_eq(layer, known))).count();
    let lanes = map.records.lanes_of(map.journey).iter().filter(|lane| lane.shown).count();
    assert_eq!(shared, lanes - 1);
}
