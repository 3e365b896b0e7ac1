//! What hand and keyboard do on the map without being a command.

use super::Group;
use crate::model::Language;
use crate::tr;

/// Something that hand and keyboard do on the map without being a command: for the sheet of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gesture {
    /// Where it stands on the sheet.
    pub group: Group,
    /// The keys or movements, in words.
    pub keys: String,
    /// What comes of it.
    pub name: String,
}

impl Gesture {
    /// Every gesture, in the order of the sheet.
    pub fn all(language: Language) -> Vec<Self> {
        let arrows = tr!(language, "key-arrows");
        let (enter, delete, escape) =
            (tr!(language, "key-enter"), tr!(language, "key-delete"), tr!(language, "key-escape"));
        let shift = tr!(language, "key-shift");
        let (click, drag) = (tr!(language, "key-click"), tr!(language, "key-drag"));
        let of = |group, keys: String, name| Self { group, keys, name };
        vec![
            of(Group::Add, tr!(language, "key-letters"), tr!(language, "keys-type")),
            of(Group::Add, enter.clone(), tr!(language, "keys-next-below")),
            of(Group::Add, format!("Tab, {shift}+Tab"), tr!(language, "keys-next-cell")),
            of(Group::Add, format!("Alt+{drag}"), tr!(language, "keys-copy-drag")),
            of(Group::Edit, format!("{enter}, F2"), tr!(language, "keys-edit")),
            of(Group::Edit, format!("Ctrl+{arrows}"), tr!(language, "keys-move")),
            of(Group::Edit, delete, tr!(language, "keys-delete")),
            of(Group::Select, arrows, tr!(language, "keys-walk")),
            of(Group::Select, format!("{shift}+{click}"), tr!(language, "keys-add-selection")),
            of(Group::Select, tr!(language, "key-drag-desk"), tr!(language, "keys-band")),
            of(Group::Select, escape, tr!(language, "keys-escape")),
            of(Group::View, tr!(language, "key-space-drag"), tr!(language, "keys-pan")),
            of(Group::View, tr!(language, "key-wheel"), tr!(language, "keys-wheel")),
            of(Group::Find, format!("F3, {shift}+F3"), tr!(language, "keys-next-hit")),
        ]
    }
}
