//! The text field: a label, the text under it, a draft while it is typed.

use super::drafts::Typed;
use super::form::{Form, Stored, changed};
use super::text::{label_text, plain};
use crate::edit::Verb;
use crate::model::{Record, RecordId};
use crate::scene::Face;
use crate::ui::theme;
use egui::{AsIdSalt, FontId, Frame, Id, Margin, Response, RichText, Stroke, TextEdit, Ui};
use std::rc::Rc;

/// The most characters a field takes.
const MOST_CHARACTERS: usize = 20_000;

/// A text field to be shown. Which record and field it edits comes with [`Field::show`].
pub struct Field<'a> {
    label: &'a str,
    labelled: bool,
    placeholder: &'a str,
    rows: usize,
    verb: Verb,
    font: FontId,
    framed: bool,
    grows: bool,
    right: bool,
    complaint: Option<&'a str>,
}

/// The id of a record's field, to give it the focus from elsewhere.
pub(in crate::ui) fn field_id<R: Record>(record: R::Id, name: impl AsIdSalt) -> Id {
    Id::unique((R::TABLE, record.uuid(), name))
}

impl<'a> Field<'a> {
    /// A field of one line under its label.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            labelled: true,
            placeholder: "",
            rows: 1,
            verb: Verb::Change,
            font: theme::font(Face::Regular, 12.5),
            framed: true,
            grows: false,
            right: false,
            complaint: None,
        }
    }

    /// What stands in it in grey while it is empty.
    pub fn placeholder(mut self, text: &'a str) -> Self {
        self.placeholder = text;
        self
    }

    /// Several lines, at least so many; it grows with its text.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// What its edit is called; a plain change if not said.
    pub fn verb(mut self, verb: Verb) -> Self {
        self.verb = verb;
        self
    }

    /// Without the visible label; it still names the field for screen readers.
    pub fn unlabelled(mut self) -> Self {
        self.labelled = false;
        self
    }

    /// Text of this face and size.
    pub fn font(mut self, face: Face, size: f32) -> Self {
        self.font = theme::font(face, size);
        self
    }

    /// Looks like text until it is pointed at or typed in: for titles and sheets edited in place.
    pub fn quiet(mut self) -> Self {
        self.framed = false;
        self
    }

    /// One line that becomes two where it is long: for titles.
    pub fn grows(mut self) -> Self {
        self.grows = true;
        self
    }

    /// Its text ends at the right.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// A sentence under the field while its text cannot be read.
    pub(in crate::ui) fn complaint(mut self, sentence: &'a str) -> Self {
        self.complaint = Some(sentence);
        self
    }

    /// Shows the text `value` of a record's field and puts what is typed there with `write`. `name` tells the fields of
    /// one record apart.
    pub fn show<R: Stored>(
        self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        record: &R,
        name: impl AsIdSalt,
        value: &str,
        write: impl Fn(&mut R, String) + 'static,
    ) -> Response {
        let write = move |record: &mut R, text: &str| {
            write(record, text.to_owned());
            true
        };
        self.show_read(ui, form, record, name, value, true, write)
    }

    /// Like [`Field::show`], for text that must be read first: `write` says whether it could. It commits when the field
    /// is left, and what cannot be read stays there with the complaint.
    #[allow(clippy::too_many_arguments, reason = "one call site for each kind of field, all of it plain data")]
    pub(in crate::ui) fn show_read<R: Stored>(
        self,
        ui: &mut Ui,
        form: &mut Form<'_>,
        record: &R,
        name: impl AsIdSalt,
        value: &str,
        while_typing: bool,
        write: impl Fn(&mut R, &str) -> bool + 'static,
    ) -> Response {
        let (verb, record_id) = (self.verb, record.id());
        let id = field_id::<R>(record_id, name);
        let mut text = form.drafts.text(id, value);
        let response = self.edit_ui(ui, id, &mut text);
        let unreadable = |text: &str| !response.has_focus() && !write(&mut record.clone(), text);
        if let Some(sentence) = self.complaint.filter(|_| unreadable(&text)) {
            ui.add_space(3.0);
            let color = theme::color32(theme::tokens(ui).pain.text);
            ui.label(plain(sentence).size(11.0).color(color));
        }
        let write = Rc::new(write);
        let commit: super::drafts::Commit = Rc::new(move |records, edits, text| {
            let write = write.clone();
            changed(records, edits, record_id, verb, |record: &mut R| write(record, text))
        });
        form.typed(Typed { response: &response, text, value, while_typing, commit });
        response
    }

    /// The label and the text box over a text that the caller keeps.
    pub fn edit_ui(&self, ui: &mut Ui, id: Id, text: &mut String) -> Response {
        let label = self.labelled.then(|| {
            let label = ui.label(label_text(ui, self.label));
            ui.add_space(-2.0);
            label
        });
        let response = self.text_edit(ui, id, text).show(ui).response.response;
        // Reached from elsewhere, by the check or by Tab, it may lie below the edge of its panel.
        if response.gained_focus() {
            response.scroll_to_me(None);
        }
        if self.grows && response.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            response.surrender_focus();
        }
        match label {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(self.label),
        }
    }

    /// The text box alone, for a widget that shows more around it.
    pub fn text_edit<'t>(&self, ui: &Ui, id: Id, text: &'t mut String) -> TextEdit<'t> {
        let edit = if self.rows > 1 || self.grows { TextEdit::multiline(text) } else { TextEdit::singleline(text) };
        let edit = if self.grows { edit.return_key(None) } else { edit };
        let align = if self.right { egui::Align2::RIGHT_TOP } else { egui::Align2::LEFT_TOP };
        edit.id(id)
            .align(align)
            .font(self.font.clone())
            .desired_rows(self.rows)
            .desired_width(f32::INFINITY)
            .char_limit(MOST_CHARACTERS)
            .hint_text(self.hint(ui))
            .frame(self.frame(ui, id))
    }

    fn hint(&self, ui: &Ui) -> RichText {
        theme::small(ui, self.placeholder).font(self.font.clone())
    }

    fn frame(&self, ui: &Ui, id: Id) -> Frame {
        let tokens = theme::tokens(ui);
        let focused = ui.memory(|memory| memory.has_focus(id));
        let hovered = ui.ctx().read_response(id).is_some_and(|r| r.hovered());
        let stroke = match (focused, self.framed || hovered) {
            (true, _) => Stroke::new(1.5, theme::color32(tokens.accent)),
            (false, true) => Stroke::new(1.0, theme::color32(tokens.hairline)),
            (false, false) => Stroke::NONE,
        };
        let fill = if self.framed || focused { theme::color32(tokens.panel) } else { egui::Color32::TRANSPARENT };
        // The margin takes the stroke in, so that nothing moves when the focus makes it wider.
        let (x, y) = if self.framed { (10.0, 7.0) } else { (6.0, 4.0) };
        let margin = Margin::symmetric((x - stroke.width).round() as i8, (y - stroke.width).round() as i8);
        Frame::new().fill(fill).stroke(stroke).corner_radius(theme::RADIUS).inner_margin(margin)
    }
}
