//! What the files of the project look like.

use super::{expect_none, files_below, read, rust_files};
use std::path::{Path, PathBuf};

/// Longer files are split: nobody reads them to the end.
const LONGEST: usize = 600;

/// What is looked through: all that is ours and is text.
const FOLDERS: &[&str] = &[".ci", "assets", "benches", "dist", "docs", "src", "tests"];
const FILES: &[&str] =
    &["ARCHITECTURE.md", "CHANGELOG.md", "Cargo.toml", "README.md", "clippy.toml", "deny.toml", "rustfmt.toml"];

fn texts() -> Vec<(PathBuf, String)> {
    let below = FOLDERS.iter().flat_map(|folder| files_below(folder));
    let paths = below.chain(FILES.iter().map(PathBuf::from));
    paths.filter(|path| is_text(path)).map(|path| (path.clone(), read(&path))).collect()
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    !matches!(
        ending.as_str(),
        "ttf" | "png" | "jpg" | "webp" | "pdf" | "parquet" | "zst" | "parcours" | "parcours-data"
    )
}

#[test]
fn no_source_is_longer_than_can_be_read() {
    let long = |path: PathBuf| {
        let lines = read(&path).lines().count();
        (lines > LONGEST).then(|| format!("{}: {lines} lines", path.display()))
    };
    expect_none(&rust_files("src").into_iter().chain(rust_files("tests")).filter_map(long).collect::<Vec<_>>());
}

#[test]
fn no_file_names_a_place_of_one_machine() {
    // In two halves each, so that this file does not name them either.
    let places = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/Us", "ers/"),
        concat!(r"C:\U", "sers"),
    ];
    let mut complaints = Vec::new();
    for (path, text) in texts() {
        for (number, line) in text.lines().enumerate() {
            for place in places {
                // Behind a letter it is the path of a web page.
                let starts = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric());
                if line.match_indices(place).any(|(at, _)| starts(at)) {
                    complaints.push(format!("{}:{}: {place}", path.display(), number + 1));
                }
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn nothing_is_left_to_do_in_the_sources() {
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("X", "XX"), concat!("<<<<", "<<<"), concat!(">>>>", ">>>")];
    let mut complaints = Vec::new();
    for (path, text) in texts() {
        for (number, line) in text.lines().enumerate() {
            if marks
                .iter()
                .any(|mark| line.split(|c: char| !c.is_alphabetic() && !"<>".contains(c)).any(|word| word == *mark))
            {
                complaints.push(format!("{}:{}: {line}", path.display(), number + 1));
            }
        }
    }
    expect_none(&complaints);
}

#[test]
fn the_readme_gives_two_commands_that_are_there() {
    let readme = read("README.md");
    let first_block = readme.split("```").nth(1).expect("a block of commands");
    let commands: Vec<&str> = first_block.lines().skip(1).filter(|line| !line.trim().is_empty()).collect();
    assert_eq!(commands, ["cargo run --release -- demo", "./tests/run"]);
    assert!(read("tests/run").starts_with("#!"), "the second is a script");
}

#[test]
fn links_between_the_documents_lead_somewhere() {
    let mut complaints = Vec::new();
    let documents = files_below("docs")
        .into_iter()
        .chain(["README.md", "ARCHITECTURE.md", "CHANGELOG.md", "dist/README.md"].map(PathBuf::from));
    for path in documents.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        for target in
            read(&path).split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next().map(str::to_owned))
        {
            let is_file = !target.is_empty() && !target.contains("://");
            let from = path.parent().unwrap_or(Path::new(""));
            if is_file && !super::top().join(from).join(&target).exists() {
                complaints.push(format!("{}: no {target}", path.display()));
            }
        }
    }
    expect_none(&complaints);
}
