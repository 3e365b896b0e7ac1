//! Files made to do harm: each is opened by a process of its own, which says a sentence or shows the map, in little time
//! and little memory.

use super::with_cards;
use crate::project::Desk;
use parcours::model::*;
use parcours::project::{Project, template};
use parcours::scene::{Options, lay_out};
use parcours::words::Say;
use rusqlite::Connection;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use uuid::Uuid;

/// Set for the process that opens the file.
const CHILD: &str = "PARCOURS_TEST_CRAFTED";
/// In seconds of processor time: other work on the machine does not count.
const LONGEST_S: f64 = 2.0;
/// In kilobytes.
const LARGEST_KB: u64 = 500_000;

/// Not a test of its own: the process that opens the file and tells what came of it.
#[test]
fn child_that_opens() {
    let Some(file) = std::env::var_os(CHILD) else { return };
    let before = used();
    let told = match Project::open(Path::new(&file)) {
        Err(error) => error.say(Language::English),
        Ok(project) => {
            let images = project.pixels();
            for journey in project.records().journeys.keys() {
                let scene = lay_out(project.records(), *journey, None, &Options::default());
                assert!(scene.size.width.is_finite() && scene.size.height.is_finite());
            }
            for entry in project.history() {
                // What cannot be read is not undone.
                let _ = entry.diffs();
            }
            format!("shown with {} images", images.len())
        }
    };
    let (seconds, kilobytes) = used();
    writeln!(std::io::stdout(), "told {} {kilobytes} {}", seconds - before.0, told.replace('\n', " ")).unwrap();
}

/// Processor time and the most memory of this process until now; zeros where the system does not say.
fn used() -> (f64, u64) {
    let read = |file: &str| std::fs::read_to_string(file).unwrap_or_default();
    let stat = read("/proc/self/stat");
    let words: Vec<&str> = stat.rsplit_once(')').map_or("", |(_, rest)| rest).split_whitespace().collect();
    let ticks = |place: usize| words.get(place).and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0);
    let status = read("/proc/self/status");
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    ((ticks(11) + ticks(12)) / 100.0, most.unwrap_or(0))
}

/// Opens a file in a process of its own and holds it to time and memory.
#[track_caller]
fn expect_told(file: &Path, expected: &str) {
    let opened = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "safety::crafted::child_that_opens", "--nocapture"])
        .env(CHILD, file)
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&opened.stdout);
    let line = out.lines().find_map(|line| line.split_once("told ").map(|(_, told)| told));
    let line = line.unwrap_or_else(|| panic!("{out}\n{}", String::from_utf8_lossy(&opened.stderr)));
    let [seconds, kilobytes, told] = line.splitn(3, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
    assert!(told.contains(expected), "{told}");
    let (seconds, kilobytes): (f64, u64) = (seconds.parse().unwrap(), kilobytes.parse().unwrap());
    assert!(seconds < LONGEST_S && kilobytes < LARGEST_KB, "{seconds} s, {kilobytes} kB: {told}");
}

/// A project with some cards, after that was done to it.
#[track_caller]
fn expect_after(sql: &str, expected: &str) {
    let desk = Desk::new();
    drop(Project::create(&desk.file, with_cards(template::four_stages(Language::English), 40)).unwrap());
    Connection::open(&desk.file).unwrap().execute_batch(sql).unwrap();
    expect_told(&desk.file, expected);
}

/// These records as a project.
#[track_caller]
fn expect_shown(change: impl FnOnce(&mut Records)) {
    let desk = Desk::new();
    let mut records = with_cards(template::four_stages(Language::English), 40);
    change(&mut records);
    drop(Project::create(&desk.file, records).unwrap());
    expect_told(&desk.file, "shown");
}

const ENDLESS: &str = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n";

#[test]
fn triggers_and_views() {
    expect_after("CREATE TRIGGER spy AFTER UPDATE ON card BEGIN DELETE FROM card; END", "“spy”");
    expect_after("DROP TABLE link; CREATE VIEW link AS SELECT * FROM card", "“link”");
    expect_after(&format!("DROP TABLE link; CREATE VIEW link AS {ENDLESS}"), "“link”");
    expect_after("DROP TABLE link; CREATE VIRTUAL TABLE link USING fts5(text)", "“link");
}

#[test]
fn five_thousand_tables() {
    let tables: String = (0..5_000).map(|n| format!("CREATE TABLE t{n} (x);")).collect();
    expect_after(&format!("BEGIN; {tables} COMMIT"), "is damaged");
}

#[test]
fn values_of_300_megabytes() {
    expect_after("INSERT INTO blob (hash, bytes) VALUES ('x', zeroblob(300000000))", "shown");
    expect_after("UPDATE journey SET title = CAST(zeroblob(300000000) AS TEXT)", "is damaged (journey)");
}

#[test]
fn json_a_million_levels_deep() {
    let deep = format!("replace(hex(zeroblob({})), '00', '[')", 1_000_000);
    expect_after(&format!("UPDATE card SET rules = {deep}"), "is damaged (card.rules)");
    expect_after(&format!("UPDATE project SET objectives = {deep}"), "is damaged (project.objectives)");
}

#[test]
fn numbers_that_are_none() {
    expect_after("UPDATE card SET target = 9e999", "is damaged (card.target)");
    expect_after("UPDATE card SET baseline = -9e999", "is damaged (card.baseline)");
    expect_after("UPDATE card SET span = -1", "is damaged (card.span)");
    expect_after("UPDATE card SET span = 9223372036854775807", "is damaged (card.span)");
}

#[test]
fn text_that_is_no_text() {
    expect_after("UPDATE journey SET title = CAST(x'FFFE80' AS TEXT)", "is damaged (journey.title)");
    expect_after("UPDATE lane SET kind = 'smells'", "is damaged (lane.kind)");
    expect_after("UPDATE card SET \"order\" = 'zz'", "is damaged (card.order)");
    expect_after("UPDATE card SET id = CAST(x'00' || substr(id, 3) AS BLOB)", "is damaged");
}

#[test]
fn absurd_numbers() {
    expect_shown(|records| {
        let step = records.steps.keys().next().copied().unwrap();
        let image = AssetId::new();
        records.assets.insert(image, Asset { width_px: u32::MAX, height_px: 0, ..Asset::blank(image) });
        for (n, card) in records.cards.values_mut().enumerate() {
            card.span = u32::MAX;
            card.image = Some(image);
            (card.offset_x, card.offset_y) = (Some(1e300), Some(-1e300));
            (card.target, card.baseline, card.current) = (Some(f64::MAX), Some(f64::MIN), Some(1e-300));
            card.kind = CardKind::ALL[n % CardKind::ALL.len()];
            card.title = "W".repeat(2_000);
        }
        for value in [f64::MAX, f64::MIN, 1e-308] {
            let id = FeelingId::new();
            records.feelings.insert(id, Feeling { step, value, intensity: 255, ..Feeling::blank(id) });
        }
    });
}

#[test]
fn links_in_a_circle_and_one_id_for_everything() {
    expect_shown(|records| {
        let cards: Vec<CardId> = records.cards.keys().copied().collect();
        for n in 0..cards.len() {
            let (from, to) = (cards[n], Some(cards[(n + 1) % cards.len()]));
            for (from, to) in [(from, to), (from, Some(from)), (from, None)] {
                let id = LinkId::new();
                records.links.insert(id, Link { from, to, ..Link::blank(id) });
            }
            let card = records.cards.get_mut(&cards[n]).unwrap();
            (card.twin, card.touchpoint) = (to, Some(from));
        }
        for journey in records.journeys.values_mut() {
            journey.pair = Some(journey.id);
        }
    });
    expect_shown(|records| {
        let id = Uuid::new_v4();
        let (journey, stage, step) = (JourneyId::from_uuid(id), StageId::from_uuid(id), StepId::from_uuid(id));
        let (lane, card, persona) = (LaneId::from_uuid(id), CardId::from_uuid(id), PersonaId::from_uuid(id));
        records
            .journeys
            .insert(journey, Journey { pair: Some(journey), personas: vec![persona; 3], ..Journey::blank(journey) });
        records.stages.insert(stage, Stage { journey, ..Stage::blank(stage) });
        records.steps.insert(step, Step { stage, ..Step::blank(step) });
        records.lanes.insert(lane, Lane { journey, shown: true, ..Lane::blank(lane) });
        records.cards.insert(card, Card { lane, step, twin: Some(card), ..Card::blank(card) });
        records.personas.insert(persona, Persona::blank(persona));
    });
}

#[test]
fn an_image_bomb() {
    let desk = Desk::new();
    // A PNG that says it is 60,000 pixels a side, of one repeated byte.
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 60_000, 60_000);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    drop(encoder.write_header().unwrap());
    let hash = blake3::hash(&png).to_hex().to_string();
    let mut records = template::four_stages(Language::English);
    let id = AssetId::new();
    let asset =
        Asset { hash: hash.clone(), media_type: "image/png".to_owned(), width_px: 9, height_px: 9, ..Asset::blank(id) };
    records.assets.insert(id, asset);
    drop(Project::create(&desk.file, records).unwrap());
    let other = Connection::open(&desk.file).unwrap();
    other.execute("INSERT INTO blob (hash, bytes) VALUES (?, ?)", (&hash, &png)).unwrap();
    drop(other);
    expect_told(&desk.file, "shown with 0 images");
}

/// Puts entries into the history whose hashes are right.
fn write_history(file: &Path, changes: impl Iterator<Item = String>) {
    let mut other = Connection::open(file).unwrap();
    let writing = other.transaction().unwrap();
    let mut prev = [0_u8; 32];
    let mut insert = writing
        .prepare(
            "INSERT INTO history (seq, id, prev, hash, gesture, label, author, at_ms, schema, changes)
             VALUES (?, ?, ?, ?, ?, 'change', '', 0, 1, ?)",
        )
        .unwrap();
    for (changes, seq) in changes.zip(1_i64..) {
        let id = Uuid::new_v4();
        let mut hasher = blake3::Hasher::new();
        hasher.update(&prev).update(id.as_bytes()).update(changes.as_bytes());
        let hash = *hasher.finalize().as_bytes();
        insert.execute((seq, id, prev.as_slice(), hash.as_slice(), id, changes)).unwrap();
        prev = hash;
    }
    drop(insert);
    writing.execute("UPDATE meta SET value = ? WHERE key = 'head'", [prev.as_slice()]).unwrap();
    writing.execute("DELETE FROM meta WHERE key = 'history_sum'", []).unwrap();
    writing.commit().unwrap();
}

#[test]
fn a_hundred_thousand_entries_of_the_history() {
    let (desk, project) = Desk::with_project();
    drop(project);
    write_history(&desk.file, (0..100_000).map(|_| "[]".to_owned()));
    expect_told(&desk.file, "shown");
}

#[test]
fn a_history_that_somebody_made_up() {
    let (desk, project) = Desk::with_project();
    drop(project);
    let unknown = r#"[{"table":"spells","id":"00000000-0000-0000-0000-000000000000","before":null,"after":{}}]"#;
    let texts = ["[".repeat(1_000_000), "no JSON".to_owned(), unknown.to_owned(), "{}".to_owned()];
    write_history(&desk.file, texts.into_iter());
    expect_told(&desk.file, "shown");
    let mut project = desk.open();
    assert_eq!(project.undo(), None, "there is no way back through it");
    assert_eq!(project.redo(), None);
}
