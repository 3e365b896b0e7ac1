//! Erasing one person: not a byte of them is left in the data file, and the figures are those of the others.

use crate::project::Desk;
use crate::project::data::imported;
use parcours::edit::{Change, Edit, Label, Verb};
use parcours::file::{DataFile, Folders, data_path, pseudonym_key};
use parcours::model::*;
use parcours::project::{FileError, Project};
use parcours::tracking::{Codes, Events, FieldColumn, NO_VALUE, Reason, Rejected, pseudonym};
use std::path::Path;

/// Long enough that it stands nowhere by chance.
const ID: &str = "anna.dupont@example.org";

/// Forty customers, Anna among them: only she returned something, and others' addresses name her.
fn events(key: &[u8; 32]) -> Events {
    let mut ids: Vec<String> = (0..39).map(|n| format!("customer-{n}")).collect();
    ids.insert(17, ID.to_owned());
    let mut customers: Vec<(u64, bool)> = ids.iter().map(|id| (pseudonym(id, key), id == ID)).collect();
    customers.sort_unstable();
    let mut events = Events { starts: vec![0], ..Events::default() };
    let values = ["home", "pay", "returned with an angry letter"].map(str::to_owned).to_vec();
    let mut event = FieldColumn { name: "event".to_owned(), values, codes: Codes::default() };
    let values = ["/".to_owned(), format!("/account?mail={ID}"), ID.to_owned(), "/else".to_owned()].to_vec();
    let mut page = FieldColumn { name: "page".to_owned(), values, codes: Codes::default() };
    for (place, (customer, is_her)) in customers.into_iter().enumerate() {
        events.customers.push(customer);
        for n in 0..3_u32 {
            events.times_ms.push(1_790_000_000_000 + i64::from(n) * 60_000 + if is_her { 7 } else { 0 });
            events.amounts.push(if is_her { 123_456_000 } else { i64::MIN });
            event.codes.push(if is_her { 2 } else { n % 2 });
            page.codes.push(if is_her { 2 } else { [0, 1, NO_VALUE, 3][(place + n as usize) % 4] });
        }
        events.starts.push(events.times_ms.len() as u32);
    }
    events.fields = vec![event, page];
    events
}

fn rejected(text: &str) -> Rejected {
    Rejected { file: String::new(), line: 9, column: "time".to_owned(), reason: Reason::BadTime, text: text.to_owned() }
}

/// A project with Anna in its data and figures, and where its key is.
fn with_anna() -> (Desk, Project, Folders, SourceId) {
    let (desk, mut project) = Desk::with_project();
    let folders = Folders::below(&desk.beside("home"));
    let key = pseudonym_key(&folders, project.records().project().id).unwrap();
    let mut import = imported(&events(&key));
    import.rejected = vec![rejected(&format!("{ID};yesterday;pay")), rejected("bob;tomorrow"), rejected("tomorrow")];
    let source = project.import("clicks.csv", &Recipe::default(), import).unwrap();
    let records = project.records();
    let journey = records.journeys_in_order()[0].id;
    let card = Card {
        kind: CardKind::Touchpoint,
        lane: records.lanes_of(journey)[0].id,
        step: records.columns_of(journey)[0].id,
        title: "Returns".to_owned(),
        rules: vec![Rule::one(Condition::is("event", "returned with an angry letter"))],
        ..Card::blank(CardId::new())
    };
    project.commit(Edit::new(Label::new(Verb::Add, "Returns"), vec![Change::added(card)]));
    project.wait_saved().unwrap();
    (desk, project, folders, source)
}

fn journey(project: &Project) -> JourneyId {
    project.records().journeys_in_order()[0].id
}

/// Whether bytes stand in any file of a folder.
fn stands(folder: &Path, wanted: &[u8]) -> bool {
    let holds = |path: &Path| std::fs::read(path).unwrap().windows(wanted.len()).any(|part| part == wanted);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.collect::<Vec<_>>().iter().any(|path| holds(path))
}

/// Every column of the data file, unpacked: what the bytes of the file say.
fn unpacked(file: &Path) -> Vec<Vec<u8>> {
    let reading = rusqlite::Connection::open(file).unwrap();
    let mut statement = reading.prepare("SELECT data FROM event_column").unwrap();
    let chunks = statement.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    chunks.map(|chunk| zstd::bulk::decompress(&chunk.unwrap(), 1 << 20).unwrap()).collect()
}

#[test]
fn not_a_byte_of_a_person_is_left() {
    let (desk, mut project, folders, source) = with_anna();
    let key = pseudonym_key(&folders, project.records().project().id).unwrap();
    let hash = pseudonym(ID, &key);
    let shown = project.overlay(journey(&project)).unwrap();
    assert_eq!((shown.customers, shown.events_on_map), (40, 3));
    project.wait_saved().unwrap();
    let folder = desk.folder.path().canonicalize().unwrap();
    assert!(stands(&folder, ID.as_bytes()), "the test can see her");
    assert!(stands(&folder, b"angry letter"));
    let before = unpacked(&data_path(&desk.file));

    let erased = project.erase(&folders, ID).unwrap();
    assert_eq!((erased.events, erased.values, erased.rejected), (3, 3, 1));
    let events = project.events().unwrap().unwrap();
    assert_eq!((events.customers.len(), events.len()), (39, 117));
    assert!(!events.customers.contains(&hash));
    let left = project.rejected(source).unwrap();
    assert_eq!(left.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["bob;tomorrow", "tomorrow"]);
    let shown = project.overlay(journey(&project)).unwrap();
    assert_eq!((shown.customers, shown.events_on_map), (39, 0), "the figures are those of the others");
    project.wait_saved().unwrap();
    let kept: Vec<String> = figures(&desk.file);
    assert!(kept.iter().all(|json| json.contains("\"customers\":39")), "and the file says so: {kept:?}");
    drop(project);

    assert!(!stands(&folder, ID.as_bytes()), "her id is nowhere");
    for bytes in [hash.to_le_bytes(), hash.to_be_bytes()] {
        assert!(!stands(&folder, &bytes), "nor its hash");
    }
    assert!(!stands(&folder, hash.to_string().as_bytes()) && !stands(&folder, format!("{hash:x}").as_bytes()));
    let after = unpacked(&data_path(&desk.file));
    assert!(
        before.iter().zip(&after).all(|(before, after)| before != after || before.len() < 9),
        "every column is new"
    );
    // What only she had said stands in the rule that somebody wrote: that is theirs. In the data it is gone.
    let data = std::fs::read(data_path(&desk.file)).unwrap();
    assert!(!data.windows(12).any(|part| part == b"angry letter"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().filter(|e| e.as_ref().unwrap().path().is_file()).count(), 2);

    let mut project = desk.open();
    assert_eq!(project.events().unwrap().unwrap().customers.len(), 39);
    assert!(project.erase(&folders, ID).unwrap().is_nothing(), "she is not found again");
}

fn figures(file: &Path) -> Vec<String> {
    let reading = rusqlite::Connection::open(file).unwrap();
    let mut statement = reading.prepare("SELECT figures FROM view_figures").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn without_the_key_nobody_is_found_and_nothing_changes() {
    let (desk, mut project, _, _) = with_anna();
    let before = std::fs::read(data_path(&desk.file)).unwrap();
    let elsewhere = Folders::below(&desk.beside("another computer"));
    assert_eq!(project.erase(&elsewhere, ID), Err(FileError::NoKey));
    assert_eq!(std::fs::read(data_path(&desk.file)).unwrap(), before);
    assert!(!elsewhere.data.exists(), "no key is made up");
}

#[test]
fn what_people_wrote_about_somebody_is_counted_and_left_to_them() {
    let (_desk, mut project, folders, _) = with_anna();
    let journey = journey(&project);
    let comment = Comment { journey, text: format!("Ask {ID} again"), ..Comment::blank(CommentId::new()) };
    project.commit(Edit::new(Label::new(Verb::Add, "comment"), vec![Change::added(comment)]));
    project.erase(&folders, ID).unwrap();
    let mentions = project.mentions(ID);
    assert_eq!((mentions.records, mentions.entries), (1, 1));
    assert_eq!(project.mentions("nobody@example.org"), Default::default());
}

#[test]
fn a_damaged_data_file_put_aside_is_named() {
    let (desk, mut project, folders, _) = with_anna();
    let aside = desk.beside("shop.parcours-data.damaged-20261122-101500");
    std::fs::write(&aside, "rows").unwrap();
    assert_eq!(project.erase(&folders, ID).unwrap().aside, [aside]);
}

#[test]
fn where_the_data_file_cannot_be_written_everything_stays() {
    let (desk, mut project, folders, _) = with_anna();
    let data = data_path(&desk.file);
    let before = std::fs::read(&data).unwrap();
    let held = rusqlite::Connection::open(&data).unwrap();
    held.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(project.erase(&folders, ID), Err(FileError::Locked(_))));
    drop(held);
    assert_eq!(std::fs::read(&data).unwrap(), before);
    let file = DataFile::of(&desk.file, project.records().project().id);
    assert_eq!(
        file.events(&project.records().sources.keys().copied().collect::<Vec<_>>()).unwrap().unwrap()[0].len(),
        120
    );
}
