//! The bytes of a file, unpacked where it is compressed. The only place of this room that opens files.
//!
//! As many bytes are read as the file had when it was opened, so that one that grows has an end; one that shrank or was
//! written to meanwhile is told apart at the end.

use crate::tracking::error::ReadError;
use flate2::bufread::MultiGzDecoder;
use std::fs::{File, Metadata};
use std::io::{BufReader, ErrorKind, Read, Take};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::SystemTime;

/// What unpacks to more than this many bytes …
const HARMLESS: u64 = 256 << 20;
/// … and to more than so many times its size was made to fill a machine, not to be read.
const MOST_TIMES: u64 = 300;
/// A compressed file that can only be read as a whole may unpack to so many bytes.
const MOST_WHOLE: u64 = 512 << 20;
/// The window of a zstd file may take 128 MiB of memory, as its own program allows.
const ZSTD_WINDOW_LOG: u32 = 27;

/// A file being read from its beginning to its end.
pub(in crate::tracking) struct Bytes {
    path: PathBuf,
    state: State,
    unpacked: u64,
    /// Bytes taken from the file, which are fewer where it is compressed.
    pub(in crate::tracking) taken: Arc<AtomicU64>,
    /// Bytes in the file when it was opened.
    pub(in crate::tracking) in_all: u64,
    modified: Option<SystemTime>,
}

enum State {
    Plain(Take<File>),
    Packed(Box<dyn Read + Send>),
}

/// Counts what is taken from a compressed file.
struct Counted {
    file: Take<File>,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.taken.fetch_add(read as u64, Relaxed);
        Ok(read)
    }
}

impl Bytes {
    /// Opens a file; gzip and zstd are unpacked, each also in several parts.
    pub(in crate::tracking) fn open(path: &Path) -> Result<Self, ReadError> {
        let (mut file, metadata) = open_file(path)?;
        let io = |error| ReadError::io(path, error);
        let mut magic = Vec::new();
        (&mut file).take(4).read_to_end(&mut magic).map_err(io)?;
        std::io::Seek::rewind(&mut file).map_err(io)?;
        let taken = Arc::new(AtomicU64::new(0));
        let plain = file.take(metadata.len());
        let counted = |file| BufReader::with_capacity(1 << 16, Counted { file, taken: Arc::clone(&taken) });
        let state = if magic.starts_with(b"\x1F\x8B") {
            State::Packed(Box::new(MultiGzDecoder::new(counted(plain))))
        } else if magic.starts_with(b"\x28\xB5\x2F\xFD") {
            let mut decoder = zstd::Decoder::with_buffer(counted(plain)).map_err(io)?;
            decoder.window_log_max(ZSTD_WINDOW_LOG).map_err(io)?;
            State::Packed(Box::new(decoder))
        } else {
            State::Plain(plain)
        };
        let (in_all, modified) = (metadata.len(), metadata.modified().ok());
        Ok(Self { path: path.to_owned(), state, unpacked: 0, taken, in_all, modified })
    }

    /// Appends as many bytes; fewer only at the end.
    pub(in crate::tracking) fn fill(&mut self, wanted: usize, out: &mut Vec<u8>) -> Result<usize, ReadError> {
        let read = match &mut self.state {
            State::Plain(file) => {
                let read = file.take(wanted as u64).read_to_end(out).map_err(|e| ReadError::io(&self.path, e))?;
                self.taken.fetch_add(read as u64, Relaxed);
                read
            }
            State::Packed(packed) => {
                let read = packed.take(wanted as u64).read_to_end(out);
                read.map_err(|error| damaged(&self.path, error))?
            }
        };
        self.unpacked += read as u64;
        let packed = matches!(self.state, State::Packed(_));
        if packed && self.unpacked > HARMLESS && self.unpacked / MOST_TIMES > self.taken.load(Relaxed) {
            return Err(ReadError::Bomb(self.path.clone()));
        }
        Ok(read)
    }

    /// At the end: whether the file is still the one that was opened.
    pub(in crate::tracking) fn check_unchanged(&self) -> Result<(), ReadError> {
        let changed = || ReadError::Changed(self.path.clone());
        if matches!(self.state, State::Plain(_)) && self.taken.load(Relaxed) < self.in_all {
            return Err(changed());
        }
        let now = std::fs::metadata(&self.path).map_err(|error| ReadError::io(&self.path, error))?;
        let same = now.len() == self.in_all && now.modified().ok() == self.modified;
        if same { Ok(()) } else { Err(changed()) }
    }
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let mut out = Vec::new();
        let read = self.fill(buffer.len(), &mut out).map_err(carried)?;
        buffer[..read].copy_from_slice(&out);
        Ok(read)
    }
}

/// An error of ours on its way through a reader that is not ours.
#[derive(Debug)]
struct Carried(ReadError);

impl std::fmt::Display for Carried {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Carried {}

/// An error of ours for a reader that is not ours to pass on.
pub(super) fn carried(error: ReadError) -> std::io::Error {
    std::io::Error::other(Carried(error))
}

/// What the system, or an unpacker, or one of our own readers said.
pub(in crate::tracking) fn error_of(path: &Path, error: std::io::Error) -> ReadError {
    if error.get_ref().is_some_and(|inner| inner.is::<Carried>()) {
        let inner = error.into_inner().and_then(|inner| inner.downcast::<Carried>().ok());
        return inner.map_or_else(|| ReadError::Changed(path.to_owned()), |carried| carried.0);
    }
    damaged(path, error)
}

/// Opens what is a file and nothing else.
pub(in crate::tracking) fn open_file(path: &Path) -> Result<(File, Metadata), ReadError> {
    // Looked at before it is opened: opening a pipe would wait for somebody to write into it.
    let metadata = std::fs::metadata(path).map_err(|error| ReadError::io(path, error))?;
    if metadata.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(ReadError::NotAFile(path.to_owned()));
    }
    let file = File::open(path).map_err(|error| ReadError::io(path, error))?;
    Ok((file, metadata))
}

/// A file that can only be read from several places at once.
pub(in crate::tracking) enum Whole {
    /// As it lies there.
    File(File),
    /// Unpacked.
    Memory(Vec<u8>),
}

/// Opens a file that is read from several places.
pub(in crate::tracking) fn open_whole(path: &Path) -> Result<Whole, ReadError> {
    let mut bytes = Bytes::open(path)?;
    if matches!(bytes.state, State::Plain(_)) {
        return Ok(Whole::File(open_file(path)?.0));
    }
    let mut unpacked = Vec::new();
    while bytes.fill(1 << 20, &mut unpacked)? > 0 {
        if unpacked.len() as u64 > MOST_WHOLE {
            return Err(ReadError::Bomb(path.to_owned()));
        }
    }
    Ok(Whole::Memory(unpacked))
}

fn damaged(path: &Path, error: std::io::Error) -> ReadError {
    match error.kind() {
        ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::Other => {
            ReadError::Damaged { what: error.to_string(), path: path.to_owned() }
        }
        _ => ReadError::io(path, error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(bytes).unwrap();
        file
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn all(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
        let file = file(bytes);
        let (mut opened, mut out) = (Bytes::open(file.path())?, Vec::new());
        while opened.fill(1000, &mut out)? > 0 {}
        opened.check_unchanged()?;
        Ok(out)
    }

    #[test]
    fn compressed_files_come_out_as_they_went_in_also_in_several_parts() {
        let text = b"user,time\n".repeat(5000);
        assert_eq!(all(&text).unwrap(), text);
        assert_eq!(all(&[gzip(&text), gzip(b"end")].concat()).unwrap(), [&text[..], b"end"].concat());
        let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 3).unwrap();
        assert_eq!(all(&[zstd(&text), zstd(b"end")].concat()).unwrap(), [&text[..], b"end"].concat());
    }

    #[test]
    fn a_damaged_or_cut_archive_is_named() {
        let packed = gzip(&b"user,time\n".repeat(5000));
        assert!(matches!(all(&packed[..packed.len() - 6]), Err(ReadError::Damaged { .. })));
        assert!(matches!(all(b"\x1F\x8Bnothing of the kind"), Err(ReadError::Damaged { .. })));
        assert!(matches!(all(b"\x28\xB5\x2F\xFDnothing"), Err(ReadError::Damaged { .. } | ReadError::Io { .. })));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_unpacks_to() {
        let mut packed = Vec::new();
        let line = [vec![b'x'; 1 << 20], vec![b'\n']].concat();
        let part = zstd::encode_all(&line.repeat(64)[..], 1).unwrap();
        (0..8).for_each(|_| packed.extend_from_slice(&part));
        let file = file(&packed);
        let (mut opened, mut out) = (Bytes::open(file.path()).unwrap(), Vec::new());
        let refused = loop {
            out.clear();
            match opened.fill(4 << 20, &mut out) {
                Ok(0) => panic!("it was read to its end"),
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert!(matches!(refused, ReadError::Bomb(_)), "{refused:?}");
    }

    #[test]
    fn a_file_that_changes_is_told_apart() {
        let read_while = |change: &dyn Fn(&Path)| {
            let file = file(&b"user,time\n".repeat(1000));
            let (mut opened, mut out) = (Bytes::open(file.path()).unwrap(), Vec::new());
            opened.fill(100, &mut out).unwrap();
            change(file.path());
            while opened.fill(1000, &mut out).unwrap() > 0 {}
            (out.len(), opened.check_unchanged())
        };
        let grow = |path: &Path| {
            let mut file = File::options().append(true).open(path).unwrap();
            file.write_all(&[b'x'; 5000]).unwrap();
        };
        let (read, end) = read_while(&grow);
        assert_eq!(read, 10_000, "what was there at the beginning");
        assert!(matches!(end, Err(ReadError::Changed(_))));
        let (read, end) = read_while(&|path| File::options().write(true).open(path).unwrap().set_len(500).unwrap());
        assert_eq!(read, 500);
        assert!(matches!(end, Err(ReadError::Changed(_))));
        let (read, end) = read_while(&|path| std::fs::remove_file(path).unwrap());
        assert_eq!(read, 10_000, "what is open stays");
        assert!(matches!(end, Err(ReadError::NotFound(_))));
    }
}
