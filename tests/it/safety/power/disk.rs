//! A disk in memory: what programs see, and a log from which it is known what would be left after a power cut.

use crate::random::Random;
use std::collections::BTreeMap;
use std::ffi::c_int;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// So much is written at once or not at all.
const SECTOR: usize = 512;

/// What happened to the disk.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Create(String),
    Write(String, usize, Vec<u8>),
    Truncate(String, usize),
    Sync(String),
    /// The flag: the folder was synced too.
    Delete(String, bool),
    /// Something was shown as saved: the number of entries.
    Saved(u64),
}

/// The files by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

#[derive(Default)]
pub(super) struct Disk {
    pub(super) files: Files,
    pub(super) log: Vec<Op>,
    /// Counts the calls that may fail.
    pub(super) calls: usize,
    /// The call that fails, and how.
    pub(super) fails: Option<(usize, Fault)>,
    /// The lock that each open file holds on its name.
    pub(super) locks: BTreeMap<String, BTreeMap<u64, c_int>>,
    pub(super) opened: u64,
}

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Full,
    Error,
}

static DISK: Mutex<Option<Disk>> = Mutex::new(None);

/// Does something with the disk.
pub(super) fn with<T>(work: impl FnOnce(&mut Disk) -> T) -> T {
    let mut disk: MutexGuard<'_, Option<Disk>> = DISK.lock().unwrap_or_else(PoisonError::into_inner);
    work(disk.get_or_insert_default())
}

/// Puts these files on the disk as the only ones, all synced.
pub(super) fn insert(files: Files) {
    with(|disk| *disk = Disk { files, opened: disk.opened, ..Disk::default() });
}

/// The real files, as they lie in a folder; the names stay, because opening looks whether there is a file.
pub(super) fn taken_from(paths: &[&Path]) -> Files {
    let file = |path: &&Path| (path.to_str().unwrap().to_owned(), std::fs::read(path).unwrap());
    paths.iter().map(file).collect()
}

impl Disk {
    /// Whether this call is to fail.
    pub(super) fn fault(&mut self) -> Option<Fault> {
        self.calls += 1;
        self.fails.filter(|(call, _)| *call == self.calls).map(|(_, fault)| fault)
    }

    pub(super) fn write(&mut self, name: &str, at: usize, bytes: &[u8]) {
        put(self.files.entry(name.to_owned()).or_default(), at, bytes);
        self.log.push(Op::Write(name.to_owned(), at, bytes.to_vec()));
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

/// What is left of the disk when the power goes after so many operations, and how many entries had been shown as saved.
pub(super) fn after_cut(before: &Files, log: &[Op], random: &mut Random) -> (Files, u64) {
    let mut durable = before.clone();
    let mut waiting: BTreeMap<String, Vec<Op>> = BTreeMap::new();
    let mut saved = 0;
    for op in log {
        match op {
            Op::Saved(entries) => saved = *entries,
            Op::Sync(name) => {
                let ops = waiting.remove(name).unwrap_or_default();
                ops.iter().for_each(|op| settle(&mut durable, op));
            }
            Op::Delete(name, true) => {
                waiting.remove(name);
                durable.remove(name);
            }
            Op::Create(name) | Op::Write(name, ..) | Op::Truncate(name, _) | Op::Delete(name, false) => {
                waiting.entry(name.clone()).or_default().push(op.clone());
            }
        }
    }
    for op in waiting.values().flatten() {
        survive(&mut durable, op, random);
    }
    (durable, saved)
}

fn settle(files: &mut Files, op: &Op) {
    match op {
        Op::Create(name) => drop(files.entry(name.clone()).or_default()),
        Op::Write(name, at, bytes) => put(files.entry(name.clone()).or_default(), *at, bytes),
        Op::Truncate(name, length) => files.entry(name.clone()).or_default().truncate(*length),
        Op::Delete(name, _) => drop(files.remove(name)),
        Op::Sync(_) | Op::Saved(_) => {}
    }
}

/// Of what was not synced any part may have reached the disk, in any order.
fn survive(files: &mut Files, op: &Op, random: &mut Random) {
    match op {
        Op::Write(name, at, bytes) => {
            let mut start = 0;
            while start < bytes.len() {
                // Up to the end of the sector of the disk.
                let end = (start + SECTOR - (at + start) % SECTOR).min(bytes.len());
                if random.one_in(2) && files.contains_key(name) {
                    settle(files, &Op::Write(name.clone(), at + start, bytes[start..end].to_vec()));
                }
                start = end;
            }
        }
        other if random.one_in(2) => settle(files, other),
        _ => {}
    }
}
