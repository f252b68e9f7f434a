//! The demonstration: people of every role with one password, who exist only where it was asked for.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::course::ModuleEdition;
use domain::id::{AttemptId, AttemptNumber, PersonId, PostingId, SignInId};
use domain::language::Language;
use domain::people::{Actor, Membership, Role, Scope};
use domain::quiz::answer::Answer;
use domain::quiz::attempt::{Attempt, Standing, Start};
use domain::quiz::bell::Arrival;
use domain::quiz::draw::{Chance, Drawn};
use domain::quiz::hotspot::Hotspot;
use domain::quiz::measures::Measures;
use domain::quiz::question::{Kind, Question};
use domain::quiz::step::{Step, StepId};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use storage::people::NewPerson;
use storage::quiz::ResultReason;

use crate::lookup::fold;
use crate::organisations::SECRETARIAT;
use crate::roles::new_grant;
use crate::{Academy, Error, LoadedCourse, Result, chance, in_one_unit};

/// The one password of everybody in the demonstration.
pub const DEMO_PASSWORD: &str = "fairway-demo-2026";

/// A person of the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct DemoPerson {
    /// Before `@demo.example`.
    pub account: &'static str,
    /// As written.
    pub name: &'static str,
    /// The organisation's code.
    pub organisation: &'static str,
    /// The language preferred.
    pub language: &'static str,
    /// The role besides learner.
    pub role: Option<Role>,
}

const fn person(
    account: &'static str,
    name: &'static str,
    organisation: &'static str,
    language: &'static str,
    role: Option<Role>,
) -> DemoPerson {
    DemoPerson { account, name, organisation, language, role }
}

/// For how long the people of the demonstration have held their roles.
const HELD_FOR: Span = Span::days(1_100);

/// Who tutors the demonstration's course beside its tutor.
const SECOND_TUTOR: &str = "accreditation-manager";

/// Everybody who can sign in to the demonstration.
pub const DEMO_PEOPLE: [DemoPerson; 16] = [
    person("officer", "Awa Ndèye Diallo", "SN", "fr", None),
    person("officer2", "Moussa Faye", "SN", "fr", None),
    person("coordinator", "Fatou Sarr", "SN", "fr", Some(Role::Coordinator)),
    person("coordinator2", "Nana Addo", "GH", "en", Some(Role::Coordinator)),
    person("tutor", "Youssef Amrani", "MA", "fr", Some(Role::Tutor)),
    person("author", "Ines Marchetti", SECRETARIAT, "en", Some(Role::Author)),
    person("translator", "Camille Roche", SECRETARIAT, "fr", Some(Role::Translator)),
    person("publisher", "Tomasz Nowak", SECRETARIAT, "en", Some(Role::Publisher)),
    person("accreditation-manager", "Marisol Quispe", SECRETARIAT, "en", Some(Role::AccreditationManager)),
    person("assessor1", "Mercy Okafor", "NG", "en", Some(Role::Assessor)),
    person("assessor2", "Lena Brandt", "DE", "en", Some(Role::Assessor)),
    person("assessor3", "Jone Fale", "WS", "en", Some(Role::Assessor)),
    person("lead-expert", "Salma Benali", SECRETARIAT, "fr", Some(Role::Assessor)),
    person("decision-maker", "Henrik Dahl", SECRETARIAT, "en", Some(Role::DecisionMaker)),
    person("auditor", "Priya Raman", SECRETARIAT, "en", Some(Role::Auditor)),
    person("admin", "Daniel Osei", SECRETARIAT, "en", Some(Role::Administrator)),
];

/// Officers who fill the coordinators' lists: name, organisation, lessons read.
const COLLEAGUES: [(&str, &str, usize); 14] = [
    ("Aminata Ba", "SN", 5),
    ("Cheikh Tidiane Ndiaye", "SN", 3),
    ("Mariama Sow", "SN", 0),
    ("Ousmane Gueye", "SN", 1),
    ("Khady Diop", "SN", 5),
    ("Ibrahima Fall", "SN", 2),
    ("Rokhaya Mbaye", "SN", 0),
    ("Abdoulaye Cissé", "SN", 4),
    ("Sokhna Thiam", "SN", 5),
    ("El Hadji Malick Sy", "SN", 1),
    ("Kwame Asante", "GH", 2),
    ("Efua Mensah", "GH", 5),
    ("Yaw Boateng", "GH", 1),
    ("Adjoa Owusu", "GH", 0),
];

/// Officers whose accounts wait for a coordinator: name, organisation.
const WAITING: [(&str, &str); 3] = [("Ndeye Coumba Kane", "SN"), ("Babacar Seck", "SN"), ("Akosua Frimpong", "GH")];

/// Officers who have sat the first quiz, so that there is something to look back on: name, organisation, and how many of ten
/// questions they would know.
const LEARNERS: [(&str, &str, u64); 12] = [
    ("Wanjiru Kamau", "KE", 9),
    ("João Pereira", "BR", 7),
    ("Trần Thị Linh", "VN", 8),
    ("Amir Haddad", "JO", 5),
    ("Sofia Rossi", "IT", 9),
    ("Rosa Huamán", "PE", 6),
    ("Mwansa Phiri", "ZM", 4),
    ("Sera Tuilagi", "FJ", 7),
    ("Zofia Zielińska", "PL", 8),
    ("Kim Ji-woo", "KR", 10),
    ("Leïla Trabelsi", "TN", 6),
    ("Aya Kouassi", "CI", 8),
];

/// The module of the demonstration's course whose quiz a person marks.
const WRITTEN_MODULE: &str = "hq-w";

/// What some of the learners wrote there, by their places.
const WRITTEN: [(usize, &str); 3] = [
    (
        0,
        "Because lorries are not weighed at the post, a carrier can declare 18 tonnes and carry 26. Duty on eight tonnes is lost each time, \
         and the scale at the next town is bypassed. The post could borrow axle scales one day a week, on a day nobody announces.",
    ),
    (3, "Undervaluation of heavy goods. Importers cheat. More officers are needed."),
    (
        10,
        "Faute de pesée, le poids déclaré n’est jamais vérifié.\nDes marchandises lourdes peuvent donc passer pour légères, et la taxe \
         au poids n’est pas perçue.",
    ),
];

/// Whether a migrated store was made by a demonstration.
pub async fn was_made_by_demo(store: &storage::Store) -> Result<bool> {
    let mut work = store.read().await?;
    Ok(work.running().setting("demo").await?.is_some())
}

/// Somebody a demonstration begins with.
#[derive(Clone)]
struct Newcomer<'a> {
    name: &'a str,
    email: String,
    organisation: &'a str,
    language: &'a str,
    membership: Membership,
}

impl Academy {
    /// Whether this database was made by a demonstration.
    pub async fn is_demo(&self) -> Result<bool> {
        was_made_by_demo(&self.store).await
    }

    /// Makes the demonstration's people; on a database made by one it changes nothing.
    pub async fn make_demo(&self) -> Result<()> {
        if self.is_demo().await? {
            return Ok(());
        }
        let hash = self.hashing.hash(DEMO_PASSWORD).await?;
        let now = self.now();
        in_one_unit!(self, work => {
            work.running().set("demo", "yes").await?;
            for demo in &DEMO_PEOPLE {
                let email = format!("{}@demo.example", demo.account);
                let (name, organisation, language) = (demo.name, demo.organisation, demo.language);
                let newcomer = Newcomer { name, email, organisation, language, membership: Membership::Approved };
                let id = self.add_demo_person(&mut work, newcomer, &hash).await?;
                if let Some(role) = demo.role {
                    let scope = self.demo_scope(&mut work, role, demo.organisation).await?;
                    // Held for long: the accreditations of former years were theirs.
                    let since = now - HELD_FOR;
                    work.people().add_grant(id, &new_grant(now, role, scope, None), since, None, "demonstration").await?;
                }
                if demo.role == Some(Role::Tutor) || demo.account == SECOND_TUTOR {
                    // The course that only a demonstration has; sheets on paper want two who tutor it.
                    let grant = new_grant(now, Role::Tutor, Scope::Course("hq".to_owned()), None);
                    work.people().add_grant(id, &grant, now, None, "demonstration").await?;
                }
            }
            for (index, (name, organisation)) in WAITING.iter().enumerate() {
                let email = format!("waiting{}@demo.example", index + 1);
                let newcomer = Newcomer { name, email, organisation, language: "fr", membership: Membership::Waiting };
                self.add_demo_person(&mut work, newcomer, &hash).await?;
            }
        })?;
        for (index, (name, organisation, lessons)) in COLLEAGUES.iter().enumerate() {
            self.add_colleague(index, name, organisation, *lessons, &hash).await?;
        }
        for (index, (name, organisation, known)) in LEARNERS.iter().enumerate() {
            self.add_learner(index, name, organisation, *known, &hash).await?;
        }
        Ok(())
    }

    /// Somebody who has sat the first quiz, knowing so many of ten questions.
    async fn add_learner(&self, index: usize, name: &str, organisation: &str, known: u64, hash: &str) -> Result<()> {
        let language = if matches!(organisation, "TN" | "CI") { "fr" } else { "en" };
        let email = format!("learner{}@demo.example", index + 1);
        let newcomer = Newcomer { name, email, organisation, language, membership: Membership::Approved };
        let actor = self.demo_actor(newcomer, hash).await?;
        let visit = self.visit(None).await?;
        let courses: Vec<Arc<LoadedCourse>> = visit.catalogue.courses.clone();
        drop(visit);
        let seed = u64::try_from(index).unwrap_or(0) + 1;
        if let Some(course) = courses.iter().find(|course| !course.edition.modules.is_empty()) {
            self.sit_for(&actor, course, &course.edition.modules[0], seed, |attempt| demo_steps(attempt, course, known, seed)).await?;
        }
        // Some write a risk, which waits for the tutor.
        let written = courses.iter().find_map(|course| course.edition.module_by_id(WRITTEN_MODULE).map(|module| (course, module)));
        if let (Some((course, module)), Some((_, text))) = (written, WRITTEN.iter().find(|(place, _)| *place == index)) {
            let write = |attempt: &Attempt| Ok(attempt.drawing.items.iter().map(|drawn| demo_text(attempt, drawn, text)).collect());
            self.sit_for(&actor, course, module, seed, write).await?;
        }
        Ok(())
    }

    /// Sits a module's quiz and hands it in, two hours before the demonstration begins.
    async fn sit_for(
        &self,
        actor: &Actor,
        course: &LoadedCourse,
        module: &ModuleEdition,
        seed: u64,
        steps: impl Fn(&Attempt) -> Result<Vec<Step>>,
    ) -> Result<()> {
        let plan = &course.edition.course;
        self.enrol(actor, &plan.slug).await?;
        let (person, now) = (actor.person, self.now() + Span(-Span::hours(2).0));
        in_one_unit!(self, work => {
            let start = Start {
                id: AttemptId(chance::id(now)),
                number: AttemptNumber(chance::attempt_number(now)),
                person,
                quiz: &module.module.id,
                course: course.edition.hash.clone(),
                module: Some(module.hash.clone()),
                rules: &module.module.quiz.rules,
                measures: Measures::default(),
                questions: &module.questions,
                seen: &BTreeSet::new(),
                seed,
                language: actor.language,
                now,
            };
            let attempt = Attempt::start(start, &Standing::default()).map_err(Refusal::Start)?;
            work.attempts().add(&attempt, &plan.id).await?;
            for step in steps(&attempt)? {
                work.attempts().add_step(attempt.number, &step, Arrival::OnTime).await?;
            }
            self.close_in(&mut work, &attempt, ResultReason::HandedIn, now + Span::minutes(6)).await?;
        })
    }

    async fn add_colleague(&self, index: usize, name: &str, organisation: &str, lessons: usize, hash: &str) -> Result<()> {
        let language = if organisation == "SN" { "fr" } else { "en" };
        let email = format!("colleague{}@demo.example", index + 1);
        let newcomer = Newcomer { name, email, organisation, language, membership: Membership::Approved };
        let actor = self.demo_actor(newcomer, hash).await?;
        let visit = self.visit(None).await?;
        let Some(course) = visit.catalogue.courses.iter().find(|course| !course.edition.modules.is_empty()).cloned() else { return Ok(()) };
        drop(visit);
        let module = &course.edition.modules[0];
        for (_, lesson) in module.lessons.iter().take(lessons) {
            self.mark_read(&actor, &course.edition.course.slug, &module.module.slug, &lesson.slug, actor.language).await?;
        }
        Ok(())
    }

    /// Adds somebody, and answers who they would be if signed in.
    async fn demo_actor(&self, newcomer: Newcomer<'_>, hash: &str) -> Result<Actor> {
        let person = in_one_unit!(self, work => { self.add_demo_person(&mut work, newcomer.clone(), hash).await? })?;
        self.actor_of(person).await
    }

    /// An officer of the demonstration, made now.
    pub(crate) async fn demo_officer(
        &self,
        account: &str,
        (name, organisation, language): (&str, &str, &str),
        hash: &str,
    ) -> Result<Actor> {
        let email = format!("{account}@demo.example");
        self.demo_actor(Newcomer { name, email, organisation, language, membership: Membership::Approved }, hash).await
    }

    /// Lets somebody of the demonstration earn the attestation of the first module: its lessons read, its quiz passed.
    pub(crate) async fn demo_attestation(&self, actor: &Actor) -> Result<()> {
        const ALL: u64 = 10;
        let visit = self.visit(None).await?;
        let course = visit.catalogue.courses.iter().find(|course| !course.edition.modules.is_empty()).cloned();
        drop(visit);
        let Some(course) = course else { return Ok(()) };
        let module = &course.edition.modules[0];
        for (_, lesson) in &module.lessons {
            self.mark_read(actor, &course.edition.course.slug, &module.module.slug, &lesson.slug, actor.language).await?;
        }
        self.sit_for(actor, &course, module, 1, |attempt| demo_steps(attempt, &course, ALL, 1)).await
    }

    /// The actor a person would be if signed in; for what the program does in their name in a demonstration.
    pub(crate) async fn actor_of(&self, person: PersonId) -> Result<Actor> {
        let now = self.now();
        let mut work = self.store.read().await?;
        let row = work.people().find(person).await?.ok_or(Error::NotFound)?;
        let posting = work.people().posting_of(person).await?.ok_or(Error::NotFound)?;
        let zone = work.people().zone_of(posting.organisation).await?.unwrap_or_else(|| "UTC".to_owned());
        Ok(Actor {
            person,
            sign_in: SignInId(chance::id(now)),
            name: row.name,
            email: row.email,
            language: row.language,
            organisation: posting.organisation,
            posting: posting.id,
            membership: posting.state,
            zone,
            grants: Vec::new(),
            shared_computer: false,
        })
    }

    async fn add_demo_person(&self, work: &mut storage::Work, newcomer: Newcomer<'_>, hash: &str) -> Result<PersonId> {
        let Newcomer { name, email, organisation, language, membership } = newcomer;
        let now: Timestamp = self.now();
        let organisation = work.people().organisation_by_code(organisation).await?.ok_or(Error::NotFound)?;
        let new = NewPerson {
            id: PersonId(chance::id(now)),
            email_key: email.clone(),
            email,
            name: name.to_owned(),
            sort_key: fold(name),
            language: Language::of_interface(language).unwrap_or(Language::EN),
            password_hash: Some(hash.to_owned()),
            created_at: now,
            confirmed_at: Some(now),
        };
        work.people().add(&new).await?;
        work.people().add_posting(PostingId(chance::id(now)), new.id, organisation, now, membership).await?;
        Ok(new.id)
    }

    async fn demo_scope(&self, work: &mut storage::Work, role: Role, organisation: &str) -> Result<Scope> {
        Ok(match role {
            Role::Coordinator => Scope::Organisation(work.people().organisation_by_code(organisation).await?.ok_or(Error::NotFound)?),
            Role::Tutor => Scope::Course("crm".to_owned()),
            _ => Scope::Installation,
        })
    }
}

/// A text handed in.
fn demo_text(attempt: &Attempt, drawn: &Drawn, text: &str) -> Step {
    let at = attempt.started_at + Span::minutes(5);
    Step {
        number: 0,
        question_id: drawn.question_id.clone(),
        answer: Answer::Text(text.to_owned()),
        certainty: None,
        id: StepId { device: "demo".to_owned(), counter: 1 },
        after: None,
        edited_at: at,
        received_at: at,
        language: attempt.language,
    }
}

/// The answers of somebody who knows so many of ten questions.
fn demo_steps(attempt: &Attempt, course: &LoadedCourse, known: u64, seed: u64) -> Result<Vec<Step>> {
    let mut luck = Chance::seeded(seed);
    let step = |(place, drawn): (i64, &Drawn)| {
        let question = course.question(&attempt.quiz, &drawn.question).ok_or(Error::NotFound)?;
        let at = attempt.started_at + Span::seconds(40 * place);
        Ok(Step {
            number: 0,
            question_id: drawn.question_id.clone(),
            answer: if luck.below(10) < known { known_answer(question, drawn) } else { guessed(question) },
            certainty: None,
            id: StepId { device: "demonstration".to_owned(), counter: place },
            after: None,
            edited_at: at,
            received_at: at,
            language: attempt.language,
        })
    };
    (1..).zip(&attempt.drawing.items).map(step).collect()
}

/// What somebody answers who knows it.
fn known_answer(question: &Question, drawn: &Drawn) -> Answer {
    match &question.kind {
        Kind::Single(choice) | Kind::Hotspot(Hotspot { choice, several: false, .. }) => {
            let right = choice.options.iter().find(|option| option.share == 100);
            right.map_or(Answer::None, |option| Answer::Option(option.id.clone()))
        }
        Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, several: true, .. }) => {
            Answer::Options(choice.options.iter().filter(|option| 0 < option.share).map(|option| option.id.clone()).collect())
        }
        Kind::TrueFalse(statement) => Answer::Option(statement.key.to_string()),
        Kind::Numeric(numeric) => numeric.key_value(drawn).map_or(Answer::None, |key| Answer::Number(key.rounded(numeric.decimals))),
        Kind::Match(matching) | Kind::Classify(matching) => {
            Answer::Pairs(matching.items.iter().map(|item| (item.id.clone(), item.target.clone())).collect())
        }
        Kind::Moment(moment) => Answer::Text(moment.key.to_string()),
        Kind::Order(_) | Kind::Short(_) | Kind::Parts(_) | Kind::Written(_) => Answer::None,
    }
}

/// What somebody answers who does not.
fn guessed(question: &Question) -> Answer {
    match &question.kind {
        Kind::Single(choice) | Kind::Multiple(choice) | Kind::Hotspot(Hotspot { choice, .. }) => {
            let wrong = choice.options.iter().find(|option| option.share <= 0).map(|option| option.id.clone());
            match (&question.kind, wrong) {
                (Kind::Single(_) | Kind::Hotspot(Hotspot { several: false, .. }), Some(id)) => Answer::Option(id),
                (_, Some(id)) => Answer::Options([id].into()),
                (_, None) => Answer::None,
            }
        }
        Kind::TrueFalse(statement) => Answer::Option((!statement.key).to_string()),
        Kind::Match(matching) | Kind::Classify(matching) => {
            let first = matching.targets.first().map(|target| target.id.clone()).unwrap_or_default();
            Answer::Pairs(matching.items.iter().map(|item| (item.id.clone(), first.clone())).collect())
        }
        Kind::Numeric(_) => Answer::Number("1".to_owned()),
        Kind::Order(_) | Kind::Short(_) | Kind::Parts(_) | Kind::Written(_) | Kind::Moment(_) => Answer::None,
    }
}
