//! Words of the interface, per language, keys checked at compile time against English and by test against French.

pub mod format;

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::language::Language;
use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

static ENGLISH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| loaded("en"));
static FRENCH: LazyLock<FluentLanguageLoader> = LazyLock::new(|| loaded("fr"));

fn loaded(code: &str) -> FluentLanguageLoader {
    let named = |code: &str| code.parse::<unic_langid::LanguageIdentifier>().expect("a language code");
    let (fallback, wanted) = (named("en"), named(code));
    let loader = FluentLanguageLoader::new("app", fallback);
    loader.load_languages(&Locales, &[wanted]).expect("the locales are embedded, and a test reads them");
    // Marks around arguments would be read out and copied; our arguments are isolated by their own elements.
    loader.set_use_isolating(false);
    loader
}

/// The words of this language of the interface.
pub fn loader(language: Language) -> &'static FluentLanguageLoader {
    if language == Language::FR { &FRENCH } else { &ENGLISH }
}

/// The words of a key that is put together, with these arguments; tests see that each such key is there.
pub fn named(language: Language, key: &str, arguments: &[(&'static str, String)]) -> String {
    let arguments: HashMap<&str, String> = arguments.iter().cloned().collect();
    loader(language).get_args(key, arguments)
}

/// A language by its own name.
pub fn language_name(language: Language) -> String {
    match language {
        Language::EN => "English".to_owned(),
        Language::FR => "Français".to_owned(),
        other => other.code().to_owned(),
    }
}

/// Words of the interface: `t!(language, "quiz-start")`, `t!(language, "quiz-left", count = 2)`.
#[macro_export]
macro_rules! t {
    ($language:expr, $key:literal) => { i18n_embed_fl::fl!($crate::words::loader($language), $key) };
    ($language:expr, $key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        i18n_embed_fl::fl!($crate::words::loader($language), $key, $($name = ($value)),+)
    };
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    /// Keys with the variables each uses.
    fn messages(file: &str) -> BTreeMap<String, Vec<String>> {
        let text = std::fs::read_to_string(format!("{}/locales/{file}/app.ftl", env!("CARGO_MANIFEST_DIR"))).expect("there");
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in text.lines() {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '#', '-', '}'])) {
                key = name.to_owned();
                assert!(found.insert(key.clone(), Vec::new()).is_none(), "{file}: {key} stands twice");
            }
            let mut rest = line;
            while let Some(at) = rest.find('$') {
                rest = &rest[at + 1..];
                let name: String =
                    rest.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-' || *letter == '_').collect();
                found.entry(key.clone()).or_default().push(name);
            }
        }
        for variables in found.values_mut() {
            variables.sort();
            variables.dedup();
        }
        found
    }

    #[test]
    fn french_has_every_message_of_english_with_the_same_variables() {
        assert_eq!(messages("en"), messages("fr"));
    }

    #[test]
    fn french_text_has_its_spaces_and_quotes() {
        let text = std::fs::read_to_string(format!("{}/locales/fr/app.ftl", env!("CARGO_MANIFEST_DIR"))).expect("there");
        for (number, line) in text.lines().enumerate() {
            for wrong in [" :", " ;", " !", " ?", " »", "« ", "'"] {
                let body = line.split_once(" = ").map_or(line, |(_, body)| body);
                let bad = body.contains(wrong) && !line.starts_with('#') && !body.contains("->");
                assert!(!bad, "line {}: {wrong:?} in {line}", number + 1);
            }
        }
    }
}
