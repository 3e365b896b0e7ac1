//! The words of both languages.

use super::{expect_none, read, rust_files};
use std::collections::{BTreeMap, BTreeSet};

const NO_BREAK: char = '\u{A0}';
const NARROW: char = '\u{202F}';

/// One message of a file of words: where it begins, and all it says.
struct Message {
    line: usize,
    text: String,
}

impl Message {
    /// The names of what is put into it.
    fn variables(&self) -> BTreeSet<String> {
        let is_name = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
        self.text.split('$').skip(1).map(|rest| rest.chars().take_while(is_name).collect()).collect()
    }

    /// What the user reads of it: without selectors, and a letter for each thing put in.
    fn visible(&self) -> String {
        let lines = self.text.lines().map(|line| {
            let line = line.trim_start();
            let variant = line.strip_prefix('*').unwrap_or(line);
            match (variant.strip_prefix('['), line.ends_with("->")) {
                (_, true) => String::new(),
                (Some(variant), _) => variant.split_once(']').map_or_else(String::new, |(_, said)| said.to_owned()),
                (None, _) => line.to_owned(),
            }
        });
        let text: String = lines.collect::<Vec<_>>().join("\n");
        replace_placeables(&text)
    }
}

/// Puts a letter in place of `{ … }`; a brace alone closes a selector.
fn replace_placeables(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((inside, after)) = after.split_once('}') else { break };
        // A text in braces is said as it stands, such as { "" } or { "{" }.
        out.push_str(inside.trim().strip_prefix('"').and_then(|said| said.strip_suffix('"')).unwrap_or("x"));
        rest = after;
    }
    out.push_str(rest);
    out.lines().filter(|line| line.trim() != "}").collect::<Vec<_>>().join("\n")
}

/// The messages of a language, by key, and the complaints about keys that are given twice.
fn messages(language: &str) -> (BTreeMap<String, Message>, Vec<String>) {
    let path = format!("assets/words/{language}/parcours.ftl");
    let (mut found, mut complaints) = (BTreeMap::<String, Message>::new(), Vec::new());
    let mut key = String::new();
    for (number, line) in read(&path).lines().enumerate() {
        let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((name, text)) = line.split_once('=').filter(|_| starts) {
            key = name.trim().to_owned();
            let message = Message { line: number + 1, text: text.trim().to_owned() };
            if let Some(first) = found.insert(key.clone(), message) {
                complaints.push(format!("{path}:{}: {key} stands at {} already", number + 1, first.line));
            }
        } else if line.starts_with(' ') || line.starts_with('}') {
            let message = found.get_mut(&key).unwrap_or_else(|| panic!("{path}:{}: no key", number + 1));
            message.text.push('\n');
            message.text.push_str(line);
        } else if !line.is_empty() && !line.starts_with('#') {
            complaints.push(format!("{path}:{}: neither a key nor its text: {line}", number + 1));
        }
    }
    (found, complaints)
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (english, mut complaints) = messages("en");
    let (french, twice) = messages("fr");
    complaints.extend(twice);
    for key in english.keys().chain(french.keys()).collect::<BTreeSet<_>>() {
        match (english.get(key), french.get(key)) {
            (Some(en), Some(fr)) if en.variables() != fr.variables() => {
                complaints.push(format!("{key}: {:?} in English, {:?} in French", en.variables(), fr.variables()));
            }
            (Some(_), None) => complaints.push(format!("{key} is missing in French")),
            (None, Some(_)) => complaints.push(format!("{key} is missing in English")),
            _ => {}
        }
    }
    expect_none(&complaints);
}

#[test]
fn fluent_reads_both_files_without_complaint() {
    for language in ["en", "fr"] {
        let source = read(format!("assets/words/{language}/parcours.ftl"));
        if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(source) {
            panic!("{language}: {errors:?}");
        }
    }
}

#[test]
fn every_word_is_said_somewhere() {
    let sources: String = rust_files("src").into_iter().map(read).collect();
    let unused = |key: &String| !sources.contains(&format!("\"{key}\""));
    let (english, _) = messages("en");
    expect_none(&english.into_keys().filter(unused).map(|key| format!("nobody says {key}")).collect::<Vec<_>>());
}

/// What is wrong with the spaces and marks of a French text.
pub(crate) fn french_faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1);
        // A mark alone is a sign that is named, not punctuation; between digits it is a time or a ratio.
        let between_digits = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(char::is_ascii_digit);
        let wanted = match c {
            ':' | '»' | '%' | '€' if !between_digits => Some(NO_BREAK),
            ';' | '!' | '?' => Some(NARROW),
            _ => None,
        };
        let is_run = before.is_some_and(|c| matches!(c, '!' | '?' | '«' | '(' | '[' | '/' | '\n'));
        if let Some(wanted) = wanted.filter(|&space| before.is_some() && before != Some(space) && !is_run) {
            faults.push(format!("U+{:04X} before {c}", u32::from(wanted)));
        }
        match (c, after) {
            ('«', Some(&next)) if next != NO_BREAK => faults.push("U+00A0 after «".to_owned()),
            ('\'', _) => faults.push("’ instead of '".to_owned()),
            ('"', _) => faults.push("« » instead of \"".to_owned()),
            _ => {}
        }
    }
    faults
}

#[test]
fn french_marks_stand_behind_spaces_that_do_not_break() {
    let (french, _) = messages("fr");
    let mut complaints = Vec::new();
    for (key, message) in french {
        // Help shows what is typed into a shell, which has marks of its own.
        let is_help = |fault: &String| key.starts_with("help-") && fault.contains("instead of");
        for fault in french_faults(&message.visible()).into_iter().filter(|fault| !is_help(fault)) {
            complaints.push(format!("fr/parcours.ftl:{}: {key} wants {fault}", message.line));
        }
    }
    expect_none(&complaints);
}

#[test]
fn wrong_french_marks_are_found() {
    assert_eq!(french_faults("Étape :"), ["U+00A0 before :"]);
    assert_eq!(french_faults("Pourquoi\u{A0}?"), ["U+202F before ?"]);
    assert_eq!(french_faults("l'étape"), ["’ instead of '"]);
    assert!(french_faults("« Étape »").len() == 2);
    assert!(french_faults("«\u{A0}Étape\u{A0}»\u{A0}: 38\u{A0}%, pourquoi\u{202F}?").is_empty());
    let selected =
        Message { line: 1, text: "{ $n ->\n    [one] { $n } fiche\u{202F}!\n   *[other] { $n } fiches !\n}".into() };
    assert_eq!(selected.visible().trim(), "x fiche\u{202F}!\n x fiches !");
    assert_eq!(french_faults(&selected.visible()).len(), 1);
}
