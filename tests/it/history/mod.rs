//! The history: every moment of it again, names for moments, the way back; compacting and erasing.

mod compact;
mod diary;
mod erase;
mod keys;
mod moments;
mod room;
