//! Nothing is lost: power cuts, faults, kills, damage, files pulled away, other users.

mod backups;
mod clocks;
mod copies;
mod crafted;
mod damage;
mod fuzzed;
mod golden;
mod kills;
mod newer;
mod power;
mod pulled;
mod recovery;
mod salvage;
mod window;

use crate::project::Desk;
use parcours::file::Folders;
use parcours::model::*;
use parcours::project::{Manner, Project};
use std::path::Path;

/// The folders of a user of their own.
fn folders(desk: &Desk) -> Folders {
    Folders::below(&desk.beside("home"))
}

/// Opens a project with the folders of that user.
fn open(file: &Path, folders: &Folders) -> Project {
    Project::open_as(file, Manner::default(), Some(folders)).unwrap()
}

/// A project with so many cards in its first journey, each with a paragraph of text.
fn with_cards(mut records: Records, count: usize) -> Records {
    let journey = records.journeys_in_order()[0].id;
    let steps: Vec<StepId> = records.columns_of(journey).iter().map(|step| step.id).collect();
    let lanes: Vec<LaneId> = records.lanes_of(journey).iter().map(|lane| lane.id).collect();
    for (n, order) in Order::row(count).into_iter().enumerate() {
        let card = Card {
            lane: lanes[n % lanes.len()],
            step: steps[n / lanes.len() % steps.len()],
            span: 1,
            order,
            title: format!("Card {n}"),
            text: format!("Number {n} of many cards, with a few lines.\n- one\n- two\n- three").repeat(4),
            ..Card::blank(CardId::new())
        };
        records.cards.insert(card.id, card);
    }
    records
}
