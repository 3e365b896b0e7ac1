//! Files of every form, written small.

use std::io::Write;

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(super) fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).unwrap()
}

/// A cell of a sheet.
pub(super) enum Cell {
    Text(&'static str),
    Number(f64),
    /// Days since the last day of 1899, shown as a date with a time of day.
    Date(f64),
    None,
}

/// A workbook of these sheets.
pub(super) fn workbook(sheets: &[(&str, Vec<Vec<Cell>>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: String| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    part(
        "[Content_Types].xml",
        format!("{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
    );
    part(
        "_rels/.rels",
        format!(
            "{HEAD}<Relationships xmlns=\"{RELS}\"><Relationship Id=\"r\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let named: String = sheets
        .iter()
        .enumerate()
        .map(|(n, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"rId{0}\"/>", n + 1))
        .collect();
    part(
        "xl/workbook.xml",
        format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{named}</sheets></workbook>"),
    );
    let targets: String = (1..=sheets.len())
        .map(|n| {
            format!("<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
        })
        .collect();
    part(
        "xl/_rels/workbook.xml.rels",
        format!(
            "{HEAD}<Relationships xmlns=\"{RELS}\">{targets}<Relationship Id=\"rs\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/styles.xml",
        format!(
            "{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
        ),
    );
    for (n, (_, rows)) in sheets.iter().enumerate() {
        let rows: String = rows.iter().enumerate().map(|(place, cells)| row(place + 1, cells)).collect();
        part(
            &format!("xl/worksheets/sheet{}.xml", n + 1),
            format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    zip.finish().unwrap().into_inner()
}

fn row(number: usize, cells: &[Cell]) -> String {
    let cell = |(place, cell): (usize, &Cell)| {
        let at = format!("{}{number}", char::from(b'A' + place as u8));
        match cell {
            Cell::Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Cell::Number(n) => format!("<c r=\"{at}\"><v>{n}</v></c>"),
            Cell::Date(days) => format!("<c r=\"{at}\" s=\"1\"><v>{days}</v></c>"),
            Cell::None => String::new(),
        }
    };
    format!("<row r=\"{number}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}

/// Name, microseconds, person, page, session.
type Ga4Event<'a> = (&'a str, i64, &'a str, &'a str, i64);

/// A GA4 table as Parquet: two parameters an event, one a text and one a number.
pub(super) fn parquet(events: &[Ga4Event<'_>], codec: parquet::basic::Compression) -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
    const SCHEMA: &str = "message root {
        optional binary event_name (UTF8);
        optional int64 event_timestamp;
        optional int64 at (TIMESTAMP(NANOS,true));
        optional binary user_pseudo_id (UTF8);
        optional group event_params (LIST) { repeated group list { optional group element {
            optional binary key (UTF8);
            optional group value { optional binary string_value (UTF8); optional int64 int_value; }
        } } }
    }";
    let schema = parquet::schema::parser::parse_message_type(SCHEMA).unwrap();
    let properties = parquet::file::properties::WriterProperties::builder().set_compression(codec).build();
    let mut out = Vec::new();
    let mut file =
        parquet::file::writer::SerializedFileWriter::new(&mut out, schema.into(), properties.into()).unwrap();
    let mut group = file.next_row_group().unwrap();
    let text = |of: &dyn Fn(&Ga4Event<'_>) -> String| -> Vec<ByteArray> {
        events.iter().map(|event| ByteArray::from(of(event).into_bytes())).collect()
    };
    let ones = vec![1_i16; events.len()];
    // Every event has two parameters: the second repeats within the event.
    let pairs: Vec<i16> = events.iter().flat_map(|_| [0, 1]).collect();
    let first: Vec<i16> = events.iter().flat_map(|_| [5, 4]).collect();
    let second: Vec<i16> = events.iter().flat_map(|_| [4, 5]).collect();
    let mut place = 0;
    while let Some(mut column) = group.next_column().unwrap() {
        match place {
            0 => drop(
                column.typed::<ByteArrayType>().write_batch(&text(&|e| e.0.to_owned()), Some(&ones), None).unwrap(),
            ),
            1 | 2 => {
                let factor = if place == 1 { 1 } else { 1000 };
                let times: Vec<i64> = events.iter().map(|event| event.1 * factor).collect();
                column.typed::<Int64Type>().write_batch(&times, Some(&ones), None).unwrap();
            }
            3 => drop(
                column.typed::<ByteArrayType>().write_batch(&text(&|e| e.2.to_owned()), Some(&ones), None).unwrap(),
            ),
            4 => {
                let keys: Vec<ByteArray> =
                    events.iter().flat_map(|_| ["page_location", "ga_session_id"]).map(ByteArray::from).collect();
                let defined: Vec<i16> = pairs.iter().map(|_| 4).collect();
                column.typed::<ByteArrayType>().write_batch(&keys, Some(&defined), Some(&pairs)).unwrap();
            }
            5 => drop(
                column
                    .typed::<ByteArrayType>()
                    .write_batch(&text(&|e| e.3.to_owned()), Some(&first), Some(&pairs))
                    .unwrap(),
            ),
            _ => {
                let sessions: Vec<i64> = events.iter().map(|event| event.4).collect();
                column.typed::<Int64Type>().write_batch(&sessions, Some(&second), Some(&pairs)).unwrap();
            }
        }
        column.close().unwrap();
        place += 1;
    }
    group.close().unwrap();
    file.close().unwrap();
    out
}
