//! The roster, and the own profile.

use academy::{Error, RosterQuery};
use app::accreditation::{ProfileView, RosterView, profile_page, roster_page};
use app::form::FormState;
use app::routes::{self, encode};
use domain::id::CaseId;
use domain::language::Language;

use super::super::ask::Ask;
use super::super::reply::Reply;
use super::calls::REGIONS;
use super::lines::Around;
use super::rooms;

/// The roster, searched.
pub(crate) async fn roster(mut ask: Ask) -> Result<Reply, Error> {
    let (language, academy) = (ask.language, ask.academy().clone());
    let asked = |name: &str| Some(ask.asked(name)).filter(|text| !text.is_empty()).map(str::to_owned);
    let category = asked("category");
    let (of, domain) = category.as_deref().and_then(|both| both.split_once(' ')).unzip();
    let level = ask.asked("level").parse().unwrap_or(1);
    let after = ask.asked("after").rsplit_once(' ').and_then(|(name, case)| Some((name.to_owned(), CaseId::parse(case)?)));
    let query = RosterQuery {
        category: of.map(str::to_owned),
        domain: domain.map(str::to_owned),
        region: asked("region"),
        stage: asked("stage"),
        language: Language::parse(ask.asked("language")).map(|language| (language, level)),
        released: ask.asked("released") == "yes",
        administration: None,
        name: ask.asked("q").to_owned(),
        after,
    };
    let fields = ["q", "category", "stage", "region", "language", "level", "released"];
    let typed: Vec<(String, String)> = fields.iter().map(|name| ((*name).to_owned(), ask.asked(name).to_owned())).collect();
    let page = academy.roster(ask.visit().await?, &query).await?;
    let around = Around::of(&mut ask).await?;
    let categories = page.policies.iter().map(|edition| {
        let policy = &edition.policy;
        let words = format!("{}, {}", policy.category_title.read(language), policy.domain_title.read(language));
        (format!("{} {}", policy.category, policy.domain), words)
    });
    let view = RosterView {
        experts: around.lines(&ask, &page.experts),
        categories: categories.collect(),
        regions: REGIONS.map(str::to_owned).to_vec(),
        next: page.next.map(|(name, case)| address(language, &typed, &format!("{name} {case}"))),
        asked: typed,
        sees_all: page.sees_all,
        rooms: rooms(&ask),
    };
    Ok(Reply::page(move |language| roster_page(language, &view)))
}

/// The same search from there on.
fn address(language: Language, typed: &[(String, String)], after: &str) -> String {
    let pairs = typed.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={}", encode(value)));
    let query: Vec<String> = pairs.chain([format!("after={}", encode(after))]).collect();
    format!("{}?{}", routes::roster(language), query.join("&"))
}

/// The own profile.
pub(crate) async fn profile(ask: Ask) -> Result<Reply, Error> {
    show_profile(ask, FormState::default()).await
}

async fn show_profile(mut ask: Ask, form: FormState) -> Result<Reply, Error> {
    let academy = ask.academy().clone();
    let profile = academy.own_profile(ask.visit().await?).await?;
    let was_kept = ask.asked("done") == "yes";
    let view = profile.map_or_else(
        || ProfileView { was_kept, ..ProfileView::default() },
        |it| ProfileView {
            levels: it.languages.0.iter().map(|(language, level)| (language.to_string(), *level)).collect(),
            note: it.note.clone(),
            is_public: it.is_public,
            was_kept,
        },
    );
    let state = form.clone();
    Ok(Reply::form(&state, move |language| profile_page(language, &view, &form)))
}

/// Keeps the own profile.
pub(crate) async fn keep_profile(ask: Ask) -> Result<Reply, Error> {
    let levels = ask.form.iter().filter_map(|(name, value)| Some((name.strip_prefix("level-")?.to_owned(), value.clone())));
    let levels: Vec<(String, String)> = levels.collect();
    match ask.academy().set_profile(ask.actor()?, &levels, ask.field("note"), ask.field("is_public") == "yes").await {
        Ok(()) => Ok(Reply::See(format!("{}?done=yes", routes::profile(ask.language)))),
        Err(error) => {
            let form = ask.again(error)?;
            show_profile(ask, form).await
        }
    }
}
