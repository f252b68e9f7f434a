//! The accreditations of a demonstration: three calls at different stages, forty candidates, panels that disagree, missions that run
//! late and experts whose time is nearly over. Everything is made by calling the use cases in the name of whoever does it, with a clock
//! that is moved from then to now; no row of a file, a score or a decision is written otherwise, and the same seed makes the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::accreditation::assessment::Draft;
use domain::id::{CallId, CaseId};
use domain::language::Language;
use domain::people::{Actor, Role, Scope};
use domain::quiz::draw::Chance;
use domain::time::{Span, Timestamp};

use crate::accreditation::{AskedAct, AskedCall, AskedMission, AskedScore};
use crate::demo::DEMO_PASSWORD;
use crate::roles::new_grant;
use crate::{Academy, Error, HandClock, Result, in_one_unit};

/// Makes the same demonstration every time.
const SEED: u64 = 20_261_127;
/// The setting that says that it was made, or begun.
const MADE: &str = "demo-accreditations";

/// A candidate: name, administration, language, and how far they get.
type Candidate = (&'static str, &'static str, &'static str, Way);

/// How far a candidate of the demonstration gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Put forward, and nothing since.
    Nominated,
    /// Agreed, not released.
    Consented,
    /// Sent back.
    Returned,
    /// Everything is there.
    Eligible,
    /// Waits for a seat.
    Reserve,
    /// Has one.
    Selected,
    /// Was in the workshop; this many of the panel have committed.
    Attended(usize),
    /// Was there, and a decision is proposed.
    Proposed,
    /// Declined.
    Declined,
    /// Was not there.
    Absent,
    /// Not yet.
    NotYet,
    /// Waits for a mission.
    PreAccredited,
    /// The same, and not released any more.
    Unreleased,
    /// On a mission that should be over.
    OnLateMission,
    /// Accredited after a mission.
    Accredited,
}

/// The workshop of two years ago: expert trainers in customs valuation.
const FIRST: [Candidate; 14] = [
    ("Carolina Quispe Mamani", "BO", "es", Way::Accredited),
    ("Tiago d’Almeida", "PT", "pt", Way::Accredited),
    ("Nino Beridze", "GE", "en", Way::Accredited),
    ("Olivier N’Guessan", "CI", "fr", Way::Accredited),
    ("Wambui Njoroge", "KE", "en", Way::PreAccredited),
    ("Trần Thị Minh Châu", "VN", "en", Way::PreAccredited),
    ("Олександр Шевченко", "UA", "ru", Way::PreAccredited),
    ("أحمد المنصوري", "JO", "ar", Way::Unreleased),
    ("Rasoanaivo Hery", "MG", "fr", Way::OnLateMission),
    ("Lupe Tuimaleali’ifano", "WS", "en", Way::OnLateMission),
    ("Mariana Souza", "BR", "pt", Way::NotYet),
    ("Paweł Wójcik", "PL", "en", Way::NotYet),
    ("Siosaia Taufa", "FJ", "en", Way::Absent),
    ("Hamid Ouali", "TN", "fr", Way::Declined),
];

/// The workshop of last week: advisers in risk management.
const SECOND: [Candidate; 12] = [
    ("Awa Coumba Diouf", "SN", "fr", Way::Attended(2)),
    ("Efua Ansah", "GH", "en", Way::Attended(2)),
    ("Priscila Fernández", "AR", "es", Way::Attended(2)),
    ("Jean-Baptiste Mukendi", "CD", "fr", Way::Proposed),
    ("Thandiwe Dlamini", "ZA", "en", Way::Proposed),
    ("Kenji Watanabe", "JP", "en", Way::Proposed),
    ("Giulia Ferri", "IT", "en", Way::Proposed),
    ("Chhun Sokha", "TH", "en", Way::Attended(1)),
    ("Ruta Seumanutafa", "WS", "en", Way::Attended(1)),
    ("Abdoulaye Traoré", "CM", "fr", Way::Attended(0)),
    ("Zarina Akhmetova", "KZ", "ru", Way::Attended(0)),
    ("Luis Ángel Rojas", "PE", "es", Way::Attended(2)),
];

/// The call that is open: expert trainers again.
const THIRD: [Candidate; 14] = [
    ("Mame Diarra Fall", "SN", "fr", Way::Nominated),
    ("Kofi Boakye", "GH", "en", Way::Consented),
    ("Achieng Otieno", "KE", "en", Way::Selected),
    ("Nguyễn Văn Dũng", "VN", "en", Way::Selected),
    ("Ana Lucía Vargas", "PE", "es", Way::Selected),
    ("Youssef El Idrissi", "MA", "fr", Way::Eligible),
    ("Katarzyna Lewandowska", "PL", "en", Way::Eligible),
    ("Marco Bianchi", "IT", "en", Way::Eligible),
    ("Fetu Leavasa", "WS", "en", Way::Reserve),
    ("João Cardoso", "BR", "pt", Way::Reserve),
    ("Salma Trabelsi", "TN", "fr", Way::Returned),
    ("Adjoua Koffi", "CI", "fr", Way::Nominated),
    ("Miriam Haddad", "JO", "ar", Way::Consented),
    ("Hery Andrianina", "MG", "fr", Way::Nominated),
];

/// Those who act, and the clock they act by.
struct Rehearsal {
    academy: Academy,
    clock: Arc<HandClock>,
    present: Timestamp,
    manager: Actor,
    decider: Actor,
    lead: Actor,
    assessors: Vec<Actor>,
    coordinators: BTreeMap<&'static str, Actor>,
    chance: Chance,
    hash: String,
    made: usize,
}

/// A file with whose it is.
struct Played {
    case: CaseId,
    officer: Actor,
    home: &'static str,
    way: Way,
}

impl Academy {
    /// Makes the demonstration's accreditations, once.
    pub async fn rehearse_accreditations(&self) -> Result<()> {
        let begun = {
            let mut work = self.store.read().await?;
            work.running().setting(MADE).await?.is_some()
        };
        if begun {
            return Ok(());
        }
        in_one_unit!(self, work => { work.running().set(MADE, "yes").await? })?;
        let mut rehearsal = Rehearsal::of(self).await?;
        rehearsal.first_call().await?;
        rehearsal.second_call().await?;
        rehearsal.third_call().await?;
        self.chain_record().await.map(|_| ())
    }

    /// Somebody of the demonstration, with their roles.
    async fn demo_caller(&self, account: &str) -> Result<Actor> {
        let person = {
            let mut work = self.store.read().await?;
            work.people().by_email(&format!("{account}@demo.example")).await?.ok_or(Error::NotFound)?.id
        };
        let signed_in = self.open_sign_in(person, false).await?;
        let (caller, _) = self.caller(Some(&signed_in.token)).await?;
        let caller = caller.ok_or(Error::SignInRequired)?;
        in_one_unit!(self, work => { work.people().end_sign_in(caller.sign_in, self.now()).await? })?;
        Ok(caller)
    }
}

impl Rehearsal {
    async fn of(academy: &Academy) -> Result<Self> {
        let present = academy.now();
        let clock = Arc::new(HandClock::at(present - Span::days(1_000)));
        let moved = Academy { clock: clock.clone(), silent: true, ..academy.clone() };
        let mut assessors = Vec::new();
        for account in ["assessor1", "assessor2", "assessor3"] {
            assessors.push(academy.demo_caller(account).await?);
        }
        let mut rehearsal = Self {
            academy: moved,
            clock,
            present,
            manager: academy.demo_caller("accreditation-manager").await?,
            decider: academy.demo_caller("decision-maker").await?,
            lead: academy.demo_caller("lead-expert").await?,
            assessors,
            coordinators: BTreeMap::new(),
            chance: Chance::seeded(SEED),
            hash: academy.hashing.hash(DEMO_PASSWORD).await?,
            made: 0,
        };
        for (code, account) in [("SN", "coordinator"), ("GH", "coordinator2")] {
            rehearsal.coordinators.insert(code, academy.demo_caller(account).await?);
        }
        Ok(rehearsal)
    }

    /// Moves the clock to so many days before now; it never goes back.
    fn days_ago(&self, days: i64) {
        let then = self.present - Span::days(days);
        let forward = then - self.academy.now();
        if forward.0 > 0 {
            self.clock.advance(forward);
        }
    }

    /// The day it is so many days from now, as forms have it.
    fn day_in(&self, days: i64) -> String {
        crate::zones::day(self.present + Span::days(days), "UTC").to_string()
    }

    /// A call with its workshop from then on, open until then; in days from now.
    async fn call(&mut self, category: &str, titles: (&str, &str), host: &str, (held, closes): (i64, i64)) -> Result<CallId> {
        let mut visit = self.academy.visit(None).await?;
        let policies = self.academy.policies_in_force(&mut visit).await?;
        drop(visit);
        let policy = policies.into_iter().find(|edition| edition.policy.category == category).ok_or(Error::NotFound)?;
        let asked = AskedCall {
            policy: policy.hash.0,
            title_en: titles.0.to_owned(),
            title_fr: titles.1.to_owned(),
            languages: vec!["en".to_owned(), "fr".to_owned()],
            region: String::new(),
            host: host.to_owned(),
            funding: "Regional capacity-building fund".to_owned(),
            seats: "12".to_owned(),
            held_from: self.day_in(held),
            held_until: self.day_in(held + 4),
            closes_on: self.day_in(closes),
        };
        self.academy.make_call(&self.manager, &asked).await
    }

    /// Puts a candidate forward, made where there is none yet.
    async fn nominate(&mut self, call: CallId, (name, home, speaks, way): Candidate) -> Result<Played> {
        self.made += 1;
        let interface = if speaks == "fr" { "fr" } else { "en" };
        let officer = self.academy.demo_officer(&format!("candidate{}", self.made), (name, home, interface), &self.hash).await?;
        if !self.coordinators.contains_key(home) {
            let account = format!("coordinator-{}", home.to_lowercase());
            let person = self
                .academy
                .demo_officer(&account, (COORDINATORS[self.coordinators.len() % COORDINATORS.len()], home, interface), &self.hash)
                .await?;
            let grant = new_grant(self.academy.now(), Role::Coordinator, Scope::Organisation(person.organisation), None);
            in_one_unit!(self.academy, work => {
                work.people().add_grant(person.person, &grant, self.academy.now(), None, "demonstration").await?;
            })?;
            self.coordinators.insert(home, self.academy.demo_caller(&account).await?);
        }
        let coordinator = self.coordinators.get(home).ok_or(Error::NotFound)?;
        let case = self.academy.nominate(coordinator, call, &officer.email, "Named by the head of the service.").await?;
        let level = |least: u64, chance: &mut Chance| (least + chance.below(6 - least)).to_string();
        let levels = [(speaks.to_owned(), level(4, &mut self.chance)), ("en".to_owned(), level(2, &mut self.chance))];
        self.academy.set_profile(&officer, &levels, "", true).await?;
        Ok(Played { case, officer, home, way })
    }

    async fn act(&self, by: &Actor, case: CaseId, act: &str) -> Result<()> {
        self.answer(by, case, act, "", "").await
    }

    async fn answer(&self, by: &Actor, case: CaseId, act: &str, answer: &str, reason: &str) -> Result<()> {
        let asked = AskedAct {
            act: act.to_owned(),
            reason: reason.to_owned(),
            answer: answer.to_owned(),
            rank: answer.to_owned(),
            outcome: String::new(),
        };
        self.academy.act_on_case(by, case, &asked).await
    }

    fn coordinator(&self, played: &Played) -> Result<&Actor> {
        self.coordinators.get(played.home).ok_or(Error::NotFound)
    }

    /// Agreement, release and the look at whether everything is there.
    async fn make_eligible(&self, played: &Played) -> Result<()> {
        self.act(&played.officer, played.case, "consent").await?;
        self.act(self.coordinator(played)?, played.case, "release").await?;
        self.act(&self.manager, played.case, "find-eligible").await
    }

    /// Two assessors of other administrations.
    async fn seat(&self, played: &Played) -> Result<Vec<&Actor>> {
        let mut seated = Vec::new();
        for assessor in self.assessors.iter().filter(|assessor| assessor.organisation != played.officer.organisation).take(2) {
            self.academy.seat_assessor(&self.manager, played.case, assessor.person).await?;
            seated.push(assessor);
        }
        Ok(seated)
    }

    /// Scores around this mark; now and then one sees it otherwise.
    async fn score(&mut self, played: &Played, assessor: &Actor, around: u8) -> Result<()> {
        let rubric = self.academy.rubric_of(played.case).await?;
        for criterion in &rubric.criteria {
            let shift = match self.chance.below(6) {
                0 => 1,
                1 => -1,
                _ => 0_i8,
            };
            let mark = around.saturating_add_signed(shift).clamp(1, criterion.highest());
            let day = self.chance.below(5) + 1;
            let reason = REASONS[usize::try_from(self.chance.below(REASONS.len() as u64)).unwrap_or(0)];
            let asked = AskedScore {
                criterion: criterion.id.clone(),
                draft: Draft { mark: Some(mark), reason: format!("Day {day}: {reason}") },
                device: "demo".to_owned(),
                counter: None,
                after: None,
                edited_at: None,
                language: Language::EN,
            };
            self.academy.save_score(assessor, played.case, &asked).await?;
        }
        self.academy.commit_scores(assessor, played.case).await
    }

    /// Lets the panel agree wherever its marks differ.
    async fn agree(&self, played: &Played, assessor: &Actor) -> Result<()> {
        let mut visit = self.academy.visit(None).await?;
        visit.caller = Some(assessor.clone());
        let page = self.academy.scoring(&mut visit, played.case).await?;
        drop(visit);
        for criterion in &page.to_agree {
            let marks = page.sheets.iter().filter_map(|(_, _, sheet)| sheet.get(criterion).map(|score| score.mark));
            let mark = marks.max().unwrap_or(3).to_string();
            self.academy.agree_mark(assessor, played.case, criterion, &mark, "We compared what each of us had noted.").await?;
        }
        Ok(())
    }

    /// Proposes what the marks come to for all of these, and confirms it as one list.
    async fn decide(&self, call: CallId, cases: &[CaseId], confirm: bool) -> Result<()> {
        self.academy.propose_list(&self.manager, call, cases, "As the panel's agreed marks show.").await?;
        if confirm {
            self.academy.confirm_list(&self.decider, call, cases, DEMO_PASSWORD).await?;
        }
        Ok(())
    }

    async fn mission(&self, played: &Played, (from, days): (i64, i64), beneficiary: &str) -> Result<()> {
        let beneficiary = {
            let mut work = self.academy.store.read().await?;
            work.people().organisation_by_code(beneficiary).await?.ok_or(Error::NotFound)?
        };
        let asked = AskedMission {
            lead: self.lead.email.clone(),
            beneficiary: beneficiary.to_string(),
            held_from: self.day_in(from),
            held_until: self.day_in(from + days),
            terms: "Train eight officers in the transaction value and its alternatives; leave behind three worked cases.".to_owned(),
        };
        self.academy.assign_mission(&self.manager, played.case, &asked).await
    }

    /// Two years ago: held, decided, missions done or late.
    async fn first_call(&mut self) -> Result<()> {
        self.days_ago(820);
        let titles = ("Customs valuation, Brussels", "Évaluation en douane, Bruxelles");
        let call = self.call("et", titles, "Secretariat, Brussels", (-720, -770)).await?;
        let mut all = Vec::new();
        for candidate in FIRST {
            all.push(self.nominate(call, candidate).await?);
        }
        self.days_ago(765);
        for played in &all {
            if played.way == Way::Declined {
                self.answer(&played.officer, played.case, "decline", "", "I am to lead a new office from next month on.").await?;
                continue;
            }
            self.make_eligible(played).await?;
            self.act(&self.manager, played.case, "select").await?;
        }
        self.days_ago(715);
        let mut decided = Vec::new();
        for played in &all {
            match played.way {
                Way::Declined => continue,
                Way::Absent => {
                    self.answer(&self.manager, played.case, "note-attendance", "no", "").await?;
                    continue;
                }
                _ => self.answer(&self.manager, played.case, "note-attendance", "yes", "").await?,
            }
            let seated: Vec<Actor> = self.seat(played).await?.into_iter().cloned().collect();
            for assessor in &seated {
                self.score(played, assessor, if played.way == Way::NotYet { 2 } else { 4 }).await?;
            }
            self.agree(played, &seated[0]).await?;
            decided.push(played.case);
        }
        self.days_ago(690);
        self.decide(call, &decided, true).await?;
        self.after_the_first(&all).await
    }

    async fn after_the_first(&mut self, all: &[Played]) -> Result<()> {
        self.days_ago(600);
        let mut ready = Vec::new();
        for (played, beneficiary) in all.iter().filter(|it| it.way == Way::Accredited).zip(["PY", "AO", "AM", "TG"]) {
            if self.mission(played, (-560, 4), beneficiary).await.is_ok() {
                ready.push(played);
            }
        }
        self.days_ago(550);
        for played in &ready {
            let word = "Led two of four days alone, kept to the Agreement, and left three cases that the administration uses.";
            self.answer(&self.lead, played.case, "evaluate", "yes", word).await?;
        }
        self.days_ago(530);
        for played in &ready {
            self.academy
                .propose_decision(&self.manager, played.case, "accredited", "One mission done; the lead expert finds them ready.")
                .await?;
            self.academy.confirm_decision(&self.decider, played.case, DEMO_PASSWORD).await?;
        }
        self.days_ago(60);
        for played in all.iter().filter(|it| it.way == Way::OnLateMission) {
            // Whoever did not pass is on none.
            let _ = self.mission(played, (-40, 4), "NP").await;
        }
        for played in all.iter().filter(|it| it.way == Way::Unreleased) {
            let coordinator = self.coordinator(played)?;
            self.answer(coordinator, played.case, "withdraw-release", "", "Needed at the new port until the end of the year.").await?;
        }
        Ok(())
    }

    /// Last week: held, partly scored, partly proposed.
    async fn second_call(&mut self) -> Result<()> {
        self.days_ago(52);
        let titles = ("Risk management advisers, Nairobi", "Conseillers en gestion des risques, Nairobi");
        let call = self.call("toa", titles, "Regional training centre, Nairobi", (-8, -30)).await?;
        let mut all = Vec::new();
        for candidate in SECOND {
            all.push(self.nominate(call, candidate).await?);
        }
        for played in &all {
            self.academy.demo_attestation(&played.officer).await?;
        }
        self.days_ago(29);
        for played in &all {
            self.make_eligible(played).await?;
            self.act(&self.manager, played.case, "select").await?;
        }
        self.days_ago(4);
        let mut proposed = Vec::new();
        for played in &all {
            self.answer(&self.manager, played.case, "note-attendance", "yes", "").await?;
            let seated: Vec<Actor> = self.seat(played).await?.into_iter().cloned().collect();
            let count = if let Way::Attended(count) = played.way { count } else { 2 };
            for (place, assessor) in seated.iter().take(count).enumerate() {
                // Panels disagree: the second sees some a step lower.
                let around = if place == 1 && self.chance.below(2) == 0 { 3 } else { 4 };
                self.score(played, assessor, around).await?;
            }
            if played.way == Way::Proposed {
                self.agree(played, &seated[0]).await?;
                proposed.push(played.case);
            }
        }
        self.days_ago(2);
        self.decide(call, &proposed, false).await
    }

    /// Open: everything before a workshop.
    async fn third_call(&mut self) -> Result<()> {
        self.days_ago(1);
        let titles = ("Customs valuation, Dakar", "Évaluation en douane, Dakar");
        let call = self.call("et", titles, "Regional training centre, Dakar", (75, 40)).await?;
        let mut rank = 0;
        for candidate in THIRD {
            let played = self.nominate(call, candidate).await?;
            match played.way {
                Way::Consented => self.act(&played.officer, played.case, "consent").await?,
                Way::Returned => self.answer(&self.manager, played.case, "return", "", "The language statement is missing.").await?,
                Way::Eligible => self.make_eligible(&played).await?,
                Way::Reserve => {
                    self.make_eligible(&played).await?;
                    rank += 1;
                    self.answer(&self.manager, played.case, "put-on-reserve", &rank.to_string(), "").await?;
                }
                Way::Selected => {
                    self.make_eligible(&played).await?;
                    self.act(&self.manager, played.case, "select").await?;
                }
                _ => {}
            }
        }
        self.days_ago(0);
        Ok(())
    }
}

/// Coordinators of the administrations that have none yet.
const COORDINATORS: [&str; 24] = [
    "Beatriz Lima",
    "Patrick Murphy",
    "Leila Ben Amor",
    "Tamar Gelashvili",
    "Grace Wanjala",
    "Phạm Quang Huy",
    "Oksana Bondar",
    "Rania Nasser",
    "Mamy Rakoto",
    "Sina Faleafa",
    "Ricardo Teixeira",
    "Agnieszka Nowicka",
    "Epeli Ravula",
    "Karim Jaziri",
    "Marcela Gómez",
    "Sylvain Ilunga",
    "Nomvula Khumalo",
    "Haruka Sato",
    "Elena Greco",
    "Somchai Prasert",
    "Estelle Ngo",
    "Aigerim Sadykova",
    "Victor Salazar",
    "Naima Alaoui",
];

/// What assessors of the demonstration wrote.
const REASONS: [&str; 8] = [
    "asked the group before answering, and let it find the second method itself.",
    "cited the article from memory and said what it leaves open.",
    "kept to time, though the case ran over on the first day.",
    "needed a prompt to leave the slides and look at the figures.",
    "spoke as an adviser, not as an inspector, also when pressed.",
    "turned a disagreement between two members into the exercise.",
    "gave a sound example, but of one's own administration only.",
    "summed up what each had said and named what was still open.",
];
