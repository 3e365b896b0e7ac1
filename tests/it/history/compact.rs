//! Compacting: images that nothing can show leave the file, every other one stays.

use crate::project::Desk;
use crate::random::Random;
use parcours::edit::{Change, Edit, Label, Verb};
use parcours::model::*;
use parcours::project::{Compact, Project};
use std::collections::BTreeSet;

/// A picture of one colour that no other is like.
fn picture(number: u8) -> Vec<u8> {
    let pixels: Vec<u8> = (0..64 * 64).flat_map(|n: u32| [number, (n % 251) as u8, (n / 64) as u8]).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 64, 64);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    bytes
}

/// Puts an image onto the map; the asset.
fn add(project: &mut Project, number: u8) -> AssetId {
    let (change, asset) = project.add_image(&picture(number), "picture").unwrap();
    let changes = change.into_iter().collect();
    project.commit(Edit::new(Label::new(Verb::Add, format!("picture {number}")), changes));
    asset
}

fn remove(project: &mut Project, asset: AssetId) {
    let gone = project.records().assets[&asset].clone();
    project.commit(Edit::new(Label::new(Verb::Delete, "picture"), vec![Change::removed(gone)]));
}

fn in_file(desk: &Desk) -> BTreeSet<String> {
    parcours::file::blob_sizes(&desk.file).unwrap().into_keys().collect()
}

fn hash(number: u8) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().canonicalize().unwrap().join("one.parcours");
    let records = parcours::project::template::four_stages(Language::English);
    let mut project = Project::create(&file, records).unwrap();
    let asset = add(&mut project, number);
    project.records().assets[&asset].hash.clone()
}

#[test]
fn images_that_undo_brings_back_stay_and_those_that_nothing_shows_go() {
    let (desk, mut project) = Desk::with_project();
    let shown = add(&mut project, 1);
    let taken_off = add(&mut project, 2);
    remove(&mut project, taken_off);
    let _undone = add(&mut project, 3);
    project.undo();
    let named = add(&mut project, 4);
    project.take_snapshot("with four").unwrap();
    remove(&mut project, named);
    project.wait_saved().unwrap();
    assert_eq!(in_file(&desk).len(), 4);
    let plan = project.compact_plan().unwrap();
    assert_eq!(plan.unreachable.hashes, BTreeSet::from([hash(3)]), "undone, and then something else was done");
    assert_eq!(plan.by_undo.hashes, BTreeSet::from([hash(2)]), "the snapshot needs the fourth");
    assert!(plan.unreachable.bytes > 100 && plan.undo_steps == 6);
    let history = project.history().to_vec();

    project.compact_now(Compact::Unreachable).unwrap();
    assert_eq!(in_file(&desk), BTreeSet::from([hash(1), hash(2), hash(4)]));
    assert_eq!(project.history(), history, "nothing happened to the history");
    for _ in 0..4 {
        project.undo().unwrap();
    }
    assert!(project.records().assets.contains_key(&taken_off));
    assert!(project.image(&hash(2)).is_some(), "undo brings it back with its picture");
    while project.redo().is_some() {}
    project.wait_saved().unwrap();
    drop(project);

    let mut project = desk.open();
    project.compact_now(Compact::EndUndo).unwrap();
    assert_eq!(in_file(&desk), BTreeSet::from([hash(1), hash(4)]));
    assert!(project.records().assets.contains_key(&shown));
    assert_eq!((project.next_undo(), project.next_redo()), (None, None), "as it was said");
    project.restore(project.snapshots()[0].seq.unwrap(), "with four", "before").unwrap();
    assert!(project.image(&hash(4)).is_some());
    project.wait_saved().unwrap();
    drop(project);
    let project = desk.open();
    assert_eq!(
        project.next_undo().map(|label| label.verb),
        Some(Verb::Restore),
        "undo goes back to there and no further"
    );
}

#[test]
fn after_random_work_every_image_that_undo_and_redo_can_show_is_there() {
    for seed in 1..=4 {
        let mut random = Random(seed);
        let (desk, mut project) = Desk::with_project();
        for _ in 0..60 {
            let assets: Vec<AssetId> = project.records().assets.keys().copied().collect();
            match random.below(6) {
                0 => drop(project.undo()),
                1 => drop(project.redo()),
                2 | 3 if !assets.is_empty() => remove(&mut project, assets[random.below(assets.len())]),
                _ => drop(add(&mut project, random.below(24) as u8)),
            }
        }
        project.wait_saved().unwrap();
        let before = in_file(&desk);
        project.compact_now(Compact::Unreachable).unwrap();
        assert!(in_file(&desk).is_subset(&before));
        drop(project);
        let mut project = desk.open();
        let all_there = |project: &Project| {
            project.records().assets.values().for_each(|asset| assert!(project.image(&asset.hash).is_some(), "{seed}"));
        };
        while project.undo().is_some() {
            all_there(&project);
        }
        while project.redo().is_some() {
            all_there(&project);
        }
    }
}

#[test]
fn what_is_done_meanwhile_is_kept_and_the_file_is_written_as_before() {
    let (desk, mut project) = Desk::with_project();
    let asset = add(&mut project, 1);
    remove(&mut project, asset);
    project.undo();
    project.undo();
    add(&mut project, 2);
    project.wait_saved().unwrap();
    let told = project.compact(Compact::Unreachable).unwrap();
    // The picture that goes comes back before the file is written, or after.
    add(&mut project, 1);
    for n in 0..20 {
        project.commit(crate::project::rename(project.records(), &format!("title {n}")));
    }
    project.wait_saved().unwrap();
    told.recv().unwrap().unwrap();
    project.wait_saved().unwrap();
    assert_eq!(in_file(&desk), BTreeSet::from([hash(1), hash(2)]));
    assert_eq!(crate::project::reread(&desk.file), *project.records());
    assert_eq!(std::fs::read_dir(desk.folder.path()).unwrap().count(), 1, "nothing is left lying about");
}

#[cfg(unix)]
#[test]
fn a_file_for_its_owner_only_stays_so() {
    use std::os::unix::fs::PermissionsExt;
    let (desk, mut project) = Desk::with_project();
    std::fs::set_permissions(&desk.file, std::fs::Permissions::from_mode(0o600)).unwrap();
    project.compact_now(Compact::Unreachable).unwrap();
    assert_eq!(std::fs::metadata(&desk.file).unwrap().permissions().mode() & 0o777, 0o600);
    project.commit(crate::project::rename(project.records(), "goes on"));
    project.wait_saved().unwrap();
}

#[test]
fn a_file_that_was_pulled_away_is_not_compacted() {
    let (desk, mut project) = Desk::with_project();
    std::fs::rename(&desk.file, desk.beside("elsewhere.parcours")).unwrap();
    assert!(project.compact_plan().is_err());
    std::fs::write(&desk.file, "a letter").unwrap();
    assert!(project.compact_now(Compact::Unreachable).is_err());
    assert_eq!(std::fs::read(&desk.file).unwrap(), b"a letter");
}
