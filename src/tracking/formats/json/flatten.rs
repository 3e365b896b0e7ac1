//! One JSON value to paths and texts: `{"a": {"b": 1.50}}` is `a.b` = `1.50`. Numbers stay as they are written, so that
//! no id loses a digit.

use crate::tracking::input::Sink;
use std::borrow::Cow;

/// Deeper is no event.
const DEEPEST: u32 = 64;
/// As many objects of a list are taken apart; a list of texts becomes one text.
const MOST_ELEMENTS: usize = 16;

/// The text is no JSON, or too deep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tracking) struct BadJson;

/// Puts every value under its path; the list at `events_in` is passed over.
pub(in crate::tracking) fn flatten(
    text: &str,
    prefix: &str,
    events_in: &str,
    sink: &mut dyn Sink,
) -> Result<(), BadJson> {
    let mut scan = Scan { text, at: 0 };
    let mut path = prefix.to_owned();
    value(&mut scan, &mut path, events_in, sink, 0)?;
    scan.blank();
    if scan.at == text.len() { Ok(()) } else { Err(BadJson) }
}

fn value(
    scan: &mut Scan<'_>,
    path: &mut String,
    events_in: &str,
    sink: &mut dyn Sink,
    depth: u32,
) -> Result<(), BadJson> {
    if depth > DEEPEST {
        return Err(BadJson);
    }
    match scan.peek() {
        Some(b'{') => scan.members(|key, scan| {
            let length = path.len();
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&key);
            let result = value(scan, path, events_in, sink, depth + 1);
            path.truncate(length);
            result
        }),
        Some(b'[') if !events_in.is_empty() && path == events_in => scan.pass().map(drop),
        Some(b'[') => list(scan, path, events_in, sink, depth),
        Some(b'"') => {
            let text = scan.string()?;
            sink.put(path, &text);
            Ok(())
        }
        _ => {
            let word = scan.word()?;
            if word != "null" {
                sink.put(path, word);
            }
            Ok(())
        }
    }
}

/// A list of pairs becomes paths by key, a list of texts one text, and the first objects of any other list are numbered.
fn list(
    scan: &mut Scan<'_>,
    path: &mut String,
    events_in: &str,
    sink: &mut dyn Sink,
    depth: u32,
) -> Result<(), BadJson> {
    let length = path.len();
    let (mut texts, mut place) = (String::new(), 0);
    scan.elements(|scan| {
        let start = scan.at;
        let is_nested = matches!(scan.peek(), Some(b'{' | b'['));
        if !is_nested {
            let text = if scan.peek() == Some(b'"') { scan.string()? } else { Cow::Borrowed(scan.word()?) };
            if !texts.is_empty() {
                texts.push_str(", ");
            }
            texts.push_str(&text);
            return Ok(());
        }
        let element = scan.pass()?;
        let pair = pair_of(element);
        let number;
        let (name, inside) = match &pair {
            Some((key, inside)) => (key.as_ref(), *inside),
            None => {
                number = place.to_string();
                (number.as_str(), &scan.text[start..scan.at])
            }
        };
        place += 1;
        if pair.is_none() && place > MOST_ELEMENTS {
            return Ok(());
        }
        path.push('.');
        path.push_str(name);
        let result = value(&mut Scan { text: inside, at: 0 }, path, events_in, sink, depth + 1);
        path.truncate(length);
        result
    })?;
    if !texts.is_empty() {
        sink.put(path, &texts);
    }
    Ok(())
}

/// The key and the value of `{"key": ..., "value": ...}` or `{"name": ..., "value": ...}`, as analytics exports write
/// what an event says.
fn pair_of(element: &str) -> Option<(Cow<'_, str>, &str)> {
    let (mut key, mut inside, mut others) = (None, None, 0);
    let mut scan = Scan { text: element, at: 0 };
    let read = scan.members(|name, scan| {
        match name.as_ref() {
            "key" | "name" if scan.peek() == Some(b'"') => key = Some(scan.string()?),
            "value" => inside = Some(scan.pass()?),
            _ => {
                others += 1;
                scan.pass()?;
            }
        }
        Ok(())
    });
    read.ok().filter(|()| others == 0)?;
    key.zip(inside)
}

/// The list of events inside an object, element by element.
pub(in crate::tracking) fn events_of<'t>(text: &'t str, events_in: &str) -> Option<Vec<&'t str>> {
    let mut inside = text;
    for name in events_in.split('.') {
        let mut found = None;
        let read = Scan { text: inside, at: 0 }.members(|key, scan| {
            let value = scan.pass()?;
            if key == name {
                found = Some(value);
            }
            Ok(())
        });
        inside = read.ok().and(found)?;
    }
    elements_of(inside)
}

/// The elements of a list, as they are written.
pub(in crate::tracking) fn elements_of(text: &str) -> Option<Vec<&str>> {
    let mut elements = Vec::new();
    let mut scan = Scan { text, at: 0 };
    (scan.peek() == Some(b'[')).then_some(())?;
    scan.elements(|scan| scan.pass().map(|element| elements.push(element))).ok()?;
    Some(elements)
}

/// Where the lists of objects in an object are, and how long each is.
pub(in crate::tracking) fn lists_of_objects(text: &str) -> Vec<(String, usize)> {
    let mut lists = Vec::new();
    let mut look = |path: &str, value: &str| {
        let elements = elements_of(value).unwrap_or_default();
        let is_objects = elements.iter().all(|element| element.starts_with('{') && pair_of(element).is_none());
        if !elements.is_empty() && is_objects {
            lists.push((path.to_owned(), elements.len()));
        }
    };
    // What is no JSON has no lists either.
    let _ = Scan { text, at: 0 }.members(|key, scan| {
        let value = scan.pass()?;
        look(&key, value);
        if value.starts_with('{') {
            let inner = |name: Cow<'_, str>, scan: &mut Scan<'_>| {
                let value = scan.pass()?;
                look(&format!("{key}.{name}"), value);
                Ok(())
            };
            Scan { text: value, at: 0 }.members(inner)?;
        }
        Ok(())
    });
    lists
}

/// A place in a JSON text.
struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    fn blank(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += rest.iter().take_while(|byte| b" \t\r\n".contains(byte)).count();
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        self.blank();
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> Result<(), BadJson> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(BadJson)
    }

    fn members(&mut self, mut each: impl FnMut(Cow<'t, str>, &mut Self) -> Result<(), BadJson>) -> Result<(), BadJson> {
        self.eat(b'{')?;
        if self.peek() == Some(b'}') {
            return self.eat(b'}');
        }
        loop {
            self.blank();
            let key = self.string()?;
            self.eat(b':')?;
            each(key, self)?;
            if self.eat(b',').is_err() {
                return self.eat(b'}');
            }
        }
    }

    fn elements(&mut self, mut each: impl FnMut(&mut Self) -> Result<(), BadJson>) -> Result<(), BadJson> {
        self.eat(b'[')?;
        if self.peek() == Some(b']') {
            return self.eat(b']');
        }
        loop {
            each(self)?;
            if self.eat(b',').is_err() {
                return self.eat(b']');
            }
        }
    }

    /// Passes a value and gives it as it is written.
    fn pass(&mut self) -> Result<&'t str, BadJson> {
        self.blank();
        let end = super::value_end(self.text.as_bytes(), self.at).ok_or(BadJson)?;
        let value = self.text.get(self.at..end).ok_or(BadJson)?;
        self.at = end;
        Ok(value)
    }

    /// A number, `true`, `false` or `null`, as it is written.
    fn word(&mut self) -> Result<&'t str, BadJson> {
        self.blank();
        let rest = &self.text[self.at..];
        let ends = |c: char| matches!(c, ',' | '}' | ']' | ':' | '"' | '{' | '[') || c.is_ascii_whitespace();
        let word = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let is_number = || {
            let digits = word.strip_prefix('-').unwrap_or(word);
            let is_part = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'+' | b'-');
            digits.starts_with(|c: char| c.is_ascii_digit()) && digits.bytes().all(is_part)
        };
        // Not a number: written so by Python.
        if !matches!(word, "true" | "false" | "null" | "NaN") && !is_number() {
            return Err(BadJson);
        }
        self.at += word.len();
        Ok(if word == "NaN" { "null" } else { word })
    }

    fn string(&mut self) -> Result<Cow<'t, str>, BadJson> {
        self.eat(b'"')?;
        let rest = &self.text[self.at..];
        let end = memchr::memchr2(b'"', b'\\', rest.as_bytes()).ok_or(BadJson)?;
        if rest.as_bytes()[end] == b'"' {
            self.at += end + 1;
            return Ok(Cow::Borrowed(&rest[..end]));
        }
        self.escaped().map(Cow::Owned)
    }

    fn escaped(&mut self) -> Result<String, BadJson> {
        let mut out = String::new();
        loop {
            let rest = &self.text[self.at..];
            let end = memchr::memchr2(b'"', b'\\', rest.as_bytes()).ok_or(BadJson)?;
            out.push_str(&rest[..end]);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return Ok(out);
            }
            let escape = *self.text.as_bytes().get(self.at).ok_or(BadJson)?;
            self.at += 1;
            out.push(match escape {
                b'"' | b'\\' | b'/' => char::from(escape),
                b'b' | b'f' | b't' => ' ',
                b'n' | b'r' => '\n',
                b'u' => self.unicode()?,
                _ => return Err(BadJson),
            });
        }
    }

    /// The character of four digits, or of twice four.
    fn unicode(&mut self) -> Result<char, BadJson> {
        let first = self.four()?;
        if (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let second = self.four()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return char::from_u32(code).ok_or(BadJson);
            }
            self.at = before;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four(&mut self) -> Result<u32, BadJson> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(BadJson)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| BadJson)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tracking::error::{ReadError, Reason};

    #[derive(Default)]
    struct Pairs(Vec<String>);

    impl Sink for Pairs {
        fn put(&mut self, path: &str, value: &str) {
            self.0.push(format!("{path}={value}"));
        }
        fn end_row(&mut self, _: u64) -> Result<(), ReadError> {
            Ok(())
        }
        fn bad_row(&mut self, _: u64, _: Reason, _: &str) -> Result<(), ReadError> {
            Ok(())
        }
        fn wants(&self, _: &str) -> bool {
            true
        }
    }

    fn pairs(text: &str, events_in: &str) -> Result<Vec<String>, BadJson> {
        let mut pairs = Pairs::default();
        flatten(text, "", events_in, &mut pairs).map(|()| pairs.0)
    }

    #[test]
    fn every_value_stands_under_its_path() {
        let text = r#" {"id": 3956592627.102561, "n": 12345678901234567890, "a": {"b": {"c": "x"}}, "none": null,
            "ok": true, "tags": ["x", 1, "y"], "empty": [], "text": "d\u00e9j\u00e0 \ud83d\uDE00 \"vu\"\n",
            "items": [{"id": "1"}, {"id": "2"}]} "#;
        assert_eq!(
            pairs(text, "").unwrap(),
            [
                "id=3956592627.102561",
                "n=12345678901234567890",
                "a.b.c=x",
                "ok=true",
                "tags=x, 1, y",
                "text=déjà 😀 \"vu\"\n",
                "items.0.id=1",
                "items.1.id=2"
            ]
        );
    }

    #[test]
    fn pairs_become_paths_by_key() {
        let text = r#"{"event_params":[{"key":"page","value":{"string_value":"/a","int_value":null}},
            {"key":"ga_session_id","value":{"int_value":"17"}}],"attrs":[{"name":"gift","value":"yes"}]}"#;
        let expected =
            ["event_params.page.string_value=/a", "event_params.ga_session_id.int_value=17", "attrs.gift=yes"];
        assert_eq!(pairs(text, "").unwrap(), expected);
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            "{",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "[1,]",
            "{\"a\":tru}",
            "{\"a\":1} x",
            "{\"a\":\"\\q\"}",
            "{\"a\":\"\\u12\"}",
            "{'a':1}",
            "nul",
        ] {
            assert_eq!(pairs(text, ""), Err(BadJson), "{text}");
        }
        let deep = |n: usize| format!("{}1{}", "[".repeat(n), "]".repeat(n));
        assert!(pairs(&format!("{{\"a\":{}}}", deep(20)), "").is_ok());
        assert_eq!(pairs(&format!("{{\"a\":{}}}", deep(100_000)), ""), Err(BadJson));
    }

    #[test]
    fn a_list_of_events_is_found_and_passed_over() {
        let text = r#"{"user":"7","visit":{"actions":[{"t":1},{"t":2}]},"tags":["x"],"p":[{"key":"k","value":1}]}"#;
        assert_eq!(lists_of_objects(text), [("visit.actions".to_owned(), 2)]);
        assert_eq!(events_of(text, "visit.actions").unwrap(), ["{\"t\":1}", "{\"t\":2}"]);
        assert_eq!(events_of(text, "none"), None);
        assert_eq!(pairs(text, "visit.actions").unwrap(), ["user=7", "tags=x", "p.k=1"]);
    }
}
