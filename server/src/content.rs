//! The courses that come with the program, embedded; and folders of content read from disk.

use std::collections::BTreeMap;
use std::path::Path;

use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "content/"]
struct Shipped;

#[derive(RustEmbed)]
#[folder = "content-demo/"]
struct Demonstration;

/// The files of the courses that come with the program.
pub fn shipped() -> BTreeMap<String, Vec<u8>> {
    files::<Shipped>()
}

/// The files of the courses that only a demonstration has.
pub fn demonstration() -> BTreeMap<String, Vec<u8>> {
    files::<Demonstration>()
}

fn files<Embedded: RustEmbed>() -> BTreeMap<String, Vec<u8>> {
    Embedded::iter().filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data.into_owned()))).collect()
}

/// The files of a folder of content, with `/` between the parts of their paths; hidden files are left out.
pub fn folder(root: &Path) -> std::io::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if name.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(root) {
                let parts: Vec<String> = relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
                files.insert(parts.join("/"), std::fs::read(&path)?);
            }
        }
    }
    Ok(files)
}
