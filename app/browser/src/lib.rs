//! The WebAssembly entry: starts the islands and nothing else.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the start script; each island is then called by the name its element bears.
#[wasm_bindgen]
pub fn hydrate() {
    // Naming the islands keeps their exports in the module.
    let _ = (app::island::AnswerKeeper, app::island::UnsentAnswers);
    leptos::mount::hydrate_islands();
}
