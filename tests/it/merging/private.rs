//! What must not be in a copy for others: searched in its bytes.

use super::files::{begun, nth_card, rename, shared};
use crate::project::data::with_data;
use parcours::edit::{Change, Edit, Label, Verb, delete};
use parcours::file::pseudonym_key;
use parcours::model::*;
use parcours::project::Project;
use std::path::Path;

/// Whether these bytes are anywhere in the file, also as UTF-16 or in hexadecimal.
fn holds(file: &Path, wanted: &[u8]) -> bool {
    let bytes = std::fs::read(file).unwrap();
    let hex: String = wanted.iter().map(|byte| format!("{byte:02x}")).collect();
    let wide: Vec<u8> = wanted.iter().flat_map(|byte| [*byte, 0]).collect();
    [wanted, hex.as_bytes(), hex.to_uppercase().as_bytes(), &wide]
        .iter()
        .any(|part| bytes.windows(part.len()).any(|window| window == *part))
}

#[test]
fn no_byte_of_what_was_deleted_or_of_who_did_what_is_in_a_shared_file() {
    let (desk, mut project) = begun();
    project.set_author("Xaver Geheim");
    rename(&mut project, 4, "Zwischenstand Alpha");
    rename(&mut project, 4, "What others may read");
    let secret =
        Card { title: "Kündigung Meier".to_owned(), text: "Abfindung 40000".to_owned(), ..nth_card(&project, 2) };
    let secret = Card { id: CardId::new(), ..secret };
    project.commit(Edit::new(Label::new(Verb::Add, "Kündigung Meier"), vec![Change::added(secret.clone())]));
    let edit = delete(project.records(), &[(TableId::Card, secret.id.uuid())], "Kündigung Meier");
    project.commit(edit);
    let snapshot = Snapshot {
        name: "Vor dem Streit".to_owned(),
        entry: project.history().last().unwrap().id,
        ..Snapshot::blank(SnapshotId::new())
    };
    project.commit(Edit::new(Label::new(Verb::Add, "Vor dem Streit"), vec![Change::added(snapshot)]));
    project.wait_saved().unwrap();
    let ids: Vec<_> = project.history().iter().map(|entry| entry.id).collect();
    let gone: Vec<&str> = vec![
        "Xaver Geheim",
        "Anna Original",
        "Zwischenstand Alpha",
        "Kündigung Meier",
        "Abfindung 40000",
        "Between us only",
        "Vor dem Streit",
        "before 0",
    ];
    for text in &gone {
        assert!(holds(&desk.file, text.as_bytes()), "{text} is in the project itself: the search finds what there is");
    }
    // The titles of the first cards are still what they were renamed to.
    for n in 0..3 {
        rename(&mut project, n, "open");
    }
    let to = desk.beside("for others.parcours");
    for comments in [false, true] {
        drop(shared(&project, &to, comments));
        for text in gone.iter().filter(|text| !comments || **text != "Between us only") {
            assert!(!holds(&to, text.as_bytes()), "{text} is in the shared file");
        }
        assert_eq!(holds(&to, b"Between us only"), comments);
        assert!(holds(&to, b"What others may read"));
        assert!(ids.iter().all(|id| !holds(&to, id.uuid().as_bytes())), "ids of entries salt their hashes");
        assert!(!holds(&to, secret.id.uuid().as_bytes()), "the id of a deleted card");
    }
}

#[test]
fn no_event_no_pseudonym_and_no_path_of_this_computer_is_in_a_shared_file() {
    let (desk, mut project, events, source) = with_data(300);
    let mut after = project.records().sources[&source].clone();
    after.origin.path = "/srv/anna/clients/secret export.csv".to_owned();
    after.recipe.excluded = vec![Condition::is("email", "tester@example.com")];
    let before = project.records().sources[&source].clone();
    project.commit(Edit::new(Label::new(Verb::Change, "source"), vec![Change::replaced(before, after)]));
    let journey = project.records().journeys_in_order()[0].id;
    let measured = project.overlay(journey).expect("figures");
    project.wait_saved().unwrap();
    assert!(holds(&desk.file, b"secret export.csv") && holds(&desk.file, b"tester@example.com"));
    let to = desk.beside("for others.parcours");
    let sharing = project.sharing();
    let summary = sharing.summary(false).unwrap();
    assert_eq!((summary.measured, summary.left_out.sources), (1, 1));
    let mut theirs = shared(&project, &to, false);
    assert!(!parcours::file::data_path(&to).exists(), "no data file goes along");
    for text in ["secret export.csv", "tester@example.com", "/srv/anna"] {
        assert!(!holds(&to, text.as_bytes()), "{text} is in the shared file");
    }
    let bytes = std::fs::read(&to).unwrap();
    for pseudonym in &events.customers {
        let forms =
            [pseudonym.to_le_bytes().to_vec(), pseudonym.to_be_bytes().to_vec(), pseudonym.to_string().into_bytes()];
        assert!(forms.iter().all(|form| bytes.windows(form.len()).all(|window| window != form.as_slice())));
    }
    let shown = theirs.overlay(journey).expect("the computed figures stay");
    assert_eq!((shown.customers, shown.events_on_map), (measured.customers, measured.events_on_map));
    let folders = parcours::file::Folders::below(&desk.beside("home"));
    let key = pseudonym_key(&folders, project.records().project().id).unwrap();
    assert!(!holds(&to, &key), "nor the key");
}

#[test]
fn figures_about_few_customers_stay_here() {
    let (desk, mut project, _, _) = with_data(300);
    let cover = project.records().project().clone();
    let journey = project.records().journeys_in_order()[0].id;
    let all = project.overlay(journey).expect("figures");
    let here = all.touchpoints.values().next().unwrap().customers;
    for (minimum, stays) in [(here, true), (here + 1, false)] {
        let before = project.records().project().clone();
        let after = parcours::model::Project { minimum_group: minimum as u32, ..cover.clone() };
        project.commit(Edit::new(Label::new(Verb::Change, "group"), vec![Change::replaced(before, after)]));
        project.wait_saved().unwrap();
        let left_out = project.sharing().summary(false).unwrap().left_out.figures;
        let to = desk.beside("for others.parcours");
        let mut theirs = shared(&project, &to, false);
        let shown = theirs.overlay(journey).expect("figures about all of them stay");
        assert_eq!(shown.touchpoints.len(), usize::from(stays), "{here} customers, at least {minimum}");
        assert!(left_out > 0, "some day had few");
    }
}

#[test]
fn the_summary_is_true() {
    let (desk, mut project) = begun();
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'><path d='M0 0H4V2z'/></svg>";
    let (added, _) = project.add_image(drawing.as_bytes(), "Nobody shows it").unwrap();
    project.commit(Edit::new(Label::new(Verb::Add, "image"), added.into_iter().collect()));
    project.wait_saved().unwrap();
    let hash = project.records().assets.values().next().unwrap().hash.clone();
    let to = desk.beside("for others.parcours");
    for comments in [false, true] {
        let summary = project.sharing().summary(comments).unwrap();
        let theirs = shared(&project, &to, comments);
        let size = std::fs::metadata(&to).unwrap().len();
        assert!(summary.bytes.abs_diff(size) * 20 < size, "said {} bytes, it has {size}", summary.bytes);
        let records = theirs.records();
        assert_eq!(summary.cards, records.cards.len());
        assert_eq!((summary.personas, summary.journeys.len()), (records.personas.len(), records.journeys.len()));
        assert_eq!((summary.comments, summary.left_out.comments), if comments { (1, 0) } else { (0, 1) });
        assert_eq!((summary.images, summary.left_out.images), (0, 1));
        assert_eq!(theirs.image(&hash), None, "an image that nothing shows stays here");
        assert_eq!(summary.history, theirs.history().len());
        assert!(theirs.history().iter().all(|entry| entry.is_sealed() && entry.diffs().is_err()));
    }
    assert!(project.sharing().write(&desk.file, false).is_err(), "never over the open one");
}

#[test]
fn a_shared_file_is_held_to_its_sums_like_any_other() {
    let (desk, project) = begun();
    let to = desk.beside("for others.parcours");
    drop(shared(&project, &to, false));
    let whole = std::fs::read(&to).unwrap();
    for harm in [
        "UPDATE history SET author = 'somebody' WHERE seq = 2",
        "UPDATE history SET hash = zeroblob(32) WHERE seq = 2",
        "UPDATE history SET id = randomblob(16) WHERE seq = 2",
        "UPDATE history SET changes = '[]' WHERE seq = 2",
        "DELETE FROM history WHERE seq = 4",
    ] {
        std::fs::write(&to, &whole).unwrap();
        rusqlite::Connection::open(&to).unwrap().execute_batch(harm).unwrap();
        assert!(Project::open(&to).is_err(), "{harm}");
    }
}
