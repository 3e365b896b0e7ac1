//! The door between SQLite and the disk in memory.
#![allow(unsafe_code, reason = "SQLite asks for a table of functions; there is no safe door to it")]

use super::disk::{self, Fault, Op};
use rusqlite::ffi::*;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::{null, null_mut};

/// An open file. SQLite gives the room for it and knows only the first field.
#[repr(C)]
struct Handle {
    base: sqlite3_file,
    number: u64,
    name: *mut String,
    goes_at_close: bool,
}

static METHODS: sqlite3_io_methods = sqlite3_io_methods {
    iVersion: 1,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: None,
    xShmLock: None,
    xShmBarrier: None,
    xShmUnmap: None,
    xFetch: None,
    xUnfetch: None,
};

/// From here on every file that SQLite opens in this process is in memory.
pub(super) fn install() {
    let vfs = Box::leak(Box::new(sqlite3_vfs {
        iVersion: 1,
        szOsFile: size_of::<Handle>() as c_int,
        mxPathname: 1_024,
        pNext: null_mut(),
        zName: c"power".as_ptr(),
        pAppData: null_mut(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_pathname),
        xDlOpen: None,
        xDlError: None,
        xDlSym: None,
        xDlClose: None,
        xRandomness: Some(randomness),
        xSleep: Some(sleep),
        xCurrentTime: None,
        xGetLastError: Some(last_error),
        xCurrentTimeInt64: None,
        xSetSystemCall: None,
        xGetSystemCall: None,
        xNextSystemCall: None,
    }));
    // SAFETY: the table lives as long as the process.
    let done = unsafe { sqlite3_vfs_register(vfs, 1) };
    assert_eq!(done, SQLITE_OK);
}

/// SAFETY of all below: SQLite calls them with the pointers that its documentation promises, and never two at once for
/// one file.
unsafe fn name_of<'a>(file: *mut sqlite3_file) -> &'a str {
    unsafe { &*(*file.cast::<Handle>()).name }
}

unsafe fn number_of(file: *mut sqlite3_file) -> u64 {
    unsafe { (*file.cast::<Handle>()).number }
}

unsafe fn text<'a>(name: *const c_char) -> &'a str {
    unsafe { CStr::from_ptr(name) }.to_str().unwrap()
}

const fn code(fault: Fault, error: c_int) -> c_int {
    match fault {
        Fault::Full => SQLITE_FULL,
        Fault::Error => error,
    }
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: *const c_char,
    file: *mut sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let handle = file.cast::<Handle>();
    unsafe { (*handle).base.pMethods = null() };
    disk::with(|disk| {
        if let Some(fault) = disk.fault() {
            return code(fault, SQLITE_CANTOPEN);
        }
        disk.opened += 1;
        let number = disk.opened;
        let name = if name.is_null() { format!("temporary {number}") } else { unsafe { text(name) }.to_owned() };
        if !disk.files.contains_key(&name) {
            if flags & SQLITE_OPEN_CREATE == 0 {
                return SQLITE_CANTOPEN;
            }
            disk.files.insert(name.clone(), Vec::new());
            disk.log.push(Op::Create(name.clone()));
        }
        unsafe {
            (*handle).number = number;
            (*handle).name = Box::into_raw(Box::new(name));
            (*handle).goes_at_close = flags & SQLITE_OPEN_DELETEONCLOSE != 0;
            (*handle).base.pMethods = &METHODS;
            if !out_flags.is_null() {
                *out_flags = flags;
            }
        }
        SQLITE_OK
    })
}

unsafe extern "C" fn close(file: *mut sqlite3_file) -> c_int {
    let handle = file.cast::<Handle>();
    let name = unsafe { Box::from_raw((*handle).name) };
    disk::with(|disk| {
        if let Some(locks) = disk.locks.get_mut(&*name) {
            locks.remove(&unsafe { (*handle).number });
        }
        if unsafe { (*handle).goes_at_close } {
            disk.files.remove(&*name);
        }
    });
    SQLITE_OK
}

unsafe extern "C" fn read(file: *mut sqlite3_file, into: *mut c_void, amount: c_int, at: i64) -> c_int {
    let (amount, at) = (amount as usize, at as usize);
    let into = unsafe { std::slice::from_raw_parts_mut(into.cast::<u8>(), amount) };
    disk::with(|disk| {
        if disk.fault().is_some() {
            return SQLITE_IOERR_READ;
        }
        into.fill(0);
        let Some(bytes) = disk.files.get(unsafe { name_of(file) }) else { return SQLITE_IOERR_READ };
        let there = bytes.len().saturating_sub(at).min(amount);
        if there > 0 {
            into[..there].copy_from_slice(&bytes[at..at + there]);
        }
        if there == amount { SQLITE_OK } else { SQLITE_IOERR_SHORT_READ }
    })
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, amount: c_int, at: i64) -> c_int {
    let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), amount as usize) };
    disk::with(|disk| match disk.fault() {
        Some(fault) => code(fault, SQLITE_IOERR_WRITE),
        None => {
            disk.write(unsafe { name_of(file) }, at as usize, bytes);
            SQLITE_OK
        }
    })
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, length: i64) -> c_int {
    disk::with(|disk| {
        if let Some(fault) = disk.fault() {
            return code(fault, SQLITE_IOERR_TRUNCATE);
        }
        let name = unsafe { name_of(file) };
        if let Some(bytes) = disk.files.get_mut(name) {
            bytes.truncate(length as usize);
        }
        disk.log.push(Op::Truncate(name.to_owned(), length as usize));
        SQLITE_OK
    })
}

unsafe extern "C" fn sync(file: *mut sqlite3_file, _: c_int) -> c_int {
    disk::with(|disk| {
        if let Some(fault) = disk.fault() {
            return code(fault, SQLITE_IOERR_FSYNC);
        }
        disk.log.push(Op::Sync(unsafe { name_of(file) }.to_owned()));
        SQLITE_OK
    })
}

unsafe extern "C" fn file_size(file: *mut sqlite3_file, size: *mut i64) -> c_int {
    disk::with(|disk| {
        let length = disk.files.get(unsafe { name_of(file) }).map_or(0, Vec::len);
        unsafe { *size = length as i64 };
        SQLITE_OK
    })
}

unsafe extern "C" fn lock(file: *mut sqlite3_file, level: c_int) -> c_int {
    let (name, number) = unsafe { (name_of(file), number_of(file)) };
    disk::with(|disk| {
        let locks = disk.locks.entry(name.to_owned()).or_default();
        let mine = locks.get(&number).copied().unwrap_or(0);
        let highest = locks.iter().filter(|(other, _)| **other != number).map(|(_, level)| *level).max().unwrap_or(0);
        let (granted, answer) = match level {
            _ if mine >= level => (mine, SQLITE_OK),
            SQLITE_LOCK_SHARED if highest < SQLITE_LOCK_PENDING => (level, SQLITE_OK),
            SQLITE_LOCK_RESERVED if highest < SQLITE_LOCK_RESERVED => (level, SQLITE_OK),
            SQLITE_LOCK_EXCLUSIVE if highest == 0 => (level, SQLITE_OK),
            // Who waits for the readers to go lets no new ones in.
            SQLITE_LOCK_EXCLUSIVE if highest == SQLITE_LOCK_SHARED => (SQLITE_LOCK_PENDING, SQLITE_BUSY),
            _ => (mine, SQLITE_BUSY),
        };
        locks.insert(number, granted);
        answer
    })
}

unsafe extern "C" fn unlock(file: *mut sqlite3_file, level: c_int) -> c_int {
    let (name, number) = unsafe { (name_of(file), number_of(file)) };
    disk::with(|disk| disk.locks.entry(name.to_owned()).or_default().insert(number, level));
    SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(file: *mut sqlite3_file, answer: *mut c_int) -> c_int {
    let name = unsafe { name_of(file) };
    let reserved = disk::with(|disk| {
        disk.locks.get(name).is_some_and(|locks| locks.values().any(|level| *level >= SQLITE_LOCK_RESERVED))
    });
    unsafe { *answer = c_int::from(reserved) };
    SQLITE_OK
}

unsafe extern "C" fn file_control(_: *mut sqlite3_file, op: c_int, argument: *mut c_void) -> c_int {
    if op != SQLITE_FCNTL_HAS_MOVED {
        return SQLITE_NOTFOUND;
    }
    unsafe { *argument.cast::<c_int>() = 0 };
    SQLITE_OK
}

unsafe extern "C" fn sector_size(_: *mut sqlite3_file) -> c_int {
    512
}

unsafe extern "C" fn device_characteristics(_: *mut sqlite3_file) -> c_int {
    0
}

unsafe extern "C" fn delete(_: *mut sqlite3_vfs, name: *const c_char, folder_too: c_int) -> c_int {
    let name = unsafe { text(name) };
    disk::with(|disk| {
        if let Some(fault) = disk.fault() {
            return code(fault, SQLITE_IOERR_DELETE);
        }
        if disk.files.remove(name).is_none() {
            return SQLITE_IOERR_DELETE_NOENT;
        }
        disk.log.push(Op::Delete(name.to_owned(), folder_too != 0));
        SQLITE_OK
    })
}

unsafe extern "C" fn access(_: *mut sqlite3_vfs, name: *const c_char, _: c_int, answer: *mut c_int) -> c_int {
    let name = unsafe { text(name) };
    let there = disk::with(|disk| disk.files.contains_key(name));
    unsafe { *answer = c_int::from(there) };
    SQLITE_OK
}

unsafe extern "C" fn full_pathname(_: *mut sqlite3_vfs, name: *const c_char, room: c_int, into: *mut c_char) -> c_int {
    let bytes = unsafe { CStr::from_ptr(name) }.to_bytes_with_nul();
    if bytes.len() > room as usize {
        return SQLITE_CANTOPEN;
    }
    unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr().cast::<c_char>(), into, bytes.len()) };
    SQLITE_OK
}

unsafe extern "C" fn randomness(_: *mut sqlite3_vfs, amount: c_int, into: *mut c_char) -> c_int {
    let bytes = uuid::Uuid::new_v4();
    let into = unsafe { std::slice::from_raw_parts_mut(into.cast::<u8>(), amount as usize) };
    into.iter_mut().zip(bytes.as_bytes().iter().cycle()).for_each(|(into, byte)| *into = *byte);
    amount
}

unsafe extern "C" fn sleep(_: *mut sqlite3_vfs, micros: c_int) -> c_int {
    std::thread::sleep(std::time::Duration::from_micros(micros as u64));
    micros
}

unsafe extern "C" fn last_error(_: *mut sqlite3_vfs, _: c_int, _: *mut c_char) -> c_int {
    0
}
