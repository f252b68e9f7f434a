//! The device's journal: what was typed, sealed, until the server has it.
//!
//! Sealed with AES-256-GCM under a key that the server lends to whoever is signed in and that is never written down here.
//! Beside what is sealed an entry bears its number and the owner's mark, no name, no address and no quiz.

use std::cell::RefCell;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, HtmlDocument, IdbDatabase, IdbTransaction};

use super::post::{Answered, post};
use crate::wire::{AnswerV1, DoneV1, EmptyV1, HandInV1, LendKeyV1, LentKeyV1, SaveV1};

const DATABASE: &str = "fairway";
const ENTRIES: &str = "entries";
const DEVICE: &str = "device";
/// Says, without content, that something waits on this device, so that the server sends the island that sends it.
const COOKIE: &str = "journal=1; Path=/; Max-Age=34560000; SameSite=Lax";
const NO_COOKIE: &str = "journal=; Path=/; Max-Age=0; SameSite=Lax";
/// The most a journal is asked to hold; far beyond what is typed in a week.
const MOST: u32 = 5_000;

thread_local! {
    /// The mark of whoever this page was signed in as, once the server told it.
    static OWNER: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Something that waits.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Entry {
    version: u32,
    /// Where it is to be posted.
    pub(super) address: String,
    /// What is to be posted.
    pub(super) what: What,
}

/// What can wait.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum What {
    /// An answer.
    Save(SaveV1),
    /// A sitting to be handed in.
    HandIn(HandInV1),
}

/// An entry as it stands in the store.
#[derive(Serialize, Deserialize)]
struct Sealed {
    owner: String,
    nonce: String,
    sealed: String,
}

/// The journal of whoever is signed in.
pub(super) struct Journal {
    database: Database,
    /// The same as the browser has it.
    raw: IdbDatabase,
    crypto: Crypto,
    key: CryptoKey,
    /// The mark of this person's entries.
    pub(super) owner: String,
    /// The name of this device in steps; all its tabs share it.
    pub(super) device: String,
    /// Milliseconds the server's clock is ahead of the device's.
    pub(super) ahead: i64,
}

/// Why there is no journal at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoJournal {
    /// The browser offers no store or no sealing; asking again does not help.
    NotHere,
    /// Nobody is signed in.
    SignIn,
    /// The server did not answer, or the browser's store did not: after a crash it is not always ready at once.
    Lost,
}

impl Entry {
    pub(super) fn new(address: &str, what: What) -> Self {
        Self { version: 1, address: address.to_owned(), what }
    }

    /// When it was typed, if it is an answer to a question of the sitting at this address.
    pub(super) fn typed_at(&self, address: &str) -> Option<i64> {
        match &self.what {
            What::Save(save) if self.address == address => Some(save.edited_at),
            What::Save(_) | What::HandIn(_) => None,
        }
    }

    /// The answer and how sure of it one is, if it is one to this question of the sitting at this address.
    pub(super) fn answers(&self, address: &str, question: &str) -> Option<(&AnswerV1, &Option<String>)> {
        match &self.what {
            What::Save(save) if self.address == address && save.question == question => Some((&save.answer, &save.certainty)),
            What::Save(_) | What::HandIn(_) => None,
        }
    }
}

impl From<Error> for NoJournal {
    fn from(_: Error) -> Self {
        Self::Lost
    }
}

impl From<JsValue> for NoJournal {
    fn from(_: JsValue) -> Self {
        Self::NotHere
    }
}

impl Journal {
    /// Opens the journal of whoever is signed in.
    pub(super) async fn open() -> Result<Self, NoJournal> {
        let crypto = window().crypto()?;
        // Without a secure context there is no sealing.
        if !window().is_secure_context() {
            return Err(NoJournal::NotHere);
        }
        let (database, raw) = open().await?;
        let device = device(&database, &crypto).await?;
        let asked = super::now();
        let lent: LentKeyV1 = match post("/api/v1/journal", &LendKeyV1 { version: 1, device: device.clone() }).await {
            Answered::Done(lent) => lent,
            Answered::SignIn | Answered::Forbidden => return Err(NoJournal::SignIn),
            Answered::Refused => return Err(NoJournal::NotHere),
            Answered::Lost => return Err(NoJournal::Lost),
        };
        // The server's clock was read about half-way between question and answer.
        let ahead = lent.now - (asked + super::now()) / 2;
        let key = imported(&crypto, &lent.key).await?;
        OWNER.with_borrow_mut(|owner| *owner = Some(lent.owner.clone()));
        Ok(Self { database, raw, crypto, key, owner: lent.owner, device, ahead })
    }

    /// A number that no entry of this device bears; they rise.
    pub(super) async fn next_number(&self) -> Result<i64, NoJournal> {
        let transaction = self.database.transaction(&[DEVICE], TransactionMode::ReadWrite)?;
        let store = transaction.object_store(DEVICE)?;
        let kept = store.get(JsValue::from_str("number"))?.await?;
        let next = kept.and_then(|kept| kept.as_f64()).unwrap_or(0.0) + 1.0;
        store.put(&JsValue::from_f64(next), Some(&JsValue::from_str("number")))?.await?;
        transaction.await?;
        #[expect(clippy::cast_possible_truncation, reason = "a whole number far below 2^53")]
        let next = next as i64;
        Ok(next)
    }

    /// Seals an entry under its number; on the disk of this device when this returns, so that a power cut does not take it.
    pub(super) async fn keep(&self, number: i64, entry: &Entry) -> Result<(), NoJournal> {
        let plain = serde_json::to_vec(entry).map_err(|_| NoJournal::NotHere)?;
        let mut nonce = [0; 12];
        self.crypto.get_random_values_with_u8_array(&mut nonce)?;
        let encrypted = self.crypto.subtle().encrypt_with_object_and_u8_array(&self.cipher(&nonce)?, &self.key, &plain)?;
        let sealed = Uint8Array::new(&JsFuture::from(encrypted).await?).to_vec();
        let record = Sealed { owner: self.owner.clone(), nonce: hex(&nonce), sealed: hex(&sealed) };
        let record = serde_json::to_string(&record).map_err(|_| NoJournal::NotHere)?;
        let transaction = strict(&self.raw)?;
        let store = transaction.object_store(ENTRIES)?;
        store.put(&JsValue::from_str(&record), Some(&key_of(number)))?.await?;
        transaction.await?;
        set_cookie(COOKIE);
        Ok(())
    }

    /// Takes an entry out, once the server has it; tells the server no more of this device when it was the last of all.
    pub(super) async fn forget(&self, number: i64) -> Result<(), NoJournal> {
        delete(&self.database, &[number]).await
    }

    /// Tells the server no more of this device if nothing at all lies in the journal.
    pub(super) async fn settle(&self) -> Result<(), NoJournal> {
        let transaction = self.database.transaction(&[ENTRIES], TransactionMode::ReadOnly)?;
        let left = transaction.object_store(ENTRIES)?.count(None)?.await?;
        if left == 0 {
            set_cookie(NO_COOKIE);
        }
        Ok(())
    }

    /// Tells the server that this device holds nothing more of whoever is signed in, where that is so.
    pub(super) async fn report(&self) {
        let nothing = self.entries().await.is_ok_and(|entries| entries.is_empty());
        if nothing {
            // If it does not get through, the next page that looks tells it.
            let _: Answered<DoneV1> = post("/api/v1/journal/empty", &EmptyV1 { version: 1, device: self.device.clone() }).await;
        }
    }

    /// This person's entries, oldest first. One that cannot be opened was sealed under a key that is destroyed: it is
    /// taken out. Entries of others are not touched.
    pub(super) async fn entries(&self) -> Result<Vec<(i64, Entry)>, NoJournal> {
        let mut entries = Vec::new();
        for (number, record) in self.records().await? {
            let Some(record) = record.filter(|record| record.owner == self.owner) else { continue };
            match self.opened(&record).await {
                Some(entry) => entries.push((number, entry)),
                None => self.forget(number).await?,
            }
        }
        Ok(entries)
    }

    async fn records(&self) -> Result<Vec<(i64, Option<Sealed>)>, NoJournal> {
        records(&self.database).await
    }

    async fn opened(&self, record: &Sealed) -> Option<Entry> {
        let (nonce, sealed) = (bytes(&record.nonce)?, bytes(&record.sealed)?);
        let opening = self.crypto.subtle().decrypt_with_object_and_u8_array(&self.cipher(&nonce).ok()?, &self.key, &sealed).ok()?;
        let plain = Uint8Array::new(&JsFuture::from(opening).await.ok()?).to_vec();
        serde_json::from_slice(&plain).ok().filter(|entry: &Entry| entry.version == 1)
    }

    /// The cipher with this nonce, bound to the owner.
    fn cipher(&self, nonce: &[u8]) -> Result<Object, NoJournal> {
        let cipher = Object::new();
        Reflect::set(&cipher, &"name".into(), &"AES-GCM".into())?;
        Reflect::set(&cipher, &"iv".into(), &Uint8Array::from(nonce))?;
        Reflect::set(&cipher, &"additionalData".into(), &Uint8Array::from(self.owner.as_bytes()))?;
        Ok(cipher)
    }
}

/// Every entry of this device, oldest first.
async fn records(database: &Database) -> Result<Vec<(i64, Option<Sealed>)>, NoJournal> {
    let transaction = database.transaction(&[ENTRIES], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(ENTRIES)?;
    let keys = store.get_all_keys(None, Some(MOST))?.await?;
    let values = store.get_all(None, Some(MOST))?.await?;
    let records = keys.iter().zip(values).map(|(key, value)| {
        #[expect(clippy::cast_possible_truncation, reason = "numbers of entries are whole")]
        let number = key.as_f64().unwrap_or_default() as i64;
        (number, value.as_string().and_then(|text| serde_json::from_str(&text).ok()))
    });
    Ok(records.collect())
}

/// Deletes the entries of whoever this page was signed in as, without asking the server; those of others stay.
pub(super) async fn discard() -> Result<(), NoJournal> {
    let Some(owner) = OWNER.with_borrow(Clone::clone) else { return Ok(()) };
    let (database, _) = open().await?;
    let own = records(&database).await?;
    let own = own.into_iter().filter(|(_, record)| record.as_ref().is_some_and(|record| record.owner == owner));
    let numbers: Vec<i64> = own.map(|(number, _)| number).collect();
    delete(&database, &numbers).await
}

/// Deletes entries; tells the server no more of this device when they were the last of all.
async fn delete(database: &Database, numbers: &[i64]) -> Result<(), NoJournal> {
    let transaction = database.transaction(&[ENTRIES], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(ENTRIES)?;
    for number in numbers {
        store.delete(key_of(*number))?.await?;
    }
    let left = store.count(None)?.await?;
    transaction.await?;
    if left == 0 {
        set_cookie(NO_COOKIE);
    }
    Ok(())
}

async fn open() -> Result<(Database, IdbDatabase), NoJournal> {
    // Where the browser has no store at all, asking again does not help.
    let factory = Factory::new().map_err(|_| NoJournal::NotHere)?;
    let mut request = factory.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        for store in [ENTRIES, DEVICE] {
            // A store that could not be made is missed by the first transaction, which says so.
            let _ = database.create_object_store(store, ObjectStoreParams::new());
        }
    });
    let raw = IdbDatabase::from(request.await?);
    Ok((Database::from(raw.clone()), raw))
}

/// A transaction that is complete once it is on the disk, not only with the operating system; a browser that does not know the
/// difference takes it as any other.
fn strict(raw: &IdbDatabase) -> Result<Transaction, NoJournal> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let begin: Function = Reflect::get(raw, &"transaction".into())?.dyn_into()?;
    let begun = begin.call3(raw, &Array::of1(&ENTRIES.into()), &"readwrite".into(), &options)?;
    Ok(Transaction::from(begun.dyn_into::<IdbTransaction>()?))
}

/// The name this device drew for itself, the same for whoever uses it.
async fn device(database: &Database, crypto: &Crypto) -> Result<String, NoJournal> {
    let mut drawn = [0; 16];
    crypto.get_random_values_with_u8_array(&mut drawn)?;
    let transaction = database.transaction(&[DEVICE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(DEVICE)?;
    let kept = store.get(JsValue::from_str("name"))?.await?.and_then(|kept| kept.as_string());
    let name = kept.unwrap_or_else(|| hex(&drawn));
    store.put(&JsValue::from_str(&name), Some(&JsValue::from_str("name")))?.await?;
    transaction.await?;
    Ok(name)
}

/// The key lent, usable for sealing here and for nothing else: it cannot be read out again.
async fn imported(crypto: &Crypto, key: &str) -> Result<CryptoKey, NoJournal> {
    let raw = window().atob(key)?;
    let raw: Vec<u8> = raw.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let raw = Uint8Array::from(raw.as_slice());
    let importing = crypto.subtle().import_key_with_str("raw", &raw, "AES-GCM", false, &uses)?;
    JsFuture::from(importing).await?.dyn_into().map_err(|_| NoJournal::NotHere)
}

fn key_of(number: i64) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    JsValue::from_f64(number as f64)
}

/// Sets a cookie of this page's own.
pub(super) fn set_cookie(cookie: &str) {
    let page: Option<HtmlDocument> = document().dyn_into().ok();
    if let Some(page) = page {
        // A browser that takes no cookies replays from the sitting alone.
        let _ = page.set_cookie(cookie);
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = hex.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    Some(digits?.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect())
}
