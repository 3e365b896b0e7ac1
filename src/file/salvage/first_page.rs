//! The first pages of a project file say where its tables begin. Every file of a layout is made in the same order and
//! its tables are never dropped, so they begin at the same pages in every one: lost first pages can be put back.

use crate::file::connect::{Access, connect};
use crate::file::open::Content;
use crate::file::write::{PAGE_BYTES, fill};
use crate::model::{Project, ProjectId, Record, Records, StateSum};
use std::collections::BTreeSet;
use std::io::{Error, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// Copies a damaged file and puts new first pages in. Nobody else has it open: it did not open.
pub(super) fn mend(damaged: &Path, copy: &Path) -> std::io::Result<()> {
    let mut from = std::fs::File::open(damaged)?;
    let mut to = std::fs::File::options().read(true).write(true).create_new(true).open(copy)?;
    let bytes = std::io::copy(&mut from, &mut to)?;
    let pages = (bytes.div_ceil(PAGE_BYTES)) as u32;
    to.set_len(u64::from(pages) * PAGE_BYTES)?;
    for (number, mut page) in schema_pages(copy)? {
        if number == 1 {
            // The header tells how long the file is; there is no list of free pages.
            page[28..32].copy_from_slice(&pages.to_be_bytes());
            page[32..40].fill(0);
            let counter: [u8; 4] = page[24..28].try_into().unwrap_or_default();
            page[92..96].copy_from_slice(&counter);
        }
        to.seek(SeekFrom::Start(u64::from(number - 1) * PAGE_BYTES))?;
        to.write_all(&page)?;
    }
    to.sync_all()
}

/// The pages of a new file that hold no table's rows, by number from 1.
fn schema_pages(beside: &Path) -> std::io::Result<Vec<(u32, Vec<u8>)>> {
    let mut name = beside.as_os_str().to_owned();
    name.push(".new");
    let new = Path::new(&name);
    let made = empty_project(new);
    let read = made.and_then(|roots| {
        let mut bytes = Vec::new();
        std::fs::File::open(new)?.read_to_end(&mut bytes)?;
        let pages = (1..).zip(bytes.chunks(PAGE_BYTES as usize).map(<[u8]>::to_vec));
        Ok(pages.filter(|(number, _)| !roots.contains(number)).collect())
    });
    // A rest that cannot be removed harms nobody.
    let _ = std::fs::remove_file(new);
    read
}

/// Makes a project with nothing in it; gives the first pages of its tables and indexes.
fn empty_project(path: &Path) -> std::io::Result<BTreeSet<u32>> {
    let id = ProjectId::new();
    let mut records = Records::default();
    records.projects.insert(id, Project::blank(id));
    let content = Content { sum: StateSum::of(&records), records, ..Content::default() };
    let roots = || -> rusqlite::Result<BTreeSet<u32>> {
        fill(path, &content, &mut |_| Ok(()))?;
        let reading = connect(path, Access::Read)?;
        let mut roots = reading.prepare("SELECT rootpage FROM sqlite_schema")?;
        roots.query_map([], |row| row.get(0))?.collect()
    };
    roots().map_err(Error::other)
}
