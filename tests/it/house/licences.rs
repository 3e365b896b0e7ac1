//! What we build on: only crates of the default registry, under licences that let everybody use the program, and none
//! that talks to the network. `deny.toml` is the law; this reads it, so that no further tool is needed to keep it.

use super::{expect_none, read, top};
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Command;
use std::sync::LazyLock;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The crates that the program is built from on any system, with those of its tests.
static PACKAGES: LazyLock<Vec<Value>> = LazyLock::new(packages);

fn packages() -> Vec<Value> {
    // Not `--offline`: after a build for one system the crates of the others are still to be fetched, once.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(top())
        .output()
        .expect("cargo runs the tests");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

/// What `deny.toml` allows.
#[derive(Default)]
struct Law {
    licences: BTreeSet<String>,
    /// (crate, licence).
    exceptions: BTreeSet<(String, String)>,
    banned: BTreeSet<String>,
}

/// Reads the lists of `deny.toml`: one entry a line, texts in quotes.
fn law() -> Law {
    let mut law = Law::default();
    let mut list = String::new();
    for line in read("deny.toml").lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let texts: Vec<String> = line.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        if let Some((name, _)) = line.split_once(" = [").filter(|(name, _)| !name.starts_with('{')) {
            list = name.to_owned();
        }
        match (list.as_str(), texts.as_slice()) {
            ("allow", [licence]) => drop(law.licences.insert(licence.clone())),
            ("deny", [name]) => drop(law.banned.insert(name.clone())),
            ("exceptions", [name, licences @ ..]) => {
                law.exceptions.extend(licences.iter().map(|licence| (name.clone(), licence.clone())));
            }
            _ => {}
        }
        if line.ends_with(']') && !line.contains('{') {
            list.clear();
        }
    }
    law
}

/// Whether a licence expression holds when `allowed` says which licences do: OR, AND, parentheses; "/" is an old OR.
fn holds(expression: &str, allowed: &mut dyn FnMut(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (held, rest) = any_of(&words, allowed);
    assert!(rest.is_empty(), "not a licence expression: {expression}");
    held
}

fn any_of<'a>(words: &'a [&'a str], allowed: &mut dyn FnMut(&str) -> bool) -> (bool, &'a [&'a str]) {
    let (mut held, mut rest) = all_of(words, allowed);
    while let Some(("OR", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        let (next, after) = all_of(after, allowed);
        (held, rest) = (held | next, after);
    }
    (held, rest)
}

fn all_of<'a>(words: &'a [&'a str], allowed: &mut dyn FnMut(&str) -> bool) -> (bool, &'a [&'a str]) {
    let (mut held, mut rest) = one(words, allowed);
    while let Some(("AND", after)) = rest.split_first().map(|(word, after)| (*word, after)) {
        let (next, after) = one(after, allowed);
        (held, rest) = (held & next, after);
    }
    (held, rest)
}

fn one<'a>(words: &'a [&'a str], allowed: &mut dyn FnMut(&str) -> bool) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inside @ ..] => {
            let (held, rest) = any_of(inside, allowed);
            assert_eq!(rest.first(), Some(&")"), "a parenthesis is not closed");
            (held, &rest[1..])
        }
        // An addition to a licence only allows more.
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => (allowed(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    let mut mit = |licence: &str| licence == "MIT";
    for held in ["MIT", "MIT/Apache-2.0", "GPL-2.0-only OR MIT", "(ISC OR MIT) AND MIT", "MIT WITH Some-exception"] {
        assert!(holds(held, &mut mit), "{held}");
    }
    for not_held in ["ISC", "MIT AND ISC", "MIT AND (ISC OR BSL-1.0)", "(MIT OR ISC) AND ISC", "ISC OR MIT AND ISC"] {
        assert!(!holds(not_held, &mut mit), "{not_held}");
    }
}

#[test]
fn every_crate_has_a_licence_that_we_allow() {
    let law = law();
    assert!(law.licences.contains("MIT"), "the list was read");
    let (mut complaints, mut used) = (Vec::new(), BTreeSet::new());
    for package in PACKAGES.iter() {
        let expression = package["license"].as_str().unwrap_or("none named");
        if holds(expression, &mut |licence| law.licences.contains(licence)) {
            continue;
        }
        let held = holds(expression, &mut |licence| {
            let exception = (name(package).to_owned(), licence.to_owned());
            let is_exception = law.exceptions.contains(&exception);
            if is_exception {
                used.insert(exception);
            }
            is_exception || law.licences.contains(licence)
        });
        if !held {
            complaints.push(format!("{} {}: {expression}", name(package), package["version"]));
        }
    }
    complaints.extend(law.exceptions.difference(&used).map(|(name, licence)| format!("{name} needs no {licence}")));
    expect_none(&complaints);
}

#[test]
fn every_crate_comes_from_the_registry_and_none_is_banned() {
    let law = law();
    assert!(!law.banned.is_empty(), "the list was read");
    let mut complaints = Vec::new();
    for package in PACKAGES.iter() {
        if package["source"].as_str().is_some_and(|source| source != REGISTRY) {
            complaints.push(format!("{} comes from {}", name(package), package["source"]));
        }
        if law.banned.contains(name(package)) {
            complaints.push(format!("{} is banned", name(package)));
        }
    }
    expect_none(&complaints);
}

#[test]
fn our_own_crates_say_which_versions_they_want() {
    let mut complaints = Vec::new();
    for package in PACKAGES.iter().filter(|package| package["source"].is_null()) {
        for needed in package["dependencies"].as_array().unwrap() {
            if needed["req"] == "*" && needed["path"].is_null() {
                complaints.push(format!("{} takes any version of {}", name(package), needed["name"]));
            }
        }
    }
    expect_none(&complaints);
}
