//! Every moment of a history is known again, and can be gone back to.

use crate::project::{Desk, rename, reread, title};
use crate::random::{self, Random};
use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::{Past, Project, RestoreError, Walk, template};
use std::time::Instant;

/// The records without what stays when a moment comes back.
fn mapped(records: &Records) -> Records {
    let (snapshots, sources) = Default::default();
    Records { snapshots, sources, ..records.clone() }
}

/// Random work: edits in gestures, undo and redo. The records after every entry.
fn work(project: &mut Project, random: &mut Random, edits: usize) -> Vec<Records> {
    let mut states = vec![project.records().clone()];
    let mut gesture = GestureId::new();
    while project.history().len() < edits {
        let before = project.history().len();
        match random.below(10) {
            0 | 1 => drop(project.undo()),
            2 => drop(project.redo()),
            _ => {
                let edit = random::edit(random, project.records());
                gesture = if random.one_in(3) { gesture } else { edit.gesture };
                project.commit(edit.during(gesture));
            }
        }
        match project.history().len() - before {
            0 => {}
            1 => states.push(project.records().clone()),
            // An undo may pass over gestures that came back to where they began; they change nothing.
            more => states.extend(std::iter::repeat_n(project.records().clone(), more)),
        }
    }
    states
}

#[test]
fn after_two_thousand_random_edits_every_moment_is_what_it_was() {
    let mut random = Random(2_000);
    let (desk, mut project) = Desk::with_project();
    let states = work(&mut project, &mut random, 2_000);
    project.wait_saved().unwrap();
    drop(project);
    let mut project = desk.open();
    for seq in (0..states.len()).step_by(97).chain([0, 1, states.len() - 1]) {
        assert_eq!(project.records_at(seq as u64).as_ref(), Some(&states[seq]), "after entry {seq}");
    }
    assert_eq!(project.records_at(states.len() as u64), None, "there is no such entry");
    // Going back, taking that back, and bringing it back again.
    for _ in 0..12 {
        let seq = random.below(states.len());
        let now = project.records().clone();
        match project.restore(seq as u64, "then", "safety") {
            Ok(()) => {}
            Err(error) => {
                assert_eq!((error, mapped(&now)), (RestoreError::Same, mapped(&states[seq])));
                continue;
            }
        }
        assert_eq!(mapped(project.records()), mapped(&states[seq]), "after entry {seq}");
        assert_eq!(project.records().sources, now.sources, "what was imported stays");
        let back = project.records().clone();
        assert_eq!(project.undo().map(|label| label.verb), Some(Verb::Restore));
        assert_eq!(*project.records(), now, "one undo");
        project.redo();
        assert_eq!(*project.records(), back);
    }
    project.wait_saved().unwrap();
    assert_eq!(reread(&desk.file), *project.records(), "the file says so too");
}

#[test]
fn a_walk_shows_each_state_in_any_order() {
    let mut random = Random(77);
    let (_desk, mut project) = Desk::with_project();
    let states = work(&mut project, &mut random, 1_300);
    let mut past = Past::of(&project);
    assert_eq!(past.go(0), Some(Walk::Along(touched(&past, 0, 1_300))), "all the way back");
    for (seq, state) in states.iter().enumerate() {
        let walk = past.go(seq as u64).unwrap();
        assert_eq!(past.records(), state, "played forwards to {seq}");
        assert!(matches!(walk, Walk::Along(_)));
    }
    let mut jumps = 0;
    for _ in 0..200 {
        let seq = random.below(states.len());
        jumps += usize::from(past.go(seq as u64) == Some(Walk::Elsewhere));
        assert_eq!((past.records(), past.seq()), (&states[seq], seq as u64));
    }
    assert!(jumps > 20, "a moment that is known and near is where it begins: {jumps}");
    assert_eq!(past.go(states.len() as u64), None);
    assert_eq!(past.first_known(), 0);
}

/// The records that entries touched, the last entry first.
fn touched(past: &Past, from: usize, to: usize) -> Vec<(TableId, uuid::Uuid)> {
    let entries = past.history()[from..to].iter().rev();
    let diffs = entries.flat_map(|entry| entry.diffs().unwrap());
    // What was done last is taken back first, within an entry too.
    let mut all = Vec::new();
    for entry in past.history()[from..to].iter().rev() {
        let tables = entry.diffs().unwrap();
        all.extend(tables.iter().rev().map(|diff| (TableId::parse(&diff.table).unwrap(), diff.id)));
    }
    assert_eq!(all.len(), diffs.count());
    all
}

#[test]
fn a_moment_gets_a_name_and_the_way_back_leaves_one_too() {
    let (desk, mut project) = Desk::with_project();
    project.take_snapshot("empty").unwrap();
    project.commit(rename(project.records(), "first"));
    project.take_snapshot("first draft").unwrap();
    project.commit(rename(project.records(), "second"));
    let named: Vec<(String, Option<u64>)> = project.snapshots().into_iter().map(|m| (m.name, m.seq)).collect();
    assert_eq!(named, [("empty".to_owned(), Some(0)), ("first draft".to_owned(), Some(2))]);
    project.restore(2, "first draft", "before going back").unwrap();
    assert_eq!(title(&project), "first");
    let names: Vec<String> = project.snapshots().into_iter().map(|moment| moment.name).collect();
    assert_eq!(names, ["empty", "first draft", "before going back"], "no name is lost");
    let safety = project.snapshots().pop().unwrap();
    let safe = project.records_at(safety.seq.unwrap()).unwrap();
    assert_eq!(safe.journeys_in_order()[0].title, "second");
    project.wait_saved().unwrap();
    drop(project);
    let mut project = desk.open();
    assert_eq!(project.snapshots().len(), 3);
    project.undo();
    assert_eq!(title(&project), "second");
    assert_eq!(project.restore(4, "same", "safety"), Err(RestoreError::Same));
    assert_eq!(project.restore(99, "none", "safety"), Err(RestoreError::NotKept));
}

#[test]
fn a_project_that_is_only_read_gets_no_names_and_does_not_go_back() {
    let (desk, mut project) = Desk::with_project();
    project.commit(rename(project.records(), "first"));
    project.wait_saved().unwrap();
    drop(project);
    let manner = parcours::project::Manner { read_only: true, ..Default::default() };
    let mut project = Project::open_as(&desk.file, manner, None).unwrap();
    assert_eq!(project.take_snapshot("no"), None);
    assert_eq!(project.restore(0, "then", "safety"), Err(RestoreError::ReadOnly));
    assert!(project.records_at(0).is_some(), "it can be looked at");
}

/// What twenty thousand entries cost. Shown with --nocapture; bounded far above what it takes when it is optimised.
#[test]
fn twenty_thousand_entries_are_walked_at_once() {
    let desk = Desk::new();
    let mut records = template::four_stages(Language::English);
    let (lane, step) = {
        let journey = records.journeys_in_order()[0].id;
        (records.lanes_of(journey)[0].id, records.columns_of(journey)[0].id)
    };
    let cards: Vec<CardId> = (0..5_000).map(|_| CardId::new()).collect();
    for id in &cards {
        records.insert(Card { lane, step, title: "a card".to_owned(), ..Card::blank(*id) }.into());
    }
    let mut project = Project::create(&desk.file, records).unwrap();
    for n in 0..20_000_usize {
        let before = project.records().cards[&cards[n * 7 % cards.len()]].clone();
        let after = Card { title: format!("title {n}"), ..before.clone() };
        project.commit(Edit::new(Label::new(Verb::Rename, "card"), vec![Change::replaced(before, after)]));
    }
    let begun = Instant::now();
    let first = project.records_at(0).unwrap();
    let alone = begun.elapsed();
    assert!(first.cards.values().all(|card| card.title == "a card"));
    let mut past = Past::of(&project);
    past.go(0).unwrap();
    let begun = Instant::now();
    let mut random = Random(5);
    for _ in 0..40 {
        past.go(random.below(20_001) as u64).unwrap();
    }
    let jump = begun.elapsed() / 40;
    let begun = Instant::now();
    let diary = parcours::project::Diary::of(project.history());
    let read = begun.elapsed();
    use std::io::Write;
    writeln!(std::io::stdout(), "records_at(0): {alone:?}, a jump: {jump:?}, the diary: {read:?}").unwrap();
    assert_eq!(diary.lines().len(), 20_000);
    assert!(alone.as_secs() < 20 && jump.as_secs() < 2 && read.as_secs() < 20);
}
