//! Former sittings of officers who never come back, made by the engines themselves: fifty million steps take minutes.

use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

use crate::Outcome;

/// So many officers with their sittings in one unit of work.
const TOGETHER: u64 = 20_000;

/// What differs between the engines: a number as 12 hexadecimal digits, and as 8 decimal ones.
struct Words {
    hex: fn(&str) -> String,
    padded: fn(&str) -> String,
}

const SQLITE: Words = Words { hex: |number| format!("printf('%012x', {number})"), padded: |number| format!("printf('%08d', {number})") };
const POSTGRES: Words =
    Words { hex: |number| format!("lpad(to_hex({number}), 12, '0')"), padded: |number| format!("lpad(cast({number} as text), 8, '0')") };

/// What is made: so many officers of this organisation, each with one sitting like the template and so many steps.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(crate) officers: u64,
    pub(crate) steps_each: u64,
    /// The id of the organisation.
    pub(crate) organisation: String,
    /// The id of the attempt that is copied.
    pub(crate) attempt: String,
    /// The questions it drew.
    pub(crate) questions: Vec<String>,
    /// In milliseconds since 1970 UTC.
    pub(crate) now: i64,
}

/// Makes them, a part at a time.
pub(crate) async fn make(url: &str, wanted: &Wanted) -> Outcome<()> {
    let parts = (0..wanted.officers).step_by(usize::try_from(TOGETHER)?);
    let parts = parts.map(|from| (from, (from + TOGETHER).min(wanted.officers)));
    if url.starts_with("postgres") {
        let mut link = url.parse::<sqlx::postgres::PgConnectOptions>()?.disable_statement_logging().connect().await?;
        for (from, to) in parts {
            let mut unit = link.begin().await?;
            for statement in statements(wanted, &POSTGRES, from, to) {
                sqlx::query(AssertSqlSafe(statement)).execute(&mut *unit).await?;
            }
            unit.commit().await?;
        }
        // What autovacuum does in a minute or two, so that nothing is measured beside it.
        for table in ["people", "postings", "sign_ins", "attempts", "attempt_steps"] {
            sqlx::query(AssertSqlSafe(format!("vacuum analyze {table}"))).execute(&mut link).await?;
        }
        link.close().await?;
    } else {
        let mut link = url.parse::<sqlx::sqlite::SqliteConnectOptions>()?.disable_statement_logging().connect().await?;
        for (from, to) in parts {
            let mut unit = link.begin().await?;
            for statement in statements(wanted, &SQLITE, from, to) {
                sqlx::query(AssertSqlSafe(statement)).execute(&mut *unit).await?;
            }
            unit.commit().await?;
        }
        // What the next writers would do bit by bit, so that nothing is measured beside it.
        sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut link).await?;
        link.close().await?;
    }
    Ok(())
}

fn statements(wanted: &Wanted, words: &Words, from: u64, to: u64) -> Vec<String> {
    let Wanted { steps_each, organisation, attempt, questions, now, .. } = wanted;
    let series = |name: &str, from: u64, to: u64| {
        format!("{name}(i) as (select cast({from} as bigint) union all select i + 1 from {name} where i + 1 < {to})")
    };
    let numbers = series("n", from, to);
    let id = |kind: u8| format!("'{:08x}-{:04x}-7{kind:03}-8000-' || {}", (now >> 16) & 0xffff_ffff, now & 0xffff, (words.hex)("n.i"));
    let (person, posting, sign_in, sitting) = (id(1), id(2), id(3), id(4));
    let email = format!("'former{now}-' || n.i || '@demo.example'");
    let sorted = format!("'officer ' || {}", (words.padded)("n.i"));
    let (started, ended) = (now - 7 * 86_400_000, now - 6 * 86_400_000);
    let drawn = questions.iter().enumerate().map(|(place, id)| format!("({place}, '{id}')")).collect::<Vec<_>>().join(", ");
    let count = questions.len();
    vec![
        format!(
            "with recursive {numbers} insert into people (id, email, email_key, name, sort_key, language, created_at, confirmed_at)
             select {person}, {email}, {email}, 'Officer ' || n.i, {sorted}, 'en', {now}, {now} from n"
        ),
        format!(
            "with recursive {numbers} insert into postings (id, person_id, organisation_id, asked_at, state, decided_at)
             select {posting}, {person}, '{organisation}', {now}, 'approved', {now} from n"
        ),
        format!(
            "with recursive {numbers} insert into sign_ins (id, token_hash, person_id, started_at, seen_at, ends_at, shared_computer)
             select {sign_in}, 'former-' || {sign_in}, {person}, {now}, {now}, {now}, false from n"
        ),
        format!(
            "with recursive {numbers} insert into attempts (number, id, person_id, course_id, course_edition, quiz_id, ordinal, criterion,
                                                            drawing, language, started_at, closes_at, handed_in_at)
             select t.number + 1 + n.i, {sitting}, {person}, t.course_id, t.course_edition, t.quiz_id, 1, t.criterion, t.drawing,
                    t.language, {started}, null, {ended}
             from n cross join attempts t where t.id = '{attempt}'"
        ),
        format!(
            "with recursive {numbers}, {ks}, q(place, id) as (values {drawn})
             insert into attempt_steps (attempt_number, step, question_id, answer, device, counter, edited_at, received_at, language)
             select t.number + 1 + n.i, k.i + 1, q.id, '{{\"number\":\"' || k.i || '\"}}', 'bench', k.i + 1,
                    {started} + k.i * 60000, {started} + k.i * 60000, 'en'
             from n cross join k cross join attempts t join q on q.place = k.i % {count} where t.id = '{attempt}'
             order by n.i, k.i",
            ks = series("k", 0, *steps_each),
        ),
    ]
}
