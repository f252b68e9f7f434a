//! Hashed files for the browser: embedded in a release, read from `target/site` otherwise.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, header};

/// Files by name, with their compressed forms, and what each is called once hashed.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<String, Vec<u8>>,
    manifest: BTreeMap<String, String>,
}

#[cfg(feature = "embed")]
#[derive(rust_embed::RustEmbed)]
#[folder = "../target/site/"]
struct Embedded;

impl Site {
    /// The files, from inside the program or from the folder.
    #[cfg(feature = "embed")]
    pub fn load() -> anyhow::Result<Self> {
        let files = Embedded::iter().filter_map(|path| Some((path.to_string(), Embedded::get(&path)?.data.into_owned()))).collect();
        Self::from_files(files)
    }

    /// The files, from inside the program or from the folder.
    #[cfg(not(feature = "embed"))]
    pub fn load() -> anyhow::Result<Self> {
        let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../target/site"));
        let files =
            crate::content::folder(folder).map_err(|error| anyhow::anyhow!("{}: {error}; run `make site` first", folder.display()))?;
        Self::from_files(files)
    }

    fn from_files(files: BTreeMap<String, Vec<u8>>) -> anyhow::Result<Self> {
        let manifest =
            files.get("manifest.json").ok_or_else(|| anyhow::anyhow!("target/site has no manifest.json; run `make site` first"))?;
        let manifest = serde_json::from_slice(manifest)?;
        Ok(Self { files, manifest })
    }

    /// The address of a file by its plain name.
    pub fn address(&self, name: &str) -> String {
        self.manifest.get(name).map(|hashed| format!("/assets/{hashed}")).unwrap_or_default()
    }

    /// What the frame of every page loads.
    pub fn frame(&self) -> app::frame::Assets {
        app::frame::Assets { style: self.address("main.css"), start: self.address("start.js"), icon: self.address("icon.svg") }
    }

    /// Answers for a hashed file, compressed as the browser accepts; cached for ever.
    pub fn answer(&self, name: &str, headers: &HeaderMap) -> Option<Response<Body>> {
        let plain = self.files.get(name).filter(|_| self.manifest.values().any(|hashed| hashed == name))?;
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let packed = [("br", "br"), ("gzip", "gz")]
            .into_iter()
            .filter(|(encoding, _)| accepted.contains(encoding))
            .find_map(|(encoding, ending)| Some((encoding, self.files.get(&format!("{name}.{ending}"))?)));
        let response = Response::builder()
            .status(StatusCode::OK)
            .header(header::CONTENT_TYPE, content_type(name))
            .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
            .header(header::VARY, "accept-encoding");
        let response = match packed {
            Some((encoding, bytes)) => response.header(header::CONTENT_ENCODING, encoding).body(Body::from(bytes.clone())),
            None => response.body(Body::from(plain.clone())),
        };
        response.ok()
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
