//! Cells as Excel, LibreOffice and Google put them on the clipboard: tabs between cells, a line a row, and quotation
//! marks around a cell that holds tabs, line breaks or quotation marks itself.

/// The cells of such a text; `None` where it is a plain text.
pub(super) fn rows(text: &str) -> Option<Vec<Vec<String>>> {
    let mut reader = Reader { rest: text, quotes: true, is_table: false };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = Vec::new();
    while let Some((cell, end)) = reader.cell() {
        row.push(cell);
        if end == End::Row {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows.push(row);
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    (reader.is_table && !rows.is_empty()).then_some(rows)
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Cell,
    Row,
}

struct Reader<'a> {
    rest: &'a str,
    /// Off after a quotation mark that nothing closes: the ones behind it are part of the text too.
    quotes: bool,
    is_table: bool,
}

impl Reader<'_> {
    fn cell(&mut self) -> Option<(String, End)> {
        if self.rest.is_empty() {
            return None;
        }
        let quoted = if self.quotes && self.rest.starts_with('"') { self.quoted() } else { None };
        let cell = quoted.unwrap_or_else(|| {
            let length = self.rest.find(['\t', '\n', '\r']).unwrap_or(self.rest.len());
            let (cell, rest) = self.rest.split_at(length);
            self.rest = rest;
            cell.to_owned()
        });
        Some((cell, self.end()))
    }

    /// A cell in quotation marks. They stand only around what needs them; others belong to the text.
    fn quoted(&mut self) -> Option<String> {
        let inside = &self.rest[1..];
        let mut cell = String::new();
        let mut from = 0;
        loop {
            let Some(mark) = inside[from..].find('"').map(|at| from + at) else {
                self.quotes = false;
                return None;
            };
            cell.push_str(&inside[from..mark]);
            match inside[mark + 1..].chars().next() {
                Some('"') => {
                    cell.push('"');
                    from = mark + 2;
                }
                None | Some('\t' | '\n' | '\r') => {
                    if !cell.contains(['\t', '\n', '"']) {
                        return None;
                    }
                    self.rest = &inside[mark + 1..];
                    self.is_table = true;
                    return Some(cell.replace("\r\n", "\n"));
                }
                Some(_) => return None,
            }
        }
    }

    /// Passes over what ends the cell.
    fn end(&mut self) -> End {
        if let Some(rest) = self.rest.strip_prefix('\t') {
            self.is_table = true;
            self.rest = rest;
            return End::Cell;
        }
        let rest = self.rest.strip_prefix("\r\n").or_else(|| self.rest.strip_prefix(['\n', '\r']));
        self.rest = rest.unwrap_or_default();
        End::Row
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn cells_keep_their_line_breaks_and_quotation_marks() {
        let table = rows("a\t\"one\ntwo\"\tsays \"yes\"\r\n\"he said \"\"no\"\"\"\t\tc\r\n").unwrap();
        assert_eq!(table, [vec!["a", "one\ntwo", "says \"yes\""], vec!["he said \"no\"", "", "c"]]);
        assert_eq!(rows("\"one\ntwo\"").unwrap(), [["one\ntwo"]], "a single cell of two lines");
    }

    #[test]
    fn plain_text_is_no_table() {
        for text in ["", "one line", "two\nlines", "\"I like it\"", "\"No\", she said.\n\"Why?\"", "\""] {
            assert_eq!(rows(text), None, "{text}");
        }
        assert_eq!(rows("\"open\tb\n\"c\td").unwrap(), [["\"open", "b"], ["\"c", "d"]], "a mark that nothing closes");
    }
}
