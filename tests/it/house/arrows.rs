//! The arrows between the rooms go one way.

use super::rust::{outside_paths, top_paths};
use super::{expect_none, read, rooms, rust_files, top};
use std::path::Path;

/// The rooms in reading order, and which others each one uses. `words` comes on top for all but `model`.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("words", &["model"]),
    ("edit", &["model"]),
    ("tracking", &["model"]),
    ("analysis", &["model", "tracking"]),
    ("file", &["model", "edit", "tracking"]),
    ("project", &["model", "edit", "file", "tracking", "analysis"]),
    ("scene", &["model", "analysis"]),
    ("export", &["scene", "model", "analysis"]),
    ("ui", &["model", "edit", "tracking", "analysis", "file", "project", "scene", "export"]),
    ("cli", &["model", "edit", "tracking", "analysis", "file", "project", "scene", "export"]),
];

/// What the top of the crate holds besides rooms, and the room it belongs to.
const AT_THE_TOP: &[(&str, &str)] = &[("tr", "words")];

/// Crates that are the business of a few rooms.
const KEPT: &[(&str, &[&str])] = &[
    ("egui", &["ui", "scene"]),
    ("eframe", &["ui"]),
    ("egui_extras", &["ui"]),
    ("egui_plot", &["ui"]),
    ("rfd", &["ui"]),
    ("rusqlite", &["file"]),
    ("krilla", &["export"]),
    ("resvg", &["export", "project"]),
    ("tiny_skia", &["export"]),
];

fn may_use(room: &str, other: &str) -> bool {
    let (_, uses) = ROOMS.iter().find(|(name, _)| *name == room).unwrap_or_else(|| panic!("no room {room}"));
    other == room || uses.contains(&other) || (other == "words" && room != "model")
}

/// The room of a file of `src`; none for the two at the top.
fn room_of(file: &Path) -> Option<String> {
    let mut parts = file.strip_prefix("src").unwrap().components();
    let room = parts.next()?.as_os_str().to_string_lossy().into_owned();
    parts.next().map(|_| room)
}

/// How many `super` lead from the left margin of a file to the top.
fn depth(file: &Path) -> usize {
    let parts = file.strip_prefix("src").unwrap().components().count();
    if file.file_name().is_some_and(|name| name == "mod.rs") { parts - 1 } else { parts }
}

#[test]
fn the_table_has_every_room() {
    let mut table: Vec<String> = ROOMS.iter().map(|(room, _)| (*room).to_owned()).collect();
    table.sort();
    assert_eq!(rooms(), table);
}

#[test]
fn the_arrows_of_the_table_make_no_circle() {
    for (place, (room, uses)) in ROOMS.iter().enumerate() {
        for other in *uses {
            let before = ROOMS[..place].iter().any(|(name, _)| name == other);
            assert!(before, "{room} uses {other}, which comes after it");
        }
    }
}

#[test]
fn every_room_uses_only_what_the_table_says() {
    let mut complaints = Vec::new();
    for file in rust_files("src") {
        let Some(room) = room_of(&file) else { continue };
        for path in top_paths(&read(&file), depth(&file)) {
            let owner = AT_THE_TOP.iter().find(|(name, _)| *name == path.first);
            let other = owner.map_or(path.first.as_str(), |(_, room)| room);
            if !may_use(&room, other) {
                complaints.push(format!("{}:{}: {room} uses {}", file.display(), path.line, path.first));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn windows_sql_and_file_formats_stay_in_their_rooms() {
    let names: Vec<&str> = KEPT.iter().map(|(name, _)| *name).collect();
    let mut complaints = Vec::new();
    for file in rust_files("src") {
        let room = room_of(&file).unwrap_or_default();
        for (line, path) in outside_paths(&read(&file), &names) {
            let (name, _) = path.split_once("::").expect("a path");
            let (_, rooms) = KEPT.iter().find(|(kept, _)| *kept == name).expect("one of these");
            // The scene measures text with egui's fonts and takes nothing else of it.
            let is_measurer = room != "scene" || path == "egui::epaint";
            if !rooms.contains(&room.as_str()) || !is_measurer {
                complaints.push(format!("{}:{line}: {room} uses {path}", file.display()));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn every_room_says_what_it_is_for_and_stands_in_the_map_of_the_house() {
    let map = read("ARCHITECTURE.md");
    for room in rooms() {
        let first = read(top().join("src").join(&room).join("mod.rs"));
        assert!(first.starts_with("//!"), "src/{room}/mod.rs begins with what the room is for");
        assert!(map.contains(&format!("`src/{room}/`")), "ARCHITECTURE.md does not name src/{room}/");
    }
}
