//! Randomness from the operating system: tokens, ids, seeds.

use domain::time::{Span, Timestamp};
use uuid::Uuid;

/// Random bytes; a machine that has none cannot serve.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A random whole number.
pub(crate) fn number() -> u64 {
    u64::from_le_bytes(bytes())
}

/// A new id, UUID v7 at this instant.
pub(crate) fn id(now: Timestamp) -> Uuid {
    let millis = u64::try_from(now.0).unwrap_or(0);
    let random: [u8; 10] = bytes();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// A token for a cookie or a link: 256 random bits, base64url.
pub(crate) fn token() -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// Six letters and digits that nobody takes for one another.
pub(crate) fn code() -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    bytes::<6>().iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect()
}

/// A short pause, longer at each try, so that two units of work do not meet again.
pub(crate) async fn wait_a_little(tries: u32) {
    let most = 10_u64 << tries.min(6);
    tokio::time::sleep(std::time::Duration::from_millis(number() % most + 1)).await;
}

/// The milliseconds from 2026-01-01 UTC, from which attempts are numbered.
const SINCE_2026: Timestamp = Timestamp(1_767_225_600_000);

/// A new attempt number: milliseconds since 2026 × 2^20 + 20 random bits.
pub(crate) fn attempt_number(now: Timestamp) -> i64 {
    let Span(since) = now - SINCE_2026;
    let random = i64::try_from(number() >> 44).unwrap_or(0);
    since.max(0) * (1 << 20) + random
}
