//! Sign-ins: opaque tokens kept by their hash, with idle and absolute limits, shorter on a shared computer.

use std::sync::Arc;

use domain::id::{PersonId, SignInId};
use domain::people::{Actor, Email};
use domain::refusal::Refusal;
use domain::time::{Span, Timestamp};
use storage::Work;
use storage::people::{NewSignIn, SignInRow};

use crate::keys::digest;
use crate::password::Checked;
use crate::{Academy, Catalogue, Error, Result, chance, in_one_unit};

/// Without a sign for so long a sign-in ends.
const IDLE: Span = Span::hours(2);
/// The longest a sign-in lasts.
const ABSOLUTE: Span = Span::hours(12);
/// Both limits on a shared computer.
const IDLE_SHARED: Span = Span::minutes(15);
const ABSOLUTE_SHARED: Span = Span::hours(4);
/// A use is noted at most this often.
const NOTED: Span = Span::minutes(1);
/// Tries of one account, and from one network address, within a quarter of an hour. Officers of a whole office may share
/// one address.
const WINDOW: Span = Span::minutes(15);
const TRIES_PER_ACCOUNT: i64 = 10;
const TRIES_PER_ADDRESS: i64 = 200;
/// A body carried over an ended sign-in.
const CARRIED_FOR: Span = Span::minutes(60);
const CARRIED_MOST: usize = 256 * 1024;

/// One request that reads: a unit of work, who asks, and the catalogue as it is in force.
#[derive(Debug)]
pub struct Visit {
    pub(crate) work: Work,
    /// Who asks; none is a visitor.
    pub caller: Option<Actor>,
    /// The instant of the request.
    pub now: Timestamp,
    /// Courses in force.
    pub catalogue: Arc<Catalogue>,
    /// The sign-in whose use is to be noted, see [`Academy::note_seen`].
    pub to_note: Option<SignInId>,
}

impl Visit {
    /// Who asks, or that somebody must sign in.
    pub fn actor(&self) -> Result<&Actor> {
        self.caller.as_ref().ok_or(Error::SignInRequired)
    }

    /// SQL statements run for it so far.
    pub fn statements_run(&self) -> u32 {
        self.work.statements_run()
    }
}

/// What becomes of answers that wait on a device when its officer signs out there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsent {
    /// They stay sealed until the officer is back.
    Keep,
    /// They are gone.
    Discard,
}

/// A sign-in that was opened.
#[derive(Debug)]
pub struct SignedIn {
    /// For the cookie; kept nowhere else.
    pub token: String,
    /// Who.
    pub person: PersonId,
    /// On a shared computer: the cookie goes with the browser's session anyway, and nothing is cached.
    pub shared_computer: bool,
    /// Whether a device may hold answers of theirs: the page after this one looks, since a browser that was killed may have
    /// kept the answers and lost the cookie that tells of them.
    pub may_hold_answers: bool,
}

impl Academy {
    /// Opens a reading request for whoever holds this token.
    pub async fn visit(&self, token: Option<&str>) -> Result<Visit> {
        let now = self.now();
        let mut work = self.store.read().await?;
        let session = match token {
            Some(token) => work.people().session(&digest(token), now).await?,
            None => None,
        };
        let seen_at = match &session {
            Some(session) => self.seen.latest(session.actor.sign_in, session.seen_at).await,
            None => now,
        };
        let session = session.filter(|session| now < seen_at + idle(session.actor.shared_computer));
        let epoch = match &session {
            Some(session) => session.epoch,
            None => work.courses().epoch().await?,
        };
        let catalogue = self.catalogue.at(epoch, &mut work).await?;
        let to_note = session.as_ref().filter(|_| seen_at + NOTED < now).map(|session| session.actor.sign_in);
        Ok(Visit { work, caller: session.map(|session| session.actor), now, catalogue, to_note })
    }

    /// Who asks by this token, and the sign-in whose use is to be noted: what a request that writes needs of [`Academy::visit`].
    pub async fn caller(&self, token: Option<&str>) -> Result<(Option<Actor>, Option<SignInId>)> {
        let Some(token) = token else { return Ok((None, None)) };
        let now = self.now();
        let session = self.store.look().await?.people().session(&digest(token), now).await?;
        let Some(session) = session else { return Ok((None, None)) };
        let seen_at = self.seen.latest(session.actor.sign_in, session.seen_at).await;
        if seen_at + idle(session.actor.shared_computer) <= now {
            return Ok((None, None));
        }
        self.catalogue.see(session.epoch);
        let to_note = (seen_at + NOTED < now).then_some(session.actor.sign_in);
        Ok((Some(session.actor), to_note))
    }

    /// Notes that a sign-in was used: it holds from now on, and the store learns it within seconds.
    pub async fn note_seen(&self, sign_in: SignInId) {
        self.seen.note(sign_in, self.now()).await;
    }

    /// Signs a person in by address and password; the answer and its time are the same whether the address is known.
    pub async fn sign_in(&self, email: &str, password: &str, shared_computer: bool, network_address: &str) -> Result<SignedIn> {
        let email_key = Email::parse(email).map_or_else(|_| email.trim().to_lowercase(), |email| email.key);
        let account = format!("sign-in account {}", digest(&email_key));
        self.count(&account, TRIES_PER_ACCOUNT).await?;
        self.count(&format!("sign-in address {network_address}"), TRIES_PER_ADDRESS).await?;
        let found = {
            let mut work = self.store.read().await?;
            work.people().by_email(&email_key).await?
        };
        let kept = found.as_ref().and_then(|person| person.password_hash.clone());
        let checked = self.hashing.check(password, kept).await?;
        let Some(person) = found.filter(|_| checked != Checked::Wrong) else { return Err(Refusal::SignIn.into()) };
        if person.confirmed_at.is_none() {
            return Err(Refusal::NotConfirmed.into());
        }
        let stronger = match checked {
            Checked::RightButWeak => Some(self.hashing.hash(password).await?),
            Checked::Right | Checked::Wrong => None,
        };
        let signed_in = self.open_sign_in(person.id, shared_computer).await?;
        in_one_unit!(self, work => {
            if let Some(hash) = &stronger {
                work.people().set_password(person.id, hash).await?;
            }
            work.running().forget_limit(&account).await?;
        })?;
        Ok(signed_in)
    }

    /// Opens a sign-in for a person already known to be there, as a confirmed link proves.
    pub(crate) async fn open_sign_in(&self, person: PersonId, shared_computer: bool) -> Result<SignedIn> {
        let now = self.now();
        let token = chance::token();
        let new = NewSignIn {
            id: SignInId(chance::id(now)),
            token_hash: digest(&token),
            person,
            started_at: now,
            ends_at: now + if shared_computer { ABSOLUTE_SHARED } else { ABSOLUTE },
            shared_computer,
        };
        let may_hold_answers = in_one_unit!(self, work => {
            work.people().add_sign_in(&new).await?;
            work.journal().has_key(person).await?
        })?;
        Ok(SignedIn { token, person, shared_computer, may_hold_answers })
    }

    /// Ends this sign-in. What waits unsent on its device can be read by nobody from then on, or stays sealed until the same
    /// person signs in there again.
    pub async fn sign_out(&self, actor: &Actor, unsent: Unsent) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => {
            work.people().end_sign_in(actor.sign_in, now).await?;
            if unsent == Unsent::Discard {
                work.journal().destroy(actor.sign_in).await?;
            }
        })
    }

    /// The caller's own sign-ins that still hold, the one used last first.
    pub async fn own_sign_ins(&self, visit: &mut Visit) -> Result<Vec<SignInRow>> {
        let (person, now) = (visit.actor()?.person, visit.now);
        let mut open = visit.work.people().sign_ins_of(person, now).await?;
        for sign_in in &mut open {
            sign_in.seen_at = self.seen.latest(sign_in.id, sign_in.seen_at).await;
        }
        open.sort_by_key(|sign_in| std::cmp::Reverse(sign_in.seen_at));
        Ok(open.into_iter().filter(|sign_in| now < sign_in.seen_at + idle(sign_in.shared_computer)).collect())
    }

    /// Ends a sign-in of the caller's own, here or elsewhere. What waits on its device stays sealed there: whoever is away
    /// from a device cannot say that it may be lost.
    pub async fn end_own_sign_in(&self, actor: &Actor, sign_in: SignInId) -> Result<()> {
        let now = self.now();
        let ended = in_one_unit!(self, work => { work.people().end_own_sign_in(sign_in, actor.person, now).await? })?;
        if ended { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Ends every sign-in of the caller, this one included; what waits on devices stays sealed there.
    pub async fn sign_out_everywhere(&self, actor: &Actor) -> Result<()> {
        let now = self.now();
        in_one_unit!(self, work => { work.people().end_all_sign_ins(actor.person, now).await? })
    }

    /// Counts one more use of a limit and refuses beyond it; counted before the deed, so that it cannot be raced past.
    pub(crate) async fn count(&self, name: &str, most: i64) -> Result<()> {
        let now = self.now();
        let (count, from) = in_one_unit!(self, work => { work.running().count_limit(name, now, WINDOW).await? })?;
        if count > most { Err(Error::TooMany(from + WINDOW)) } else { Ok(()) }
    }

    /// Seals what was posted to this path without a sign-in in force, for the person whose sign-in ended; none where
    /// nobody's token came with it or the body is too large.
    pub async fn carry(&self, token: Option<&str>, path: &str, body: &[u8]) -> Result<Option<String>> {
        use base64::Engine as _;
        let Some(token) = token.filter(|_| body.len() <= CARRIED_MOST) else { return Ok(None) };
        let person = {
            let mut work = self.store.read().await?;
            work.people().person_of_token(&digest(token)).await?
        };
        let Some(person) = person else { return Ok(None) };
        let until = (self.now() + CARRIED_FOR).0;
        let mut plain = format!("{until} {path}\n").into_bytes();
        plain.extend_from_slice(body);
        let sealed = self.masters.seal(CARRIED, person.to_string().as_bytes(), &plain);
        Ok(Some(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(sealed)))
    }

    /// What was carried for this person: path and body; none for anybody else, when altered, or too late.
    pub fn carried(&self, person: PersonId, sealed: &str) -> Option<(String, Vec<u8>)> {
        use base64::Engine as _;
        let sealed = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = self.masters.open(CARRIED, person.to_string().as_bytes(), &sealed)?;
        let line = plain.iter().position(|byte| *byte == b'\n')?;
        let (until, path) = std::str::from_utf8(&plain[..line]).ok()?.split_once(' ')?;
        (self.now().0 < until.parse().ok()?).then(|| (path.to_owned(), plain[line + 1..].to_vec()))
    }
}

const CARRIED: &str = "carried posts 1";

fn idle(shared_computer: bool) -> Span {
    if shared_computer { IDLE_SHARED } else { IDLE }
}
