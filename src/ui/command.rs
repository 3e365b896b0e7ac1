//! The one list of commands: their names, their keys, and where they are offered.

use crate::model::{CardKind, Language};
use crate::tr;
use crate::words::Say;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the user can ask for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new project from the four-stage template.
    New,
    /// Opens a project file.
    Open,
    /// Opens the sample.
    OpenSample,
    /// Saves a copy of the project elsewhere.
    SaveCopy,
    /// Closes the project; the welcome screen comes back.
    Close,
    /// Takes the last gesture back.
    Undo,
    /// Brings back what was undone.
    Redo,
    /// Imports tracking data.
    Import,
    /// Exports the map.
    Export,
    /// Puts the map on the clipboard as an image.
    CopyImage,
    /// Shows the whole map.
    Fit,
    /// Shows the map at its own size.
    ActualSize,
    /// Comes nearer.
    ZoomIn,
    /// Goes further away.
    ZoomOut,
    /// Adds a card of this kind in the selected column.
    Add(CardKind),
    /// Lists the keys.
    Shortcuts,
}

/// What the palette offers, in the order of its keys 1 to 6.
pub const PALETTE: [CardKind; 6] = [
    CardKind::Touchpoint,
    CardKind::MomentOfTruth,
    CardKind::Pain,
    CardKind::Gain,
    CardKind::Opportunity,
    CardKind::Note,
];

const DIGITS: [Key; 6] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];

impl Command {
    /// Every command, in the order of the list of keys.
    pub fn all() -> Vec<Self> {
        let fixed = [
            Self::New,
            Self::Open,
            Self::OpenSample,
            Self::SaveCopy,
            Self::Close,
            Self::Undo,
            Self::Redo,
            Self::Import,
            Self::Export,
            Self::CopyImage,
            Self::Fit,
            Self::ActualSize,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::Shortcuts,
        ];
        fixed.into_iter().chain(PALETTE.map(Self::Add)).collect()
    }

    /// Its name.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::New => tr!(language, "command-new"),
            Self::Open => tr!(language, "command-open"),
            Self::OpenSample => tr!(language, "command-open-sample"),
            Self::SaveCopy => tr!(language, "command-save-copy"),
            Self::Close => tr!(language, "command-close"),
            Self::Undo => tr!(language, "command-undo"),
            Self::Redo => tr!(language, "command-redo"),
            Self::Import => tr!(language, "command-import"),
            Self::Export => tr!(language, "command-export"),
            Self::CopyImage => tr!(language, "command-copy-image"),
            Self::Fit => tr!(language, "command-fit"),
            Self::ActualSize => tr!(language, "command-actual-size"),
            Self::ZoomIn => tr!(language, "command-zoom-in"),
            Self::ZoomOut => tr!(language, "command-zoom-out"),
            Self::Add(kind) => tr!(language, "command-add", kind = kind.say(language)),
            Self::Shortcuts => tr!(language, "command-shortcuts"),
        }
    }

    /// Its key, if it has one.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let shifted = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, key));
        match self {
            Self::New => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::OpenSample => None,
            Self::SaveCopy => shifted(Key::S),
            Self::Close => ctrl(Key::W),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::Import => ctrl(Key::I),
            Self::Export => ctrl(Key::E),
            Self::CopyImage => shifted(Key::C),
            Self::Fit => ctrl(Key::Num0),
            Self::ActualSize => ctrl(Key::Num1),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::Add(kind) => {
                let place = PALETTE.iter().position(|offered| *offered == kind)?;
                Some(KeyboardShortcut::new(Modifiers::NONE, DIGITS[place]))
            }
            Self::Shortcuts => Some(KeyboardShortcut::new(Modifiers::NONE, Key::F1)),
        }
    }

    /// Whether its key belongs to a text field while one has the focus.
    fn yields_to_fields(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::Add(_))
    }

    /// How its key is written.
    pub fn keys(self, language: Language) -> String {
        let Some(shortcut) = self.shortcut() else { return String::new() };
        let mut keys = String::new();
        if shortcut.modifiers.command {
            keys.push_str("Ctrl+");
        }
        if shortcut.modifiers.shift {
            keys.push_str(&tr!(language, "key-shift"));
            keys.push('+');
        }
        let name = match shortcut.logical_key {
            Key::Plus => "+",
            Key::Minus => "−",
            other => other.name(),
        };
        keys.push_str(name);
        keys
    }

    /// The command whose key was just pressed. A key that a text field uses stays with it.
    pub fn pressed(ctx: &egui::Context) -> Option<Self> {
        let typing = ctx.text_edit_focused();
        let mut free = Self::all().into_iter().filter(|command| !(typing && command.yields_to_fields()));
        // Longer chords first: Ctrl+Shift+C must not be taken for Ctrl+C.
        let mut commands: Vec<Self> = free.by_ref().filter(|command| command.shortcut().is_some()).collect();
        commands.sort_by_key(|command| command.shortcut().is_none_or(|s| !s.modifiers.shift));
        commands
            .into_iter()
            .find(|command| command.shortcut().is_some_and(|s| ctx.input_mut(|i| i.consume_shortcut(&s))))
            .or_else(|| redo_by_shift(ctx, typing))
    }
}

/// Ctrl+Shift+Z redoes as well.
fn redo_by_shift(ctx: &egui::Context, typing: bool) -> Option<Command> {
    let shortcut = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    (!typing && ctx.input_mut(|i| i.consume_shortcut(&shortcut))).then_some(Command::Redo)
}
