//! Sources of data: into the data file beside the project, onto the map, out again.

use super::Desk;
use crate::random::Random;
use parcours::analysis::Overlay;
use parcours::edit::{Change, Edit, Label, Verb};
use parcours::file::{DataFile, data_path};
use parcours::model::*;
use parcours::project::{DataState, FileError, Freshness, Project, template};
use parcours::tracking::{Events, FieldColumn, Imported, NO_VALUE, Reason, Rejected};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Events of `n` customers, some with gaps in every column; the first pages are `home`, `pay` and `help`.
pub(crate) fn events(random: &mut Random, n: usize) -> Events {
    let mut events = Events { starts: vec![0], ..Events::default() };
    let mut page = FieldColumn { name: "event".to_owned(), ..FieldColumn::default() };
    page.values = ["home", "pay", "help", "", "Été 🛒"].map(str::to_owned).to_vec();
    let mut device = FieldColumn { name: "field:odd name".to_owned(), ..FieldColumn::default() };
    device.values = (0..300).map(|n| format!("value {n}")).collect();
    for _ in 0..n {
        events.customers.push(random.next());
        let mut at_ms = 1_790_000_000_000 + random.below(1_000_000) as i64;
        for _ in 0..1 + random.below(12) {
            at_ms += random.below(90_000_000) as i64;
            events.times_ms.push(at_ms);
            events.ends_ms.push(if random.one_in(2) { i64::MIN } else { at_ms + 1 });
            events.amounts.push(if random.one_in(4) { 12_340_000 } else { i64::MIN });
            page.codes.push(random.below(5) as u32);
            device.codes.push(if random.one_in(3) { NO_VALUE } else { random.below(300) as u32 });
        }
        events.starts.push(events.times_ms.len() as u32);
    }
    events.fields = vec![page, device];
    events
}

pub(crate) fn imported(events: &Events) -> Imported {
    let rejected = Rejected {
        file: String::new(),
        line: 7,
        column: "time".to_owned(),
        reason: Reason::BadTime,
        text: "yesterday".to_owned(),
    };
    let n = events.len() as u64;
    let account =
        Account { read: n + 1, used: n, rejected: 1, customers: events.customers.len() as u64, ..Account::default() };
    Imported { events: events.clone(), account, rejected: vec![rejected], ..Imported::default() }
}

/// A project with one journey, one touchpoint with a rule, and a source.
pub(crate) fn with_data(n: usize) -> (Desk, Project, Events, SourceId) {
    let (desk, mut project) = Desk::with_project();
    let events = events(&mut Random(n as u64), n);
    let source = project.import("clicks.csv", &Recipe::default(), imported(&events)).unwrap();
    let card = touchpoint(&project, "pay");
    project.commit(Edit::new(Label::new(Verb::Add, "Pay"), vec![Change::added(card)]));
    project.wait_saved().unwrap();
    (desk, project, events, source)
}

fn journey(project: &Project) -> JourneyId {
    project.records().journeys_in_order()[0].id
}

fn touchpoint(project: &Project, event: &str) -> Card {
    let records = project.records();
    Card {
        kind: CardKind::Touchpoint,
        lane: records.lanes_of(journey(project))[0].id,
        step: records.columns_of(journey(project))[0].id,
        title: "Pay".to_owned(),
        rules: vec![Rule::one(Condition::is("event", event))],
        ..Card::blank(CardId::new())
    }
}

#[test]
fn events_come_back_as_they_went_in() {
    // More than one chunk of events, and customers beyond the first chunk's.
    let (desk, mut project, events, source) = with_data(15_000);
    assert!(events.len() > 65_536, "more than one chunk");
    assert_eq!(*project.events().unwrap().unwrap(), events);
    drop(project);
    let mut project = desk.open();
    assert_eq!(*project.events().unwrap().unwrap(), events);
    assert_eq!(project.rejected(source).unwrap(), imported(&events).rejected);
    let shown = &project.records().sources[&source];
    assert_eq!((shown.name.as_str(), shown.account.used), ("clicks.csv", events.len() as u64));
}

#[test]
fn figures_are_on_the_map_at_once_and_stay_without_the_data_file() {
    let (desk, mut project, events, _) = with_data(500);
    let id = journey(&project);
    let shown = project.overlay(id).expect("figures");
    assert_eq!(shown.customers, 500);
    let pay = events.fields[0].codes.iter().filter(|&code| code == 1).count() as u64;
    assert_eq!(shown.events_on_map, pay, "the events that the rule names");
    let again = project.overlay(id).unwrap();
    assert!(std::sync::Arc::ptr_eq(&shown, &again), "not computed twice");
    drop(project);

    std::fs::rename(data_path(&desk.file), desk.beside("away")).unwrap();
    let before = std::fs::read(&desk.file).unwrap();
    let mut project = desk.open();
    assert_eq!(*project.overlay(id).expect("from the project file"), *shown);
    assert_eq!(project.events().unwrap(), None);
    drop(project);
    assert_eq!(std::fs::read(&desk.file).unwrap(), before, "looking writes nothing");

    let mut project = desk.open();
    let card = project.records().touchpoints_of(id)[0].clone();
    let other = Card { rules: vec![Rule::one(Condition::is("event", "help"))], ..card.clone() };
    project.commit(Edit::new(Label::new(Verb::Match, ""), vec![Change::replaced(card, other)]));
    assert!(project.overlay(id).is_none(), "another rule needs the data: no old number stands there");
}

#[test]
fn figures_follow_rules_and_not_titles() {
    let (_desk, mut project, events, _) = with_data(500);
    let id = journey(&project);
    let shown = project.overlay(id).unwrap();
    let card = project.records().touchpoints_of(id)[0].clone();
    let renamed = Card { title: "Till".to_owned(), ..card.clone() };
    project.commit(Edit::new(Label::new(Verb::Rename, ""), vec![Change::replaced(card, renamed.clone())]));
    assert!(std::sync::Arc::ptr_eq(&shown, &project.overlay(id).unwrap()), "a title changes no figure");
    let other = Card { rules: vec![Rule::one(Condition::is("event", "help"))], ..renamed.clone() };
    project.commit(Edit::new(Label::new(Verb::Match, ""), vec![Change::replaced(renamed, other)]));
    let help = events.fields[0].codes.iter().filter(|&code| code == 2).count() as u64;
    assert_eq!(project.overlay(id).unwrap().events_on_map, help);
    project.undo();
    assert_eq!(*project.overlay(id).unwrap(), *shown);
}

/// Asks as a window does, frame after frame, until the figures are those asked for; whether it ever had to wait.
fn settled(project: &mut Project, journey: JourneyId) -> (Option<Arc<Overlay>>, bool) {
    let until = Instant::now() + Duration::from_secs(60);
    let mut waited = false;
    loop {
        match project.figures(journey) {
            (overlay, Freshness::Current) => return (overlay, waited),
            (Some(overlay), Freshness::WithoutTimes) => {
                assert!(overlay.touchpoints.values().all(|figures| figures.time_to_next.is_none()), "still to come");
            }
            _ => {}
        }
        waited = true;
        assert!(Instant::now() < until, "the figures never came");
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn the_window_shows_the_old_figures_until_the_new_ones_come() {
    let (desk, mut project, events, _) = with_data(3000);
    let id = journey(&project);
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    project.on_change(Box::new(move || _ = counted.fetch_add(1, Ordering::Relaxed)));
    let (overlay, freshness) = project.figures(id);
    assert!(overlay.is_none() && freshness == Freshness::Old, "nothing to show, and no waiting");
    let shown = settled(&mut project, id).0.expect("figures");
    assert!(calls.load(Ordering::Relaxed) > 0, "the window was told to draw again");

    // Many rules in a row, each asked for: the last one counts, and until then the figures of before stand there.
    for event in ["home", "help", "home", "help"] {
        let card = project.records().touchpoints_of(id)[0].clone();
        let other = Card { rules: vec![Rule::one(Condition::is("event", event))], ..card.clone() };
        project.commit(Edit::new(Label::new(Verb::Match, ""), vec![Change::replaced(card, other)]));
        let (overlay, freshness) = project.figures(id);
        assert!(Arc::ptr_eq(&overlay.unwrap(), &shown) && freshness == Freshness::Old);
    }
    let help = events.fields[0].codes.iter().filter(|&code| code == 2).count() as u64;
    let found = settled(&mut project, id).0.unwrap();
    assert_eq!(found.events_on_map, help);
    assert!(found.touchpoints.values().any(|figures| figures.time_to_next.is_some()));
    assert_eq!(project.overlay(id), Some(found.clone()), "who waits gets the same");
    drop(project);

    let mut project = desk.open();
    let (overlay, freshness) = project.figures(id);
    assert_eq!((overlay.as_deref(), freshness), (Some(&*found), Freshness::Current), "the last figures, at once");
    let card = project.records().touchpoints_of(id)[0].clone();
    let other = Card { rules: vec![Rule::one(Condition::is("event", "pay"))], ..card.clone() };
    project.commit(Edit::new(Label::new(Verb::Match, ""), vec![Change::replaced(card, other)]));
    assert_eq!(project.figures(id).1, Freshness::Old, "the events are being read");
    assert_eq!(settled(&mut project, id), (Some(shown), true));
}

#[test]
fn events_that_come_back_are_read_again() {
    let (desk, project, events, _) = with_data(50);
    drop(project);
    let (data, away) = (data_path(&desk.file), desk.beside("away"));
    std::fs::rename(&data, &away).unwrap();
    let mut project = desk.open();
    let id = journey(&project);
    assert_eq!(settled(&mut project, id), (None, true), "no figures were kept, and the data are gone");
    std::fs::rename(&away, &data).unwrap();
    project.read_events_again();
    assert_eq!(settled(&mut project, id).0.unwrap().customers, 50);
    assert_eq!(*project.events().unwrap().unwrap(), events);
}

#[test]
fn several_sources_are_one() {
    let (_desk, mut project, first, _) = with_data(40);
    let second = events(&mut Random(99), 30);
    project.import("more.csv", &Recipe::default(), imported(&second)).unwrap();
    assert_eq!(*project.events().unwrap().unwrap(), Events::merge(&[first.clone(), second]));
    project.undo();
    assert_eq!(*project.events().unwrap().unwrap(), first);
    assert_eq!(project.records().views.len(), 1, "one view is enough");
}

#[test]
fn a_source_taken_off_is_back_after_undo_and_erased_after_closing() {
    let (desk, mut project, events, source) = with_data(200);
    let id = journey(&project);
    project.remove_source(source).unwrap();
    assert!(project.overlay(id).is_none());
    assert_eq!(project.events().unwrap(), None);
    project.undo();
    assert_eq!(*project.events().unwrap().unwrap(), events);
    project.redo();
    let of = project.records().project().id;
    drop(project);
    let data = DataFile::of(&desk.file, of);
    assert!(data.exists());
    assert_eq!(data.events(&[source]).unwrap(), None, "the rows are gone");
    let mut project = desk.open();
    project.undo();
    assert_eq!(project.events().unwrap(), None, "undo after that brings the source without its rows");
}

#[test]
fn a_copy_takes_the_data_of_its_sources_along() {
    let (desk, mut project, first, _) = with_data(100);
    let second = project.import("b.csv", &Recipe::default(), imported(&events(&mut Random(5), 10))).unwrap();
    project.remove_source(second).unwrap();
    let copy = desk.beside("copy.parcours");
    project.save_copy(&copy).unwrap();
    let mut copied = Project::open(&copy).unwrap();
    assert_eq!(*copied.events().unwrap().unwrap(), first);
    let data = DataFile::of(&copy, project.records().project().id);
    assert_eq!(data.events(&[second]).unwrap(), None, "what was taken off does not travel");
    assert_eq!(*project.events().unwrap().unwrap(), first, "and the open one has its own still");
}

#[test]
fn an_import_that_fails_changes_nothing() {
    let (desk, mut project, events, _) = with_data(50);
    let data = data_path(&desk.file);
    let of_another = {
        let other = desk.beside("other.parcours");
        let mut project = Project::create(&other, template::four_stages(Language::English)).unwrap();
        project.import("o.csv", &Recipe::default(), imported(&events)).unwrap();
        data_path(&other)
    };
    let bytes = std::fs::read(&of_another).unwrap();
    std::fs::copy(&of_another, &data).unwrap();
    let (entries, revision) = (project.history().len(), project.revision());
    let error = project.import("again.csv", &Recipe::default(), imported(&events)).unwrap_err();
    assert_eq!(error, FileError::OtherProject(data.clone()));
    assert_eq!((project.history().len(), project.revision()), (entries, revision));
    assert_eq!(std::fs::read(&data).unwrap(), bytes);
    std::fs::write(&data, "no data").unwrap();
    let error = project.import("again.csv", &Recipe::default(), imported(&events)).unwrap_err();
    assert_eq!(error, FileError::Damaged(data.clone()));
    assert_eq!(std::fs::read(&data).unwrap(), b"no data");
    let left: BTreeSet<_> = std::fs::read_dir(desk.folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "nothing is left lying about: {left:?}");
}

#[test]
fn no_damaged_event_is_believed() {
    let (desk, project, events, source) = with_data(300);
    let data = DataFile::of(&desk.file, project.records().project().id);
    let path = data_path(&desk.file);
    let bytes = std::fs::read(&path).unwrap();
    let mut random = Random(3);
    for round in 0..150 {
        let mut damaged = bytes.clone();
        let start = random.below(bytes.len());
        let end = (start + 1 + random.below(8)).min(bytes.len());
        damaged[start..end].iter_mut().for_each(|byte| *byte = random.next() as u8);
        std::fs::write(&path, &damaged).unwrap();
        if let Ok(Some(read)) = data.events(&[source]) {
            assert_eq!(read, std::slice::from_ref(&events), "round {round}: accepted with other events");
        }
        assert_eq!(std::fs::read(&path).unwrap(), damaged, "round {round}: nothing was written");
    }
}

#[test]
fn a_replaced_source_comes_back_with_its_rows() {
    let (_desk, mut project, first, source) = with_data(40);
    let second = events(&mut Random(77), 60);
    let stored = project.shelf().put(imported(&second)).unwrap();
    let new = parcours::project::NewSource {
        name: "october.csv".to_owned(),
        recipe: Recipe::default(),
        origin: Origin { hash: "00".to_owned(), ..Origin::default() },
        replaces: Some(source),
    };
    let replaced = project.take(new, stored).unwrap();
    assert_eq!(*project.events().unwrap().unwrap(), second);
    let name = &project.records().sources[&replaced].name;
    assert_eq!(name, "clicks.csv", "it keeps the name that the user knows");
    project.undo();
    assert_eq!(*project.events().unwrap().unwrap(), first);
    project.redo();
    assert_eq!(*project.events().unwrap().unwrap(), second);
}

#[test]
fn rows_that_nobody_wants_are_erased_at_the_end() {
    let (desk, mut project, events, _) = with_data(30);
    let stored = project.shelf().put(imported(&events)).unwrap();
    project.forget(&stored);
    drop(project);
    let project = desk.open();
    let there = DataFile::of(&desk.file, project.records().project().id).sources().unwrap().unwrap();
    assert_eq!(there.len(), 1, "only those of the source");
}

/// What is left of the rows, once that is known.
fn state(project: &mut Project) -> DataState {
    let until = Instant::now() + Duration::from_secs(60);
    loop {
        match project.data_state() {
            DataState::Reading => assert!(Instant::now() < until, "never read"),
            known => return known,
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn a_damaged_data_file_is_put_aside_and_one_that_comes_back_is_seen() {
    let (desk, project, events, source) = with_data(30);
    drop(project);
    let (data, away) = (data_path(&desk.file), desk.beside("away"));
    std::fs::copy(&data, &away).unwrap();
    std::fs::write(&data, "no data").unwrap();
    let mut project = desk.open();
    assert_eq!(state(&mut project), DataState::Unreadable(FileError::Damaged(data.clone())));
    assert_eq!(project.events(), Err(FileError::Damaged(data.clone())));
    project.set_data_aside().unwrap();
    assert_eq!(state(&mut project), DataState::Missing(vec![source]));
    let id = journey(&project);
    assert_eq!(settled(&mut project, id).0, None);
    std::fs::copy(&away, &data).unwrap();
    assert_eq!(state(&mut project), DataState::Here, "without a word from anybody");
    assert_eq!(*project.events().unwrap().unwrap(), events);
    assert_eq!(project.overlay(id).unwrap().customers, 30);
}

#[test]
fn a_data_file_is_found_elsewhere() {
    let (desk, project, events, source) = with_data(30);
    drop(project);
    let away = desk.beside("moved");
    std::fs::rename(data_path(&desk.file), &away).unwrap();
    let mut project = desk.open();
    assert_eq!(project.data_state(), DataState::Reading, "the window does not wait");
    assert_eq!(state(&mut project), DataState::Missing(vec![source]));
    let stranger = desk.beside("stranger");
    std::fs::write(&stranger, "no data").unwrap();
    assert!(project.find_data(&stranger).is_err());
    assert_eq!(project.data_state(), DataState::Missing(vec![source]));
    let id = journey(&project);
    assert_eq!(settled(&mut project, id).0, None);
    project.find_data(&away).unwrap();
    assert_eq!(state(&mut project), DataState::Here);
    assert_eq!(settled(&mut project, id).0.unwrap().customers, 30, "and the figures with it");
    assert_eq!(*project.events().unwrap().unwrap(), events);
}
