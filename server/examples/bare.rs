//! A bare axum route beside which a page of Fairway is measured: it answers the bytes of a file, and nothing else.
//!
//! `cargo run --release -p server --example bare -- 127.0.0.1:3999 page.html`

use axum::Router;
use axum::http::header;
use axum::routing::get;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(address), Some(file)) = (arguments.next(), arguments.next()) else { anyhow::bail!("usage: bare ADDRESS FILE") };
    let page: &'static [u8] = std::fs::read(file)?.leak();
    let answer = move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page) };
    let listener = tokio::net::TcpListener::bind(address).await?;
    axum::serve(listener, Router::new().route("/", get(answer))).await?;
    Ok(())
}
