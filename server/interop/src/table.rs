//! Tables that people keep in spreadsheets: CSV and XLSX, told apart by what is in the file, not by its name.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use encoding_rs::WINDOWS_1252;

/// The most rows that are read, the heads not counted.
pub const ROWS_MOST: usize = 2_000;
/// The most characters of a cell.
pub const CELL_MOST: usize = 4_000;
/// The most columns that are read; those after them are passed over.
const COLUMNS_MOST: usize = 50;
/// The most bytes of text in all.
const TEXT_MOST: usize = 2 * 1024 * 1024;
/// The most bytes a spreadsheet may unfold to.
const UNFOLDED_MOST: u64 = 16 * 1024 * 1024;
/// The most files in one.
const FILES_MOST: usize = 1_000;

/// A table: its heads, and its rows with the line each stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// In lower case, spaces as underscores.
    pub heads: Vec<String>,
    /// Line, from 2 where the heads are on the first, and cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// Neither CSV nor XLSX, or a damaged one.
    #[error("this is neither a CSV nor an XLSX file")]
    Unreadable,
    /// It unfolds to more than it should.
    #[error("this file unfolds to more than a table holds")]
    Bomb,
    /// Nothing at all, or heads without rows.
    #[error("the table has no rows")]
    Empty,
    /// More rows than are read at once.
    #[error("more than {ROWS_MOST} rows, or very long ones")]
    TooLong,
}

impl Table {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, TableFault> {
        let lines = if bytes.starts_with(b"PK\x03\x04") { xlsx(bytes)? } else { csv(bytes)? };
        let mut lines = lines.into_iter();
        let (_, heads) = lines.next().ok_or(TableFault::Empty)?;
        let heads: Vec<String> = heads.into_iter().map(|head| head.to_lowercase().replace(' ', "_")).collect();
        // A picture or a letter, more likely than a list of one column.
        if heads.len() < 2 {
            return Err(TableFault::Unreadable);
        }
        let rows: Vec<(usize, Vec<String>)> = lines.collect();
        if rows.is_empty() { Err(TableFault::Empty) } else { Ok(Self { heads, rows }) }
    }

    /// A cell of a row by its head; empty where there is none.
    pub fn cell<'a>(&self, row: &'a [String], head: &str) -> &'a str {
        let place = self.heads.iter().position(|it| it == head);
        place.and_then(|place| row.get(place)).map_or("", String::as_str)
    }
}

/// Lines with something in them, as they are read, up to what a table may hold.
struct Gathered {
    lines: Vec<(usize, Vec<String>)>,
    left: usize,
}

impl Gathered {
    fn new() -> Self {
        Self { lines: Vec::new(), left: TEXT_MOST }
    }

    /// Adds a line unless it is empty.
    fn add(&mut self, line: usize, cells: Vec<String>) -> Result<(), TableFault> {
        let text: usize = cells.iter().map(String::len).sum();
        if text == 0 {
            return Ok(());
        }
        self.left = self.left.checked_sub(text).ok_or(TableFault::TooLong)?;
        self.lines.push((line, cells));
        // The heads are a line too.
        if ROWS_MOST + 1 < self.lines.len() { Err(TableFault::TooLong) } else { Ok(()) }
    }
}

fn csv(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
    if bytes.contains(&0) {
        return Err(TableFault::Unreadable);
    }
    // What is not UTF-8 comes from a spreadsheet program that still writes the signs of Western Europe.
    let text = std::str::from_utf8(bytes).map_or_else(|_| WINDOWS_1252.decode(bytes).0, Cow::Borrowed);
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    // Spreadsheets in French write semicolons.
    let delimiter = if count(',') < count(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut gathered, mut line, mut counted) = (Gathered::new(), 1, 0);
    for record in reader.records() {
        let record = record.map_err(|_| TableFault::Unreadable)?;
        // The reader may still stand before the end of the last line, and passes over empty ones.
        let stands = record.position().map_or(0, csv::Position::byte);
        let rest = text.as_bytes().get(usize::try_from(stands).unwrap_or(usize::MAX)..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = text.len() - rest.len() + ends;
        line += text.get(counted..begins).unwrap_or_default().matches('\n').count();
        counted = begins;
        gathered.add(line, record.iter().take(COLUMNS_MOST).map(cleaned).collect())?;
    }
    Ok(gathered.lines)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
    unfolds_within(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    let name = book.sheet_names().first().cloned().ok_or(TableFault::Empty)?;
    // Cell by cell: a sheet with one cell at its far end would be a range of billions.
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| TableFault::Unreadable)?;
    let (mut gathered, mut line, mut row) = (Gathered::new(), 0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(|_| TableFault::Unreadable)? {
        let (at, column) = cell.get_position();
        let (at, column) = (usize::try_from(at).unwrap_or(usize::MAX).saturating_add(1), usize::try_from(column).unwrap_or(usize::MAX));
        if at != line {
            gathered.add(line, std::mem::take(&mut row))?;
            line = at;
        }
        if column < COLUMNS_MOST {
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = worded(cell.get_value());
        }
    }
    gathered.add(line, row)?;
    Ok(gathered.lines)
}

/// Unfolds every file of a spreadsheet once, counting, before anything is kept of it.
fn unfolds_within(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    if FILES_MOST < archive.len() {
        return Err(TableFault::Bomb);
    }
    let mut left = UNFOLDED_MOST;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| TableFault::Unreadable)?;
        let read = std::io::copy(&mut file.take(left + 1), &mut std::io::sink()).map_err(|_| TableFault::Unreadable)?;
        left = left.checked_sub(read).ok_or(TableFault::Bomb)?;
    }
    Ok(())
}

fn worded(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        // Its day.
        DataRef::DateTimeIso(at) => at.chars().take(10).collect(),
        DataRef::String(text) | DataRef::DurationIso(text) => cleaned(text),
        DataRef::SharedString(text) => cleaned(text),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn cleaned(cell: &str) -> String {
    cell.trim().chars().filter(|letter| !letter.is_control() || *letter == '\n').take(CELL_MOST).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A spreadsheet of one sheet with this XML in it.
    fn book(sheet: &str) -> Vec<u8> {
        let files = [
            (
                "[Content_Types].xml",
                r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
            ),
            (
                "_rels/.rels",
                r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/workbook.xml",
                r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Experts" sheetId="1" r:id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            ("xl/worksheets/sheet1.xml", sheet),
        ];
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
            archive.write_all(text.as_bytes()).expect("written");
        }
        archive.finish().expect("a spreadsheet").into_inner()
    }

    const SHEET: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Valid until</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>أحمد O’Neil</t></is></c><c r="B3" t="inlineStr"><is><t>2028-06-15</t></is></c></row>
        </sheetData></worksheet>"#;

    #[test]
    fn a_spreadsheet_and_a_text_with_commas_or_semicolons_give_the_same_table() {
        let expected = Table {
            heads: vec!["name".to_owned(), "valid_until".to_owned()],
            rows: vec![(3, vec!["أحمد O’Neil".to_owned(), "2028-06-15".to_owned()])],
        };
        assert_eq!(Table::read("\u{feff}Name,Valid until\r\n\r\nأحمد O’Neil,2028-06-15\r\n".as_bytes()), Ok(expected.clone()));
        assert_eq!(Table::read("Name;Valid until\n;\nأحمد O’Neil;2028-06-15".as_bytes()), Ok(expected.clone()));
        assert_eq!(Table::read(&book(SHEET)), Ok(expected));
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(Table::read(b""), Err(TableFault::Empty));
        assert_eq!(Table::read(b"name,email\n"), Err(TableFault::Empty));
        assert_eq!(Table::read(b"\x89PNG\r\n\x1a\n\x00\xff"), Err(TableFault::Unreadable));
        assert_eq!(Table::read(b"\x89PNG\r\n\xff"), Err(TableFault::Unreadable));
        assert_eq!(Table::read(b"PK\x03\x04 not a spreadsheet"), Err(TableFault::Unreadable));
        assert_eq!(Table::read(b"a,b\n\0,1\n"), Err(TableFault::Unreadable));
        let long = format!("name\n{}", "x\n".repeat(ROWS_MOST + 1));
        assert_eq!(Table::read(long.as_bytes()), Err(TableFault::TooLong));
    }

    #[test]
    fn a_file_that_unfolds_without_end_is_refused_before_it_is_kept() {
        let blank = " ".repeat(20 * 1024 * 1024);
        let bomb = book(&format!("<worksheet>{blank}</worksheet>"));
        assert!(bomb.len() < 100_000, "{}", bomb.len());
        assert_eq!(Table::read(&bomb), Err(TableFault::Bomb));
    }

    #[test]
    fn a_cell_at_the_far_end_costs_nothing_and_a_text_told_a_thousand_times_is_too_long() {
        let head = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Email</t></is></c></row>"#;
        let sheet = |rows: &str| {
            let begin = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#;
            book(&format!("{begin}{head}{rows}</sheetData></worksheet>"))
        };
        let far = r#"<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Awa</t></is></c><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>"#;
        let read = Table::read(&sheet(far)).expect("a table");
        assert_eq!(read.rows, [(1_048_576, vec!["Awa".to_owned()])]);
        let long = "x".repeat(CELL_MOST);
        let row = |number: usize| format!(r#"<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{long}</t></is></c></row>"#);
        let rows: String = (2..1_000).map(row).collect();
        assert_eq!(Table::read(&sheet(&rows)), Err(TableFault::TooLong));
    }

    #[test]
    fn lines_between_do_not_count_and_signs_of_western_europe_are_read() {
        let blank = ";;\r\n".repeat(ROWS_MOST);
        let read = Table::read(format!("name;email\r\n{blank}Awa;a@b.example").as_bytes()).expect("a table");
        assert_eq!(read.rows, [(ROWS_MOST + 2, vec!["Awa".to_owned(), "a@b.example".to_owned()])]);
        let read = Table::read(b"name;evidence\r\nAm\xe9lie;\x80 12").expect("a table");
        assert_eq!(read.rows, [(2, vec!["Am\u{e9}lie".to_owned(), "\u{20ac} 12".to_owned()])]);
    }

    #[test]
    fn entities_that_grow_are_not_grown() {
        let nested = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#;
        let read = Table::read(&book(nested));
        assert!(read.is_err(), "{read:?}");
    }
}
