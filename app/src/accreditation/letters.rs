//! Letters on accreditation files in words: their fields, in the reader's language.

use domain::accreditation::letter::Facts;
use domain::accreditation::template::{Block, Filled, Template};
use domain::language::Language;
use domain::time::Date;

use crate::t;
use crate::words::format;

/// A letter in words.
pub fn filled(language: Language, template: &Template, facts: &Facts) -> Filled {
    template.fill(language, |field| value(language, facts, field))
}

/// Its text for a mail.
pub fn plain(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Text(text) => text.clone(),
        Block::List(items) => items.iter().map(|item| format!("– {item}")).collect::<Vec<_>>().join("\n"),
    };
    blocks.iter().map(block).collect::<Vec<_>>().join("\n\n")
}

/// A letter for a mail: subject and text, its number at the head.
pub fn mail(language: Language, template: &Template, facts: &Facts) -> (String, String) {
    let Filled { subject, blocks } = filled(language, template, facts);
    let number = format!("{}\u{a0}: {}", t!(language, "acc-letter-reference"), facts.reference);
    let number = if language == Language::FR { number } else { number.replace('\u{a0}', "") };
    (subject, format!("{number}\n\n{}\n", plain(&blocks)))
}

fn value(language: Language, facts: &Facts, field: &str) -> String {
    let day = |day: Option<Date>| day.map(|day| format::date(day, language)).unwrap_or_default();
    match field {
        "name" => facts.name.clone(),
        "administration" => facts.administration.read(language).to_owned(),
        "category" => facts.category.read(language).to_owned(),
        "domain" => facts.domain.read(language).to_owned(),
        "call" => facts.call.read(language).to_owned(),
        "host" => facts.host.read(language).to_owned(),
        "from" => day(facts.held.map(|(from, _)| from)),
        "until" => day(facts.held.map(|(_, until)| until)),
        "reason" => facts.reason.clone(),
        "missing" => facts.missing.iter().map(|title| title.read(language)).collect::<Vec<_>>().join("\n"),
        "lead" => facts.lead.clone(),
        "appeal_until" => day(facts.appeal_until),
        "valid_until" => day(facts.valid_until),
        "rank" => facts.rank.to_string(),
        "months" => facts.months.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use domain::accreditation::template::FIELDS;
    use domain::language::Text;

    use super::*;

    fn facts() -> Facts {
        let day = Date::parse("2027-03-31").expect("a day");
        let text = Text::both("said", "dit");
        Facts {
            name: "Awa Ndèye Diallo".to_owned(),
            administration: text.clone(),
            category: text.clone(),
            domain: text.clone(),
            call: text.clone(),
            host: text.clone(),
            held: Some((day, day)),
            reason: "Seen on day two.\nAnd on day three.".to_owned(),
            missing: vec![Text::both("Facilitation", "Animation")],
            lead: "Ada Okafor".to_owned(),
            appeal_until: Some(day),
            valid_until: Some(day),
            reference: "ACC-2027-000001".to_owned(),
            ..Facts::default()
        }
    }

    #[test]
    fn every_field_a_template_may_name_has_words_in_every_language() {
        for language in Language::INTERFACE {
            for field in FIELDS {
                assert!(!value(language, &facts(), field).is_empty(), "{field} in {language}");
            }
        }
    }

    #[test]
    fn a_mail_begins_with_the_number_and_keeps_lists() {
        let text = "Dear {name},\n\nLow:\n\n{missing}\n\nYours,";
        let template = Template { version: 1, subject: Text::both("Decision", "Décision"), text: Text::both(text, text) };
        let (subject, text) = mail(Language::FR, &template, &facts());
        assert_eq!(subject, "Décision");
        assert!(text.starts_with("Référence\u{a0}: ACC-2027-000001\n\n") && text.contains("\n\n– Animation\n\nYours,"), "{text}");
        assert!(mail(Language::EN, &template, &facts()).1.starts_with("Reference: ACC-2027-000001\n"));
    }
}
