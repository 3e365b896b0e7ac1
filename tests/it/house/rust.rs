//! Just enough reading of Rust to find paths: words and signs, without comments and texts.

/// The words and signs of a source, with their lines. Comments, texts and characters are left out.
pub(super) fn tokens(source: &str) -> Vec<(usize, String)> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while at < chars.len() {
        let length = token_length(&chars[at..]);
        let text: String = chars[at..at + length].iter().collect();
        let is_code = !text.starts_with(char::is_whitespace) && !is_comment(&text) && !is_text(&text);
        let lines = text.matches('\n').count();
        if is_code {
            found.push((line, text));
        }
        line += lines;
        at += length;
    }
    found
}

fn is_comment(token: &str) -> bool {
    token.starts_with("//") || token.starts_with("/*")
}

fn is_text(token: &str) -> bool {
    token.ends_with('"') || token.ends_with('#') && token.len() > 1 || token.starts_with('\'')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// How many characters the first token has.
fn token_length(chars: &[char]) -> usize {
    let starts_with = |text: &str| text.chars().enumerate().all(|(i, c)| chars.get(i) == Some(&c));
    if starts_with("//") {
        return chars.iter().position(|&c| c == '\n').unwrap_or(chars.len());
    }
    if starts_with("/*") {
        return block_comment_length(chars);
    }
    if starts_with("::") {
        return 2;
    }
    if let Some(length) = text_length(chars) {
        return length;
    }
    match chars[0] {
        '\'' => character_length(chars),
        c if is_word(c) => chars.iter().take_while(|&&c| is_word(c)).count(),
        c if c.is_whitespace() => chars.iter().take_while(|&&c| c.is_whitespace()).count(),
        _ => 1,
    }
}

/// Block comments hold each other.
fn block_comment_length(chars: &[char]) -> usize {
    let (mut open, mut at) = (0, 0);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (open, at) = (open + 1, at + 2),
            ('*', '/') => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
        if open == 0 {
            return at;
        }
    }
    chars.len()
}

/// A text with its quotes: plain, raw or of bytes.
fn text_length(chars: &[char]) -> Option<usize> {
    let prefix = chars.iter().take_while(|c| matches!(c, 'r' | 'b' | 'c')).count();
    let is_raw = chars[..prefix].contains(&'r');
    let marks = chars[prefix..].iter().take_while(|&&c| c == '#').count();
    if chars.get(prefix + marks) != Some(&'"') || marks > 0 && !is_raw {
        return None;
    }
    let mut at = prefix + marks + 1;
    while at < chars.len() {
        let closed = chars[at] == '"' && chars[at + 1..].iter().take_while(|&&c| c == '#').count() >= marks;
        match chars[at] {
            _ if closed => return Some(at + 1 + marks),
            '\\' if !is_raw => at += 2,
            _ => at += 1,
        }
    }
    Some(chars.len())
}

/// A character such as 'a' or '\n', with its marks; or the mark alone, when a lifetime follows.
fn character_length(chars: &[char]) -> usize {
    if chars.get(1) == Some(&'\\') {
        let end = chars[3..].iter().position(|&c| c == '\'');
        return end.map_or(chars.len(), |end| end + 4);
    }
    if chars.get(2) == Some(&'\'') { 3 } else { 1 }
}

/// A path that begins at the top of the crate, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TopPath {
    pub(super) line: usize,
    /// What follows the top: a room, or something the top holds.
    pub(super) first: String,
}

/// Every path of a file that begins at the top: after `crate::`, in the group after it, or after as many `super::`
/// as lead there. `depth` is how many it takes at the left margin of this file.
pub(super) fn top_paths(source: &str, depth: usize) -> Vec<TopPath> {
    let tokens = tokens(source);
    let word = |at: usize| tokens.get(at).map_or("", |(_, text)| text.as_str());
    let mut found = Vec::new();
    let mut braces = 0_usize;
    let mut modules: Vec<usize> = Vec::new();
    for at in 0..tokens.len() {
        match word(at) {
            "{" => {
                braces += 1;
                if at >= 2 && word(at - 2) == "mod" {
                    modules.push(braces);
                }
            }
            "}" => {
                if modules.last() == Some(&braces) {
                    modules.pop();
                }
                braces = braces.saturating_sub(1);
            }
            "crate" if word(at + 1) == "::" => found.extend(firsts(&tokens, at + 2)),
            "super" if at == 0 || word(at - 1) != "::" => {
                let supers = (0..).take_while(|i| word(at + 2 * i) == "super" && word(at + 2 * i + 1) == "::").count();
                if supers > 0 && supers == depth + modules.len() {
                    found.extend(firsts(&tokens, at + 2 * supers));
                }
            }
            _ => {}
        }
    }
    found
}

/// The first names at a place: one word, or those of a group.
fn firsts(tokens: &[(usize, String)], at: usize) -> Vec<TopPath> {
    let first = |(line, text): &(usize, String)| TopPath { line: *line, first: text.clone() };
    let Some(token) = tokens.get(at) else { return Vec::new() };
    if token.1 != "{" {
        return vec![first(token)];
    }
    let mut found = Vec::new();
    let mut open = 0;
    for (i, token) in tokens.iter().enumerate().skip(at) {
        match token.1.as_str() {
            "{" => open += 1,
            "}" => open -= 1,
            _ if open == 1 && matches!(tokens[i - 1].1.as_str(), "{" | ",") => found.push(first(token)),
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    found
}

/// The crates of others that a file names by path, out of these.
pub(super) fn outside_paths(source: &str, crates: &[&str]) -> Vec<(usize, String)> {
    let tokens = tokens(source);
    let word = |at: usize| tokens.get(at).map_or("", |(_, text)| text.as_str());
    let starts = |at: usize| at == 0 || word(at - 1) != "::";
    (0..tokens.len())
        .filter(|&at| crates.contains(&word(at)) && starts(at) && word(at + 1) == "::")
        .map(|at| (tokens[at].0, format!("{}::{}", word(at), word(at + 2))))
        .collect()
}

#[test]
fn paths_are_found_wherever_they_stand() {
    let source = r##"
        //! crate::comment
        use crate::model::Card;
        use crate::{edit::{self, Edit}, tracking, words::Say};
        fn f<'a>(x: &'a str) -> char { let _ = "crate::text"; let _ = r#"crate::"raw"#; $crate::file::open(); '"' }
        mod tests { use super::super::scene::Scene; use super::inside; }
        use super::project;
    "##;
    let firsts: Vec<String> = top_paths(source, 1).into_iter().map(|path| path.first).collect();
    assert_eq!(firsts, ["model", "edit", "tracking", "words", "file", "scene", "project"]);
}
