//! Documents of an accreditation file as they come in and go out.

use crate::world::{Call, World};

const PDF: &str = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_handed_in_and_kept_as_a_file_that_no_browser_opens_as_ours() {
    let mut world = World::open().await;
    let (_, case) = world.case().await;
    let (officer, coordinator) = (world.person("officer2").await, world.person("coordinator").await);
    let path = format!("/en/accreditation/files/{case}/documents");
    // As large as a scan: more than any other form may carry.
    let scan = PDF.replace("trailer", &format!("%{}\ntrailer", "x".repeat(4 * 1024 * 1024)));
    let handed_in = world.send(Call::upload(&path, "cv", "Curriculum vitæ.pdf", scan.as_bytes()).by(Some(&officer))).await;
    assert_eq!((handed_in.status, handed_in.header("location")), (303, format!("{path}?done=yes").as_str()));
    let page = world.page(&path, Some(&coordinator)).await;
    assert!(page.words().contains("Curriculum vitæ.pdf"), "{}", page.words());
    let link = page.between(&format!("{path}/"), "\"").expect("a link").to_owned();
    let file = world.page(&format!("{path}/{link}"), Some(&coordinator)).await;
    assert_eq!((file.status, file.body.len()), (200, scan.len()));
    let told = ["content-type", "x-content-type-options", "content-security-policy", "cache-control", "content-disposition"];
    let expected = [
        "application/pdf",
        "nosniff",
        "default-src 'none'; frame-ancestors 'none'; sandbox",
        "private, no-store",
        "attachment; filename=\"Curriculum vit_.pdf\"; filename*=UTF-8''Curriculum%20vit%C3%A6.pdf",
    ];
    assert_eq!(told.map(|name| file.header(name)), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_what_it_says_comes_back_with_the_reason_in_the_readers_language() {
    let mut world = World::open().await;
    let (_, case) = world.case().await;
    let officer = world.person("officer2").await;
    for (language, why) in [("en", "not a PDF, DOCX, PNG or JPEG"), ("fr", "n’est ni un PDF, ni un DOCX")] {
        let path = format!("/{language}/accreditation/files/{case}/documents");
        let refused = world.send(Call::upload(&path, "motivation-letter", "letter.pdf", b"MZ\x90\x00").by(Some(&officer))).await;
        assert_eq!(refused.status, 422);
        assert!(refused.words().contains(why), "{}", refused.words());
        assert!(refused.body.contains("value=\"motivation-letter\" selected"), "the kind that was chosen stays chosen");
    }
    let path = format!("/en/accreditation/files/{case}/documents");
    let too_much = vec![b'x'; 7 * 1024 * 1024];
    assert_eq!(world.send(Call::upload(&path, "cv", "cv.pdf", &too_much).by(Some(&officer))).await.status, 413);
    let half = vec![b'x'; 1024 * 1024];
    assert_eq!(world.send(Call::upload(&path, "cv", "cv.pdf", &half)).await.status, 413, "nobody signed in");
}
