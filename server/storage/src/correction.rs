//! Wrong keys put right, whom that concerned, and results that turned.

use domain::course::DocumentHash;
use domain::id::{AttemptId, AttemptNumber, CorrectionId, PersonId};
use domain::time::Timestamp;

use crate::Result;
use crate::engine::{Work, on_engine};
use crate::row::{id, read};

impl Work {
    /// Corrections of keys.
    pub fn corrections(&mut self) -> Corrections<'_> {
        Corrections { work: self }
    }
}

/// The tables of this file.
#[derive(Debug)]
pub struct Corrections<'a> {
    work: &'a mut Work,
}

/// A correction as it was proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    /// Its id.
    pub id: CorrectionId,
    /// The course.
    pub course: String,
    /// The quiz: a module or, for the final assessment, the course.
    pub quiz: String,
    /// The question.
    pub question: String,
    /// Its version with the wrong key.
    pub from: DocumentHash,
    /// Its version with the right one.
    pub to: DocumentHash,
    /// Why.
    pub reason: String,
    /// Who proposes it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Timestamp,
}

/// Where a correction stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionState {
    /// It waits for a second person.
    Proposed,
    /// It is in force.
    Confirmed,
    /// It was withdrawn, or declined by the second person.
    Withdrawn,
}

/// A correction as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// As it was proposed.
    pub proposed: NewCorrection,
    /// The proposer's name.
    pub proposer: String,
    /// Where it stands.
    pub state: CorrectionState,
    /// Who decided, by name, and when.
    pub decided: Option<(String, Timestamp)>,
    /// When the last result was marked anew.
    pub remarked_at: Option<Timestamp>,
}

/// A result that turned by a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// The attempt.
    pub attempt: AttemptId,
    /// Its number.
    pub number: AttemptNumber,
    /// Whose.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Whether it turned to a pass, else from one.
    pub passes: bool,
    /// Whether it was followed (`true`: proof issued, or revoked), or all was kept as it was; none if nobody decided yet.
    pub followed: Option<bool>,
}

const PROPOSE: &str = "
    insert into corrections (id, course_id, quiz_id, question_id, from_hash, to_hash, reason, proposed_by, proposed_at, state)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed')";
const FIND: &str = "
    select c.id, c.course_id, c.quiz_id, c.question_id, c.from_hash, c.to_hash, c.reason, c.proposed_by, c.proposed_at, c.state,
           c.decided_at, c.remarked_at, p.name, d.name
    from corrections c join people p on p.id = c.proposed_by left join people d on d.id = c.decided_by where c.id = $1";
const OF_COURSE: &str = "
    select c.id, c.course_id, c.quiz_id, c.question_id, c.from_hash, c.to_hash, c.reason, c.proposed_by, c.proposed_at, c.state,
           c.decided_at, c.remarked_at, p.name, d.name
    from corrections c join people p on p.id = c.proposed_by left join people d on d.id = c.decided_by
    where c.course_id = $1 order by c.proposed_at desc, c.id limit $2";
const DECIDE: &str = "update corrections set state = $2, decided_by = $3, decided_at = $4 where id = $1 and state = 'proposed'";
const REMARKED: &str = "update corrections set remarked_at = $2 where id = $1";
const IN_FORCE: &str = "select from_hash, to_hash from corrections where state = 'confirmed' order by decided_at, id";
const NOTICE: &str = "
    insert into correction_notices (correction_id, person_id, told_at) values ($1, $2, $3)
    on conflict (correction_id, person_id) do nothing";
const ADD_TURN: &str = "
    insert into correction_turns (correction_id, attempt_number, person_id, passes) values ($1, $2, $3, $4)
    on conflict (correction_id, attempt_number) do nothing";
const DROP_TURN: &str = "delete from correction_turns where correction_id = $1 and attempt_number = $2 and decision is null";
const TURNS: &str = "
    select a.id, t.attempt_number, t.person_id, h.name, t.passes, t.decision
    from correction_turns t join attempts a on a.number = t.attempt_number join people h on h.id = t.person_id
    where t.correction_id = $1 order by t.passes desc, h.name, t.attempt_number";
const DECIDE_TURN: &str = "
    update correction_turns set decision = $3, decided_by = $4, decided_at = $5, reason = $6
    where correction_id = $1 and attempt_number = $2 and decision is null";

type Row = (String, String, String, String, String, String, String, String, i64, String, Option<i64>, Option<i64>, String, Option<String>);

impl Corrections<'_> {
    /// Keeps a proposal; a conflict if one for the same question waits.
    pub async fn propose(&mut self, correction: &NewCorrection) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(PROPOSE)
            .bind(correction.id.to_string()).bind(&correction.course).bind(&correction.quiz).bind(&correction.question)
            .bind(&correction.from.0).bind(&correction.to.0).bind(&correction.reason).bind(correction.proposed_by.to_string())
            .bind(correction.proposed_at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// A correction.
    pub async fn find(&mut self, correction: CorrectionId) -> Result<Option<Correction>> {
        let row: Option<Row> = on_engine!(self.work, db => sqlx::query_as(FIND).bind(correction.to_string()).fetch_optional(db).await?);
        row.map(correction_of).transpose()
    }

    /// The corrections of a course, the newest first.
    pub async fn of_course(&mut self, course: &str, most: i64) -> Result<Vec<Correction>> {
        let rows: Vec<Row> = on_engine!(self.work, db => sqlx::query_as(OF_COURSE).bind(course).bind(most).fetch_all(db).await?);
        rows.into_iter().map(correction_of).collect()
    }

    /// Confirms a proposal or withdraws it; false if that was decided before.
    pub async fn decide(&mut self, correction: CorrectionId, confirm: bool, by: PersonId, at: Timestamp) -> Result<bool> {
        let state = if confirm { "confirmed" } else { "withdrawn" };
        let changed = on_engine!(self.work, db => sqlx::query(DECIDE)
            .bind(correction.to_string()).bind(state).bind(by.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(changed == 1)
    }

    /// Notes that every result was marked anew.
    pub async fn remarked(&mut self, correction: CorrectionId, at: Timestamp) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(REMARKED).bind(correction.to_string()).bind(at.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The version each correction in force replaced, with the version in its place, in the order confirmed.
    pub async fn in_force(&mut self) -> Result<Vec<(DocumentHash, DocumentHash)>> {
        let rows: Vec<(String, String)> = on_engine!(self.work, db => sqlx::query_as(IN_FORCE).fetch_all(db).await?);
        Ok(rows.into_iter().map(|(from, to)| (DocumentHash(from), DocumentHash(to))).collect())
    }

    /// Notes that a person is told; false if they were.
    pub async fn notice(&mut self, correction: CorrectionId, person: PersonId, at: Timestamp) -> Result<bool> {
        let added = on_engine!(self.work, db => sqlx::query(NOTICE)
            .bind(correction.to_string()).bind(person.to_string()).bind(at.0).execute(db).await?.rows_affected());
        Ok(added == 1)
    }

    /// Lists a result that turned, once.
    pub async fn add_turn(&mut self, correction: CorrectionId, attempt: AttemptNumber, person: PersonId, passes: bool) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(ADD_TURN)
            .bind(correction.to_string()).bind(attempt.0).bind(person.to_string()).bind(passes).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// Takes a result that turned off the list, if nobody has decided it: it changes nothing its officer may hold.
    pub async fn drop_turn(&mut self, correction: CorrectionId, attempt: AttemptNumber) -> Result<()> {
        on_engine!(self.work, db => sqlx::query(DROP_TURN)
            .bind(correction.to_string()).bind(attempt.0).execute(db).await.map(|_| ())?);
        Ok(())
    }

    /// The results that turned: to a pass first, then by name.
    pub async fn turns(&mut self, correction: CorrectionId) -> Result<Vec<Turn>> {
        let rows: Vec<(String, i64, String, String, bool, Option<String>)> =
            on_engine!(self.work, db => sqlx::query_as(TURNS).bind(correction.to_string()).fetch_all(db).await?);
        rows.into_iter()
            .map(|(text, number, person, name, passes, decision)| {
                Ok(Turn {
                    attempt: AttemptId(id("attempts", &text)?),
                    number: AttemptNumber(number),
                    person: PersonId(id("correction_turns", &person)?),
                    name,
                    passes,
                    followed: decision.map(|decision| decision == "followed"),
                })
            })
            .collect()
    }

    /// Decides what becomes of a result that turned; false if that was decided before.
    pub async fn decide_turn(
        &mut self,
        correction: CorrectionId,
        attempt: AttemptNumber,
        follow: bool,
        (by, at, reason): (PersonId, Timestamp, &str),
    ) -> Result<bool> {
        let decision = if follow { "followed" } else { "kept" };
        let changed = on_engine!(self.work, db => sqlx::query(DECIDE_TURN)
            .bind(correction.to_string()).bind(attempt.0).bind(decision).bind(by.to_string()).bind(at.0).bind(reason)
            .execute(db).await?.rows_affected());
        Ok(changed == 1)
    }
}

fn correction_of(row: Row) -> Result<Correction> {
    let (text, course, quiz, question, from, to, reason, proposed_by, proposed_at, state, decided_at, remarked_at, proposer, decider) = row;
    let state = match state.as_str() {
        "proposed" => Some(CorrectionState::Proposed),
        "confirmed" => Some(CorrectionState::Confirmed),
        "withdrawn" => Some(CorrectionState::Withdrawn),
        _ => None,
    };
    let new = NewCorrection {
        id: CorrectionId(id("corrections", &text)?),
        course,
        quiz,
        question,
        from: DocumentHash(from),
        to: DocumentHash(to),
        reason,
        proposed_by: PersonId(id("corrections", &proposed_by)?),
        proposed_at: Timestamp(proposed_at),
    };
    Ok(Correction {
        proposed: new,
        proposer,
        state: read("corrections", &text, state)?,
        decided: decider.zip(decided_at.map(Timestamp)),
        remarked_at: remarked_at.map(Timestamp),
    })
}
