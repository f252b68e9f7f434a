//! Passwords: hashed with Argon2id at or above OWASP's floor, two at a time, two hundred waiting at most.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use domain::people::check_password_length;
use domain::refusal::Problem;
use tokio::sync::Semaphore;

use crate::lookup::fold;
use crate::{Error, Result};

/// OWASP's floor: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// As many as a small machine has cores.
const AT_ONCE: usize = 2;
/// At 25 ms each, about three seconds of waiting.
const WAITING: usize = 200;

/// Hashes and checks passwords, bounded.
#[derive(Debug, Clone)]
pub(crate) struct Hashing {
    at_once: Arc<Semaphore>,
    waiting: Arc<AtomicUsize>,
    /// Checked where there is nobody, so that knowing nobody takes as long as knowing somebody.
    nobody: Arc<std::sync::OnceLock<String>>,
}

/// What a check of a password told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checked {
    /// Right, and hashed as strongly as is asked today.
    Right,
    /// Right, but to be hashed again.
    RightButWeak,
    /// Wrong, or nobody.
    Wrong,
}

impl Hashing {
    pub(crate) fn new() -> Self {
        Self { at_once: Arc::new(Semaphore::new(AT_ONCE)), waiting: Arc::default(), nobody: Arc::default() }
    }

    /// The password's hash, as a PHC string.
    pub(crate) async fn hash(&self, password: &str) -> Result<String> {
        let password = password.to_owned();
        self.bounded(move || hash(&password)).await?
    }

    /// Checks a password against a hash; without a hash it takes as long and is wrong.
    pub(crate) async fn check(&self, password: &str, kept: Option<String>) -> Result<Checked> {
        let password = password.to_owned();
        let nobody = Arc::clone(&self.nobody);
        self.bounded(move || {
            let somebody = kept.is_some();
            let against = match kept {
                Some(kept) => kept,
                None => nobody.get_or_init(|| hash("nobody has this password").unwrap_or_default()).clone(),
            };
            let Ok(parsed) = PasswordHash::new(&against) else { return Checked::Wrong };
            match argon2().verify_password(password.as_bytes(), &parsed) {
                Ok(()) if somebody && is_weak(&parsed) => Checked::RightButWeak,
                Ok(()) if somebody => Checked::Right,
                _ => Checked::Wrong,
            }
        })
        .await
    }

    async fn bounded<T: Send + 'static>(&self, run: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= WAITING + AT_ONCE {
            self.waiting.fetch_sub(1, Ordering::SeqCst);
            return Err(Error::Busy);
        }
        let permit = self.at_once.acquire().await;
        let outcome = tokio::task::spawn_blocking(run).await;
        drop(permit);
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        outcome.map_err(|error| Error::Broken(error.to_string()))
    }
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are within Argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash(password: &str) -> Result<String> {
    argon2().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|error| Error::Broken(error.to_string()))
}

fn is_weak(hash: &PasswordHash) -> bool {
    Params::try_from(hash).map_or(true, |params| params.m_cost() < MEMORY_KIB || params.t_cost() < PASSES)
}

/// Whether a password may be chosen: its length, and that it is not easily guessed from lists or the person's own words.
pub(crate) fn may_be_chosen(password: &str, name: &str, email: &str) -> std::result::Result<(), Problem> {
    check_password_length(password)?;
    let own = name.split_whitespace().chain(email.split(['@', '.', '-', '_', '+']));
    let of_the_trade = ["wco", "omd", "customs", "douane", "douanes", "clikc", "fairway"];
    let mut words: Vec<String> = own.chain(of_the_trade).map(fold).filter(|word| word.chars().count() > 2).collect();
    // Longer words first, so that a short one does not break a long one up.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.dedup();
    // Beyond 100 characters guessing is out of the question, and the estimate grows slow.
    let start: String = password.chars().take(100).collect();
    if is_dressed_up(&start, &words) {
        return Err(Problem::Guessable);
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let guessable = zxcvbn::zxcvbn(&start, &words).score() < zxcvbn::Score::Two;
    if guessable { Err(Problem::Guessable) } else { Ok(()) }
}

/// Whether a password is hardly more than one of these words with figures and signs around it.
fn is_dressed_up(password: &str, words: &[String]) -> bool {
    const LETTERS_BESIDE: usize = 5;
    let plain = fold(password);
    let mut rest = plain.clone();
    for word in words {
        rest = rest.replace(word.as_str(), " ");
    }
    rest != plain && rest.chars().filter(|letter| letter.is_alphabetic()).count() < LETTERS_BESIDE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_own_words_are_refused_and_a_phrase_is_not() {
        for guessable in
            ["password123", "qwertyuiop", "aaaaaaaaaaaa", "customs2026", "Diallo2026!", "DIÀLLO_awa1", "2026diallo", "awa.diallo1"]
        {
            assert_eq!(may_be_chosen(guessable, "Awa Diallo", "awa.diallo@customs.example"), Err(Problem::Guessable), "{guessable}");
        }
        assert_eq!(may_be_chosen("short", "", ""), Err(Problem::TooShort { least: 10 }));
        for own in ["4829$#@!7712%", "diallo keeps goats", "customs of the old quay"] {
            assert_eq!(may_be_chosen(own, "Awa Diallo", "awa.diallo@customs.example"), Ok(()), "{own}");
        }
        assert_eq!(may_be_chosen("seven lights on the quay", "Awa Diallo", "awa.diallo@customs.example"), Ok(()));
        assert_eq!(may_be_chosen(&"Une phrase dont personne d’autre n’aurait eu l’idée. ".repeat(4), "", ""), Ok(()));
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_nobody_has_none() {
        let hashing = Hashing::new();
        let kept = hashing.hash("seven lights on the quay").await.expect("hashed");
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert_eq!(hashing.check("seven lights on the quay", Some(kept.clone())).await.expect("checked"), Checked::Right);
        assert_eq!(hashing.check("Seven lights on the quay", Some(kept)).await.expect("checked"), Checked::Wrong);
        assert_eq!(hashing.check("nobody has this password", None).await.expect("checked"), Checked::Wrong);
    }
}
