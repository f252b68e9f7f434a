//! Tables that people keep in spreadsheets: CSV and XLSX, told apart by what is in the file, not by its name.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

/// The most rows that are read, the heads not counted.
pub const ROWS_MOST: usize = 2_000;
/// The most characters of a cell.
pub const CELL_MOST: usize = 4_000;
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
    #[error("more than {ROWS_MOST} rows")]
    TooLong,
}

impl Table {
    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, TableFault> {
        let lines = if bytes.starts_with(b"PK\x03\x04") { xlsx(bytes)? } else { csv(bytes)? };
        let mut lines = lines.into_iter().filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let (_, heads) = lines.next().ok_or(TableFault::Empty)?;
        let heads: Vec<String> =
            heads.into_iter().map(|head| head.trim_start_matches('\u{feff}').to_lowercase().replace(' ', "_")).collect();
        let rows: Vec<(usize, Vec<String>)> = lines.take(ROWS_MOST + 1).collect();
        match rows.len() {
            // A picture or a letter, more likely than a list of one column.
            0 if heads.len() < 2 => Err(TableFault::Unreadable),
            0 => Err(TableFault::Empty),
            count if ROWS_MOST < count => Err(TableFault::TooLong),
            _ => Ok(Self { heads, rows }),
        }
    }

    /// A cell of a row by its head; empty where there is none.
    pub fn cell<'a>(&self, row: &'a [String], head: &str) -> &'a str {
        let place = self.heads.iter().position(|it| it == head);
        place.and_then(|place| row.get(place)).map_or("", String::as_str)
    }
}

fn csv(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| TableFault::Unreadable)?.trim_start_matches('\u{feff}');
    if text.contains('\0') {
        return Err(TableFault::Unreadable);
    }
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    // Spreadsheets in French write semicolons.
    let delimiter = if count(',') < count(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let (mut rows, mut line, mut counted) = (Vec::new(), 1, 0);
    for record in reader.records().take(ROWS_MOST + 2) {
        let record = record.map_err(|_| TableFault::Unreadable)?;
        // The reader may still stand before the end of the last line, and passes over empty ones.
        let stands = record.position().map_or(0, csv::Position::byte);
        let rest = text.as_bytes().get(usize::try_from(stands).unwrap_or(usize::MAX)..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = text.len() - rest.len() + ends;
        line += text.get(counted..begins).unwrap_or_default().matches('\n').count();
        counted = begins;
        rows.push((line, record.iter().map(cleaned).collect()));
    }
    Ok(rows)
}

fn xlsx(bytes: &[u8]) -> Result<Vec<(usize, Vec<String>)>, TableFault> {
    unfolds_within(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| TableFault::Unreadable)?;
    let sheet = book.worksheet_range_at(0).ok_or(TableFault::Empty)?.map_err(|_| TableFault::Unreadable)?;
    let (first, _) = sheet.start().unwrap_or_default();
    let first = usize::try_from(first).unwrap_or(0) + 1;
    Ok(sheet.rows().take(ROWS_MOST + 2).enumerate().map(|(place, cells)| (first + place, cells.iter().map(worded).collect())).collect())
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

fn worded(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => cleaned(&other.to_string()),
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
    fn entities_that_grow_are_not_grown() {
        let nested = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"#;
        let read = Table::read(&book(nested));
        assert!(read.is_err(), "{read:?}");
    }
}
