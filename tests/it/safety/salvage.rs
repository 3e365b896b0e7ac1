//! Salvage: what can be read of a damaged project comes back in a new file, and what does not is said.

use super::with_cards;
use crate::project::{Desk, rename};
use crate::random::Random;
use parcours::model::*;
use parcours::project::{FileError, OpenError, Project, salvage, template};
use rusqlite::Connection;
use std::path::Path;

const PAGE: usize = 4_096;

/// A project of about 339 pages and its bytes.
fn large(desk: &Desk) -> (Vec<u8>, Records) {
    let records = with_cards(template::four_stages(Language::English), 2_800);
    let mut project = Project::create(&desk.file, records).unwrap();
    for n in 0..20 {
        project.commit(rename(project.records(), &format!("title {n}")));
    }
    project.wait_saved().unwrap();
    let records = project.records().clone();
    drop(project);
    (std::fs::read(&desk.file).unwrap(), records)
}

fn salvaged(file: &Path, to: &Path) -> Project {
    salvage(file, to).unwrap();
    Project::open(to).unwrap()
}

#[test]
fn with_five_pages_gone_nearly_all_cards_come_back() {
    let desk = Desk::new();
    let (bytes, records) = large(&desk);
    let pages = bytes.len() / PAGE;
    assert!((320..=380).contains(&pages), "{pages} pages");
    let (mut random, mut shares) = (Random(339), Vec::new());
    let to = desk.beside("salvaged.parcours");
    for round in 0..24 {
        let mut damaged = bytes.clone();
        for _ in 0..5 {
            let start = random.below(pages) * PAGE;
            damaged[start..start + PAGE].iter_mut().for_each(|byte| *byte = random.next() as u8);
        }
        std::fs::write(&desk.file, &damaged).unwrap();
        let project = salvaged(&desk.file, &to);
        let same = project.records().cards.iter().filter(|(id, card)| records.cards.get(id) == Some(*card)).count();
        assert_eq!(same, project.records().cards.len(), "round {round}: no card that never was");
        shares.push(same as f64 / records.cards.len() as f64);
        assert_eq!(std::fs::read(&desk.file).unwrap(), damaged, "the damaged file stays as it is");
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    let worst = shares.iter().copied().fold(1.0, f64::min);
    assert!(mean >= 0.95 && worst > 0.9, "{mean:.3} of the cards came back, at worst {worst:.3}");
}

#[test]
fn the_first_page_can_be_lost_altogether() {
    let desk = Desk::new();
    let (mut bytes, records) = large(&desk);
    bytes[..PAGE].fill(0);
    std::fs::write(&desk.file, &bytes).unwrap();
    assert!(matches!(Project::open(&desk.file), Err(OpenError::NotOurs(_))));
    let project = salvaged(&desk.file, &desk.beside("salvaged.parcours"));
    assert_eq!(*project.records(), records);
    assert_eq!(project.history().len(), 20, "the history too");
}

#[test]
fn what_came_back_and_what_did_not_is_listed() {
    let (desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "renamed"));
    project.wait_saved().unwrap();
    let whole = project.records().clone();
    drop(project);
    let other = Connection::open(&desk.file).unwrap();
    other.execute("UPDATE history SET hash = zeroblob(32)", []).unwrap();
    other.execute("UPDATE channel SET place = 'nowhere' WHERE id = (SELECT min(id) FROM channel)", []).unwrap();
    drop(other);
    let to = desk.beside("salvaged.parcours");
    let told = salvage(&desk.file, &to).unwrap();
    let channels = told.tables.iter().find(|table| table.table == TableId::Channel).unwrap();
    assert_eq!((channels.kept, channels.unfit, channels.whole), (whole.channels.len() - 1, 1, true));
    assert_eq!((told.entries, told.history, told.is_whole()), (0, false, false));
    let project = Project::open(&to).unwrap();
    assert_eq!((&project.records().cards, &project.records().lanes), (&whole.cards, &whole.lanes));
    assert!(project.history().is_empty(), "undo begins anew");
}

#[test]
fn cards_whose_lane_and_step_are_lost_stand_on_the_map_again() {
    let desk = Desk::new();
    let records = with_cards(template::four_stages(Language::French), 60);
    drop(Project::create(&desk.file, records.clone()).unwrap());
    let other = Connection::open(&desk.file).unwrap();
    other.execute_batch("DELETE FROM lane; DELETE FROM step; DELETE FROM stage; DELETE FROM project").unwrap();
    drop(other);
    let to = desk.beside("salvaged.parcours");
    let told = salvage(&desk.file, &to).unwrap();
    assert!(told.mended > 2, "{}", told.mended);
    let project = Project::open(&to).unwrap();
    let found = project.records();
    let shown = |card: &Card| {
        found.journey_of(card).is_some_and(|journey| found.columns_of(journey).iter().any(|step| step.id == card.step))
    };
    assert_eq!(found.cards.values().filter(|card| shown(card)).count(), records.cards.len());
}

#[test]
fn a_card_whose_row_is_lost_comes_back_from_the_history() {
    let (desk, mut project) = Desk::with_project();
    let card = Card {
        title: "Told in the history".to_owned(),
        ..project.records().cards.values().next().cloned().unwrap_or_else(|| Card::blank(CardId::new()))
    };
    let card = Card { id: CardId::new(), ..card };
    let label = parcours::edit::Label::new(parcours::edit::Verb::Add, "card");
    project.commit(parcours::edit::Edit::new(label, vec![parcours::edit::Change::added(card.clone())]));
    project.wait_saved().unwrap();
    drop(project);
    let other = Connection::open(&desk.file).unwrap();
    let root: i64 =
        other.query_row("SELECT rootpage FROM sqlite_schema WHERE name = 'card'", [], |row| row.get(0)).unwrap();
    drop(other);
    let mut bytes = std::fs::read(&desk.file).unwrap();
    let start = (root as usize - 1) * PAGE;
    bytes[start..start + PAGE].fill(0);
    std::fs::write(&desk.file, bytes).unwrap();
    let to = desk.beside("salvaged.parcours");
    let told = salvage(&desk.file, &to).unwrap();
    let cards = told.tables.iter().find(|table| table.table == TableId::Card).unwrap();
    assert_eq!((cards.whole, cards.from_history), (false, 1));
    assert_eq!(Project::open(&to).unwrap().records().cards[&card.id].title, "Told in the history");
}

#[test]
fn what_never_was_a_project_is_not_salvaged() {
    let desk = Desk::new();
    std::fs::write(&desk.file, "Dear Sir or Madam").unwrap();
    let error = salvage(&desk.file, &desk.beside("salvaged.parcours")).unwrap_err();
    assert!(matches!(error, FileError::NotOpened(_)), "{error:?}");
    assert!(!desk.beside("salvaged.parcours").exists());
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1, "nothing is left lying about");
    assert_eq!(salvage(&desk.file, &desk.file), Err(FileError::IsOpen(desk.file.clone())));
}
