//! Words as they are compared: what does not matter is taken away.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What matters in a wording, beside its letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Matters {
    /// Capitals do.
    pub(super) case: bool,
    /// Accents do.
    pub(super) accents: bool,
}

/// The text as it is compared: spaces and hyphens alike and single, apostrophes of one form, no stop at the end; without
/// capitals and accents unless they matter.
pub(super) fn folded(text: &str, matters: Matters) -> String {
    let text: String = if matters.accents { text.nfkc().collect() } else { text.nfkd().filter(|it| !is_combining_mark(*it)).collect() };
    let text = if matters.case { text } else { text.to_lowercase() };
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().trim_end_matches('.').chars() {
        match letter {
            '\u{2019}' | '\u{2018}' | '\u{02bc}' | '`' => folded.push('\''),
            'œ' if !matters.accents => folded.push_str("oe"),
            'æ' if !matters.accents => folded.push_str("ae"),
            '-' | '\u{2010}'..='\u{2015}' => space(&mut folded),
            letter if letter.is_whitespace() => space(&mut folded),
            letter if letter.is_control() => {}
            letter => folded.push(letter),
        }
    }
    folded.trim_end().to_owned()
}

fn space(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_taken_away() {
        let cases = [
            ("  Non-conformité. ", "non conformite"),
            ("main-d’œuvre", "main d'oeuvre"),
            ("Poste\u{a0}frontière", "poste frontiere"),
            ("à-valoir - reste", "a valoir reste"),
            ("...", ""),
            ("ﬁn", "fin"),
        ];
        for (typed, compared) in cases {
            assert_eq!(folded(typed, Matters::default()), compared, "{typed}");
        }
        assert_eq!(folded("Évaluation", Matters { accents: true, case: false }), "évaluation");
        assert_eq!(folded("E\u{301}valuation", Matters { accents: true, case: true }), "Évaluation");
    }
}
