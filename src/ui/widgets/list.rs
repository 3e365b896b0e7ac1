//! The field for a list: one item a line.

use super::field::Field;
use super::form::{Form, Stored};
use egui::{Response, Ui};

/// A field whose lines are the items of a list; empty lines are none.
pub fn lines_field_ui<R: Stored>(
    ui: &mut Ui,
    form: &mut Form<'_>,
    field: Field<'_>,
    record: &R,
    name: &'static str,
    items: &[String],
    write: impl Fn(&mut R, Vec<String>) + 'static,
) -> Response {
    let lines = |text: &str| -> Vec<String> {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    field.show(ui, form, record, name, &items.join("\n"), move |record, text| write(record, lines(&text)))
}
