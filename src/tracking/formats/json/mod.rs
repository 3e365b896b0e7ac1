//! JSON: objects one a line, or a document with a list of them. Read bit by bit; no more than one object is held.

mod flatten;

pub(in crate::tracking) use flatten::{flatten, lists_of_objects};

use crate::model::{Recipe, SourceKind};
use crate::tracking::error::{ReadError, Reason};
use crate::tracking::input::{LONGEST_ROW, Sink, Text, text_of};
use flatten::{elements_of, events_of};
use memchr::memchr2;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Bytes that are read at a time.
const BLOCK: usize = 1 << 20;

/// Takes a file apart.
pub(super) fn read(path: &Path, recipe: &Recipe, sink: &mut dyn Sink, taken: &Arc<AtomicU64>) -> Result<(), ReadError> {
    let encoding = crate::tracking::plan::encoding_of(recipe)?;
    let mut stream = Stream {
        path,
        text: Text::open(path, Some(encoding))?,
        pending: Vec::new(),
        at: 0,
        events_in: &recipe.events_in,
        number: 0,
        taken,
    };
    match recipe.format {
        SourceKind::JsonLines => stream.lines(sink),
        _ => stream.document(sink),
    }
}

/// A file on its way.
struct Stream<'a> {
    path: &'a Path,
    text: Text,
    pending: Vec<u8>,
    /// Where in `pending` what is next begins.
    at: usize,
    events_in: &'a str,
    number: u64,
    taken: &'a AtomicU64,
}

/// The list that is being read.
struct List {
    /// What the object around it says of all its elements.
    around: String,
    /// The path of its elements.
    prefix: String,
}

impl Stream<'_> {
    /// Reads on; whether there was more.
    fn more(&mut self) -> Result<bool, ReadError> {
        self.pending.drain(..self.at);
        self.at = 0;
        if self.text.ended {
            return Ok(false);
        }
        if self.pending.len() >= LONGEST_ROW {
            return Err(ReadError::LineTooLong(self.path.to_owned()));
        }
        self.text.more(BLOCK.max(self.pending.len()), &mut self.pending)?;
        self.taken.store(self.text.bytes.taken.load(Relaxed), Relaxed);
        Ok(true)
    }

    fn lines(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        loop {
            let rest = &self.pending[self.at..];
            match memchr2(b'\n', b'\r', rest) {
                Some(end) => {
                    let next = end + if rest[end..].starts_with(b"\r\n") { 2 } else { 1 };
                    // A return at the very end may be half of a line end.
                    if next == rest.len() && rest[end] == b'\r' && self.more()? {
                        continue;
                    }
                    self.number += 1;
                    let line = text_of(&self.pending[self.at..self.at + end]).into_owned();
                    self.at += next;
                    self.record(&line, sink)?;
                }
                None if self.more()? => {}
                None => break,
            }
        }
        self.number += 1;
        let last = text_of(&std::mem::take(&mut self.pending)).into_owned();
        self.record(&last, sink)
    }

    /// One object of many; it has the number of its line, or of its place.
    fn record(&mut self, text: &str, sink: &mut dyn Sink) -> Result<(), ReadError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let number = self.number;
        put_events(text, self.events_in, sink, || number)
    }

    fn document(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        while let Some(first) = self.next_byte()? {
            match first {
                b'{' => self.object(sink)?,
                b'[' => {
                    self.at += 1;
                    self.list(&List { around: String::new(), prefix: String::new() }, sink)?;
                }
                _ => self.rubbish(sink)?,
            }
        }
        Ok(())
    }

    /// The next byte that is no blank, not taken.
    fn next_byte(&mut self) -> Result<Option<u8>, ReadError> {
        loop {
            let blank = |byte: &&u8| b" \t\r\n,".contains(byte);
            self.at += self.pending[self.at..].iter().take_while(blank).count();
            if let Some(byte) = self.pending.get(self.at) {
                return Ok(Some(*byte));
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// An object outside every list. One that is too long to be held is read as far as its list of objects, and on in it.
    fn object(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        loop {
            if let Some(end) = value_end(&self.pending, self.at) {
                let text = text_of(&self.pending[self.at..end]).into_owned();
                self.at = end;
                let number = &mut self.number;
                return put_events(&text, self.events_in, sink, || {
                    *number += 1;
                    *number
                });
            }
            if self.pending.len() - self.at >= LONGEST_ROW {
                return self.long_object(sink);
            }
            if !self.more()? {
                return self.rubbish(sink);
            }
        }
    }

    fn long_object(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let too_long = || ReadError::LineTooLong(self.path.to_owned());
        let rest = &self.pending[self.at..];
        // What is waiting may end within a character.
        let valid = std::str::from_utf8(rest).map_or_else(|error| error.valid_up_to(), str::len);
        let begun = text_of(&rest[..valid]).into_owned();
        let (key, around, inside) = first_list(&begun).ok_or_else(too_long)?;
        if !self.events_in.is_empty() && self.events_in != key {
            return Err(too_long());
        }
        let list = List { around: format!("{}}}", around.trim_end().trim_end_matches(',')), prefix: key };
        self.at += inside;
        self.list(&list, sink)?;
        // What follows the list belongs to no event.
        self.pending.clear();
        self.at = 0;
        while self.more()? {
            self.at = self.pending.len();
        }
        Ok(())
    }

    /// The elements of a list up to its end.
    fn list(&mut self, list: &List, sink: &mut dyn Sink) -> Result<(), ReadError> {
        while let Some(first) = self.next_byte()? {
            match first {
                b']' => {
                    self.at += 1;
                    return Ok(());
                }
                b'{' => self.element(list, sink)?,
                _ => self.rubbish(sink)?,
            }
        }
        Ok(())
    }

    fn element(&mut self, list: &List, sink: &mut dyn Sink) -> Result<(), ReadError> {
        let end = loop {
            match value_end(&self.pending, self.at) {
                Some(end) => break end,
                None if !self.more()? => return self.rubbish(sink),
                None => {}
            }
        };
        let text = text_of(&self.pending[self.at..end]).into_owned();
        self.at = end;
        self.number += 1;
        if list.prefix.is_empty() {
            return self.record(&text, sink);
        }
        let put = flatten(&list.around, "", "", sink).and_then(|()| flatten(&text, &list.prefix, "", sink));
        match put {
            Ok(()) => sink.end_row(self.number),
            Err(_) => sink.bad_row(self.number, Reason::BadRecord, &text),
        }
    }

    /// What is no object where one should be: a complaint, and on with the next object on a line of its own.
    fn rubbish(&mut self, sink: &mut dyn Sink) -> Result<(), ReadError> {
        self.number += 1;
        let rest = &self.pending[self.at..];
        let end = memchr2(b'\n', b'{', rest.get(1..).unwrap_or_default()).map_or(rest.len(), |end| end + 1);
        let text = text_of(&rest[..end]).into_owned();
        self.at += end;
        sink.bad_row(self.number, Reason::BadRecord, &text)
    }
}

/// The events of one object.
fn put_events(
    text: &str,
    events_in: &str,
    sink: &mut dyn Sink,
    mut number: impl FnMut() -> u64,
) -> Result<(), ReadError> {
    let inner = if events_in.is_empty() { None } else { events_of(text, events_in) };
    let Some(events) = inner else {
        let number = number();
        let is_object = text.trim_start().starts_with('{');
        return match flatten(text, "", "", sink) {
            Ok(()) if is_object => sink.end_row(number),
            _ => sink.bad_row(number, Reason::BadRecord, text),
        };
    };
    for event in events {
        let number = number();
        // The event speaks first: where both say the same thing, it is nearer.
        let put = flatten(event, events_in, "", sink).and_then(|()| flatten(text, "", events_in, sink));
        match put {
            Ok(()) => sink.end_row(number)?,
            Err(_) => sink.bad_row(number, Reason::BadRecord, event)?,
        }
    }
    Ok(())
}

/// The first list of objects in the beginning of an object: its key, the text before it, and where its elements begin.
fn first_list(text: &str) -> Option<(String, &str, usize)> {
    let bytes = text.as_bytes();
    let mut at = text.find('{')? + 1;
    loop {
        at += bytes.get(at..)?.iter().take_while(|byte| b" \t\r\n,".contains(byte)).count();
        let before = at;
        let end = value_end(bytes, at)?;
        let key = text.get(at..end)?.trim_matches('"').to_owned();
        at = end + bytes[end..].iter().take_while(|byte| b" \t\r\n:".contains(byte)).count();
        if bytes.get(at) == Some(&b'[') {
            let first = bytes[at + 1..].iter().find(|byte| !b" \t\r\n".contains(byte));
            if first == Some(&b'{') {
                return Some((key, &text[..before], at + 1));
            }
        }
        at = value_end(bytes, at)?;
    }
}

/// Where the value that begins at `from` ends, by its brackets and quotes alone; `None`: it goes on.
pub(in crate::tracking) fn value_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut depth = 0_u64;
    let mut at = from;
    loop {
        match *bytes.get(at)? {
            b'"' => {
                at = string_end(bytes, at)?;
                if depth == 0 {
                    return Some(at);
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                // A closing bracket without an opening one: the value before it ends here.
                if depth <= 1 {
                    return Some(if depth == 0 { at } else { at + 1 });
                }
                depth -= 1;
            }
            b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' if depth == 0 => return Some(at),
            _ => {}
        }
        at += 1;
        // A number or a word at the very end of the text.
        if depth == 0 && at == bytes.len() {
            return Some(at);
        }
    }
}

fn string_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from + 1;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at + 1);
        }
        at += 2;
    }
}

/// Where the events of a document are that begins with an object: its longest list of objects, if it has one.
pub(in crate::tracking) fn list_of_events(head: &str) -> Option<String> {
    let begins = head.trim_start();
    if !begins.starts_with('{') || elements_of(begins).is_some() {
        return None;
    }
    match value_end(begins.as_bytes(), 0) {
        Some(end) => {
            let lists = lists_of_objects(&begins[..end]);
            lists.into_iter().max_by_key(|(_, length)| *length).map(|(path, _)| path)
        }
        None => first_list(begins).map(|(key, ..)| key),
    }
}
