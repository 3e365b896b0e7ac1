//! Event logs as XML (XES): every event with what is said of its case, as `case:...`.

use crate::model::Recipe;
use crate::tracking::error::ReadError;
use crate::tracking::input::bytes::error_of;
use crate::tracking::input::{LONGEST_ROW, Sink, Text, TextReader};
use crate::tracking::plan::encoding_of;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Attributes inside attributes go no deeper.
const DEEPEST: usize = 64;
/// As many things are said of a case.
const MOST_OF_CASE: usize = 10_000;

/// Takes a file apart.
pub(super) fn read(path: &Path, recipe: &Recipe, sink: &mut dyn Sink, taken: &AtomicU64) -> Result<(), ReadError> {
    let text = Text::open(path, Some(encoding_of(recipe)?))?;
    let counter = std::sync::Arc::clone(&text.bytes.taken);
    let mut xml =
        Reader::from_reader(Fuse { inner: BufReader::with_capacity(1 << 16, TextReader::new(text)), since_event: 0 });
    xml.config_mut().check_end_names = true;
    let mut log = Log::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        xml.get_mut().since_event = 0;
        let event = xml.read_event_into(&mut buffer);
        match event.map_err(|error| error_in(path, error))? {
            Event::Start(tag) => log.begin(&tag, true, sink),
            Event::Empty(tag) => {
                log.begin(&tag, false, sink);
                if tag.local_name().as_ref() == "event" {
                    log.end("event", sink)?;
                }
            }
            Event::End(tag) => log.end(tag.local_name().as_ref(), sink)?,
            Event::Eof => break,
            _ => {}
        }
        if log.path.len() > DEEPEST {
            return Err(ReadError::senseless(path));
        }
        taken.store(counter.load(Relaxed), Relaxed);
    }
    if log.is_open {
        return Err(ReadError::Damaged { what: "</log>".to_owned(), path: path.to_owned() });
    }
    xml.into_inner().inner.into_inner().text.bytes.check_unchanged()
}

/// What is known while the log goes by.
#[derive(Default)]
struct Log {
    is_open: bool,
    in_event: bool,
    in_trace: bool,
    /// Defaults and classifiers say nothing of any event.
    in_global: bool,
    /// What is said of the case.
    of_case: Vec<(String, String)>,
    /// The attributes around the one that is read.
    path: Vec<String>,
    events: u64,
}

impl Log {
    fn begin(&mut self, tag: &BytesStart<'_>, has_content: bool, sink: &mut dyn Sink) {
        match tag.local_name().as_ref() {
            "log" => self.is_open = has_content,
            "trace" => (self.in_trace, self.of_case) = (has_content, Vec::new()),
            "event" => self.in_event = has_content,
            "global" => self.in_global = has_content,
            "string" | "date" | "int" | "float" | "boolean" | "id" | "list" | "container" => {
                self.attribute(tag, has_content, sink);
            }
            _ => {}
        }
    }

    fn attribute(&mut self, tag: &BytesStart<'_>, has_content: bool, sink: &mut dyn Sink) {
        let (mut key, mut value) = (String::new(), None);
        for attribute in tag.attributes().flatten() {
            let text = quick_xml::escape::unescape(&attribute.value);
            let text = text.map_or_else(|_| attribute.value.to_string(), |text| text.into_owned());
            match attribute.key.as_ref() {
                "key" => key = text,
                "value" => value = Some(text),
                _ => {}
            }
        }
        let inside = self.path.iter().map(String::as_str).chain([key.as_str()]).collect::<Vec<_>>().join(".");
        if let Some(value) = value.filter(|_| !self.in_global) {
            if self.in_event {
                sink.put(&inside, &value);
            } else if self.in_trace && self.of_case.len() < MOST_OF_CASE {
                self.of_case.push((format!("case:{inside}"), value));
            }
        }
        if has_content {
            self.path.push(key);
        }
    }

    fn end(&mut self, name: &str, sink: &mut dyn Sink) -> Result<(), ReadError> {
        match name {
            "log" => self.is_open = false,
            "global" => self.in_global = false,
            "trace" => self.in_trace = false,
            "event" => {
                self.in_event = false;
                self.events += 1;
                for (path, value) in &self.of_case {
                    sink.put(path, value);
                }
                return sink.end_row(self.events);
            }
            "string" | "date" | "int" | "float" | "boolean" | "id" | "list" | "container" => drop(self.path.pop()),
            _ => {}
        }
        Ok(())
    }
}

fn error_in(path: &Path, error: quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) => match std::sync::Arc::try_unwrap(error) {
            Ok(error) => error_of(path, error),
            Err(error) => ReadError::Damaged { what: error.to_string(), path: path.to_owned() },
        },
        other => ReadError::Damaged { what: other.to_string(), path: path.to_owned() },
    }
}

/// Stops a mark that goes on for ever: the parser would hold all of it.
struct Fuse<R> {
    inner: R,
    since_event: usize,
}

impl<R: BufRead> Read for Fuse<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Fuse<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.since_event > LONGEST_ROW {
            return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, "> 16 MB"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.since_event += amount;
        self.inner.consume(amount);
    }
}
