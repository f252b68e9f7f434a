//! The auditor's rooms.

use academy::{Error, RecordLine};
use app::accreditation::{AuditView, EntryLine, audit_page, phrases};
use app::routes;
use domain::id::{CaseId, EntryId};
use domain::time::Timestamp;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::case;

/// The record, the newest first.
pub(crate) async fn audit(mut ask: Ask) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let before = ask.asked("before").split_once(' ').and_then(|(at, id)| Some((Timestamp(at.parse().ok()?), EntryId::parse(id)?)));
    let lines = academy.record_before(ask.visit().await?, before).await?;
    let own = routes::audit(ask.language);
    if ask.asked("as") == "csv" {
        academy.note_export(ask.actor()?, "record").await?;
        return csv(&ask, &lines);
    }
    let next = lines.last().filter(|_| lines.len() == 100).map(|last| format!("{own}?before={}%20{}", last.at.0, last.id));
    let query = if ask.query_text.is_empty() { String::new() } else { format!("{}&", ask.query_text) };
    let view = AuditView { about: None, entries: entries(&ask, &lines), next, export: format!("{own}?{query}as=csv") };
    Ok(Reply::page(move |language| audit_page(language, &view)))
}

/// What is recorded of a file, the oldest first.
pub(crate) async fn audit_file(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy, id) = (ask.language, ask.academy().clone(), case(&ask)?);
    let about = format!("case {id}");
    let lines = academy.record_about(ask.visit().await?, &about).await?;
    if lines.is_empty() {
        return Err(Error::NotFound);
    }
    if ask.asked("as") == "csv" {
        academy.note_export(ask.actor()?, &about).await?;
        return csv(&ask, &lines);
    }
    let name = academy.candidate_of(ask.visit().await?, id).await?;
    let title = phrases::record_of(language, &name);
    let export = format!("{}?as=csv", routes::audit_file(language, id));
    let view = AuditView { about: Some(title), entries: entries(&ask, &lines), next: None, export };
    Ok(Reply::page(move |language| audit_page(language, &view)))
}

fn entries(ask: &Ask, lines: &[RecordLine]) -> Vec<EntryLine> {
    let entry = |line: &RecordLine| {
        let case = line.about.strip_prefix("case ").and_then(CaseId::parse);
        EntryLine {
            at: ask.moment(line.at),
            actor: line.actor.clone(),
            action: line.action,
            about: line.about.clone(),
            href: case.map(|case| routes::audit_file(ask.language, case)),
            position: line.position,
            details: line.details.clone(),
        }
    };
    lines.iter().map(entry).collect()
}

/// Entries as CSV: place, instant, who, what, of what, details.
fn csv(ask: &Ask, lines: &[RecordLine]) -> Result<Reply, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::from("\u{feff}"));
    let broken = |error: csv::Error| Error::Broken(error.to_string());
    writer.write_record(["place", "at", "actor", "action", "about", "details"]).map_err(broken)?;
    for line in lines {
        let at = ask.moment(line.at);
        let record = [
            line.position.map(|position| position.to_string()).unwrap_or_default(),
            format!("{} {:02}:{:02}:{:02} {}", at.date, at.hour, at.minute, at.second, at.zone),
            super::super::report::harmless(&line.actor),
            line.action.map(domain::record::Action::word).unwrap_or_default().to_owned(),
            line.about.clone(),
            super::super::report::harmless(line.details.as_deref().unwrap_or_default()),
        ];
        writer.write_record(record).map_err(broken)?;
    }
    let body = writer.into_inner().map_err(|error| Error::Broken(error.to_string()))?;
    let name = Some("fairway-record.csv".to_owned());
    Ok(Reply::File { content_type: "text/csv; charset=utf-8", name, body, public_seconds: None })
}
