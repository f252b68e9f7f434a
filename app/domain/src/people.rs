//! Organisations, officers and what a role may do. Roles are granted per scope, never to the account as a whole.

use serde::{Deserialize, Serialize};

use crate::course::Access;
use crate::id::{GrantId, OrganisationId, PersonId, PostingId, SignInId};
use crate::language::Language;
use crate::refusal::Problem;
use crate::time::Timestamp;

/// What kind of organisation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrganisationKind {
    /// A customs administration.
    Administration,
    /// The Secretariat.
    Secretariat,
    /// A regional office for capacity building.
    RegionalOffice,
    /// A regional training centre.
    TrainingCentre,
    /// A regional intelligence liaison office.
    LiaisonOffice,
}

impl OrganisationKind {
    /// The word kept in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Administration => "administration",
            Self::Secretariat => "secretariat",
            Self::RegionalOffice => "regional-office",
            Self::TrainingCentre => "training-centre",
            Self::LiaisonOffice => "liaison-office",
        }
    }

    /// The kind of this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Administration, Self::Secretariat, Self::RegionalOffice, Self::TrainingCentre, Self::LiaisonOffice]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What a person may be within a scope. Learner needs no grant: every approved officer is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Approves accounts and follows progress, in one organisation.
    Coordinator,
    /// Answers and marks, in one course.
    Tutor,
    /// Writes, in one course or everywhere.
    Author,
    /// Brings text into other languages.
    Translator,
    /// Signs off what another wrote.
    Publisher,
    /// Runs calls, workshops, missions.
    AccreditationManager,
    /// Scores candidates.
    Assessor,
    /// Confirms what another proposed.
    DecisionMaker,
    /// Reads every decision, changes nothing.
    Auditor,
    /// Runs the installation.
    Administrator,
}

/// The roles that look after a course.
const LOOK_AFTER: [Role; 3] = [Role::Tutor, Role::Author, Role::Publisher];

impl Role {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Coordinator,
        Self::Tutor,
        Self::Author,
        Self::Translator,
        Self::Publisher,
        Self::AccreditationManager,
        Self::Assessor,
        Self::DecisionMaker,
        Self::Auditor,
        Self::Administrator,
    ];

    /// The word kept in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Tutor => "tutor",
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Publisher => "publisher",
            Self::AccreditationManager => "accreditation-manager",
            Self::Assessor => "assessor",
            Self::DecisionMaker => "decision-maker",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// Where a role holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Everywhere.
    Installation,
    /// In one organisation.
    Organisation(OrganisationId),
    /// In one course, by its id.
    Course(String),
}

/// A role granted and in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// The role.
    pub role: Role,
    /// Where it holds.
    pub scope: Scope,
    /// Until when; without end where none.
    pub until_at: Option<Timestamp>,
}

/// Whether an officer's administration has said yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Membership {
    /// Nobody has decided yet.
    Waiting,
    /// Approved: a member.
    Approved,
    /// Refused.
    Refused,
}

impl Membership {
    /// The word kept in tables.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    /// The membership of this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Waiting, Self::Approved, Self::Refused].into_iter().find(|it| it.word() == word)
    }
}

/// The person behind a request, as far as rules need to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// By which sign-in.
    pub sign_in: SignInId,
    /// The name as written.
    pub name: String,
    /// The work address.
    pub email: String,
    /// The language preferred.
    pub language: Language,
    /// The organisation named at registration.
    pub organisation: OrganisationId,
    /// The tie to it.
    pub posting: PostingId,
    /// Whether that organisation approved.
    pub membership: Membership,
    /// The organisation's zone (IANA).
    pub zone: String,
    /// Roles in force.
    pub grants: Vec<Grant>,
    /// Signed in on a shared computer.
    pub shared_computer: bool,
}

impl Actor {
    /// Whether the officer's administration approved the account.
    pub fn is_member(&self) -> bool {
        self.membership == Membership::Approved
    }

    /// Whether this access level opens to them.
    pub fn may_open(&self, access: Access) -> bool {
        match access {
            Access::Public => true,
            Access::Members => self.is_member(),
        }
    }

    /// Roles count once somebody approved the account, not before.
    fn in_force(&self) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(|_| self.is_member())
    }

    /// Whether they hold this role in any scope.
    pub fn holds(&self, role: Role) -> bool {
        self.in_force().any(|grant| grant.role == role)
    }

    /// Whether they run the installation.
    pub fn is_administrator(&self) -> bool {
        self.in_force().any(|grant| grant.role == Role::Administrator && grant.scope == Scope::Installation)
    }

    /// Whether they coordinate this organisation.
    pub fn coordinates(&self, organisation: OrganisationId) -> bool {
        self.in_force().any(|grant| grant.role == Role::Coordinator && grant.scope == Scope::Organisation(organisation))
    }

    /// The organisations they coordinate.
    pub fn coordinated(&self) -> Vec<OrganisationId> {
        self.in_force()
            .filter(|grant| grant.role == Role::Coordinator)
            .filter_map(|grant| match grant.scope {
                Scope::Organisation(organisation) => Some(organisation),
                Scope::Installation | Scope::Course(_) => None,
            })
            .collect()
    }

    /// Whether they tutor this course.
    pub fn tutors(&self, course: &str) -> bool {
        self.works_as(&[Role::Tutor], course)
    }

    /// Whether they look after this course: tutor it, write it or sign it off.
    pub fn looks_after(&self, course: &str) -> bool {
        self.works_as(&LOOK_AFTER, course)
    }

    /// Whether they look after any course.
    pub fn looks_after_any(&self) -> bool {
        LOOK_AFTER.iter().any(|role| self.holds(*role))
    }

    fn works_as(&self, roles: &[Role], course: &str) -> bool {
        self.in_force().any(|grant| {
            roles.contains(&grant.role)
                && match &grant.scope {
                    Scope::Installation => true,
                    Scope::Course(of) => of == course,
                    Scope::Organisation(_) => false,
                }
        })
    }
}

/// Who holds requests of an organisation's officers: its coordinators, else the Secretariat's, else administrators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldBy {
    /// A coordinator of the administration.
    Coordinator,
    /// A coordinator of the Secretariat.
    Secretariat,
    /// An administrator of the installation.
    Administrator,
}

impl HeldBy {
    /// The first of the three that is active.
    pub fn first_active(own_coordinators: usize, secretariat_coordinators: usize) -> Self {
        if own_coordinators > 0 {
            Self::Coordinator
        } else if secretariat_coordinators > 0 {
            Self::Secretariat
        } else {
            Self::Administrator
        }
    }
}

/// A name as a person writes it: any script, up to 200 characters, no control characters, single spaces.
pub fn parse_name(typed: &str) -> Result<String, Problem> {
    const MOST: usize = 200;
    let name = clean_line(typed);
    if name.is_empty() {
        Err(Problem::Missing)
    } else if name.chars().count() > MOST {
        Err(Problem::TooLong { most: MOST })
    } else {
        Ok(name)
    }
}

/// A name in Latin letters, as on a ticket or a badge: what letters and certificates print where they have no letters for the name
/// itself. Letters with or without marks, spaces, apostrophes, hyphens and full stops.
pub fn parse_latin_name(typed: &str) -> Result<String, Problem> {
    let name = parse_name(typed)?;
    // Latin-1, Latin Extended A and B, and Extended Additional (Vietnamese), with the marks that may follow a letter.
    let is_latin = |letter: char| {
        letter.is_ascii_alphabetic() || (letter.is_alphabetic() && matches!(letter, '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}'))
    };
    let may_stand = |letter: char| is_latin(letter) || " '’ʻʼ-‑.".contains(letter) || matches!(letter, '\u{300}'..='\u{36f}');
    if name.chars().any(is_latin) && name.chars().all(may_stand) { Ok(name) } else { Err(Problem::NotLatin) }
}

/// Free text of one line up to `most` characters, cleaned as a name is; empty text is missing.
pub fn parse_reason(typed: &str, most: usize) -> Result<String, Problem> {
    let text = clean_line(typed);
    if text.is_empty() {
        Err(Problem::Missing)
    } else if text.chars().count() > most {
        Err(Problem::TooLong { most })
    } else {
        Ok(text)
    }
}

/// White space made single, control characters and marks that turn the writing direction of their surroundings left out.
fn clean_line(typed: &str) -> String {
    let visible: String = typed
        .chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An e-mail address and the key under which one person is found: trimmed and in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    /// As typed, trimmed.
    pub written: String,
    /// For comparing.
    pub key: String,
}

impl Email {
    /// The address, if it looks like one: one `@`, a dot in the domain, no white space, at most 254 characters.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        const MOST: usize = 254;
        let written = typed.trim();
        if written.is_empty() {
            return Err(Problem::Missing);
        }
        if written.chars().count() > MOST {
            return Err(Problem::TooLong { most: MOST });
        }
        let well_formed = written.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && local.len() <= 64
                && !domain.contains('@')
                && domain.split('.').count() >= 2
                && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        });
        let plain = written.chars().all(|letter| !letter.is_whitespace() && !letter.is_control() && !"<>()[],;:\\\"".contains(letter));
        if well_formed && plain {
            Ok(Self { written: written.to_owned(), key: written.to_lowercase() })
        } else {
            Err(Problem::NotAnAddress)
        }
    }
}

/// The least characters of a password.
pub const PASSWORD_LEAST: usize = 10;
/// The most characters of a password.
pub const PASSWORD_MOST: usize = 256;

/// The length rule of a password; whether it is guessable is judged by the academy, which holds the lists.
pub fn check_password_length(password: &str) -> Result<(), Problem> {
    let count = password.chars().count();
    if count == 0 {
        Err(Problem::Missing)
    } else if count < PASSWORD_LEAST {
        Err(Problem::TooShort { least: PASSWORD_LEAST })
    } else if count > PASSWORD_MOST {
        Err(Problem::TooLong { most: PASSWORD_MOST })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_latin_letters_may_bear_marks_and_no_other_script() {
        for name in ["Mohammed El Hachimi", "Nguyễn Văn An", "N’Diaye-O’Brien Jr.", "Şükrü Ağaoğlu", "Zoe\u{301}"] {
            assert_eq!(parse_latin_name(name), Ok(name.to_owned()));
        }
        for other in ["محمد", "Иван Petrov", "王小明", "Awa 3", "-", "A<b>"] {
            assert_eq!(parse_latin_name(other), Err(Problem::NotLatin), "{other}");
        }
        assert_eq!(parse_latin_name("  "), Err(Problem::Missing));
    }

    #[test]
    fn names_of_any_script_pass_and_control_characters_do_not() {
        assert_eq!(parse_name("  Awa  Ndèye\tDiallo "), Ok("Awa Ndèye Diallo".to_owned()));
        assert_eq!(parse_name("محمد بن سلمان"), Ok("محمد بن سلمان".to_owned()));
        assert_eq!(parse_name("A\u{0}\u{7}da\u{202e}"), Ok("Ada".to_owned()));
        assert_eq!(parse_name("\u{202e} \n"), Err(Problem::Missing));
        assert_eq!(parse_name(&"é".repeat(201)), Err(Problem::TooLong { most: 200 }));
        assert!(parse_name(&"é".repeat(200)).is_ok());
    }

    #[test]
    fn an_address_is_found_again_in_any_case() {
        assert_eq!(Email::parse(" Officer@Demo.Example ").map(|email| email.key), Ok("officer@demo.example".to_owned()));
        for wrong in ["officer", "a@b", "a b@c.org", "@c.org", "a@c..org", "a@@c.org", "a@-c.org", "a\n@c.org", "<a@c.org>"] {
            assert_eq!(Email::parse(wrong), Err(Problem::NotAnAddress), "{wrong}");
        }
    }

    #[test]
    fn the_secretariat_decides_only_where_no_coordinator_is_active() {
        assert_eq!(HeldBy::first_active(1, 1), HeldBy::Coordinator);
        assert_eq!(HeldBy::first_active(0, 1), HeldBy::Secretariat);
        assert_eq!(HeldBy::first_active(0, 0), HeldBy::Administrator);
    }
}
