//! The mark at the end of a block, `{#id}` or `{#id of=01234567}`.

/// What a mark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// The block's id.
    pub(super) id: String,
    /// The hash of the source block a translation was made from.
    pub(super) of: Option<String>,
}

/// What stands at the end of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Ending {
    /// No mark.
    Plain,
    /// A mark, and how many bytes of the line come before it.
    Marked(Mark, usize),
    /// Something that was meant for a mark, and where.
    Unreadable(usize),
}

/// Reads the end of a line.
pub(super) fn ending(line: &str) -> Ending {
    let trimmed = line.trim_end();
    let Some(start) = trimmed.rfind("{#") else { return Ending::Plain };
    let Some(inside) = trimmed.get(start + 2..).and_then(|rest| rest.strip_suffix('}')) else { return Ending::Plain };
    if inside.contains('}') {
        return Ending::Plain;
    }
    match parse(inside) {
        Some(mark) => Ending::Marked(mark, start),
        None => Ending::Unreadable(start),
    }
}

fn parse(inside: &str) -> Option<Mark> {
    let mut words = inside.split_whitespace();
    let id = words.next().filter(|id| is_block_id(id) && inside.starts_with(id))?;
    let of = match words.next() {
        Some(word) => Some(word.strip_prefix("of=").filter(|hash| is_short_hash(hash))?.to_owned()),
        None => None,
    };
    words.next().is_none().then(|| Mark { id: id.to_owned(), of })
}

fn is_block_id(text: &str) -> bool {
    (1..=16).contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_short_hash(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

impl std::fmt::Display for Mark {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.of {
            Some(of) => write!(formatter, "{{#{} of={of}}}", self.id),
            None => write!(formatter, "{{#{}}}", self.id),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(id: &str, of: Option<&str>) -> Mark {
        Mark { id: id.to_owned(), of: of.map(str::to_owned) }
    }

    #[test]
    fn a_mark_is_found_at_the_end_of_a_line_only() {
        assert_eq!(ending("Words. {#m3}"), Ending::Marked(mark("m3", None), 7));
        assert_eq!(ending("Mots. {#m3 of=0123abcd}  "), Ending::Marked(mark("m3", Some("0123abcd")), 6));
        assert_eq!(ending("Words {#m3} and more."), Ending::Plain);
        assert_eq!(ending("Words {hours}"), Ending::Plain);
    }

    #[test]
    fn a_mark_that_is_nearly_one_is_not_taken_for_words() {
        for line in ["a {#M3}", "a {# m3}", "a {#}", "a {#m3 of=12}", "a {#m3 from=01234567}", "a {#m3 of=01234567 x}"] {
            assert!(matches!(ending(line), Ending::Unreadable(2)), "{line}");
        }
    }

    #[test]
    fn a_mark_is_written_as_it_is_read() {
        for text in ["{#m3}", "{#m3 of=0123abcd}"] {
            let Ending::Marked(mark, 0) = ending(text) else { panic!("{text}") };
            assert_eq!(mark.to_string(), text);
        }
    }
}
