//! Lines of a list: one card each, without what marks them as a list.

/// What stands in front of an item of a list.
const BULLETS: [&str; 12] = ["-", "*", "•", "–", "—", "+", "◦", "▪", "·", "‣", "☐", "☑"];

/// One text a line; bullets and numbers in front go, and so do empty lines.
pub(super) fn cards(text: &str) -> Vec<String> {
    let lines = text.split(['\n', '\r', '\u{2028}']).map(|line| without_mark(line.trim()));
    lines.filter(|line| !line.is_empty()).map(super::cut).collect()
}

fn without_mark(line: &str) -> &str {
    for bullet in BULLETS {
        if line == bullet {
            return "";
        }
        if let Some(rest) = line.strip_prefix(bullet).filter(|rest| rest.starts_with(char::is_whitespace)) {
            let rest = rest.trim_start();
            return rest.strip_prefix("[ ] ").or_else(|| rest.strip_prefix("[x] ")).unwrap_or(rest);
        }
    }
    without_number(line).unwrap_or(line)
}

/// The line behind "12. " or "12) ". Longer numbers are years or amounts.
fn without_number(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let rest = line[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::cards;

    #[test]
    fn lists_lose_their_marks_and_sentences_keep_their_numbers() {
        let list = "- Sees the poster\r\n\n  * asks a friend\n1. Compares\n2) Buys\n- [ ] Waits\n—\n";
        assert_eq!(cards(list), ["Sees the poster", "asks a friend", "Compares", "Buys", "Waits"]);
        assert_eq!(cards("3 days\n1.5 kg\n-2\n2026. A year"), ["3 days", "1.5 kg", "-2", "2026. A year"]);
        assert!(cards(" \n\r\n").is_empty());
    }
}
