//! The parts panels are built of: fields with their labels and drafts, choices, buttons, headings, sheets.
//!
//! In here: what a field looks like, how typing becomes edits, names for screen readers. Kept out: which record has
//! which fields. Enter by [`Form`], which gathers the edits that the fields of a panel ask for.

mod button;
mod choice;
mod color_field;
mod date;
mod drafts;
mod field;
mod form;
mod frame;
mod list;
mod numeral;
mod text;

pub use button::{Kind, button_ui, chip_ui, confirm_ui, icon_button_ui, link_ui};
pub(in crate::ui) use choice::bare_combo_ui;
pub use choice::{choice_ui, combo_ui, option_ui, switch_ui};
pub use color_field::{PALETTE, color_field_ui};
pub use date::date_field_ui;
pub(in crate::ui) use date::parse_date;
pub use drafts::Drafts;
pub use field::Field;
pub(in crate::ui) use field::field_id;
pub use form::{Form, Stored};
pub use frame::{
    Empty, desk_column_ui, disc_ui, empty_ui, hairline_ui, heading_ui, pair_ui, row_from_right_ui, rule_ui,
    sheet_title_ui, sheet_ui,
};
pub use list::lines_field_ui;
pub use numeral::{number_field_ui, parse_number};
pub use text::{bold, italic, label_text, plain};

pub(in crate::ui) use crate::words::sentence;
