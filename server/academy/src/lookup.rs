//! Text folded for finding and sorting: no accents, no case, words by their stem (English and French).

use domain::language::Language;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents, ligatures undone; for sorting names and finding people.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'œ' => "oe".to_owned(),
            'æ' => "ae".to_owned(),
            'ß' => "ss".to_owned(),
            'ø' => "o".to_owned(),
            'ł' => "l".to_owned(),
            'đ' => "d".to_owned(),
            '’' | 'ʼ' => "'".to_owned(),
            other => other.to_string(),
        })
        .collect()
}

/// The words of a text, folded and stemmed as this language does; words of fewer than two letters are left out.
pub(crate) fn stems(text: &str, language: Language) -> Vec<String> {
    let stemmer = Stemmer::create(if language == Language::FR { Algorithm::French } else { Algorithm::English });
    let lower = text.to_lowercase();
    lower
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(|word| fold(&stemmer.stem(&fold(word))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_endings_do_not_matter() {
        assert_eq!(fold("ÉGYPTE Çà Œuvre"), "egypte ca oeuvre");
        assert_eq!(stems("Déclarations douanières", Language::FR), stems("declaration douaniere", Language::FR));
        assert_eq!(stems("selecting risks", Language::EN), stems("Selected RISK", Language::EN));
    }
}
