//! Questions and the rules of a quiz, from `questions.toml`, `module.toml` and `final.toml`.

mod choice;
mod hotspot;
mod matching;
mod moment;
mod numeric;
mod order;
mod parts;
mod short;
mod words;
mod written;

use std::collections::BTreeSet;

use domain::course::{Assessment, DocumentHash};
use domain::quiz::conduct::{Conduct, PassMark, Pool, QuizRules, ReviewRule, Scoring, interruption_minutes, late_days};
use domain::quiz::question::{Kind, Question, TrueFalse};

use self::words::Asking;
use super::fault::QuestionFault;
use super::module::Drawings;
use super::problem::ProblemKind;
use super::reading::Shelf;
use super::source::{Log, is_slug};
use super::table::{Located, Table};
use super::{ThingKind, ThingRef};
use crate::document::{DocumentKind, KindForm, QuestionForm};
use crate::markdown::Shape;

const COMMON: [&str; 9] = ["id", "kind", "objective", "difficulty", "tags", "rests_on", "reread", "worth", "stem"];
/// The kinds, each with the keys that it alone, or it and some others, may have.
const KINDS: [(&str, &[&str]); 13] = [
    ("single", &["option"]),
    ("multiple", &["option"]),
    ("true-false", &["key", "why_true", "why_false"]),
    ("numeric", &["unit", "decimals", "tolerance", "parameters", "key", "why", "slip"]),
    ("match", &["target", "item"]),
    ("classify", &["target", "item"]),
    ("order", &["item"]),
    ("short", &["accept", "case_matters", "accents_matter"]),
    ("gaps", &["text", "parameters", "part"]),
    ("parts", &["parameters", "part"]),
    ("written", &["most", "markers", "model", "criterion"]),
    ("moment", &["asks", "tolerance", "key", "why", "slip"]),
    ("hotspot", &["figure", "words", "several", "option"]),
];

/// What the questions of a quiz may refer to.
pub(super) struct Scope<'s> {
    /// The id of the module or, for a final assessment, of the course.
    pub(super) parent: &'s str,
    /// The objectives there are.
    pub(super) objectives: BTreeSet<String>,
    /// Whether a lesson or block to read again is there.
    pub(super) is_lesson: &'s dyn Fn(&str) -> bool,
    /// The drawings there are.
    pub(super) drawings: &'s Drawings,
}

/// The quiz whose rules stand under `quiz` in one table and whose questions in another.
pub(super) fn assessment(rules: Table<'_>, questions: Table<'_>, scope: &Scope<'_>, shelf: &mut Shelf<'_>) -> Option<Assessment> {
    let tables = questions.tables("question", &mut shelf.reading.log);
    let (mut hashes, mut forms) = (Vec::new(), Vec::new());
    for table in &tables {
        let Some((hash, form)) = question(*table, scope, shelf) else { continue };
        hashes.push(hash);
        forms.push((table.place, form));
    }
    let log = &mut shelf.reading.log;
    rules.require("quiz", log);
    let table = rules.table("quiz", log)?;
    let rules = quiz_rules(table, tables.len(), log)?;
    for (place, form) in &forms {
        if rules.conduct == Conduct::Practice && matches!(form.kind, KindForm::Written(_)) {
            questions.problem(log, *place, QuestionFault::NotAtOnce { id: form.id.clone() });
        }
    }
    // Where a question has a problem of its own, how many there are is not known.
    if forms.len() == tables.len() {
        let pools = if rules.pools.is_empty() { Vec::new() } else { table.tables("pool", log) };
        for (pool, at) in rules.pools.iter().zip(pools) {
            let there = forms.iter().filter(|(_, form)| pool.has(&form.tags, form.difficulty)).count();
            if usize::try_from(pool.draw).is_ok_and(|draw| there < draw) {
                at.problem(log, at.place, QuestionFault::PoolTooSmall { draw: pool.draw, there });
            }
        }
    }
    Some(Assessment { rules, questions: hashes })
}

const CONDUCTS: [(&str, Conduct); 2] = [("graded", Conduct::Graded), ("practice", Conduct::Practice)];
const REVIEWS: [(&str, ReviewRule); 3] =
    [("at-once", ReviewRule::AtOnce), ("when-done", ReviewRule::WhenDone), ("never", ReviewRule::Never)];
const SCORINGS: [(&str, Scoring); 2] = [("plain", Scoring::Plain), ("by-certainty", Scoring::ByCertainty)];

fn quiz_rules(table: Table<'_>, there: usize, log: &mut Log) -> Option<QuizRules> {
    table.only(&["draw", "pool", "pass", "attempts", "minutes", "conduct", "interruption_minutes", "late_days", "review", "scoring"], log);
    for key in ["draw", "pass", "attempts", "conduct"] {
        table.require(key, log);
    }
    let draw = table.whole("draw", (1, 500), "from 1 to 500", log);
    let pass = table.whole("pass", (1, 100), "from 1 to 100", log);
    let attempts = table.whole("attempts", (1, 1_000), "from 1 to 1000", log);
    let minutes = table.whole("minutes", (1, 1_440), "from 1 to 1440", log);
    let interruptions = table.whole("interruption_minutes", (0, 1_440), "from 0 to 1440", log);
    let late = table.whole("late_days", (0, 60), "from 0 to 60", log);
    let conduct = one_of(table, "conduct", &CONDUCTS, log).map(|it| it.value);
    let review = one_of(table, "review", &REVIEWS, log).map(|it| it.value);
    let scoring = one_of(table, "scoring", &SCORINGS, log);
    let certain = scoring.as_ref().filter(|it| it.value == Scoring::ByCertainty);
    if let Some(written) = certain.filter(|_| conduct == Some(Conduct::Practice)) {
        table.problem(log, written.place, QuestionFault::CertaintyInPractice);
    }
    if let Some(draw) = draw.as_ref().filter(|draw| usize::try_from(draw.value).is_ok_and(|draw| there < draw)) {
        table.problem(log, draw.place, QuestionFault::DrawTooMany { draw: draw.value, there });
    }
    let count = |number: Located<i64>| u32::try_from(number.value).ok();
    let pools = pools(table, log);
    let sum: u32 = pools.iter().map(|pool| pool.draw).sum();
    if let Some(draw) = draw.as_ref().filter(|draw| !pools.is_empty() && i64::from(sum) != draw.value) {
        table.problem(log, draw.place, QuestionFault::PoolSum { sum, draw: draw.value });
    }
    Some(QuizRules {
        draw: count(draw?)?,
        pools,
        pass_mark: PassMark::percent(u8::try_from(pass?.value).ok()?)?,
        attempts: count(attempts?)?,
        minutes: minutes.and_then(count),
        // What is not written right is a problem already.
        conduct: conduct.unwrap_or(Conduct::Graded),
        interruption_minutes: interruptions.and_then(count).unwrap_or_else(interruption_minutes),
        late_days: late.and_then(count).unwrap_or_else(late_days),
        review: review.unwrap_or_default(),
        scoring: scoring.map(|it| it.value).unwrap_or_default(),
    })
}

/// One of the words a key may have, with what it stands for; another word is a problem.
fn one_of<T: Copy>(table: Table<'_>, key: &str, known: &[(&str, T)], log: &mut Log) -> Option<Located<T>> {
    let written = table.text(key, log)?;
    let meant = known.iter().find(|(word, _)| *word == written.value).map(|(_, meant)| *meant);
    if meant.is_none() {
        let known = known.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
        table.problem(log, written.place, ProblemKind::UnknownValue { key: key.to_owned(), known });
    }
    meant.map(|value| Located { value, place: written.place })
}

/// From which of the questions so many are drawn.
fn pools(table: Table<'_>, log: &mut Log) -> Vec<Pool> {
    let mut pools = Vec::new();
    for table in table.tables("pool", log) {
        table.only(&["tag", "difficulty", "draw"], log);
        table.require("draw", log);
        let tag = table.text("tag", log).map(|tag| tag.value);
        let difficulty = table.whole("difficulty", (1, 3), "1, 2 or 3", log).and_then(|it| u8::try_from(it.value).ok());
        let draw = table.whole("draw", (1, 500), "from 1 to 500", log).and_then(|it| u32::try_from(it.value).ok());
        pools.extend(draw.map(|draw| Pool { tag, difficulty, draw }));
    }
    pools
}

fn question(table: Table<'_>, scope: &Scope<'_>, shelf: &mut Shelf<'_>) -> Option<(DocumentHash, QuestionForm)> {
    let languages = shelf.languages.clone();
    let drawing = hotspot::drawing(table, scope.drawings, shelf);
    let log = &mut shelf.reading.log;
    let id = table.required_text("id", log);
    let kind = kind_of(table, log);
    table.require("difficulty", log);
    let difficulty = table.whole("difficulty", (1, 3), "1, 2 or 3", log);
    let worth = table.whole("worth", (1, 100), "from 1 to 100", log).map_or(1, |worth| worth.value);
    let tags = tags(table, log);
    let objective = table.text("objective", log);
    if let Some(id) = objective.as_ref().filter(|it| !scope.objectives.contains(&it.value)) {
        table.problem(log, id.place, ProblemKind::UnknownObjective { id: id.value.clone() });
    }
    let reread = table.text("reread", log);
    if let Some(reread) = reread.as_ref().filter(|it| !(scope.is_lesson)(&it.value)) {
        table.problem(log, reread.place, ProblemKind::UnknownReread { reread: reread.value.clone() });
    }
    let mut asking = Asking { table, languages: &languages, log };
    let stem = asking.words("stem", Shape::Several);
    let kind = match kind {
        Some("hotspot") => hotspot::read(&mut asking, drawing).map(Kind::Hotspot),
        other => read_kind(other, &mut asking, &stem),
    };
    if let Some(id) = &id {
        shelf.reading.claim(table.path(), id);
    }
    let rests_on = shelf.citations(table);
    let question = Question {
        id: id?.value,
        objective: objective.map(|it| it.value),
        difficulty: u8::try_from(difficulty?.value).ok()?,
        tags,
        reread: reread.map(|it| it.value),
        worth: u32::try_from(worth).ok()?,
        struck_out: false,
        stem: stem.text(),
        kind: kind?,
    };
    let form = QuestionForm::of(question, rests_on);
    let hash = shelf.keep(DocumentKind::Question, &form)?;
    let (slug, parent) = (form.id.clone(), Some(scope.parent.to_owned()));
    shelf.things.push(ThingRef { id: form.id.clone(), kind: ThingKind::Question, slug, parent, hash: hash.clone() });
    Some((hash, form))
}

/// The kind that is written, its keys checked.
fn kind_of(table: Table<'_>, log: &mut Log) -> Option<&'static str> {
    let written = table.required_text("kind", log)?;
    let Some((kind, keys)) = KINDS.into_iter().find(|(kind, _)| *kind == written.value) else {
        table.problem(log, written.place, QuestionFault::UnknownKind { kind: written.value });
        return None;
    };
    for key in table.keys() {
        let name = key.value.as_str();
        if COMMON.contains(&name) || keys.contains(&name) {
            continue;
        }
        if KINDS.iter().any(|(_, keys)| keys.contains(&name)) {
            table.problem(log, key.place, QuestionFault::ForeignKey { key: key.value, kind });
        } else {
            let known = COMMON.iter().chain(keys).copied().collect::<Vec<_>>().join(", ");
            table.problem(log, key.place, ProblemKind::UnknownKey { key: key.value, known });
        }
    }
    Some(kind)
}

fn tags(table: Table<'_>, log: &mut Log) -> Vec<String> {
    let mut tags = Vec::new();
    for tag in table.texts("tags", log) {
        if is_slug(&tag.value) {
            tags.push(tag.value);
        } else {
            table.problem(log, tag.place, ProblemKind::BadSlug { slug: tag.value });
        }
    }
    tags
}

fn read_kind(kind: Option<&'static str>, asking: &mut Asking<'_, '_>, stem: &super::table::Words) -> Option<Kind> {
    match kind? {
        "single" => choice::single(asking, &[]).map(Kind::Single),
        "multiple" => choice::multiple(asking, &[]).map(Kind::Multiple),
        "true-false" => true_false(asking).map(Kind::TrueFalse),
        "numeric" => numeric::read(asking, stem).map(Kind::Numeric),
        "match" => Some(Kind::Match(matching::once(asking))),
        "classify" => Some(Kind::Classify(matching::any(asking))),
        "order" => Some(Kind::Order(order::read(asking))),
        "short" => short::read(asking).map(Kind::Short),
        "written" => written::read(asking).map(Kind::Written),
        "moment" => moment::read(asking).map(Kind::Moment),
        gaps_or_parts => parts::read(asking, stem, gaps_or_parts == "gaps").map(Kind::Parts),
    }
}

fn true_false(asking: &mut Asking<'_, '_>) -> Option<TrueFalse> {
    asking.table.require("key", asking.log);
    let key = asking.table.flag("key", asking.log);
    let why_true = asking.words("why_true", Shape::Several).text();
    let why_false = asking.words("why_false", Shape::Several).text();
    Some(TrueFalse { key: key?, why_true, why_false })
}
