//! Letters and certificates as PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), with their fonts inside.
//!
//! What a sheet says is data for the page description, never a part of it, so no text can become markup. Words come in finished.
//! Without the feature `pdf` there is no press, and everybody is told so.

#[cfg(feature = "pdf")]
mod press;

use domain::time::Date;
use serde::Serialize;

/// Stands where a text has letters none of the fonts has.
pub const LEFT_OUT: &str = "[…]";

/// A letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterSheet {
    /// Its language, by code.
    pub language: String,
    /// Who writes, and where to answer, line by line.
    pub head: Vec<String>,
    /// Whom to, line by line.
    pub to: Vec<String>,
    /// What introduces the number.
    pub reference_label: String,
    /// The number.
    pub reference: String,
    /// The day, in words.
    pub dated: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// Who signs, line by line.
    pub signed: Vec<String>,
    /// Who has a copy.
    pub copy: Option<String>,
    /// At the foot of each page.
    pub footer: String,
    /// Said at the foot where something was left out.
    pub left_out: String,
}

/// A part of a letter.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Block {
    /// A paragraph.
    Text {
        /// Its lines.
        text: String,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<String>,
    },
}

/// A certificate.
#[derive(Debug, Clone, Serialize)]
pub struct CertificateSheet {
    /// Its language, by code.
    pub language: String,
    /// Who issues it.
    pub head: String,
    /// What it is.
    pub subject: String,
    /// What introduces the name.
    pub states: String,
    /// The holder.
    pub name: String,
    /// The holder in Latin letters, where the name is in others.
    pub latin: Option<String>,
    /// The holder's administration.
    pub administration: String,
    /// What the holder is.
    pub held: String,
    /// From when until when.
    pub validity: String,
    /// Who signs, line by line.
    pub signed: Vec<String>,
    /// Number and day, line by line.
    pub facts: Vec<String>,
    /// Where to check it, in words, with the address.
    pub verify: String,
    /// What the code is, for who cannot see it.
    pub code_alternative: String,
    /// Said at the foot where something was left out.
    pub left_out: String,
    /// The code, as SVG.
    #[serde(skip)]
    pub code: String,
}

/// Why nothing is printed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The program was built without its press.
    #[error("this program was built without the feature `pdf`")]
    NotBuilt,
    /// The page description refuses what it was given.
    #[error("the sheet cannot be set: {0}")]
    Broken(String),
}

/// Whether the fonts have every letter of this text.
#[must_use]
pub fn prints(text: &str) -> bool {
    #[cfg(feature = "pdf")]
    return text.chars().all(press::has);
    #[cfg(not(feature = "pdf"))]
    !text.is_empty()
}

/// A letter as PDF, dated by this day.
pub fn letter(sheet: &LetterSheet, on: Date) -> Result<Vec<u8>, PdfError> {
    #[cfg(feature = "pdf")]
    return press::print(include_str!("letter.typ"), sheet, &[], on);
    #[cfg(not(feature = "pdf"))]
    nothing(sheet, on)
}

/// A certificate as PDF, dated by this day.
pub fn certificate(sheet: &CertificateSheet, on: Date) -> Result<Vec<u8>, PdfError> {
    #[cfg(feature = "pdf")]
    return press::print(include_str!("certificate.typ"), sheet, &[("code.svg", sheet.code.as_bytes())], on);
    #[cfg(not(feature = "pdf"))]
    nothing(sheet, on)
}

#[cfg(not(feature = "pdf"))]
fn nothing<T>(_: &T, _: Date) -> Result<Vec<u8>, PdfError> {
    Err(PdfError::NotBuilt)
}
