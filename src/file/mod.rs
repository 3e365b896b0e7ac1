//! The project file and its data file: the only room with SQL, and the only one that touches these files.
//!
//! In here: the layout derived from the records, opening what nobody vouches for, the writer thread, copies, the data
//! file, the key file, the program's folders. Kept out: undo, figures, the window. Enter by [`open`] and [`Writer`];
//! for people who query the file with other tools there is `docs/file-format.md`.

mod backup;
mod columns;
mod compact;
mod connect;
mod copy;
mod data_file;
mod entry;
mod erase;
mod error;
mod figures;
mod folders;
mod job;
mod keep;
mod key;
mod layout;
mod lock_file;
mod migrate;
mod open;
mod process;
mod project_file;
mod recovery;
mod rejected;
mod rows;
mod salvage;
mod schema;
mod share;
mod write;
mod writer;

pub use backup::{Backup, back_up, backups, copy_file};
pub(crate) use compact::Rewrite;
pub use compact::blob_sizes;
pub use copy::{create, read_blob, save_copy};
pub use data_file::{DATA_APPLICATION_ID, DataFile, data_path, data_tables};
pub use entry::{Entry, Hash};
pub use erase::Erased;
pub use error::{FileError, OpenError};
pub use figures::{AllFigures, Figures};
pub use folders::Folders;
pub(crate) use job::{Job, Step};
pub use key::{export_key, find_key, import_key, pseudonym_key};
pub use lock_file::{LockFile, User, user_of};
pub use migrate::migrate;
pub use open::{Content, Manner, Opened, open, open_as};
pub use recovery::{Recovery, recoveries};
pub use salvage::{Salvaged, SalvagedTable, salvage};
pub use schema::{APPLICATION_ID, FORMAT, tables};
pub(crate) use share::{save_shared, shared_size};
pub use writer::{Saving, Writer, rescue_all};
