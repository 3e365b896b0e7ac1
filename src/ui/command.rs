//! The one list of commands: their names, their keys, and where they are offered.

use crate::model::{CardKind, Language};
use crate::tr;
use crate::words::Say;
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something the user can ask for from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A new project from a template.
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
    /// Takes in a map or notes of another program.
    ImportMap,
    /// Keeps the map as a template of one's own.
    SaveTemplate,
    /// Exports the map.
    Export,
    /// Puts the map on the clipboard as an image.
    CopyImage,
    /// Puts what is selected on the clipboard.
    Copy,
    /// Puts what is selected on the clipboard as Markdown, else the whole map.
    CopyMarkdown,
    /// Puts what is selected on the clipboard and takes it off the map.
    Cut,
    /// Puts what is on the clipboard onto the map.
    Paste,
    /// Puts a second one beside what is selected.
    Duplicate,
    /// Gives what is selected one more step.
    SpanMore,
    /// Takes a step off what is selected.
    SpanLess,
    /// Raises the selected feeling.
    EmotionUp,
    /// Lowers the selected feeling.
    EmotionDown,
    /// Makes one group of the selected notes.
    GroupNotes,
    /// Gives every selected card a step of its own.
    Distribute,
    /// Edits the text of what is selected.
    Rename,
    /// Deletes what is selected.
    Delete,
    /// Selects every card.
    SelectAll,
    /// Selects the cards of the lane.
    SelectLane,
    /// Selects the cards of the step.
    SelectStep,
    /// Selects the cards of the stage.
    SelectStage,
    /// Selects the cards of the same kind.
    SelectKind,
    /// Finds a command or a text.
    Palette,
    /// Searches the map.
    Search,
    /// Shows the whole map.
    Fit,
    /// Shows what is selected as large as it fits.
    FitSelection,
    /// Shows the map at its own size.
    ActualSize,
    /// Comes nearer.
    ZoomIn,
    /// Goes further away.
    ZoomOut,
    /// Shows the map in small in a corner, or hides it.
    Minimap,
    /// Folds the left panel to its icons, or unfolds it.
    FoldLeft,
    /// Shows the map as a tree.
    Outline,
    /// Shows what on the map is worth another look.
    Check,
    /// Larger things and fewer of them, for a room full of people.
    Workshop,
    /// Adds a card of this kind in the selected column.
    Add(CardKind),
    /// Adds a note that lies anywhere.
    AddNote,
    /// Adds a link from the selected card.
    AddLink,
    /// Adds a stage after the selected one.
    AddStage,
    /// Adds a step after the selected one.
    AddStep,
    /// Adds a lane.
    AddLane,
    /// Adds a journey.
    NewJourney,
    /// Lists the keys.
    Shortcuts,
}

/// What commands are about; the sheet of keys shows them so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Projects and files.
    File,
    /// Changing what is there.
    Edit,
    /// Selecting and walking.
    Select,
    /// Adding to the map.
    Add,
    /// Looking at the map.
    View,
    /// Finding things.
    Find,
}

impl Group {
    /// Every group, in the order of the sheet.
    pub const ALL: [Self; 6] = [Self::Add, Self::Edit, Self::Select, Self::View, Self::Find, Self::File];
}

impl Say for Group {
    fn say(&self, language: Language) -> String {
        match self {
            Self::File => tr!(language, "commands-file"),
            Self::Edit => tr!(language, "commands-edit"),
            Self::Select => tr!(language, "commands-select"),
            Self::Add => tr!(language, "commands-add"),
            Self::View => tr!(language, "commands-view"),
            Self::Find => tr!(language, "commands-find"),
        }
    }
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
        use Command as C;
        let fixed = [
            [
                C::New,
                C::Open,
                C::OpenSample,
                C::SaveCopy,
                C::Import,
                C::ImportMap,
                C::SaveTemplate,
                C::Export,
                C::CopyImage,
                C::Close,
            ]
            .as_slice(),
            &[C::Undo, C::Redo, C::Cut, C::Copy, C::CopyMarkdown, C::Paste, C::Duplicate, C::SpanMore, C::SpanLess],
            &[C::Rename, C::Delete, C::EmotionUp, C::EmotionDown, C::GroupNotes, C::Distribute],
            &[C::SelectAll, C::SelectLane, C::SelectStep, C::SelectStage, C::SelectKind],
            &[C::Palette, C::Search, C::Shortcuts],
            &[C::Fit, C::FitSelection, C::ActualSize, C::ZoomIn, C::ZoomOut, C::Minimap],
            &[C::FoldLeft, C::Outline, C::Check, C::Workshop],
            &[C::AddNote, C::AddLink, C::AddStage, C::AddStep, C::AddLane, C::NewJourney],
        ];
        let others = CardKind::ALL.iter().copied().filter(|kind| !PALETTE.contains(kind));
        let adding = PALETTE.into_iter().chain(others).map(Self::Add);
        fixed.into_iter().flatten().copied().chain(adding).collect()
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
            Self::ImportMap => tr!(language, "command-import-map"),
            Self::SaveTemplate => tr!(language, "command-save-template"),
            Self::Export => tr!(language, "command-export"),
            Self::CopyImage => tr!(language, "command-copy-image"),
            Self::Copy => tr!(language, "command-copy"),
            Self::CopyMarkdown => tr!(language, "command-copy-markdown"),
            Self::Cut => tr!(language, "command-cut"),
            Self::Paste => tr!(language, "command-paste"),
            Self::Duplicate => tr!(language, "command-duplicate"),
            Self::SpanMore => tr!(language, "command-span-more"),
            Self::SpanLess => tr!(language, "command-span-less"),
            Self::EmotionUp => tr!(language, "command-emotion-up"),
            Self::EmotionDown => tr!(language, "command-emotion-down"),
            Self::GroupNotes => tr!(language, "command-group-notes"),
            Self::Distribute => tr!(language, "command-distribute"),
            Self::Rename => tr!(language, "menu-rename"),
            Self::Delete => tr!(language, "menu-delete"),
            Self::SelectAll => tr!(language, "command-select-all"),
            Self::SelectLane => tr!(language, "command-select-lane"),
            Self::SelectStep => tr!(language, "command-select-step"),
            Self::SelectStage => tr!(language, "command-select-stage"),
            Self::SelectKind => tr!(language, "command-select-kind"),
            Self::Palette => tr!(language, "command-palette"),
            Self::Search => tr!(language, "command-search"),
            Self::Fit => tr!(language, "command-fit"),
            Self::FitSelection => tr!(language, "command-fit-selection"),
            Self::ActualSize => tr!(language, "command-actual-size"),
            Self::ZoomIn => tr!(language, "command-zoom-in"),
            Self::ZoomOut => tr!(language, "command-zoom-out"),
            Self::Minimap => tr!(language, "command-minimap"),
            Self::FoldLeft => tr!(language, "command-fold-left"),
            Self::Outline => tr!(language, "command-outline"),
            Self::Check => tr!(language, "command-check"),
            Self::Workshop => tr!(language, "command-workshop"),
            Self::Add(kind) => tr!(language, "command-add", kind = kind.say(language)),
            Self::AddNote => tr!(language, "command-add-note"),
            Self::AddLink => tr!(language, "command-add-link"),
            Self::AddStage => tr!(language, "command-add-stage"),
            Self::AddStep => tr!(language, "command-add-step"),
            Self::AddLane => tr!(language, "command-add-lane"),
            Self::NewJourney => tr!(language, "command-new-journey"),
            Self::Shortcuts => tr!(language, "command-shortcuts"),
        }
    }

    /// What it is about.
    pub fn group(self) -> Group {
        use Command as C;
        match self {
            C::New
            | C::Open
            | C::OpenSample
            | C::SaveCopy
            | C::Import
            | C::ImportMap
            | C::SaveTemplate
            | C::Export
            | C::CopyImage
            | C::Close => Group::File,
            C::Undo
            | C::Redo
            | C::Copy
            | C::CopyMarkdown
            | C::Cut
            | C::Paste
            | C::Duplicate
            | C::SpanMore
            | C::SpanLess => Group::Edit,
            C::EmotionUp | C::EmotionDown | C::GroupNotes | C::Distribute | C::Rename | C::Delete => Group::Edit,
            C::SelectAll | C::SelectLane | C::SelectStep | C::SelectStage | C::SelectKind => Group::Select,
            C::Palette | C::Search | C::Shortcuts => Group::Find,
            C::Fit | C::FitSelection | C::ActualSize | C::ZoomIn | C::ZoomOut | C::Minimap => Group::View,
            C::FoldLeft | C::Outline | C::Check | C::Workshop => Group::View,
            C::Add(_) | C::AddNote | C::AddLink | C::AddStage | C::AddStep | C::AddLane | C::NewJourney => Group::Add,
        }
    }

    /// Its key, if it has one.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let chord = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let plain = |key| chord(Modifiers::NONE, key);
        let ctrl = |key| chord(Modifiers::COMMAND, key);
        let shifted = |key| chord(Modifiers::COMMAND | Modifiers::SHIFT, key);
        match self {
            Self::New => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::SaveCopy => shifted(Key::S),
            Self::Close => ctrl(Key::W),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::Import => ctrl(Key::I),
            Self::Export => ctrl(Key::E),
            Self::CopyImage => shifted(Key::C),
            Self::Copy => ctrl(Key::C),
            Self::Cut => ctrl(Key::X),
            Self::Paste => ctrl(Key::V),
            Self::Duplicate => ctrl(Key::D),
            Self::SpanMore => chord(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight),
            Self::SpanLess => chord(Modifiers::ALT | Modifiers::SHIFT, Key::ArrowLeft),
            Self::EmotionUp => plain(Key::Plus),
            Self::EmotionDown => plain(Key::Minus),
            Self::GroupNotes => ctrl(Key::G),
            Self::SelectAll => ctrl(Key::A),
            Self::Palette => ctrl(Key::K),
            Self::Search => ctrl(Key::F),
            Self::Fit => ctrl(Key::Num0),
            Self::FitSelection => ctrl(Key::Num2),
            Self::ActualSize => ctrl(Key::Num1),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::Minimap => ctrl(Key::M),
            Self::FoldLeft => ctrl(Key::B),
            Self::Outline => shifted(Key::O),
            Self::Check => shifted(Key::K),
            Self::Workshop => plain(Key::F11),
            Self::Add(kind) => {
                let place = PALETTE.iter().position(|offered| *offered == kind)?;
                plain(DIGITS[place])
            }
            Self::AddNote => shifted(Key::N),
            Self::AddLink => ctrl(Key::L),
            Self::Shortcuts => plain(Key::F1),
            Self::Rename => plain(Key::F2),
            Self::Delete => plain(Key::Delete),
            Self::OpenSample
            | Self::Distribute
            | Self::ImportMap
            | Self::CopyMarkdown
            | Self::SaveTemplate
            | Self::SelectLane
            | Self::SelectStep
            | Self::SelectStage
            | Self::SelectKind
            | Self::AddStage
            | Self::AddStep
            | Self::AddLane
            | Self::NewJourney => None,
        }
    }

    /// Whether its key belongs to a text field while one has the focus.
    fn yields_to_fields(self) -> bool {
        let edits = matches!(self, Self::Undo | Self::Redo | Self::Copy | Self::Cut | Self::Paste | Self::SelectAll);
        let writes = self.shortcut().is_some_and(|s| !s.modifiers.command && !is_function_key(s.logical_key));
        edits || writes
    }

    /// Whether its key is a sign that a feeling is typed with.
    fn is_sign(self) -> bool {
        matches!(self, Self::Add(_) | Self::EmotionUp | Self::EmotionDown)
    }

    /// Whether the canvas reads its keys itself: those of the clipboard come as events, others mean more than one thing.
    fn is_of_canvas(self) -> bool {
        matches!(self, Self::Copy | Self::Cut | Self::Paste | Self::Rename | Self::Delete)
    }

    /// How its key is written.
    pub fn keys(self, language: Language) -> String {
        let Some(shortcut) = self.shortcut() else { return String::new() };
        let mut keys = String::new();
        if shortcut.modifiers.command {
            keys.push_str("Ctrl+");
        }
        if shortcut.modifiers.alt {
            keys.push_str("Alt+");
        }
        if shortcut.modifiers.shift {
            keys.push_str(&tr!(language, "key-shift"));
            keys.push('+');
        }
        let name = match shortcut.logical_key {
            Key::Plus => "+",
            Key::Minus => "−",
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            other => other.name(),
        };
        if shortcut.logical_key == Key::Delete {
            return tr!(language, "key-delete");
        }
        keys.push_str(name);
        keys
    }

    /// Its name with its key, for tooltips.
    pub fn hint(self, language: Language) -> String {
        let (name, keys) = (self.name(language), self.keys(language));
        if keys.is_empty() { name } else { format!("{name} ({keys})") }
    }

    /// The command whose key was just pressed. A key that a text field uses stays with it; `signs` says that
    /// digits and signs are text.
    pub fn pressed(ctx: &egui::Context, signs: bool) -> Option<Self> {
        let typing = ctx.text_edit_focused();
        let taken = |command: &Self| {
            command.is_of_canvas() || (typing && command.yields_to_fields()) || (signs && command.is_sign())
        };
        let mut commands: Vec<(Self, KeyboardShortcut)> = Self::all()
            .into_iter()
            .filter(|command| !taken(command))
            .filter_map(|command| command.shortcut().map(|shortcut| (command, shortcut)))
            .collect();
        // Longer chords first: Ctrl+Shift+C must not be taken for Ctrl+C, nor Alt+→ for →.
        commands.sort_by_key(|(_, shortcut)| !(shortcut.modifiers.shift || shortcut.modifiers.alt));
        commands
            .into_iter()
            .find(|(_, shortcut)| ctx.input_mut(|i| i.consume_shortcut(shortcut)))
            .map(|(command, _)| command)
            .or_else(|| redo_by_shift(ctx, typing))
    }
}

fn is_function_key(key: Key) -> bool {
    matches!(key, Key::F1 | Key::F11)
}

/// Ctrl+Shift+Z redoes as well.
fn redo_by_shift(ctx: &egui::Context, typing: bool) -> Option<Command> {
    let shortcut = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    (!typing && ctx.input_mut(|i| i.consume_shortcut(&shortcut))).then_some(Command::Redo)
}

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
