//! The press: a page description, its data and our four fonts; no other file, no package, no clock.

use std::sync::LazyLock;

use domain::time::Date;
use serde::Serialize;
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{LEFT_OUT, PdfError};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../../fonts/NotoNaskhArabic-Bold.ttf"),
];

/// What all sheets share.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
    Press { library: LazyHash::new(Library::default()), book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// Whether one of the fonts has this letter; marks that only steer the direction of writing need none.
pub(super) fn has(letter: char) -> bool {
    let steers = matches!(letter, '\n' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}');
    steers || PRESS.fonts.iter().any(|font| font.info().coverage.contains(letter.into()))
}

/// One sheet with all it may read.
struct Sheet {
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &PRESS.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &PRESS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.iter().find(|(file, _)| *file == id).map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        PRESS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets and prints a sheet.
pub(super) fn print<T: Serialize>(page: &str, sheet: &T, others: &[(&str, &[u8])], on: Date) -> Result<Vec<u8>, PdfError> {
    let mut data = serde_json::to_value(sheet).map_err(|error| PdfError::Broken(error.to_string()))?;
    if !clean(&mut data) {
        data["left_out"] = Value::Null;
    }
    let mut files = vec![(place("data.json")?, Bytes::new(data.to_string().into_bytes()))];
    for (name, bytes) in others {
        files.push((place(name)?, Bytes::new(bytes.to_vec())));
    }
    let sheet = Sheet { main: Source::new(place("main.typ")?, page.to_owned()), files };
    let printed = set(&sheet, on);
    // What was remembered of this sheet serves no other.
    comemo::evict(0);
    printed
}

fn set(sheet: &Sheet, on: Date) -> Result<Vec<u8>, PdfError> {
    let document = typst::compile::<PagedDocument>(sheet).output.map_err(|all| said(&all))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let part = |part: i8| u8::try_from(part).unwrap_or(1);
    let noon = Datetime::from_ymd_hms(i32::from(on.year()), part(on.month()), part(on.day()), 12, 0, 0);
    let options = PdfOptions {
        standards: standards.map_err(|error| PdfError::Broken(error.message().to_string()))?,
        timestamp: noon.map(Timestamp::new_utc),
        creator: Smart::Custom(Some("Fairway".to_owned())),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|all| said(&all))
}

/// Puts [`LEFT_OUT`] where letters stand that no font has; answers whether there were any.
fn clean(value: &mut Value) -> bool {
    match value {
        Value::String(text) if !text.chars().all(has) => {
            let mut kept = String::with_capacity(text.len());
            for letter in text.chars() {
                if has(letter) {
                    kept.push(letter);
                } else if !kept.ends_with(LEFT_OUT) {
                    kept.push_str(LEFT_OUT);
                }
            }
            *text = kept;
            true
        }
        // Every part is cleaned: none is passed over because one before it had such letters.
        Value::Array(values) => 0 < values.iter_mut().map(clean).filter(|found| *found).count(),
        Value::Object(values) => 0 < values.values_mut().map(clean).filter(|found| *found).count(),
        _ => false,
    }
}

fn place(name: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(name).map_err(|error| PdfError::Broken(format!("{error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn said(all: &[SourceDiagnostic]) -> PdfError {
    let messages: Vec<String> = all.iter().map(|one| one.message.to_string()).collect();
    PdfError::Broken(messages.join("; "))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, LetterSheet, letter, prints};
    use super::*;

    fn sheet(text: &str) -> LetterSheet {
        LetterSheet {
            language: "fr".to_owned(),
            head: vec!["Secrétariat".to_owned(), "Rue du Marché 30".to_owned()],
            to: vec!["Awa Ndèye Diallo".to_owned()],
            reference_label: "Référence".to_owned(),
            reference: "ACC-2026-000001".to_owned(),
            dated: "27 novembre 2026".to_owned(),
            subject: "Décision".to_owned(),
            blocks: vec![Block::Text { text: text.to_owned() }, Block::List { items: vec!["Animation".to_owned()] }],
            signed: vec!["Pour le secrétariat".to_owned()],
            copy: None,
            footer: "Fairway".to_owned(),
            left_out: "Des caractères manquent.".to_owned(),
        }
    }

    fn day() -> Date {
        Date::parse("2026-11-27").expect("a day")
    }

    #[test]
    fn a_letter_is_tagged_and_the_same_letter_prints_the_same() {
        let first = letter(&sheet("Bonjour محمد, Иван, Γιώργος."), day()).expect("printed");
        assert!(first.starts_with(b"%PDF-1.7"));
        let text = String::from_utf8_lossy(&first);
        assert!(text.contains("pdfuaid:part") && text.contains("pdfaid:part"));
        assert_eq!(first, letter(&sheet("Bonjour محمد, Иван, Γιώργος."), day()).expect("printed"));
    }

    #[test]
    fn nothing_somebody_wrote_is_read_as_a_page_description() {
        let hostile = "#read(\"/etc/passwd\") $x$ *b* `c` @d <e> #import \"@preview/x:1.0.0\": * \\ // /* ~ = + - _";
        assert!(letter(&sheet(hostile), day()).is_ok());
        assert!(letter(&LetterSheet { subject: hostile.to_owned(), ..sheet("x") }, day()).is_ok());
    }

    #[test]
    fn what_the_fonts_lack_is_known_and_left_out_with_a_word() {
        assert!(prints("Nguyễn Văn An, محمد, Иван, Γιώργος – “€” « … »") && !prints("王小明") && !prints("Awa 王"));
        let mut value = serde_json::json!({ "a": ["x 王小明 y", 3], "b": { "c": "z" } });
        assert!(clean(&mut value));
        assert_eq!(value, serde_json::json!({ "a": [format!("x {LEFT_OUT} y"), 3], "b": { "c": "z" } }));
        assert!(!clean(&mut value));
        let mut several = serde_json::json!({ "a": ["王", "李"], "b": "張" });
        assert!(clean(&mut several));
        assert_eq!(several, serde_json::json!({ "a": [LEFT_OUT, LEFT_OUT], "b": LEFT_OUT }));
    }

    #[test]
    fn a_letter_of_many_pages_prints() {
        assert!(letter(&sheet(&"Une phrase qui se répète. ".repeat(900)), day()).is_ok());
    }
}
