//! What a file handed in is, by its content and never by its name: PDF, PNG, JPEG or DOCX, whole, and without anything that acts.

use std::io::{Cursor, Read};

use domain::accreditation::document::{BYTES_MOST, Media, Unacceptable};
use flate2::read::ZlibDecoder;
use zip::ZipArchive;

/// The most pixels an image has on one side: a page at 1 200 dots to the inch.
const SIDE_MOST: u32 = 15_000;
/// The most pixels of an image: more than that unfolds to a quarter of a gigabyte.
const PIXELS_MOST: u64 = 60_000_000;
/// The most files of a text document.
const FILES_MOST: usize = 500;
/// The most bytes a document unfolds to.
const UNFOLDED_MOST: u64 = 40 * 1024 * 1024;
/// A PDF ends within so many bytes of its mark.
const TAIL: usize = 1024;
/// Names in a PDF that act when it is opened, or carry what does.
const ACTIVE: [&str; 9] = ["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "OpenAction", "RichMedia", "XFA", "GoToE"];
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a file is, or why it is not taken.
pub fn inspect(bytes: &[u8]) -> Result<Media, Unacceptable> {
    if BYTES_MOST < bytes.len() {
        return Err(Unacceptable::TooLarge);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return docx(bytes);
    }
    let media = if bytes.starts_with(b"%PDF-") {
        Media::Pdf
    } else if bytes.starts_with(PNG) {
        Media::Png
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Media::Jpeg
    } else {
        return Err(Unacceptable::OtherKind);
    };
    // An archive is read from its end, so it can stand behind anything.
    if ZipArchive::new(Cursor::new(bytes)).is_ok() {
        return Err(Unacceptable::Mixed);
    }
    match media {
        Media::Png => png(bytes)?,
        Media::Jpeg => jpeg(bytes)?,
        _ => pdf(bytes)?,
    }
    Ok(media)
}

fn pdf(bytes: &[u8]) -> Result<(), Unacceptable> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let end = tail.windows(5).rposition(|mark| mark == b"%%EOF").ok_or(Unacceptable::Damaged)?;
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let head = bytes[..bytes.len().min(TAIL)].to_ascii_lowercase();
    let is_page = ["<html", "<script", "<!doctype html"].iter().any(|mark| head.windows(mark.len()).any(|it| it == mark.as_bytes()));
    if is_page || !tail[end + 5..].iter().all(is_blank) {
        return Err(Unacceptable::Mixed);
    }
    names(bytes)?;
    let mut left = UNFOLDED_MOST;
    for (place, _) in bytes.windows(7).enumerate().filter(|(_, word)| *word == b"/ObjStm") {
        let Some(body) = stream_after(&bytes[place..]) else { continue };
        // Objects may stand folded in a stream; whatever else is folded is never read as names.
        let mut unfolded = Vec::new();
        // Cut off or damaged: what was unfolded before that is looked at.
        let _ = ZlibDecoder::new(body).take(left + 1).read_to_end(&mut unfolded);
        left = left.checked_sub(unfolded.len() as u64).ok_or(Unacceptable::Unfolds)?;
        names(&unfolded)?;
    }
    Ok(())
}

/// What follows the next `stream`.
fn stream_after(bytes: &[u8]) -> Option<&[u8]> {
    let at = bytes.windows(6).position(|word| word == b"stream")?;
    let body = &bytes[at + 6..];
    let body = body.strip_prefix(b"\r").unwrap_or(body);
    Some(body.strip_prefix(b"\n").unwrap_or(body))
}

/// Looks at every name: `/Name`, of which each letter may be written `#41`.
fn names(bytes: &[u8]) -> Result<(), Unacceptable> {
    for (place, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/') {
        let (name, rest) = name(&bytes[place + 1..]);
        if name == "Encrypt" {
            return Err(Unacceptable::Encrypted);
        }
        // Opening at a page is a list, and harmless; anything else is an action.
        let is_place = name == "OpenAction" && rest.trim_ascii_start().starts_with(b"[");
        // Two letters come about by chance in an image: a script is a text or a reference.
        let is_chance = name == "JS" && !rest.trim_ascii_start().first().is_some_and(|byte| matches!(byte, b'(' | b'<' | b'0'..=b'9'));
        if ACTIVE.contains(&name.as_str()) && !is_place && !is_chance {
            return Err(Unacceptable::Active);
        }
    }
    Ok(())
}

/// The name at the beginning, up to sixteen letters of it, and what follows.
fn name(bytes: &[u8]) -> (String, &[u8]) {
    let (mut name, mut rest) = (String::new(), bytes);
    while let Some((first, after)) = rest.split_first().filter(|_| name.len() < 16) {
        let escaped = (*first == b'#').then(|| after.get(..2).and_then(|two| std::str::from_utf8(two).ok())).flatten();
        let escaped = escaped.and_then(|two| u8::from_str_radix(two, 16).ok());
        let letter = escaped.unwrap_or(*first);
        if !letter.is_ascii_alphanumeric() {
            break;
        }
        name.push(char::from(letter));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    (name, rest)
}

fn sane(width: u32, height: u32) -> Result<(), Unacceptable> {
    let side = 1..=SIDE_MOST;
    let is_sane = side.contains(&width) && side.contains(&height) && u64::from(width) * u64::from(height) <= PIXELS_MOST;
    if is_sane { Ok(()) } else { Err(Unacceptable::Unfolds) }
}

/// Four bytes as a number, the highest first.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// Walks from chunk to chunk: the first tells the size, the last ends the file.
fn png(bytes: &[u8]) -> Result<(), Unacceptable> {
    if bytes.get(12..16) != Some(b"IHDR") {
        return Err(Unacceptable::Damaged);
    }
    let side = |at| number(bytes, at).ok_or(Unacceptable::Damaged);
    sane(side(16)?, side(20)?)?;
    let mut at = PNG.len();
    loop {
        let length = usize::try_from(side(at)?).map_err(|_| Unacceptable::Damaged)?;
        let kind = bytes.get(at + 4..at + 8).ok_or(Unacceptable::Damaged)?;
        let next = at.checked_add(12).and_then(|at| at.checked_add(length)).filter(|next| *next <= bytes.len());
        at = next.ok_or(Unacceptable::Damaged)?;
        if kind == b"IEND" {
            return if at == bytes.len() { Ok(()) } else { Err(Unacceptable::Mixed) };
        }
    }
}

/// Walks from segment to segment up to the one that tells the size.
fn jpeg(bytes: &[u8]) -> Result<(), Unacceptable> {
    let mut at = 2;
    loop {
        let (mark, kind) = (bytes.get(at), bytes.get(at + 1).copied().ok_or(Unacceptable::Damaged)?);
        if mark != Some(&0xff) {
            return Err(Unacceptable::Damaged);
        }
        if kind == 0xff {
            at += 1;
            continue;
        }
        let short = |at: usize| Some((u32::from(*bytes.get(at)?) << 8) | u32::from(*bytes.get(at + 1)?));
        let length = short(at + 2).filter(|length| *length >= 2).ok_or(Unacceptable::Damaged)?;
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            let (height, width) = short(at + 5).zip(short(at + 7)).ok_or(Unacceptable::Damaged)?;
            sane(width, height)?;
            return if bytes.ends_with(b"\xff\xd9") { Ok(()) } else { Err(Unacceptable::Damaged) };
        }
        at += 2 + length as usize;
    }
}

/// A text document: an archive with the two files that make one, unfolded once and counted.
fn docx(bytes: &[u8]) -> Result<Media, Unacceptable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unacceptable::Damaged)?;
    if FILES_MOST < archive.len() {
        return Err(Unacceptable::Unfolds);
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if !has("[Content_Types].xml") || !has("word/document.xml") {
        return Err(Unacceptable::OtherKind);
    }
    let mut left = UNFOLDED_MOST;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| Unacceptable::Damaged)?;
        if file.encrypted() {
            return Err(Unacceptable::Encrypted);
        }
        if left < file.size() {
            return Err(Unacceptable::Unfolds);
        }
        let name = file.name().map_err(|_| Unacceptable::Damaged)?.to_ascii_lowercase();
        let mut unfolded = Vec::new();
        file.take(left + 1).read_to_end(&mut unfolded).map_err(|_| Unacceptable::Damaged)?;
        left = left.checked_sub(unfolded.len() as u64).ok_or(Unacceptable::Unfolds)?;
        if acts(&name, &unfolded) {
            return Err(Unacceptable::Active);
        }
    }
    Ok(Media::Docx)
}

/// Whether a file of a text document acts: macros, controls, embedded objects, a template fetched from elsewhere.
fn acts(name: &str, unfolded: &[u8]) -> bool {
    let says = |word: &str| unfolded.windows(word.len()).any(|it| it.eq_ignore_ascii_case(word.as_bytes()));
    let is_named = ["vbaproject", "vbadata", "activex", "oleobject", ".exe", ".dll"].iter().any(|word| name.contains(word));
    is_named
        || name == "[content_types].xml" && says("macroEnabled")
        || name.rsplit('.').next() == Some("rels") && says("attachedTemplate") && says("External")
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    fn a_pdf(object: &str) -> Vec<u8> {
        format!("%PDF-1.7\n1 0 obj\n<< /Type /Catalog {object} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n").into_bytes()
    }

    fn a_png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        let mut chunk = |kind: &[u8], body: &[u8]| {
            bytes.extend(u32::try_from(body.len()).expect("short").to_be_bytes());
            bytes.extend(kind);
            bytes.extend(body);
            bytes.extend([0; 4]);
        };
        chunk(b"IHDR", &[width.to_be_bytes().as_slice(), &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
        chunk(b"IDAT", &[1, 2, 3]);
        chunk(b"IEND", &[]);
        bytes
    }

    fn a_jpeg(side: u16) -> Vec<u8> {
        let side = side.to_be_bytes();
        let frame = [&[0xff, 0xc0, 0, 11, 8][..], &side, &side, &[1, 1, 0x11, 0]].concat();
        [&[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0][..], &frame, &[0xff, 0xda, 0, 2, 7, 7, 0xff, 0xd9]].concat()
    }

    fn an_archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, body) in files {
            archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a file");
            archive.write_all(body).expect("written");
        }
        archive.finish().expect("an archive").into_inner()
    }

    fn a_docx(others: &[(&str, &[u8])]) -> Vec<u8> {
        let own: [(&str, &[u8]); 2] = [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")];
        an_archive(&[own.as_slice(), others].concat())
    }

    #[test]
    fn what_is_taken_is_known_by_its_content() {
        assert_eq!(inspect(&a_pdf("")), Ok(Media::Pdf));
        assert_eq!(inspect(&a_pdf("/OpenAction [1 0 R /Fit]")), Ok(Media::Pdf), "it opens at a page");
        assert_eq!(inspect(&a_png(800, 600)), Ok(Media::Png));
        assert_eq!(inspect(&a_jpeg(600)), Ok(Media::Jpeg));
        assert_eq!(inspect(&a_docx(&[])), Ok(Media::Docx));
    }

    #[test]
    fn other_files_are_refused_whatever_they_are_called() {
        for other in
            [&b"MZ\x90\x00\x03"[..], b"<!doctype html><script>1</script>", b"\xd0\xcf\x11\xe0", b"{\\rtf1 }", b"GIF89a", b" %PDF-1.7", b""]
        {
            assert_eq!(inspect(other), Err(Unacceptable::OtherKind), "{other:?}");
        }
        assert_eq!(inspect(&an_archive(&[("xl/workbook.xml", b"x")])), Err(Unacceptable::OtherKind));
        assert_eq!(inspect(&vec![b'%'; BYTES_MOST + 1]), Err(Unacceptable::TooLarge));
    }

    #[test]
    fn what_acts_is_refused_however_it_is_written() {
        let acting = [
            "/JavaScript 2 0 R",
            "/JS (app.alert(1))",
            "/J#61vaScript 2 0 R",
            "/S /Launch",
            "/EmbeddedFiles 2 0 R",
            "/OpenAction 3 0 R",
            "/Open#41ction<</S/URI>>",
        ];
        for object in acting {
            assert_eq!(inspect(&a_pdf(object)), Err(Unacceptable::Active), "{object}");
        }
        let mut folded = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        folded.write_all(b"<< /S /JavaScript /JS (x) >>").expect("folded");
        let stream =
            [&b"%PDF-1.7\n<< /Type /ObjStm /Filter /FlateDecode >> stream\n"[..], &folded.finish().expect("folded"), b"\nendstream\n%%EOF"]
                .concat();
        assert_eq!(inspect(&stream), Err(Unacceptable::Active));
        assert_eq!(inspect(&a_pdf("/Encrypt 5 0 R")), Err(Unacceptable::Encrypted));
        let rels = br#"<Relationship Type="x/attachedTemplate" Target="https://elsewhere.example/t.dotm" TargetMode="External"/>"#;
        for (name, body) in
            [("word/vbaProject.bin", &b"x"[..]), ("word/embeddings/oleObject1.bin", b"x"), ("word/_rels/settings.xml.rels", rels)]
        {
            assert_eq!(inspect(&a_docx(&[(name, body)])), Err(Unacceptable::Active), "{name}");
        }
    }

    #[test]
    fn what_is_cut_off_or_two_things_at_once_is_refused() {
        for whole in [a_pdf(""), a_png(8, 8), a_jpeg(8), a_docx(&[])] {
            assert_eq!(inspect(&whole[..whole.len() - 8]), Err(Unacceptable::Damaged), "{:?}", &whole[..4]);
        }
        let archive = an_archive(&[("a", b"x")]);
        for whole in [a_pdf(""), a_png(8, 8), a_jpeg(8)] {
            assert_eq!(inspect(&[whole, archive.clone()].concat()), Err(Unacceptable::Mixed));
        }
        assert_eq!(inspect(&[a_pdf("").as_slice(), b"<html>"].concat()), Err(Unacceptable::Mixed));
        assert_eq!(inspect(&[b"%PDF-1.7\n<script>1</script>\n".as_slice(), &a_pdf("")].concat()), Err(Unacceptable::Mixed));
    }

    #[test]
    fn what_unfolds_to_more_than_a_document_is_refused() {
        let zeros = vec![0; usize::try_from(UNFOLDED_MOST).expect("fits") + 1];
        assert_eq!(inspect(&a_docx(&[("word/media/image1.bmp", &zeros)])), Err(Unacceptable::Unfolds));
        assert_eq!(inspect(&a_png(60_000, 60_000)), Err(Unacceptable::Unfolds));
        assert_eq!(inspect(&a_png(0, 8)), Err(Unacceptable::Unfolds));
        assert_eq!(inspect(&a_jpeg(60_000)), Err(Unacceptable::Unfolds));
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), which in 0usize..4) {
            let head: [&[u8]; 4] = [b"%PDF-", PNG, b"\xff\xd8\xff", b"PK\x03\x04"];
            let _ = inspect(&[head[which], &bytes].concat());
        }
    }
}
